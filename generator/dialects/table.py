"""The dialect `table`: a turn is a row of a table `| 발언자 | 발언 내용 |` (학교운영위원회, 대학의 위원회).

Only a table whose header says so is one. An empty first cell goes on with the turn before; what stands below or
between such tables is said by nobody.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import takewhile

from generator import proceedings as signs
from generator import titles
from generator.blocks import Block, Cuts, blocks
from generator.dialects.roles import line_role, stating
from generator.dialects.turns import Turns, assemble
from generator.model import Role
from generator.outcomes import RESULT
from generator.source import Source
from generator.speakers import is_somebody

SPEAKER = re.compile(r"발언(?:자|인|위원|의원)명?")
# Heads of columns that have people in some tables, and things in others.
PERHAPS = re.compile(r"성명|이름|직위|직책|직위성명|직성명|위원명?|구분")
WORDS = re.compile(
    r"(?:주요)?발언(?:내용|요지|사항)?|(?:주요|회의|토의|논의|심의)?내용|(?:주요|검토|심의|위원)?의견"
)
MAYBE = re.compile(r"^\s*\|", re.M)  # a row of a table
DELIMITER = re.compile(r"\|[ \t]*:?-+:?[ \t]*\|[ \t]*:?-+:?[ \t]*\|?")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
# No speaker, in the column of speakers: items, results, notes, and signs for who stands above.
NOTHING = re.compile(
    r"(?:(?:심의|의결|보고)?안건\d*|제?\d{1,2}호?안건|(?:심의|의결|회의|표결)?결과|결정사항?|비고|합계|소계|소결|의결|[〃〝\"″'-]|상동)"
)
LONGEST = 60  # letters of a label
FEWEST = 2  # different people under a head that may have things


def cells(line: str) -> tuple[str, str] | None:
    """The label and the words of a row, whatever signs are amid the words; None for another line."""
    own = line.strip()
    label, border, words = own[1:].partition("|")
    return (label.strip(), words.removesuffix("|").strip()) if own[:1] == "|" and border else None


def _heads(line: str) -> tuple[str, str]:
    """The heads of a table of two columns, without blanks, bold type and what brackets add."""
    found = cells(line) if len(line) < signs.LINE else None
    first, second = (re.sub(r"[\s*·․ㆍ/]|\([^()]*\)", "", cell) for cell in found or ("", ""))
    is_one = (SPEAKER.fullmatch(first) or PERHAPS.fullmatch(first)) and WORDS.fullmatch(second)
    return (first, second) if is_one else ("", "")


def _is_delimiter(line: str) -> bool:
    return len(line) < signs.LINE and bool(DELIMITER.fullmatch(line.strip()))


def tables(lines: Sequence[str]) -> Iterator[range]:
    """The lines of each table of turns, counted from 0, its header and delimiter first."""
    end = 0
    for start in range(len(lines) - 1):
        head = _heads(lines[start])[0] if start >= end else ""
        if head and _is_delimiter(lines[start + 1]):
            below = takewhile(lambda n: cells(lines[n]), range(start + 2, len(lines)))
            rows = range(start, end := start + 2 + sum(1 for _ in below))
            labels = {(cells(lines[n]) or ("",))[0] for n in rows[2:]} - {""}
            if is_header(lines[start], labels):
                yield rows


def is_header(row: str, labels: AbstractSet[str]) -> bool:
    """Whether a row is the header of a table of turns, given the labels below it."""
    head = _heads(row)[0]
    return bool(head and (SPEAKER.fullmatch(head) or _are_people(labels)))


def _are_people(labels: AbstractSet[str]) -> bool:
    people = sum(map(_is_person, labels))
    return people >= FEWEST and 3 * people >= 2 * len(labels)


def _is_person(label: str) -> bool:
    named = signs.PERSON.match(label) or label in signs.EVERYBODY
    return len(label) <= LONGEST and bool(named or is_somebody(label))


def cut(source: Source) -> list[Block]:
    """The blocks of a record: each row by itself, a row that goes on without its empty cell."""
    found = list(tables(source.text.split("\n")))
    ours = frozenset(number + 1 for rows in found for number in rows)
    heads = frozenset(rows[0] + 1 for rows in found)
    run = stating(blocks(source, Cuts((titles.NAMED, RESULT), (), ours)))
    first = min(ours, default=len(source.text))
    return [
        _row(block)
        if block.span.first in ours
        else _beside(block)
        if block.span.first > first
        else block
        for block in _headed(run, heads)
    ]


def _headed(run: Sequence[Block], heads: frozenset[int]) -> Iterator[Block]:
    """The blocks, each header one with the delimiter below it."""
    head: Block | None = None
    for block in run:
        if block.span.first in heads:
            head = block
            continue
        if head:
            span = replace(head.span, last=block.span.last)
            block = replace(head, text=f"{head.text}\n{block.text}", span=span)
        yield block
        head = None


def _row(block: Block) -> Block:
    label, words = cells(block.text) or ("", "")
    if _is_head(block) or _is_delimiter(block.text) or not (label or words):
        return replace(block, role="furniture")
    is_thing = NOTHING.fullmatch("".join(label.split()))
    is_turn = len(label) <= LONGEST and bool(words or _is_person(label)) and not is_thing
    if not is_turn or (not label and words[0] == "|"):  # `| 1. 개회 | |`
        return replace(block, role="section")
    said = replace(block, role="text", text=block.text if label else words)
    return said if label else replace(said, role=line_role(said) or "text")


def _is_head(block: Block) -> bool:
    return bool(_heads(block.text.partition("\n")[0])[0])


def _beside(block: Block) -> Block:
    own: Role = "section" if block.kind == "heading" else "notice"
    return replace(block, role=line_role(block) or own) if block.role == "text" else block


def label(block: Block) -> tuple[str, str] | None:
    """The two cells of a row whose first has a label."""
    found = cells(block.text)
    return (BOLD.sub(r"\1", found[0]), found[1]) if found and found[0] else None


def count(blocks: Sequence[Block]) -> int:
    """The rows that have a label."""
    return sum(1 for turn in split(blocks, frozenset()).turns if turn.label)


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns of the rows; what stands before the first table is the front."""
    heads = (n for n, b in enumerate(blocks) if b.role == "furniture" and _is_head(b))
    return assemble(blocks, next(heads, len(blocks)), label)
