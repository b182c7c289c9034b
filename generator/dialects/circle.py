"""The dialect `circle`: a speaker is a line with `○` or `◯` before label and first words (국회, 지방의회).

The same mark stands before rosters, notices and votes, and before sections of the front; `roles` tells them apart.
"""

from collections.abc import Sequence

from generator import proceedings as signs
from generator.blocks import Block
from generator.dialects.labels import labels
from generator.dialects.roles import opening
from generator.dialects.turns import Turns, assemble


def count(blocks: Sequence[Block]) -> int:
    """The lines with such a mark that begin a turn."""
    return len(_marked(blocks))


def _marked(blocks: Sequence[Block]) -> list[Block]:
    body = blocks[opening(blocks) :]
    return [block for block in body if block.role == "text" and signs.MARK.match(block.text)]


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns; the record's own labels say where a label ends."""
    start = opening(blocks)
    marked = _marked(blocks)
    lines = [_behind(block) for block in marked]
    found = dict(zip(map(id, marked), labels(lines), strict=True))

    def label(block: Block) -> tuple[str, str] | None:
        own = found.get(id(block))
        if own is None:
            return None
        line, _, below = block.text.partition("\n")
        words = line[line.index(own, signs.MARK.match(line).start("rest")) + len(own) :].strip()  # type: ignore[union-attr]
        return own, "\n".join(filter(None, (words, below)))

    return assemble(blocks, start, label)


def _behind(block: Block) -> str:
    match = signs.MARK.match(block.text.partition("\n")[0])
    return match["rest"].rstrip() if match else ""
