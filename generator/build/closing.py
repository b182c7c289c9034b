"""What is of all parts together (마무리): the lists of pages and files, the search; and what parts say of each other.

A part is held against another only if one of the two changed: what did not change was held against it before.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from xml.sax.saxutils import escape

from generator import search
from generator.build.archive import SEARCH, Own, Whole, Work
from generator.build.parcels import Files
from generator.build.printing import Planned, surfaces_of
from generator.build.publishing import SITE
from generator.build.publishing import Part as Published
from generator.engine import site_url
from generator.export.catalogue import SUMS
from generator.problems import Problem
from generator.verify import read_site
from generator.verify.data import Data, path_of, read_data
from generator.verify.heads import Where
from generator.verify.links import Claim, Site, file_of, settle
from generator.verify.parts import part_of
from generator.verify.results import check_texts
from generator.verify.seen import Digest, Seen
from generator.verify.whole import check_committee, check_data, check_site

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PLACE = "assets/search"
MOST = 50  # meetings of the site's feed


def lists(work: Work, whole: Whole, seen: Mapping[str, Seen]) -> Files:
    """The sums of all files of the open data, and the lists of all pages: no more than a year of a committee in one."""
    sums = {p: size for one in seen.values() for p, size in one.files.items() if size}
    summed = (p for p in sorted(sums) if p.startswith("api/v1/") or p.count("/") > 1)
    told = [f"{sums[path][1]}  {path}\n" for path in summed]
    return {SUMS: "".join(told).encode(), **_sitemaps(work, whole, seen)}


def _sitemaps(work: Work, whole: Whole, seen: Mapping[str, Seen]) -> Files:
    base, pages = site_url(work.root), defaultdict(list)
    if not base:
        return {"sitemap.xml": f"{HEAD}<urlset {SPACE}>\n</urlset>\n".encode()}
    updated = {url: day for own in whole.committees for url, day in own.spans.updated.items()}
    days = {line.address: line.revised for line in whole.meetings}
    home = max(filter(None, days.values()), default=None)
    for own, one in seen.items():
        head = own.split("/")
        name = f"{head[0]}/{head[1][:4]}/sitemap.xml" if len(head) > 1 else "sitemap-site.xml"
        for url in one.public:
            day = str(days.get(own) or "") or updated.get(f"/{url}", "") or updated.get(url, "")
            pages[name].append((url, day or (str(home) if home and url == "" else "")))
    files = {name: _urls("url", base, told, "urlset") for name, told in pages.items()}
    index = _urls("sitemap", base, [(name, "") for name in sorted(files)], "sitemapindex")
    return {**files, "sitemap.xml": index}


def _urls(tag: str, base: str, told: Sequence[tuple[str, str]], around: str) -> bytes:
    lines = [
        f"  <{tag}><loc>{escape(base + url)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{tag}>\n"
        for url, day in told
    ]
    return f"{HEAD}<{around} {SPACE}>\n{''.join(lines)}</{around}>\n".encode()


def index(work: Work, whole: Whole, there: Container[str]) -> search.Index:
    """The index of all meetings; pieces that are `there`, on the site, are not looked at."""
    return search.index([line.listed for line in whole.meetings], work.root / SEARCH, there=there)


def files_of(piece: Path, name: str) -> list[str]:
    """The files of a piece by their place on the site."""
    if not piece.is_dir():
        return [f"{PLACE}/{name}"]
    inner = sorted(path for path in piece.rglob("*") if path.is_file())
    return [f"{PLACE}/{name}/{path.relative_to(piece).as_posix()}" for path in inner]


def put(piece: Path, name: str, folder: Path) -> None:
    """A copy of a piece below a folder: no link, so that what happens to the cache never happens to the site."""
    place = folder / PLACE / name
    inner = [path.relative_to(piece) for path in piece.rglob("*") if path.is_file()]
    ways = [(piece / path, place / path) for path in inner] or [(piece, place)]
    for above in {there.parent for _, there in ways}:
        above.mkdir(parents=True, exist_ok=True)
    for here, there in ways:
        copyfile(here, there)


@dataclass(frozen=True, slots=True)
class Look:
    """A site that is complete but for its publication: all that is needed to hold its parts against each other."""

    work: Work
    whole: Whole
    plan: Mapping[str, Planned]
    seen: Mapping[str, Seen]
    before: Mapping[str, Published]
    """The parts as they are published."""
    changed: Collection[str]
    staged: Path
    """Where the files of the parts that changed lie, and those of the site itself."""
    lists: Collection[str]
    """The files that are of all parts together."""
    places: Mapping[str, str]
    """Every address that a meeting has or had -> the one that it has."""

    @property
    def committees(self) -> Mapping[str, str]:
        """Every address that a committee has or had -> the one that it has."""
        own = [one.committee for one in self.whole.committees]
        led = {old: one.id for one in own for old in one.formerly}
        return led | {one.id: one.id for one in own}


def check(look: Look) -> Iterator[Problem]:
    """Everything that no part can say of itself."""
    yield from _settled(_claims(look), look)
    where = Where(look.seen[""].where)
    for committee in look.whole.committees:
        if committee.committee.id in look.changed and committee.lines:
            yield from _settled(_committee(look, committee, where), look)
    seen = look.seen
    home = read_site(look.staged, SITE, [*seen[""].files, *look.lists])
    yield from check_data(home, [one for one in seen.values() if one.figures])
    newest = look.whole.meetings[:MOST]
    news = [_digest(look.work, look.plan[line.address]).news for line in newest]
    lists = Seen(":lists", (), files=dict.fromkeys(look.lists))
    yield from _settled(check_site(home, [*seen.values(), lists], news, where), look)


def _claims(look: Look) -> Iterator[Claim]:
    """What a part says of another, if it says it now, or what it says it of changed or is gone: the rest was held before."""
    gone = _gone(look)
    touched = {*look.changed, *(old for old, own in look.places.items() if own in look.changed)}
    tops = {path.partition("/")[0] for path in (*touched, *gone)}
    others = {own.partition("/")[0] for own in look.seen} - tops  # there nothing changed
    for own, one in look.seen.items():
        held = _held(look, own) if own in look.changed else None
        for claim in one.claims:
            if held is None and claim.there.partition("/")[0] in others:
                continue
            is_held = held is None or claim.what in held
            if not is_held or file_of(claim.there) in gone or _goal(claim, look) in look.changed:
                yield claim


def _gone(look: Look) -> set[str]:
    """The files that are on the site as it is published, and no longer."""
    parts = {own: part for own, part in look.before.items() if not own.startswith(":")}
    less = (part for own, part in parts.items() if own in look.changed or own not in look.seen)
    now = {path for one in look.seen.values() for path in one.files}
    return {path for part in less for path in part.files} - now - {*look.lists}


def _held(look: Look, own: str) -> set[tuple[str, ...]]:
    old = look.before.get(own)
    seen = look.work.get("seen", old.printed, Seen) if old else None
    return {claim.what for claim in seen.claims} if seen else set()


def _goal(claim: Claim, look: Look) -> str:
    return part_of(file_of(claim.there), look.places, look.committees)


def _committee(look: Look, own: Own, where: Where) -> Iterator[Problem | Claim]:
    committee, work = own.committee.id, look.work
    addresses = sorted(line.address for line in own.lines)
    told = {address: _digest(work, look.plan[address]) for address in addresses}
    files = look.seen[committee].files
    places = (f"{committee}/", f"{committee}/proof/", f"data/{committee}/")
    pages = read_site(look.staged, SITE, [p for p in map(file_of, places) if p in files]).pages
    site = Site(pages, frozenset(files), look.staged, SITE)
    inside = [look.seen[address] for address in (*addresses, committee)]
    data = (_data(work.root, look.staged, address) for address in addresses)
    yield from check_committee(committee, site, told, data, inside, where)


def _digest(work: Work, one: Planned) -> Digest:
    return work.need("digest", one.printed, Digest)


def _data(root: Path, staged: Path, address: str) -> Data:
    path = path_of(address)
    folder = staged if (staged / path).is_file() else root / SITE
    return read_data(Site({}, frozenset(), folder, SITE), path) or {}


def _settled(found: Iterable[Problem | Claim], look: Look) -> Iterator[Problem]:
    """The problems, and the claims that do not hold; each part that is claimed something of is read once."""
    goals: dict[str, list[Claim]] = defaultdict(list)
    for one in found:
        if isinstance(one, Claim):
            goals[_goal(one, look)].append(one)
        else:
            yield one
    for goal, claims in goals.items():
        surfaces, files = surfaces_of(look.work, look.plan[goal]), look.seen[goal].files
        for claim in claims:
            path = file_of(claim.there)
            if wrong := settle(claim, surfaces.get(path), path in files or path in look.lists):
                yield wrong


def check_search(look: Look, texts: Mapping[str, str]) -> Iterator[Problem]:
    """The texts that are new, or whose meeting is, say what the open data says; `texts` is folder -> address."""
    for folder, address in texts.items():
        there = look.staged if (look.staged / folder).is_dir() else look.work.root / SITE
        site = Site({}, frozenset(), there, SITE)
        yield from check_texts(site, folder, address, _data(look.work.root, look.staged, address))
