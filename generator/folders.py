"""The folder `minutes/` to facts: which records there are, and what stands beside each.

Committees and meetings are folders whose names are addresses. A file that is not where it belongs
is reported with the place or the name to give it; a link out of the repository is refused.
"""

import os
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator.config import (
    COMMITTEE_ID,
    FINDING,
    MEETING_ID,
    RESERVED,
    read_committee,
    read_notes,
)
from generator.given import Given, read_given
from generator.ledger import Ledger, from_yaml
from generator.notes import Committee, Notes
from generator.originals import hear, numbers_in, unread
from generator.problems import Level, Problem, at, failed
from generator.raw import STRAY
from generator.read import private_parts, read_source, unpublishable
from generator.source import Heard, Original, Source

COMMITTEE_FILES = ("committee.yml", "ids.yml")
MEETING_FILES = ("minutes.md", "meeting.yml", "ids.yml", "draft.md")
REPORT = "import.md"
BESIDE = (REPORT, *(f"original.{suffix}" for suffix in ("hwpx", "hwp", "docx", "pdf")))
SETTINGS = ("committee.yml", "meeting.yml", "ids.yml")
# Either may happen to look like a card's number.
FINGERPRINT = re.compile(r"(?<=, )(?:hash: '?[0-9a-f]{16}\b|sketch: \d+ [\w-]+)", re.ASCII)
KEYED = re.compile(rf"(?:^ +|[{{,] ?){FINDING.pattern}(?=:)", re.MULTILINE)
PEOPLES = ("minutes.md", "draft.md", "meeting.yml")  # a committee's contact is public
MAX_STRAY = 2**22  # bytes: a longer text is no memo
OFFICE_FILES = frozenset({".hwp", ".hwpx", ".pdf", ".doc", ".docx"})


@dataclass(frozen=True, slots=True)
class Folder:
    """One meeting's folder, read: all that `pipeline` needs to know of it."""

    committee: Committee
    id: str
    source: Source
    notes: Notes
    ledger: Ledger
    ledger_path: str
    draft: Source | None = None
    """The record before it was final (초안)."""
    remarks: str = ""
    """The text of `meeting.yml`."""
    original: Original | None = None
    """What may be downloaded, if people said so."""
    heard: Heard | None = None
    """What that says."""

    @property
    def path(self) -> str:
        """`minutes/smart-city/2023-2`."""
        return self.source.path.rpartition("/")[0]


def read_all(
    root: Path, only: Path | None = None, but: Collection[str] = ()
) -> tuple[list[Committee], list[Folder], list[Problem]]:
    """Everything under `root/minutes`, in order of name; paths in the answer count from `root`.

    A meeting whose record is no text, or empty, is left out: its error says all there is to say. Left out is too, with
    `only`, what is neither on the way to that path nor below it; and the folders in `but`.
    """
    places, problems = read_places(root, only)
    folders: list[Folder] = []
    for committee, meetings in places:
        for meeting in (place for place in meetings if _path(place, root) not in but):
            folder, its_problems = read_meeting(meeting, committee, root)
            folders += [folder] if folder else []
            problems += its_problems
    return [committee for committee, _ in places], folders, problems


def read_places(
    root: Path, only: Path | None = None
) -> tuple[list[tuple[Committee, list[Path]]], list[Problem]]:
    """Every committee with the folders of its meetings, which are not read; what is wrong above them."""
    top = root / "minutes"
    places, problems = ([], [_link(top, root)]) if top.is_symlink() else _look(top, root, ())
    known = [place.name for place in places if (place / "committee.yml").is_file()]
    committees: list[tuple[Committee, list[Path]]] = []
    for place in filter(partial(_on_the_way, only), places):
        committee, found = _read_committee(place, root, known)
        problems += found
        inner, strays = _look(place, root, COMMITTEE_FILES)
        if any(problem.code == "F007" for problem in found):
            inner, strays = [], []  # what is inside is in its place
        committees.append((committee, [m for m in inner if _on_the_way(only, m)]))
        problems += strays
    seen = any(meetings for _, meetings in committees)
    if not seen and not failed(problems) and not only:
        hint = "이렇게 만드세요: minutes/smart-city/2024-1/minutes.md"
        problems.append(at("error", "F001", ("minutes", 1), "읽을 회의록이 없습니다", hint))
    return committees, problems


def read_offices(
    root: Path, committees: Sequence[Committee]
) -> tuple[Mapping[str, Given], list[Problem]]:
    """Committee -> the addresses that its offices were given."""
    given: dict[str, Given] = {}
    problems: list[Problem] = []
    for committee in committees:
        path = root / given_path(committee.id)
        text, torn = _text(path, root)
        given[committee.id], broken = read_given(text, _path(path, root)) if text else ({}, [])
        problems += [*torn, *broken]
    return given, problems


def given_path(committee: str) -> str:
    """Where the memory of a committee lies: `minutes/smart-city/ids.yml`."""
    return f"minutes/{committee}/ids.yml"


def _on_the_way(only: Path | None, place: Path) -> bool:
    return not only or place.is_relative_to(only) or only.is_relative_to(place)


def all_paths(root: Path, below: str = "minutes") -> list[str]:
    """Every file and folder under `minutes/`, or below one of its folders, from `root`."""
    top = str(root / below)
    inside = (f"{at}/{name}" for at, *names in os.walk(top) for name in (*names[0], *names[1]))
    return sorted(unicodedata.normalize("NFC", f"{below}{path[len(top) :]}") for path in inside)


def _look(place: Path, root: Path, wanted: tuple[str, ...]) -> tuple[list[Path], list[Problem]]:
    """The folders in a folder, and a problem for every file that is neither wanted nor safe."""
    folders: list[Path] = []
    problems: list[Problem] = []
    for path in sorted(place.iterdir(), key=lambda p: p.name) if place.is_dir() else ():
        problems += unpublishable(path.name, _path(place, root))
        if path.is_symlink():
            problems.append(_link(path, root))
        elif path.is_dir() and not path.name.startswith("."):
            folders.append(path)
        elif path.name not in wanted and not path.name.startswith("."):
            problems.append(_stray(path, root, "minutes.md" in wanted))
            problems += _numbers_of(path, root)
    return folders, problems


def _numbers_of(path: Path, root: Path) -> list[Problem]:
    """What must not be published in a text file that nobody reads: whoever sees the repository does."""
    if not path.name.lower().endswith(STRAY) or path.stat().st_size > MAX_STRAY:
        return []
    text = path.read_bytes().decode("utf-8", errors="replace")
    return unpublishable(text, _path(path, root))


def _link(path: Path, root: Path) -> Problem:
    hint = "바로 가기 대신 폴더와 파일을 그대로 올리세요"
    return at("error", "F002", (_path(path, root), 1), "다른 곳을 가리키는 바로 가기입니다", hint)


def _stray(path: Path, root: Path, in_meeting: bool) -> Problem:
    """What to do with a file that is not read; settings or minutes that nobody reads are an error."""
    where, suffix = (_path(path, root), 1), path.suffix.lower()
    home = "minutes/smart-city" if path.parent == root / "minutes" else _path(path.parent, root)
    place = "" if in_meeting else f"{home}/2024-1/"
    serious = suffix in (".yml", ".yaml") or path.name == "minutes.md"
    if suffix in (".yml", ".yaml"):
        near = get_close_matches(f"{path.stem.lower()}.yml", SETTINGS, n=1, cutoff=0.6)
        hint = f"파일 이름을 이렇게 바꾸세요: {near[0] if near else 'meeting.yml'}"
    elif suffix in OFFICE_FILES:
        hint = (
            "올린 파일은 누구나 내려받을 수 있습니다. 가리지 않은 이름이 있으면 지우세요\n"
            f"회의록의 원본이면 {'파일 이름을 이렇게 바꾸세요' if in_meeting else '이 자리로 옮기세요'}: {place}original{suffix}"
        )
    elif suffix in (".md", ".txt") and in_meeting and (path.parent / "minutes.md").is_file():
        hint = "올린 파일은 누구나 볼 수 있습니다. 필요 없는 파일이면 지우세요"
    elif suffix in (".md", ".txt"):
        what = "파일 이름을 이렇게 바꾸세요" if in_meeting else "이 자리로 옮기세요"
        hint = f"회의록이면 {what}: {place}minutes.md"
    else:
        hint = "회의록과 상관없는 파일이면 지우세요"
    level: Level = "error" if serious else "warning"
    return at(level, "F003", where, "이 자리의 파일은 쓰이지 않습니다", hint)


def _stray_folder(path: Path, root: Path) -> Problem:
    level: Level = "error" if path.name in MEETING_FILES else "warning"
    hint = "회의 폴더 안의 폴더는 읽지 않습니다. 파일을 밖으로 옮기거나 지우세요"
    return at(level, "F003", (_path(path, root), 1), "이 자리의 폴더는 쓰이지 않습니다", hint)


def _read_committee(place: Path, root: Path, known: list[str]) -> tuple[Committee, list[Problem]]:
    own, folder, path = place.name, _path(place, root), place / "committee.yml"
    text, problems = _text(path, root)
    committee, found = read_committee(own, text, _path(path, root))
    if not failed(problems):  # once more, with YAML's escapes read
        problems += unpublishable(repr(committee), _path(path, root))
    near = get_close_matches(own, [k for k in known if k != own], n=1, cutoff=0.75)
    home = near[0] if near else known[0] if known else "smart-city"
    if own in RESERVED:
        hint = "폴더 이름을 바꾸세요: smart-city"
        found = [at("error", "F004", (folder, 1), f"사이트가 쓰는 이름입니다: '{own}'", hint)]
    elif text is None and MEETING_ID.fullmatch(own):
        hint = f"이 폴더를 위원회 폴더 안으로 옮기세요: minutes/{home}/{own}/"
        found = [
            at("error", "F007", (folder, 1), "위원회 폴더의 자리에 회의 폴더가 있습니다", hint)
        ]
    elif text is None and near:
        hint = f"이 폴더의 회의를 이 폴더로 옮기세요: minutes/{near[0]}/\n새 위원회이면 이 파일을 만드세요: {folder}/committee.yml"
        found = [at("error", "F008", (folder, 1), f"'{near[0]}' 폴더와 이름이 비슷합니다", hint)]
    elif not COMMITTEE_ID.fullmatch(own):
        hint = "폴더 이름을 영어 소문자, 숫자, -로 바꾸세요: smart-city"
        message = f"위원회 폴더의 이름을 주소로 쓸 수 없습니다: '{own}'"
        found.append(at("error", "F005", (folder, 1), message, hint))
    return committee, [*problems, *found]


def read_meeting(
    place: Path, committee: Committee, root: Path
) -> tuple[Folder | None, list[Problem]]:
    """One meeting's folder; None if it has no record that can be read."""
    folder = _path(place, root)
    record, notes, ids, draft = (place / name for name in MEETING_FILES)
    inner, problems = _look(place, root, (*MEETING_FILES, *BESIDE))
    problems += [_stray_folder(path, root) for path in inner]
    if not MEETING_ID.fullmatch(place.name):
        hint = "폴더 이름을 연도와 차수로 바꾸세요: 2024-1"
        message = f"회의 폴더의 이름을 주소로 쓸 수 없습니다: '{place.name}'"
        return None, [*problems, at("error", "F005", (folder, 1), message, hint)]
    if not record.is_file():
        given = next((name for name in BESIDE[1:] if (place / name).is_file()), "")
        hint = "회의록 파일의 이름을 이렇게 바꾸세요: minutes.md"
        if given:
            hint = f"{given}에서 초안을 만드세요: minutes import {folder}/{given} --to {folder.removeprefix('minutes/')}"
        problems.append(at("error", "F006", (folder, 1), "minutes.md 파일이 없습니다", hint))
    if any(problem.code in ("F002", "F006") for problem in problems):
        return None, problems
    text, unread = _text(notes, root)
    remarks, unknown = read_notes(text, _path(notes, root))
    source, unclear = _source(record, root, remarks.accepted)
    if failed(unclear):
        return None, [*problems, *unclear]
    if not failed(unread):
        unread += unpublishable(repr(remarks), _path(notes, root))
    known, torn = _text(ids, root)
    ledger, broken = from_yaml(known, _path(ids, root)) if known else (Ledger(), [])
    earlier, unsure = _source(draft, root, remarks.accepted) if draft.is_file() else (None, [])
    original, heard, absent = _originals(place, remarks, text or "", root)
    problems += [*unclear, *unread, *unknown, *torn, *broken, *unsure, *absent]
    return Folder(
        committee,
        place.name,
        source,
        remarks,
        ledger,
        _path(ids, root),
        earlier,
        text or "",
        original,
        heard,
    ), problems


def _originals(
    place: Path, notes: Notes, text: str, root: Path
) -> tuple[Original | None, Heard | None, list[Problem]]:
    """The file that people offer for download, and what it says; what is wrong with it or another beside it."""
    problems: list[Problem] = []
    offered, said = None, None
    for name in BESIDE[1:]:
        path = place / name
        if path.is_file() and not path.is_symlink():
            heard, sha = hear(path, root), sha256(path.read_bytes()).hexdigest()
            problems += numbers_in(heard, _path(path, root), sha, notes.accepted)
            if name == notes.download:
                offered, said = Original(name, sha, path.stat().st_size), heard
    where = (_path(place / "meeting.yml", root), _line_of("download", text))
    if offered and said and said.unread:
        problem = unread(said, offered.name, where, offered.sha256, notes.accepted)
        return offered if problem.accepted else None, said, [*problems, problem]
    if notes.download and not offered:
        path = place / notes.download
        hint = f"이 파일을 올리거나, meeting.yml에서 download 줄을 지우세요: {_path(path, root)}"
        message = f"내려받게 할 원본 파일이 없습니다: {notes.download}"
        problems.append(at("error", "F010", where, message, hint))
    return offered, said, problems


def _line_of(key: str, text: str) -> int:
    """The line of a settings file that gives a key its value."""
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def _text(path: Path, root: Path) -> tuple[str | None, list[Problem]]:
    """A file beside a record, or None without one; what is no UTF-8 is an error here too."""
    if not path.is_file() or path.is_symlink():
        return None, []
    source, problems = _source(path, root)
    return source.text, [p for p in problems if p.code in ("R001", "R003", "D001", "D002")]


def _source(
    path: Path, root: Path, accepted: Mapping[str, str] | None = None
) -> tuple[Source, list[Problem]]:
    """A file's text, searched for what must not be published before anything is read out of it."""
    source, problems = read_source(path.read_bytes(), _path(path, root))
    keys = {"ids.yml": FINGERPRINT, "meeting.yml": KEYED}.get(path.name)
    words = keys.sub("", source.text) if keys else source.text
    if path.name in PEOPLES:
        return source, [*problems, *private_parts(words, source.path, accepted)]
    return source, [*problems, *unpublishable(words, source.path)]


def _path(path: Path, root: Path) -> str:
    return unicodedata.normalize("NFC", path.relative_to(root).as_posix())
