"""What every dialect returns: the turns of a record as runs of blocks; and how marked ones are put together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.facts.source import Span
from generator.korean import proceedings as signs
from generator.korean import titles
from generator.korean.nobody import is_prose, is_written, tells
from generator.problems import Problem
from generator.record.blocks import Block
from generator.record.dialects.asides import unnamed
from generator.record.dialects.unspoken import BACK, without_tail

SCENE = ("stage", "reaction", "notice", "furniture", "vote", "decision")  # while someone speaks
BELOW = ("notice", "furniture")  # below the last words
SIGNED = re.compile(rf"{signs.SEAL}\s*$")
NAME_ALONE = re.compile(rf"[가-힣](?:\s?[가-힣]){{1,3}}\s*(?:{signs.SEAL})?")
APART = ("agenda", "section", "roster")  # nobody says it


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


Label = Callable[[Block], tuple[str, str] | None]
"""A block to the label at its head and the words behind it; None where it begins no turn."""


def assemble(run: Sequence[Block], start: int, label: Label) -> Turns:
    """The turns of blocks that have their roles; `start` is where the front ends.

    A title of the agenda, a roster, or a time that no more words of the turn follow, stands apart: nobody says it.
    """
    turns: list[Turn] = []
    run = [
        replace(b, role="notice") if b.role == "text" and titles.OPINIONS.match(b.text) else b
        for b in run
    ]
    run[start:] = [replace(b, role="notice") if unnamed(b) else b for b in run[start:]]
    marks = [(block.role == "text" and label(block)) or None for block in run]
    for number in range(_sealed(run, marks), len(run)):
        marks[number], run[number] = None, replace(run[number], role="notice")
    for number, block in enumerate(run[start:], start):
        if found := marks[number]:
            turns.append(_turn(block, *found))
        elif not turns or _stands_apart(run, marks, number, turns[-1]):
            turns.append(Turn("", block.span, (block,)))
        else:
            turns[-1] = replace(turns[-1], blocks=(*turns[-1].blocks, block))
    return Turns(tuple(run[:start]), tuple(_ended(turns)), ())


def _sealed(run: Sequence[Block], marks: Sequence[tuple[str, str] | None]) -> int:
    """Where the seals below the last words begin, if there are any: `회장 : 봉하람 (서명)`; below the line that says so, names alone."""
    start = signed = len(run)
    while start and _may_seal(run[start - 1], marks[start - 1]):
        start -= 1
        is_seal = not marks[start] or SIGNED.search(run[start].text)
        signed = start if is_seal and signed == start + 1 else signed
    if start and any(map(BACK.match, run[start - 1].text.split("\n"))):
        return start
    return signed if any(SIGNED.search(block.text) for block in run[signed:]) else len(run)


def _may_seal(block: Block, mark: tuple[str, str] | None) -> bool:
    if mark:
        is_signed = SIGNED.search(mark[1]) and not re.search(r"[.?!]", mark[1])
        return bool(NAME_ALONE.fullmatch(mark[1].strip()) or is_signed)
    is_told = signs.TAIL.match(block.text) or tells(block.text) or is_written(block.text)
    return block.role == "text" and bool(is_told or SIGNED.search(block.text))


def _ended(turns: list[Turn]) -> list[Turn]:
    """The turns, what stands below the words of the last one apart."""
    place = next((n for n in range(len(turns) - 1, -1, -1) if turns[n].label), -1)
    if place < 0:
        return turns
    above, last, behind = turns[:place], turns[place], turns[place + 1 :]
    last = replace(last, blocks=without_tail(last.blocks))
    said = max((n for n, b in enumerate(last.blocks, 1) if b.role not in BELOW), default=0)
    tail = last.blocks[said:]
    is_old = all(block in turns[place].blocks for block in tail)  # what a record prints elsewhere
    if not said or not tail or (behind and is_old):
        return [*above, last, *behind]
    own = replace(last, blocks=last.blocks[:said])
    return [*above, own, Turn("", tail[0].span, tail), *behind]


def _stands_apart(run: Sequence[Block], marks: Sequence[object], number: int, turn: Turn) -> bool:
    """Whether a block begins a turn of nobody's, rather than going on in the turn before it."""
    block, is_marked = run[number], bool(signs.MARK.match(run[number].text))
    if turn.label:
        is_last = block.role == "time" and not _goes_on(run, marks, number + 1)
        if block.role == "text":
            return block.kind == "plain" and is_prose(block.text)
        return block.role in APART or is_last or is_marked
    is_scene = turn.blocks[0].role != "text"
    is_list = block.role == "roster" and bool(signs.ROSTER.match(block.text.partition("\n")[0]))
    return is_list or is_marked or is_scene != (block.role not in ("text", *SCENE))


def _goes_on(run: Sequence[Block], marks: Sequence[object], start: int) -> bool:
    """Whether the words of the turn go on from a place, what happens meanwhile aside."""
    for number in range(start, len(run)):
        if run[number].role not in (*SCENE, "time"):
            return run[number].role == "text" and not marks[number]
    return False


def _turn(block: Block, label: str, rest: str) -> Turn:
    """A turn whose first words stand behind its label, on the same line or below; a label's blanks are one each."""
    label = " ".join(label.split())
    if not rest:
        return Turn(label, block.span, ())
    below = block.text.count("\n") > rest.count("\n")
    span = replace(block.span, first=block.span.first + below)
    return Turn(label, block.span, (replace(block, kind="plain", text=rest, span=span),))
