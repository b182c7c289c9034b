"""Everything that a build reads, read once (입력 전체): what is written meanwhile is left for the next build.

Two builds with one key make the same site and tell the same.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.machine.raw import engine_key, read_raw, sum_of, sums_of

MEETING = 2  # how deep a meeting's folder is below `minutes/`
NOT_PAGES = ("assets/search/", ".", "development/")
MAYBE_OURS = re.compile(r"^(?:api/|_)|\.(?:md|conf)$")
# How a made file begins: a page's front matter, a comment, the first key of the open data.
OURS = re.compile(
    r"\A(?:---\n(?:(?!---).*\n)*?kind: (?!text\n)[a-z-]+\n|# 프로그램이 쓰는 파일|\{\s*\"(?:schema|\$schema|openapi)\")"
)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a repository holds as a build begins."""

    kit: Mapping[str, bytes]
    """The settings and the theme, by their paths."""
    hand: Mapping[str, bytes]
    """The pages that people wrote, below `docs/`."""
    meetings: Mapping[str, str]
    """Address of every folder that may be a meeting's -> its key (`raw`)."""
    around: Mapping[str, str]
    """What else lies in `minutes/`: names, and the sums of files."""
    engine: str
    """The hash of what turns pages into a site."""

    @property
    def key(self) -> str:
        """The hash of all of it."""
        meetings, around = sorted(self.meetings.items()), sorted(self.around.items())
        return sum_of(repr((self.engine, meetings, around, sums_of(self.hand))).encode())

    def with_ids(self, meetings: Mapping[str, str], ledgers: Mapping[str, str]) -> "Inputs":
        """The same once ids are written down: the keys of the meetings, and path -> text of each `ids.yml`."""
        above = {p: sum_of(t.encode()) for p, t in ledgers.items() if p.count("/") == MEETING}
        known = {**self.meetings, **meetings}
        return replace(self, meetings=known, around={**self.around, **above})


def read_inputs(root: Path) -> Inputs:
    """Everything, read."""
    theme = (path for path in (root / "templates/theme").rglob("*") if path.is_file())
    files = [root / "mkdocs.yml", *sorted(theme)]
    kit = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
    return Inputs(kit, _by_hand(root), keys_of(root), dict(_around(root)), engine_key(kit))


def keys_of(root: Path) -> Mapping[str, str]:
    """Address of every folder that may be a meeting's -> its key."""
    found = map(read_raw, _folders(root))
    return {one.address: one.key for one in found}


def _folders(root: Path) -> Iterator[Path]:
    """The folders in the folders of `minutes/`."""
    above = [root]
    for inside in ("minutes", "[!.]*", "[!.]*"):
        above = [one for place in above for one in sorted(place.glob(inside)) if _is_folder(one)]
    yield from above


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _around(root: Path) -> Iterator[tuple[str, str]]:
    for place, folders, files in os.walk(root / "minutes"):
        way = os.path.relpath(place, root)
        depth = way.count("/")
        for name in folders if depth != MEETING else ():
            yield f"{way}/{name}", str((Path(place) / name).is_symlink())
        for name in files if depth != MEETING else ():  # a meeting's own are in its key
            yield f"{way}/{name}", _told_of(Path(place) / name) if depth < MEETING else ""


def _told_of(path: Path) -> str:
    is_read = path.is_file() and not path.is_symlink()
    return sum_of(path.read_bytes()) if is_read else str(path.is_symlink())


def _by_hand(root: Path) -> Mapping[str, bytes]:
    """The pages that people wrote, and what lies beside them."""
    docs, listed = root / "docs", root / "docs/.generated"
    made = set(listed.read_text("utf-8").split("\n")) if listed.is_file() else set()
    found = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in sorted(found.items())
        if name not in made
        and not name.startswith(NOT_PAGES)
        and not (MAYBE_OURS.search(name) and is_ours(path))
        and name.encode("utf-8", "replace").decode() == name  # in a coding that can be told
    }


def is_ours(path: Path) -> bool:
    """Whether a file below `docs/` was made by this program, as it begins."""
    return bool(OURS.search(path.read_text("utf-8", errors="replace")))
