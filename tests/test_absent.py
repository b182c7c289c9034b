"""Who the record lists as not there is told with the record's own word, and never as one who was."""

import json

import pytest
from conftest import understand

from generator.export import files
from generator.model import Meeting
from generator.render import site_pages

HEAD = "# 2024년 제5차 가상위원회 회의록\n\n◆ 일시 : 2024. 7. 2.(화) 10:00\n\n"
THERE = "◆ 참석위원 : 2명\n\n- 가나다 위원장, 라마바 위원\n\n"
SAID = "\n\n### 〈위원장〉\n- 마치겠음.\n"


def of(front: str) -> Meeting:
    return understand(HEAD + front + SAID)[0]


def away(meeting: Meeting) -> list[str]:
    return [" ".join(filter(None, (a.word, a.name, a.role))) for a in meeting.overview.absent]


def there(meeting: Meeting) -> list[str]:
    return [" ".join(filter(None, (a.name, a.role))) for a in meeting.overview.attendees]


@pytest.mark.parametrize(
    ("front", "told"),
    [
        (f"{THERE}◆ 불참 : 바사아 위원, 김하나 위원", ["불참 바사아 위원", "불참 김하나 위원"]),
        (f"{THERE}◆ 불참위원 : 박사아, 김하나", ["불참위원 박사아 위원", "불참위원 김하나 위원"]),
        (f"{THERE}◆ 결석 : 2명\n\n- 바사아 위원(출장), 김하나 위원", ["결석 바사아 위원", "결석 김하나 위원"]),
        (f"{THERE}◆ 불 참 자(1명) : 바사아 위원", ["불참자 바사아 위원"]),
        (f"{THERE}- 불참: 바사아 위원, 김하나 위원", ["불참 바사아 위원", "불참 김하나 위원"]),
        ("◆ 참석위원 : 가나다 위원장, 라마바 위원, 바사아 위원(불참)", ["불참 바사아 위원"]),
        ("◆ 참석위원 : 가나다 위원장, 라마바 위원 (불참: 바사아 위원)", ["불참 바사아 위원"]),
        ("◆ 참석자\n\n| 성명 | 직위 | 참석여부 |\n|---|---|---|\n| 가나다 | 위원장 | 참석 |\n| 라마바 | 위원 | 참석 |\n| 바사아 | 위원 | 불참 |", ["불참 바사아 위원"]),
    ],
)  # fmt: skip
def test_each_way_to_list_who_was_absent(front: str, told: list[str]) -> None:
    meeting = of(front)
    assert away(meeting) == told
    assert there(meeting) == ["가나다 위원장", "라마바 위원"]


@pytest.mark.parametrize(
    "front", [THERE, f"{THERE}◆ 불참 : 없 음", f"{THERE}◆ 불참 : 2명", f"{THERE}◆ 불참 : 해당없음"]
)
def test_nobody_is_made_absent(front: str) -> None:
    assert away(of(front)) == []


def test_a_council_s_list_at_the_end_of_its_record() -> None:
    text = (
        "제12회 가상시의회 본회의 회의록\n\n(10시00분 개의)\n\n○의장 홍길동   회의를 시작하겠습니다.\n\n○김가상 의원   예.\n\n"
        "○의장 홍길동   산회를 선포합니다.\n\n(11시30분 산회)\n\n○출석 의원(2인)\n홍길동   김가상\n\n○청가 의원(1인)\n이허구\n"
    )
    meeting, _ = understand(text)
    assert away(meeting) == ["청가 의원 이허구 의원"]


def test_lists_and_data_have_the_record_s_word() -> None:
    one, other = of(f"{THERE}◆ 불참 : 바사아 위원"), of(THERE)
    other = understand(HEAD.replace("7. 2.(화)", "8. 6.(화)") + THERE + SAID)[0]
    pages = {page.url: page.text for page in site_pages([one.committee], [one, other])}
    page = pages["board/attendance/"]
    assert "<p>불참: 바사아 위원</p>" in page
    assert '<th scope="row">바사아 위원</th>' in page
    assert "<td>불참</td>" in page
    data = json.loads(files([one.committee], [one], [])["api/v1/board/2024-1.json"])
    assert data["absent"] == [{"name": "바사아", "role": "위원", "word": "불참"}]
