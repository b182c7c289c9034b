"""The index as files (검색 색인): what `search.js` downloads, a little at a time.

    index.json            where the rest is, and how many files of each kind there are
    <hash>/v/3.bin        a block of the vocabulary: terms in order, the length of each one's list
    <hash>/l/12.bin       lists of units, end to end, cut every so many bytes
    <hash>/{w,p,n}/7.bin  tables: words between spaces, pairs of letters, words that one may mean
    <hash>/t/0/4.bin      the texts of a meeting's units
    <hash>/m/0.bin        the meetings, the newest first

All but `index.json` lie in a folder whose name is the hash of their contents.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby, islice
from typing import Any

from generator.search.merge import Gathered
from generator.search.packing import Tape, counted, entry, number, pack
from generator.search.part import LIST, NEAR, PAIR, PIECE, STEMS, TERM, WORD, Part

SCHEMA = "minutes/search-1"
CHUNK = 24_576  # bytes of a file of lists
BLOCK = 256  # terms of a block of the vocabulary
BUCKET = 6_144  # bytes of a table's file, about
INLINE = 256  # bytes of a list that stands in the table itself
MEANT = 50  # words that one key may mean
TABLES = (NEAR, PAIR, WORD)

File = tuple[str, bytes]
Entry = tuple[bytes, bytes]


@dataclass(slots=True)
class Lists:
    """The lists, end to end."""

    tape: Tape = field(default_factory=lambda: Tape(CHUNK))
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


def index_files(meetings: Sequence[Mapping[str, Any]], parts: Iterable[Part]) -> Iterator[File]:
    """Every file of the index, path -> bytes as packed; the last one is `index.json`.

    Meetings and their parts come in the same order, the newest first.
    """
    sums = []
    facts: dict[str, Any] = {"schema": SCHEMA, "chunk": CHUNK, "piece": PIECE, "blocks": []}
    for path, data in _contents(meetings, parts, facts):
        sums.append(f"{path} {sha256(data).hexdigest()}\n")
        yield path, data
    facts["folder"] = sha256("".join(sorted(sums)).encode()).hexdigest()[:16]
    yield "index.json", (json.dumps(facts, ensure_ascii=False) + "\n").encode()


def _contents(
    meetings: Sequence[Mapping[str, Any]], parts: Iterable[Part], facts: dict[str, Any]
) -> Iterator[File]:
    yield "m/0.bin", pack(_json(meetings))
    with Gathered() as gathered:
        for number_of, part in enumerate(parts):
            gathered.add(number_of, part.keys)
            yield from ((f"t/{number_of}/{n}.bin", data) for n, data in enumerate(part.files))
        lists = Lists()
        facts["tables"] = _sizes(gathered)
        for section, entries in groupby(gathered.entries(), key=lambda entry: entry[0][:1]):
            name = section.decode()
            if name == TERM:
                made = _vocabulary(entries, lists, facts["blocks"])
            else:
                made = _table(entries, lists, name == NEAR, facts["tables"][name])
            for n, data in made:
                yield f"{name}/{n}.bin", pack(data)
                yield from lists.files()
        lists.full += lists.tape.end()
        yield from lists.files()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _sizes(gathered: Gathered) -> dict[str, int]:
    """How many files each table needs."""
    sizes = dict.fromkeys(TABLES, 0)
    for key, value in gathered.entries():
        name = key[:1].decode()
        if name in sizes:
            sizes[name] += len(key) + min(len(value), INLINE)
    return {name: -(-size // BUCKET) for name, size in sizes.items()}


def _vocabulary(
    entries: Iterable[Entry], lists: Lists, firsts: list[str]
) -> Iterator[tuple[int, bytes]]:
    """Blocks of lines: a term, the length of its list, the verbs that it is a stem of."""
    by_term = groupby(entries, key=lambda entry: entry[0][1:-2])
    terms = ((term, {key[-2:].decode(): value for key, value in own}) for term, own in by_term)
    n = 0
    while block := list(islice(terms, BLOCK)):
        firsts.append(block[0][0].decode())
        lines = [str(lists.tape.length), *(_line(term, own, lists) for term, own in block)]
        yield n, "\n".join(lines).encode()
        n += 1


def _line(term: bytes, own: Mapping[str, bytes], lists: Lists) -> str:
    data = own.get(LIST, b"")
    lists.write(data)
    stems = " ".join(counted(own.get(STEMS, b"")))
    return f"{term.decode()}\t{len(data)}" + (f"\t{stems}" if stems else "")


def _table(
    entries: Iterable[Entry], lists: Lists, notes: bool, files: int
) -> Iterator[tuple[int, bytes]]:
    """Files of keys and values by where the key stands among all."""
    waiting = 0
    for n, own in groupby(entries, key=lambda entry: _file_of(entry[0], files)):
        yield from ((empty, b"") for empty in range(waiting, n))
        yield n, b"".join(_entry(key[5:], value, lists, notes) for key, value in own)
        waiting = n + 1
    yield from ((empty, b"") for empty in range(waiting, files))


def _file_of(key: bytes, files: int) -> int:
    return int.from_bytes(key[1:5], "big") * files >> 32


def _entry(key: bytes, value: bytes, lists: Lists, notes: bool) -> bytes:
    """A note as lines, a list as it is, a long list as where it stands among the lists."""
    if notes:
        words = sorted(counted(value).items(), key=lambda word: (-word[1], word[0]))[:MEANT]
        return entry(key, "\n".join(f"{word}\t{count}" for word, count in words).encode())
    if len(value) <= INLINE:
        return entry(key, b"\0" + value)
    return entry(key, number(len(value)) + number(lists.write(value)))
