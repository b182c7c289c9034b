"""Parts to a site (인쇄): what is new goes through the engine and the proof, the rest is taken from the shelf.

A part is a meeting, what spans the meetings of a committee, or the site's own pages. Its key is the hash of what its pages
are made of and of the engine with its theme and settings; where there is a result with that key, nothing is done.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import msgspec

from generator import export
from generator.archive import Own, Spread, Whole, Work
from generator.engine import nav_pages, site_url
from generator.export import catalogue, headers, open_data, redirects
from generator.folders import given_path
from generator.model import Meeting
from generator.raw import Raw, engine_key, program
from generator.render.site import NEWEST, home_pages
from generator.tasks import Files, Made, Part, Printed, Printing, print_parts
from generator.verify import People, written
from generator.verify.links import Surface
from generator.verify.seen import Digest, Seen

HEADING = re.compile(r"^# .*\n", re.MULTILINE)
NOTICE = r"""\g<0>
<p class="draft">새로 올린 회의록에 고칠 것이 있어 그 전의 내용을 보이고 있습니다.</p>

"""
AT_ONCE = 16  # parts of a run of the engine: its start costs as much as one or two of them
FEWEST = 6


@dataclass(frozen=True, slots=True)
class Planned:
    """A part of the site, and by which key its files are known."""

    own: str
    key: str
    """Of its pages as Markdown."""
    printed: str
    """Of its files."""


@dataclass(frozen=True, slots=True)
class Home:
    """The site's own pages and files."""

    docs: Files
    files: Files
    key: str


def home(work: Work, whole: Whole) -> Home:
    """What tells of all committees."""
    newest = [work.need("brief", whole.keys[m.address], Meeting) for m in whole.meetings[:50]]
    told = [own.spans.told for own in whole.committees]
    committees = [one.committee for one in told]
    pages = [*home_pages(told, newest[:NEWEST]), catalogue.page(committees)]
    listed = sorted(whole.meetings, key=lambda line: line.address)
    files = {
        **open_data.index(committees, [line.indexed for line in listed]),
        **headers.files(committees, (), ()),
        **redirects.moved(committees, listed),
    }
    made = {path: text.encode() for path, text in files.items()}
    made |= export.site_feed(newest, site_url(work.root))
    docs = {**by_hand(work.root), **{page.path: page.text.encode() for page in pages}}
    return Home(docs, made, _sum(repr((program(), _sums(docs), _sums(made))).encode()))


def by_hand(root: Path) -> Files:
    """The pages that people wrote, and what lies beside them."""
    docs, listed = root / "docs", root / "docs/.generated"
    made = set(listed.read_text("utf-8").split("\n")) if listed.is_file() else set()
    found = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in sorted(found.items())
        if name not in made and not name.startswith(("assets/search/", ".", "development/"))
    }


def whole_key(root: Path, keys: Mapping[str, str]) -> str:
    """The hash of everything that a build reads; `keys` are those of the meetings."""
    places = [root / "minutes", *(root / "minutes").glob("*")]
    beside = (path for place in places if place.is_dir() for path in place.iterdir())
    files = {
        path.relative_to(root).as_posix(): path.read_bytes() for path in beside if path.is_file()
    }
    told = (engine_key(root), sorted(keys.items()), _sums(files), _sums(by_hand(root)))
    return _sum(repr(told).encode())


def planned(work: Work, whole: Whole, site: Home) -> list[Planned]:
    """Every part: meetings, committees, the site."""
    engine = engine_key(work.root)
    keys = {**whole.keys, **{own.committee.id: own.key for own in whole.committees}, "": site.key}
    made_of = {own: f"{key} {engine} {own in whole.behind}" for own, key in keys.items()}
    return [Planned(own, key, _sum(made_of[own].encode())) for own, key in keys.items()]


def noticed(docs: Files) -> Files:
    """Pages that stay as they were, with a word about it under their headings."""
    return {
        path: HEADING.sub(NOTICE, data.decode(), count=1).encode() for path, data in docs.items()
    }


def printed(work: Work, whole: Whole, site: Home, plan: Sequence[Planned]) -> None:
    """See to it that every part is on the shelf, printed and proved."""
    missing = [one for one in plan if not work.shelf.has("seen", one.printed)]
    meetings = [one for one in missing if "/" in one.own]
    others = [one for one in missing if "/" not in one.own]
    known = {one.own: one for one in plan}
    rounds = [missing] if len(missing) <= FEWEST else [meetings, others]
    done = 0
    for parts in rounds:
        pieces = _pieces(work, whole, site, parts, known)
        for _, data in work.hands.each(print_parts, pieces):
            for one in msgspec.msgpack.decode(data, type=list[Printed]):
                done += 1
                work.tell("쪽 만들기", done, len(missing))
                _keep(work, known[one.own].printed, one)


def _pieces(
    work: Work, whole: Whole, site: Home, parts: Sequence[Planned], known: Mapping[str, Planned]
) -> Iterator[tuple[str, bytes]]:
    """Pieces of work, made when their turn comes."""
    size = max(FEWEST, min(AT_ONCE, -(-len(parts) // (2 * work.hands.jobs))))
    kit = _kit(work.root)
    for start in range(0, len(parts), size):
        some = parts[start : start + size]
        inner = {one.own for one in some}
        made = [_part(work, whole, site, one, known, inner) for one in some]
        yield (
            some[0].own,
            msgspec.msgpack.encode(Printing(program(), kit, nav_pages(work.root), made)),
        )


def _kit(root: Path) -> Files:
    theme = (path for path in (root / "templates/theme").rglob("*") if path.is_file())
    files = [root / "mkdocs.yml", *sorted(theme)]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def _part(
    work: Work,
    whole: Whole,
    site: Home,
    one: Planned,
    known: Mapping[str, Planned],
    beside: set[str],
) -> Part:
    """A part with all that it is made of and held against; `beside` are those in the same piece of work."""
    if "/" in one.own:
        made, raw = work.need("made", one.key, Made), work.need("raw", one.key, Raw)
        docs = noticed(made.docs) if one.own in whole.behind else made.docs
        return Part(one.own, docs, made.files, raw)
    own = next((c for c in whole.committees if c.committee.id == one.own), None)
    lines = own.lines if own else whole.meetings[:NEWEST]
    others = [known[line.address].printed for line in lines if line.address not in beside]
    told = [work.need("digest", key, Digest) for key in others]
    digests = {one.across.address: one for one in told}
    cleared = {n for key in others for n in work.need("seen", key, Seen).cleared}
    spread = work.need("spread", own.key, Spread) if own else site
    docs, files = spread.docs, spread.files
    people = _people(work.root, [own] if own else whole.committees)
    return Part(one.own, docs, files, None, digests, people, sorted(cleared))


def _people(root: Path, committees: Sequence[Own]) -> People:
    """What people wrote of these committees."""
    texts = [_text(root / "minutes" / own.committee.id / "committee.yml") for own in committees]
    offices = _text(root / given_path(committees[0].committee.id)) if len(committees) == 1 else ""
    settings = texts[0] if len(committees) == 1 else ""
    return People(
        "\n".join(map(written, texts)), settings, offices, [own.committee.id for own in committees]
    )


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def _keep(work: Work, key: str, one: Printed) -> None:
    """Lay a printed part on the shelf in pieces; one that is not proved is not laid there."""
    if one.seen.problems:
        raise UnprovedError(one.seen)
    work.put("files", key, one.files)
    work.put("surfaces", key, one.seen.surfaces)
    if one.seen.digest:
        work.put("digest", key, one.seen.digest)
    work.put("seen", key, replace(one.seen, surfaces={}, digest=None))  # the last


class UnprovedError(Exception):
    """A part that does not hold: nothing may be published."""

    def __init__(self, seen: Seen) -> None:
        super().__init__(seen.own)
        self.problems = seen.problems


def seen_of(work: Work, plan: Sequence[Planned]) -> dict[str, Seen]:
    """What was seen of every part, without surfaces and digests."""
    return {one.own: work.need("seen", one.printed, Seen) for one in plan}


def surfaces_of(work: Work, one: Planned) -> Mapping[str, Surface]:
    """What others may lead to in a part."""
    return work.need("surfaces", one.printed, dict[str, Surface])


def _sums(files: Files) -> list[tuple[str, str]]:
    return sorted((path, _sum(data)) for path, data in files.items())


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()
