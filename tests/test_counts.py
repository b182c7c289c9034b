"""Numbers that a record announces agree with what it has, or are told; everybody in the records is made up."""

import pytest
from conftest import understand

HEAD = """의사일정
1. 길 조성의 건
2. 책 읽기의 건
3. 나무 심기의 건
(10시00분 개의)
○위원장 홍길동   의사일정 {}
○도시과장 김가상   보고하겠습니다.
{}
(11시00분 산회)
○출석 위원({}인)
홍길동   김가상   이허구
"""
FINE = ("제1항부터 제3항까지 이상 3건을 일괄 상정합니다.", "(이상 3건은 부록에 실음)", 3)


def told(tabled: str, notice: str, present: int) -> list[str]:
    found = understand(HEAD.format(tabled, notice, present))[1]
    return [f"{p.line} {p.code} {p.message}" for p in found if p.code in ("K001", "K012", "K015")]


def test_what_agrees_is_not_told() -> None:
    assert told(*FINE) == []


@pytest.mark.parametrize(
    ("place", "words", "message"),
    [
        (
            0,
            "제1항부터 제3항까지 4건을 일괄 상정합니다.",
            "6 K015 제1항부터 제3항까지는 3건인데 4건이라고 적었습니다",
        ),
        (1, "(이상 4건은 부록에 실음)", "8 K015 이상 4건이라고 적었으나 상정된 안건은 3건입니다"),
        (2, 4, "10 K001 '출석 위원(4인)'라고 적었으나 명단에는 3명이 있습니다"),
    ],
)
def test_what_does_not_agree_is_told(place: int, words: object, message: str) -> None:
    parts = [*FINE[:place], words, *FINE[place + 1 :]]
    assert told(*parts) == [message]  # type: ignore[arg-type]
