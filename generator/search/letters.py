"""A text as search compares it: composed, in lower case, letters, digits and `%` alone.

`도서 관` and `도서관` have the same letters; each knows where in the text it came from. A full stop stays
where it stands in a number: `3.5` is not `35`. `search.js` folds what a reader types in the same way.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# A syllable written in pieces, or a letter with its marks, is one.
CLUSTER = re.compile(r"[ᄀ-ᅟ][ᅠ-ᆧ]?[ᆨ-ᇿ]?|.[̀-ͯ]*", re.DOTALL)
SINGLE_JAMO = re.compile(r"[ㄱ-ㆎ]")
STOP = re.compile(r"(?<=[0-9])\. *(?=[0-9])")
FIRST_SYLLABLE = ord("가")
SYLLABLES = re.compile(r"[가-힣]+")
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text, and for each its offset in the text, in code points."""

    text: str
    places: tuple[int, ...]


def fold(text: str) -> Letters:
    """The letters of a text; what is no letter, digit or `%` falls out, spaces too."""
    stops = {match.start() for match in STOP.finditer(text)}
    pairs = [
        (letter, match.start())
        for match in CLUSTER.finditer(text)
        for letter in _letters(match[0])
        if letter.isalnum() or letter == "%" or match.start() in stops
    ]
    return Letters("".join(letter for letter, _ in pairs), tuple(place for _, place in pairs))


def _letters(cluster: str) -> Iterator[str]:
    for char in unicodedata.normalize("NFC", cluster):
        if SINGLE_JAMO.match(char):  # its compatible form would melt into a syllable
            yield char
        else:
            yield from unicodedata.normalize("NFKC", char).lower()


def initials(word: str) -> str:
    """The first consonants of a word of syllables (초성): `도서관` -> `ㄷㅅㄱ`."""
    return "".join(INITIALS[(ord(syllable) - FIRST_SYLLABLE) // 588] for syllable in word)
