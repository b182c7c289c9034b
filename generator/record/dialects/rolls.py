"""Who voted how (찬반 의원 성명): a head with its count, and names below, in the body or behind the end.

Names go on until a line is the title of an item, or no list of names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.korean import proceedings as signs
from generator.korean.grammar import fold
from generator.record.blocks import Block
from generator.record.dialects.listing import Entry, bare, split_at, unmarked

NAME = 3  # letters of most names


def is_roll(text: str) -> bool:
    """Whether a text is such a list: its head, and names or nothing behind and below it."""
    head, _, below = unmarked(text).partition("\n")
    match = signs.ROLL.match(head.strip())
    named = " ".join(filter(None, (match["names"], below))).strip() if match else ""
    return bool(match) and (not named or is_names(named) or is_unparted(named, _count(match)))


def _count(match: re.Match[str] | None) -> int:
    return int(match["count"] or 0) if match else 0


def is_unparted(text: str, count: int) -> bool:
    """Whether names of three letters stand without blanks: only the announced count can tell."""
    words = text.split()
    letters = "".join(words)
    is_even = all(len(word) % NAME == 0 for word in words)
    return is_even and len(letters) == NAME * count and bool(signs.UNPARTED.match(letters))


def is_names(text: str) -> bool:
    """Whether a text holds names, as far as their letters tell, and nothing else."""
    return bool(signs.NAMES.match(text.strip()))


def parted(run: Sequence[Block], known: Sequence[Entry]) -> Iterator[Block]:
    """The blocks; each list is one by itself with its role, and so are names that a blank line parts from their head."""
    empty = False  # a head still waits for its names
    for block in run:
        for part in _cut(block, known):
            is_list = is_roll(part.text)
            goes_on = empty and part.kind == "plain" and is_names(part.text)
            empty = is_list and signs.ROLL.match(unmarked(part.text).strip()) is not None
            yield replace(part, role="vote") if is_list or goes_on else part


def _cut(block: Block, known: Sequence[Entry]) -> Iterator[Block]:
    """A block in two, where names end below the head of a list."""
    head, *below = block.text.split("\n")
    if not below or not is_roll(head):
        yield block
        return
    count = _count(signs.ROLL.match(unmarked(head).strip()))
    whole = (n for n in range(1, len(below) + 1) if is_unparted("".join(below[:n]), count))
    keys = {entry.key for entry in known}
    other = (n for n, own in enumerate(below) if not is_names(own) or fold(bare(own)) in keys)
    yield from split_at(block, 1 + (next(whole, 0) or next(other, len(below))))
