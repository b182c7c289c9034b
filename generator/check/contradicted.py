"""What people noted in `meeting.yml` and the record says otherwise (어긋나는 것): day, place, title."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.korean.grammar import ORDINAL, fold
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
    """Everything that the record, whose words the site uses, says otherwise."""
    notes, overview = meeting.notes, meeting.overview
    day, place = overview.field("day"), overview.field("place")
    if day and notes.day and overview.day and notes.day != overview.day:
        yield Contradiction("date", "일시", f"{notes.day}", day.words, day.line.paragraph)
    if place and _differ(notes.place, overview.place):
        yield Contradiction("place", "장소", notes.place, overview.place, place.line.paragraph)
    if _differ(notes.title, overview.title):
        own = (
            p.id for p in meeting.front if p.text.strip() and fold(p.text) in fold(overview.title)
        )
        yield Contradiction("title", "회의 이름", notes.title, overview.title, next(own, "o1"))


def _differ(noted: str, recorded: str) -> bool:
    """Whether both say something and neither is a part of the other, or they say different numbers."""
    one, other = fold(noted), fold(recorded)
    numbers = [
        match and match.group("year", "ordinal") for match in map(ORDINAL.search, (noted, recorded))
    ]
    is_part = one in other or other in one
    return bool(one and other) and (not is_part or (all(numbers) and numbers[0] != numbers[1]))
