"""JSON Lines: a paragraph a line, as `docs/data/paragraph.json` describes it."""

import json
from collections.abc import Sequence

from generator.export.flat import Data, lines


def of_meetings(meetings: Sequence[Data]) -> str:
    """One meeting, or all of a committee one after the other."""
    own = (line for meeting in meetings for line in lines(meeting))
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in own)
