"""The dialect `circle`: a speaker is a line with `○` or `◯` before label and first words (국회, 지방의회).

The same mark stands before rosters, notices and votes, before sections and fields of the front, and before the points
of a document that is read out; `roles` and the labels tell them apart.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.facts.source import Source
from generator.korean import proceedings as signs
from generator.korean.nobody import (
    HOLDS,
    PRESENTED,
    PROSE,
    SPOKEN,
    is_attendance,
    is_everybody,
    tells,
)
from generator.korean.outcomes import RESULT
from generator.record.blocks import Block
from generator.record.dialects import asides, unspoken
from generator.record.dialects.labels import labels
from generator.record.dialects.listing import unmarked
from generator.record.dialects.opening import is_opened, opening, opens
from generator.record.dialects.roles import cut
from generator.record.dialects.turns import Turns, assemble
from generator.record.dialects.unspoken import with_results
from generator.record.overview import field_key
from generator.record.speakers import is_somebody

MAYBE = re.compile(rf"^[^\w\n〈<＜《【]*[{signs.SIGNS}ㅇ]", re.M)  # a line with such a mark
NAMED = 2  # words of a label with a name
FEWEST = (
    2  # people of a record that does not say when it was opened, and of whom none says a sentence
)


def cut_up(source: Source) -> list[Block]:
    """The blocks of a record; in a summary results and answers below a turn begin their own, and nobody says a result."""
    if any(map(opens, source.text.split("\n"))):
        return cut(source)
    return with_results(cut(source, RESULT, asides.LINE, unspoken.END_LINE, PROSE))


def count(blocks: Sequence[Block]) -> int:
    """The lines with such a mark that begin a turn."""
    found = _marked(blocks)
    own = [block for block in blocks if is_somebody(found.get(id(block), ""))]
    people = {found[id(block)] for block in own}
    said = any(signs.SENTENCE.search(line) for block in own for line in block.text.split("\n"))
    if is_opened(blocks):
        return len(found)
    answers = sum(1 for block in blocks if id(block) not in found and asides.aside(block))
    return len(found) + answers if found and (said or len(people) >= FEWEST) else 0


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns; the record's own labels say where a label ends."""
    found = _marked(blocks)
    is_summary = not is_opened(blocks)
    own_lists = _of_bare_labels(blocks, found) if is_summary else frozenset()

    def label(block: Block) -> tuple[str, str] | None:
        own = found.get(id(block))
        if own is None:
            is_other = is_summary and id(block) not in own_lists
            return asides.aside(block) if is_other and not signs.MARK.match(block.text) else None
        line, _, below = unmarked(block.text).partition("\n")
        bold = "**" if "**" in block.text[: block.text.index(line)] else ""
        words = line[len(own) :].strip().removeprefix(bold).strip()
        words = words.removeprefix(":").removeprefix("：").strip().removeprefix(bold).strip()
        own = " ".join(own.strip(" :：").removesuffix(bold).strip(" :：").split())
        return own, "\n".join(filter(None, (words, below)))

    return assemble(blocks, opening(blocks), label)


def _of_bare_labels(blocks: Sequence[Block], found: Mapping[int, str]) -> frozenset[int]:
    """The bullets below a label that has no words beside it: they are what that person says."""
    below: set[int] = set()
    is_bare = False
    for block in blocks:
        if own := found.get(id(block)):
            is_bare = not unmarked(block.text)[len(own) :].strip(" :：*\n")
        elif block.kind != "bullet":
            is_bare = False
        elif is_bare:
            below.add(id(block))
    return frozenset(below)


def _marked(blocks: Sequence[Block]) -> dict[int, str]:
    """Each block whose mark is a speaker's, with its label as far as it goes.

    Where labels have offices, a line without one is a point of a text, and no speaker.
    """
    body = blocks[opening(blocks) :]
    marked = [b for b in body if b.role == "text" and signs.MARK.match(b.text)]
    marked = [b for b in marked if unmarked(b.text)[0] not in "([（"]  # those of `paren`
    marked = [b for b in marked if not _is_fact(unmarked(b.text))]
    heads = [unmarked(block.text).partition("\n")[0].rstrip() for block in marked]
    found = labels(heads, "\n".join(block.text for block in blocks))
    times = Counter(found)
    texts = dict(zip(found, (asides.ASIDE.match(block.text) for block in marked), strict=True))
    sides = {
        o
        for o, m in texts.items()
        if signs.SIDE.match(o.strip(" :")) and m and asides.is_said(m["words"])
    }
    sides |= {
        own
        for own, head in zip(found, heads, strict=True)
        if asides.is_of_side(own.strip(" :"), head[len(own) :].strip(" :"))
    }
    people = {
        _closed(own)
        for own in found
        if is_somebody(own)
        or is_everybody(own)
        or own in sides
        or (times[own] > 1 and _has_name(own))
    }
    somebody = [_closed(label) in people for label in found]
    pairs = zip(marked, found, somebody, strict=True)
    # `토목 분야(자문위원` of `토목 분야(자문위원 3명)` is no label
    closed = [own for own in pairs if own[1].count("(") == own[1].count(")")]
    return {id(block): label for block, label, yes in closed if yes or not any(somebody)}


def _is_fact(text: str) -> bool:
    """Whether a marked line is a fact of a report: `위원 : 15명`, `제안자 : 가상시장`, `제안설명(기획과장) : …`."""
    own, colon, words = text.partition("\n")[0].partition(":")
    is_held = HOLDS.fullmatch("".join(own.split())) and asides.is_list(words.strip())
    is_told = PRESENTED.fullmatch(own.strip()) and not SPOKEN.search(words)
    is_held = bool(is_held or is_told)
    if colon and (tells(text) or is_attendance(words) or field_key(own) or is_held):
        return True
    if colon and len(own.split()) > 1 and signs.EVENT.match(own.split()[-1]):
        return True  # `위원장 결정 : 원안의결`
    return bool(colon) and asides.is_fact(own.strip(), words.strip()) and len(own.split()) < NAMED


def _has_name(label: str) -> bool:
    """Whether a name stands behind a word that may be an office nobody knows: `가상후보자 홍길동`."""
    *office, name = label.split()
    return len(office) == 1 and bool(signs.NAME.match(name) and signs.SURNAME.match(name))


def _closed(label: str) -> str:
    """A label without blanks: one that lost them is still that of other lines."""
    return "".join(label.split())
