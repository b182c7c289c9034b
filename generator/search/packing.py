"""The bytes that `search.js` reads: numbers, lists of units, tables, all cut in files of bounded size.

A list is one run of bytes: for each meeting its distance from the one before, how many of its units
follow, and their distances. Numbers are written seven bits a byte, the lowest first.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

MASK = 0xFFFFFFFF
FIRST_DIGIT = ord("0")


def number(value: int) -> bytes:
    """A number from 0 on, in as few bytes as it needs."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def digits(value: int) -> str:
    """A number as characters, five bits each, the lowest first; the sixth says that more follow."""
    out = ""
    while value > 31:
        out += chr(FIRST_DIGIT + (value & 31 | 32))
        value >>= 5
    return out + chr(FIRST_DIGIT + value)


def units(numbers: Iterable[int]) -> bytes:
    """The units of one meeting: how many, and each one's distance from the one before."""
    ordered = sorted(numbers)
    distances = (this - last for last, this in zip([0, *ordered], ordered, strict=False))
    return number(len(ordered)) + b"".join(map(number, distances))


def note(words: Mapping[str, int]) -> bytes:
    """What one meeting notes under a key: words, and how many of its units have each."""
    lines = "".join(f"{word}\t{count}\n" for word, count in sorted(words.items())).encode()
    return number(len(lines)) + lines


def counted(notes: bytes) -> dict[str, int]:
    """The notes of all meetings in one."""
    counts: dict[str, int] = {}
    at = 0
    while at < len(notes):
        _, at = _number(notes, at)  # the meeting's distance
        length, at = _number(notes, at)
        for line in notes[at : at + length].decode().splitlines():
            word, _, count = line.partition("\t")
            counts[word] = counts.get(word, 0) + int(count)
        at += length
    return counts


def _number(data: bytes, at: int) -> tuple[int, int]:
    value, shift = 0, 0
    while True:
        value |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 128:
            return value, at


@lru_cache(100_000)  # the same pairs of letters stand in every paragraph
def place(key: bytes) -> int:
    """Where a key stands in a table: its FNV-1a with the bits mixed, 32 of them."""
    value = 0x811C9DC5
    for byte in key:
        value = (value ^ byte) * 0x01000193 & MASK
    value = (value ^ value >> 15) * 0x85EBCA6B & MASK
    return value ^ value >> 13


def entry(key: bytes, value: bytes) -> bytes:
    """A key of a table with its value."""
    return number(len(key)) + key + number(len(value)) + value


def pack(data: bytes) -> bytes:
    """As a file holds it; the same on every day."""
    return gzip.compress(data, 9, mtime=0)


class Tape:
    """One endless run of bytes, cut in files of equal size as it grows."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.length = 0
        self._rest = bytearray()

    def write(self, data: bytes) -> Iterator[bytes]:
        """Add bytes; each file that is full."""
        self._rest += data
        self.length += len(data)
        while len(self._rest) >= self.size:
            yield bytes(self._rest[: self.size])
            del self._rest[: self.size]

    def end(self) -> Iterator[bytes]:
        """The last file, if anything is left for it."""
        if self._rest:
            yield bytes(self._rest)
