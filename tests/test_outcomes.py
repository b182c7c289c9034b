"""What lines and chairs say was decided, in all their words; what another meeting did, or nobody decided, is told of none."""

import pytest
from conftest import understand
from test_golden import outcomes

from generator.korean.outcomes import labelled

WORDS = (
    *(
        "접수",
        "합의",
        "재심사",
        "계속 심사",
        "보완 후 재자문",
        "자문완료",
        "자문 완료",
        "탈락",
        "예비",
    ),
    *(
        "공개",
        "비공개",
        "부분공개",
        "일부 공개",
        "허가",
        "불허",
        "불허가",
        "불문",
        "감봉",
        "감봉 1개월",
    ),
    *("조건부 동의", "입찰 공고를 하기로 함", "다음 회의에서 결정", "설문 후 다시 논의"),
)
LINES = ("{0}", "{0}(찬성 4, 반대 0)", "{0} — 붙임과 같이 시행", "{0}. 자세한 것은 따로 알린다")
NONE = (
    *(
        "지난 회의에서 접수",
        "전차 회의에서 합의",
        "제3차 회의에서 결정",
        "소위원회에서 심사하기로 함",
    ),
    *(
        "없음",
        "붙임 참조",
        "다음과 같음",
        "많은 의견이 있었음",
        "추후 알림",
        "2024년 심의에서 허가",
    ),
)
LABELS = (
    "심의결과 : ",
    "의결결과: ",
    "결과 : ",
    "→ 협의결과: ",
    "☞ 의결사항 : ",
    "【결정】 ",
    "▶ 결과 : ",
)
RECORD = "심의회 회의록\n\n일시: 2025. 3. 5. 14:00\n\n[안건 1] 다리 보수의 건\n\n- (위원장) 시작하겠습니다.\n- (위원) 좋습니다.\n\n{0}\n\n[안건 2] 놀이터의 건\n\n- (위원장) 다음 안건입니다.\n- (위원) 네."
DECLARED = (
    *("재심의", "재심사", "재논의", "유보", "반려", "기각", "인용", "일부 인용", "각하", "동의"),
    *("부동의", "조건부 동의", "계속 심사", "접수", "부분 공개", "불허", "허가", "불문"),
)
SITTING = """제98회 가상시의회 회의록

의사일정
1. 조례안
2. 청원의 건

(10시06분 개의)
○위원장 국다현  개의하겠습니다.

1. 조례안
○위원장 국다현  의사일정 제1항 조례안을 상정합니다.
○마루한위원  좋습니다.
○위원장 국다현  {0}

2. 청원의 건
○위원장 국다현  의사일정 제2항을 상정합니다.
○마루한위원  예.
○위원장 국다현  산회를 선포합니다.
(11시41분 산회)
"""


@pytest.mark.parametrize("word", WORDS)
def test_a_label_says_that_it_is_a_result(word: str) -> None:
    for line in LINES:
        assert labelled(line.format(word)) == word
    told = [outcomes(understand(RECORD.format(label + word))[0]) for label in LABELS]
    assert told == [[f"1 | {word}"]] * len(LABELS)


@pytest.mark.parametrize("words", NONE)
def test_what_others_did_or_nobody_decided_is_no_result(words: str) -> None:
    assert not labelled(words)
    assert not outcomes(understand(RECORD.format(f"심의결과 : {words}"))[0])


@pytest.mark.parametrize("word", DECLARED)
def test_a_chair_declares_all_the_words_of_a_result(word: str) -> None:
    said = {
        f"제1항은 {word}되었음을 선포합니다.": word,
        f"의사일정 제1항은 {word}하기로 의결되었음을 선포합니다.": f"{word}하기로 의결",
        f"이의가 없으므로 {word}하기로 의결되었음을 선포합니다.": f"{word}하기로 의결",
    }
    for sentence, own in said.items():
        assert outcomes(understand(SITTING.format(sentence))[0]) == [f"1 | {own}"], sentence


@pytest.mark.parametrize("word", DECLARED)
def test_what_is_only_spoken_of_is_declared_by_nobody(word: str) -> None:
    for sentence in (
        f"지난 회의에서 {word}되었음을 말씀드립니다.",
        f"{word}하기로 하자는 의견이 있습니다.",
        f"{word}에 대하여 토론하겠습니다.",
        f"소위원회에서 {word}하기로 의결되었음을 보고드립니다.",
    ):
        assert not outcomes(understand(SITTING.format(sentence))[0]), sentence
