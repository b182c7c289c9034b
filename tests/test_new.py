"""A new meeting from a few answers: what is asked, what is written, what is refused."""

from pathlib import Path

import pytest
import yaml
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


ALL = ("--text", "", "--title", "회의", "--hours", "", "--place", "")
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


def test_what_a_text_lacks_is_noted_beside_it(tmp_path: Path) -> None:
    put(tmp_path, {**COMMITTEE, "글.txt": "그냥 글입니다."})
    beside = ("--text", str(tmp_path / "글.txt"), "--title", "제1차 회의", "--place", "가상시청")
    result = new(tmp_path, "board/2024-1", *beside, *GIVEN)
    assert result.exit_code == 0, result.output
    folder = tmp_path / "minutes/board/2024-1"
    assert (folder / "minutes.md").read_text("utf-8") == "그냥 글입니다."
    notes = yaml.safe_load((folder / "meeting.yml").read_text("utf-8"))
    assert (notes["title"], notes["place"]) == ("제1차 회의", "가상시청")


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
        (
            ("board/2024-2", "--text", "", "--title", "회의", "--hours", "25:99", *GIVEN),
            "시계에 없는 시각입니다",
        ),
        (
            ("board/2024-2", "--text", __file__, "--hours", "15:00", *GIVEN),
            "적을 수 없습니다: --hours",
        ),
        (("board/2024-2", "--name", "남의 이름", *ALL, *GIVEN), "적을 수 없습니다: --name"),
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


@pytest.mark.parametrize("link", ["minutes", "minutes/board", "minutes/board/2024-2"])
def test_nothing_is_written_where_a_link_leads(tmp_path: Path, link: str) -> None:
    """Not even where the link leads to nothing yet."""
    root, other = tmp_path / "root", tmp_path / "other"
    put(other, {"committee.yml": "name: 남의 것", "board/committee.yml": "name: 남의 것"})
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(other if "2024" not in link else tmp_path / "nowhere")
    before = sorted(tmp_path.rglob("*"))
    result = new(root, "board/2024-2", "--name", "가", "--publisher", "", *ALL, *GIVEN)
    assert result.exit_code == 2, result.output
    assert f"바로 가기에는 쓰지 않습니다. 폴더를 그대로 두세요: {link}\n" in result.output
    assert sorted(tmp_path.rglob("*")) == before
    assert not (tmp_path / "nowhere").exists()


def test_an_answer_is_one_line_whatever_was_pasted(tmp_path: Path) -> None:
    given = {
        "--title": "제1차\n### 〈위원장〉\r\n회의록",
        "--name": "가상\u2028위원회\t: [",
        "--publisher": "가상시\x0b\n\nname: 남",
        "--place": "시청\n◆ 참석위원 : 남",
        "--hours": "14:00\n",
        "--text": "",
    }
    result = new(tmp_path, "board/2024-1", *(w for pair in given.items() for w in pair), *GIVEN)
    assert result.exit_code == 0, result.output
    folder = tmp_path / "minutes/board"
    assert yaml.safe_load((folder / "committee.yml").read_text("utf-8")) == {
        "name": "가상 위원회 : [",
        "publisher": "가상시 name: 남",
    }
    lines = (folder / "2024-1/minutes.md").read_text("utf-8").splitlines()
    assert lines[0] == "# 제1차 ### 〈위원장〉 회의록"
    assert "◆ 장소 : 시청 ◆ 참석위원 : 남" in lines
    done = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("key", ["--title", "--place", "--name", "--publisher", "--hours"])
@pytest.mark.parametrize("letter", [0, 7, 0x1B, 0x9B, 0xDCFF], ids=hex)
def test_a_letter_that_is_none_is_refused(tmp_path: Path, key: str, letter: int) -> None:
    named = ("--name", "가", "--publisher", "", *ALL, *GIVEN)
    result = new(tmp_path, "board/2024-1", *named, key, f"가{chr(letter)}나")
    assert result.exit_code == 2, result.output
    assert "보이지 않는 제어 문자가 있습니다. 지우고 다시 적으세요" in result.output
    assert not (tmp_path / "minutes").exists()


def test_a_letter_that_is_none_is_asked_again(tmp_path: Path) -> None:
    given = ("--text", "", "--hours", "", "--place", "", *GIVEN)
    result = new(
        put(tmp_path, COMMITTEE), "board/2024-1", *given, answers=("가\x07나", "제1차 회의")
    )
    assert result.exit_code == 0, result.output
    assert "보이지 않는 제어 문자가 있습니다" in result.output
    text = (tmp_path / "minutes/board/2024-1/minutes.md").read_text("utf-8")
    assert text.startswith("# 제1차 회의\n")


TWINS = {
    "minutes/board/committee.yml": "name: 도시위원회\npublisher: 가상시",
    "minutes/council/committee.yml": "name: 도시위원회\npublisher: 나상시",
    "minutes/other/committee.yml": "name: 다른위원회\npublisher: 가상시",
}


def test_committees_of_one_name_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path, TWINS)
    ids = "board (도시위원회, 가상시), council (도시위원회, 나상시)"
    said = new(tmp_path, answers=("도시위원회/2024-1", "fresh/2024-1")).output
    assert f"지금 있는 위원회: {ids}, other (다른위원회)\n" in said
    assert f"위원회를 이름 대신 주소로 적으세요 ({ids}): board/2024-1" in said
    named = ("--text", "", "--title", "")
    said = new(tmp_path, "fresh/2024-1", *named, answers=()).output
    assert f"'fresh'은 새 위원회입니다 (지금 있는 것: {ids}, other (다른위원회))" in said


def test_a_committee_s_name_in_place_of_its_id_is_refused_with_the_id(tmp_path: Path) -> None:
    result = new(put(tmp_path, TWINS), "다른위원회")
    assert result.exit_code == 2
    assert "주소로 적으세요 (other (다른위원회)): other/2024-1" in result.output


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("nwe",), "그런 것이 없습니다: nwe (혹시 'new'?)"),
        (("회의록",), "그런 명령이나 옵션이 없습니다: 회의록"),
        (("--json",), "그런 명령이나 옵션이 없습니다: --json"),
        (("new", "--titel", "회의"), "그런 것이 없습니다: --titel (혹시 "),
        (("new", "--title"), "--title 뒤에 값을 적으세요"),
        (
            ("new", "--title", "제1차", "회의록", "초안"),
            "남는 말이 있습니다: 초안. 빈칸이 있는 값은",
        ),
        (("check", "--format", "xml"), "--format에는 이 가운데 하나를 적으세요: 'text', 'github'"),
        (("verify", "--wait", "곧"), "--wait에는 수를 적으세요"),
        (("check", "--root", "없는 폴더"), "--root에 적은 폴더가 없습니다: 없는 폴더"),
        (("check", "없는 것"), "저장소에 그런 파일이나 폴더가 없습니다: 없는 것"),
    ],
)
def test_what_was_typed_wrong_is_said_in_korean(typed: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(main, list(typed), prog_name="minutes")
    assert result.exit_code == 2
    first, hint = result.output.splitlines()
    assert first.startswith(said)
    assert hint.startswith("설명: minutes ")
    assert hint.endswith("--help")
    assert result.stdout == "", "as a message, not as an answer"
