"""HWPX and HWP (한글) files to pieces, over the object model that python-hwpx makes of both.

In: a file. Out: its paragraphs in reading order, with what stands in tables, boxes, captions and
notes, and what was left out. A file that cannot be read whole gives an error and no pieces. Nothing
else in the project knows a name of that library, which changes them with its major versions.
"""

import logging
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from generator.importers import refused
from generator.importers.colours import COVERED
from generator.importers.embedded import OLE
from generator.importers.grounds import Covered, covered
from generator.importers.inside import PARAGRAPH, spelled
from generator.importers.lists import (
    PALE,
    SPOKEN,
    Level,
    Place,
    bulleted,
    counted,
    doubts,
    is_spoken,
    pale,
    signed,
    uncounted,
    whole_number,
)
from generator.importers.owpml import Around, Line, Node, every, letters_in, lines, name_of, within
from generator.importers.pieces import Document, Kind, Left, Piece, letters, place
from generator.importers.rows import turned, unnumbered
from generator.problems import Problem

logging.getLogger("hwpx").addHandler(logging.NullHandler())  # else tracebacks on the terminal

REFUSED = {  # what the library calls it -> what to say
    "hwp5-password": refused.PASSWORD,
    "hwp5-limit-exceeded": refused.TOO_LARGE,
    **dict.fromkeys(("hwp5-distribution", "hwp5-drm"), refused.DISTRIBUTION),
    **dict.fromkeys(("hwp5-not-hwp5", "hwp5-version-unsupported"), refused.UNKNOWN),
}
MALFORMED = (ValueError, TypeError, AttributeError, LookupError, SyntaxError, OSError, RuntimeError)
NONE = ("", "", 0)
TEXTS = re.compile(r"Contents/(?:section|masterpage)\d+\.xml")
DEEPEST = 9  # of ten levels
FORMS = {  # of hc:NumberType1
    "DIGIT": "digit",
    "CIRCLED_DIGIT": "circled",
    "ROMAN_SMALL": "roman",
    "ROMAN_CAPITAL": "Roman",
    "LATIN_SMALL": "latin",
    "LATIN_CAPITAL": "Latin",
    "CIRCLED_LATIN_SMALL": "circled latin",
    "CIRCLED_LATIN_CAPITAL": "circled Latin",
    "HANGUL_SYLLABLE": "syllable",
    "CIRCLED_HANGUL_SYLLABLE": "circled syllable",
    "HANGUL_JAMO": "jamo",
    "CIRCLED_HANGUL_JAMO": "circled jamo",
    "HANGUL_PHONETIC": "read",
    "IDEOGRAPH": "hanja",
    "CIRCLED_IDEOGRAPH": "circled hanja",
    "DECAGON_CIRCLE": "stem read",
    "DECAGON_CIRCLE_HANJA": "stem",
}


@dataclass(frozen=True, slots=True)
class _File:
    """What is taken over from the library: elements, and what its words for them mean."""

    sections: tuple[Node, ...]
    pages: tuple[Node, ...]
    """What stands on every page behind the text."""
    shapes: Mapping[str, tuple[str, str, int]]
    """Id of a paragraph property -> what kind of heading it is, the id of its list, its depth."""
    lists: Mapping[str, tuple[Level, ...]]
    """Id of a numbering -> how it prints its levels."""
    signs: Mapping[str, str]
    """Id of a list -> what the file shows before its entries."""
    letters: int
    covered: Covered
    missed: int
    """Things that the library could not turn into elements."""


def read_hwp(path: Path, data: bytes) -> tuple[Document | None, list[Problem]]:
    """A file of 한글 as pieces, or why it cannot be read."""
    parts: dict[str, bytes] = {}
    if not data.startswith(OLE):
        parts, problems = refused.unpacked(path, data)
        if problems:
            return None, problems
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            return None, [refused.PASSWORD(path)]
    return _opened(path, data, parts)


def _opened(
    path: Path, data: bytes, parts: Mapping[str, bytes]
) -> tuple[Document | None, list[Problem]]:
    """What the library reads, or its reason in our words."""
    from hwpx import HwpxDocument
    from hwpx.errors import HwpxError
    from hwpx.opc.package import HwpxPackageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it could not convert, it also counts
            with HwpxDocument.open(data) as opened:  # parses some parts only when asked for them
                file = _taken(opened, data, parts)
    except HwpxError as error:
        is_locked = "EncryptedPackage".encode("utf-16-le") in data  # Word's, and Excel's
        reason = REFUSED.get(error.code, refused.DAMAGED)
        return None, [refused.PASSWORD(path) if is_locked else reason(path)]
    except (HwpxPackageError, *refused.BROKEN, *MALFORMED):
        return None, [refused.DAMAGED(path)]
    document = _document(file)
    if not any(piece.text.strip() for piece in document.pieces):
        return None, [refused.SCAN(path) if _pictures(file) else refused.EMPTY(path)]
    return document, []


def _taken(opened: Any, data: bytes, parts: Mapping[str, bytes]) -> _File:
    sections = tuple(part.element for part in opened.sections)
    pages = tuple(page.element for page in opened.parts.master_pages)
    shapes = opened.styles.paragraph_properties
    report = opened.conversion_report
    met = {node.get("paraPrIDRef", "") for root in sections for node in every(root, "p")}
    known = {str(key): _shape(shape.heading) for key, shape in shapes.items()}
    listed = {known[key][1] for key in met if known.get(key, NONE)[0] == "BULLET"}
    return _File(
        sections,
        pages,
        known,
        {
            str(node.get("id")): tuple(_level(head) for head in node if name_of(head) == "paraHead")
            for header in opened.parts.headers
            for node in every(header.element, "numbering")
        },
        {
            str(node.get("id")): node.get("char", "")
            for header in opened.parts.headers
            for node in every(header.element, "bullet")
            if node.get("id") in listed
        },
        _letters_of((*sections, *pages), data, parts),
        covered((*sections, *pages), [header.element for header in opened.parts.headers]),
        sum((*report.unconverted.values(), *report.dropped.values())) if report else 0,
    )


def _shape(heading: Any) -> tuple[str, str, int]:
    if not heading:
        return NONE
    depth = min(max(heading.level or 0, 0), DEEPEST)
    return heading.type or "", str(heading.id_ref or ""), depth


def _level(node: Node) -> Level:
    form, start = FORMS.get(node.get("numFormat", "DIGIT"), ""), whole_number(node.get("start", ""))
    return Level(form, (node.text or "").replace("^", "%"), 1 if start is None else start)


def _document(file: _File) -> Document:
    read = _placed(lines(file.sections, file.covered.runs))
    for page in file.pages:
        read += within(page, Around({}, left="바탕쪽", covered=file.covered.runs))
    pieces, signs, said = _pieces([line for line in read if not line.left], file)
    shown, counts = unnumbered(pieces)
    left = [Left(line.left, line.text, line.where, line.place) for line in read if line.left]
    pales = (f"{PALE} {file.covered.doubtful:,}자",) if file.covered.doubtful else ()
    document = Document(turned(shown), (*left, *signs, *counts), letters=file.letters, unseen=pales)
    return replace(document, doubts=(*said, *_doubts(document, file)))


def _placed(read: Iterable[Line]) -> list[Line]:
    """The lines; of what is covered, in which paragraph it stands."""
    number, placed = 0, []
    for line in read:
        number += not line.left
        is_covered = line.left == COVERED
        placed.append(replace(line, place=place(number, line.place) if is_covered else ""))
    return placed


def _pieces(
    read: Sequence[Line], file: _File
) -> tuple[tuple[Piece, ...], tuple[Left, ...], tuple[str, ...]]:
    """The pieces, the signs that became bullets, and what is not sure of the numbers."""
    numbers = counted(_place(line, file) for line in read)
    shown = [
        (line, number) for line, number in zip(read, numbers, strict=True) if line.text.strip()
    ]
    pieces, signs = bulleted(_piece(line, number or "", file) for line, number in shown)
    untold = [line.text for line, number in shown if number is None]
    spoken = sum(piece.number in SPOKEN for piece in pieces if piece.number)
    said = (*signed(spoken, _bullets(shown, file)), *uncounted(untold))
    return tuple(pieces), tuple(signs), said


def _bullets(shown: Iterable[tuple[Line, str | None]], file: _File) -> Iterator[str]:
    """The signs of lists that do not stand in the draft."""
    for line, _ in shown:
        kind, key, depth = file.shapes.get(line.shape, NONE)
        sign = file.signs.get(key, "")
        if kind == "BULLET" and sign and not is_spoken(sign, depth, line.text):
            yield sign


def _piece(line: Line, number: str, file: _File) -> Piece:
    kinds: Mapping[str, Kind] = {"OUTLINE": "heading", "BULLET": "bullet"}
    sign, key, depth = file.shapes.get(line.shape, NONE)
    if sign == "BULLET" and is_spoken(file.signs.get(key, ""), depth, line.text):
        return Piece("plain", line.text, 0, file.signs[key], line.where, line.cell)
    kind = kinds.get(sign, "plain")
    level = {"heading": depth + 1, "bullet": depth, "plain": 0}[kind]
    return Piece(kind, line.text, level, line.number or number, line.where, line.cell)


def _place(line: Line, file: _File) -> Place | None:
    sign, key, depth = file.shapes.get(line.shape, NONE)
    if sign == "OUTLINE":  # which is the section's, unless it names one
        key = key if key in file.lists else line.outline
    levels = file.lists.get(key, ()) if sign in ("OUTLINE", "NUMBER") else ()
    return Place(levels, key, depth) if depth < len(levels) else None


def _letters_of(elements: Sequence[Node], data: bytes, parts: Mapping[str, bytes]) -> int:
    """Of all text in the file, counted another way: in the bytes, not in what the walk returned."""
    if parts:
        roots = [
            ElementTree.fromstring(part) for name, part in parts.items() if TEXTS.fullmatch(name)
        ]
        return sum(letters_in(root, texts=True) for root in roots)
    return _letters_of_records(data) + sum(letters_in(node, texts=False) for node in elements)


def _letters_of_records(data: bytes) -> int:
    from hwpx.hwp5.reader import read_hwp5

    return sum(
        letters(spelled(record.payload))
        for section in read_hwp5(data).sections
        for record in section.records
        if record.tag == PARAGRAPH
    )


def _pictures(file: _File) -> int:
    return sum(
        name_of(node) in ("pic", "ole", "chart") for root in file.sections for node in root.iter()
    )


def _doubts(document: Document, file: _File) -> Iterator[str]:
    found = sum(letters(piece.text) for piece in document.pieces)
    found += sum(letters(left.text) for left in document.left_out)
    if found != document.letters:
        yield f"파일에는 {document.letters:,}자가 있는데 읽거나 뺀 것은 {found:,}자입니다. 원본과 견주어 보세요."
    if file.missed:
        yield f"읽지 못한 개체가 {file.missed}개 있습니다. 그 안에 글이 있는지 원본에서 보세요."
    yield from pale(file.covered.doubtful)
    yield from doubts(document.pieces, document.left_out, _pictures(file))
