"""One meeting's share of the index: what its units can be found by, and the files that show them.

In: the units of a meeting. Out: what stands under each key, and the bytes of the files of texts. It depends
on the meeting, the model and this package alone, so that it is made once and kept.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from generator.model import Meeting
from generator.render.wording import state
from generator.search.letters import SYLLABLES, initials
from generator.search.morphemes import BEGINS, ENDS, Morphemes, all_morphemes
from generator.search.packing import digits, pack, place
from generator.search.packing import units as listed
from generator.search.readings import Edit, applied, readings
from generator.search.units import Unit

TERM, WORD, PAIR = "v", "w", "p"  # what the key of a list begins with
NEAR, STEM = "n", "s"  # … that of a note, which ends with the word behind a tab
UNKNOWN = "~"  # noted of a term that is in no dictionary
PIECE = 3  # units in a file of texts
LONGEST_RUN = 8  # letters of a run of nouns that an abbreviation or a typo may mean


@dataclass(frozen=True, slots=True)
class Part:
    """The share of one meeting."""

    lists: Mapping[bytes, bytes]
    """Key -> the units that it finds."""
    notes: Mapping[bytes, int]
    """Key and word -> in how many units the key may mean the word; of a stem, the verb or a sign."""
    files: Sequence[bytes]
    units: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text of a unit, as recorded or otherwise, taken apart."""

    unit: int
    text: str
    edits: tuple[Edit, ...]
    found: Morphemes


def part(meeting: Meeting, units: Sequence[Unit]) -> Part:
    """Take a meeting's units apart."""
    ways = [(n, edits) for n, unit in enumerate(units) for edits in _ways(unit)]
    texts = [applied(units[n].text, edits) for n, edits in ways]
    taken = all_morphemes(texts)
    read = [Reading(n, t, e, m) for (n, e), t, m in zip(ways, texts, taken, strict=True)]
    files = list(_files(meeting, units, read))
    return Part(_lists(units, read), _notes(read), files, len(units))


def _ways(unit: Unit) -> Iterator[tuple[Edit, ...]]:
    """A text as recorded, as it was probably meant, and as people corrected it."""
    yield ()
    yield from readings(unit.text)
    if unit.corrections:
        yield tuple(Edit(one.start, one.stop, one.right) for one in unit.corrections)


def _lists(units: Sequence[Unit], read: Sequence[Reading]) -> dict[bytes, bytes]:
    lists: dict[bytes, set[int]] = defaultdict(set)
    for reading in read:
        unit = units[reading.unit]
        code = reading.unit << 1 | unit.title
        for key in (*_found_by(reading), *map(_term, _filters(unit))):
            lists[key].add(code)
    return {key: listed(codes) for key, codes in lists.items()}


def _notes(read: Sequence[Reading]) -> dict[bytes, int]:
    notes = Counter(_note(key, word) for reading in read for key, word in _near(reading))
    return {**notes, **dict.fromkeys((_note(*own) for one in read for own in _stems(one)), 1)}


def _stems(reading: Reading) -> Iterator[tuple[bytes, str]]:
    """The stems of verbs with what they are stems of, and the other way round; terms of no dictionary."""
    for stem, verb in reading.found.stems:
        yield f"{STEM}{stem}".encode(), verb
        yield f"{STEM}{verb[1:]}".encode(), stem
    for term in reading.found.unknown:
        if SYLLABLES.fullmatch(term):
            yield f"{STEM}{term}".encode(), UNKNOWN


def _note(key: bytes, word: str) -> bytes:
    return key + b"\t" + word.encode()


def _found_by(reading: Reading) -> Iterator[bytes]:
    """Terms, words between spaces, pairs of letters."""
    yield from map(_term, reading.found.terms)
    letters = reading.found.letters.text
    for word in {letters[start:stop].strip(".") for start, stop in reading.found.words} - {""}:
        yield hashed(WORD, word)
    for pair in {first + second for first, second in pairwise(letters)}:
        yield hashed(PAIR, pair)


def _term(term: str) -> bytes:
    return f"{TERM}{term}".encode()


def _filters(unit: Unit) -> Iterator[str]:
    """What a search can be narrowed to, as terms that nobody can type."""
    yield f"@kind={unit.kind}"
    if unit.speaker:
        yield f"@speaker={unit.speaker}"
    yield from (f"@agenda={item}" for item in unit.agenda)


def hashed(section: str, key: str) -> bytes:
    """A key of a table, in the order of the table."""
    data = key.encode()
    return section.encode() + place(data).to_bytes(4, "big") + data


def _near(reading: Reading) -> Iterator[tuple[bytes, str]]:
    """Words by their initial consonants, and by each of their halves for one that is misspelt."""
    for word in _words(reading.found):
        yield hashed(NEAR, f"i{initials(word)}"), word
        if len(word) > 2:
            yield hashed(NEAR, f"h{head(word)}"), word
            yield hashed(NEAR, f"t{tail(word)}"), word


def head(word: str) -> str:
    """The first half of a word, and how long the word is."""
    return f"{len(word)}{word[: len(word) // 2]}"


def tail(word: str) -> str:
    """The second half of a word, and how long the word is."""
    return f"{len(word)}{word[len(word) // 2 :]}"


def _words(found: Morphemes) -> set[str]:
    """The nouns of a text, alone and in runs inside a word: two syllables or more."""
    text, edges = found.letters.text, found.edges
    spans = {
        text[a:b]
        for start, stop in found.words
        for a in range(start, stop - 1)
        if edges.get(a, 0) & BEGINS
        for b in range(a + 2, min(stop, a + LONGEST_RUN) + 1)
        if edges.get(b, 0) & ENDS
    }
    return {span for span in spans if SYLLABLES.fullmatch(span) and not span.endswith("적")}


def _files(meeting: Meeting, units: Sequence[Unit], read: Sequence[Reading]) -> Iterator[bytes]:
    """The texts, so many a file; each file says which meeting it is of."""
    ways: dict[int, list[Reading]] = defaultdict(list)
    for reading in read:
        ways[reading.unit].append(reading)
    titles = {item.id: item.title for item in meeting.agenda}
    numbers = {item.id: item.number for item in meeting.agenda if item.number}
    for first in range(0, len(units), PIECE):
        some = range(first, min(first + PIECE, len(units)))
        items = {item: titles[item] for n in some for item in units[n].agenda}
        about = {
            "meeting": meeting.address,
            "title": meeting.title,
            "committee": meeting.committee.name,
            "date": meeting.day.isoformat() if meeting.day else None,
            "state": state(meeting),
            "items": items,
            "numbers": {item: numbers[item] for item in items if item in numbers},
            "units": [_shown(units[n], ways[n]) for n in some],
        }
        yield pack(json.dumps(about, ensure_ascii=False, separators=(",", ":")).encode())


def _shown(unit: Unit, ways: Iterable[Reading]) -> dict[str, Any]:
    own, *others = ways
    at = partial(_in_browser, unit.text)
    return {
        "id": unit.id,
        "url": unit.url,
        "text": unit.text,
        "kind": unit.kind,
        "label": unit.label,
        "speaker": unit.speaker,
        "agenda": unit.agenda,
        "edges": _edges(own.found),
        "also": [
            {
                "edits": [(at(edit.start), at(edit.stop), edit.text) for edit in way.edits],
                "edges": _edges(way.found),
            }
            for way in others
        ],
    }


def _in_browser(text: str, at: int) -> int:
    """An offset as a browser counts: a letter beyond the first 65,536 is two."""
    return at + sum(letter > "\uffff" for letter in text[:at])


def _edges(found: Morphemes) -> str:
    """Distances between edges, four times, with what each is in the last two bits: five bits a character."""
    text = found.letters.text
    wide = max(text, default="") > "\uffff"
    edges = {(_in_browser(text, at) if wide else at): edge for at, edge in found.edges.items()}
    places = sorted(edges)
    distances = zip([0, *places], places, strict=False)
    return "".join(digits(at - before << 2 | edges[at]) for before, at in distances)
