"""The dialect `colon`: a speaker is a short word and a colon at a line's head (이사회): `최공명 : …`, `**Name:** …`.

A field of the overview (`일시 : …`) looks like it, but stands before the first turn and comes once.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from generator import proceedings as signs
from generator.blocks import Block
from generator.dialects.turns import Turns, assemble
from generator.grammar import SIGN
from generator.overview import field_key

LABEL = re.compile(
    r"[ \t]*(?:\*\*(?P<bold>[^:：*\d]{1,20}?)\s?[:：]\*\*|(?P<plain>[^:：*\d()]{1,20}?)\s?[:：])[ \t]*(?P<rest>\S.*)$",
    re.S,
)


def found(block: Block) -> tuple[str, str] | None:
    """What stands before and behind a colon at a block's head; nothing of a field's name."""
    match = LABEL.match(block.text)
    if not match or block.kind != "plain" or SIGN.match(block.text):
        return None
    own = (match["bold"] or match["plain"]).strip()
    return None if field_key(own) or len(own.split()) > 3 else (own, match["rest"].strip())


def speakers(blocks: Sequence[Block]) -> frozenset[str]:
    """The words before a colon that are people: said of several, and again and again, or names and offices."""
    counted = Counter(own[0] for own in map(found, blocks) if own)
    known = {own for own in counted if _is_person(own)}
    often = {own for own, times in counted.items() if times > 1}
    several = len(known | often) > 1 and len(known) + len(often) > 2
    return frozenset(known | often) if several else frozenset()


def _is_person(label: str) -> bool:
    *_, last = label.split()
    return bool(signs.NAME.match(label) or signs.OFFICE.search(label) or signs.NAME.match(last))


def count(blocks: Sequence[Block]) -> int:
    """The lines of such speakers."""
    people = speakers(blocks)
    return sum(1 for own in map(found, blocks) if own and own[0] in people)


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns of each speaker."""
    label = _label(speakers(blocks))
    start = next((n for n, block in enumerate(blocks) if label(block)), len(blocks))
    return assemble(blocks, start, label)


def _label(people: frozenset[str]) -> Callable[[Block], tuple[str, str] | None]:
    def label(block: Block) -> tuple[str, str] | None:
        own = found(block)
        return own if own and own[0] in people else None

    return label
