"""What every page of a file has and nobody said (쪽 머리말): its header, with or without the page's number."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator import proceedings as signs

OFTEN = 3  # times that a line stands in a file to be a page's header
SHORT = 8  # letters; a shorter line is none


def furniture(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that every page has: the same words again and again, with the page's number."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines, start=1):
        match = signs.PAGED.match(line) if len(line) < signs.LINE else None
        words = match and (match["after"] or match["before"]).strip()
        if match and words and len(words) >= SHORT:
            page = int(match["first"] or match["last"])
            found.setdefault(re.sub(r"\d+", "0", words), []).append((page, number))
    often = [seen for seen in found.values() if len(seen) >= OFTEN and _count_up(seen)]
    return frozenset(number for seen in often for _, number in seen) | _titles(lines)


def _titles(lines: Sequence[str]) -> frozenset[int]:
    """The lines with the words of the file's first, right above or below a page's number."""
    words = ["".join(line.split()) for line in lines]
    title = next(filter(None, words), "")
    again = [n for n, own in enumerate(words) if own == title and len(own) >= SHORT][1:]
    return frozenset(
        n + 1 for n in again if any(signs.PAGE.match(line) for line in lines[max(0, n - 1) : n + 2])
    )


def _count_up(seen: Sequence[tuple[int, int]]) -> bool:
    return all(a < b for (a, _), (b, _) in pairwise(seen))
