"""Signs that a scan was misread (OCR): only what has no false alarm on real records, and only told.

What a word should be is for people: five expressions of smart-city/2023-2 that look wrong are right.
A paragraph is looked at whole, over its page breaks.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.model import Meeting, Paragraph
from generator.problems import Problem, at

# A few letters that look Latin, or are Cyrillic, amid Hangul or Latin ones: 아이тем. Units (μm, Ω), Greek
# letters of formulas (κ계수) and whole words of another language are none.
STRANGE = "Ѐ-ӿΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυχ"
FOREIGN = re.compile(
    rf"(?<![가-힣A-Za-z])[가-힣A-Za-z]+[{STRANGE}]{{1,3}}(?![{STRANGE}])[가-힣A-Za-z]*|(?<![{STRANGE}])[{STRANGE}]{{1,3}}[A-Za-z]+"
)
# Endings that no sentence has, with the letter that was meant one stroke away: 생각이 듭. 권유드릴. 습니디.
ENDING = re.compile(
    r"(?: 듭|됩|드릴|[겠있없]습|릴림)\.(?=\s|$)|(?:습니디|습나다|숩니다|슴니다|합니디|합나다)(?![가-힣])"
)
# A sentence in a comma: 좋을 것임, 데이터를; and one that goes on behind its full stop: 들었는데. 서울에는
RUNS_ON = re.compile(r"(?:것임|었음|았음|였음|했음|겠음|아님|[수고] 있음|수 없음), (?=[가-힣])")
CUT_SHORT = re.compile(r"(?:는데|은데|인데|것이고|지만|면서|으며|므로)\. (?=[가-힣])")
PAIRS = {"(": ")", "[": "]", "「": "」", "『": "』", "〈": "〉", "《": "》", "“": "”", "‘": "’"}
# No bracket closes nothing: `1)`, `가)` number, `예산1)` refers to a note, and no quote opens: '23년, it's.
NUMBERED = re.compile(
    r"(?:^|\s)(?:[0-9가-힣A-Za-z]{1,3}|[ivxIVX]{1,5}|[㉠-㉻ⓐ-ⓩ①-⑳ⅰ-ⅹⅠ-Ⅻ])$|[가-힣A-Za-z.]\d{1,2}$",
    re.MULTILINE,
)
NO_QUOTE = re.compile(
    r"['‘’](?=\d\d(?:년|\.|학년|~|[-–]))|(?<=[A-Za-z])['’](?=[A-Za-z])|(?<=\d)['’\"”]"
)
STRAIGHT = ("'", '"')
NEAR = 16  # letters of a text shown on each side


def foreign_letters(meeting: Meeting) -> Iterator[Problem]:
    """No letter of another script stands amid a word."""
    for paragraph, match in _matches(meeting, FOREIGN):
        message = f"다른 나라 글자가 섞인 낱말이 있습니다: '{match[0]}'"
        hint = "모양이 같은 다른 글자입니다. 원본을 확인하고 바른 글자로 적으세요"
        yield at("warning", "L001", paragraph.line_at(match.start()), message, hint)


def odd_endings(meeting: Meeting) -> Iterator[Problem]:
    """A sentence ends in an ending that there is."""
    for paragraph, match in _matches(meeting, ENDING):
        message = f"문장의 끝을 잘못 읽은 것 같습니다: '{_around(paragraph, match)}'"
        yield at("warning", "L002", paragraph.line_at(match.start()), message, COMPARE)


def odd_stops(meeting: Meeting) -> Iterator[Problem]:
    """A full stop where a sentence ends, a comma where it goes on."""
    spoken = meeting.notes.record == "verbatim"  # where people do break off: 하는데. 그
    cut_short = () if spoken else ((CUT_SHORT, "쉼표 자리에 마침표가"),)
    for pattern, said in ((RUNS_ON, "마침표 자리에 쉼표가"), *cut_short):
        for paragraph, match in _matches(meeting, pattern):
            message = f"{said} 있는 것 같습니다: '{_around(paragraph, match)}'"
            yield at("warning", "L003", paragraph.line_at(match.start()), message, COMPARE)


def unpaired(meeting: Meeting) -> Iterator[Problem]:
    """Every quote and bracket has its fellow, in its paragraph or in the next of the same turn."""
    for paragraphs in (meeting.front, *(speech.paragraphs for speech in meeting.speeches)):
        found = [list(lone(p.text)) for p in paragraphs]
        for here, there in pairwise(found):
            _pair_up(here, there)
        for paragraph, left in zip(paragraphs, found, strict=True):
            for sign, place in left:
                words = paragraph.text[max(0, place - NEAR) : place + NEAR].replace("\n", " ")
                message = f"따옴표나 괄호 {sign} 의 짝이 없습니다: {words}"
                yield at("warning", "L004", paragraph.line_at(place), message, COMPARE)


def _pair_up(here: list[tuple[str, int]], there: list[tuple[str, int]]) -> None:
    for opened in list(here):
        fellow = PAIRS.get(opened[0], opened[0])
        closed = next((one for one in there if one[0] == fellow), None)
        if closed:
            here.remove(opened)
            there.remove(closed)


def lone(text: str) -> Iterator[tuple[str, int]]:
    """Signs of a text without their fellow, with their offsets."""
    bare = NO_QUOTE.sub(lambda match: " " * len(match[0]), text)
    opening = {close: sign for sign, close in PAIRS.items()}
    waiting: list[tuple[str, int]] = []
    for place, sign in enumerate(bare):
        if sign in PAIRS:
            waiting.append((sign, place))
        elif sign in opening:
            fellow = next((w for w in reversed(waiting) if w[0] == opening[sign]), None)
            if fellow:
                waiting.remove(fellow)
            elif sign != ")" or not NUMBERED.search(bare[max(0, place - 4) : place]):
                yield sign, place
    yield from waiting
    for sign in STRAIGHT:
        if bare.count(sign) % 2:
            yield sign, bare.index(sign)


COMPARE = "원본과 견주어 보고, 원본과 다르면 원본대로 적으세요. 원본이 그러하면 그대로 둡니다"


def _around(paragraph: Paragraph, match: re.Match[str]) -> str:
    start = max(0, match.start() - NEAR)
    return " ".join(paragraph.text[start : match.end() + NEAR].split())


def _matches(
    meeting: Meeting, pattern: re.Pattern[str]
) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    for paragraph in meeting.paragraphs():
        for match in pattern.finditer(paragraph.text):
            yield paragraph, match
