"""The ledger after a build: what the meeting has now, and all that it ever had.

What is gone keeps its place and number. Of a short text that is gone nothing is kept that could be guessed, and
of a redacted one nothing at all; nor of any, once people gave up the address of somebody who is masked now: its words
stand in public but for a name, and whoever knows the members could try which of them has this hash.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.facts.past import Tombstone
from generator.korean.grammar import fold
from generator.model import AgendaItem, Meeting, Paragraph, Speech
from generator.permalinks.align import SHORT
from generator.permalinks.ids import words_of
from generator.permalinks.ledger import Entry, Ledger, number_of, speech_of, turns_of
from generator.permalinks.sketch import combined, fingerprint, sketch
from generator.permalinks.slugs import given_slugs
from generator.permalinks.tombstones import by_level, in_place

Before = Mapping[str, Entry]


def remember(meeting: Meeting, ledger: Ledger) -> Ledger:
    """The ledger to be written for a meeting whose ids are settled and whose joins are decided."""
    before = {entry.id: entry for entry in ledger.entries()}
    stones = by_level(meeting.retired)
    speakers = given_slugs(meeting, ledger)
    gone = _graves(meeting, ledger, before)
    if any(given.is_redacted for given in speakers):
        gone = {own: replace(entry, hash="", sketch="") for own, entry in gone.items()}
    front = {p.id: _entry(p, before) for p in meeting.front}
    items = {item.id: _item(item, before) for item in meeting.agenda}
    speeches = {speech.id: speech for speech in meeting.speeches}
    kinds: Mapping[str, Iterable[str]] = {"o": front, "s": speeches, "a": items}
    blocks, listed = front | gone, items | gone
    return Ledger(
        address=meeting.address,
        formerly=meeting.formerly,
        next={k: _next(ledger.next[k], map(number_of, there)) for k, there in kinds.items()},
        overview=tuple(blocks[own] for own in in_place(front, stones.get("o", ()))),
        speeches=tuple(_turns(speeches, stones, before, gone)),
        agenda=tuple(listed[own] for own in in_place(items, stones.get("a", ()))),
        speakers=speakers,
    )


def _turns(
    speeches: Mapping[str, Speech],
    stones: Mapping[str, Sequence[Tombstone]],
    before: Before,
    gone: dict[str, Entry],
) -> Iterator[Entry]:
    """Each speech, there or gone, followed by its paragraphs, there or gone."""
    for own in in_place(speeches, stones.get("s", ())):
        speech = speeches.get(own)
        there = {p.id: _entry(p, before) for p in speech.paragraphs} if speech else {}
        yield _speech(speech, before) if speech else gone[own]
        yield from (gone.get(p) or there[p] for p in in_place(there, stones.get(own, ()), own))


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


def _graves(meeting: Meeting, ledger: Ledger, before: Before) -> dict[str, Entry]:
    """An entry for each id that is gone."""
    turns = turns_of(ledger.speeches).items()
    said = {own: [one for one in paragraphs if not one.gone] for own, (_, paragraphs) in turns}
    secret = _secret(meeting, before)
    there = {speech.id for speech in meeting.speeches}
    graves: dict[str, Entry] = {}
    for stone in meeting.retired:
        entry = before[stone.id]
        if stone.id in secret:
            graves[stone.id] = Entry(entry.id, next=entry.next, gone=stone.why, into=stone.into)
        elif entry.gone:
            # What it kept of words that were elsewhere goes with them.
            kept = replace(entry, hash="", sketch="") if entry.into and not stone.into else entry
            graves[stone.id] = replace(kept, gone=stone.why, into=stone.into)
        else:
            alone = speech_of(stone.id) in there
            graves[stone.id] = _buried(entry, stone, said.get(speech_of(entry.id), []), alone=alone)
    return graves


def _secret(meeting: Meeting, before: Before) -> set[str]:
    """What is redacted, and all that could tell of it: its speech, its item, where its words came from and went."""
    stones = {stone.id: stone for stone in meeting.retired}
    secret = {own for own, stone in stones.items() if stone.why == "redacted"}
    size = -1
    while size < len(secret):
        size = len(secret)
        for own, stone in stones.items():
            entry = before[own]
            ends = {stone.into, entry.into, entry.at, speech_of(own)} - {own, ""}
            if own in secret:
                secret |= ends & stones.keys() - {e for e in ends if e[0] == "s" and "-" not in e}
                secret |= {speech_of(own)} & stones.keys()
            elif (ends - {speech_of(own)}) & secret:
                secret.add(own)
    return secret


def _buried(entry: Entry, stone: Tombstone, said: Sequence[Entry], *, alone: bool) -> Entry:
    """An entry whose words are gone, with as much of them as nobody can guess anything by.

    A speech keeps one hash of all it said, so that it may come back as it was; beside it a hash of a part would
    give the rest away if that is short. What went with its speech has 1 in `chars`.
    """
    grave = Entry(entry.id, next=entry.next, gone=stone.why, into=stone.into, at=entry.at)
    if entry.is_speech:
        words = combined([fold(entry.label), *(one.hash for one in said)])
        long = sum(one.chars for one in said) >= SHORT
        return replace(grave, hash=words) if long else grave
    if stone.into:  # its words are there
        return replace(grave, hash=entry.hash, sketch=entry.sketch)
    brief = not alone and any(one.chars < SHORT for one in said)
    kept = (entry.chars >= SHORT and not brief) or entry.id[0] == "a"
    return replace(
        grave, hash=entry.hash if kept else "", chars=int(not alone and entry.id[0] == "s")
    )


def _next(before: int, numbers: Iterable[int]) -> int:
    return max([before, *(number + 1 for number in numbers)])
