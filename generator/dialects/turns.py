"""What every dialect returns: the turns of a record as runs of blocks."""

from dataclasses import dataclass

from generator.blocks import Block
from generator.model import Span
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Turn:
    """A label and the blocks under it; an empty label where the record names nobody."""

    label: str
    mark: Span
    """The line that holds the label; for a turn without label, its first line."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """A record in two: what stands before the first turn, and the turns."""

    front: tuple[Block, ...]
    turns: tuple[Turn, ...]
    problems: tuple[Problem, ...]
