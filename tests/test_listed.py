"""Lists of meetings and items, on any page: titles, decisions and counts are those of the record."""

import re
from pathlib import Path

import pytest
from conftest import once
from sites import STENO, copy_site, publish

from generator.verify import hold, read_site, records
from generator.verify.links import Site
from generator.verify.pages import read_page

SAID = "council/2024-1/transcript/index.html"
HOME, YEAR, MEETING = "index.html", "council/2024/index.html", "council/2024-1/index.html"
ITEMS = "council/agenda/index.html"
ITEM = r'<li>(?:(?!</li>).)*data-item="council/2024-1#a1".*?</li>'
MISLED = {  # page, old, new
    "another meeting's title": (HOME, r'(data-meeting="council/2024-1">)', r"\1없는 회의 "),
    "another count of items": (HOME, r'(data-agenda="council/2024-1">)3', r"\g<1>4"),
    "an item's title": (YEAR, r'(data-item="council/2024-1#a1">)', r"\1새 "),
    "an item lost": (YEAR, ITEM, ""),
    "an item twice": (YEAR, f"({ITEM})", r"\1\1"),
    "another decision": (YEAR, r'(data-outcome="council/2024-1#a2">)가결', r"\1부결"),
    "a decision of another": (HOME, r'data-outcome="council/2024-1#a2"', 'data-outcome="council/2024-1#a3"'),
    "a decision on the meeting's page": (MEETING, r'(data-outcome="council/2024-1#a2">)가결', r"\1부결"),
    "a word explained otherwise": (SAID, r'(data-tip="[^"]+">)', r"\1사실 "),
    "a decision in the list of items": (ITEMS, r'(data-outcome="council/2024-1#a2">)가결', r"\1부결"),
    "a decision lost there": (ITEMS, r' <span class="came">.*?</span>', ""),
    "an item's number": (ITEMS, r'(class="number">)2', r"\g<1>3"),
    "another count of paragraphs": (MEETING, r'(data-said="council/2024-1#a1">)\d+', r"\g<1>99"),
}  # fmt: skip


def build(folder: Path) -> None:
    root = copy_site(folder)
    for path, text in STENO.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    publish(root)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "council", build)


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    return read_site(root / "site", "site")


@pytest.mark.slow
@pytest.mark.parametrize(("path", "old", "new"), MISLED.values(), ids=MISLED)
def test_nobody_is_misled(root: Path, site: Site, path: str, old: str, new: str) -> None:
    html = (site.folder / path).read_text("utf-8")
    broken = re.sub(old, new, html, count=1, flags=re.DOTALL)
    assert broken != html
    page = read_page(broken, path, f"site/{path}")
    damaged = Site({**site.pages, path: page}, site.files, site.folder, site.name)
    assert hold(damaged, list(records(root))).problems
    assert not hold(site, list(records(root))).problems


@pytest.mark.slow
def test_the_list_of_items_has_their_numbers_and_what_came_of_them(root: Path) -> None:
    told = (root / "site" / ITEMS).read_text("utf-8").split("<li>")
    (row,) = [one for one in told if ">길 조성 조례안<" in one]
    assert '<span class="number">2</span>' in row
    assert ">가결</strong>" in row


@pytest.mark.slow
def test_items_stand_in_printed_order_and_committees_are_one_tap_away(root: Path) -> None:
    html = (root / "site" / HOME).read_text("utf-8")
    assert re.findall('data-item="council/2024-1#(a[0-9])"', html) == ["a1", "a2", "a3"]
    assert html.index('href="#committees"') < html.index('id="newest"')


@pytest.mark.slow
def test_a_year_has_its_meetings_and_leads_to_them(root: Path) -> None:
    html = (root / "site" / YEAR).read_text("utf-8")
    assert 'href="../2024-1/"' in html
    assert "{: " not in html
    assert 'href="../2024-1/agenda/2/"' in html
    assert 'href="2024/"' in (root / "site/council/index.html").read_text("utf-8")
