"""The whole index: segments, each of so many meetings that only the last ones change with a new meeting.

    index.json                           the segments, the newest first, and where the meetings are listed
    <hash>/                              a segment; see `segment`
    t/<committee>/<meeting>-<hash>/4.bin the texts of a meeting's units
    m/<hash>.bin                         the meetings, the newest first

All but `index.json` is named by the hash of its contents. It is kept as it will lie on the site, and held against its
name before it goes there; which segment is whose is kept beside it.
"""

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from msgspec import Struct, msgpack

from generator.machine.disk import discard
from generator.machine.shelf import taken
from generator.model import Meeting
from generator.search.cache import SHARES, Share, made_with, place_of, read_share
from generator.search.merge import Gathered
from generator.search.packing import pack
from generator.search.part import PIECE
from generator.search.segment import PLACES, chunk, segment_files
from generator.search.store import NAME, is_sound, put, seal, write

SCHEMA = "minutes/search-3"
BASE = 32
SEGMENTS, TEXTS, MEETINGS = "segments", "texts", "meetings"  # folders of the cache


class LostError(Exception):
    """The share of a meeting is gone or damaged: it has to be analysed again."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True, slots=True)
class Listed:
    """All that the index needs to know of a meeting."""

    id: str
    """Its address."""
    title: str
    committee: str
    year: str
    age: tuple[str, str, str]
    """What meetings are sorted by."""
    key: str
    """Its share's, as `analyse` told it."""


@dataclass(frozen=True, slots=True)
class Index:
    """The index, ready to be put in its place."""

    pieces: Mapping[str, Path]
    """Folders and files by their place under `assets/search`, and where each lies now."""
    about: bytes
    """`index.json`."""
    used: frozenset[Path]
    """What of the cache belongs to it."""


class Segment(Struct, frozen=True):
    """What is kept of a segment beside its files."""

    folder: str
    meetings: int
    units: int
    blocks: Sequence[str]
    tables: Mapping[str, int]
    texts: Sequence[str]
    """The folders of its meetings' texts."""


def listed(meeting: Meeting, key: str) -> Listed:
    """A meeting as the index lists it."""
    name = meeting.committee.name
    return Listed(meeting.address, meeting.title, name, meeting.age[0][:4], meeting.age, key)


def runs(count: int, base: int = BASE) -> tuple[int, ...]:
    """How many of so many meetings each segment has, the oldest first."""
    most = base * base
    rest = count % most
    return tuple(n for n in (*[most] * (count // most), rest - rest % base, rest % base) if n)


def index(
    meetings: Sequence[Listed], cache: Path, base: int = BASE, there: Container[str] = ()
) -> Index:
    """The index of these meetings, whose shares are in `cache`; what is kept there is not made again.

    Pieces that are `there`, on the site, are neither looked at nor needed.
    """
    newest = sorted(meetings, key=lambda one: one.age, reverse=True)
    segments = [_segment(some, cache, there) for some in _cut(newest, base)]
    listing = _listing(newest, cache)
    texts = {f"t/{name}": cache / TEXTS / name for _, s in segments for name in s.texts}
    folders = {s.folder: cache / SEGMENTS / s.folder for _, s in segments}
    pieces = {**texts, **folders, f"m/{listing.name}": listing}
    shares = {place_of(one.id, cache) for one in newest}
    used = frozenset({*pieces.values(), *(path for path, _ in segments), *shares})
    return Index(pieces, _about(f"m/{listing.name}", [own for _, own in segments]), used)


def _about(listing: str, segments: Sequence[Segment]) -> bytes:
    """`index.json`; a segment's first meeting is told by its number among all."""
    firsts = accumulate((own.meetings for own in segments), initial=0)
    told = [
        {
            "folder": own.folder,
            "first": first,
            "units": own.units,
            "chunk": chunk(own.meetings),
            "tables": own.tables,
            "blocks": own.blocks,
        }
        for own, first in zip(segments, firsts, strict=False)
    ]
    form = {"schema": SCHEMA, "piece": PIECE, "places": PLACES}
    return _json({**form, "list": listing, "segments": told}) + b"\n"


def clear(made: Index, cache: Path) -> None:
    """Remove from the cache what this index does not need."""
    kept = (f"{SHARES}/*", f"{SEGMENTS}/*", f"{MEETINGS}/*", f"{TEXTS}/*/*", "*.json")
    for path in [path for pattern in kept for path in cache.glob(pattern)]:
        if path not in made.used:
            discard(path)


def _cut(newest: Sequence[Listed], base: int) -> Iterator[Sequence[Listed]]:
    start = 0
    for size in reversed(runs(len(newest), base)):
        yield newest[start : start + size]
        start += size


def _segment(
    meetings: Sequence[Listed], cache: Path, there: Container[str]
) -> tuple[Path, Segment]:
    """A segment with all its files in the cache, and where it is noted."""
    path = cache / SEGMENTS / f"{_key(meetings)}.bin"
    known = taken(path, Segment)
    if known is None or not _is_whole(known, meetings, cache, there):
        known = _built(meetings, cache)
        seal(path, msgpack.encode(known))
    return path, known


def _key(meetings: Sequence[Listed]) -> str:
    shares = [(one.id, one.key) for one in meetings]
    return sha256(repr((made_with(), shares)).encode()).hexdigest()


def _is_whole(
    known: Segment, meetings: Sequence[Listed], cache: Path, there: Container[str]
) -> bool:
    """Whether all files are there; texts are laid down again from their share."""
    if known.folder not in there and not is_sound(cache / SEGMENTS / known.folder):
        return False
    return all(
        f"t/{name}" in there
        or is_sound(cache / TEXTS / name)
        or _lay_down(_share(one, cache), cache) == name
        for one, name in zip(meetings, known.texts, strict=True)
    )


def _built(meetings: Sequence[Listed], cache: Path) -> Segment:
    blocks: list[str] = []
    tables: dict[str, int] = {}
    texts, units = [], 0
    with Gathered() as gathered:
        for number, one in enumerate(meetings):
            share = _share(one, cache)
            gathered.add(number, share.slices)
            texts.append(share.texts)
            units += share.units
            if not is_sound(cache / TEXTS / share.texts):
                _lay_down(share, cache)
        files = segment_files(gathered, texts, blocks, tables)
        folder = put(cache / SEGMENTS, "", files)
    return Segment(folder, len(meetings), units, blocks, tables, texts)


def _share(one: Listed, cache: Path) -> Share:
    share = read_share(one.id, one.key, cache)
    if share is None:
        raise LostError(one.id)
    return share


def _lay_down(share: Share, cache: Path) -> str:
    """The texts of a share in their folder; its name."""
    committee, _, name = share.texts.rpartition("/")
    files = ((f"{n}.bin", data) for n, data in enumerate(share.files))
    return f"{committee}/{put(cache / TEXTS / committee, name[:-NAME], files)}"


def _listing(newest: Sequence[Listed], cache: Path) -> Path:
    keys = ("id", "title", "committee", "year")
    data = pack(_json([{key: getattr(one, key) for key in keys} for one in newest]))
    path = cache / MEETINGS / f"{sha256(data).hexdigest()[:NAME]}.bin"
    write(path, data)
    return path


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
