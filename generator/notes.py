"""What people write beside a record (사람이 덧붙인 것), as frozen facts: `committee.yml` and `meeting.yml`, once read."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

DialectName = Literal["heading", "circle", "paren", "colon", "line", "table", "none"]
Separator = Literal["space", "none"]


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an agenda item (별칭), as people confirmed it in a file."""

    item: str
    """The item's title, or its id in this meeting: `a6`."""
    phrase: str
    line: int


@dataclass(frozen=True, slots=True)
class Topic:
    """Items of several meetings that people know to be about one thing (주제), whatever their titles."""

    slug: str
    """Its address, for ever."""
    name: str
    items: tuple[str, ...]
    """Titles as printed."""
    lines: tuple[int, ...] = ()
    """Where each title stands in `committee.yml`."""


@dataclass(frozen=True, slots=True)
class Committee:
    """A body that meets (위원회), as `committee.yml` describes it."""

    id: str
    name: str
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    official_site: bool = False
    offices: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    """Office -> other labels for it in the records."""
    slugs: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Office or label -> slug that a person chose for it."""
    agenda_aliases: tuple[Alias, ...] = ()
    """For the items of every meeting that has them."""
    aliases: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Address that something had -> the one that it has: `smart-city/2023-2` -> `smart-city/2023-02`."""
    glossary: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Word -> what it means, for readers (말풀이)."""
    topics: tuple[Topic, ...] = ()
    """In the order in which people wrote them."""

    @property
    def path(self) -> str:
        """Of the file that describes it."""
        return f"minutes/{self.id}/committee.yml"

    @property
    def formerly(self) -> tuple[str, ...]:
        """The folders that it had before, as people wrote them."""
        return tuple(old for old, new in self.aliases.items() if new == self.id)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a paragraph should say (정정), as people decided; the recorded words stay as they are."""

    paragraph: str
    """`s13-p2`."""
    printed: str
    right: str
    reason: str = ""
    by: str = ""
    """Who decided."""
    day: date | None = None
    line: int = 1
    """In `meeting.yml`."""
    start: int = 0
    """Where the printed words stand in the paragraph's text, in code points, once they are found."""
    stop: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """A form of the record with its day (판): `초안`, `확정`."""

    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Notes:
    """What people wrote beside a record (`meeting.yml`)."""

    record: Literal["summary", "verbatim"] | None = None
    reading: Literal["ocr", "digital"] | None = None
    original: str = ""
    original_url: str = ""
    download: str = ""
    """The office file beside the record that readers may download: `original.hwpx`."""
    licence: str = ""
    title: str = ""
    day: date | None = None
    place: str = ""
    dialect: DialectName | None = None
    joins: Mapping[str, tuple[Separator, ...]] = dataclasses.field(default_factory=dict)
    """Paragraph id -> its separators, where a person knows better."""
    agenda_aliases: tuple[Alias, ...] = ()
    status: Literal["draft", "final"] | None = None
    versions: tuple[Version, ...] = ()
    corrections: tuple[Correction, ...] = ()
    ids: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Id -> what a person decided of it: `same-` and the new text's hash, `removed` or `redacted`."""
    accepted: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Key of a finding -> why people leave it as it is."""
    lines: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Key of `meeting.yml` -> the line on which it stands."""
    kind: Literal["written", "cancelled", "postponed", "held"] | None = None
    """Decided in writing (서면결의), not held, put off: then the law wants no item; held, whatever the record seems to say."""
