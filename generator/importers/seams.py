"""Whether a space belongs between two lines that are one paragraph: certain signs first, a model last.

Pure. Korean lines are cut in mid-word in narrow columns; the document itself often tells where.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator import grammar

Glue = Callable[[str, str], bool | None]
"""Whether a space belongs between two texts; None where nobody can tell."""
By = Literal["record", "kiwi", "default"]

HEAD = 2  # letters of the second half that are compared: its ending differs from place to place
NEAR = 14  # letters on each side that the signs look at
SURE = 10  # so many seams show what a blank at the end of a line means
UNITS = "년월일시분초차종건개억만천원명인조항호번회대쪽층세석%"
# Verbs made of a noun: `실시⏎하였으며`; not `하나`, `하지만`, `한`, and not behind a particle or an ending.
MADE_VERB = (
    r"(?:하(?:였|여(?!튼)|고|는|면|며|지(?!만)|게|기|도록|겠|신|시|려|자는)|해(?:서|야)|했"
    r"|되(?:었|어|는|고|지|면|며|기|도록)|됐|됩니다|합니다|한다|된다|시(?:키|켜))"
)
PARTICLES = "은는을를이가도만게히로서고며면지여해의에다라까요시야록자안동"
ENDINGS = (
    "(?:라고|라는|이라는|이라고|라든가|라며|이며|입니다|이다|으로|에서|에게|까지|부터|처럼|들(?:은|이|을|의|도|에)"
    "|습니다|니다|읍니다)"
)
SURNAMES = "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노"
SIGNS = tuple(  # pattern, the break as \n; whether a space belongs there
    (re.compile(pattern), space)
    for pattern, space in (
        (r",\n\d{3}(?!\d)|\d\n\d", False),
        (r"[.?!,;][’”\"'」』)]?\n[^\W_]", True),
        (r"\n[.,!?…:;)\]’”」』〉》·․ㆍ~～%℃㎞㎡]", False),
        (r"[(\[‘“「『〈《·․ㆍ~～/]\n", False),
        (r"\)\n\(", False),
        (r"[A-Za-z]\n[A-Za-z]", True),  # words of Latin letters are not cut
        (rf"\d\n(?:[{UNITS}]|페이지|킬로|퍼센트|웨클)", False),
        (rf"(?:^| )[{SURNAMES}]\n[가-힣]{{1,2}}(?: {grammar.OFFICES}|[,․·ㆍ])", False),
        (rf"[가-힣][가-힣](?<![{PARTICLES}])\n{MADE_VERB}", False),
        (rf"[가-힣]\n{ENDINGS}(?![가-힣])", False),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seam:
    """The end of a line and the beginning of the next."""

    left: str
    right: str
    spaced: bool
    """Whether the file has a blank at the end of the first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the document itself says about its words."""

    beginnings: Counter[str]
    """Of words inside of lines, from two letters on."""
    pairs: Counter[tuple[str, str]]
    """A word and the head of the next."""
    blanks: bool = False
    """Where a word ends with its line, the file has a blank: none there means a word that is cut."""


def evidence(texts: Iterable[str], seams: Sequence[Seam]) -> Evidence:
    """Gathered from all lines; the first and the last word of each may be halves."""
    beginnings: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        words = [_key(word) for word in text.split()][1:-1]
        for word in words:
            beginnings.update(word[:end] for end in range(2, len(word) + 1))
        pairs.update((one, two[:HEAD]) for one, two in pairwise(words))
    found = Evidence(beginnings, pairs)
    sure = [seam.spaced for seam in seams if (by_signs(seam) or by_words(seam, found)) is True]
    missing = sum(not seam.spaced for seam in seams)
    tells = len(sure) >= SURE and sum(sure) > 0.85 * len(sure) and missing > 0.05 * len(seams)
    return Evidence(beginnings, pairs, tells)


def separator(seam: Seam, found: Evidence, glue: Glue) -> tuple[bool, By]:
    """Whether a space belongs there, and who says so: the record, the model, or nobody."""
    space = by_signs(seam)
    if space is None and found.blanks and not seam.spaced:
        space = False
    if space is None:
        space = by_words(seam, found)
    if space is not None:
        return space, "record"
    space = glue(seam.left, seam.right)
    return (True, "default") if space is None else (space, "kiwi")


def by_signs(seam: Seam) -> bool | None:
    """What punctuation, numbers and endings leave no doubt about."""
    text = f"{seam.left[-NEAR:]}\n{seam.right[:NEAR]}"
    return next((space for pattern, space in SIGNS if pattern.search(text)), None)


def by_words(seam: Seam, found: Evidence) -> bool | None:
    """Whether the document has the two halves as one word elsewhere, or as two."""
    one, two = _key(seam.left.split()[-1]), _key(seam.right.split()[0])
    if not one or not two:
        return None
    together, apart = found.beginnings[one + two[:HEAD]], found.pairs[one, two[:HEAD]]
    return None if together == apart else apart > together


def _key(word: str) -> str:
    """Letters only, all numbers alike: `8건` says of `9건` that it is one word."""
    return re.sub(r"\d+", "0", grammar.fold(word))
