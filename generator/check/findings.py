"""Findings with the lines that they are about, and with what people decided of them.

In: problems and the notes beside the records. Out: the same, each with its line as it stands and its
key; those that `accepted` in `meeting.yml` names have the reason. What it names in vain is a notice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.intake.folders import Folder
from generator.intake.read import read_lines
from generator.problems import Problem, accept, at, in_order

LONGEST_QUOTE = 80  # letters of a line in a message
UNKEYED = ("D001", "Y007")  # keyed where it was found; about a key itself
Lines = Mapping[str, Sequence[str]]


def judged(root: Path, problems: Iterable[Problem], folders: Sequence[Folder]) -> list[Problem]:
    """Every finding in order, quoted, keyed, and accepted where people did so."""
    found = in_order(problems)
    reasons = {folder.path: folder.notes.accepted for folder in folders}
    lines = {path: read_lines(root, path) for path in {problem.path for problem in found}}
    found = [_judge(problem, reasons, lines) for problem in found]
    used = {problem.key for problem in found if problem.accepted}
    vain = list(_in_vain(root, folders, used))
    lines |= {problem.path: read_lines(root, problem.path) for problem in vain}
    return _quoted(in_order([*found, *vain]), lines)


def quoted(root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """The problems with the line of the file that each is about.

    Nothing is quoted of a file that has a number in it which must not be shown: not even half of it.
    """
    return _quoted(problems, {path: read_lines(root, path) for path in {p.path for p in problems}})


def _quoted(problems: Sequence[Problem], lines: Lines) -> list[Problem]:
    private = {problem.path for problem in problems if problem.code == "D001"}
    shown = {path: text for path, text in lines.items() if path not in private}
    return [replace(p, quote=" ".join(_line(p, shown).split())[:LONGEST_QUOTE]) for p in problems]


def _judge(problem: Problem, reasons: Mapping[str, Mapping[str, str]], lines: Lines) -> Problem:
    """A finding in a meeting's folder with its key; any other as it is."""
    own = reasons.get(problem.path.rpartition("/")[0])
    if own is None or problem.key or problem.code in UNKEYED:
        return problem
    return accept(problem, _about(problem, lines), own)


def _about(problem: Problem, lines: Lines) -> str:
    """What a finding is about: its line as a rule."""
    if problem.code == "N005" and not problem.message.startswith("meeting.yml"):
        # A name in it has no line: the first one of a file may change at any time.
        return problem.path
    line = _line(problem, lines)
    # Several files may begin with the same words, and people accept one of them.
    return f"{Path(problem.path).name}\n{line}" if problem.code == "F003" else line


def _line(problem: Problem, lines: Lines) -> str:
    if problem.code == "N005" and problem.path.endswith("/ids.yml"):
        return ""  # it may be a name that is masked now, and a key made of it could be tried
    return "".join(lines.get(problem.path, ())[problem.line - 1 : problem.line])


def _in_vain(root: Path, folders: Sequence[Folder], used: set[str]) -> Iterator[Problem]:
    for folder in folders:
        path = f"{folder.path}/meeting.yml"
        left = folder.notes.accepted.keys() - used
        lines = read_lines(root, path) if left else []
        for key in sorted(left):
            line = next((n for n, text in enumerate(lines, start=1) if key in text), 1)
            hint = f"글을 고쳤거나 그 줄이 바뀌었습니다. meeting.yml에서 이 줄을 지우세요: {key}"
            message = f"받아들이기로 한 문제가 이제 없습니다: {key}"
            yield at("notice", "Y006", (path, line), message, hint)
