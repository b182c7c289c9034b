"""What every page of a file has and nobody said (쪽 머리말): its header, with or without the page's number."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.korean import proceedings as signs

OFTEN = 3  # times that a line stands in a file to be a page's header
# What a page's header that is no title of the file says, and a turn does not end in.
HEAD = re.compile(r"^[^:：○◯]*(?:회의록|의사록|속기록|위원회|의회|이사회|협의회)[^:：.?!]{0,12}$")
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
    """The lines with the words of the file's first, or the same words again, right above or below a page's number."""
    words = ["".join(line.split()) for line in lines]
    title = next(filter(None, words), "")
    filled = [n for n, own in enumerate(words) if own]
    places: dict[str, list[int]] = {}
    for k, n in enumerate(filled):
        if len(words[n]) >= SHORT and (words[n] == title or HEAD.search(words[n])):
            places.setdefault(words[n], []).append(k)
    numbered = {k for k, n in enumerate(filled) if signs.PAGE.match(lines[n])}
    found: set[int] = set()
    for own, seen in places.items():
        beside = {k for k in seen[own == title :] if not numbered.isdisjoint((k - 1, k + 1))}
        found |= beside if own == title or (len(beside) == len(seen) > 1) else set()
    return frozenset(filled[k] + 1 for k in found)


def _count_up(seen: Sequence[tuple[int, int]]) -> bool:
    return all(a < b for (a, _), (b, _) in pairwise(seen))
