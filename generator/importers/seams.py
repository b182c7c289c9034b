"""Whether a space belongs between two lines that are one paragraph: certain signs first, a model last.

Pure. Korean lines are cut in mid-word in narrow columns; the document itself often tells where.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from generator import grammar

Glue = Callable[[str, str], bool | None]
"""Whether a space belongs between two texts; None where nobody can tell."""
By = Literal["record", "kiwi", "default"]

HEAD = 2  # letters of the second half that are compared: its ending differs from place to place
LONGEST = 40  # letters of a word that are looked at
NEAR = 14  # letters on each side that the signs look at
SURE = 10  # so many seams show what a blank at the end of a line means
UNITS = "년월일시분초차종건개억만천원명인조항호번회대쪽층세석%"
# Verbs made of a noun: `실시⏎하였으며`; not `하나`, `하지만`, `한`, and not behind a particle or an ending.
MADE_VERB = (
    r"(?:하(?:였|여(?!튼)|고|는|면|며|지(?!만)|게|기|도록|겠|신|시|려|자는)|해(?:서|야)|했"
    r"|되(?:었|어|는|고|지|면|며|기|도록)|됐|됩니다|합니다|한다|된다|시(?:키|켜)|드(?:리|립|렸|린|릴))"
)
PARTICLES = "은는을를이가도만게히로서고며면지여해의에다라까요시야록자려안동속께두부"
ENDINGS = (
    "(?:라고|라는|이라는|이라고|라든가|라며|이며|입니다|이다|으로|에서|에게|까지|부터|처럼|들(?:은|이|을|의|도|에)"
    "|습니다|니다|읍니다|지요|지만|네요)"
)
NO_BEGINNING = "[셨았었였겠]|으(?:로|면|며|셔|시|니|려)|습니|읍니|는데|은데"  # of any word
SURNAMES = "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노"
SIGNS = tuple(  # pattern, the break as \n; whether a space belongs there
    (re.compile(pattern), space)
    for pattern, space in (
        (r",\n\d{3}(?!\d)|\d\n\d", False),
        (r"[.?!,;][’”\"'」』)]?\n[^\W_]", True),
        (r"\n[.,!?…:;)\]’”」』〉》·․ㆍ~～%℃㎞㎡]", False),
        (r"[(\[‘“「『〈《·․ㆍ~～/]\n", False),
        (r"\)\n\(|[A-Za-z]-\n[a-z]", False),
        (r"[A-Za-z]\n[A-Za-z]", True),  # words of Latin letters are not cut
        (rf"\d\n(?:[{UNITS}]|페이지|킬로|퍼센트|웨클)", False),
        (rf"(?:^|[ ,․·ㆍ(])[{SURNAMES}](?:\n[가-힣]|[가-힣]\n(?![각두세네그이저본전새]))[가-힣]?(?: {grammar.OFFICES}|[,․·ㆍ])", False),
        (rf"[가-힣][가-힣](?<![{PARTICLES}])\n{MADE_VERB}", False),
        (rf"[가-힣㎞%]\n{ENDINGS}(?![가-힣])", False),
        (rf"[가-힣]\n(?:{NO_BEGINNING})", False),
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
    brackets: int
    """How much more often a blank stands before an opening bracket than none."""
    whole: bool = False
    """Its lines end with whole words."""
    cut: bool = False
    """A line without a blank at its end cuts a word."""
    blanks: bool = False
    """And one with a blank cuts none."""


def evidence(texts: Iterable[str], seams: Sequence[Seam]) -> Evidence:
    """Gathered from all lines; the first and the last word of each may be halves."""
    beginnings: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    brackets = 0
    for text in texts:
        words = [_key(word) for word in text.split()][1:-1]
        for word in words:
            beginnings.update(word[:end] for end in range(2, min(len(word), LONGEST) + 1))
        pairs.update((one, two[:HEAD]) for one, two in pairwise(words))
        brackets += len(re.findall(r"[가-힣] \(", text)) - len(re.findall(r"[가-힣]\(", text))
    return _with_blanks(Evidence(beginnings, pairs, brackets), seams)


def _with_blanks(found: Evidence, seams: Sequence[Seam]) -> Evidence:
    """What the blanks at the ends of lines mean, told by the seams that are sure without them."""
    told = [(seam, by_words(seam, found)) for seam in seams]
    apart = [space for _, space in told if space is not None]
    sure = [(seam.spaced, by_signs(seam) if space is None else space) for seam, space in told]
    one = [spaced for spaced, space in sure if space is False]
    two = [spaced for spaced, space in sure if space is True]
    cut = len(two) >= SURE and sum(two) > 0.85 * len(two) and not all(s.spaced for s in seams)
    return replace(
        found,
        whole=len(apart) >= SURE and sum(apart) > 0.9 * len(apart),
        cut=cut,
        blanks=cut and len(one) >= SURE and sum(one) < 0.03 * len(one),
    )


def separator(seam: Seam, found: Evidence, glue: Glue) -> tuple[bool, By]:
    """Whether a space belongs there, and who says so: the record, the model, or nobody."""
    space = seam.spaced if found.blanks else by_signs(seam)
    if space is None and found.cut and not seam.spaced:
        space = False
    if space is None:
        space = True if found.whole else by_words(seam, found)
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
    if seam.right.startswith("("):
        return found.brackets > 0 if found.brackets else None
    one, two = _key(seam.left.split()[-1]), _key(seam.right.split()[0])
    if not one or not two:
        return None
    together, apart = found.beginnings[one + two[:HEAD]], found.pairs[one, two[:HEAD]]
    return None if together == apart else apart > together


def _key(word: str) -> str:
    """Letters only, all numbers alike: `8건` says of `9건` that it is one word."""
    return re.sub(r"\d+", "0", grammar.fold(word))
