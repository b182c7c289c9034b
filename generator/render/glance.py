"""The meeting at a glance: the turns in order as bars, and who spoke of which item.

Lengths and counts are of the recorded text. Masked turns are one row, since nobody can tell how many
people they are.
"""

from collections import Counter
from typing import Any

from generator.model import Meeting, Speech
from generator.render.wording import TOGETHER, UNNAMED, masked


def glance(meeting: Meeting) -> dict[str, Any]:
    """`turns`: speech and its length in percent of the longest; `rows` and `columns` of the table."""
    lengths = {s.id: sum(len(p.text) for p in s.paragraphs) for s in meeting.speeches}
    longest = max(lengths.values(), default=0) or 1
    counts = Counter(
        (row_of(speech), mention.agenda)
        for speech in meeting.speeches
        for paragraph in speech.paragraphs
        for mention in paragraph.mentions
    )
    names = {row_of(s): _name(s, meeting) for s in meeting.speeches}
    first = {
        (row_of(speech), mention.agenda): speech.id
        for speech in reversed(meeting.speeches)
        for paragraph in speech.paragraphs
        for mention in paragraph.mentions
    }
    said = {row for row, _ in counts}
    return {
        "turns": [(s, round(100 * lengths[s.id] / longest, 1)) for s in meeting.speeches],
        "rows": [(row, name) for row, name in names.items() if row in said],
        "columns": [i for i in meeting.agenda if any(i.id == own for _, own in counts)],
        "counts": counts,
        "first": first,
    }


def row_of(speech: Speech) -> str:
    """A speaker's slug; all masked turns share one row, those of several at once another, all without a label a third."""
    if speech.withheld:
        return "withheld"
    if speech.speaker:
        return speech.speaker.slug
    return "together" if speech.label else "nobody"


def _name(speech: Speech, meeting: Meeting) -> str:
    if speech.withheld:
        return masked(meeting)
    if speech.speaker:
        return speech.speaker.label
    return TOGETHER if speech.label else UNNAMED
