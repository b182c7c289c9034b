"""The folder `minutes/` to facts: which records there are, and what stands beside each.

Committees and meetings are folders whose names are addresses. A file that is not where it belongs
is reported with the place or the name to give it; a link out of the repository is refused.
"""

import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator.facts.source import Heard, Original, Source
from generator.intake.originals import hear, numbers_in, unread
from generator.intake.read import private_parts, read_source, unpublishable
from generator.intake.strays import (
    COMMITTEE,
    MEETING,
    astray,
    misnamed_committee,
    misnamed_meeting,
    nothing_here,
    stray_file,
    stray_folder,
    two_originals,
    without_record,
)
from generator.machine.raw import STRAY
from generator.notes import Committee, Notes
from generator.permalinks.gaps import check_whole
from generator.permalinks.given import Given, read_given
from generator.permalinks.ledger import Ledger, from_yaml
from generator.permalinks.missing import missing
from generator.problems import Problem, at, failed
from generator.settings.config import (
    COMMITTEE_ID,
    FINDING,
    MEETING_ID,
    RESERVED,
    read_committee,
    read_notes,
)

COMMITTEE_FILES = ("committee.yml", "ids.yml")
MEETING_FILES = ("minutes.md", "meeting.yml", "ids.yml", "draft.md")
REPORT = "import.md"
BESIDE = (REPORT, *(f"original.{suffix}" for suffix in ("hwpx", "hwp", "docx", "pdf")))
OURS = frozenset({"minutes", "docs", "site", "templates", "generator", "tests", "node_modules"})
WAYS = ("minutes.md", "*/minutes.md", "*/*/minutes.md")
# Either may happen to look like a card's number.
FINGERPRINT = re.compile(r"(?<=, )(?:hash: '?[0-9a-f]{16}\b|sketch: \d+ [\w-]+)", re.ASCII)
KEYED = re.compile(rf"(?:^ +|[{{,] ?){FINDING.pattern}(?=:)", re.MULTILINE)
PEOPLES = ("minutes.md", "draft.md", "meeting.yml")  # a committee's contact is public
MAX_STRAY = 2**22  # bytes: a longer text is no memo


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
        if any(problem.code == "F007" for problem in found):
            continue  # no committee, and what is inside is in its place
        inner, strays = _look(place, root, COMMITTEE_FILES)
        committees.append((committee, [m for m in inner if _on_the_way(only, m)]))
        problems += strays
    problems += _of_one_name([committee for committee, _ in committees])
    problems += [] if only else [astray(path, known) for path in _outside(root)]
    seen = any(meetings for _, meetings in committees)
    if not seen and not failed(problems) and not only:
        problems.append(nothing_here(is_repository=top.is_dir() or (root / "mkdocs.yml").is_file()))
    return committees, problems


def _outside(root: Path) -> list[str]:
    """Records whose folder was given a wrong name or no place: they lie beside `minutes/`."""
    above = [place for place in root.glob("[!.]*") if place.is_dir() and place.name not in OURS]
    found = (path for place in above for way in WAYS for path in place.glob(way))
    return sorted(_path(path, root) for path in found if path.is_file())


def _of_one_name(committees: Sequence[Committee]) -> Iterator[Problem]:
    """Two folders that readers cannot tell apart: mostly one committee, under a name that was copied."""
    for n, one in enumerate(committees):
        for other in committees[:n]:
            if (one.name, one.publisher) == (other.name, other.publisher):
                message = f"'{other.id}' 위원회와 이름과 기관이 같습니다: {one.name}"
                hint = f"같은 위원회이면 회의를 한 폴더로 모으고, 아니면 name이나 publisher를 고치세요: minutes/{other.id}/, minutes/{one.id}/"
                yield at("warning", "C003", (one.path, 1), message, hint)


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


def is_forgotten(root: Path, address: str) -> bool:
    """Whether there is a record whose ledger is not beside it."""
    place = root / "minutes" / address
    return (place / "minutes.md").is_file() and not (place / "ids.yml").is_file()


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
    inside = list(place.iterdir()) if place.is_dir() else []
    # Folders first: a file beside them may belong into one.
    for path in sorted(inside, key=lambda p: (not p.is_dir(), p.name)):
        problems += unpublishable(path.name, _path(place, root))
        if path.is_symlink():
            problems.append(_link(path, root))
        elif path.is_dir() and not path.name.startswith("."):
            folders.append(path)
        elif path.name not in wanted and not path.name.startswith("."):
            known = [] if place != root / "minutes" else [f.name for f in folders]
            in_meeting = "minutes.md" in wanted
            stray = stray_file(path, _path(path, root), in_meeting=in_meeting, committees=known)
            problems.append(stray)
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


def _read_committee(place: Path, root: Path, known: list[str]) -> tuple[Committee, list[Problem]]:
    own, folder, path = place.name, _path(place, root), place / "committee.yml"
    text, problems = _text(path, root)
    committee, found = Committee(own, name=own), list[Problem]()
    if not _is_no_text(problems):
        committee, found = read_committee(own, text, _path(path, root))
    if not failed(problems):  # once more, with YAML's escapes read
        problems += unpublishable(repr(committee), _path(path, root))
    near = get_close_matches(own, [k for k in known if k != own], n=1, cutoff=0.75)
    home = near[0] if near else known[0] if len(known) == 1 else COMMITTEE
    if own in RESERVED:
        found = [misnamed_committee(place, folder)]
    elif text is None and MEETING_ID.fullmatch(own):
        hint = f"이 폴더를 위원회 폴더 안으로 옮기세요: minutes/{home}/{own}/"
        if (root / "minutes" / home / own).exists():
            hint = f"이미 있는 회의입니다. 같은 회의이면 이 폴더를 지우고, 아니면 다른 이름으로 옮기세요: minutes/{home}/{MEETING}/"
        found = [
            at("error", "F007", (folder, 1), "위원회 폴더의 자리에 회의 폴더가 있습니다", hint)
        ]
    elif text is None and near:
        hint = f"이 폴더의 회의를 이 폴더로 옮기세요: minutes/{near[0]}/\n새 위원회이면 이 파일을 만드세요: {folder}/committee.yml"
        found = [at("error", "F008", (folder, 1), f"'{near[0]}' 폴더와 이름이 비슷합니다", hint)]
    elif not COMMITTEE_ID.fullmatch(own):
        found.append(misnamed_committee(place, folder))
    return committee, [*problems, *found]


def read_meeting(
    place: Path, committee: Committee, root: Path
) -> tuple[Folder | None, list[Problem]]:
    """One meeting's folder; None if it has no record that can be read."""
    folder = _path(place, root)
    record, notes, ids, draft = (place / name for name in MEETING_FILES)
    inner, problems = _look(place, root, (*MEETING_FILES, *BESIDE))
    problems += two_originals(folder, [name for name in BESIDE[1:] if (place / name).is_file()])
    problems += [
        stray_folder(_path(path, root), is_file_s=path.name in MEETING_FILES) for path in inner
    ]
    if not MEETING_ID.fullmatch(place.name):
        return None, [*problems, misnamed_meeting(place, folder)]
    if not record.is_file() and ids.is_file():
        problems.append(missing(folder.removeprefix("minutes/"), committee))
    elif not record.is_file():
        given = next((name for name in BESIDE[1:] if (place / name).is_file()), "")
        problems.append(without_record(folder, given, is_empty=not any(place.iterdir())))
    if any(problem.code in ("F002", "F006", "F009") for problem in problems):
        return None, problems
    text, unread = _text(notes, root)
    if _is_no_text(unread):  # nobody knows what people decided
        return None, [*problems, *unread]
    remarks, unknown = read_notes(text, _path(notes, root))
    source, unclear = _source(record, root, remarks.accepted)
    if failed(unclear):
        return None, [*problems, *unclear]
    if not failed(unread):
        unread += unpublishable(repr(remarks), _path(notes, root))
    written, torn = _text(ids, root)
    ledger, broken = _ledger(written, _path(ids, root)) if written else (Ledger(), [])
    earlier, unsure = _source(draft, root, remarks.accepted) if draft.is_file() else (None, [])
    original, heard, absent = _originals(place, remarks, text or "", root)
    problems += [*unclear, *unread, *unknown, *torn, *broken, *unsure, *absent]
    beside = (earlier, text or "", original, heard)
    known = (source, remarks, ledger, _path(ids, root))
    return Folder(committee, place.name, *known, *beside), problems


def _ledger(written: str, path: str) -> tuple[Ledger, list[Problem]]:
    """What the file says, if nothing is missing in it."""
    ledger, broken = from_yaml(written, path)
    return ledger, broken or list(check_whole(ledger, written, path))


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
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def _text(path: Path, root: Path) -> tuple[str | None, list[Problem]]:
    """A file beside a record, or None without one; what is no UTF-8 is an error here too."""
    if not path.is_file() or path.is_symlink():
        return None, []
    source, problems = _source(path, root)
    return source.text, [p for p in problems if p.code in ("R001", "R003", "D001", "D002")]


def _is_no_text(problems: Sequence[Problem]) -> bool:
    return any(problem.code == "R001" for problem in problems)


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
