"""Who keeps which id: texts as they are now, held against those that the ledger knows.

Order counts: what stands in the same order is the same. Equal texts that stand once are matched first; in
the gaps between them the pairs that are most alike, as a whole. A pair that is far less alike than this
meeting's pairs are is no match but a question.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from statistics import median

from generator.permalinks.sketch import read_sketch, shared, whole

LEAST = 0.3  # pairs that are less alike do not exist
USUAL = 0.65  # of the likeness that is usual in this meeting: less is a question
SHORT = 20  # letters; so short a text is alike by chance
OTHER_LABEL = 0.8  # what a pair counts if its labels differ
FEW = 8  # pairs; fewer do not show what is usual
COMPARED = 200_000  # pairs of texts of which each is asked where it went
MOST = 0.7  # of a known text's words that stand where it went
RIVAL = 0.1  # so much more alike, another text is the likelier one
WIDEST = (
    1_000_000  # pairs of a gap that are all looked at; in a wider one only those near its diagonal
)


@dataclass(frozen=True, slots=True)
class Now:
    """A text of the record: its id as parsed, and what it is compared by."""

    id: str
    key: str
    """Equal to a known text's if label and words are equal."""
    letters: int
    label: str
    texts: tuple[str, ...]
    """One for each paragraph."""
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A text that the ledger knows; without sketches it can only be found again unchanged."""

    id: str
    key: str
    letters: int
    label: str = ""
    sketches: tuple[str, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that may be the same, and how alike they are: 1 is equal."""

    new: Now
    old: Known
    likeness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was found: the pairs that are beyond doubt, and those that a person must decide."""

    sure: Sequence[Pair]
    doubtful: Sequence[Pair]
    usual: float
    """The likeness that left no doubt."""

    @property
    def names(self) -> dict[str, str]:
        """New id -> published id."""
        return {pair.new.id: pair.old.id for pair in self.sure}


def align(new: Sequence[Now], old: Sequence[Known], usual: float = 0) -> Alignment:
    """Pair what is the same, in order; what is left over on either side is new, or gone.

    `usual` is the likeness that leaves no doubt, if it is known from the texts around these.
    """
    found: dict[int, tuple[int, float]] = {n: (o, 1.0) for n, o in _anchors(new, old)}
    rivals: list[Pair] = []
    gone_to = goes(
        [text for n, text in enumerate(new) if n not in found],
        [text for o, text in enumerate(old) if o not in {o for o, _ in found.values()}],
    )
    for (a, b), (c, d) in list(_gaps(found, len(new), len(old))):
        pairs = [
            pair
            for pair in _alike(new[a:b], old[c:d])
            if not _is_outdone(new[a + pair[0]], old[c + pair[1]], gone_to)
        ]
        run = _heaviest(pairs, new[a:b], old[c:d])
        found |= {a + n: (c + o, likeness) for n, o, likeness in run}
        rivals += [Pair(new[a + n], old[c + o], likeness) for n, o, likeness in pairs]
    return _judged(found, rivals, new, old, usual)


def _anchors(new: Sequence[Now], old: Sequence[Known]) -> list[tuple[int, int]]:
    """Places of equal texts: from both ends, and in between those that stand once, in order."""
    left, right = [text.key for text in new], [text.key for text in old]
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    stop, old_stop = len(left) - tail, len(right) - tail
    once, old_once = Counter(left[head:stop]), Counter(right[head:old_stop])
    place = {key: n for n, key in enumerate(right[:old_stop]) if n >= head and old_once[key] == 1}
    single = [
        (n, place[key])
        for n, key in enumerate(left[:stop])
        if n >= head and once[key] == 1 and key in place
    ]
    return [
        *((n, n) for n in range(head)),
        *rising(single),
        *((stop + n, old_stop + n) for n in range(tail)),
    ]


def _common(new: Sequence[str], old: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(new, old, strict=False)))


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs in which both places grow."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, place) in enumerate(pairs):
        at = bisect_left(tops, place)
        tops[at : at + 1] = [place]
        ends[at : at + 1] = [n]
        before.append(ends[at - 1] if at else -1)
    run: list[tuple[int, int]] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        run.append(pairs[n])
        n = before[n]
    return run[::-1]


def _gaps(
    found: Mapping[int, tuple[int, float]], new: int, old: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """What stands between two anchors, now and then; only where there is something on both sides."""
    places = [(-1, -1), *((n, o) for n, (o, _) in sorted(found.items())), (new, old)]
    for (a, c), (b, d) in pairwise(places):
        if b - a > 1 and d - c > 1:
            yield (a + 1, b), (c + 1, d)


def _alike(new: Sequence[Now], old: Sequence[Known]) -> list[tuple[int, int, float]]:
    """Every pair of a gap that exists, with its likeness."""
    wide = len(new) * len(old) > WIDEST
    reach = max(1, WIDEST // (2 * max(len(new), len(old))))
    pairs: list[tuple[int, int, float]] = []
    for n, text in enumerate(new):
        middle = n * len(old) // len(new)
        first, stop = (max(0, middle - reach), middle + reach) if wide else (0, len(old))
        for o in range(first, min(stop, len(old))):
            if (found := likeness(text, old[o])) >= LEAST:
                pairs.append((n, o, found))
    return pairs


@lru_cache(100_000)
def likeness(new: Now, old: Known) -> float:
    """Half the share of the smaller text that stands in the other, half the share of both that they share."""
    if new.key == old.key:
        return 1.0
    if not old.sketches or not new.texts:
        return 0.0
    grams = grams_of(new.texts)
    known = [read_sketch(written) for written in old.sketches]
    many, few = sum(whole(text).count for text in new.texts), sum(one.count for one in known)
    both = min(many, few, sum(shared(one, grams) for one in known))
    return both / min(many, few) / 2 + both / (many + few)


@lru_cache(10_000)
def grams_of(texts: tuple[str, ...]) -> frozenset[bytes]:
    """The trigrams of several texts together."""
    return frozenset().union(*(whole(text).hashes for text in texts))


def goes(new: Sequence[Now], old: Sequence[Known]) -> dict[str, Now]:
    """Known id -> the text that has most of its words, where that is one alone, and has most of no other's.

    However alike two forms of words are, `제1항 공원 조례안을 상정합니다` and `제2항 공원 조례안을 상정합니다` have more in common
    than either has with the other items'.
    """
    new, old = [t for t in new if t.letters >= SHORT], [t for t in old if t.letters >= SHORT]
    old = [text for text in old if text.sketches]
    if len(new) * len(old) > COMPARED:
        return {}
    shares = {text.id: _shares(sample(text.sketches), new) for text in old}
    best = {own: _highest(row) for own, row in shares.items()}
    whose = [_highest([shares[o.id][n] for o in old]) for n in range(len(new))]
    return {
        o.id: new[n]
        for place, o in enumerate(old)
        if (n := best[o.id]) >= 0 and whose[n] == place and shares[o.id][n] >= MOST
    }


def _shares(known: frozenset[bytes], new: Sequence[Now]) -> list[float]:
    return [len(known & grams_of(text.texts)) / len(known) for text in new]


def _highest(values: Sequence[float]) -> int:
    """The place of the highest value, if there is but one of it; else -1."""
    most = max(values, default=0)
    return values.index(most) if values and values.count(most) == 1 else -1


def _is_outdone(new: Now, old: Known, gone_to: Mapping[str, Now]) -> bool:
    """Whether most words of a known text stand in another than this; not under another label, if this has its own."""
    other = gone_to.get(old.id)
    if not other or other is new:
        return False
    return other.label == old.label or new.label != old.label


@lru_cache(10_000)
def sample(sketches: tuple[str, ...]) -> frozenset[bytes]:
    """The hashes of several sketches together."""
    return frozenset().union(*(read_sketch(written).hashes for written in sketches))


def _heaviest(
    pairs: Sequence[tuple[int, int, float]], new: Sequence[Now], old: Sequence[Known]
) -> list[tuple[int, int, float]]:
    """Of the pairs of a gap the run, in order, that is most alike; longer texts count more."""
    tree = [(0.0, -1)] * (len(old) + 1)  # the weight of a run, its last pair
    links: list[int] = []
    in_turn = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    for number, (n, o, likeness) in enumerate(in_turn):
        weight, before = _best(tree, o)
        links.append(before)
        _note(tree, o, (weight + likeness * _weight(new[n], old[o]), number))
    run, number = [], _best(tree, len(old))[1]
    while number >= 0:
        run.append(in_turn[number])
        number = links[number]
    return run[::-1]


def _best(tree: Sequence[tuple[float, int]], stop: int) -> tuple[float, int]:
    """The heaviest run that ends before a place (a Fenwick tree of maxima)."""
    found = (0.0, -1)
    while stop:
        found, stop = max(found, tree[stop]), stop & (stop - 1)
    return found


def _note(tree: list[tuple[float, int]], place: int, run: tuple[float, int]) -> None:
    place += 1
    while place < len(tree):
        tree[place], place = max(tree[place], run), place + (place & -place)


def _weight(new: Now, old: Known) -> float:
    size = 1 + min(new.letters, old.letters, 60) / 20
    return size * (1 if new.label == old.label else OTHER_LABEL)


def _judged(
    found: Mapping[int, tuple[int, float]],
    rivals: Sequence[Pair],
    new: Sequence[Now],
    old: Sequence[Known],
    usual: float,
) -> Alignment:
    """Part what is beyond doubt from what is not."""
    usual = usual or usual_of([likeness for _, likeness in found.values()])
    most: dict[str, float] = {}
    for rival in rivals:
        for own in (f"new {rival.new.id}", f"old {rival.old.id}"):
            most[own] = max(most.get(own, 0.0), rival.likeness)
    elsewhere = {text.key for text in old if text.sketches}
    partners = {-1: -1, len(new): len(old), **{n: o for n, (o, _) in found.items()}}
    sure: list[Pair] = []
    doubtful: list[Pair] = []
    for n, (o, alike) in sorted(found.items()):
        pair = Pair(new[n], old[o], alike)
        most_alike = max(most.get(f"new {new[n].id}", 0), most.get(f"old {old[o].id}", 0))
        beside = (partners.get(n - 1) == o - 1) + (partners.get(n + 1) == o + 1)
        is_sure = new[n].key == old[o].key or (
            most_alike <= alike + RIVAL
            and new[n].key not in elsewhere
            and alike >= _enough(pair, usual, beside)
        )
        (sure if is_sure else doubtful).append(pair)
    return Alignment(sure, doubtful, usual)


def _enough(pair: Pair, usual: float, beside: int) -> float:
    """How alike two texts must be, of whose neighbours so many are neighbours too.

    In a record that was read again, most texts have other letters: a short one then has few trigrams left.
    """
    letters = min(pair.new.letters, pair.old.letters)
    if pair.new.label != pair.old.label and letters < SHORT:
        return 1.0 if beside else 2.0
    if beside < 2 or usual >= USUAL:
        return usual
    lost = 3 * (1 + letters / 10) / (letters + 2)
    return min(usual, max(LEAST, usual / USUAL - lost))


def usual_of(likenesses: Sequence[float]) -> float:
    """What likeness leaves no doubt in a meeting: by that of its pairs, few of which prove little."""
    few = [1.0] * max(0, FEW - len(likenesses))
    return max(LEAST, USUAL * median([*likenesses, *few]))
