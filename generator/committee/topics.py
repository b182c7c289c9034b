"""Agenda topics (주제): items of several meetings that are one thing, because people said so in `committee.yml`.

In: a committee. Out: the topics that an item's title belongs to. Titles are compared as names are: blanks, quotes
and punctuation do not count. Nothing is guessed here; what may be one thing is proposed by `recurring`.
"""

from collections.abc import Sequence

from generator.korean.grammar import fold
from generator.notes import Committee, Topic


def topics_of(committee: Committee, title: str) -> Sequence[Topic]:
    """The topics that people gave a title to."""
    wanted = fold(title)
    return [topic for topic in committee.topics if wanted in map(fold, topic.items)]
