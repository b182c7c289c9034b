"""Search as a reader uses it: typing with a Korean keyboard, arrows, Enter, the way back, and what goes wrong."""

import json
import re
import time
from collections.abc import Iterator

import pytest
from asking import REAL, ours, queries
from browsing import Host, never_here
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]
OWN = "smart-city/2023-2/"


@pytest.fixture
def loud(page: Page) -> Iterator[list[str]]:
    """What the browser complains of; nothing may be left at the end."""
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert said == []


def options(page: Page) -> list[str]:
    return page.locator("#found [role=option]").all_inner_texts()


def marked(page: Page, place: str) -> list[str]:
    return page.locator(f"{place} mark").all_inner_texts()


def test_nothing_is_fetched_before_the_box_is_used(page: Page, host: Host, loud: list[str]) -> None:
    host.asked.clear()
    page.goto(f"{host.url}{OWN}")
    page.wait_for_load_state("networkidle")
    before = {path for path, _ in host.asked if "search" in path}
    assert before == {"/assets/search/box.js"}
    page.locator("#box").fill("유네스코")
    expect(page.locator("#found [role=option]")).to_have_count(2)
    asked = {path: size for path, size in host.asked if "search" in path}
    assert sum(size for path, size in asked.items() if not path.endswith(".js")) < 40_000


def test_a_syllable_that_is_being_made_is_left_to_the_keyboard(
    page: Page, host: Host, loud: list[str]
) -> None:
    page.goto(f"{host.url}{OWN}")
    page.locator("#box").focus()
    keyboard = page.context.new_cdp_session(page)
    events = page.evaluate_handle(
        """() => { const seen = []; const box = document.querySelector("#box");
        for (const kind of ["compositionstart", "compositionend", "input"]) box.addEventListener(kind, () => seen.push(kind));
        return seen; }"""
    )
    for made in ("ㄷ", "데", "뎅", "데이"):
        keyboard.send(
            "Input.imeSetComposition", {"text": made, "selectionStart": 1, "selectionEnd": 1}
        )
    expect(page.locator("#box")).to_have_value("데이")
    # The keyboard's own Enter and arrows come while the syllable is made, and must not choose a result.
    page.evaluate(
        """for (const key of ["ArrowDown", "Enter"])
        document.querySelector("#box").dispatchEvent(new KeyboardEvent("keydown", {key, isComposing: true, bubbles: true, cancelable: true}))"""
    )
    keyboard.send("Input.insertText", {"text": "데이터"})
    expect(page.locator("#found [role=option]").first).to_contain_text("데이터")
    assert {"compositionstart", "input"} <= set(events.json_value())
    assert page.url == f"{host.url}{OWN}"
    assert page.locator("#box").get_attribute("aria-activedescendant") is None


def test_a_result_is_chosen_with_the_keys_and_marks_its_words(
    page: Page, host: Host, loud: list[str]
) -> None:
    page.goto(f"{host.url}{OWN}")
    page.locator("#box").press_sequentially("받았다")
    expect(page.locator("#box")).to_have_attribute("aria-expanded", "true")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    chosen = page.locator("#found [aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert page.locator("#box").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url(
        re.compile(r"/transcript/#s12-p3$")
    )  # the address of the paragraph, and nothing else
    assert marked(page, "#s12-p3") == ["받았", "받았", "받았"]
    expect(page.locator("#s12-p3 mark").first).to_be_in_viewport()
    text = page.locator("#s12-p3").inner_text()
    assert "장관상을 받았음" in text, "the record is as it was"
    page.go_back()
    expect(page).to_have_url(f"{host.url}{OWN}")


def test_escape_and_leaving_close_the_list(page: Page, host: Host, loud: list[str]) -> None:
    page.goto(f"{host.url}{OWN}")
    for leave in ("Escape", "Shift+Tab"):
        page.locator("#box").fill("데이터")
        expect(page.locator("#found")).to_be_visible()
        page.keyboard.press(leave)
        expect(page.locator("#found")).to_be_hidden()
        expect(page.locator("#box")).to_have_attribute("aria-expanded", "false")


def test_what_a_screen_reader_hears(page: Page, host: Host, loud: list[str]) -> None:
    page.goto(f"{host.url}{OWN}")
    page.locator("#box").fill("유네스코")
    expect(page.locator("#found [role=option]")).to_have_count(2)
    heard = page.locator("form.search").aria_snapshot()
    assert '- combobox "회의록 검색" [expanded]: 유네스코' in heard
    assert "- status: 결과 1개" in heard
    assert '- listbox "검색 결과"' in heard
    assert '- option "' in heard
    assert "디지털재단 이사장 · 2023년 제2차" in heard
    page.goto(f"{host.url}search/?q=정체성&kind=opinion")
    expect(page.locator(".hit")).to_have_count(3)
    heard = page.locator("main").aria_snapshot()
    assert '- heading "2023년 제2차 「스마트도시위원회」 회의록" [level=2]' in heard
    assert re.search(r'heading "○○○ 위원 .*의견" \[level=3\]', heard)
    assert "- mark: 정체성" in heard
    assert "- status: 결과 3개" in heard


def test_enter_leads_to_all_results_and_back_leads_back(
    page: Page, host: Host, loud: list[str]
) -> None:
    page.goto(f"{host.url}{OWN}")
    page.locator("#box").fill("정체성")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q="))
    expect(page.locator(".told")).to_have_text("결과 6개")
    expect(page).to_have_title(re.compile("^정체성: 검색"))
    page.locator("#box").fill("유네스코")
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_have_text("결과 1개")
    page.go_back()
    expect(page.locator("#box")).to_have_value("정체성")
    expect(page.locator(".told")).to_have_text("결과 6개")
    page.locator(".hit a").first.click()
    page.wait_for_url(re.compile(r"/transcript/#s\d+-p\d+$"))
    page.go_back()
    expect(page.locator(".told")).to_have_text("결과 6개")
    page.go_back()
    expect(page).to_have_url(f"{host.url}{OWN}")


def test_results_come_as_one_types_and_leave_one_step_back(
    page: Page, host: Host, loud: list[str]
) -> None:
    page.goto(f"{host.url}{OWN}")
    page.goto(f"{host.url}search/")
    page.locator("#box").press_sequentially("정체성", delay=60)
    expect(page.locator(".told")).to_have_text("결과 6개")
    expect(page).to_have_url(f"{host.url}search/?q=%EC%A0%95%EC%B2%B4%EC%84%B1")
    page.go_back()
    expect(page).to_have_url(f"{host.url}{OWN}")


def test_results_are_grouped_narrowed_and_shared(page: Page, host: Host, loud: list[str]) -> None:
    page.goto(f"{host.url}search/?q=재단")
    expect(page.locator(".told")).to_contain_text("결과")
    expect(page.locator(".hits h2")).to_have_count(1)
    assert "○○○ 위원" in page.locator(".hits").inner_text(), "a mask as printed"
    everything = page.locator(".told").inner_text()
    page.get_by_label("종류").select_option("answer")
    expect(page).to_have_url(re.compile("kind=answer"))
    expect(page.locator(".told")).not_to_have_text(everything)
    page.get_by_role("link", name="이 발언자만").first.click()
    expect(page).to_have_url(re.compile("kind=answer.*speaker="))
    expect(page.locator(".chips")).to_contain_text("발언자:")
    assert len(set(page.locator(".hits h3").all_inner_texts())) == 1
    shared = page.url
    page.goto(f"{host.url}{OWN}")
    page.goto(shared)
    expect(page.get_by_label("종류")).to_have_value("answer")
    page.get_by_role("link", name=re.compile("발언자 조건 풀기")).click()
    expect(page).not_to_have_url(re.compile("speaker="))
    page.locator(".hit .about a").first.click()
    expect(page).to_have_url(re.compile("agenda=smart-city%2F2023-2%23a"))
    expect(page.locator(".chips")).to_contain_text("안건:")


def test_more_results_come_with_a_tap(page: Page, host: Host, loud: list[str]) -> None:
    page.goto(f"{host.url}search/?q=데이터")
    expect(page.locator(".hit")).to_have_count(20)
    page.get_by_role("button", name="더 보기").click()
    expect(page.locator(".hit")).to_have_count(43)
    expect(page.get_by_role("button", name="더 보기")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("도서간", "‘도서간’의 결과가 없습니다. 낱말을 줄이거나"),
        ("유네스크", "‘유네스크’의 결과가 없습니다. 혹시 ‘유네스코’? 그 결과 1개를 보입니다."),
        ("ㅋㄹㅇㄷ", "혹시 ‘클라우드’?"),
        (
            "유네스코는 왜 낚시터를 하나요",
            "‘유네스코는 왜 낚시터를 하나요’의 낱말이 모두 있는 결과는 없습니다. 다음 낱말로 찾은 결과",
        ),
        ("<b>없음</b>", "‘<b>없음</b>’의 결과가 없습니다"),
    ],
)
def test_the_page_says_what_it_did(
    page: Page, host: Host, loud: list[str], query: str, said: str
) -> None:
    page.goto(f"{host.url}search/?q={query}")
    expect(page.locator(".told")).to_contain_text(said)


def test_what_cannot_be_fetched_is_said_with_a_way_on(page: Page, host: Host) -> None:
    broken = True

    def answer(route: Route) -> None:
        route.abort() if broken else route.continue_()

    page.route(re.compile(r"/search/[0-9a-f]{16}/"), answer)
    page.goto(f"{host.url}search/?q=정체성")
    expect(page.locator(".told")).to_have_text("인터넷에 연결되지 않아 검색하지 못했습니다.")
    broken = False
    page.get_by_role("button", name="다시 시도").click()
    expect(page.locator(".told")).to_have_text("결과 6개")


def test_the_box_says_so_too(page: Page, host: Host) -> None:
    page.route(re.compile(r"/search/index\.json"), lambda route: route.fulfill(status=404))
    page.goto(f"{host.url}{OWN}")
    page.locator("#box").fill("정체성")
    expect(page.locator(".found [role=status]")).to_contain_text(
        "검색 자료의 일부를 찾지 못했습니다"
    )
    expect(page.locator(".found [role=status]")).to_be_visible()


def test_the_box_says_that_not_all_words_are_there(page: Page, host: Host, loud: list[str]) -> None:
    page.goto(f"{host.url}{OWN}")
    page.locator("#box").fill("유네스코 낚시터")
    expect(page.locator("#found [role=option]")).to_have_count(2)
    expect(page.locator(".found [role=status]")).to_have_text(
        "모든 낱말이 있는 결과는 없습니다. 일부로 찾은 결과 1개: 유네스코"
    )


def test_a_page_of_another_time_asks_to_be_loaded_anew(page: Page, host: Host) -> None:
    page.route(
        re.compile(r"/search/index\.json"),
        lambda route: route.fulfill(body='{"schema": "minutes/search-9"}'),
    )
    page.goto(f"{host.url}search/?q=정체성")
    expect(page.locator(".told")).to_contain_text("페이지를 새로 고쳐 주세요")


def test_without_scripts_the_page_says_so_and_leads_to_the_lists(
    browser: Browser, host: Host
) -> None:
    with never_here(browser, java_script_enabled=False) as page:
        page.goto(f"{host.url}{OWN}")
        page.locator("#box").fill("정체성")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search/\?q="))
        expect(page.get_by_text("자바스크립트가 있어야 합니다")).to_be_visible()
        page.get_by_role("link", name="스마트도시위원회의 회의록").click()
        expect(page).to_have_url(f"{host.url}smart-city/")


def test_the_browser_answers_as_node_does(page: Page, host: Host, loud: list[str]) -> None:
    page.goto(f"{host.url}search/")
    asked = [entry["q"] for entry in queries(REAL)]
    start = time.monotonic()
    answers = page.evaluate(
        """async ([base, queries]) => {
        const { openSearch } = await import(base + "assets/search/search.js");
        const { search } = await openSearch(base);
        const answers = [];
        for (const query of queries) answers.push((await search(query, { limit: 10000 })).hits.map((hit) => hit.id.split("#")[1] ?? ""));
        return answers; }""",
        [host.url, asked],
    )
    units = [[own for own in ids if own and "/" not in own] for ids in answers]
    assert units == list(map(list, ours(REAL)))
    assert time.monotonic() - start < 60, json.dumps(asked)[:40]
