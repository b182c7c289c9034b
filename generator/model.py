"""The words of the program: what a record is made of, as frozen facts.

Nothing here knows how a fact was found or what becomes of it. Lines are 1-based and both ends
count; dates and times are Korean (`+09:00`). Ids are those of the URL contract: `o1`, `s13`,
`s13-p2`, `a6`.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import cached_property
from itertools import chain, repeat
from typing import Literal

from generator.facts.cover import Overview
from generator.facts.past import Change, Tombstone
from generator.facts.source import Original, Source, Span
from generator.facts.withheld import passages
from generator.notes import Committee, Correction, DialectName, Notes, Separator

Role = Literal[
    "text", "agenda", "section", "time", "stage", "reaction", "notice", "roster", "vote", "decision", "furniture"
]  # fmt: skip
Kind = Literal["procedure", "report", "opinion", "answer", "other"]
ActKind = Literal["request", "question", "answer", "commitment"]
UnheldKind = Literal["cancelled", "postponed", "written"]
KOREAN_TIME = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Join:
    """How two pieces of a healed page break (쪽 나눔) are put together, and who decided it."""

    separator: Separator
    by: Literal["person", "record", "kiwi", "default"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A paragraph is about an agenda item (언급): it names it, or goes on about it.

    `title`: by its title or a part that names no other; `alias`: by a phrase that people confirmed;
    `carried`: it continues `origin`, a paragraph about that one item, and quotes nothing; `section`: it was
    said while that item alone was open, from `origin` on.
    """

    agenda: str
    basis: Literal["title", "alias", "carried", "section"]
    quote: str = ""
    """The words of the paragraph that show it."""
    start: int = 0
    """Offset of the quote in the paragraph's text, in code points."""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A paragraph takes up an earlier speech (앞 발언을 받은 말): a turn, never a person."""

    speech: str
    quote: str
    """The words of the paragraph that say so."""


@dataclass(frozen=True, slots=True)
class Act:
    """One sentence that asks for something, asks, answers or promises (요청·질문·답변·약속)."""

    kind: ActKind
    quote: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One bullet of any depth or one block without bullet (문단), healed over page breaks."""

    id: str
    parts: tuple[str, ...]
    """The recorded text, one piece for each block of the source; a line break inside stays."""
    spans: tuple[Span, ...]
    """Where each part stands."""
    depth: int | None = None
    """Depth of the bullet, from 0; None for a block without bullet."""
    heading: bool = False
    role: Role = "text"
    """Said or written text, a title of the agenda, a time, what happened, where something is printed, who was there."""
    joins: tuple[Join, ...] = ()
    """One for each gap between parts, once decided; a gap not decided yet reads as a space."""
    mentions: tuple[Mention, ...] = ()
    replies: tuple[Reply, ...] = ()
    acts: tuple[Act, ...] = ()
    of: str = ""
    """The paragraph that it was split off from, in the record's earlier form."""
    corrections: tuple[Correction, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph as a reader sees it."""
        if len(self.parts) == 1:
            return self.parts[0]
        spaces = ["" if join.separator == "none" else " " for join in self.joins]
        gaps = chain(spaces, repeat(" "))
        return self.parts[0] + "".join(chain(*zip(gaps, self.parts[1:], strict=False)))

    def line_at(self, offset: int) -> tuple[str, int]:
        """Path and line of the source in which an offset of the text stands."""
        gaps = chain((join.separator == "space" for join in self.joins), repeat(True))
        pieces = list(zip(self.parts, self.spans, gaps, strict=False))
        while len(pieces) > 1 and offset >= len(pieces[0][0]) + pieces[0][2]:
            part, _, gap = pieces.pop(0)
            offset -= len(part) + gap
        part, span, _ = pieces[0]
        return span.path, span.first + part[:offset].count("\n")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who holds a label in one meeting (발언자). A mask has none: it is an unknown number of people."""

    office: str
    """The office as `committee.yml` names it, else the label as printed."""
    labels: tuple[str, ...]
    """Every label that this speaker has in the meeting, in order of first appearance."""
    name: str | None = None
    """From the record's own attendance list alone."""
    role: str | None = None
    """The role as that list prints it."""
    slug: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    """Paragraphs and sentences that say who holds the office now: then the label is not one person's."""

    @property
    def label(self) -> str:
        """As the record prints it first."""
        return self.labels[0]


@dataclass(frozen=True, slots=True)
class Speech:
    """One turn (발언): a label as printed, and what was said under it."""

    id: str
    label: str
    """As printed, without its brackets; empty where the record names nobody."""
    span: Span
    paragraphs: tuple[Paragraph, ...]
    speaker: Speaker | None = None
    withheld: bool = False
    """The label is a mask: never one person, never a name."""
    kind: Kind | None = None
    """What the turn is for (발언의 종류), by rule; None where nobody is named."""
    of: str = ""
    """The speech that it was split off from, in the record's earlier form."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the record says was decided (결정), in its words: `가결`, `채택`; never what they mean for an item."""

    word: str
    quote: str
    paragraph: str
    question: str = ""
    """The sentence that was put before the meeting, where one stands right before."""
    asked: str = ""
    """The paragraph of that sentence."""
    votes: tuple[tuple[str, int], ...] = ()
    """What the same paragraph counts right before: `재석` 15, `찬성` 12."""


@dataclass(frozen=True, slots=True)
class Roll:
    """Those who voted one way (기명 표결, 찬반 의원 성명), as the record lists them."""

    kind: str
    """`찬성`, `반대`, `기권`; of those who took part `재석`, `투표`."""
    announced: int | None
    names: tuple[str, ...]
    paragraph: str
    """Where the list begins."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something reported or laid before the meeting (안건)."""

    id: str
    title: str
    paragraph: str
    """Where the record states it: `s3-p2`, or `o12` for an item of the overview's list."""
    number: str | None = None
    """The item's number as printed; the program gives none."""
    group: str = ""
    reporter: str | None = None
    """The speech that reported it: `s3`."""
    outcomes: tuple[Outcome, ...] = ()
    amendments: tuple[Outcome, ...] = ()
    """Those that were lost on the way (수정안 부결): none is the item's own result."""
    rolls: tuple[Roll, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The speeches between the opening of an item, or of several together, and the next (안건 상정)."""

    items: tuple[str, ...]
    opened: str
    """The paragraph that opens it."""
    speeches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unheld:
    """That a meeting did not take place (유회, 취소, 연기, 서면 갈음): the words that say so, and where."""

    words: str
    kind: UnheldKind
    paragraph: str = ""
    """Empty where people noted it and the record does not say it."""


@dataclass(frozen=True)
class Meeting:
    """One meeting (회의): its record taken apart, in reading order and with nothing left out."""

    committee: Committee
    id: str
    source: Source
    notes: Notes
    dialect: DialectName
    evidence: Mapping[DialectName, int]
    """What was counted for each dialect."""
    overview: Overview
    front: tuple[Paragraph, ...]
    """Cover and overview, before the first speech: `o1`, `o2`, …"""
    speeches: tuple[Speech, ...]
    agenda: tuple[AgendaItem, ...] = ()
    sections: tuple[Section, ...] = ()
    retired: tuple[Tombstone, ...] = ()
    """Every id that is gone, in the order in which they stood."""
    former_speakers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Slug of a speaker who is there no more -> the one that took its place, or nothing."""
    forgotten: tuple[str, ...] = ()
    """Labels that its ledger is to know no more, since people gave up their address."""
    original: Original | None = None
    formerly: tuple[str, ...] = ()
    """Addresses that the meeting had before."""
    unheld: Unheld | None = None
    """Set where the meeting did not take place."""
    fully_withheld: bool = False
    """Marks stand in place of all that was said and decided (내용 비공개)."""
    corrected: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Fact that stands on corrected words, `date` or `agenda/a6/title` -> the paragraph of the correction."""
    changes: tuple[Change, ...] | None = None
    """What the draft had otherwise; None without a draft to compare with."""

    @property
    def address(self) -> str:
        """`smart-city/2023-2`: the folder in `minutes/` and the address on the site."""
        return f"{self.committee.id}/{self.id}"

    def beside(self, name: str) -> str:
        """The path of another file of the meeting's folder: `meeting.yml`, `ids.yml`."""
        return self.source.path.replace("minutes.md", name)

    @property
    def title(self) -> str:
        """As printed on the cover, else as people noted it, else the committee's name and the meeting's id."""
        return self.overview.title or self.notes.title or f"{self.committee.name} {self.id}"

    @property
    def day(self) -> date | None:
        """The day of the meeting: the record's word first, then the note's."""
        return self.overview.day or self.notes.day

    @property
    def place(self) -> str:
        """Where it met: the record's word first, then the note's."""
        return self.overview.place or self.notes.place

    @cached_property
    def revised(self) -> date | None:
        """The last day that is told of the record: its meeting's, a version's, a correction's."""
        corrected = (one.day for p in self.paragraphs() for one in p.corrections)
        days = (self.day, *(version.day for version in self.notes.versions), *corrected)
        return max(filter(None, days), default=None)

    def moment(self, clock: time | None) -> str | None:
        """A time of the record on the day of the meeting; None unless both are known."""
        if not self.day or not clock:
            return None
        return datetime.combine(self.day, clock, KOREAN_TIME).isoformat()

    @property
    def age(self) -> tuple[str, str, str]:
        """What meetings are sorted by: the day, or the year of the id where no day is known."""
        day = self.day.isoformat() if self.day else self.id[:4]
        return day, self.committee.id, self.id

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """In order of first appearance; no mask is among them."""
        return tuple(dict.fromkeys(s.speaker for s in self.speeches if s.speaker))

    @property
    def closed(self) -> bool:
        """Whether all that was said is withheld: nobody speaks, and the record says why."""
        return not self.speeches and any(passages(p.text) for p in self.front)

    def with_said(self, change: Callable[[Paragraph, Speech], Paragraph]) -> "Meeting":
        """The same with every paragraph of its speeches changed."""
        speeches = (
            dataclasses.replace(s, paragraphs=tuple(change(p, s) for p in s.paragraphs))
            for s in self.speeches
        )
        return dataclasses.replace(self, speeches=tuple(speeches))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the record, in reading order."""
        yield from self.front
        for speech in self.speeches:
            yield from speech.paragraphs


def by_committee(meetings: Sequence[Meeting]) -> Iterator[tuple[Committee, list[Meeting]]]:
    """Each committee with its meetings."""
    for committee in {m.committee.id: m.committee for m in meetings}.values():
        yield committee, [m for m in meetings if m.committee.id == committee.id]
