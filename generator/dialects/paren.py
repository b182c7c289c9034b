"""The dialect `paren`: a speaker is `(위원장 홍길동)` at a line's head, with first words behind (위원회 속기록).

Only where office and name stand in the brackets; other bracketed lines are stage directions.
"""

import re
from collections.abc import Sequence

from generator import proceedings as signs
from generator.blocks import Block
from generator.dialects.turns import Turns, assemble

LABEL = re.compile(r"[ \t]*[(（](?P<label>[^()（）]{2,30})[)）][ \t]*(?P<rest>\S.*)$", re.S)
FEWEST = 3  # different labels


def label(block: Block) -> tuple[str, str] | None:
    """The label in brackets and the words behind it; None for any other block."""
    match = LABEL.match(block.text)
    words = match["label"].split() if match else []
    if not match or not words or block.kind != "plain":
        return None
    office = [bool(signs.OFFICE.search(word)) for word in words]
    named = len(words) > 1 and any(office) and bool(signs.NAME.match(words[-1]) or office[-1])
    return (match["label"].strip(), match["rest"].strip()) if named else None


def count(blocks: Sequence[Block]) -> int:
    """Such lines, where several people speak."""
    found = [own[0] for own in map(label, blocks) if own]
    return len(found) if len(set(found)) >= FEWEST else 0


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns under each label."""
    start = next((n for n, block in enumerate(blocks) if label(block)), len(blocks))
    return assemble(blocks, start, label)
