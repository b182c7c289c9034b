"""All the text that an office file holds, wherever it is kept (파일 안의 글): for a search, not for reading.

In: a file's bytes. Out: passages, each with the Korean name of its place. Whatever is in the file counts: deleted words,
comments, running heads, properties, names of authors, files inside the file. What is malformed gives what it has.
"""

import logging
import re
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError, XMLParser

from generator.facts.source import Passage
from generator.importers import refused
from generator.importers.embedded import KNOWN, OLE, figures, file_in, inflated, streams
from generator.importers.notes import attached

DEEPEST = 2  # files in files
PLACES = (
    (re.compile(r"docProps/|META-INF/|.*\.hpf$|.*settings\.xml$"), "문서 정보"),
    (re.compile(r".*comments\w*\.xml|.*people\.xml"), "메모"),
    (re.compile(r".*/(?:header|footer)\d+\.xml"), "머리말이나 꼬리말"),
    (re.compile(r".*histor", re.I), "변경 기록"),
    (re.compile(r"Preview/"), "미리 보기"),
    (re.compile(r"customXml/|.*\.rels$"), "문서 정보"),
    (re.compile(r".*/charts?/"), "차트"),
)
BODY, WITHIN = "본문", "파일 안의 파일"
SINGLE = re.compile(
    r"(?:^[ \t]*[\d–—-][ \t]*(?:\n\s*|\Z)){12,}", re.M
)  # a digit a line: a cell each
TEXTS = (".txt", ".csv", ".json", ".htm", ".html")
BREAKS = frozenset({"br", "cr", "lineBreak"})
TOLD = frozenset({"author", "creator", "descr", "desc", "title", "alt", "tooltip", "userName"})
HANGUL = re.compile("[가-힣]")
WORDS = re.compile(r"[가-힣ㄱ-ㅎA-Za-z0-9 .,:;@()\-]{2,}")
PARAGRAPH = 67  # HWPTAG_PARA_TEXT
ALONE = frozenset({0, 10, 13, *range(24, 32)})  # code units that stand for a sign alone
MALFORMED = (
    *refused.BROKEN, ParseError, ValueError, TypeError, AttributeError, LookupError, OSError, RuntimeError,
    AssertionError, struct.error,
)  # fmt: skip


def inside(data: bytes, depth: int = 0) -> Iterator[Passage]:
    """Every passage of a file, whatever program wrote it."""
    read = _form(data)
    with suppress(*MALFORMED):
        for place, text in read(data, depth):
            if text.strip():
                yield Passage(place, text)


def _form(data: bytes) -> Any:
    if data.startswith(b"PK"):
        return _zipped
    if data.startswith(OLE):
        return _compound
    return _printed if b"%PDF-" in data[:1024] else lambda data, depth: ()


def _zipped(data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    parts, _ = refused.unpacked(Path(), data)
    for name, part in sorted(parts.items()):
        if part.startswith(KNOWN) and depth < DEEPEST:
            yield from ((WITHIN, one.text) for one in inside(part, depth + 1))
        elif name.endswith((".xml", ".rels", ".hpf")):
            yield from ((place_of(name), text) for text in _of_xml(part))
        elif name.endswith(TEXTS):
            yield place_of(name), _decoded(part)
        else:
            yield from _buried(part, depth)


def _buried(part: bytes, depth: int) -> Iterator[tuple[str, str]]:
    """What is told in a part of no known form: a file that is wrapped in it, and any long figures."""
    if (file := file_in(part)) and depth < DEEPEST:
        yield from ((WITHIN, one.text) for one in inside(file, depth + 1))
    yield WITHIN, figures(part)


def singles(text: str) -> str:
    """The rows of a table that have a digit in each cell, each as one figure."""
    rows = ("".join(match[0].split()) for match in SINGLE.finditer(text))
    return "\n".join(rows)


def place_of(name: str) -> str:
    """What a part of a zip file is, in Korean."""
    return next((place for pattern, place in PLACES if pattern.match(name)), BODY)


def _decoded(part: bytes) -> str:
    wide = part.startswith((b"\xff\xfe", b"\xfe\xff"))
    return part.decode("utf-16" if wide else "utf-8", errors="replace")


def _of_xml(part: bytes) -> tuple[str, str]:
    """The text of its paragraphs, deleted or not, and what its attributes say to people."""
    lines = _Lines()
    parser = XMLParser(target=lines)
    with suppress(ParseError):
        parser.feed(part)
        parser.close()
    return "".join(lines.text), "\n".join(lines.beside)


class _Lines:
    """Text with a line's end where a paragraph ends; outside of paragraphs, where any element ends."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.beside: list[str] = []
        self._depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition("}")[2]
        self._depth += name == "p"
        if name == "p" or name in BREAKS:
            self.text.append("\n")
        elif name == "tab":
            self.text.append(" ")
        for key, value in attributes.items():
            if key.rpartition("}")[2] in TOLD or HANGUL.search(value):
                self.beside.append(value)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.rpartition("}")[2]
        if name == "p" or not self._depth:
            self.text.append("\n")
        self._depth -= name == "p"

    def data(self, text: str) -> None:
        """Text."""
        self.text.append(text)

    def close(self) -> None:
        """The end of the part."""


def _compound(data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    for name, stream in streams(data):
        if name.startswith(("BodyText/", "ViewText/", "DocHistory/")):
            place = "변경 기록" if name.startswith("DocHistory/") else BODY
            yield place, "\n".join(_paragraphs(inflated(stream)))
        elif name == "PrvText":
            yield "미리 보기", stream.decode("utf-16-le", errors="replace")
        elif "SummaryInformation" in name:
            yield "문서 정보", "\n".join(WORDS.findall(stream.decode("utf-16-le", "replace")))
        else:
            for one in dict.fromkeys((stream, inflated(stream))):
                yield from _buried(one, depth)


def _paragraphs(records: bytes) -> Iterator[str]:
    """The texts of a stream's records (한글 문서 파일 형식 5.0): a head of 32 bits, 4095 for a longer size behind it."""
    at = 0
    while at + 4 <= len(records):
        (head,) = struct.unpack_from("<I", records, at)
        tag, size, at = head & 0x3FF, head >> 20, at + 4
        if size == 0xFFF:
            (size,) = struct.unpack_from("<I", records, at)
            at += 4
        if tag == PARAGRAPH:
            yield spelled(records[at : at + size])
        at += size


def spelled(payload: bytes) -> str:
    """The text of a paragraph's record: code units below 32 are controls, some alone, the others of eight units."""
    units = struct.unpack(f"<{len(payload) // 2}H", payload[: len(payload) // 2 * 2])
    made, at = bytearray(), 0
    while at < len(units):
        unit = units[at]
        if unit >= 32:
            made += struct.pack("<H", unit)
        elif unit in (9, 10, 24, 30, 31):  # a tab, a line's end, a hyphen, two blanks
            made += struct.pack("<H", {10: 10, 24: 45}.get(unit, 32))
        at += 1 if unit >= 32 or unit in ALONE else 8
    return made.decode("utf-16-le", errors="replace")


def _printed(data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.ERROR)
    library: Any = import_module("pdfplumber")
    broken: Any = import_module("pdfminer.psexceptions").PSException
    wrapped: Any = import_module("pdfplumber.utils.exceptions").PdfminerException
    with suppress(broken, wrapped), library.open(BytesIO(data)) as file:
        yield "문서 정보", "\n".join(map(str, (file.metadata or {}).values()))
        yield from _of_catalogue(file.doc.catalog)
        for part in attached(file.doc.catalog, file.pages):
            yield WITHIN, _decoded(part)
            yield from _buried(part, depth)
        for page in file.pages:
            yield BODY, page.extract_text() or ""
            for note in page.annots:
                yield "메모", "\n".join(str(note.get(key) or "") for key in ("title", "contents"))
            page.close()


def _of_catalogue(catalogue: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a PDF says of itself once more (XMP), and what was typed into its forms."""
    resolve: Any = import_module("pdfminer.pdftypes").resolve1
    decode: Any = import_module("pdfminer.utils").decode_text
    if "Metadata" in catalogue:
        yield from (
            ("문서 정보", text) for text in _of_xml(resolve(catalogue["Metadata"]).get_data())
        )
    fields = [*(resolve((resolve(catalogue.get("AcroForm")) or {}).get("Fields")) or ())]
    for _ in range(len(fields) + 10_000):
        if not fields:
            break
        field = resolve(fields.pop()) or {}
        fields += resolve(field.get("Kids")) or ()
        value = resolve(field.get("V"))
        if isinstance(value, bytes):
            yield "양식", decode(value)
