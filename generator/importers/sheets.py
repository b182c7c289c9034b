"""A PDF file to its pages: letters and cells with their places, by the library; or why it cannot be read.

One Korean error for a file that is no PDF, is locked, broken, too large or a scan; never an exception.
"""

import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from generator.importers import refused, seen
from generator.importers.columns import Box, Letter
from generator.importers.notes import Note, files_of, notes_of
from generator.importers.pieces import letters
from generator.importers.refused import refusal
from generator.importers.unfold import is_endless, swells
from generator.problems import Problem

MAX_PAGES = 600
MAX_LETTERS = 60_000  # of a page; a dense one has 6 000
MAX_RULES = 4000  # of a page: more is a drawing, not a table
SLOPE = 0.1  # of a line that a machine read from a sheet that lay askew
FEW = 20  # letters: a scan may bear a page number
UNREADABLE = re.compile(r"\(cid:\d+\)|[\ufffd\x00-\x08]")
# Signs that look alike share a shape in fonts, and some programs name the wrong one: 〈 〉, and 一 as a radical.
SAME = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (0x2329, 0x232A, *range(0x2F00, 0x2FD6))
}
BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError,
    OSError, EOFError, NotImplementedError, MemoryError, struct.error, zlib.error,
)  # fmt: skip


NO_PDF = refusal(
    "M020", "PDF 파일이 아닙니다", "파일을 다시 내려받아 주세요. 이름만 .pdf인 파일일 수 있습니다"
)
LOCKED = refusal(
    "M021",
    "암호가 걸린 PDF입니다",
    "PDF를 암호로 열어 암호 없이 다른 이름으로 저장한 뒤 다시 해 보세요",
)
TOO_LARGE = refusal(
    "M024",
    f"너무 크거나 풀면 너무 커지는 PDF라 읽지 않았습니다: {MAX_PAGES:,}쪽까지 읽습니다",
    "회의 하나씩 나누어 저장한 뒤 다시 해 보세요",
)
MEANINGLESS = refusal(
    "M025",
    "글자가 보이기만 하고 무슨 글자인지 적혀 있지 않은 PDF입니다",
    "한글이나 워드 원본을 구하거나, 문자 인식(OCR)한 글을 붙여 넣으세요",
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page has on it."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    turned: tuple[Letter, ...]
    """Those that do not stand upright."""
    pictured: float
    """The share of the page that pictures cover."""
    drawn: bool
    """Whether anything but text is on it."""
    tables: tuple[tuple[Box, ...], ...] = ()
    """The cells of each, row by row."""
    hidden: tuple[Letter, ...] = ()
    """Those that nobody sees."""
    is_layered: bool = False
    """Its letters lie unseen upon the picture of a page: a machine read them."""
    is_watched: bool = True
    """Whether it could be told which letters are seen."""
    notes: tuple[Note, ...] = ()
    """What is laid upon it; on the first page also what is in the file."""


def pages_of(path: Path, data: bytes) -> tuple[list[Page], list[Problem]]:
    """All pages of a PDF, if every one of them can be read."""
    if b"%PDF-" not in data[:1024]:
        return [], [NO_PDF(path)]
    if swells(data):
        return [], [TOO_LARGE(path)]
    pages, problems = _pages(path, data)
    return pages, problems or _unreadable(path, pages)


def _unreadable(path: Path, pages: Sequence[Page]) -> list[Problem]:
    """Scans, and letters that have a shape but no meaning."""
    text = "".join(letter.text for page in pages for letter in page.letters)
    scans = [page.number for page in pages if _is_scan(page)]
    if scans or not text.strip():
        return [_scan(path, scans)]
    if len(UNREADABLE.findall(text)) * 20 > letters(UNREADABLE.sub("?", text)):
        return [MEANINGLESS(path)]
    return []


def _is_scan(page: Page) -> bool:
    count = sum(letters(letter.text) for letter in page.letters)
    return (not count and page.drawn) or (count < FEW and page.pictured > 0.4)


def _scan(path: Path, numbers: Sequence[int]) -> Problem:
    where = f"{listed(numbers)}쪽에" if numbers else "파일에"
    hint = "한글 원본이나 글자가 있는 PDF를 구하거나, 문자 인식(OCR)한 글을 붙여 넣으세요"
    return refusal("M022", f"{where} 글자가 없습니다: 종이를 스캔한 그림입니다", hint)(path)


def listed(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: `1–3, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _pages(path: Path, data: bytes) -> tuple[list[Page], list[Problem]]:
    """All pages, by the library; what it only wonders about it keeps to itself."""
    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.ERROR)
    library = import_module("pdfplumber")
    errors = import_module("pdfminer.psexceptions").PSException
    locked = import_module("pdfminer.pdfdocument").PDFPasswordIncorrect
    wrapped = import_module("pdfplumber.utils.exceptions").PdfminerException
    try:
        with library.open(BytesIO(data)) as file:
            if len(file.pages) > MAX_PAGES:
                return [], [TOO_LARGE(path)]
            if any(map(is_endless, file.pages)):
                return [], [TOO_LARGE(path)]
            with seen.opened(data) as pictures:
                pages = [_page(page, pictures) for page in file.pages]
            text = "".join(one.text for page in pages for one in page.letters if one.text.strip())
            files = files_of(file.doc.catalog, text)
            pages[:1] = [replace(page, notes=page.notes + files) for page in pages[:1]]
    except (errors, wrapped, *BROKEN) as failure:
        causes = (failure, failure.__cause__, failure.__context__, *failure.args)
        if any(isinstance(cause, locked) for cause in causes):
            return [], [LOCKED(path)]
        return [], [refused.DAMAGED(path)]
    crowded = any(len(page.letters) > MAX_LETTERS for page in pages)
    return pages, [TOO_LARGE(path)] if crowded else [] if pages else [refused.DAMAGED(path)]


def _page(page: Any, pictures: Any) -> Page:
    """The library's page as ours, by what another shows of it."""
    shown = _shown_part(page)
    found = [_letter(char, shown) for char in page.chars]
    covering = seen.covers(_painted(page, shown))
    try:
        picture = seen.pictured(pictures[page.page_number - 1], shown.x1 - shown.x0)
        unseen = seen.unseen(found, covering, picture)
    except (RuntimeError, *BROKEN):
        picture, unseen = None, set()
    pictured = sum(map(_area, page.images)) / max(1.0, float(page.width * page.height))
    marks = [n for n, letter in enumerate(found) if letter.text.strip()]
    is_layered = pictured > 0.4 and len(unseen) > max(FEW, len(marks) / 2)
    hidden = seen.boxed(found, unseen, covering) if is_layered else unseen
    upright = {n for n, char in enumerate(page.chars) if _stands(char)}
    rules = len(page.lines) + len(page.rects)
    made = Page(
        page.page_number,
        shown.x1 - shown.x0,
        shown.bottom - shown.top,
        tuple(found[n] for n in sorted(upright - hidden)),
        tuple(one for n, one in enumerate(found) if n not in upright | hidden),
        pictured,
        bool(page.images or page.curves or page.rects or page.lines),
        tuple(_tables(page, shown)) if 2 < rules < MAX_RULES else (),
        tuple(found[n] for n in sorted(hidden)),
        is_layered,
        picture is not None,
        notes_of(page),
    )
    page.close()
    return made


def _stands(char: Any) -> bool:
    """Whether a letter stands upright; the library says so of any slope below a quarter turn."""
    across, slope = char["matrix"][:2]
    return bool(char["upright"]) and abs(slope) <= SLOPE * abs(across)


def _shown_part(page: Any) -> Box:
    """The part of a page that is shown, in the places of the library."""
    edges = zip((max, max, min, min), page.mediabox, page.cropbox, strict=True)
    part = Box(*(float(edge(one, two)) for edge, one, two in edges))
    empty = part.x0 >= part.x1 or part.top >= part.bottom
    return Box(*map(float, page.mediabox)) if empty else part


def _letter(char: Any, shown: Box) -> Letter:
    across, down = (char["x0"], char["x1"]), (char["top"], char["bottom"])
    left, right = (place - shown.x0 for place in across)
    top, bottom = (place - shown.top for place in down)
    ink = seen.colour(char.get("non_stroking_color"), str(char.get("ncs")))
    return Letter(
        char["text"].translate(SAME), left, right, top, bottom, seen.named(char["fontname"]), ink
    )


def _painted(page: Any, shown: Box) -> Iterator[tuple[str, Any]]:
    """Letters, areas and images of a page in the order of painting, their places as those of our letters."""
    waiting = {
        kind: iter(page.objects.get(kind, ())) for kind in ("char", "rect", "curve", "image")
    }
    for kind in _kinds(page.layout):
        if kind in waiting:
            one = next(waiting[kind])
            across = {side: one[side] - shown.x0 for side in ("x0", "x1")}
            yield (
                kind,
                {**one, **across, **{side: one[side] - shown.top for side in ("top", "bottom")}},
            )


def _kinds(layout: Any) -> Iterator[str]:
    for one in layout:
        if hasattr(one, "__iter__"):
            yield from _kinds(one)
        else:
            yield type(one).__name__.removeprefix("LT").lower()


def _tables(page: Any, shown: Box) -> Iterator[tuple[Box, ...]]:
    """The cells of each table; a frame or a shade around lines is none.

    One that goes on from page to page may be open at its ends: its upright rules close it there.
    """
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    ends = [
        f(edge[end] for edge in upright) for f, end in ((min, "top"), (max, "bottom")) if upright
    ]
    for table in page.find_tables({"explicit_horizontal_lines": ends}):
        found = [[_moved(cell, shown) for cell in row.cells if cell] for row in table.rows]
        if any(len(row) > 1 for row in found):
            yield tuple(cell for row in found for cell in row)


def _moved(cell: Sequence[float], shown: Box) -> Box:
    x0, top, x1, bottom = cell
    return Box(x0 - shown.x0, top - shown.top, x1 - shown.x0, bottom - shown.top)


def _area(image: Any) -> float:
    return float(abs((image["x1"] - image["x0"]) * (image["bottom"] - image["top"])))
