"""What the discussion says (토론): each turn's kind, what every paragraph is about, takes up, asks and promises.

One line a stage; each knows only what the ones before it found.

    sections ► decisions (stated, decided_lists, resolved, ballots) ► kinds ► link (names, aliases) ► replies ► carry ► acts ► propose

`sections` say which item is open when, `decisions` what was decided of it, `stated` on lines of its own, `decided_lists`
in lists and rows, `resolved` in prose, `ballots` who voted how; `kinds` what each turn
is for, `link` which item a paragraph is about (`names` of items, `aliases` that people confirmed, `propose` those that they might), `replies` which speech it
takes up, `carry` what goes on, `acts` who asks and promises. `spoken` answers who said a word; `handed`, `unheld` and `fully_withheld` say whether the chair changed and whether there was a meeting.
"""

from generator.model import Meeting
from generator.problems import Problem
from generator.talk.acts import with_acts
from generator.talk.aliases import confirmed
from generator.talk.ballots import with_rolls
from generator.talk.carry import carry
from generator.talk.decisions import with_outcomes
from generator.talk.kinds import with_kinds
from generator.talk.link import link
from generator.talk.propose import proposed
from generator.talk.replies import with_replies
from generator.talk.sections import under_sections, with_sections


def talk(meeting: Meeting) -> tuple[Meeting, list[Problem]]:
    """The meeting with everything that is said of its discussion."""
    aliases, problems = confirmed(meeting)
    meeting = with_rolls(with_outcomes(with_sections(meeting)))
    meeting = with_kinds(meeting)
    meeting = link(meeting, aliases)
    meeting = with_replies(meeting)
    meeting = under_sections(carry(meeting))
    meeting = with_acts(meeting)
    return meeting, [*problems, *proposed(meeting)]
