"""Pages, data and ledgers to the disk: only what changed, only what is ours, only where we may.

`docs/` is shared with what people write. The list `docs/.generated` says which files are the
program's: those are replaced and, once no longer made, removed; any other file stays.
"""

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.problems import Problem, at

MANIFEST = ".generated"
SEARCH = "assets/search"
FOLDER = re.compile(r"[0-9a-f]{16}")
# How a made file begins: a page's front matter, a comment, the first key of the open data.
OURS = re.compile(
    r"\A(?:---\n(?:(?!---).*\n)*?kind: (?!text\n)[a-z-]+\n|# 프로그램이 쓰는 파일|\{\s*\"(?:schema|\$schema|openapi)\")"
)
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
    if taken := [path for path in pages if path not in ours and _by_hand(docs / path)]:
        return [_taken(path) for path in taken]
    for path in sorted(ours - pages.keys()):
        _remove(docs, path)
    for path, text in pages.items():
        write_text(docs / path, text)
    write_text(docs / MANIFEST, "".join(f"{path}\n" for path in sorted(pages)))
    return []


def write_index(docs: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """The search index in place of the old one, at once: its pieces in a folder named by their hash.

    Pieces are written as they come; the last file, `index.json`, names the folder that they belong in.
    """
    place, about = docs / SEARCH, b""
    fresh = place / ".new"
    _discard(fresh)
    try:
        for path, about in files:
            if path != "index.json":
                (fresh / path).parent.mkdir(parents=True, exist_ok=True)
                (fresh / path).write_bytes(about)
        own = json.loads(about)["folder"]
        _discard(place / own)  # the same bytes, or what an interrupted run left of them
        fresh.rename(place / own)
    finally:
        _discard(fresh)
    write_text(place / "index.json", about.decode())
    for old in place.iterdir():
        if FOLDER.fullmatch(old.name) and old.name != own:
            _discard(old)


def _discard(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


def _is_link(docs: Path, path: str) -> bool:
    """Whether a folder on the way to a page leads somewhere else."""
    place = docs / path
    return any(p.is_symlink() for p in (place, *place.parents) if p.is_relative_to(docs))


def _outside(path: Path) -> Problem:
    hint = "바로 가기를 지우세요. 그 자리에 프로그램이 회의록 페이지를 씁니다"
    return at(
        "error", "W002", ("docs", 1), f"다른 곳을 가리키는 바로 가기가 있습니다: {path.name}", hint
    )


def _by_hand(path: Path) -> bool:
    """Whether a file is there that the program did not write, should the list of its own be lost."""
    return path.exists() and not OURS.search(path.read_text("utf-8", errors="replace"))


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


def _remove(docs: Path, path: str) -> None:
    """Remove a page of ours, and the folders that it leaves empty."""
    (docs / path).unlink(missing_ok=True)
    for folder in (docs / path).parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _taken(path: str) -> Problem:
    hint = "이 파일을 다른 이름으로 옮기세요. 이 자리에는 프로그램이 회의록 페이지를 씁니다"
    return at("error", "W001", (f"docs/{path}", 1), "손으로 쓴 파일이 이미 있습니다", hint)
