"""All links of a built site: each leads somewhere, to the place it says, and nothing is fetched elsewhere.

In: the pages as read back and the site's other files. Out: a problem for each address that does not
hold, with the line of the page.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.problems import Problem, at
from generator.verify.pages import Link, Page

OURS = re.compile(r"[a-z0-9/._-]+")
CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
NAME = "="
OUTSIDE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its pages, and the paths of all its files."""

    pages: Mapping[str, Page]
    files: frozenset[str]
    folder: Path
    name: str
    """The folder as messages name it."""

    def at(self, code: str, path: str, message: str) -> Problem:
        """An error in a file that is no page."""
        return at("error", code, (f"{self.name}/{path}", 1), message)

    def page_at(self, address: str) -> Page | None:
        """The page of an address from the site's root, fragment aside: `smart-city/2023-2/`."""
        return self.pages.get(file_of(address))


@dataclass(frozen=True, slots=True)
class Surface:
    """What others may lead to on a page: its heading, and each place with the block that it stands in."""

    heading: str
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """That something stands at an address of another part of the site, and what it is if it does not."""

    code: str
    file: str
    line: int
    there: str
    """From the site's root."""
    why: str
    own: str = ""
    """The block whose words are quoted; `NAME` where they must be the page's heading."""
    words: str = ""

    @property
    def what(self) -> tuple[str, ...]:
        """What is claimed, whichever page does."""
        return self.code, self.there, self.own, self.words


def file_of(address: str) -> str:
    """`smart-city/2023-2/` -> `smart-city/2023-2/index.html`."""
    path = address.partition("#")[0].lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def resolve(page: Page, target: str) -> str | None:
    """An address on a page as one from the site's root; None where it leads out of the site."""
    way, _, fragment = target.partition("#")
    whole = _resolved(page.path, page.base, way)
    return f"{whole}#{unquote(fragment)}" if fragment and whole is not None else whole


@lru_cache(maxsize=200_000)
def _resolved(here: str, base: str, target: str) -> str | None:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        path = path.removeprefix(base.rstrip("/"))
    folder = posixpath.dirname(here)
    whole = posixpath.normpath(posixpath.join("/", folder, path)) if path else f"/{here}"
    slash = "/" if path.endswith(("/", ".")) and whole != "/" else ""
    return f"{whole.lstrip('/')}{slash}"


def check_links(site: Site) -> Iterator[Problem | Claim]:
    """Every link of every page; what leads out of these pages is a claim, to be held where its goal is known."""
    for page in site.pages.values():
        for link in page.links:
            yield from _link(site, page, link)
        for target, line in page.fetched:
            if OUTSIDE.match(target):
                yield problem("V009", page, line, f"다른 곳에 요청하는 주소가 있습니다: {target}")
            elif not target.startswith("data:") and not _is_file(site, page, target):
                there = resolve(page, target) or ""
                yield Claim("V007", page.file, line, there, f"끊긴 주소입니다: {target}")
        for what, line in page.unsafe:
            yield problem("V009", page, line, f"보안 정책이 막는 것이 있습니다: {what[:60]}")


def _link(site: Site, page: Page, link: Link) -> Iterator[Problem | Claim]:
    there = resolve(page, link.target)
    is_ours = there is None or file_of(there) in site.files or bool(link.owner)
    if not is_ours and there is not None:
        quoted = (link.words.own, link.words.text) if link.words else ("", "")
        why = f"끊긴 링크입니다: {link.target}"
        yield Claim("V007", page.file, link.line, there, why, *quoted)
    elif why := _wrong(site, page, link, there):
        yield problem("V007", page, link.line, f"{why}: {link.target}")


def _wrong(site: Site, page: Page, link: Link, there: str | None) -> str:
    """What is wrong with a link that leads there; empty where nothing is."""
    if there is None:  # leads out of the site, if the reader so chooses
        return "기록의 링크가 사이트 밖을 가리킵니다" if link.owner or link.words else ""
    goal = site.page_at(there)
    fragment = there.partition("#")[2]
    if goal is None:
        return "" if not fragment and file_of(there) in site.files else "끊긴 링크입니다"
    if fragment and fragment not in goal.anchors:
        return "링크가 가리키는 자리가 없습니다"
    is_here = goal.path.split("/")[:2] == page.path.split("/")[:2]
    if link.owner and not (goal.blocks and is_here and fragment == link.owner):
        return f"{link.owner}의 링크가 다른 곳을 가리킵니다"
    if link.words and not (is_here and link.is_label) and not _says(link, surface(goal), fragment):
        return f"'{link.words.text[:30]}'의 링크가 다른 곳을 가리킵니다"
    return ""


def _says(link: Link, goal: Surface, fragment: str) -> bool:
    """Whether a link whose words are quoted leads where those words stand."""
    assert link.words
    return _stands(link.words.own, link.words.text, goal, fragment)


def _stands(own: str, words: str, goal: Surface, fragment: str) -> bool:
    if fragment:
        return own in (fragment, goal.places[fragment])
    heading = " ".join(goal.heading.split())
    return heading == words or heading.startswith(f"{words} ")


def surface(page: Page) -> Surface:
    """What others may lead to on a page."""
    return Surface(page.heading, page.anchors)


def settle(claim: Claim, goal: Surface | None, is_file: bool) -> Problem | None:
    """The problem of a claim about this page, or about this file that is none."""
    fragment = claim.there.partition("#")[2]
    alive = goal is not None and (not fragment or fragment in goal.places)
    told = alive or (is_file and goal is None and not fragment)
    if told and goal and claim.words:
        is_name = claim.own == NAME
        told = (
            heading_of(goal) == claim.words
            if is_name
            else _stands(claim.own, claim.words, goal, fragment)
        )
    return None if told else at("error", claim.code, (claim.file, claim.line), claim.why)


def heading_of(page: Page | Surface) -> str:
    """What a page calls itself."""
    return " ".join(page.heading.split())


def _is_file(site: Site, page: Page, target: str) -> bool:
    there = resolve(page, target)
    return there is not None and file_of(there) in site.files


def check_paths(site: Site) -> Iterator[Problem]:
    """Addresses are ASCII; ids are unique on their page."""
    for path in sorted(site.files):
        if not OURS.fullmatch(path):
            yield site.at("V008", path, "주소에 쓸 수 없는 글자가 있습니다")
    for page in site.pages.values():
        seen: set[str] = set()
        for own, line in page.ids:
            if own in seen:
                yield problem("V006", page, line, f"같은 번호가 두 번 있습니다: {own}")
            seen.add(own)


def check_styles(site: Site) -> Iterator[Problem]:
    """Nothing that a style sheet asks for lies elsewhere."""
    for path in sorted(site.files):
        if not path.endswith(".css"):
            continue
        for found in CSS_ADDRESS.finditer((site.folder / path).read_text("utf-8")):
            target = found[1] or found[2]
            if OUTSIDE.match(target):
                yield site.at("V009", path, f"다른 곳에 요청하는 주소가 있습니다: {target}")


def problem(code: str, page: Page, line: int, message: str, hint: str = "") -> Problem:
    """An error at a line of a built page."""
    return at("error", code, (page.file, line), message, hint)
