"""What people noted beside a record and the record says otherwise is told, with both words and which of them is used."""

import pytest
from conftest import understand

from generator.render import meeting_pages
from generator.settings.config import read_notes

RECORD = """# 2024년 제6차 가상위원회 회의록

◆ 일시 : 2024. 8. 6.(화) 10:00

◆ 장소 : 가상시청 3층

### 〈위원장〉
- 마치겠음.
"""


def told(notes: str, record: str = RECORD) -> list[tuple[str, int, str]]:
    """Level, line and message of each contradiction."""
    read, problems = read_notes(notes, "meeting.yml")
    assert not problems
    found = [p for p in understand(record, notes=read)[1] if p.code == "K017"]
    assert all(p.path.endswith("/meeting.yml") for p in found)
    return [(p.level, p.line, p.message) for p in found]


def test_day_place_and_title_are_held_against_the_record() -> None:
    notes = "record: summary\ndate: 2024-08-07\nplace: 가상구청\ntitle: 2024년 제7차 가상위원회 회의록\n"
    assert told(notes) == [
        ("warning", 2, "date의 값이 회의록과 다릅니다: '2024-08-07', 회의록의 일시: '2024. 8. 6.(화) 10:00'"),
        ("warning", 3, "place의 값이 회의록과 다릅니다: '가상구청', 회의록의 장소: '가상시청 3층'"),
        ("warning", 4, "title의 값이 회의록과 다릅니다: '2024년 제7차 가상위원회 회의록', 회의록의 회의 이름: '2024년 제6차 가상위원회 회의록'"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "notes",
    [
        "date: 2024-08-06\n",
        "place: 가상시청\n",
        "place: 가상 시청 3층 회의실\n",
        "title: 2024년  제6차 가상위원회 회의록\n",
    ],
)
def test_the_same_in_other_words_is_no_contradiction(notes: str) -> None:
    assert told(notes) == []


def test_what_the_record_lacks_may_be_noted() -> None:
    notes = "date: 2024-08-07\nplace: 가상구청\ntitle: 2024년 제7차 가상위원회 회의록\n"
    assert told(notes, "### 〈위원장〉\n- 마치겠음.\n") == []


def test_the_page_shows_both_and_which_it_uses() -> None:
    read, _ = read_notes("date: 2024-08-07\n", "meeting.yml")
    meeting = understand(RECORD, notes=read)[0]
    page = meeting_pages(meeting)[0].text
    assert "2024-08-07" in page
    assert "이 사이트는 회의록의 말을 씁니다" in page
    assert str(meeting.day) == "2024-08-06"
