"""What is laid upon the pages of a PDF or into it: memos, typed notes, filled form fields, files; never text of the pages.

A memo and a file are seen by who opens them, and had by who downloads the file; a typed note and a field are seen by all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

from generator.importers.refused import BROKEN

TYPED = "덧붙여 쓴 글"
MEMO, FILE = "메모", "붙은 파일"
KINDS = {"FreeText": TYPED, "Stamp": TYPED, "Widget": TYPED}
NO_TEXT = frozenset({"Link", "Popup", "PrinterMark", "TrapNet", "Screen", "3D"})
MALFORMED = (*BROKEN, ValueError, TypeError, AttributeError, LookupError, AssertionError)
MAX_NAMES = 1000  # files in a file
MAX_DEPTH = 20
INDEX = "INDEX"
WORD = re.compile("[가-힣]{2,}")

Note = tuple[str, str]
"""A kind, and its text: of a file, its name."""


def notes_of(page: Any) -> tuple[Note, ...]:
    """What is laid upon a page of the library."""
    found: list[Note] = []
    with suppress(*MALFORMED):
        for reference in _resolved(page.page_obj.annots) or ():
            with suppress(*MALFORMED):
                found += _noted(_resolved(reference))
    return tuple(found)


def attached(catalogue: Mapping[str, Any], pages: Iterable[Any]) -> Iterator[bytes]:
    """The bytes of the files in a file and upon its pages."""
    for file in _files(catalogue):
        yield from _bytes(file)
    for page in pages:
        for reference in _resolved(page.page_obj.annots) or ():
            yield from _bytes(_resolved((_resolved(reference) or {}).get("FS")) or {})


def _bytes(file: Any) -> Iterator[bytes]:
    with suppress(*MALFORMED):
        kept = _resolved(file.get("EF")) or {}
        streams = [_resolved(one) for _, one in sorted(kept.items())]
        yield from (one.get_data() for one in streams[:1] if hasattr(one, "get_data"))


def _noted(note: Mapping[str, Any]) -> Iterator[Note]:
    subtype = getattr(_resolved(note.get("Subtype")), "name", "")
    if subtype == "FileAttachment":
        yield FILE, _name(_resolved(note.get("FS")) or {})
    elif subtype not in NO_TEXT:
        typed = _inherited(note, "V") if subtype == "Widget" else note.get("Contents")
        if text := _text(typed).strip():
            yield KINDS.get(subtype, MEMO), text


def _inherited(field: Mapping[str, Any], key: str) -> Any:
    """A value of a form's field, which those above it may hold."""
    for _ in range(MAX_DEPTH):
        if key in field or "Parent" not in field:
            break
        field = _resolved(field["Parent"])
    return field.get(key)


def files_of(catalogue: Mapping[str, Any], text: str) -> tuple[Note, ...]:
    """The files in a file, by their names; but for the index of the words of its `text`."""
    return tuple(
        (FILE, name)
        for file in _files(catalogue)
        if (name := _name(file)) != INDEX or not _is_index(b"".join(_bytes(file)), text)
    )


def _is_index(data: bytes, text: str) -> bool:
    """Whether it holds the words of the text and their places, as records of the National Assembly have it."""
    words = set(WORD.findall(data.decode("cp949", errors="replace")))
    known = sum(word.removesuffix("다") in text for word in words)  # its verbs end so
    return data.startswith(b"\0\0") and known > 0.95 * len(words)


def _files(catalogue: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The leaves of the tree of names in which a file keeps others."""
    found: list[Any] = []
    with suppress(*MALFORMED):
        found += [_resolved(one) for one in _resolved(catalogue.get("AF")) or ()]
        names = _resolved((_resolved(catalogue.get("Names")) or {}).get("EmbeddedFiles"))
        waiting = [names] if names else []
        for _ in range(MAX_NAMES):
            if not waiting:
                break
            node = _resolved(waiting.pop())
            found += [_resolved(one) for one in (_resolved(node.get("Names")) or ())[1::2]]
            waiting += _resolved(node.get("Kids")) or ()
    own = {id(one): one for one in found[:MAX_NAMES] if isinstance(one, Mapping)}
    return list(own.values())


def _name(file: Mapping[str, Any]) -> str:
    return (_text(file.get("UF")) or _text(file.get("F"))).strip() or "이름 없는 파일"


def _text(value: Any) -> str:
    found = _resolved(value)
    decode = import_module("pdfminer.utils").decode_text
    return (
        str(decode(found)) if isinstance(found, bytes) else found if isinstance(found, str) else ""
    )


def _resolved(one: Any) -> Any:
    return import_module("pdfminer.pdftypes").resolve1(one)
