"""What people noted in `meeting.yml` and the record says otherwise (어긋나는 것): day, place, title.

In: a meeting. Out: both words, and where the record has its own, which the site uses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.grammar import ORDINAL, fold
from generator.model import Meeting


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A key of `meeting.yml`, what it means, what people wrote there, and the record's words with their paragraph."""

    key: str
    name: str
    noted: str
    recorded: str
    paragraph: str


def contradicted(meeting: Meeting) -> Iterator[Contradiction]:
    """Everything that the record says otherwise."""
    notes, overview = meeting.notes, meeting.overview
    day, place = overview.field("day"), overview.field("place")
    if day and notes.day and overview.day and notes.day != overview.day:
        words = day.words
        yield Contradiction("date", "일시", f"{notes.day}", words, day.line.paragraph)
    if place and _differ(notes.place, overview.place):
        yield Contradiction("place", "장소", notes.place, overview.place, place.line.paragraph)
    is_other = _differ(notes.title, overview.title) or _numbers(notes.title) != _numbers(
        overview.title
    )
    if is_other and notes.title and overview.title:
        parts = ((fold(paragraph.text), paragraph.id) for paragraph in meeting.front)
        own = (own for part, own in parts if part and part in fold(overview.title))
        yield Contradiction("title", "회의 이름", notes.title, overview.title, next(own, "o1"))


def _differ(noted: str, recorded: str) -> bool:
    """Whether both say something, and neither is a part of the other."""
    one, other = fold(noted), fold(recorded)
    return bool(one and other) and one not in other and other not in one


def _numbers(title: str) -> tuple[str | None, ...]:
    """Year and ordinal that a title says."""
    match = ORDINAL.search(title)
    return match.group("year", "short", "ordinal") if match else ()
