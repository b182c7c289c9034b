"""What a build understood, as a page of Markdown in Korean for the code host's run (요약).

For a secretary who is no programmer: what was recognised, what is odd, which ids are new. Whatever
is the record's or the repository's is escaped.
"""

from collections.abc import Iterator

from generator.completeness import completeness
from generator.ledger import Ledger
from generator.model import Meeting
from generator.personal import hide
from generator.pipeline import Archive
from generator.problems import KOREAN, Problem, failed, summary
from generator.render.page import escape

SHOWN = 30  # problems or ids that are listed one by one


def as_markdown(archive: Archive) -> str:
    """The whole summary."""
    return "\n".join(_lines(archive)) + "\n"


def _lines(archive: Archive) -> Iterator[str]:
    verdict = "오류가 있어 공개하지 않습니다" if failed(archive.problems) else "공개할 수 있습니다"
    yield from (f"## 회의록 확인: {verdict}", "", summary(archive.problems), "")
    yield from _problems(archive.problems)
    yield from (
        "| 회의 | 날짜 | 참석자 | 발언 | 안건 | 새 번호 | 물러난 번호 |",
        "|---|---|---|---|---|---|---|",
    )
    for meeting in archive.meetings:
        yield _row(meeting, archive)
    yield ""
    for meeting in archive.meetings:
        missing = [found.item for found in completeness(meeting) if found.state == "absent"]
        if missing:
            yield f"- {hide(meeting.address)}: 법령이 정한 항목 가운데 찾지 못한 것: {', '.join(missing)}"


def changed_ids(meeting: Meeting, archive: Archive) -> tuple[str, str]:
    """Which ids this build would give, and which lose their words: how many, and few by name."""
    path = meeting.beside("ids.yml")
    before, after = archive.known[path], archive.ledgers[path]
    return _ids(_all(after) - _all(before)), _ids(_retired(after) - _retired(before))


def _row(meeting: Meeting, archive: Archive) -> str:
    overview = meeting.overview
    cells = (
        f"{meeting.title} ({meeting.address})",
        meeting.day.isoformat() if meeting.day else "찾지 못함",
        f"{len(overview.attendees)}명" if overview.attendees else "찾지 못함",
        f"{len(meeting.speeches)}건",
        f"{len(meeting.agenda)}건",
        *changed_ids(meeting, archive),
    )
    return f"| {' | '.join(str(escape(hide(cell))) for cell in cells)} |"


def _all(ledger: Ledger) -> set[str]:
    return {entry.id for entry in ledger.entries()}


def _retired(ledger: Ledger) -> set[str]:
    return {entry.id for entry in ledger.retired()}


def _ids(ids: set[str]) -> str:
    """How many, and which if they are few."""
    few = f" ({', '.join(sorted(ids))})" if 0 < len(ids) <= 5 else ""
    return f"{len(ids)}개{few}"


def _problems(problems: list[Problem]) -> Iterator[str]:
    for problem in problems[:SHOWN]:
        words = f"{problem.path}:{problem.line} {problem.message}"
        yield f"- **{KOREAN[problem.level]} {problem.code}** {escape(hide(words))}"
        yield from (f"  - {escape(hide(line))}" for line in problem.hint.splitlines())
    if len(problems) > SHOWN:
        yield f"- 그 밖에 {len(problems) - SHOWN}건"
    yield ""
