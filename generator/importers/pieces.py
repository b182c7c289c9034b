"""What every reader of office files returns: the text in reading order, and all that did not become text.

Counted in letters, white space aside: `letters` of the file = those of the pieces + those left out.
"""

from dataclasses import dataclass
from typing import Literal

HIDDEN = frozenset(
    {
        "메모",
        "지운 글",
        "숨긴 글",
        "바탕과 같은 빛깔의 글",
        "숨은 설명",
        "상용구",
        "가린 글",
        "쪽 밖의 글",
        "붙은 파일",
    }
)
"""What is left out and nobody sees who opens the file: no report repeats it, since that is published too."""
QUOTED = 20  # letters of the words that stay beside what was taken out
Kind = Literal["heading", "bullet", "plain", "label"]
"""A label is the first cell of a row that is a turn: whoever speaks in it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table, from 0."""

    row: int
    column: int
    width: int
    """How many cells the row has."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the file; a hard line break inside stays one in `text`."""

    kind: Kind
    text: str
    level: int = 0
    """Of a heading, from 1; of a bullet, its depth from 0."""
    number: str = ""
    """What the program that shows the file counts and prints before the text (`1.`, `가.`): not in its letters."""
    where: str = ""
    """For the report, in Korean: `표 1`, `글상자`, `각주 2`, `3쪽`; empty for the running text."""
    cell: Cell | None = None
    """Of the table in which it stands."""


@dataclass(frozen=True, slots=True)
class Left:
    """Text of the file that is no text of the record: a running header, a memo, a page number."""

    kind: str
    """In Korean: `머리말`, `꼬리말`, `쪽 번호`, `메모`, `지운 글`."""
    text: str
    where: str = ""
    place: str = ""
    """Of what nobody sees: the paragraph from which it was taken, in words that everybody sees."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Two lines of the file that are one paragraph: their ends, and what was put between them."""

    left: str
    right: str
    separator: Literal["space", "none"]
    by: Literal["record", "kiwi", "default"]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read."""

    pieces: tuple[Piece, ...]
    left_out: tuple[Left, ...] = ()
    joins: tuple[Joined, ...] = ()
    doubts: tuple[str, ...] = ()
    """What a person should look at, in Korean, a sentence each."""
    letters: int = 0
    """Of all text in the file, white space and generated numbers aside."""
    unseen: tuple[str, ...] = ()
    """What else is in the file that nobody may see who opens it, in Korean: `파일 안의 파일 1개`."""
    reading: Literal["digital", "ocr"] = "digital"
    """Whether people typed the text, or a machine read it from a picture."""


def letters(text: str) -> int:
    """How many there are, white space aside."""
    return sum(not char.isspace() for char in text)


def place(number: int, shown: str) -> str:
    """Where something was taken out: which paragraph, and how its other words begin."""
    words = " ".join(shown.split())
    quote = words if len(words) <= QUOTED else f"{words[:QUOTED]}…"
    return f"{number:,}번째 문단" + (f" '{quote}'" if quote else "")
