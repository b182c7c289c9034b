"""Who was there, as stenographic records say it at their end (출석 위원, 참석자): columns of names, letters spaced.

`김 호 성` is one name, `전 문 위 원 문 병 철` an office and a name. Who was absent (청가, 결석) was not there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from generator.facts.cover import Attendee, Observer
from generator.korean import proceedings as signs
from generator.korean.grammar import SECRETARIAT
from generator.model import Paragraph
from generator.record.counted import HOW_MANY
from generator.record.dialects.listing import unmarked
from generator.record.overview import field_key
from generator.record.speakers import spelled

MEMBERS = re.compile(
    r"(?:출석|참석)\s?(?P<role>(?:감사|소)?\s?(?:위원|의원|이사))(?:$|\s?[(（:：]|\s\d)"
)
FOOT = re.compile(r"^(?:TOP|Copyright|ⓒ|©|개인정보|이전\s?글|다음\s?글|목록)", re.I)
ABSENT = re.compile(r"^(?:청가|결석|불참|출장)")
# Names that end as units do: `김정원`.
NAME_LIKE_UNIT = re.compile(rf"(?:{signs.SURNAME.pattern})[{signs.WORD}]원$")
# Like a name of a person; and offices that no unit has above it.
SHORT_UNIT = re.compile(rf"(?:{signs.SURNAME.pattern})[{signs.WORD}]{{1,2}}$")
OF_NO_UNIT = re.compile(
    r"(?:대통령|국무총리|부?시장|부?군수|부?구청장|(?:부|도)?지사|부?의장|부?교육감)$"
)
MINISTER = re.compile(r"(?:제\d)?[장차]관$")  # below `국방부`, which could be a name
OF_ANOTHER = re.compile(
    r"[가-힣]{2,}?(?:부|처|청|공사|회사|공단|협회)(?=[가-힣]{2})"
)  # `기획재정부예산실장`
MINISTRY = re.compile(r"[가-힣]{2}(?:부|처|청|공사|공단|은행|협회|법인|학교|센터)$")
GAP = re.compile(r" {2,}|\t|\u3000|,\s*")
LETTERS = re.compile(rf"(?:[{signs.WORD}\d] ){{1,9}}[{signs.WORD}]$")
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
    """The lists of a record; one may run over several paragraphs."""
    current: Roster | None = None
    for paragraph in (p for p in paragraphs if p.role == "roster"):
        head, _, rest = unmarked(paragraph.text).partition("\n")
        match = signs.ROSTER.match(head.strip())
        is_head = bool(match or SECRETARIAT.match(head.strip()))
        if current and not is_head:
            current = _with(current, paragraph.text)
            continue
        if current:
            yield current
        current = None
        if is_head:
            count = int(match["count"]) if match and match["count"] else None
            own = head.partition(":")[0].partition("：")[0].strip()
            names = (match["names"] if match else "") or ""
            current = _with(Roster(own, count, (), paragraph), f"{names}\n{rest}")
    if current:
        yield current


def _with(roster: Roster, text: str) -> Roster:
    is_members = bool(MEMBERS.search(roster.head))
    stripped = filter(None, map(str.strip, text.split("\n")))
    lines = list(takewhile(lambda line: not FOOT.match(line), stripped))
    if is_members:
        more = [entry for line in lines for entry in _entries(line, is_members=True)]
    else:
        more = list(_with_units(lines))
    named = (entry for entry in more if not HOW_MANY.search(entry))
    return replace(roster, entries=(*roster.entries, *named))


def _with_units(lines: Sequence[str]) -> Iterator[str]:
    """The people of several lines, those below `국토교통부` with the unit that their office leaves out."""
    unit = ""
    for line, following in zip(lines, (*lines, "")[1:], strict=True):
        if _is_unit(own := close(line), following):
            # Not where the offices below say it themselves: `도시국`, `도시국장 김가상`.
            is_said = following.replace(" ", "").startswith(own.replace(" ", ""))
            unit = "" if is_said else own
            continue
        for entry in _entries(line, is_members=False):
            office, _, name = entry.partition(" ")
            is_of_it = name and not OF_NO_UNIT.match(office) and not OF_ANOTHER.match(office)
            unit = unit if is_of_it else ""
            is_named = _is_name(name) or signs.PERSON.match(name)
            yield f"{unit} {entry}" if unit and is_named else entry


def _is_unit(line: str, following: str) -> bool:
    """Whether a line names a unit alone, and an office with a name stands below it."""
    words = line.split()
    if GAP.search(line) or any(map(signs.OFFICE.search, words)):
        return False
    below = next(_entries(following, is_members=False), "").split()
    is_person = len(below) > 1 and signs.PERSON.match(below[-1]) and signs.OFFICE.search(below[-2])
    is_sure = not _is_name(words[-1]) and not SHORT_UNIT.match(words[-1])
    is_sure = is_sure or bool(is_person and MINISTER.match(below[0]))
    names_unit = signs.UNIT.search(line) or MINISTRY.search(line)
    return bool(is_person and names_unit and (is_sure or below[0].startswith(words[-1])))


def _entries(line: str, *, is_members: bool) -> Iterator[str]:
    """The people of a line: columns of names; of others, an office and the name behind it."""
    cells = [close(cell) for cell in filter(None, map(str.strip, GAP.split(line)))]
    cells = list(_letters_joined(cells))
    if is_members:
        yield from (name for cell in cells for name in _names(cell))
        return
    while cells:
        cell = cells.pop(0)
        while cells and not _is_name(cell.split()[-1]) and _is_name(cells[0].split()[-1]):
            cell = f"{cell} {cells.pop(0)}"
        yield from _people(cell)


def names_of(lines: Iterable[str]) -> list[str]:
    """The names of lines that hold names alone, letters closed."""
    return [name for line in lines for name in _entries(line.strip(), is_members=True)]


def _letters_joined(cells: Sequence[str]) -> Iterator[str]:
    """Letters in columns of their own are names: `이` and `공`; `김`, `호`, `성`."""
    for is_letter, group in groupby(cells, lambda cell: len(cell) == 1):
        run = list(group)
        size = 2 if len(run) in (2, 4) else 3
        yield from (
            ("".join(run[n : n + size]) for n in range(0, len(run), size)) if is_letter else run
        )


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
        and (not signs.UNIT.search(word) or bool(NAME_LIKE_UNIT.match(word)))
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
            attendees += [
                Attendee(entry, members["role"].removeprefix("감사").strip())
                for entry in roster.entries
            ]
            announced = roster.announced if announced is None else announced
        elif not ABSENT.match(roster.head) and field_key(roster.head) != "attendees":
            observers += [Observer(entry) for entry in roster.entries]
    return attendees, observers, announced


def close(text: str) -> str:
    """A word whose letters are spaced, without the blanks; an office and the name behind it stay two."""
    return spelled(text) if LETTERS.match(text) else text


def _person(entry: str) -> str:
    """Office and name of an entry, each closed; an entry of another form as it is."""
    match = SPACED_NAME.match(entry)
    if not match:
        return close(entry)
    return f"{close(match['office'])} {match['name'].replace(' ', '')}"
