"""Whether marks stand in place of all that was said and decided (내용 비공개): then it was not missed, it is withheld.

In: a meeting with its items and decisions. Out: the same, with that said of it. Beside the marks stands only which meeting it was:
title, headings, day, place, lists of people and of items. Where one line may say more, nothing is claimed.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from generator.facts.withheld import MARK
from generator.korean.grammar import fold
from generator.korean.outcomes import word_of
from generator.model import Meeting, Paragraph

GAP = "\x00"  # in place of a mark; no record has it
# What says which meeting it was, who was there and what was on the list, and nothing of what came of it.
ABOUT = frozenset({"name", "publisher", "day", "place", "attendees", "observers", "absent"})
LISTS = frozenset({"agenda", "programme"})  # in which a result may stand
LABEL = re.compile(r"\W*[^\W\d][\w\s]{0,19}[:：]\W*")
# Of the paper itself: who wrote it, where it is kept.
OF_PAPER = re.compile(
    r"\W*(?:작\s?성\s?자|기\s?록\s?자|서\s?기|담당(?:부서|자)|연락처|문서번호|공개\s?여부|회\s?차|차\s?수)\s*[:：].*"
)
SENTENCE = re.compile(r"[가-힣]{2}\.(?!\d)")
Sort = Literal["mark", "about", "other"]


def with_fully_withheld(meeting: Meeting) -> Meeting:
    """The meeting, told to be withheld as a whole where its record is."""
    is_decided = any(item.outcomes or item.amendments or item.rolls for item in meeting.agenda)
    if is_decided or not any("비공개" in paragraph.text for paragraph in meeting.paragraphs()):
        return meeting
    said = (p for speech in meeting.speeches for p in speech.paragraphs)
    found = {_bare(line) for p in said for line in MARK.sub(GAP, p.text).split("\n")}
    found |= {sort for paragraph in meeting.front for sort in _sorts(paragraph, meeting)}
    return replace(meeting, fully_withheld="mark" in found and "other" not in found)


def _bare(line: str) -> Sort:
    """A mark alone, or what may be words."""
    return "other" if fold(line) else "mark" if GAP in line else "about"


def _sorts(paragraph: Paragraph, meeting: Meeting) -> Iterator[Sort]:
    """What each line before the first speech is: a mark in place of words, about the meeting, or what may say more."""
    about, listed = (_listed(paragraph, meeting, keys) for keys in (ABOUT, LISTS))
    title = fold(meeting.title)
    for line in MARK.sub(GAP, paragraph.text).split("\n"):
        if GAP in line and not any(GAP in text for text in (*about, *listed)):
            yield "mark" if LABEL.fullmatch(line) else _bare(line)
            continue
        is_result = _left(line, about) and word_of(line.replace(GAP, ""))
        is_known = paragraph.heading or OF_PAPER.fullmatch(line) or not _left(line, about + listed)
        is_about = is_known and not is_result and not SENTENCE.search(line)
        yield "about" if is_about or fold(line) in title else "other"


def _listed(paragraph: Paragraph, meeting: Meeting, keys: Collection[str]) -> list[str]:
    """The lines of a paragraph that stand in fields of these kinds; a label that has nothing beside it is in a list of any."""
    return [
        MARK.sub(GAP, line.text)
        for field in meeting.overview.fields
        for line in (field.line, *field.items)
        if line.paragraph == paragraph.id
        and (field.key in keys or (line is field.line and not field.value))
    ]


def _left(line: str, listed: Sequence[str]) -> str:
    """The letters of a line that no field has."""
    rest = fold(line)
    for text in listed:
        rest = rest.replace(fold(text), "", 1)
    return rest
