"""What was made before, kept by what it was made of (중간 결과): a plain folder that may be deleted, copied, shared.

A file's name is the hash of all that went in; its first bytes are the hash of what follows. What is damaged, cut short or
another's is as if it were not there, so that nothing stale and nothing broken is ever taken out.
"""

import os
import zlib
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

Kind = Literal[
    "facts", "raw", "share", "brief", "made", "inner", "spans", "spread", "files", "seen", "digest", "surfaces", "heard"
]  # fmt: skip
T = TypeVar("T")
SUM = 32  # bytes of a SHA-256


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of results, one file each."""

    folder: Path

    def has(self, kind: Kind, key: str) -> bool:
        """Whether there is a result, sound or not."""
        return os.path.isfile(self._place(kind, key))  # noqa: PTH113 - ten thousand of them

    def get(self, kind: Kind, key: str) -> bytes | None:
        """A result; None if there is none, or it is not what was put there."""
        data = unsealed(Path(self._place(kind, key)))
        return None if data is None else zlib.decompress(data)

    def take(self, kind: Kind, key: str, form: type[T]) -> T | None:
        """A result in its form; None if it is not there, or not what was put there."""
        data = self.get(kind, key)
        try:
            return None if data is None else msgspec.msgpack.decode(data, type=form)
        except msgspec.DecodeError:
            return None

    def put(self, kind: Kind, key: str, data: bytes) -> None:
        """Keep a result; a half-written one is never seen."""
        place, packed = Path(self._place(kind, key)), zlib.compress(data, 1)
        fresh = place.with_name(f".{place.name}.new")
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            fresh.write_bytes(sealed(packed))
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)

    def drop(self, kind: Kind, key: str) -> None:
        """Forget a result."""
        Path(self._place(kind, key)).unlink(missing_ok=True)

    def tidy(self, wanted: Collection[str]) -> None:
        """Remove the results whose keys are none of these."""
        for place in self.folder.glob("*/*/*"):
            if place.name not in wanted:
                with suppress(OSError):
                    place.unlink()

    def _place(self, kind: Kind, key: str) -> str:
        return f"{self.folder}/{kind}/{key[:2]}/{key}"


def sealed(data: bytes) -> bytes:
    """Bytes behind their sum."""
    return sha256(data).digest() + data


def taken(path: Path, form: type[T]) -> T | None:
    """What a sealed file has, in its form; None if it is not there, damaged, or of another program."""
    data = unsealed(path)
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=form)
    except msgspec.DecodeError:
        return None


def unsealed(path: Path) -> bytes | None:
    """What a file has behind its sum; None if it is not there or not what it was."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data[SUM:] if sha256(data[SUM:]).digest() == data[:SUM] else None
