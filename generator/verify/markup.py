"""HTML as the tags and words it is made of (표시), each with its line.

In: HTML. Out: tags, ends and text in their order. The plain spelling that our pages have is read here, quickly: double quotes,
no `<` or `>` in them, nothing left open. A page with any other is read by the library's tolerant reader; where both
can read, they find the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

NAME = "[A-Za-z][A-Za-z0-9]*"
ATTRIBUTE = r'\s+([A-Za-z][A-Za-z0-9:_-]*)(?:="([^"]*)")?'
START = re.compile(rf'({NAME})((?:\s+[A-Za-z][A-Za-z0-9:_-]*(?:="[^"]*")?)*)\s*(/?)')
END = re.compile(f"/({NAME})")
SILENT = re.compile("!doctype html|!--(?:[^-]|-(?!-))*--", re.IGNORECASE)
# What is in these is no markup.
RAW = re.compile(r"<((script|style)\b[^<>]*)>")
ANY_RAW = re.compile(r"<(?:script|style)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """The beginning of an element."""

    name: str
    values: Mapping[str, str]
    """Of its attributes; one without any has an empty one."""
    classes: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """The end of an element."""

    name: str


Piece = Tag | End | str
Pieces = list[tuple[Piece, int]]


def pieces(html: str) -> Pieces:
    """What a page is made of, in order, with lines, 1-based."""
    found = strict(html)
    return tolerant(html) if found is None else found


def strict(html: str) -> Pieces | None:
    """The same of a page that is spelt plainly; None of any other."""
    found: Pieces = []
    at, line = 0, 1
    while raw := RAW.search(html, at):
        opening, after = _inside(raw[1]), _plain(html[at : raw.start()], line, found)
        end = html.find(f"</{raw[2]}>", raw.end())
        code = html[raw.end() : end]
        if after is None or not opening or len(opening) != 1 or end < 0 or not _is_code(code):
            return None
        found.append((opening[0], after))
        line = after + raw[1].count("\n")
        if code:
            found.append((code, line))
            line += code.count("\n")
        found.append((_end(raw[2]), line))
        at = end + len(f"</{raw[2]}>")
    return found if _plain(html[at:], line, found) else None


def _is_code(text: str) -> bool:
    return "</" not in text and "<!--" not in text


def _plain(html: str, line: int, found: Pieces) -> int | None:
    """Add what is in a stretch without scripts, which begins on this line; the line on which it ends."""
    if ANY_RAW.search(html):
        return None
    text, *chunks = html.split("<")
    if text:
        found.append((unescape(text) if "&" in text else text, line))
        line += text.count("\n")
    for chunk in chunks:
        inside, closed, text = chunk.partition(">")
        parts = _inside(inside) if closed else None
        if parts is None:
            return None
        for part in parts:
            found.append((part, line))
        if "\n" in inside:
            line += inside.count("\n")
        if text:
            found.append((unescape(text) if "&" in text else text, line))
            line += text.count("\n")
    return line


@lru_cache(maxsize=100_000)  # half of the tags of a page are on others too
def _inside(text: str) -> tuple[Tag | End, ...] | None:
    """What stands between `<` and `>`; None where it is not plain."""
    if end := END.fullmatch(text):
        return (_end(end[1].lower()),)
    if SILENT.fullmatch(text):
        return ()
    match = START.fullmatch(text)
    if not match:
        return None
    pairs = re.findall(ATTRIBUTE, match[2])
    tag = _tag(match[1].lower(), {name.lower(): unescape(value) for name, value in pairs})
    return (tag, _end(tag.name)) if match[3] else (tag,)


@lru_cache(maxsize=1000)
def _end(name: str) -> End:
    return End(name)


def _tag(name: str, values: Mapping[str, str]) -> Tag:
    return Tag(name, values, tuple(values.get("class", "").split()))


def tolerant(html: str) -> Pieces:
    """What a page is made of, however it is spelt."""
    reader = _Tolerant()
    reader.feed(html)
    reader.close()
    return reader.found


class _Tolerant(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Pieces = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found.append((_tag(tag, values), self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((_end(tag), self.getpos()[0]))

    def handle_data(self, data: str) -> None:
        self.found.append((data, self.getpos()[0]))
