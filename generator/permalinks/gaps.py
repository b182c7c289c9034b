"""Lines that a file of ids has lost (빠진 줄): by what it says itself, or by what it said when the site was built.

The program writes a line for every number below `next`, be its text there or gone. Where one is missing, a merge or a hand
took it away; its text would be given another number, and at last another text its own.
"""

import re
from collections import Counter
from collections.abc import Iterator

from generator.permalinks.ledger import Ledger, number_of, put_back, speech_of
from generator.problems import Problem, at

SHOWN = 5  # ids of a message
KEY = re.compile(r"^(\w+):", re.MULTILINE)
LINE = re.compile(r"(?:- \{id: )?([\w-]+)\b")
LEVEL = {"o": "overview", "s": "speeches", "a": "agenda"}


def check_whole(ledger: Ledger, text: str, path: str) -> Iterator[Problem]:
    """The error for a file in which a line is missing, or one that may stand but once stands twice."""
    for key, times in Counter(KEY.findall(text)).items():
        if times > 1:
            line = [n for n, one in enumerate(text.split("\n"), 1) if one.startswith(f"{key}:")][1]
            yield at(
                "error",
                "I001",
                (path, line),
                f"번호 기록 파일에 '{key}:'가 두 번 있습니다",
                put_back(path),
            )
            return
    if lost := list(_missing(ledger)):
        hint = (
            f"{put_back(path)}\n되돌릴 판에도 없으면 이렇게 넣으세요. 그 주소에는 빠졌다고 보입니다:\n"
            + "\n".join(f"{_line(own, text)}번째 줄 뒤에: {_stone(own)}" for own in lost)
        )
        yield at("error", "I001", (path, _line(lost[0], text)), _message(lost), hint)


def check_grown(before: Ledger, now: Ledger, after: Ledger, path: str) -> Iterator[Problem]:
    """What is told of a file that knows less than it did when the site here was built of it.

    An error if a number that it lost is to be another text's in the file that is written next; else its links die on this
    machine, which may have tried something that was thrown away.
    """
    known = {entry.id for entry in now.entries()}
    gone = {entry.id for entry in now.retired()}  # with all that was in it
    lost = [e for e in before.entries() if e.id not in known and speech_of(e.id) not in gone]
    rows = [f"speaker-{n + 1}" for n in range(len(now.speakers), len(before.speakers))]
    given = {entry.id: (entry.label, entry.hash) for entry in after.entries()}
    again = [e for e in lost if given.get(e.id, (e.label, e.hash)) != (e.label, e.hash)]
    if lost or rows:
        hint = f"이 컴퓨터에서만 만들어 보고 되돌린 것이면 site 폴더를 지우고 다시 만드세요\n공개한 것이면 {put_back(path)}"
        message = _message([*(entry.id for entry in lost), *rows])
        yield at("error" if again else "warning", "I001", (path, 1), message, hint)


def _missing(ledger: Ledger) -> Iterator[str]:
    """Every number that was given by what the file says, and has no line."""
    known = {entry.id for entry in ledger.entries()}
    for kind, free in ledger.next.items():
        yield from (own for n in range(1, free) if (own := f"{kind}{n}") not in known)
    for entry in ledger.speeches:
        inner = (f"{entry.id}-p{n}" for n in range(1, entry.next))
        yield from (own for own in inner if own not in known)


def _message(lost: list[str]) -> str:
    more = f" 외 {len(lost) - SHOWN}개" if len(lost) > SHOWN else ""
    return f"번호 기록 파일에서 줄이 빠졌습니다: {', '.join(lost[:SHOWN])}{more}"


def _stone(own: str) -> str:
    free = ", next: 1" if own[0] == "s" and "-" not in own else ""
    return f"- {{id: {own}{free}, gone: removed}}"


def _line(own: str, text: str) -> int:
    """The line behind which it belongs: of what has the number before it, with its paragraphs, or the head of its list."""
    lines = {m[1]: n for n, line in enumerate(text.split("\n"), 1) if (m := LINE.match(line))}
    head, _, part = own.partition("-p")
    if part:
        before = [f"{head}-p{n}" for n in range(int(part) - 1, 0, -1)]
        return next((lines[one] for one in before if one in lines), lines.get(head, 1))
    earlier = [f"{own[0]}{n}" for n in range(number_of(own) - 1, 0, -1)]
    for one in (other for other in earlier if other in lines):
        return max(n for other, n in lines.items() if speech_of(other) == one)
    return lines.get(LEVEL[own[0]], 1)
