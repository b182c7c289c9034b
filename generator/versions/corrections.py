"""Corrections (정정) to their places: each is laid over the words it is about, which stay as recorded.

In: a meeting with published ids and the corrections of `meeting.yml`. Out: the same with every paragraph
knowing its own; a correction that does not fit the record is an error.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.model import Meeting, Paragraph
from generator.notes import Correction
from generator.problems import Problem, at


def with_corrections(meeting: Meeting) -> tuple[Meeting, list[Problem]]:
    """The meeting with its corrections in their places."""
    texts = {paragraph.id: paragraph.text for paragraph in meeting.paragraphs()}
    path = meeting.beside("meeting.yml")
    problems: list[Problem] = []
    placed: dict[str, list[Correction]] = {}
    for correction in meeting.notes.corrections:
        own = placed.setdefault(correction.paragraph, [])
        if wrong := _wrong(correction, texts, own):
            problems.append(at("error", wrong[0], (path, correction.line), *wrong[1:]))
        else:
            [(start, stop)] = _places(correction, texts[correction.paragraph])
            own.append(replace(correction, start=start, stop=stop))
    return _laid(meeting, placed), problems


def _wrong(
    correction: Correction, texts: Mapping[str, str], others: list[Correction]
) -> tuple[str, str, str] | None:
    """Code, message and hint of what does not fit."""
    own, printed = correction.paragraph, correction.printed
    if own not in texts:
        hint = "문단 곁의 사슬 표시로 복사한 주소의 # 뒤를 적으세요: s13-p2"
        return "T001", f"정정할 문단이 없습니다: '{own}'", hint
    places = _places(correction, texts[own])
    if not places:
        hint = (
            "printed에는 회의록에 적힌 그대로 적으세요. 회의록을 이미 고쳤으면 이 정정을 지우세요"
        )
        return "T002", f"정정할 말이 {own}에 없습니다: '{printed}'", hint
    if len(places) > 1:
        hint = "한 곳만 가리키도록 앞뒤의 말까지 적으세요"
        return "T003", f"정정할 말이 {own}에 {len(places)}번 나옵니다: '{printed}'", hint
    start, stop = places[0]
    if any(other.start < stop and start < other.stop for other in others):
        hint = "두 정정을 하나로 적으세요"
        return "T003", f"다른 정정과 겹칩니다: '{printed}'", hint
    return None


def _places(correction: Correction, text: str) -> list[tuple[int, int]]:
    """Where the printed words stand; a line's end is a blank like any other."""
    words = r"\s+".join(map(re.escape, correction.printed.split()))
    return [match.span() for match in re.finditer(words, text)] if words else []


def _laid(meeting: Meeting, placed: Mapping[str, list[Correction]]) -> Meeting:
    def over(paragraph: Paragraph, _: object = None) -> Paragraph:
        own = sorted(placed.get(paragraph.id, ()), key=lambda correction: correction.start)
        return replace(paragraph, corrections=tuple(own))

    return replace(meeting.with_said(over), front=tuple(map(over, meeting.front)))
