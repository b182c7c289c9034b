"""Links that were shared before a record changed, opened in a browser afterwards."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin, urlsplit

import pytest
from browsing import SCHEMES, Host, axe, never_here, serve
from conftest import IN_PROOF, ROOT
from playwright.sync_api import Browser, Page, expect

from generator.permalinks.ledger import from_yaml

pytestmark = [pytest.mark.slow, pytest.mark.browser]
OLD, NEW = "smart-city/2023-2/", "smart-city/2023-02/"
LEDGER = ROOT / "minutes/smart-city/2023-2/ids.yml"
CHOSEN = "서울시가 소상공인을 위해서"  # stands in s21-p3, whose last word was mended
FORWARD = r'id="forward" href="([^"]+)"'  # what the one script of these pages follows
# One of each kind is opened in `make test`: an item, one that is gone, and speakers under another name, as they were, and gone.
WALKED = {
    "agenda/6/",
    "agenda/3/",
    "speakers/wiwonjang/",
    "speakers/withheld/",
    "speakers/dijiteolsuseok/",
}
LOST = "좋은 프로그램이라고 말씀드릴림"  # as s21-p3 had it before


@pytest.fixture(scope="module")
def then(built: Path) -> Iterator[Host]:
    with serve(built / "site") as host:
        yield host


@pytest.fixture(scope="module")
def today(changed: Path) -> Iterator[Host]:
    with serve(changed / "site") as host:
        yield host


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    errors: list[str] = []
    with never_here(browser, 390, 800) as page:
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        assert not errors


def addresses() -> tuple[list[str], list[str]]:
    """Every page and every place that the committed ledger ever gave."""
    ledger, _ = from_yaml(LEDGER.read_text("utf-8"), "ids.yml")
    pages = [
        "",
        "transcript/",
        "agenda/",
        "requests/",
        "speakers/",
        "speakers/withheld/",
        "corrections/",
    ]
    pages += [f"agenda/{entry.id[1:]}/" for entry in ledger.agenda]
    pages += [f"speakers/{given.slug}/" for given in ledger.speakers]
    return pages, [entry.id for entry in ledger.entries()]


def settled(page: Page, path: str) -> str:
    """Where an address has led once the page stands still."""
    page.wait_for_url(re.compile(path))
    page.wait_for_load_state()
    parts = urlsplit(page.url)
    return parts.path + (f"#{parts.fragment}" if parts.fragment else "")


def test_every_address_that_was_ever_given_leads_to_a_page_of_its_own(
    page: Page, changed: Path, today: Host
) -> None:
    pages, places = addresses()
    assert len(pages) == 40
    assert len(places) > 200
    walked = [path for path in pages if IN_PROOF or path.count("/") < 2 or path in WALKED]
    assert len(walked) >= 10
    for path in pages:
        there = "speakers/chair/" if path == "speakers/wiwonjang/" else path
        (link,) = re.findall(
            FORWARD, (changed / "site" / OLD / path / "index.html").read_text("utf-8")
        )
        assert urljoin(f"/{OLD}{path}", link) == f"/{NEW}{there}"
        assert (changed / "site" / NEW / there / "index.html").is_file()
        if path in walked:
            response = page.goto(today.url + OLD + path)
            assert response
            assert response.status == 200
            assert settled(page, f"/{NEW}{there}$") == f"/{NEW}{there}"
            expect(page.locator("h1")).not_to_have_text("찾는 쪽이 없습니다")
    page.goto(f"{today.url}{NEW}transcript/")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert not set(places) - set(ids)


@pytest.mark.parametrize("own", ["s21-p3", "s19", "s23-p2", "a3", "o17"])
def test_a_forwarded_address_keeps_its_place_on_the_page(page: Page, today: Host, own: str) -> None:
    page.goto(f"{today.url}{OLD}transcript/#{own}")
    assert settled(page, f"/{NEW}transcript/") == f"/{NEW}transcript/#{own}"
    assert page.evaluate("document.querySelector(':target').id") == own
    expect(page.locator(":target")).to_be_in_viewport()


def test_without_scripts_a_moved_page_shows_the_way(browser: Browser, today: Host) -> None:
    with never_here(browser, java_script_enabled=False) as page:
        page.goto(f"{today.url}{OLD}agenda/6/")
        page.wait_for_url(re.compile(f"{NEW}agenda/6/"), timeout=5000)


def test_a_tombstone_says_what_happened_and_shows_no_words(page: Page, today: Host) -> None:
    page.goto(f"{today.url}{NEW}transcript/#s19-p1")
    stone = page.locator(":target")
    expect(stone).to_have_text("문단 s19-p1의 글은 기록에서 빠졌습니다.")
    expect(stone).to_be_in_viewport()
    assert "크게 키워내야" not in page.content()
    page.goto(f"{today.url}{NEW}transcript/#s23-p2")
    expect(page.locator(":target")).to_have_text("문단 s23-p2의 글은 지금 s24-p4에 있습니다.")
    expect(page.locator("#s24-p4")).to_contain_text("암스테르담")
    page.goto(f"{today.url}{NEW}agenda/3/")
    expect(page.locator("p.gone")).to_have_text("안건 a3의 글은 기록에서 빠졌습니다.")
    page.goto(f"{today.url}{NEW}speakers/dijiteolsuseok/")
    expect(page.locator("p.gone")).to_have_text("이 주소의 발언자는 기록에서 빠졌습니다.")
    assert "디지털수석 " not in page.locator("h1").inner_text()


def quotation(page: Page, own: str, words: str, button: str = "인용 링크 복사") -> str:
    """Select words of a paragraph as a reader does, and press the button; what was copied."""
    page.evaluate(
        """([own, words]) => {
          const block = document.getElementById(own);
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at >= 0) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
          }
          navigator.clipboard.writeText = async (text) => { window.copied = text; };
        }""",
        [own, words],
    )
    page.get_by_role("button", name=button).click()
    page.wait_for_function("window.copied")
    return str(page.evaluate("window.copied"))


def test_chosen_words_become_a_link_to_their_paragraph(page: Page, then: Host) -> None:
    page.goto(f"{then.url}{OLD}transcript/")
    expect(page.locator(".quoting")).to_be_hidden()
    link = quotation(page, "s21-p3", CHOSEN)
    parts = urlsplit(link)
    assert parts.path == f"/{OLD}transcript/"
    assert re.fullmatch(r"quote=\d+-12-[0-9a-f]{8}", parts.query)
    assert parts.fragment == "s21-p3", "no word of it stands in the address"
    expect(page.locator(".toast")).to_have_text("인용 링크를 복사했습니다")


def test_a_citation_names_its_source(page: Page, then: Host) -> None:
    page.goto(f"{then.url}{OLD}speakers/withheld/")
    page.evaluate("document.querySelector('[data-of=\"s21-p3\"]').id = 'here'")
    cited = quotation(page, "here", CHOSEN, "출처와 함께 복사")
    assert re.fullmatch(
        rf"“{CHOSEN}” ○○○ 위원, 서울특별시, 『2023년 제2차 「스마트도시위원회」 회의록』\(2023\. 7\. 4\., 발언 요지\), s21-p3, "
        rf"{re.escape(then.url)}{OLD}transcript/\?quote=\d+-12-[0-9a-f]{{8}}#s21-p3 \(\d{{4}}\. \d+\. \d+\. 열람\)",
        cited,
    )


@pytest.mark.parametrize(
    ("path", "own", "words", "by"),
    [
        ("transcript/", "s33-p2", "", "디지털정책관, 서울특별시"),
        ("transcript/", "s21-p3", CHOSEN, "○○○ 위원, 서울특별시"),
        ("transcript/", "o3", "", "서울특별시"),
        ("agenda/6/", "s21-p5", "", "○○○ 위원, 서울특별시"),
        ("speakers/dijiteoljeongchaekgwan/", "s33-p2", "", "디지털정책관, 서울특별시"),
    ],
)
def test_a_citation_names_who_is_told_to_have_said_it(
    page: Page, then: Host, path: str, own: str, words: str, by: str
) -> None:
    page.goto(f"{then.url}{OLD}{path}")
    page.evaluate(
        "own => (document.getElementById(own) ?? document.querySelector(`[data-of='${own}']`)).id = own",
        own,
    )
    chosen = words or page.locator(f"#{own}").evaluate(
        "e => /[가-힣]{4,}|[가-힣]+ [가-힣]+/.exec(e.textContent)[0]"
    )
    cited = quotation(page, own, chosen, "출처와 함께 복사")
    assert cited.startswith(f"“{chosen}” {by}, 『")


def copied(page: Page, first: str, last: str, button: str) -> str:
    """Select whole paragraphs from one to another, and press the button."""
    page.evaluate(
        """([first, last]) => {
          const range = document.createRange();
          range.setStartBefore(document.getElementById(first).firstChild);
          range.setEndAfter(document.getElementById(last).lastChild);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          navigator.clipboard.writeText = async (text) => { window.copied = text; };
        }""",
        [first, last],
    )
    page.get_by_role("button", name=button).click()
    page.wait_for_function("window.copied")
    return str(page.evaluate("window.copied"))


def test_all_paragraphs_of_a_selection_are_cited_with_who_said_each(page: Page, then: Host) -> None:
    page.goto(f"{then.url}{OLD}transcript/")
    *quotes, source = copied(page, "s33-p2", "s34-p1", "출처와 함께 복사").split("\n")
    ids = page.evaluate(
        "[...document.querySelectorAll('.record .speech > p[id], .record .with-items > p[id]')].map((p) => p.id)"
    )
    chosen = ids[ids.index("s33-p2") : ids.index("s34-p1") + 1]
    assert len(chosen) > 3
    for own, quote in zip(chosen, quotes, strict=True):
        label = page.locator(f"#by-{own.partition('-')[0]}").inner_text()
        assert quote.startswith("“")
        assert quote.endswith(f"” {label}")
    assert source.startswith("서울특별시, 『2023년")
    assert f"{', '.join(chosen)}, {then.url}{OLD}transcript/?quote=" in source
    expect(page.locator(".toast")).to_have_text(f"문단 {len(chosen)}개를 출처와 함께 복사했습니다")


def test_a_link_to_several_paragraphs_says_that_it_leads_to_the_first(
    page: Page, then: Host
) -> None:
    page.goto(f"{then.url}{OLD}transcript/")
    link = copied(page, "s33-p2", "s34-p1", "인용 링크 복사")
    assert urlsplit(link).fragment == "s33-p2"
    expect(page.locator(".toast")).to_have_text("첫 문단만 가리키는 인용 링크를 복사했습니다")


def test_a_citation_of_corrected_words_names_the_correction(page: Page, today: Host) -> None:
    page.goto(f"{today.url}{NEW}transcript/")
    cited = quotation(page, "o17", "불임 참조", "출처와 함께 복사")
    noted = "[정정: ‘불임 참조’ → ‘붙임 참조’ (문자 인식 오류, 2026. 11. 24., 스마트도시위원회)]"
    assert cited.startswith(f"“불임 참조” {noted} 서울특별시, ")


def arrive(page: Page, then: Host, today: Host, own: str, words: str) -> None:
    """Make a quote link on the old site and open it on today's."""
    page.goto(f"{then.url}{OLD}transcript/")
    link = quotation(page, own, words)
    page.goto(link.replace(then.url, today.url))
    settled(page, f"/{NEW}transcript/")


def test_a_quote_link_that_still_holds_marks_the_words(page: Page, then: Host, today: Host) -> None:
    arrive(page, then, today, "s21-p3", CHOSEN)
    expect(page.locator("#s21-p3 mark")).to_have_text(CHOSEN)
    expect(page.locator(".changed")).to_have_count(0)
    assert urlsplit(page.url).query == ""


def test_a_quote_link_that_no_longer_holds_says_so(page: Page, then: Host, today: Host) -> None:
    arrive(page, then, today, "s21-p3", LOST)
    note = page.get_by_role("status").filter(has_text="이 링크가 인용한 글은")
    expect(note).to_contain_text("지금 이 자리에 없습니다")
    expect(note).to_be_in_viewport()
    expect(page.locator("#s21-p3 mark")).to_have_count(0)
    note.get_by_role("link").click()
    settled(page, f"/{NEW}corrections/")


def test_a_quote_link_follows_its_words_to_another_paragraph(
    page: Page, then: Host, today: Host
) -> None:
    arrive(page, then, today, "s23-p2", "네덜란드 암스테르담에서 TU델프트")
    expect(page.locator("#s24-p4 mark")).to_have_text("네덜란드 암스테르담에서 TU델프트")


def test_a_quote_link_to_a_removed_turn_ends_at_its_tombstone(
    page: Page, then: Host, today: Host
) -> None:
    arrive(page, then, today, "s19-p1", "정체성, 중복이라고")
    expect(page.get_by_role("status").filter(has_text="인용한 글")).to_be_visible()
    expect(page.locator("#s19-p1")).to_contain_text("기록에서 빠졌습니다")


def test_a_quote_of_corrected_words_shows_the_correction(
    page: Page, then: Host, today: Host
) -> None:
    arrive(page, then, today, "s20-p1", "좋은 뜻에서 했다는")
    expect(page.locator("#s20-p1 mark")).to_have_text("좋은 뜻에서 했다는")
    note = page.locator('[data-correction="s20-p1"]')
    expect(note).to_contain_text("정정: ‘좋은 뜻에서’ → ‘나은 제안에서’")


@pytest.mark.parametrize("query", ["좋은 뜻에서", "나은 제안에서"])
def test_corrected_words_are_found_under_both(page: Page, today: Host, query: str) -> None:
    page.goto(f'{today.url}search/?q="{query}"')
    hit = page.locator(".results a, main a").filter(has_text="좋은 뜻에서")
    expect(hit.first).to_be_visible()


def test_a_forged_quote_shows_no_words_of_its_own(page: Page, today: Host) -> None:
    page.goto(f"{today.url}{NEW}transcript/?quote=0-5-00000000#s21-p3")
    expect(page.locator(".changed")).to_have_count(1)
    page.goto(f"{today.url}{NEW}transcript/?quote=<b>x</b>#s21-p3")
    expect(page.locator(".changed")).to_have_count(0)


def test_every_page_of_a_draft_says_so(page: Page, changed: Path, today: Host) -> None:
    drafts = sorted((changed / "site/smart-city/2024-1").rglob("index.html"))
    assert len(drafts) > 8
    for path in drafts:
        assert path.read_text("utf-8").count('data-status="draft"') == 1
    for path in (changed / "site" / NEW).rglob("index.html"):
        assert "data-status" not in path.read_text("utf-8")
    page.goto(f"{today.url}smart-city/2024-1/agenda/1/")
    expect(page.locator(".draft")).to_be_in_viewport()


def test_what_the_draft_had_otherwise_is_shown(page: Page, today: Host) -> None:
    page.goto(f"{today.url}{NEW}corrections/#changes")
    rows = page.locator(".change")
    expect(rows.filter(has_text="디지털수석담당").locator("del")).to_have_text("디지털수석")
    expect(rows.filter(has_text="확정본에 없는 글").filter(has_text="크게 키워내야")).to_have_count(
        1
    )
    mended = rows.filter(has_text="소상공인 매출증대 프로젝트 확대 프로그램")
    expect(mended.locator("del")).to_have_text("말씀드릴림.")
    expect(mended.locator("ins")).to_have_text("말씀드림.")


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_axe_finds_nothing_with_the_bar_in_sight(
    browser: Browser, today: Host, scheme: Literal["light", "dark"], width: int
) -> None:
    """The pages without it: `test_acceptance`."""
    with never_here(browser, width, bypass_csp=True) as page:
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{today.url}{NEW}transcript/?quote=0-5-00000000#s21-p3")
        page.evaluate("document.querySelector('.quoting').hidden = false")
        assert page.evaluate("document.body.dataset.mdColorScheme") == SCHEMES[scheme]
        assert axe(page) == []
