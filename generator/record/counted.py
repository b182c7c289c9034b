"""How many a list of people has, and what of it counts people and names nobody (회계전문가 1인, 위원 25명 중 18명).

In: an entry's words. Out: whether they are one name, whether they are a count, the number of all.
"""

import re

from generator.facts.cover import Field
from generator.korean import grammar
from generator.korean import proceedings as signs

HOW_MANY = re.compile(r"\d{1,4} ?여? ?[명인](?![가-힣])")
# The head of one side of a committee: `사용자위원(4명)`.
OF_SIDE = re.compile(r"[\s○◯·•▪ㅇ|*-]*[가-힣]{2,8}(?:위원|측|대표) ?[(（]\d{1,3} ?[명인]")
# A kind of people in a count is no name, though as long as one: `당연직 위원 4명`, `내부 3`.
OF_COUNT = re.compile(
    rf"(?:{grammar.KINDS}|{grammar.SIDES}|[가-힣]{{2,4}}직|별도|위임|대표|[가-힣]{{0,4}}(?:관계자|참석자|인원|내빈|임직원)|재적|정원|관련|관계|담당|소관|해당|소속)"
)
IN_PLACE = re.compile(r"[○◯〇△▲◇]|(?<![A-Za-z])[A-Z](?![A-Za-z])")  # of a name
# Of all and not of some: `총 9명`, `등 12명`, `(이상 9명)`.
ALL = re.compile(
    r"^ ?(?:총|이상|계|모두|재적|정원|전체)\b|(?:^| )[등외] ?\d|[(（<〈](?:총|이상|계)? ?\d{1,4} ?[명인][)）>〉]$"
)
OTHERS = re.compile(
    r"외 ?(?:[가-힣]{1,6} ?)?\d{1,3} ?[명인]"
)  # beside somebody: `위원장 외 위원 6명`


MINISTRY = re.compile("[가-힣]{3}[부처청]")  # `환경물부 자원순환국장`


def is_one_name(word: str) -> bool:
    """Whether a word alone may be a name: as long as one, and no office or word that lists have."""
    is_office = signs.OFFICE.search(word) and not signs.PERSON.match(word)  # 박주민 is a name
    is_other = grammar.OFFICE.search(word) or is_office or grammar.NO_PERSON.match(word)
    is_ministry = MINISTRY.fullmatch(word) and not signs.PERSON.match(word)
    return bool(grammar.PERSON.match(word)) and not (is_other or is_ministry)


def is_count(entry: str) -> bool:
    """Whether an entry says how many there were and names nobody: `위원 11명 중 8명 참석`, `회계전문가 1인`."""
    is_named = re.search("[：:]", entry) or IN_PLACE.search(entry)
    is_counted = HOW_MANY.search(entry) and not is_named
    words = [word for word in re.findall("[가-힣]{3,}", entry) if not OF_COUNT.fullmatch(word)]
    return bool(is_counted) and not any(
        is_one_name(word) and signs.PERSON.match(word) for word in words
    )


def announced(field: Field | None) -> int | None:
    """How many the list says there were; None where it counts kinds of people, or others beside those it names."""
    sides = (field.value, *(item.text for item in field.items)) if field else ()
    if len(sides) > 1 and OF_SIDE.match(sides[0]) and any(map(OF_SIDE.match, sides[1:])):
        return None  # `사용자위원(4명) 이사장 강나루`, `근로자위원(5명) …` below
    for text in (field.label, field.value) if field else ():
        parts = grammar.ENTRY.findall(OTHERS.sub("", text))
        counts = [int(m["count"]) for part in parts if (m := grammar.COUNT.search(part))]
        if counts:  # and not one of each kind of people, or of some beside others
            is_some = len(parts) > 1 and any(is_count(p) and not ALL.search(p) for p in parts)
            return None if is_some or len(counts) > 1 else counts[0]
    return None


def short(entry: str) -> str:
    """An entry without those whom it counts beside somebody: `위원장(부시장) 외 위원 6명`."""
    match = OTHERS.search(entry)
    entry = grammar.FINAL_COUNT.sub("", entry) if not match and ALL.search(entry) else entry
    return (entry[: match.start()] if match else entry).strip(" ,")


def uncounted(line: str) -> str:
    """A line without how many it has in all; a kind of people that it counts last is an entry: `…, 동문 1인`."""
    *above, last = grammar.ENTRY.findall(line) or [""]
    is_kind = above and is_count(last) and not ALL.search(last)
    return line if is_kind else grammar.FINAL_COUNT.sub("", line)
