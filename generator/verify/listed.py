"""What pages say of meetings and items in their lists: titles, decisions, counts, as the open data has them.

Such words stand on any page, also on those that span meetings; each names what it tells of by its whole address.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.problems import Problem
from generator.verify.data import Data, read_data
from generator.verify.links import Site, problem

Told = Mapping[str, Mapping[str, str]]
"""Mark -> address -> the words."""


def check_listed(site: Site, addresses: list[str]) -> Iterator[Problem]:
    """Each such mark has the words of what it names; a year's page has every item of its meetings."""
    meetings = {own: data for own in addresses if (data := read_data(site, f"api/v1/{own}.json"))}
    told: Told = {
        "data-meeting": {own: _line(data["title"]) for own, data in meetings.items()},
        "data-agenda": {own: str(len(data["agenda"])) for own, data in meetings.items()},
        "data-item": _of_items(meetings, lambda item: _line(item["title"])),
        "data-outcome": _of_items(meetings, lambda item: (item["outcome"] or {}).get("word", "")),
        "data-said": _of_items(meetings, lambda item: str(len(item["mentioned_in"]))),
    }
    for page in site.pages.values():
        for mark, right in told.items():
            for words in page.marked[mark]:
                if words.text != right.get(words.own):
                    message = f"기록의 사실과 다르게 적혔습니다: '{words.text[:30]}' ({words.own})"
                    yield problem("V002", page, words.line, message)
    yield from _years(site, meetings)


def _years(site: Site, meetings: Mapping[str, Data]) -> Iterator[Problem]:
    for page in site.pages.values():
        listed = [words.own for words in page.marked["data-meeting"]]
        wanted = [
            f"{own}#{item['id']}"
            for own in listed
            if own in meetings
            for item in meetings[own]["agenda"]
        ]
        is_year = page.path.split("/")[1:2] in [[own.split("/")[1][:4]] for own in meetings]
        if is_year and [words.own for words in page.marked["data-item"]] != wanted:
            yield problem("V002", page, 1, "이 해의 안건이 빠졌거나 더 있거나 차례가 다릅니다")


def _of_items(
    meetings: Mapping[str, Data], words: Callable[[dict[str, Any]], str]
) -> Mapping[str, str]:
    items = ((own, item) for own, data in meetings.items() for item in data["agenda"])
    return {f"{own}#{item['id']}": words(item) for own, item in items}


def _line(text: str) -> str:
    return " ".join(text.split())
