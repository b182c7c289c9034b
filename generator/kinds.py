"""What each turn is for (발언의 종류): a meeting to the same meeting with the kind of every speech.

By the role of the label and what came before, never by the words: a report is the turn that states
agenda items, or an official's before any member spoke of the item that is open; an answer an official's turn
after a member spoke. Where no chair speaks, the deputy
leads. What is none of them stays `other`;
a turn that the record gives to nobody has no kind.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator import formulas, grammar
from generator.hanja import reading
from generator.model import Kind, Meeting, Speech


def with_kinds(meeting: Meeting) -> Meeting:
    """The meeting with `kind` set on its speeches."""
    speeches = zip(meeting.speeches, kinds(meeting), strict=True)
    return replace(meeting, speeches=tuple(replace(s, kind=kind) for s, kind in speeches))


def kinds(meeting: Meeting) -> Iterator[Kind | None]:
    """The kind of each speech, in order."""
    reports = {item.reporter for item in meeting.agenda}
    labels = [_plain(speech.label) for speech in meeting.speeches]
    chair = grammar.CHAIR if any(map(grammar.HEAD.search, labels)) else grammar.DEPUTY
    if any(map(grammar.PRESIDENT.search, labels)):
        chair = grammar.PRESIDENT  # and a committee's chair reports
    leading = {s.label for s in meeting.speeches if _leads(s)}
    asked = False
    first = {section.speeches[0] for section in meeting.sections}
    inside = {own for section in meeting.sections for own in section.speeches}
    for speech in meeting.speeches:
        asked = asked and speech.id not in first
        is_told = speech.id in inside and not asked and grammar.OFFICE.search(_plain(speech.label))
        kind = _kind(speech, chair, reported=speech.id in reports, asked=asked)
        kind = "report" if kind == "other" and is_told else kind
        kind = "procedure" if speech.label in leading else kind
        asked = asked or kind == "opinion"
        yield kind


def _leads(speech: Speech) -> bool:
    """Whether a deputy puts an item on the table: then the chair was somewhere else."""
    is_deputy = grammar.DEPUTY.search(_plain(speech.label))
    return bool(is_deputy) and any(formulas.TABLED.search(p.text) for p in speech.paragraphs)


def _kind(speech: Speech, chair: re.Pattern[str], *, reported: bool, asked: bool) -> Kind | None:
    if not speech.label:
        return None
    if reported:
        return "report"
    if chair.search(_plain(speech.label)):
        return "procedure"
    if speech.withheld or grammar.SEATED.search(_plain(speech.label)):
        return "opinion"
    return "answer" if asked else "other"


def _plain(label: str) -> str:
    """A label as offices are looked for: hanja as Hangul, `위원장 홍길동` as `홍길동 위원장`."""
    label = reading(label)
    label = re.sub(r"\s*[(（].*", "", label)
    first, _, last = label.rpartition(" ")
    return (
        f"{last} {first}"
        if first and grammar.OFFICE.search(first) and not grammar.OFFICE.search(last)
        else label
    )
