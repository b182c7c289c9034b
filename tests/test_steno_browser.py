"""The pages of a stenographic record in a real browser; everybody in it is made up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from browsing import SCHEMES, Host, axe, never_here, serve
from conftest import once
from playwright.sync_api import Browser, Page, expect
from sites import STENO, copy_site, publish

pytestmark = [pytest.mark.slow, pytest.mark.browser]
HOME = "council/2024-1/"


def build(folder: Path) -> None:
    root = copy_site(folder)
    for path, text in STENO.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    publish(root)


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A council's site: built and proved."""
    with serve(once(tmp_path_factory, "council", build) / "site") as host:
        yield host


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
@pytest.mark.parametrize("path", ["", "agenda/1/", "speakers/", "../2024/"])
def test_axe_finds_nothing(
    browser: Browser, council: Host, path: str, scheme: Literal["light", "dark"], width: int
) -> None:
    with never_here(browser, width, bypass_csp=True) as page:
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{council.url}{HOME}{path}")
        assert page.evaluate("document.body.dataset.mdColorScheme") == SCHEMES[scheme]
        assert axe(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_what_is_not_said_looks_unlike_what_is_said(page: Page, council: Host) -> None:
    page.goto(f"{council.url}{HOME}transcript/")
    said = page.locator(".speech:not(.scene) p.block").first
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    for role in ("time", "reaction", "stage"):
        scene = page.locator(f".role-{role}").first
        assert scene.evaluate(size) < said.evaluate(size), role
    weight = "e => getComputedStyle(e).fontWeight"
    assert page.locator(".scene .role-agenda").first.evaluate(weight) == "700"
    expect(page.locator("#by-s2")).to_have_text("金假想 議員")
    expect(page.locator("#s2 .of").first).to_have_text("김가상 의원")


def test_a_reader_goes_from_an_item_to_what_was_said_and_decided(page: Page, council: Host) -> None:
    page.goto(f"{council.url}{HOME}agenda/1/")
    expect(page.locator(".outcome")).to_contain_text("이의 없으십니까?")
    page.locator(".outcome a").click()
    expect(page).to_have_url(f"{council.url}{HOME}transcript/#s4-p3")


def test_a_hit_that_is_an_item_has_its_number(page: Page, council: Host) -> None:
    page.goto(f"{council.url}search/?q=길 조성")
    expect(page.locator(".turn.agenda .hit p").first).to_have_text("2 길 조성 조례안")


def test_what_is_told_between_is_not_found_as_said(page: Page, council: Host) -> None:
    page.goto(f"{council.url}search/?q=의사봉")
    expect(page.locator(".turn h3")).to_have_text("회의록의 글")


def test_an_item_shows_who_voted_how(page: Page, council: Host) -> None:
    page.goto(f"{council.url}{HOME}agenda/2/")
    expect(page.locator(".outcome")).to_contain_text("재석 3, 찬성 2, 반대 1")
    expect(page.locator("dl.rolls dd")).to_have_text(["김가상, 이허구", "홍길동"])
    page.get_by_role("link", name="반대 1", exact=True).click()
    expect(page.locator(":target")).to_contain_text("반대 의원(1명)")


def test_items_that_were_open_together_show_their_speeches_once(page: Page, council: Host) -> None:
    page.goto(f"{council.url}{HOME}agenda/2/")
    page.get_by_role("heading", name="함께 다룬 발언").click()
    expect(page.locator("ol.turns li")).to_have_count(4)
    expect(page.get_by_text("안건 2건을 함께 상정하여 다루는 동안의 발언입니다.")).to_be_visible()
    page.locator("ol.turns a").nth(1).click()
    expect(page.locator(".speech:target")).to_contain_text("보고드리겠습니다.")


def test_a_word_is_explained_on_a_tap_without_scripts(browser: Browser, council: Host) -> None:
    with never_here(browser, 390, 800, java_script_enabled=False) as page:
        page.goto(f"{council.url}{HOME}transcript/")
        button = page.locator(".term").first
        tip = page.locator(f"#{button.get_attribute('popovertarget')}")
        expect(tip).to_be_hidden()
        button.click()
        expect(tip).to_be_visible()
        box = tip.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()


def test_a_phone_shows_what_it_was_before_where_to_go(page: Page, council: Host) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{council.url}{HOME}")
    tops = [page.locator(one).bounding_box() for one in ("h1", ".at", ".doors", "#agenda")]
    places = [box["y"] for box in tops if box]
    assert places == sorted(places)
    assert len(places) == 4
    assert places[-1] < 600
    expect(page.locator("[data-outcome]").first).to_be_in_viewport()
