"""Bytes to text: a record as it was saved, with Unix line ends and nothing else changed.

What cannot be text (control characters, broken UTF-8) is replaced by U+FFFD with a problem, and
Hangul written in pieces is composed.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.facts.source import Source
from generator.privacy.contacts import NAMES, private
from generator.privacy.personal import REACH, Found, find
from generator.problems import Problem, accept, at, failed

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
OTHER_BLANKS = re.compile(r"[\x0b\x0c\x85]")  # a form feed ends a page in text taken from a PDF
PUBLIC = {
    "전화번호": "기관의 대표 번호처럼",
    "주소": "심의한 건물이나 대지의 자리, 기관의 주소처럼",
}
"""What of a kind may be public."""
JAMO = re.compile(r"[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+")


def read_source(data: bytes, path: str) -> tuple[Source, list[Problem]]:
    """A record's bytes as text, with a problem for each kind of thing that was not text."""
    problems: list[Problem] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", errors="replace")
        problems.append(_not_utf8(data, error, path))
    if text.startswith("\ufeff"):
        text = text[1:]
        problems.append(
            at("notice", "R002", (path, 1), "파일 앞의 표시(BOM)는 글이 아니므로 읽지 않았습니다")
        )
    text = OTHER_BLANKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = JAMO.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    strange = list(CONTROL.finditer(text))
    if strange and not failed(problems):  # in another coding, there are many
        line = text.count("\n", 0, strange[0].start()) + 1
        message = f"보이지 않는 제어 문자를 �로 바꾸어 보입니다: {len(strange)}개"
        hint = "원본을 확인하고 그 글자를 지우거나 바로 적으세요"
        problems.append(at("warning", "R003", (path, line), message, hint))
    text = CONTROL.sub("\ufffd", text)
    if not text.strip():
        hint = "회의록의 글을 이 파일에 붙여 넣으세요"
        problems.append(at("error", "R004", (path, 1), "회의록이 비어 있습니다", hint))
    return Source(path, text, sha256(data).hexdigest()), problems


def unpublishable(text: str, path: str, cleared: Collection[tuple[str, str]] = ()) -> list[Problem]:
    """An error for each number in a text that must not be published; none shows the number.

    `cleared` are kind and digits of those that people looked at and found to be something else.
    """
    return [
        number_problem(one, path) for one in find(text) if (one.kind, one.digits) not in cleared
    ]


def judged_number(found: Found, text: str, path: str, reasons: Mapping[str, str]) -> Problem:
    """The error for a number of a text, with the reason if people found it to be none.

    Its key is made of all the lines that it may stand on. One with another near it has none: whoever accepts
    the one would accept both.
    """
    problem = number_problem(found, path)
    lines = "\n".join(text.split("\n")[found.line - 1 : found.line - 1 + REACH])
    near = [(one.kind, one.digits) for one in find(lines)]
    return accept(problem, lines, reasons) if near == [(found.kind, found.digits)] else problem


def private_parts(text: str, path: str, reasons: Mapping[str, str] | None = None) -> list[Problem]:
    """The same, and a warning for each phone, address or the like: people decide whether it is public.

    With `reasons`, the numbers that people accepted have theirs.
    """
    return [
        _contact(one, path)
        if one.kind in NAMES
        else number_problem(one, path)
        if reasons is None
        else judged_number(one, text, path, reasons)
        for one in private(text)
    ]


def number_problem(found: Found, path: str) -> Problem:
    """The error for one number; it does not show it."""
    message = f"공개할 수 없는 {found.kind}로 보이는 숫자가 있습니다: {found.masked}"
    hint = (
        "이 숫자를 지우거나 가린 뒤 다시 올리세요. 이 회의의 다른 문제는 그 뒤에 봅니다\n"
        "이미 올린 파일은 이전 판에도 남아 있습니다. 저장소 관리자에게 알려 이전 판에서도 지우세요"
    )
    return at("error", "D001", (path, found.line), message, hint)


def _contact(found: Found, path: str) -> Problem:
    message = f"{found.kind}로 보이는 것이 있습니다: {found.masked}"
    public = PUBLIC.get(found.kind, "기관의 것처럼")
    hint = f"개인의 것이면 가리세요. {public} 공개해도 되면 그대로 둡니다"
    return at("warning", "D002", (path, found.line), message, hint)


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1
    how = "메모장에서 '다른 이름으로 저장', 인코딩 UTF-8을 고르세요"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = f"UTF-16으로 저장된 파일입니다. {how}"
    elif decoded(data)[1] == "cp949":
        hint = f"한글 윈도 방식(CP949)으로 저장된 파일입니다. {how}"
    else:
        hint = f"원본을 확인한 뒤 UTF-8로 다시 저장하세요. {how}"
    return at("error", "R001", (path, line), "글자를 읽을 수 없습니다(UTF-8이 아닙니다)", hint)


def decoded(data: bytes) -> tuple[str, str]:
    """The words of a text file, and in which coding a Korean program saved them; nothing of what is no text."""
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for coding in ("utf-16",) if is_wide else ("utf-8-sig", "cp949"):
        with suppress(UnicodeDecodeError):
            return data.decode(coding), coding
    return "", ""


def read_lines(root: Path, path: str) -> list[str]:
    """The lines of a file under `root`; none if it is no text file."""
    place = root / path
    if not place.is_file() or place.is_symlink():
        return []
    source, problems = read_source(place.read_bytes(), path)
    if any(problem.code == "R001" for problem in problems):
        return []
    return source.text.split("\n")
