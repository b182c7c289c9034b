"""The built site in a real browser: accessibility, links, keyboard, no scripts, small screens."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Host, serve
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]
OWN = "smart-city/2023-2/"
KINDS = {
    "home": "",
    "committee": "smart-city/",
    "meeting": OWN,
    "transcript": f"{OWN}transcript/",
    "agenda index": f"{OWN}agenda/",
    "agenda, often named": f"{OWN}agenda/6/",
    "agenda, named once": f"{OWN}agenda/2/",
    "agenda, never named": f"{OWN}agenda/1/",
    "requests": f"{OWN}requests/",
    "speaker index": f"{OWN}speakers/",
    "speaker": f"{OWN}speakers/wiwonjang/",
    "withheld": f"{OWN}speakers/withheld/",
    "proof": "about/proof/",
    "about": "about/",
    "data": "data/",
    "guide": "guide/",
    "problems": "guide/problems/",
    "search": "search/",
    "results": "search/?q=도시&kind=opinion",
    "lost": "no/such/page/",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())


@pytest.fixture(scope="session")
def repo_host(with_new: Path) -> Iterator[Host]:
    with serve(with_new / "site", "/repo/") as host:
        yield host


Open = Callable[..., Page]


@pytest.fixture(scope="session")
def visit(browser: Browser, host: Host) -> Iterator[Open]:
    """Open a page of the site in a window of a size and scheme; the windows stay open."""
    windows: dict[tuple[int, str, bool], Page] = {}

    def open_page(
        path: str, width: int = 1280, scheme: str = "light", *, strict: bool = True
    ) -> Page:
        if (width, scheme, strict) not in windows:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                bypass_csp=not strict,
            )
            windows[width, scheme, strict] = context.new_page()
        page = windows[width, scheme, strict]
        page.goto(host.url + path)
        return page

    yield open_page
    for page in windows.values():
        page.context.close()


# --- accessibility ----------------------------------------------------------------------------


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
@every_kind
def test_axe_finds_nothing(visit: Open, path: str, scheme: str, width: int) -> None:
    page = visit(path, width, scheme, strict=False)  # axe is an inline script
    shown = page.evaluate("document.body.dataset.mdColorScheme")
    assert shown == ("slate" if scheme == "dark" else "default")
    # Dark pages are the same pages: what may differ is colours, and sizes on a wide window.
    seen = {"type": "rule", "values": ["color-contrast", "target-size", "link-in-text-block"]}
    every = {"type": "tag", "values": RULES}
    found = Axe().run(page, options={"runOnly": every if scheme == "light" else seen}).response
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]] == []


@pytest.mark.parametrize(("width", "letters"), [(320, ""), (1280, "250%")])  # the theme has 125 %
@every_kind
def test_nothing_overflows_a_small_screen_or_large_letters(
    visit: Open, path: str, width: int, letters: str
) -> None:
    page = visit(path, width)
    page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
    page_width = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
    assert page.evaluate(page_width) <= 0
    assert page.evaluate(CUT) == []


CUT = """[...document.querySelectorAll("article *, header *, footer *")].filter(e => {
  const s = getComputedStyle(e);
  return s.overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1
    && !e.closest(".unseen");
}).map(e => e.outerHTML.slice(0, 120))"""
SMALL = """[...document.querySelectorAll("a, button, input, summary, label")].filter(e => {
  const box = e.getBoundingClientRect();
  if (!box.width || !box.height || e.closest(".md-skip, [hidden]") || getComputedStyle(e).opacity === "0") return false;
  const parent = e.parentElement, own = e.textContent.trim();
  const amidText = getComputedStyle(e).display === "inline" && own && parent.textContent.trim() !== own;
  return !amidText && (box.width < 24 || box.height < 24) ;
}).map(e => e.outerHTML.slice(0, 160) + JSON.stringify(e.getBoundingClientRect()))"""


@pytest.mark.parametrize("width", [390, 1280])
@every_kind
def test_what_one_taps_is_large_enough(visit: Open, path: str, width: int) -> None:
    assert visit(path, width).evaluate(SMALL) == []


@every_kind
def test_the_skip_link_comes_first_and_leads_to_the_text(visit: Open, path: str) -> None:
    page = visit(path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash)?.tagName") == "H1"
    page.keyboard.press("Tab")  # goes on from there, past header and contents
    assert page.evaluate("!document.activeElement.closest('header, .contents, .crumbs')")


@every_kind
def test_no_single_letter_is_a_shortcut(visit: Open, path: str) -> None:
    page = visit(path)
    before = (page.url, page.evaluate("document.activeElement.tagName"))
    for key in ("n", "p", ",", ".", "s", "f", "/"):
        page.keyboard.press(key)
    page.wait_for_timeout(30)
    assert (page.url, page.evaluate("document.activeElement.tagName")) == before


@every_kind
def test_no_error_no_request_elsewhere_no_cookie(
    context: BrowserContext, host: Host, path: str
) -> None:
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host.url + path)
    page.wait_for_timeout(50)
    own = urlsplit(host.url).netloc
    assert [
        url for url in asked if urlsplit(url).netloc != own and not url.startswith("data:")
    ] == []
    allowed = "404 (Not Found)"  # the browser itself says so of a page that is none
    assert [line for line in said if allowed not in line] == []
    assert context.cookies() == []
    page.evaluate(
        "document.querySelector('[data-md-component=palette] label:not([hidden])').click()"
    )
    assert page.evaluate("Object.keys(localStorage)") == ["/.__palette"]
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


# --- the walk that a reader takes ---------------------------------------------------------------


@pytest.mark.parametrize("base", ["/", "/repo/"])
def test_a_reader_walks_from_home_to_a_speaker(
    browser: Browser, host: Host, repo_host: Host, base: str
) -> None:
    here = host if base == "/" else repo_host
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(here.url)
    page.get_by_role("link", name="2023년 제2차 「스마트도시위원회」 회의록", exact=True).click()
    assert page.url == f"{here.url}{OWN}"
    page.locator(".items").get_by_role("link", name="인공지능 행정 추진").click()
    assert page.url == f"{here.url}{OWN}agenda/6/"
    copied = [
        copy(page, page.get_by_role("link", name="이 안건의 링크 복사")),
        copy(page, page.get_by_role("link", name="링크 복사: 보고")),
        copy(page, page.get_by_role("link", name="링크 복사: 이 안건을 말한 발언")),
        copy(page, page.get_by_role("link", name="링크 복사: 발언 s21")),
        copy(page, page.get_by_role("link", name="링크 복사: 문단 s21-p5")),
    ]
    page.locator("section", has_text="챗GPT를 적극적으로").get_by_role(
        "link", name="앞뒤 보기"
    ).click()
    assert page.url == f"{here.url}{OWN}transcript/#s21"
    copied += [
        copy(page, page.get_by_role("link", name="링크 복사: 발언 s33")),
        copy(page, page.get_by_role("link", name="링크 복사: 문단 s33-p2")),
        copy(page, page.get_by_role("link", name="링크 복사: 문단 o6")),
    ]
    page.locator("#s33").get_by_role("link", name="발언 모두").click()
    assert page.url == f"{here.url}{OWN}speakers/dijiteoljeongchaekgwan/"
    assert page.locator("h1").inner_text() == "디지털정책관 김진만"
    context.close()
    record = f"{here.url}{OWN}transcript/"
    item = f"{here.url}{OWN}agenda/6/"
    assert copied == [
        item, f"{item}#report", f"{item}#said", f"{record}#s21", f"{record}#s21-p5",
        f"{record}#s33", f"{record}#s33-p2", f"{record}#o6",
    ]  # fmt: skip
    for link in copied:
        arrive_cold(browser, link)


def copy(page: Page, link: Locator) -> str:
    """Tap a link to copy, see that it is said aloud, and read the clipboard."""
    link.click()
    expect(page.locator(".toast")).to_have_text("링크를 복사했습니다")
    page.evaluate("document.querySelector('[role=status]').textContent = ''")
    return page.evaluate("navigator.clipboard.readText()")  # type: ignore[no-any-return]


def arrive_cold(browser: Browser, link: str) -> None:
    """In a browser that was never here: the place is in sight, and marked."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(link)
    own = link.partition("#")[2]
    if own:
        place = page.locator(f"#{own}")
        assert place.count() == 1
        box = place.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 400, f"{link}: {box}"
        colour = page.evaluate(
            """own => { const place = document.getElementById(own);
            const shown = place.querySelector(":scope > .who") ?? place;
            return getComputedStyle(shown).backgroundColor }""",
            own,
        )
        assert colour == "rgb(255, 242, 184)", link
    assert page.locator("h1").is_visible() or own
    context.close()


def test_a_page_without_https_copies_all_the_same(page: Page, host: Host) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{host.url}{OWN}transcript/")
    page.evaluate("document.execCommand = what => (window.done = what, true)")
    page.get_by_role("link", name="링크 복사: 문단 s1-p1").click()
    assert page.evaluate("window.done") == "copy"
    expect(page.locator(".toast")).to_have_text("링크를 복사했습니다")


# --- keyboard, no scripts, scrolling, print -----------------------------------------------------


def test_everything_is_reached_by_keyboard_and_its_place_is_seen(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host.url}{OWN}agenda/6/")
    wanted = page.evaluate(
        """[...document.querySelectorAll("a[href], summary, input")].filter(e =>
        e.getClientRects().length && e.checkVisibility({contentVisibilityAuto: true})
        && !["__drawer", "__search"].includes(e.id)).length"""
    )
    seen, unseen = 0, []
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        active = page.evaluate(
            """(() => { const e = document.activeElement;
            if (e === document.body) return null;
            const shown = e.matches("input") ? e.nextElementSibling ?? e : e;
            const s = getComputedStyle(shown);
            return [e.outerHTML.slice(0, 80), s.outlineStyle !== "none" || s.backgroundColor !== "rgba(0, 0, 0, 0)"] })()"""
        )
        if active is None:
            break
        seen += 1
        if not active[1]:
            unseen.append(active[0])
    assert unseen == []
    assert seen >= wanted - 1  # of the two inputs of the palette one takes the focus


def test_the_contents_open_by_keyboard(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host.url}{OWN}transcript/")
    link = page.locator(".contents details a", has_text="메타버스 서울 시민참여")
    assert not link.is_visible()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#a18")
    assert page.evaluate("document.getElementById('a18').getBoundingClientRect().y") < 400


def test_all_is_read_and_walked_without_scripts(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(host.url)
    page.get_by_role("link", name="전체 기록").first.click()
    assert (
        "이상으로 2023년 제2차 서울시 스마트도시위원회를 종료하겠음."
        in page.locator("#s34").inner_text()
    )
    assert not page.locator("[data-md-component=palette]").is_visible()
    page.locator("summary").click()
    page.locator(".contents").get_by_role("link", name="디지털수석").click()
    assert page.url.endswith("#s26")
    page.get_by_role("link", name="링크 복사: 문단 s26-p2").click()
    assert page.url.endswith("transcript/#s26-p2"), "the address to share is in the address bar"
    page.goto(f"{host.url}{OWN}agenda/6/")
    page.get_by_role("link", name="링크 복사: 문단 s21-p5").click()
    assert page.url.endswith("transcript/#s21-p5")
    context.close()


def test_without_scripts_the_named_paragraphs_can_be_read_alone(
    browser: Browser, host: Host
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{host.url}{OWN}agenda/6/")
    assert page.locator("p.by-title:visible").count() == 7
    assert page.locator("p:is(.by-alias, .by-carried):visible").count() == 6
    page.get_by_label("안건의 이름이 나온 문단만 보기").check()
    assert page.locator("p.by-title:visible").count() == 7
    assert page.locator("p:is(.by-alias, .by-carried):visible").count() == 0
    assert page.locator("section.speech:visible").filter(has_not=page.locator("p")).count() == 0
    page.context.close()


def test_a_reader_goes_from_mention_to_mention(page: Page, host: Host) -> None:
    page.goto(f"{host.url}{OWN}agenda/6/")
    page.get_by_role("link", name="다음 언급: s21").click()
    assert page.url.endswith("/agenda/6/#in-s21")
    page.get_by_role("link", name="앞의 언급: s13").click()
    assert page.url.endswith("/agenda/6/#in-s13")


def test_a_bar_and_a_cell_lead_to_the_words(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host.url}{OWN}")
    page.get_by_role("group", name="발언의 차례와 길이").get_by_role(
        "link", name="디지털수석 답변"
    ).click()
    assert page.url.endswith("/transcript/#s26")
    page.goto(f"{host.url}{OWN}")
    row = page.get_by_role("row", name="비공개 위원 (여러 명)")
    row.get_by_role("link", name="9", exact=True).click()
    assert page.url.endswith("/agenda/6/#in-s13")
    expect(page.locator("#in-s13")).to_be_in_viewport()


def test_a_reply_leads_there_and_back(page: Page, host: Host) -> None:
    page.goto(f"{host.url}{OWN}transcript/")
    page.locator("#s13 .reply").first.get_by_role("link").click()
    assert page.url.endswith("#s12")
    page.locator("#s12 .replies").get_by_role("link").click()
    assert page.url.endswith("#s13-p1")


def test_the_speaker_and_the_item_stay_in_sight(page: Page, host: Host) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(f"{host.url}{OWN}transcript/")
        where = """own => { const p = document.getElementById(own), box = p.getBoundingClientRect();
          scrollBy(0, box.bottom - 200);
          const who = p.closest(".speech").querySelector(".who"), about = p.parentElement.querySelector(".about");
          const header = document.querySelector("header").getBoundingClientRect().bottom;
          const at = e => e && e.getBoundingClientRect().top - header;
          return [at(who), at(about), p.getBoundingClientRect().top - header] }"""
        who, about, paragraph = page.evaluate(where, "s13-p3")
        assert paragraph < -30, "the paragraph's beginning is out of sight"
        assert -1 <= who <= 2
        assert 20 <= about <= 60


def test_the_four_kinds_differ_by_colour_and_by_shape(page: Page, host: Host) -> None:
    page.goto(f"{host.url}{OWN}transcript/")
    looks = page.evaluate(
        """["procedure", "report", "opinion", "answer"].map(kind => {
        const speech = document.querySelector(".speech." + kind), s = getComputedStyle(speech);
        const glyph = getComputedStyle(speech.querySelector(".kind"), "::before").content;
        return [s.borderLeftColor, s.borderLeftStyle, glyph, speech.querySelector(".kind").textContent] })"""
    )
    for column in zip(*looks, strict=True):
        assert len(set(column)) == 4, column


def test_print_shows_the_record_and_its_ids_alone(page: Page, host: Host) -> None:
    page.emulate_media(media="print")
    page.goto(f"{host.url}{OWN}transcript/")
    hidden = ("header", "footer", ".contents", ".neighbours", ".copy", ".crumbs", ".toast")
    assert [what for what in hidden if page.locator(what).first.is_visible()] == []
    after = "getComputedStyle(document.getElementById('s13-p2'), '::after').content"
    assert page.evaluate(after) == '" [" attr(id) "]"' or "s13-p2" in page.evaluate(after)
    assert page.locator("#s13-p2").is_visible()


def test_the_first_view_is_light(context: BrowserContext, built: Path) -> None:
    for path, limit in ((f"{OWN}agenda/6/", 85_000), ("", 85_000), (f"{OWN}transcript/", 120_000)):
        with serve(built / "site") as host:
            page = context.new_page()
            page.goto(host.url + path, wait_until="networkidle")
            page.close()
        assert len(host.asked) <= 10, host.asked
        assert sum(size for _, size in host.asked) <= limit, (path, host.asked)
        sizes = {name.rpartition("/")[2]: size for name, size in host.asked}
        assert sizes["site.css"] <= 8_000
        assert sizes["site.js"] <= 5_000
        assert max(size for name, size in host.asked if name.endswith("/")) <= 40_000
