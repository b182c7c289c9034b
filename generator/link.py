"""Paragraph to agenda item: which paragraphs of the discussion name which item (언급).

A title counts where all its letters stand in a paragraph, spacing and quotation marks aside, from
the start of a word. The paragraph that states the item is no mention of it. A wrong link on a
public record is worse than a missing one: nothing is guessed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import grammar
from generator.grammar import fold
from generator.model import AgendaItem, Meeting, Mention, Paragraph

SHORTEST = 4  # letters of a title; anything shorter is a common word


Titles = Sequence[tuple[str, AgendaItem]]
"""What is looked for, as `fold` compares it; the longer first."""


def link(meeting: Meeting) -> Meeting:
    """The meeting with the mentions of each paragraph of its speeches."""
    titles = _titles(meeting.agenda)
    speeches = tuple(
        replace(speech, paragraphs=tuple(_linked(p, titles) for p in speech.paragraphs))
        for speech in meeting.speeches
    )
    return replace(meeting, speeches=speeches)


def _titles(agenda: Sequence[AgendaItem]) -> Titles:
    """The titles that name one item only; of two with the same title neither can be told."""
    folded = [(fold(item.title), item) for item in agenda]
    times = Counter(title for title, _ in folded)
    unique = [(t, item) for t, item in folded if times[t] == 1 and len(t) >= SHORTEST]
    return sorted(unique, key=lambda pair: -len(pair[0]))


def _linked(paragraph: Paragraph, titles: Titles) -> Paragraph:
    folded = fold(paragraph.text)
    if not any(title in folded for title, _ in titles):
        return paragraph
    return replace(paragraph, mentions=tuple(mentions(paragraph, titles)))


def mentions(paragraph: Paragraph, titles: Titles) -> Iterator[Mention]:
    """The items a paragraph names, each at its first place, in order of place.

    The longer title goes first: one inside another is not named where the other one is.
    """
    text = paragraph.text
    pairs = [(letter, place) for place, char in enumerate(text) for letter in fold(char)]
    folded = "".join(letter for letter, _ in pairs)
    covered: set[int] = set()
    found: list[Mention] = []
    for title, item in titles:
        starts = [
            match.start()
            for match in re.finditer(re.escape(title), folded)
            if match.start() not in covered
            and _stands_alone(text, pairs[match.start()][1], pairs[match.end() - 1][1] + 1)
        ]
        for start in starts:
            covered.update(range(start, start + len(title)))
        if starts and item.paragraph != paragraph.id:
            first, last = pairs[starts[0]][1], pairs[starts[0] + len(title) - 1][1]
            quote = _closed(text, first, last + 1)
            found.append(Mention(item.id, "title", quote, first))
    yield from sorted(found, key=lambda mention: mention.start)


def _closed(text: str, start: int, stop: int) -> str:
    """The words from `start` to `stop`, with the bracket behind them that one of them opened."""
    opener = grammar.CLOSING.get(text[stop : stop + 1])
    return text[start : stop + 1] if opener and opener in text[start:stop] else text[start:stop]


def _stands_alone(text: str, start: int, stop: int) -> bool:
    """Whether the words from `start` to `stop` are words of one sentence, a particle behind aside."""
    inside = grammar.SENTENCE_BREAK.search(text[start:stop])
    before = start == 0 or not text[start - 1].isalnum()
    return not inside and before and bool(grammar.PARTICLE.match(text[stop:]))
