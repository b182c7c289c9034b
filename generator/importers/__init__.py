"""Office files to the draft of a record (가져오기): HWPX, HWP, DOCX, PDF and plain text.

A side door: `minutes import` writes a draft that a person reviews; what is published never reads an office
file. Each reader is one file, and makes a `Document` of pieces; `draft` makes a record of it.

    docx (ooxml ◄ wordml · numbering · symbols · unseen) · hwp (owpml · grounds) · pdf (unfold ► seen · notes ► sheets ►
    stamps ► columns ► lines) · plain ► reflow (seams) · rows · lists ► pieces ► draft ► bring

`inside` has all the text that a file holds, for the search for what must not be published (`embedded`: of files inside it, too); `colours` tells letters from
their ground; `refused` says what to do about one that cannot be read.
"""

import re
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile, ZipFile

from generator.importers import refused
from generator.importers.embedded import OLE
from generator.importers.pieces import Document
from generator.problems import Problem

Form = Literal["hwp", "docx", "pdf", "plain", ""]
Reader = Callable[[Path, bytes], tuple[Document | None, list[Problem]]]
LIBRARIES = {"hwp": "hwpx", "docx": "mammoth", "pdf": "pdfplumber"}  # by the extra that brings it
# 한글 97 and before; 한글 in XML, web pages, mail and RTF are text, but not a record's.
MARKED = re.compile(
    rb"HWP Document File V|\s*(?:<!--.*?-->\s*)*"
    rb"(?:<\?xml|<!doctype|<html|<head|<meta\b|<body|<table|<hwpml|\{\\rtf)|"
    rb"(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version:",
    re.I | re.S,
)
HEAD = 4096  # bytes in which a file says what it is
WIDE = re.compile(
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0"
)  # what a coding adds to plain letters


def read(path: Path) -> tuple[Document | None, list[Problem]]:
    """A file's pieces, whatever office program wrote it, or why it cannot be read."""
    data, problems = refused.content(path)
    if problems:
        return None, problems
    form = form_of(data)
    if not form:
        is_cut = data.startswith(b"PK")
        return None, [
            refused.DAMAGED(path) if is_cut and _names(data) is None else refused.UNKNOWN(path)
        ]
    reader = _reader(form)
    return reader(path, data) if reader else (None, [refused.missing(path, form)])


def form_of(data: bytes) -> Form:
    """What a file is, by what is in it; nothing for what none of the readers knows."""
    if data.startswith(OLE):
        return "hwp"
    if data.startswith(b"PK"):
        names = _names(data) or set()
        is_hwpx = any(name.startswith("Contents/") for name in names)
        return "hwp" if is_hwpx else "docx" if "word/document.xml" in names else ""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    is_other = b"\0\0\0" in data[:4096] or bool(MARKED.match(WIDE.sub(b"", data[:HEAD])))
    return "" if is_other else "plain"


def _names(data: bytes) -> set[str] | None:
    """What a zip file has in it; None if it is broken."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return set(archive.namelist())
    except (BadZipFile, ValueError, OSError):
        return None


def _reader(form: Form) -> Reader | None:
    """The reader of such files; None if the library that it needs is not installed."""
    try:
        if form in LIBRARIES:
            import_module(LIBRARIES[form])
    except ImportError:
        return None
    reader: Reader = getattr(import_module(f"generator.importers.{form}"), f"read_{form}")
    return reader
