"""Who was there to do something (진행, 사회, 기록), as an entry of the overview names them; of a board its auditor (감사), too.

In: the lines above the body, the lists. Out: people who sat in; nobody whom a list has, who is masked, or without an office.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.facts.cover import Absentee, Attendee, Field, Observer
from generator.korean import grammar
from generator.korean import proceedings as signs
from generator.record.beside import labelled
from generator.record.grid import cells, is_row
from generator.record.speakers import is_mask

DOES = re.compile(r"(?:진행|사회|기록)자?$")
AUDITS = re.compile(r"감사$")
BOARD = re.compile(r"(?:참석|출석)(?:이사|임원)")  # beside whose list an auditor stands


def read_staff(
    lines: Sequence[str], fields: Sequence[Field], listed: Sequence[Attendee | Absentee]
) -> Iterator[Observer]:
    """`진행: 사무국장 서아름`, `감사 : 상임감사 부다온 (의견진술)`: office and name, a remark behind them aside."""
    is_board = any(BOARD.match("".join(field.label.split())) for field in fields)
    seen = {person.name for person in listed if person.name}
    for label, words in (pair for line in lines for pair in _pairs(line)):
        own = re.sub(r"\s?[(（][^()（）]*[)）]$", "", words.strip(" *"))
        is_one = DOES.match(label) or (is_board and AUDITS.match(label))
        is_here = _is_person(own.split()) and not is_mask(own) and not grammar.ABSENT.search(words)
        if is_one and is_here and not seen & set(own.split()):
            seen |= set(own.split())
            yield Observer(own)


def _is_person(words: Sequence[str]) -> bool:
    """Whether words are an office and a name, in either order."""
    offices = [word for word in words if signs.OFFICE.search(word)]
    rest = [word for word in words if word not in offices]
    is_one = len(words) == 2 and len(rest) == 1 and grammar.PERSON.match(rest[0])
    return bool(is_one) and not (grammar.NO_PERSON.match(rest[0]) or signs.EVENT.search(rest[0]))


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    """A label and the words behind its colon; of a table's row each cell and the next."""
    if is_row(line):
        yield from (("".join(a.split()), b) for a, b in pairwise(cells(line)))
    elif pair := labelled(line.strip()):
        yield pair
