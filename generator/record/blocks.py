"""Lines to blocks: what a blank line, a heading or a bullet sets apart.

In: a source. Out: its blocks in order, holding every line that is not blank once. Says nothing of
who speaks. The signs that are markup (`#`, a leading `-`) end here and are the only characters that
do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.facts.source import Source, Span
from generator.korean import grammar
from generator.model import Role

LONG = 160  # letters of a line's head


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `text` without markup and outer blanks, lines kept apart."""

    kind: Literal["heading", "bullet", "plain"]
    text: str
    span: Span
    indent: int = 0
    """Columns before a bullet's sign."""
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Cuts:
    """Lines of a dialect that part blocks though no blank line does."""

    opens: tuple[re.Pattern[str], ...] = ()
    """Begin a block."""
    alone: tuple[re.Pattern[str], ...] = ()
    """Are one, and nothing goes on in it."""
    lines: frozenset[int] = frozenset()
    """So do these lines, by their number."""


def blocks(source: Source, cuts: Cuts = Cuts()) -> Iterator[Block]:
    """Cut a record into blocks; one whose markup is all it has is left out."""
    current: Block | None = None
    more: list[str] = []
    for number, line in enumerate(source.text.split("\n"), start=1):
        head = line.strip()[:LONG]  # such signs are looked for where a line begins
        alone = len(line) < LONG and any(pattern.match(head) for pattern in cuts.alone)
        alone = alone or number in cuts.lines
        apart = alone or any(pattern.match(head) for pattern in cuts.opens)
        goes_on = current is not None and not apart
        opening = _opening(line, Span(source.path, number, number), continues=goes_on)
        if opening is None and current and line.strip():
            more.append(line.strip())
            continue
        yield from _whole(current, more)
        current, more = opening, []
        if opening and (alone or opening.kind == "heading"):  # a heading is its line alone
            yield from _whole(opening, [])
            current = None
    yield from _whole(current, more)


def _opening(line: str, span: Span, *, continues: bool) -> Block | None:
    """The block that this line begins; None for a blank line and for one that goes on."""
    if not line.strip():
        return None
    line = _with_plain_indent(line)
    if match := grammar.HEADING.match(line):
        return Block("heading", (match["text"] or "").strip(), span)
    if match := grammar.BULLET.match(line):
        indent = len(match["indent"].expandtabs(4))
        return Block("bullet", (match["text"] or "").strip(), span, indent)
    stands_alone = (grammar.SIGN, grammar.LABEL_ALONE, grammar.SPOKEN_LINE, grammar.BOLD)
    if continues and not any(pattern.match(line) for pattern in stands_alone):
        return None
    return Block("plain", line.strip(), span)


def _with_plain_indent(line: str) -> str:
    """A line whose indent is of usual blanks: word processors have some as wide as a letter there."""
    own = line.lstrip(" \t\u00a0\u3000")
    indent = line[: len(line) - len(own)]
    return indent.replace("\u3000", "  ").replace("\u00a0", " ") + own


def _whole(block: Block | None, more: list[str]) -> Iterator[Block]:
    """A block with the lines that go on in it; nothing where no word is left."""
    text = "\n".join(filter(None, (block.text, *more))) if block else ""
    if block and text:
        last = block.span.last + len(more)
        yield replace(block, text=text, span=Span(block.span.path, block.span.first, last))


def depths(run: list[Block]) -> list[int | None]:
    """The depth of each bullet, from 0, by the indents above it; None for what is no bullet.

    A block without bullet does not end a list: page breaks put such blocks amid one.
    """
    open_indents: list[int] = []
    result: list[int | None] = []
    for block in run:
        if block.kind != "bullet":
            result.append(None)
            continue
        while open_indents and open_indents[-1] > block.indent:
            open_indents.pop()
        if not open_indents or open_indents[-1] < block.indent:
            open_indents.append(block.indent)
        result.append(len(open_indents) - 1)
    return result
