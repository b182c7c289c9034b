"""Forms in which records print when, where and who; and lines that look like them and tell of something else."""

from itertools import product

import pytest
from conftest import understand

from generator.facts.cover import Overview

TURNS = (
    "\n\n위원장: 시작하겠습니다.\n위원: 네.\n위원장: 마칩니다.",
    "\n\n○위원장 김가상  시작하겠습니다.\n○위원 이허구  네.",
    "\n\n### 〈위원장〉\n- 시작하겠음.",
    "\n\n논의하였음.",
)
FORMS = (
    "**일시** 2025년 4월 15일 화요일 오후 2시\n**장소** 도청 별관\n**참석** 위원장 함초롱, 위원 허브름",
    "일시/장소 : 2025. 4. 15.(화) 14:00 / 도청 별관\n참석인원 : 위원 2명(위원장 함초롱, 위원 허브름)",
    " ○ 일시 및 장소 : 2025. 4. 15.(화) 14:00 / 도청 별관\n ○ 출석인원 : 2명(위원장 함초롱, 위원 허브름)",
    "언제: 2025. 4. 15. 14:00\n어디서: 도청 별관\n누가: 위원장 함초롱, 위원 허브름",
    "때: 2025. 4. 15. (화) 14:00\n곳: 도청 별관\n온 사람: 위원장 함초롱, 위원 허브름",
    '<table>\n<tr><th>일시</th><td>2025. 4. 15.(화) 14:00</td><th>장소</th><td>도청 별관</td></tr>\n<tr><th>참석위원</th><td colspan="3">위원장 함초롱, 위원 허브름</td></tr>\n</table>',
)
BELOW = "일시: 2025. 4. 15.(화) 14:00\n장소: 도청 별관\n참석: 위원장 함초롱\n\n### 회의 내용\n\n"
ELSEWHERE = (
    "**일시** 2026년 5월 1일에 행사를 연다.",
    "- 일시/장소 : 2026. 5. 1. 10:00 / 문화회관",
    "- 언제: 2026. 5. 1.\n- 어디서: 문화회관",
    "<tr><th>일시</th><td>2026. 5. 1.</td><th>장소</th><td>문화회관</td></tr>",
)


def read(record: str) -> Overview:
    return understand(record)[0].overview


@pytest.mark.parametrize("form", FORMS)
def test_when_where_and_who_in_any_form(form: str) -> None:
    for head, turns in product(("# 지명위원회 회의록\n\n", "지명위원회 회의록\n\n"), TURNS):
        found = read(head + form + turns)
        assert (str(found.day), str(found.starts)) == ("2025-04-15", "14:00:00"), (
            head + form + turns
        )
        assert found.place == "도청 별관"
        assert [f"{a.name}/{a.role}" for a in found.attendees] == ["함초롱/위원장", "허브름/위원"]


@pytest.mark.parametrize("line", ELSEWHERE)
def test_the_same_forms_in_the_body_are_no_facts_of_the_meeting(line: str) -> None:
    assert (str(read(BELOW + line).day), read(BELOW + line).place) == ("2025-04-15", "도청 별관")
    bare = BELOW.partition("참석")[2]
    assert read(f"회의록\n\n참석{bare}{line}").day is None


@pytest.mark.parametrize("count", ["15명(위원 11, 집행부 4)", "위원 21명 중 15명", "15명"])
def test_how_many_came_names_nobody(count: str) -> None:
    found = read(f"심의회 회의록\n\n일시: 2025. 4. 15. 14:00\n참석인원 : {count}\n\n논의하였음.")
    assert not found.attendees


@pytest.mark.parametrize(
    "told",
    [
        "의장이 16시 25분에 폐회를 선언하다.",
        "의장이 16시 25분 폐회를 선언함.",
        "16시 25분에 폐회하다.",
    ],
)
def test_when_a_meeting_ended_as_minutes_tell_it(told: str) -> None:
    head = "# 총회 의사록\n\n일시: 2025년 2월 22일 14시\n장소: 교육관\n\n결산을 승인하다.\n\n"
    assert str(read(f"{head}### 폐회\n\n{told}").ends) == "16:25:00"
    for other in (
        "작년 총회는 16시 25분에 폐회를 선언하였으나 다시 열다.",
        "이사가 16시 25분에 폐회를 제안하다.",
        "의장이 13시 25분에 폐회를 선언하다.",
    ):
        assert read(head + other).ends is None
