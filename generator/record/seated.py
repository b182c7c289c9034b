"""Who was there, as a table of the overview has it (참석자 표): with heads of columns, or offices beside names.

In: the front's lines. Out: attendees, names and roles as their cells have them. A row that says 불참 is of nobody who was there.
"""

import re
from collections.abc import Iterator, Sequence

from generator.facts.cover import Attendee
from generator.korean import grammar
from generator.korean import proceedings as signs
from generator.record.grid import grids
from generator.record.speakers import is_name

NAME = re.compile(r"(?:성\s*명|이\s*름|위원\s?명|성함|참석자)$")
ROLE = re.compile(r"(?:구\s*분|비\s*고|직\s*위|직\s*책|직\s*함|직\s*급)$")
THERE = re.compile(r"(?:참석|출석)(?:\s?여부|\s?\(?[OoXx○×/]+\)?)?$")
AWAY = re.compile(r"(?:불참|결석|불출석|미참석|위임)")
ABSENT = re.compile(r"(?:불참|결석|불출석|미참석|위임|[×XxⅩ✕]|[-–])?$")
HEAD = re.compile(r"(?<![불미])(?:참석|출석)\s?(?:자|위원|이사|의원|임원|명단|현황)")
PARTS = re.compile(r"\s*[,·、]\s*")


def seated(lines: Sequence[str]) -> Iterator[Attendee]:
    """The attendees of the first table below a line that heads such a list, or with a column that says who was there.

    A list of members alone says of nobody that they came.
    """
    for grid in grids(lines):
        rows = [row.cells for row in grid.rows]
        says_so = HEAD.search(grid.above) or any(map(THERE.match, rows[0]))
        if says_so and (found := list(_people(rows))):
            yield from found
            return


def _people(rows: Sequence[Sequence[str]]) -> Iterator[Attendee]:
    names = [n for n, head in enumerate(rows[0]) if NAME.match(head)]
    if len(names) == 1:
        for row in rows[1:]:
            if not _is_away(rows[0], row):
                yield from of_row(rows[0], row, names[0])
    elif all(len(row) == 2 and _is_pair(row) for row in rows):
        for first, second in rows:
            is_first = bool(signs.OFFICE.search(first))
            yield Attendee(second, first) if is_first else Attendee(first, second)


def _is_away(heads: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a cell of a row says that its people were not there."""
    cells = list(zip(heads, row, strict=False))
    is_away = any(THERE.match(head) and ABSENT.match(cell) for head, cell in cells)
    return is_away or any((AWAY.match(head) and cell) or AWAY.match(cell) for head, cell in cells)


def of_row(heads: Sequence[str], row: Sequence[str], name: int) -> Iterator[Attendee]:
    """The people of a row, whether they were there or not."""
    if len(row) != len(heads):
        return
    cells = list(zip(heads, row, strict=True))
    roles = [cell for head, cell in cells if ROLE.match(head) and cell]
    role = next((cell for cell in roles if grammar.OFFICE.search(cell)), (roles or [""])[0])
    for one in ("".join(own.split()) for own in PARTS.split(row[name])):
        if signs.NAME.match(one) and not signs.OFFICE.search(one):
            yield Attendee(one, role)


def _is_pair(row: Sequence[str]) -> bool:
    office = [bool(signs.OFFICE.search(cell)) for cell in row]
    return office != [True, True] and any(
        office[n] and is_name("".join(row[1 - n].split())) for n in (0, 1)
    )
