"""Sentences that ask for something, ask, answer or promise (요청·질문·답변·약속), quoted whole.

By the sentence's ending and the speaker's part in the meeting: a member suggests and asks, an official
answers and promises; the chair's `진행하겠음` is procedure. Reported speech ends in another verb, and
so is none. The program grades nobody: it says what was asked, never what became of it.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.korean import phrases
from generator.model import Act, ActKind, Meeting, Speech


def with_acts(meeting: Meeting) -> Meeting:
    """The meeting with `acts` on its paragraphs; kinds of speech are known."""
    return meeting.with_said(
        lambda p, speech: replace(p, acts=tuple(acts(p.text, speech))) if p.role == "text" else p
    )


def acts(text: str, speech: Speech) -> Iterator[Act]:
    """The acts of a paragraph of a speech, in order."""
    for line in phrases.LINE.split(text):
        for match in phrases.SENTENCE.finditer(line):
            sentence = match[0].strip()
            if kind := _kind(sentence, speech):
                yield Act(kind, sentence)


def _kind(sentence: str, speech: Speech) -> ActKind | None:
    if speech.kind == "opinion":
        return _of_member(sentence)
    if speech.kind in ("answer", "report", "other"):
        return _of_official(sentence, is_asked=speech.kind == "answer")
    return None


def _of_member(sentence: str) -> ActKind | None:
    is_due = phrases.DUTY.search(sentence) and not phrases.NO_DUTY.search(sentence)
    if phrases.SUGGESTED.search(sentence) or is_due:
        return "request"
    if phrases.ASKED.search(sentence) and not phrases.RHETORICAL.search(sentence):
        return "question"
    return "request" if _is_request(sentence) else None


def _is_request(sentence: str) -> bool:
    """Whether the speaker asks for something; `주민들이 요청함` is somebody else's wish."""
    match = phrases.REQUESTED.search(sentence)
    if not match or phrases.COURTESY.search(sentence):
        return False
    return not (match["bare"] and phrases.OTHERS.search(sentence))


def _of_official(sentence: str, *, is_asked: bool) -> ActKind | None:
    if phrases.PROMISED.search(sentence):
        is_announced = phrases.ANNOUNCED.search(sentence) and not phrases.LATER.search(sentence)
        return None if is_announced or phrases.REFUSED.search(sentence) else "commitment"
    if _is_request(sentence):
        return "request"
    is_told = phrases.TOLD.search(sentence) and not phrases.VIEW.search(sentence)
    return "answer" if is_asked and is_told else None
