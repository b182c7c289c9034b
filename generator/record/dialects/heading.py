"""The dialect `heading`: a speaker is a heading `〈직위〉` of any level, or a bold line.

The level says nothing: smart-city/2023-2 has the same kind of heading as `##` and as `###`. A
bracketed heading with other words (`〈회의개요〉`) opens a section.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from generator.facts.source import Source, Span
from generator.korean import bodies, grammar, titles
from generator.korean import proceedings as signs
from generator.korean.nobody import is_everybody, is_prose
from generator.korean.outcomes import RESULT, states, word_of
from generator.model import Role
from generator.problems import Problem, at
from generator.record.blocks import Block, Cuts, blocks
from generator.record.dialects.asides import BELOW, reply, unnamed
from generator.record.dialects.listing import Entry, again
from generator.record.dialects.listing import is_named as is_item
from generator.record.dialects.opening import known_in
from generator.record.dialects.turns import Turn, Turns
from generator.record.dialects.unspoken import told_below
from generator.record.overview import field_key
from generator.record.speakers import is_mask, is_side, is_somebody

LONGEST = 40  # letters of a label
MASKED_MEMBER = re.compile(
    r"^[가-힣]?[○◯〇●]{2,3}(?: ?(?:위원|의원|이사|님))?$"
)  # without brackets


ROOM = re.compile(r"(?:회의|사무|교|열람|상황|강의)실$")
SURNAMED = re.compile(rf"(?:{signs.SURNAME.pattern}) ?(?:위원|의원|이사)(?:님)?$")  # `김위원`

Known = frozenset[str]
"""The keys of the offices and names that a record or `committee.yml` lists."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that may name a speaker, taken apart."""

    label: str
    rest: str = ""
    """Words behind the label, on its line or right below."""
    bracketed: bool = True
    emphatic: bool = True
    """Brackets and a heading or bold type: a speaker even if nobody knows the office."""
    missing: str = ""
    """Which of the two brackets is not there: `여는` or `닫는`."""
    boxed: bool = False
    """Behind a box, as fields and headings are, too."""
    answers: bool = False
    """Behind an arrow, below another's words."""
    weak: bool = False
    """A bullet, or a plain line with words behind the label: so is a roster, before the speeches."""


def cut_up(source: Source) -> list[Block]:
    """The blocks of a record; a heading that says it is an item's title is one, and nobody says a result on a line of its own."""
    run = list(blocks(source, Cuts((titles.BOXED, BELOW), (titles.BOXED,))))
    above = ["", *(block.text for block in run)]
    return [replace(block, role=_role(block, above[n])) for n, block in enumerate(run)]


def _role(block: Block, above: str) -> Role:
    if block.kind == "heading" or titles.BOXED.match(block.text):
        return "agenda" if is_item(block.text) else "text"
    if block.kind == "plain" and signs.HAPPENED.match(block.text):
        return "stage"
    if titles.OPINIONS.match(block.text) or unnamed(block):
        return "notice"
    match = RESULT.match(block.text) if block.kind == "plain" else None
    is_result = match and word_of(match["words"]) and states(block.text, above)
    return "decision" if is_result else "text"  # `회의결과 : 붙임 참조` states none


def count(blocks: Sequence[Block]) -> int:
    """Headings and bold lines that are certainly a speaker's label."""
    marks = filter(None, map(mark, blocks))
    return sum(1 for found in marks if is_certain(found, frozenset()) and not found.weak)


def split(blocks: Sequence[Block], known: Known) -> Turns:
    """The turns under each label; a section heading amid them opens a turn that is nobody's."""
    starts: list[tuple[int, Mark | None]] = []
    problems: list[Problem] = []
    blocks = _with_titles(blocks, known)
    for number, block in enumerate(blocks):
        found = mark(block) if block.role != "stage" else None
        if found and _names_speaker(found, known, in_body=bool(starts)):
            starts.append((number, found))
            problems += _doubts(found, block.span, known)
        elif starts and (_is_head(block) or _is_apart(block)):
            starts.append((number, None))
    first = starts[0][0] if starts else 0
    if first and blocks[first - 1].role == "agenda":
        starts.insert(
            0, (first - 1, None)
        )  # the title of the item under which somebody speaks first
    ends = [*starts, (len(blocks), None)]
    turns = [_turn(found, blocks[first:after]) for (first, found), (after, _) in pairwise(ends)]
    turns = _without_facts(turns)
    front = tuple(blocks[: ends[0][0]])
    return Turns(front, tuple(turns), (*problems, *_nobody(turns)))


def _with_titles(blocks: Sequence[Block], known: Known) -> Sequence[Block]:
    """The blocks; between turns a plain line right above a label that has a listed title whole opens its item, several in a row are read aloud."""
    marks = ((n, found) for n, block in enumerate(blocks) if (found := mark(block)))
    first = next((n for n, found in marks if _names_speaker(found, known, in_body=False)), 0)
    lines = [n for n in range(first + 1, len(blocks) - 1) if first and _is_line(blocks[n])]
    above = [n for n in lines if mark(blocks[n + 1]) is not None]
    listed = known_in(blocks[:first]) if above else []

    def is_title(number: int) -> bool:
        return number > first and _is_title(blocks[number], listed)

    opens = {n for n in above if is_title(n) and not is_title(n - 1)}
    return [replace(b, role="agenda") if n in opens else b for n, b in enumerate(blocks)]


def _is_line(block: Block) -> bool:
    return block.kind == "plain" and "\n" not in block.text


def _is_title(block: Block, listed: Sequence[Entry]) -> bool:
    """Whether a line has a listed title whole, and quotes or asks nothing."""
    line = block.text
    is_quoted = line.lstrip()[:1] in '>「『“"○-' or line.rstrip().endswith(("?", "」", "』"))
    return _is_line(block) and not is_quoted and bool(again(line, listed))


def _without_facts(turns: Sequence[Turn]) -> list[Turn]:
    """The turns; facts of the meeting below the last words are said by nobody: `차기회의: 4월 2일`."""
    last = turns[-1] if turns else None
    told = told_below(last.blocks) if last and last.label else 0
    if not last or not told:
        return list(turns)
    tail = tuple(replace(block, role="notice") for block in last.blocks[-told:])
    return [*turns[:-1], replace(last, blocks=last.blocks[:-told]), Turn("", tail[0].span, tail)]


def _is_head(block: Block) -> bool:
    return block.kind == "heading" or (block.role == "agenda" and block.kind == "plain")


def _is_apart(block: Block) -> bool:
    """Whether a line that is no heading is nobody's: of a debate, of another part, a clerk's."""
    if titles.DEBATE.match(block.text):
        return True
    is_line = signs.NEXT_PART.match(block.text) or is_prose(block.text)
    return block.kind == "plain" and bool(is_line)


def mark(block: Block) -> Mark | None:
    """What a block says if it is a speaker's label; None where it cannot be one."""
    if block.role == "text" and (answer := reply(block)):
        return Mark(*answer, bracketed=False, emphatic=False, answers=True)
    line, _, below = block.text.partition("\n")
    bold = grammar.BOLD.match(line)
    strong = bool(bold) or block.kind == "heading"
    text = bold["text"].strip() if bold else line
    if match := grammar.BRACKETED.match(text):
        behind = match["rest"].strip()
        rest = "\n".join(filter(None, (behind, below)))
        weak = block.kind == "bullet" or (bool(behind) and not strong)
        found = Mark(_tidy(match["label"]), rest, emphatic=strong, weak=weak)
        return None if behind and block.kind == "bullet" else found
    if block.kind != "bullet" and (match := grammar.UNCLOSED.match(text)):
        return Mark(_tidy(match["label"]), below, emphatic=strong, missing="닫는")
    if strong and (match := grammar.UNOPENED.match(text)):
        return Mark(_tidy(match["label"]), below, emphatic=False, missing="여는")
    if match := grammar.BOXED.match(line):
        return Mark(_tidy(match["label"]), below, bracketed=False, emphatic=False, boxed=True)
    bare = strong and len(text) <= LONGEST
    return Mark(_tidy(text), below, bracketed=False, emphatic=False) if bare else None


def is_certain(found: Mark, known: Known) -> bool:
    """Whether a label is a mask, an office, or one of the `known` keys or its beginning."""
    return _is_certain(found.label, known, bracketed=found.bracketed)


@lru_cache(1_000)  # a record has few labels, many times
def _is_certain(label: str, known: Known, *, bracketed: bool) -> bool:
    own = grammar.fold(label)
    if bracketed and is_everybody(label):
        return True
    if _opens_list(label):
        return False
    office = grammar.OFFICE if bracketed else grammar.BARE_OFFICE
    if office.search(label) or own in known:
        return True
    if grammar.GUEST.match(label):
        return True
    is_event = signs.EVENT.match(label.rpartition(" ")[2])
    is_named = grammar.OFFICE_THEN_NAME.search(label) and not re.search(r"\d", label)
    if bracketed and is_named and not is_event:
        return True
    is_hidden = is_mask(label) if bracketed else MASKED_MEMBER.search(label)
    if is_hidden or SURNAMED.match(label):
        return True
    # 〈데이터센터〉 speaks for the 데이터센터소장 of the list.
    listed = len(own) > 1 and any(
        name.startswith(own) and grammar.UNIT_HEAD.match(name.removeprefix(own)) for name in known
    )
    return bracketed and listed and not grammar.SECTION.search(label)


def _names_speaker(found: Mark, known: Known, *, in_body: bool) -> bool:
    if is_certain(found, known):
        return in_body or not found.weak
    if found.answers:
        return in_body
    # Amid speeches such a heading is rather an office that no list has than a section.
    words = grammar.KOREAN.search(found.label) and not grammar.SECTION.search(found.label)
    is_official = grammar.UNIT_OFFICE.match(found.label)
    is_boxed = found.boxed and is_somebody(found.label)
    is_body = signs.ANSWERS.match(found.label) or bodies.GROUP.match(found.label)
    is_unit = not found.weak and is_body and is_side(found.label)
    is_unit = is_unit and not ROOM.search(found.label)
    clear = (found.emphatic and words) or is_official or is_boxed or is_unit
    return in_body and bool(clear) and not _opens_list(found.label)


def _opens_list(label: str) -> bool:
    """Whether a label is that of a field or a roster: `참석위원`, `위촉직 위원`, `출처: …`."""
    return bool(field_key(label) or grammar.ROSTER.search(label) or ":" in label)


def _turn(found: Mark | None, run: Sequence[Block]) -> Turn:
    """The turn that a block opens; words behind or right below its label come first."""
    opening = run[0]
    if found is None:
        return Turn("", opening.span, tuple(run))
    if not found.rest:
        return Turn(found.label, opening.span, tuple(run[1:]))
    below = opening.text.count("\n") > found.rest.count("\n")
    first = opening.span.first + below
    words = Block("plain", found.rest, Span(opening.span.path, first, opening.span.last))
    return Turn(found.label, opening.span, (words, *run[1:]))


def _doubts(found: Mark, span: Span, known: Known) -> Iterator[Problem]:
    if found.missing:
        hint = f"원본을 확인한 뒤 이렇게 적으세요: ### 〈{found.label}〉"
        message = f"발언자 표시의 {found.missing} 괄호가 없습니다"
        yield at("warning", "P002", span, message, hint)
    if not is_certain(found, known):
        hint = f"발언자가 맞으면 committee.yml에 이렇게 적으세요:\noffices:\n  {found.label}: []"
        yield at("warning", "P003", span, f"명단에 없는 발언자 표시입니다: '{found.label}'", hint)


def _nobody(turns: Sequence[Turn]) -> Iterator[Problem]:
    for turn in turns:
        is_open = not turn.label and len(turn.blocks) > 1
        if is_open and not titles.DEBATE.match(turn.blocks[0].text):
            hint = "원본에서 누구의 발언인지 확인한 뒤, 그 줄 위에 이렇게 적으세요: ### 〈위원장〉"
            message = "제목 아래의 글에 발언자 표시가 없습니다"
            yield at("warning", "P004", turn.blocks[1].span, message, hint)


def _tidy(label: str) -> str:
    return " ".join(label.split())
