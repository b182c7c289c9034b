"""The bytes that `search.js` reads: numbers, lists of units, tables, all cut in files of bounded size.

A list is one run of bytes: for each meeting its distance from the one before, how many of its units
follow, and their distances. Numbers are written seven bits a byte, the lowest first.
"""

import gzip
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

MASK = 0xFFFFFFFF
FIRST_DIGIT = ord("0")
GOES_ON = bytes(range(128, 256))  # bytes that do not end a number


def number(value: int) -> bytes:
    """A number from 0 on, in as few bytes as it needs."""
    return SMALL[value] if value < len(SMALL) else _number(value)


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


SMALL = [_number(value) for value in range(4096)]


def how_many(data: bytes) -> int:
    """The numbers in a run of bytes."""
    return len(data.translate(None, GOES_ON))


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


class Table:
    """Entries in the order of their places, cut in files of about one size by where they stand."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._data = bytearray()
        self._places = array("Q")
        self._starts = array("Q")

    def add(self, where: int, data: bytes) -> None:
        """One more entry; none stands before the last one."""
        self._places.append(where)
        self._starts.append(len(self._data))
        self._data += data

    def files(self) -> Iterator[bytes]:
        """One at least; of so many files an entry is in the one whose share of all places has its own."""
        count = -(-len(self._data) // self.size) or 1
        starts = [*self._starts, len(self._data)]
        first = 0
        for n in range(1, count + 1):
            stop = bisect_left(self._places, -(-(n << 32) // count))
            yield bytes(self._data[starts[first] : starts[stop]])
            first = stop
