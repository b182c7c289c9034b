"""A new meeting from a few answers: what is asked, what is written, what is refused."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import put

from generator.cli import main

COMMITTEE = {"minutes/board/committee.yml": "name: 가상위원회\npublisher: 가상시"}


def new(root: Path, *arguments: str, answers: tuple[str, ...] = ()) -> Result:
    typed = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(main, ["new", *arguments, "--root", str(root)], input=typed)


def test_what_it_needs_is_asked_and_asked_again(tmp_path: Path) -> None:
    """The answers in order: two wrong ones are said to be, Enter leaves a thing open."""
    answers = (
        "2024-1",  # no committee
        "board/2024-1",
        "",  # no text
        "",  # the title as usual
        "3월 5일",  # no date
        "2024. 3. 5.",
        "14:00~16:00",
        "가상시청",
        "summary",
        "",
    )
    result = new(put(tmp_path, COMMITTEE), answers=answers)
    assert result.exit_code == 0, result.output
    assert "지금 있는 위원회: board (가상위원회)" in result.output
    assert "위원회와 회의를 함께 적으세요: smart-city/2024-1" in result.output
    assert "날짜를 숫자로 적으세요: 2024-03-05처럼" in result.output
    assert "minutes check minutes/board/2024-1" in result.output
    folder = tmp_path / "minutes/board/2024-1"
    assert (
        (folder / "minutes.md")
        .read_text("utf-8")
        .startswith(
            "# 2024년 제1차 가상위원회 회의록\n\n가상시\n\n"
            "◆ 일시 : 2024. 3. 5.(화) 14:00~16:00\n◆ 장소 : 가상시청\n◆ 참석위원 :\n"
        )
    )
    assert (folder / "meeting.yml").read_text("utf-8") == "record: summary\n"


GIVEN = ("--record", "summary", "--reading", "ocr", "--date", "2024-03-05")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_text_is_taken_as_it_is_whatever_its_coding(tmp_path: Path, coding: str) -> None:
    text = "# 제1차 가상위원회 회의록\n### 〈위원장〉\n- 마치겠음.\n"
    (tmp_path / "글.txt").write_bytes(text.encode(coding))
    named = ("--name", "가상위원회", "--publisher", "", "--text", str(tmp_path / "글.txt"))
    result = new(tmp_path, "board/2024-1", *named, *GIVEN)
    assert result.exit_code == 0, result.output
    folder = tmp_path / "minutes/board/2024-1"
    assert (folder / "minutes.md").read_text("utf-8") == text
    assert (folder / "meeting.yml").read_text(
        "utf-8"
    ) == "record: summary\nreading: ocr\ndate: 2024-03-05\n"
    assert (folder.parent / "committee.yml").read_text("utf-8") == "name: 가상위원회\n"
    done = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("board/2024-1", *GIVEN), "그 회의의 폴더가 이미 있습니다: minutes/board/2024-1"),
        (("board/2024",), "회의는 연도와 차수로 적으세요"),
        (("스마트/2024-1",), "위원회는 영어 소문자, 숫자, -로 적으세요"),
        (("api/2024-2",), "위원회는 영어 소문자, 숫자, -로 적으세요"),
        (("../../x/2024-2",), "위원회는 영어 소문자, 숫자, -로 적으세요"),
        (("board/2024-2", "--text", "없는.txt", "--title", "", *GIVEN), "그런 파일이 없습니다"),
        (
            ("board/2024-2", "--text", "", "--title", "회의", "--date", "2024-02-30"),
            "달력에 없는 날짜입니다",
        ),
        (("board/2024-2",), "답이 없어 그만두었습니다. 이렇게 적을 수도 있습니다: --text"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    put(tmp_path, {**COMMITTEE, "minutes/board/2024-1/minutes.md": "### 〈위원장〉\n- 예."})
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = new(tmp_path, *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_an_office_file_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "회의록.hwpx").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    put(tmp_path, COMMITTEE)
    result = new(tmp_path, "board/2024-1", "--text", str(tmp_path / "회의록.hwpx"), *GIVEN)
    assert result.exit_code == 2
    assert "글을 복사해 .txt로 저장하세요" in result.output
