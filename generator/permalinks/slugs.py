"""Labels to addresses of speakers: the Revised Romanisation of a label, in ASCII, given once.

An address that people gave up, since it names somebody who is masked now, leaves a row without a word in the ledger: no
hash either, which whoever knows the members could try. So that nobody ever gets it, all that are given from then on end in
two hyphens and a number that none had before: there are never fewer rows.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import koroman

from generator.korean.grammar import fold
from generator.korean.hanja import reading
from generator.model import Meeting, Speaker
from generator.permalinks.answers import is_all_redacted
from generator.permalinks.ledger import NO_SLUG, SLUG, Ledger, Slug

RESERVED = frozenset({"withheld"})
ROW = re.compile(r"speaker-([1-9][0-9]*)")
LONGEST = 60  # letters; a file name must stay short on every system


def free_slug(label: str, taken: Collection[str], end: str = "") -> str:
    """`위원장` -> `wiwonjang`; one that is taken gets `-2`, one without a Latin letter is `speaker`; `end` comes last."""
    roman = koroman.romanize(reading(label)).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", roman)[:LONGEST].strip("-") or "speaker"
    slug += end
    number, free = 1, slug
    while free in taken or free in RESERVED:
        number += 1
        free = f"{slug}-{number}"
    return free


def slugs_for(meeting: Meeting, ledger: Ledger) -> dict[str, str]:
    """The slug of each label: the one it was given once, else a person's choice, else romanised.

    Where one address had several labels and they part, it stays with the first of them.
    """
    rows = [given for given in ledger.speakers if not given.is_redacted]
    owner = {fold(given.labels[0]): given.slug for given in rows}
    shared = {fold(label): given.slug for given in rows for label in given.labels[1:]}
    ever = {given.slug for given in rows}
    speakers = sorted(meeting.speakers, key=lambda speaker: not _any(speaker, owner))
    slugs: dict[str, str] = {}
    number = len(ledger.speakers)
    for speaker in speakers:
        known = [*_any(speaker, owner), *_any(speaker, shared)]
        known = [slug for slug in known if slug not in slugs.values()]
        number += not known
        end = f"--{number}" if not known and _gave_up(meeting, ledger) else ""
        slug = known[0] if known else free_slug(_wanted(speaker, meeting), ever, end)
        chosen = renamed(slug, meeting)
        slug = chosen if chosen and chosen not in slugs.values() else slug
        ever.add(slug)
        slugs |= dict.fromkeys(speaker.labels, slug)
    return slugs


def _gave_up(meeting: Meeting, ledger: Ledger) -> bool:
    """Whether an address of the meeting was given up, or is by what people wrote."""
    return bool(_redacted(meeting, ledger)) or any(given.is_redacted for given in ledger.speakers)


def row_of(own: str) -> int:
    """`speaker-3` -> 3, the row of `ids.yml` that people decided of; 0 for what is no row."""
    match = ROW.fullmatch(own)
    return int(match[1]) if match else 0


def _redacted(meeting: Meeting, ledger: Ledger) -> set[int]:
    """The rows that people gave up; with the whole record all of them."""
    every = len(ledger.speakers) if is_all_redacted(meeting) else 0
    return {*(row_of(own) for own in meeting.notes.ids), *range(every + 1)} - {0}


def forgotten(meeting: Meeting, ledger: Ledger) -> tuple[str, ...]:
    """The labels that the ledger knows and is to know no more, since people said so and no record has them."""
    there = {fold(label) for speaker in meeting.speakers for label in speaker.labels}
    rows = _redacted(meeting, ledger)
    labels = (
        one for n, given in enumerate(ledger.speakers, 1) if n in rows for one in given.labels
    )
    return tuple(label for label in labels if fold(label) not in there)


def _any(speaker: Speaker, slugs: Mapping[str, str]) -> list[str]:
    return [slugs[fold(label)] for label in speaker.labels if fold(label) in slugs]


def _wanted(speaker: Speaker, meeting: Meeting) -> str:
    chosen = meeting.committee.slugs
    names = (speaker.office, *speaker.labels)
    return next((chosen[name] for name in names if name in chosen), speaker.office)


def given_slugs(meeting: Meeting, ledger: Ledger) -> tuple[Slug, ...]:
    """Every address that was ever given, with all its labels; of what people gave up, a row without a word."""
    there: dict[str, tuple[str, ...]] = {}
    for speaker in meeting.speakers:
        there[speaker.slug] = (*there.get(speaker.slug, ()), *speaker.labels)
    rows = _redacted(meeting, ledger)
    known = {given.slug for given in ledger.speakers}
    given = [
        _row(one, there.get(one.slug, ()), n in rows) for n, one in enumerate(ledger.speakers, 1)
    ]
    given += [
        Slug(slug, tuple(dict.fromkeys(ls))) for slug, ls in there.items() if slug not in known
    ]
    led = meeting.former_speakers
    return tuple(replace(one, into=led.get(one.slug, "")) for one in given)


def _row(given: Slug, now: Sequence[str], redacted: bool) -> Slug:
    if given.is_redacted or (redacted and not now):
        return NO_SLUG
    before = [label for label in given.labels if label in now or not redacted]
    return Slug(given.slug, tuple(dict.fromkeys((*before, *now))))


def renamed(slug: str, meeting: Meeting) -> str:
    """The slug that people chose in place of one that was given; empty if they did not."""
    address = f"{meeting.address}/speakers/"
    new = meeting.committee.aliases.get(address + slug, "")
    last = new.removeprefix(address)
    return last if last != new and SLUG.fullmatch(last) else ""


def former(meeting: Meeting, ledger: Ledger, slugs: Mapping[str, str]) -> dict[str, str]:
    """Each slug that nobody has now, and the one that took its place."""
    there = set(slugs.values())
    rows = _redacted(meeting, ledger)
    known = (one for n, one in enumerate(ledger.speakers, 1) if n not in rows and one.slug)
    gone = (given for given in known if given.slug not in there)
    return {given.slug: renamed(given.slug, meeting) or given.into for given in gone}
