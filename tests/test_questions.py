"""Questions and sentences: what only asks is not looked for, and where nothing has all the words the best is told as such."""

from pathlib import Path
from typing import Any

import pytest
from asking import CULTURE, REAL, ask, average, make_site, mark, queries, site
from conftest import understand
from scores import CLIMATE

Answers = dict[str, dict[str, Any]]
SAID = [
    "시립도서관 열람실을 넓히는 예산을 편성하겠음.",
    "열람실 냉방 공사는 가을에 끝남.",
    "주차장 소음 때문에 주민이 불편을 겪음.",
    "소음 측정은 분기마다 하고 결과를 공개함.",
    "예산 집행은 규정에 따름.",
    "다리 점검을 마침.",
    "수문 점검을 늘림.",
    "전기 점검을 미룸.",
    *(f"{n}번 안건의 예산을 설명드리겠음." for n in range(20)),
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = "# 2024년 제1차 회의록\n\n## 〈과장〉\n\n" + "".join(f"- {line}\n" for line in SAID)
    return make_site([understand(record)[0]], tmp_path_factory.mktemp("asked"))


ONLY_ASKED = [
    "열람실 냉방 공사",
    "열람실 냉방 공사는 언제 끝나나요",
    "열람실은 왜 냉방 공사를 하나요",
    "열람실 냉방 공사에 대해 알려 주세요",
    "열람실 냉방 공사가 어떻게 되는지 궁금합니다",
    "혹시 열람실 냉방 공사 며칠인가요",
]


@pytest.mark.parametrize("query", ONLY_ASKED)
def test_what_only_asks_is_not_looked_for(answers: Answers, query: str) -> None:
    answer = answers[query]
    assert [hit["id"].partition("#")[2] for hit in answer["hits"]] == ["s1-p2"]
    assert answer["suggestion"] is None


IN_PART = [
    ("소음 공해", ["s1-p3", "s1-p4"], "소음"),
    ("열람실 소음 측정은 누가 하나요", ["s1-p4"], "소음 측정은"),
    ("열람실 냉방 관련 내용을 찾아줘", ["s1-p2"], "열람실 냉방"),
    ("주차장 소음 줄이기 예산", ["s1-p3"], "주차장 소음"),
]


@pytest.mark.parametrize(("query", "found", "used"), IN_PART)
def test_where_nothing_has_all_words_the_best_is_told_as_such(
    answers: Answers, query: str, found: list[str], used: str
) -> None:
    answer = answers[query]
    assert [hit["id"].partition("#")[2] for hit in answer["hits"]] == found
    assert answer["total"] == len(found)
    assert answer["suggestion"] == {"query": used, "reason": "some"}


NOT_THERE = [
    "예산 낭비",  # what is there is in nearly every paragraph
    "승강기 점검",  # … or in more than a twelfth
    "미세먼지 저감 예산",
    "공원 나무 소음",  # one of three
    "버스 늘리다",
    '"열람실 공사" 소음',  # quotes are meant as they stand
    "왜 안 되나요",
]


@pytest.mark.parametrize("query", NOT_THERE)
def test_what_is_not_there_is_not_answered_with_what_is_everywhere(
    answers: Answers, query: str
) -> None:
    answer = answers[query]
    assert (answer["hits"], answer["suggestion"]) == ([], None)


@pytest.fixture(scope="module")
def answers(asked: Path) -> Answers:
    """The answers to all of these, which Node gives at once."""
    every = [*ONLY_ASKED, *(query for query, *_ in IN_PART), *NOT_THERE]
    return dict(zip(every, ask(asked, every), strict=True))


def test_a_slip_is_mended_before_words_are_left_out(asked: Path) -> None:
    (answer,) = ask(asked, ["열람길 냉방은 언제 하나요"])
    assert answer["suggestion"] == {"query": "열람실 냉방은", "reason": "typo"}
    assert [hit["id"].partition("#")[2] for hit in answer["hits"]] == ["s1-p2"]


@pytest.mark.parametrize("name", [REAL, CULTURE, CLIMATE])
def test_a_question_finds_what_its_words_find(name: str) -> None:
    plain = [one["q"] for one in queries(name) if one["kind"] in ("several", "noun", "inner")]
    own = ask(site(name), plain)
    for form in ("왜 {} 안 되나요", "{}에 대해 알고 싶습니다", "혹시 {} 언제 되는지 궁금해요"):
        other = ask(site(name), [form.format(q) for q in plain])
        same = [
            {hit["id"] for hit in a["hits"]} == {hit["id"] for hit in b["hits"]}
            for a, b in zip(own, other, strict=True)
        ]
        assert sum(same) / len(same) >= 0.95, form


def test_a_word_that_is_nowhere_leaves_the_others() -> None:
    every = []
    for name in (REAL, CULTURE, CLIMATE):
        some = [one for one in queries(name) if one["kind"] in ("several", "noun", "inner")]
        answers = ask(site(name), [f"{one['q']} 누가 말했나요" for one in some])
        for one, answer in zip(some, answers, strict=True):
            found = [own for hit in answer["hits"] if (own := hit["id"].partition("#")[2])]
            every.append(mark(found, one["right"], one["neutral"]))
    told = average(every)
    assert told.f1 >= 0.88
    assert told.rank is not None
    assert told.rank >= 0.92
