"""The items of a stenographic record (의사일정, 부의된 안건): of the lists before the opening, and opened in the body.

One item may stand in both lists and again as a title in the body: with one number, or where the lists number
differently with a title that no other item has. Its title is quoted where it stands unbroken.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from generator.korean import proceedings as signs
from generator.korean import titles
from generator.korean.grammar import fold
from generator.model import AgendaItem, Paragraph, Speech
from generator.record.dialects.listing import Entry, again, bare, entry_of, lettered, same, several

# The head of a part with items of one kind: `나. 의결안건`, `□ 보고사항`, `Ⅱ. 심의·의결 안건`.
PART = re.compile(
    rf"(?:[□■◆◇▣○ㅇ]\s*)?(?:(?:\d{{1,2}}|[가나다라마바사]|[Ⅰ-Ⅻ])[.)]\s*)?[\[【〈<]?\s*(?P<kind>{signs.LISTS}\s?(?:안건|사항))\s*[\]】〉>]?\s*[:：]?(?:\s*[(（]\d{{1,3}}\s?건[)）])?"
)
FEWEST = 2  # parts that tell items apart
LISTED = 2  # times that the head of one stands in a record, in its list and where it is opened


@dataclass(frozen=True, slots=True)
class Stated:
    """An item with every paragraph that states it, in reading order."""

    entry: Entry
    lists: frozenset[int]
    """In which lists it stands; the body is the last."""
    places: tuple[Paragraph, ...]


def read_tabled(
    front: Sequence[Paragraph], speeches: Sequence[Speech], announced: Sequence[AgendaItem] = ()
) -> tuple[AgendaItem, ...]:
    """Every item in the order in which it is first printed, ids given as they come.

    Those that the overview has announced come first where no list of the front has items and the body opens some.
    """
    body = [p for speech in speeches if not speech.label for p in speech.paragraphs]
    listed = [p.text for p in front if p.role == "agenda"]
    is_listed = any(entry_of(t) or (signs.LETTERED.match(t) and not announced) for t in listed)
    if not is_listed and not any(p.role == "agenda" for p in body):
        return ()
    found = [] if is_listed else list(_announced(announced, front))
    part = -1  # letters begin anew in each
    numbered = {n for n, p in _listed(front) if p.role == "agenda" and entry_of(p.text)}
    for number, paragraph in chain(_listed(front), ((-1, p) for p in body)):
        part -= paragraph.role == "section" and bool(signs.PART.match(paragraph.text))
        has_letters = part < -1 if number == -1 else number not in numbered
        entry = entry_in(paragraph, in_part=has_letters)
        if number == -1 and paragraph.role == "agenda":
            known = [one.entry for one in found]
            entry = (
                entry if entry and match(entry, known) else again(paragraph.text, known) or entry
            )
        together = several(paragraph.text) if paragraph.role == "agenda" else []
        for own in together or ([entry] if entry else []):
            _add(found, own, part if number == -1 else number, paragraph)
    items = (_item(stated, n) for n, stated in enumerate(found, start=1))
    return in_parts(list(items), [*front, *(p for speech in speeches for p in speech.paragraphs)])


def in_parts(
    items: Sequence[AgendaItem], paragraphs: Iterable[Paragraph]
) -> tuple[AgendaItem, ...]:
    """The items with the parts that they stand in, `의결안건` and `보고안건`; none unless each part counts its own in order.

    An item may be heard in another's part, and a head that stands again and again is one of each item.
    """
    inside: dict[str, str] = {}
    heads: Counter[str] = Counter()
    part = ""
    for paragraph in paragraphs:
        if match := PART.fullmatch(paragraph.text.strip("*# ")):
            part = " ".join(match["kind"].split())
            heads[part] += 1
        inside[paragraph.id] = part
    own = [(inside[item.paragraph], _place(item.number)) for item in items]
    parts = [(name, [place for _, place in run]) for name, run in groupby(own, lambda one: one[0])]
    names = {name for name, _ in parts}
    are_parts = FEWEST <= len(names) == len(parts) and "" not in names
    if not are_parts or any(heads[name] > LISTED or not _counts(own) for name, own in parts):
        return tuple(items)
    return tuple(replace(item, group=name) for item, (name, _) in zip(items, own, strict=True))


def _place(number: str | None) -> int:
    """Which of its part an item is by its number or letter; 0 for none."""
    own = signs.ordinal(number)
    return own if isinstance(own, int) else signs.ORDER.find(own or "?") + 1


def _counts(places: Sequence[int]) -> bool:
    """Whether these are some number, the next, and so on."""
    return places[0] > 0 and list(places) == list(range(places[0], places[0] + len(places)))


def _announced(items: Sequence[AgendaItem], front: Sequence[Paragraph]) -> Iterator[Stated]:
    """The items of the overview's own lists, each in its paragraph."""
    places = {paragraph.id: paragraph for paragraph in front}
    for item in items:
        entry = Entry(item.number or "", item.title, fold(bare(item.title)), 0)
        yield Stated(entry, frozenset({0}), (places[item.paragraph],))


def entry_in(paragraph: Paragraph, *, in_part: bool) -> Entry | None:
    """The item that a paragraph states; a letter is one only in a part of a commission's record."""
    if paragraph.role != "agenda":
        return None
    if in_part and signs.LETTERED.match(paragraph.text):
        return lettered(paragraph.text)
    if row := titles.ROW.match(paragraph.text):
        title = row["title"]
        return entry_of(title) or Entry("", title, fold(bare(title)), 0)
    return entry_of(paragraph.text)


def _listed(front: Sequence[Paragraph]) -> Iterator[tuple[int, Paragraph]]:
    """The paragraphs of the front, each with how many heads of lists stand above it."""
    number = 0
    for paragraph in front:
        number += paragraph.role == "section"
        yield number, paragraph


def _add(found: list[Stated], entry: Entry, number: int, paragraph: Paragraph) -> None:
    others = [
        one.entry
        for one in found
        if number == -1 or number not in one.lists or _is_again(entry, one.entry)
    ]
    place = match(entry, others)
    known = next((n for n, one in enumerate(found) if one.entry is place), None)
    if known is None:
        found.append(Stated(entry, frozenset({number}), (paragraph,)))
    else:
        one = found[known]
        own = one.entry if one.entry.number else replace(one.entry, number=entry.number)
        found[known] = Stated(own, one.lists | {number}, (*one.places, paragraph))


def _is_again(entry: Entry, known: Entry) -> bool:
    """Whether an entry is one above it once more, as where the first items are opened before anybody speaks."""
    return bool(entry.number) and (entry.number, entry.key) == (known.number, known.key)


def stands_in(title: str, text: str) -> bool:
    """Whether a text has a title whole, no word of it cut."""
    start = text.find(title)
    around = text[start - 1 : start] + text[start + len(title) :][:1]
    return start >= 0 and not any(map(str.isalnum, around))


def match(entry: Entry, known: Sequence[Entry]) -> Entry | None:
    """Which of the items an entry is: by number and title, or by a title that none of the others has."""
    alike = [one for one in known if same(one.key, entry.key)]
    exact = [one for one in alike if one.number == entry.number]
    return next(iter(exact or (alike if len(alike) == 1 else [])), None)


def _item(stated: Stated, number: int) -> AgendaItem:
    """The item at the last place that has its title whole: rather where it was opened than in a list."""
    title = stated.entry.title
    whole = [p for p in stated.places if stands_in(title, " ".join(p.text.split()))]
    place = (whole or stated.places)[-1]
    title = title if whole else " ".join(place.text.split())
    return AgendaItem(f"a{number}", title, place.id, stated.entry.number or None)
