"""What spans meetings, held against what their proved open data tells: a committee's pages and files, and the site's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.problems import Problem
from generator.verify.across import check_across, noted
from generator.verify.data import Data, check_index
from generator.verify.formats import Measured, check_formats, check_sizes, check_strange, check_sums
from generator.verify.heads import Where, check_listed_pages, check_span
from generator.verify.links import Claim, Site, problem
from generator.verify.listed import check_listed
from generator.verify.news import News, check_news
from generator.verify.seen import Digest, Seen

PROOF = "about/proof/"
FIGURES = ("characters", "shown", "signs", "ids")


def check_pages(site: Site, told: Mapping[str, Digest]) -> Iterator[Problem]:
    """What pages that span meetings say of them."""
    yield from check_listed(site, {own: one.listed for own, one in told.items()})


def check_spans(
    own: str, site: Site, told: Mapping[str, Digest], settings: str, offices: str
) -> Iterator[Problem]:
    """The pages of a committee that span its meetings, by what people wrote of it; the site's own part has none."""
    notes = {own: noted(settings, offices)} if own else {}
    yield from check_across(site, {at: one.across for at, one in told.items()}, notes)


def check_committee(
    own: str,
    site: Site,
    told: Mapping[str, Digest],
    meetings: Iterable[Data],
    seen: Sequence[Seen],
    where: Where,
) -> Iterator[Problem | Claim]:
    """A committee's feeds and files, and the figures of its proof.

    Of its meetings `told` are the digests, `meetings` the data in order of their addresses; `seen` is all of its parts.
    """
    yield from check_figures(own, site, [one for one in seen if one.figures])
    files = {path: size for one in seen for path, size in one.files.items() if size}
    yield from check_sizes(site, files)
    yield from check_strange(site, {own})
    yield from check_span(own, [one.day for one in told.values() if one.day], site)
    yield from check_news(site, [own], [one.news for one in told.values()], where)
    name = next((one.across.committee for one in told.values()), "")
    yield from check_formats(own, name, meetings, any(one.day for one in told.values()), site)


def check_data(site: Site, meetings: Sequence[Seen]) -> Iterator[Problem]:
    """The index of the open data, and the figures of the proof."""
    told = {one.own: one.told for one in meetings if one.told}
    listed = {
        own: (t.title, t.day, t.void, t.status, t.fully_withheld, t.sum) for own, t in told.items()
    }
    yield from check_index(site, listed)
    known = {f"api/v1/{name}.json" for name in ("index", "schema", "openapi")}
    for path in sorted(site.files):
        if path.startswith("api/") and path not in known:
            yield site.at("V003", path, "원본이 없는 회의의 데이터입니다")
    sums: dict[str, int] = {}
    for one in meetings:
        for name in FIGURES:
            own = f"{one.own.partition('/')[0]}:{name}"
            sums[own] = sums.get(own, 0) + getattr(one.figures, name, 0)
    yield from _same_figures(site, PROOF, {own: f"{count:,}" for own, count in sums.items()})


def check_site(
    site: Site, parts: Sequence[Seen], news: Sequence[News], where: Where
) -> Iterator[Problem | Claim]:
    """The site's own feed, the lists of all pages and of all files; `news` is at least the newest of all."""
    yield from check_news(site, [""], news, where)
    days = {one.own: one.told.revised if one.told else None for one in parts}
    told = {one.own: (one.public, days[one.own]) for one in parts}
    paths = [path for one in parts for path in one.files]
    yield from check_listed_pages(site, told, paths, where)
    files: dict[str, Measured] = {
        path: size for one in parts for path, size in one.files.items() if size
    }
    yield from check_sums(site, {p: s for p, s in files.items() if _is_summed(p)})
    yield from check_strange(site, ())
    for one in parts:
        if one.public and one.where != where.address:
            yield site.at(
                "V002", "index.html", f"쪽마다 사이트의 주소를 다르게 알립니다: {one.own}"
            )


def _is_summed(path: str) -> bool:
    return path.startswith("api/v1/") or (path.count("/") > 1 and path.startswith("data/"))


def check_figures(committee: str, site: Site, meetings: Sequence[Seen]) -> Iterator[Problem]:
    """The figures of the proof are those found here, of each meeting."""
    counted = {
        f"{one.own}:{name}": f"{getattr(one.figures, name):,}"
        for one in meetings
        for name in FIGURES
    }
    counted |= {f"{one.own}:sha256": one.record for one in meetings}
    yield from _same_figures(site, f"{committee}/proof/", counted)


def _same_figures(site: Site, address: str, right: Mapping[str, str]) -> Iterator[Problem]:
    page, counted = site.page_at(address), list(right.items())
    if page is None:
        yield site.at("V004", f"{address}index.html", "증명의 쪽이 없습니다")
        return
    claimed = sorted((words.own, words.text) for words in page.marked["data-figure"])
    for own, value in sorted({*claimed, *counted} - ({*claimed} & {*counted})):
        yield problem("V004", page, 1, f"증명의 숫자가 다릅니다: {own} {value}")
    if len(claimed) != len(counted):
        yield problem("V004", page, 1, "증명의 숫자가 모자라거나 더 있습니다")
