"""Where the front of a record ends (회의의 시작): at the line that opens the meeting, else at the first turn or its item's title."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.facts.cover import Field
from generator.korean import proceedings as signs
from generator.korean import times, titles
from generator.korean.grammar import FIELD, NO_PERSON, fold
from generator.korean.nobody import PRESENTED
from generator.korean.outcomes import RESULT
from generator.record import heal
from generator.record.agenda import listed, told_in
from generator.record.attendance import read_attendees
from generator.record.blocks import Block
from generator.record.dialects.asides import speaks
from generator.record.dialects.listing import (
    Entry,
    again,
    bare,
    entries,
    entry_of,
    is_fact,
    is_head,
    is_named,
    unmarked,
)
from generator.record.overview import PEOPLE, field_key, read_fields
from generator.record.speakers import is_pair, is_somebody

IN_LIST = re.compile(r"(?:^|[,、]|\s)([가-힣]{2,4})(?=\s*(?:[(（,、]|$))", re.M)  # `전겨울(중2), …`
Names = frozenset[str]
"""The names that a record lists."""
BETWEEN = 6  # blocks between the first title of the body and the first turn
LABEL_END = re.compile("[:：)）]")
FRONT = 120  # blocks in which a record lists who is there
SEVERAL = 2  # entries of a list
NOWHERE = -1  # a place of no block: the front is read by others


def opening(run: Sequence[Block]) -> int:
    """Where the front ends: behind the line that opens the meeting, else at the first mark or the end."""
    for number in range(len(run)):
        if opens_at(run, number):
            return number + 1
    people = people_in(run)
    marks = (
        n
        for n, block in enumerate(run)
        if signs.MARK.match(block.text) and n not in people and not _is_field(block)
    )
    place = next(marks, len(run))
    return titled(run, place)


def titled(run: Sequence[Block], place: int) -> int:
    """The place of the first turn, or of the title and the heading right above it under which it stands."""
    below = place
    while below and (titles.DEBATE.match(run[below - 1].text) or RESULT.match(run[below - 1].text)):
        below -= 1
    if not below or not is_opened_at(run, below - 1):
        return _told_below(run, place)
    return titled(run, below - 1)


def _told_below(run: Sequence[Block], place: int) -> int:
    """The place of the title under which nobody's words stand before the first turn: `[제1호 의안] 결산(안)`, `내용을 설명하다`."""
    if place == len(run):
        return place  # nobody speaks, or nobody knows yet who does
    for number in range(place - 1, max(place - BETWEEN, 0) - 1, -1):
        block = run[number]
        if titles.DEBATE.match(block.text) or PRESENTED.match(unmarked(block.text)):
            continue  # `▶ 제안설명(교무처장) : …`, `▶ 논의`
        if is_opened_at(run, number):
            is_again = any(b.text != block.text and is_named(b.text) for b in run[place:])
            is_again = is_again or _is_behind_another(run, number)
            keys = {own.key for b in run[:number] if (own := entry_of(b.text))}
            entry = entry_of(block.text)
            return number if is_again or (entry and entry.key in keys) else place
        if entry_of(block.text) or is_head(block) or is_fact(block.text) or is_named_field(block):
            return place
    return place


def _is_behind_another(run: Sequence[Block], number: int) -> bool:
    """Whether a title stands below what was told of another, and not in a list with it."""
    above = run[number - 1]
    is_list = bool(entry_of(above.text)) or is_head(above) or above.kind == "heading"
    return not is_list and any(is_named(b.text) for b in run[:number])


def is_named_field(block: Block, *, alone: bool = False) -> bool:
    """Whether a line is a field of the overview by its name: `5. 안건: 등록금 책정(안)`, or its name alone."""
    match = FIELD.match(unmarked(block.text).partition("\n")[0])
    return bool(match and field_key(match["label"]) and bool(match["value"]) != alone)


def is_opened_at(run: Sequence[Block], place: int) -> bool:
    """Whether a block right before the first turn opens an item: one that a list has, or the first of the body."""
    block, above = run[place], run[place - 1 : place]
    entry = entry_of(block.text)
    if block.kind == "bullet" or is_fact(block.text):
        return False
    listed = [own for b in run[:place] if (own := entry_of(b.text))]
    is_listed = bool(again(block.text, listed) or again(block.text, known_in(run[:place])))
    if not (entry or is_listed or is_named(block.text)):
        return block.role == "agenda" and _key(block) in map(_key, run[:place])
    number = signs.ordinal(entry.number) if entry else None
    is_list = any(_comes_before(b, number) for b in above)
    is_parted = any(titles.DECIDES.match(b.text) for b in above) and any(
        titles.LIST_PART.match(b.text) for b in run[:place]
    )
    is_list = is_list or is_parted or (any(map(is_head, above)) and not _goes_on(run, place))
    is_first = entry is not None and (
        signs.ordinal(entry.number) == 1 or (not entry.number and is_named(block.text))
    )
    if is_listed or (entry and entry.key in {own.key for own in listed}):
        # `2. 규정 개정(비공개)`, `3. 규정 개정`: the list goes on
        before = entry_of(above[0].text) if above else None
        last = signs.ordinal(before.number) if before else None
        return not (isinstance(last, int) and number == last + 1)
    return is_first and not is_list


def _key(block: Block) -> str:
    return fold(bare(titles.BEFORE_TITLE.sub("", block.text, count=1)))


def _goes_on(run: Sequence[Block], place: int) -> bool:
    """Whether the item behind one that says it is one comes only after others: `안건1) …`, what was said of it, `안건2) …`."""
    own = signs.ordinal(entry.number) if (entry := entry_of(run[place].text)) else None
    below = (b for b in run[place + 2 :] if is_named(b.text))
    numbers = (signs.ordinal(entry.number) for b in below if (entry := entry_of(b.text)))
    is_one = isinstance(own, int) and is_named(run[place].text)
    return is_one and next(numbers, None) == int(own or 0) + 1


def _comes_before(block: Block, number: int | str | None) -> bool:
    """Whether a block is the entry before one with this number, or has none itself."""
    entry = None if is_fact(block.text) else entry_of(block.text)
    own = signs.ordinal(entry.number) if entry else None
    return entry is not None and not (isinstance(own, int) and number != own + 1)


def people_in(run: Sequence[Block]) -> frozenset[int]:
    """The lines below the head of a list of people, by their place: `□ 참석자`, `○ 위원장 홍길동`."""
    found: set[int] = set()
    is_list = False
    for number, block in enumerate(run):
        match = FIELD.match(unmarked(block.text).partition("\n")[0])
        key = field_key(match["label"]) if match else None
        if key:
            is_alone = match is not None and not re.search("[가-힣]{3}", match["value"] or "")
            is_list = key in PEOPLE and is_alone
        elif is_list and not signs.SENTENCE.search(block.text) and not is_head(block):
            found.add(number)
        else:
            is_list = False
    return frozenset(found)


def known_in(front: Sequence[Block]) -> list[Entry]:
    """The entries of the lists before the opening, and the items that the overview's own lists name."""
    found = entries(front)
    keys = {entry.key for entry in found}
    items = (
        item
        for item in listed(read_fields(heal.apart(list(front))))
        if not signs.SENTENCE.search(item.title)
        and (titles.WORDED.search(item.title) or not is_somebody(LABEL_END.split(item.title)[0]))
    )
    told = (*items, *told_in(heal.apart([b for b in front if b.role == "text"])))
    own = (Entry(i.number or "", i.title, fold(bare(i.title)), NOWHERE) for i in told)
    return [*found, *(entry for entry in own if entry.key and entry.key not in keys)]


def _is_field(block: Block) -> bool:
    """Whether a marked line is of the front: a field, a head of a list, an entry."""
    line = unmarked(block.text).partition("\n")[0]
    match = FIELD.match(line)
    if not match or match["value"] is None:
        return is_head(block) or bool(match and field_key(match["label"]) in PEOPLE)
    is_said = is_somebody(match["label"]) or signs.PERSON.match(match["label"])
    is_said = is_said or signs.SENTENCE.search(match["value"])
    return bool(field_key(match["label"]) or not is_said) or is_head(block)


def opens(text: str) -> bool:
    """Whether a line says when the meeting was opened."""
    match = times.time_of(text)
    return bool(match and times.OPENS.match(match["what"] or ""))


def opens_at(run: Sequence[Block], number: int) -> bool:
    """Whether a block says so: no line of a programme, whose next one is a time too."""
    below = run[number + 1 : number + 2]
    is_listed = run[number].kind == "bullet" or any(times.time_of(b.text) for b in below)
    return opens(run[number].text) and not is_listed


def is_opened(run: Sequence[Block]) -> bool:
    """Whether a line says that the meeting was opened."""
    return any(opens_at(run, number) for number in range(len(run)))


def listed_people(run: Sequence[Block]) -> Names:
    """The names that the front of a record lists."""
    front = list(takewhile(lambda block: not speaks(block.text), run[:FRONT]))
    fields = (field for field in read_fields(heal.apart(front)) if field.key in PEOPLE)
    lines = (line for block in front for line in block.text.split("\n") if _lists_people(line))
    unknown = (name for line in lines for name in IN_LIST.findall(line))
    people = (*(name for field in fields for name in _named_in(field)), *unknown)
    return frozenset(
        name
        for name in people
        if signs.NAME.match(name) and not (signs.OFFICE.search(name) or NO_PERSON.match(name))
    )


def _named_in(field: Field) -> Iterator[str]:
    """The names of a list of people, those with a bracket of any form behind them."""
    yield from (person.name for person in read_attendees(field))
    lines = (field.value, *(line.text for line in field.items))
    yield from (name for line in lines for name in IN_LIST.findall(line))


def _lists_people(line: str) -> bool:
    """Whether a line has several entries, offices with names among them, under whatever label: `누가: 위원장 이봄(고2), …`."""
    entries = line.partition(":")[2].split(",")
    pairs = [re.sub(r"[(（][^()（）]*[)）]", "", entry).split() for entry in entries]
    return len(line) < signs.LINE and len(entries) > SEVERAL and sum(map(is_pair, pairs)) > 1
