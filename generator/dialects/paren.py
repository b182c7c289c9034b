"""The dialect `paren`: a speaker is `(위원장 홍길동)` at a line's head, with first words behind (위원회 속기록).

Only where an office stands in the brackets; other bracketed lines are stage directions.
"""

import re
from collections.abc import Sequence

from generator.blocks import Block
from generator.dialects.labels import is_somebody
from generator.dialects.turns import Turns, assemble

LABEL = re.compile(
    r"[ \t]*[○◯]?[ \t]*[(（\[](?P<label>[^()（）\[\]]{2,30})[)）\]][ \t]*:?[ \t]*(?P<rest>\S.*)$",
    re.S,
)
EVERYBODY = ("전원", "위원 일동")
FEWEST = 2  # different labels
OFTEN = 3  # turns


def label(block: Block) -> tuple[str, str] | None:
    """The label in brackets and the words behind it; None for any other block."""
    match = LABEL.match(block.text)
    named = match and (is_somebody(match["label"]) or match["label"] in EVERYBODY)
    if not match or block.kind == "heading" or not named:
        return None
    return match["label"].strip(), match["rest"].strip()


def count(blocks: Sequence[Block]) -> int:
    """Such lines, where several people speak."""
    found = [own[0] for own in map(label, blocks) if own]
    return len(found) if len(set(found)) >= FEWEST and len(found) >= OFTEN else 0


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns under each label."""
    start = next((n for n, block in enumerate(blocks) if label(block)), len(blocks))
    return assemble(blocks, start, label)
