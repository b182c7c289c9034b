"""Where a meeting was and when is told in its overview: what was planned or told elsewhere in the record is no such thing."""

from itertools import product

import pytest
from conftest import understand

TOP = (
    "◎ 참석: 회장 김가상, 총무이사 이허구",
    "□ 참석자 : 위원장 김가상, 위원 이허구",
    "- **참석**: 위원장 김가상",
    "1. 참석이사: 이사장 김가상, 이사 이허구",
    "참석: 위원장 김가상",
)
HEADS = (
    "Ⅱ. 논의사항",
    "□ 보고사항",
    "## 회의 내용",
    "### 기타",
    "2. 논의사항",
    "□ 차기 회의",
    "[안건 1] 학술대회 개최의 건",
    "제1호 의안: 학술대회 개최의 건",
    "논의사항",
    "다음 회의",
    "## 학술대회",
)
DAYS = (
    "- 일자: 2025년 11월 8일(토)",
    "  - 일시 : 2025. 11. 8.(토)",
    "○ 일 시 : 2025. 11. 8.(토) 10:00",
    "가. 일시: 2025. 11. 8.",
    "일시: 2025. 11. 8. 14:00",
    "· 때: 2025. 11. 8.",
)
PLACES = (
    "- 장소: 두레대학교 인문관",
    "  - 장 소 : 두레대학교 인문관",
    "○ 장소 : 두레대학교",
    "나. 장소: 두레대학교 인문관",
    "장소: 두레대학교 인문관",
    "· 곳: 두레대학교",
)


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_below_a_head_of_the_body_is_not_the_meeting_s(head: str) -> None:
    for top, (gap, day, place) in product(TOP, zip(("\n\n", "\n") * 3, DAYS, PLACES, strict=True)):
        record = (
            f"상임이사회 회의록\n\n{top}\n\n{head}{gap}1. 추계학술대회 개최{gap}{day}{gap}{place}"
        )
        overview = understand(record)[0].overview
        assert (overview.day, overview.place) == (None, ""), record


@pytest.mark.parametrize("head", ["◎ 보고사항", "◎ 안건"])
def test_an_entry_of_the_same_rank_is_of_the_overview(head: str) -> None:
    record = f"이사회 회의록\n\n◎ 참석: 회장 김가상\n\n{head}\n - 결산 보고\n\n◎ 일시: 2025. 7. 4. 18:00\n\n◎ 장소: 회의실"
    overview = understand(record)[0].overview
    assert (str(overview.day), overview.place) == ("2025-07-04", "회의실")


@pytest.mark.parametrize(
    "head",
    ["## 회의 개요", "## 참석 현황", "회의개요", "□ 회의 개요", "1. 회의 개요", "Ⅰ. 회의개요"],
)
def test_the_overview_s_own_head_is_no_head_of_the_body(head: str) -> None:
    for day, place in zip(DAYS, PLACES, strict=True):
        overview = understand(f"이사회 회의록\n\n{head}\n\n{day}\n\n{place}\n\n논의하였음.")[
            0
        ].overview
        assert str(overview.day) == "2025-11-08"
        assert overview.place


@pytest.mark.parametrize(
    "above", ["## 다음 회의", "차기 회의", "위와 같이 의사록을 작성하고 서명한다."]
)
def test_a_date_below_the_next_meeting_or_above_the_seals_is_not_the_meeting_s(above: str) -> None:
    record = f"협의체 회의록\n\n참석자 : 김가상\n\n나눔 사업을 논의하다.\n\n{above}\n\n2025년 12월 9일(화)"
    assert understand(record)[0].overview.day is None
