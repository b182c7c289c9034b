"""Addresses on the site, from its root: `smart-city/2023-2/agenda/6/`, `…/transcript/#s13-p2`.

A contract: once published, none of these forms changes.
"""

from dataclasses import dataclass
from functools import lru_cache

from generator.model import Meeting

HOME = ""
ABOUT = "about/"
PROOF = "about/proof/"
DATA = "data/"
SEARCH = "search/"
ERRORS = "about/#errors"


def committee(own: str) -> str:
    """A committee's page."""
    return f"{own}/"


def year(committee: str, own: str) -> str:
    """The meetings of one year; no meeting's id is four digits alone."""
    return f"{committee}/{own}/"


def data_of(committee: str) -> str:
    """The files of a committee's open data."""
    return f"{DATA}{committee}/"


def figures(committee: str) -> str:
    """What the proof counted of a committee's meetings."""
    return f"{committee}/proof/"


def feed(place: str) -> str:
    """The feed of a place: `smart-city/feed.xml`."""
    return f"{place}feed.xml"


def offices(committee: str) -> str:
    """All offices that spoke in the meetings of a committee."""
    return f"{committee}/speakers/"


def items(committee: str) -> str:
    """The items of all meetings of a committee."""
    return f"{committee}/agenda/"


def topics(committee: str) -> str:
    """All topics of a committee."""
    return f"{committee}/topics/"


def topic(committee: str, slug: str) -> str:
    """One topic through the meetings of a committee."""
    return f"{committee}/topics/{slug}/"


def attendance(committee: str) -> str:
    """Who was there, meeting by meeting."""
    return f"{committee}/attendance/"


def office(committee: str, slug: str) -> str:
    """An office across the meetings of a committee."""
    return f"{committee}/speakers/{slug}/"


@dataclass(frozen=True, slots=True)
class MeetingUrls:
    """The addresses of one meeting; `root` is that of its overview."""

    root: str

    @classmethod
    def of(cls, meeting: Meeting) -> "MeetingUrls":
        """Those of a meeting."""
        return cls(f"{meeting.address}/")

    @property
    def transcript(self) -> str:
        """The whole record."""
        return f"{self.root}transcript/"

    @property
    def agenda(self) -> str:
        """The list of items."""
        return f"{self.root}agenda/"

    @property
    def requests(self) -> str:
        """What was asked and answered."""
        return f"{self.root}requests/"

    @property
    def corrections(self) -> str:
        """What was corrected, and what became of ids that are gone."""
        return f"{self.root}corrections/"

    @property
    def speakers(self) -> str:
        """The list of speakers."""
        return f"{self.root}speakers/"

    @property
    def withheld(self) -> str:
        """The masked turns, one by one."""
        return f"{self.root}speakers/withheld/"

    def at(self, own: str) -> str:
        """A place in the record: `s13-p2`."""
        return f"{self.transcript}#{own}"

    def item(self, own: str) -> str:
        """An agenda item's page: `a6` stands at `agenda/6/`."""
        return f"{self.agenda}{own.removeprefix('a')}/"

    def speaker(self, slug: str) -> str:
        """A speaker's page."""
        return f"{self.speakers}{slug}/"


def relative(here: str, there: str) -> str:
    """The way from one address to another: right under any base path."""
    path, _, fragment = there.partition("#")
    anchor = f"#{fragment}" if fragment else ""
    return _way(here, path) + anchor if path != here else anchor or "./"


@lru_cache(maxsize=100_000)
def _way(here: str, path: str) -> str:
    start, goal = here.split("/")[:-1], path.rstrip("/").split("/") if path else []
    shared = 0
    while shared < min(len(start), len(goal)) and start[shared] == goal[shared]:
        shared += 1
    way = "/".join([*[".."] * (len(start) - shared), *goal[shared:]]) or "."
    return way + ("" if "." in path.rpartition("/")[2] else "/")
