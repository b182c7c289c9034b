"""What changed between a draft and the final record (초안과 확정본), paragraph by paragraph.

Both are parsed alike, and the final one is aligned with the draft as it would be with a ledger: what kept its
id is the same paragraph, mended or not.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.ids import settle
from generator.ledger import Ledger
from generator.model import Meeting
from generator.parse import parse
from generator.past import Change
from generator.remember import remember
from generator.sketch import fingerprint
from generator.tombstones import order_of


def changes(meeting: Meeting, draft: Meeting) -> Iterator[Change]:
    """Every paragraph that was added, left out or changed, in reading order; `meeting` as published."""
    notes = replace(meeting.notes, ids={})
    drafted, _ = settle(draft, Ledger())
    parsed, _ = parse(meeting.source, meeting.committee, meeting.id, notes)
    compared, _ = settle(parsed, remember(drafted, Ledger()))
    published = dict(zip(_ids(compared), _ids(meeting), strict=True))
    before, after = _words(drafted), _words(meeting)
    moved = {stone.into: stone.id for stone in compared.retired if stone.why == "moved"}
    for own in order_of(compared):
        if own in published:
            was, now = before.get(moved.get(own, own), ""), after[published[own]]
            is_label = "-" not in own and own[0] == "s"
            if fingerprint(was) != fingerprint(now) and (was or not is_label):
                yield Change(published[own], was, now)
        elif own not in moved.values() and own in before and ("-" in own or own[0] == "o"):
            yield Change("", before[own], "")


def _ids(meeting: Meeting) -> Iterator[str]:
    """Every place of a record that has words, labels among them."""
    yield from (paragraph.id for paragraph in meeting.front)
    for speech in meeting.speeches:
        yield speech.id
        yield from (paragraph.id for paragraph in speech.paragraphs)


def _words(meeting: Meeting) -> dict[str, str]:
    words = {paragraph.id: paragraph.text for paragraph in meeting.paragraphs()}
    return words | {speech.id: speech.label for speech in meeting.speeches}
