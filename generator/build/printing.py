"""Parts to a site (인쇄): what is new goes through the engine and the proof, the rest is taken from the shelf.

A part is a meeting, what spans the meetings of a committee, or the site's own pages. Its key is the hash of what its pages
are made of and of the engine with its theme and settings; where there is a result with that key, nothing is done.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from generator import export
from generator.build.archive import Own, Spread, Whole, Work, joined_files
from generator.build.parcels import Files, Made, Part, Printed, Printing
from generator.build.publishing import NEXT
from generator.build.tasks import print_parts, write
from generator.engine import nav_pages, site_url
from generator.export import catalogue, hosts, open_data
from generator.intake.folders import given_path
from generator.machine.raw import Raw, program, sum_of, sums_of
from generator.machine.shelf import Kind
from generator.model import Meeting
from generator.problems import Problem, at
from generator.render.site import NEWEST, home_pages
from generator.verify import People, text_of, written
from generator.verify.links import Surface
from generator.verify.seen import Seen

# `[…](page.md#anchor)`, `[…](<page.md>)`, `[…]: page.md`
LINK = re.compile(
    r"(?:\]\(|^ {0,3}\[[^\]\n]{1,200}\]:)[ \t]*<?([^)#:\s<>]+\.md)(?:#([^)\s>]+))?", re.MULTILINE
)
HEADING = re.compile(r"^# .*\n", re.MULTILINE)
NOTICE = r"""\g<0>
<p class="draft">새로 올린 회의록에 고칠 것이 있어 그 전의 내용을 보이고 있습니다.</p>

"""
AT_ONCE = 16  # parts of a run of the engine: its start costs as much as one or two of them
FEWEST = 6
OTHERS = 2  # committees: each brings the files of all its meetings


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
    made: Collection[str]
    """Those of the pages that nobody wrote by hand."""


def in_the_way(work: Work, whole: Whole, site: Home) -> Iterator[Problem]:
    """Pages that people wrote where the program makes one, or may make one."""
    committees = {own.committee.id for own in whole.committees}
    for name in work.now.hand:
        head = name.split("/")
        inside = head[0] in committees or (head[0] == "data" and head[1] in committees)
        if (inside and len(head) > 1) or name in site.made:
            hint = "이 파일을 다른 이름으로 옮기세요. 이 자리에는 프로그램이 회의록 페이지를 씁니다"
            yield at("error", "W001", (f"docs/{name}", 1), "손으로 쓴 파일이 이미 있습니다", hint)


def home(work: Work, whole: Whole) -> Home:
    """What tells of all committees."""
    newest = [work.need("brief", whole.keys[m.address], Meeting) for m in whole.meetings[:50]]
    told = [own.spans.told for own in whole.committees]
    committees = [one.committee for one in told]
    pages = [*home_pages(told, newest[:NEWEST]), catalogue.page(committees)]
    listed = sorted(whole.meetings, key=lambda line: line.address)
    files = {
        **open_data.index(committees, [line.indexed for line in listed]),
        **hosts.files(committees, listed, ()),
    }
    made = {path: text.encode() for path, text in files.items()}
    made |= export.site_feed(newest, site_url(work.root))
    own = {page.path: page.text.encode() for page in pages}
    docs = {**work.now.hand, **own}
    key = sum_of(repr((program(), sums_of(docs), sums_of(made))).encode())
    return Home(docs, made, key, own.keys())


def planned(work: Work, whole: Whole, site: Home) -> list[Planned]:
    """Every part: meetings, committees, the site."""
    keys = {**whole.keys, **{own.committee.id: own.key for own in whole.committees}, "": site.key}
    made_of = {own: f"{key} {work.now.engine} {own in whole.behind}" for own, key in keys.items()}
    return [Planned(own, key, sum_of(made_of[own].encode())) for own, key in keys.items()]


def noticed(docs: Files) -> Files:
    """Pages that stay as they were, with a word about it under their headings."""
    return {
        path: HEADING.sub(NOTICE, data.decode(), count=1).encode() for path, data in docs.items()
    }


def printed(work: Work, whole: Whole, site: Home, plan: Sequence[Planned]) -> set[str]:
    """See to it that every part is on the shelf, printed and proved.

    Out: the parts that were made now; their files lie in `.cache/next`, too.
    """
    missing = [one for one in plan if not _is_kept(work, one)]
    meetings = [one for one in missing if "/" in one.own]
    others = sorted((one for one in missing if "/" not in one.own), key=lambda one: one.own)
    known = {one.own: one for one in plan}
    size = max(FEWEST, min(AT_ONCE, -(-len(meetings) // (2 * work.hands.jobs))))
    few = len(missing) <= FEWEST
    rounds = [(missing, FEWEST)] if few else [(meetings, size), (others, OTHERS)]
    done = 0
    for parts, most in rounds:
        pieces = _pieces(work, whole, site, parts, known, most)
        for _, data in work.hands.each(print_parts, pieces):
            for one in msgspec.msgpack.decode(data, type=list[Printed]):
                done += 1
                work.tell("쪽 만들기", done, len(missing))
                _keep(work, known[one.own].printed, one)
                write(work.root / NEXT, one.files)
    return {one.own for one in missing}


def _is_kept(work: Work, one: Planned) -> bool:
    kinds: Sequence[Kind] = ("seen", "files", "surfaces")
    more: Sequence[Kind] = ("digest",) if "/" in one.own else ()
    return all(work.shelf.has(kind, one.printed) for kind in (*kinds, *more))


def _wanted(root: Path, hand: Files, committees: Collection[str]) -> dict[str, list[str]]:
    """The pages that the settings name, and those that pages by hand lead to as files, with the anchors there."""
    found: dict[str, list[str]] = {path: [] for path in nav_pages(root)}
    for path, data in hand.items():
        if path.endswith(".md"):
            for target, anchor in LINK.findall(data.decode("utf-8", "replace")):
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                if there in found or _may_be_made(there, committees):
                    found.setdefault(there, []).extend([anchor] if anchor else [])
    return found


def _may_be_made(path: str, committees: Collection[str]) -> bool:
    """Whether a page may be one of a committee's, or of its data."""
    *folders, name = path.removeprefix("data/").split("/")
    return name == "index.md" and bool(folders) and folders[0] in committees


def _pieces(
    work: Work,
    whole: Whole,
    site: Home,
    parts: Sequence[Planned],
    known: Mapping[str, Planned],
    most: int,
) -> Iterator[tuple[str, bytes]]:
    tops = {own.committee.id for own in whole.committees}
    wanted = _wanted(work.root, work.now.hand, tops)
    for start in range(0, len(parts), most):
        some = parts[start : start + most]
        inner = {one.own for one in some}
        made = [_part(work, whole, site, one, known, inner) for one in some]
        yield (some[0].own, msgspec.msgpack.encode(Printing(program(), work.now.kit, wanted, made)))


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
    others = {o: known[o].printed for o in (line.address for line in lines) if o not in beside}
    digests = {own: work.need("digest", key, msgspec.Raw) for own, key in others.items()}
    cleared = {n for key in others.values() for n in work.need("seen", key, Seen).cleared}
    spread = work.need("spread", own.key, Spread) if own else site
    joined = joined_files(work, own.committee.id, own.lines, whole.keys) if own else {}
    files = {**spread.files, **joined}
    people = _people(work.root, [own] if own else whole.committees)
    return Part(one.own, spread.docs, files, None, digests, people, sorted(cleared))


def _people(root: Path, committees: Sequence[Own]) -> People:
    texts = [text_of(root / "minutes" / own.committee.id / "committee.yml") for own in committees]
    offices = text_of(root / given_path(committees[0].committee.id)) if len(committees) == 1 else ""
    settings = texts[0] if len(committees) == 1 else ""
    return People(
        "\n".join(map(written, texts)), settings, offices, [own.committee.id for own in committees]
    )


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
