"""The dialect `line`: a speaker is an office, mostly with a name, alone on a line above the words, or before a dash or a tab.

So secretariats write who type a record without any sign. Lists of people look alike: only lines with sentences
below them, of several people, are turns.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from generator import proceedings as signs
from generator.blocks import Block
from generator.dialects.asides import is_said
from generator.dialects.opening import people_in, titled
from generator.dialects.turns import Turns, assemble
from generator.grammar import FIELD, OFFICES, ROSTER
from generator.nobody import is_everybody
from generator.overview import field_key
from generator.speakers import LAST_SIGN, is_mask, is_pair, is_somebody

LABEL = re.compile(
    r"[ \t]*(?P<label>[^\s:：,.|·()（）<>〈〉\-][^\s:：,.|()（）<>〈〉]{0,14}(?: [^\s:：,.|()（）<>〈〉\-]{1,12}){0,2})"
    r"(?:[ \t]*$|[ \t]+[-–—][ \t]+(?=\S)|[ ]*\t[ \t]*(?=\S))"
)
MAYBE = re.compile(
    rf"^[ \t]*(?:[^\s:：,.|]+ ){{0,2}}[^\s:：,.|]*(?:{OFFICES}|{signs.OFFICE.pattern.removesuffix('$')})"
    r"(?: [^\s:：,.|]{1,4})?(?:[ \t]*$|[ \t]+[-–—][ \t]|[ ]*\t)",
    re.M,
)
FEWEST, OFTEN = 2, 3  # different labels, turns
MEMBER = re.compile(rf"{signs.OFFICE.pattern}|^(?:위원|의원|이사)")
WHOLE = ("전체", "다수", "일부", "여럿", "여러분")  # a heading, perhaps


def label(block: Block) -> tuple[str, str] | None:
    """The label of a block's first line and the words behind and below it; None for any other block."""
    line, _, below = block.text.partition("\n")
    match = LABEL.match(line)
    own = " ".join(match["label"].split()) if match else ""
    is_bare = block.kind == "plain" or (block.kind == "bullet" and block.text == own)
    if not match or not is_bare or not (_is_person(own) or _is_dashed(match[0], own)):
        return None
    rest = line[match.end() :].strip()
    return " ".join(match["label"].split()), "\n".join(filter(None, (rest, below)))


def _is_dashed(line: str, own: str) -> bool:
    """Whether a dash stands behind somebody's label of any form, which a line of text does not have."""
    is_one = (is_somebody(own) and not field_key(own)) or is_everybody(own)
    return line.rstrip().endswith(("-", "–", "—")) and is_one


@lru_cache(1000)
def _is_person(own: str) -> bool:
    """An office alone, a name and an office, a mask with one: nothing that a line of text could be."""
    words = own.split()
    if is_mask(own):
        bare = LAST_SIGN.sub("", unicodedata.normalize("NFKC", own))
        return is_somebody(own) and any(map(MEMBER.search, (*words, *bare.split())))
    if is_everybody(own) and own not in WHOLE:
        return True
    is_field = field_key(own) or ROSTER.search(own) or signs.NEXT_PART.match(own)
    if is_field or FIELD.match(own) is None:
        return False
    alone = len(words) == 1 and bool(signs.OFFICE.search(own)) and len(own) > 1
    return alone or is_pair(words[-2:])


def _turns(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """The places of the labels with words that are said, and those labels."""
    people = people_in(blocks)
    found = []
    for number, block in enumerate(blocks):
        own = label(block) if block.role == "text" and number not in people else None
        below = blocks[number + 1] if number + 1 < len(blocks) else None
        words = own[1] if own and own[1] else below.text if below and not label(below) else ""
        if own and is_said(words):
            found.append((number, own[0]))
    return found


def count(blocks: Sequence[Block]) -> int:
    """Such lines, where several people speak."""
    found = [own for _, own in _turns(blocks)]
    return len(found) if len(set(found)) >= FEWEST and len(found) >= OFTEN else 0


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns under each label."""
    start = next((number for number, _ in _turns(blocks)), len(blocks))
    return assemble(blocks, titled(blocks, start), label)
