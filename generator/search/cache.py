"""A meeting's share of the index, kept between builds: the language model is slow, a text changes seldom.

A share is found again by what it was made of: the meeting's units, the model's version, this package. It is one
file for each address, which any other machine can use as well.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct, msgpack

from generator.machine.shelf import taken
from generator.model import Meeting
from generator.render.wording import state
from generator.search.merge import slices
from generator.search.part import Part, part
from generator.search.store import line, name_of, seal
from generator.search.units import Unit

PACKAGE = Path(__file__).parent
MODEL = ("kiwipiepy", "kiwipiepy_model")
SHARES = "shares"


class Share(Struct, frozen=True):
    """What is kept of one meeting."""

    key: str
    """What it was made of."""
    texts: str
    """The name of its folder of texts."""
    files: Sequence[bytes]
    """Those of the texts."""
    units: int
    slices: Mapping[str, bytes]
    """What it is found by; see `merge`."""


def keep(meeting: Meeting, units: Sequence[Unit], folder: Path) -> str:
    """See to it that the share of a meeting is kept; its key."""
    key = _key(meeting, units)
    if read_share(meeting.address, key, folder) is None:
        share = share_of(meeting.address, part(meeting, units), key)
        seal(place_of(meeting.address, folder), msgpack.encode(share))
    return key


def share_of(address: str, own: Part, key: str) -> Share:
    """A share as it is kept."""
    name = name_of(line(f"{n}.bin", data) for n, data in enumerate(own.files))
    return Share(key, f"{address}-{name}", own.files, own.units, slices({**own.lists, **own.notes}))


def read_share(address: str, key: str, folder: Path) -> Share | None:
    """The share of a meeting from the last time; none if it is another's, damaged or not there."""
    share = taken(place_of(address, folder), Share)
    return share if share and share.key == key else None


def place_of(address: str, folder: Path) -> Path:
    """Where the share of a meeting is kept."""
    return folder / SHARES / f"{address.replace('/', '.')}.bin"


def _key(meeting: Meeting, units: Sequence[Unit]) -> str:
    when, own = str(meeting.day), meeting.committee.name
    about = (meeting.address, meeting.title, when, own, state(meeting))
    return sha256(repr((about, units, made_with())).encode()).hexdigest()


@cache
def made_with() -> str:
    """The model and this package, by their versions and their text."""
    files = [PACKAGE.parent / "korean/language.py"]
    files += sorted(path for path in PACKAGE.iterdir() if path.suffix in (".py", ".txt"))
    sources = [path.read_text("utf-8") for path in files]
    return sha256(repr([*map(version, MODEL), *sources]).encode()).hexdigest()
