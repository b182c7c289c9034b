"""Plain text to a document: copied from a PDF or a web page, with page headers and hard line ends or without.

In: a text or a file. Out: a `Document`. Lines that nobody cut are left alone, each a paragraph.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from unicodedata import east_asian_width

from generator.importers import refused
from generator.importers.lines import GAP, Line, furniture, masked
from generator.importers.pieces import Document, Left, letters
from generator.importers.reflow import Habits, Margins, begins_anew, flow, paragraphs
from generator.importers.seams import Glue, Seam, by_words, evidence
from generator.intake.read import decoded
from generator.korean import grammar
from generator.korean.glue import space_between
from generator.problems import Problem

OFFICE = frozenset({".hwp", ".hwpx", ".doc", ".docx", ".pdf"})
EM = 2.0  # columns of a Hangul syllable
WINDOW = 8  # columns: full lines differ so much, since signs and blanks are narrow
SLACK = 3.5  # letters; a first line also lost its indent
CUT = 0.25  # of all lines, cut in mid-sentence near one length: the text is hard-wrapped
ENOUGH = 10  # such lines; fewer are chance
PAGE_LINES = 10  # a page has more
NUMBERED = re.compile(r"^\D*?(?P<number>\d{1,4})\D*$|^(?P<first>\d{1,4})\s|\s(?P<last>\d{1,4})$")


LEFT_CUT = "문장 가운데에서 끊긴 줄이 있지만 잇지 않았습니다. 원본과 견주어 보세요"
NO_TEXT = refused.refusal(
    "M026",
    "글자를 읽을 수 없는 텍스트 파일입니다",
    "메모장에서 열어 '다른 이름으로 저장', 인코딩 UTF-8을 고른 뒤 다시 해 보세요",
)


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was cut."""

    width: int
    """Of its full lines, in columns; 0 if nobody cut it."""
    cut: float
    """The share of lines that end in mid-sentence near one width; 0 if they are too few to tell."""


def read_plain(
    path: Path, data: bytes, glue: Glue = space_between
) -> tuple[Document | None, list[Problem]]:
    """A text in paragraphs: without its page furniture, and with its hard line ends healed if it has any."""
    words, coding = decoded(data)
    if not coding and path.suffix.lower() in OFFICE:  # no text that a text editor could save better
        return None, [refused.DAMAGED(path)]
    if not coding:
        return None, [NO_TEXT(path)]
    text = words.replace("\r\n", "\n").replace("\r", "\n")
    return (_document(text, glue), []) if text.strip() else (None, [refused.EMPTY(path)])


def _document(text: str, glue: Glue) -> Document:
    pages = _pages(text)
    placed = [_from_both_ends(page) for page in pages]
    found = furniture(placed)
    left = [
        Left(kind, pages[number][index].text, f"{number + 1}쪽")
        for number, some in sorted(found.items())
        for index, kind in sorted(some.items())
    ]
    lines = [
        line
        for number, page in enumerate(pages)
        for index, line in enumerate(page)
        if index not in found.get(number, {})
    ]
    wrap = wrapped(lines)
    groups = _healed(lines, wrap) if wrap.width else [[line] for line in lines]
    flowed = flow(groups, glue, "쪽")
    left += flowed.marks
    doubts = () if wrap.width or wrap.cut < CUT / 3 else (LEFT_CUT,)
    return Document(flowed.pieces, tuple(left), flowed.joins, doubts, letters(text))


def _pages(text: str) -> list[list[Line]]:
    """The lines of each page: between form feeds, or where a running line counts pages."""
    pages = [_lines(page, number) for number, page in enumerate(text.split("\f"), start=1)]
    if len(pages) > 1:
        return pages
    turns = _turns(pages[0])
    parts = [pages[0][start:stop] for start, stop in pairwise((0, *turns, len(pages[0])))]
    return [
        [replace(line, page=number) for line in part] for number, part in enumerate(parts, start=1)
    ]


def _lines(page: str, number: int) -> list[Line]:
    """Lines with text; their place is their number and their column."""
    found = []
    for top, raw in enumerate(page.split("\n")):
        text = re.sub(r"\t+| {3,}", GAP, raw.strip())
        if text:
            indent = width(raw[: len(raw) - len(raw.lstrip())])
            found.append(Line(text, indent, indent + width(text), top, EM, number))
    return found


def width(text: str) -> int:
    """In columns: Hangul and hanja are two wide."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _turns(lines: Sequence[Line]) -> list[int]:
    """Where a page begins or ends: lines that are alike, except that their number goes up by one."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if match := NUMBERED.search(line.text):
            groups[masked(line.text)].append((index, int(next(filter(None, match.groups())))))
    turns: list[int] = []
    for group in groups.values():
        steps = [(two[1] - one[1], two[0] - one[0]) for one, two in pairwise(group)]
        if len(steps) > 1 and all(number == 1 and far >= PAGE_LINES for number, far in steps):
            turns += [index for index, _ in group]
    return sorted(turns)


def _from_both_ends(page: Sequence[Line]) -> list[Line]:
    """With their places counted from the nearer end, as running lines are."""
    half = len(page) / 2
    return [
        replace(line, top=20.0 * (index if index < half else index - len(page)))
        for index, line in enumerate(page)
    ]


def wrapped(lines: Sequence[Line]) -> Wrap:
    """Whether a text was cut at a width: many lines of about one length go on in the next line."""
    if not lines:
        return Wrap(0, 0.0)
    going_on = [
        int(one.x1)
        for one, two in pairwise(lines)
        if not (grammar.ends(one.text) or begins_anew(two))
    ]
    near = Counter(place + step for place in going_on for step in range(WINDOW))
    best = max(near, key=lambda place: (near[place], -place), default=0)
    cut = near[best] / len(lines) if near[best] >= ENOUGH else 0.0
    longest = max((place for place in going_on if place <= best), default=0)
    return Wrap(longest if cut > CUT and longest > 24 else 0, cut)


def _healed(lines: Sequence[Line], wrap: Wrap) -> list[list[Line]]:
    """The lines in paragraphs; those of another, wider part of the text have a margin of their own."""
    placed = [replace(line, column=int(line.x1 > wrap.width + EM)) for line in lines]
    return paragraphs(placed, _habits(placed, wrap))


def _habits(lines: Sequence[Line], wrap: Wrap) -> Habits:
    left = min(line.x0 for line in lines)
    # Where most of the wider lines end; one with a row of dots ends further right.
    wider = Counter(round(line.x1 / EM) for line in lines if line.column).most_common(1)
    wide = wider[0][0] * EM if wider else 0.0
    margins = {
        (column, side): Margins(left, (wrap.width, wide)[column])
        for column in (0, 1)
        for side in (0, 1)
    }
    steps = Counter(two.top - one.top for one, two in pairwise(lines) if two.page == one.page)
    leading = steps.most_common(1)[0][0] if steps else 1.0
    plain = Habits(margins, leading, False, False, SLACK)
    return replace(plain, ragged=_by_words(paragraphs(lines, plain)))


def _by_words(groups: Sequence[Sequence[Line]]) -> bool:
    seams = [Seam(a.text, b.text, False) for group in groups for a, b in pairwise(group)]
    found = evidence((line.text for group in groups for line in group), [])
    told = [space for seam in seams if (space := by_words(seam, found)) is not None]
    return bool(told) and sum(told) > 0.8 * len(told)
