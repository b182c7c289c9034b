"""A run of meetings as files (검색 색인): what `search.js` downloads of it, a little at a time.

    v/3.bin        a block of the vocabulary: terms in order, the length of each one's list
    l/12.bin       lists of units, end to end, cut every so many bytes
    {w,p,n}/7.bin  tables: words between spaces, pairs of letters, words that one may mean
    t/0.bin        the folders of some meetings' texts

Meetings are numbered within the segment, the newest is 0.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice

from generator.search.merge import Gathered
from generator.search.packing import Table, Tape, entry, how_many, number, pack
from generator.search.part import NEAR, PAIR, STEM, TERM, WORD

INLINE = 256  # bytes of a list that stands in the table itself
PLACES = 32  # meetings in a file of folders
TABLES = (NEAR, PAIR, WORD)
FEW = 32  # meetings for which files are smaller, since they are read beside others
BLOCK = (64, 256)  # terms of a block of the vocabulary, of few meetings and of many
BUCKET = (1_024, 4_096)  # bytes of a table's file, about
CHUNK = (2_048, 8_192)  # bytes of a file of lists

File = tuple[str, bytes]


@dataclass(slots=True)
class Lists:
    """The lists, end to end."""

    tape: Tape
    full: list[bytes] = field(default_factory=list)
    count: int = 0

    def write(self, data: bytes) -> int:
        """Add a list; where it begins."""
        start = self.tape.length
        self.full += self.tape.write(data)
        return start

    def files(self) -> Iterator[File]:
        """Those that have become full since the last time."""
        for data in self.full:
            yield f"l/{self.count}.bin", pack(data)
            self.count += 1
        self.full = []


def chunk(meetings: int) -> int:
    """Bytes of a file of lists of a segment of so many meetings."""
    return CHUNK[meetings > FEW]


def segment_files(
    gathered: Gathered, texts: Sequence[str], blocks: list[str], tables: dict[str, int]
) -> Iterator[File]:
    """Every file, path -> bytes as packed.

    `texts` are the folders of the meetings' texts; the first term of each block and how many files each
    table has are put into `blocks` and `tables`.
    """
    many = len(texts) > FEW
    lists = Lists(Tape(chunk(len(texts))))
    for n in range(0, len(texts), PLACES):
        yield f"t/{n // PLACES}.bin", pack("\n".join(texts[n : n + PLACES]).encode())
    for n, data in enumerate(_vocabulary(gathered, lists, blocks, BLOCK[many])):
        yield f"{TERM}/{n}.bin", pack(data)
        yield from lists.files()
    for name in TABLES:
        table = Table(BUCKET[many])
        entries = _notes(gathered) if name == NEAR else _entries(gathered, name, lists)
        for key, value in entries:
            table.add(int.from_bytes(key[1:5], "big"), entry(key[5:], value))
            yield from lists.files()
        for n, data in enumerate(table.files()):
            yield f"{name}/{n}.bin", pack(data)
            tables[name] = n + 1
    lists.full += lists.tape.end()
    yield from lists.files()


def _vocabulary(gathered: Gathered, lists: Lists, firsts: list[str], size: int) -> Iterator[bytes]:
    """Blocks of lines: a term, the bytes of its list, its numbers if they are not as many, its verbs."""
    terms = _terms(gathered)
    while block := list(islice(terms, size)):
        firsts.append(block[0][0].decode())
        lines = [str(lists.tape.length).encode()]
        for term, data, stems in block:
            lists.write(data)
            count = how_many(data)
            told = b"%d" % count if count == len(data) else b"%d %d" % (count, len(data))
            lines.append(b"\t".join((term, told, *([b" ".join(stems)] if stems else []))))
        yield b"\n".join(lines)


def _terms(gathered: Gathered) -> Iterator[tuple[bytes, bytes, Sequence[bytes]]]:
    """Each term in order with its list and what it is a stem of."""
    for lists, notes in zip(gathered.lists(TERM), gathered.notes(STEM), strict=True):
        found = {key[1:]: data for key, data in lists.items()}
        stems = {key[1:]: tuple(words) for key, words in _by_key(notes, 1)}
        for term in sorted(found.keys() | stems.keys()):
            yield term, found.get(term, b""), stems.get(term, ())


def _entries(gathered: Gathered, section: str, lists: Lists) -> Iterator[tuple[bytes, bytes]]:
    """A list as it is, a long list as where it stands among the lists and how many numbers it has."""
    for some in gathered.lists(section):
        for key, data in some.items():
            if len(data) <= INLINE:
                yield key, b"\0" + data
            else:
                place = (len(data), lists.write(data), how_many(data))
                yield key, b"".join(map(number, place))


def _notes(gathered: Gathered) -> Iterator[tuple[bytes, bytes]]:
    """A line for each word that a key may mean."""
    for some in gathered.notes(NEAR):
        for key, words in _by_key(some, 5):
            lines = (b"%b\t%d" % (word, some[key + b"\t" + word]) for word in words)
            yield key, b"\n".join(lines)


def _by_key(notes: Mapping[bytes, int], start: int) -> Iterator[tuple[bytes, Iterable[bytes]]]:
    """Key -> the words noted under it; the key's own letters begin at `start`."""

    def key(note: bytes) -> bytes:
        return note[: note.index(b"\t", start)]

    for own, some in groupby(notes, key):
        yield own, [note[len(own) + 1 :] for note in some]
