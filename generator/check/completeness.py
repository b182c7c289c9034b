"""The eleven items that minutes must hold (공공기록물법 시행령 §18②): present, attached or absent.

A gap is shown, never filled: what is stated here is only where the record says it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.korean import grammar
from generator.korean.grammar import fold
from generator.model import Meeting

State = Literal["present", "attached", "absent"]
KOREAN: Mapping[State, str] = {"present": "있음", "attached": "붙임", "absent": "찾지 못함"}


@dataclass(frozen=True, slots=True)
class LegalItem:
    """One of the eleven, its state in this record, a note in the record's words, and its place."""

    item: str
    state: State
    note: str = ""
    paragraph: str = ""
    """Where the record has it; empty where it is absent or stands in many places."""


Found = tuple[State, str, str]
ABSENT: Found = ("absent", "", "")


def completeness(meeting: Meeting) -> tuple[LegalItem, ...]:
    """All eleven, in the order of the law."""
    return tuple(LegalItem(name, *_found(meeting, *where)) for name, where in ITEMS.items())


def _found(meeting: Meeting, key: str, elsewhere: Callable[[Meeting], Found]) -> Found:
    """What the overview's entry of a kind says, else what the record says elsewhere."""
    field = meeting.overview.field(key)
    if field and field.words:
        attached = grammar.ATTACHED.match(field.words)
        return "attached" if attached else "present", field.words, field.line.paragraph
    return ABSENT if field and key not in TOLD_BELOW else elsewhere(meeting)


def _nowhere(meeting: Meeting) -> Found:
    return ABSENT


def _title(meeting: Meeting) -> Found:
    title = meeting.overview.title
    own = [block.id for block in meeting.front if title and _has_title(block.text, fold(title))]
    return ("present", title, own[-1]) if own else ABSENT


def _has_title(text: str, title: str) -> bool:
    """Whether a text is the title, or one of its lines the part of it that says what the text is."""
    lines = [fold(line) for line in text.split("\n") if grammar.TITLE.search(line)]
    return fold(text) == title or any(line and line in title for line in lines)


PLACE = re.compile(r"\d|실$|층|회의실|강당|청사|홀$")  # of a building: where, not who


def _publisher(meeting: Meeting) -> Found:
    name = fold(meeting.committee.publisher)
    for block in meeting.front:
        rest = fold(block.text).removeprefix(name) if name else ""
        is_it = name and rest != fold(block.text) and not PLACE.search(rest)
        if is_it or (name and fold(block.text) == name):
            return "present", " ".join(block.text.split()), block.id
    return ABSENT


def _attendees(meeting: Meeting) -> Found:
    names = [one.name or one.role for one in meeting.overview.attendees]
    return _listed(meeting, "attendees", names)


def _observers(meeting: Meeting) -> Found:
    return _listed(meeting, "observers", [one.label for one in meeting.overview.observers])


def _listed(meeting: Meeting, key: str, people: Sequence[str]) -> Found:
    """A list with somebody in it, or one that is attached; a count of heads alone is none."""
    field = meeting.overview.field(key)
    if field and field.words and (people or grammar.ATTACHED.match(field.words)):
        return "present" if people else "attached", field.words, field.line.paragraph
    named = (p.id for p in meeting.front if any(one in p.text for one in people))
    places = [*_rosters(meeting), *named, field.line.paragraph if field else ""]
    return _first(places if people else [])


def _rosters(meeting: Meeting) -> list[str]:
    return [paragraph.id for paragraph in meeting.paragraphs() if paragraph.role == "roster"]


def _decisions(meeting: Meeting) -> Found:
    return _first([outcome.paragraph for item in meeting.agenda for outcome in item.outcomes])


def _votes(meeting: Meeting) -> Found:
    """Where some were counted, else listed by name."""
    counted = [one.paragraph for item in meeting.agenda for one in item.outcomes if one.votes]
    return _first(counted + [roll.paragraph for item in meeting.agenda for roll in item.rolls])


def _agenda(meeting: Meeting) -> Found:
    return _first([item.paragraph for item in meeting.agenda])


def _speeches(meeting: Meeting) -> Found:
    return ("present", "", "") if any(speech.label for speech in meeting.speeches) else ABSENT


def _first(places: list[str]) -> Found:
    return ("present", "", places[0]) if places else ABSENT


TOLD_BELOW = ("agenda", "result")  # labels that may stand above what is said elsewhere
ITEMS: Mapping[str, tuple[str, Callable[[Meeting], Found]]] = {
    "회의 명칭": ("name", _title),
    "개최기관": ("publisher", _publisher),
    "일시": ("day", _nowhere),
    "장소": ("place", _nowhere),
    "참석자 명단": ("", _attendees),
    "배석자 명단": ("", _observers),
    "진행순서": ("programme", _nowhere),
    "상정안건": ("agenda", _agenda),
    "발언요지": ("", _speeches),
    "결정사항": ("result", _decisions),
    "표결내용": ("vote", _votes),
}
