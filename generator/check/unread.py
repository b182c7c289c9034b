"""Lines in a speech that look like something else (다르게 보이는 줄): another's answer, a result, the title of an item.

What cannot be read for sure is left as it stands, under who spoke before; people are told, so that no citizen is misled.
"""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from generator.facts.source import Span
from generator.korean import grammar, titles
from generator.korean import proceedings as signs
from generator.korean.nobody import is_told
from generator.korean.outcomes import RESULT, word_of
from generator.model import Meeting, Paragraph
from generator.problems import Problem, at
from generator.record.dialects.asides import UNNAMED, is_list, speaks
from generator.record.dialects.listing import is_named
from generator.record.overview import field_key
from generator.record.speakers import is_somebody

ASKED = re.compile(r"[\W_ㅇ]*(?:질의|답변|질문|응답|문|답|[QA])\s*[:：.)]\s*\S|[→⇒➔➜☞]\s*[가-힣]")
LONGEST = 40  # letters of a line that a message shows
FEWEST = 3  # lines that look like turns
# `위) 몇 건입니까?`, `14:05 위원장  첫째, …`
LETTERED = re.compile(
    r"\s*(?:(?![가-하]\))[가-힣]{1,4}(?: [가-힣]{1,4})?\)|\d{1,2}:\d{2} +[가-힣]{2,8})\s[^\n]*(?:다|요|까|오)[.?!]"
)
# In a record whose labels are in brackets: `○ (교통) 버스 노선을 늘릴 것`.
POINT = re.compile(r"[○◯ㅇ◦·•▪□■◆◇▣]?\s*[(（\[][^()（）\[\]\n]{2,30}[)）\]]\s*[가-힣]")
TITLE = re.compile(r"[^\n]{0,60}(?:회의록|의사록|속기록|회의\s?결과)\s*$")
NUMBERS = re.compile(r"\s*\d+")
LINE = 400  # letters of a line that is looked at
# Words and a sentence behind them, as labels stand.
SAYS = re.compile(
    r"(?:[-·•▶○◯ㅇ]\s*)?(?:[(（\[【](?P<bracketed>[가-힣][가-힣·-]{1,9}(?: ?[A-Z])?)[)）\]】]\s*[:：]?"
    r"|(?P<plain>[가-힣]{2,10}(?: [가-힣]{2,4})?)\s?[:：]"
    r"|(?P<dashed>[가-힣]{2,10}(?: [가-힣]{2,4})?)\s[-–—]\s"
    r"|(?<=[○◯])(?P<marked>[가-힣]{2,10})(?: {2,}|\t))\s*(?P<words>\S.*)$"
)
# A label under any mark, or alone: `○김가상 위원   요금을 …`, `**김가상 위원: …**`, `* 〈서기〉`.
MARKED = re.compile(
    r"[^\w\n]*(?P<own>[가-힣]{2,8}(?: [가-힣]{2,8}){0,2}?)(?:[ \t]*[:：〉>\]】)）]|\*\*| {2,}|\t|$)[\s*:：]*(?P<words>.*)$"
)
BOXED = re.compile(
    r"[^\w\n〈<【]*[〈<【]([가-힣]{2,8}(?: [가-힣]{2,8})?)[〉>】]"
)  # such a label alone
# A mask as a label stands: `○○○ 위원  …`, `김○○ : …`, `<○ ○ ○ 위원>`.
MASKED = re.compile(
    r"[-·•▶ㅇ(（\[〈<【\s]*(?:[가-힣] ?)?(?:[○◯〇●◎△▲□■☆×] ?){2,4}"
    rf"(?:[가-힣]{{0,6}}{grammar.OFFICES}\s*(?:[)）\]〉>】]|[:：]| {{2,}}|\t|$)|\s*[:：]\s*\S)"
)
# How words for people end, of three letters or more.
LIKE_OFFICE = re.compile(r"[가-힣]{2,9}(?:장|사|관|원|인|자|감|표|생|님|업체)|업체|경비")
THING = re.compile(
    r"(?:현장|입장|공원|기관|확장|주장|시장|광장|농장|공장|행사|공사|회사|조사|검사|심사|역사|기사|인사|예산|재원|자원|인원|지원|차원|병원|법원"
    r"|학원|정원|확인|승인|원인|법인|투자|적자|흑자|숫자|문자|글자|의사|발표|목표|지표|대표|투표|발생|위생|민생|[가-힣]째|점|것|때|중|시|안|후"
    r"|전)$"
)


def lines_unread(meeting: Meeting) -> Iterator[Problem]:
    """No line of a speech looks like what nobody said in it; one notice for each kind."""
    found: dict[str, list[tuple[Span, str]]] = {}
    lines, people = list(_within(meeting)), _people(meeting)
    again = Counter(filter(None, (_unknown(line) for _, line in lines)))
    for span, line in lines:
        own = _unknown(line)
        is_other = bool(own and (again[own] > 1 or LIKE_OFFICE.fullmatch(own)))
        is_other = is_other or _is_label(line, people)
        if kind := _kind(line) or ("다른 사람의 말로" if is_other else ""):
            found.setdefault(kind, []).append((span, line))
    for span, line in _unnamed(meeting):
        found.setdefault("누구의 것인지 알 수 없는 말로", []).append((span, line))
    for kind, lines in found.items():
        span, line = lines[0]
        more = f" 외 {len(lines) - 1}곳" if len(lines) > 1 else ""
        message = f"발언 안에 {kind} 보이는 줄이 있습니다: '{line[:LONGEST]}'{more}"
        yield at("notice", "K016", span, message, HINTS[kind])


def second_record(meeting: Meeting) -> Iterator[Problem]:
    """No title of another record stands below the first: `제3차 … 회의록` in the record of the second meeting."""
    title = next((p.text for p in meeting.front if TITLE.match(p.text)), "")
    below = (p for speech in meeting.speeches for p in speech.paragraphs)
    for paragraph in below if NUMBERS.search(title) else ():
        other = paragraph.text.strip()
        if other != title and NUMBERS.sub("", other) == NUMBERS.sub("", title):
            message = f"다른 회의록이 이어서 들어 있는 것 같습니다: '{other[:LONGEST]}'"
            hint = (
                "다른 회의이면 이 줄부터 잘라, 그 회의의 폴더를 따로 만들어 minutes.md로 올리세요"
            )
            yield at("warning", "K018", paragraph.spans[0], message, hint)
            return


HINTS = {
    "다른 사람의 말로": "다른 사람의 말이면 그 사람의 발언자 표시를 다른 발언처럼 적으세요",
    "누구의 것인지 알 수 없는 말로": "말한 사람의 발언자 표시를 다른 발언처럼 적으세요",
    "결정으로": "발언이 아니면 빈 줄 뒤에 따로 적으세요: 심의결과 : 원안가결",
    "안건의 제목으로": "안건을 상정한 곳이면 빈 줄 뒤에 따로 적으세요: 안건 1. 안건의 이름",
}


def looks_spoken(meeting: Meeting) -> bool:
    """Whether lines of a record in which nobody speaks look like several turns: then labels may stand there unread."""
    if meeting.notes.dialect == "none":
        return False  # people say that nobody does
    lines = [line for p in meeting.paragraphs() for line in p.text.split("\n")]
    found = [line for line in lines if speaks(line) or _unknown(line) or LETTERED.match(line)]
    return len(found) >= FEWEST


def _within(meeting: Meeting) -> Iterator[tuple[Span, str]]:
    """The lines of all speeches but the first of each."""
    for speech in meeting.speeches:
        for number, paragraph in enumerate(speech.paragraphs if speech.label else ()):
            yield from ((span, line) for n, span, line in _lines(paragraph) if number or n)


def _people(meeting: Meeting) -> frozenset[str]:
    """The labels of a record, and those who were there as another label would have them, without blanks."""
    there = [(a.name, a.role) for a in meeting.overview.attendees if a.name and a.role]
    labels = [speech.label for speech in meeting.speeches]
    labels += [own for name, role in there for own in (f"{name} {role}", f"{role} {name}")]
    return frozenset("".join(label.split()) for label in labels if label)


def _is_label(line: str, people: AbstractSet[str]) -> bool:
    """Whether a line begins as a turn of one of these people would, under whatever mark."""
    if match := BOXED.fullmatch(line):
        return is_somebody(match[1])
    match = MARKED.match(line)
    if not match or "".join(match["own"].split()) not in people:
        return False
    return not (match["words"] and is_list(match["words"]))


def _unnamed(meeting: Meeting) -> Iterator[tuple[Span, str]]:
    """The lines amid the turns that are words, and of which nothing says whose they are."""
    for paragraph in (p for s in meeting.speeches for p in s.paragraphs if p.role == "notice"):
        is_point = meeting.dialect == "paren" and POINT.match(paragraph.text)
        if UNNAMED.match(paragraph.text) or is_point:
            yield paragraph.spans[0], paragraph.text.partition("\n")[0]


def _unknown(line: str) -> str:
    """What stands before a sentence as a label does, and is no word for a thing that the program knows."""
    match = SAYS.match(line) if len(line) < LINE else None
    own = (
        " ".join(
            (match["bracketed"] or match["marked"] or match["dashed"] or match["plain"]).split()
        )
        if match
        else ""
    )
    if not match or not signs.SENTENCE.search(line):
        return ""
    is_thing = field_key(own) or is_told(own, match["words"]) or grammar.SECTION.search(own)
    is_thing = is_thing or signs.NOBODY.search(own) or signs.THINGS.match(own)
    return "" if is_thing or titles.WORDED.search(own) or THING.search(own) else own


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
    if ASKED.match(line) or speaks(line) or MASKED.match(line):
        return "다른 사람의 말로"
    result = RESULT.match(line)
    if result and word_of(result["words"]) and not signs.SENTENCE.search(line):
        return "결정으로"
    return "안건의 제목으로" if is_named(line) else ""
