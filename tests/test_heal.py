"""What a page break cut is joined, and nothing else is: rows, entries, results and headings stay as they are printed."""

import pytest
from conftest import understand

from generator.model import Meeting

WHOLE = (  # stand by themselves, below and above a gap
    "| 2 | 다 기관 | 81.9 | 예비 |",
    "⇒ 재심사",
    "→ 협의결과: 다시 협의",
    "☞ 다음 회의에서 결정",
    "나-1) 규제정비 종합계획 추진실적",
    "1) 제안설명",
    "2. 물빛대교 명칭 변경",
    "(1) 버스정류장 그늘막",
    "① 운영실적",
    "Ⅱ. 논의사항",
    "가. 개회",
    "제1호 의안: 정관 변경",
    "안건 2 물빛대교 명칭",
    "차기 회의 : 2025년 9월 18일(목) 19시 30분",
    "□ 자문 결과",
    "○ 조치계획",
    "Q. 대상은 어떻게 골랐는지",
    "붙임 1. 참석자 명단",
    "[질의응답]",
    "〔안건 3〕",
    "（전원 찬성）",
)
ABOVE = (
    *WHOLE,
    "원안가결",
    "조건부 동의",
    "19시 30분",
    "주요 논의",
    "우리 마을",
    "협의",
    "새로 난 도로",
)
BELOW = (*WHOLE, "위와 같이 의결하였음을 확인함", "2025년 8월 21일", "장) 가 기관을 선정합니다")
CUT = (  # a sentence in two
    ("이 건은 다음 회의에서", "다루겠음."),
    ("예산은 총 32억 원이며,", "이 중 절반은 국비임."),
    ("앞서 의견을 주신", "○○○ 위원님께 감사함."),
    ("저희가 검토한 결과를", "보고드리겠음."),
    ("설문지에 적힌 물음과 그 아래의", "답) 이라는 글자는 빼겠음."),
    ("차후 조금씩 개선", "이나 고민을 해주시면 좋을 것임."),
    (
        "여러 번 말씀드렸듯이 현장을 먼저 확인하고 주민들과 이야기를 나누어서 설계",
        "변경을 하는 것이 좋겠음.",
    ),
)
MARKS = ("### 〈위원장〉\n{0}", "○위원장 김가상  {0}", "(위원장) {0}", "위원장: {0}")


def said(mark: str, left: str, right: str) -> Meeting:
    first = mark.format("말씀드리겠음.")
    return understand(
        f"회의록\n\n일시: 2024. 5. 3. 14:00\n\n{first}\n\n{left}\n\n{right}\n\n위원: 예."
    )[0]


def parts(meeting: Meeting) -> set[tuple[str, ...]]:
    return {p.parts for p in meeting.paragraphs() if len(p.parts) > 1}


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("left", ABOVE)
def test_what_stands_by_itself_goes_on_in_nothing(left: str, mark: str) -> None:
    for right in ("별도의 문단임.", "위원장은 자료를 보기 바람.", "장) 가 기관을 선정합니다."):
        assert not parts(said(mark, left, right))


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("right", BELOW)
def test_nothing_goes_on_in_what_stands_by_itself(right: str, mark: str) -> None:
    for left in ("원안가결", "다음 안건을 말씀드림", "주요 논의사항"):
        assert not parts(said(mark, left, right))


@pytest.mark.parametrize(("left", "right"), CUT)
def test_a_sentence_that_a_page_cut_is_one(left: str, right: str) -> None:
    for sign in ("", "- "):
        assert parts(said(MARKS[0], f"{sign}{left}", right)) == {(left, right)}
