"""Records made of facts: whatever is printed in a dialect is read as it was meant; people are made up."""

from dataclasses import dataclass

import pytest
from conftest import understand
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Meeting

NAMES = ("홍길동", "김가상", "이허구", "박가공", "최없음", "남궁거짓", "허구")
OFFICES = ("위원장", "의장", "도시국장", "전문위원", "부시장", "의사팀장", "기획조정실장")
MEMBERS = ("위원", "의원")
SENTENCES = (
    "말씀드리겠습니다.",
    "예산은 얼마입니까?",
    "제3조 제1항에 따라 (별첨과 같이) 하겠습니다.",
    "2024년 3월 5일부터입니다.",
    "예, 그렇습니다!",
    "의견 없습니다.",
    "○○○ 님이 그렇게 말했습니다.",
    "10시 30분에 오겠습니다.",
    "위원장님, 김가상 위원님 말씀대로 하겠습니다.",
)
TITLES = ("길 조성의 건", "책 읽기 조례 일부개정조례안", "2024년도 예산안", "나무 심기 동의안")
SCENES = ("(「없습니다」 하는 위원 있음)", "(의사봉 3타)", "(보고사항은 끝에 실음)")


@dataclass(frozen=True)
class Said:
    """A turn: its label, and its paragraphs, some of which are scenes."""

    label: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A title of the agenda, perhaps with a time, and the turns below."""

    title: str
    clock: str
    turns: tuple[Said, ...]


sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
office_first = st.tuples(st.sampled_from(OFFICES), st.sampled_from(NAMES)).map(" ".join)
name_first = st.tuples(st.sampled_from(NAMES), st.sampled_from(MEMBERS)).map(" ".join)
labels = st.one_of(office_first, name_first)


def said(
    label: st.SearchStrategy[str], scenes: tuple[str, ...] = SCENES
) -> st.SearchStrategy[Said]:
    more = st.lists(
        st.one_of(sentences, st.sampled_from(scenes)) if scenes else sentences, max_size=3
    )
    paragraphs = st.tuples(sentences, more).map(lambda both: (both[0], *both[1]))
    return st.builds(Said, label, paragraphs)


def parts(turns: st.SearchStrategy[Said]) -> st.SearchStrategy[list[Part]]:
    clocks = st.sampled_from(("", "(10시15분)", "(11시 05분)"))
    bodies = st.lists(turns, min_size=1, max_size=5).map(tuple)
    made = st.lists(st.tuples(clocks, bodies), min_size=1, max_size=len(TITLES))
    return made.map(lambda all_: [Part(TITLES[n], c, b) for n, (c, b) in enumerate(all_)])


def circle(body: list[Part], gap: str, sign: str, *, lists: bool) -> str:
    titles = [f"{n}. {part.title}" for n, part in enumerate(body, start=1)]
    front = ["제12회 가상시의회(임시회)", "", "본회의 회의록", ""]
    front += (
        ["의사일정", *titles, "", "심사된 안건", *(f"{t}(의장 제의)" for t in titles), ""]
        if lists
        else []
    )
    lines = [*front, "(10시00분 개의)", ""]
    for title, part in zip(titles, body, strict=True):
        lines += [title, part.clock, ""]
        for turn in part.turns:
            first, *more = turn.paragraphs
            lines += [f"{sign}{turn.label}{gap}{first}", *more, ""]
    return "\n".join([*lines, "(12시00분 산회)", "", f"{sign}출석 위원(2인)", "홍길동   김가상"])


def read(meeting: Meeting) -> list[tuple[str, tuple[str, ...]]]:
    """The turns: labels and all paragraphs, in words."""
    return [
        (s.label, tuple(line for p in s.paragraphs for line in p.text.split("\n")))
        for s in meeting.speeches
        if s.label
    ]


def meant(turns: list[Said]) -> list[tuple[str, tuple[str, ...]]]:
    return [(turn.label, turn.paragraphs) for turn in turns]


@settings(max_examples=60)
@given(parts(said(labels)), st.sampled_from(("   ", "  ", "\t", "\u3000")), st.sampled_from("○◯"))
def test_circle_records_are_read_as_they_were_meant(body: list[Part], gap: str, sign: str) -> None:
    meeting, _ = understand(circle(body, gap, sign, lists=True))
    turns = [turn for part in body for turn in part.turns]
    assert meeting.dialect == "circle"
    assert read(meeting) == meant(turns)
    assert [(i.number, i.title) for i in meeting.agenda] == [
        (str(n), part.title) for n, part in enumerate(body, start=1)
    ]
    assert [len(s.speeches) for s in meeting.sections] == [len(part.turns) for part in body]
    scenes = [p.text for s in meeting.speeches if s.label for p in s.paragraphs if p.role != "text"]
    assert scenes == [p for turn in turns for p in turn.paragraphs if p in SCENES]
    assert (meeting.overview.starts, meeting.overview.ends) != (None, None)
    assert [person.name for person in meeting.overview.attendees] == ["홍길동", "김가상"]


@settings(max_examples=60)
@given(parts(said(labels)), st.sampled_from("○◯"))
def test_a_label_ends_by_its_looks_where_there_is_one_blank(body: list[Part], sign: str) -> None:
    meeting, _ = understand(circle(body, " ", sign, lists=False))
    turns = [turn for part in body for turn in part.turns]
    assert read(meeting) == meant(turns)


@given(st.lists(said(office_first, ()), min_size=3, max_size=8))
def test_paren_records(turns: list[Said]) -> None:
    if len({turn.label for turn in turns}) < 3:
        return
    lines = [f"({t.label}) {' '.join(t.paragraphs)}" for t in turns]
    meeting, _ = understand("\n\n".join(["제1회 가상위원회 속기록", "### 심의안건", *lines]))
    assert meeting.dialect == "paren"
    assert read(meeting) == [(t.label, (" ".join(t.paragraphs),)) for t in turns]


@given(
    st.lists(said(st.sampled_from(NAMES), ()), min_size=4, max_size=8),
    st.sampled_from(("{} : {}", "{}: {}", "**{}:** {}")),
)
def test_colon_records(turns: list[Said], form: str) -> None:
    if len({turn.label for turn in turns}) < 3:
        return
    lines = [form.format(t.label, " ".join(t.paragraphs)) for t in turns]
    text = "\n".join(["이사회 회의록", "일시 : 2024. 3. 5.", "장소 : 회의실", "", *lines])
    meeting, _ = understand(text)
    assert meeting.dialect == "colon"
    assert read(meeting) == [(t.label, (" ".join(t.paragraphs),)) for t in turns]
    assert meeting.overview.place == "회의실"


@given(
    st.lists(said(labels, ()), min_size=1, max_size=8),
    st.sampled_from(("〈{}〉", "<{}>", "【{}】")),
)
def test_heading_records(turns: list[Said], form: str) -> None:
    lines = []
    for turn in turns:
        lines += ["### " + form.format(turn.label), *(f"- {p}" for p in turn.paragraphs), ""]
    meeting, _ = understand("\n".join(["# 제1차 가상위원회 회의록", *lines]))
    assert meeting.dialect == "heading"
    assert read(meeting) == meant(turns)


@given(
    st.lists(said(labels), min_size=1, max_size=8),
    st.sampled_from(("| {} | {} |", "|{}|{}|", "| {} | {}", "| **{}** | {} |")),
    st.sampled_from(("| 발언자 | 발언 내용 |", "| **발언위원** | 주요 발언 |")),
)
def test_table_records(turns: list[Said], form: str, head: str) -> None:
    """A paragraph a row: all but a turn's first have an empty first cell."""
    lines = []
    for turn in turns:
        first, *more = turn.paragraphs
        lines += [form.format(turn.label, first), *(f"| | {words} |" for words in more)]
    table = "\n".join([head, "| --- | --- |", *lines])
    front, back = "제1회 가상학교운영위원회 회의록\n장소 : 회의실", "위와 같이 회의록을 작성함."
    meeting, _ = understand("\n\n".join([front, table, back]))
    assert meeting.dialect == "table"
    said = [speech for speech in meeting.speeches if speech.label]
    texts = [(s.label, tuple(p.text for p in s.paragraphs if p.role == "text")) for s in said]
    assert texts == [
        (turn.label, tuple(p for p in turn.paragraphs if p not in SCENES)) for turn in turns
    ]
    below = [p.text for s in meeting.speeches[len(said) :] for p in s.paragraphs]
    assert below[-1] == back
    assert meeting.overview.place == "회의실"


@pytest.mark.parametrize("gap", ["   ", " "])
def test_a_gap_that_was_lost_is_found_by_the_file_s_own_labels(gap: str) -> None:
    text = f"(10시 개의)\n○한국가상공사 사장 홍길동   보고하겠습니다.\n○위원장 김가상   예.\n○한국가상공사 사장 홍길동{gap}끝났습니다.\n"
    meeting, _ = understand(text)
    assert [s.label for s in meeting.speeches] == [
        "한국가상공사 사장 홍길동",
        "위원장 김가상",
        "한국가상공사 사장 홍길동",
    ]
