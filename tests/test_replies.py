"""Which earlier speech a paragraph takes up, and when nobody can tell.

People in these records are made up.
"""

import pytest
from conftest import understand

REPORTS = """
### 〈교통과장〉

- 교통과 현안업무 보고
  - 한별 자전거 대여소 확충
  - 신호등 제어체계 구축

### 〈수목원 운영팀장〉

- 수목원 현안업무 보고
  - 청소년 숲길 조성 추진
"""


def replies(*turns: tuple[str, str]) -> list[str]:
    """Speech and quote of every reply, after two reports: s1 (two items), s2 (one)."""
    text = REPORTS + "".join(f"\n### 〈{label}〉\n\n{said}\n" for label, said in turns)
    meeting, _ = understand(text)
    return [f"{p.id}>{r.speech} {r.quote}" for p in meeting.paragraphs() for r in p.replies]


MEMBER = ("○○○ 위원", "- 걱정이 됨.")
CHAIR = ("위원장", "- 답변 바람.")


def test_a_title_that_one_label_has() -> None:
    found = replies(
        ("공단 이사장", "- 잘 됨."), ("○○○ 위원", "- 이사장님께서 방금 말씀을 하셨는데, 다름.")
    )
    assert found == ["s4-p1>s3 이사장님께서 방금 말씀을 하셨는데"]
    found = replies(
        ("공단 이사장", "- 잘 됨."),
        ("부위원장", "- 좋음."),
        ("위원장", "- 부위원장님께서 말씀하신 것처럼 좋음."),
    )
    assert found == ["s5-p1>s4 부위원장님께서 말씀하신"]


def test_words_in_quotation_marks_do_not_end_the_sentence() -> None:
    found = replies(
        ("공단 이사장", "- 몰랐음."),
        ("○○○ 위원", "- 이사장님은 '몰랐다.' 이렇게 말씀을 하셨는데, 안 됨."),
    )
    assert found == ["s4-p1>s3 이사장님은 '몰랐다.' 이렇게 말씀을 하셨는데"]


def test_a_report_is_taken_up_by_its_item_or_its_body() -> None:
    assert replies(("○○○ 위원", "- 신호등 제어체계 구축이라고 보고했는데, 왜 하는지.")) == [
        "s3-p1>s1 신호등 제어체계 구축이라고 보고했는데"
    ]
    assert replies(("○○○ 위원", "- 수목원에서 나무를 심는다고 했는데, 좋음.")) == [
        "s3-p1>s2 수목원에서 나무를 심는다고 했는데"
    ]


def test_an_official_answers_the_member_before() -> None:
    for said in (
        "위원님께서 걱정하시는 부분은 없음.",
        "우려하시는 부분은 없음.",
        "○○○ 위원님께서 말씀하신 것은 맞음.",
        "왜 하냐고 물어보시면, 필요함.",
    ):
        assert [found.split()[0] for found in replies(MEMBER, ("교통과장", f"- {said}"))] == [
            "s4-p1>s3"
        ], said
    assert replies(MEMBER, CHAIR, ("교통과장", "- 걱정하시는 부분은 없음.")) == [
        "s5-p1>s3 걱정하시는 부분은"
    ]
    assert replies(MEMBER, ("공원과장", "- 없음."), ("교통과장", "- 걱정하시는 부분은 없음.")) == [
        "s5-p1>s3 걱정하시는 부분은"
    ]


def test_a_member_takes_up_the_member_just_before() -> None:
    assert replies(MEMBER, ("○○○ 위원", "- 방금 위원님께서 말씀해 주신 내용에 공감함.")) == [
        "s4-p1>s3 위원님께서 말씀해 주신"
    ]


@pytest.mark.parametrize(
    "turns",
    [
        [MEMBER, MEMBER, ("교통과장", "- 감사함.\n- 위원님께서 말씀하신 것은 맞음.")],  # which of the two?
        [MEMBER, ("교통과장", "- 위원님들께서 말씀하신 것은 맞음.")],
        [MEMBER, ("교통과장", "- 여러 위원님께서 말씀하신 것은 맞음.")],
        [MEMBER, ("교통과장", "- 여러 위원님이 지적하신 부분이 있음.")],
        [MEMBER, ("교통과장", "- 없음."), ("○○○ 위원", "- 방금 위원님께서 말씀하신 것은 맞음.")],
        [MEMBER, ("○○○ 위원", "- 제가 말씀드린 것은 아님.")],  # one's own words
        [MEMBER, ("위원장", "- ○○○ 위원님께서 말씀하신 것처럼 하겠음.")],
        [("○○○ 위원", "- 과장님께서 말씀하신 것은 아님."), MEMBER],  # which label?
        [("○○○ 위원", "- 시장님께서 말씀하신 것이 있음."), MEMBER],  # nobody here
        [("○○○ 위원", "- 과장님께서 말씀해 주시면 좋겠음."), MEMBER],  # not said yet
        [("○○○ 위원", "- 공단에서 넓힌다고 했는데 좁음."), MEMBER],  # no label begins so
        [("교통과장", "- 위원님께서 걱정하시는 부분은 없음.")],  # no member has spoken
        [MEMBER, ("교통과장", "- 위원 여러분께서 지적하신 사항은 맞음.")],
        [MEMBER, ("교통과장", "- 많은 위원님께서 우려하시는 부분은 없음.")],
        [MEMBER, ("교통과장", "- 다들 우려하시는 부분임.")],
        [MEMBER, ("교통과장", "- 맞음."), MEMBER, ("교통과장", "- 아까 질문하신 사항은 맞음.")],
        [MEMBER, ("교통과장", "- 주민들께서 걱정하시는 부분은 없음.")],
        [MEMBER, ("교통과장", "- 시의회에서 지적하신 사항은 고쳤음.")],
        [MEMBER, ("교통과장", "- 주민들께 왜 반대하냐고 물어보니 시끄럽다고 함.")],
        [("김가상 위원", "- 걱정이 됨."), ("교통과장", "- 박가상 위원님께서 말씀하신 내용임.")],
        [("김○○ 위원", "- 걱정이 됨."), ("교통과장", "- 박○○ 위원님께서 말씀하신 내용임.")],
        [("○○○ 위원", "- 나무를 더 심어야 함."), ("○○○ 위원", "- 길이 좁음."), ("공원과장", "- ○○○ 위원님께서 말씀하신 식재 확대는 어려움.")],
        [MEMBER, ("위원장", "- 저는 길이 좁은 것이 걱정됨. 답변 바람."), ("교통과장", "- 지적하신 사항은 맞음.")],
        [("공단 이사장", "- 됨."), ("○○○ 위원", "- 전임 이사장님께서 말씀하신 것과 다름.")],
        [("공단 이사장", "- 됨."), ("○○○ 위원", "- 이사장님께서 나중에 설명해 주신다면 좋겠음.")],
        [("공단 이사장", "- 됨."), ("○○○ 위원", "- 이사장님은 모르시겠지만 주민들이 말씀하신 내용은 다름.")],
        [("○○○ 위원", "- 한 수목이 자란다고 했는데 크지 않음."), MEMBER],
    ],
)  # fmt: skip
def test_what_the_text_does_not_decide_stays_open(turns: list[tuple[str, str]]) -> None:
    if turns[0][1].startswith("- 과장님"):
        turns = [("공원과장", "- 됨."), ("교통과장", "- 됨."), *turns]
    assert replies(*turns) == []


def test_a_named_member_is_found_by_name() -> None:
    found = replies(
        ("김가상 위원", "- 좋음."),
        ("이가상 위원", "- 나쁨."),
        ("교통과장", "- 김가상 위원님께서 말씀하신 것은 맞음."),
    )
    assert found == ["s5-p1>s3 위원님께서 말씀하신"]
