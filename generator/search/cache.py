"""A meeting's share of the index, kept between builds: the language model is slow, a text changes seldom.

A share is found again by what it was made of: the meeting's units, the model's version, this package.
"""

import json
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator.model import Meeting
from generator.search.part import Part, part
from generator.search.units import Unit

PACKAGE = Path(__file__).parent
MODEL = ("kiwipiepy", "kiwipiepy_model")


def kept(meeting: Meeting, units: Sequence[Unit], folder: Path) -> Part:
    """The share of a meeting, from the file of the last time if it still holds."""
    path = folder / f"{meeting.address.replace('/', '.')}.json"
    key = _key(meeting, units)
    if path.is_file() and (share := _read(path.read_text("utf-8"), key)):
        return share
    share = part(meeting, units)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(_text(share, key), "utf-8")
    return share


def _key(meeting: Meeting, units: Sequence[Unit]) -> str:
    about = (meeting.address, meeting.title, str(meeting.day), meeting.committee.name)
    return sha256(repr((about, units, _made_with())).encode()).hexdigest()


@cache
def _made_with() -> str:
    """The model and this package, by their versions and their text."""
    files = [PACKAGE.parent / "language.py"]
    files += sorted(path for path in PACKAGE.iterdir() if path.suffix in (".py", ".txt"))
    sources = [path.read_text("utf-8") for path in files]
    return sha256(repr([*map(version, MODEL), *sources]).encode()).hexdigest()


def _text(share: Part, key: str) -> str:
    """JSON; a byte is the character of its number."""
    keys = {name.decode("latin-1"): value.decode("latin-1") for name, value in share.keys.items()}
    files = [data.decode("latin-1") for data in share.files]
    return json.dumps({"key": key, "keys": keys, "files": files}, ensure_ascii=False)


def _read(text: str, key: str) -> Part | None:
    try:
        held = json.loads(text)
        if held["key"] != key:
            return None
        keys = {n.encode("latin-1"): v.encode("latin-1") for n, v in held["keys"].items()}
        return Part(keys, [data.encode("latin-1") for data in held["files"]])
    except (ValueError, KeyError, TypeError, AttributeError):  # half written, or not ours
        return None
