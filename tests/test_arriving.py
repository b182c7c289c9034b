"""What a reader sees who comes by a link: the linked words uncovered, whose meeting it is, or that the place is not there."""

import pytest
from browsing import Host, never_here
from conftest import IN_PROOF
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]
OWN = "smart-city/2023-2/"
SIZES = ((320, 640), (390, 844), (844, 390), (1280, 800))
# Each place is gone to; whatever stays on the screen must end above it. What holds a place itself covers nothing of it.
# What stays is looked for once among all, and again around each place: that a place is gone to changes nothing elsewhere.
COVERED = """([how, step]) => {
  const stays = one => ["sticky", "fixed"].includes(getComputedStyle(one).position) && !one.closest(".contents");
  const everywhere = [...document.querySelectorAll("header, header *, article *")].filter(stays);
  return [...document.querySelectorAll(".record [id], article section[id], article h2[id]")]
  .filter((place, n) => n % step === 0 && !place.closest(".who, .gone")).filter(place => {
    if (how === "hash") location.hash = place.id; else place.scrollIntoView();
    const top = place.getBoundingClientRect().top;
    const around = [...(place.closest("section") ?? place.parentElement).querySelectorAll("*")].filter(stays);
    return [...everywhere, ...around].some(one => {
      const box = one.getBoundingClientRect();
      return !one.contains(place) && !place.contains(one) && box.height && box.top <= top && box.bottom > top + .5;
    });
  }).map(place => place.id); }"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("letters", ["", "250%"])  # the theme has 125 %
def test_no_place_that_is_linked_to_is_covered(
    page: Page, host: Host, size: tuple[int, int], letters: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for path in ("transcript/", "agenda/6/"):
        page.goto(f"{host.url}{OWN}{path}")
        page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
        assert page.evaluate("document.querySelectorAll('article [id]').length") >= 10
        assert page.evaluate(COVERED, ["into", 1]) == []
        # Where it is narrowest all are gone to by their address, too; elsewhere some in `make test`, all in `make proof`.
        every = IN_PROOF or (size == SIZES[0] and letters)
        assert page.evaluate(COVERED, ["hash", 1 if every else 13]) == []


def test_without_scripts_the_linked_words_begin_below_what_stays(
    browser: Browser, host: Host
) -> None:
    with never_here(browser, 390, 844, java_script_enabled=False) as page:
        for own in ("s23-p3", "s13-p5", "s24-p2", "s21-p4"):
            page.goto("about:blank")
            page.goto(f"{host.url}{OWN}transcript/#{own}")
            here, who = page.locator(f"#{own}"), page.locator(f"#{own.partition('-')[0]} .who")
            top, bar = here.bounding_box(), who.bounding_box()
            assert top
            assert bar
            assert bar["y"] + bar["height"] <= top["y"] + 0.5, own
            assert top["y"] < 200, own


def test_large_letters_leave_the_head_one_row_and_the_speaker_whole(page: Page, host: Host) -> None:
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{host.url}{OWN}transcript/")
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        page.evaluate("document.getElementById('s13-p5').scrollIntoView()")
        head = page.locator(".stays").bounding_box()
        assert head
        assert head["y"] == 0
        assert head["height"] <= 2.4 * 40
        where = "document.querySelector('#s13 .who').getBoundingClientRect()"
        top, bottom = page.evaluate(f"(box => [box.top, box.bottom])({where})")
        assert top >= head["height"] - 1 or bottom <= head["height"], "the name is cut"


def test_which_meeting_it_is_stays_in_sight_in_one_line(page: Page, host: Host) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{host.url}{OWN}transcript/#s23-p3")
        here = page.get_by_role("link", name="2023. 7. 4. 스마트도시위원회")
        expect(here).to_be_in_viewport()
        box = here.bounding_box()
        assert box
        assert box["height"] <= 40
        assert page.evaluate("document.querySelector('.stays').offsetHeight") <= 48
        assert page.evaluate(
            "(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.here'))"
        )
    here.click()
    assert page.url == f"{host.url}{OWN}"
    page.goto(host.url)
    assert page.locator(".here").count() == 0


def test_the_box_has_the_whole_row_while_one_types(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{host.url}{OWN}transcript/#s23-p3")
    expect(page.locator(".search button")).to_be_hidden()
    page.locator("#box").fill("도서관")
    expect(page.locator(".here")).to_be_hidden()
    page.locator(".search button").click()
    page.wait_for_url("**/search/?q=*")


def test_a_place_that_is_not_there_is_told(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host.url}{OWN}transcript/#s99-p9")
    told = page.get_by_role("status").filter(has_text="#s99-p9")
    expect(told).to_be_in_viewport()
    page.evaluate("location.hash = 's13-p2'")
    expect(told).to_have_count(0)
    page.evaluate("location.hash = 's13-p77'")
    expect(page.locator(".lost")).to_have_text(
        "이 주소가 가리키는 자리 #s13-p77를 이 쪽에서 찾지 못했습니다. 주소가 잘렸거나 잘못 옮겨졌을 수 있습니다."
    )
    expect(page.locator(".lost")).to_be_in_viewport()
    for path in ("transcript/#s13", "transcript/"):
        page.goto("about:blank")
        page.goto(f"{host.url}{OWN}{path}")
        expect(page.locator(".lost")).to_have_count(0)
