"""How far a PDF unfolds: what it packs, and forms in forms, which a few bytes can make millions of.

Counted before anything is drawn or read, so that no file takes all time and room.
"""

import re
import zlib
from base64 import a85decode
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

MAX_FORMS = 20_000  # drawn on a page, those in forms with them
MAX_DEPTH = 60
MAX_CONTENT = 32 * 2**20  # of a page: a dense drawing has ten
MAX_UNPACKED = 256 * 2**20
FACTS = 1000  # bytes before a stream that tell how it is packed
TWICE = re.compile(rb"/Filter\s*\[[^\]]*(?:FlateDecode|/Fl\b|LZW)[^\]]*(?:FlateDecode|/Fl\b|LZW)")
PACKED = re.compile(
    rb"/(?:Filter|F)\s*(?:\[\s*)?(?:/\w+\s*)*/(?:FlateDecode|Fl\b)|/Filter\s+\d+\s+\d+\s+R"
)
HEX, ASCII85 = re.compile(rb"/ASCIIHexDecode|/AHx\b"), re.compile(rb"/ASCII85Decode|/A85\b")
STREAM = re.compile(rb"(?<!end)stream\r?\n")
DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")


def swells(data: bytes) -> bool:
    """Whether the packed parts of a file that are no pictures take too much room."""
    room = MAX_UNPACKED
    for begin in STREAM.finditer(data):
        facts = data[max(0, begin.start() - FACTS) : begin.start()]
        facts = facts[facts.rfind(b"obj") + 1 :]
        if PACKED.search(facts) and b"/Image" not in facts:
            end = data.find(b"endstream", begin.end())
            packed = data[begin.end() : end if end > 0 else len(data)]
            room -= _unpacked(_spelled_out(packed, facts), room)
            if room <= 0 or TWICE.search(facts):  # packed twice: no program does so
                return True
    return False


def _spelled_out(packed: bytes, facts: bytes) -> bytes:
    """What is written in signs of ASCII, as bytes."""
    try:
        if HEX.search(facts):
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", packed.partition(b">")[0])
            return bytes.fromhex(digits.decode("ascii") + "0" * (len(digits) % 2))
        if ASCII85.search(facts):
            return a85decode(packed.partition(b"~>")[0].removeprefix(b"<~"))
    except ValueError:
        return b""
    return packed


def _unpacked(packed: bytes, room: int) -> int:
    try:
        return len(zlib.decompressobj().decompress(packed, room))
    except zlib.error:
        return 0


def is_endless(page: Any) -> bool:
    """Whether a page of the library says too much, draws too many forms, or one that draws itself."""
    content = _contents(page)
    return (
        len(content) > MAX_CONTENT or _count(page.page_obj.resources, content, {}, ()) > MAX_FORMS
    )


def _contents(page: Any) -> bytes:
    streams = [_resolved(one) for one in page.page_obj.contents or ()]
    return b"\n".join(one.get_data() for one in streams if hasattr(one, "get_data"))


def _count(resources: Any, content: bytes, seen: dict[int, int], above: tuple[int, ...]) -> int:
    """How many forms a content draws, all that they draw counted; `seen` has that of each by its number."""
    if len(above) > MAX_DEPTH or len(set(above)) < len(above):
        return MAX_FORMS + 1
    forms = dict(_forms(resources))
    count = 0
    for name in DRAWN.findall(content):
        form = forms.get(name.decode("latin-1"))
        if form is None:
            continue
        if form.objid not in seen:
            own = form.attrs.get("Resources") or resources
            seen[form.objid] = _count(own, form.get_data(), seen, (*above, form.objid))
        count += 1 + seen[form.objid]
    return count


def _forms(resources: Any) -> Iterator[tuple[str, Any]]:
    objects = _resolved((_resolved(resources) or {}).get("XObject"))
    for name, reference in objects.items() if isinstance(objects, Mapping) else ():
        found = _resolved(reference)
        if getattr(_resolved(getattr(found, "attrs", {}).get("Subtype")), "name", "") == "Form":
            yield name, found


def _resolved(one: Any) -> Any:
    return import_module("pdfminer.pdftypes").resolve1(one)
