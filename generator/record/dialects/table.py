"""The dialect `table`: a turn is a row of a table `| 발언자 | 발언 내용 |` (학교운영위원회, 대학의 위원회).

Only a table whose header says so is one. An empty cell of the speaker goes on with the turn before; what stands in other columns,
below or between such tables is said by nobody.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import takewhile

from generator.facts.source import Source
from generator.korean import proceedings as signs
from generator.korean import titles
from generator.korean.grammar import RESULT_HEAD
from generator.korean.nobody import is_everybody
from generator.korean.outcomes import RESULT, decided
from generator.model import Role
from generator.record.blocks import Block, Cuts, blocks
from generator.record.dialects.asides import VIEW, is_said
from generator.record.dialects.listing import split_at
from generator.record.dialects.roles import line_role
from generator.record.dialects.turns import BELOW, Turn, Turns, assemble
from generator.record.dialects.unspoken import stating
from generator.record.overview import field_key
from generator.record.speakers import is_somebody

SPEAKER = re.compile(r"발언(?:자|인|위원|의원)명?")
# Heads of columns that have people in some tables, and things in others.
PERHAPS = re.compile(r"성명|이름|직위|직책|직위성명|직성명|위원명?|구분")
WORDS = re.compile(
    r"(?:주요)?발언(?:내용|요지|사항)?|(?:주요|회의|토의|논의|심의)?내용|(?:주요|검토|심의|위원)?의견"
)
MAYBE = re.compile(r"^\s*\|", re.M)  # a row of a table
# Words of a member before those of who answers: of these the answer is nobody's in particular.
ASKED = re.compile(r"(?:주요)?(?:질의|질문)(?:내용|사항|요지)?")
DELIMITER = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
# No speaker, in the column of speakers: items, results, notes, and signs for who stands above.
NOTHING = re.compile(
    r"(?:(?:심의|의결|보고)?안건\d*|제?\d{1,2}호?안건|(?:심의|의결|회의|표결)?결과|결정사항?|비고|합계|소계|소결|의결|[〃〝\"″'-]|상동)"
)
PAIR = 2  # columns of a table of labels and words alone
LONGEST = 60  # letters of a label
FEWEST = 2  # different people under a head that may have things


@dataclass(frozen=True, slots=True)
class Form:
    """Which column of a table has who speaks, which the words, and how many there are."""

    speaker: int = 0
    words: int = 1
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """The cells of a row: who speaks, the words, and those before, between and behind them, which nobody says."""

    before: Sequence[str]
    speaker: str
    between: Sequence[str]
    words: str
    behind: Sequence[str]


def cells(line: str) -> tuple[str, str] | None:
    """The label and the words of a row of two columns, whatever signs are amid the words; None for another line."""
    own = line.strip()
    label, border, words = own[1:].partition("|")
    return (label.strip(), words.removesuffix("|").strip()) if own[:1] == "|" and border else None


def _parts(line: str, form: Form) -> Parts | None:
    """The cells of a row by what they are; None for a row of another form."""
    if form == Form():
        pair = cells(line)
        return Parts([], pair[0], [], pair[1], []) if pair else None
    own = line.strip()
    found = [cell.strip() for cell in own[1:].removesuffix("|").split("|")]
    if own[:1] != "|" or len(found) != form.columns:
        return None
    who, what = form.speaker, form.words
    return Parts(found[:who], found[who], found[who + 1 : what], found[what], found[what + 1 :])


def _heads(line: str) -> tuple[str, Form] | None:
    """The head of the column of speakers, and the form of the table; None for a row that is no header of turns."""
    own = line.strip()
    if len(line) >= signs.LINE or own[:1] != "|":
        return None
    found = [re.sub(r"[\s*·․ㆍ/]|\([^()]*\)", "", c) for c in own[1:].removesuffix("|").split("|")]
    sure = [n for n, cell in enumerate(found) if SPEAKER.fullmatch(cell)]
    perhaps = [n for n, cell in enumerate(found) if PERHAPS.fullmatch(cell) and cell != "구분"]
    speaker = next(iter([*sure, *perhaps, *(n for n, c in enumerate(found) if c == "구분")]), -1)
    said = [
        n for n, c in enumerate(found) if n > speaker and (WORDS.fullmatch(c) or ASKED.fullmatch(c))
    ]
    if speaker < 0 or not said or len(found) < 2:
        return None
    return found[speaker], Form(speaker, said[0], len(found))


def _is_delimiter(line: str) -> bool:
    return len(line) < signs.LINE and bool(DELIMITER.fullmatch(line.strip()))


def tables(lines: Sequence[str]) -> Iterator[tuple[range, Form]]:
    """The lines of each table of turns, counted from 0, its header and a delimiter first; and its form.

    Its header may be a row amid another table, below the item and who explains it: then only one that names speakers.
    """
    end = 0
    for start in range(len(lines) - 1):
        head = _heads(lines[start]) if start >= end else None
        is_first = _is_delimiter(lines[start + 1])
        is_below = start > 0 and lines[start - 1].strip()[:1] == "|"
        is_amid = is_below and head and SPEAKER.fullmatch(head[0])
        if head and (is_first or is_amid):
            own = start + 1 + is_first
            below = takewhile(lambda n: lines[n].strip()[:1] == "|", range(own, len(lines)))
            rows = range(start, end := own + sum(1 for _ in below))
            found = (_parts(lines[n], head[1]) for n in range(own, end))
            parts = list(filter(None, found))
            labels = {own.speaker for own in parts} - {""}
            says = head[1].columns == PAIR or SPEAKER.fullmatch(head[0]) or _are_said(parts)
            if says and _is_of_turns(head[0], labels):
                yield rows, head[1]


def _are_said(rows: Sequence[Parts]) -> bool:
    said = sum(1 for row in rows if is_said(row.words) or VIEW.search(row.words))
    return 2 * said > len(rows)


def is_header(row: str, labels: AbstractSet[str]) -> bool:
    """Whether a row is the header of a table of turns, given the labels below it."""
    head = _heads(row)
    return bool(head and _is_of_turns(head[0], labels))


def _is_of_turns(head: str, labels: AbstractSet[str]) -> bool:
    return bool(SPEAKER.fullmatch(head)) or _are_people(labels)


def _are_people(labels: AbstractSet[str]) -> bool:
    others = {own for own in labels if not field_key(own)}
    people = sum(map(_is_person, others))
    return people >= FEWEST and 3 * people >= 2 * len(others)


def _is_person(label: str) -> bool:
    named = signs.PERSON.match(label) or is_everybody(label)
    if field_key(label):
        return False  # `장소`, `안건`: a table of the overview
    return len(label) <= LONGEST and bool(named or is_somebody(label))


def cut(source: Source) -> list[Block]:
    """The blocks of a record: each row by itself, what is no turn of it apart."""
    lines = source.text.split("\n")
    found = list(tables(lines))
    forms = {number + 1: form for rows, form in found for number in rows}
    heads = frozenset(rows[0] + 1 for rows, _ in found if _is_delimiter(lines[rows[0] + 1]))
    run = stating(blocks(source, Cuts((titles.NAMED, RESULT), (), frozenset(forms))))
    first = min(forms, default=len(source.text))
    return [
        part
        for block in _headed(run, heads)
        for part in (
            _row(block, forms[block.span.first])
            if block.span.first in forms
            else (_besides(block) if block.span.first > first else [block])
        )
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


def _row(block: Block, form: Form) -> Iterator[Block]:
    """A row as the turn that it is, what stands in the columns before and behind that apart."""
    if _is_head(block) or _is_delimiter(block.text) or not re.search(r"[^|\s]", block.text):
        yield replace(block, role="furniture")
        return
    parts = _parts(block.text, form)
    if not parts:
        yield replace(block, role="notice")
        return
    yield from _apart(block, parts.before, "section")
    if any(parts.between):
        yield from _turn_of(block, parts.speaker, "", form)
        yield from _apart(block, parts.between, "notice")
        yield from _turn_of(block, "", parts.words, form)
    else:
        yield from _turn_of(block, parts.speaker, parts.words, form)
    yield from _apart(block, parts.behind, "notice")


def _apart(block: Block, cells: Sequence[str], role: Role) -> Iterator[Block]:
    """The cells that nobody says; numbers alone are as page numbers are."""
    for text in filter(None, cells):
        yield replace(block, text=text, role=role if re.search("[가-힣]", text) else "furniture")


def _turn_of(block: Block, label: str, words: str, form: Form) -> Iterator[Block]:
    """The speaker and the words of a row; where they are none, a heading."""
    if not label and not words:
        return
    is_thing = NOTHING.fullmatch("".join(label.split()))
    is_turn = len(label) <= LONGEST and bool(words or _is_person(label)) and not is_thing
    is_pair = form == Form()
    if not is_turn or (not label and words[0] == "|"):  # `| 1. 개회 | |`
        if is_pair:
            is_result = RESULT_HEAD.match(label) and decided(block.text)
            yield replace(block, role="decision" if is_result else "section")
        else:
            yield from _apart(block, (label, words), "section")
        return
    whole = block.text if is_pair else f"| {label} | {words} |"
    said = replace(block, role="text", text=whole if label else words)
    yield said if label else replace(said, role=line_role(said) or "text")


def _is_head(block: Block) -> bool:
    return _heads(block.text.partition("\n")[0]) is not None


def _besides(block: Block) -> Iterator[Block]:
    """What stands between tables of turns: a row with an item's title is one."""
    if not titles.ROW.match(block.text.partition("\n")[0]):
        yield _beside(block)
        return
    title, *below = split_at(block, 1)
    yield replace(title, role="agenda")
    yield from map(_beside, below)


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
    found = assemble(blocks, next(heads, len(blocks)), label)
    return replace(found, turns=tuple(part for turn in found.turns for part in _alone(turn)))


def _alone(turn: Turn) -> Iterator[Turn]:
    """A turn, and what stands behind its words in other columns apart: an answer is not of who asked."""
    said = max((n for n, b in enumerate(turn.blocks, 1) if b.role not in BELOW), default=0)
    behind = turn.blocks[said:] if turn.label else ()
    yield replace(turn, blocks=turn.blocks[:said]) if behind else turn
    if behind:
        yield Turn("", behind[0].span, behind)
