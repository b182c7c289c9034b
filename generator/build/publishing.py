"""The published site (공개된 사이트): which parts are in it, and how new ones take their places.

    .cache/next/      what is to be put into `site/`, complete and proved
    .cache/journal    what has to be moved and removed; there only from the first move to the last
    .cache/published  the parts of `site/` with their keys and files

A file is replaced at once. New pages come first, what names them after, what is gone goes last: at no time does a link
of a page lead nowhere. If a run is killed amid the moves, the next command finishes them.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

import msgspec

from generator.engine import CACHE, restore, swap
from generator.machine.disk import link, remove
from generator.machine.shelf import sealed, taken

NEXT, JOURNAL, PUBLISHED, LOCK = (
    f"{CACHE}/{name}" for name in ("next", "journal", "published", "lock")
)
SITE = "site"
TELLING = ("index.html", "api/v1/index.json", "data/checksums.txt", "assets/search/index.json")
BUSY = "이 저장소에서 다른 minutes build가 만들고 있습니다(프로세스 {}). 끝난 뒤 다시 하세요"


class BusyError(OSError):
    """Another build is at work in this repository."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it is published."""

    key: str
    """Of what its pages are made of."""
    printed: str
    """Of its files."""
    files: Sequence[str]


@dataclass(frozen=True, slots=True)
class Published:
    """What `site/` holds."""

    parts: Mapping[str, Part] = field(default_factory=dict)
    mark: str = ""
    """The hash of the files that tell of all others: of another site nothing is known."""


@dataclass(frozen=True, slots=True)
class Journal:
    """Moves that must be finished once they are begun."""

    move: Sequence[str]
    remove: Sequence[str]
    after: Published


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the repository for one build."""
    import fcntl  # the lock of this system: other commands do without

    place = root / LOCK
    place.parent.mkdir(exist_ok=True)
    with place.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise BusyError(BUSY.format(lock.read().strip() or "?")) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def published(root: Path) -> Published:
    """What `site/` holds, as far as that is known."""
    told = taken(root / PUBLISHED, Published)
    if told is None:
        return Published()
    wanted = {file for part in told.parts.values() for file in part.files}
    is_whole = wanted <= _files(f"{root / SITE}/") and told.mark == _mark(root)
    return told if is_whole else Published()


def shown(root: Path) -> list[str]:
    """The addresses of the meetings that `site/` shows, as far as that is known."""
    told = taken(root / PUBLISHED, Published)
    return [own for own in meetings_of(told) if (root / SITE / own).is_dir()] if told else []


def meetings_of(site: Published) -> list[str]:
    """The addresses of the meetings that a site has."""
    return [own for own in site.parts if "/" in own and not own.startswith(":")]


def _files(folder: str) -> set[str]:
    """Every file below a folder: a hundred thousand of them, so by the quickest way."""
    files: set[str] = set()
    left = [""] if Path(folder).is_dir() else []
    while left:
        above = left.pop()
        with os.scandir(folder + above) as found:
            for one in found:
                if one.is_dir(follow_symlinks=False):
                    left.append(f"{above}{one.name}/")
                else:
                    files.add(above + one.name)
    return files


def _mark(root: Path) -> str:
    files = [root / SITE / name for name in TELLING]
    texts = [path.read_bytes() if path.is_file() else b"" for path in files]
    return sha256(b"\0".join(texts)).hexdigest()


def finish(root: Path) -> None:
    """Finish what a killed run had begun, and remove what it had only prepared."""
    restore(root)
    if journal := taken(root / JOURNAL, Journal):
        _move(root, journal)
    elif (root / JOURNAL).exists():  # damaged: everything is moved anew
        (root / PUBLISHED).unlink(missing_ok=True)
        (root / JOURNAL).unlink()
    shutil.rmtree(root / NEXT, ignore_errors=True)


def publish(root: Path, changed: Sequence[str], after: Published, before: Published) -> None:
    """Put the files of `.cache/next` in their places; `changed` are they, in the order of their coming.

    Where most of a site is new, the whole takes the old one's place at once.
    """
    (root / PUBLISHED).unlink(
        missing_ok=True
    )  # until all is in its place nothing is known of the site
    wanted = {file for part in after.parts.values() for file in part.files}
    known = {file for part in before.parts.values() for file in part.files}
    if not known or 2 * len(changed) > len(wanted):
        for file in sorted(wanted.difference(changed)):
            (root / NEXT / file).parent.mkdir(parents=True, exist_ok=True)
            link(root / SITE / file, root / NEXT / file)
        swap(root / NEXT, root / SITE, root / CACHE / "old-site")
        _note(root, after)
        return
    journal = Journal(changed, sorted(known - wanted), after)
    _write(root / JOURNAL, msgspec.msgpack.encode(journal))
    _move(root, journal)


def _move(root: Path, journal: Journal) -> None:
    ways = {str(way) for file in journal.move for way in PurePosixPath(file).parents}
    try:
        for file in journal.remove:  # only what stands in the way of a new file; the rest goes last
            if file in ways:
                remove(root / SITE, file)
        for file in journal.move:
            fresh, place = root / NEXT / file, root / SITE / file
            if fresh.is_file():
                place.parent.mkdir(parents=True, exist_ok=True)
                if place.is_dir():
                    shutil.rmtree(place)
                fresh.replace(place)
        for file in journal.remove:
            remove(root / SITE, file)
    except OSError:
        (root / JOURNAL).unlink(
            missing_ok=True
        )  # the next build puts the whole in its place at once
        raise
    _note(root, journal.after)
    (root / JOURNAL).unlink()
    shutil.rmtree(root / NEXT, ignore_errors=True)


def _note(root: Path, after: Published) -> None:
    known = Published(after.parts, _mark(root))
    _write(root / PUBLISHED, msgspec.msgpack.encode(known))


def _write(place: Path, data: bytes) -> None:
    fresh = place.with_name(f"{place.name}.new")
    with fresh.open("wb") as file:
        file.write(sealed(data))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(place)
