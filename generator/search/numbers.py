"""Amounts and years by what they mean (금액, 연도): `2억 5000만 원` is `2억5천만`, `’94년` is 1994년.

In: a text. Out: terms that nobody can type, `#250000000`, `#1994년`. `numbers.js` reads a query in the same way.
"""

import re
from collections.abc import Iterator

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
GROUP = rf"(?=[0-9])((?:{NUMBER} ?[천백십] ?)*(?:{NUMBER})?)"
# 조, 억, 만, and what is left: thousands, or a number that is surely money.
AMOUNT = re.compile(
    rf"(?<![0-9.,])(?:{GROUP} ?조 ?)?(?:{GROUP} ?억 ?)?(?:{GROUP} ?만 ?)?"
    rf"((?:{NUMBER} ?[천백십] ?)*{NUMBER} ?[천백십]|{NUMBER}(?= ?원))?"
)
UNITS = (10**12, 10**8, 10**4, 1)
SMALL = {"천": 1000, "백": 100, "십": 10, "": 1}
# What is counted is no money: 3만 명 is not what 3만원 looks for.
COUNTED = re.compile(
    r" ?여? ?(?:명|개|건|대|세대|가구|호|곳|회|번|톤|평|제곱|그루|석|권|마리|점|분|배|[a-z㎏-㏊])",
    re.IGNORECASE,
)
WRITTEN_OUT = re.compile(r"[조억만천]")
PIECE = re.compile(r"([0-9.]+)([천백십]?)")
# Without a sign two digits are mostly so many years; 71 to 99 seldom, and `90년 동안` never.
YEAR = re.compile(
    r"(?:(?<=[’‘'`´])([0-9]{2})|(?<![0-9.,’‘'`´])([7-9][1-9]))년(?! ?(?:간|동안|째|차|이상|넘|만에|전|후|뒤))"
)
TURN = 50  # ’49 is 2049, ’50 is 1950


def values(text: str) -> Iterator[str]:
    """What the amounts of a text are worth, and its years with two digits, as terms."""
    for found in AMOUNT.finditer(text):
        if WRITTEN_OUT.search(found[0]) and not COUNTED.match(text, found.end()):
            yield f"#{worth(found.groups(default=''))}"
    for found in YEAR.finditer(text):
        digits = int(found[1] or found[2])
        yield f"#{(2000 if digits < TURN else 1900) + digits}년"


def worth(groups: tuple[str, ...]) -> int:
    """The number that is written before 조, 억, 만 and at the end, in whole units."""
    return round(sum(_group(group) * unit for group, unit in zip(groups, UNITS, strict=True)))


def _group(written: str) -> float:
    pieces = PIECE.findall(written.replace(",", ""))
    return sum(float(digits) * SMALL[small] for digits, small in pieces)
