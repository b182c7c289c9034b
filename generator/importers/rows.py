"""Tables whose rows are turns (발언자 | 발언 내용), in office files: the first cells as labels above the words.

Pure. Only if the header says so and every row has two cells; any other table stays as it is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from generator.importers.pieces import Cell, Left, Piece
from generator.korean import grammar
from generator.record.dialects.table import is_header

FEWEST = 2  # labels
COUNT = re.compile(r"순\s?번|연\s?번|번\s?호|No\.?", re.I)
NUMBER = re.compile(r"\d{1,4}[.)]?")


def unnumbered(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Left]]:
    """The pieces without the first column of tables of turns that count their rows (순번), and that column."""
    tables: dict[str, list[Piece]] = {}
    for piece in pieces:
        tables.setdefault(piece.where, []).append(piece)
    counting = {where for where, own in tables.items() if _counts(own)}
    kept = [_moved(piece) if piece.where in counting else piece for piece in pieces]
    counts = {where: "" for where in tables if where in counting}
    for piece in pieces:
        if piece.where in counting and piece.cell and not piece.cell.column:
            counts[piece.where] += f"{piece.text} "
    left = [Left("발언 표의 순번", text.strip(), where) for where, text in counts.items()]
    return [piece for piece in kept if not piece.cell or piece.cell.column >= 0], left


def _moved(piece: Piece) -> Piece:
    """As if there were no first column, whose cells stand before the first then."""
    cell = piece.cell
    if cell is None:
        return piece
    return replace(piece, cell=replace(cell, column=cell.column - 1, width=cell.width - 1))


def _counts(table: Sequence[Piece]) -> bool:
    """Whether a table would be one of turns but for a first column with numbers."""
    cells = [piece.cell for piece in table if piece.cell]
    if len(cells) < len(table) or {cell.width for cell in cells} != {3}:
        return False
    first = [piece for piece in table if piece.cell and not piece.cell.column]
    head, *numbers = [piece.text.strip() for piece in first] or [""]
    is_counted = COUNT.fullmatch(head) and all(NUMBER.fullmatch(text) for text in numbers)
    rest = [_moved(piece) for piece in table if piece.cell and piece.cell.column]
    return bool(is_counted and first[0].cell == Cell(cells[0].row, 0, 3) and _has_turns(rest))


def turned(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces; in a table of turns its header is one line, and each first cell a label."""
    tables: dict[str, list[Piece]] = {}
    for piece in pieces:
        tables.setdefault(piece.where, []).append(piece)
    heads = {
        where: own[0].cell.row for where, own in tables.items() if _has_turns(own) and own[0].cell
    }
    numbered = list(enumerate(pieces))
    runs = groupby(numbered, key=lambda own: _part(own[0], own[1], heads))
    return tuple(_made([piece for _, piece in run], part) for part, run in runs)


Part = tuple[str, int]
"""What of a table a piece stands in, and where: `head`, `label`; else it is by itself."""


def _part(number: int, piece: Piece, heads: Mapping[str, int]) -> Part:
    cell, head = piece.cell, heads.get(piece.where)
    if not cell or head is None or (cell.column and cell.row != head):
        return "", number
    return ("head" if cell.row == head else "label"), cell.row


def _made(run: Sequence[Piece], part: Part) -> Piece:
    if part[0] == "label":
        return replace(run[0], kind="label", text="\n".join(piece.text for piece in run))
    return replace(run[0], text="   ".join(piece.text for piece in run))


def _has_turns(table: Sequence[Piece]) -> bool:
    """Whether a table has two cells a row, a header that says so, and labels that may be headings."""
    cells = [piece.cell for piece in table if piece.cell]
    if len(cells) < len(table) or {cell.width for cell in cells} != {2}:
        return False
    above = [p for p, c in zip(table, cells, strict=True) if c.row == cells[0].row or not c.column]
    if any(piece.kind == "heading" for piece in table) or any(piece.number for piece in above):
        return False
    texts: dict[tuple[int, int], str] = {}
    for piece, cell in zip(table, cells, strict=True):
        place = (cell.row, cell.column)
        texts[place] = " ".join((texts.get(place, ""), *piece.text.split())).strip()
    head = "|".join(texts.pop((cells[0].row, column), "") for column in (0, 1))
    labels = [text for (_, column), text in texts.items() if not column]
    named = is_header(f"|{head}|", frozenset(labels)) and len(labels) >= FEWEST
    return named and _may_be_headings(labels)


def _may_be_headings(labels: Iterable[str]) -> bool:
    """Whether each is a speaker's label once it stands in brackets, and opens no section."""
    marks = [grammar.BRACKETED.match(f"〈{label}〉") for label in labels]
    return all(
        match
        and not match["rest"]
        and (grammar.OFFICE.search(match["label"]) or not grammar.SECTION.search(match["label"]))
        for match in marks
    )
