"""Offices across the meetings of a committee (직위): a label and its holders by date, never one person by likeness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Meeting, Speaker
from generator.notes import Committee


@dataclass(frozen=True, slots=True)
class Office:
    """A label that was spoken under, in every meeting that has it, the newest first. No mask has one."""

    committee: Committee
    slug: str
    held: Sequence[tuple[Meeting, Speaker]]

    @property
    def name(self) -> str:
        """As the newest meeting has it."""
        return self.held[0][1].office


def offices(meetings: Iterable[Meeting]) -> list[Office]:
    """The offices of each committee, by slug; one whose slug another office had before takes the next free number."""
    held: dict[tuple[str, str], list[tuple[Meeting, Speaker]]] = {}
    slugs: dict[tuple[str, str], str] = {}
    for meeting in sorted(meetings, key=lambda meeting: meeting.age):
        taken = {slug for (own, _), slug in slugs.items() if own == meeting.committee.id}
        for speaker in meeting.speakers:
            key = meeting.committee.id, "".join(speaker.office.split())
            held.setdefault(key, []).append((meeting, speaker))
            slugs.setdefault(key, _free(speaker.slug, taken))
            taken.add(slugs[key])
    found = [Office(own[0][0].committee, slugs[key], own[::-1]) for key, own in held.items()]
    return sorted(found, key=lambda office: (office.committee.id, office.slug))


def _free(slug: str, taken: set[str]) -> str:
    others = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (slug, *others) if one not in taken)
