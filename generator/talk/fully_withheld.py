"""Whether marks stand in place of all that was said and decided (내용 비공개): then it was not missed, it is withheld.

In: a meeting with its items and decisions. Out: the same, with that said of it. Beside the marks stands only which meeting it was:
title, headings, day, place, lists of people and of items. Where one line may say more, nothing is claimed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from generator.facts.withheld import MARK
from generator.korean.grammar import fold
from generator.korean.outcomes import word_of
from generator.model import Meeting, Paragraph

GAP = "\x00"  # in place of a mark; no record has it
# What says which meeting it was, who was there and what was on the list, and nothing of what came of it.
ABOUT = frozenset({"name", "publisher", "day", "place", "attendees", "observers", "absent", "agenda", "programme"})  # fmt: skip
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
    found = {_sort(line, ()) for p in said for line in MARK.sub(GAP, p.text).split("\n")}
    found |= {sort for paragraph in meeting.front for sort in _sorts(paragraph, meeting)}
    return replace(meeting, fully_withheld="mark" in found and "other" not in found)


def _sorts(paragraph: Paragraph, meeting: Meeting) -> Iterator[Sort]:
    """What each line before the first speech is."""
    listed = [
        MARK.sub(GAP, line.text)
        for field in meeting.overview.fields
        for line in (field.line, *field.items)
        if line.paragraph == paragraph.id
        and (field.key in ABOUT or (line is field.line and not field.value))
    ]
    for line in MARK.sub(GAP, paragraph.text).split("\n"):
        sort, is_title = _sort(line, listed), fold(line) in fold(meeting.title)
        is_about = not _is_said(line) and (paragraph.heading or OF_PAPER.fullmatch(line))
        yield "about" if sort == "other" and (is_about or is_title) else sort


def _sort(line: str, listed: Sequence[str]) -> Sort:
    """A mark in place of words, or what is about the meeting; any other line may say what was said."""
    rest = fold(line)
    for text in listed:
        rest = rest.replace(fold(text), "", 1)
    if GAP in line and not any(GAP in text for text in listed):
        return "mark" if not fold(line) or LABEL.fullmatch(line) else "other"
    return "other" if rest or _is_said(line) else "about"


def _is_said(line: str) -> bool:
    return bool(SENTENCE.search(line) or word_of(line.replace(GAP, "")))
