"""Where an id that is gone has its place (묘비): behind what it followed when its words were here.

In: the order that the ledger knows, and what is there now. Out: the tombstones of a level, each with what it
follows, there or gone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.facts.past import Tombstone, Why
from generator.model import Meeting
from generator.permalinks.align import rising
from generator.permalinks.ledger import Entry, speech_of

KINDS = {"o": "회의개요의 글", "s": "발언", "a": "안건"}


def kind_of(own: str) -> str:
    """What an id is of, in a word."""
    return "문단" if "-" in own else KINDS[own[0]]


def tombstones(
    entries: Sequence[Entry],
    living: Sequence[str],
    into: Mapping[str, str],
    answers: Mapping[str, str],
    start: str = "",
) -> Iterator[Tombstone]:
    """Those of one level, in order; `start` is what the first text of the level follows."""
    anchors = set(_in_order([entry.id for entry in entries], living))
    there, after = set(living), start
    for entry in entries:
        if entry.id not in there:
            why, where = _fate(entry, into, answers)
            yield Tombstone(entry.id, why, where, after)
            after = entry.id
        elif entry.id in anchors:
            after = entry.id


def _in_order(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """What is there and has not moved."""
    place = {own: n for n, own in enumerate(before)}
    known = [(n, place[own]) for n, own in enumerate(now) if own in place]
    return (before[place] for _, place in rising(known))


def _fate(entry: Entry, into: Mapping[str, str], answers: Mapping[str, str]) -> tuple[Why, str]:
    """Why it is gone, and where its words went: a person's word first, then what was known already."""
    if answers.get(entry.id) == "redacted" or entry.gone == "redacted":
        return "redacted", ""
    if answers.get(entry.id) == "removed":
        return "removed", ""
    if entry.gone:
        return entry.gone, entry.into
    where = into.get(entry.id, "")
    if not where:
        return "removed", ""
    same_speech = "-" not in where or where.partition("-")[0] == entry.id.partition("-")[0]
    return ("merged" if same_speech else "moved"), where


def by_level(stones: Iterable[Tombstone]) -> dict[str, list[Tombstone]]:
    """Tombstones under `o`, `s`, `a`, those of paragraphs under their speech."""
    levels: dict[str, list[Tombstone]] = {}
    for stone in stones:
        level = speech_of(stone.id) if "-" in stone.id else stone.id[0]
        levels.setdefault(level, []).append(stone)
    return levels


def order_of(meeting: Meeting) -> Iterator[str]:
    """Every id of a record that was ever given, in reading order, agenda items aside."""
    levels = by_level(meeting.retired)
    there = {s.id: [p.id for p in s.paragraphs] for s in meeting.speeches}
    yield from in_place([p.id for p in meeting.front], levels.get("o", ()))
    for own in in_place(there, levels.get("s", ())):
        yield own
        yield from in_place(there.get(own, ()), levels.get(own, ()), own)


def in_place(living: Iterable[str], stones: Sequence[Tombstone], start: str = "") -> Iterator[str]:
    """The ids of a level, those that are gone in their places."""
    following = {stone.after: stone.id for stone in stones}
    for own in (start, *living):
        if own != start:
            yield own
        while own in following:
            own = following[own]
            yield own
