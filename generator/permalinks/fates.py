"""What became of texts that kept no id in their place: moved, merged into a neighbour, split off from one.

Each is said only where the words leave no doubt: a text that went elsewhere is equal or nearly so and stands
once; one that was merged or split off has four fifths of its trigrams in a neighbour that grew or shrank by
so much.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.permalinks.align import SHORT, Known, Now, grams_of, likeness
from generator.permalinks.sketch import read_sketch, shared, whole

NEARLY = 0.9  # likeness at which a text that stands elsewhere is the same
INSIDE = 0.8  # share of a text that stands in another, if it is a part of it
TELLING = 8  # trigrams; fewer stand in a longer text by chance
MANY = 40_000  # pairs that are looked at for a text that moved


def moved(
    new: Sequence[Now], old: Sequence[Known], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """New id -> known id of what stands in another place now; nothing short, masked, or said twice."""
    kept = set(names.values())
    lost = [text for text in old if text.id not in kept and text.sketches]
    strays = [
        text for text in new if text.id not in names and text.letters >= SHORT and not text.masked
    ]
    if len(strays) * len(lost) > MANY:
        return
    for text in strays:
        if not any(likeness(text, one) >= NEARLY for one in lost):
            continue
        same = [one for one in old if one.sketches and likeness(text, one) >= NEARLY]
        twins = [other for other in new if same and likeness(other, same[0]) >= NEARLY]
        if len(same) == len(twins) == 1 and same[0] in lost:
            yield text.id, same[0].id


def returned(
    new: Sequence[Now], old: Sequence[Known], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """New id -> the id of what was gone and stands again unchanged: between the neighbours that it had.

    Elsewhere only if it stands once and is no masked turn: the same words may be another member's.
    """
    place = {names[text.id]: n for n, text in enumerate(new) if text.id in names}
    there = [text.id in place for text in old]
    once, taken = Counter(text.key for text in new), set(place.values())
    for o, text in enumerate(old):
        if not text.gone or not once[text.key]:
            continue
        before = next((place[old[n].id] for n in range(o - 1, -1, -1) if there[n]), -1)
        after = next((place[old[n].id] for n in range(o + 1, len(old)) if there[n]), len(new))
        same = [n for n, now in enumerate(new) if n not in taken and now.key == text.key]
        here = [n for n in same if before < n < after]
        alone = [n for n in same if once[text.key] == 1 and not new[n].masked]
        for n in (here or alone)[:1]:
            taken.add(n)
            yield new[n].id, text.id


def at_the_start(
    new: Sequence[Now], old: Sequence[Known], names: Mapping[str, str]
) -> dict[str, str]:
    """The names, with the id of a text that was split at its first part, be that the smaller one.

    Not where a text before it is gone: that one may have been merged into it, and is parted again.
    """
    alone = [
        text for before, text in pairwise([None, *old]) if text and not (before and before.gone)
    ]
    known, names = {text.id: text for text in alone}, dict(names)
    for n in range(len(new) - 1, 0, -1):
        text, first = new[n], new[n - 1]
        before = known.get(names.get(text.id, ""))
        if not before or before.key == text.key or first.id in names:
            continue
        if first.label in (before.label, text.label) and _is_part(first, text, before):
            names[first.id] = names.pop(text.id)
    return names


def _is_part(text: Now, other: Now, before: Known) -> bool:
    """Whether a known text was split in two: both together have its words, and this one its share of them.

    A sketch has only some of the trigrams: how many of them stand in a small part is a matter of luck.
    """
    shrank = _size(before) - _now(other) >= _now(text) / 2
    if not before.sketches or not shrank or _now(text) < TELLING:
        return False
    both = Now("", "", 0, "", (*text.texts, *other.texts))
    mine = _share(before, text) >= INSIDE / 2 * min(_now(text), _size(before))
    return mine and _share(before, both) >= INSIDE * _size(before)


def split_off(
    new: Sequence[Now], old: Sequence[Known], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """New id -> the known neighbour that it was a part of."""
    known = {text.id: text for text in old}
    kept = [n for n, text in enumerate(new) if text.id in names]
    for n, text in enumerate(new):
        for other in () if text.id in names else _beside(n, kept):
            before = known[names[new[other].id]]
            if _is_part(text, new[other], before):
                yield text.id, before.id
                break


def absorbed(
    new: Sequence[Now], old: Sequence[Known], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Known id -> the neighbour as parsed that holds its words now."""
    now = {names[text.id]: text for text in new if text.id in names}
    before = {text.id: text for text in old}
    kept = [o for o, text in enumerate(old) if text.id in now]
    for o, text in enumerate(old):
        for other in () if text.id in now or not text.sketches else _beside(o, kept):
            into = now[old[other].id]
            grew = _now(into) - _size(before[old[other].id]) >= _size(text) / 2
            if grew and _share(text, into) >= INSIDE * _size(text) >= TELLING:
                yield text.id, into.id
                break


def lost(sketch: str, text: str) -> bool:
    """Whether the words of a text that was merged or moved are gone from where they went."""
    known = read_sketch(sketch)
    return shared(known, whole(text).hashes) < INSIDE / 2 * known.count


def held_by(new: Sequence[Now], old: Sequence[Known]) -> Iterator[tuple[str, str]]:
    """Known id -> the text, of a few, that has its words in it."""
    for text in old:
        sized = _size(text)
        for into in new if text.sketches else ():
            if _share(text, into) >= INSIDE * sized >= TELLING:
                yield text.id, into.id
                break


def _beside(place: int, kept: Sequence[int]) -> Sequence[int]:
    """The nearest before and after a place that kept their ids; the places of these are in order."""
    at = bisect_left(kept, place)
    return kept[max(0, at - 1) : at + 1]


def _share(old: Known, new: Now) -> float:
    grams = grams_of(new.texts)
    return sum(shared(read_sketch(written), grams) for written in old.sketches)


def _size(old: Known) -> int:
    return sum(read_sketch(written).count for written in old.sketches)


def _now(new: Now) -> int:
    return sum(whole(text).count for text in new.texts)
