"""Results on lines of their own (심의결과), which nobody says, in the dialects of summaries."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator import proceedings as signs
from generator.blocks import Block
from generator.dialects.listing import is_named, named, split_at
from generator.outcomes import states

# How it was voted, on a line of its own: `- 표결: 찬성 5인 / 반대 1인`.
COUNTED = re.compile(
    rf"(?:{signs.B}|[○◯•·*⇒→☞▷▶□■◦ㆍ※◆◇◎▣➔-])*(?:표\s?결|찬\s?반|투표|거수)\s?(?:현황|내역|내용|여부)?\s*[:：]\s*(?:(?:재적|재석|출석|찬성|반대|기권|무효|가|부)\s?(?:위원|의원|이사)?\s?\d{{1,4}}\s?[명인표]?[\s,/·()（）]*)+$"
)


def stating(run: Iterable[Block]) -> list[Block]:
    """The blocks of a record in which nobody speaks: titles of items, and what was decided on them."""
    titled = (part for block in run for part in _titled(block))
    parts = (part for block in titled for part in _below_result(block))
    return with_results([replace(b, role="agenda" if named(b) else "text") for b in parts])


def _titled(block: Block) -> Iterator[Block]:
    """A title that says it is one, and what is told right below it."""
    lines = block.text.split("\n")
    is_title = len(lines) > 1 and is_named(lines[0]) and signs.SENTENCE.search(block.text)
    yield from split_at(block, 1) if is_title else (block,)


def _below_result(block: Block) -> Iterator[Block]:
    """A result, and the next item that stands right below it: `- 심의결과: 원안가결`, `나. 도로 계획(안)`."""
    lines = block.text.split("\n")
    ends = (n for n, line in enumerate(lines) if n and _is_entry(line))
    yield from split_at(block, next(ends, len(lines)) if states(lines[0]) else len(lines))


def _is_entry(line: str) -> bool:
    return bool(signs.LETTERED.match(line) or signs.ENTRY.match(line))


def with_results(run: Sequence[Block]) -> list[Block]:
    """The blocks; one that states what was decided is said by nobody, unless the block above reports of others."""
    above = ["", *(block.text for block in run)]
    run = [
        replace(b, role="notice") if b.role == "text" and COUNTED.match(b.text) else b for b in run
    ]
    return [
        replace(b, role="decision") if b.role == "text" and states(b.text, above[n]) else b
        for n, b in enumerate(run)
    ]
