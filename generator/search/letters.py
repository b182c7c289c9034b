"""A text as search compares it: composed, in lower case, letters, digits and `%` alone.

`도서 관` and `도서관` have the same letters; each knows where in the text it came from.
"""

import re
import unicodedata
from dataclasses import dataclass

# A syllable written in pieces, or a letter with its marks, is one.
CLUSTER = re.compile(r"[ᄀ-ᅟ][ᅠ-ᆧ]?[ᆨ-ᇿ]?|.[̀-ͯ]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text, and for each its offset in the text, in code points."""

    text: str
    places: tuple[int, ...]

    def at(self, start: int, stop: int) -> tuple[int, int]:
        """The letters that a stretch of the text has: from which to which, both 0-based."""
        inside = [n for n, place in enumerate(self.places) if start <= place < stop]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def fold(text: str) -> Letters:
    """The letters of a text; what is no letter, digit or `%` falls out, spaces too."""
    pairs = [
        (letter, match.start())
        for match in CLUSTER.finditer(text)
        for letter in unicodedata.normalize("NFC", match[0]).lower()
        if letter.isalnum() or letter == "%"
    ]
    return Letters("".join(letter for letter, _ in pairs), tuple(place for _, place in pairs))
