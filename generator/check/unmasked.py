"""What a record hides and another text that is published beside it tells: its draft, the file that it was made from.

In: the record, the other text as a meeting. Out: an error for each place that only people can judge. The page of changes,
or whoever downloads the file, would have both.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.check.anonymity import HALF, SIGNS, fits, names_of, place_of
from generator.facts.past import Change
from generator.facts.source import Heard, Original
from generator.facts.withheld import passages
from generator.korean import grammar
from generator.model import Meeting, Paragraph
from generator.permalinks.ledger import Ledger
from generator.problems import Problem, accept, at
from generator.record.speakers import is_mask, names_in
from generator.versions.changes import changes, redacted_words

BODY = "본문"
MASKED = re.compile(rf"{SIGNS}{{2,}}|[가-힣]{SIGNS}(?=[가-힣 ])")


@dataclass(frozen=True, slots=True)
class Beside:
    """A text beside the record, and what people are told of it."""

    meeting: Meeting
    called: str
    """`초안`."""
    ours: str
    """What the record is called beside it: `확정본`."""
    hint: str


def in_draft(meeting: Meeting, draft: Meeting, ledger: Ledger) -> Iterator[Problem]:
    """An error wherever the draft beside a final record says what the record masks, withholds or redacted."""
    path = draft.source.path
    hint = (
        f"초안의 글도 공개됩니다. 초안에서도 똑같이 가리거나, 초안을 지우세요: {path}\n"
        "이미 올린 파일은 이전 판에도 남아 있습니다. 저장소 관리자에게 알려 이전 판에서도 지우세요"
    )
    beside = Beside(draft, "초안", "확정본", hint)
    yield from _told(meeting, meeting.changes or (), beside, ledger)


def in_original(
    meeting: Meeting, original: Meeting, offered: Original, heard: Heard, ledger: Ledger
) -> Iterator[Problem]:
    """The same for the file that readers may download, deleted words and comments included; one error of a kind."""
    path = meeting.beside(offered.name)
    hint = (
        f"똑같이 가린 파일로 바꾸거나, meeting.yml에서 이 줄을 지우고 파일도 지우세요: download: {offered.name}\n"
        "이미 올린 파일은 이전 판에도 남아 있습니다. 저장소 관리자에게 알려 이전 판에서도 지우세요"
    )
    changed = list(changes(meeting, original))
    beside = Beside(original, "내려받게 할 원본 파일", "회의록", hint)
    found = [*_told(meeting, changed, beside, ledger)]
    names = hidden_names(meeting, changed, ledger)
    places = dict.fromkeys(
        one.where for one in heard.passages if any(_stands(name, one.text) for name in names)
    )
    if found:
        places.pop(BODY, None)  # which is told
    if places:
        message = f"회의록에서 가린 발언자의 이름이 내려받게 할 원본 파일에 있습니다 ({', '.join(places)})"
        found.append(_still(beside, 1, message))
    reasons = meeting.notes.accepted
    for problem in dict.fromkeys(replace(one, path=path, line=1) for one in found):
        yield accept(problem, offered.sha256, reasons)


def hides(meeting: Meeting) -> bool:
    """Whether a record masks, withholds or redacted anything."""
    text = meeting.source.text
    masked = any(speech.withheld for speech in meeting.speeches) or MASKED.search(text)
    return bool(masked or passages(text) or any(s.why == "redacted" for s in meeting.retired))


def hidden_names(meeting: Meeting, changed: Iterable[Change], ledger: Ledger) -> list[str]:
    """The names of labels that the record has no more, where it masks somebody: from the ledger, or from another text."""
    if not any(speech.withheld for speech in meeting.speeches):
        return []
    now = {grammar.fold(speech.label) for speech in meeting.speeches}
    labels = [label for given in ledger.speakers for label in given.labels]
    labels += [entry.label for entry in ledger.living() if entry.label]
    labels += [
        one.before for one in changed if one.before and is_mask(one.after) and "-" not in one.id
    ]
    gone = (label for label in dict.fromkeys(labels) if grammar.fold(label) not in now)
    return list(dict.fromkeys(name for label in gone for name in names_in(label)))


def _stands(name: str, text: str) -> bool:
    return name in "".join(text.split()) if len(name) > 2 else place_of(name, text) is not None


def _told(
    meeting: Meeting, changed: Sequence[Change], beside: Beside, ledger: Ledger
) -> Iterator[Problem]:
    other = beside.meeting
    final = meeting.source.text
    for quote in dict.fromkeys(one.quote for p in meeting.paragraphs() for one in passages(p.text)):
        if other.source.text.count(quote) < final.count(quote):
            message = f"{beside.ours}에서 비공개한 부분이 {beside.called}에는 가려져 있지 않습니다: '{quote}'"
            yield _still(beside, 1, message)
    finals = {grammar.fold(speech.label) for speech in meeting.speeches}
    hidden_offices = {_office(speech.label) for speech in meeting.speeches if speech.withheld}
    named = [
        speech
        for speech in other.speeches
        if grammar.fold(speech.label) not in finals
        and _office(speech.label) in hidden_offices
        and _is_told(speech.label, names_of(other))
    ]
    labels = {speech.label for speech in named}
    for change in changed:
        if "-" not in change.id and change.before in labels:
            continue  # told as a name
        halves = set(HALF.findall(change.before)) - set(HALF.findall(change.after))
        half = any(sum(fits(own, name) for name in names_of(other)) == 1 for own in halves)
        hidden = _masks(change.after) > _masks(change.before)
        if change.before and (hidden or (half and _masks(change.after))):
            message = f"{beside.ours}에서 가린 말이 {beside.called}에 남아 있습니다"
            yield _still(beside, _line_of(change.before, other), message)
    for paragraph in _with_lost_names(meeting, other):
        message = f"{beside.ours}에서 가린 말이 {beside.called}에 남아 있습니다"
        yield _still(beside, paragraph.spans[0].first, message)
    for speech in named:
        message = f"{beside.ours}에서 가린 발언자의 이름이 {beside.called}에 남아 있습니다"
        yield _still(beside, speech.span.first, message)
    for text in dict.fromkeys(redacted_words(meeting, other, ledger)):
        message = f"비공개하기로 하여 뺀 글(redacted)이 {beside.called}에 남아 있습니다"
        yield _still(beside, _line_of(text, other), message)


def _with_lost_names(meeting: Meeting, other: Meeting) -> Iterator[Paragraph]:
    """Where the other text has a name of its list that the record, which masks more, has nowhere.

    A list in which a name is masked may be too unlike what it was to be known as a change of it.
    """
    final = meeting.source.text
    if _masks(final) <= _masks(other.source.text):
        return
    lost = [name for name in names_of(other) if not _stands(name, final)]
    for paragraph in other.paragraphs():
        if any(_stands(name, paragraph.text) for name in lost):
            yield paragraph


def _office(label: str) -> str:
    found = grammar.OFFICE.search(label)
    return found[0].removesuffix("님") if found else ""


def _still(beside: Beside, line: int, message: str) -> Problem:
    return at("error", "N006", (beside.meeting.source.path, line), message, beside.hint)


def _masks(text: str) -> int:
    return len(MASKED.findall(text)) + bool(is_mask(text))


def _line_of(text: str, other: Meeting) -> int:
    places = {p.text: p.spans[0].first for p in other.paragraphs()}
    places |= {speech.label: speech.span.first for speech in other.speeches}
    return places.get(text, 1)


def _is_told(label: str, names: Sequence[str]) -> bool:
    """Whether a label says who it is, whole or by some letters that fit one of the list alone."""
    if is_mask(label):
        halves = HALF.findall(label)
        return any(sum(fits(half, name) for name in names) == 1 for half in halves)
    return any(place_of(name, label) is not None for name in names)
