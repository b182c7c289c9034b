"""What a paragraph is about: named by title or a part of it, by an alias, or carried on.

People and programmes in these records are made up.
"""

import pytest
from conftest import COMMITTEE, understand
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Meeting
from generator.notes import Alias, Notes

AGENDA = """
# 2024년 제1차 가상위원회 회의록

### 〈교통과장〉

- 교통과 현안업무 보고
  - 「한별 자전거」 대여소 확충 및 이용편의 제고
  - 인공지능 기반 신호등 제어체계 구축

### 〈공원과장〉

- 공원과 현안업무 보고
  - 청소년 수목원 조성 추진

### 〈수질센터〉

- 수질센터 현안업무 보고
  - 빗물 재활용 시설 확대

### 〈○○○ 위원〉

"""


def discuss(*paragraphs: str, notes: Notes | None = None) -> Meeting:
    """A meeting with these paragraphs in the last turn; four items, a1 to a4."""
    return understand(AGENDA + "\n\n".join(paragraphs), notes=notes)[0]


def about(meeting: Meeting) -> list[list[str]]:
    """For each paragraph of the last turn: item, basis and words."""
    return [
        [f"{m.agenda} {m.basis} {m.quote}".strip() for m in p.mentions]
        for p in meeting.speeches[-1].paragraphs
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("- 한별 자전거 대여소 확충 및 이용편의 제고는 좋음.", ["a1 title 한별 자전거 대여소 확충 및 이용편의 제고"]),
        ("- 한별자전거 대여소를 늘려야 함.", ["a1 title 한별자전거 대여소"]),
        ("- 올해 ‘한별  자전거’에 대하여 묻겠음.", ["a1 title 한별  자전거"]),
        ("- 신호등 제어체계도 보고 청소년 수목원을 봤음.", ["a2 title 신호등 제어체계", "a3 title 청소년 수목원"]),
        ("- 수목원은 좋은 사업임.", ["a3 title 수목원"]),
        ("- 마지막으로, 빗물 관련하여 말씀드림.", ["a4 title 빗물"]),
    ],
)  # fmt: skip
def test_a_part_of_a_title_names_its_item(said: str, found: list[str]) -> None:
    assert about(discuss(said)) == [found]


@pytest.mark.parametrize(
    "said",
    [
        "- 이용편의 제고가 중요함.",  # said of any programme
        "- 인공지능 기반은 안전해야 함.",  # says how, not what
        "- 옆 도시의 빗물은 다름.",  # one word, not what the paragraph is about
        "- 수질센터는 어떠한지.",  # an office
        "- 가상위원회 위원으로서 말씀드림.",
        "- 비청소년 수목원의 이야기임.",  # not from the start of a word
        "- 청소년. 수목원 이야기도 있음.",  # two sentences
        "- 오늘 보고된 네 가지 사업은 모두 다 필요함.",  # about everything
        "- 공원과 시설이 부족함.",
    ],
)
def test_what_could_mean_something_else_names_nothing(said: str) -> None:
    assert about(discuss(said)) == [[]]


def test_a_word_that_the_record_says_of_another_item_is_no_name() -> None:
    meeting = discuss("- 청소년 수목원에 빗물이 고임.", "- 빗물 관련하여 말씀드림.")
    assert about(meeting) == [["a3 title 청소년 수목원"], []]


def test_in_a_list_of_items_one_word_is_enough() -> None:
    meeting = discuss("- 한별 자전거, 신호등 제어체계, 빗물, 이 부분은 다 끊어져 있음.")
    assert [named.split()[0] for named in about(meeting)[0]] == ["a1", "a2", "a4"]


def test_a_paragraph_goes_on_until_something_else_is_named() -> None:
    meeting = discuss(
        "- 한별 자전거를 보면, 대여소가 부족함.",
        "그래서 대여소를 학교 앞에 두면 좋겠음.",
        "다만 학교 앞은 길이 좁음.",
        "청소년 수목원도 길이 좁음.",
        "그 길을 넓혀야 함.",
    )
    assert about(meeting) == [
        ["a1 title 한별 자전거"],
        ["a1 carried"],
        ["a1 carried"],
        ["a3 title 청소년 수목원"],
        [],  # two have come up: which is meant is not sure
    ]
    assert meeting.speeches[-1].paragraphs[2].mentions[0].origin == "s4-p1"


@pytest.mark.parametrize(
    "then",
    [
        "- 그 대여소는 좁음.",  # a bullet begins anew
        "전체적으로 대여소 같은 사업들은 좋음.",  # wider
        "그리고 버스 요금이 올랐음.",  # adds something that speaks of nothing before
        "‘푸른 배움터’는 길이 좋음.",  # names a thing of its own
        "따릉 지원단이 하는 일임.",
    ],
)
def test_what_does_not_go_on_is_not_carried(then: str) -> None:
    assert about(discuss("- 한별 자전거 대여소가 부족함.", then))[1] == []


def test_another_speech_carries_nothing() -> None:
    meeting = discuss("- 한별 자전거 대여소가 부족함.", "### 〈교통과장〉", "대여소를 늘리겠음.")
    assert about(meeting) == [[]]


def test_what_takes_up_a_report_of_one_item_is_about_it() -> None:
    meeting = discuss("- 수질센터에서 물을 모은다고 했는데, 양이 적음.", "모은 물을 늘리면 좋겠음.")
    assert about(meeting) == [["a4 carried"], ["a4 carried"]]
    meeting = discuss("- 교통과에서 길을 넓힌다고 했는데, 좁음.")  # it reported two
    assert about(meeting) == [[]]


def test_an_answer_is_about_the_one_item_that_its_subject_was_asked_of() -> None:
    asked = (
        "- 한별 자전거의 보관함이 낡았음.",
        "- 청소년 수목원의 화장실이 좁음.",
        "- 안내판이 좋음.",
    )
    answer = "### 〈교통과장〉", "- 보관함은 고치겠음."
    assert about(discuss(*asked, *answer)) == [["a1 carried"]]
    both = ("- 한별 자전거의 보관함이 낡았음.", "- 청소년 수목원의 보관함이 좁음.")
    assert about(discuss(*both, *answer)) == [[]]
    together = ("- 한별 자전거와 청소년 수목원의 보관함이 낡았음.",)
    assert about(discuss(*together, *answer)) == [[]]


def test_a_paragraph_that_takes_up_two_is_about_neither() -> None:
    asked = ("- 한별 자전거의 보관함이 낡았음.", "### 〈공원과장〉", "- 청소년 수목원은 좁음.")
    taken = "- 수질센터에서 물을 모은다고 했는데, 위원님께서 걱정하시는 보관함은 고치겠음."
    meeting = discuss(*asked, "### 〈교통과장〉", taken)
    assert {r.speech for r in meeting.speeches[-1].paragraphs[0].replies} == {"s3", "s4"}
    assert about(meeting) == [[]]


def with_aliases(*aliases: tuple[str, str]) -> Notes:
    return Notes(agenda_aliases=tuple(Alias(item, phrase, 7) for item, phrase in aliases))


def test_an_alias_names_its_item_and_a_title_goes_first() -> None:
    notes = with_aliases(("청소년 수목원 조성 추진", "푸른 배움터"), ("a1", "따릉 바퀴"))
    meeting = discuss(
        "- 푸른배움터들은 좋음.",
        "- 푸른 배움터, 곧 청소년 수목원과 따릉 바퀴를 봤음.",
        notes=notes,
    )
    assert about(meeting) == [
        ["a3 alias 푸른배움터"],
        ["a3 title 청소년 수목원", "a1 alias 따릉 바퀴"],
    ]


@pytest.mark.parametrize(
    ("item", "phrase", "code"),
    [
        ("없는 안건", "푸른 배움터", "A002"),
        ("a99", "푸른 배움터", "A002"),
        ("청소년 수목원 조성 추진", "대여소", "A001"),  # in another title
        ("청소년 수목원 조성 추진", "한별 자전거 배움터", "A001"),  # has another item's name in it
        ("빗물 재활용 시설 확대", "수질센터", "A003"),
        ("빗물 재활용 시설 확대", "가상위원회", "A003"),
        ("빗물 재활용 시설 확대", "사업", "A004"),
        ("빗물 재활용 시설 확대", "물", "A004"),
        ("빗물 재활용 시설 확대", "", "A004"),
    ],
)
def test_an_alias_that_could_mean_something_else_is_not_used(
    item: str, phrase: str, code: str
) -> None:
    text = AGENDA + f"- {phrase} 이야기를 하겠음. 수질센터와 대여소도 봤음."
    notes = with_aliases((item, phrase))
    meeting, problems = understand(text, notes=notes)
    found = [(p.level, p.code, p.path, p.line) for p in problems if p.code[0] == "A"]
    assert found == [("warning", code, "minutes/board/2024-1/meeting.yml", 7)]
    assert all(m.basis != "alias" for p in meeting.paragraphs() for m in p.mentions)


def test_an_alias_of_two_items_is_used_for_none() -> None:
    notes = with_aliases(("a1", "푸른 길"), ("a3", "푸른 길"))
    meeting, problems = understand(AGENDA + "- 푸른 길은 좋음.", notes=notes)
    assert [p.code for p in problems if p.code[0] == "A"] == ["A001", "A001"]
    assert about(meeting) == [[]]


def test_five_hundred_aliases_are_read_and_said_to_be_many() -> None:
    notes = with_aliases(*(("a3", f"푸른 배움터 {n}호") for n in range(500)))
    meeting, problems = understand(AGENDA + "- 푸른 배움터 77호는 좋음.", notes=notes)
    assert [p.code for p in problems if p.code[0] == "A"] == ["A005"]
    assert about(meeting) == [["a3 alias 푸른 배움터 77호"]]


def test_without_an_agenda_aliases_are_a_warning() -> None:
    text = "### 〈○○○ 위원〉\n\n- 푸른 길은 좋음."
    meeting, problems = understand(text, notes=with_aliases(("a1", "푸른 길"), ("a2", "물길")))
    assert [p.code for p in problems if p.code[0] == "A"] == ["A002"]
    assert about(meeting) == [[]]


def test_an_alias_of_a_committee_is_for_the_meetings_that_have_the_item() -> None:
    from dataclasses import replace

    aliases = (
        Alias("청소년 수목원 조성 추진", "푸른 배움터", 4),
        Alias("다른 회의의 안건", "물길", 5),
    )
    committee = replace(COMMITTEE, agenda_aliases=aliases)
    meeting, problems = understand(AGENDA + "- 푸른 배움터는 좋음.", committee=committee)
    assert about(meeting) == [["a3 alias 푸른 배움터"]]
    assert not [p for p in problems if p.code[0] == "A"]


WORDS = ("한별", "자전거", "대여소", "신호등", "제어체계", "수목원", "청소년", "빗물", "푸른 배움터", "따릉 바퀴", "좋음", "시설", "길", "이", "는", ",", ".", "관련하여", "와")  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=1, max_size=6))
def test_without_aliases_nothing_is_named_that_they_do_not_leave_named(
    said: list[list[str]],
) -> None:
    paragraphs = ["- " + " ".join(words) for words in said]
    notes = with_aliases(("a3", "푸른 배움터"), ("a1", "따릉 바퀴"))
    bare, full = discuss(*paragraphs), discuss(*paragraphs, notes=notes)
    for without, with_ in zip(bare.paragraphs(), full.paragraphs(), strict=True):
        assert {m.agenda for m in without.mentions} <= {m.agenda for m in with_.mentions}


@pytest.mark.parametrize("phrase", ["그것", "시민들", "위원님", "담당자", "그 사업", "오늘 보고"])
def test_a_general_word_is_no_alias(phrase: str) -> None:
    meeting, problems = understand(AGENDA + f"- {phrase}.", notes=with_aliases(("a4", phrase)))
    assert [p.code for p in problems if p.code[0] == "A"] == ["A004"]
    assert about(meeting) == [[]]


def test_an_alias_of_a_title_that_two_items_have_is_used_for_neither() -> None:
    twice = AGENDA.replace("빗물 재활용 시설 확대", "청소년 수목원 조성 추진")
    notes = with_aliases(("청소년 수목원 조성 추진", "푸른 길"))
    meeting, problems = understand(twice + "- 푸른 길은 좋음.", notes=notes)
    assert {p.code for p in problems if p.code[0] == "A"} == {"A001"}
    assert about(meeting) == [[]]


@pytest.mark.parametrize(
    "said",
    [
        "- 다른 도시 신호등 제어체계는 다름.",  # another's
        "- 부산 수목원 관련하여 말씀드림.",
        "- 한별, 자전거 이야기를 하겠음.",  # two things
        "- 청소년 수목원화는 어려움.",  # another word
        "- 빗물 이야기와 빗물 사진을 봤음.",
    ],
)
def test_the_same_words_of_another_thing_name_nothing(said: str) -> None:
    assert about(discuss(said)) == [[]]


@pytest.mark.parametrize(
    "then",
    [
        "다음으로 대여소 옆 화장실이 낡았음.",
        "두 번째로 대여소 이야기임.",
        "마지막으로 대여소 인사를 말씀드림.",
        "다만 버스 노선은 문제가 많음.",
        "그 밖에 대여소 청사 이전은 언제 하는지.",
        "시민 여러분께 감사드림.",
    ],
)
def test_another_subject_is_not_carried(then: str) -> None:
    assert about(discuss("- 시민이 타는 한별 자전거 대여소가 내년 예산이 부족함.", then))[1] == []


def test_a_title_as_long_as_a_sentence_and_a_paragraph_of_a_million_letters_are_read() -> None:
    long = AGENDA.replace("빗물 재활용 시설 확대", "빗물 재활용 " * 400)
    meeting = understand(long + "- " + "한별 자전거와 청소년 수목원 " * 20_000)[0]
    assert len(meeting.speeches[-1].paragraphs[0].mentions) == 2
