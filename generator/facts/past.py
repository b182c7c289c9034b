"""The words of what was: ids that are gone, and what a draft had otherwise (지난 기록)."""

from dataclasses import dataclass
from typing import Literal

Why = Literal["removed", "redacted", "merged", "moved"]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An id whose words are gone from the record (묘비): it keeps its place for ever, and says why."""

    id: str
    why: Why
    into: str = ""
    """Where its words stand now, if they do."""
    after: str = ""
    """What it follows, there or gone; empty at the start. A paragraph follows one of its speech, or it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph or a label that the final record has otherwise than the draft had (초안에서 바뀐 곳)."""

    id: str
    """As published; empty for what the draft alone had."""
    before: str
    """Empty for what the final record alone has."""
    after: str
