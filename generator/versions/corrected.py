"""Which facts of a meeting stand on words that a correction is about (정정이 있는 사실): its day, an item's title, a decision.

In: a meeting whose paragraphs know their corrections, with its decisions. Out: fact -> the paragraph of its first correction. The fact stays
as recorded; pages and data say beside it that there is a correction.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.korean.grammar import fold
from generator.model import Meeting, Paragraph

FACTS = {"day": "date", "place": "place", "attendees": "attendees", "absent": "absent"}
FACTS |= {"observers": "observers", "result": "result"}
NAMES = {
    "date": "일시",
    "place": "장소",
    "title": "회의 이름",
}  # of what stands beside a meeting everywhere
Fact = tuple[str, str]
"""`date` or `agenda/a6/title`, and a paragraph."""


def with_corrected(meeting: Meeting) -> Meeting:
    """The meeting with its facts that have a correction."""
    places = {p.id: p for p in meeting.paragraphs() if p.corrections}
    if not places:
        return meeting
    found: dict[str, str] = {}
    for fact, paragraph in (*_of_overview(meeting, places), *_of_agenda(meeting, places)):
        found.setdefault(fact, paragraph)
    return replace(meeting, corrected=found)


def words_of(corrected: Mapping[str, str]) -> str:
    """What is said of a meeting wherever its day and name stand: `일시·장소 정정 있음`."""
    names = "·".join(name for fact, name in NAMES.items() if fact in corrected)
    return f"{names} 정정 있음" if names else ""


def _of_overview(meeting: Meeting, places: Mapping[str, Paragraph]) -> Iterator[Fact]:
    for field in meeting.overview.fields:
        for line in (field.line, *field.items):
            paragraph = places.get(line.paragraph)
            if paragraph and _touches(paragraph, line.text):
                yield f"overview/{field.line.paragraph}", paragraph.id
                if field.key in FACTS:
                    yield FACTS[field.key], paragraph.id
    title = fold(meeting.overview.title)
    for paragraph in (p for p in meeting.front if title and p.id in places):
        for words in paragraph.text.split("\n"):
            part = fold(words)
            if part and (part in title or title in part) and _touches(paragraph, words):
                yield "title", paragraph.id
    if not meeting.overview.field("attendees"):
        rosters = (p.id for p in places.values() if p.role == "roster")
        yield from (("attendees", own) for own in rosters)


def _of_agenda(meeting: Meeting, places: Mapping[str, Paragraph]) -> Iterator[Fact]:
    for item in meeting.agenda:
        quoted = [("title", item.paragraph, item.title)]
        for one in (*item.outcomes, *item.amendments):
            quoted += [("outcome", one.paragraph, one.quote), ("outcome", one.asked, one.question)]
        quoted += [("outcome", roll.paragraph, "") for roll in item.rolls]
        for fact, own, words in quoted:
            if own in places and _touches(places[own], words):
                yield f"agenda/{item.id}/{fact}", own


def _touches(paragraph: Paragraph, words: str) -> bool:
    """Whether a correction is about some of the words; about any, where they stand otherwise than quoted."""
    pattern = r"[\s*|]*".join(map(re.escape, words.split()))
    spans = [match.span() for match in re.finditer(pattern, paragraph.text)] if pattern else []
    whole = spans or [(0, len(paragraph.text))]
    return any(
        c.start < stop and start < c.stop for c in paragraph.corrections for start, stop in whole
    )
