"""What changed between a draft and the final record (초안과 확정본), paragraph by paragraph.

Both are parsed alike, and the final one is aligned with the draft as it would be with a ledger: what kept its
id is the same paragraph, mended or not.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from generator.facts.past import Change
from generator.model import Meeting
from generator.permalinks.ids import settle
from generator.permalinks.ledger import Ledger, speech_of
from generator.permalinks.remember import remember
from generator.permalinks.sketch import fingerprint
from generator.permalinks.tombstones import order_of
from generator.record.parse import parse

SAME = 0.6  # likeness from which two texts in one place are one text, mended


def changes(meeting: Meeting, draft: Meeting) -> Iterator[Change]:
    """Every paragraph that was added, left out or changed, in reading order; `meeting` as published."""
    compared, published, before = _compared(meeting, draft)
    after = _words(meeting)
    moved = {stone.into: stone.id for stone in compared.retired if stone.why == "moved"}
    for own in order_of(compared):
        if own in published:
            was, now = before.get(moved.get(own, own), ""), after[published[own]]
            is_label = "-" not in own and own[0] == "s"
            if fingerprint(was) != fingerprint(now) and (was or not is_label):
                yield Change(published[own], was, now)
        elif own not in moved.values() and own in before and ("-" in own or own[0] == "o"):
            yield Change("", before[own], "")


def redacted_words(meeting: Meeting, draft: Meeting, ledger: Ledger) -> Iterator[str]:
    """Texts of a draft that people redacted in the record: by their words while the ledger knows them, else by their place.

    `ledger` is the one before this build: of what was redacted once it knows nothing any more.
    """
    redacted = {stone.id for stone in meeting.retired if stone.why == "redacted"}
    if not redacted:
        return
    compared, published, before = _compared(meeting, draft)
    known = {e.hash for e in ledger.living() if e.id in redacted and e.hash}
    yield from (text for text in before.values() if fingerprint(text) in known)
    behind, after, here = _beside(meeting, redacted), _words(meeting), ""
    for own in order_of(compared):
        here = published.get(own, here)
        if own not in before or ("-" not in own and own[0] == "s"):
            continue
        if own not in published:
            if here in behind.values():
                yield before[own]
        elif here in behind and _is_other(before[own], after[here]):
            yield before[own]


def _beside(meeting: Meeting, redacted: Collection[str]) -> dict[str, str]:
    """Text right behind what was redacted -> what stands before that; behind a whole speech, all of the next one."""
    found: dict[str, str] = {}
    there = {s.id for s in meeting.speeches} | {p.id for p in meeting.paragraphs()}
    before, gap, whole = "", None, False
    for own in order_of(meeting):
        if own in redacted:
            gap = before if gap is None else gap
            whole = whole or ("-" not in own and own[0] == "s")
        elif own in there:
            before = own
            goes_on = whole and "-" in own and speech_of(own) in found
            if gap is not None:
                found[own] = gap
                gap, whole = None, whole and "-" not in own
            elif goes_on:
                found[own] = found[speech_of(own)]
    if gap is not None:
        found[""] = gap
    return found


def _is_other(was: str, now: str) -> bool:
    return fingerprint(was) != fingerprint(now) and SequenceMatcher(None, was, now).ratio() < SAME


def _compared(meeting: Meeting, draft: Meeting) -> tuple[Meeting, dict[str, str], dict[str, str]]:
    """The record with the ids of the draft, each of these as published if it is there, and the draft's words."""
    notes = replace(meeting.notes, ids={})
    drafted, _ = settle(draft, Ledger())
    parsed, _ = parse(meeting.source, meeting.committee, meeting.id, notes)
    compared, _ = settle(parsed, remember(drafted, Ledger()))
    published = dict(zip(_ids(compared), _ids(meeting), strict=True))
    return compared, published, _words(drafted)


def _ids(meeting: Meeting) -> Iterator[str]:
    yield from (paragraph.id for paragraph in meeting.front)
    for speech in meeting.speeches:
        yield speech.id
        yield from (paragraph.id for paragraph in speech.paragraphs)


def _words(meeting: Meeting) -> dict[str, str]:
    words = {paragraph.id: paragraph.text for paragraph in meeting.paragraphs()}
    return words | {speech.id: speech.label for speech in meeting.speeches}
