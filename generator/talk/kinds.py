"""What each turn is for (발언의 종류): a meeting to the same meeting with the kind of every speech.

By the role of the label and what came before: a report is the turn that states agenda items, or an official's before any
member spoke of the item that is open; an answer an official's turn after a member spoke, unless a heading stands between,
or a chair who asks for a report. Where no chair speaks, the deputy leads; that all agree is procedure. What is none of them stays `other`; a turn that
the record gives to nobody has no kind.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.korean import formulas, grammar
from generator.korean.hanja import reading
from generator.korean.nobody import is_everybody
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
    asked = called = False
    first = {section.speeches[0] for section in meeting.sections}
    inside = {own for section in meeting.sections for own in section.speeches}
    for speech in meeting.speeches:
        asked = asked and speech.id not in first and not _heads(speech)
        label = _plain(speech.label)
        is_official = grammar.OFFICE.search(label) and not grammar.AUDITOR.search(label)
        is_told = speech.id in inside and not asked and is_official
        kind = _kind(speech, chair, reported=speech.id in reports, asked=asked)
        kind = "report" if kind == "other" and is_told else kind
        kind = "other" if kind == "answer" and called else kind
        kind = "procedure" if speech.label in leading else kind
        called = kind == "procedure" and _calls(speech)
        asked = asked or kind == "opinion" or (kind == "other" and _asks(speech))
        yield kind


def _heads(speech: Speech) -> bool:
    """Whether what nobody said is a heading: another matter begins."""
    return not speech.label and any(p.role in ("section", "agenda") for p in speech.paragraphs)


def _calls(speech: Speech) -> bool:
    """Whether a chair ends with asking for a report or an explanation: what follows need not be an answer."""
    said = [p.text for p in speech.paragraphs if p.role == "text"]
    return bool(said) and bool(formulas.CALLED.search("".join(said[-1].split("\n"))))


def _asks(speech: Speech) -> bool:
    """Whether the last sentence of a turn is a question by its sign."""
    said = [p.text for p in speech.paragraphs if p.role == "text"]
    return bool(said) and said[-1].rstrip().endswith("?")


def _leads(speech: Speech) -> bool:
    """Whether a deputy puts an item on the table: then the chair was somewhere else."""
    is_deputy = grammar.DEPUTY.search(_plain(speech.label))
    return bool(is_deputy) and any(formulas.TABLED.search(p.text) for p in speech.paragraphs)


def _kind(speech: Speech, chair: re.Pattern[str], *, reported: bool, asked: bool) -> Kind | None:
    if not speech.label:
        return None
    if reported:
        return "report"
    if chair.search(_plain(speech.label)) or _agrees(speech):
        return "procedure"
    if speech.withheld or grammar.SEATED.search(_plain(speech.label)):
        return "opinion"
    is_auditor = grammar.AUDITOR.search(_plain(speech.label))
    return "answer" if asked and not is_auditor else "other"


def _agrees(speech: Speech) -> bool:
    """Whether all together say no more than that they agree to what the chair asked: `이의 없습니다`."""
    said = "".join(p.text for p in speech.paragraphs).strip()
    return is_everybody(speech.label) and bool(formulas.AGREED.fullmatch(said))


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
