"""A built page, read back as a browser gets it: places, links, and every word that is the record's.

In: HTML. Out: a `Page`. Knows nothing of how the page was made; the marks it goes by are a contract
with the theme: `.record` holds the whole record, `.ui` the site's own words, `data-of` repeats a
paragraph, `data-from` quotes a part of one.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "area", "col", "source"})
FLOWS = frozenset({"a", "i", "b", "mark", "span", "em", "strong", "time"})  # break no line
RECORD_ID = re.compile(r"(?:o\d+|s\d+(?:-p\d+)?)")
BREAK, JOIN, LABEL, LABEL_END = "\x1c", "\x1d", "\x1e", "\x1f"  # no record has these
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "background"}


@dataclass(slots=True)
class Words:
    """Text with the line of the page on which each piece stands; breaks and joins as signs."""

    own: str = ""
    line: int = 0
    pieces: list[tuple[str, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words with single spaces."""
        whole = "".join(piece for piece, _ in self.pieces)
        return " ".join(re.sub(r"[\x1c\x1e\x1f]", " ", whole).replace(JOIN, "").split())


@dataclass(slots=True)
class Link:
    """An address on a page, and what the page says it is."""

    target: str
    line: int
    owner: str = ""
    """The block or speech whose own address this must be."""
    words: Words | None = None
    """The quoted words that are the link."""


@dataclass(slots=True)
class Page:
    """Everything of a page that can be held against the record."""

    path: str
    """From the site's root."""
    file: str
    """As a message names it."""
    ids: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fetched: list[tuple[str, int]] = field(default_factory=list)
    unsafe: list[tuple[str, int]] = field(default_factory=list)
    """Handlers, inline styles, script addresses: what the policy of the site forbids."""
    record: Words = field(default_factory=Words)
    blocks: dict[str, Words] = field(default_factory=dict)
    """Record id -> its words, in order; a speech's words are its label."""
    anchors: dict[str, str] = field(default_factory=dict)
    """Any id inside a block -> that block."""
    repeated: list[Words] = field(default_factory=list)
    quoted: list[Words] = field(default_factory=list)
    said: dict[str, Words] = field(default_factory=dict)
    """Speech -> the site's own words on it."""
    heading: str = ""
    figures: list[Words] = field(default_factory=list)
    base: str = ""
    """The path under which the site stands, as the engine's settings on this page say."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An open element: where its text goes, and whose link one inside it is."""

    tag: str
    sinks: tuple[Words, ...] = ()
    block: str = ""
    owner: str = ""
    speech: str = ""
    in_record: bool = False
    label: bool = False


class Reader(HTMLParser):
    """Fills a `Page` in one pass; unbalanced markup ends where its parent does."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open = [Frame("")]
        self.settings = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element holds, and where its text belongs."""
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        self.settings = values.get("id") == "__config"
        self._safe(tag, values)
        if tag == "br":
            self._put(BREAK)
        if tag == "i" and "join" in classes:
            self._put(JOIN)
        frame = self._frame(tag, values, classes)
        if tag == "a" and "href" in values:
            own = frame.owner if {"copy", "context"}.intersection(classes) else ""
            words = frame.sinks[-1] if "data-from" in values else None
            self.page.links.append(Link(values["href"], self.line, own, words))
        if tag not in VOID:
            self.open.append(frame)
            if tag not in FLOWS:
                self._put(BREAK)
            if frame.label:
                self._put(LABEL)

    def handle_endtag(self, tag: str) -> None:
        """Close the element and whatever was left open in it."""
        if tag in VOID or all(frame.tag != tag for frame in self.open):
            return
        while True:
            frame = self.open[-1]
            if frame.label:
                self._put(LABEL_END)
            if frame.tag not in FLOWS:
                self._put(BREAK)
            self.open.pop()
            if frame.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Text goes to every sink of its element."""
        if self.settings:
            self.page.base = json.loads(data).get("base", "") if data.strip() else self.page.base
            self.settings = False
        elif any(frame.tag == "h1" for frame in self.open):
            self.page.heading += data
        self._put(data)

    @property
    def line(self) -> int:
        """Of the page, 1-based."""
        return self.getpos()[0]

    def _put(self, text: str) -> None:
        for sink in self.open[-1].sinks:
            sink.pieces.append((text, self.line))

    def _frame(self, tag: str, values: dict[str, str], classes: list[str]) -> Frame:
        """The element's frame: its parent's, changed by the marks that it carries."""
        frame, own = replace(self.open[-1], tag=tag, label=False), values.get("id", "")
        if own:
            self.page.ids.append((own, self.line))
            self.page.anchors.setdefault(own, frame.block)
        if "record" in classes:
            frame = replace(frame, in_record=True, sinks=(self.page.record,))
        if frame.in_record and RECORD_ID.fullmatch(own):
            frame = self._block(frame, own)
        if "ui" in classes:
            frame = replace(frame, sinks=self._ours(frame.speech))
        elif frame.in_record and tag == "h2":
            frame = replace(frame, label=True)
        owner = values.get("data-speech") or values.get("data-of") or frame.owner
        return replace(frame, owner=owner, sinks=(*frame.sinks, *self._quotes(values)))

    def _block(self, frame: Frame, own: str) -> Frame:
        words = Words(own, self.line)
        self.page.blocks.setdefault(own, words)
        speech = own if own[0] == "s" and "-" not in own else frame.speech
        sinks = (self.page.record, words)
        return replace(frame, block=own, owner=own, speech=speech, sinks=sinks)

    def _ours(self, speech: str) -> tuple[Words, ...]:
        """Where the site's own words on a speech go; elsewhere they are not looked at."""
        return (self.page.said.setdefault(speech, Words(speech, self.line)),) if speech else ()

    def _quotes(self, values: dict[str, str]) -> Iterator[Words]:
        marks = {
            "data-of": self.page.repeated,
            "data-from": self.page.quoted,
            "data-figure": self.page.figures,
        }
        for name, kept in marks.items():
            if name in values:
                kept.append(Words(values[name], self.line))
                yield kept[-1]

    def _safe(self, tag: str, values: dict[str, str]) -> None:
        if values.get("rel") == "canonical":
            return  # says where the page stands; nobody fetches it
        for name, value in values.items():
            if name.startswith("on") or name == "style" or _is_script(value):
                self.page.unsafe.append((f"{name}={value}", self.line))
            if name in FETCHED or (name == "href" and tag not in ("a", "area")):
                self.page.fetched.append((value, self.line))
        if tag == "style":
            self.page.unsafe.append(("<style>", self.line))


def _is_script(value: str) -> bool:
    return re.sub(r"[\s\x00-\x1f]", "", value).lower().startswith(("javascript:", "vbscript:"))


def read_page(html: str, path: str, file: str) -> Page:
    """A page's HTML as a `Page`."""
    page = Page(path, file)
    reader = Reader(page)
    reader.feed(html)
    reader.close()
    return page
