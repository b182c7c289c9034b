"""The dialect `line`: a speaker is an office, mostly with a name, alone on a line above the words, or before a dash or a tab.

So secretariats write who type a record without any sign. Lists of people look alike: only lines with sentences
below them, of several people, are turns.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.facts.source import Source
from generator.korean import proceedings as signs
from generator.korean import titles
from generator.korean.grammar import FIELD, OFFICES, ROSTER
from generator.korean.nobody import PROSE, is_everybody
from generator.korean.outcomes import RESULT
from generator.record.blocks import Block
from generator.record.dialects.asides import ARROWS, is_of_side, is_said, reply
from generator.record.dialects.opening import Names, listed_people, people_in, titled
from generator.record.dialects.roles import cut
from generator.record.dialects.turns import Turns, assemble
from generator.record.dialects.unspoken import END_LINE, SPOKEN
from generator.record.overview import field_key
from generator.record.speakers import LAST_SIGN, is_acting, is_mask, is_name, is_pair, is_somebody

IN_BRACKETS = re.compile(r" ?[(（](?P<who>[가-힣·ㆍ ]{2,12})[)）]$")  # `부위원장 (교수)`
LABEL = re.compile(
    r"[ \t]*(?P<label>[^\s:：,.|·()（）<>〈〉\-][^\s:：,.|()（）<>〈〉]{0,14}(?: [^\s:：,.|()（）<>〈〉\-]{1,12}){0,2}"
    r"(?: ?[(（][가-힣·ㆍ ]{2,12}[)）](?=[ \t]*$))?)"
    r"(?:[ \t]*$|[ \t]+[-–—][ \t]+(?=\S)|[ ]*\t[ \t]*(?=\S)|(?P<gap>[ ]{2,})(?=\S))"
)
# The time before a label: `14:05 위원장  첫째 안건입니다.`
TIMED = re.compile(r"[ \t]*(?P<time>[(\[]?\d{1,2}:\d{2}[)\]]?)[ \t]+(?P<rest>[가-힣○◯].*)$", re.S)
MAYBE = re.compile(
    rf"^[^\S\n]*(?:[(\[]?\d{{1,2}}:\d{{2}}[)\]]?[ \t]+)?(?:[^\s:：,.|]+ ){{0,2}}[^\s:：,.|]*"
    rf"(?:{OFFICES}|{signs.OFFICE.pattern.removesuffix('$')})"
    r"(?: [^\s:：,.|]{1,4})?(?: ?[(（][가-힣·ㆍ ]{2,12}[)）])?(?:[ \t]*$|[ \t]+[-–—][ \t]|[ ]*\t|[ ]{2})",
    re.M,
)
TOLD = re.compile(rf"[ \t]*[{ARROWS}]\s*\S")  # `→ 다시 논의`: what came of it
YES = re.compile(r"(?:네|예|아니오|아니요|좋아요|동의)\W*$")
FEWEST, OFTEN = 2, 3  # different labels, turns
# How somebody was there or what they did, in brackets behind an office: no label.
DID = re.compile(
    r"[(（][^()（）]*(?:서명|날인|생략|불참|참석|출석|결석|퇴장|입장|이석|착석|찬성|반대|기권|대참|위임|낭독|거수|기립|박수|웃음|공석|이하)[)）]$"
)
MEMBER = re.compile(rf"{signs.OFFICE.pattern}|^(?:위원|의원|이사)")
WHOLE = ("전체", "다수", "일부", "여럿", "여러분")  # a heading, perhaps


def label(block: Block, names: Names = frozenset()) -> tuple[str, str] | None:
    """The label of a block's first line and the words behind and below it; None for any other block.

    One of the `names` that the record lists is one before a dash: `이허구 - 예산이 모자랍니다.`
    """
    line, _, below = block.text.partition("\n")
    match = LABEL.match(line)
    own = " ".join(match["label"].split()) if match else ""
    is_bare = block.kind == "plain" or (block.kind == "bullet" and block.text == own)
    rest = line[match.end() :].strip() if match else ""
    if not match or not is_bare or (own[0] == own[-1] == "*") or signs.MARK.match(line):
        return None
    if own in names and match[0].rstrip().endswith(("-", "–", "—")):
        return own, "\n".join(filter(None, (rest, below)))
    if is_of_side(own, rest):
        return own, "\n".join(filter(None, (rest, below)))
    if match["gap"] and not (
        (is_said(rest) or YES.match(rest)) and len(own.split()) < 3 and _is_one(own)
    ):
        return None
    if not match["gap"] and not (_is_person(own) or _is_dashed(match[0], own)):
        return None
    return " ".join(match["label"].split()), "\n".join(filter(None, (rest, below)))


def _is_dashed(line: str, own: str) -> bool:
    """Whether a dash stands behind somebody's label of any form, which a line of text does not have."""
    return line.rstrip().endswith(("-", "–", "—")) and _is_one(own)


def _is_one(own: str) -> bool:
    return (is_somebody(own) and not field_key(own)) or is_everybody(own)


def cut_up(source: Source) -> list[Block]:
    """The blocks of a record; labels, results and circled entries below a turn begin their own."""
    begins = (LABEL, TIMED, TOLD, RESULT, END_LINE, PROSE, titles.CIRCLED)
    return list(_timed(cut(source, *begins)))


def _timed(run: Sequence[Block]) -> Iterator[Block]:
    """The blocks, the time before somebody's label apart: nobody says it."""
    for block in run:
        match = TIMED.match(block.text) if block.kind == "plain" else None
        said = replace(block, text=match["rest"]) if match else block
        if match and label(said):
            yield replace(
                block,
                text=match["time"],
                role="time",
                span=replace(block.span, last=block.span.first),
            )
            yield replace(said, role="text")
        elif block.role == "text" and _is_told(block):
            yield replace(block, role="notice")
        else:
            yield block


def _is_told(block: Block) -> bool:
    """Whether a line behind an arrow is neither somebody's answer nor a sentence."""
    is_line = TOLD.match(block.text) and not SPOKEN.search(block.text)
    return bool(is_line) and not reply(block)


@lru_cache(1000)
def _is_person(own: str) -> bool:
    """An office alone, a name and an office, a mask with one: nothing that a line of text could be."""
    if DID.search(own):
        return False
    match = IN_BRACKETS.search(own)
    if match and not is_mask(own):
        if not (signs.OFFICE.search(match["who"]) or is_name(match["who"])):
            return False  # `도시과장 (총괄)`
        own = own[: match.start()]
    words = own.split()
    if is_mask(own):
        bare = LAST_SIGN.sub("", unicodedata.normalize("NFKC", own))
        return is_somebody(own) and any(map(MEMBER.search, (*words, *bare.split())))
    if is_everybody(own) and own not in WHOLE:
        return True
    is_field = field_key(own) or ROSTER.search(own) or signs.NEXT_PART.match(own)
    if is_field or FIELD.match(own) is None:
        return False
    alone = len(words) == 1 and bool(signs.OFFICE.search(own)) and is_somebody(own) and len(own) > 1
    return alone or is_pair(words[-2:]) or is_acting(words)


def _in_a_row(blocks: Sequence[Block]) -> frozenset[int]:
    """The labels with brackets that stand below each other without words between: a list of people."""
    own = [label(b) if b.role == "text" else None for b in blocks]
    is_one = [bool(one and IN_BRACKETS.search(one[0])) for one in own]
    pairs = ((n - 1, n) for n in range(1, len(own)) if is_one[n - 1] and is_one[n])
    return frozenset(n for pair in pairs if not (own[pair[0]] or ("", ""))[1] for n in pair)


def _turns(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    people, names = people_in(blocks) | _in_a_row(blocks), listed_people(blocks)
    found = []
    for number, block in enumerate(blocks):
        own = label(block, names) if block.role == "text" and number not in people else None
        below = blocks[number + 1] if number + 1 < len(blocks) else None
        words = (
            own[1] if own and own[1] else below.text if below and not label(below, names) else ""
        )
        if own and any(map(is_said, words.split("\n"))):
            found.append((number, own[0]))
    return found


def count(blocks: Sequence[Block]) -> int:
    """Such lines, where several people speak."""
    found = [own for _, own in _turns(blocks)]
    return len(found) if len(set(found)) >= FEWEST and len(found) >= OFTEN else 0


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns under each label."""
    start = next((number for number, _ in _turns(blocks)), len(blocks))
    names = listed_people(blocks)
    front = _untimed(blocks[: titled(blocks, start)])
    run = [*front, *blocks[titled(blocks, start) :]]
    listed = {id(run[number]) for number in _in_a_row(run)}

    def own(block: Block) -> tuple[str, str] | None:
        return reply(block) or (label(block, names) if id(block) not in listed else None)

    return assemble(run, len(front), own)


def _untimed(front: Sequence[Block]) -> list[Block]:
    """The blocks of the front, where nobody speaks yet: a time that stood in a line stands there again."""
    whole: list[Block] = []
    for block in front:
        above = whole[-1] if whole else None
        if above and above.role == "time" and above.span.last == block.span.first:
            text, span = f"{above.text} {block.text}", replace(block.span, first=above.span.first)
            whole[-1] = replace(block, text=text, span=span)
        else:
            whole.append(block)
    return whole
