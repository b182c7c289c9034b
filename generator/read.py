"""Files to facts: the folder `minutes/`, its records, and what people wrote beside them.

The only stage that reads the disk. A record leaves it as text with Unix line ends; what cannot be
text (control characters, broken UTF-8) is replaced by U+FFFD with a problem, and Hangul written in
pieces is composed. Nothing else is touched.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.config import COMMITTEE_ID, MEETING_ID, RESERVED, read_committee, read_notes
from generator.ledger import Ledger, from_yaml
from generator.model import Committee, Notes, Source
from generator.problems import Problem, at

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
OTHER_BLANKS = re.compile(r"[\x0b\x0c\x85]")  # a form feed ends a page in text taken from a PDF
JAMO = re.compile(r"[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+")
LONGEST_QUOTE = 80  # letters of a line in a message
FILES = frozenset({"minutes.md", "meeting.yml", "ids.yml"})


@dataclass(frozen=True, slots=True)
class Folder:
    """One meeting's folder, read: all that `pipeline` needs to know of it."""

    committee: Committee
    id: str
    source: Source
    notes: Notes
    ledger: Ledger
    ledger_path: str


def read_all(root: Path) -> tuple[list[Committee], list[Folder], list[Problem]]:
    """Everything under `root/minutes`, in order of name; paths in the answer count from `root`."""
    top = root / "minutes"
    committees: list[Committee] = []
    folders: list[Folder] = []
    problems: list[Problem] = []
    for place in _folders(top, root, problems):
        own = place.name
        problems += _bad_committee_id(own, _path(place, root))
        path = place / "committee.yml"
        text, found = _text(path, root) if path.exists() else (None, [])
        committee, unclear = read_committee(own, text, _path(path, root))
        committees.append(committee)
        problems += found + unclear
        for inner in _folders(place, root, problems):
            folder, its_problems = _read_meeting(inner, committee, root)
            folders += [folder] if folder else []
            problems += its_problems
    if not folders:
        hint = "이렇게 만드세요: minutes/smart-city/2024-1/minutes.md"
        problems.append(at("error", "F001", ("minutes", 1), "읽을 회의록이 없습니다", hint))
    return committees, folders, problems


def _folders(place: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """The folders in a folder; a link is refused, a stray record is reported."""
    for path in sorted(place.iterdir(), key=lambda p: p.name) if place.is_dir() else ():
        where = (_path(path, root), 1)
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            hint = "바로 가기 대신 폴더와 파일을 그대로 올리세요"
            problems.append(at("error", "F002", where, "다른 곳을 가리키는 바로 가기입니다", hint))
        elif path.is_dir():
            yield path
        elif path.name != "committee.yml":
            hint = f"회의록이면 이 자리로 옮기세요: {_path(place, root)}/2024-1/minutes.md"
            problems.append(at("warning", "F003", where, "이 자리의 파일은 쓰이지 않습니다", hint))


def _bad_committee_id(own: str, path: str) -> list[Problem]:
    hint = "폴더 이름을 영어 소문자, 숫자, -로 바꾸세요: smart-city"
    if own in RESERVED:
        return [at("error", "F004", (path, 1), f"사이트가 쓰는 이름입니다: '{own}'", hint)]
    if not COMMITTEE_ID.fullmatch(own):
        message = f"위원회 폴더의 이름을 주소로 쓸 수 없습니다: '{own}'"
        return [at("error", "F005", (path, 1), message, hint)]
    return []


def _read_meeting(
    place: Path, committee: Committee, root: Path
) -> tuple[Folder | None, list[Problem]]:
    folder = _path(place, root)
    if not MEETING_ID.fullmatch(place.name):
        hint = "폴더 이름을 연도와 차수로 바꾸세요: 2024-1"
        message = f"회의 폴더의 이름을 주소로 쓸 수 없습니다: '{place.name}'"
        return None, [at("error", "F005", (folder, 1), message, hint)]
    record, notes, ids = (place / name for name in ("minutes.md", "meeting.yml", "ids.yml"))
    problems = _strays(place, root)
    links = [path for path in (record, notes, ids) if path.is_symlink()]
    if links:
        hint = "바로 가기 대신 파일을 그대로 올리세요"
        where = (_path(links[0], root), 1)
        return None, [
            *problems,
            at("error", "F002", where, "다른 곳을 가리키는 바로 가기입니다", hint),
        ]
    if not record.is_file():
        hint = "회의록 파일의 이름을 이렇게 바꾸세요: minutes.md"
        return None, [
            *problems,
            at("error", "F006", (folder, 1), "minutes.md 파일이 없습니다", hint),
        ]
    source, found = read_source(record.read_bytes(), _path(record, root))
    text, unread = _text(notes, root) if notes.exists() else (None, [])
    remarks, unclear = read_notes(text, _path(notes, root))
    ledger, broken = Ledger(), list[Problem]()
    if ids.exists():
        ledger, broken = from_yaml(ids.read_text("utf-8", errors="replace"), _path(ids, root))
    problems += [*found, *unread, *unclear, *broken]
    return Folder(committee, place.name, source, remarks, ledger, _path(ids, root)), problems


def _strays(place: Path, root: Path) -> list[Problem]:
    return [
        at(
            "warning",
            "F003",
            (_path(path, root), 1),
            "이 자리의 파일은 쓰이지 않습니다",
            "회의록이면 파일 이름을 이렇게 바꾸세요: minutes.md",
        )
        for path in sorted(place.iterdir())
        if path.name not in FILES and not path.name.startswith(".")
    ]


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
    if strange := list(CONTROL.finditer(text)):
        line = text.count("\n", 0, strange[0].start()) + 1
        message = f"보이지 않는 제어 문자를 �로 바꾸어 보입니다: {len(strange)}개"
        hint = "원본을 확인하고 그 글자를 지우거나 바로 적으세요"
        problems.append(at("warning", "R003", (path, line), message, hint))
        text = CONTROL.sub("\ufffd", text)
    if not text.strip():
        hint = "회의록의 글을 이 파일에 붙여 넣으세요"
        problems.append(at("error", "R004", (path, 1), "회의록이 비어 있습니다", hint))
    return Source(path, text, sha256(data).hexdigest()), problems


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1
    hint = "원본을 확인한 뒤 파일을 UTF-8로 다시 저장하세요"
    try:
        data.decode("cp949")
        hint = "한글 윈도 방식(CP949)으로 저장된 파일입니다. 메모장에서 '다른 이름으로 저장', 인코딩 UTF-8을 고르세요"
    except UnicodeDecodeError:
        pass
    return at("error", "R001", (path, line), "글자를 읽을 수 없습니다(UTF-8이 아닙니다)", hint)


def _text(path: Path, root: Path) -> tuple[str, list[Problem]]:
    """A small file of settings; what is no UTF-8 is an error like in a record."""
    source, problems = read_source(path.read_bytes(), _path(path, root))
    return source.text, [p for p in problems if p.code in ("R001", "R003")]


def read_lines(root: Path, path: str) -> list[str]:
    """The lines of a file under `root` as a message quotes them; none if it is no file."""
    place = root / path
    if not place.is_file() or place.is_symlink():
        return []
    source, _ = read_source(place.read_bytes(), path)
    return [" ".join(line.split())[:LONGEST_QUOTE] for line in source.text.split("\n")]


def _path(path: Path, root: Path) -> str:
    return unicodedata.normalize("NFC", path.relative_to(root).as_posix())
