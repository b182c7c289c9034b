"""Who the record says was not there (불참, 결석, 청가): in a list of its own, in a bracket behind a name, in a table.

In: the fields and lines of the front, the rosters. Out: people with the record's own word; nobody whom it does not list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.facts.cover import Absentee, Field
from generator.korean import grammar
from generator.model import Paragraph
from generator.record.attendance import SIGNED, closed, read_attendees
from generator.record.beside import own_words
from generator.record.grid import grids
from generator.record.rosters import ABSENT, names_of, rosters
from generator.record.seated import AWAY, NAME, THERE, of_row

BESIDE = re.compile(
    r"(?P<who>.*[가-힣].*?)\s?[(（]\s?(?P<word>(?:불참|결석|청가|불출석)[가-힣]{0,2})[^()（）]*[)）]"
)
BEFORE = re.compile(
    r"(?P<word>(?:불참|결석|청가|불출석)[가-힣]{0,2})\s?(?:[(（]?\d{1,3}\s?[명인][)）]?)?\s?[:：]\s?(?P<who>.+)"
)
INSIDE = re.compile(r"[(（](?P<whole>(?:불참|결석|청가)\S{0,3}\s?[:：][^()（）]*)[)）]")


def read_absent(fields: Sequence[Field], lines: Sequence[str]) -> Iterator[Absentee]:
    """Everybody in cover and overview who is listed as not there."""
    for field in fields:
        if field.key == "absent":
            alone = replace(field, value=own_words(field.value))
            yield from _people(alone, closed(re.split(r"\s*[(（]", field.label)[0]))
        elif field.key == "attendees":
            yield from _among(field)
    yield from _in_tables(lines)


def in_rosters(paragraphs: Iterable[Paragraph]) -> Iterator[Absentee]:
    """The same in stenographic records: `○결석 의원(2인)`."""
    for roster in rosters(paragraphs):
        if ABSENT.match(roster.head):
            word = " ".join(re.split(r"[(（:：\d]", roster.head)[0].split())
            role = found[0] if (found := grammar.SEAT.search(word)) else ""
            for name in names_of(roster.entries):
                yield Absentee(name, role, word)


def _people(field: Field, word: str) -> Iterator[Absentee]:
    """Those of a list; a reason in brackets behind a name is none of it."""
    bare = replace(
        field,
        value=_bare(field.value),
        items=tuple(replace(i, text=_bare(i.text)) for i in field.items),
    )
    for one in read_attendees(bare):
        words = " ".join(filter(None, (one.name, one.role)))
        if not grammar.NOTHING.match(closed(words)) and re.search("[가-힣○]", words):
            yield Absentee(one.name, one.role, word)


def _bare(words: str) -> str:
    return re.sub(
        r"\s?[(（](?:불참|결석|청가|위임|출장|병가|휴가|개인|사유)[^()（）]*[)）]", "", words
    )


def _among(field: Field) -> Iterator[Absentee]:
    """Those whom a list of attendees has as absent: `라마바 위원(불참)`, `(불참: 라마바 위원)`."""
    for text in (field.value, *(item.text for item in field.items)):
        told = [match["whole"] for match in INSIDE.finditer(text)]
        rest = SIGNED.sub("", INSIDE.sub("", text))
        told += [rest] if BEFORE.fullmatch(rest) else grammar.ENTRY.findall(rest)
        for entry in told:
            if match := BEFORE.fullmatch(entry.strip()) or BESIDE.fullmatch(entry.strip()):
                alone = Field("absent", "", match["who"], replace(field.line, is_row=False))
                yield from _people(alone, match["word"])


def _in_tables(lines: Sequence[str]) -> Iterator[Absentee]:
    for grid in grids(lines):
        heads, *rows = [row.cells for row in grid.rows]
        names = [n for n, head in enumerate(heads) if NAME.match(head)]
        if len(names) != 1 or not any(map(THERE.match, heads)):
            continue
        for row in (row for row in rows if len(row) == len(heads)):
            told = [
                c for h, c in zip(heads, row, strict=True) if AWAY.match(c) and not NAME.match(h)
            ]
            if told:
                for person in of_row(heads, row, names[0]):
                    yield Absentee(person.name, person.role, told[0])
