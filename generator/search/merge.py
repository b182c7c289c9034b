"""The shares of all meetings, key by key, in memory that does not grow with the archive.

Keys with what each meeting has under them are gathered until there are too many, sorted, and laid down
in a file; in the end the files are read side by side.
"""

import heapq
import pickle
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from operator import itemgetter
from typing import IO, Any

from generator.search.packing import number

MOST = 400_000  # keys in memory
# First and last meeting that has the key, and the bytes of all, the first meeting's number left out.
Entry = tuple[bytes, int, int, bytes]


class Gathered(AbstractContextManager["Gathered"]):
    """Keys with the bytes of every meeting; its files go with it."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._keys: dict[bytes, tuple[int, int, bytearray]] = {}
        self._laid_down: list[IO[bytes]] = []
        self._files = ExitStack()

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def add(self, meeting: int, share: Mapping[bytes, bytes]) -> None:
        """What one meeting has; meetings come in the order of their numbers."""
        for key, value in share.items():
            first, last, data = self._keys.get(key) or (meeting, meeting, bytearray())
            if data:
                data += number(meeting - last)
            data += value
            self._keys[key] = first, meeting, data
        if len(self._keys) > self.most:
            self._lay_down()

    def _lay_down(self) -> None:
        file = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with the rest
        for entry in self._sorted():
            pickle.dump(entry, file)
        self._laid_down.append(file)
        self._keys = {}

    def _sorted(self) -> Iterator[Entry]:
        for key in sorted(self._keys):
            first, last, data = self._keys[key]
            yield key, first, last, bytes(data)

    def entries(self) -> Iterator[tuple[bytes, bytes]]:
        """Each key in order, with every meeting's distance from the one before and its bytes."""
        runs = [*map(_read, self._laid_down), self._sorted()]
        key, before, data = b"", 0, bytearray()
        # Of one key the runs come in their own order, which is that of the meetings.
        for own, first, last, value in heapq.merge(*runs, key=itemgetter(0)):
            if own != key:
                if key:
                    yield key, bytes(data)
                key, before, data = own, 0, bytearray()
            data += number(first - before) + value
            before = last
        if key:
            yield key, bytes(data)


def _read(file: IO[bytes]) -> Iterator[Any]:
    file.seek(0)
    while True:
        try:
            yield pickle.load(file)
        except EOFError:
            return
