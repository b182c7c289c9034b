"""What was open when, and what was decided: the data's sections and outcomes against the record's words.

In: the meeting's open data. Out: what the words do not bear out. Reads titles and numbers by itself.
"""

import re
from collections.abc import Iterator
from typing import Any

from generator.verify.claims import letters

Data = dict[str, Any]
NUMBER = re.compile(
    r"[제第]\s?(\d{1,3})\s?[항項](?:\s?(?:부터|내지|에서|~)\s?[제第]?\s?(\d{1,3})\s?[항項]?(?:까지)?)?"
)
ENOUGH = 10  # letters of a title that show it


def check_business(data: Data) -> Iterator[str]:
    """Sections follow each other, hold what was said in them, and open what they say; decisions were declared."""
    order = [speech["id"] for speech in data["speeches"]]
    speeches = {speech["id"]: speech for speech in data["speeches"]}
    items = {item["id"]: item for item in data["agenda"]}
    last = -1
    for section in data["sections"]:
        opened = section["opened"].partition("-")[0]
        places = [order.index(own) for own in section["speeches"] if own in order]
        spoken = (
            [n for n in range(places[0], places[-1] + 1) if _is_spoken(speeches[order[n]])]
            if places
            else []
        )
        right = places and places == spoken and places[0] > last and opened in order
        if not right or not order.index(opened) <= places[0] or order.index(opened) < last:
            yield f"안건을 다룬 발언의 범위가 맞지 않습니다: {section['opened']}"
            continue
        said = "".join(_texts(speeches, order[order.index(opened) : places[0] + 1]))
        for own in section["agenda"]:
            if own not in items or not _is_said(items[own], said):
                yield f"상정하지 않은 안건입니다: {own} {section['opened']}"
        last = places[-1]
    yield from _outcomes(data)


def _is_spoken(speech: Data) -> bool:
    """Whether somebody speaks in a turn, named or not."""
    return bool(speech["label"]) or any(p["role"] == "text" for p in speech["paragraphs"])


def _texts(speeches: dict[str, Any], own: list[str]) -> Iterator[str]:
    for speech in own:
        yield from (paragraph["text"] for paragraph in speeches[speech]["paragraphs"])


def _is_said(item: Data, text: str) -> bool:
    """Whether the words that open a section have an item's title, or its number."""
    numbers = set()
    for first, until in NUMBER.findall(text):
        numbers |= (
            set(range(int(first), int(until or first) + 1)) if int(until or first) < 1000 else set()
        )
    in_number = (
        bool(item["number"]) and item["number"].isdecimal() and int(item["number"]) in numbers
    )
    return in_number or letters(item["title"].partition("(")[0])[:ENOUGH] in letters(text)


def _counts(text: str, kind: str, count: int) -> bool:
    """Whether a text counts so many votes of a kind."""
    return bool(re.search(rf"{kind}\s?(?:의원|위원)?\s?(?:수)?\s?{count}\s?[인명표]", text))


def shown_votes(data: Data, item: str) -> list[tuple[str, str]]:
    """What an item's page says of votes: the paragraph, and each kind with its count."""
    return [
        (one["paragraph"], f"{kind} {count}")
        for own in data["agenda"]
        if own["id"] == item
        for one in own["outcomes"]
        for kind, count in (one["votes"] or {}).items()
    ]


def _outcomes(data: Data) -> Iterator[str]:
    """A decision stands in its paragraph, word for word, in a section of its item."""
    texts = {p["id"]: p["text"] for speech in data["speeches"] for p in speech["paragraphs"]}
    inside = {own: section["agenda"] for section in data["sections"] for own in section["speeches"]}
    for item in data["agenda"]:
        for one in item["outcomes"]:
            where = one["paragraph"]
            told = (
                one["quote"] in texts.get(where, "")
                and one["word"] in one["quote"]
                and one["quote"]
            )
            asked = not one["question"] or one["question"] in texts.get(one["asked"] or "", "")
            votes = one["votes"] or {}
            told = told and all(_counts(texts[where], *vote) for vote in votes.items())
            if not told or not asked or item["id"] not in inside.get(where.partition("-")[0], ()):
                yield f"선포하지 않은 결정입니다: {item['id']} {where}"
        if item["outcome"] != (item["outcomes"][-1] if item["outcomes"] else None):
            yield f"마지막 결정이 다릅니다: {item['id']}"
