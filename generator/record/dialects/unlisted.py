"""Items that no list has (목록에 없는 안건): numbered headings right above a time, a mark, or somebody's words."""

import re
from collections.abc import Sequence

from generator.korean import proceedings as signs
from generator.korean import times, titles
from generator.korean.grammar import fold
from generator.korean.outcomes import states
from generator.record.blocks import Block
from generator.record.dialects.listing import Entry, entry_of, is_named, is_of_kind, same
from generator.record.overview import field_key
from generator.record.speakers import is_somebody

NUMBERED = re.compile(
    r"안건\s?\d|제?\s?\d+\s?호"
)  # a result that names items: `안건 1~3은 원안 의결`
OF_RESULTS = re.compile("내용|결과")  # in a head; below `의결사항` items may be discussed
RESULTS = 4  # lines that say what came of an item, below its title
LONGEST = 40  # letters of a title that is not worded as one


def unlisted(
    run: Sequence[Block], place: int, *, has_lists: bool, has_named: bool, last: str
) -> Entry | None:
    """A numbered line that no list has, but a time or a mark follows: so is an item opened; `last` is the number of the one before."""
    block, following = run[place], run[place + 1 : place + 1 + RESULTS]
    following = [b for b in following if not states(b.text)][:1]
    match = signs.ENTRY.match(block.text)
    is_said = signs.SENTENCE.search(block.text) or len(block.text) > 120
    is_other = match and (
        titles.DEBATE.match(match["title"])
        or states(match["title"])
        or signs.NEXT_PART.match(block.text)
    )
    if not match or is_said or not following or is_other:
        return None
    is_amid = any(signs.ENTRY.match(b.text) for b in run[max(place - 1, 0) : place])  # a list
    is_timed = bool(times.time_of(following[0].text))
    is_turn = signs.MARK.match(following[0].text) or (
        not has_named and _opens_turn(block, match, following[0], "" if is_amid else last)
    )
    if not is_timed and (has_lists or not is_turn):
        return None
    return Entry(match["number"], match["title"], fold(match["title"]), 0)


def is_cited(run: Sequence[Block], place: int, known: Sequence[Entry]) -> bool:
    """Whether a line that says it is an item is none.

    Below a head of results it tells what came of one that a list has. One that counts by kind cites what another meeting
    had, where no list has it or counts so, or beside another such line.
    """
    own = entry_of(run[place].text)
    if not own or any(same(one.key, own.key) for one in known):
        return False
    if _is_result(run, place, has_lists=bool(known)):
        return True
    if not own.of_kind or any(one.of_kind for one in known):
        return False
    beside = (*run[max(place - 1, 0) : place], *run[place + 1 : place + 2])
    return bool(known) or any(is_of_kind(block.text) for block in beside)


def _is_result(run: Sequence[Block], place: int, *, has_lists: bool) -> bool:
    """Whether a line tells what came of an item: below a head of results (`의결 내용`), or a result, behind the sign of a list."""
    rest = (b for b in reversed(run[:place]) if not (is_named(b.text) or b.kind == "bullet"))
    above = next(rest, None)
    if above is None:
        return False
    is_head = titles.DECIDED_LIST.match(above.text) and OF_RESULTS.search(above.text)
    is_of_several = (
        run[place].kind == "bullet" and states(above.text) and NUMBERED.search(above.text)
    )
    return bool((is_head and has_lists) or is_of_several)


def is_of_sheet(block: Block) -> bool:
    """Whether a line with a letter is the head of a list, or of what is told of an item: `가. 의결안건`, `나. 제안이유`."""
    line = block.text.partition("\n")[0]
    return bool(titles.LIST_PART.match(line) or titles.TOLD_OF.match(line))


def _opens_turn(block: Block, entry: re.Match[str], below: Block, last: str) -> bool:
    """Whether a heading stands right above somebody's words that is worded as an item's title, or has the number behind one that was."""
    title = " ".join(entry["title"].split())
    is_next = last.isdecimal() and entry["number"] == str(int(last) + 1)
    is_worded = titles.WORDED.search(title) or (is_next and len(title) <= LONGEST)
    is_title = is_worded and not field_key(title)
    is_part = signs.PART.match(block.text) or signs.NEXT_PART.match(block.text)
    label = re.split(r"[:：)）\]\t\n]| [-–—] ", below.text.lstrip("(（[○◯ㅇ- "), maxsplit=1)[0]
    return bool(is_title and not is_part and len(label) < signs.LINE // 4 and is_somebody(label))
