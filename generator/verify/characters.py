"""The letters of a record's file and of its page (글자): every character but blanks, what stands before it, its line.

In: the bytes of `minutes.md`, the words of the built page. Reads the file by itself, with no help of the program's parser:
the signs that begin a line are left out, the borders of rows that may be turns are noted.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.verify.pages import LABEL, LABEL_END, Words
from generator.verify.traits import BREAK, JOIN

MARKUP = re.compile(r"\s*#{1,6}(?=\s|[〈＜《【]|$)|[ \t\u00a0\u3000]*-(?=[ \t]|$)")
BORDER = "|"
PAIR = 2  # cells of a row that is a label and words
# Heads of a table of turns, without blanks, bold type and what brackets add: who speaks, and the words in a column behind.
WHO = re.compile(r"발언(?:자|인|위원|의원)명?|성명|이름|직위|직책|직위성명|직성명|위원명?|구분")
WHAT = re.compile(
    r"(?:주요)?(?:발언|질의|질문)(?:내용|요지|사항)?|(?:주요|회의|토의|논의|심의)?내용|(?:주요|검토|심의|위원)?의견"
)
SPEAKERS = re.compile(r"\|발언(?:자|인|위원|의원)명?\|")
WIDEST = 4000  # letters of a line that may be a header
DELIMITER = re.compile(r"\|(?::?-+:?\|)+(?::?-+:?)?")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
JAMO = re.compile(r"[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+")
BLANK = re.compile(r"[\x0b\x0c\x85]")
NONE, SPACE, LINE, JOINED = range(4)  # what stands before a letter


@dataclass(slots=True)
class Letters:
    """A text's characters but blanks; for each, what stands before it and its line."""

    text: str = ""
    gaps: bytearray = field(default_factory=bytearray)
    lines: list[int] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    """Places where a label begins."""
    ends: set[int] = field(default_factory=set)
    borders: dict[int, int] = field(default_factory=dict)
    """Place of a sign around or between the cells of a row that may be a turn -> place of the row's first."""
    wide: set[int] = field(default_factory=set)
    """Places of such a row's first sign where it has more than two cells: each stands by itself."""


def decode(data: bytes) -> str:
    """The file's characters: BOM and kinds of line end aside, control characters as U+FFFD.

    Hangul written in pieces is composed; any other character stays the one it is.
    """
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    text = BLANK.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = JAMO.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    return CONTROL.sub("\ufffd", text)


def solid(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def of_file(text: str) -> Letters:
    """The letters of a record, without the signs that begin a line."""
    result, pieces = Letters(), []
    lines = text.split("\n")
    rows = rows_of_turns(lines)
    for number, line in enumerate(lines, start=1):
        gap = LINE
        if columns := rows.get(number - 1):
            start = len(result.lines)
            result.borders |= {start + place: start for place in borders(solid(line), columns)}
            result.wide |= {start} if columns > PAIR else set()
        for word in MARKUP.sub("", line, count=1).split() if MARKUP.match(line) else line.split():
            pieces.append(word)
            result.gaps += bytes([gap] + [NONE] * (len(word) - 1))
            result.lines += [number] * len(word)
            gap = SPACE
    result.text = "".join(pieces)
    return result


def rows_of_turns(lines: Sequence[str]) -> dict[int, int]:
    """The lines, from 0, below the header of a table whose rows are turns, and how many cells each has."""
    found: dict[int, int] = {}
    columns, before = 0, ""
    for number, line in enumerate(lines):
        own = solid(line) if line.lstrip()[:1] == BORDER else ""
        row = re.sub(r"[*·․ㆍ/]|\([^()]*\)", "", own) if len(own) < WIDEST else ""
        if columns and own.count(BORDER) > 1:
            if columns == PAIR or len(_cells(own)) == columns:
                found[number] = columns
        elif before and SPEAKERS.match(row):
            columns = _columns(row)  # amid another table
        else:
            columns = _columns(before) if DELIMITER.fullmatch(own) else 0
        before = row
    return found


def _cells(row: str) -> list[str]:
    return row[1:].removesuffix(BORDER).split(BORDER)


def _columns(header: str) -> int:
    """How many cells the header of a table of turns has; 0 for any other line."""
    heads = _cells(header) if header[:1] == BORDER else []
    first = next((n for n, head in enumerate(heads) if WHO.fullmatch(head)), len(heads))
    is_one = any(map(WHAT.fullmatch, heads[first + 1 :]))
    return len(heads) if is_one else 0


def borders(row: str, columns: int = PAIR) -> list[int]:
    """The places of the signs before, between and behind the cells of a row; of two cells, one amid the words is none."""
    if columns > PAIR:
        return [place for place, sign in enumerate(row) if sign == BORDER]
    second = row.index(BORDER, 1)
    return sorted({0, second, len(row) - 1 if row[-1] == BORDER else second})


def without_borders(lines: Sequence[str]) -> list[str]:
    """The lines of a record, with blanks for the signs around and between the cells of rows that are turns."""
    bare = list(lines)
    for number, columns in rows_of_turns(lines).items():
        row = lines[number].strip()
        letters = list(row)
        for place in borders(row, columns):
            letters[place] = " "
        bare[number] = "".join(letters)
    return bare


def cells_of_turns(lines: Sequence[str]) -> dict[int, list[str]]:
    """The letters of each cell of the rows that are turns and have more than two, by the line, from 0."""
    rows = rows_of_turns(lines).items()
    return {number: _cells(solid(lines[number])) for number, columns in rows if columns > PAIR}


def of_page(words: Words) -> Letters:
    """The letters of the page's record."""
    result, pieces, gap, length = Letters(), [], LINE, 0
    for piece, line in words.pieces:
        if piece == LABEL:
            result.starts.add(length)
        if piece == LABEL_END:
            result.ends.add(length)
        if piece in (BREAK, LABEL, LABEL_END):
            gap = LINE
        elif piece == JOIN:
            gap = JOINED
        else:
            for blank, word in re.findall(r"(\s+)|(\S+)", piece):
                if blank:
                    gap = max(gap, SPACE)
                    continue
                pieces.append(word)
                result.gaps += bytes([gap] + [NONE] * (len(word) - 1))
                result.lines += [line] * len(word)
                length += len(word)
                gap = NONE
    result.text = "".join(pieces)
    return result
