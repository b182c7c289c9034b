"""A record of which all is withheld is told as that; nothing is said of what was not found, and nothing where a word is left."""

import json

import pytest
from conftest import understand

from generator.export import files
from generator.export.calendar import of_committee
from generator.export.feeds import committee_feeds
from generator.model import Meeting
from generator.render import meeting_pages, site_pages
from generator.search.units import units

HEAD = """# 2022년 제1차 가상위원회 회의록

◆ 일시 : 2022. 5. 3.(화) 10:00
◆ 장소 : 가상시청
"""
GAP = "[비공개: 정보공개법 §9①5, 결정: 가상위원회]"
LISTS = "◆ 참석위원 : 2명\n- 가나다 위원장, 라마바 위원\n◆ 회의안건\n- 예산안\n"
TOLD = "내용 비공개"
NOT_FOUND = ("안건의 이름을 찾지 못했습니다", "에서 읽을 수 있습니다", "다른 말로 이야기했을")


def of(text: str) -> Meeting:
    return understand(HEAD + text)[0]


@pytest.mark.parametrize(
    "text",
    [
        f"\n{GAP}\n",
        "\n[비공개]\n",
        f"\n## 위원 발언 내용\n\n- {GAP}\n",
        f"◆ 회의내용 : {GAP}\n",
        f"{LISTS}◆ 회의결과 : {GAP}\n",
        f"{LISTS}◆ 회의결과\n- {GAP}\n",
        f"{LISTS}\n{GAP}\n\n◆ 작성자 : 김가상\n",
        f"\n### 〈위원장〉\n- {GAP}\n\n### 〈○○○ 위원〉\n- {GAP}\n",
    ],
)
def test_marks_in_place_of_all_that_was_said(text: str) -> None:
    assert of(text).fully_withheld


@pytest.mark.parametrize(
    "text",
    [
        LISTS,
        f"◆ 참석위원 : {GAP}\n",
        f"◆ 회의안건\n- 예산안\n- {GAP}\n",
        f"{LISTS}\n{GAP}\n\n◆ 회의결과 : 원안가결\n",
        f"{LISTS}◆ 회의결과\n- 원안가결\n\n{GAP}\n",
        f"◆ 회의안건\n1. 예산안 : 원안가결\n\n{GAP}\n",
        f"\n## 원안가결\n\n{GAP}\n",
        f"\n의견이 나뉘었음\n\n{GAP}\n",
        f"\n반대 의견이 있었다. {GAP}\n",
        f"◆ 비고 : 개최 취소\n\n{GAP}\n",
        f"\n### 〈위원장〉\n- 회의를 시작함\n- {GAP}\n",
        f"\n### 〈위원장〉\n- 회의내용 : {GAP}\n",
        "\n(비공개)\n",
    ],
)
def test_where_a_word_of_it_is_left_nothing_is_claimed(text: str) -> None:
    assert not of(text).fully_withheld


def test_every_page_list_and_file_says_so() -> None:
    meeting = of(f"\n{GAP}\n")
    pages = meeting_pages(meeting)
    for page in pages:
        assert f"({TOLD})" in str(page.front["title"])
        assert TOLD in str(page.front["here"])
        assert str(page.front["description"]).startswith(f"{TOLD}. ")
        assert f'data-fully-withheld="{TOLD}"' in page.text
        assert f'<a href="{"" if "transcript" in page.url else "../" * (page.url.count("/") - 2) + "transcript/"}#o4">기록에서 보기' in page.text  # fmt: skip
    across = {page.url: page.text for page in site_pages([meeting.committee], [meeting])}
    for url in ("", "board/", "board/2022/", "board/attendance/"):
        assert f"<strong>{TOLD}</strong>" in across[url]
    texts = [page.text for page in pages] + [across["board/2022/"]]
    assert not [words for words in NOT_FOUND for text in texts if words in text]
    made = files([meeting.committee], [meeting], [])
    data = json.loads(made["api/v1/board/2024-1.json"])
    (entry,) = json.loads(made["api/v1/index.json"])["meetings"]
    assert data["fully_withheld"] is entry["fully_withheld"] is True
    assert f"회의록 ({TOLD})" in of_committee([data]).replace("\r\n ", "")
    feed = committee_feeds(meeting.committee, [meeting], "", {})["board/feed.xml"].decode()
    assert f"회의록 ({TOLD})</title>" in feed
    assert "안건" not in feed
    assert TOLD in units(meeting)[0].text


def test_the_items_on_its_list_stay_and_nothing_is_said_of_words_that_were_not_found() -> None:
    meeting = of(f"{LISTS}\n{GAP}\n")
    assert [item.title for item in meeting.agenda] == ["예산안"]
    pages = {page.url: page.text for page in meeting_pages(meeting)}
    assert "예산안" in pages["board/2024-1/"]
    assert "여기에 보일 문단이 없습니다" in pages["board/2024-1/agenda/1/"]
    assert not [words for words in NOT_FOUND for text in pages.values() if words in text]


def test_a_record_of_which_a_part_is_withheld_is_told_as_before() -> None:
    meeting = of(f"\n### 〈위원장〉\n- 시작함. {GAP}\n")
    assert not any("data-fully-withheld" in page.text for page in meeting_pages(meeting))
    data = json.loads(files([meeting.committee], [meeting], [])["api/v1/board/2024-1.json"])
    assert data["fully_withheld"] is False
