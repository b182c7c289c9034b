"""Numbers that nobody may publish, looked for in every file of a site."""

import gzip
import re
import zlib
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import lru_cache

from generator.intake.read import unpublishable
from generator.privacy.personal import REACH
from generator.problems import Problem
from generator.verify.links import Site
from generator.verify.packed import ZIP, text_of_parts

# Attributes that hold no more than ids and addresses of ours: with them no line of a page is like another's.
OWN = re.compile(r' [a-z-]+="(?![^"]*\d{5})[a-z0-9./#:_ -]*%?"')
# The same in JSON, as in a page's head, and the hashes of scripts that it may run.
TOLD = re.compile(r""""(?![^"]*\d{5})[a-z./#][a-z0-9./#:_-]*"|'sha256-[A-Za-z0-9+/]{43}='""")
# Names that are hashes: in some the dice fall like the digits of a card.
HASHES = re.compile(
    r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}"
    r"|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])"
)
# Addresses and moments of a feed: half of its digits.
LINKS = re.compile(r'(?<=[a-z"]) href="(?![^"]*\d{5})[a-z0-9./#:_-]*"(?= ?/?>)')
MOMENTS = re.compile(r"(?<=>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00(?=<)")
PNG = b"\x89PNG\r\n\x1a\n"
SEARCH = "assets/search/"
PIECES = re.compile(r'(?<=-)[0-9a-f]{16}(?=["\n/]|$)|(?<=[/"])[0-9a-f]{16}(?=[/".])')
# These are held against the open data word by word, and it is looked at here.
PROVED = re.compile(r"data/.+\.(?:jsonl|csv|xml)")
GAP = "가"  # a line left out joins nothing: no number has a syllable in it


def check_private(site: Site, but: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """No file of the site holds one; `but` are kind and digits of those that people accepted as none."""
    seen: set[int] = set()
    for name in sorted(name for name in site.files if not PROVED.fullmatch(name)):
        text = _unpacked((site.folder / name).read_bytes()).decode("utf-8", errors="ignore")
        yield from unpublishable(_unseen(_told(name, text), seen), f"{site.name}/{name}", but)
    names = (PIECES.sub(GAP, n) if n.startswith(SEARCH) else n for n in sorted(site.files))
    yield from unpublishable("\n\n".join(names), site.name)


def _told(name: str, text: str) -> str:
    """A file's text without what can only look like a number."""
    if name.endswith(".html"):
        head, end, body = text.partition("</head>")
        lines = [*map(_line_of_head, head.split("\n"))], [*map(_line, (end + body).split("\n"))]
        return "\n".join(lines[0]) + "\n".join(lines[1])
    plain = HASHES.sub(GAP, text)
    plain = TOLD.sub(GAP, plain) if name.endswith(".json") else plain
    if name.endswith("feed.xml"):
        return MOMENTS.sub(GAP, LINKS.sub("", plain))
    return PIECES.sub(GAP, plain) if _lists_pieces(name) else plain


@lru_cache(maxsize=5000)  # half of the lines of a page are on others too
def _line(line: str) -> str:
    return OWN.sub("", line)


@lru_cache(maxsize=5000)
def _line_of_head(line: str) -> str:
    return TOLD.sub(GAP, OWN.sub("", line))


def _lists_pieces(name: str) -> bool:
    """Whether a file of the search names others; the texts themselves, in a meeting's folder, do not."""
    return name.startswith(SEARCH) and not name.startswith(f"{SEARCH}t/")


def _unseen(text: str, seen: set[int]) -> str:
    """The text without the lines that stood together in a file before: nearly half of a page is on every page."""
    lines = text.split("\n")
    fresh = [False] * len(lines)
    for n in range(len(lines)):
        together = hash(tuple(lines[n : n + REACH]))
        if together not in seen:
            seen.add(together)
            fresh[n : n + REACH] = [True] * len(lines[n : n + REACH])
    first = (not new and old for new, old in zip(fresh, [True, *fresh], strict=False))
    told = zip(lines, fresh, first, strict=True)
    return "\n".join(line if new else GAP if gap else "" for line, new, gap in told)


def _unpacked(data: bytes) -> bytes:
    """What a compressed or an office file holds, and what a picture says beside its pixels; any other as it is."""
    if data.startswith(ZIP):
        return text_of_parts(data).encode()
    if data.startswith(PNG):
        return b"\n".join(_said(data))
    with suppress(OSError, EOFError, zlib.error):
        return gzip.decompress(data)
    return data


def _said(picture: bytes) -> Iterator[bytes]:
    """The pieces of a picture but its pixels (PNG, RFC 2083), and whatever stands behind the last."""
    at = len(PNG)
    while at < len(picture):
        kind, start = picture[at + 4 : at + 8], at + 8
        at = start + int.from_bytes(picture[at : at + 4]) + 4  # its sum
        if kind == b"IEND":
            at = len(picture)
        if kind != b"IDAT":
            yield picture[start:at]
