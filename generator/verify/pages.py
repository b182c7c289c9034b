"""A built page, read back as a browser gets it: places, links, and every word that is the record's.

In: HTML. Out: a `Page`. Knows nothing of how the page was made; the marks it goes by are a contract
with the theme: `.record` holds the whole record, `.ui` the site's own words; `MARKS` lists the others. What
a meeting's page may be made of is a closed list, so that nothing of it can be hidden.
"""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from generator.verify.marks import ACROSS, IN_RECORD, MARKS
from generator.verify.markup import Pieces, Tag, pieces
from generator.verify.traits import AT_HOME, BREAK, FLOWS, HEADS, JOIN, Traits, traits

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "area", "col", "source"})
RECORD_ID = re.compile(r"(?:o\d+|s\d+(?:-p\d+)?)")
LABEL, LABEL_END = "\x1e", "\x1f"  # no record has these


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

    @property
    def is_label(self) -> bool:
        """Whether it is a speaker's label that leads to a page: to that of the speaker, whatever its heading."""
        own = self.words.own if self.words else ""
        return own[:1] == "s" and "-" not in own and "#" not in self.target


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
    by: list[tuple[str, str]] = field(default_factory=list)
    """Speech and the label that it is cited with."""
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
    """Where the text in an open element goes, and whose link one inside it is; shared by those that change nothing."""

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


class Reader:
    """Fills a `Page` in one pass; unbalanced markup ends where its parent does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open = [("", Frame())]
        self.settings = self.linked = False
        self.line = 1

    def read(self, pieces: Pieces) -> None:
        """Take in the pieces of the page."""
        for piece, self.line in pieces:
            if isinstance(piece, str):
                self._text(piece)
            elif isinstance(piece, Tag):
                self._start(piece)
            else:
                self._end(piece.name)

    def _start(self, tag: Tag) -> None:
        """Note what the element holds, and where its text belongs."""
        page, line, kind, around = self.page, self.line, traits(tag), self.open[-1][1]
        self.settings, self.linked = kind.settings, kind.linked
        if kind.in_head:
            page.head.append((tag.name, dict(tag.values)))
        if kind.unsafe:
            page.unsafe += [(what, line) for what in kind.unsafe]
        if kind.fetched:
            page.fetched += [(what, line) for what in kind.fetched]
        if kind.sign:
            self._put(kind.sign)
        frame = self._frame(tag, kind.marks) if kind.changes or around.label else around
        if around.in_article and (kind.strange or frame.in_record):
            self._known(frame, tag, kind)
        if kind.is_link:
            self._link(tag, frame)
        if tag.name not in VOID:
            self.open.append((tag.name, frame))
            if kind.breaks:
                self._put(BREAK)
            if frame.label:
                self._put(LABEL)

    def _end(self, tag: str) -> None:
        """Close the element and whatever was left open in it."""
        if tag in VOID:
            return
        if self.open[-1][0] != tag and all(name != tag for name, _ in self.open):
            return
        while True:
            name, frame = self.open[-1]
            if frame.sinks:
                if frame.label:
                    self._put(LABEL_END)
                if name not in FLOWS:
                    self._put(BREAK)
            self.open.pop()
            if name == tag:
                return

    def _text(self, data: str) -> None:
        """Text goes to every sink of its element."""
        frame = self.open[-1][1]
        if self.settings:
            with suppress(ValueError, AttributeError):  # a damaged page has no base
                self.page.base = json.loads(data).get("base", "")
            self.settings = False
        elif self.linked:
            self.page.linked += data
        elif frame.in_heading:
            self.page.heading += data
        if frame.sinks:
            self._put(data)
        elif not frame.at_home and (words := data.strip()):
            self.page.loose.append((words, self.line, frame.speech))

    def _link(self, tag: Tag, frame: Frame) -> None:
        values = tag.values
        own = frame.owner if {"copy", "context"}.intersection(tag.classes) else ""
        words = frame.sinks[-1] if "data-from" in values else None
        link = Link(values["href"], self.line, own, words, frame.speech, values.get("id", ""))
        link.within = frame.within
        self.page.links.append(link)

    def _put(self, text: str) -> None:
        for sink in self.open[-1][1].sinks:
            sink.pieces.append((text, self.line))

    def _frame(self, tag: Tag, marks: Sequence[str]) -> Frame:
        """The element's frame: its parent's, changed by the marks that it carries."""
        frame, values, classes = self.open[-1][1].inside(tag.name), tag.values, tag.classes
        if own := values.get("id", ""):
            self.page.ids.append((own, self.line))
            self.page.anchors.setdefault(own, frame.block)
        if tag.name in ("article", "section"):
            frame.at_home = False
        if (tag.name in HEADS and not frame.speech) or not AT_HOME.isdisjoint(classes):
            frame.at_home = True
        if "record" in classes:
            frame.in_record, frame.sinks = True, (self.page.record,)
        if frame.in_record and "data-gone" in values and own:
            self.page.order.append(own)
        elif frame.in_record and RECORD_ID.fullmatch(own):
            self._block(frame, own)
        if speech := values.get("data-speech"):
            frame.speech = frame.owner = speech
        if "data-by" in values:
            self.page.by.append((frame.speech, values["data-by"]))
        if "ui" in classes:
            frame.sinks, frame.ours = self._ours(frame), True
        elif frame.in_record and tag.name == "h2":
            frame.label = True
        frame.reply = values.get("data-reply", frame.reply)
        if "data-cite" in values:
            self.page.cites.append((values["data-cite"], values.get("data-licence", "")))
        if "data-bar" in values:
            self.page.bars.append((values["data-bar"], values.get("width", "")))
        for mark in marks:
            words = Words(values[mark], self.line, frame.speech, frame.reply)
            self.page.marked[mark].append(words)
            frame.within = mark if mark in ACROSS or mark == "data-recurs" else frame.within
            kept = () if frame.ours else frame.sinks
            leads = {"data-of", "data-cut", "data-next"}.intersection(values)
            frame.owner = values[leads.pop()] if leads else frame.owner
            frame.sinks = (*kept, words)
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

    def _known(self, frame: Frame, tag: Tag, kind: Traits) -> None:
        """Note what no page of a meeting is made of."""
        strange = [*kind.strange]
        if frame.in_record and not IN_RECORD.fullmatch(tag.name):
            strange.append(f"<{tag.name}>")
        if frame.in_record and kind.is_link and not frame.ours:
            strange.append(f"<a href={tag.values['href']}>")
        self.page.strange += [(what, self.line) for what in strange]


def read_page(html: str, path: str, file: str) -> Page:
    """A page's HTML as a `Page`."""
    page = Page(path, file)
    Reader(page).read(pieces(html))
    return page
