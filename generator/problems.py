"""Findings as data: what is wrong or odd, where, and what to type.

The text of a problem is Korean, for a secretary: `code` leads to a paragraph of the guide. Nothing
here prints; what leaves here never shows a number that must not be published.

People may accept a finding, with their reason: it stays in sight, but stops and annoys nobody. A
finding is known by its `key`: its code and a hash of what it says and of the line that it is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Literal

from generator.facts.source import Span
from generator.privacy.personal import hide

Level = Literal["error", "warning", "notice"]
KOREAN: dict[Level, str] = {"error": "오류", "warning": "주의", "notice": "알림"}

JUDGED = ("D001", "N006")  # a number that is none, a mask of which the draft tells nothing


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `error` stops the publication; a `warning` or a `notice` never does."""

    level: Level
    code: str
    """A letter and three digits; never reused, explained in `docs/guide/problems/`."""
    path: str
    line: int
    message: str
    hint: str = ""
    quote: str = ""
    """The line of the file as it stands."""
    key: str = ""
    """What `accepted` in `meeting.yml` calls it: `K004-1a2b3c4d`; empty for what cannot be accepted."""
    accepted: str = ""
    """Why people leave it as it is."""


def at(
    level: Level, code: str, where: Span | tuple[str, int], message: str, hint: str = ""
) -> Problem:
    """A problem at the first line of a span, or at (path, line)."""
    path, line = (where.path, where.first) if isinstance(where, Span) else where
    return Problem(level, code, path, line, message, hint)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each finding once, by path, line and code."""
    return sorted(set(problems), key=lambda p: (p.path, p.line, p.code, p.message))


def failed(problems: Iterable[Problem]) -> bool:
    """Whether one of them stops the publication."""
    return any(problem.level == "error" and not problem.accepted for problem in problems)


def accept(problem: Problem, line: str, reasons: Mapping[str, str]) -> Problem:
    """A finding with its key, and with the reason if people accepted it.

    A line that moves keeps its key; one that changes is looked at anew. Of the errors only those
    that a person alone can judge can be accepted.
    """
    if problem.level == "error" and problem.code not in JUDGED:
        return problem
    said = "\n".join((problem.message, *line.split()))
    key = f"{problem.code}-{sha256(said.encode()).hexdigest()[:8]}"
    return replace(problem, key=key, accepted=reasons.get(key, ""))


def as_text(problem: Problem) -> str:
    """For a terminal: place, finding, the line as it stands, what to type."""
    level = "받아들임" if problem.accepted else KOREAN[problem.level]
    lines = [f"{problem.path}:{problem.line}: {level} {problem.code} {problem.message}"]
    lines += [f"    | {problem.quote}"] if problem.quote else []
    lines += [f"    = {line}" for line in advice(problem)]
    return hide("\n".join(lines))


def advice(problem: Problem) -> list[str]:
    """What to do about a finding, a line each: the reason why nothing, or what to type."""
    if problem.accepted:
        return [f"까닭: {problem.accepted}"]
    lines = problem.hint.splitlines()
    if problem.key:
        when = "개인의 번호가 아니면" if problem.code == "D001" else "이대로 맞으면"
        lines.append(
            f"{when} meeting.yml의 accepted: 아래에 두 칸 들여 적으세요: {problem.key}: (여기에 까닭)"
        )
    return lines


def as_lines(problems: Sequence[Problem]) -> list[str]:
    """All of them for a terminal, and how many there are."""
    return [*map(as_text, problems), summary(problems)]


def as_annotation(problem: Problem) -> str:
    """For the code host: a workflow command that puts the finding on the very line."""
    body = "\n".join((problem.message, *advice(problem)))
    path = _property(hide(problem.path))
    place = f"file={path},line={problem.line},title={_property(problem.code)}"
    return f"::{problem.level} {place}::{_data(hide(body))}"


def as_dict(problem: Problem) -> dict[str, str | int]:
    """For programs: the same fields."""
    texts = {
        key: hide(getattr(problem, key)) for key in ("path", "message", "hint", "quote", "accepted")
    }
    return {**asdict(problem), **texts}


def summary(problems: Sequence[Problem]) -> str:
    """The last line of a report."""
    left = [problem for problem in problems if not problem.accepted]
    known = f" 받아들인 것 {len(problems) - len(left)}건" if len(left) < len(problems) else ""
    if not left:
        return f"문제가 없습니다{known and '.' + known}"
    levels = [
        f"{KOREAN[level]} {count}건"
        for level in KOREAN
        if (count := sum(problem.level == level for problem in left))
    ]
    files = len({problem.path for problem in left})
    return f"문제 {len(left)}건({', '.join(levels)}), 파일 {files}개{known and '.' + known}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def there_before(old: int) -> str:
    """How much was there before, in a line."""
    return f"이번에 바뀌지 않은 회의의 주의와 알림 {old:,}건"
