"""From the letters of a page to its rows, and the order in which they are read: one column or two.

Pure. Places are points from the upper left. What has no order that can be told is refused, never guessed.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from generator.importers.lines import below

BLANK = 0.25  # of a letter's size: a gap that is a blank though the file has none there
GUTTER = 0.75  # of a letter's size: no blank between two words is often so wide
PROSE = 6  # letters: a name is shorter
GUTTER_ROWS = 5  # so many lines side by side are two columns
WIDE_CELL, FIRST_CELL = 3, 10  # columns of lines in tables
OPENING = "「『〈《【〔（［"
OPENS = 0.4  # of its width is white before such a sign
STEP = 2  # points: the places that are tried


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, or a blank, and its box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    font: str = ""
    colour: tuple[int, ...] = ()
    """Red, green and blue of 255; none if it is not known."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them."""

    text: str
    x0: float
    x1: float
    blanks: int
    """How many stand before it in the file."""


@dataclass(frozen=True, slots=True)
class Row:
    """Words at one height, from left to right."""

    words: tuple[Word, ...]
    top: float
    size: float
    spaced: bool
    """Whether the file has a blank behind the last word."""
    column: int = 0
    """0 for the whole width of the page, 1 and 2 for left and right, 3 for a wide cell, more for one other cell."""
    limit: float = 0.0
    """Of its cell, at the right."""
    cells: "tuple[Row, ...]" = ()
    """Of a table, which stands in for its rows: cell by cell."""

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a table."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Gutter:
    """The band between two columns."""

    left: float
    right: float
    equal: bool
    """Both columns are about as wide: two, and nothing else."""


def rows(letters: Sequence[Letter]) -> list[Row]:
    """All that is on a page, from top to bottom; letters of other sizes stand with their neighbours."""
    groups: list[list[Letter]] = []
    for letter in sorted((one for one in letters if not one.text.isspace()), key=_middle):
        group = groups[-1] if groups else []
        reach = 0.45 * max(_size(group[0]), _size(letter)) if group else 0.0
        if group and _middle(letter) - _middle(group[0]) < reach:
            group.append(letter)
            if _size(letter) > 1.2 * _size(group[0]):  # the larger leads: its middle is the row's
                group[0], group[-1] = group[-1], group[0]
        else:
            groups.append([letter])
    blanks = [letter for letter in letters if letter.text.isspace()]
    return [_row(group, some) for group, some in zip(groups, _blanks(groups, blanks), strict=True)]


def _middle(letter: Letter) -> float:
    return (letter.top + letter.bottom) / 2


def _size(letter: Letter) -> float:
    return letter.bottom - letter.top


def _blanks(groups: Sequence[Sequence[Letter]], blanks: Sequence[Letter]) -> list[list[Letter]]:
    """Each blank with the row at whose height it is."""
    found: list[list[Letter]] = [[] for _ in groups]
    middles = sorted((_middle(group[0]), number) for number, group in enumerate(groups))
    for blank in blanks:
        place = bisect_left(middles, (_middle(blank), 0))
        near = middles[max(0, place - 1) : place + 1]
        off, number = min(((abs(y - _middle(blank)), n) for y, n in near), default=(0.0, -1))
        if number >= 0 and off < _size(groups[number][0]):
            found[number].append(blank)
    return found


def _row(group: Sequence[Letter], blanks: Sequence[Letter]) -> Row:
    size = Counter(round(_size(letter), 1) for letter in group).most_common(1)[0][0] or 1.0
    words: list[Word] = []
    waiting, end = 0, 0.0
    for letter in sorted((*group, *blanks), key=_place):
        if letter.text.isspace():
            waiting += 1
            continue
        if words and not waiting and letter.x0 - end < BLANK * size:
            last = words[-1]
            words[-1] = Word(last.text + letter.text, last.x0, max(end, letter.x1), last.blanks)
        else:
            words.append(Word(letter.text, letter.x0, letter.x1, waiting))
        waiting, end = 0, max(end, letter.x1)
    top = Counter(round(letter.top, 1) for letter in group).most_common(1)[0][0]
    return Row(tuple(words), top, size, waiting > 0)


def _place(letter: Letter) -> float:
    """Where a letter begins; a bracket has its ink at the right and may be set upon the sign before: `(「`."""
    return letter.x0 + (OPENS * (letter.x1 - letter.x0) if letter.text in OPENING else 0.0)


def tables(
    letters: Sequence[Letter], cells: Sequence[Sequence[Box]]
) -> tuple[list[Letter], list[Row]]:
    """What stands outside of all cells, and for each table a row that holds those of its cells."""
    outside: list[Letter] = []
    inside: dict[Box, list[Letter]] = {cell: [] for table in cells for cell in table}
    small_first = sorted(inside, key=lambda cell: (cell.x1 - cell.x0) * (cell.bottom - cell.top))
    for letter in letters:
        cell = next((cell for cell in small_first if _is_in(letter, cell)), None)
        (outside if cell is None else inside[cell]).append(letter)
    edges = [edge for one in letters for edge in (one.x0, one.x1)]
    extent = max(edges, default=0) - min(edges, default=0)
    read = {
        cell: _cell(cell, number, rows(some), extent)
        for number, (cell, some) in enumerate(inside.items(), start=FIRST_CELL)
    }
    found = []
    for table in cells:  # a cell of two tables is read with the first
        if some := [row for cell in dict.fromkeys(table) for row in read.pop(cell, ())]:
            found.append(_table(table, some))
    return outside, found


def _cell(cell: Box, number: int, some: Sequence[Row], extent: float) -> list[Row]:
    """Its rows: they end before its right side, as far as they begin behind its left."""
    # Such a cell of a form holds running text: 회의 내용.
    wide = cell.x1 - cell.x0 > 0.6 * extent and len(some) >= GUTTER_ROWS
    padding = min((row.x0 for row in some), default=0) - cell.x0
    column = WIDE_CELL if wide else number
    return [replace(row, column=column, limit=cell.x1 - padding) for row in some]


def _is_in(letter: Letter, cell: Box) -> bool:
    across = cell.x0 <= (letter.x0 + letter.x1) / 2 <= cell.x1
    return across and cell.top <= _middle(letter) <= cell.bottom


def _table(table: Sequence[Box], some: Sequence[Row]) -> Row:
    x0, x1 = min(cell.x0 for cell in table), max(cell.x1 for cell in table)
    top = min(cell.top for cell in table)
    return Row((Word("", x0, x1, 0),), top, 1.0, False, cells=tuple(some))


def gutters(pages: Sequence[Sequence[Row]]) -> list[Gutter | None]:
    """Of each page its own, or its neighbours' where most pages have one."""
    own = [gutter(page) for page in pages]
    found = [(number, one) for number, one in enumerate(own) if one and one.equal]
    if not found or len(found) * 2 < sum(len(page) >= 2 * GUTTER_ROWS for page in pages):
        return own
    nearest = [min(found, key=lambda pair: abs(pair[0] - n))[1] for n in range(len(own))]
    return [mine if mine and mine.equal else near for mine, near in zip(own, nearest, strict=True)]


def gutter(page: Sequence[Row]) -> Gutter | None:
    """The band in the middle that lines end before and begin behind; a table's columns are none."""
    if not page:
        return None
    left, right = min(row.x0 for row in page), max(row.x1 for row in page)
    start, stop = int(left + 0.3 * (right - left)), int(right - 0.3 * (right - left))
    pairs = {place: list(_beside(page, place)) for place in range(start, stop, STEP)}
    place = max(pairs, key=lambda one: len(pairs[one]), default=0)
    return _as_gutter(pairs.get(place, []))


def _beside(page: Sequence[Row], place: float) -> Iterator[tuple[Row, Row]]:
    """The rows that are free of words around a place, in two parts; a gap behind a label is none."""
    for row in page:
        if row.words[0].text.startswith(("○", "◯")):
            continue
        for number, (one, two) in enumerate(pairwise(row.words), start=1):
            if one.x1 <= place <= two.x0 and two.x0 - one.x1 >= GUTTER * row.size:
                yield _cut(row, number)


def _cut(row: Row, number: int) -> tuple[Row, Row]:
    """A row's words before and from a number on."""
    left = Row(row.words[:number], row.top, row.size, row.words[number].blanks > 0, 1)
    return left, Row(row.words[number:], row.top, row.size, row.spaced, 2)


def _as_gutter(pairs: Sequence[tuple[Row, Row]]) -> Gutter | None:
    """What two columns have in common: full lines, equal widths, sentences rather than cells."""
    if len(pairs) < GUTTER_ROWS:
        return None
    left = below([one.x0 for one, _ in pairs], 0.1), below([one.x1 for one, _ in pairs], 0.9)
    right = below([two.x0 for _, two in pairs], 0.1), below([two.x1 for _, two in pairs], 0.9)
    full = [one.x1 > left[1] - 2.5 * one.size for one, _ in pairs]
    flush = [two.x0 < right[0] + 2.5 * two.size for _, two in pairs]
    prose = [_is_prose(one) and _is_prose(two) for one, two in pairs]
    if left[1] >= right[0] or min(sum(own) / len(own) for own in (full, flush, prose)) < 0.5:
        return None
    widths = left[1] - left[0], right[1] - right[0]
    return Gutter(left[1], right[0], min(widths) > 0.67 * max(widths))


def _is_prose(row: Row) -> bool:
    gaps = [two.x0 - one.x1 > row.size for one, two in pairwise(row.words)]
    return sum(gaps) < 2 and sum(len(word.text) for word in row.words) >= PROSE


def in_order(page: Sequence[Row], band: Gutter | None) -> list[Row]:
    """The rows as they are read: left, then right, down to each row of the full width."""
    if band is None:
        return list(page)
    parts = [_sides(row, band) for row in page]
    ordered: list[Row] = []
    for whole, zone in groupby(parts, key=lambda sides: len(sides) == 1 and sides[0].column == 0):
        some = list(zone)
        flat = [row for sides in some for row in sides]
        # Some line of the left column ends where such lines do.
        flush = (r for r in flat if r.column == 1 and band.left - r.x1 < 1.5 * r.size)
        fills = not whole and any(flush)
        if len(flat) > len(some) or (fills and _interleaved(flat)):
            ordered += sorted(flat, key=lambda row: row.column)
        else:
            ordered += flat if fills else (replace(row, column=0) for row in flat)
    return ordered


def _interleaved(flat: Sequence[Row]) -> bool:
    """Whether both columns are there, their lines at other heights."""
    turns = sum(one.column != two.column for one, two in pairwise(flat))
    return turns > 2 and min(sum(row.column == side for row in flat) for side in (1, 2)) > 2


def _sides(row: Row, band: Gutter) -> list[Row]:
    """A row as it lies to a band: itself, or its left and right part."""
    middle = (band.left + band.right) / 2
    if row.x1 <= middle or row.x0 >= middle:
        return [replace(row, column=1 if row.x1 <= middle else 2)]
    for number, (one, two) in enumerate(pairwise(row.words), start=1):
        if one.x1 <= middle <= two.x0 and two.x0 - one.x1 > 0.6 * (band.right - band.left):
            return list(_cut(row, number))
    return [row]


def is_told(page: Sequence[Row], ordered: Sequence[Row], band: Gutter | None) -> bool:
    """Whether the order is beyond doubt: not three columns, no rows beside each other, no upright script."""
    if band and not band.equal:
        return False
    halves = [gutter([row for row in ordered if row.column == number]) for number in (1, 2)]
    lengths = [sum(len(word.text) for word in row.words) for row in page]
    upright = len(page) >= 15 and median(lengths) <= 2
    nested = any(half and half.equal for half in halves)
    return not upright and not nested and (band is not None or _side_by_side(page) < GUTTER_ROWS)


def _side_by_side(page: Sequence[Row]) -> int:
    """How many rows begin before the one above has ended, and stand beside it."""
    return sum(
        two.top - one.top < 0.9 * min(one.size, two.size) and (one.x1 <= two.x0 or two.x1 <= one.x0)
        for one, two in pairwise(page)
    )
