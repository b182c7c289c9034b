"""Numbers that nobody may publish, looked for in every file of a site."""

import gzip
import re
import zlib
from collections.abc import Collection, Iterator
from contextlib import suppress

from generator.personal import REACH
from generator.problems import Problem
from generator.read import unpublishable
from generator.verify.links import Site

# Attributes that hold no more than ids and addresses of ours: with them no line of a page is like another's.
OWN = re.compile(r' [a-z-]+="(?![^"]*\d{5})[a-z0-9./#:_ -]*"')
# These are held against the open data word by word, and it is looked at here.
PROVED = re.compile(r"data/.+\.(?:jsonl|csv|xml)")
GAP = "…"  # a line left out joins nothing


def check_private(site: Site, but: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """No file of the site holds one; `but` are kind and digits of those that people accepted as none."""
    seen: set[int] = set()
    for name in sorted(name for name in site.files if not PROVED.fullmatch(name)):
        text = _unpacked((site.folder / name).read_bytes()).decode("utf-8", errors="ignore")
        plain = OWN.sub("", text) if name.endswith(".html") else text
        yield from unpublishable(_unseen(plain, seen), f"{site.name}/{name}", but)
    yield from unpublishable("\n\n".join(sorted(site.files)), site.name)


def _unseen(text: str, seen: set[int]) -> str:
    """The text without the lines that stood together in a file before: nearly half of a page is on every page."""
    lines = text.split("\n")
    fresh = [False] * len(lines)
    for n in range(len(lines)):
        together = hash(tuple(lines[n : n + REACH]))
        if together not in seen:
            seen.add(together)
            fresh[n : n + REACH] = [True] * len(lines[n : n + REACH])
    return "\n".join(line if new else GAP for line, new in zip(lines, fresh, strict=True))


def _unpacked(data: bytes) -> bytes:
    """What a compressed file holds; one that cannot be read is looked at as it is."""
    with suppress(OSError, EOFError, zlib.error):
        return gzip.decompress(data)
    return data
