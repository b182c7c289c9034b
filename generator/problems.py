"""Findings as data: what is wrong or odd, where, and what to type.

The text of a problem is Korean, for a secretary: `code` leads to a paragraph of the guide. Nothing
here prints; what leaves here never shows a number that must not be published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from generator.model import Span
from generator.personal import hide

Level = Literal["error", "warning", "notice"]
KOREAN: dict[Level, str] = {"error": "오류", "warning": "주의", "notice": "알림"}


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
    return any(problem.level == "error" for problem in problems)


def as_text(problem: Problem) -> str:
    """For a terminal: place, finding, the line as it stands, what to type."""
    lines = [
        f"{problem.path}:{problem.line}: {KOREAN[problem.level]} {problem.code} {problem.message}"
    ]
    lines += [f"    | {problem.quote}"] if problem.quote else []
    lines += [f"    = {line}" for line in problem.hint.splitlines()]
    return hide("\n".join(lines))


def as_annotation(problem: Problem) -> str:
    """For the code host: a workflow command that puts the finding on the very line."""
    body = "\n".join(filter(None, (problem.message, problem.hint)))
    path = _property(hide(problem.path))
    place = f"file={path},line={problem.line},title={_property(problem.code)}"
    return f"::{problem.level} {place}::{_data(hide(body))}"


def as_dict(problem: Problem) -> dict[str, str | int]:
    """For programs: the same fields."""
    texts = {key: hide(getattr(problem, key)) for key in ("path", "message", "hint", "quote")}
    return {**asdict(problem), **texts}


def summary(problems: Sequence[Problem]) -> str:
    """The last line of a report."""
    if not problems:
        return "문제가 없습니다"
    levels = [
        f"{KOREAN[level]} {count}건"
        for level in KOREAN
        if (count := sum(problem.level == level for problem in problems))
    ]
    files = len({problem.path for problem in problems})
    return f"문제 {len(problems)}건({', '.join(levels)}), 파일 {files}개"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
