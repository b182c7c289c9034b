"""Korean search (검색): the record's words as an index that a browser can ask.

    meeting ► units ► letters, readings, morphemes (compounds, numbers) ► part ► cache
                                                                           │
        search.js ◄ folders ◄ index (store) ◄ segment (merge, packing) ◄ ─────────┘

Positions are offsets in a text's letters, spaces left out, so that every spelling of a compound is the
same string. The language model is asked at build time only, once for each meeting; nothing of it reaches
a reader. All of this goes away with this folder, `templates/theme/assets/search/` and the lines that
name them.
"""

from pathlib import Path

from generator.model import Meeting
from generator.search.cache import keep
from generator.search.index import Index, Listed, LostError, clear, index, listed
from generator.search.units import units

__all__ = ["Index", "Listed", "LostError", "analyse", "clear", "index", "listed"]


def analyse(meeting: Meeting, cache: Path) -> str:
    """See to it that the meeting's share of the index is in `cache`; the share's key.

    The language model is loaded only if the share is not there, damaged, or of another text or program.
    """
    return keep(meeting, units(meeting), cache)
