"""A chair's words (진행 발언) in combination: whatever opens an item and whatever decides it, no item gets another's result.

All people and places are fictional.
"""

from collections.abc import Sequence
from itertools import cycle

import pytest
from conftest import IN_PROOF, understand

from generator.model import Meeting

TITLES = ("도서관 개관시간 조정안", "작은도서관 위탁 운영 계획안", "이동도서관 차량 교체의 건")
LISTS = (
    "{n}. {t}",
    "제{n}호 안건 {t}",
    "제{n}호: {t}",
    "안건{n}. {t}",
    "{letter}. {t}",
    "{n}호 의안 {t}",
    "{t}",
)
OPENED = (
    "다음은 {t}입니다.",
    "다음 안건은 {t}입니다.",
    "다음 안건입니다. {t}입니다.",
    "네, 수고하셨습니다. 다음은 {n}번 안건 {t}입니다.",
    "이어서 {t}에 대하여 도서관과장께서 설명해 주시기 바랍니다.",
    "이어서 {t}에 대하여 담당자 설명 바랍니다.",
    "그럼 {n}호 안건으로 넘어가겠습니다.",
    "{n}번 안건 설명해 주십시오.",
    "{t}을 상정합니다.",
    "다음 안건 부탁드립니다.",
    "다음 안건 보고해 주세요.",
    "그러면 두 번째 안건으로 가겠습니다.",
    "두 번째 안건 {t}에 대해 말씀드리겠습니다.",
    "두 번째 {t} 건 진행하겠습니다.",
    "의안 제{n}호를 심의하겠습니다.",
    "그럼 다음으로 넘어가서 {t}을 보겠습니다.",
    "다음으로 {t}에 대한 심의를 하겠습니다.",
    "{n}호 안건 상정하겠습니다.",
    "이어서 두 번째 안건입니다.",
    "의사일정 제{n}항 {t}을 상정합니다.",
    "계속해서 제{n}호 안건을 상정하겠습니다. 담당 과장님 나오셔서 설명해 주십시오.",
    "다음 안건 {t} 시작하겠습니다.",
    "{n}번 {t} 다루겠습니다.",
    "그러면 {t} 건으로 넘어가도록 하겠습니다.",
    "이번에는 {t}입니다.",
    "안건 {n}번을 논의하겠습니다.",
)
NOT_OPENED = (
    "그 부분은 {t}에서 다시 논의하겠습니다.",
    "{t}은 다음 회의에서 심의하겠습니다.",
    "다음 안건이 많으니 짧게 부탁드립니다.",
    "지난 회의에서 {t}을 원안 가결하였습니다.",
    f"오늘 안건은 {', '.join(TITLES)}입니다.",
    "{t}과 함께 보아야 합니다.",
    "마지막 안건까지 잘 부탁드립니다.",
    "다음 안건으로 넘어가기 전에 질의를 더 받겠습니다.",
    "두 번째 안건과 관련이 있으니 같이 생각해 주시기 바랍니다.",
    "{n}호 안건은 잠시 뒤에 다루겠습니다.",
    "이 건은 보류하자는 의견이 있었습니다.",
    "부결하자는 말씀입니까?",
    "{t}에 대해서는 잠시 후 설명을 듣겠습니다.",
    "시간 관계상 {t}부터 하자는 제안이 있었습니다만 순서대로 하겠습니다.",
    "{t}의 자료를 참고해 주시기 바랍니다.",
    "제{n}호 안건 자료를 같이 보시기 바랍니다.",
    "{t}에 포함된 내용입니다.",
    "이것은 {t} 자료 3쪽입니다.",
    "{t}에도 같은 문제가 있겠습니다.",
    "{t}을 설명하실 때 같이 설명해 주시기 바랍니다.",
    "{n}호 안건 담당자께서는 잠시 기다려 주시기 바랍니다.",
    "원안대로 의결하자는 의견과 보류하자는 의견이 있습니다.",
    "{t}이 가결되면 이 안도 의미가 있습니다.",
)
DECIDED = (
    "원안대로 가결되었음을 선포합니다.",
    "원안대로 의결되었습니다.",
    "이의가 없으므로 원안대로 의결합니다.",
    "보류하기로 하겠습니다.",
    "찬성 3명, 반대 5명으로 부결되었음을 선포합니다.",
    "원안대로 의결하겠습니다.",
    "그럼 원안대로 통과된 것으로 하겠습니다.",
    "본 건은 부결하겠습니다.",
    "전원 찬성으로 원안 의결합니다.",
    "1호 안건은 원안대로 의결되었음을 선포합니다.",
)
HEADINGS = (
    "{n}. {t}",
    "제{n}호 안건: {t}",
    "{letter}. 제{n}호 의안: {t}",
    "□ 안건 {n} : {t}",
    "[의안 {n}] {t}",
    "■ {t}",
    "〈안건 {n}〉 {t}",
    "【안건 {n}】 {t}",
    "〔안건 {n}〕 {t}",
    "## 안건 {n}. {t}",
    "**안건 {n}. {t}**",
    "《제{n}안》 {t}",
    "[심의 {n}] {t}",
    "{letter}-{n}) {t}",
    "▶ 안건{n} {t}",
    "의안번호 제{n}호 {t}",
    "[{t}]",
    "의안 제{n}호 「{t}」",
    "{n}번 안건 {t}",
    "제 {n} 호 안 : {t}",
    "＜제{n}호 안건＞",
    "제{n}호 안건",
    "보고안건 {n}: {t}",
    "의사일정 제{n}항 {t}",
)
RESULTS = (
    "원안대로 의결되었음을 선포합니다.",
    "부결되었음을 선포합니다.",
    "보류되었음을 선포합니다.",
)
LAST = "수정가결되었음을 선포합니다."
FORMS: dict[str, tuple[str, tuple[str, str, str]]] = {
    "colon": ("{}: {}", ("위원장", "도서관과장", "이바람 위원")),
    "circle": ("○ {} {}", ("위원장 김하늘", "도서관과장 박구름", "이바람 위원")),
    "heading": ("### 〈{}〉\n\n- {}", ("위원장", "도서관과장", "○○○ 위원")),
    "paren": ("({}) {}", ("위원장 김하늘", "도서관과장", "위원 이바람")),
}


def minutes(form: str, listed: str, turns: Sequence[tuple[int, str]]) -> Meeting:
    """A meeting on three items; who speaks is the chair, an officer, a member."""
    line, people = FORMS[form]
    items = (
        f"  - {listed.format(n=n, t=t, letter='가나다'[n - 1])}\n" for n, t in enumerate(TITLES, 1)
    )
    head = "# 제1회 가상 도서관위원회 회의록\n\n- 일시: 2026. 3. 2. 14:00\n- 장소: 가상관\n- 안건\n"
    said = "\n\n".join(line.format(people[who], words) for who, words in turns)
    return understand(f"{head}{''.join(items)}\n## 회의 내용\n\n{said}\n")[0]


def decided(meeting: Meeting) -> list[list[str]]:
    return [[outcome.quote for outcome in item.outcomes] for item in meeting.agenda]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("apart", [False, True], ids=["in one turn", "in two turns"])
def test_each_result_is_told_of_its_own_item(form: str, apart: bool) -> None:
    results, lists = cycle(DECIDED), cycle(LISTS)
    for words in OPENED:
        first, opened = next(results), words.format(t=TITLES[1], n=2)
        between = [(0, first), (0, opened)] if apart else [(0, f"{first} {opened}")]
        turns = [
            (0, f"회의를 시작하겠습니다. 제1호 안건 {TITLES[0]}을 상정합니다."),
            (1, "설명드리겠습니다. 자세한 내용은 자료와 같습니다."),
            (2, "찬성합니다."),
            *between,
            (1, "위탁 계획을 설명드리겠습니다."),
            (2, "기간을 줄여야 한다고 생각합니다."),
            (0, LAST),
        ]
        meeting = minutes(form, next(lists), turns)
        assert decided(meeting) == [[first], [LAST], []], opened
        assert [section.items for section in meeting.sections] == [("a1",), ("a2",)], opened


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", [0, 1, 2], ids=["the chair", "an officer", "a member"])
def test_who_speaks_of_another_item_does_not_open_it(form: str, who: int) -> None:
    for words in (*NOT_OPENED, *(OPENED if who else ()))[:: 1 if IN_PROOF else 2]:
        turns = [
            (0, f"회의를 시작하겠습니다. 제1호 안건 {TITLES[0]}을 상정합니다."),
            (2, "예산은 얼마입니까?"),
            (who, words.format(t=TITLES[1], n=2)),
            (2 if who == 1 else 1, "네, 알겠습니다. 그렇게 하겠습니다."),
            (0, DECIDED[0]),
            (0, f"다음은 제2호 안건 {TITLES[1]}을 상정합니다."),
            (2, "찬성합니다."),
            (0, LAST),
        ]
        meeting = minutes(form, LISTS[0], turns)
        assert decided(meeting) == [[DECIDED[0]], [LAST], []], words
        assert [len(section.speeches) for section in meeting.sections] == [5, 3], words


@pytest.mark.parametrize("form", [form for form in FORMS if form != "heading"])
@pytest.mark.parametrize("listed", LISTS[:4])
def test_a_line_that_is_a_listed_title_opens_the_item(form: str, listed: str) -> None:
    line, people = FORMS[form]
    for heading in HEADINGS[:: 1 if IN_PROOF else 2]:
        parts = [
            f"{heading.format(n=n, t=t, letter='가나다'[n - 1])}\n\n{line.format(people[0], words)}"
            f"\n\n{line.format(people[2], '찬성하거나 반대합니다.')}\n\n{line.format(people[0], result)}"
            for n, (t, words, result) in enumerate(
                zip(
                    TITLES,
                    ("시작합니다.", "설명을 들으셨습니다.", "의견 있으십니까?"),
                    RESULTS,
                    strict=True,
                ),
                1,
            )
        ]
        items = "".join(f"{listed.format(n=n, t=t)}\n" for n, t in enumerate(TITLES, 1))
        head = "제1회 가상 도서관위원회 회의록\n\n일시: 2026. 3. 2. 14:00\n장소: 가상관\n\n안건\n"
        meeting, _ = understand(f"{head}{items}\n" + "\n\n".join(parts) + "\n")
        assert decided(meeting) == [[result] for result in RESULTS], heading


def test_what_is_decided_of_an_item_that_nothing_opens_is_told_of_none() -> None:
    turns = [
        (0, f"제1호 안건 {TITLES[0]}을 상정합니다."),
        (2, "찬성합니다."),
        (0, DECIDED[0]),
        (1, "작은도서관의 위탁 기간이 올해로 끝납니다. 새로 정하여야 합니다."),
        (2, "기간을 줄여야 한다고 생각합니다."),
        (0, LAST),
    ]
    assert decided(minutes("colon", LISTS[0], turns)) == [[DECIDED[0]], [], []]
