"""What the office files beside a record say (원본 파일), read once: kept on the shelf by the file's bytes.

In: a file of a meeting's folder. Out: its words, what must not be published in them, and whether it may be downloaded.
The readers, and the libraries that they need, are loaded only for a file that nobody has read yet.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import msgspec

from generator.facts.source import Heard
from generator.intake.read import number_problem
from generator.machine.raw import program, sum_of
from generator.machine.shelf import Shelf
from generator.privacy.personal import find
from generator.problems import Problem, accept, at

SHELF = ".cache/shelf"
FIXED = (
    "원본 파일에서 이 숫자를 지우고 다시 저장해 올리세요. 변경 내용(지운 글), 메모, 머리말, 문서 정보까지 봅니다. 찾은 곳: {}\n"
    "이미 올린 파일은 이전 판에도 남아 있습니다. 저장소 관리자에게 알려 이전 판에서도 지우세요"
)


def key_of(data: bytes) -> str:
    """By what the words of a file are known on the shelf: its bytes, and the program that read them."""
    return sum_of(repr((program(), "heard", sum_of(data))).encode())


def hear(place: Path, root: Path) -> Heard:
    """The words of a file, from the shelf if it was read before."""
    data = place.read_bytes()
    shelf, key = Shelf(root / SHELF), key_of(data)
    if known := shelf.take("heard", key, Heard):
        return known
    said: Heard = import_module("generator.importers.bring").heard(place)
    with suppress(OSError):  # a folder that cannot be written to
        shelf.put("heard", key, msgspec.msgpack.encode(said))
    return said


def numbers_in(said: Heard, path: str, sha: str, reasons: Mapping[str, str]) -> list[Problem]:
    """One error for all numbers in a file that nobody may publish; who accepts it has looked at this very file."""
    found = {one.digits: (one, part.where) for part in said.passages for one in find(part.text)}
    if not found:
        return []
    (first, _), *others = found.values()
    places = ", ".join(dict.fromkeys(where for _, where in found.values()))
    problem = number_problem(first, path)
    more = f" 등 {len(found)}개" if others else ""
    told = replace(problem, message=f"{problem.message}{more}", hint=FIXED.format(places), line=1)
    return [_judged(told, sha, reasons)]


def unread(
    said: Heard, name: str, where: tuple[str, int], sha: str, reasons: Mapping[str, str]
) -> Problem:
    """A warning for a file that nobody could look through: it is not offered unless people answer for it."""
    message = (
        f"내려받게 할 원본 파일을 끝까지 읽지 못해 내려받기를 두지 않습니다: {name} ({said.unread})"
    )
    hint = "글이 있는 파일로 바꾸거나 download 줄을 지우세요. 사람이 열어 보아 개인의 번호도 가린 이름도 없으면 까닭을 적으세요"
    return _judged(at("warning", "F013", where, message, hint), sha, reasons)


def _judged(problem: Problem, sha: str, reasons: Mapping[str, str]) -> Problem:
    """With a key that holds for this file alone."""
    known = accept(replace(problem, message=""), sha, reasons)
    return replace(problem, key=known.key, accepted=known.accepted)
