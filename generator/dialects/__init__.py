"""How a record marks its speakers: a dialect is one file, chosen by evidence counted in the text.

A dialect is a function that finds the turns of a record and one that counts its marks. What stands
before the first turn is the cover and the overview.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.blocks import Block
from generator.dialects import heading
from generator.dialects.turns import Turns
from generator.notes import DialectName
from generator.problems import Problem, at
from generator.withheld import passages


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way to mark speakers."""

    split: Callable[[Sequence[Block], frozenset[str]], Turns]
    """The turns of a record, given the keys of the offices and names it lists."""
    count: Callable[[Sequence[Block]], int] | None = None
    """How many marks of this kind a record has; None for the dialect without marks."""


def nobody(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The dialect `none`: decisions only, or labels lost; the whole record is overview."""
    return Turns(tuple(blocks), (), ())


DIALECTS: Mapping[DialectName, Dialect] = {
    "heading": Dialect(heading.split, heading.count),
    "none": Dialect(nobody),
}


def choose(
    blocks: Sequence[Block], path: str, wanted: DialectName | None
) -> tuple[DialectName, Mapping[DialectName, int], list[Problem]]:
    """The dialect of a record with what was counted for each; a person's choice wins."""
    evidence = {name: dialect.count(blocks) for name, dialect in DIALECTS.items() if dialect.count}
    if wanted:
        return wanted, evidence, []
    best = max(evidence, key=lambda name: evidence[name])
    if evidence[best]:
        return best, evidence, []
    if any(passages(block.text) for block in blocks):
        return "none", evidence, []  # what was said is closed to the public
    hint = (
        "발언자를 ### 〈위원장〉처럼 제목으로 적으세요\n"
        "발언자가 없는 회의록이면 meeting.yml에 이렇게 적으세요: dialect: none"
    )
    return (
        "none",
        evidence,
        [at("warning", "P001", (path, 1), "발언자 표시를 찾지 못했습니다", hint)],
    )
