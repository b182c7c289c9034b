"""Formulas that differ in a title alone: who renumbers, moves or swaps them leads no link to another item's words."""

from collections.abc import Sequence

import pytest
from test_ids import again, first, told

BILLS = (
    "가상시 도시공원 및 녹지 등에 관한 조례 일부개정조례안",
    "가상시 도시계획 조례 일부개정조례안",
    "가상시 공유재산 관리 조례 일부개정조례안",
    "가상시 주차장 설치 및 관리 조례 일부개정조례안",
    "가상시 하천 관리 조례 일부개정조례안",
)
HEAD = "# 제12회 가상시의회 본회의 회의록\n\n일시: 2024. 3. 5.(화) 10:00\n\n"
REPORT = "의사일정 제{}항 {} 조성 사업의 추진현황을 보고드리겠음. 총사업비는 {}억 원이며 올해 안에 설계를 마치고 내년에 착공할 계획임."
NEXT = (
    "위원장",
    "다음 안건을 보고해 주시기 바람. 질의하실 위원 계시면 손을 들어 주시기 바람.",
)
THANKS = (
    "위원장",
    "수고 많으셨음. 이 건은 의견이 없으면 원안대로 접수하고 다음으로 넘어가겠음.",
)
LIBRARY = ("도시과장", REPORT.format(1, "가상동 도서관", 30))
GYM = ("도시과장", REPORT.format(2, "나래동 체육관", 45))
MUSEUM = ("도시과장", REPORT.format(4, "라온동 미술관", 22))


def council(bills: Sequence[str]) -> str:
    """Minutes in which the chair says the same of each bill but for its number and title."""
    listed = "".join(f"{n}. {bill}\n" for n, bill in enumerate(bills, start=1))
    said = "".join(
        f"○의장 홍길동   의사일정 제{n}항 {bill}을 상정합니다. 이의 없으십니까? 가결되었음을 선포합니다.\n\n"
        for n, bill in enumerate(bills, start=1)
    )
    return f"{HEAD}의사일정\n{listed}\n(10시00분 개의)\n\n○의장 홍길동   회의를 시작하겠습니다.\n\n{said}"


def turns(*those: tuple[str, str]) -> str:
    return HEAD + "".join(f"### 〈{label}〉\n\n- {words}\n\n" for label, words in those)


def mended(turn: tuple[str, str]) -> tuple[str, str]:
    return turn[0], turn[1].replace("보고드리겠음", "보고드리겠습니다")


def lied(before: str, after: str, names: Sequence[str]) -> list[str]:
    """The ids that stood at one of these names and stand at another now."""
    meeting, ledger = first(before)
    now = told(again(after, ledger)[0])
    named = {own: name for own, words in told(meeting).items() for name in names if name in words}
    return [own for own, name in named.items() if own in now and name not in now[own]]


@pytest.mark.parametrize(
    "after",
    [
        [BILLS[4], *BILLS[:3]],
        [*BILLS[1:4], BILLS[4]],
        [BILLS[2], BILLS[1], BILLS[0], BILLS[3]],
    ],
    ids=["one more at the head, the last dropped", "the first dropped, one more", "two swapped"],
)
def test_bills_that_are_renumbered_keep_the_words_of_the_chair(after: Sequence[str]) -> None:
    wrong = lied(council(BILLS[:4]), council(after), BILLS)
    assert [own for own in wrong if own[0] == "s"] == []


def test_items_that_change_places_go_with_their_titles() -> None:
    before, ledger = first(council(BILLS[:4]))
    after, _ = again(council([BILLS[0], BILLS[3], BILLS[2], BILLS[1]]), ledger)
    assert {item.id: item.title for item in after.agenda} == {
        item.id: item.title for item in before.agenda
    }


@pytest.mark.parametrize(
    "after",
    [
        turns(MUSEUM, NEXT, GYM, THANKS, LIBRARY),
        turns(MUSEUM, NEXT, GYM, THANKS, mended(LIBRARY)),
        turns(mended(GYM), NEXT, mended(LIBRARY), THANKS),
        turns(mended(GYM), NEXT, LIBRARY, THANKS),
    ],
    ids=["moved", "moved and mended", "swapped and mended", "swapped and one mended"],
)
@pytest.mark.parametrize("label", ["도시과장", "○○○ 위원"])
def test_like_turns_that_change_places_take_their_links_along(after: str, label: str) -> None:
    before = turns(LIBRARY, NEXT, GYM, THANKS)
    names = ["도서관", "체육관", "미술관"]
    assert lied(*(text.replace("도시과장", label) for text in (before, after)), names) == []
