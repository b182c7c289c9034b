"""A built site, read back: its pages, ids and links, raw HTML included."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


@dataclass
class PageLinks:
    """What a page holds: ids in order, and everything it points to."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    title: str = ""
    headings: list[int] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    language: str = ""
    first: dict[str, str | None] = field(default_factory=dict)
    """The attributes of the first element that the keyboard reaches."""


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = PageLinks()
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.page.ids.append(value)
            if name in ("href", "src") and value is not None and tag != "base":
                self.page.links.append(value)
            if name == "target" and value:
                self.page.targets.append(value)
        if tag == "html":
            self.page.language = dict(attrs).get("lang") or ""
        if not self.page.first and reached(tag, dict(attrs)):
            self.page.first = dict(attrs)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.page.headings.append(int(tag[1]))
        self.in_title = tag == "title" and not self.page.title

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.page.title += data

    def handle_endtag(self, tag: str) -> None:
        self.in_title = False


def reached(tag: str, attrs: dict[str, str | None]) -> bool:
    """Whether the keyboard comes to an element; the theme's switches (`md-toggle`) are not shown."""
    if attrs.get("class") == "md-toggle" or attrs.get("type") == "hidden":
        return False
    natural = tag in ("button", "input", "select", "textarea", "summary", "iframe")
    return natural or "tabindex" in attrs or (tag == "a" and "href" in attrs)


def crawl(site: Path) -> dict[str, PageLinks]:
    """Path of each HTML file -> what it holds."""
    pages: dict[str, PageLinks] = {}
    for path in sorted(site.rglob("*.html")):
        reader = Reader()
        reader.feed(path.read_text("utf-8"))
        pages[path.relative_to(site).as_posix()] = reader.page
    return pages


def dead_links(site: Path, base: str = "/") -> Iterator[str]:
    """Every link or fragment that leads nowhere when the site stands at `base`."""
    pages = crawl(site)
    for path, page in pages.items():
        here = "http://site" + base + path.removesuffix("index.html")
        for link in page.links:
            there = urlsplit(urljoin(here, link))
            if there.netloc != "site":
                continue
            target = unquote(there.path)
            if not target.startswith(base):
                yield f"{path}: {link} leaves {base}"
                continue
            target = target.removeprefix(base)
            target += "index.html" if not target or target.endswith("/") else ""
            if not (site / target).is_file():
                yield f"{path}: {link} leads nowhere"
            elif (
                there.fragment
                and target.endswith(".html")
                and unquote(there.fragment) not in pages[target].ids
            ):
                yield f"{path}: {link} has no such place"
