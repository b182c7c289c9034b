"""Who was there, in columns without rules (줄을 맞춘 명단): `이  사  어 진 솔    이  사  국 다 현`, letters apart.

In: the field of the list. Out: an attendee for each office with a name; nothing where a line is of any other form.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.facts.cover import Attendee, Field
from generator.korean import grammar
from generator.korean import proceedings as signs
from generator.record.speakers import is_mask

GAP = re.compile(r"\s{2,}|\t")
# Beside such lines: how many there were, and the head of the list itself.
COUNT = r"(?:[가-힣]{2,8}(?: [가-힣]{2,8})?)?(?:\s?[:：])?\s*\d{1,4}\s?[명인]"
BESIDE = re.compile(
    rf"{COUNT}(?:\s+{COUNT})*$|(?:\d{{1,2}}[.)]\s*)?[가-힣 ]{{2,12}}(?:성\s?명|명\s?단)$"
)
NAME = re.compile(r"[가-힣]{2,4}$")
FEWEST = 3  # people of such a list


def aligned(field: Field) -> list[Attendee]:
    """The people of a list all of whose lines have them in columns."""
    lines = [item.text for item in field.items]
    lines = [*([field.value] if field.value else []), *lines]
    here = (line for line in lines if not grammar.ABSENT.search(line))
    own = [line for line in here if not BESIDE.match(line.strip())]
    found = [_people(line) for line in own]
    people = [person for line in found for person in line]
    named = [person for person in people if not grammar.NO_PERSON.match(person.name)]  # `공석`
    return named if all(found) and len(people) >= FEWEST else []


def _people(line: str) -> list[Attendee]:
    """The people of one line, an office before each name; nothing where that is not all it has."""
    cells = list(_cells(line.strip()))
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    is_all = len(cells) > 1 and len(cells) % 2 == 0
    is_all = is_all and len(GAP.findall(line.strip())) > 0
    return [Attendee(name, role) for role, name in pairs] if is_all and _are_people(pairs) else []


def _are_people(pairs: Sequence[tuple[str, str]]) -> bool:
    offices = all(signs.OFFICE.search(role) for role, _ in pairs)
    names = (
        NAME.match(own) and not signs.OFFICE.search(own) and not is_mask(own) for _, own in pairs
    )
    return offices and all(names)


def _cells(line: str) -> Iterator[str]:
    """The words of the columns; letters by themselves are one word: `이  사`."""
    for alone, run in groupby(GAP.split(line), key=lambda cell: len(cell) == 1):
        words = ["".join(cell.split()) for cell in run]
        yield from ("".join(words),) if alone else words
