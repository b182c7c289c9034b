"""Other spellings under which a text can be found (다른 표기), corrections aside: the shown text stays as recorded.

A letter of another script inside a word is mostly a misreading: `아이тем` is also looked for as `아이템`, `АI`
with a Cyrillic А as `AI`. A reading is a few replaced stretches; `search.js` leads a hit in it back to
the recorded letters.
"""

import re
import unicodedata
from dataclasses import dataclass

FOREIGN = re.compile(r"[Ͱ-Ͽ\u0400-\u04ff]+")
WORD = re.compile(r"\S+")
# Cyrillic and Greek letters that look like Latin ones.
SHAPES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo"
)
# Cyrillic letters by their sound, as the pieces of a syllable.
INITIAL = dict(zip("бвгджзклмнпрстфхцч", "ᄇᄇᄀᄃᄌᄌᄏᄅᄆᄂᄑᄅᄉᄐᄑᄒᄎᄎ", strict=True))
VOWEL = dict(zip("аеёиоуыэюя", "ᅡᅦᅭᅵᅩᅮᅳᅦᅲᅣ", strict=True))
FINAL = dict(zip("бвгклмнпт", "ᆸᆸᆨᆨᆯᆷᆫᆸᆺ", strict=True))
SYLLABLE = re.compile(
    f"([{''.join(INITIAL)}]?)([{''.join(VOWEL)}])([{''.join(FINAL)}]?)(?![{''.join(VOWEL)}])"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text and what stands there in a reading; offsets in code points."""

    start: int
    stop: int
    text: str


def readings(text: str) -> list[tuple[Edit, ...]]:
    """Each other reading of a text: what people probably meant to write."""
    found = [
        Edit(word.start() + match.start(), word.start() + match.end(), match[0])
        for word in WORD.finditer(text)
        for match in FOREIGN.finditer(word[0])
        if any((char.isascii() and char.isalpha()) or "가" <= char <= "힣" for char in word[0])
    ]
    edits = tuple(edit for edit in map(_edit, found) if edit)
    return [edits] if edits else []


def _edit(edit: Edit) -> Edit | None:
    """By the shapes of the letters, if all of them look Latin; else by their sounds, if they have some."""
    by_sound = SYLLABLE.sub(lambda m: _syllable(m[1], m[2], m[3]), edit.text.lower())
    ways = (edit.text.translate(SHAPES), by_sound)
    text = next((way for way in ways if not FOREIGN.search(way)), None)
    return None if text is None else Edit(edit.start, edit.stop, text)


def _syllable(initial: str, vowel: str, final: str) -> str:
    pieces = INITIAL.get(initial, "ᄋ") + VOWEL[vowel] + FINAL.get(final, "")
    return unicodedata.normalize("NFC", pieces)


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    """A text as a reading has it."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.stop :]
    return text
