"""Files and folders moved and removed, with no more ado than the disk makes."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def link(source: str | Path, there: str | Path) -> None:
    """The same file at another place, without a copy where the disk can."""
    try:
        os.link(source, there)
    except OSError:  # another disk, or one that knows no links
        shutil.copyfile(source, there)


def discard(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def remove(top: Path, file: str) -> None:
    """Remove a file, and the folders below `top` that it leaves empty."""
    if not (top / file).is_dir():  # else something new has its place, as it may on the way there
        with suppress(NotADirectoryError):
            (top / file).unlink(missing_ok=True)
    for folder in (top / file).parents:
        if folder == top or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
