"""The shares of all meetings of a segment, key by key, in memory that does not grow with their number.

A share's keys are cut into slices by what they begin with; the slices of one kind of all meetings lie in one file
and are merged by themselves, one kind after the other. The kinds are in the order of their keys.
"""

import tempfile
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Any

from msgspec import msgpack

from generator.search.packing import number

HASHED = 8  # slices of a table, by the first bits of the place of a key
WORDS = (0xEB, 0xEC, 0xED)  # first bytes of words that begin with a syllable, in UTF-8
SLICES = [
    *(f"n{n}" for n in range(HASHED)),
    *(f"p{n}" for n in range(HASHED)),
    *(f"s{n}" for n in range(len(WORDS) + 1)),
    *(f"v{n}" for n in range(len(WORDS) + 1)),
    *(f"w{n}" for n in range(HASHED)),
]
IN_MEMORY = 1 << 18  # bytes of a kind of slices that need no file

LISTS = msgpack.Decoder(dict[bytes, bytes])
NOTES = msgpack.Decoder(dict[bytes, int])


def slices(keys: Mapping[bytes, Any]) -> dict[str, bytes]:
    """A share's keys with what it has under them, cut."""
    cut: dict[str, dict[bytes, Any]] = {}
    for key in sorted(keys):
        cut.setdefault(_slice_of(key), {})[key] = keys[key]
    return {name: msgpack.encode(own) for name, own in cut.items()}


def _slice_of(key: bytes) -> str:
    section = chr(key[0])
    return f"{section}{bisect(WORDS, key[1]) if section in 'sv' else key[1] // (256 // HASHED)}"


class Gathered(AbstractContextManager["Gathered"]):
    """Slices of many meetings; their files go with it."""

    def __init__(self) -> None:
        self._files = ExitStack()
        self._slices = {
            name: self._files.enter_context(tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115
            for name in SLICES
        }

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def add(self, meeting: int, own: Mapping[str, bytes]) -> None:
        """What one meeting has; meetings come in the order of their numbers."""
        for name, data in own.items():
            self._slices[name].write(b"%d %d\n" % (meeting, len(data)))
            self._slices[name].write(data)

    def lists(self, section: str) -> Iterator[dict[bytes, bytes]]:
        """Key -> every meeting's distance from the one before and its bytes, a slice at a time."""
        for name in SLICES:
            if name[0] == section:
                yield self._lists(name)

    def notes(self, section: str) -> Iterator[dict[bytes, int]]:
        """Key -> how often it was noted in all meetings, a slice at a time."""
        for name in SLICES:
            if name[0] == section:
                yield self._notes(name)

    def _lists(self, name: str) -> dict[bytes, bytes]:
        found: dict[bytes, list[Any]] = {}
        for meeting, data in self._read(name):
            for key, value in LISTS.decode(data).items():
                if (known := found.get(key)) is None:
                    found[key] = [meeting, value]
                else:
                    known += (meeting, value)
        return {key: _joined(found[key]) for key in sorted(found)}

    def _notes(self, name: str) -> dict[bytes, int]:
        found: dict[bytes, int] = {}
        for _, data in self._read(name):
            for key, count in NOTES.decode(data).items():
                found[key] = found.get(key, 0) + count
        return {key: found[key] for key in sorted(found)}

    def _read(self, name: str) -> Iterator[tuple[int, bytes]]:
        file = self._slices[name]
        file.seek(0)
        while line := file.readline():
            meeting, length = line.split()
            yield int(meeting), file.read(int(length))


def _joined(found: Sequence[Any]) -> bytes:
    """Meetings and their bytes, in turn, as one list."""
    if len(found) == 2:
        return number(found[0]) + found[1]  # type: ignore[no-any-return]
    pieces: list[bytes] = []
    last = 0
    for meeting, value in zip(found[::2], found[1::2], strict=True):
        pieces += (number(meeting - last), value)
        last = meeting
    return b"".join(pieces)
