"""Offices across the meetings of a committee (직위): a label and its holders by date, never one person by likeness.

An office's address is given once and kept in the committee's `ids.yml`, so that a meeting added later changes none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.korean.grammar import fold
from generator.model import Meeting, Speaker
from generator.notes import Committee
from generator.permalinks.given import Given, is_tombstone, key_of, tombstone

NONE: Mapping[str, Given] = {}


@dataclass(frozen=True, slots=True)
class Office:
    """A label that was spoken under, in every meeting that has it, the newest first. No mask has one."""

    committee: Committee
    label: str
    """By which `ids.yml` knows it."""
    slug: str
    held: Sequence[tuple[Meeting, Speaker]]
    """Nobody where no record has it any more."""

    @property
    def name(self) -> str:
        """As the newest meeting has it."""
        return self.held[0][1].office if self.held else self.label


def offices(committee: Committee, meetings: Iterable[Meeting], known: Given) -> list[Office]:
    """The offices of a committee by slug, those that were `known` among them.

    A new one whose slug another has takes the next free number; the oldest meeting's come first.
    """
    numbered = any(map(is_tombstone, known.values()))
    rows = len(known)
    known = {label: slug for label, slug in known.items() if not is_tombstone(slug)}
    labels = {key_of(label): label for label in known}
    slugs = {key_of(label): slug for label, slug in known.items()}
    held: dict[str, list[tuple[Meeting, Speaker]]] = {key: [] for key in labels}
    for meeting in sorted(meetings, key=lambda meeting: meeting.age):
        for speaker in meeting.speakers:
            key = _known(speaker, committee, slugs)
            held.setdefault(key, []).append((meeting, speaker))
            labels.setdefault(key, " ".join(speaker.office.split()))
            if key not in slugs:
                rows += 1
                slugs[key] = _free(speaker.slug, set(slugs.values()), rows if numbered else 0)
    made = [Office(committee, labels[key], slugs[key], own[::-1]) for key, own in held.items()]
    return sorted(made, key=lambda office: office.slug)


def _known(speaker: Speaker, committee: Committee, slugs: Given) -> str:
    """The key of an office: that of another label for it, if that one was given an address and it was not."""
    others = committee.offices.get(speaker.office, ())
    keys = [key_of(label) for label in (speaker.office, *others)]
    return next((key for key in keys if key in slugs), keys[0])


def to_remember(
    committee: Committee, meetings: Iterable[Meeting], known: Given, forgotten: Iterable[str] = ()
) -> Given:
    """What `ids.yml` of a committee should hold: all that was known, and what is new behind it.

    Of the labels that a meeting has `forgotten`, and that no record has, their rows alone.
    """
    made = offices(committee, meetings, known)
    held = {office.label for office in made if office.held}
    names = {fold(one): own for own, others in committee.offices.items() for one in others}
    gone = {key_of(own) for label in forgotten for own in (label, names.get(fold(label), label))}
    rows = {**known, **{office.label: office.slug for office in made}}
    return dict(
        tombstone(n) if key_of(label) in gone and label not in held else (label, slug)
        for n, (label, slug) in enumerate(rows.items(), 1)
    )


def _free(slug: str, taken: set[str], row: int) -> str:
    """An address that nobody has or had; once one was given up, with the number of its own row."""
    if row:
        return f"{slug.partition('--')[0]}--{row}"
    others = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (slug, *others) if one not in taken)
