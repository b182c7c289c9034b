"""Pages, data and ledgers to the disk: only what changed, only what is ours, only where we may.

`docs/` is shared with what people write. The list `docs/.generated` says which files are the
program's: those are replaced and, once no longer made, removed; any other file stays.
"""

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.machine.disk import discard, link, remove
from generator.machine.inputs import is_ours
from generator.problems import Problem, at
from generator.search import Index

MANIFEST = ".generated"
SEARCH = "assets/search"
PIECES = ("*", "m/*", "t/*/*")  # what of it is written and removed as one
FOLDER = re.compile(r"(?:^|[-/.])[0-9a-f]{16}(?:\.bin)?(?:\.new)?$")
ALLOWED = re.compile(
    r"_headers|_redirects|[a-z0-9-]+(?:/[a-z0-9-]+)*\.(?:md|json|conf)|[a-z0-9-]+/[a-z0-9-]+/original\.(?:hwpx|hwp|docx|pdf)"
)


def write_files(docs: Path, pages: Mapping[str, str | bytes]) -> list[Problem]:
    """Make `docs` hold these files (path -> text, or an office file's bytes) beside what people wrote.

    Nothing is written if one would replace a file written by hand: that is an error.
    """
    if wrong := [path for path in pages if not ALLOWED.fullmatch(path)]:
        raise ValueError(f"not a path of ours: {wrong[0]!r}")
    if outside := [path for path in ("", SEARCH, *pages) if _is_link(docs, path)]:
        return [_outside(docs / path) for path in outside[:1]]
    ours = _manifest(docs)
    # By hand is, should the list of ours be lost, what does not begin as ours do.
    there = [path for path in pages if path not in ours and (docs / path).exists()]
    if taken := [path for path in there if not is_ours(docs / path)]:
        return [_taken(path) for path in taken]
    for path in sorted(ours - pages.keys()):
        remove(docs, path)
    for path, text in pages.items():
        write_text(docs / path, text)
    write_text(docs / MANIFEST, "".join(f"{path}\n" for path in sorted(pages)))
    return []


def write_index(docs: Path, made: Index) -> None:
    """The search index in place of the old one: every piece that is not there yet, then what names them.

    Until `index.json` is replaced the old index is whole; what only that one named goes last.
    """
    place = docs / SEARCH
    for pattern in ("*", "*/*", "t/*/*"):
        for path in [path for path in place.glob(pattern) if path.is_symlink()]:
            path.unlink()  # nothing is written or removed where one leads
    for name, source in made.pieces.items():
        if not _is_same(source, place / name):
            _put(source, place / name)
    write_text(place / "index.json", made.about)
    for path in [path for pattern in PIECES for path in place.glob(pattern)]:
        name = path.relative_to(place).as_posix()
        if name not in made.pieces and FOLDER.search(name):
            discard(path)
    for path in [*place.glob("t/*")]:
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _is_same(source: Path, there: Path) -> bool:
    """Whether a file or a folder is there with the same contents."""
    if source.is_dir():
        ours, theirs = _inodes(source), _inodes(there)
        return ours.keys() == theirs.keys() and all(
            own == theirs[name] or _is_same(source / name, there / name)
            for name, own in ours.items()
        )
    return there.is_file() and source.read_bytes() == there.read_bytes()


def _inodes(folder: Path) -> dict[str, tuple[int, int]]:
    """What is in a folder; a file that is there as a link to the same bytes has the same number."""
    if not folder.is_dir():
        return {}
    device = folder.stat().st_dev
    with os.scandir(folder) as found:
        return {one.name: (device, one.inode()) for one in found}


def _put(source: Path, there: Path) -> None:
    """A file or a folder in its place at once, without a copy where the disk can; whatever was there goes."""
    fresh = there.with_name(f".{there.name}.new")
    discard(fresh)
    there.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, fresh, copy_function=link)
    else:
        link(source, fresh)
    discard(there)
    fresh.rename(there)


def _is_link(docs: Path, path: str) -> bool:
    """Whether a folder on the way to a page leads somewhere else."""
    place = docs / path
    return any(p.is_symlink() for p in (place, *place.parents) if p.is_relative_to(docs))


def _outside(path: Path) -> Problem:
    hint = "바로 가기를 지우세요. 그 자리에 프로그램이 회의록 페이지를 씁니다"
    return at(
        "error", "W002", ("docs", 1), f"다른 곳을 가리키는 바로 가기가 있습니다: {path.name}", hint
    )


def write_text(path: Path, text: str | bytes) -> bool:
    """Write a file if its text changed; whether it did. A half-written file is never seen."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)
    return True


def _manifest(docs: Path) -> set[str]:
    path = docs / MANIFEST
    lines: Sequence[str] = path.read_text("utf-8").splitlines() if path.is_file() else ()
    return {line for line in lines if ALLOWED.fullmatch(line)}


def _taken(path: str) -> Problem:
    hint = "이 파일을 다른 이름으로 옮기세요. 이 자리에는 프로그램이 회의록 페이지를 씁니다"
    return at("error", "W001", (f"docs/{path}", 1), "손으로 쓴 파일이 이미 있습니다", hint)
