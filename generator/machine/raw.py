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
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

COMMITTEE = "committee.yml"
LEDGER = "ids.yml"
PROGRAM = Path(__file__).parents[1]
PAGES = PROGRAM.parent / "templates/pages"
MADE_WITH = ("Jinja2", "MarkupSafe", "PyYAML", "koroman", "kiwipiepy", "kiwipiepy_model", "msgspec")
READ_WITH = ("python-hwpx", "mammoth", "pdfplumber")
"""Without one of them a file may be read less, or not offered."""
ENGINE = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Pygments")
FROM_OUTSIDE = re.compile(rb"!ENV\s*(\[[^\]]*\]|(?:-\s+\S+\s*)+|\S+)")
NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")
TEXTS = frozenset({".py", ".txt", ".json", ".j2"})
WHOLE = ("minutes.md", "meeting.yml", LEDGER, "draft.md")
# Looked through for what is private.
STRAY = (".md", ".txt", ".csv", ".yml", ".yaml", ".json", ".html")


@dataclass(frozen=True, slots=True)
class Raw:
    """A meeting's folder as it lies on the disk."""

    address: str
    """`smart-city/2023-2`."""
    files: Mapping[str, bytes]
    """A file that nobody reads is empty here."""
    committee: bytes | None = None
    """The text of `committee.yml` in the folder above."""
    folders: Sequence[str] = ()
    links: Sequence[str] = ()

    def with_ledger(self, text: str) -> "Raw":
        """The same once its ids are written down."""
        return replace(self, files={**self.files, LEDGER: text.encode()})

    @property
    def key(self) -> str:
        """The hash of all of it, and of the program."""
        files = sums_of(self.files)
        told = (
            program(),
            self.address,
            self.committee,
            files,
            sorted(self.folders),
            sorted(self.links),
        )
        return sum_of(repr(told).encode())


def read_raw(place: Path) -> Raw:
    """A meeting's folder, read."""
    files, folders, links = {}, [], []
    above = place.parent / COMMITTEE
    for entry in os.scandir(place):
        name = entry.name.encode(
            "utf-8", "replace"
        ).decode()  # one of another coding is named, not read
        if entry.is_symlink():
            links.append(name)
        elif entry.is_dir():
            folders.append(name)
        else:
            is_read = entry.name in WHOLE or entry.name.startswith("original.")
            is_read = is_read or entry.name.lower().endswith(STRAY)
            files[name] = Path(entry.path).read_bytes() if is_read else b""
    text = above.read_bytes() if above.is_file() and not above.is_symlink() else None
    address = f"{place.parent.name}/{place.name}"
    return Raw(address, files, text, sorted(folders), sorted(links))


def lay_out(root: Path, meetings: Iterable[Raw]) -> None:
    """Write these folders below `root`, as they were."""
    for one in meetings:
        place = root / "minutes" / one.address
        place.mkdir(parents=True)
        if one.committee is not None:
            (place.parent / COMMITTEE).write_bytes(one.committee)
        for name, data in one.files.items():
            (place / name).write_bytes(data)
        for name in one.folders:
            (place / name).mkdir()
        for name in one.links:
            (place / name).symlink_to(".")


def sum_of(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return sha256(data).hexdigest()


def sums_of(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Path and SHA-256 of each file, in order."""
    return sorted((path, sum_of(data)) for path, data in files.items())


@cache
def program() -> str:
    """This program by its text, what it is made with by its version."""
    files = [(f, p) for f in (PROGRAM, PAGES) for p in sorted(f.rglob("*")) if p.suffix in TEXTS]
    texts = [(path.relative_to(folder).as_posix(), path.read_bytes()) for folder, path in files]
    sums = [(name, sum_of(data)) for name, data in texts]
    made = [(name, version(name)) for name in MADE_WITH]
    told = (sys.version_info[:3], made, [(name, _installed(name)) for name in READ_WITH], sums)
    return sum_of(repr(told).encode())


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


class OtherProgram(RuntimeError):
    """A machine that helps has another version of this program."""


def same_program(known: str) -> None:
    """Stop a helper that is not the program which asked it."""
    if known != program():
        raise OtherProgram


def engine_key(kit: Mapping[str, bytes]) -> str:
    """What turns pages into a site: the engine, its settings, what these take from outside, the theme."""
    settings = kit["mkdocs.yml"]
    names = {name for told in FROM_OUTSIDE.findall(settings) for name in NAME.findall(told)}
    outside = [(name, os.environ.get(name.decode())) for name in sorted(names)]
    sums = sums_of(kit)
    versions = [(name, version(name)) for name in ENGINE]
    return sum_of(repr((program(), outside, sums, versions)).encode())
