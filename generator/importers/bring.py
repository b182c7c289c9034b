"""An office file to the files of a meeting's folder: the draft, the notes, the report, the original itself.

Nothing is made of a file that cannot be read, or that holds a number which nobody may publish; and no record that
is there already is replaced. Also all that such a file says: its text as a draft, and every passage, be it kept, deleted or
beside the text.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from generator.facts.source import Heard, Passage
from generator.importers import read
from generator.importers.draft import draft, notes, report
from generator.importers.embedded import count, is_signed
from generator.importers.inside import BODY, inside, singles
from generator.importers.lists import PALE
from generator.importers.pieces import HIDDEN, Document
from generator.intake.read import number_problem
from generator.privacy.personal import find
from generator.problems import Problem, at

SUFFIXES = (".hwpx", ".hwp", ".docx", ".pdf")
REPORT = "import.md"
CLEAN = "한글이나 워드에서 변경 내용을 모두 적용하고 메모와 파일 안의 파일을 지워 다시 저장하세요"
CLEAN_PDF = "한글이나 워드 원본에서 가린 글과 메모를 지우고 PDF로 다시 저장하세요. 네모로 덮기만 한 글은 PDF에 남습니다"
WITHIN = (
    "파일 안에 다른 파일이 {}개 있습니다. 그 속의 글은 초안에 넣지 않았습니다. "
    "공개해도 되는 것이면 meeting.yml에 download를 적어 내려받게 하세요."
)
AUTHORED = (
    "문서 정보에 지은이나 마지막으로 저장한 사람, 부서가 적혀 있습니다. 파일을 내려받은 사람은 볼 수 있으니, "
    "알리지 않으려면 문서 정보를 지우고 다시 저장하세요."
)
CLOSED = frozenset({"M002", "M005", "M008", "M021", "M024"})
"""No library for it, locked, too large: nothing more is tried."""


def waiting(root: Path) -> list[tuple[Path, str]]:
    """Office files that nobody has made a record of, with the address of their folder."""
    found = [
        path
        for path in sorted((root / "minutes").glob("*/*/original.*"))
        if path.suffix in SUFFIXES and not path.is_symlink()
    ]
    return [
        (path, path.parent.relative_to(root / "minutes").as_posix())
        for path in found
        if not (path.parent / "minutes.md").exists()
    ]


def bring(file: Path, root: Path, address: str) -> tuple[Mapping[str, str | bytes], list[Problem]]:
    """The files to write below the root, by path."""
    folder = f"minutes/{address}"
    if (root / folder / "minutes.md").exists():
        hint = f"다시 가져오려면 이 파일을 먼저 지우거나 다른 곳으로 옮기세요: {folder}/minutes.md"
        return {}, [
            at("error", "M030", (f"{folder}/minutes.md", 1), "이미 회의록이 있습니다", hint)
        ]
    document, problems = read(file)
    if document is None:
        return {}, problems
    text, data = draft(document), file.read_bytes()
    found = {one.digits: one for part in heard(file).passages for one in find(part.text)}
    if found:
        return {}, [*problems, *(number_problem(one, file.name) for one in found.values())]
    document = _with_what_else(document, data)
    name = f"original{file.suffix.lower()}" if file.suffix.lower() in SUFFIXES else ""
    if (root / folder / name).is_file() and (root / folder / name).read_bytes() != data:
        return {}, [_other(f"{folder}/{name}")]
    made: dict[str, str | bytes] = {f"{folder}/minutes.md": text}
    made |= {f"{folder}/{name}": data} if name else {}
    if not (root / folder / "meeting.yml").exists():
        is_hidden = document.unseen or any(left.kind in HIDDEN for left in document.left_out)
        offered = f"download: {name}\n" if name and not is_hidden else ""
        made[f"{folder}/meeting.yml"] = notes(file.name, reading=document.reading) + offered
    made[f"{folder}/{REPORT}"] = report(document, file.name, sha256(data).hexdigest())
    return made, [*problems, *_hidden(document, file)]


def _other(where: str) -> Problem:
    """What is there already is another file."""
    hint = (
        f"그 파일이 이 회의의 원본이면 그것을 가져오세요: minutes import {where} --to {where.split('/', 1)[1].rpartition('/')[0]}\n"
        "아니면 그 파일을 먼저 지우거나 다른 곳으로 옮긴 뒤 다시 하세요"
    )
    return at("error", "M032", (where, 1), "다른 원본 파일이 이미 있어 덮어쓰지 않았습니다", hint)


def _with_what_else(document: Document, data: bytes) -> Document:
    """The document with what whoever downloads the file has besides its text."""
    unseen, said = document.unseen, document.doubts
    if files := count(data):
        unseen = (*unseen, f"파일 안의 파일 {files}개")
        said = (*said, WITHIN.format(files))
    said = (*said, AUTHORED) if is_signed(data) else said
    return replace(document, unseen=unseen, doubts=said)


def _hidden(document: Document, file: Path) -> Iterator[Problem]:
    """A warning for words that nobody sees who opens the file, and everybody has who downloads it."""
    kinds = Counter(
        one.kind
        for one in dict.fromkeys(document.left_out)
        if one.kind in HIDDEN and one.text.strip()
    )
    counted = [f"{kind} {count}곳" for kind, count in kinds.items()]
    if counted or document.unseen:
        told = ", ".join((*counted, *document.unseen))
        is_sure = counted or any(not one.startswith(PALE) for one in document.unseen)
        there = "있어" if is_sure else "있을 수 있어"
        message = f"원본 파일에 보이지 않는 글이 {there} 내려받기를 두지 않았습니다: {told}"
        hint = f"누구나 볼 수 있는 저장소에 올리기 전에, {CLEAN_PDF if file.suffix.lower() == '.pdf' else CLEAN}"
        yield at("warning", "M031", (file.name, 1), message, hint)


def heard(path: Path) -> Heard:
    """All of it; never raises. What its reader refuses may still hold words, which are looked for all the same."""
    document, problems = read(path)
    if document is None and problems[0].code in CLOSED:
        return Heard(unread=problems[0].message)
    text = draft(document) if document else ""
    left = (
        [Passage(one.kind, one.text) for one in document.left_out if one.text.strip()]
        if document
        else []
    )
    first = [Passage(BODY, text)] if text else []
    told = (*first, *left, *inside(path.read_bytes()))
    rows = (Passage(one.where, row) for one in told if (row := singles(one.text)))
    found = dict.fromkeys((*told, *rows))
    return Heard(text, tuple(found), "" if document else problems[0].message)
