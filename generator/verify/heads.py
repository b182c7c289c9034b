"""What pages say of themselves to programs: their heads, JSON-LD, the list of pages, against pages and open data.

In: the pages as read back. Out: a problem for each address that leads nowhere, for each word that the page or the
record does not bear out, and for anything that may not be told at all: no person is described.
"""

import json
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree

from generator.problems import Problem
from generator.verify.data import Data
from generator.verify.digests import state_of
from generator.verify.links import NAME, Claim, Site, file_of, heading_of, problem
from generator.verify.pages import Page

TYPES = frozenset(
    {
        *(
            "WebSite",
            "Dataset",
            "DataDownload",
            "Organization",
            "GovernmentOrganization",
            "Event",
            "Place",
        ),
        *("DigitalDocument", "CreativeWork", "BreadcrumbList", "ListItem"),
    }
)
NAMED = frozenset({"ListItem", "Organization", "GovernmentOrganization"})  # as their pages are
ADDRESSES = ("@id", "url", "item", "contentUrl")
OURS = frozenset({"홈", "소개"})  # names of pages whose heading is another
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, slots=True)
class Where:
    """Where the site says that it stands: empty, or the address of its home page."""

    address: str

    def of(self, path: str, target: str) -> str | None:
        """An address in a file as one from the site's root; None where it leads out of the site."""
        if self.address and target.startswith(self.address):
            return target.removeprefix(self.address)
        if "://" in target or target.startswith("/"):
            return None
        goal, _, fragment = target.partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), goal))
        slash = "/" if goal.endswith(("/", ".")) and whole != "." else ""
        return f"{'' if whole == '.' else whole}{slash}" + (f"#{fragment}" if fragment else "")


def revised(data: Data, day: str | None) -> str | None:
    """The last day that is told of a record: its meeting's, a version's, a correction's."""
    days = (day, *(one["date"] for one in (*data["versions"], *data["corrections"])))
    return max(filter(None, days), default=None)


def check_heads(
    site: Site, committees: Collection[str], notes: str, where: Where
) -> Iterator[Problem | Claim]:
    """The head of every page of a part of the site; `notes` is what people wrote beside its records."""
    for page in site.pages.values():
        if page.path != "404.html" and not _leads_on(page):
            for wrong in (*_shared(page, site, where), *_linked(page, site, where, notes)):
                yield wrong if isinstance(wrong, Claim) else problem("V002", page, 1, wrong)
            if not page.linked and page.path.split("/")[0] in committees:
                yield problem("V002", page, 1, "프로그램에 알리는 말(JSON-LD)이 없습니다")


def _leads_on(page: Page) -> bool:
    return any(link.own == "forward" for link in page.links)


def link_of(page: Page, kind: str) -> str:
    """Where the head says that something of this kind is; empty if it says nothing."""
    return next(
        (v.get("href", "") for tag, v in page.head if tag == "link" and v.get("rel") == kind), ""
    )


def _shared(page: Page, site: Site, where: Where) -> Iterator[str | Claim]:
    """What a shared link shows is what the page is."""
    said = _said(page)
    canonical = link_of(page, "canonical")
    own = f"{where.address}{page.path.removesuffix('index.html')}" if where.address else ""
    if canonical != own or said.get("og:url", "") != own:
        yield "이 쪽의 주소를 다르게 알립니다"
    if not page.linked and page.path != "index.html":
        return  # a page written by hand has a title of its own
    above = site.page_at("/".join(page.path.split("/")[:2]) + "/")
    names = (heading_of(page), f"{heading_of(page)} – {heading_of(above) if above else ''}")
    states = ["초안" for _ in page.marked["data-status"]]
    marks = ("data-void", "data-fully-withheld", "data-fixed")
    states += [words.own for mark in marks for words in page.marked[mark]]
    state = f" ({', '.join(states)})" if states else ""
    if _line(said.get("og:title", "")) not in [f"{name}{state}" for name in names]:
        yield f"이 쪽의 제목을 다르게 알립니다: '{said.get('og:title', '')[:40]}'"
    if not said.get("description") or said.get("og:description") != said["description"]:
        yield "이 쪽의 설명이 없거나 다릅니다"
    picture, why = where.of(page.path, said.get("og:image", "")), "공유할 때 보일 그림이 없습니다"
    if not picture:
        yield why
    elif picture not in site.files:
        yield _claim(page, picture, why)


def _said(page: Page) -> Mapping[str, str]:
    """Name -> words of what the head says."""
    metas = [values for tag, values in page.head if tag == "meta"]
    return {v.get("property") or v.get("name", ""): v.get("content", "") for v in metas}


def _claim(page: Page, there: str, why: str, name: str = "") -> Claim:
    return Claim("V002", page.file, 1, there, why, NAME if name else "", _line(name))


def _line(text: str) -> str:
    return " ".join(text.split())


# --- JSON-LD --------------------------------------------------------------------------------------


def _graph(page: Page) -> list[Data]:
    """What is said of a page; nothing if it cannot be read."""
    try:
        data = json.loads(page.linked)
        return list(data["@graph"]) if data["@context"] == "https://schema.org" else []
    except (ValueError, KeyError, TypeError):
        return []


def _linked(page: Page, site: Site, where: Where, notes: str) -> Iterator[str | Claim]:
    """Every address leads somewhere, every name is that page's, nobody is described."""
    if page.linked and not _graph(page):
        yield "프로그램에 알리는 말(JSON-LD)을 읽을 수 없습니다"
    for node in _nodes(_graph(page)):
        kind, name = str(node.get("@type", "Place")), str(node.get("name"))
        goals = {
            str(node[key]): where.of(page.path, str(node[key])) for key in ADDRESSES if key in node
        }
        if kind not in TYPES:
            yield f"알릴 수 없는 것을 알립니다: {kind}"
        for target, goal in goals.items():
            named = name if kind in NAMED and name not in OURS else ""
            if goal is not None and file_of(goal) not in site.files:
                yield _claim(
                    page, goal, f"끊긴 주소이거나 다른 쪽의 이름을 알립니다: {target}", named
                )
            elif goal is None or not _is_there(site, goal):
                yield f"끊긴 주소를 알립니다: {target}"
            elif named and not _is_named(site, goal, name):
                yield f"다른 쪽의 이름을 알립니다: '{name[:40]}'"
        for source in map(str, node.get("isBasedOn", ())):
            goal = where.of(page.path, source)
            if source not in notes and (goal is None or not _is_there(site, goal)):
                yield f"기록에 없는 원본을 알립니다: {source}"
        is_noted = kind == "CreativeWork" or (kind == "Organization" and not goals)
        if is_noted and name not in notes:
            yield f"아무도 적지 않은 이름을 알립니다: {name}"


def _nodes(value: Any) -> Iterator[Data]:
    if isinstance(value, dict):
        yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _nodes(inner)


def _is_there(site: Site, goal: str) -> bool:
    page, fragment = site.page_at(goal), goal.partition("#")[2]
    return file_of(goal) in site.files and (
        not fragment or (page is not None and fragment in page.anchors)
    )


def _is_named(site: Site, goal: str, name: str) -> bool:
    page = site.page_at(goal)
    return page is not None and heading_of(page) == _line(name)


def check_told(address: str, data: Data, site: Site) -> Iterator[Problem]:
    """What is said of a meeting is what the open data says; beside the masked turns no name is told."""
    page = site.page_at(f"{address}/")
    told = [fact for node in _graph(page) if (fact := _told(node))] if page else []
    if page and told != _right(data, data["date"]):
        yield problem("V002", page, 1, "회의의 이름, 일시, 장소를 다르게 알립니다")
    yield from _descriptions(data, data["date"], site)
    yield from _names_told(address, data, site)


def _told(node: Data) -> Sequence[Any]:
    if node.get("@type") == "Event":
        place = (node.get("location") or {}).get("name")
        return [node["name"], node.get("startDate"), node.get("endDate"), place]
    is_record = node.get("@type") == "DigitalDocument"
    return [node["name"], node.get("temporalCoverage")] if is_record else []


def _right(data: Data, day: str | None) -> Sequence[Any]:
    starts, ends = data["starts_at"] or day, data["ends_at"]
    later = ends if starts and ends and ends > starts else None
    if "date" in data["corrected"]:
        day = starts = later = None
    place = None if "place" in data["corrected"] else data["place"]
    event = [data["title"], starts, later, place]
    return [*([] if data["not_held"] else [event]), [data["title"], day]]


def check_span(committee: str, days: Sequence[str], site: Site) -> Iterator[Problem]:
    """The days of a committee's data are those of its first and its last meeting."""
    page = site.page_at(f"{committee}/")
    right = [f"{min(days)}/{max(days)}"] if days else []
    told = [node.get("temporalCoverage") for node in _graph(page)] if page else right
    if page and [span for span in told if span] != right:
        yield problem("V002", page, 1, "회의록이 있는 기간을 다르게 알립니다")


def _descriptions(data: Data, day: str | None, site: Site) -> Iterator[Problem]:
    """A description says whose meeting it was, when and where; an item's also what was decided, in the record's words."""
    when = date.fromisoformat(day) if day else None
    printed = f"{when.year}. {when.month}. {when.day}." if when else ""
    parts = filter(None, (data["committee"]["name"], printed, data["place"]))
    state = f"{state}. " if (state := state_of(data)) else ""
    start = f"{state}{_line(', '.join(parts)).rstrip('.')}."
    items = {item["url"]: item for item in data["agenda"]}
    for own in (data["url"], f"{data['url']}transcript/", *items):
        page = site.page_at(own)
        if page and not _describes(
            _said(page).get("description", ""), start, items.get(own), data["corrected"]
        ):
            yield problem("V002", page, 1, "이 쪽의 설명이 기록과 다릅니다")


def _describes(told: str, start: str, item: Data | None, corrected: Data) -> bool:
    if told.endswith("…"):  # cut where it was too long
        return told[:-1].startswith(start[: len(told) - 1])
    if item is None:
        return told.startswith(start)
    words = ", ".join(dict.fromkeys(one["word"] for one in item["outcomes"]))
    fixed = " (정정 있음)" if f"agenda/{item['id']}/outcome" in corrected else ""
    came = f" 기록된 결정: {words}{fixed}." if words else ""
    said = " 이 안건을 말한 발언." if item["mentioned_in"] else ""
    form = f"{re.escape(start)} 안건: (.+)\\.{re.escape(came)}{re.escape(said)}"
    found, title = re.fullmatch(form, told), _line(item["title"])
    return found is not None and title.startswith(found[1].removesuffix("…"))


def _names_told(address: str, data: Data, site: Site) -> Iterator[Problem]:
    """Nobody who was there is named in the head of the page of masked turns."""
    masked = site.page_at(f"{address}/speakers/withheld/")
    if masked:
        own = (data["title"], data["place"] or "", data["committee"]["name"])
        said = "\n".join((masked.linked, *(v.get("content", "") for _, v in masked.head)))
        for words in filter(None, own):
            said = said.replace(words, " ")
        if any(
            one["name"] and len(one["name"]) > 1 and one["name"] in said
            for one in data["attendees"]
        ):
            yield problem("V005", masked, 1, "가려진 발언의 쪽이 이름을 알립니다")


# --- the list of all pages ------------------------------------------------------------------------


def public(site: Site) -> list[str]:
    """The addresses of the pages that are to be found."""
    return [
        page.path.removesuffix("index.html") for page in site.pages.values() if _is_public(page)
    ]


def check_listed_pages(
    site: Site,
    told: Mapping[str, tuple[Sequence[str], str | None]],
    files: Collection[str],
    where: Where,
) -> Iterator[Problem]:
    """Every page that is to be found stands in the list, with no day that no record tells of.

    `told`: part of the site -> the addresses of its pages, and the last day of a meeting's record; `files` are all of it.
    """
    try:
        for message in _listed(site, told, files, where):
            yield site.at("V007", SITEMAP, message)
    except (OSError, ElementTree.ParseError, ValueError):
        yield site.at("V003", SITEMAP, "쪽의 목록의 꼴이 맞지 않습니다")


def _listed(
    site: Site,
    told: Mapping[str, tuple[Sequence[str], str | None]],
    files: Collection[str],
    where: Where,
) -> Iterator[str]:
    found = list(_entries(site, files, where))
    days = {own: day for own, (_, day) in told.items() if "/" in own}
    wanted = {where.address + url: own for own, (pages, _) in told.items() for url in pages}
    if sorted(url for url, _ in found) != (sorted(wanted) if where.address else []):
        yield "쪽의 목록에 빠졌거나 더 있는 쪽이 있습니다"
    for url, day in found:
        own = wanted.get(url, "")
        if day not in ([days[own]] if own in days else [None, *days.values()]):
            yield f"기록에 없는 날짜입니다: {url} {day}"
    rules = (site.folder / ROBOTS).read_text("utf-8").split("\n")
    if [line for line in rules if "Sitemap" in line] != (
        [f"Sitemap: {where.address}{SITEMAP}"] if where.address else []
    ):
        yield "robots.txt가 쪽의 목록을 다르게 알립니다"


def _entries(site: Site, files: Collection[str], where: Where) -> Iterator[tuple[str, str | None]]:
    """Address and day of every page in the list, and in the lists that it names."""
    root = ElementTree.parse(site.folder / SITEMAP).getroot()
    parts = [one.findtext(f"{MAP}loc") or "" for one in root.iter(f"{MAP}sitemap")]
    paths = [where.of(SITEMAP, part) or "" for part in parts]
    known = [path for path in files if re.fullmatch(r"(?:.*/)?sitemap[^/]*\.xml", path)]
    if sorted(known) != sorted([SITEMAP, *paths]):
        raise ValueError(paths)
    roots = [root, *(ElementTree.parse(site.folder / path).getroot() for path in paths)]
    for one in (url for each in roots for url in each.iter(f"{MAP}url")):
        yield one.findtext(f"{MAP}loc") or "", one.findtext(f"{MAP}lastmod")


def _is_public(page: Page) -> bool:
    is_stone = page.path.count("/") == 4 and page.marked["data-gone"] and not page.marked["data-of"]
    return (
        page.path not in ("404.html", "search/index.html") and not is_stone and not _leads_on(page)
    )
