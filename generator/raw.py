"""What a meeting's pages are made of, as bytes: its folder, the committee's file, this program (입력).

The key of a meeting is the hash of all of it. Two builds with one key make the same pages, whatever else is in the archive.
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

COMMITTEE = "committee.yml"
LEDGER = "ids.yml"
PROGRAM = Path(__file__).parent
PAGES = PROGRAM.parent / "templates/pages"
MADE_WITH = ("Jinja2", "MarkupSafe", "PyYAML", "koroman", "kiwipiepy", "kiwipiepy_model", "msgspec")
ENGINE = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Pygments")
FROM_OUTSIDE = re.compile(rb"!ENV\s*\[?\s*([A-Z_][A-Z0-9_]*)")
WHOLE = ("minutes.md", "meeting.yml", LEDGER, "draft.md")


@dataclass(frozen=True, slots=True)
class Raw:
    """A meeting's folder as it lies on the disk."""

    address: str
    """`smart-city/2023-2`."""
    files: Mapping[str, bytes]
    """Of `committee.yml` and each file beside the record; a file that is offered to nobody is empty here."""
    folders: Sequence[str] = ()
    links: Sequence[str] = ()

    def with_ledger(self, text: str) -> "Raw":
        """The same once its ids are written down."""
        return replace(self, files={**self.files, LEDGER: text.encode()})

    @property
    def key(self) -> str:
        """The hash of all of it, and of the program."""
        files = [(name, sha256(data).hexdigest()) for name, data in sorted(self.files.items())]
        told = (
            program(),
            self.address,
            files,
            sorted(self.folders),
            sorted(self.links),
        )
        return sha256(repr(told).encode()).hexdigest()


def read_raw(place: Path) -> Raw:
    """A meeting's folder, read."""
    files, folders, links = {}, [], []
    above = place.parent / COMMITTEE
    if above.is_file() and not above.is_symlink():
        files[COMMITTEE] = above.read_bytes()
    notes = place / "meeting.yml"
    offered = notes.read_bytes() if notes.is_file() and not notes.is_symlink() else b""
    for entry in os.scandir(place):
        if entry.is_symlink():
            links.append(entry.name)
        elif entry.is_dir():
            folders.append(entry.name)
        else:
            is_read = entry.name in WHOLE or entry.name.encode() in offered
            files[entry.name] = Path(entry.path).read_bytes() if is_read else b""
    return Raw(f"{place.parent.name}/{place.name}", files, sorted(folders), sorted(links))


def lay_out(root: Path, meetings: Iterable[Raw]) -> None:
    """Write these folders below `root`, as they were."""
    for one in meetings:
        place = root / "minutes" / one.address
        place.mkdir(parents=True)
        for name, data in one.files.items():
            (place.parent if name == COMMITTEE else place).joinpath(name).write_bytes(data)
        for name in one.folders:
            (place / name).mkdir()
        for name in one.links:
            (place / name).symlink_to(".")


def keyed(place: Path) -> str:
    """The key of a meeting's folder."""
    return read_raw(place).key


@cache
def program() -> str:
    """This program by its text, what it is made with by its version."""
    files = [(f, p) for f in (PROGRAM, PAGES) for p in sorted(f.rglob("*")) if p.suffix in TEXTS]
    texts = [(path.relative_to(folder).as_posix(), path.read_bytes()) for folder, path in files]
    sums = [(name, sha256(data).hexdigest()) for name, data in texts]
    told = (sys.version_info[:3], [(name, version(name)) for name in MADE_WITH], sums)
    return sha256(repr(told).encode()).hexdigest()


TEXTS = frozenset({".py", ".txt", ".json", ".j2"})


def engine_key(root: Path) -> str:
    """What turns pages into a site: the engine, its settings, what these take from outside, the theme."""
    settings = (root / "mkdocs.yml").read_bytes()
    outside = [(n, os.environ.get(n.decode())) for n in sorted(set(FROM_OUTSIDE.findall(settings)))]
    theme = root / "templates/theme"
    files = sorted(path for path in theme.rglob("*") if path.is_file())
    sums = [
        (path.relative_to(theme).as_posix(), sha256(path.read_bytes()).hexdigest())
        for path in files
    ]
    versions = [(name, version(name)) for name in ENGINE]
    told = (program(), settings, outside, sums, versions)
    return sha256(repr(told).encode()).hexdigest()
