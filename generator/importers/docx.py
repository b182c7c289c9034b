"""DOCX (워드) files to pieces: mammoth says what is to be read, the file's own XML what it should have found.

In: a file. Out: its paragraphs in reading order, and what was left out. A paragraph of which the two
tell different things is a doubt, with its words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Self
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from xml.sax import SAXException
from zipfile import ZIP_DEFLATED, ZipFile

from generator.importers import ooxml, refused
from generator.importers.lists import PALE, bulleted, doubts, pale
from generator.importers.ooxml import BOOKMARK, Mark, Marked
from generator.importers.pieces import Document, Left, Piece, letters
from generator.importers.rows import turned, unnumbered
from generator.problems import Problem

STYLES = "p => p:fresh"  # what a paragraph is, its bookmark tells
NOTE = ("#footnote", "#endnote")
DRAWN = re.compile(r"word/(?:media/|diagrams/data|charts/chart\d)")
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
SHOWN = 40  # letters of a paragraph that is in doubt
IN_XML = (ParseError, ExpatError, SAXException, RecursionError)
MALFORMED = (ValueError, TypeError, AttributeError, LookupError, OSError)  # to mammoth


def read_docx(path: Path, data: bytes) -> tuple[Document | None, list[Problem]]:
    """A file of Word as pieces, or why it cannot be read."""
    parts, problems = refused.unpacked(path, data)
    if problems:
        return None, problems
    texts = {name: _usual(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    return _opened(path, texts, sum(bool(DRAWN.match(name)) for name in parts))


def _usual(part: bytes) -> bytes:
    """A part in the names of the usual form of such files; a stricter one has others for the same things."""
    for strict, usual in STRICT.items():
        part = part.replace(strict, usual)
    return part


def _opened(
    path: Path, parts: Mapping[str, bytes], pictures: int
) -> tuple[Document | None, list[Problem]]:
    try:
        marked = ooxml.marked(parts)
    except IN_XML:
        return None, [refused.DAMAGED(path)]
    try:
        html = _html({**parts, **marked.parts})
    except (*IN_XML, *refused.BROKEN, *MALFORMED):
        return None, [refused.DAMAGED(path)]
    document = _document(marked, _Paragraphs.of(html), pictures)
    if not any(piece.text.strip() for piece in document.pieces):
        return None, [refused.SCAN(path) if pictures else refused.EMPTY(path)]
    return document, []


def _html(parts: Mapping[str, bytes]) -> str:
    """What mammoth makes of the file; pictures stay out."""
    import mammoth

    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    packed.seek(0)
    made = mammoth.convert_to_html(
        packed,
        style_map=STYLES,
        include_default_style_map=False,
        include_embedded_style_map=False,
        convert_image=lambda image: [],
    )
    return str(made.value)


class _Paragraphs(HTMLParser):
    """The texts of the HTML, each under the last of its paragraphs in the file: deleted ends join two."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[int, str] = {}
        self.joined: set[int] = set()
        """Paragraphs whose text stands with that of the next."""
        self._now: list[int] = []
        self._text = ""
        self._in_reference = False

    @classmethod
    def of(cls, html: str) -> Self:
        """Read a whole page."""
        reader = cls()
        reader.feed(html)
        reader.close()
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A paragraph, its bookmark, a line break, a box to tick, or the sign that refers to a note."""
        known = {key: value or "" for key, value in attrs}
        if tag == "p":
            self._now, self._text = [], ""
        elif tag == "br":
            self._text += "\n"
        elif tag == "input":
            self._text += "☑" if "checked" in known else "☐"
        elif tag == "a" and known.get("id", "").startswith(BOOKMARK):
            self._now.append(int(known["id"].removeprefix(BOOKMARK)))
        elif tag == "a":
            self._in_reference = known.get("href", "").startswith(NOTE)
            if "-ref-" in known.get(
                "href", ""
            ):  # the way back from a note, and the blank before it
                self._text = self._text.removesuffix(" ")

    def handle_endtag(self, tag: str) -> None:
        """Where a paragraph or a reference ends."""
        if tag == "a":
            self._in_reference = False
        elif tag == "p" and self._now:
            self.texts[self._now[-1]] = self._text
            self.joined |= set(self._now[:-1])

    def handle_data(self, data: str) -> None:
        """Text; the sign of a reference is counted, not said."""
        if not self._in_reference:
            self._text += data


def _document(file: Marked, read: _Paragraphs, pictures: int) -> Document:
    marks = file.marks
    shown = [(mark, read.texts.get(index, "")) for index, mark in enumerate(marks)]
    pieces, signs = bulleted(
        Piece(mark.kind, text, mark.level, mark.number, mark.where, mark.cell)
        for mark, text in _with_notes(shown)
        if text.strip()
    )
    gone = [Left("지운 글", mark.gone, mark.where) for mark in marks if mark.gone]
    pieces, counts = unnumbered(pieces)
    left = (*file.left, *gone, *signs, *counts)
    total = sum(letters(mark.text) + letters(mark.gone) for mark in marks)
    total += sum(letters(one.text) for one in file.left)
    said = (
        *_missed(marks, read),
        *file.said,
        *pale(file.doubtful),
        *doubts(pieces, left, pictures),
    )
    unseen = (f"{PALE} {file.doubtful:,}자",) if file.doubtful else ()
    unseen = (*unseen, f"이어 붙인 파일 {file.pasted}개") if file.pasted else unseen
    return Document(turned(pieces), left, doubts=said, letters=total, unseen=unseen)


def _with_notes(shown: Sequence[tuple[Mark, str]]) -> Iterator[tuple[Mark, str]]:
    """Each note after the paragraph that refers to it first."""
    notes = {name for mark, _ in shown for name in mark.notes}
    placed: set[str] = set()
    for mark, text in shown:
        if mark.where not in notes:
            yield mark, text
            for name in mark.notes:
                yield from (one for one in shown if one[0].where == name and name not in placed)
                placed.add(name)


def _missed(marks: Sequence[Mark], read: _Paragraphs) -> Iterator[str]:
    """Paragraphs of which less, or more, was read than stands in them."""
    expected = ""
    for index, mark in enumerate(marks):
        expected += mark.text
        if index in read.joined:
            continue
        found, there = letters(read.texts.get(index, "")), letters(expected)
        if found != there:
            quote = " ".join(expected.split())[:SHOWN]
            yield f"이 문단은 {there}자인데 {found}자를 읽었습니다. 원본과 견주어 보세요: {quote}"
        expected = ""
