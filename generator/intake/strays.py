"""Names and places that do not fit (잘못 놓인 것): what to call a file or a folder, and where to put it.

In: a path, and what there is beside it. Out: problems with the very name to give. A name that only people know is a
blank, `(여기에 …)`, which is no name of a folder; nothing is ever said to be put where something is already.
"""

import re
from difflib import get_close_matches
from pathlib import Path

from generator.problems import Level, Problem, at
from generator.settings.config import COMMITTEE_ID, MEETING_ID, RESERVED

SETTINGS = ("committee.yml", "meeting.yml", "ids.yml")
OFFICE_FILES = frozenset({".hwp", ".hwpx", ".pdf", ".doc", ".docx"})
NUMBERED = re.compile(r"(?<!\d)(\d{4})\D+(\d{1,3})(?!\d)")  # `2024년-10회`, `2024_1`
COMMITTEE, MEETING = "(여기에 위원회 폴더)", "(여기에 연도-차수)"


def stray_file(path: Path, where: str, *, in_meeting: bool, committees: list[str]) -> Problem:
    """What to do with a file that is not read; one that people take for published is an error.

    `where` is its path from the repository's root, `committees` the folders that there are.
    """
    suffix = path.suffix.lower()
    is_original = path.stem == "original" and suffix in OFFICE_FILES
    serious = suffix in (".yml", ".yaml") or path.name == "minutes.md" or is_original
    if suffix in (".yml", ".yaml"):
        hint = _settings(path, where, in_meeting=in_meeting, committees=committees)
    elif suffix in OFFICE_FILES:
        warning = "올린 파일은 누구나 내려받을 수 있습니다. 가리지 않은 이름이 있으면 지우세요\n"
        goal = f"original{suffix}"
        here = None if in_meeting else committees
        hint = warning + _placed(path, where, goal, "회의록의 원본이면 ", here)
    elif suffix == ".txt" and in_meeting and (path.parent / "minutes.md").is_file():
        hint = "올린 파일은 누구나 볼 수 있습니다. 필요 없는 파일이면 지우세요"
    elif suffix in (".md", ".txt"):
        here = None if in_meeting else committees
        hint = _placed(path, where, "minutes.md", "회의록이면 ", here)
    else:
        hint = "회의록과 상관없는 파일이면 지우세요"
    level: Level = "error" if serious else "warning"
    return at(level, "F003", (where, 1), "이 자리의 파일은 쓰이지 않습니다", hint)


def _settings(path: Path, where: str, *, in_meeting: bool, committees: list[str]) -> str:
    near = get_close_matches(f"{path.stem.lower()}.yml", SETTINGS, n=1, cutoff=0.6)
    name = near[0] if near else "meeting.yml"
    if path.name != name:
        return _renamed(path, where, name, "")
    if in_meeting:  # its name is right: it belongs to the committee
        return f"이 파일을 지우고, 적은 것은 이 파일에 더하세요: {where.rsplit('/', 2)[0]}/{name}"
    return _moved(path, where, name, "", committees)


def _placed(path: Path, where: str, name: str, what: str, committees: list[str] | None) -> str:
    """Another name for a file that lies in a meeting's folder; of any other, given the committees, another place."""
    if committees is None:
        return _renamed(path, where, name, what)
    return _moved(path, where, name, what, committees)


def _renamed(path: Path, where: str, name: str, what: str) -> str:
    if name in {other.name for other in path.parent.iterdir()}:
        place = f"{where.rpartition('/')[0]}/{name}"
        return f"{what}{name} 파일이 이미 있습니다. 이 파일의 글이 맞으면 그 파일의 글을 바꾸고, 이 파일은 지우세요: {place}"
    return f"{what}파일 이름을 이렇게 바꾸세요: {name}"


def _moved(path: Path, where: str, name: str, what: str, committees: list[str]) -> str:
    """To a meeting's folder: the one that its name tells if there is none yet, else one that people know."""
    depth = where.count("/")
    own = where.split("/")[1] if depth > 1 else committees[0] if len(committees) == 1 else COMMITTEE
    above = path.parent if depth > 1 else path.parent / own
    meeting = meeting_named(path.stem)
    is_free = meeting and not (above / meeting).exists()
    place = f"minutes/{own}/{meeting if is_free else MEETING}/{name}"
    if name in SETTINGS:
        return f"{what}이 자리로 옮기세요: {place if name == 'meeting.yml' else f'minutes/{own}/{name}'}"
    return f"{what}이 자리로 옮기세요. 이미 있는 회의의 폴더에는 넣지 마세요: {place}"


def stray_folder(where: str, *, is_file_s: bool) -> Problem:
    """A folder in a meeting's folder; `is_file_s`: it has the name of a file that is read."""
    level: Level = "error" if is_file_s else "warning"
    hint = "회의 폴더 안의 폴더는 읽지 않습니다. 파일을 밖으로 옮기거나 지우세요"
    return at(level, "F003", (where, 1), "이 자리의 폴더는 쓰이지 않습니다", hint)


def meeting_named(name: str) -> str:
    """The year and number in a name, as a meeting's folder has them: `2024-10`; empty if it has none."""
    if MEETING_ID.fullmatch(name):
        return name
    match = NUMBERED.search(name)
    return f"{match[1]}-{int(match[2])}" if match else ""


def misnamed_meeting(path: Path, where: str) -> Problem:
    """A meeting's folder whose name is no address."""
    better = meeting_named(path.name)
    hint = f"폴더 이름을 연도와 차수로 바꾸세요: {better or MEETING}"
    if better and (path.parent / better).exists():
        hint = f"같은 회의이면 회의록을 이 폴더에 모으고, 다른 회의이면 이름을 연도와 차수로 다르게 지으세요: {where.rpartition('/')[0]}/{better}/"
    message = f"회의 폴더의 이름을 주소로 쓸 수 없습니다: '{path.name}'"
    return at("error", "F005", (where, 1), message, hint)


def misnamed_committee(path: Path, where: str) -> Problem:
    """A committee's folder whose name is no address, or one of the site's."""
    better = re.sub(r"[^a-z0-9]+", "-", path.name.lower()).strip("-")
    is_free = COMMITTEE_ID.fullmatch(better) and not re.search(r"[가-힣]", path.name)
    is_free = is_free and better not in RESERVED and not (path.parent / better).exists()
    name = better if is_free else "(여기에 영어 이름)"
    if path.name in RESERVED:
        message, hint = f"사이트가 쓰는 이름입니다: '{path.name}'", f"폴더 이름을 바꾸세요: {name}"
        return at("error", "F004", (where, 1), message, hint)
    message = f"위원회 폴더의 이름을 주소로 쓸 수 없습니다: '{path.name}'"
    hint = f"폴더 이름을 영어 소문자, 숫자, -로 바꾸세요: {name}"
    return at("error", "F005", (where, 1), message, hint)


def without_record(where: str, original: str, *, is_empty: bool) -> Problem:
    """A meeting's folder without a record that was never published."""
    if original:
        hint = (
            f"제안(pull request)으로 올리면 저장소가 {original} 파일에서 초안을 만듭니다. 만들지 못했으면 까닭이 따로 나옵니다\n"
            f"명령을 쓸 수 있으면 초안을 만드세요: minutes import {where}/{original} --to {where.removeprefix('minutes/')}"
        )
    elif is_empty:
        hint = f"빈 폴더입니다. 회의록을 넣거나 폴더를 지우세요: {where}/"
    else:
        hint = (
            "회의록 파일의 이름을 이렇게 바꾸세요: minutes.md\n"
            f"회의록이 없고 쓰지 않을 폴더이면 폴더째 지우세요: {where}/"
        )
    return at("error", "F006", (where, 1), "minutes.md 파일이 없습니다", hint)


def nothing_here(*, is_repository: bool) -> Problem:
    """No record at all: mostly a folder that is not the repository's."""
    hint = f"이렇게 만드세요: minutes/{COMMITTEE}/{MEETING}/minutes.md"
    if not is_repository:
        hint = "여기는 회의록 저장소의 폴더가 아닙니다. minutes 폴더가 있는 폴더에서 다시 하세요"
    return at("error", "F001", ("minutes", 1), "읽을 회의록이 없습니다", hint)


def astray(where: str, committees: list[str]) -> Problem:
    """A record outside `minutes/`: its path was typed wrong, and nobody would read it."""
    parts = where.split("/")[-3:-1]
    own = parts[-2] if len(parts) > 1 else committees[0] if len(committees) == 1 else COMMITTEE
    meeting = meeting_named(parts[-1])
    place = f"minutes/{own}/{meeting or MEETING}/minutes.md"
    hint = f"회의록이면 이 자리로 옮기세요. 이미 있는 회의의 폴더에는 넣지 마세요: {place}"
    return at("error", "F011", (where, 1), "회의록이 minutes 폴더 밖에 있어 쓰이지 않습니다", hint)


def two_originals(where: str, names: list[str]) -> list[Problem]:
    """Several office files of one meeting: the draft is made of one of them."""
    if len(names) < 2:
        return []
    message = f"원본 파일이 여럿입니다: {', '.join(names)}"
    hint = "초안은 한 파일에서만 만듭니다. 회의록의 원본 하나만 두고 지우세요"
    return [at("warning", "F012", (where, 1), message, hint)]
