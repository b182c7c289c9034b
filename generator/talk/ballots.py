"""Who voted how on which item (기명 표결): the lists of a record, each with the item that it belongs to.

A list belongs to the item whose title stands above it, else to the one that is open, else to the one whose
declared votes it has; where several could be meant it belongs to none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.korean import grammar
from generator.korean import proceedings as signs
from generator.model import AgendaItem, Meeting, Paragraph, Roll
from generator.record.dialects.listing import bare, unmarked
from generator.record.dialects.rolls import NAME, is_unparted
from generator.record.rosters import names_of


@dataclass(frozen=True, slots=True)
class Ballot:
    """The lists of one vote, in a row: what stands above them, and the speech in which they are."""

    above: str
    speech: str
    rolls: tuple[Roll, ...] = ()


def with_rolls(meeting: Meeting) -> Meeting:
    """The meeting with the lists of each item."""
    told: dict[str, list[Roll]] = {}
    for ballot in (one for one in _ballots(meeting) if one.rolls):
        whole = (roll for roll in ballot.rolls if roll.names or not roll.announced)
        told.setdefault(_owner(ballot, meeting), []).extend(whole)
    agenda = tuple(replace(item, rolls=tuple(told.get(item.id, ()))) for item in meeting.agenda)
    return replace(meeting, agenda=agenda)


def _ballots(meeting: Meeting) -> Iterator[Ballot]:
    above, current = "", Ballot("", "")
    for speech in meeting.speeches:
        for paragraph in speech.paragraphs:
            roll = _roll(paragraph)
            again = roll and roll.kind in [one.kind for one in current.rolls]
            if roll and (again or not current.rolls):
                yield current
                current = Ballot(above, speech.id, (roll,))
            elif roll:
                current = replace(current, rolls=(*current.rolls, roll))
            elif current.rolls and _is_names(paragraph, current.rolls[-1]):
                last = current.rolls[-1]
                last = replace(last, names=(*last.names, *names_of(paragraph.text.split("\n"))))
                current = replace(current, rolls=(*current.rolls[:-1], last))
            else:
                yield current
                current = Ballot("", "")
            above = paragraph.text
    yield current


def _roll(paragraph: Paragraph) -> Roll | None:
    """A list with the names beside and below its head; None for any other paragraph."""
    if paragraph.role != "vote":
        return None
    head, *below = unmarked(paragraph.text).split("\n")
    match = signs.ROLL.match(head.strip())
    if not match:
        return None
    count = int(match["count"]) if match["count"] else None
    words = "".join(filter(None, (match["names"], *below)))
    if is_unparted(words, count or 0):
        letters = "".join(words.split())
        names = [letters[n : n + NAME] for n in range(0, len(letters), NAME)]
    else:
        names = names_of(filter(None, (match["names"], *below)))
    return Roll(match["kind"], count, tuple(names), paragraph.id)


def _is_names(paragraph: Paragraph, last: Roll) -> bool:
    is_list = paragraph.role == "vote" and signs.NAMES.match(paragraph.text.strip())
    return bool(is_list) and not last.names


def _owner(ballot: Ballot, meeting: Meeting) -> str:
    """The id of the item that a vote was about; nothing where that is not certain."""
    known = {item.id: item for item in meeting.agenda}
    titled = [i.id for i in meeting.agenda if _key(i.title) == _key(_untold(ballot.above))]
    if len(titled) == 1:
        return titled[0]
    open_at = {own: s.items for s in meeting.sections for own in s.speeches}
    together = open_at.get(ballot.speech, ())
    if len(together) == 1:
        return together[0]
    among = together or tuple(known)
    counted = [own for own in among if _has_votes(known[own], ballot)]
    return counted[0] if len(counted) == 1 else ""


def _untold(line: str) -> str:
    line = unmarked(line).strip().lstrip("-·•").strip()
    match = signs.ENTRY.match(line)
    return match["title"] if match else line


def _key(title: str) -> str:
    return grammar.fold(bare(title))


def _has_votes(item: AgendaItem, ballot: Ballot) -> bool:
    announced: Mapping[str, int] = {r.kind: r.announced for r in ballot.rolls if r.announced}
    told = [dict(outcome.votes) for outcome in item.outcomes]
    return "찬성" in announced and any(announced.items() <= votes.items() for votes in told)
