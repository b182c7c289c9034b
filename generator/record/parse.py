"""A record to a meeting: blocks, dialect, turns, paragraphs, facts.

Total: no text makes it raise, and every block of the file ends in exactly one paragraph or label.
The ids given here count in printed order, as at a meeting's first sight; `ids` replaces them by the
ones that were published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from generator.facts.cover import Overview
from generator.facts.source import Source, Span
from generator.korean.times import opened_and_ended
from generator.model import Meeting, Paragraph, Speech
from generator.notes import Committee, Notes
from generator.problems import Problem
from generator.record import dialects, heal
from generator.record.absent import in_rosters, read_absent
from generator.record.agenda import (
    decided_on,
    in_tables,
    listed,
    named_aloud,
    read_agenda,
    told_in,
    unnumbered,
)
from generator.record.blocks import Block
from generator.record.dialects.turns import Turn
from generator.record.extent import undated
from generator.record.moments import end_of, told_end
from generator.record.overview import read_overview
from generator.record.rosters import read_rosters
from generator.record.speakers import hides, known_keys, resolve
from generator.record.staff import read_staff
from generator.record.tabled import read_tabled


def parse(
    source: Source, committee: Committee, meeting_id: str, notes: Notes
) -> tuple[Meeting, list[Problem]]:
    """Take a record apart; the problems name what could not be understood."""
    chosen = dialects.choose(source, notes.dialect)
    run, split = chosen.run, dialects.DIALECTS[chosen.name].split
    # Twice: who may speak is listed in the overview, and the first label is where that ends.
    first, _ = read_overview(_front(split(run, frozenset()).front))
    people = (first.attendees, [observer.label for observer in first.observers])
    turns = split(run, known_keys(*people, committee))
    front = _front(turns.front)
    overview, oddities = read_overview(front)
    speeches = tuple(_speech(turn, n) for n, turn in enumerate(turns.turns, start=1))
    overview = _completed(overview, front, speeches)
    who = resolve((speech.label for speech in speeches), overview.attendees, committee)
    speeches = tuple(
        replace(s, speaker=who.get(s.label), withheld=hides(s.label)) for s in speeches
    )
    meeting = Meeting(
        committee=committee,
        id=meeting_id,
        source=source,
        notes=notes,
        dialect=chosen.name,
        evidence=chosen.evidence,
        overview=overview,
        front=front,
        speeches=speeches,
        agenda=read_tabled(
            front,
            speeches,
            list(listed(overview.fields)) or unnumbered(in_tables(front)) or told_in(front),
        )
        or read_agenda(overview, speeches)
        or in_tables(chain(front, *(s.paragraphs for s in speeches if not s.label)))
        or named_aloud(speeches)
        or decided_on(front, speeches),
    )
    return meeting, [*chosen.problems, *turns.problems, *oddities]


def _completed(
    overview: Overview, front: Sequence[Paragraph], speeches: Sequence[Speech]
) -> Overview:
    """The overview with what a stenographic record says elsewhere: when it opened and ended, who was there."""
    opened, ended = opened_and_ended(
        (p.role, p.text) for p in chain(front, *(s.paragraphs for s in speeches))
    )
    unsaid = (p.text for p in chain(front, *(s.paragraphs for s in speeches if not s.label)))
    attendees, observers, announced = read_rosters(chain(front, *(s.paragraphs for s in speeches)))
    present = overview.attendees or tuple(attendees)
    absent = tuple(
        read_absent(overview.fields, [x for p in front for x in p.text.split("\n")])
    ) or tuple(in_rosters(chain(front, *(s.paragraphs for s in speeches))))
    above = [line for p in undated(overview.fields, front) for line in p.text.split("\n")]
    staff = read_staff(above, overview.fields, (*present, *absent))
    return replace(
        overview,
        starts=opened or overview.starts,
        ends=end_of(
            overview.field("day"),
            opened or overview.starts,
            ended or overview.ends or told_end(unsaid),
        ),
        attendees=present,
        observers=(*(overview.observers or tuple(observers)), *staff),
        announced=overview.announced if overview.attendees or announced is None else announced,
        absent=absent,
    )


def _front(run: Iterable[Block]) -> tuple[Paragraph, ...]:
    return _numbered(heal.apart(list(run)), "o")


def _speech(turn: Turn, number: int) -> Speech:
    last = turn.blocks[-1].span.last if turn.blocks else turn.mark.last
    span = Span(turn.mark.path, turn.mark.first, last)
    own = f"s{number}"
    return Speech(own, turn.label, span, _numbered(heal.paragraphs(list(turn.blocks)), f"{own}-p"))


def _numbered(paragraphs: Iterable[Paragraph], prefix: str) -> tuple[Paragraph, ...]:
    return tuple(replace(p, id=f"{prefix}{n}") for n, p in enumerate(paragraphs, start=1))
