"""What may name an agenda item: its title, the parts of it that name no other, and its aliases.

In: a meeting. Out: `Name`s, the longest first. A part of a title counts where all other titles, the
offices, the committee and the common words of administration leave it to this item alone. A wrong
link on a public record is worse than a missing one: what is not sure is no name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.korean import phrases
from generator.korean.grammar import fold
from generator.korean.vocabulary import is_common, rest_of
from generator.model import AgendaItem, Meeting

SHORTEST = 4  # letters of a title; anything shorter is a common word
LONGEST = 20  # words of a title; what is longer is a sentence and has no parts
REST = 3  # letters beside a common word that make a compound a name: `계절` + `관리` + `제`
MOST_OF = 0.75  # of a title's letters: so large a part names it, however common its words


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name one item wherever they stand; `weak` ones only as what a paragraph is about."""

    text: str
    """As `grammar.fold` compares it."""
    item: AgendaItem
    words: int = 1
    """In how many words the title has it."""
    weak: bool = False
    is_alias: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the discussion, in order and as a set."""

    text: str
    words: frozenset[str]


def names(meeting: Meeting, aliases: Mapping[str, Sequence[str]]) -> list[Name]:
    """All names of all items; `aliases` are the confirmed ones, item id -> phrases."""
    words = [w for s in meeting.speeches for p in s.paragraphs for w in p.text.split()]
    said = Said(" ".join(words), frozenset(words))
    offices = [fold(office) for office in offices_of(meeting)]
    town = town_of(meeting)
    folded = {item.id: fold(item.title) for item in meeting.agenda}
    found: list[Name] = []
    for item in meeting.agenda:
        for phrase in aliases.get(item.id, ()):
            found.append(Name(fold(phrase), item, len(words_of(phrase)), is_alias=True))
        titles = [title for own, title in folded.items() if own != item.id]
        parts = [part for word in words_of(item.title) for part in _without(town, word)]
        if _is_whole_name(folded[item.id], titles, offices):
            found.append(Name(folded[item.id], item, len(parts)))
        taken = "\n".join((*titles, *offices))
        found += (name for name in _parts(item, parts, town, said) if name.text not in taken)
    return sorted(found, key=lambda name: -len(name.text))


def offices_of(meeting: Meeting) -> Iterator[str]:
    """Names of bodies and offices in a record: none of them names an item."""
    committee, overview = meeting.committee, meeting.overview
    yield from (committee.name, committee.publisher, *committee.offices)
    yield from (name for others in committee.offices.values() for name in others)
    yield from (speech.label for speech in meeting.speeches)
    yield from (person.role for person in overview.attendees)
    yield from (observer.label for observer in overview.observers)
    yield from (group.title for group in overview.groups)


def town_of(meeting: Meeting) -> str:
    """`서울` of `서울특별시`: it names no programme of its own. One letter would be in any word."""
    town = phrases.TOWN.sub("", meeting.committee.publisher)
    return town if len(town) > 1 else ""


def words_of(text: str) -> list[str]:
    """Runs of letters and digits; a decimal point stays inside."""
    return phrases.WORD.findall(text)


def _without(town: str, word: str) -> tuple[str, ...]:
    """`서울스마트시티센터` is the town's name and a name of its own."""
    if town and word.startswith(town) and not is_common(word, town):
        return town, word[len(town) :]
    return (word,)


def _is_whole_name(title: str, others: Sequence[str], offices: Sequence[str]) -> bool:
    """Of two items with the same title neither can be told; a short title is a common word."""
    return (
        len(title) >= SHORTEST
        and title not in others
        and not any(title in office for office in offices)
    )


def _parts(item: AgendaItem, words: Sequence[str], town: str, said: Said) -> Iterator[Name]:
    """The runs of a title's words that could name it, whoever else they name.

    What stands before `기반` or `위한` says how or for whom, not what: it names nothing by itself.
    """
    whole = fold(item.title)
    quoted = phrases.QUOTED.findall(item.title)
    core = max((n + 1 for n, w in enumerate(words) if phrases.MODIFIER.fullmatch(w)), default=0)
    for start, stop in combinations(range(len(words) + 1), 2) if len(words) <= LONGEST else ():
        part = words[start:stop]
        text = fold("".join(part))
        is_loose = any(map(phrases.LINKING.fullmatch, (part[0], part[-1])))
        if text == whole or len(text) < 2 or is_loose:
            continue
        has_own = any(not is_common(word, town) for word in words[max(start, core) : stop])
        if len(part) > 1 and (has_own or len(text) >= MOST_OF * len(whole)):
            yield Name(text, item, len(part), is_part=True)
        elif len(part) == 1 and has_own and not phrases.ADNOMINAL.search(part[0]):
            is_sure = part[0] in quoted or _is_name(part[0], said)
            yield Name(text, item, weak=not is_sure, is_part=True)


def _is_name(word: str, said: Said) -> bool:
    """Whether one word is a name of its own: by how it is made, or how the record writes it."""
    cuts = range(2, len(word) - 1)
    return (
        rest_of(word) >= REST
        or bool(phrases.PLACE_OR_EVENT.search(word))
        or any(
            word[:cut] in said.words and f" {word[:cut]} {word[cut:]}" in said.text for cut in cuts
        )
    )
