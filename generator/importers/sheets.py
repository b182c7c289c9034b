"""A PDF file to its pages: letters and cells with their places, by the library; or why it cannot be read.

One Korean error for a file that is no PDF, is locked, broken, too large or a scan; never an exception.
"""

import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from generator.importers import refused
from generator.importers.columns import Box, Letter
from generator.importers.pieces import letters
from generator.importers.refused import refusal
from generator.problems import Problem

MAX_PAGES = 600
MAX_LETTERS = 60_000  # of a page; a dense one has 6 000
MAX_UNPACKED = 256 * 2**20
MAX_RULES = 4000  # of a page: more is a drawing, not a table
FACTS = 1000  # bytes before a stream that tell how it is packed
FEW = 20  # letters: a scan may bear a page number
UNREADABLE = re.compile(r"\(cid:\d+\)|[\ufffd\x00-\x08]")
TWICE = re.compile(rb"/Filter\s*\[[^\]]*FlateDecode[^\]]*FlateDecode")
STREAM = re.compile(rb"(?<!end)stream\r?\n")
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
    f"너무 큰 PDF라 읽지 않았습니다: {MAX_PAGES:,}쪽까지 읽습니다",
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


def pages_of(path: Path, data: bytes) -> tuple[list[Page], list[Problem]]:
    """All pages of a PDF, if every one of them can be read."""
    if b"%PDF-" not in data[:1024]:
        return [], [NO_PDF(path)]
    if _swells(data):
        return [], [TOO_LARGE(path)]
    pages, problems = _pages(path, data)
    return pages, problems or _unreadable(path, pages)


def _swells(data: bytes) -> bool:
    """Whether the packed parts of the file that are no pictures take too much room."""
    room = MAX_UNPACKED
    for begin in STREAM.finditer(data):
        facts = data[max(0, begin.start() - FACTS) : begin.start()]
        facts = facts[facts.rfind(b"obj") + 1 :]
        if b"FlateDecode" in facts and b"/Image" not in facts:
            end = data.find(b"endstream", begin.end())
            room -= _unpacked(data[begin.end() : end if end > 0 else len(data)], room)
            if room <= 0 or TWICE.search(facts):  # packed twice: no program does so
                return True
    return False


def _unpacked(packed: bytes, room: int) -> int:
    try:
        return len(zlib.decompressobj().decompress(packed, room))
    except zlib.error:
        return 0


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
            pages = [_page(page) for page in file.pages]
    except (errors, wrapped, *BROKEN) as failure:
        causes = (failure, failure.__cause__, failure.__context__, *failure.args)
        if any(isinstance(cause, locked) for cause in causes):
            return [], [LOCKED(path)]
        return [], [refused.DAMAGED(path)]
    crowded = any(len(page.letters) > MAX_LETTERS for page in pages)
    return pages, [TOO_LARGE(path)] if crowded else [] if pages else [refused.DAMAGED(path)]


def _page(page: Any) -> Page:
    """The library's page as ours."""
    chars = [
        (Letter(c["text"].translate(SAME), c["x0"], c["x1"], c["top"], c["bottom"]), c["upright"])
        for c in page.chars
    ]
    upright = tuple(letter for letter, stands in chars if stands)
    turned = tuple(letter for letter, stands in chars if not stands)
    pictured = sum(map(_area, page.images)) / max(1.0, float(page.width * page.height))
    drawn = bool(page.images or page.curves or page.rects or page.lines)
    size = float(page.width), float(page.height)
    rules = len(page.lines) + len(page.rects)
    tables = tuple(_tables(page)) if 2 < rules < MAX_RULES else ()
    page.close()
    return Page(page.page_number, *size, upright, turned, pictured, drawn, tables)


def _tables(page: Any) -> Iterator[tuple[Box, ...]]:
    """The cells of each table; a frame or a shade around lines is none.

    One that goes on from page to page may be open at its ends: its upright rules close it there.
    """
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    ends = [
        f(edge[end] for edge in upright) for f, end in ((min, "top"), (max, "bottom")) if upright
    ]
    for table in page.find_tables({"explicit_horizontal_lines": ends}):
        found = [[Box(*cell) for cell in row.cells if cell] for row in table.rows]
        if any(len(row) > 1 for row in found):
            yield tuple(cell for row in found for cell in row)


def _area(image: Any) -> float:
    return float(abs((image["x1"] - image["x0"]) * (image["bottom"] - image["top"])))
