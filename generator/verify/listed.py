"""What pages say of meetings and items in their lists: titles, decisions, counts, as the open data has them.

Such words stand on any page, also on those that span meetings; each names what it tells of by its whole address.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.problems import Problem
from generator.verify.amended import shown_of
from generator.verify.data import Data
from generator.verify.links import Site, problem
from generator.verify.pages import Page


@dataclass(frozen=True, slots=True)
class Item:
    """What lists say of an agenda item."""

    title: str
    outcome: str
    said: int


@dataclass(frozen=True, slots=True)
class Listed:
    """What lists say of a meeting, by its open data."""

    title: str
    items: Mapping[str, Item]
    """By id, in the order of the agenda."""
    corrected: Mapping[str, str]
    """Fact with a correction -> the words beside it."""


def listed_of(data: Data) -> Listed:
    """As a meeting's open data has it."""
    items = {
        item["id"]: Item(
            _line(item["title"]),
            _line((item["outcome"] or {}).get("word", "")),
            len(item["mentioned_in"]),
        )
        for item in data["agenda"]
    }
    return Listed(_line(data["title"]), items, shown_of(data))


def check_listed(site: Site, meetings: Mapping[str, Listed]) -> Iterator[Problem]:
    """Each such mark has the words of what it names; a year's page has every item of its meetings."""
    items = {
        f"{own}#{id_}": item for own, one in meetings.items() for id_, item in one.items.items()
    }
    fixed = {f"{own}#{f}": w for own, one in meetings.items() for f, w in one.corrected.items()}
    told: Mapping[str, Mapping[str, str]] = {
        "data-meeting": {own: one.title for own, one in meetings.items()},
        "data-agenda": {own: str(len(one.items)) for own, one in meetings.items()},
        "data-item": {own: item.title for own, item in items.items()},
        "data-outcome": {own: item.outcome for own, item in items.items()},
        "data-said": {own: str(item.said) for own, item in items.items()},
        "data-corrected": fixed,
    }
    for page in site.pages.values():
        for mark, right in told.items():
            for words in page.marked[mark]:
                if words.text != right.get(words.own):
                    message = f"기록의 사실과 다르게 적혔습니다: '{words.text[:30]}' ({words.own})"
                    yield problem("V002", page, words.line, message)
        yield from _beside(page, fixed)
    yield from _years(site, meetings)


FACTS = (("data-outcome", "/outcome"), ("data-item", "/title"), ("data-meeting", ""))


def _beside(page: Page, fixed: Mapping[str, str]) -> Iterator[Problem]:
    """Each decision, title and meeting of a list has beside it that there is a correction."""
    shown = {words.own for words in page.marked["data-corrected"]} if fixed else set()
    is_list = fixed and not page.path.endswith("proof/index.html")  # which tells no facts
    for mark, end in FACTS if is_list else ():
        for words in page.marked[mark]:
            own, _, item = words.own.partition("#")
            fact = f"{own}#agenda/{item}{end}" if item else f"{own}#"
            if fact in fixed and fact not in shown:
                yield problem("V002", page, words.line, f"정정이 있음을 알리지 않습니다: {fact}")


def _years(site: Site, meetings: Mapping[str, Listed]) -> Iterator[Problem]:
    years = {own.split("/")[1][:4] for own in meetings}
    for page in site.pages.values():
        listed = [words.own for words in page.marked["data-meeting"]]
        wanted = [
            f"{own}#{item}" for own in listed if own in meetings for item in meetings[own].items
        ]
        is_year = page.path.split("/")[1:2] in [[year] for year in years]
        if is_year and [words.own for words in page.marked["data-item"]] != wanted:
            yield problem("V002", page, 1, "이 해의 안건이 빠졌거나 더 있거나 차례가 다릅니다")


def _line(text: str) -> str:
    return " ".join(text.split())
