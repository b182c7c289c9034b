"""The built site in a real browser: the walks of a reader, keyboard, no scripts, print."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Host, never_here, serve
from conftest import IN_PROOF
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]
OWN = "smart-city/2023-2/"


@pytest.fixture(scope="session")
def repo_host(with_new: Path) -> Iterator[Host]:
    with serve(with_new / "site", "/repo/") as host:
        yield host


# --- the walk that a reader takes ---------------------------------------------------------------


@pytest.mark.parametrize("base", ["/repo/", *(["/"] if IN_PROOF else [])])
def test_a_reader_walks_from_home_to_a_speaker(
    browser: Browser, host: Host, repo_host: Host, base: str
) -> None:
    here = host if base == "/" else repo_host
    with never_here(browser, 390, 844) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(here.url)
        page.get_by_role(
            "link", name="2023년 제2차 「스마트도시위원회」 회의록", exact=True
        ).click()
        assert page.url == f"{here.url}{OWN}"
        page.locator(".items").get_by_role("link", name="인공지능 행정 추진").click()
        assert page.url == f"{here.url}{OWN}agenda/6/"
        copied = [
            copy(page, page.get_by_role("link", name="이 안건의 링크 복사")),
            copy(page, page.get_by_role("link", name="링크 복사: 기록에 적힌 곳")),
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
    record = f"{here.url}{OWN}transcript/"
    item = f"{here.url}{OWN}agenda/6/"
    assert copied == [
        item, f"{item}#report", f"{item}#said", f"{record}#s21", f"{record}#s21-p5",
        f"{record}#s33", f"{record}#s33-p2", f"{record}#o6",
    ]  # fmt: skip
    for link in copied if base == "/" else copied[::3]:
        arrive_cold(browser, link)


def copy(page: Page, link: Locator) -> str:
    """Tap a link to copy, see that it is said aloud, and read the clipboard."""
    link.click()
    expect(page.locator(".toast")).to_have_text("링크를 복사했습니다")
    page.evaluate("document.querySelector('[role=status]').textContent = ''")
    return page.evaluate("navigator.clipboard.readText()")  # type: ignore[no-any-return]


def arrive_cold(browser: Browser, link: str) -> None:
    """In a browser that was never here: the place is in sight, and marked."""
    with never_here(browser, 390, 844) as page:
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


@pytest.mark.parametrize("key", ["Enter", "Space", "ArrowRight"])
def test_the_choice_of_light_or_dark_is_turned_by_keyboard(
    page: Page, host: Host, key: str
) -> None:
    page.goto(host.url)
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"
    page.locator("#__palette_0").focus()
    page.keyboard.press(key)
    assert page.evaluate(scheme) == "slate"
    page.keyboard.press(key)
    assert page.evaluate(scheme) == "default"


def test_no_word_in_a_table_of_the_record_is_cut(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host.url}{OWN}transcript/")
    heights = page.evaluate(
        """() => { const cell = '<span class="cell">심의결과통보서</span>';
        const line = `<span class="line">${cell.repeat(8)}</span>`;
        document.querySelector("#s1-p1").innerHTML = `<span class="grid">${line}</span>`;
        return [...document.querySelectorAll(".cell")].map((one) => one.offsetHeight) }"""
    )
    assert max(heights) < 30
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_contents_open_by_keyboard(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host.url}{OWN}transcript/")
    link = page.locator(".contents details a", has_text="메타버스 서울 시민참여")
    assert not link.is_visible()
    page.locator(".contents summary").focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#a18")
    assert page.evaluate("document.getElementById('a18').getBoundingClientRect().y") < 400


def test_all_is_read_and_walked_without_scripts(browser: Browser, host: Host) -> None:
    with never_here(browser, 390, 844, java_script_enabled=False) as page:
        page.goto(host.url)
        page.get_by_role(
            "link", name="2023년 제2차 「스마트도시위원회」 회의록", exact=True
        ).click()
        page.get_by_role("link", name="전체 기록").first.click()
        assert (
            "이상으로 2023년 제2차 서울시 스마트도시위원회를 종료하겠음."
            in page.locator("#s34").inner_text()
        )
        assert not page.locator("[data-md-component=palette]").is_visible()
        page.locator(".contents summary").click()
        page.locator(".contents").get_by_role("link", name="디지털수석").click()
        assert page.url.endswith("#s26")
        page.get_by_role("link", name="링크 복사: 문단 s26-p2").click()
        assert page.url.endswith("transcript/#s26-p2"), "the address to share is in the address bar"
        page.goto(f"{host.url}{OWN}agenda/6/")
        page.get_by_role("link", name="링크 복사: 문단 s21-p5").click()
        assert page.url.endswith("transcript/#s21-p5")


def test_without_scripts_the_named_paragraphs_can_be_read_alone(
    browser: Browser, host: Host
) -> None:
    with never_here(browser, java_script_enabled=False) as page:
        page.goto(f"{host.url}{OWN}agenda/6/")
        assert page.locator("p.by-title:visible").count() == 7
        assert page.locator("p:is(.by-alias, .by-carried):visible").count() == 6
        page.get_by_label("안건의 이름이 나온 문단만 보기").check()
        assert page.locator("p.by-title:visible").count() == 7
        assert page.locator("p:is(.by-alias, .by-carried):visible").count() == 0
        assert page.locator("section.speech:visible").filter(has_not=page.locator("p")).count() == 0


def test_a_reader_goes_from_mention_to_mention(page: Page, host: Host) -> None:
    page.goto(f"{host.url}{OWN}agenda/6/")
    page.get_by_role("link", name="다음 언급: s21").click()
    assert page.url.endswith("/agenda/6/#in-s21")
    page.get_by_role("link", name="앞의 언급: s13").click()
    assert page.url.endswith("/agenda/6/#in-s13")


def test_a_bar_and_a_cell_lead_to_the_words(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host.url}{OWN}")
    page.locator("summary", has_text="회의의 흐름").click()
    page.get_by_role("group", name="발언의 차례와 길이").get_by_role(
        "link", name="디지털수석 답변"
    ).click()
    assert page.url.endswith("/transcript/#s26")
    page.goto(f"{host.url}{OWN}")
    page.locator("summary", has_text="누가 어느 안건을 말했나").click()
    row = page.get_by_role("row", name="비공개 위원 (여러 명)")
    row.get_by_role("link", name="비공개 위원 (여러 명), 인공지능 행정 추진: 문단 9개").click()
    assert page.url.endswith("/agenda/6/#in-s13")
    expect(page.locator("#in-s13")).to_be_in_viewport()


def test_a_reply_leads_there_and_back(page: Page, host: Host) -> None:
    page.goto(f"{host.url}{OWN}transcript/")
    page.locator("#s13 .reply").first.get_by_role("link").click()
    assert page.url.endswith("#s12")
    page.locator("#s12 .replies").get_by_role("link").click()
    assert page.url.endswith("#s13-p1")


def test_the_speaker_stays_in_sight(page: Page, host: Host) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(f"{host.url}{OWN}transcript/")
        where = """own => { const p = document.getElementById(own), box = p.getBoundingClientRect();
          scrollBy(0, box.bottom - 200);
          const who = p.closest(".speech").querySelector(".who");
          const header = document.querySelector(".stays").getBoundingClientRect().bottom;
          const at = e => e.getBoundingClientRect().top - header;
          return [at(who), at(p)] }"""
        who, paragraph = page.evaluate(where, "s13-p3")
        assert paragraph < -30, "the paragraph's beginning is out of sight"
        assert -1 <= who <= 2


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
    hidden = ("header", "footer", ".doors", ".neighbours", ".copy", ".crumbs", ".toast")
    assert [what for what in hidden if page.locator(what).first.is_visible()] == []
    after = "getComputedStyle(document.getElementById('s13-p2'), '::after').content"
    assert page.evaluate(after) == '" [" attr(id) "]"' or "s13-p2" in page.evaluate(after)
    assert page.locator("#s13-p2").is_visible()
