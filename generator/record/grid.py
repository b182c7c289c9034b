"""Tables of a record (표): rows of cells between bars, the first of which may be heads of columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Bars drawn in other characters, and the corners of such tables: `│ 1 │ 보류 │`, `├───┼───┤`.
BARS = str.maketrans("│┃", "||")
RULE = re.compile(r"[\s|:=\-─━┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛]+$")
FIRST = tuple("|│┃┌├└┏┣┗")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line as printed, and the words of its cells."""

    line: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows but those of dashes, and the last words above it."""

    rows: tuple[Row, ...]
    above: str


def grids(lines: Sequence[str]) -> Iterator[Grid]:
    """The tables among lines."""
    rows: list[Row] = []
    above = ""
    for line in (*lines, ""):
        if is_row(line):
            rows += [] if RULE.match(line.translate(BARS)) else [Row(line, cells(line))]
            continue
        if rows:
            yield Grid(tuple(rows), above)
        rows, above = [], " ".join(line.split()) or above


def is_row(line: str) -> bool:
    """Whether a line has cells: between bars, or parted by tabs."""
    return line.lstrip().startswith(FIRST) or "\t" in line.strip()


def cells(row: str) -> tuple[str, ...]:
    """The words of a row's cells, bold type aside."""
    row = row.translate(BARS)
    if "|" not in row:
        return tuple(map(_words, re.split(r"\t+", row.strip())))
    return tuple(_words(cell) for cell in row.strip().strip("|").split("|"))


def _words(cell: str) -> str:
    """A cell's words; letters that all stand apart are one: `심 의 결 과`."""
    words = cell.strip(" *\t").split()
    is_apart = len(words) > 1 and all(len(word) == 1 and "가" <= word <= "힣" for word in words)
    return ("" if is_apart else " ").join(words)
