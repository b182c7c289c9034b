"""The words of cover and overview (표지와 회의개요): who, when, where, and what was on the list."""

from dataclasses import dataclass
from datetime import date, time

from generator.facts.source import Span


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """A line of the overview that announces so many items (`현안업무보고 10건`)."""

    title: str
    announced: int
    span: Span


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person of the attendance list (참석자), name and role as printed."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Absentee:
    """A person whom the record lists as not there, with its own word for it (불참, 결석, 청가)."""

    name: str
    role: str
    word: str


@dataclass(frozen=True, slots=True)
class Observer:
    """An entry of the list of those who sat in (배석자): mostly an office."""

    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the overview, with the paragraph that it is in."""

    text: str
    paragraph: str
    span: Span
    depth: int | None = None
    is_row: bool = False
    """Whether it is a row of a table."""
    is_cell: bool = False
    """Whether it is what goes on in the next row, without the signs around it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled entry of the overview (`◆ 장 소 : …`): its key, its words, and the list under it."""

    key: str
    label: str
    value: str
    line: Line
    items: tuple[Line, ...] = ()

    @property
    def words(self) -> str:
        """Value and list in one line."""
        return " ".join(filter(None, (self.value, *(item.text for item in self.items))))


@dataclass(frozen=True, slots=True)
class Overview:
    """What cover and overview say (회의개요); whatever they do not say is empty or None."""

    title: str = ""
    year: int | None = None
    ordinal: int | None = None
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    attendees: tuple[Attendee, ...] = ()
    announced: int | None = None
    """How many attendees the record announces."""
    observers: tuple[Observer, ...] = ()
    absent: tuple[Absentee, ...] = ()
    groups: tuple[AgendaGroup, ...] = ()
    programme: tuple[str, ...] = ()
    """The order of the meeting, as listed (진행순서)."""
    result: str = ""
    fields: tuple[Field, ...] = ()

    def field(self, key: str) -> Field | None:
        """The first labelled entry of a kind."""
        return next((field for field in self.fields if field.key == key), None)
