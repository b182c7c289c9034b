"""The speeches of a meeting, to be asked which of them have a word, a name, an office.

A set of speeches is a number with a bit for each place: thousands are compared at once. What is asked
again and again is looked up once, in an index that goes with the meeting.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import takewhile

from generator.model import Speech

RUN = re.compile(r"[^\W_]+")
MANY = 2_000  # sets that are kept; a large meeting's are some kilobytes each


class Spoken:
    """Who spoke, and what was said, by the places of the speeches."""

    def __init__(self, speeches: Sequence[Speech], town: str) -> None:
        self.speeches = speeches
        self.members = set_of(n for n, s in enumerate(speeches) if s.kind == "opinion")
        self._labels = _places((speech.label,) for speech in speeches)
        self._names = _places(speech.label.split() for speech in speeches)
        self._bodies = _places(bodies(speech.label, town) for speech in speeches)
        self.having = lru_cache(MANY)(self._having)
        self.named = lru_cache(MANY)(self._named)
        self.titled = lru_cache(MANY)(self._titled)

    def only(self, places: int) -> Speech | None:
        """The one of a set; None if there are several, or none."""
        return self.speeches[last_of(places)] if places.bit_count() == 1 else None

    def of_body(self, body: str, before: int) -> Speech | None:
        """The one before a place that speaks for a body."""
        first, *others = self._bodies.get(body, [before])
        alone = first < before and not (others and others[0] < before)
        return self.speeches[first] if alone else None

    def _named(self, name: str) -> int:
        """Those under a label with this word."""
        return set_of(self._names.get(name, ()))

    def _titled(self, office: str) -> tuple[int, Sequence[tuple[int, str]]]:
        """Those of an office, and where each of its labels comes first; `부위원장` is no `위원장`."""
        labels = [o for o in self._labels if o.endswith(office) and not o.endswith(f"부{office}")]
        places = set_of(place for label in labels for place in self._labels[label])
        return places, [(self._labels[label][0], label) for label in labels]

    def _having(self, word: str) -> int:
        """Those in which a word stands, whatever is behind it."""
        if not RUN.fullmatch(word):  # `27.1`: its first run of digits is a whole one
            some = self._words.get(word.partition(".")[0], ())
            return set_of(n for n in some if speaks_of(words_of(self.speeches[n]), word))
        first = bisect_left(self._runs, word)
        runs = takewhile(lambda n: self._runs[n].startswith(word), range(first, len(self._runs)))
        return set_of(place for n in runs for place in self._words[self._runs[n]])

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        return _places(RUN.findall(words_of(speech)) for speech in self.speeches)

    @cached_property
    def _runs(self) -> list[str]:
        return sorted(self._words)


def set_of(places: Iterable[int]) -> int:
    """Places as a number."""
    flags = bytearray()
    for place in places:
        if place >> 3 >= len(flags):
            flags.extend(bytes((place >> 3) + 1 - len(flags)))
        flags[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(flags, "little")


def last_of(places: int) -> int:
    """The last place of a set that is not empty."""
    return places.bit_length() - 1


def most_of(sets: Iterable[int], among: int) -> int:
    """Those that the most of some sets have; none, if no set has any."""
    counts = [among]  # those that are in no set or more, in one or more, in two …
    for places in sets:
        more = [count & places for count in counts]
        counts = [among, *(a | b for a, b in zip([*counts[1:], 0], more, strict=True))]
    return next((count for count in reversed(counts[1:]) if count), 0)


def _places(keys: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Key -> the places that have it, in order."""
    found: dict[str, list[int]] = {}
    for place, own in enumerate(keys):
        for key in dict.fromkeys(own):
            found.setdefault(key, []).append(place)
    return found


def bodies(label: str, town: str) -> Iterator[str]:
    """The body for which a label speaks: `기록원`, or `공원과` of `공원과장`."""
    first = (label.split() or [""])[0].removeprefix(town)
    yield first
    if first == label.removeprefix(town):
        yield first.removesuffix("장")


def words_of(speech: Speech) -> str:
    """All that is said in a speech."""
    return "\n".join(paragraph.text for paragraph in speech.paragraphs)


def speaks_of(text: str, word: str) -> bool:
    """Whether a word stands in a text, whatever is behind it."""
    return word in text and bool(re.search(rf"(?<![^\W_]){re.escape(word)}", text))
