"""What pages that span meetings may tell of each: a digest of its open data; and what people wrote of the committee.

In: the open data of one meeting; the texts of `committee.yml` and the committee's `ids.yml`. Small, so that a long
archive is held against the digests alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from generator.verify.amended import shown_of, words_of
from generator.verify.claims import letters

Data = dict[str, Any]
ASKED = {"request": "요청", "question": "질문"}


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker of a meeting; no mask is one."""

    id: str
    label: str
    """The first of its labels."""
    name: str
    turns: int


@dataclass(frozen=True, slots=True)
class Item:
    """What a meeting has of an item."""

    id: str
    title: str
    reporter: str
    said: int
    asked: tuple[tuple[str, int], ...]
    outcome: str
    number: str
    """As printed; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one meeting on pages that span meetings."""

    address: str
    committee: str
    """Its name."""
    title: str
    day: str | None
    state: str
    """Whether it is a draft, was not held, is withheld as a whole."""
    is_void: bool
    """Whether it was not held."""
    speakers: tuple[Who, ...]
    items: tuple[Item, ...]
    attendees: tuple[tuple[str, str], ...]
    """Name and role as listed."""
    observers: tuple[str, ...]
    absent: tuple[tuple[str, str, str], ...]
    """Name, role, and the record's word for it."""
    corrected: Mapping[str, str]
    """Fact with a correction -> the words beside it; the meeting itself under an empty name."""
    places: Mapping[str, str]
    """Fact with a correction -> its paragraph."""

    @property
    def root(self) -> str:
        """Its own page."""
        return f"{self.address}/"

    @property
    def age(self) -> tuple[str, ...]:
        """What meetings are sorted by."""
        own = self.address.split("/")
        return self.day or own[1][:4], *own

    @property
    def year(self) -> str:
        """Of its day, else of its address."""
        return self.age[0][:4]

    @property
    def printed(self) -> str:
        """Its day as Korean prints it."""
        day = date.fromisoformat(self.day) if self.day else None
        return f"{day.year}. {day.month}. {day.day}." if day else ""

    @property
    def when(self) -> str:
        """Its day and state."""
        return "·".join(filter(None, (self.printed, self.state, self.corrected.get("", ""))))

    def fixed(self, fact: str) -> tuple[str, list[str]]:
        """The words beside a fact that has a correction, and where they lead."""
        words = self.corrected.get(fact, "")
        home = f"{self.address}/corrections/"
        return words, [home if not fact else f"{home}#at-{self.places[fact]}"] if words else []

    def item(self, item: Item) -> str:
        """An item's page."""
        return f"{self.address}/agenda/{item.id.removeprefix('a')}/"


@dataclass(frozen=True, slots=True)
class Topic:
    """Titles that people put together, by their letters."""

    slug: str
    name: str
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noted:
    """What people wrote of a committee, and the addresses that its offices were given."""

    topics: Sequence[Topic] = ()
    offices: Mapping[str, str] = field(default_factory=dict)
    """Letters of a label -> the office that it is for."""
    labels: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Office -> other labels for it."""
    slugs: Mapping[str, str] = field(default_factory=dict)
    """Office, blanks aside -> its address."""

    def office(self, label: str) -> str:
        """The office of a label, as people named it."""
        return self.offices.get(letters(label), label)

    def key(self, label: str) -> str:
        """What `ids.yml` knows an office by: another label of it, if that one has an address and it has none."""
        office = self.office(label)
        keys = [solid(one) for one in (office, *self.labels.get(office, ()))]
        return next((key for key in keys if key in self.slugs), keys[0])


def state_of(data: Data) -> str:
    """What must be said wherever a meeting is told of: that it is a draft, was not held, is withheld, has its day corrected."""
    void = data["not_held"]["words"] if data["not_held"] else ""
    told = ("초안" * (data["status"] == "draft"), void, withheld_of(data), words_of(data))
    return ", ".join(filter(None, told))


def withheld_of(data: Data) -> str:
    """What is said of a record that is withheld as a whole."""
    return "내용 비공개" if data["fully_withheld"] else ""


def told(address: str, data: Data) -> Told:
    """The digest of a meeting's open data."""
    spoken = [speech for speech in data["speeches"] if speech["speaker"] and not speech["withheld"]]
    first = {speech["speaker"]["id"]: speech for speech in reversed(spoken)}
    turns = Counter(speech["speaker"]["id"] for speech in spoken)
    labels = {s["id"]: "" if s["withheld"] else s["label"] for s in data["speeches"]}
    return Told(
        address,
        data["committee"]["name"],
        data["title"],
        data["date"],
        ", ".join(s for s in state_of(data).split(", ") if s != words_of(data)),
        bool(data["not_held"]),
        tuple(
            Who(own, first[own]["label"], first[own]["speaker"]["name"] or "", count)
            for own, count in turns.items()
        ),
        tuple(_item(item, data, labels.get(item["reporter"], "")) for item in data["agenda"]),
        tuple((one["name"] or "", one["role"] or "") for one in data["attendees"]),
        tuple(one["label"] for one in data["observers"]),
        tuple((one["name"] or "", one["role"] or "", one["word"]) for one in data["absent"]),
        shown_of(data),
        data["corrected"],
    )


def _item(item: Data, data: Data, reporter: str) -> Item:
    paragraphs = [
        paragraph
        for speech in data["speeches"]
        for paragraph in speech["paragraphs"]
        if any(mention["agenda"] == item["id"] for mention in paragraph["mentions"])
    ]
    kinds = Counter(act["kind"] for paragraph in paragraphs for act in paragraph["acts"])
    asked = tuple((kind, kinds[kind]) for kind in ASKED if kinds[kind])
    outcome = (item["outcome"] or {}).get("word", "")
    return Item(
        item["id"], item["title"], reporter, len(paragraphs), asked, outcome, item["number"] or ""
    )


def noted(settings: str, given: str) -> Noted:
    """What `committee.yml` and `ids.yml` of a committee say, their texts given; broken ones say nothing."""
    own, memory = _mapping(settings), _mapping(given)
    topics = _mapping_of(own.get("topics"))
    offices = {
        _line(office): [*map(_line, others)]
        for office, others in _mapping_of(own.get("offices")).items()
    }
    slugs = _mapping_of(memory.get("offices"))
    return Noted(
        [
            Topic(str(slug), str(one["name"]), frozenset(map(letters, map(str, one["items"]))))
            for slug, one in topics.items()
        ],
        {
            letters(label): office
            for office, others in offices.items()
            for label in (office, *others)
        },
        offices,
        {
            solid(str(label)): str(slug)
            for label, slug in slugs.items()
            if "withheld--" not in str(slug)
        },
    )


def formerly(own: str, settings: str) -> list[str]:
    """The folders that a committee had before, as its `committee.yml` says."""
    return [
        str(old)
        for old, new in _mapping_of(_mapping(settings).get("aliases")).items()
        if new == own
    ]


def _mapping(text: str) -> Mapping[Any, Any]:
    with suppress(yaml.YAMLError, RecursionError):
        return _mapping_of(yaml.load(text, Loader=yaml.BaseLoader))
    return {}


def _mapping_of(value: Any) -> Mapping[Any, Any]:
    return value if isinstance(value, dict) else {}


def _line(value: Any) -> str:
    return " ".join(str(value).split())


def solid(text: str) -> str:
    """A text without blanks."""
    return "".join(text.split())
