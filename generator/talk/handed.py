"""Who leads may change in mid-meeting (위원장의 교체): the record says so, and then a label like `위원장` is not one person's.

In: a meeting with its speakers. Out: the same, where a speaker under such a label has the sentences that say so, and no name: which of the
turns were whose the record does not tell.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from generator.korean import proceedings as signs
from generator.model import Meeting, Speaker
from generator.record.speakers import names_in

LEAD = re.compile(r"(?<!부)(?:위원장|이사장|의장|회장|좌장)$")
CHOSEN = r"(?:선출|당선|호선|선임|추대)\s?(?:되|됐|됨|됩|된|하였|했|함|을\s?선포)"
TAKEN = r"직무를?\s?대행|대(?:리|행|신)하여|(?:사회|의사봉|자리|진행)(?:를|권을|을)?\s?(?:교대|넘[기겨깁]|인계|이어받)"
DEPUTY = r"부{office}(?:님)?(?:이|께서|가)?\s[^.?!]{{0,20}}(?:주재|진행|사회)"
# Another time or body, or what is only to come.
ELSE = re.compile(
    r"지난|작년|전임|역대|이전|다음|차기|소위원|분과|협회|(?:선출|호선|선임)(?:하겠|할|하고자|하기|해\s주)|면\s"
)
ELECTION = re.compile(r"(?:선출|호선|선임)")


def with_handed(meeting: Meeting) -> Meeting:
    """The meeting with what it says of leaders that changed."""
    found = {s: own for s in meeting.speakers if (own := tuple(_changes(meeting, s)))}
    if not found:
        return meeting
    changed = {s: replace(s, name=None, role=None, changes=own) for s, own in found.items()}
    speeches = (
        replace(one, speaker=changed.get(one.speaker, one.speaker)) if one.speaker else one
        for one in meeting.speeches
    )
    return replace(meeting, speeches=tuple(speeches))


def _changes(meeting: Meeting, speaker: Speaker) -> Iterator[tuple[str, str]]:
    """Paragraph and sentence of each change while this label speaks; nothing where each label has a name."""
    bare = [one for one in speaker.labels if LEAD.search(one) and not any(names_in(one))]
    if not bare:
        return
    office = LEAD.search(bare[0])
    turns = [n for n, speech in enumerate(meeting.speeches) if speech.speaker == speaker]
    for place, own, quote, is_election in _told(meeting, office[0] if office else ""):
        if turns[-1] > place and (turns[0] <= place or not is_election):
            yield own, quote


def _told(meeting: Meeting, office: str) -> Iterator[tuple[int, str, str, bool]]:
    """Number of the speech, paragraph and sentence of each change, and whether it is by election."""
    elected = re.compile(
        rf"(?<!부){office}(?![은는]\s)[^.?!\n]{{0,30}}{CHOSEN}|{CHOSEN}[^.?!\n]{{0,12}}(?<!부){office}"
    )
    taken = re.compile(
        rf"(?<!부){office}[^.?!\n]{{0,20}}(?:{TAKEN})|{DEPUTY.format(office=office)}|사회\s?교대"
    )
    decided = _elected(meeting, office)
    places = chain([meeting.front], (speech.paragraphs for speech in meeting.speeches))
    for place, paragraphs in enumerate(places, -1):
        for paragraph in paragraphs:
            for sentence in map(str.strip, signs.sentences(paragraph.text)):
                if ELSE.search(sentence):
                    continue
                by_vote = elected.search(sentence) or (paragraph.id, sentence) in decided
                if by_vote or taken.search(sentence):
                    yield place, paragraph.id, sentence, bool(by_vote)


def _elected(meeting: Meeting, office: str) -> set[tuple[str, str]]:
    """Where an item that elects the office is decided."""
    return {
        (one.paragraph, one.quote)
        for item in meeting.agenda
        if re.search(rf"(?<!부){office}", item.title) and ELECTION.search(item.title)
        for one in item.outcomes
    }
