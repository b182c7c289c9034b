"""The rules against what readers found without them; `make test` prints the counts."""

import pytest
from scores import CLIMATE, CULTURE, REAL, acts, damage, in_words, mentions, private, replies

from generator.talk.propose import proposals

from scores import meeting  # isort: skip

GOLDS = (REAL, CLIMATE, CULTURE)


def test_what_is_named_in_the_words_of_a_title_is_found() -> None:
    found = in_words(REAL)
    assert not found.wrong
    assert found.f1 >= 0.95


def test_with_the_aliases_nearly_all_is_found() -> None:
    found = mentions(REAL)
    assert len(found.wrong) <= 2
    assert found.f1 >= 0.85


@pytest.mark.parametrize("name", GOLDS)
def test_no_link_is_wrong(name: str) -> None:
    assert mentions(name).wrong == mentions(name, aliases=False).wrong == frozenset()


@pytest.mark.parametrize("name", GOLDS)
def test_without_aliases_less_is_found_and_nothing_else(name: str) -> None:
    full, bare = mentions(name), mentions(name, aliases=False)
    assert len(bare.right) < len(full.right)
    assert bare.wrong <= full.wrong


def test_replies_with_one_sure_target_are_found() -> None:
    found = replies(REAL)
    assert found.f1 >= 0.85
    assert not found.wrong


@pytest.mark.parametrize("name", GOLDS)
def test_requests_and_commitments_are_true(name: str) -> None:
    assert len(acts(name, "request").wrong) <= 2
    assert not acts(name, "commitment").wrong


def test_the_aliases_of_the_real_record_are_proposed() -> None:
    found = {p.phrase: p.item.id for p in proposals(meeting(REAL, aliases=False))}
    assert found == {"어디나 지원단": "a14", "AI 행정": "a6"}


@pytest.mark.parametrize("own", ["block", "warn"])
def test_numbers_and_addresses_of_persons_are_found_and_little_else(own: str) -> None:
    found = private(own)
    assert len(found.right) >= 60
    assert len(found.right) / (len(found.right) + len(found.wrong)) >= 0.95
    assert own == "warn" or not found.missed


def test_damage_is_told_without_a_false_alarm() -> None:
    found = damage()
    assert not found.wrong
    assert len(found.right) >= 12
