"""The ledger after a build: what the meeting has now, and all that it ever had.

What is gone keeps its place and number. Of a short text that is gone nothing is kept that could be guessed, and
of a redacted one nothing at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.align import SHORT
from generator.grammar import fold
from generator.ids import words_of
from generator.ledger import Entry, Ledger, number_of, speech_of
from generator.model import AgendaItem, Meeting, Paragraph, Speech, Tombstone
from generator.sketch import combined, fingerprint, sketch
from generator.slugs import given_slugs
from generator.tombstones import in_place

Before = Mapping[str, Entry]


def remember(meeting: Meeting, ledger: Ledger) -> Ledger:
    """The ledger to be written for a meeting whose ids are settled and whose joins are decided."""
    before = {entry.id: entry for entry in ledger.entries()}
    stones = {kind: [s for s in meeting.retired if s.id[0] == kind] for kind in "osa"}
    gone = _graves(meeting, ledger)
    front = {p.id: _entry(p, before) for p in meeting.front}
    items = {item.id: _item(item, before) for item in meeting.agenda}
    speeches = {speech.id: speech for speech in meeting.speeches}
    kinds: Mapping[str, Iterable[str]] = {"o": front, "s": speeches, "a": items}
    return Ledger(
        address=meeting.address,
        formerly=meeting.formerly,
        next={k: _next(ledger.next[k], map(number_of, there)) for k, there in kinds.items()},
        overview=tuple((front | gone)[own] for own in in_place(front, stones["o"])),
        speeches=tuple(_turns(speeches, stones["s"], before, gone)),
        agenda=tuple((items | gone)[own] for own in in_place(items, stones["a"])),
        speakers=given_slugs(meeting, ledger),
    )


def _turns(
    speeches: Mapping[str, Speech],
    stones: Sequence[Tombstone],
    before: Before,
    gone: dict[str, Entry],
) -> Iterator[Entry]:
    """Each speech, there or gone, followed by its paragraphs, there or gone."""
    inner: dict[str, list[Tombstone]] = {}
    for stone in stones:
        inner.setdefault(speech_of(stone.id) if "-" in stone.id else "", []).append(stone)
    for own in in_place(speeches, inner.get("", ())):
        speech = speeches.get(own)
        there = {p.id: _entry(p, before) for p in speech.paragraphs} if speech else {}
        yield _speech(speech, before) if speech else gone[own]
        yield from ((there | gone)[p] for p in in_place(there, inner.get(own, ()), own))


def _entry(paragraph: Paragraph, before: Before) -> Entry:
    text, known = paragraph.text, before.get(paragraph.id)
    words = fingerprint(text)
    same = known and known.hash == words and known.sketch
    return Entry(
        paragraph.id,
        of=paragraph.of,
        chars=len(text),
        hash=words,
        joins=paragraph.joins,
        sketch=known.sketch if known and same else sketch(text),
    )


def _speech(speech: Speech, before: Before) -> Entry:
    numbers = [int(paragraph.id.partition("-p")[2]) for paragraph in speech.paragraphs]
    old = before[speech.id].next if speech.id in before else 1
    return Entry(speech.id, speech.label, _next(old, numbers), of=speech.of)


def _item(item: AgendaItem, before: Before) -> Entry:
    text, known = words_of(item), before.get(item.id)
    words = fingerprint(text)
    kept = known.sketch if known and known.hash == words else ""
    return Entry(
        item.id, at=item.paragraph, chars=len(item.title), hash=words, sketch=kept or sketch(text)
    )


def _graves(meeting: Meeting, ledger: Ledger) -> dict[str, Entry]:
    """An entry for each id that is gone."""
    members: dict[str, list[Entry]] = {}
    for entry in ledger.speeches:
        if "-" in entry.id and not entry.gone:
            members.setdefault(speech_of(entry.id), []).append(entry)
    before = {entry.id: entry for entry in ledger.entries()}
    there = {speech.id for speech in meeting.speeches}
    graves: dict[str, Entry] = {}
    for stone in meeting.retired:
        entry = before[stone.id]
        if entry.is_speech and not entry.gone:
            said = members.get(entry.id, [])
            words = combined([fold(entry.label), *(one.hash for one in said)])
            entry = replace(entry, chars=sum(one.chars for one in said), hash=words)
        graves[stone.id] = _buried(entry, stone, alone=speech_of(stone.id) in there)
    return graves


def _buried(entry: Entry, stone: Tombstone, *, alone: bool) -> Entry:
    """An entry whose words are gone; its hash stays only if nobody can guess the words by it.

    Its length stays too if it went with its speech: the whole may come back.
    """
    grave = Entry(entry.id, next=entry.next, gone=stone.why, into=stone.into)
    if stone.why == "redacted":
        return grave
    if entry.gone:
        return replace(entry, gone=stone.why, into=stone.into)
    if entry.chars >= SHORT or stone.into or entry.id[0] == "a":
        return replace(grave, chars=entry.chars, hash=entry.hash)
    return grave if alone else replace(grave, chars=entry.chars)


def _next(before: int, numbers: Iterable[int]) -> int:
    return max([before, *(number + 1 for number in numbers)])
