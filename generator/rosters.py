"""Who was there, as stenographic records say it at their end (출석 위원, 참석자): columns of names, letters spaced.

`김 호 성` is one name, `전 문 위 원 문 병 철` an office and a name. Who was absent (청가, 결석) was not there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import proceedings as signs
from generator.cover import Attendee, Observer
from generator.dialects.listing import unmarked
from generator.model import Paragraph, Speech

MEMBERS = re.compile(r"(?:출석|참석)\s?(?P<role>위원|의원|이사)(?:$|\s?[(（])")
ABSENT = re.compile(r"^(?:청가|결석|불참)")
GAP = re.compile(r" {2,}|\t|\u3000|\n")
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


def rosters(speeches: Sequence[Speech]) -> Iterator[Roster]:
    """The lists of a record."""
    for speech in speeches:
        for paragraph in speech.paragraphs if not speech.label else ():
            head, _, rest = unmarked(paragraph.text).partition("\n")
            match = signs.ROSTER.match(head.strip())
            if paragraph.role == "roster" and match:
                count = int(match["count"]) if match["count"] else None
                entries = tuple(filter(None, map(str.strip, GAP.split(rest))))
                yield Roster(head.strip(), count, entries, paragraph)


def read_rosters(speeches: Sequence[Speech]) -> tuple[list[Attendee], list[Observer], int | None]:
    """Members who were there, others who sat in, and how many members are announced."""
    attendees: list[Attendee] = []
    observers: list[Observer] = []
    announced = None
    for roster in rosters(speeches):
        members = MEMBERS.search(roster.head)
        if members:
            attendees += [Attendee(close(entry), members["role"]) for entry in roster.entries]
            announced = roster.announced if announced is None else announced
        elif not ABSENT.match(roster.head):
            observers += [Observer(_person(entry)) for entry in roster.entries]
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
