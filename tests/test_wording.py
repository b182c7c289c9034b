"""Where a reader is told what things are, whom to ask and where else to look: the site's own words on its pages."""

import re
from dataclasses import replace

import pytest
from conftest import COMMITTEE, understand
from test_debate_page import RECORD, SUMMARY

from generator.check.completeness import completeness
from generator.model import Meeting
from generator.notes import Notes
from generator.render import meeting_pages, site_pages
from generator.render.discussion import in_one_line
from generator.render.wording import bar, flowing, names_beside


def pages_of(meeting: Meeting) -> dict[str, str]:
    return {
        page.url.removeprefix(f"{meeting.address}/"): page.text for page in meeting_pages(meeting)
    }


@pytest.fixture
def pages() -> dict[str, str]:
    return pages_of(understand(SUMMARY)[0])


def test_a_meeting_leads_to_its_data_its_proof_and_who_was_there(pages: dict[str, str]) -> None:
    ways = (
        "../../api/v1/board/2024-1.json",
        "../proof/",
        "../attendance/#y2024",
    )
    assert [way for way in ways if f'href="{way}"' not in pages[""]] == []
    assert "이 기록에서 참석자 명단을 찾지 못했습니다." in pages[""]
    listed = pages_of(understand(SUMMARY.replace("◆ 안건", "◆ 참석자: 홍길동 위원장\n◆ 안건"))[0])
    assert "이 기록에서 참석자 명단을 찾지 못했습니다." not in listed[""]


LISTED = """# 2024년 제1차 가상위원회 회의록

◆ 일시: 2024. 3. 5.(화) 10:00
◆ 참석위원: 위원장 홍길동
- 위원 강나루
- 위원 남도연

### 〈위원장〉
- 시작하겠음.
"""


@pytest.mark.parametrize(
    ("line", "state"), [("위원 25명 중 18명 참석", "absent"), ("위원장 홍길동, 위원 강나루", "present"), ("붙임 참조", "attached")]
)  # fmt: skip
def test_a_page_says_one_thing_about_those_present(line: str, state: str) -> None:
    """A count of heads is no list."""
    meeting = understand(
        f"# 제1차 가상위원회 회의록\n\n◆ 참석위원: {line}\n\n### 〈위원장〉\n- 시작."
    )[0]
    (told,) = [one for one in completeness(meeting) if one.item == "참석자 명단"]
    assert told.state == state
    is_missed = "참석자 명단을 찾지 못했습니다." in pages_of(meeting)[""]
    assert is_missed == (state != "present")


def test_a_list_in_a_table_is_one_too() -> None:
    table = "◆ 출석위원\n\n| 직위 | 성명 | 출석 여부 |\n|---|---|---|\n| 위원장 | 홍길동 | 출석 |\n| 위원 | 강나루 | 출석 |"
    meeting = understand(f"# 제1차 가상위원회 회의록\n\n{table}\n\n### 〈위원장〉\n- 시작.")[0]
    assert meeting.overview.attendees
    (told,) = [one for one in completeness(meeting) if one.item == "참석자 명단"]
    assert told.state == "present"
    assert "홍길동" in next(p.text for p in meeting.front if p.id == told.paragraph)


def test_below_the_title_stands_a_whole_list_or_none() -> None:
    def lead(record: str) -> str:
        page = pages_of(understand(record)[0])[""]
        return page.partition('<p class="at">')[2].partition("</p>")[0]

    assert "data-line" in lead(LISTED)
    assert "홍길동" not in lead(LISTED)
    assert "참석위원: " in lead(LISTED.replace("위원장 홍길동", "3명\n- 위원장 홍길동"))
    whole = LISTED.replace("\n- 위원 강나루\n- 위원 남도연", ", 위원 강나루")
    assert "위원장 홍길동, 위원 강나루" in lead(whole)


def test_a_row_of_the_overview_has_words_or_says_that_there_is_a_table() -> None:
    head = "# 제1차 가상위원회 회의록\n\n◆ 일시: 2024. 3. 5.\n\n◆ 회의결과\n\n"
    table = "| 안건 | 결과 |\n|---|---|\n| 길 조성 | 원안가결 |\n"
    assert "표로 적혀 있음" in pages_of(understand(head + table)[0])[""]
    empty = pages_of(understand(f"{head}### 〈위원장〉\n- 시작하겠음.")[0])[""]
    assert "회의결과" not in empty.partition('<dl class="facts">')[2].partition("</dl>")[0]


MANY = """# 제3회 가상시의회 회의록

의사일정
1. 길 조성 조례안
2. 도서관 조례안
3. 공원 조례안
4. 하천 조례안

○의장 김가상
의사일정 제4항 하천 조례안을 상정합니다. 이의 없으십니까?

가결되었음을 선포합니다.
"""


def test_of_many_items_the_first_are_shown_as_printed() -> None:
    meeting = understand(MANY)[0]
    assert [bool(item.outcomes) for item in meeting.agenda] == [False, False, False, True]
    home = site_pages([meeting.committee], [meeting])[0].text
    assert re.findall('data-item="board/2024-1#(a[0-9])"', home) == ["a1", "a2", "a3"]


def test_items_of_one_title_are_told_apart_by_their_numbers() -> None:
    meeting = understand(MANY.replace("도서관", "길 조성"))[0]
    pages = pages_of(meeting)
    assert "<span>이전</span> 안건 1 길 조성 조례안</a>" in pages["agenda/2/"]
    assert '<span class="number">2</span> <a href="../2/"' in pages["agenda/1/"]


def test_the_way_to_an_item_from_where_it_stands_has_its_number() -> None:
    page = pages_of(understand(MANY)[0])["transcript/"]
    assert 'aria-label="안건 4 보기: 하천 조례안">안건 4 보기</a>' in page
    bare = "# 제1차 가상위원회 회의록\n\n◆ 심의결과\n\n| 안건명 | 심의결과 |\n|---|---|\n| 길 조성 | 가결 |\n| 책 읽기 | 부결 |\n"
    page = pages_of(understand(bare)[0])["transcript/"]
    assert re.findall('>안건 보기: <span data-from="o[0-9]">(.+?)</span>', page) == [
        "길 조성",
        "책 읽기",
    ]
    assert page.count('<span class="line edge">') == 1


def test_a_list_of_nobody_says_so() -> None:
    bare = understand("# 제1차 가상위원회 회의록\n\n길 조성을 가결함.\n")[0]
    assert "이 회의록에는 발언자가 적혀 있지 않습니다." in pages_of(bare)["speakers/"]
    assert "적혀 있지 않습니다" not in pages_of(understand(SUMMARY)[0])["speakers/"]


def test_the_original_is_offered_without_opening_a_fold() -> None:
    notes = Notes(original_url="https://example.org/a.hwp")
    page = pages_of(understand(SUMMARY, notes=notes)[0])["transcript/"]
    assert page.index("</details>", page.index('class="statements"')) < page.index("원본 보기")


@pytest.mark.parametrize(
    ("contact", "publisher", "told"),
    [
        ("02-000-0000", "가상시", "가상시에 알려 주세요. 문의: 02-000-0000"),
        ("", "가상시", "가상시에 알려 주세요."),
        ("", "", "이 회의록을 낸 기관에 알려 주세요."),
    ],
)
def test_whom_to_tell_of_an_error_is_said(contact: str, publisher: str, told: str) -> None:
    committee = replace(COMMITTEE, contact=contact, publisher=publisher)
    meeting = understand(SUMMARY, committee=committee)[0]
    found = pages_of(meeting)
    assert told in found["requests/"]
    assert told in found["corrections/"]
    home = next(page for page in site_pages([committee], [meeting]) if page.url == "board/")
    assert ("적어 둔 문의처가 없습니다." in home.body) == (not contact)


def test_what_is_found_by_rule_says_so_before_the_first_and_explains_behind_the_last(
    pages: dict[str, str],
) -> None:
    page = pages["requests/"]
    said = page.index("컴퓨터가 규칙으로 골라낸 문장입니다. 틀릴 수 있습니다.")
    assert said < page.index("언제 하는지") < page.index("어떻게 골랐나")
    assert "규칙으로 찾은 문장" not in "".join(pages.values())


def test_a_decision_stands_before_all_else_of_an_item() -> None:
    page = pages_of(understand(RECORD)[0])["agenda/2/"]
    places = (
        '<a href="#outcome">결정: ',
        'href="#said"',
        '<h2 id="outcome">',
        "이 안건의 링크 복사",
        '<h2 id="said">',
    )
    assert sorted(places, key=page.index) == list(places)


def test_tabs_and_neighbours_have_one_order(pages: dict[str, str]) -> None:
    tabs = re.findall(
        r'<li><a href="([^"]+)"',
        pages["transcript/"].partition("</ul>")[0].partition('class="doors"')[2],
    )
    order = [url for url in pages if url.count("/") < 2]
    assert order == [tab.removeprefix("../") if tab != "./" else "transcript/" for tab in tabs]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("김가상 의원 대\n표발의", "김가상 의원 대<br>표발의"),
        ("김가상 의원\n대표발의", "김가상 의원 대표발의"),
        ("김가상 의\n원 대표발의", "김가상 의<br>원 대표발의"),
        ("김가상  의원 외 3인 발의", "김가상 의원 외 3인 발의"),
        ("김가\n상 의원 대표발의", None),
    ],
)
def test_a_break_in_who_proposed_is_read_by_formal_words_alone(
    printed: str, shown: str | None
) -> None:
    assert in_one_line(printed) == shown


def test_a_break_in_a_quote_is_a_blank_only_where_no_word_goes_on() -> None:
    assert flowing("대체합니다.\n이의 없으십니까?") == "대체합니다. 이의 없으십니까?"
    assert flowing("그\n정보 제공은 자료\n를 3.\n5%") == "그\n정보 제공은 자료\n를 3.\n5%"


def test_a_bar_that_would_be_too_high_does_not_stay() -> None:
    speeches = understand(
        "### 〈위원장〉\n- 말함.\n### 〈서울특별시 디지털정책기획담당관〉\n- 말함.\n"
    )[0].speeches
    assert [bar(speech, *names_beside(speech)) for speech in speeches] == ["who", "who long"]
