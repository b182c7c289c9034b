"""Who was there, as stenographic records say it at their end (출석 위원, 참석자): columns of names, letters spaced.

`김 호 성` is one name, `전 문 위 원 문 병 철` an office and a name. Who was absent (청가, 결석) was not there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import proceedings as signs
from generator.cover import Attendee, Observer
from generator.dialects.listing import unmarked
from generator.model import Paragraph

MEMBERS = re.compile(r"(?:출석|참석)\s?(?P<role>위원|의원|이사)(?:$|\s?[(（:：])")
ABSENT = re.compile(r"^(?:청가|결석|불참)")
GAP = re.compile(r" {2,}|\t|\u3000|,\s*")
LETTERS = re.compile(rf"(?:[{signs.WORD}] ){{1,9}}[{signs.WORD}]$")
SPACED_NAME = re.compile(
    rf"(?P<office>.*\S)\s+(?P<name>[{signs.WORD}] [{signs.WORD}] [{signs.WORD}]|(?<=\S\S )[{signs.WORD}] [{signs.WORD}])$"
)


@dataclass(frozen=True, slots=True)
class Roster:
    """One list: its head, how many it announces, and its entries as printed."""

    head: str
    announced: int | None
    entries: tuple[str, ...]
    paragraph: Paragraph


def rosters(paragraphs: Iterable[Paragraph]) -> Iterator[Roster]:
    """The lists of a record."""
    for paragraph in paragraphs:
        head, _, rest = unmarked(paragraph.text).partition("\n")
        match = signs.ROSTER.match(head.strip())
        if paragraph.role == "roster" and match:
            count = int(match["count"]) if match["count"] else None
            is_members = bool(MEMBERS.search(head))
            lines = filter(None, ((match["names"] or ""), *rest.split("\n")))
            entries = [e for line in lines for e in _entries(line.strip(), is_members=is_members)]
            head = head.partition(":")[0].partition("：")[0].strip()
            yield Roster(head, count, tuple(entries), paragraph)


def _entries(line: str, *, is_members: bool) -> Iterator[str]:
    """The people of a line: columns of names; of others, an office and the name behind it."""
    cells = [close(cell) for cell in filter(None, map(str.strip, GAP.split(line)))]
    if all(len(cell) == 1 for cell in cells) and 1 < len(cells) < 5:
        cells = ["".join(cells)]
    if is_members:
        yield from (name for cell in _letters_joined(cells) for name in _names(cell))
        return
    while cells:
        cell = cells.pop(0)
        while cells and not _is_name(cell.split()[-1]) and _is_name(cells[0].split()[-1]):
            cell = f"{cell} {cells.pop(0)}"
        yield from _people(cell)


def _letters_joined(cells: Sequence[str]) -> Iterator[str]:
    """`이` and `공` in two columns are one name."""
    rest = list(cells)
    while rest:
        cell = rest.pop(0)
        if len(cell) == 1 and rest and len(rest[0]) == 1:
            cell += rest.pop(0)
        yield cell


def _names(cell: str) -> list[str]:
    words = cell.split()
    return words if len(words) > 1 and all(map(_is_name, words)) else [cell]


def _people(cell: str) -> Iterator[str]:
    """`부군수 최없음 기획실장 정허상` are two; an office and a name one."""
    words = _person(cell).split()
    while words:
        end = next((n for n, word in enumerate(words) if n and _is_name(word)), len(words) - 1)
        yield " ".join(words[: end + 1])
        words = words[end + 1 :]


def _is_name(word: str) -> bool:
    return (
        bool(signs.NAME.match(word))
        and not signs.OFFICE.search(word)
        and not signs.UNIT.search(word)
    )


def read_rosters(
    paragraphs: Iterable[Paragraph],
) -> tuple[list[Attendee], list[Observer], int | None]:
    """Members who were there, others who sat in, and how many members are announced."""
    attendees: list[Attendee] = []
    observers: list[Observer] = []
    announced = None
    for roster in rosters(paragraphs):
        members = MEMBERS.search(roster.head)
        if members:
            attendees += [Attendee(entry, members["role"]) for entry in roster.entries]
            announced = roster.announced if announced is None else announced
        elif not ABSENT.match(roster.head):
            observers += [Observer(entry) for entry in roster.entries]
    return attendees, observers, announced


def close(text: str) -> str:
    """A word whose letters are spaced, without the blanks."""
    return text.replace(" ", "") if LETTERS.match(text) else text


def _person(entry: str) -> str:
    """Office and name of an entry, each closed; an entry of another form as it is."""
    match = SPACED_NAME.match(entry)
    if not match:
        return close(entry)
    return f"{close(match['office'])} {match['name'].replace(' ', '')}"
