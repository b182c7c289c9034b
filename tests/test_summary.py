"""What a run tells: what changed first and in full, what stood there before in one line."""

import shutil
from pathlib import Path

import pytest
from conftest import put
from test_cli import minutes

TEXT = """
    # 2024년 제{}차 가상위원회 회의록
    ◆ 일시 : 2024. 3. {}.
    ### 〈위원장〉
    - 회의를 마치겠음.
    """
FILES = {
    "minutes/board/committee.yml": "name: 가상위원회",
    "minutes/board/2024-1/minutes.md": TEXT.format(1, 5),
    "minutes/board/2024-2/minutes.md": TEXT.format(2, 6),
}
OLD = "이번에 바뀌지 않은 회의의 주의와 알림 1건"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Two meetings whose ids are given, each with one notice: what the law wants is not there."""
    root = put(tmp_path, FILES)
    assert minutes(root, "generate").exit_code == 0
    return root


def told(root: Path, form: str, *changed: str) -> str:
    (root / "changed").write_text("".join(f"{path}\n" for path in changed), "utf-8")
    return minutes(root, "check", "--format", form, "--changed", str(root / "changed")).output


def test_what_is_as_it_was_is_one_line(published: Path) -> None:
    said = told(published, "summary")
    assert "이번에 바뀌지 않은 회의의 주의와 알림 2건: minutes/board/2024-1, " in said
    assert "그 밖의 회의 2개는 그대로입니다." in said
    assert told(published, "github") == f"::notice::{OLD[:-2]}2건\n"


@pytest.mark.parametrize("name", ["meeting.yml", "original.hwpx", "minutes.md"])
def test_a_changed_file_makes_its_meeting_new(published: Path, name: str) -> None:
    said = told(published, "summary", f"minutes/board/2024-2/{name}")
    assert f"{OLD}: minutes/board/2024-1\n" in said
    assert "| 2024년 제2차 가상위원회 회의록 (board/2024-2) |" in said
    assert "**알림 K004** minutes/board/2024-2/minutes.md:1" in said
    lines = told(published, "github", f"minutes/board/2024-2/{name}").splitlines()
    assert [line.partition(",")[0] for line in lines] == [
        "::notice file=minutes/board/2024-2/minutes.md",
        f"::notice::{OLD}",
    ]


def test_a_committee_s_settings_are_all_its_meetings(published: Path) -> None:
    assert "그대로입니다" not in told(published, "summary", "minutes/board/committee.yml")


def test_a_new_record_is_new_without_a_list(published: Path) -> None:
    put(published, {"minutes/board/2024-3/minutes.md": TEXT.format(3, 7)})
    said = minutes(published, "check", "--format", "summary").output
    assert "(board/2024-3) |" in said
    assert "그 밖의 회의 2개는 그대로입니다." in said


def test_a_published_record_that_vanished_is_an_error(published: Path) -> None:
    path = "minutes/board/2024-2/minutes.md"
    shutil.rmtree(published / "minutes/board/2024-2")
    assert f"::error file={path},line=1,title=F009::" in told(published, "github", path)
    assert "**오류 F009**" in told(published, "summary", path)
    assert "F009" not in told(published, "summary", "minutes/board/2024-1/minutes.md")


@pytest.mark.parametrize("listed", ["minutes/board/2024-2/minutes.md", ""])
def test_a_record_that_vanished_beside_its_ledger_is_an_error_without_a_list(
    published: Path, listed: str
) -> None:
    (published / "minutes/board/2024-2/minutes.md").unlink()
    said = told(published, "text", listed)
    assert said.count("오류 F009") == 1
    assert "F006" not in said


@pytest.mark.parametrize(
    ("folder", "data", "code"),
    [
        ("2024-3", "회의록".encode("cp949"), "R001"),
        ("2024-3", "회의록".encode("utf-16"), "R001"),
        ("2024-3", b"", "R004"),
        ("2024-3", b"900101-1234567", "D001"),
        ("1차", b"# x", "F005"),
        ("2024-2", b"900101-1234567", "D001"),
    ],
    ids=[
        "CP949",
        "UTF-16",
        "empty",
        "a number",
        "a bad name",
        "a number in one that was published",
    ],
)
def test_a_file_that_is_there_and_cannot_be_read_did_not_vanish(
    published: Path, folder: str, data: bytes, code: str
) -> None:
    path = f"minutes/board/{folder}/minutes.md"
    put(published, {path: data})
    said = told(published, "text", path)
    assert code in said
    assert "F009" not in said


def test_a_committee_that_vanished_is_told_and_stops_nothing(published: Path) -> None:
    put(published, {"minutes/other/committee.yml": "name: 다른위원회"})
    put(published, {"minutes/other/2024-1/minutes.md": TEXT.format(1, 5)})
    shutil.rmtree(published / "minutes/board")
    said = told(published, "github", "minutes/board/2024-2/minutes.md")
    assert "::warning file=minutes/board/2024-2/minutes.md,line=1,title=F009::" in said
    assert "::error" not in said


def test_a_folder_that_moved_as_it_should_did_not_vanish(published: Path) -> None:
    board = published / "minutes/board"
    (board / "2024-2").rename(board / "2024-3")
    put(
        published,
        {"minutes/board/committee.yml": "name: 가상위원회\naliases: {board/2024-2: board/2024-3}"},
    )
    said = told(published, "text", "minutes/board/2024-2/minutes.md")
    assert "F009" not in said
    assert "I00" not in said
