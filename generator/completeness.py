"""The eleven items that minutes must hold (공공기록물법 시행령 §18②): present, attached or absent.

A gap is shown, never filled: what is stated here is only where the record says it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator import grammar
from generator.cover import Field
from generator.grammar import fold
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


def completeness(meeting: Meeting) -> tuple[LegalItem, ...]:
    """All eleven, in the order of the law."""
    return tuple(LegalItem(name, *find(meeting)) for name, find in ITEMS.items())


Found = tuple[State, str, str]
ABSENT: Found = ("absent", "", "")


def _title(meeting: Meeting) -> Found:
    if field := meeting.overview.field("name"):
        return _stated(field)
    title = meeting.overview.title
    own = [block.id for block in meeting.front if title and _has_title(block.text, fold(title))]
    return ("present", title, own[-1]) if own else ABSENT


def _has_title(text: str, title: str) -> bool:
    """Whether a text is the title, or one of its lines the part of it that says what the text is."""
    lines = [fold(line) for line in text.split("\n") if grammar.TITLE.search(line)]
    return fold(text) == title or any(line and line in title for line in lines)


PLACE = re.compile(r"\d|실$|층|회의실|강당|청사|홀$")  # of a building: where, not who


def _publisher(meeting: Meeting) -> Found:
    if field := meeting.overview.field("publisher"):
        return _stated(field)
    name = fold(meeting.committee.publisher)
    for block in meeting.front:
        rest = fold(block.text).removeprefix(name) if name else ""
        is_it = name and rest != fold(block.text) and not PLACE.search(rest)
        if is_it or (name and fold(block.text) == name):
            return "present", " ".join(block.text.split()), block.id
    return ABSENT


def _of(*keys: str) -> Callable[[Meeting], Found]:

    def find(meeting: Meeting) -> Found:
        fields = [field for k in keys if (field := meeting.overview.field(k))]
        return _stated(fields[0]) if fields else ABSENT

    return find


def _people(key: str) -> Callable[[Meeting], Found]:

    def find(meeting: Meeting) -> Found:
        if field := meeting.overview.field(key):
            return _stated(field)
        places = [p.id for p in meeting.paragraphs() if p.role == "roster"]
        listed = meeting.overview.attendees if key == "attendees" else meeting.overview.observers
        return ("present", "", places[0]) if listed and places else ABSENT

    return find


def _decisions(meeting: Meeting) -> Found:
    field = meeting.overview.field("result")
    if field and field.words:
        return _stated(field)
    declared = [outcome.paragraph for item in meeting.agenda for outcome in item.outcomes]
    return ("present", "", declared[0]) if declared else ABSENT


def _votes(meeting: Meeting) -> Found:
    if field := meeting.overview.field("vote"):
        return _stated(field)
    counted = [one.paragraph for item in meeting.agenda for one in item.outcomes if one.votes]
    listed = [roll.paragraph for item in meeting.agenda for roll in item.rolls]
    return ("present", "", (counted or listed)[0]) if counted or listed else ABSENT


def _agenda(meeting: Meeting) -> Found:
    field = meeting.overview.field("agenda")
    if field and field.words:
        return _stated(field)
    return ("present", "", meeting.agenda[0].paragraph) if meeting.agenda else ABSENT


def _speeches(meeting: Meeting) -> Found:
    return ("present", "", "") if any(speech.label for speech in meeting.speeches) else ABSENT


def _stated(field: Field) -> Found:
    if not field.words:
        return ABSENT
    attached = grammar.ATTACHED.match(field.words)
    return "attached" if attached else "present", field.words, field.line.paragraph


ITEMS: Mapping[str, Callable[[Meeting], Found]] = {
    "회의 명칭": _title,
    "개최기관": _publisher,
    "일시": _of("day"),
    "장소": _of("place"),
    "참석자 명단": _people("attendees"),
    "배석자 명단": _people("observers"),
    "진행순서": _of("programme"),
    "상정안건": _agenda,
    "발언요지": _speeches,
    "결정사항": _decisions,
    "표결내용": _votes,
}
