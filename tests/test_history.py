"""The proof of what changed: each way in which a page could lie about an id or a correction is found."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.verify import hold, read_site, records
from generator.verify.agreement import Kept
from generator.verify.links import Site
from generator.verify.pages import read_page

pytestmark = pytest.mark.slow
OWN = "smart-city/2023-02/"
SAID = f"{OWN}transcript/index.html"
CHANGES = f"{OWN}corrections/index.html"
DRAFT = "smart-city/2024-1/index.html"
STONE = re.compile(r'<p class="ui gone[^>]*data-gone="(?P<own>[^"]+)"[^>]*>[^<]*</p>')
LIES = {  # page, old, new
    "a tombstone lost": (SAID, 'data-gone="s19" id="s19"', 'data-gone="s19"'),
    "another fate": (SAID, "s19의 글은 기록에서 빠졌습니다", "s19의 글은 비공개하기로 하여 뺐습니다"),
    "words go elsewhere": (SAID, "지금 s24-p4에 있습니다", "지금 s24-p5에 있습니다"),
    "an id at other words": (SAID, 'data-gone="s23-p2" id="s23-p2"', 'data-gone="s23-p2" id="s23-p9"'),
    "words at a tombstone": (SAID, "s19-p1의 글은 기록에서 빠졌습니다.", "s19-p1의 글은 기록에서 빠졌습니다. 위원장의 뜻임."),
    "a correction lost": (SAID, 'data-correction="s20-p1"', ""),
    "another right word": (SAID, "‘나은 제안에서’", "‘못된 제안에서’"),
    "a correction elsewhere": (SAID, 'data-correction="s20-p1"', 'data-correction="s20-p2"'),
    "a citation of another meeting": (SAID, "2023년 제2차 「스마트도시위원회」 회의록』(2023. 7. 4.", "2023년 제2차 「스마트도시위원회」 회의록』(2023. 7. 5."),
    "a citation that hides what it is of": (SAID, "4., 발언 요지)", "4.)"),
    "a citation that hides a draft": (DRAFT, "초안)", ")"),
    "a citation of another speaker": (f"{OWN}speakers/withheld/index.html", 'data-by="○○○ 위원"', 'data-by="위원장"'),
    "words that the draft had not": (CHANGES, "디지털수석</del>", "디지털부시장</del>"),
    "words that the record has not": (CHANGES, "디지털수석담당</ins>", "디지털부시장</ins>"),
    "a draft that is none": (SAID, '<h1 id="top">', '<p class="draft" data-status="draft">초안</p><h1 id="top">'),
    "a draft that stays in sight as none": (DRAFT, "\">초안 ", "\">"),
    "a draft that says nothing": (DRAFT, ' data-status="draft"', ""),
    "an old address that leads elsewhere": ("smart-city/2023-2/agenda/6/index.html", "2023-02/agenda/6/", "2023-02/agenda/7/"),
    "an old speaker that leads elsewhere": (f"{OWN}speakers/wiwonjang/index.html", "../chair/", "../buwiwonjang/"),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(changed: Path) -> Site:
    return read_site(changed / "site", "site")


@pytest.fixture(scope="module")
def kept(changed: Path) -> list[Kept]:
    return list(records(changed))


def test_what_is_built_is_proved(site: Site, kept: list[Kept]) -> None:
    assert not hold(site, kept).problems


@pytest.mark.parametrize(("path", "old", "new"), LIES.values(), ids=LIES.keys())
def test_no_lie_about_a_change_is_published(
    site: Site, kept: list[Kept], path: str, old: str, new: str
) -> None:
    html = (site.folder / path).read_text("utf-8")
    assert old in html
    spoilt = read_page(html.replace(old, new), path, path)
    assert hold(replace(site, pages={**site.pages, path: spoilt}), kept).problems


def test_a_tombstone_stands_in_its_place_or_at_its_words(site: Site, kept: list[Kept]) -> None:
    html = (site.folder / SAID).read_text("utf-8")
    stones = {one["own"]: one[0] for one in STONE.finditer(html)}
    for one, other in (("s23-p2", "s23-p3"), ("s19", "s3-p4")):
        away = html.replace(stones[one], "HERE").replace(stones[other], stones[one])
        spoilt = read_page(away.replace("HERE", stones[other]), SAID, SAID)
        found = hold(replace(site, pages={**site.pages, SAID: spoilt}), kept).problems
        assert "V006" in {problem.code for problem in found}


@pytest.mark.parametrize(
    "path",
    [
        f"{OWN}agenda/3/index.html",
        f"{OWN}speakers/dijiteolsuseok/index.html",
        f"{OWN}speakers/wiwonjang/index.html",
        "smart-city/2023-2/index.html",
        "smart-city/2023-2/speakers/wiwonjang/index.html",
        "api/v1/smart-city/2023-2.json",
    ],
)
def test_no_address_that_was_given_may_be_missing(site: Site, kept: list[Kept], path: str) -> None:
    pages = {name: page for name, page in site.pages.items() if name != path}
    without = replace(site, pages=pages, files=site.files - {path})
    assert "V007" in {problem.code for problem in hold(without, kept).problems}


@pytest.mark.parametrize(
    "path", ["", "smart-city/", "smart-city/2024/", "smart-city/agenda/", "smart-city/attendance/"]
)
def test_a_draft_is_marked_beside_its_meeting(site: Site, path: str) -> None:
    html = (site.folder / path / "index.html").read_text("utf-8")
    before, mark, after = html.partition("<strong>초안</strong>")
    assert mark not in after
    own, other = "가상도시위원회 회의록", "「스마트도시위원회」 회의록"
    assert before.rfind(own) > before.rfind(other)


def test_a_shared_link_and_a_feed_say_that_it_is_a_draft(site: Site) -> None:
    for path in (DRAFT, DRAFT.replace("index", "transcript/index")):
        html = (site.folder / path).read_text("utf-8")
        assert re.search(r'og:title" content="[^"]*회의록 \(초안\)"', html)
        assert 'og:description" content="초안. ' in html
    for path in ("feed.xml", "smart-city/feed.xml"):
        assert (site.folder / path).read_text("utf-8").count("(초안)</title>") == 1
