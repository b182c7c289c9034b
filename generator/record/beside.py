"""Where a list of the absent ends (불참자 명단의 끝): who stands beside it with a label of their own is not away.

In: the entry and a line that could go on with it. Out: whether it does not. A name that is left out is a smaller fault than one who came and is told as absent.
"""

import re
from dataclasses import replace

from generator.facts.cover import Field, Line
from generator.korean import grammar
from generator.korean.outline import level
from generator.record.attendance import read_attendees
from generator.record.counted import HOW_MANY

# Kinds of members below a bare label, `불참위원`: theirs is no label of its own. An 감사 or 간사 is none.
OF_MEMBERS = re.compile(
    rf"(?:{grammar.KINDS}|{grammar.SIDES}|[가-힣]{{0,8}}(?:위원|이사|의원|회원|측|직))(?:\s?\([^()]*\))?$"
)
# Behind the last of the absent in one line: `불참이사 : 제온유, 감사 : 부다온`.
NEXT = re.compile(r"[,;/]?\s+(?P<label>[가-힣](?:[가-힣 ]{0,8}[가-힣])?)\s?[:：]\s?.*$")
WITHOUT_COLON = re.compile(
    r"\*\*(?P<bold>[가-힣][가-힣 ]{0,8})\*\*\s|(?P<gap>[가-힣](?:\s{0,3}[가-힣]){1,4})\s{3,}"
)
PRESENT = re.compile(r"배석|입회|참관|(?<![불미])참석|(?<!불)출석")
# An office, or names alone.
SOMEBODY = re.compile(
    rf"(?:{grammar.OFFICES})(?![가-힣])|^\s*[가-힣]{{2,4}}(?:[,、·]\s?[가-힣]{{2,4}})+\s*$"
)


def labelled(text: str) -> tuple[str, str] | None:
    """What stands before a line's colon, bold too, and behind it; None for a line without one."""
    match = grammar.FIELD.match(grammar.BOLD_LABEL.sub(r"\1", text, count=1))
    is_one = match and match["value"] is not None
    return ("".join(match["label"].split()), match["value"]) if match and is_one else None


def label_of(text: str) -> str | None:
    """The label of a line: before its colon, or before a gap where nothing else could be; None for a line without one."""
    if pair := labelled(text):
        return pair[0]
    gap = WITHOUT_COLON.match(text)
    own = "".join((gap["bold"] or gap["gap"]).split()) if gap else ""
    return own if grammar.OTHER_ENTRY.match(own) or (gap and gap["bold"] and _holds(own)) else None


def _holds(label: str) -> bool:
    """Whether a label alone is an office or says how its people were there, and is nobody's name."""
    return bool(grammar.OFFICE.fullmatch(label) or grammar.THERE.match(label))


def ends_absent(field: Field, line: Line) -> bool:
    """Whether a line is none of those whom a list has as absent: it stands beside it, `- 불참이사 : 제온유`, `- 감사 : 부다온`.

    Beside a list whose people follow its label any line with a label ends it; below a bare label those that stand
    as deep as it does, but kinds of members.
    """
    if field.key != "absent":
        return False
    label = label_of(line.text)
    own = field.line
    is_beside = own.depth == line.depth and _rank(own) == _rank(line)
    is_full = field.value and not grammar.NO_LIST.match(field.value)
    if PRESENT.search(line.text):
        return True
    if label is None:
        return bool(is_full and is_beside and own.depth is not None)
    if is_full and label_of(field.value) is None:
        return True
    return is_beside and not OF_MEMBERS.match(label)


def is_kind_below(field: Field, line: Line) -> bool:
    """Whether a line below a list that only counts is a kind of its people, whatever it is called: `- 용역사 : 책임연구원`."""
    own = field.line
    is_deeper = line.depth is not None and line.depth > (-1 if own.depth is None else own.depth)
    is_counted = not field.value or grammar.NO_LIST.match(field.value) or _names_nobody(field)
    words = re.split("[:：]", line.text, maxsplit=1)[-1]
    return bool(is_deeper and is_counted and SOMEBODY.search(words))


def _names_nobody(field: Field) -> bool:
    """Whether the words beside a label count people and have nobody's name."""
    people = read_attendees(replace(field, items=()))
    return bool(HOW_MANY.search(field.value)) and not any(person.name for person in people)


def own_words(text: str) -> str:
    """The words of a list of the absent without those of another label behind them."""
    match = NEXT.search(text)
    return text if not match or OF_MEMBERS.match(match["label"]) else text[: match.start()]


def _rank(line: Line) -> str:
    return level(line.text, depth=line.depth)
