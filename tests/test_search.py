"""What search compares: letters at their places, and the morphemes of a sentence."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.letters import fold
from generator.search.morphemes import morphemes


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("공영 주차장", "공영주차장"),
        ("‘S-Map’, 3.5% 1,800개", "smap35%1800개"),
        ("웹3.0\u200b페스티벌", "웹30페스티벌"),
        (unicodedata.normalize("NFD", "도서관 Café"), "도서관café"),
        ("", ""),
    ],
)
def test_letters_are_the_same_in_every_spelling(text: str, letters: str) -> None:
    assert fold(text).text == letters


@given(st.text())
def test_every_letter_knows_its_place(text: str) -> None:
    letters = fold(text)
    assert len(letters.text) == len(letters.places)
    assert list(letters.places) == sorted(letters.places)
    for n, place in enumerate(letters.places):
        assert letters.text[n] in fold(text[place : place + 4]).text
        assert letters.at(place, place + 1)[0] <= n


def terms(text: str) -> list[str]:
    return [term.text for term in morphemes(text).terms]


def test_nouns_stand_as_they_are_spelt_and_verbs_in_their_dictionary_form() -> None:
    assert terms("시립도서관에서 예산을 늘렸음.") == ["시립", "도서관", "예산", "=늘리다"]
    assert terms("AI와 3.5% 예산") == ["ai", "35", "%", "예산"]


def test_a_stem_is_known_in_all_its_spellings() -> None:
    stems = morphemes("길을 걷고 또 걸었음. 이웃을 도와 주었음.").stems
    assert {"걷", "걸", "걸었"} <= {spelt for spelt, verb in stems if verb == "=걷다"}
    assert ("도와", "=돕다") in stems


def test_a_term_begins_and_ends_where_a_morpheme_does() -> None:
    found = morphemes("서울스마트시티센터 운영, 오리엔테이션")
    for term in found.terms:
        assert term.start in found.bounds
        assert term.start + len(term.text) in found.bounds
        assert found.letters.text.startswith(term.text, term.start)
