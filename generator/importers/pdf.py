"""A PDF with text to a document: letters and their places, one column or two.

In: a file. Out: a `Document`, or one Korean error that says what to do. Never raises for a file, and
never guesses the order of a page that it does not understand: it names the page.
"""

import logging
import re
import struct
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.glue import space_between
from generator.importers import refused
from generator.importers.columns import Letter, Row, gutters, in_order, is_told, rows
from generator.importers.pieces import Document, Left, letters
from generator.importers.reflow import GAP, MARK, Line, flow, furniture, measured, paragraphs
from generator.importers.seams import Glue
from generator.problems import Problem, at

WIDE = 10.0  # points: a gap so wide ends a speaker's label; in large letters it is a blank
MAX_PAGES = 1500
MAX_LETTERS = 60_000  # of a page: a dense one of a law gazette has 6 000
MAX_STREAM = 64 * 2**20
FEW = 20  # letters: a scan may bear a page number
UNREADABLE = re.compile(r"\(cid:\d+\)|[\ufffd\x00-\x08]")
STREAM = re.compile(rb"<<(?P<facts>[^\x00]{0,2000}?)>>\s*stream\r?\n")
# Signs that look alike share a shape in fonts, and some programs name the wrong one: 〈 〉, and 一 as a radical.
SAME = {code: unicodedata.normalize("NFKC", chr(code)) for code in (0x2329, 0x232A, *range(0x2F00, 0x2FD6))}
BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError,
    OSError, EOFError, NotImplementedError, MemoryError, struct.error, zlib.error,
)  # fmt: skip


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


def read_pdf(path: Path, glue: Glue = space_between) -> tuple[Document | None, list[Problem]]:
    """A PDF's text, read column by column, with its hard line ends healed."""
    data, problems = refused.content(path)
    if not problems:
        problems = _at_the_door(path, data)
    pages, more = ([], problems) if problems else _pages(path, data)
    problems = more or _unreadable(path, pages)
    if problems:
        return None, problems
    return _document(path, pages, glue)


# --- what cannot be read ------------------------------------------------------------------------


def _at_the_door(path: Path, data: bytes) -> list[Problem]:
    """What can be told before the file is opened."""
    if b"%PDF-" not in data[:1024]:
        return [_error(path, "M020", "PDF 파일이 아닙니다", "파일을 다시 내려받아 주세요. 이름만 .pdf인 파일일 수 있습니다")]
    return [_too_large(path)] if any(map(_swells, STREAM.finditer(data))) else []


def _swells(stream: re.Match[bytes]) -> bool:
    """Whether a packed part of the file that is no picture takes too much room."""
    facts = stream["facts"]
    if b"FlateDecode" not in facts or b"/Image" in facts:
        return False
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(stream.string[stream.end() :], MAX_STREAM)
    except zlib.error:
        return False
    return bool(unpacker.unconsumed_tail) or facts.count(b"FlateDecode") > 1


def _error(path: Path, code: str, message: str, hint: str) -> Problem:
    return at("error", code, (path.name, 1), message, hint)


def _too_large(path: Path) -> Problem:
    return _error(
        path,
        "M024",
        f"너무 큰 PDF라 읽지 않았습니다: {MAX_PAGES:,}쪽까지 읽습니다",
        "회의 하나씩 나누어 저장한 뒤 다시 해 보세요",
    )


def _unreadable(path: Path, pages: Sequence[Page]) -> list[Problem]:
    """Scans, and letters that have a shape but no meaning."""
    text = "".join(letter.text for page in pages for letter in page.letters)
    scans = [page.number for page in pages if _is_scan(page)]
    if scans or not text.strip():
        return [_scan(path, scans)]
    if len(UNREADABLE.findall(text)) * 20 > letters(UNREADABLE.sub("?", text)):
        message = "글자가 보이기만 하고 무슨 글자인지 적혀 있지 않은 PDF입니다"
        return [_error(path, "M025", message, "한글이나 워드 원본을 구하거나, 문자 인식(OCR)한 글을 붙여 넣으세요")]
    return []


def _is_scan(page: Page) -> bool:
    count = sum(letters(letter.text) for letter in page.letters)
    return (not count and page.drawn) or (count < FEW and page.pictured > 0.4)


def _scan(path: Path, numbers: Sequence[int]) -> Problem:
    where = f"{listed(numbers)}쪽에" if numbers else "파일에"
    return _error(
        path,
        "M022",
        f"{where} 글자가 없습니다: 종이를 스캔한 그림입니다",
        "한글 원본이나 글자가 있는 PDF를 구하거나, 문자 인식(OCR)한 글을 붙여 넣으세요",
    )


def listed(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: `1–3, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


# --- the file ---------------------------------------------------------------------------------


def _pages(path: Path, data: bytes) -> tuple[list[Page], list[Problem]]:
    """All pages, by the library; what it only wonders about it keeps to itself."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        library = import_module("pdfplumber")
        errors = import_module("pdfminer.psexceptions").PSException
        locked = import_module("pdfminer.pdfdocument").PDFPasswordIncorrect
    except ImportError:
        return [], [refused.missing(path, "pdf")]
    wrapped = import_module("pdfplumber.utils.exceptions").PdfminerException
    try:
        with library.open(BytesIO(data)) as file:
            if len(file.pages) > MAX_PAGES:
                return [], [_too_large(path)]
            pages = [_page(page) for page in file.pages]
    except (errors, wrapped, *BROKEN) as error:
        causes = (error, error.__cause__, error.__context__, *error.args)
        if any(isinstance(cause, locked) for cause in causes):
            hint = "PDF를 암호로 열어 암호 없이 다른 이름으로 저장한 뒤 다시 해 보세요"
            return [], [_error(path, "M021", "암호가 걸린 PDF입니다", hint)]
        return [], [refused.DAMAGED(path)]
    crowded = any(len(page.letters) > MAX_LETTERS for page in pages)
    return pages, [_too_large(path)] if crowded else [] if pages else [refused.DAMAGED(path)]


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
    page.close()
    return Page(page.page_number, *size, upright, turned, pictured, drawn)


def _area(image: Any) -> float:
    return float(abs((image["x1"] - image["x0"]) * (image["bottom"] - image["top"])))


# --- the text -----------------------------------------------------------------------------------


def _sorted_out(page: Page) -> tuple[list[Letter], list[Left]]:
    """The letters to be read, and those that are not: turned, beside the page, or upon another."""
    kept: list[Letter] = []
    beside: list[Letter] = []
    doubled: list[Letter] = []
    seen: dict[tuple[str, int], list[Letter]] = defaultdict(list)
    for letter in page.letters:
        near = [other for row in (-1, 0, 1) for other in seen[letter.text, int(letter.top) + row]]
        if not _is_on(page, letter):
            beside.append(letter)
        elif letter.text.strip() and any(_upon(letter, other) for other in near):
            doubled.append(letter)
        else:
            kept.append(letter)
            seen[letter.text, int(letter.top)].append(letter)
    kinds = ("돌려 쓴 글", page.turned), ("쪽 밖의 글", beside), ("겹쳐 찍은 글", doubled)
    texts = [(kind, "".join(letter.text for letter in some).strip()) for kind, some in kinds]
    return kept, [Left(kind, text, f"{page.number}쪽") for kind, text in texts if text]


def _is_on(page: Page, letter: Letter) -> bool:
    across = letter.x1 >= 0 and letter.x0 <= page.width
    return across and letter.bottom >= 0 and letter.top <= page.height


def _upon(one: Letter, two: Letter) -> bool:
    """Bold type is sometimes the same letter twice, less than a quarter of its width apart."""
    near = 0.25 * (one.x1 - one.x0)
    return abs(one.x0 - two.x0) < near and abs(one.top - two.top) < near


def _document(
    path: Path, pages: Sequence[Page], glue: Glue
) -> tuple[Document | None, list[Problem]]:
    """The pages' letters in reading order."""
    kept, strange = zip(*map(_sorted_out, pages), strict=True)
    found = list(map(rows, kept))
    numbers = [page.number for page in pages]
    furnished = furniture(list(map(_lines, found, numbers)))
    bodies = [
        [row for index, row in enumerate(some) if index not in furnished.get(number, {})]
        for number, some in enumerate(found)
    ]
    ordered = list(map(in_order, bodies, gutters(bodies)))
    told = map(is_told, bodies, ordered)
    unclear = [number for number, clear in zip(numbers, told, strict=True) if not clear]
    if unclear:
        return None, [_no_order(path, unclear)]
    lines = [line for some in map(_lines, ordered, numbers) for line in some]
    flowed = flow(paragraphs(lines, measured(lines)), glue, "쪽")
    left = [
        Left(kind, _text(found[number][index]), f"{numbers[number]}쪽")
        for number, some in sorted(furnished.items())
        for index, kind in sorted(some.items())
    ]
    left += [one for some in strange for one in some]
    doubts = tuple(_doubts(pages, ordered))
    count = sum(letters(one.text) for page in pages for one in (*page.letters, *page.turned))
    return Document(flowed.pieces, (*left, *flowed.marks), flowed.joins, doubts, count), []


def _lines(some: Sequence[Row], page: int) -> list[Line]:
    return [
        Line(_text(row), row.x0, row.x1, row.top, row.size, page, row.column, row.spaced)
        for row in some
    ]


def _text(row: Row) -> str:
    """Its words; a gap that is wider than the blanks around it stays wide."""
    gaps = [two.x0 - one.x1 for one, two in pairwise(row.words)]
    blanks = 1.4 * min(gaps, default=0.0) if len(gaps) > 1 else 0.0  # wide in a justified line
    text = row.words[0].text
    for gap, (last, word) in zip(gaps, pairwise(row.words), strict=True):
        usual = 1.4 * row.size if len(last.text) == len(word.text) == 1 else 0.9 * row.size  # `김 호 성`
        far = gap > max(WIDE, usual, min(blanks, 2.5 * row.size))
        ends_label = word.blanks > 1 and MARK.match(text) and GAP not in text
        text += (GAP if far or ends_label else " ") + word.text
    return text


def _no_order(path: Path, numbers: Sequence[int]) -> Problem:
    return _error(
        path,
        "M023",
        f"{listed(numbers)}쪽의 글을 어떤 차례로 읽을지 알 수 없습니다: 단이 셋 이상이거나 글이 섞여 있습니다",
        "한글 원본을 가져오거나, 글을 차례대로 복사해 .txt 파일로 저장한 뒤 가져오세요",
    )


def _doubts(pages: Sequence[Page], ordered: Sequence[Sequence[Row]]) -> Iterator[str]:
    """What a person should compare with the original."""
    columns = [p.number for p, some in zip(pages, ordered, strict=True) if any(r.column for r in some)]
    if columns:
        yield f"두 단으로 읽은 쪽: {listed(columns)}쪽"
    tables = [
        page.number
        for page, some in zip(pages, ordered, strict=True)
        if sum(_text(row).count(GAP) > 1 for row in some) > 2
    ]
    if tables:
        yield f"표처럼 벌어진 줄이 있는 쪽: {listed(tables)}쪽. 칸의 차례를 원본과 견주어 보세요"
    pictures = [page.number for page in pages if page.pictured > 0.1]
    if pictures:
        yield f"그림이 있는 쪽: {listed(pictures)}쪽. 그림 속의 글은 읽지 못합니다"
