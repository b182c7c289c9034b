"""The morphemes of a text at their letters (형태소): what a reader may look for, and where words begin and end.

In: a text. Out: terms (nouns as they are spelt, verbs as `=걷다`), the stems of its verbs in all their
spellings, and its edges. An edge is an offset in the letters: where any morpheme begins or ends, where
one begins that a reader may look for, where one ends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.korean.language import model
from generator.search.compounds import SUFFIXES, Compounds
from generator.search.letters import Letters, fold
from generator.search.numbers import values

NOUNS = ("N", "XR", "SL", "SN", "SH", "MAG", "MM", "SW", "XPN", "XSN", "W_")
THIS = frozenset("이그저")
NO_TERMS = frozenset({"들", "님"})
VERBS = ("VV", "VA", "VX")
LIGHT = frozenset({"하", "되", "시키"})  # make a verb of a noun
OF_A_YEAR = re.compile(r"(?<=[0-9])년(?=도)")  # 2011년도 is found as 2011년
NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)*")
WORD = re.compile(r"\S+")
# The model's time grows with the square of a text: a longer one is cut between two words.
LONG = re.compile(r".{1,4000}(?:\s|$)|.{1,4000}", re.DOTALL)
BREAK = re.compile(r"[,.;:?!()](?![0-9])")
BEGINS, ENDS = 1, 2
BILL = "안"
LONGEST = 8  # letters of a word of the dictionary that the model cut in pieces
# A stem before each class of endings; `search.js` knows the endings of each.
STEMS = (
    ("a", "어", "EC", 0),
    ("p", "었", "EP", 0),
    ("n", "ᆫ", "ETM", 0),
    ("l", "ᆯ", "ETM", 0),
    ("m", "ᆷ", "ETN", 0),
    ("b", "ᆸ니다", "EF", 2),
    ("u", "으면", "EC", 1),
    ("d", "는", "ETM", 1),
)


@dataclass(frozen=True, slots=True)
class Morphemes:
    """What a text is made of."""

    letters: Letters
    terms: frozenset[str]
    stems: frozenset[tuple[str, str]]
    """Spelling of a stem, and class of its endings with the verb that it is of: `걸었`, `p=걷다`."""
    unknown: frozenset[str]
    """Terms that no dictionary has: elsewhere the model may have cut them in pieces."""
    edges: dict[int, int]
    """Offset -> BEGINS, ENDS, both or none."""
    words: tuple[tuple[int, int], ...]
    """What stands between spaces: from which letter to which."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A morpheme: its form, part of speech, and stretch of the text."""

    form: str
    tag: str
    start: int
    len: int


def all_morphemes(texts: Sequence[str]) -> list[Morphemes]:
    """Take texts apart; the language model is loaded with the first one."""
    cuts = [(n, cut) for n, text in enumerate(texts) for cut in LONG.finditer(text)]
    pieces: list[list[Piece]] = [[] for _ in texts]
    for (n, cut), tokens in zip(cuts, model().tokenize([cut[0] for _, cut in cuts]), strict=True):
        pieces[n] += [Piece(t.form, t.tag, cut.start() + t.start, t.len) for t in tokens]
    return [_morphemes(text, own) for text, own in zip(texts, pieces, strict=True)]


@cache
def _compounds() -> Compounds:
    return Compounds(model())


def _morphemes(text: str, pieces: Sequence[Piece]) -> Morphemes:
    letters = fold(text)
    starts = _starts(text, letters)
    spans = [(piece, starts[piece.start], starts[piece.start + piece.len]) for piece in pieces]
    spans = _mended([span for span in spans if span[1] < span[2]], text)
    named = [s for s in spans if s[0].tag.startswith(NOUNS) and s[0].form not in NO_TERMS]
    nouns = [noun for span in named for noun in _nouns(*span, letters)]
    numbers = [  # with their commas and stops; a date has several
        Noun(starts[m.start() + n.start()], starts[m.start() + n.end()], begins=True)
        for m in NUMBER.finditer(text)
        for n in re.finditer(r"[0-9]+" if m[0].count(".") > 1 else r".+", m[0])
    ]
    inside = {at for number in numbers for at in range(number.start, number.stop)}
    years = [
        Noun(starts[m.start()], starts[m.end()], begins=False) for m in OF_A_YEAR.finditer(text)
    ]
    found = [noun for noun in nouns if noun.start not in inside] + numbers + years
    found += list(_joined(text, found, letters))
    verbs = {verb for n in range(len(spans)) for verb in _verbs(spans[n : n + 3])}
    terms = {letters.text[noun.start : noun.stop] for noun in found}
    terms |= {_lemma(form) for form, _ in verbs} | set(values(text))
    stems = {stem for form, tag in verbs for stem in _stems(form, tag)}
    words = [(starts[m.start()], starts[m.end()]) for m in WORD.finditer(text)]
    words = [(start, stop) for start, stop in words if start < stop]
    plain = [(start, stop) for _, start, stop in spans] + words
    edges = _edges(plain, found, numbers)
    unknown = {term for term in terms if len(term) > 1 and not _compounds().known(term)}
    return Morphemes(
        letters, frozenset(terms), frozenset(stems), frozenset(unknown), edges, tuple(words)
    )


Span = tuple[Piece, int, int]
"""A morpheme, and from which letter to which it stands."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A piece that a reader may look for: from which letter to which."""

    start: int
    stop: int
    begins: bool
    """Whether a word that is looked for may begin here: not with a suffix, nor with 이, 그, 것."""


def _starts(text: str, letters: Letters) -> list[int]:
    """Offset in the text -> offset of the first letter there or behind it."""
    starts, at = [], 0
    for place in range(len(text) + 1):
        while at < len(letters.places) and letters.places[at] < place:
            at += 1
        starts.append(at)
    return starts


def _mended(spans: list[Span], text: str) -> list[Span]:
    """`이 사장님` stays so; `이사장님` is 이사장, which the model takes for `이` and `사장` at times."""
    mended: list[Span] = []
    for token, start, stop in spans:
        before = mended[-1][0] if mended else token
        whole = text[before.start : token.start + token.len]
        this = before.form in THIS and before.tag[0] in "NM" and whole[:2] != f"{before.form} "
        if this and token.tag == "NNG" and _compounds().known(whole):
            own = Piece(whole, "NNG", before.start, len(whole))
            mended[-1] = (own, mended[-1][1], stop)
        else:
            mended.append((token, start, stop))
    return mended


def _nouns(token: Piece, start: int, stop: int, letters: Letters) -> Iterator[Noun]:
    spelt = letters.text[start:stop]
    parts = _compounds().parts(spelt) if token.tag in ("NNG", "NNP") else (spelt,)
    weak = token.tag in ("XSN", "MM", "MAG", "NNB", "NP") and len(spelt) == 1
    if len(parts) == 1 or _compounds().known(spelt):
        yield Noun(start, stop, not weak)
    if len(parts) > 1:
        for n, part in enumerate(parts):
            suffix = n > 0 and part in SUFFIXES
            yield Noun(start, start + len(part), not suffix)
            start += len(part)


def _joined(text: str, nouns: Sequence[Noun], letters: Letters) -> Iterator[Noun]:
    """Words of the dictionary that stand in pieces, `도서` and `관`, `스마트 시티`; no stop among them.

    Also those behind which a bill begins in the middle of a piece: `특별` and `법안`.
    """
    behind: dict[int, list[Noun]] = {}
    for noun in nouns:
        behind.setdefault(noun.start, []).append(noun)
    for first in nouns:
        if first.begins:
            for stop in _reach(first, first.stop, behind):
                between = text[letters.places[first.start] : letters.places[stop - 1]]
                ends = (stop, stop - 1) if letters.text[stop - 1] == BILL else (stop,)
                known = (end for end in ends if _compounds().known(letters.text[first.start : end]))
                if not BREAK.search(between):
                    yield from (Noun(first.start, end, begins=True) for end in known)


def _reach(first: Noun, at: int, behind: dict[int, list[Noun]]) -> Iterator[int]:
    for noun in behind.get(at, ()):
        if noun.stop - first.start <= LONGEST:
            yield noun.stop
            yield from _reach(first, noun.stop, behind)


def _edges(
    plain: Sequence[tuple[int, int]], nouns: Sequence[Noun], numbers: Sequence[Noun]
) -> dict[int, int]:
    inside = {at for number in numbers for at in range(number.start + 1, number.stop)}
    edges = {at: 0 for span in plain for at in span}
    for noun in nouns:
        edges[noun.start] = edges.get(noun.start, 0) | (BEGINS if noun.begins else 0)
        edges[noun.stop] = edges.get(noun.stop, 0) | ENDS
    return {at: edges[at] for at in sorted(edges) if at not in inside}


def _verbs(spans: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """The verb that a text goes on with, and one of the dictionary that it stands in pieces for.

    `받아들일` is 받다 and 들이다 to the model at times, and `보고받은` no verb; a reader looks for 받아들이다, 받다.
    """
    first = spans[0][0]
    if not first.tag.startswith(VERBS) and not (first.tag == "XSV" and first.form not in LIGHT):
        return
    yield first.form, "VV" if first.tag == "XSV" else first.tag
    if len(spans) > 2 and spans[1][0].form in ("어", "아") and spans[2][0].tag.startswith(VERBS):
        third = spans[2][0]
        whole = model().join([(first.form, first.tag), ("어", "EC")]) + third.form
        if whole in _compounds().verbs:
            yield whole, third.tag


def _lemma(form: str) -> str:
    return f"={fold(form).text}다"


@cache
def _stems(form: str, tag: str) -> tuple[tuple[str, str], ...]:
    """The spellings of a verb's stem, each with the class of endings that follow it."""
    verb = _lemma(form)
    joined = [
        (name, model().join([(form, tag), (ending, kind)]), cut)
        for name, ending, kind, cut in STEMS
    ]
    spelt = [("s", form), *((name, whole[: len(whole) - cut]) for name, whole, cut in joined)]
    return tuple(dict.fromkeys((fold(stem).text, f"{name}{verb}") for name, stem in spelt))
