"""Files inside office files (파일 안의 파일), and who is named as their author: for a search and a warning, not for reading.

In: bytes. Out: the bytes of other files that stand in them, the runs of text with many digits in what no reader knows, and
whether the file tells a name of its author's.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from generator.importers import refused
from generator.importers.notes import attached

OLE = b"\xd0\xcf\x11\xe0"  # what a .hwp file begins with, and a locked one of Word
KNOWN = (b"PK\x03\x04", OLE, b"%PDF-")
HEAD = 4096  # bytes before a file that an office program wraps
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
FEW = 7  # digits: no number that nobody may publish has fewer
PLAIN = re.compile(rb"[\x20-\x7e\xa1-\xfe]{7,}")
WIDE = re.compile(r"[ -~가-힣]{7,}")
ELSEWHERE = re.compile(r"word/embeddings/|BinData/.*\.ole$", re.I)
SIGNED = re.compile(
    rb"<(?:\w+:)?(?:creator|lastModifiedBy|Company|Manager)\b[^<>]*>\s*[^<\s]|"
    rb"<(?:\w+:)?meta [^<>]*name=\"(?:creator|lastsaveby)\"[^<>]*>\s*[^<\s]"
)
ABOUT = re.compile(r"docProps/|.*\.hpf$")
SUMMARY = "\x05HwpSummaryInformation"
AUTHORS = (4, 8)  # properties: author, last saved by
MALFORMED = (
    *refused.BROKEN, ValueError, TypeError, AttributeError, LookupError, OSError, RuntimeError, AssertionError,
    struct.error,
)  # fmt: skip


def file_in(part: bytes) -> bytes:
    """The file that stands in a part, be it wrapped by an office program; nothing if there is none."""
    if part.startswith(PICTURES):
        return b""
    places = [part.find(mark, 0, HEAD) for mark in KNOWN]
    return part[min(place for place in places if place >= 0) :] if max(places) >= 0 else b""


def figures(part: bytes) -> str:
    """The runs of text with many digits in a part that no reader knows, by any of three codings, a line each."""
    if part.startswith(PICTURES):
        return ""
    narrow = [run.decode("cp949", "replace") for run in PLAIN.findall(part)]
    wide = [run for at in (0, 1) for run in WIDE.findall(part[at:].decode("utf-16-le", "replace"))]
    return "\n".join(run for run in (*narrow, *wide) if sum(map(str.isdecimal, run)) >= FEW)


def inflated(stream: bytes) -> bytes:
    """A stream unpacked if it is packed."""
    with suppress(zlib.error):
        return zlib.decompressobj(-15).decompress(stream, refused.MAX_ENTRY)
    return stream


def streams(data: bytes) -> list[tuple[str, bytes]]:
    """The streams of a compound file."""
    library: Any = import_module("hwpx.hwp5.cfb")
    return [*library.read_all_streams(library.CompoundFile(data))]


def count(data: bytes) -> int:
    """How many files are inside a file; never raises."""
    found = 0
    with suppress(*MALFORMED):
        if data.startswith(b"PK"):
            parts, _ = refused.unpacked(Path(), data)
            return sum(_is_file(name, part) for name, part in parts.items())
        if data.startswith(OLE):
            kept = [stream for name, stream in streams(data) if name.startswith("BinData/")]
            return sum(bool(file_in(one) or file_in(inflated(one))) for one in kept)
        if b"%PDF-" in data[:1024]:
            library: Any = import_module("pdfplumber")
            with library.open(BytesIO(data)) as file:
                found += sum(1 for _ in attached(file.doc.catalog, file.pages))
    return found


def _is_file(name: str, part: bytes) -> bool:
    return bool(ELSEWHERE.match(name) or part.startswith(KNOWN))


def is_signed(data: bytes) -> bool:
    """Whether a file's properties tell a person or an office; never raises."""
    with suppress(*MALFORMED):
        if data.startswith(b"PK"):
            parts: Mapping[str, bytes] = refused.unpacked(Path(), data)[0]
            return any(SIGNED.search(part) for name, part in parts.items() if ABOUT.match(name))
        if data.startswith(OLE):
            return any(_authors(dict(streams(data)).get(SUMMARY, b"")))
        if b"%PDF-" in data[:1024]:
            library: Any = import_module("pdfplumber")
            with library.open(BytesIO(data)) as file:
                return bool(str((file.metadata or {}).get("Author") or "").strip())
    return False


def _authors(summary: bytes) -> Iterator[str]:
    """The names in a set of properties (MS-OLEPS): its places by their ids, each a kind, a length and the letters."""
    (start,) = struct.unpack_from("<I", summary, 44)
    _, many = struct.unpack_from("<II", summary, start)
    for n in range(min(many, 1000)):
        key, at = struct.unpack_from("<II", summary, start + 8 + 8 * n)
        if key in AUTHORS:
            _, size = struct.unpack_from("<II", summary, start + at)
            text = summary[start + at + 8 : start + at + 8 + 2 * size].decode(
                "utf-16-le", "replace"
            )
            yield text.strip("\0 ")
