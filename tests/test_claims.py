"""What pages and data claim of the discussion: nothing that the record does not bear out passes the proof."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from generator.verify import hold, read_site, records
from generator.verify.claims import check_discussion
from generator.verify.links import Site
from generator.verify.pages import read_page

OWN = "smart-city/2023-2/"
MEETING, SAID = f"{OWN}index.html", f"{OWN}transcript/index.html"
ITEM, ASKED = f"{OWN}agenda/6/index.html", f"{OWN}requests/index.html"
INDEX = f"{OWN}agenda/index.html"
MISLED = {  # page, old, new: what a citizen would be misled by
    "another basis": (ITEM, "이어진 문단</span>", "다른 이름</span>"),
    "a basis lost": (ITEM, re.compile(r'<span class="ui basis"[^>]*>이어진 문단</span>'), ""),
    "a count of paragraphs": (ITEM, 'data-count="a6">13', 'data-count="a6">14'),
    "a count by basis": (ITEM, 'data-count="a6:alias">2', 'data-count="a6:alias">3'),
    "another kind of act": (ASKED, '"kind">요청', '"kind">약속'),
    "an act lost": (ASKED, re.compile(r'<li class="request".*?</li>'), ""),
    "an act twice": (ASKED, re.compile(r'(<li class="request".*?</li>)'), r"\1\1"),
    "an act of somebody else": (ASKED, "○○○ 위원</span></span></li>", "위원장</span></span></li>"),
    "another act's speaker": (ASKED, re.compile(r'data-from="s\d+">○○○ 위원'), 'data-from="s18">위원장'),
    "an act in other words": (ASKED, "좋을 것임.", "나쁠 것임."),
    "an act under another item": (ASKED, 'data-act="a6:', 'data-act="a7:'),
    "a verdict": (ASKED, "○○○ 위원</span></span></li>", "○○○ 위원</span></span> 미이행</li>"),
    "an act on an item's page lost": (ITEM, re.compile(r'<li class="answer".*?</li>'), ""),
    "a reply to another turn": (SAID, 'data-reply="s13-p1:s12"', 'data-reply="s13-p1:s10"'),
    "a reply lost": (SAID, re.compile(r'<p class="ui reply".*?</p>'), ""),
    "an answer lost at the other end": (SAID, re.compile(r"<li data-reply=.*?</li>"), ""),
    "another's label on a reply": (SAID, 'data-from="s12">디지털재단 이사장</a></p>', 'data-from="s18">위원장</a></p>'),
    "words in a reply": (SAID, "앞의 발언을 받은 말:", "앞의 발언에 반대한 말:"),
    "words over the answers": (SAID, "<p>이 발언을 받은 말</p>", "<p>이 발언에 대한 항의</p>"),
    "a cell of the table": (MEETING, 'data-count="a6:withheld">9', 'data-count="a6:withheld">8'),
    "a cell lost": (MEETING, re.compile(r'<a [^>]*data-count="a6:withheld">9</a>'), ""),
    "a name in the table": (MEETING, re.compile(r'(data-who="withheld"[^>]*>.*?)비공개 위원 \(여러 명\)'), r"\1김가상"),
    "a bar too long": (MEETING, re.compile(r'(data-bar="s12"[^>]* width=")[0-9.]+'), r"\g<1>99"),
    "a bar lost": (MEETING, re.compile(r'<rect [^>]*data-bar="s12"[^>]*></rect>'), ""),
    "discussion lost": (INDEX, re.compile(r"<section .*?</section>", re.DOTALL), ""),
    "a box to fill in": (ITEM, 'type="checkbox"', 'type="checkbox" onclick="x()"'),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(built: Path) -> Site:
    return read_site(built / "site", "site")


def found(site: Site, path: str, html: str) -> list[str]:
    page = read_page(html, path, f"site/{path}")
    damaged = Site({**site.pages, path: page}, site.files, site.folder, site.name)
    return [f"{p.code} {p.message}" for p in hold(damaged, list(records(ROOT))).problems]


@pytest.mark.parametrize(("path", "old", "new"), MISLED.values(), ids=MISLED.keys())
def test_nobody_is_misled_on_what_was_said_asked_and_answered(
    site: Site, path: str, old: str | re.Pattern[str], new: str
) -> None:
    html = (site.folder / path).read_text("utf-8").replace("&#58;", ":")
    broken = (
        old.sub(new, html, count=1) if isinstance(old, re.Pattern) else html.replace(old, new, 1)
    )
    assert broken != html
    assert found(site, path, broken)


def test_the_page_as_it_is_is_proved(site: Site) -> None:
    for path in (MEETING, SAID, ITEM, ASKED, INDEX):
        assert found(site, path, (site.folder / path).read_text("utf-8")) == []


Data = dict[str, Any]


@pytest.fixture(scope="module")
def data(built: Path) -> Data:
    text = (built / "site/api/v1/smart-city/2023-2.json").read_text("utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


NOTES = (ROOT / "minutes/smart-city/2023-2/meeting.yml").read_text("utf-8")


def paragraph(data: Data, own: str) -> Data:
    return next(p for s in data["speeches"] for p in s["paragraphs"] if p["id"] == own)


def change(own: str, field: str, value: Any) -> Callable[[Data], None]:
    return lambda data: paragraph(data, own).__setitem__(field, [value])


ALIAS = {"agenda": "a14", "basis": "alias", "quote": "어디나 지원단", "from": None}
CARRIED = {"agenda": "a5", "basis": "carried", "quote": "", "from": "s22-p1"}
WRONG = {
    "an item that is not there": change("s12-p3", "mentions", {**ALIAS, "agenda": "a99"}),
    "a name that nobody confirmed": change("s12-p3", "mentions", {**ALIAS, "quote": "정보문화의 달"}),
    "a title that the item does not have": change(
        "s12-p3", "mentions", {**ALIAS, "basis": "title", "quote": "정보문화의 달"}
    ),
    "words that are not there": change("s12-p4", "mentions", ALIAS),
    "continued from nowhere": change("s22-p2", "mentions", {**CARRIED, "from": "s1-p1"}),
    "continued from another item": change("s22-p2", "mentions", {**CARRIED, "agenda": "a9"}),
    "continued with a quote": change("s22-p2", "mentions", {**CARRIED, "quote": "그중에서"}),
    "a reply to a later speech": change("s13-p1", "replies_to", {"id": "s14", "quote": "이사장님께서"}),
    "a reply to nobody": change("s13-p1", "replies_to", {"id": "s99", "quote": "이사장님께서"}),
    "a reply without words": change("s13-p1", "replies_to", {"id": "s12", "quote": ""}),
    "a promise of a member": change(
        "s13-p1", "acts", {"kind": "commitment", "quote": "제가 조금 의견이 있어서"}
    ),
    "a request of the chair": change("s18-p1", "acts", {"kind": "request", "quote": "권유함"}),
    "a request not made": change("s13-p1", "acts", {"kind": "request", "quote": "없애 주기 바람."}),
}  # fmt: skip


@pytest.mark.parametrize("damage", WRONG.values(), ids=WRONG.keys())
def test_a_claim_that_the_record_does_not_bear_out_is_named(
    data: Data, damage: Callable[[Data], None]
) -> None:
    assert list(check_discussion(data, NOTES)) == []
    wrong = copy.deepcopy(data)
    damage(wrong)
    assert list(check_discussion(wrong, NOTES))


def test_an_alias_is_proved_by_what_people_wrote_alone(data: Data) -> None:
    assert list(check_discussion(data, ""))
