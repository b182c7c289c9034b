"""What a stenographic record says of itself, held against itself: numbers announced, times, items that were opened.

A wrong number is the record's; nothing is mended. What does not add up is told with its line.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.korean import proceedings as signs
from generator.korean.times import clock, time_of
from generator.model import Meeting, Paragraph
from generator.problems import Problem, at
from generator.record.dialects.listing import unmarked
from generator.record.moments import on_several_days
from generator.record.rosters import rosters

COMPARE = "원본의 명단과 견주어 보세요"


def lists_announced(meeting: Meeting) -> Iterator[Problem]:
    """A list of those present, absent or voting has as many names as it announces."""
    for roster in rosters(meeting.paragraphs()):
        if roster.entries and roster.announced not in (None, len(roster.entries)):
            message = f"'{roster.head}'라고 적었으나 명단에는 {len(roster.entries)}명이 있습니다"
            yield at("warning", "K001", roster.paragraph.spans[0], message, COMPARE)
    for paragraph in _body(meeting, "vote"):
        head, _, names = unmarked(paragraph.text).partition("\n")
        match, listed = signs.VOTE.match(head), names.split()
        if match and listed and len(listed) > 1 and int(match["count"]) != len(listed):
            message = f"'{head}'라고 적었으나 이름은 {len(listed)}개입니다"
            yield at("warning", "K001", paragraph.spans[0], message, COMPARE)


def items_in_order(meeting: Meeting) -> Iterator[Problem]:
    """The items of a list are numbered 1, 2, 3 and so on; told once."""
    numbered = [i for i in meeting.agenda if i.number and i.number.isdecimal()]
    seen = Counter(item.number for item in numbered)
    listed = [item for item in numbered if seen[item.number] == 1]
    for one, other in pairwise(listed if meeting.sections else ()):
        if int(other.number or 0) not in (int(one.number or 0) + 1, 1):
            place = next(p for p in meeting.paragraphs() if p.id == other.paragraph)
            message = f"안건의 번호가 {one.number} 다음에 {other.number}입니다"
            hint = "원본에서 빠진 안건이 없는지 확인하세요. 원본이 그러하면 그대로 둡니다"
            yield at("notice", "K012", place.spans[0], message, hint)
            return


def items_opened(meeting: Meeting) -> Iterator[Problem]:
    """Where items are opened one by one, each item of the lists is."""
    opened = {own for section in meeting.sections for own in section.items}
    left = [item for item in meeting.agenda if item.id not in opened]
    if meeting.sections and left:
        place = next(p for p in meeting.paragraphs() if p.id == left[0].paragraph)
        names = ", ".join(item.title for item in left[:3])
        message = f"상정한 곳을 찾지 못한 안건이 {len(left)}건 있습니다: {names}"
        hint = "본문에 그 안건의 제목이 한 줄로 있는지 원본과 견주어 보세요. 다루지 않았으면 그대로 둡니다"
        yield at("notice", "K013", place.spans[0], message, hint)


def ranges_announced(meeting: Meeting) -> Iterator[Problem]:
    """`제2항부터 제16항까지 15건` is as many as it says."""
    for paragraph in _body(meeting, "text"):
        for match in signs.RANGE.finditer("".join(paragraph.text.split("\n"))):
            first, last, count = (int(match[k]) for k in ("first", "last", "count"))
            if last >= first and count != last - first + 1:
                message = f"제{first}항부터 제{last}항까지는 {last - first + 1}건인데 {count}건이라고 적었습니다"
                hint = "원본의 숫자를 확인하세요. 원본이 그러하면 그대로 둡니다"
                yield at("notice", "K015", paragraph.spans[0], message, hint)


def so_many_announced(meeting: Meeting) -> Iterator[Problem]:
    """`이상 15건` is no more than what is open."""
    open_at = {own: section for section in meeting.sections for own in section.speeches}
    for speech in (speech for speech in meeting.speeches if speech.id in open_at):
        count = len(open_at[speech.id].items)
        for paragraph in (p for p in speech.paragraphs if p.role == "notice"):
            match = signs.SO_MANY.search(paragraph.text)
            if match and int(match["count"]) > count:
                message = f"이상 {match['count']}건이라고 적었으나 상정된 안건은 {count}건입니다"
                hint = "원본의 숫자와 안건의 목록을 확인하세요. 원본이 그러하면 그대로 둡니다"
                yield at("notice", "K015", paragraph.spans[0], message, hint)


def times_in_order(meeting: Meeting) -> Iterator[Problem]:
    """Times do not go back, unless on another day; told once. What was interrupted goes on again before the end."""
    day = meeting.overview.field("day")
    if day and on_several_days(day):
        return
    times = [(p, match) for p in _body(meeting, "time") if (match := time_of(p.text))]
    for (_, one), (paragraph, other) in pairwise(times):
        if clock(other) < clock(one):
            message = f"시각이 앞으로 돌아갑니다: {clock(one)} 다음에 {clock(other)}"
            hint = "원본의 시각을 확인하세요. 원본이 그러하면 그대로 둡니다"
            yield at("warning", "K014", paragraph.spans[0], message, hint)
            return


def _body(meeting: Meeting, role: str) -> Iterator[Paragraph]:
    yield from (p for p in meeting.paragraphs() if p.role == role)
