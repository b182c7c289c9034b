"""Words that are explained: where a reader first meets them, never inside another word, never another letter."""

import re

import pytest
from conftest import understand
from hypothesis import given
from hypothesis import strategies as st

from generator.korean.terms import EXPLAINED
from generator.render.glossary import tipped, tips
from generator.render.page import recorded
from generator.verify.pages import read_page

TURN = "### 〈위원장〉\n- {}\n"


def explained(words: str, own: dict[str, str] | None = None) -> list[str]:
    meeting, _ = understand(TURN.format(words))
    return [tip.term for tip in tips(meeting.paragraphs(), own or {})]


@pytest.mark.parametrize(
    "words",
    ["의사일정을 봐 주십시오.", "안건을 상정합니다.", "잠시 정회하겠습니다.", "결과는 붙임 참조.", "(정회)", "산회"],
)  # fmt: skip
def test_a_word_is_explained(words: str) -> None:
    assert len(explained(words)) == 1


@pytest.mark.parametrize(
    "words", ["정회원 여러분", "예상정도입니다.", "붙임성이 좋은", "회부장님", "미상정", "부결권이"]
)
def test_another_word_is_not(words: str) -> None:
    assert explained(words) == []


def test_it_is_explained_once_where_it_first_stands() -> None:
    meeting, _ = understand(TURN.format("상정합니다.\n- 다시 상정합니다."))
    assert [(tip.number, tip.paragraph) for tip in tips(meeting.paragraphs(), {})] == [(1, "s1-p1")]


def test_the_committee_explains_its_own_words_and_silences_others() -> None:
    own = {"현안업무": "지금 하고 있는 일", "상정": ""}
    assert explained("현안업무를 상정합니다.", own) == ["현안업무"]


@given(
    st.lists(
        st.sampled_from([*EXPLAINED, "합니다", "<b>", "&", "*", "쪽", "42", " "]), max_size=9
    ).map("".join)
)
def test_no_letter_changes(words: str) -> None:
    meeting, _ = understand(TURN.format(f"가 {words} 나"))
    own = {"쪽": "종이의 한 면", "<b>": "굵은 글", "42": "버스"}  # and `*` is written `&#42;`
    for paragraph in meeting.paragraphs():
        here = [tip for tip in tips(meeting.paragraphs(), own) if tip.paragraph == paragraph.id]
        plain, shown = recorded(paragraph), tipped(recorded(paragraph), here)
        assert re.sub(r"</?button[^>]*>", "", shown) == plain
        assert shown.count("<button") == len(here)


def test_a_button_is_part_of_the_line() -> None:
    html = '<article><div class="record"><p id="s1-p1">곧 <button class="term" type="button" popovertarget="tip-1">정회</button>합니다.</p></div></article>'
    page = read_page(html, "a/b/transcript/index.html", "a")
    assert page.blocks["s1-p1"].text == "곧 정회합니다."
    assert page.strange == []
