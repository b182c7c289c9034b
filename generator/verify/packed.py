"""What the office files of a site say, taken out of their zip files anew: neither by the readers nor by their libraries.

In: a file's bytes. Out: the text of its parts, with a line's end behind each paragraph. Deleted words, comments and
properties are parts like others. Of another kind of file nothing is told.
"""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as BadDeflate

ZIP = b"PK\x03\x04"
MOST = 2**27  # bytes of a part
DEEPEST = 2  # files in files
PARAGRAPH = re.compile(r"</(?:\w+:)?p>|<(?:\w+:)?(?:br|lineBreak)\b[^<>]*>")
TAG = re.compile(r"<[^<>]*>")
SPOKEN = re.compile(r'\b(?:\w+:)?(?:author|descr|title|userName)="([^"]*)"')


def text_of_parts(data: bytes, depth: int = 0) -> str:
    """All of it; nothing for what is no zip file."""
    return "\n".join(_parts(data, depth)) if data.startswith(ZIP) else ""


def _parts(data: bytes, depth: int) -> Iterator[str]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.file_size <= MOST:
                    yield _part(entry.filename, archive.read(entry), depth)
    except (
        BadZipFile,
        BadDeflate,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        EOFError,
    ):
        yield ""


def _part(name: str, part: bytes, depth: int) -> str:
    if part.startswith(ZIP):
        return text_of_parts(part, depth + 1) if depth < DEEPEST else ""
    if not name.endswith((".xml", ".rels", ".hpf", ".txt")):
        return ""
    text = part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    if name.endswith(".txt"):
        return text
    spoken = "\n".join(SPOKEN.findall(text))
    lines = (
        TAG.sub("", PARAGRAPH.sub("\n", text)) if PARAGRAPH.search(text) else TAG.sub("\n", text)
    )
    return html.unescape(f"{lines}\n{spoken}")
