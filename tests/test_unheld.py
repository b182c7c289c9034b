"""A meeting that did not take place is told as that, in the record's words; nothing is made of words about another one."""

import json
from datetime import date

import pytest
from conftest import understand

from generator.export import files
from generator.model import Meeting
from generator.notes import Notes
from generator.render import meeting_pages, site_pages
from generator.settings.config import read_notes

HEAD = """# 2024년 제5차 가상위원회 회의록

◆ 일시 : 2024. 7. 2.(화) 10:00

◆ 장소 : 가상시청

"""
SPOKEN = "\n\n### 〈위원장〉\n- 회의를 시작하겠음.\n\n### 〈가나다 위원〉\n- 찬성함.\n"


def of(text: str, notes: Notes | None = None) -> Meeting:
    return understand(text, notes=notes)[0]


def words(meeting: Meeting) -> str:
    return meeting.unheld.words if meeting.unheld else ""


@pytest.mark.parametrize(
    ("line", "said", "kind"),
    [
        ("◆ 회의결과 : 개최 취소", "개최 취소", "cancelled"),
        ("◆ 회의결과 : 회의 취소", "회의 취소", "cancelled"),
        ("◆ 회의결과 : 성원 미달로 유회", "성원 미달로 유회", "cancelled"),
        ("◆ 회의결과 : 연기", "연기", "postponed"),
        ("◆ 비고 : 태풍으로 인하여 회의를 연기함.", "회의를 연기함", "postponed"),
        ("※ 서면 심의로 갈음", "서면 심의로 갈음", "written"),
        ("※ 대면 회의를 열지 않고 서면심의로 갈음함", "서면심의로 갈음함", "written"),
        ("- 제5차 회의 개최 취소", "제5차 회의 개최 취소", "cancelled"),
        ("- 정족수 부족으로 개최하지 못함", "정족수 부족으로 개최하지 못함", "cancelled"),
        ("◆ 개최여부 : 미개최", "미개최", "cancelled"),
        ("◆ 회의결과 : 위원장 사정으로 연기", "연기", "postponed"),
        ("◆ 비고 : 회의 취소(7. 9. 다시 개최)", "회의 취소", "cancelled"),
        ("◆ 회의결과 : 정족수 미달로 회의가 성립되지 않음", "회의가 성립되지 않음", "cancelled"),
        ("◆ 개최방법 : 서면심의", "서면심의", "written"),
        ("- 코로나19로 대면회의 대신 서면으로 심의", "서면으로 심의", "written"),
    ],
)  # fmt: skip
def test_the_record_says_that_it_was_not_held(line: str, said: str, kind: str) -> None:
    meeting = of(HEAD + line)
    assert meeting.unheld
    assert (meeting.unheld.words, meeting.unheld.kind) == (said, kind)
    assert said in next(p.text for p in meeting.front if p.id == meeting.unheld.paragraph)


def test_a_title_and_the_line_of_the_day_say_so_too() -> None:
    title = HEAD.replace("회의록", "회의록 (개최 취소)", 1)
    assert words(of(title)) == "개최 취소"
    assert words(of(HEAD.replace("10:00", "10:00 (유회)"))) == "유회"
    assert (
        words(of("# 2024년 제5차 가상위원회 회의 취소 알림\n\n◆ 일시 : 2024. 7. 2.")) == "회의 취소"
    )


@pytest.mark.parametrize(
    "line",
    [
        "◆ 비고 : 제4차 회의 취소",
        "◆ 비고 : 지난 회의는 성원 미달로 유회",
        "◆ 회의안건\n\n- 워크숍 개최 취소\n- 제5차 회의 연기의 건",
        "◆ 회의결과 : 1호 안건 연기, 2호 안건 원안가결",
        "◆ 비고 : 제2호 안건은 서면 심의로 갈음",
        "◆ 비고 : 다음 회의는 서면 심의로 갈음",
        "※ 인사말씀은 서면으로 대체",
        "※ 예산안은 서면 심의로 갈음",
        "◆ 비고 : 온라인 회의로 개최",
        "◆ 일시 변경 : 당초 6. 4.에서 연기하여 개최",
        "◆ 비고 : 공청회 개최 취소에 따라 의견서로 받음",
        "◆ 참석위원 : 2명\n\n- 가나다 위원장, 라마바 위원\n\n◆ 회의결과 : 연기",
    ],
)
def test_words_about_something_else_make_nothing_of_it(line: str) -> None:
    assert words(of(HEAD + line)) == ""


@pytest.mark.parametrize("line", ["◆ 회의결과 : 연기", "※ 서면 심의로 갈음", "◆ 비고 : 개최 취소"])
def test_where_members_speak_a_meeting_was_held(line: str) -> None:
    assert words(of(HEAD + line + SPOKEN)) == ""


def test_a_speech_about_another_meeting_is_none_about_this_one() -> None:
    said = SPOKEN + "- 지난 제4차 회의는 개최 취소되었음.\n- 회의 취소.\n- 유회를 선포합니다.\n"
    assert words(of(HEAD + said)) == ""


def test_items_that_are_decided_in_writing_were_decided_in_no_meeting() -> None:
    items = "◆ 회의안건\n\n1. 예산안\n2. 도서관 확충의 건\n\n## 심의결과\n\n1. 예산안\n\n- 의결 : 원안가결\n"
    meeting = of(HEAD + "※ 대면 회의를 열지 않고 서면 심의로 갈음\n\n" + items)
    assert [len(item.outcomes) for item in meeting.agenda] == [1, 0]
    assert words(meeting) == "서면 심의로 갈음"
    assert words(of(HEAD + "※ 회의 취소\n\n" + items)) == ""


def test_a_chair_declares_a_meeting_void() -> None:
    chair = "\n\n### 〈위원장〉\n- 성원이 되지 않아 유회를 선포합니다.\n"
    assert words(of(HEAD + chair)) == "유회를 선포합니다"
    assert words(of(HEAD + chair.replace("성원이", "지난 회의는 성원이"))) == ""
    assert words(of(HEAD + chair.replace("선포합니다", "선포한 바 있습니다"))) == ""


def test_people_say_so_where_the_record_does_not() -> None:
    for kind, said in (("cancelled", "열지 않음"), ("postponed", "연기"), ("written", "서면 결의")):
        notes, problems = read_notes(f"kind: {kind}\n", "meeting.yml")
        assert not problems
        meeting = of(HEAD, notes)
        assert meeting.unheld
        assert (meeting.unheld.words, meeting.unheld.paragraph) == (said, "")
    assert words(of(HEAD + "◆ 회의결과 : 개최 취소", Notes(kind="held"))) == ""


def test_every_page_list_and_file_says_so() -> None:
    meeting = of(HEAD + "◆ 회의결과 : 성원 미달로 유회")
    told = "성원 미달로 유회"
    for page in meeting_pages(meeting):
        assert f"({told})" in str(page.front["title"])
        assert told in str(page.front["here"])
        assert str(page.front["description"]).startswith(f"{told}. ")
        assert f'data-void="{told}"' in page.text
        assert '"Event"' not in page.text  # programs are told of no event
    across = {page.url: page.text for page in site_pages([meeting.committee], [meeting])}
    for url in ("", "board/", "board/2024/", "board/attendance/"):
        assert f"<strong>{told}</strong>" in across[url]
    assert "회의록 1건" in across["board/"]
    data = json.loads(files([meeting.committee], [meeting], [])["api/v1/board/2024-1.json"])
    assert data["not_held"] == {"words": told, "kind": "cancelled", "paragraph": "o4"}
    assert data["date"] == date(2024, 7, 2).isoformat()


def test_a_meeting_that_was_held_is_told_as_before() -> None:
    meeting = of(HEAD + SPOKEN)
    assert not any("data-void" in page.text for page in meeting_pages(meeting))
    data = json.loads(files([meeting.committee], [meeting], [])["api/v1/board/2024-1.json"])
    assert data["not_held"] is None


def test_nothing_is_missed_in_a_record_of_a_meeting_that_was_not_held() -> None:
    _, problems = understand(HEAD + "◆ 회의결과 : 개최 취소")
    assert not {"P001", "K004", "K010"} & {problem.code for problem in problems}
