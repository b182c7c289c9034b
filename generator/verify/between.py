"""What an item's page shows between the paragraphs about it, and which turn comes next after a question, by the open data.

In: a meeting's data. Out: ids. A shout, a vote or a break may not vanish from between two paragraphs that a page
shows one after the other; what else of the same turn is left out there is said to be left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from generator.problems import Problem
from generator.verify.links import problem
from generator.verify.pages import Page

Data = dict[str, Any]
HAPPENINGS = ("reaction", "stage", "vote", "time")
CUT, NEXT = "… 사이의 글 보기", "다음 발언 보기"


def shown_of(data: Data, item: Data) -> tuple[list[str], list[str]]:
    """The paragraphs of an item's page in order, its own place aside; the first left out of each gap within a turn."""
    told = [(p["id"], p["role"]) for s in data["speeches"] for p in s["paragraphs"]]
    rows = [(own, role) for own, role in told if role != "furniture" or own in item["mentioned_in"]]
    places = [n for n, (own, _) in enumerate(rows) if own in item["mentioned_in"]]
    shown, cuts = [rows[n][0] for n in places[:1]], list[str]()
    for here, there in pairwise(places):
        gap = rows[here + 1 : there]
        if all(role in HAPPENINGS for _, role in gap):
            shown += [own for own, _ in gap]
        elif _turn(rows[here][0]) == _turn(rows[there][0]):
            cuts.append(gap[0][0])
        shown.append(rows[there][0])
    return shown, cuts


def check_cuts(page: Page, cuts: Sequence[str]) -> Iterator[Problem]:
    """Where words of a turn are left out the page says so, and leads there."""
    told = [(words.own, words.text) for words in page.marked["data-cut"]]
    if told != [(own, CUT) for own in cuts]:
        yield problem("V002", page, 1, "빠진 글이 있는 자리를 다르게 알립니다")


def check_next(page: Page, data: Data, listed: Iterable[Sequence[str]]) -> Iterator[Problem]:
    """Beside each question whose next turn is in no act of its list there is a way to that turn; `listed` has their marks."""
    turns = [speech["id"] for speech in data["speeches"] if speech["label"]]
    after = dict(pairwise(turns))
    wanted = []
    for marks in listed:
        acts = [mark.split(":")[1:] for mark in marks]
        here = {_turn(paragraph) for paragraph, _ in acts}
        goals = [after.get(_turn(paragraph)) for paragraph, kind in acts if kind == "question"]
        wanted += [(goal, NEXT) for goal in goals if goal and goal not in here]
    if [(words.own, words.text) for words in page.marked["data-next"]] != wanted:
        yield problem("V002", page, 1, "물음 다음의 발언을 다르게 알립니다")


def _turn(paragraph: str) -> str:
    return paragraph.partition("-")[0]
