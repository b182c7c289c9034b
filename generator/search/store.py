"""Folders and files that are named by their contents, and files that know when they are damaged.

What was kept is believed only if it is what its name or its sum says; anything else is as if it were not there.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from generator.machine.disk import discard
from generator.machine.shelf import sealed

NAME = 16  # characters of a name


def name_of(sums: Iterable[str]) -> str:
    """What files are called together; see `line`."""
    return sha256("".join(sorted(sums)).encode()).hexdigest()[:NAME]


def line(path: str, data: bytes) -> str:
    """A file in the name of its folder."""
    return f"{path} {sha256(data).hexdigest()}\n"


def is_sound(folder: Path) -> bool:
    """Whether a folder is there with all that its name stands for, and nothing else."""
    return folder.is_dir() and folder.name[-NAME:] == name_of(_lines(str(folder), ""))


def _lines(folder: str, above: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir():
                yield from _lines(one.path, f"{above}{one.name}/")
            else:
                with open(one.path, "rb") as file:  # noqa: PTH123 - ten thousands of them
                    yield line(above + one.name, file.read())


def put(above: Path, before: str, files: Iterable[tuple[str, bytes]]) -> str:
    """Lay files down in a folder named by their contents, `before` in front; its name.

    Whatever had the name goes: it is the same, or damaged.
    """
    fresh = above / f".{os.getpid()}.new"
    discard(fresh)
    fresh.mkdir(parents=True)
    sums, made = [], {""}
    for path, data in files:
        inner = path.rpartition("/")[0]
        if inner not in made:
            (fresh / inner).mkdir(parents=True, exist_ok=True)
            made.add(inner)
        (fresh / path).write_bytes(data)
        sums.append(line(path, data))
    name = before + name_of(sums)
    discard(above / name)
    fresh.rename(above / name)
    return name


def seal(path: Path, data: bytes) -> None:
    """Write a file that begins with the sum of the rest."""
    write(path, sealed(data))


def write(path: Path, data: bytes) -> None:
    """Write a file as a new one, whatever other names the old one has; a half-written one is never seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(data)
    fresh.replace(path)
