"""An archive understood, meeting by meeting (자료 전체): what did not change is taken from the shelf.

    folders ► raw ► tasks.understand ► facts, briefs, pages     one for each meeting
                                            ▼
                          pages and files that span meetings    one part for each committee, one for the site

Nobody holds all meetings at once: of each there is a line in memory, the rest lies on the shelf.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.build.parcels import Answer, Asked, Files, Line, Understood
from generator.build.tasks import heard_of, understand
from generator.check.findings import judged
from generator.committee.offices import to_remember
from generator.engine import CACHE, site_url
from generator.export.catalogue import OF_COMMITTEE, joined, measured, page_of
from generator.export.feeds import committee_feeds
from generator.intake.folders import all_paths, read_places
from generator.intake.originals import SHELF
from generator.machine.hands import Hands
from generator.machine.inputs import Inputs, keys_of
from generator.machine.progress import Tell
from generator.machine.raw import COMMITTEE, LEDGER, Raw, program, read_raw, sum_of
from generator.machine.shelf import Kind, Shelf
from generator.model import Meeting
from generator.notes import Committee
from generator.permalinks.given import Given, remembered
from generator.pipeline import Kept, across
from generator.problems import Problem
from generator.render.site import Told, committee_pages
from generator.search.cache import place_of
from generator.search.store import write

T = TypeVar("T")
AT_ONCE = 4  # meetings of a piece of work
KEPT: Sequence[Kind] = ("facts", "brief", "made", "inner", "raw", "share")
SEARCH = f"{CACHE}/search"


class DamagedError(Exception):
    """What the shelf should have is not there, or is damaged: it has to be made again."""


@dataclass(frozen=True, slots=True)
class Work:
    """Where a build works, with whom, and whom it tells."""

    root: Path
    hands: Hands
    tell: Tell
    now: Inputs
    """What there is to build."""

    @property
    def shelf(self) -> Shelf:
        """What was made before."""
        return Shelf(self.root / SHELF)

    def get(self, kind: Kind, key: str, form: type[T]) -> T | None:
        """A result in its form."""
        return self.shelf.take(kind, key, form)

    def need(self, kind: Kind, key: str, form: type[T]) -> T:
        """A result that was there; a damaged one is removed, so that it is made again."""
        found = self.get(kind, key, form)
        if found is None:
            for own in ("facts", "seen", "spans"):
                self.shelf.drop(own, key)
            raise DamagedError(f"{kind} {key}")
        return found

    def put(self, kind: Kind, key: str, value: object) -> None:
        """Keep a result."""
        self.shelf.put(kind, key, msgspec.msgpack.encode(value))


@dataclass(frozen=True, slots=True)
class Spread:
    """The pages and feeds that span the meetings of a committee: read only to be printed."""

    docs: Files
    files: Files
    """Without those of `joined_files`, which are as long as all its meetings."""


@dataclass(frozen=True, slots=True)
class Spans:
    """What is said of them, and what the site's own pages say of the committee."""

    updated: Mapping[str, str]
    """Address of a page -> the last day that it tells of."""
    problems: Sequence[Problem]
    ledger: str
    """The text of the committee's `ids.yml`; empty if it has no office."""
    told: Told


@dataclass(frozen=True, slots=True)
class Own:
    """A committee as it is built: its meetings that can be shown, the newest first."""

    committee: Committee
    lines: Sequence[Line]
    key: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything understood."""

    committees: Sequence[Own]
    keys: Mapping[str, str]
    """Address of a meeting that can be shown -> its key."""
    problems: Sequence[Problem]
    lines: Mapping[str, Sequence[str]]
    """Address -> what was recognised, for a terminal."""
    fresh: Sequence[str]
    """Addresses of the meetings that were read in this build."""
    ledgers: Mapping[str, str]
    """Path of each `ids.yml` -> its text."""
    folders: Mapping[str, str]
    """Address of every meeting's folder -> its key, once its ids are written down."""
    is_settled: bool
    """Whether the next build will tell the same."""
    behind: Sequence[str]
    """Addresses whose pages stay as they were, since there is an error in what is new."""
    heard: Sequence[str] = ()
    """By what the shelf knows the words of all office files."""

    @property
    def meetings(self) -> list[Line]:
        """All that can be shown, the newest first."""
        found = [line for own in self.committees for line in own.lines]
        return sorted(found, key=lambda line: line.age, reverse=True)


def in_place(root: Path, keys: Mapping[str, str]) -> dict[str, str]:
    """Of these folders those that are meetings', with their keys; one that came after they were read is left for later."""
    places = (place for _, places in read_places(root)[0] for place in places)
    addresses = (f"{place.parent.name}/{place.name}" for place in places)
    return {address: keys[address] for address in addresses if address in keys}


def as_left(root: Path, changed: Collection[str]) -> dict[str, Kept]:
    """The meetings that are as the last build left them, by the path of their folder.

    Not among them is what has a path in `changed` in its folder, or has its committee's settings there.
    """
    shelf, found = Shelf(root / SHELF), {}
    touched = {"/".join(path.split("/")[1:3]) for path in changed}
    for address, key in in_place(root, keys_of(root)).items():
        if not touched.isdisjoint((address, f"{address.split('/')[0]}/{COMMITTEE}")):
            continue
        facts = shelf.take("facts", key, Understood)
        meeting = shelf.take("brief", key, Meeting)
        if facts and meeting:
            found[f"minutes/{address}"] = Kept(meeting, facts.problems, facts.lines)
    return found


def understood(work: Work, keys: Mapping[str, str]) -> Iterator[tuple[str, str, Understood]]:
    """Address, key once its ids are written down, and facts of every meeting; what is new is made.

    What is told of a meeting that is new, such as the ids it is given, is told this once.
    """
    missing = []
    for address, key in keys.items():
        whole = all(work.shelf.has(kind, key) for kind in KEPT)
        facts = work.get("facts", key, Understood) if whole else None
        if facts is None:
            missing.append(address)
        else:
            yield address, key, facts
    done = 0
    for name, data in work.hands.each(understand, _asked(work.root, missing)):
        del name
        for answer in msgspec.msgpack.decode(data, type=list[Answer]):
            done += 1
            work.tell("회의록 읽기", done, len(missing))
            _keep(work, answer)
            yield answer.facts.address, answer.key, answer.today


def _asked(root: Path, addresses: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(addresses), AT_ONCE):
        some = addresses[start : start + AT_ONCE]
        yield some[0], _piece(root, [read_raw(root / "minutes" / address) for address in some])


def _piece(root: Path, raws: Sequence[Raw]) -> bytes:
    shares = (place_of(raw.address, root / SEARCH) for raw in raws)
    known = {str(p.relative_to(root / SEARCH)): p.read_bytes() for p in shares if p.is_file()}
    heard = heard_of(Shelf(root / SHELF), raws)
    return msgspec.msgpack.encode(Asked(program(), raws, known, heard))


def as_it_was(work: Work, key: str, committee: bytes | None) -> tuple[str, Understood] | None:
    """A meeting whose folder was as it lies on the shelf, under what people write of its committee today.

    None if it is not on the shelf, there is nothing to show, or it would be given ids: those are written down with
    what is in the folder, which is something else.
    """
    raw = work.get("raw", key, Raw)
    if raw is None:
        return None
    raw = replace(raw, committee=committee)
    if facts := work.get("facts", raw.key, Understood):
        return raw.key, facts
    (answer,) = msgspec.msgpack.decode(understand(_piece(work.root, [raw])), type=list[Answer])
    if not answer.facts.line or answer.key != raw.key:
        return None
    _keep(work, answer)
    return answer.key, answer.facts


def with_share(work: Work, address: str, key: str) -> None:
    """Lay a meeting's share of the search index in its place again, as it was when the meeting was understood."""
    data = work.shelf.get("share", key)
    if data is None:
        work.shelf.drop("facts", key)
        raise DamagedError(f"share {key}")
    write(place_of(address, work.root / SEARCH), data)


def _keep(work: Work, answer: Answer) -> None:
    for name, said in answer.heard.items():
        work.shelf.put("heard", name, said)
    if not answer.made or not answer.brief:
        return
    key = answer.key
    write(place_of(answer.facts.address, work.root / SEARCH), answer.share)
    work.shelf.put("share", key, answer.share)
    work.put("raw", key, answer.raw)
    work.put("made", key, replace(answer.made, inner={}))
    work.put("inner", key, answer.made.inner)
    work.put("brief", key, answer.brief)
    facts = replace(answer.facts, ledger="")  # that lies in the folder
    work.put("facts", key, facts)  # the last: where it is, the others are


def spanning(
    work: Work,
    committee: Committee,
    known: Given,
    lines: Sequence[Line],
    keys: Mapping[str, str],
    forgotten: Sequence[str] = (),
) -> Own:
    """A committee's own pages and files; made only if one of its meetings, its settings or its offices changed."""
    paths = all_paths(work.root, f"minutes/{committee.id}")
    told = [(line.address, keys[line.address]) for line in lines]
    key = _key(work.root, committee, known, paths, told)
    spans = work.get("spans", key, Spans)
    if spans is None:
        meetings = [work.need("brief", keys[line.address], Meeting) for line in lines]
        given = to_remember(committee, meetings, known, forgotten)
        key = _key(work.root, committee, given, paths, told)  # as the next build will find it
        files = joined_files(work, committee.id, lines, keys)
        spread, spans = _spans(work.root, committee, given, lines, meetings, files, paths)
        work.put("spread", key, spread)
        work.put("spans", key, spans)  # the last: where it is, the other is
    return Own(committee, lines, key, spans)


def _key(
    root: Path, committee: Committee, given: Given, paths: Sequence[str], told: Sequence[object]
) -> str:
    # A file of ids comes with the ids that it holds.
    named = [path for path in paths if not path.endswith(f"/{LEDGER}")]
    settings = (committee, sorted(given.items()), site_url(root), named)
    return sum_of(repr((program(), settings, told)).encode())


def _spans(
    root: Path,
    committee: Committee,
    given: Given,
    lines: Sequence[Line],
    meetings: Sequence[Meeting],
    joined: Files,
    paths: Sequence[str],
) -> tuple[Spread, Spans]:
    counted = {line.address: line.figures for line in lines}
    feeds = committee_feeds(committee, meetings, site_url(root), given)
    sizes = {path: size for line in lines for path, size in line.sizes.items()}
    sizes |= {path: measured(data) for path, data in {**feeds, **joined}.items()}
    pages = committee_pages(committee, meetings, given, counted)
    pages.append(page_of(committee, sorted(meetings, key=lambda m: m.address), sizes))
    problems = judged(root, across(meetings, paths), [])
    ledger = remembered(committee.id, given) if given else ""
    told = Told.of(committee, meetings, counted)
    updated = {page.url: str(page.front["updated"]) for page in pages if "updated" in page.front}
    docs = {page.path: page.text.encode() for page in pages}
    return Spread(docs, feeds), Spans(updated, problems, ledger, told)


def joined_files(
    work: Work, committee: str, lines: Sequence[Line], keys: Mapping[str, str]
) -> Files:
    """The files that have all meetings of a committee, in order of their addresses."""
    inner = [
        work.need("inner", keys[own], dict[str, bytes])
        for own in sorted(line.address for line in lines)
    ]
    found = {name: [one[name] for one in inner if name in one] for name in OF_COMMITTEE}
    return {
        f"data/{committee}/{name}": joined(name, files) for name, files in found.items() if files
    }
