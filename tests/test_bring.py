"""`minutes import`: an office file becomes a draft beside its original, or nothing at all."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import put
from offices import HEADER, MEETING, Part, hangul, word
from sites import copy_site
from test_cli import minutes

PLAIN: list[Part] = [part for part in MEETING if part[0] not in ("memo", "deleted")]
BOARD = {"minutes/board/committee.yml": "name: 가상위원회"}
FOLDER = "minutes/board/2024-1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path / "repo", BOARD)


def bring(root: Path, file: Path) -> str:
    result = minutes(root, "import", str(file), "--to", "board/2024-1")
    return f"{int(result.exit_code)}\n{result.output}"


def made(root: Path) -> list[str]:
    return sorted(path.name for path in (root / FOLDER).glob("*"))


def test_a_file_becomes_a_draft_its_notes_a_report_and_lies_beside_them(
    root: Path, tmp_path: Path
) -> None:
    file = hangul(tmp_path / "회의록.hwpx", PLAIN)
    said = bring(root, file)
    assert said.startswith("0\n"), said
    assert made(root) == ["import.md", "meeting.yml", "minutes.md", "original.hwpx"]
    text = (root / FOLDER / "minutes.md").read_text("utf-8")
    assert text.startswith("# 2024년 제1차 가상위원회 회의록\n\n가상시\n\n◆ 일시 : 2024. 3. 5.(화)")
    assert HEADER not in text
    notes = (root / FOLDER / "meeting.yml").read_text("utf-8")
    assert "original: 회의록.hwpx\n" in notes
    assert "download: original.hwpx\n" in notes
    digest = sha256(file.read_bytes()).hexdigest()
    assert digest in (root / FOLDER / "import.md").read_text("utf-8")
    assert minutes(root, "check").exit_code == 0


def test_a_file_with_memos_and_deleted_words_is_not_offered(root: Path, tmp_path: Path) -> None:
    said = bring(root, word(tmp_path / "a.docx", MEETING))
    assert said.startswith("0\n")
    assert (
        "a.docx:1: 주의 M031 원본 파일에 보이지 않는 글이 있어 내려받기를 두지 않았습니다: 메모 1곳, 지운 글 1곳"
        in said
    )
    assert "download" not in (root / FOLDER / "meeting.yml").read_text("utf-8")
    told = (root / FOLDER / "import.md").read_text("utf-8")
    assert "메모 1곳, 6자: 여기에 옮기지 않습니다" in told
    assert "담당자의 메모" not in told
    assert "빼기로 한 말" not in told


def test_what_is_left_to_write_is_said(tmp_path: Path) -> None:
    """Of a new committee its own file as well, without which nothing is published."""
    put(tmp_path, {"글.txt": "그냥 글입니다.", **BOARD})
    text = str(tmp_path / "글.txt")
    said = minutes(tmp_path, "import", text, "--to", "roads/2024-1").output
    assert "minutes/roads/committee.yml:1: 오류 C001 위원회 정보 파일이 없습니다\n" in said
    assert "minutes check minutes/roads/2024-1\n" in said
    said = minutes(tmp_path, "import", text, "--to", "board/2024-1").output
    assert "C001" not in said
    assert "minutes check minutes/board/2024-1\n" in said


@pytest.mark.parametrize("kind", ["memo", "deleted"])
def test_a_number_that_nobody_sees_is_refused_as_well(
    root: Path, tmp_path: Path, kind: str
) -> None:
    hidden: Part = (
        (kind, "남은 말", "900101-1234568")
        if kind == "memo"
        else (kind, "900101-1234568", "남은 말")
    )
    said = bring(root, word(tmp_path / "a.docx", [*PLAIN, hidden]))
    assert said.startswith("1\n")
    assert "오류 D001" in said
    assert made(root) == []


def test_what_people_wrote_is_never_replaced(root: Path, tmp_path: Path) -> None:
    file = hangul(tmp_path / "a.hwpx", PLAIN)
    put(root, {f"{FOLDER}/meeting.yml": "place: 가상시청"})
    assert bring(root, file).startswith("0\n")
    assert (root / FOLDER / "meeting.yml").read_text("utf-8") == "place: 가상시청"
    said = bring(root, file)
    assert said.startswith("1\n")
    assert "오류 M030 이미 회의록이 있습니다" in said


@pytest.mark.parametrize(
    ("parts", "code"), [([("plain", "주민번호는 900101-1234568임.")], "D001"), ([], "M003")]
)
def test_nothing_is_left_of_a_file_that_cannot_be_used(
    root: Path, tmp_path: Path, parts: list[Part], code: str
) -> None:
    said = bring(root, hangul(tmp_path / "a.hwpx", parts))
    assert said.startswith("1\n")
    assert f"오류 {code}" in said
    assert "1234568" not in said
    assert made(root) == []


def test_a_folder_with_a_file_alone_says_what_to_do_and_is_read_without_a_name(root: Path) -> None:
    (root / FOLDER).mkdir(parents=True)
    hangul(root / FOLDER / "original.hwpx", PLAIN)
    said = minutes(root, "check").output
    assert f"minutes import {FOLDER}/original.hwpx --to board/2024-1" in said
    assert minutes(root, "import").exit_code == 0
    assert "minutes.md" in made(root)
    again = minutes(root, "import")
    assert again.exit_code == 0
    assert "있는 곳마다 이미 minutes.md가 있습니다" in again.output


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\xff\x00\xfe\x81", "M007"), ("주민번호 900101-1234568".encode(), "D001")],
    ids=["broken", "a number"],
)
def test_the_check_says_why_no_draft_can_be_made(root: Path, data: bytes, code: str) -> None:
    """Beside the folder that has no record, and of a broken office file not what to do with a text."""
    put(root, {f"{FOLDER}/original.hwp": data})
    said = minutes(root, "check", "--format", "summary").output
    assert f"**오류 F006** {FOLDER}:1 " in said
    assert f"**오류 {code}** {FOLDER}/original.hwp:1 " in said
    assert "메모장" not in said
    assert "1234568" not in said


def test_an_address_that_is_none_is_misuse(root: Path, tmp_path: Path) -> None:
    file = hangul(tmp_path / "a.hwpx", PLAIN)
    for address in ("board", "../x/2024-1", "board/24-1", "/etc/2024-1"):
        assert minutes(root, "import", str(file), "--to", address).exit_code == 2
    assert not (root / FOLDER).exists()


@pytest.mark.slow
def test_the_original_can_be_downloaded_as_it_is(tmp_path: Path) -> None:
    root = put(copy_site(tmp_path), BOARD)
    assert bring(root, hangul(tmp_path / "a.hwpx", PLAIN)).startswith("0\n")
    result = minutes(root, "build")
    assert result.exit_code == 0, result.output
    data = (root / FOLDER / "original.hwpx").read_bytes()
    assert (root / "site/board/2024-1/original.hwpx").read_bytes() == data
    page = (root / "site/board/2024-1/index.html").read_text("utf-8")
    assert '<a href="./original.hwpx">원본 파일 내려받기 (HWPX)</a>' in page
    told = json.loads((root / "site/api/v1/board/2024-1.json").read_text("utf-8"))["original"]
    assert told["sha256"] == sha256(data).hexdigest()
    (root / "site/board/2024-1/original.hwpx").write_bytes(data[:-1])
    assert "내려받을 원본 파일이 저장소의 것과 다릅니다" in minutes(root, "verify").output
    put(root, {f"{FOLDER}/meeting.yml": "download: original.pdf"})
    assert "오류 F010" in minutes(root, "check").output
