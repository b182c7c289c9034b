"""A part of a built site, looked at by itself: a meeting, what spans a committee's meetings, or the site's own pages.

In: the part's files. Out: what is wrong with them, what they say of other parts (claims), and the little that other
parts and the whole may be held against. So an archive is proved part by part, and what did not change stays proved.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from generator.intake.read import judged_number, read_source
from generator.privacy.personal import find
from generator.problems import Problem, accept, at
from generator.verify import across
from generator.verify.agreement import Figures, Kept, check_meeting
from generator.verify.data import Data, check_addresses, path_of, read_data
from generator.verify.formats import Measured, check_own_formats, measured
from generator.verify.heads import Where, check_heads, check_told, link_of, public, revised
from generator.verify.links import (
    Claim,
    Site,
    Surface,
    check_links,
    check_paths,
    check_styles,
    file_of,
    problem,
    settle,
    surface,
)
from generator.verify.listed import Listed, check_listed, listed_of
from generator.verify.news import News, news_of
from generator.verify.packed import text_of_parts
from generator.verify.private import check_private


@dataclass(frozen=True, slots=True)
class Told:
    """What a meeting's proved open data tells the pages and files that span meetings."""

    title: str
    day: str | None
    void: str | None
    """In which way it did not take place."""
    status: str | None
    fully_withheld: bool
    revised: str | None
    sum: str
    """Of the JSON file."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The same at length: what lists, feeds and pages of a committee may say of a meeting."""

    day: str | None
    listed: Listed
    news: News
    across: across.Told


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a part, and what others need of it."""

    own: str
    """`smart-city/2023-2`, `smart-city`, or nothing for the site itself."""
    problems: Sequence[Problem]
    claims: Sequence[Claim] = ()
    surfaces: Mapping[str, Surface] = field(default_factory=dict)
    """By the file of the page."""
    files: Mapping[str, Measured | None] = field(default_factory=dict)
    """Path -> size and sum of a file of the open data, nothing of another."""
    public: Sequence[str] = ()
    """The addresses of the pages that are to be found."""
    where: str = ""
    """Where the site stands, as these pages say."""
    links: int = 0
    pages: int = 0
    figures: Figures | None = None
    record: str = ""
    """The SHA-256 of a meeting's record."""
    told: Told | None = None
    digest: Digest | None = None
    cleared: Collection[tuple[str, str]] = ()
    """Numbers of a meeting that people accepted."""


def see_meeting(kept: Kept, site: Site) -> Seen:
    """A meeting's pages and data against its record and its ledger."""
    figures, problems = check_meeting(kept, site)
    data = read_data(site, path_of(kept.address))
    found: list[Problem | Claim] = [*problems, *_everywhere(site), *check_addresses(site)]
    told = digest = None
    if data and not any(one.code == "V003" for one in problems):
        told, digest = _told(kept, data, site), _digest(kept, data)
        found += check_listed(site, {kept.address: digest.listed})
        found += across.check_recurs(site, digest.across, across.noted(kept.settings, ""))
    found += _strangers(site, {kept.address})
    seen = replace(_seen(kept.address, found, site), told=told, digest=digest)
    return replace(seen, figures=figures, record=_sum(kept.data), cleared=cleared(kept))


def see_files(kept: Kept, site: Site) -> Iterator[Problem | Claim]:
    """What is said of a meeting elsewhere than on its pages: in their heads, in the files of its formats."""
    where = standing(site)
    yield from check_heads(site, {kept.address.split("/")[0]}, kept.notes, where)
    data = read_data(site, path_of(kept.address))
    if data is None:
        return  # said where it is missed
    try:
        yield from check_told(kept.address, data, site)
        for place in (kept.address, *kept.ledger.formerly):
            yield from check_own_formats(place, data, site)
    except (KeyError, TypeError, ValueError, AttributeError):
        yield site.at("V003", path_of(kept.address), "열린 데이터의 꼴이 맞지 않습니다")
    yield from check_private(site, cleared(kept))


def see_others(own: str, site: Site) -> Seen:
    """Pages that are no meeting's: their links, their addresses, their ids."""
    return _seen(own, [*_everywhere(site), *check_addresses(site), *_strangers(site, ())], site)


def _everywhere(site: Site) -> Iterator[Problem | Claim]:
    yield from check_links(site)
    yield from check_paths(site)
    yield from check_styles(site)


def with_more(seen: Seen, more: Iterable[Problem | Claim]) -> Seen:
    """The same with what else was found."""
    problems, claims = _parted([*seen.problems, *seen.claims, *more])
    return replace(seen, problems=problems, claims=claims)


def held(
    claims: Iterable[Claim], surfaces: Mapping[str, Surface], files: Collection[str]
) -> Iterator[Problem]:
    """The claims that do not hold; `files` are those of the whole site."""
    for claim in claims:
        path = file_of(claim.there)
        if wrong := settle(claim, surfaces.get(path), path in files):
            yield wrong


def standing(site: Site) -> Where:
    """Where the site stands, as the first of these pages that says so has it."""
    for page in site.pages.values():
        told, own = link_of(page, "canonical"), page.path.removesuffix("index.html")
        if told.endswith(own) and not any(link.own == "forward" for link in page.links):
            return Where(told.removesuffix(own))
    return Where("")


def cleared(kept: Kept) -> set[tuple[str, str]]:
    """Kind and digits of what looks like such a number, but was accepted with a reason."""
    numbers = set()
    for data in filter(None, (kept.data, kept.draft)):
        text = read_source(data, kept.path)[0].text
        for found in find(text):
            key = judged_number(found, text, kept.path, {}).key
            if key and key in kept.notes:
                numbers.add((found.kind, found.digits))
    for name, data in kept.originals.items():
        if accept(at("error", "D001", (name, 1), ""), _sum(data), {}).key in kept.notes:
            numbers |= {(one.kind, one.digits) for one in find(text_of_parts(data))}
    return numbers


def _strangers(site: Site, known: Collection[str]) -> Iterator[Problem]:
    """No page of a meeting that has no record."""
    for page in site.pages.values():
        if page.blocks and "/".join(page.path.split("/")[:2]) not in known:
            yield problem("V001", page, 1, "원본이 없는 회의의 쪽입니다")


def _told(kept: Kept, data: Data, site: Site) -> Told:
    whole = (site.folder / path_of(kept.address)).read_bytes()
    void = data["not_held"]["kind"] if data["not_held"] else None
    own = (data["title"], data["date"], void, data["status"], data["fully_withheld"])
    return Told(*own, revised(data, data["date"]), _sum(whole))


def _digest(kept: Kept, data: Data) -> Digest:
    first, own = next(iter(kept.ledger.formerly), kept.address), kept.address
    return Digest(data["date"], listed_of(data), news_of(own, data, first), across.told(own, data))


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()


def _seen(own: str, found: Iterable[Problem | Claim], site: Site) -> Seen:
    problems, claims = _parted(found)
    return Seen(
        own,
        problems,
        claims,
        {path: surface(page) for path, page in site.pages.items()},
        {path: _measured(site, path) for path in sorted(site.files)},
        public(site),
        standing(site).address,
        sum(len(page.links) for page in site.pages.values()),
        len(site.pages),
    )


def _parted(found: Iterable[Problem | Claim]) -> tuple[list[Problem], list[Claim]]:
    """Problems, and claims of which each is kept once, however many pages make it."""
    problems: list[Problem] = []
    claims: dict[tuple[str, ...], Claim] = {}
    for one in found:
        if isinstance(one, Claim):
            claims.setdefault(one.what, one)
        else:
            problems.append(one)
    return problems, list(claims.values())


def _measured(site: Site, path: str) -> Measured | None:
    is_open = path.startswith(("api/", "data/")) and not path.endswith(".html")
    place = site.folder / path
    return measured(place) if is_open and place.is_file() else None
