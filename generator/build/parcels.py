"""What goes to a piece of work and what comes back (꾸러미): plain facts, which become bytes and facts again.

Among them a meeting without its words (간추린 회의): all that pages and files which span meetings may say of it. It is the
same `Meeting`, so that one template shows both; of what was said it has the first letters of each speech.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import msgspec

from generator import search
from generator.export.open_data import FOLDER, Indexed
from generator.machine.raw import Raw
from generator.model import Act, Meeting, Mention, Paragraph, Speech
from generator.problems import Problem
from generator.verify import People
from generator.verify.seen import Seen

FIRST = 400  # letters of a speech, blanks and all: more than any list or feed quotes
Files = Mapping[str, bytes]
"""Path -> bytes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting in the list of all: what the site's own pages and files say of it, and where its parts are kept."""

    address: str
    title: str
    day: str | None
    not_held: str | None
    """In which way it did not take place, if so."""
    status: str | None
    fully_withheld: bool
    age: tuple[str, str, str]
    revised: date | None
    formerly: tuple[str, ...]
    figures: Mapping[str, int]
    sizes: Mapping[str, tuple[int, str]]
    """Size and sum of each file of the open data."""
    listed: search.Listed
    """As the search index lists it."""
    former_speakers: Mapping[str, str]

    def beside(self, name: str) -> str:
        """The path of a file of the meeting's folder: `ids.yml`."""
        return f"minutes/{self.address}/{name}"

    @property
    def indexed(self) -> Indexed:
        """As the open data's index has it."""
        committee, own = self.address.split("/")
        _, sum_ = self.sizes[f"{FOLDER}/{self.address}.json"]
        told = (own, committee, self.title, self.day, self.not_held, sum_)
        return Indexed(*told, self.status, self.fully_withheld)


@dataclass(frozen=True, slots=True)
class Understood:
    """What the archive must know of a meeting, once it is understood."""

    address: str
    problems: Sequence[Problem]
    lines: Sequence[str] = ()
    """For a terminal."""
    ledger: str = ""
    """The text of `ids.yml` as it should be; empty where it is so."""
    line: Line | None = None
    """None if there is nothing to show."""
    heard: Sequence[str] = ()
    """By what the shelf knows the words of its office files."""
    forgotten: Sequence[str] = ()
    """Labels of speakers that its ledger gives up in this build."""


@dataclass(frozen=True, slots=True)
class Made:
    """A meeting's pages and files, not printed yet."""

    docs: Files
    files: Files
    inner: Files
    """The files of its committee as they were if it were the only meeting, by their names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Meetings to be understood, and what is known of their shares of the search index."""

    program: str
    meetings: Sequence[Raw]
    shares: Files
    heard: Files
    """What their office files say, as far as it is known, by its key."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A meeting understood: the facts, the pages, its share of the search index where it is new."""

    facts: Understood
    """As the next build will find it, with all ids given."""
    today: Understood
    """The same with what is to be told in this build."""
    key: str
    """Of the meeting with its ids written down."""
    raw: Raw | None = None
    """The folder with its ids written down."""
    brief: Meeting | None = None
    """The meeting without its words."""
    made: Made | None = None
    share: bytes = b""
    heard: Files = field(default_factory=dict)
    """The same of this one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site to be printed."""

    own: str
    docs: Files
    files: Files
    raw: Raw | None = None
    """Of a meeting."""
    told: Mapping[str, msgspec.Raw] = field(default_factory=dict)
    """What pages that span meetings may say of them: a `Digest` of each, as it lies on the shelf."""
    people: People = People()  # noqa: RUF009 - frozen
    cleared: Collection[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Printing:
    """Parts to be printed, and what the engine needs beside them."""

    program: str
    kit: Files
    """`mkdocs.yml`, the theme, pages written by hand."""
    wanted: Mapping[str, Sequence[str]]
    """The pages that the settings or hand-written pages name, with the anchors that these lead to."""
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Printed:
    """A part's files, and what the proof saw of them."""

    own: str
    files: Files
    seen: Seen


def brief(meeting: Meeting) -> Meeting:
    """The meeting with as little as lists need."""
    source, speeches = replace(meeting.source, text=""), tuple(map(_brief, meeting.speeches))
    front = meeting.front if meeting.closed else tuple(map(_empty, meeting.front))
    less = replace(meeting, source=source, front=front, speeches=speeches)
    return replace(less, sections=(), changes=None)


def _brief(speech: Speech) -> Speech:
    first, *others = speech.paragraphs or (None,)
    if first is None:
        return speech
    words = " ".join(first.text.split())[:FIRST]
    shown = replace(_empty(first), parts=(words,))
    return replace(speech, paragraphs=(shown, *map(_empty, others)))


def _empty(paragraph: Paragraph) -> Paragraph:
    """Its id, what it is about, and what is asked or promised in it."""
    mentions = tuple(Mention(one.agenda, one.basis) for one in paragraph.mentions)
    acts = tuple(Act(one.kind, "") for one in paragraph.acts)
    less = replace(paragraph, mentions=mentions, acts=acts, joins=(), replies=())
    return replace(less, parts=("",), spans=paragraph.spans[:1])
