"""A built page, read back as a browser gets it: places, links, and every word that is the record's.

In: HTML. Out: a `Page`. Knows nothing of how the page was made; the marks it goes by are a contract
with the theme: `.record` holds the whole record, `.ui` the site's own words; `MARKS` lists the others. What
a meeting's page may be made of is a closed list, so that nothing of it can be hidden.
"""

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from generator.verify.marks import (
    ACROSS,
    ATTRIBUTES,
    CLASSES,
    IN_RECORD,
    MARKS,
    SAID_ALOUD,
    TAGS,
)

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "area", "col", "source"})
FLOWS = frozenset(
    {"a", "button", "i", "b", "mark", "span", "em", "strong", "time"}
)  # break no line
RECORD_ID = re.compile(r"(?:o\d+|s\d+(?:-p\d+)?)")
BREAK, JOIN, LABEL, LABEL_END = "\x1c", "\x1d", "\x1e", "\x1f"  # no record has these
KNOWN = {"tag": TAGS, "attribute": ATTRIBUTES, "class": CLASSES}
HEADS = frozenset({"nav", "h1", "h2"})
AT_HOME = frozenset({"statements", "draft", "tips"})
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "background"}


@dataclass(slots=True)
class Words:
    """Text with the line of the page on which each piece stands; breaks and joins as signs."""

    own: str = ""
    line: int = 0
    speech: str = ""
    """The speech that the page puts them under."""
    reply: str = ""
    """The reply that they tell of: `s13-p1:s12`."""
    pieces: list[tuple[str, int]] = field(default_factory=list)
    _known: tuple[int, str] = (-1, "")

    @property
    def text(self) -> str:
        """The words with single spaces."""
        if self._known[0] != len(self.pieces):
            self._known = (len(self.pieces), " ".join(" ".join(self.lines).split()))
        return self._known[1]

    @property
    def lines(self) -> list[str]:
        """The same, line by line."""
        whole = "".join(piece for piece, _ in self.pieces).replace(JOIN, "")
        return [" ".join(line.split()) for line in re.split(r"[\x1c\x1e\x1f]", whole)]


@dataclass(slots=True)
class Link:
    """An address on a page, and what the page says it is."""

    target: str
    line: int
    owner: str = ""
    """The block or speech whose own address this must be."""
    words: Words | None = None
    """The quoted words that are the link."""
    speech: str = ""
    """The speech that it stands beside."""
    own: str = ""
    """Its own id."""
    within: str = ""
    """The list over several meetings, or the note of one, that it is in."""


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
    marked: dict[str, list[Words]] = field(default_factory=lambda: {mark: [] for mark in MARKS})
    said: dict[str, Words] = field(default_factory=dict)
    """Speech -> the site's own words on it; those beside no speech under an empty name."""
    loose: list[tuple[str, int, str]] = field(default_factory=list)
    """Words that are neither the record's nor of a part of the page that has its own; their speech."""
    strange: list[tuple[str, int]] = field(default_factory=list)
    """What no page of a meeting is made of: elements, attributes, classes, words for the blind."""
    heading: str = ""
    cites: list[tuple[str, str]] = field(default_factory=list)
    """How the meeting is cited, and under which licence."""
    bars: list[tuple[str, str]] = field(default_factory=list)
    """Speech and the width of its bar."""
    order: list[str] = field(default_factory=list)
    """Record ids in the order in which they stand, those that are gone among them."""
    head: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """What the head says of the page: its `meta` and `link` elements."""
    linked: str = ""
    """What programs are told of it: JSON-LD."""
    base: str = ""
    """The path under which the site stands, as the engine's settings on this page say."""


@dataclass(slots=True)
class Frame:
    """An open element: where its text goes, and whose link one inside it is."""

    tag: str
    sinks: tuple[Words, ...] = ()
    block: str = ""
    owner: str = ""
    speech: str = ""
    reply: str = ""
    in_record: bool = False
    ours: bool = False
    label: bool = False
    within: str = ""
    at_home: bool = True
    """Its text belongs to a part of the page that has words of its own."""
    in_article: bool = False
    in_heading: bool = False

    def inside(self, tag: str) -> "Frame":
        """The frame of an element in this one, before its marks are read."""
        return Frame(
            tag,
            self.sinks,
            self.block,
            self.owner,
            self.speech,
            self.reply,
            self.in_record,
            self.ours,
            False,
            self.within,
            self.at_home,
            self.in_article or tag == "article",
            self.in_heading or tag == "h1",
        )


class Reader(HTMLParser):
    """Fills a `Page` in one pass; unbalanced markup ends where its parent does."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open = [Frame("")]
        self.settings = self.linked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element holds, and where its text belongs."""
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        self.settings = values.get("id") == "__config"
        self.linked = values.get("type") == "application/ld+json"
        if tag in ("meta", "link"):
            self.page.head.append((tag, values))
        self._safe(tag, values)
        if tag == "br":
            self._put(BREAK)
        if tag == "i" and "join" in classes:
            self._put(JOIN)
        frame = self._frame(tag, values, classes)
        if self.open[-1].in_article:
            self._known(frame, values, classes)
        if tag == "a" and "href" in values:
            own = frame.owner if {"copy", "context"}.intersection(classes) else ""
            words = frame.sinks[-1] if "data-from" in values else None
            link = Link(values["href"], self.line, own, words, frame.speech, values.get("id", ""))
            link.within = frame.within
            self.page.links.append(link)
        if tag not in VOID:
            self.open.append(frame)
            if tag not in FLOWS:
                self._put(BREAK)
            if frame.label:
                self._put(LABEL)

    def handle_endtag(self, tag: str) -> None:
        """Close the element and whatever was left open in it."""
        if tag in VOID:
            return
        if self.open[-1].tag != tag and all(frame.tag != tag for frame in self.open):
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
            with suppress(ValueError, AttributeError):  # a damaged page has no base
                self.page.base = json.loads(data).get("base", "")
            self.settings = False
        elif self.linked:
            self.page.linked += data
        elif self.open[-1].in_heading:
            self.page.heading += data
        if data.strip() and not self.open[-1].at_home and not self.open[-1].sinks:
            self.page.loose.append((data.strip(), self.line, self.open[-1].speech))
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
        frame, own = self.open[-1].inside(tag), values.get("id", "")
        if own:
            self.page.ids.append((own, self.line))
            self.page.anchors.setdefault(own, frame.block)
        if tag in ("article", "section"):
            frame.at_home = False
        if (tag in HEADS and not frame.speech) or not AT_HOME.isdisjoint(classes):
            frame.at_home = True
        if "record" in classes:
            frame.in_record, frame.sinks = True, (self.page.record,)
        if frame.in_record and "data-gone" in values and own:
            self.page.order.append(own)
        elif frame.in_record and RECORD_ID.fullmatch(own):
            self._block(frame, own)
        if speech := values.get("data-speech"):
            frame.speech = frame.owner = speech
        if "ui" in classes:
            frame.sinks, frame.ours = self._ours(frame), True
        elif frame.in_record and tag == "h2":
            frame.label = True
        frame.reply = values.get("data-reply", frame.reply)
        if "data-cite" in values:
            self.page.cites.append((values["data-cite"], values.get("data-licence", "")))
        if "data-bar" in values:
            self.page.bars.append((values["data-bar"], values.get("width", "")))
        for mark in [mark for mark in MARKS if mark in values]:
            words = Words(values[mark], self.line, frame.speech, frame.reply)
            self.page.marked[mark].append(words)
            frame.within = mark if mark in ACROSS or mark == "data-recurs" else frame.within
            kept = () if frame.ours else frame.sinks
            frame.sinks, frame.owner = (*kept, words), values.get("data-of") or frame.owner
        return frame

    def _block(self, frame: Frame, own: str) -> None:
        words = Words(own, self.line)
        self.page.blocks.setdefault(own, words)
        self.page.order.append(own)
        frame.speech = own if own[0] == "s" and "-" not in own else frame.speech
        frame.block = frame.owner = own
        frame.sinks = (self.page.record, words)

    def _ours(self, frame: Frame) -> tuple[Words, ...]:
        """Where the site's own words go: beside a speech or in the record they are looked at."""
        if not (frame.speech or frame.in_record):
            return ()
        words = self.page.said.setdefault(frame.speech, Words(frame.speech, self.line))
        words.pieces.append((" ", self.line))
        return (words,)

    def _known(self, frame: Frame, values: dict[str, str], classes: list[str]) -> None:
        """Note what no page of a meeting is made of."""
        aloud = values.get("aria-label")
        strange = [
            *(f"<{tag}>" for tag in (frame.tag,) if not _is_known("tag", tag)),
            *(f"{name}=" for name in values if not _is_known("attribute", name)),
            *(f".{name}" for name in classes if not _is_known("class", name)),
            *([aloud] if aloud is not None and not SAID_ALOUD.fullmatch(aloud) else []),
        ]
        if frame.in_record and not IN_RECORD.fullmatch(frame.tag):
            strange.append(f"<{frame.tag}>")
        if frame.in_record and frame.tag == "a" and "href" in values and not frame.ours:
            strange.append(f"<a href={values['href']}>")
        if "unseen" in classes and not (frame.tag == "h2" and "data-from" in values):
            strange.append(".unseen")
        if frame.tag == "i" and values.get("title", "") == "원본에서 쪽이 나뉜 자리":
            strange.remove("title=")
        self.page.strange += [(what, self.line) for what in strange]

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


@cache
def _is_known(kind: str, name: str) -> bool:
    return bool(KNOWN[kind].fullmatch(name))


def _is_script(value: str) -> bool:
    if value[:1] > " " and value[0] not in "jJvV":
        return False
    return re.sub(r"[\s\x00-\x1f]", "", value).lower().startswith(("javascript:", "vbscript:"))


def read_page(html: str, path: str, file: str) -> Page:
    """A page's HTML as a `Page`."""
    page = Page(path, file)
    reader = Reader(page)
    reader.feed(html)
    reader.close()
    return page
