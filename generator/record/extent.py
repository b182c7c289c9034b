"""How far the overview of a record reaches (회의개요의 끝): the place of a conference that was talked about is not the meeting's.

In: the paragraphs before the first speech and the labelled entries among them. Out: the entries that are the overview's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts.cover import Field
from generator.korean import proceedings as signs
from generator.korean import titles
from generator.korean.outcomes import word_of
from generator.korean.outline import level, place_of
from generator.model import Paragraph

OWN = frozenset(
    {"day", "place", "name", "publisher", "attendees", "observers", "absent", "programme"}
)
BEFORE = r"[\s□■◆◇▣◈▶❍◎※○●]*(?:(?:\d{1,2}|[가나다라마바사아자차]|[Ⅰ-Ⅻ])[.)]?\s*)?"
# A line below which is told what was reported or talked about, or of another day.
HEAD = re.compile(
    rf"{BEFORE}(?:(?:주요|안건별?|각|위원)\s?)?(?:보고|논의|토의|협의|심의|자문|의결|결정|회의|질의|토론|의견|건의|협조|당부|공지|안내|알림|전달|기타|향후|행사|차기|다음|지난|전차)"
    r"\s?(?:(?:내용|사항|결과|의견|요지|답변|응답|계획|일정|개최|회의|모임|행사|개요|및|[·ㆍ,])\s?){0,3}[:：]?\s*$"
)
NEXT = re.compile(rf"{BEFORE}(?:차기|다음|향후)\s?(?:회의|모임|회차|일정|계획)[^.?!\n]{{0,12}}$")
# What happens on another day: `다음 회의`, `현장 방문 계획`; its entries stand on the next lines.
ELSEWHEN = re.compile(
    rf"[*_#]*{BEFORE}(?:(?:차기|다음|향후)\s?(?:회의|모임|회차|일정)(?:\s?(?:안내|일정|계획|개최))?"
    r"|(?:[가-힣]{1,8}\s){0,2}(?P<what>방문|견학|답사|연수|순방|워크숍|워크샵|간담회|공청회|설명회)\s?(?:계획|일정|안내))\s?[:：]?[*_]*\s*$"
)
NEAR = 2  # lines from an entry to the next of the same
# A result in an outline, with or without its words.
RESULT = re.compile(
    rf"{BEFORE}(?:[(（](?:\d{{1,2}}|[가-하])[)）]\s*)?(?P<label>(?:회의|심의|의결)\s?결과|(?:결정|의결)사항)\s*(?:[:：].*)?$"
)
# What stands alone in place of a result and heads a table of it.
SUBHEADING = re.compile(
    rf"^{BEFORE}(?:[가-힣]{{1,6}}(?:별|의)?\s?)?(?:총괄(?:표)?|개요|현황|내역|요약|집계(?:표)?|(?:심의|심사|의결|평가)\s?결과)$"
)
TITLE = 2  # paragraphs in which the title stands, and the day below it
SEALED = re.compile(rf"{signs.SEAL}\s*$", re.M)  # below the day on which it was signed
OVERVIEW = re.compile(
    r"개\s?요|현황|참석|출석|배석|불참|결석|명단|안\s?건|의사일정|순서|식순|일\s?시|장\s?소|일반|기본|정보|구성|성원|회의록|의사록"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the front: its number, and what it begins with in the outline."""

    number: int
    rank: str


def of_overview(fields: Sequence[Field], paragraphs: Sequence[Paragraph]) -> tuple[Field, ...]:
    """The entries without those of the body: where, when and who, below its first heading and not of that heading's rank."""
    later = _elsewhen(paragraphs, fields)
    fields = [field for field in fields if field.line.span.first not in later]
    start = _start(paragraphs, fields)
    if not start:
        return tuple(fields)
    headings = frozenset(p.id for p in paragraphs if p.heading)

    def is_own(field: Field) -> bool:
        line = field.line
        own = "#" if line.paragraph in headings else level(line.text, depth=line.depth)
        is_above = line.span.first <= start.number
        return field.key not in OWN or is_above or own == start.rank not in ("", "-")

    return tuple(filter(is_own, fields))


def _elsewhen(paragraphs: Sequence[Paragraph], fields: Sequence[Field]) -> set[int]:
    """The lines of the entries that say when and where something else is to be."""
    title = " ".join(p.text for p in paragraphs[:1])
    heads = {
        number
        for p in paragraphs
        for number, line in enumerate(p.text.split("\n"), p.spans[0].first)
        if (match := ELSEWHEN.match(line)) and not (match["what"] and match["what"] in title)
    }
    found: set[int] = set()
    for line in sorted(field.line.span.first for field in fields if field.key in ("day", "place")):
        if any(line - NEAR <= above < line for above in heads | found):
            found.add(line)
    return found


def of_meeting(fields: Sequence[Field], paragraphs: Sequence[Paragraph]) -> tuple[Field, ...]:
    """The entries without results that are none of the meeting: each item's under one label, and a list of what is to be decided."""
    labels = [field.label for field in fields if field.key == "result"]
    is_each = len(set(labels)) < len(labels)
    lines = [
        (number, line.strip())
        for p in paragraphs
        for number, line in enumerate(p.text.split("\n"), p.spans[0].first)
    ]
    is_parted = any(titles.LIST_PART.match(line) for _, line in lines) if labels else False
    first = _first_of_several(lines) if labels else None
    below = _told_below_titles(lines) if labels else frozenset()

    def is_none(field: Field) -> bool:
        is_item = is_each or (first is not None and field.line.span.first > first)
        is_part = bool((is_parted and _is_list(field)) or SUBHEADING.search(field.words))
        is_part = is_part or field.words.startswith(("┌", "┏"))  # a table, read by its rows
        is_item = is_item or field.line.span.first in below
        return field.key == "result" and (is_item or is_part)

    return tuple(field for field in fields if not is_none(field))


def _first_of_several(lines: Sequence[tuple[int, str]]) -> int | None:
    """The line with the first result where each item has its own below a heading of the same words: `(3) 심의결과`."""
    heads = [(number, match["label"]) for number, line in lines if (match := RESULT.match(line))]
    said = [label for _, label in heads]
    return next((number for number, label in heads if said.count(label) > 1), None)


def _told_below_titles(lines: Sequence[tuple[int, str]]) -> frozenset[int]:
    """The lines with a result in a list that began below the title of an item: `1. 제안명: 지정`, `가. 제안사유`, `나. 의결사항`."""
    found: set[int] = set()
    begun: set[str] = set()
    is_below = False
    for number, line in lines:
        place = place_of(line)
        if titles.NAMED.match(line.strip("*# ")):
            is_below, begun = True, set()
        elif is_below and place and place[1] == 1:
            begun.add(place[0])
        elif RESULT.match(line) and place and place[0] in begun:
            found.add(number)
    return frozenset(found)


def _is_list(field: Field) -> bool:
    """Whether an entry has titles alone, which stand beside those of a part: `의결사항`, `1. 기금 출연`."""
    is_told = any(word_of(line.text) or signs.SENTENCE.search(line.text) for line in field.items)
    numbered = all(place_of(line.text) for line in field.items)
    return not field.value and bool(field.items) and numbered and not is_told


def undated(fields: Sequence[Field], paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs in which a date alone may be the meeting's: above the body, not below a line about the next meeting or the seals."""
    start = _start(paragraphs, fields)
    texts = ("", *(p.text for p in paragraphs), "")
    around = zip(texts, texts[2:], paragraphs, strict=False)
    return [
        p
        for place, (head, below, p) in enumerate(around)
        if not (start and p.spans[0].first > start.number)
        and not (NEXT.match(head) or signs.SEALED.match(head))
        and not (place > TITLE and SEALED.search(below))
    ]


def _start(paragraphs: Sequence[Paragraph], fields: Sequence[Field]) -> Row | None:
    """Where the body begins, below the first entry of the overview and not in a list of its own; None where nothing says so."""
    first = min((f.line.span.first for f in fields if f.key in OWN), default=None)
    if first is None:
        return None
    lists = (field for field in fields if field.key in ("agenda", "programme"))
    listed = {line.span.first for field in lists for line in (field.line, *field.items)}
    taken = listed | {field.line.span.first for field in fields}
    for paragraph in paragraphs:
        for number, text in enumerate(paragraph.text.split("\n"), paragraph.spans[0].first):
            is_head = paragraph.heading and number == paragraph.spans[0].first
            depth = paragraph.depth if number == paragraph.spans[0].first else None
            if number <= first or number in taken:
                continue
            if _begins_below(text) if is_head else _begins(text, depth):
                return Row(number, "#" if is_head else level(text, depth=depth))
    return None


def _begins_below(heading: str) -> bool:
    """Whether a heading of the record is none of the overview."""
    return not OVERVIEW.search(heading) and not signs.SENTENCE.search(heading)


def _begins(line: str, depth: int | None) -> bool:
    """Whether a line is the head of what was done, or the title of an item that says it is one."""
    is_item = titles.NAMED.match(line) or titles.BARE_NAMED.match(line)
    return bool(HEAD.match(line) or (is_item and depth is None))
