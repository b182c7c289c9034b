"""What the discussion says (토론): each turn's kind, what every paragraph is about, takes up, asks and promises.

One line a stage; each knows only what the ones before it found.
"""

from generator.acts import with_acts
from generator.aliases import confirmed
from generator.ballots import with_rolls
from generator.carry import carry
from generator.decisions import with_outcomes
from generator.kinds import with_kinds
from generator.link import link
from generator.model import Meeting
from generator.problems import Problem
from generator.propose import proposed
from generator.replies import with_replies
from generator.sections import under_sections, with_sections


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
