"""What a build understood, as a page of Markdown in Korean for the code host's run (요약).

For a secretary who is no programmer: what was recognised, what is odd, which ids are new. Whatever
is the record's or the repository's is escaped.
"""

from collections.abc import Collection, Iterator, Sequence

from generator.check.completeness import State, completeness
from generator.model import Meeting
from generator.pipeline import Archive, Kept, own_pages
from generator.privacy.personal import hide
from generator.problems import KOREAN, Problem, advice, failed, summary, there_before
from generator.render.page import escape

LEVELS = list(KOREAN)
STATES: tuple[State, ...] = ("present", "attached", "absent")
SHOWN = 30  # problems or ids that are listed one by one


def as_markdown(archive: Archive, changed: Collection[str] = ()) -> str:
    """The whole summary; `changed` are the paths that are not as they were published."""
    return "\n".join(_lines(archive, changed)) + "\n"


def _lines(archive: Archive, changed: Collection[str]) -> Iterator[str]:
    verdict = "오류가 있어 공개하지 않습니다" if failed(archive.problems) else "공개할 수 있습니다"
    yield from (f"## 회의록 확인: {verdict}", "", summary(archive.problems), "")
    new, old = new_and_old(archive, changed)
    yield from _problems(new)
    if old:
        places = sorted({problem.path.rpartition("/")[0] for problem in old})
        yield f"{there_before(len(old))}: {escape(hide(', '.join(places[:SHOWN])))}"
        yield ""
    read = [one.meeting for one in archive.taken.values()]
    told = [meeting for meeting in read if _is_changed(meeting, archive, changed)]
    if told:
        yield from _table(told[:SHOWN], archive)
    if rest := len(archive.meetings) - len(told[:SHOWN]):
        yield from (f"그 밖의 회의 {rest}개는 그대로입니다.", "")
    accepted = [problem for problem in archive.problems if problem.accepted]
    if accepted:
        yield from ("<details><summary>받아들이기로 한 것</summary>", "")
        yield from _problems(accepted)
        yield "</details>"


def recognised(archive: Archive) -> Iterator[str]:
    """What was read of each meeting, for a terminal: counts, how its speakers are marked, ids to be given."""
    for one in archive.folders:
        if isinstance(one, Kept):
            yield from one.lines
            continue
        meeting = one.meeting
        counts = ", ".join(f"{name} {count}" for name, count in meeting.evidence.items())
        paragraphs = sum(1 for _ in meeting.paragraphs())
        yield (
            f"{hide(meeting.address)}: 발언 {len(meeting.speeches)}건, 문단 {paragraphs}개, 안건 "
            f"{len(meeting.agenda)}건 (발언자 표시: {meeting.dialect}, 찾은 표시: {counts})"
        )
        given, lost = changed_ids(meeting, archive)
        if (given, lost) != ("0개", "0개"):
            yield f"  번호: 새로 줄 것 {given}, 글이 빠지거나 옮겨진 것 {lost}"


def new_and_old(
    archive: Archive, changed: Collection[str] = ()
) -> tuple[list[Problem], list[Problem]]:
    """What is to be looked at now, worst first, and what stands in meetings that are as they were."""
    left = sorted(
        (problem for problem in archive.problems if not problem.accepted),
        key=lambda p: (LEVELS.index(p.level), p.path, p.line),
    )
    new = [p for p in left if p.level == "error" or _is_new(p, archive, changed)]
    return new, [problem for problem in left if problem not in new]


def _is_new(problem: Problem, archive: Archive, changed: Collection[str]) -> bool:
    folder = problem.path.rpartition("/")[0]
    if folder in archive.kept:
        return False
    taken = archive.taken.get(folder)
    return taken is None or _is_changed(taken.meeting, archive, changed)


def _is_changed(meeting: Meeting, archive: Archive, changed: Collection[str]) -> bool:
    """Whether a meeting is not as it was: other words than its ledger remembers, or another file beside it."""
    ledger, folder = meeting.beside("ids.yml"), meeting.beside("")
    settings = meeting.committee.path
    return archive.known[ledger] != archive.ledgers[ledger] or any(
        path == settings or path.startswith(folder) for path in changed
    )


def _table(meetings: Sequence[Meeting], archive: Archive) -> Iterator[str]:
    yield "| 회의 | 날짜 | 참석자 | 발언 | 안건 | 쪽 | 새 번호 | 글이 바뀐 번호 | 물러난 번호 |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for meeting in meetings:
        yield _row(meeting, archive, len(own_pages(meeting)))
    yield ""
    yield from ("| 회의 | 법령이 정한 열한 항목 | 붙임 | 찾지 못함 |", "|---|---|---|---|")
    for meeting in meetings:
        states = {s: [i.item for i in completeness(meeting) if i.state == s] for s in STATES}
        counted = f"{len(states['present'])}개 있음"
        cells = (meeting.address, counted, *(", ".join(states[s]) or "없음" for s in STATES[1:]))
        yield f"| {' | '.join(str(escape(hide(cell))) for cell in cells)} |"
    yield ""


def changed_ids(meeting: Meeting, archive: Archive) -> tuple[str, str]:
    """Which ids this build would give, and which lose their words: how many, and few by name."""
    path = meeting.beside("ids.yml")
    before, after = archive.known[path], archive.ledgers[path]
    given = {e.id for e in after.entries()} - {e.id for e in before.entries()}
    lost = {e.id for e in after.retired()} - {e.id for e in before.retired()}
    return _ids(given), _ids(lost)


def mended_ids(meeting: Meeting, archive: Archive) -> str:
    """Which ids keep their place while their words change."""
    path = meeting.beside("ids.yml")
    before = {entry.id: entry.hash for entry in archive.known[path].living()}
    after = {entry.id: entry.hash for entry in archive.ledgers[path].living()}
    return _ids({own for own, words in after.items() if before.get(own, words) != words})


def _row(meeting: Meeting, archive: Archive, pages: int) -> str:
    overview = meeting.overview
    given, lost = changed_ids(meeting, archive)
    cells = (
        f"{meeting.title} ({meeting.address})",
        meeting.day.isoformat() if meeting.day else "찾지 못함",
        f"{len(overview.attendees)}명" if overview.attendees else "찾지 못함",
        f"{len(meeting.speeches)}건",
        f"{len(meeting.agenda)}건",
        f"{pages}쪽",
        given,
        mended_ids(meeting, archive),
        lost,
    )
    return f"| {' | '.join(str(escape(hide(cell))) for cell in cells)} |"


def _ids(ids: set[str]) -> str:
    """How many, and which if they are few."""
    few = f" ({', '.join(sorted(ids))})" if 0 < len(ids) <= 5 else ""
    return f"{len(ids)}개{few}"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    for problem in problems[:SHOWN]:
        words = f"{problem.path}:{problem.line} {problem.message}"
        yield f"- **{KOREAN[problem.level]} {problem.code}** {escape(hide(words))}"
        yield from (f"  - {escape(hide(line))}" for line in advice(problem))
    if len(problems) > SHOWN:
        yield f"- 그 밖에 {len(problems) - SHOWN}건"
    yield ""
