"""Labels to addresses of speakers: the Revised Romanisation of a label, in ASCII, given once."""

import re
from collections.abc import Collection, Mapping

import koroman

from generator.grammar import fold
from generator.hanja import reading
from generator.ledger import SLUG, Ledger, Slug
from generator.model import Meeting, Speaker

RESERVED = frozenset({"withheld"})
LONGEST = 60  # letters; a file name must stay short on every system


def free_slug(label: str, taken: Collection[str]) -> str:
    """`위원장` -> `wiwonjang`; one that is taken gets `-2`, one without a Latin letter is `speaker`."""
    roman = koroman.romanize(reading(label)).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", roman)[:LONGEST].strip("-") or "speaker"
    number, free = 1, slug
    while free in taken or free in RESERVED:
        number += 1
        free = f"{slug}-{number}"
    return free


def slugs_for(meeting: Meeting, ledger: Ledger) -> dict[str, str]:
    """The slug of each label: the one it was given once, else a person's choice, else romanised.

    Where one address had several labels and they part, it stays with the first of them.
    """
    owner = {fold(given.labels[0]): given.slug for given in ledger.speakers}
    shared = {fold(label): given.slug for given in ledger.speakers for label in given.labels[1:]}
    ever = {given.slug for given in ledger.speakers}
    speakers = sorted(meeting.speakers, key=lambda speaker: not _any(speaker, owner))
    slugs: dict[str, str] = {}
    for speaker in speakers:
        known = [*_any(speaker, owner), *_any(speaker, shared)]
        known = [slug for slug in known if slug not in slugs.values()]
        slug = known[0] if known else free_slug(_wanted(speaker, meeting), ever)
        chosen = renamed(slug, meeting)
        slug = chosen if chosen and chosen not in slugs.values() else slug
        ever.add(slug)
        slugs |= dict.fromkeys(speaker.labels, slug)
    return slugs


def _any(speaker: Speaker, slugs: Mapping[str, str]) -> list[str]:
    return [slugs[fold(label)] for label in speaker.labels if fold(label) in slugs]


def _wanted(speaker: Speaker, meeting: Meeting) -> str:
    chosen = meeting.committee.slugs
    names = (speaker.office, *speaker.labels)
    return next((chosen[name] for name in names if name in chosen), speaker.office)


def given_slugs(meeting: Meeting, ledger: Ledger) -> tuple[Slug, ...]:
    """Every address that was ever given, with all its labels."""
    given = {slug.slug: slug.labels for slug in ledger.speakers}
    for speaker in meeting.speakers:
        labels = (*given.get(speaker.slug, ()), *speaker.labels)
        given[speaker.slug] = tuple(dict.fromkeys(labels))
    former = meeting.former_speakers
    return tuple(Slug(slug, labels, former.get(slug, "")) for slug, labels in given.items())


def renamed(slug: str, meeting: Meeting) -> str:
    """The slug that people chose in place of one that was given; empty if they did not."""
    address = f"{meeting.address}/speakers/"
    new = meeting.committee.aliases.get(address + slug, "")
    last = new.removeprefix(address)
    return last if last != new and SLUG.fullmatch(last) else ""


def former(meeting: Meeting, ledger: Ledger, slugs: Mapping[str, str]) -> dict[str, str]:
    """Each slug that nobody has now, and the one that took its place."""
    there = set(slugs.values())
    gone = (given for given in ledger.speakers if given.slug not in there)
    return {given.slug: renamed(given.slug, meeting) or given.into for given in gone}
