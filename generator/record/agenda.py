"""Agenda items, read off a record (안건): each has a place where the record states it.

Two recognisers: the list of the overview, and reports, where an officer's bullet `… 현안업무 보고`
has the items as bullets under it. Items carry no number that is not printed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from generator.facts.cover import AgendaGroup, Field, Line, Overview
from generator.korean import formulas, grammar, titles
from generator.korean import proceedings as signs
from generator.korean.grammar import fold
from generator.korean.outcomes import (
    CERTAIN,
    OTHERS,
    RESULT,
    field_of,
    is_of_others,
    labelled,
    untold,
)
from generator.korean.outline import level
from generator.model import AgendaItem, Paragraph, Speech
from generator.record.grid import grids
from generator.record.speakers import is_leader

# The head of a column in a table of what was decided on.
DECIDED_HEAD = re.compile(r"(?:심의|의결|심사|자문)\s?결\s?과$")
# A heading that parts a sheet, and is no item: `2. 참석 현황`, `3. 심의 내용`.
PART_OF_SHEET = re.compile(
    r"(?:\S{1,4}\s?)?(?:개요|일시|장소|참석자?|불참자?|출석|성원|인사|경과|경위|배경|기준|총평|의견|내용|현황|일정|계획|결과|토의|질의"
    r"|진술|확인|수여|서명|붙임|첨부)(?:\s?(?:현황|보고|사항|내용|명단))?\s*$|차기|차회|향후"
)
# What is told of an item in a bullet below it: `- 제안이유: …`.
TOLD = re.compile(
    r"[\s·•*-]*(?:(?:제안|심의|의결|변경|선정|부결|보류)?\s?(?:이유|사유|결과|내용|의견|근거)|주요\s?내용|제안자|제출자|보고자|담당|비고|조건)\s*[:：]"
)


def read_agenda(overview: Overview, speeches: Sequence[Speech]) -> tuple[AgendaItem, ...]:
    """Every item in printed order, ids given as they come; one that is reported has its title from there."""
    announced = list(listed(overview.fields))
    reports = grouped(list(reported(speeches)), overview.groups)
    report_of = {fold(item.title): item for item in reversed(reports)}
    known = {fold(item.title) for item in announced}
    items = [
        *(replace(report_of.get(fold(i.title), i), number=i.number) for i in announced),
        *(item for item in reports if fold(item.title) not in known),
    ]
    return tuple(replace(item, id=f"a{n}") for n, item in enumerate(items, start=1))


def listed(fields: Iterable[Field]) -> Iterator[AgendaItem]:
    """The items that the overview's own lists name, sub-bullets aside.

    A line that announces a count, or says that there is nothing, is no item.
    """
    no_item = (grammar.ANNOUNCED_ITEMS, grammar.ATTACHED, grammar.NOTHING)
    for field in (field for field in fields if field.key == "agenda"):
        depths = [line.depth for line in field.items if line.depth is not None]
        told = _below_titles(field)
        first = replace(field.line, text=field.value, depth=None, is_row=False)
        for line in (first, *field.items):
            detail = line.depth is not None and line.depth > min(depths)
            if (
                line.is_row
                or line in told
                or not fold(line.text)
                or detail
                or _is_told(line)
                or any(p.match(line.text) for p in no_item)
            ):
                continue
            own = grammar.SIGNED.sub("", line.text)
            for text in _counted(own) if not titles.LIST_PART.match(own) else ():
                match = grammar.NUMBERED.match(text)
                number, title = (match["number"], match["title"]) if match else (None, text)
                title = untold(title)
                for one in _several(title) if not number else (title,):
                    yield AgendaItem("", one, line.paragraph, number)


def _below_titles(field: Field) -> frozenset[Line]:
    """What is told of each item below its title: all that is not numbered as the first is, where such a line says it is no title."""
    levels = {line: level(line.text, depth=line.depth) for line in field.items}
    first = next((own for own in levels.values() if own), "")
    below = [line for line, own in levels.items() if own != first]
    is_numbered = first not in ("", "-", "□") and not grammar.SIGN.match(first)
    is_told = is_numbered and any(titles.TOLD_OF.match(line.text) for line in below)
    return frozenset(below) if is_told else frozenset()


def _counted(text: str) -> Sequence[str]:
    """The items of one line that counts them: `1) 도로 개설(안) 2) 공원 조성(안)`."""
    starts = list(re.finditer(r"(?:^|(?<=\s))(\d{1,2})[.)]\s", text))
    numbers = [int(match[1]) for match in starts]
    if len(starts) < 2 or starts[0].start() or numbers != list(range(1, len(starts) + 1)):
        return [text]
    places = [*(match.start() for match in starts), len(text)]
    return [text[a:b].strip(" ,;") for a, b in pairwise(places)]


def _is_told(line: Line) -> bool:
    """Whether a line says something of the item above it: `- 이유: 예산이 없음`, `⇒ 부결`."""
    match = TOLD.match(line.text) if line.depth is not None else None
    return bool(match or RESULT.match(line.text) or titles.TOLD_OF.match(line.text))


def _several(titles: str) -> Sequence[str]:
    """The titles of one line that commas part, where each ends as a title does: `… 계획(안), … 변경의 건`."""
    parts = re.split(r",\s+", titles)
    return parts if all(map(grammar.TITLE_END.search, parts)) else (titles,)


def named_aloud(speeches: Iterable[Speech]) -> tuple[AgendaItem, ...]:
    """The items that nothing lists, by number and title as the chair puts them on the table, where they are 1, 2 and so on."""
    found: dict[str, AgendaItem] = {}
    for paragraph in (p for s in speeches if is_leader(s.label) for p in s.paragraphs):
        for match in formulas.NAMED_ALOUD.finditer(paragraph.text):
            number = "".join(match["number"].split())
            before, behind = paragraph.text[: match.start()], paragraph.text[match.start() :]
            sentence = re.split("[.?!]", before)[-1] + re.split("[.?!]", behind)[0]
            if formulas.NOT_OURS.search(sentence):
                continue
            found.setdefault(number, AgendaItem("", match["title"], paragraph.id, number))
    counted = [signs.ordinal(number) for number in found]
    if counted != list(range(1, len(counted) + 1)):
        return ()
    return tuple(replace(item, id=f"a{n}") for n, item in enumerate(found.values(), start=1))


def decided_on(front: Sequence[Paragraph], speeches: Sequence[Speech]) -> tuple[AgendaItem, ...]:
    """The numbered headings, all of one form, below most of which a line is for its result, where nothing else lists an item.

    None where such a heading was taken for somebody's words: it would not be known where the one before ends.
    """
    said = {p.id for speech in speeches if speech.label for p in speech.paragraphs}
    found: list[tuple[AgendaItem, bool]] = []
    forms: set[str] = set()
    is_open = elsewhere = False
    for paragraph in chain(front, *(speech.paragraphs for speech in speeches)):
        text = paragraph.text.strip("* ")
        entry = grammar.NUMBERED.match(text)
        is_strong = paragraph.heading or grammar.BOLD.match(paragraph.text)
        if is_strong and entry and entry["number"].isdecimal() and _is_head(text, entry["title"]):
            if paragraph.id in said:
                return ()
            is_open = not elsewhere
            forms |= {level(text, depth=None)} if is_open else set()
            item = AgendaItem("", entry["title"], paragraph.id, entry["number"])
            found += [(item, False)] if is_open else []
        elif is_strong:
            is_title = paragraph in front[:1]  # of the record itself
            is_open, elsewhere = False, not is_title and is_of_others(text)
        elif is_open and _is_decided(paragraph):
            found[-1] = (found[-1][0], True)
    numbers = [int(item.number or 0) for item, _ in found]
    is_list = len(forms) == 1 and numbers == sorted(set(numbers))
    is_told = 2 * len(found) <= 3 * sum(told for _, told in found)
    items = [replace(item, id=f"a{n}") for n, (item, _) in enumerate(found, start=1)]
    return tuple(items) if is_list and is_told else ()


def _is_decided(paragraph: Paragraph) -> bool:
    """Whether a line says what was decided: behind a label that is certain, or alone below a heading for it."""
    if RESULT.match(paragraph.text):
        return bool(CERTAIN.fullmatch(field_of(paragraph.text)))
    return paragraph.role == "decision"


def _is_head(text: str, title: str) -> bool:
    """Whether a numbered heading names something, and is no part of a sheet."""
    parts = (signs.PART, signs.NEXT_PART, signs.PROGRAMME, titles.LIST_PART, titles.DECIDED_LIST)
    told = (titles.DEBATE, titles.TOLD_OF, titles.ROMAN_PART, titles.OTHER_HEAD, PART_OF_SHEET)
    is_part = any(p.match(one) for p in (*parts, *told) for one in (text, title))
    return not is_part and not signs.SENTENCE.search(title) and not OTHERS.search(title)


def in_tables(paragraphs: Iterable[Paragraph]) -> tuple[AgendaItem, ...]:
    """The items of tables with a column of them: `| 번호 | 안건명 | 심의결과 |`."""
    found = [item for p in own_tables(paragraphs) for item, _ in rows_of(p)]
    return tuple(replace(item, id=f"a{n}") for n, item in enumerate(found, start=1))


def told_in(paragraphs: Iterable[Paragraph]) -> tuple[AgendaItem, ...]:
    """The items of a list in the front that says what came of each: `① 기금 운용계획(안) ― 원안 의결`."""
    found = [
        AgendaItem("", title, paragraph.id, number)
        for paragraph in _own(paragraphs)
        for number, title in told_entries(paragraph.text)
    ]
    return tuple(found) if len(found) > 1 else ()


def told_entries(text: str) -> Iterator[tuple[str, str]]:
    """Number and title of each line that tells what came of a title, behind dots or a dash."""
    for match in titles.LED_ENTRY.finditer(text):
        words = match["words"]
        if labelled(words) and not is_of_others(words) and not OTHERS.search(words):
            yield match["number"].rstrip(".)"), match["title"].strip()


def unnumbered(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items without the numbers of their rows: what opens one may call it otherwise, `제1호 안건`."""
    return [replace(item, number=None) for item in items]


def titles_of(text: str) -> list[str]:
    """The titles of a table of items."""
    return [title for title, _, _ in _rows(text)]


def own_tables(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs with a table, but for those of others."""
    yield from (p for p in _own(paragraphs) if "|" in p.text or "│" in p.text)


def _own(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs but for those below the head of what another meeting or body did: `지난 회의 결과`."""
    above = ""
    for paragraph in paragraphs:
        if not titles.HEAD_OF_OTHERS.fullmatch(above.rpartition("\n")[2]):
            yield paragraph
        above = paragraph.text


def rows_of(paragraph: Paragraph) -> Iterator[tuple[AgendaItem, tuple[str, str]]]:
    """Each item of a paragraph's tables, with its row as printed and what that says came of it."""
    for title, number, told in _rows(paragraph.text):
        yield AgendaItem("", title, paragraph.id, number or None), told


def _rows(text: str) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Title and number of each row, the row as printed and its result."""
    for grid in grids(text.split("\n")):
        heads = grid.rows[0].cells
        rows = [row for row in grid.rows[1:] if len(row.cells) == len(heads)]
        column = titles_in(heads, [row.cells for row in rows])
        if column is None:
            continue
        for row in rows:
            told, title = dict(zip(heads, row.cells, strict=True)), row.cells[column]
            number = next((told[h] for h in heads if grammar.NUMBER_HEAD.match(h)), "")
            result = next((told[h] for h in heads if grammar.RESULT_HEAD.match(h)), "")
            is_sum = any(map(grammar.SUM.match, row.cells))
            if len(fold(title)) > 1 and not is_sum and not grammar.NOTHING.match(title):
                yield title, number, (row.line, result)


def titles_in(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column of titles; where `안건` has numbers, that of what the items are."""
    named = [n for n, head in enumerate(heads) if grammar.ITEM_HEAD.match(head)]
    if len(named) == 1 and any(
        re.search("[가-힣]", row[named[0]]) for row in rows if not any(map(grammar.SUM.match, row))
    ):
        return named[0]
    things = [n for n, head in enumerate(heads) if grammar.THING_HEAD.match(head)]
    is_list = named or any(map(grammar.NUMBER_HEAD.match, heads))
    is_list = is_list or any(map(DECIDED_HEAD.match, heads))
    return things[0] if is_list and len(things) == 1 else None


def reported(speeches: Sequence[Speech]) -> Iterator[tuple[str, AgendaItem]]:
    """The bullets under a bullet that announces a report, each with that bullet's words."""
    for speech in speeches:
        if speech.withheld or not speech.label:
            continue  # a member's wish for an item is no report
        report = ""
        for paragraph in speech.paragraphs:
            if paragraph.depth == 1 and report and fold(paragraph.text):
                title = " ".join(paragraph.text.split())
                yield report, AgendaItem("", title, paragraph.id, reporter=speech.id)
            elif not paragraph.depth:
                is_report = paragraph.depth == 0 and grammar.REPORT.search(paragraph.text)
                report = paragraph.text if is_report else ""


def grouped(
    reports: Sequence[tuple[str, AgendaItem]], groups: Sequence[AgendaGroup]
) -> list[AgendaItem]:
    """The reported items with their group, where the announced counts prove the order right.

    A report whose words are a group's title opens that group; those before it are of the groups
    above. If any count differs, the record does not say which item is whose.
    """
    if not groups:
        return [item for _, item in reports]
    current = 0
    items: list[AgendaItem] = []
    for report, item in reports:
        named = [n for n, group in enumerate(groups) if fold(group.title) == fold(report)]
        current = named[0] if named else current
        items.append(replace(item, group=groups[current].title))
    counts = [sum(item.group == group.title for item in items) for group in groups]
    if counts == [group.announced for group in groups]:
        return items
    return [item for _, item in reports]
