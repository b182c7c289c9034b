"""Korean search (검색): the record's words as an index that a browser can ask.

    meeting ► units ► letters, readings, morphemes (compounds) ► part ► cache
                                                                  │
                    search.js ◄ files ◄ index (merge, packing) ◄ ─┘

Positions are offsets in a text's letters, spaces left out, so that every spelling of a compound is the
same string. The language model is asked at build time only, once for each meeting; nothing of it reaches
a reader. All of this goes away with this folder, `templates/theme/assets/search/` and the lines that
name them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.model import Meeting
from generator.search.cache import kept
from generator.search.index import File, index_files
from generator.search.units import units

__all__ = ["index"]


def index(meetings: Sequence[Meeting], cache: Path) -> Iterator[File]:
    """The files of the index, one after the other; `index.json`, which says where they are, comes last.

    What a meeting's text is made of is kept in `cache`.
    """
    newest = sorted(meetings, key=lambda meeting: meeting.age, reverse=True)
    parts = (kept(meeting, units(meeting), cache) for meeting in newest)
    return index_files([_about(meeting) for meeting in newest], parts)


def _about(meeting: Meeting) -> dict[str, Any]:
    """What a search can be narrowed to, and by what name a reader knows it."""
    return {
        "id": meeting.address,
        "title": meeting.title,
        "committee": meeting.committee.name,
        "year": meeting.age[0][:4],
    }
