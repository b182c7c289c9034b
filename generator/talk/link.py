"""Paragraph to agenda item: what each paragraph of the discussion is about (언급).

A name counts where all its letters stand in a paragraph, spacing and quotation marks aside, from the
start of a word to its end or a particle. A weak name, one word that could be said of other things,
counts only as what the paragraph is about, or in a list of items. The paragraph that states an item
is no mention of it. A wrong link on a public record is worse than a missing one: nothing is guessed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.korean import grammar, phrases
from generator.korean.grammar import FOLDED
from generator.model import Meeting, Mention, Paragraph
from generator.talk.names import Name, names

HEAD = 2  # letters by which names are looked up
NEAR = 12  # letters before a name in which the word before it begins
LISTED = 2  # other items that a paragraph names when it counts them up


def link(meeting: Meeting, aliases: Mapping[str, Sequence[str]]) -> Meeting:
    """The meeting with the mentions of each paragraph of its speeches; item id -> its aliases."""
    known = _by_head(names(meeting, aliases))
    all_said = (p for speech in meeting.speeches for p in speech.paragraphs)
    said = {p.id: p for p in all_said if p.role == "text"}
    places = {own: list(_places(p, known)) for own, p in said.items()}
    doubtful = _doubtful(places)
    about = {own: _mentions(said[own], found, doubtful) for own, found in places.items()}
    return meeting.with_said(lambda p, _: replace(p, mentions=about.get(p.id, ())))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands in a paragraph."""

    name: Name
    start: int
    stop: int

    @property
    def is_sure(self) -> bool:
        """By the words of the title, and by more than one that could be said of other things."""
        return not self.name.weak and not self.name.is_alias


Known = Mapping[str, Sequence[tuple[int, Name]]]
"""First two letters -> the names that begin so, each with its turn: the longer first."""


def _by_head(known: Sequence[Name]) -> Known:
    heads: dict[str, list[tuple[int, Name]]] = {}
    for turn, name in enumerate(known):
        heads.setdefault(name.text[:HEAD], []).append((turn, name))
    return heads


def _places(paragraph: Paragraph, known: Known) -> Iterator[Place]:
    """Where names stand. The longer goes first: one inside another is not named where the other one is."""
    text = paragraph.text
    folded = text.translate(FOLDED)
    heads = _heads_of(folded, known)
    here = [pair for head in heads for pair in known[head] if pair[1].text in folded]
    if not here:
        return
    places = [place for place, char in enumerate(text) for _ in FOLDED[ord(char)]]
    covered: set[int] = set()
    for _, name in sorted(here, key=lambda pair: pair[0]):
        for match in re.finditer(re.escape(name.text), folded):
            start, stop = places[match.start()], places[match.end() - 1] + 1
            if match.start() not in covered and _stands_alone(text, start, stop, name):
                covered.update(range(*match.span()))
                yield Place(name, start, stop)


def _heads_of(folded: str, known: Known) -> set[str]:
    """Those of the names' first letters that a text has; the fewer are looked up among the others."""
    if len(known) < len(folded):
        return {head for head in known if head in folded}
    return {folded[n : n + HEAD] for n in range(len(folded))} & known.keys()


def _stands_alone(text: str, start: int, stop: int, name: Name) -> bool:
    """Whether the words from `start` to `stop` are words of one sentence, a particle behind aside."""
    words = text[start:stop]
    if grammar.SENTENCE_BREAK.search(words) or ("," in words and "," not in name.item.title):
        return False
    if name.is_part and _is_of_another(text[max(0, start - NEAR) : start], name):
        return False
    if len(name.text) < 4 and len(phrases.WORD.findall(words)) != name.words:
        return False  # so short, it may be put together of the ends of other words
    before = start == 0 or not text[start - 1].isalnum()
    return before and bool(grammar.PARTICLE.match(text, stop))


def _is_of_another(before: str, name: Name) -> bool:
    """Whether a noun right before a part makes it the name of another thing: `청년 일자리 창출`."""
    noun = phrases.NOUN_BEFORE.search(before)
    if not noun:
        return False
    return noun[1] not in name.item.title and not phrases.NO_NOUN.search(noun[1])


def _doubtful(places: Mapping[str, Sequence[Place]]) -> set[str]:
    """Weak names that stand in a paragraph about one other item: the record says them of other things."""
    found: set[str] = set()
    for own in places.values():
        sure = {place.name.item.id for place in own if place.is_sure}
        if len(sure) == 1:
            found.update(p.name.text for p in own if p.name.weak and p.name.item.id not in sure)
    return found


def _mentions(
    paragraph: Paragraph, places: Sequence[Place], doubtful: set[str]
) -> tuple[Mention, ...]:
    """The items a paragraph names, each at the first place of its best name, in order of place."""
    text = paragraph.text
    sure = {place.name.item.id for place in places if place.is_sure}
    heads = list(_heads(text)) if any(place.name.weak for place in places) else []
    found: dict[str, Place] = {}
    for place in sorted(places, key=lambda p: (p.name.is_alias, p.name.weak, p.start)):
        item = place.name.item
        if item.paragraph == paragraph.id or (place.name.weak and place.name.text in doubtful):
            continue
        if not place.name.weak or _is_topic(text, place, heads) or _is_listed(text, place, sure):
            found.setdefault(item.id, place)
    return tuple(
        Mention(own, "alias" if place.name.is_alias else "title", _quote(text, place), place.start)
        for own, place in sorted(found.items(), key=lambda pair: pair[1].start)
    )


def _heads(text: str) -> Iterator[int]:
    """Where sentences begin, what only opens them (`마지막으로,`) aside."""
    for start in (0, *(match.end() for match in grammar.SENTENCE_BREAK.finditer(text))):
        while opener := phrases.OPENER.match(text, start):
            start = opener.end()
        quotes = re.compile(r"[‘’“”'\"「」 ]*").match(text, start)
        yield quotes.end() if quotes else start


def _is_topic(text: str, place: Place, heads: Sequence[int]) -> bool:
    topic = phrases.TOPIC.match(text, place.stop)
    if not topic:
        return False
    return place.start in (heads[:1] if topic["plain"] else heads)


def _is_listed(text: str, place: Place, sure: set[str]) -> bool:
    others = sure - {place.name.item.id}
    before = re.search(
        r"(?:[,、·]|[고와과]|및)\s*$", text[max(0, place.start - NEAR) : place.start]
    )
    behind = text[place.stop : place.stop + NEAR].lstrip()
    return len(others) >= LISTED and bool(before and phrases.IN_LIST.match(behind))


def _quote(text: str, place: Place) -> str:
    """The words at a place, with the bracket behind them that one of them opened."""
    words = text[place.start : place.stop]
    opener = grammar.CLOSING.get(text[place.stop : place.stop + 1])
    return text[place.start : place.stop + 1] if opener and opener in words else words
