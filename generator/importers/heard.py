"""An office file to all that it says: its text as a draft, and every passage, be it kept, deleted or beside the text."""

from pathlib import Path

from generator.importers import read
from generator.importers.draft import draft
from generator.importers.inside import BODY, inside
from generator.source import Heard, Passage

CLOSED = frozenset({"M002", "M005", "M008", "M021", "M024"})
"""No library for it, locked, too large: nothing more is tried."""


def heard(path: Path) -> Heard:
    """All of it; never raises. What its reader refuses may still hold words, which are looked for all the same."""
    document, problems = read(path)
    if document is None and problems[0].code in CLOSED:
        return Heard(unread=problems[0].message)
    text = draft(document) if document else ""
    left = (
        [Passage(one.kind, one.text) for one in document.left_out if one.text.strip()]
        if document
        else []
    )
    first = [Passage(BODY, text)] if text else []
    found = dict.fromkeys((*first, *left, *inside(path.read_bytes())))
    return Heard(text, tuple(found), "" if document else problems[0].message)
