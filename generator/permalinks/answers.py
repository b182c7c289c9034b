"""What people say of a whole record in the `ids` of `meeting.yml` (전체에 대한 답)."""

from generator.model import Meeting
from generator.permalinks.sketch import fingerprint


def all_gone(why: str, meeting: Meeting) -> str:
    """What a person writes for `all` if this very record has taken the place of all that is gone."""
    return f"{why}-{fingerprint(meeting.source.text)[:8]}"


def is_all_redacted(meeting: Meeting) -> bool:
    """Whether a person said so, and that all of it is to be forgotten: its words, and the names in its addresses."""
    return meeting.notes.ids.get("all") == all_gone("redacted", meeting)
