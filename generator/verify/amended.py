"""Which facts have a correction (정정이 있는 사실): the data's own word for it, against the corrections that people wrote.

In: a meeting's open data, and the pages. Out: a problem for each such fact that no correction bears out, for one that is not told, and
for a page that shows it without a word.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.problems import Problem
from generator.verify.claims import letters
from generator.verify.links import Site, problem

Data = dict[str, Any]
NAMES = {"date": "일시", "place": "장소", "title": "회의 이름"}
LABELS = {"date": r"\W*(?:회의|개최)?\s?일\s*시\b", "place": r"\W*(?:회의|개최)?\s?장\s*소\b"}
LAW = {"참석자 명단": "attendees", "배석자 명단": "observers", "결정사항": "result"}
TOLD = "정정 있음"
STAYS = "이 사이트는 회의록에 적힌 말을 그대로 보입니다. 정정 보기"


def words_of(data: Data) -> str:
    """What is said wherever the meeting's day and name stand."""
    names = "·".join(name for fact, name in NAMES.items() if fact in data["corrected"])
    return f"{names} {TOLD}" if names else ""


def shown_of(data: Data) -> Mapping[str, str]:
    """Fact -> the words beside it; the meeting itself under an empty name."""
    whole = words_of(data)
    return {**dict.fromkeys(data["corrected"], TOLD), **({"": whole} if whole else {})}


def check_corrected(data: Data) -> Iterator[str]:
    """Each fact has its correction, and each correction of a fact is told."""
    told = data["corrected"]
    written = {one["id"] for one in data["corrections"]}
    yield from (
        f"정정이 없는 사실입니다: {fact}" for fact, own in told.items() if own not in written
    )
    yield from (f"정정을 알리지 않은 사실입니다: {fact}" for fact in _wanted(data) - told.keys())


def _wanted(data: Data) -> set[str]:
    """The facts that surely stand on corrected words."""
    found = set()
    overview = {block["id"]: block["text"] for block in data["overview"]}
    for one in data["corrections"]:
        printed, own = letters(one["printed"]), one["id"]
        lines = [line for line in overview.get(own, "").split("\n") if printed in letters(line)]
        for fact, label in LABELS.items():
            is_known = data[fact] and len(lines) == 1 and re.match(label, lines[0])
            found |= {fact} if is_known else set()
        for item in data["agenda"]:
            home = f"agenda/{item['id']}"
            if own == item["paragraph"] and printed and printed in letters(item["title"]):
                found.add(f"{home}/title")
            quotes = [letters(o["quote"]) for o in item["outcomes"] if o["paragraph"] == own]
            if any(printed in quote for quote in quotes):
                found.add(f"{home}/outcome")
    return found


def check_beside(address: str, data: Data, site: Site) -> Iterator[Problem]:
    """The meeting's pages: the word stands beside each fact, and on each page where the day does."""
    facts = [fact for fact in data["corrected"] if fact.startswith("agenda/")]
    overview = [fact for fact in data["corrected"] if fact.startswith("overview/")]
    there = {one["item"] for one in data["completeness"] if one["state"] != "absent"}
    rows = [fact for item, fact in LAW.items() if item in there and fact in data["corrected"]]
    wanted = {f"{address}/": [*facts, *overview, *rows], f"{address}/agenda/": facts}
    for item in data["agenda"]:
        own = f"agenda/{item['id']}/"
        wanted[f"{address}/agenda/{item['id'][1:]}/"] = [f for f in facts if f.startswith(own)]
    for page in (page for page in site.pages.values() if page.path.startswith(f"{address}/")):
        if any(link.own == "forward" for link in page.links):
            continue
        home = page.path.removesuffix("index.html")
        shown = {words.own for words in page.marked["data-corrected"]}
        if not {f"{address}#{fact}" for fact in wanted.get(home, ())} <= shown:
            yield problem("V002", page, 1, "정정이 있음을 알리지 않습니다")
        whole = words_of(data)
        banner = [(words.own, words.text) for words in page.marked["data-fixed"]]
        if banner != ([(whole, f"{whole} {STAYS}")] if whole else []):
            yield problem("V002", page, 1, "정정이 있음을 다르게 알립니다")
