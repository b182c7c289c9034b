"""The checklist of a public site, line by line on a page of every kind: docs/development/acceptance.md."""

import gzip
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pypdfium2
import pytest
import test_steno_browser
from browsing import SCHEMES, Host, axe, serve
from conftest import IN_PROOF, PATH, ROOT, build_changed, build_real, letters, once, put
from crawl import PageLinks, crawl
from playwright.sync_api import Browser, Page, expect
from sites import SPANNING, copy_site, publish
from test_anonymity import CLOSED, COMMITTEE, HEAD

pytestmark = [pytest.mark.slow, pytest.mark.browser]
OWN, NOW = "smart-city/2023-2/", "smart-city/2023-02/"
# "built" is the real record; "changed" the same some edits later and at another address, with a draft beside it.
KINDS = {
    "home": ("built", ""),
    "committee": ("built", "smart-city/"),
    "year": ("built", "smart-city/2023/"),
    "items": ("spanning", "board/agenda/"),
    "topic index": ("spanning", "board/topics/"),
    "topic": ("spanning", "board/topics/walkable-streets/"),
    "office index": ("spanning", "board/speakers/"),
    "office": ("spanning", "board/speakers/dosigwajang/"),
    "office that is gone": ("spanning", "board/speakers/seogi/"),
    "attendance": ("spanning", "board/attendance/"),
    "year of many": ("spanning", "board/2024/"),
    "meeting": ("built", OWN),
    "transcript": ("built", f"{OWN}transcript/"),
    "agenda index": ("built", f"{OWN}agenda/"),
    "agenda, often named": ("built", f"{OWN}agenda/6/"),
    "agenda, named once": ("built", f"{OWN}agenda/2/"),
    "agenda, never named": ("built", f"{OWN}agenda/1/"),
    "requests": ("built", f"{OWN}requests/"),
    "no corrections": ("built", f"{OWN}corrections/"),
    "speaker index": ("built", f"{OWN}speakers/"),
    "speaker": ("built", f"{OWN}speakers/wiwonjang/"),
    "withheld": ("built", f"{OWN}speakers/withheld/"),
    "search": ("built", "search/"),
    "results": ("built", "search/?q=도시&kind=opinion"),
    "data": ("built", "data/"),
    "files": ("built", "data/smart-city/"),
    "figures": ("built", "smart-city/proof/"),
    "about": ("built", "about/"),
    "proof": ("built", "about/proof/"),
    "accessibility": ("built", "about/accessibility/"),
    "guide": ("built", "guide/"),
    "problems": ("built", "guide/problems/"),
    "lost": ("built", "no/such/page/"),
    "forward": ("changed", f"{OWN}transcript/"),
    "corrections": ("changed", f"{NOW}corrections/"),
    "tombstones": ("changed", f"{NOW}transcript/"),
    "tombstone of an item": ("changed", f"{NOW}agenda/3/"),
    "tombstone of a speaker": ("changed", f"{NOW}speakers/dijiteolsuseok/"),
    "draft": ("changed", "smart-city/2024-1/"),
    "stenographic": ("council", "council/2024-1/transcript/"),
    "stenographic agenda": ("council", "council/2024-1/agenda/2/"),
    "closed meeting": ("closed", "board/2024-2/"),
    "closed record": ("closed", "board/2024-2/transcript/"),
    "withheld passage": ("closed", "board/2024-1/transcript/"),
}
EVERY = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# Every kind is seen on a phone and on a desk, light and dark; the other two pairs in `make proof`.
LOOKS = [(320, "light"), (1280, "dark"), *([(320, "dark"), (1280, "light")] if IN_PROOF else [])]
AGAIN = {  # of a template that another kind has too
    "agenda, named once",
    "agenda, never named",
    "no corrections",
    "tombstone of an item",
    "tombstone of a speaker",
    "closed record",
    "stenographic agenda",
    "problems",
    "office that is gone",
    "year of many",
    "items",
    "topic index",
    "office index",
    "figures",
}
TRIED = [kind for kind in KINDS if IN_PROOF or kind not in AGAIN]
every_kind = pytest.mark.parametrize("kind", TRIED)
# On a wide screen a page has the same parts in other places: all kinds in `make proof`, these in `make test`.
WIDE = tuple(KINDS) if IN_PROOF else ("home", "meeting", "transcript", "data")


def on_both(narrow: int) -> pytest.MarkDecorator:
    """Every kind on a small screen, and on a wide one."""
    pairs = [*((kind, narrow) for kind in TRIED), *((kind, 1280) for kind in WIDE)]
    return pytest.mark.parametrize(("kind", "width"), pairs)


LONG = {  # what holds all of a meeting, or all there is to say of something: as heavy as a transcript
    "agenda index",
    "requests",
    "withheld",
    "corrections",
    "problems",
}
PICTURES = {"guide"}


def build_closed(root: Path) -> None:
    """A meeting with a withheld passage, and one that is closed as a whole."""
    mark = "의견임. [비공개: 정보공개법 §9①6, 결정: 가상위원회, 기한: 2028-07-04] 이어서 말함."
    other = PATH.replace("2024-1", "2024-2")
    put(copy_site(root), {**COMMITTEE, PATH: HEAD.format(mark)})
    put(root, {other: CLOSED.replace("제1차", "제2차")})
    publish(root)


def build_spanning(root: Path) -> None:
    """Four meetings of one committee, an office among those known that nobody has any more."""
    known = "schema: offices/1\naddress: board\noffices:\n  서기: seogi\n"
    put(copy_site(root), {**SPANNING, "minutes/board/ids.yml": known})
    publish(root)


BUILDS = {
    "spanning": build_spanning,
    "built": build_real,
    "changed": build_changed,
    "council": test_steno_browser.build,
    "closed": build_closed,
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A built site by its name, made when it is first asked for."""
    return lambda name: once(tmp_path_factory, name, BUILDS[name]) / "site"


@pytest.fixture(scope="session")
def host_of(site: Callable[[str], Path]) -> Iterator[Callable[[str], Host]]:
    """The running server of a site."""
    with ExitStack() as stack:
        yield cache(lambda name: stack.enter_context(serve(site(name))))


Open = Callable[..., Page]


@pytest.fixture(scope="session")
def visit(browser: Browser, host_of: Callable[[str], Host]) -> Iterator[Open]:
    """Open a page of a kind in a window of a size; the windows stay open."""
    windows: dict[bool, Page] = {}

    def open_page(kind: str, width: int = 1280, *, strict: bool = True) -> Page:
        if strict not in windows:
            windows[strict] = browser.new_context(bypass_csp=not strict).new_page()
        page = windows[strict]
        page.set_viewport_size({"width": width, "height": 900})
        page.unroute_all()
        name, path = KINDS[kind]
        if kind == "forward":  # is to be looked at, and would be left at once
            page.route(re.compile(f"forward.js$|/{NOW}"), lambda route: route.abort())
        page.goto(host_of(name).url + path)
        return page

    yield open_page
    for page in windows.values():
        page.context.close()


# --- in a browser -----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "system"), LOOKS)
@every_kind
def test_axe_finds_nothing(visit: Open, kind: str, width: int, system: str) -> None:
    page = visit(kind, width, strict=False)  # axe is an inline script
    page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", SCHEMES[system])
    page.evaluate("document.getAnimations().forEach(fade => fade.finish())")
    assert axe(page, EVERY) == []


@pytest.mark.parametrize(("system", "scheme"), SCHEMES.items())
def test_a_page_is_as_dark_as_the_system(
    page: Page, host_of: Callable[[str], Host], system: Literal["light", "dark"], scheme: str
) -> None:
    page.emulate_media(color_scheme=system)
    page.goto(host_of("built").url)
    assert page.evaluate("document.body.dataset.mdColorScheme") == scheme


TOO_WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
CUT = """[...document.querySelectorAll("article *, header *, footer *")].filter(e => {
  const s = getComputedStyle(e);
  return e.clientWidth > 1 && !e.closest(".unseen, .here") && (  // the line that says which meeting it is may end in an ellipsis
    s.overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1 ||
    s.overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1);
}).map(e => e.outerHTML.slice(0, 120))"""
SMALL = """[...document.querySelectorAll("a, button, input, select, summary, label")].filter(e => {
  const box = e.getBoundingClientRect();
  if (!box.width || !box.height || e.closest(".md-skip, [hidden]") || getComputedStyle(e).opacity === "0") return false;
  const parent = e.parentElement, own = e.textContent.trim();
  const amidText = getComputedStyle(e).display === "inline" && own && parent.textContent.trim() !== own;
  return !amidText && (box.width < 24 || box.height < 24) ;
}).map(e => e.outerHTML.slice(0, 160) + JSON.stringify(e.getBoundingClientRect()))"""


@on_both(320)
def test_nothing_overflows_and_what_one_taps_is_large_enough(
    visit: Open, kind: str, width: int
) -> None:
    page = visit(kind, width)
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(CUT) == []
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("kind", WIDE)
def test_large_letters_are_not_cut(visit: Open, kind: str) -> None:
    page = visit(kind)
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme has 125 %
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(CUT) == []


@every_kind
def test_keys_lead_past_the_head_and_single_letters_do_nothing(visit: Open, kind: str) -> None:
    page = visit(kind)
    before = (page.url, page.evaluate("document.activeElement.tagName"))
    for key in ("n", "p", ",", ".", "s", "f", "/"):
        page.keyboard.press(key)
    page.wait_for_timeout(30)
    assert (page.url, page.evaluate("document.activeElement.tagName")) == before
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash)?.tagName") == "H1"
    page.keyboard.press("Tab")  # goes on from there, past header and contents
    assert page.evaluate("!document.activeElement.closest('header, .contents, .crumbs')")


def listen(page: Page) -> tuple[list[str], list[str]]:
    """What the page will say, and the addresses that it will ask for."""
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return said, asked


def elsewhere(asked: list[str], host: Host) -> list[str]:
    own = urlsplit(host.url).netloc
    return [url for url in asked if urlsplit(url).netloc != own and not url.startswith("data:")]


@every_kind
def test_a_first_visit_is_light_and_asks_nobody_else(
    page: Page, host_of: Callable[[str], Host], kind: str
) -> None:
    name, path = KINDS[kind]
    host = host_of(name)
    said, asked = listen(page)
    host.asked.clear()
    page.goto(host.url + path)
    page.wait_for_timeout(150)  # for what is asked late
    fetched = {file.rpartition("/")[2]: size for file, size in host.asked}
    if kind not in ("results", "forward"):  # one has searched; the other leads to a second page
        assert len(host.asked) <= 10, host.asked
        long = "transcript" in path or kind in LONG
        assert kind in PICTURES or sum(fetched.values()) <= (120_000 if long else 85_000), fetched
        parts = {name for name in fetched if name.endswith(".bin") or name == "index.json"}
        assert not parts, "of the search, before it is used"
    assert not [file for file in fetched if re.search(r"\.(woff2?|ttf|otf)$", file)]
    assert elsewhere(asked, host) == []
    allowed = "404 (Not Found)" if kind == "lost" else "\0"  # the browser itself says so
    assert [line for line in said if allowed not in line] == []
    assert page.context.cookies() == []
    assert set(page.evaluate("Object.keys(localStorage)")) <= {"/.__palette"}


@pytest.mark.parametrize("kind", WIDE)
def test_a_page_that_was_made_dark_stays_so(
    page: Page, host_of: Callable[[str], Host], kind: str
) -> None:
    name, path = KINDS[kind]
    page.goto(host_of(name).url + path)
    page.evaluate(
        "document.querySelector('[data-md-component=palette] label:not([hidden])').click()"
    )
    assert page.evaluate("Object.keys(localStorage)") == ["/.__palette"]
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_a_search_asks_nobody_else_and_leaves_nothing(
    page: Page, host_of: Callable[[str], Host]
) -> None:
    host = host_of("built")
    said, asked = listen(page)
    page.goto(host.url)
    page.locator("#box").fill("도시")
    expect(page.locator("#found [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("search/"))
    expect(page.locator(".hits .hit").first).to_be_visible()
    assert (said, elsewhere(asked, host), page.context.cookies()) == ([], [], [])
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert set(kept) <= {"/.__palette"}


# --- on paper ---------------------------------------------------------------------------------

RECORD = """[...document.querySelectorAll(".record p[id]:not(.ui)")].map(block => {
  const copy = block.cloneNode(true);
  copy.querySelectorAll(".ui").forEach(own => own.remove());
  return copy.textContent;
})"""


def test_every_printed_sheet_says_what_it_is_of_and_nothing_is_cut(visit: Open) -> None:
    page = visit("transcript")
    cite = letters(str(page.get_attribute("nav.contents", "data-cite")))
    record = letters("".join(page.evaluate(RECORD)))
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    joined = ""
    for number, sheet in enumerate(sheets, 1):
        text = sheet.get_textpage()
        said = letters(text.get_text_bounded())
        foot = f"{number}/{len(sheets)}"
        assert cite in said, number
        assert foot in said, number
        right = max(text.get_charbox(n)[2] for n in range(text.count_chars()))
        assert right < sheet.get_width() - MARGIN + LEEWAY, number
        joined += said.replace(cite, "").removesuffix(foot)
    assert len(sheets) >= 10
    assert len(record) > 15_000
    assert Counter(record) - Counter(joined) == Counter()  # a split paragraph's end is read later


MARGIN = 16 / 25.4 * 72  # of the sheet, in points
LEEWAY = 5  # of a blank or a full stop that ends a line


# --- in the files -----------------------------------------------------------------------------


@pytest.fixture(scope="session", params=BUILDS)
def pages(request: pytest.FixtureRequest, site: Callable[[str], Path]) -> dict[str, PageLinks]:
    """Every page of a site."""
    return crawl(site(request.param))


def test_every_page_begins_with_a_way_past_its_head(pages: dict[str, PageLinks]) -> None:
    for path, page in pages.items():
        assert page.first.get("class") == "md-skip", path
        assert str(page.first["href"]).removeprefix("#") in page.ids, path


def test_every_page_is_in_order(pages: dict[str, PageLinks]) -> None:
    for path, page in pages.items():
        assert page.language == "ko", path
        assert len(page.ids) == len(set(page.ids)), path
        assert page.headings[0] == 1, path
        assert page.headings.count(1) == 1, path
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), path
        assert "_blank" not in page.targets, path


def test_every_title_is_its_page_s_own(pages: dict[str, PageLinks]) -> None:
    titles = [page.title for page in pages.values()]
    assert sorted(title for title in set(titles) if titles.count(title) > 1) == []


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


@pytest.mark.parametrize("name", BUILDS)
def test_no_file_is_heavy(site: Callable[[str], Path], name: str) -> None:
    folder = site(name)
    for path in folder.rglob("*.html"):
        assert packed(path) <= (40_000 if path.parent.name == "transcript" else 30_000), path
    for path in (folder / "api/v1").rglob("*.json"):
        assert packed(path) <= 100_000, path
    assert packed(folder / "assets/site.css") <= 8_000


def test_the_scripts_of_a_reading_page_are_light(site: Callable[[str], Path]) -> None:
    folder = site("built")
    html = (folder / OWN / "transcript/index.html").read_text("utf-8")
    own = re.findall(r'<script[^>]* src="(?:\.\./)+(assets/(?!javascripts/)[^"]+)"', html)
    assert len(own) >= 1
    assert sum(packed(folder / path) for path in own) <= 5_000, own


def file_of(kind: str, site: Callable[[str], Path]) -> Path:
    name, path = KINDS[kind]
    file = site(name) / path.partition("?")[0] / "index.html"
    return file if file.is_file() else site(name) / "404.html"


# The theme's switches of its drawer and its search are check boxes that say `autocomplete="off"`.
THEME = {("valid-autocomplete", "#__drawer"), ("valid-autocomplete", "#__search")}


def test_the_markup_is_valid(site: Callable[[str], Path], tmp_path: Path) -> None:
    program = ROOT / ".cache/node/node_modules/html-validate/bin/html-validate.mjs"
    if not shutil.which("node") or not program.is_file():
        pytest.skip("no html-validate: run `make tools` where there is npm")
    if subprocess.run(["node", str(program), "--version"], capture_output=True).returncode:
        pytest.skip("html-validate wants a newer node")
    files = sorted({str(file_of(kind, site)) for kind in KINDS})
    rules = str(ROOT / "tests/html-validate.mjs")
    done = subprocess.run(
        ["node", str(program), "--config", rules, "--formatter", f"json={tmp_path}/said", *files],
        capture_output=True,
        text=True,
    )
    assert done.returncode <= 1, done.stderr
    found = [
        (said["ruleId"], said["selector"], said["message"], f"{page['filePath']}:{said['line']}")
        for page in json.loads((tmp_path / "said").read_text("utf-8"))
        for said in page["messages"]
    ]
    assert {entry[:2] for entry in found} >= THEME, "an entry that is no longer needed"
    assert [entry for entry in found if entry[:2] not in THEME] == []


# --- what the law and the terms want ------------------------------------------------------------

STATES = {"present": "있음", "attached": "붙임", "absent": "찾지 못함"}


@pytest.mark.parametrize("name", BUILDS)
def test_page_and_data_say_alike_what_of_the_eleven_items_is_there(
    site: Callable[[str], Path], name: str
) -> None:
    folder = site(name)
    index = json.loads((folder / "api/v1/index.json").read_text("utf-8"))
    for meeting in index["meetings"]:
        data = json.loads((folder / meeting["json"].lstrip("/")).read_text("utf-8"))
        told = {one["item"]: STATES[one["state"]] for one in data["completeness"]}
        assert len(told) == len(data["completeness"]) == 11
        assert all("note" in one for one in data["completeness"])
        html = (folder / meeting["url"].lstrip("/") / "index.html").read_text("utf-8")
        assert dict(re.findall(r'data-law="([^"]+)">([^<]+)<', html)) == told


@pytest.mark.parametrize("name", BUILDS)
def test_a_site_without_terms_or_office_claims_neither(
    site: Callable[[str], Path], name: str
) -> None:
    folder = site(name)
    for path in folder.rglob("transcript/index.html"):
        html = path.read_text("utf-8")
        if "forward.js" not in html:
            assert "이용조건 미지정" in html, path
            assert "공식 누리집이 아닙니다" in html, path
    for path in folder.rglob("*.html"):
        assert "공식 전자정부 누리집" not in path.read_text("utf-8"), path
