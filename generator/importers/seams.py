"""Whether a space belongs between two lines that are one paragraph: certain signs first, a model last.

Pure. Korean lines are cut in mid-word in narrow columns; the document itself often tells where.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Literal

from generator.korean import grammar

Glue = Callable[[str, str], bool | None]
"""Whether a space belongs between two texts; None where nobody can tell."""
By = Literal["record", "kiwi", "default"]

HEAD = 2  # letters of the second half that are compared: its ending differs from place to place
START = 3  # letters at the beginning of a word that tell it
OFTEN = 3  # times as often: then a writer has a habit
LONGEST = 40  # letters of a word that are looked at
NEAR = 14  # letters on each side that the signs look at
SURE = 10  # so many seams show what a blank at the end of a line means
UNITS = "년월일시분초차종건개억만천원명인조항호번회대쪽층세석%"
# Verbs made of a noun: `체결⏎하였으며`; not `하나`, `하지만`, `한`, and not behind a particle or an ending.
MADE_VERB = (
    r"(?:하(?:였|여(?!튼)|고|는|면|며|지(?!만)|게|기|도록|겠|신|시|려|자는)|해(?:[서야도주보드하함]|가지| [주보나드])|했"
    r"|되(?:었|어|는|고|지|면|며|기|도록)|됐|됩니다|합니다|한다|된다|시(?:키|켜)|드(?:리|립|렸|린|릴|림))"
)
NOUNS = "실시|제시|지시|표시|게시|명시|고시|신고|권고|공고|참고|제고|감안|제안|질의|건의|논의|합의|협의|심의|결의|동의|제의|문의"  # their ends look like particles
ADVERBS = "부터|번째|차례|지금|오늘|어제|먼저|그냥|계속|직접|함께|같이|서로"
PARTICLES = "은는을를이가도만게히로서고며면지여해의에다라까요시야록자려안동속께두부"
ENDINGS = (
    "(?:라고|라는|이라는|이라고|라든가|라며|이며|입니다|이다|으로|에서|에게|까지|부터|처럼|들(?:은|이|을|의|도|에)"
    "|습니다|니다|읍니다|지요|지만|네요)"
)
# Of any word.
NO_BEGINNING = "[셨았었였겠]|으(?:로|면|며|셔|시|니|려)|습니|읍니|는데|은데|셔[야도서요]|토록"
PARTICLE = "(?:[을를은는의와과로에]|에서|에게|에는|으로|이라고?|이고|이며|인데|입니다|임)"
LONE = re.compile(  # a syllable and its particle: hardly a word of its own
    r"(?![하되한두세네그이저내제])[가-힣](?:[은는을를이가에의로도와과만임]|에서|에는|으로)\W*"
)
AGAIN = "(?:중|전|분|때|날|동안|곳|쪽|간)(?:들?[은이을의도과만에]?|에는|에서|으로|까지|부터)"  # one word with `그`
BECOMES = (  # `보여⏎집니다`: always one word, other helping verbs as the writer likes
    r"지(?:고|는|며|게|기|도록|면(?![가-힣]))|집니다|진다|졌|져[서야요]|짐(?![가-힣])|진(?=[ ,.])|질(?= [수것])"
)
HELPERS = ("주줘줬준줄줍줌", "보봐봤본볼봅", "드")  # helping verbs, by their first letters
STEMS = "어아해워둬줘겨껴려벼여져쪄쳐켜펴혀"  # last letters of what they help
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
        (rf"[가-힣][가-힣](?<![{PARTICLES}])(?<!{ADVERBS})\n{MADE_VERB}", False),
        (rf"(?:{NOUNS})\n{MADE_VERB}", False),
        (r"보고\n(?:드[리립렸린릴림]|하였|했)", False),
        (rf"[\w㎞%]\n{ENDINGS}(?![가-힣])", False),
        (rf"[A-Za-z0-9]\n{PARTICLE}(?![가-힣])", False),
        (r"일\n자(?:로|에|의)?(?![가-힣])", False),
        (rf"[{STEMS}]\n(?:{BECOMES})", False),
        (r"(?:줄어|늘어|접어|끼어|스며|모여|빠져)\n[드든들듭]", False),
        (r"지[는도를]? 못\n[하했한할함합해]", False),
        (r"[인닌]\n데[ ,]", False),
        (rf"(?<![가-힣])그\n{AGAIN}(?![가-힣])", False),
        (r"(?<![가-힣])안\n[되돼된될됐됩하했한할함합]", True),
        (r"[가-힣]야\n[하할한합했해]", True),
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
    shreds: Counter[str]
    """One or two letters on each side of every place in a line, the blank between them if there is one."""
    insides: Counter[str]
    """What stands in words behind their first letter, so long as a `START`."""
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
    shreds: Counter[str] = Counter()
    insides: Counter[str] = Counter()
    brackets = 0
    for text in texts:
        shreds.update(_shreds(text))
        words = [_key(word) for word in text.split()][1:-1]
        for word in words:
            beginnings.update(word[:end] for end in range(2, min(len(word), LONGEST) + 1))
            insides.update(word[at : at + START] for at in range(1, len(word) - START + 1))
        pairs.update((one, two[:HEAD]) for one, two in pairwise(words))
        brackets += len(re.findall(r"[가-힣] \(", text)) - len(re.findall(r"[가-힣]\(", text))
    return _with_blanks(Evidence(beginnings, pairs, shreds, insides, brackets), seams)


def _shreds(text: str) -> Iterator[str]:
    """Windows of two and four letters, and those with a blank in their middle."""
    for size, at in product((1, 2), range(1, len(text))):
        shred = text[max(0, at - size) : at + size + (text[at] == " ")]
        if len(shred.replace(" ", "")) == 2 * size and shred.count(" ") == (text[at] == " "):
            yield shred


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
    if space is None and found.whole:
        space = True
    for says in (by_words, _by_shreds, _by_helpers):  # whole words first, then their letters
        space = says(seam, found) if space is None else space
    if space is not None:
        return space, "record"
    space = glue(seam.left, seam.right)
    if space is False and _starts_words(seam, found):
        return True, "record"
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


def _by_shreds(seam: Seam, found: Evidence) -> bool | None:
    """Whether the letters around the seam stand elsewhere as one word, or as two."""
    one, two = seam.left.split()[-1], seam.right.split()[0]
    together, apart = (found.shreds[one[-2:] + blank + two[:2]] for blank in ("", " "))
    if together != apart and min(len(one), len(two)) > 1:
        return apart > together
    one, two = one[-1], two if LONE.fullmatch(two) else ""
    joined = two and found.shreds[one + two[0]] and not found.shreds[f"{one} {two[0]}"]
    return False if joined else None


def _by_helpers(seam: Seam, found: Evidence) -> bool | None:
    """How the writer joins helping verbs (보조 용언): `해⏎주시고`."""
    stem, first = seam.left[-1], seam.right[0]
    letters = next((some for some in HELPERS if first in some), "")
    if stem not in STEMS or not letters:
        return None
    together = sum(found.shreds[stem + letter] for letter in letters)
    apart = sum(found.shreds[f"{stem} {letter}"] for letter in letters)
    few, many = sorted((together, apart))
    return apart > together if many >= OFTEN * max(few, 1) else None


def _starts_words(seam: Seam, found: Evidence) -> bool:
    """Whether the next line begins as words do, and as none goes on: a name that the model does not know."""
    start = _key(seam.right.split()[0])[:START]
    often = found.beginnings[start] > 1 and not found.insides[start]
    return often and len(start) == START


def _key(word: str) -> str:
    """Letters only, all numbers alike: `8건` says of `9건` that it is one word."""
    return re.sub(r"\d+", "0", grammar.fold(word))
