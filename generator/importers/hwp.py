"""HWPX and HWP (한글) files to pieces, over the object model that python-hwpx makes of both.

In: a file. Out: its paragraphs in reading order, with what stands in tables, boxes, captions and
notes, and what was left out. A file that cannot be read whole gives an error and no pieces. Nothing
else in the project knows a name of that library, which changes them with its major versions.
"""

import re
import struct
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from generator.importers import refused
from generator.importers.lists import Level, Place, bulleted, counted, doubts
from generator.importers.owpml import (
    Around,
    Line,
    Node,
    every,
    letters_in,
    lines,
    name_of,
    within,
)
from generator.importers.pieces import Document, Kind, Left, Piece, letters
from generator.problems import Problem

OLE = b"\xd0\xcf\x11\xe0"
REFUSED = {  # what the library calls it -> what to say
    "hwp5-password": refused.PASSWORD,
    "hwp5-distribution": refused.DISTRIBUTION,
    "hwp5-drm": refused.DISTRIBUTION,
    "hwp5-limit-exceeded": refused.TOO_LARGE,
    "hwp5-not-hwp5": refused.UNKNOWN,
    "hwp5-version-unsupported": refused.UNKNOWN,
}
FORMS = {  # of hc:NumberType1
    "CIRCLED_DIGIT": "circled",
    "ROMAN_SMALL": "roman",
    "ROMAN_CAPITAL": "Roman",
    "LATIN_SMALL": "latin",
    "LATIN_CAPITAL": "Latin",
    "CIRCLED_LATIN_SMALL": "circled latin",
    "HANGUL_SYLLABLE": "syllable",
    "CIRCLED_HANGUL_SYLLABLE": "circled syllable",
    "HANGUL_JAMO": "jamo",
    "HANGUL_PHONETIC": "read",
    "IDEOGRAPH": "hanja",
}


def read_hwp(path: Path) -> tuple[Document | None, list[Problem]]:
    """A file of 한글 as pieces, or why it cannot be read."""
    data, problems = refused.content(path)
    if problems:
        return None, problems
    parts: dict[str, bytes] = {}
    if not data.startswith(OLE):
        parts, problems = refused.unpacked(path, data)
        if problems:
            return None, problems
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            return None, [refused.PASSWORD(path)]
        if not any(name.startswith("Contents/") for name in parts):
            return None, [refused.UNKNOWN(path)]
    return _opened(path, data, parts)


def _opened(
    path: Path, data: bytes, parts: Mapping[str, bytes]
) -> tuple[Document | None, list[Problem]]:
    """What the library reads, or its reason in our words."""
    from hwpx import HwpxDocument
    from hwpx.errors import HwpxError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it could not convert, it also counts
            file = HwpxDocument.open(data)
    except HwpxError as error:
        is_locked = "EncryptedPackage".encode("utf-16-le") in data  # Word's, and Excel's
        return None, [refused.PASSWORD(path) if is_locked else _reason(path, error.code)]
    except (*refused.BROKEN, ValueError, LookupError, SyntaxError, OSError, RuntimeError):
        return None, [refused.DAMAGED(path)]
    with file:
        document = _document(file, _letters_of(file, data, parts))
        is_scan = _pictures(file) > 0
    if not any(piece.text.strip() for piece in document.pieces):
        return None, [refused.SCAN(path) if is_scan else refused.EMPTY(path)]
    return document, []


def _reason(path: Path, code: str) -> Problem:
    return REFUSED.get(code, refused.DAMAGED)(path)


def _document(file: Any, in_file: int) -> Document:
    read = list(lines([part.element for part in file.sections]))
    for page in file.parts.master_pages:
        read += within(page.element, Around({}, left="바탕쪽"))
    pieces, signs = _pieces([line for line in read if not line.left], file)
    left = tuple(Left(line.left, line.text, line.where) for line in read if line.left)
    document = Document(pieces, (*left, *signs), letters=in_file)
    return replace(document, doubts=tuple(_doubts(document, file)))


# --- kinds and numbers --------------------------------------------------------------------------


def _pieces(read: Sequence[Line], file: Any) -> tuple[tuple[Piece, ...], tuple[Left, ...]]:
    """Lines with their kinds, and the signs that became a kind."""
    lists = _lists(file)
    headings = {str(key): shape.heading for key, shape in file.styles.paragraph_properties.items()}
    shown = [(line, headings.get(line.shape)) for line in read]
    numbers = counted(_place(line, heading, lists) for line, heading in shown)
    pieces, signs = bulleted(
        _piece(line, heading, number)
        for (line, heading), number in zip(shown, numbers, strict=True)
        if line.text.strip()
    )
    return tuple(pieces), tuple(signs)


def _piece(line: Line, heading: Any, number: str) -> Piece:
    kinds: Mapping[str, Kind] = {"OUTLINE": "heading", "BULLET": "bullet"}
    kind = kinds.get(heading.type if heading else "", "plain")
    depth = (heading.level or 0) if heading else 0
    level = {"heading": depth + 1, "bullet": depth, "plain": 0}[kind]
    return Piece(kind, line.text, level, line.number or number, line.where)


def _place(line: Line, heading: Any, lists: Mapping[str, tuple[Level, ...]]) -> Place | None:
    """Where the paragraph stands in a counted list, if it stands in one."""
    if heading is None or heading.type not in ("NUMBER", "OUTLINE"):
        return None
    key = str(heading.id_ref or "") or line.outline
    key = line.outline if key == "0" else key
    levels, depth = lists.get(key, ()), heading.level or 0
    return Place(levels, key, depth) if depth < len(levels) else None


def _lists(file: Any) -> dict[str, tuple[Level, ...]]:
    """Id of a numbering -> how it prints its levels."""
    return {
        str(node.get("id")): tuple(_level(head) for head in node if name_of(head) == "paraHead")
        for header in file.parts.headers
        for node in every(header.element, "numbering")
    }


def _level(node: Node) -> Level:
    form = FORMS.get(node.get("numFormat", ""), "digit")
    return Level(form, (node.text or "").replace("^", "%"), int(node.get("start") or 1))


# --- the proof ----------------------------------------------------------------------------------


def _letters_of(file: Any, data: bytes, parts: Mapping[str, bytes]) -> int:
    """Of all text in the file, counted another way: in the bytes, not in what the walk returned."""
    if parts:
        roots = [ElementTree.fromstring(parts[name]) for name in parts if _has_text(name)]
        return sum(letters_in(root, texts=True) for root in roots)
    pages = (page.element for page in file.parts.master_pages)
    elements = chain((part.element for part in file.sections), pages)
    return _letters_of_records(data) + sum(letters_in(node, texts=False) for node in elements)


def _has_text(name: str) -> bool:
    return bool(re.fullmatch(r"Contents/(?:section|masterpage)\d+\.xml", name))


def _letters_of_records(data: bytes) -> int:
    """In the paragraphs of a .hwp file's own records."""
    from hwpx.hwp5.reader import read_hwp5

    return sum(
        _letters_of_record(record.payload)
        for section in read_hwp5(data).sections
        for record in section.records
        if record.tag == 67  # HWPTAG_PARA_TEXT
    )


def _letters_of_record(payload: bytes) -> int:
    """Code units below 32 are controls: some stand alone, the others take eight units."""
    units = struct.unpack(f"<{len(payload) // 2}H", payload[: len(payload) // 2 * 2])
    kept, index = [], 0
    while index < len(units):
        unit = units[index]
        alone = unit in (0, 10, 13) or unit >= 24
        if alone:
            kept.append(ord("-") if unit == 24 else unit)
        index += 1 if alone else 8
    made = struct.pack(f"<{len(kept)}H", *kept).decode("utf-16-le", "replace")
    return sum(not char.isspace() and ord(char) >= 32 for char in made)


def _pictures(file: Any) -> int:
    return sum(len(list(every(part.element, "pic"))) for part in file.sections)


def _doubts(document: Document, file: Any) -> Iterator[str]:
    """What a person should look at."""
    found = sum(letters(piece.text) for piece in document.pieces)
    found += sum(letters(left.text) for left in document.left_out)
    if found != document.letters:
        yield f"파일에는 {document.letters:,}자가 있는데 읽거나 뺀 것은 {found:,}자입니다. 원본과 견주어 보세요."
    if report := file.conversion_report:
        missed = sum((*report.unconverted.values(), *report.dropped.values()))
        if missed:
            yield f"읽지 못한 개체가 {missed}개 있습니다. 그 안에 글이 있는지 원본에서 보세요."
    if any(left.kind == "수식" for left in document.left_out):
        yield "수식은 글로 옮기지 못했습니다. 원본을 보고 적어 주세요."
    if pictures := _pictures(file):
        yield f"그림이 {pictures}개 있습니다. 그림 속의 글은 읽지 못합니다."
    yield from doubts(document.pieces, document.left_out)
