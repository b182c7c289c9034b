"""Where a line stands in an outline (개조식): how it is numbered, and on which level."""

from generator.korean import grammar

BOXES = "□■◆◇▣◈"


def place_of(text: str) -> tuple[str, int] | None:
    """How an entry is numbered: the sign with its kind, and the number, 1 for the first."""
    match = grammar.PLACE.match(text)
    if not match:
        return None
    sign, letter, roman = match["sign"], match["letter"], match["roman"]
    if roman:
        return f"{sign}Ⅰ", ord(roman) - ord("Ⅰ") + 1
    number = grammar.LETTERS.index(letter) + 1 if letter else int(match["number"])
    return sign + ("가" if letter else "1"), number


def level(text: str, *, depth: int | None) -> str:
    """What a line begins with: a box, a numeral of one kind, a bullet; nothing for bare words."""
    if depth is not None:
        return "-"
    if place := place_of(text):
        return place[0]
    if match := grammar.ENCLOSED.match(text):
        return "(가" if match["letter"] else "(1"
    if text[:1] in BOXES:
        return "□"
    return text[:1] if grammar.SIGN.match(text) or text[:1] in "◎○ㅇ" else ""
