"""Lines of a page with their places, and which of them are page furniture: headers, footers, page numbers.

Pure. Places are in any unit: points of a PDF, or lines and columns of plain text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

GAP = "   "  # of a wide gap in a line: it ends a speaker's label
SAME_PLACE = 6.0  # points: a running header may move so far from page to page
SAID = re.compile(
    r"[○◯]\s?\S|[(「｢]+.*\)$|.*[다요까오음함][.?!]$"
)  # what no running header is like
OF_A_PAGE = re.compile(r"(?<!제)(?<!제 )(?<!\d)\d+(?!\d)(?!(?!쪽|페이지|면)[가-힣%])")
MOST = 0.8  # of all pages
DASHED = re.compile(r"[-–—] ?\d{1,4} ?[-–—]")  # a page number, wherever it stands


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, without white space at its ends."""

    text: str
    x0: float
    x1: float
    top: float
    size: float
    """Of a letter as wide as high."""
    page: int
    column: int = 0
    """0 for the whole width of the page, 1 and 2 for left and right, 3 for wide cells, more for one other cell."""
    spaced: bool = False
    """Whether the file has a blank at its end."""
    limit: float = 0.0
    """The right margin of its cell; of no cell if 0."""


def furniture(pages: Sequence[Sequence[Line]]) -> dict[int, dict[int, str]]:
    """Running headers, footers and page numbers: page index -> line index -> what it is.

    Among the first and the last two lines of each page: a text that recurs, numbers aside, at the
    same place on at least half of all pages; odd and even pages may be mirrored. What looks like
    something said recurs on nearly all, and a number that differs counts the pages: the votes of two
    items, at the foot of two pages, are none.
    """
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for page, index in _at_the_edges(pages):
        if DASHED.fullmatch(pages[page][index].text):
            found[page][index] = "쪽 번호"
    for places in _recurring(pages):
        if len(places) >= max(2, len(pages) / 2) and _runs(places, pages):
            for page, index in places:
                found[page][index] = _kind_of_furniture(pages[page], index)
    return found


def _runs(places: Sequence[tuple[int, int]], pages: Sequence[Sequence[Line]]) -> bool:
    """Whether lines of one place are one running line."""
    texts = {page: pages[page][index].text for page, index in places}
    if any(SAID.match(text) for text in texts.values()):
        return len(set(texts.values())) == 1 and len(texts) >= max(4, MOST * len(pages))
    if len({"".join(OF_A_PAGE.sub("", text).split()) for text in texts.values()}) > 1:
        return False
    counted = [(page, OF_A_PAGE.findall(text)) for page, text in sorted(texts.items())]
    steps = [
        one == two or any(int(b) - int(a) == later - page for a, b in product(one, two))
        for (page, one), (later, two) in pairwise(counted)
    ]
    return sum(steps) >= len(steps) / 2


def _recurring(pages: Sequence[Sequence[Line]]) -> Iterator[list[tuple[int, int]]]:
    """Groups of lines with one text and one place, as (page, line)."""
    groups: dict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for page, index in _at_the_edges(pages):
        line = pages[page][index]
        groups[masked(line.text)].append((line.top, page, index))
    for group in groups.values():
        near: list[tuple[int, int]] = []
        last = 0.0
        for top, page, index in sorted(group):
            if near and top - last > SAME_PLACE:
                yield near
                near = []
            near.append((page, index))
            last = top
        yield near


def _at_the_edges(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int]]:
    for page, lines in enumerate(pages):
        for index in sorted({0, 1, len(lines) - 2, len(lines) - 1} & set(range(len(lines)))):
            yield page, index


def masked(text: str) -> str:
    """A running line's text, its numbers hidden, and without the page number before or behind it."""
    bare = re.sub(r"^\d+\s+(?=\D)|(?<=\D)\s+\d+$", "", text.strip())
    return "".join(re.sub(r"\d+", "#", bare).split())


def _kind_of_furniture(lines: Sequence[Line], index: int) -> str:
    if not re.search(r"[^\W\d_]", lines[index].text):
        return "쪽 번호"
    return "머리말" if index < 2 and index < len(lines) / 2 else "꼬리말"


def below(values: Sequence[float], share: float) -> float:
    """The value below which that share of them lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
