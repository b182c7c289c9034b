"""The morphemes of a text at their letters (형태소): what a reader may look for.

In: a text. Out: terms with the offset of their first letter. Nouns, foreign words, numbers and adverbs as
they are spelt; verbs as `=걷다` beside the spellings of their stem (`걷`, `걸`, `걸었`). Which letters begin and end
a morpheme is kept for every morpheme, particles and endings too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kiwipiepy import Kiwi, Token

from generator.search.letters import Letters, fold

NOUNS = ("N", "XR", "SL", "SN", "SH", "MAG", "MM", "SW", "XPN", "XSN")
NO_TERMS = frozenset({"들", "님"})
VERBS = ("VV", "VA", "VX")


@dataclass(frozen=True, slots=True)
class Term:
    """A term and the offset of its first letter."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Morphemes:
    """What a text is made of."""

    letters: Letters
    terms: tuple[Term, ...]
    stems: frozenset[tuple[str, str]]
    """Spelling of a stem, and the verb that it is of: `걸`, `=걷다`."""
    bounds: frozenset[int]
    """Offsets at which a morpheme begins or ends."""


def morphemes(text: str) -> Morphemes:
    """Take a text apart; the language model is loaded with the first one."""
    letters = fold(text)
    tokens: Sequence[Token] = _model().tokenize(text)
    spans = [letters.at(token.start, token.start + token.len) for token in tokens]
    pairs = [(token, span) for token, span in zip(tokens, spans, strict=True) if span[0] < span[1]]
    stems = {stem for n, pair in enumerate(pairs) for stem in _stems(pair, pairs[n + 1 :], letters)}
    return Morphemes(
        letters,
        tuple(dict.fromkeys(term for pair in pairs for term in _terms(*pair, letters))),
        frozenset(stems),
        frozenset(edge for _, span in pairs for edge in span),
    )


@cache
def _model() -> Kiwi:
    return Kiwi()


def _terms(token: Token, span: tuple[int, int], letters: Letters) -> Iterator[Term]:
    spelt = letters.text[slice(*span)]
    if token.tag.startswith(VERBS):
        yield Term(f"={fold(token.form).text}다", span[0])
    elif token.tag.startswith(NOUNS) and token.form not in NO_TERMS:
        yield Term(spelt, span[0])


def _stems(
    pair: tuple[Token, tuple[int, int]],
    behind: Sequence[tuple[Token, tuple[int, int]]],
    letters: Letters,
) -> Iterator[tuple[str, str]]:
    """A verb's stem as the dictionary and as the text has it, with an ending that is fused with it."""
    token, (start, stop) = pair
    if not token.tag.startswith(VERBS):
        return
    stem, spelt = fold(token.form).text, letters.text[start:stop]
    yield stem, f"={stem}다"
    yield spelt, f"={stem}다"
    for ending, (begins, ends) in behind[:1]:
        if ending.tag == "EP" or begins < stop or spelt != stem:
            yield letters.text[start:ends], f"={stem}다"
