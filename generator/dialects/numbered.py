"""Numbered headings that go on amid the turns of a summary (`3. 합의사항` behind `2. 주요내용`): nobody says them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator import proceedings as signs
from generator import titles
from generator.blocks import Block
from generator.outline import place_of

LONGEST = 40  # letters of a heading
PART = re.compile(
    "결정|합의|의결|향후|기타|협조|조치|결과|폐회|건의|의견|논의|안건|심의|토의|보고|내용|계획|일정|사항"
)


def with_parts(run: Sequence[Block], is_turn: Callable[[Block], bool]) -> Iterator[Block]:
    """The blocks, such headings as sections: each has the number behind one that stood before all turns, or behind such a heading.

    What somebody counts off begins in their own words, and is theirs.
    """
    heads: set[tuple[str, int]] = set()
    own: set[tuple[str, int]] = set()
    is_spoken = False
    for block in run:
        place = place_of(block.text) if block.kind != "bullet" else None
        if is_turn(block):
            is_spoken, own = True, set()
        elif place and not is_spoken:
            heads.add(place)
        elif place and _goes_on(block, place, heads) and not _goes_on(block, place, own):
            heads.add(place)
            own = set()
            yield replace(block, role="section")
            continue
        elif place:
            own.add(place)
        yield block


def _goes_on(block: Block, place: tuple[str, int], above: set[tuple[str, int]]) -> bool:
    """Whether a line is short, no sentence, and numbered behind one of those above."""
    is_line = block.role == "text" and len(block.text) <= LONGEST and "\n" not in block.text
    is_line = is_line and bool(PART.search(block.text))
    return is_line and not signs.SENTENCE.search(block.text) and (place[0], place[1] - 1) in above


def with_roman(run: Sequence[Block]) -> list[Block]:
    """The blocks; parts with Roman numbers are sections: for a record in which one stands before all that is said."""
    return [
        replace(b, role="section")
        if b.role == "text" and b.kind != "bullet" and titles.ROMAN_PART.match(b.text)
        else b
        for b in run
    ]
