"""Lines in a speech that look like something else (다르게 보이는 줄): another's answer, a result, the title of an item.

What cannot be read for sure is left as it stands, under who spoke before; people are told, so that no citizen is misled.
"""

import re
from collections.abc import Iterator

from generator import proceedings as signs
from generator.dialects.asides import speaks
from generator.dialects.listing import is_named
from generator.model import Meeting, Paragraph
from generator.outcomes import RESULT, word_of
from generator.problems import Problem, at
from generator.source import Span

ASKED = re.compile(r"[\W_ㅇ]*(?:질의|답변|질문|응답|문|답|[QA])\s*[:：.)]\s*\S|[→⇒➔➜☞]\s*[가-힣]")
LONGEST = 40  # letters of a line that a message shows


def lines_unread(meeting: Meeting) -> Iterator[Problem]:
    """No line of a speech looks like what nobody said in it; one notice for each kind."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for speech in meeting.speeches:
        for number, paragraph in enumerate(speech.paragraphs if speech.label else ()):
            for place, span, line in _lines(paragraph):
                kind = _kind(line) if number or place else ""
                if kind:
                    found.setdefault(kind, []).append((span, line))
    for kind, lines in found.items():
        span, line = lines[0]
        more = f" 외 {len(lines) - 1}곳" if len(lines) > 1 else ""
        message = f"발언 안에 {kind} 보이는 줄이 있습니다: '{line[:LONGEST]}'{more}"
        yield at("notice", "K016", span, message, HINTS[kind])


HINTS = {
    "다른 사람의 말로": "다른 사람의 말이면 그 사람의 발언자 표시를 다른 발언처럼 적으세요",
    "결정으로": "발언이 아니면 빈 줄 뒤에 따로 적으세요: 심의결과 : 원안가결",
    "안건의 제목으로": "안건을 상정한 곳이면 빈 줄 뒤에 따로 적으세요: 안건 1. 안건의 이름",
}


def _lines(paragraph: Paragraph) -> Iterator[tuple[int, Span, str]]:
    """The lines of words that were said, each with its place in the paragraph."""
    if paragraph.role != "text":
        return
    for piece, (part, span) in enumerate(zip(paragraph.parts, paragraph.spans, strict=True)):
        for place, line in enumerate(part.split("\n")):
            at_line = span.first + place
            if place or not piece:  # else it goes on over a page
                yield piece + place, Span(span.path, at_line, at_line), line.strip()


def _kind(line: str) -> str:
    """What a line looks like; empty for the words of a speech."""
    if ASKED.match(line) or speaks(line):
        return "다른 사람의 말로"
    result = RESULT.match(line)
    if result and word_of(result["words"]) and not signs.SENTENCE.search(line):
        return "결정으로"
    return "안건의 제목으로" if is_named(line) else ""
