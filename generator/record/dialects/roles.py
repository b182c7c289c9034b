"""What each block of a stenographic record is (역할): a time, a reaction, a title of the agenda, a roster.

Every line is one thing. A mark makes a turn, unless its line is of the front, repeats an entry of the agenda,
says that something is printed elsewhere, or stands after the end of the meeting.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.facts.source import Source
from generator.korean import proceedings as signs
from generator.korean import times, titles
from generator.korean.grammar import SECRETARIAT, fold
from generator.korean.outcomes import states
from generator.korean.outline import BOXES, place_of
from generator.model import Role
from generator.record.blocks import Block, Cuts, blocks
from generator.record.dialects import asides
from generator.record.dialects.furniture import furniture
from generator.record.dialects.listing import (
    Entry,
    again,
    cut_title,
    entry_of,
    heads_list,
    is_head,
    is_held,
    is_named,
    is_sub,
    is_unfinished,
    lettered,
    named,
    opened,
    split_at,
    unmarked,
)
from generator.record.dialects.opening import is_named_field, known_in, opening
from generator.record.dialects.rolls import parted
from generator.record.dialects.unlisted import is_cited, is_of_sheet, unlisted
from generator.record.dialects.unspoken import told_of, told_title, with_roman
from generator.record.speakers import is_somebody

ALONE = (
    *(signs.BRACKETED, signs.BLACK, times.TIME, times.TIMED, signs.LIST_HEAD, signs.PAGE),
    *(signs.RULE, signs.PART, signs.NEXT_PART, titles.LIST_PART),
)
OPENS = (
    *(signs.MARK, signs.DOTTED, signs.ENTRY, signs.UNNUMBERED, signs.LISTED),
    *(signs.LETTERED, signs.ARTICLE, signs.UNCLOSED, titles.NAMED, titles.HEADED, signs.ROLL),
)
READS = re.compile(
    r"(?:(?:다음|아래)[과와] 같(?:습니다|음|다)|(?:안건|의안)(?:은|는|을)(?: (?:말씀|안내|보고)드리겠습니다)?)[.:]?\s*$"
)
LETTER = re.compile(r"[가-하]\)")  # `가) …`, a heading below `마. 의결안건`
REFERENCE = re.compile(rf"{signs.B}*[(（〔\[]\s*참\s*조\s*[)）〕\]]{signs.B}*$")
NOTED = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")  # behind a sentence: how it was voted
REFERRED = 8  # titles at most that stand below `(참조)`
EVENT = re.compile(
    rf"[가-힣]+(?: [가-힣]+)? {signs.EVENT.pattern}"
)  # `위원장 선출`, alone on its line
FAR = 100  # blocks back to the one before of a list that is read out
FEW = 2  # turns below the end of a meeting, of its next part
BRACKET_LINES = 4  # over which a stage direction runs at most


def cut(source: Source, *more: re.Pattern[str]) -> list[Block]:
    """The blocks of a stenographic record with their roles; `more` lines begin one in this dialect."""
    pages = furniture(source.text.split("\n"))
    run = blocks(source, Cuts((*OPENS, *more), ALONE, pages))
    whole = (half for block in run for part in told_title(block) for half in _without_rule(part))
    return tagged([part for half in whole for part in _closed(half)], pages)


def _closed(block: Block) -> Iterator[Block]:
    """A bracket that closes some lines below, and what follows it."""
    lines = block.text.split("\n")
    ends = (
        n for n, line in enumerate(lines[:BRACKET_LINES]) if line.rstrip().endswith((")", "）"))
    )
    end = next(ends, 0) if signs.UNCLOSED.match(lines[0]) and block.kind == "plain" else 0
    yield from split_at(block, end + 1) if end else (block,)


def _without_rule(block: Block) -> Iterator[Block]:
    """A rule of dashes that a web page put right before a mark, and the marked block."""
    match = signs.MARK.match(block.text)
    rule = match["rule"] if match else None
    if rule:
        yield replace(block, text=rule.strip(), span=replace(block.span, last=block.span.first))
        block = replace(block, text=block.text[block.text.index(rule) + len(rule) :])
    yield block


def tagged(run: Sequence[Block], pages: frozenset[int] = frozenset()) -> list[Block]:
    """The blocks with their roles, titles of the agenda parted from what follows."""
    start = opening(run)
    start = start if start < len(run) else 0  # nothing says where the front ends
    known = known_in(run[:start] if start else run)
    front = [_in_front(run, n, known, pages) for n in range(start)]
    listed = frozenset(fold(b.text) for b in front if b.role == "agenda" and not entry_of(b.text))
    before = takewhile(lambda b: not asides.speaks(b.text), run)
    is_roman = any(titles.ROMAN_PART.match(block.text) for block in (*run[:start], *before))
    body = with_roman(run[start:]) if is_roman else run[start:]
    return [*front, *_body(body, known, listed, pages)]


def _in_front(
    run: Sequence[Block], place: int, known: Sequence[Entry], pages: frozenset[int]
) -> Block:
    block = run[place]
    if block.span.first in pages:
        return replace(block, role="furniture")
    if heads_list(block):
        return replace(block, role="section")
    if times.time_of(block.text):
        return replace(block, role="time")
    if signs.ROSTER.match(unmarked(block.text).partition("\n")[0]) and signs.MARK.match(block.text):
        return replace(block, role="roster")
    is_entry = any(entry.block == place for entry in known)
    is_entry = is_entry or bool(named(block) and not is_cited([block], 0, known))
    below = is_sub(block) and not is_held(block.text) and not _tells(block)
    below = below and any(0 <= entry.block < place for entry in known)
    return replace(block, role="agenda") if is_entry or below else block


def _is_followed(run: Sequence[Block], place: int) -> bool:
    following = run[place + 1 : place + 2]
    return bool(following) and bool(
        times.time_of(following[0].text) or signs.MARK.match(following[0].text)
    )


def _body(
    run: Sequence[Block], known: Sequence[Entry], listed: frozenset[str], pages: frozenset[int]
) -> Iterator[Block]:
    """The blocks with their roles: first by their looks, then titles and what goes on below one, heads and parts; behind the end nobody's."""
    ended = under_title = unfinished = False
    run = list(parted(run, known))
    has_parts = any(b.text[:1].isdigit() and signs.PART.match(b.text) for b in run)
    has_named = any(map(named, run))
    last = _end(run)
    before = part = ""  # the number of the item that was opened before; what opened the part
    back: Role = "text"
    spoken: list[int] = []
    elsewhere = printed_elsewhere(run) | told_of(run)
    aloud = _read_aloud(run, known)
    for number, block in enumerate(run):
        role = "furniture" if block.span.first in pages else line_role(block)
        role = "notice" if number in elsewhere else role
        role = role if block.role == "text" else block.role
        entry = None
        if not ended and number not in aloud:
            entry = _title(run, number, role, known, has_named=has_named, last=before)
        if entry and has_parts and entry.number.isdecimal() and not opened(block, known):
            entry, role = None, "section"  # `3. 개회선언` beside `5. 의결사항`
        if entry:
            parts = list(cut_title(block, entry))
            yield from parts
            under_title, unfinished, before = True, is_unfinished(parts[-1], entry), entry.number
            continue
        if unfinished and not role and block.kind == "plain" and not signs.MARK.match(block.text):
            role, unfinished = "agenda", False  # a title goes on below the header of a page
        is_head_of = is_of_sheet(block) or signs.NEXT_PART.match(block.text)
        is_lettered = (
            is_sub(block) and not is_head_of
        )  # `가. 의결안건`, `나. 제안이유`, `마. 폐회선언`
        is_heading = block.kind == "heading" and not signs.MARK.match(block.text)
        part = _part_behind(block, part)
        if is_heading and not role and not (part and _is_lettered_title(block)):
            role = "section"
        is_debate = titles.DEBATE.match(block.text) and block.kind != "bullet"
        if not role and (is_debate or (is_head(block) and not signs.MARK.match(block.text))):
            role = "section"
        if not role and not ended and _opens_part(block) and not _is_of_report(run, number, spoken):
            role = "section"
        elif part and not role and not ended and is_lettered and not is_held(block.text):
            yield from cut_title(block, lettered(block.text))
            under_title = True
            continue
        is_below = block.kind == "bullet" or is_lettered
        opens = is_below and fold(block.text) in listed and _is_followed(run, number)
        if ((under_title and is_below and not _tells(block)) or opens) and not role:
            role = "agenda"
        under_title = role in ("agenda", "furniture")
        ended = ended or number == last
        if ended and not role:
            role = _of_back(block, back)
        back = role if ended and role in ("roster", "notice", "vote") else back
        spoken += [number] if not role else []
        back = "vote" if ended and signs.ROLLS.match(block.text) else back
        yield replace(block, role=role or "text")


def _opens_part(block: Block) -> bool:
    """Whether a line is the head of a part or an entry of the programme: `나. 의결안건`, `3. 폐회`."""
    is_next = block.kind != "bullet" and signs.NEXT_PART.match(block.text)
    return bool(is_next or signs.PART.match(block.text) or signs.PROGRAMME.match(block.text))


def _part_behind(block: Block, part: str) -> str:
    """What kind of line opened the part whose items have letters; empty outside one: a heading ends what a heading opened."""
    if signs.PART.match(block.text):
        return block.kind
    is_other = block.kind == "heading" and not signs.MARK.match(block.text)
    return "" if part == "heading" and is_other and not _is_lettered_title(block) else part


def _is_lettered_title(block: Block) -> bool:
    """Whether a heading is the title of an item that has a letter: `가) 기본계획에 관한 건`, not `가) 제안이유`."""
    return bool(LETTER.match(block.text) and not titles.TOLD_OF.match(block.text))


def _title(
    run: Sequence[Block],
    number: int,
    role: Role | None,
    known: Sequence[Entry],
    *,
    has_named: bool,
    last: str,
) -> Entry | None:
    """The item whose title a block of the body is, be it in brackets."""
    block = run[number]
    if role:  # `[길 조성의 건]`, not `(계수조정)`
        is_counted = role == "section" and re.match(r"[【〔]\W*제?\s?\d", block.text)
        is_boxed = is_counted or (role == "stage" and block.text[:1] not in "(（")
        return again(block.text, known) if is_boxed else None
    return (
        opened(block, [] if is_named_field(block) else known)
        or (named(block) if not is_cited(run, number, known) else None)
        or unlisted(run, number, has_lists=bool(known), has_named=has_named, last=last)
    )


def _tells(block: Block) -> bool:
    """Whether a line below a title is no part of it: a sentence, a scene, who speaks, what came of the item."""
    text = block.text
    is_told = signs.SENTENCE.search(NOTED.sub("", text)) or text[:1] in "(（[" or states(text)
    is_part = titles.TOLD_OF.match(text.partition("\n")[0])
    return bool(is_told or is_part) or is_somebody(text) or _is_said(block)


def _is_said(block: Block) -> bool:
    """Whether a line below a title is somebody's, or a sentence behind a label: `안전관리자: 늘리고자 함`."""
    _, colon, words = block.text.partition(":")
    return bool(asides.aside(block)) or bool(colon and asides.is_said(words))


def _is_of_report(run: Sequence[Block], number: int, spoken: Sequence[int]) -> bool:
    """Whether a part is one of a list that somebody began to read: `나. 기타사항` below `가. 제안이유`, one box below another."""
    sign = run[number].text[:1]
    if sign in BOXES and any(run[n].text[:1] == sign for n in spoken[-FAR:]):
        return True
    own = place_of(run[number].text)
    above = (place for n in spoken[-FAR:] if (place := place_of(run[n].text)))
    return bool(own and any(place == (own[0], own[1] - 1) for place in above))


def _end(run: Sequence[Block]) -> int:
    """The place of the line that says when the meeting ended; a time of a programme has turns below it."""
    said = [n for n, block in enumerate(run) if asides.speaks(block.text)]
    behind = said[-FEW] if len(said) >= FEW else -1
    return max((n for n, b in enumerate(run) if _ends(b) and n > behind), default=len(run))


def printed_elsewhere(run: Sequence[Block]) -> frozenset[int]:
    """The titles between `(참조)` and the line that says where they are printed, by their place."""
    found: set[int] = set()
    for start in (n for n, block in enumerate(run) if REFERENCE.match(block.text)):
        below = run[start + 1 : start + 1 + REFERRED]
        titles = len(list(takewhile(_is_title, below)))
        if start + 1 + titles < len(run) and line_role(run[start + 1 + titles]) == "notice":
            found.update(range(start + 1, start + 1 + titles))
    return frozenset(found)


def _is_title(block: Block) -> bool:
    lines = block.text.split("\n")
    is_said = any(map(signs.SENTENCE.search, lines)) or signs.MARK.match(block.text)
    return line_role(block) is None and not is_said and len(block.text) < signs.LINE * 3


def line_role(block: Block) -> Role | None:
    """What a line is by its looks; None for text, titles and turns."""
    text = block.text
    if times.time_of(text):
        return "time"
    if signs.RULE.match(text) or (block.kind == "bullet" and re.match(r"\d{1,4}\s*[-–—]$", text)):
        return "furniture"
    if (
        len(text) < signs.LINE * 3
        and not is_named(text)
        and not states(text)
        and signs.BRACKETED.match(text.replace("\n", ""))
        and is_scene(text)
        and not signs.NEXT_PART.match(text)
    ):
        if signs.REACTION.search(text):
            return "reaction"
        return "notice" if signs.NOTICE.search(text) else "stage"
    if signs.HAPPENED.match(text):
        return "stage"
    if signs.BLACK.match(text):
        return "section"
    if signs.MARK.match(text):
        line = unmarked(text).partition("\n")[0]
        if EVENT.match(line):
            return "section"
        if signs.VOTE.match(line):
            return "vote"
        if signs.ROSTER.match(line):
            return "roster"
        is_said = signs.SENTENCE.search(line) or signs.WIDE.match(line)
        return "notice" if signs.NOTICE.search(line) and not is_said else None
    return None


def is_scene(text: str) -> bool:
    """Whether a text in brackets is what happened: not a plan's title `(가칭)가상초등학교 설립계획(안)`."""
    is_one = text.count("(") <= 1 or text.rstrip().endswith("음)")
    return is_one or bool(signs.REACTION.search(text))


def _ends(block: Block) -> bool:
    match = times.time_of(block.text)
    return bool(match and match["what"] and times.ENDS.search(match["what"]))


def _of_back(block: Block, before: Role) -> Role:
    """Behind the end nothing is said: a new heading, or what goes on under the one before."""
    if signs.VOTE.match(unmarked(block.text)):
        return "vote"
    head = unmarked(block.text).partition("\n")[0].strip()
    if signs.ROSTER.match(block.text.partition("\n")[0]) or SECRETARIAT.match(head):
        return "roster"
    if signs.MARK.match(block.text) or before == "text":
        return "notice"
    return before


def _read_aloud(run: Sequence[Block], known: Sequence[Entry]) -> frozenset[int]:
    """The entries of a list that somebody reads out, by their place: `안건은 다음과 같습니다.`, `1. …`, `2. …`."""
    found: set[int] = set()
    for start in (n for n, b in enumerate(run, 1) if READS.search(b.text)):
        entries = len(list(takewhile(lambda b: opened(b, known), run[start:])))
        found.update(range(start, start + entries) if entries > 1 else ())
    return frozenset(found)
