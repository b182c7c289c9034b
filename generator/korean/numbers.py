"""The items that a sentence names by number or letter (안건 번호): `제2항부터 제16항까지`, `제3항, 제4항`, `두 번째 안건`."""

from collections import Counter

from generator.korean import formulas, titles
from generator.korean import proceedings as signs


def numbers(text: str) -> list[int | str]:
    """The items that a sentence names by number or letter: `제2항부터 제16항까지`, `제3항, 제4항`, `가번`."""
    found: list[int | str] = []
    for match in signs.NUMBERS.finditer(text):
        first = int(signs.ordinal(match["first"]) or 0)
        last = int(match["last"] or first)
        found += range(first, last + 1) if last - first < 300 else [first]
        found += [int(match["also"])] if match["also"] else []
    for match in titles.SAID_NUMBER.finditer(text):
        last = int(match["behind"] or match["before"] or match["glued"])
        is_range = match["link"] in ("부터", "내지", "~")
        first = int(match["first"] or last)
        found += range(first, last + 1) if is_range else [first, last]
    found += [
        formulas.ORDINALS.index(match["nth"]) + 1 for match in formulas.NAMED_NTH.finditer(text)
    ]
    return list(Counter([*found, *(match["letter"] for match in signs.LETTERS.finditer(text))]))
