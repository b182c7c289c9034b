"""How a record marks its speakers: a dialect is one file, chosen by evidence counted in the text.

A dialect is a function that cuts a record into blocks, one that counts its marks, and one that finds the
turns. What stands before the first turn is the cover and the overview.

    opening (listing) ► roles (furniture, rolls, unlisted, labels, abroad) ► asides · bodies_said · unspoken ► turns

`heading`, `circle`, `paren`, `colon`, `line` and `table` are the dialects.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.facts.source import Source
from generator.facts.withheld import passages
from generator.korean import proceedings as signs
from generator.korean import titles
from generator.korean.nobody import PROSE
from generator.korean.outcomes import RESULT
from generator.notes import DialectName
from generator.problems import Problem, at
from generator.record.blocks import Block, Cuts, blocks
from generator.record.dialects import asides, circle, colon, heading, line, paren, table, unspoken
from generator.record.dialects.opening import is_opened, opening
from generator.record.dialects.roles import cut
from generator.record.dialects.turns import Turns, assemble
from generator.record.dialects.unspoken import stating

# What begins a paragraph where nobody speaks.
LINES = (
    *(titles.NAMED, RESULT, signs.ENTRY, signs.LETTERED),
    *(titles.CIRCLED, titles.ASKS, titles.LIST_PART, line.TOLD),
)
# How each marks a speaker, as it is told to people.
FORMS: Mapping[DialectName, str] = {
    "heading": "'### 〈위원장〉'",
    "circle": "'○위원장'",
    "paren": "'(위원장)'",
    "colon": "'위원장 :'",
    "line": "한 줄에 따로 적은 '위원장'",
    "table": "표의 '발언자' 칸",
}
SURE = 2  # times as many marks as any other kind


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way to mark speakers."""

    cut: Callable[[Source], list[Block]]
    split: Callable[[Sequence[Block], frozenset[str]], Turns]
    """The turns of a record, given the keys of the offices and names it lists."""
    count: Callable[[Sequence[Block]], int] | None = None
    """How many marks of this kind a record has; None for the dialect without marks."""
    maybe: re.Pattern[str] = re.compile("")
    """What a record in which there are any holds: one without it need not be cut to count none."""


def nobody(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The dialect `none`: decisions only, or labels lost; without an opening all of it is overview."""
    start = opening(blocks) if is_opened(blocks) else len(blocks)
    return assemble(blocks, start, lambda block: None)


def _cut_if_opened(source: Source) -> list[Block]:
    run = cut(source)
    return run if is_opened(run) else stating(blocks(source, Cuts(LINES)))


DIALECTS: Mapping[DialectName, Dialect] = {
    "heading": Dialect(heading.cut_up, heading.split, heading.count),
    "circle": Dialect(circle.cut_up, circle.split, circle.count, circle.MAYBE),
    "paren": Dialect(
        lambda source: paren.turned(
            cut(source, paren.LABEL, RESULT, asides.BELOW, unspoken.END_LINE, PROSE)
        ),
        paren.split,
        paren.count,
        paren.MAYBE,
    ),
    "colon": Dialect(
        lambda source: colon.turned(
            cut(source, colon.LABEL, RESULT, asides.LINE, unspoken.END_LINE, PROSE)
        ),
        colon.split,
        colon.count,
        colon.MAYBE,
    ),
    "line": Dialect(
        lambda source: colon.turned(line.cut_up(source)), line.split, line.count, line.MAYBE
    ),
    "table": Dialect(table.cut, table.split, table.count, table.MAYBE),
    "none": Dialect(_cut_if_opened, nobody),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A record's dialect, its blocks as that one cuts them, and what was counted for each."""

    name: DialectName
    run: list[Block]
    evidence: Mapping[DialectName, int]
    problems: Sequence[Problem]


def choose(source: Source, wanted: DialectName | None) -> Choice:
    """The dialect of a record with what was counted for each; a person's choice wins."""
    counted = {name: own.count for name, own in DIALECTS.items() if own.count}
    likely = [n for n in counted if DIALECTS[n].maybe.search(source.text)]
    runs = {n: DIALECTS[n].cut(source) for n in likely}
    evidence = {n: count(runs[n]) if n in runs else 0 for n, count in counted.items()}
    if wanted:
        return Choice(wanted, runs.get(wanted) or DIALECTS[wanted].cut(source), evidence, [])
    best = max(evidence, key=lambda name: evidence[name])
    if not evidence[best]:
        run = DIALECTS["none"].cut(source)
        return Choice("none", run, evidence, _without(run, source))
    others = {name: _apart(best, name, runs, evidence) for name in evidence if name != best}
    second = max(others, key=lambda name: others[name])
    doubtful = evidence[best] < SURE * others[second]
    lines = [_marked(name, runs) for name in (best, second)] if doubtful else []
    return Choice(best, runs[best], evidence, _doubts(source, best, second, *lines))


def _apart(
    best: DialectName,
    other: DialectName,
    runs: Mapping[DialectName, list[Block]],
    evidence: Mapping[DialectName, int],
) -> int:
    """How many marks of another kind stand in lines of their own: an office behind a circle looks like one alone on its line."""
    if not (evidence[other] and best == "circle" and other == "line"):
        return evidence[other]
    return line.count([block for block in runs[other] if not signs.MARK.match(block.text)])


def _without(run: Sequence[Block], source: Source) -> list[Problem]:
    if any(passages(block.text) for block in run):
        return []  # what was said is closed to the public
    hint = (
        "발언자를 ### 〈위원장〉처럼 제목으로 적으세요\n"
        "발언자가 없는 회의록이면 meeting.yml에 이렇게 적으세요: dialect: none"
    )
    message = "발언자 표시를 찾지 못했습니다"
    return [at("warning", "P001", (source.path, 1), message, hint)]


def _marked(name: DialectName, runs: Mapping[DialectName, list[Block]]) -> frozenset[int]:
    """The lines at which turns begin as one dialect reads a record."""
    turns = DIALECTS[name].split(runs[name], frozenset()).turns
    return frozenset(turn.mark.first for turn in turns if turn.label)


def _doubts(
    source: Source,
    best: DialectName,
    second: DialectName,
    own: frozenset[int] = frozenset(),
    others: frozenset[int] = frozenset(),
) -> list[Problem]:
    """What is told where marks of two kinds stand in a record, at the first that is not read."""
    if not others - own:
        return []
    message = (
        f"발언자를 두 가지 방법으로 적은 회의록입니다: {FORMS[best]}만 발언자로 읽어, "
        f"{FORMS[second]} 뒤의 말은 앞사람의 말이 됩니다"
    )
    hint = (
        f"{FORMS[second]}처럼 적은 발언자를 모두 {FORMS[best]}처럼 고치세요\n"
        f"그것이 발언자가 아닌지 원본에서 확인했으면 meeting.yml에 이렇게 적으세요: dialect: {best}"
    )
    return [at("warning", "P005", (source.path, min(others - own)), message, hint)]
