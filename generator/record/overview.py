"""Cover and overview to facts: title, day, place, who was there, what was on the list.

In: the paragraphs before the first speech. Out: an `Overview` and what does not add up. Only what
stands there is stated; the lines it was read from stay in `fields`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from generator.facts.cover import AgendaGroup, Field, Line, Overview
from generator.facts.source import Span
from generator.korean import grammar, titles
from generator.korean import proceedings as signs
from generator.korean.outcomes import RESULT, word_of
from generator.korean.outline import level, place_of
from generator.model import Paragraph
from generator.problems import Problem
from generator.record.attendance import (
    COUNTED,
    others_apart,
    read_attendees,
    read_observers,
)
from generator.record.beside import ends_absent, is_kind_below
from generator.record.counted import announced
from generator.record.entitled import LONGEST_TITLE, part_below, plain, whole, with_session
from generator.record.extent import of_meeting, of_overview, undated
from generator.record.forms import entries, perhaps_key
from generator.record.moments import in_digits, read_when, year_of
from generator.record.seated import seated

ARROWS = frozenset("⇒→➔➜☞=")  # before a result below an item
BOXES, DOTS = frozenset("□■◆◇▣"), frozenset("○◯·•▪ㅇ")  # of a list's head, of its entries
LISTS = frozenset({"attendees", "observers", "absent", "agenda", "programme", "result"})
PEOPLE = frozenset({"attendees", "observers", "absent"})
TITLED_DAY = re.compile(
    rf"(?:회의록|회의\s?결과|의사록|속기록)\s?[(（]\s?(?P<told>{grammar.DAY.pattern})\s?[)）][*\s]*$"
)
ONE_LINE = frozenset({"day", "place", "name", "publisher"})


def read_overview(paragraphs: Sequence[Paragraph]) -> tuple[Overview, list[Problem]]:
    """Everything the front of a record says about the meeting."""
    found = of_meeting(tuple(read_fields(paragraphs)), paragraphs)
    fields = others_apart(of_overview(found, paragraphs))
    if not any(field.key == "day" for field in fields):
        alone = _bare_day(undated(fields, paragraphs))
        fields = (*fields, *(alone or _titled_day(paragraphs[:1])))
    by_key: Mapping[str, Field] = {field.key: field for field in reversed(fields)}
    problems: list[Problem] = []
    day, starts, ends = None, None, None
    if when := by_key.get("day"):
        (day, starts, ends), problems = read_when(when)
    title, year, ordinal = read_title(paragraphs, by_key.get("name"))
    lists = [field for field in fields if field.key == "attendees"]
    attendees = next((f for f in lists if any(read_attendees(f))), by_key.get("attendees"))
    return (
        Overview(
            title=title,
            year=year,
            ordinal=ordinal,
            day=day,
            starts=starts,
            ends=ends,
            place=_first(by_key.get("place")),
            attendees=tuple(read_attendees(attendees) if attendees else ())
            or tuple(seated([line for p in paragraphs for line in p.text.split("\n")])),
            announced=announced(attendees),
            observers=tuple(read_observers(by_key.get("observers"))),
            groups=tuple(read_groups([field for field in fields if field.key == "agenda"])),
            programme=tuple(line.text for line in by_key["programme"].items)
            if "programme" in by_key
            else (),
            result=next((field.words for field in fields if field.key == "result"), ""),
            fields=fields,
        ),
        problems,
    )


def read_fields(paragraphs: Iterable[Paragraph]) -> Iterator[Field]:
    """The labelled entries, each with the lines that belong under it."""
    current: Field | None = None
    items: list[Line] = []
    has_items = False
    above: tuple[str, int] | None = None
    paragraphs = tuple(paragraphs)
    told = any(p.role == "decision" and p.text[:1] in ARROWS for p in paragraphs)
    for paragraph in paragraphs:
        for number, line in enumerate(_lines(paragraph)):
            is_next = _is_next(line, above, items)
            is_head = paragraph.role == "section" and not place_of(line.text)  # of a list: `안건`
            is_alone = (paragraph.depth is not None or is_head) and not number
            key = field_key(line.text)  # `참석자` and the names below, `2. 장 소` and the place
            is_counted = place_of(line.text) and not (current and current.key == "programme")
            is_alone = is_alone or key in PEOPLE or bool(key and is_counted)
            is_alone = is_alone or bool(current and current.key in PEOPLE)
            started = _field(line, signed=paragraph.heading or is_next or is_alone)
            if started and current and _is_of_item(started, current, items):
                started = None
            has_items = has_items or bool(current and current.key == "agenda")
            if current and told and not has_items and not items and _is_of_items(current, line):
                current = replace(current, key="agenda")
            above = place_of(line.text) or above if started or is_next else above
            ends = started or is_next or (current and current.line.is_row and line.is_row)
            if current and not ends and _goes_on(current, items, paragraph, line, number):
                items.append(line)
                continue
            if current:
                yield replace(current, items=tuple(items))
            current, items = started, []
    if current:
        yield replace(current, items=tuple(items))


def _is_of_item(started: Field, current: Field, items: Sequence[Line]) -> bool:
    """Whether a result is that of the numbered item above it, in a bullet or below: `가. 예산안`, `3) 심의결과 : 부결`."""
    first = next((item for item in items if level(item.text, depth=None)), None)
    if current.key != "agenda" or not first or started.key not in ("result", "vote"):
        return False
    own, head = (level(line.text, depth=None) for line in (started.line, current.line))
    if place_of(started.line.text) or grammar.ENCLOSED.match(started.line.text):
        return own not in (head, level(first.text, depth=first.depth))
    is_bullet = started.line.depth is not None and started.key == "result"
    return is_bullet and bool(place_of(first.text))


def _is_of_items(field: Field, line: Line) -> bool:
    """Whether results are told below items that nothing else lists: `□ 심의결과`, `1. 예산안`, `⇒ 원안가결`."""
    is_alone = field.key == "result" and not field.value and not signs.SENTENCE.search(line.text)
    return is_alone and bool(place_of(line.text)) and not word_of(line.text)


def _first(field: Field | None) -> str:
    """The words of a field of one line, beside its label or below."""
    below = (grammar.SIGNED.sub("", line.text) for line in field.items) if field else iter(())
    return " ".join((field.value or next(below, "")).split()) if field else ""


def _is_next(line: Line, above: tuple[str, int] | None, items: Sequence[Line]) -> bool:
    """Whether a line has the number behind that of the field above, and is not the next of a numbered list."""
    own = place_of(line.text)
    is_behind = own and above and own == (above[0], above[1] + 1)
    return bool(is_behind) and all(place_of(item.text) != above for item in items)


def _goes_on(
    field: Field, items: Sequence[Line], paragraph: Paragraph, own: Line, line: int
) -> bool:
    """Whether a line is still under a label: a bullet, a hard line break, or all that it has."""
    is_head = paragraph.role == "section" and field.key == "agenda"  # `부의된 안건`
    if paragraph.heading or is_head or (field.value and field.key in ONE_LINE):
        return False
    if own.is_row and not field.line.is_row and paragraph.depth is None:
        return False  # a table has its own reader
    is_said = signs.SENTENCE.search(own.text)
    is_done = grammar.DONE_THERE.match(own.text) or (
        is_other(own.text) and not is_kind_below(field, own)
    )
    if ends_absent(field, own) or (field.key in PEOPLE and (is_said or is_done)):
        return False
    text, is_list = paragraph.text, field.key in LISTS
    numbered = is_list and grammar.NUMBERED.match(own.text) and _is_listed(own.text, items)
    is_circled = is_list and "①" <= text[:1] <= "⑳"
    is_titled = field.key in PEOPLE and field.value and not grammar.SOMEBODY.search(own.text)
    is_titled = is_titled and not grammar.NO_LIST.match(field.value)
    numbered = (numbered or is_circled) and not is_titled
    is_boxed = field.line.text[:1] in BOXES or bool(place_of(field.line.text))
    is_below = is_list and is_boxed and text[:1] in DOTS
    is_told = field.key == "agenda" and items and titles.TOLD_OF.match(own.text)
    if is_told or (paragraph.role == "roster" and ":" in text):
        return True
    is_empty = not field.value or grammar.NO_LIST.match(field.value)
    if field.key in PEOPLE and is_empty and is_group(own.text):
        return True
    return (
        bool(line or numbered or is_below)
        or paragraph.depth is not None
        or not (field.value or items)
        or (field.key == "agenda" and own.text[:1] in ARROWS and bool(RESULT.match(own.text)))
    )


def is_group(text: str) -> bool:
    """Whether a line is a kind of people and who they are: `□ 근로자위원 : 김가상(노조위원장)`."""
    if grammar.GROUP_ALONE.match(text):
        return True
    match = grammar.FIELD.match(text)
    label = "".join(match["label"].split()) if match else ""
    is_own = field_key(label) or grammar.THERE.match(label) or grammar.OTHER_ENTRY.match(label)
    if not match or not match["value"] or is_own:
        return False
    return bool(
        grammar.OFFICE.search(label)
        or grammar.GROUP.search(label)
        or signs.PERSON.match(label)
        or (grammar.UNIT.search(label) and grammar.SOMEBODY.search(match["value"]))
    )


def is_other(text: str) -> bool:
    """Whether a line is a field that the program does not know: no kind of people stands before its colon."""
    match = grammar.FIELD.match(text)
    return bool(match and match["value"] is not None and not is_group(text))


def _is_listed(text: str, items: Sequence[Line]) -> bool:
    """Whether a number is the next of a list, or begins one: not that of a heading, `2. 심의결과`."""
    own = place_of(text)
    above = [place for item in items if (place := place_of(item.text))]
    if own and above:
        alike = [place for place in above if place[0] == own[0]]
        return bool(alike) and own == (own[0], alike[-1][1] + 1)
    return own is None or own[1] == 1


def _lines(paragraph: Paragraph) -> Iterator[Line]:
    whole = paragraph.spans[0]
    for number, text in enumerate(paragraph.text.split("\n"), start=whole.first):
        for own in entries(text.strip()):
            line = Line(own, paragraph.id, Span(whole.path, number, number), paragraph.depth)
            yield from _cells(line) if own.startswith("|") else (line,)


def _cells(line: Line) -> Iterator[Line]:
    """A row of a table: an entry for each of its labels, what goes on from the row above, or itself."""
    printed = line.text[1:].split("|")
    cells = [cell.strip(" *") for cell in printed]
    labels = [n for n, cell in enumerate(cells) if field_key(cell)] if _names_entry(cells) else []
    others = [n for n in range(len(cells)) if labels and _is_other_entry(cells, n)]
    stops = sorted({*labels, *(n for n in others if n > labels[0] + 1), len(cells)})
    for first, after in ((n, m) for n, m in pairwise(stops) if n in labels):
        words = "|".join(printed[first + 1 : after]).strip(" |")
        value, *more = re.split(r"\s*<br ?/?>\s*", words)
        yield replace(line, text=f"{cells[first]} : {value}", is_row=True)
        yield from (replace(line, text=text) for text in more)
    if not labels and re.search(r"\w", line.text):
        text = line.text if cells[0] else line.text.strip(" |")
        yield replace(line, text=text, is_row=bool(cells[0]), is_cell=not cells[0])


def _is_other_entry(cells: Sequence[str], place: int) -> bool:
    """Whether a cell is the label of another entry: `기록자`, or `간사` where the cells before it list no offices."""
    is_office = grammar.OTHER_OFFICE.match(cells[place]) and place > 1
    alone = is_office and not any(grammar.OFFICE.fullmatch(cell) for cell in cells[1:place])
    return bool(grammar.OTHER_ENTRY.match(cells[place]) or alone)


def _names_entry(cells: Sequence[str]) -> bool:
    """Whether a row is a label and its words, not the heads of columns: `안건`, `결과`."""
    is_head = any(map(grammar.COLUMN.match, cells)) or len(cells) < 2 or not cells[1]
    return bool(field_key(cells[0])) and not is_head and not field_key(cells[1])


def _is_no_field(line: Line) -> bool:
    return _field(line, signed=False) is None


def _bare_day(paragraphs: Sequence[Paragraph]) -> list[Field]:
    """The line that is a date and nothing else, as councils print it; it has no label."""
    lines = [line for p in paragraphs if p.role == "text" for line in _lines(p)]
    found = (line for line in lines if grammar.BARE_DAY.match(in_digits(line.text)))
    return [Field("day", "", line.text, line) for line in found][:1]


def _titled_day(paragraphs: Sequence[Paragraph]) -> list[Field]:
    """The day in brackets behind the name of the minutes: `○○위원회 회의록(2025. 6. 19.)`."""
    found = ((line, TITLED_DAY.search(line.text)) for p in paragraphs for line in _lines(p))
    return [Field("day", "", match["told"], line) for line, match in found if match][:1]


def _field(line: Line, *, signed: bool) -> Field | None:
    if match := grammar.GAP_FIELD.match(line.text):
        label = match["label"] or match["list"]
        key = field_key(label) or perhaps_key(label, match["value"]) or ""
        return Field(key, " ".join(label.split()), match["value"].strip(), line)
    plain = grammar.BOLD_FIELD.sub(r"\1 : ", line.text, count=1)
    plain = grammar.BOLD_LABEL.sub(r"\1", plain, count=1)
    match = grammar.FIELD.match(grammar.BRACKET_LABEL.sub(r"\1\2 : ", plain, count=1))
    known = match and (
        field_key(match["label"]) or perhaps_key(match["label"], match["value"] or "")
    )
    if not match or not known or not (match["value"] is not None or match["sign"] or signed):
        return None
    if match["label"].endswith("인원") and not COUNTED.fullmatch(match["value"] or ""):
        return None  # `참석인원 : 15명` says how many, and names nobody
    return Field(known, " ".join(match["label"].split()), (match["value"] or "").strip(), line)


def field_key(label: str) -> str | None:
    """What a label of the overview stands for: `일 시`, `가. 일시` are `day`; None for any other words."""
    bare = grammar.PLACE.sub("", label, count=1)
    return grammar.FIELD_KEYS.get(re.sub(r"[\s․·ㆍ/]|\(.*\)", "", bare))


def read_title(
    paragraphs: Sequence[Paragraph], name: Field | None
) -> tuple[str, int | None, int | None]:
    """The title as printed, with its year and ordinal where it says them.

    Of several titles the one nearest to the overview: covers shorten (`'23년 2차 …`). Without any,
    the name that the overview states.
    """
    first = next(
        (n for n, p in enumerate(paragraphs) if not all(map(_is_no_field, _lines(p)))), None
    )
    above = paragraphs[: first + 1 if first is not None else None]
    lines = [(p, plain(line.text)) for p in above for line in takewhile(_is_no_field, _lines(p))]
    named = [own for own in lines if len(own[1]) <= LONGEST_TITLE and grammar.TITLE.search(own[1])]
    named = named or [(p, text) for p, text in lines if p.heading and grammar.ORDINAL.search(text)]
    named = named or [own for own in lines[:1] if grammar.MEETING.search(own[1])]
    first_of = [text for p, text in named if p.depth is None][:1]
    titles = [text for p, text in named if p.heading] or first_of
    title = " ".join(titles[-1].split()) if titles else name.words if name else ""
    if titles:
        front = (line.text for p in paragraphs for line in _lines(p))
        title = whole(title, front) + part_below(titles[-1], [text for _, text in lines])
        title = with_session(title, [text for p, text in lines if not p.heading])
    match = grammar.ORDINAL.search(title)
    return (title, year_of(match), int(match["ordinal"])) if match else (title, None, None)


def read_groups(fields: Sequence[Field]) -> Iterator[AgendaGroup]:
    """The lines that announce how many items follow in the body."""
    for item in (item for field in fields for item in field.items):
        if (match := grammar.ANNOUNCED_ITEMS.match(item.text)) and match["title"]:
            yield AgendaGroup(match["title"], int(match["count"]), item.span)
