"""Words of meetings that not everybody knows (말풀이): a short explanation where such a word first stands in the record.

The committee's own words come from `committee.yml`; one that is given no explanation there is not explained at all.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.korean.terms import EXPLAINED
from generator.model import Paragraph
from generator.render.page import escape

# As a word: `예상정도`, `정회원`, `붙임성` are others.
BEFORE = r"(?<![가-힣A-Za-z0-9])(?<!&#)"  # a sign is written by its number
AFTER = (
    r"(?=[^가-힣A-Za-z0-9]|$|(?:을|를|은|는|이|가|의|에|에서|으로|로|와|과|도|만|참조"
    r"|합|하|된|되|됨|됐|할|한|했|해|안건|제\d|의 건)(?!원|성))"
)
TAG = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class Tip:
    """A word that is explained on a page, and where it first stands there."""

    number: int
    term: str
    words: str
    paragraph: str


def tips(paragraphs: Iterable[Paragraph], own: Mapping[str, str]) -> list[Tip]:
    """The words that stand in these paragraphs, each where it first does."""
    known = {term: words for term, words in {**EXPLAINED, **own}.items() if words}
    patterns = {term: _pattern(term) for term in known}
    found: list[Tip] = []
    for paragraph in paragraphs:
        here = [term for term in patterns if patterns[term].search(paragraph.text)]
        for term in here:
            found.append(Tip(len(found) + 1, term, known[term], paragraph.id))
            del patterns[term]
    return found


def tipped(words: Markup, here: Iterable[Tip]) -> Markup:
    """A paragraph's words with a button around each word that is explained."""
    for tip in here:
        pieces = TAG.split(words)
        for n, piece in enumerate(pieces):
            match = None if piece.startswith("<") else _pattern(str(escape(tip.term))).search(piece)
            if match:
                button = f'<button class="term" type="button" popovertarget="tip-{tip.number}">{match[0]}</button>'
                pieces[n] = piece[: match.start()] + button + piece[match.end() :]
                break
        words = Markup("".join(pieces))
    return words


def _pattern(term: str) -> re.Pattern[str]:
    return re.compile(BEFORE + re.escape(term) + AFTER)
