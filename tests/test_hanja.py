"""Hanja are read as names and offices are, by the law of initials; the people are made up."""

import pytest

from generator.korean.hanja import reading


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("委員長", "위원장"),
        ("第299回國會", "제299회국회"),
        ("李虛構 議員", "이허구 의원"),  # 리
        ("柳假想", "유가상"),  # 류
        ("盧無名", "노무명"),  # 로
        ("\uf90a假九 委員", "김가구 위원"),  # a compatibility ideograph; 금 is 김 in a name
        ("金融", "김융"),  # two letters may be a name
        ("홍길동 委員", "홍길동 위원"),
        ("○○○ 委員", "○○○ 위원"),
        ("위원장", "위원장"),
    ],
)
def test_hanja_are_read(printed: str, read: str) -> None:
    assert reading(printed) == read
