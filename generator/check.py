"""What does not add up in a meeting: one function, one code.

An oddity of a real record is a warning or a notice and never stops the publication.
"""

from collections.abc import Callable, Iterator

from generator.completeness import completeness
from generator.model import Meeting
from generator.problems import Problem, at
from generator.speakers import is_mask

Check = Callable[[Meeting], Iterator[Problem]]


def attendees_announced(meeting: Meeting) -> Iterator[Problem]:
    """The attendance list has as many people as it announces; a mask may be any number."""
    overview = meeting.overview
    listed = len(overview.attendees)
    field = overview.field("attendees")
    masked = any(not person.name or is_mask(person.name) for person in overview.attendees)
    if field and listed and overview.announced not in (None, listed) and not masked:
        message = f"참석자를 {overview.announced}명이라 적었으나 명단에는 {listed}명이 있습니다"
        yield at("warning", "K001", field.line.span, message, "원본의 명단과 견주어 보세요")


def items_announced(meeting: Meeting) -> Iterator[Problem]:
    """Each group of the agenda has as many items as the overview announces."""
    reported = [item for item in meeting.agenda if item.reporter]
    for group in meeting.overview.groups:
        found = sum(item.group == group.title for item in reported)
        if found != group.announced:
            message = f"'{group.title}' {group.announced}건을 본문에서 확인하지 못했습니다: 보고된 안건은 모두 {len(reported)}건입니다"
            hint = "보고한 사람의 발언에 안건이 이렇게 적혀 있는지 원본과 견주어 보세요:\n- … 현안업무 보고\n  - 안건 이름"
            yield at("warning", "K002", group.span, message, hint)


def empty_speeches(meeting: Meeting) -> Iterator[Problem]:
    """A speaker's label has words under it."""
    for speech in meeting.speeches:
        if not speech.paragraphs:
            hint = "원본에 발언이 있으면 이 줄 아래에 적으세요"
            yield at(
                "warning",
                "K003",
                speech.span,
                f"발언자 표시 아래에 글이 없습니다: '{speech.label}'",
                hint,
            )


def complete(meeting: Meeting) -> Iterator[Problem]:
    """The eleven items of the law are there, or attached."""
    missing = [found.item for found in completeness(meeting) if found.state == "absent"]
    if missing:
        message = f"법령이 정한 항목 가운데 찾지 못한 것이 있습니다: {', '.join(missing)}"
        example = "### 〈위원장〉" if missing[0] == "발언요지" else f"◆ {missing[0]} : …"
        hint = (
            f"원본에 있으면 이렇게 적고, 없으면 그대로 두세요: {example}\n"
            "근거: 공공기록물 관리에 관한 법률 시행령 제18조 제2항"
        )
        yield at("notice", "K004", (meeting.source.path, 1), message, hint)


def day_known(meeting: Meeting) -> Iterator[Problem]:
    """The day of the meeting is known: the site is in order of days."""
    if not meeting.day and not meeting.overview.field("day"):
        hint = "meeting.yml에 이렇게 적으세요: date: 2024-03-05"
        yield at("warning", "K005", (meeting.source.path, 1), "회의 날짜를 찾지 못했습니다", hint)


def folder_fits(meeting: Meeting) -> Iterator[Problem]:
    """The folder's name, an address for ever, is the year and number of the title."""
    year, ordinal = meeting.overview.year, meeting.overview.ordinal
    own, _, number = meeting.id.partition("-")
    if year and number.isdecimal() and (int(own), int(number)) != (year, ordinal):
        message = f"폴더 이름은 {meeting.id}인데 회의록의 제목은 {year}년 제{ordinal}차입니다"
        hint = (
            f"아직 공개하지 않았고 제목이 맞으면 폴더 이름을 이렇게 바꾸세요: {year}-{ordinal}\n"
            "이미 공개했으면 주소가 바뀌지 않도록 그대로 두세요"
        )
        yield at("warning", "K006", (meeting.source.path, 1), message, hint)


CHECKS: tuple[Check, ...] = (
    attendees_announced,
    items_announced,
    empty_speeches,
    complete,
    day_known,
    folder_fits,
)


def check(meeting: Meeting) -> list[Problem]:
    """Everything the checks find in a meeting."""
    return [problem for find in CHECKS for problem in find(meeting)]
