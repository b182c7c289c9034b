"""Tables of results that have the numbers of items and not their titles (번호만 있는 결과표).

In: a paragraph's text. Out: each row as printed, with its number, what it says came of the item, and the votes in its columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.korean import grammar
from generator.record.agenda import DECIDED_HEAD, titles_in
from generator.record.grid import Grid, Row, grids

# The head of a column with the numbers of items, or of rows; of one that counts votes.
COUNT_HEAD = re.compile(r"(?:(?:안\s?건|의\s?안)(?:\s?번\s?호)?|연\s?번|순\s?번|번\s?호)$")
VOTE_HEAD = re.compile(r"(?P<kind>찬성|반대|기권|무효)$")
NUMBER = re.compile(r"(?:제\s?)?(\d{1,3})\s?[호번]?")
VOTES = re.compile(r"(\d{1,4})\s?[명인표]?")


@dataclass(frozen=True, slots=True)
class Counted:
    """A row of such a table."""

    number: int
    line: str
    result: str
    votes: tuple[tuple[str, int], ...]
    is_of_items: bool
    """Whether its column says that the numbers are those of items: `의안번호`."""
    above: str
    """The line above the table, where one stands in the same paragraph."""


def counted_rows(text: str) -> Iterator[tuple[Counted, ...]]:
    """The rows of each such table; nothing of one whose first column has other words than numbers."""
    for grid in grids(text.split("\n")):
        if rows := tuple(_rows(grid)):
            yield rows


def _rows(grid: Grid) -> Iterator[Counted]:
    heads = grid.rows[0].cells
    rows = [row for row in grid.rows[1:] if len(row.cells) == len(heads)]
    numbered = [n for n, head in enumerate(heads) if COUNT_HEAD.match(head)]
    results = [n for n, head in enumerate(heads) if grammar.RESULT_HEAD.match(head)]
    if not numbered or len(results) != 1 or titles_in(heads, []) is not None:
        return
    head, result = heads[numbered[0]], results[0]
    is_of_items = bool(grammar.NUMBER_HEAD.match(head))
    is_sure = is_of_items or DECIDED_HEAD.match(heads[result])
    numbers = [NUMBER.fullmatch(row.cells[numbered[0]]) for row in rows]
    for match, row in zip(numbers, rows, strict=True) if is_sure and all(numbers) else ():
        if match:
            told = (row.line, row.cells[result], _votes(heads, row))
            yield Counted(int(match[1]), *told, is_of_items, grid.above)


def _votes(heads: Sequence[str], row: Row) -> tuple[tuple[str, int], ...]:
    """What the columns of a row count for and against; a dash counts nothing."""
    pairs = zip(map(VOTE_HEAD.match, heads), map(VOTES.fullmatch, row.cells), strict=True)
    found = [(head["kind"], int(count[1])) for head, count in pairs if head and count]
    return tuple(found) if "찬성" in dict(found) and len(dict(found)) == len(found) else ()
