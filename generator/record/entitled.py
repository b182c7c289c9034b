"""The title of a record as its lines have it (회의록의 제목): whole, plain, with the part of the committee and the session beside it.

In: the title and lines of the front. Out: the title, or what belongs to it.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.korean import grammar
from generator.record.attendance import closed

SPACED = 3  # letters that stand apart
LONGEST_TITLE = 80  # letters; a longer block that says 회의록 is a sentence


def whole(title: str, front: Iterable[str]) -> str:
    """A title as a line of the front has it whole, where a print parted it: `… 基地周邊對策特別委員會會議錄`."""
    lines = (line for line in front if len(line) <= LONGEST_TITLE)
    ends = [line for line in lines if len(line) > len(title) and line.endswith(title)]
    return ends[0] if ends and grammar.fold(title) and not re.search(r"\d", ends[0]) else title


def part_below(title: str, lines: Iterable[str]) -> str:
    """The part of the committee that met, on the line below the title: `(법안심사소위원회)`."""
    below = (low for high, low in pairwise(lines) if high == title)
    return next((low for low in below if grammar.PART_OF_BODY.match(low)), "")


def plain(line: str) -> str:
    """A line whose letters all stand apart, as one word, and bold type aside: `본 회 의 회 의 록`, not `제 2 호`."""
    line = match["text"] if (match := grammar.BOLD.match(line)) else line
    match = grammar.ANGLED.match(line)
    line = match["text"] if match else line
    return closed(line) if len(line.split()) > SPACED else line


def with_session(title: str, lines: Sequence[str]) -> str:
    """A title with the session and the issue that stand on lines of their own: `제299회국회` … `제4호`."""
    if re.search(r"\d", title):
        return title
    place = next((n for n, line in enumerate(lines) if grammar.SESSION.match(line)), len(lines))
    kind = next(filter(grammar.SESSION_KIND.match, lines[place + 1 : place + 2]), "")
    session = "".join(lines[place : place + 1]) + kind
    issue = next((line for line in lines if grammar.ISSUE.match(line)), "")
    return " ".join(" ".join((session, title, issue)).split())
