"""Rows of tables that say what was decided: with an item's title, or with its number where no other item has it.

In: an item and a decision of the open data. Out: whether the row that is quoted bears it out.
"""

import re
from collections.abc import Sequence
from typing import Any

from generator.verify.claims import letters

Data = dict[str, Any]
BARS = re.compile(r"[|│┃\t]")
NUMBER = re.compile(r"\s*(?:제\s?)?(\d{1,3})\s?[호번]?\s*")


def is_row(item: Data, one: Data) -> bool:
    """Whether a decision is a row of a table with the item's title in one cell and the word in another."""
    cells = [letters(cell) for cell in BARS.split(one["quote"])]
    word, whole = letters(one["word"]), item["title"]
    titles = filter(None, map(letters, (whole, whole.rpartition("(")[0])))  # `다리 놓기 (관광과)`
    return any(t in cells and any(word in c for c in cells if c != t) for t in titles)


def is_counted_row(number: int | None, one: Data, numbers: Sequence[int | None]) -> bool:
    """Whether it is a row that begins with the item's number, which no other item has, and has the word in a cell behind it."""
    first, *others = [cell for cell in BARS.split(one["quote"]) if cell.strip()] or [""]
    match = NUMBER.fullmatch(first) if BARS.search(one["quote"]) else None
    is_own = match is not None and int(match[1]) == number and numbers.count(number) == 1
    return is_own and any(letters(one["word"]) in letters(cell) for cell in others)


def is_vote_of_row(text: str, one: Data, kind: str, count: int) -> bool:
    """Whether the row that is quoted counts so many votes below a head of their kind."""
    above, found, _ = text.partition(one["quote"])
    tables = [BARS.split(line) for line in above.split("\n")] if found else []
    cells = BARS.split(one["quote"])
    heads = (
        row for row in tables if len(row) == len(cells) and any(c.strip() == kind for c in row)
    )
    return any(
        head.strip() == kind and re.fullmatch(rf"\s*{count}\s?[명인표]?\s*", cell)
        for row in heads
        for head, cell in zip(row, cells, strict=True)
    )
