"""Bytes to text: nothing is lost in silence, and nothing else is touched."""

import unicodedata
from pathlib import Path

import pytest
from conftest import put

from generator.intake.folders import read_all
from generator.intake.read import read_source
from generator.permalinks.ledger import Ledger, to_yaml
from generator.pipeline import understand
from generator.problems import as_text

COMMITTEE = {"minutes/board/committee.yml": "name: 가상위원회"}
RECORD = "### 〈위원장〉\n- 시작하겠음."


def codes(problems: list) -> list[str]:
    return [f"{p.line} {p.level} {p.code}" for p in problems]


@pytest.mark.parametrize(
    ("data", "text", "found"),
    [
        (b"", "", ["1 error R004"]),
        (b" \n\t\r\n", " \n\t\n", ["1 error R004"]),
        ("\ufeff가".encode(), "가", ["1 notice R002"]),
        ("가\r\n나\r다\n".encode(), "가\n나\n다\n", []),
        (b"\xea\xb0\x80\n\xff\xfe", "가\n\ufffd\ufffd", ["2 error R001"]),
        ("회의록\n위원장".encode("cp949"), None, ["1 error R001"]),
        (
            "가\n\x00나\x02\n\x7f\x9f".encode(),
            "가\n\ufffd나\ufffd\n\ufffd\ufffd",
            ["2 warning R003"],
        ),
        ("\x0c쪽\x0b표".encode(), " 쪽 표", []),
        (unicodedata.normalize("NFD", "위원장 é").encode(), "위원장 e\u0301", []),
        ("가\u200b나\u2028다".encode(), "가\u200b나\u2028다", []),
    ],
    ids=[
        "비었음",
        "공백뿐",
        "BOM",
        "CRLF",
        "UTF-8이 아님",
        "CP949",
        "제어 문자",
        "쪽 넘김",
        "NFD",
        "그대로",
    ],
)
def test_bytes_become_text(data: bytes, text: str | None, found: list[str]) -> None:
    source, problems = read_source(data, "minutes/board/2024-1/minutes.md")
    assert codes(problems) == found
    assert text is None or source.text == text


def test_a_cp949_file_says_how_to_save_it_again() -> None:
    _, problems = read_source("회의록".encode("cp949"), "m.md")
    assert as_text(problems[0]) == (
        "m.md:1: 오류 R001 글자를 읽을 수 없습니다(UTF-8이 아닙니다)\n"
        "    = 한글 윈도 방식(CP949)으로 저장된 파일입니다. 메모장에서 '다른 이름으로 저장', 인코딩 UTF-8을 고르세요"
    )


def test_folders_that_can_be_no_address(tmp_path: Path) -> None:
    names = [
        "about/2024-1",
        "Smart City/2024-1",
        "위원회/2024-1",
        "board/1차",
        "board/2024_1",
        "-x/2024-1",
    ]
    put(tmp_path, {f"minutes/{name}/minutes.md": RECORD for name in names})
    put(
        tmp_path,
        {f"minutes/{name.split('/')[0]}/committee.yml": "name: 가상위원회" for name in names},
    )
    _, folders, problems = read_all(tmp_path)
    assert {f"{p.path} {p.code}" for p in problems if p.level == "error" and p.code != "F001"} == {
        "minutes/about F004",
        "minutes/Smart City F005",
        "minutes/위원회 F005",
        "minutes/board/1차 F005",
        "minutes/board/2024_1 F005",
        "minutes/-x F005",
    }
    assert all("/" not in folder.id for folder in folders)


def test_a_record_in_the_wrong_place_is_reported(tmp_path: Path) -> None:
    put(
        tmp_path,
        COMMITTEE
        | {
            "minutes/board/2024-1.md": RECORD,
            "minutes/board/2024-2/회의록.md": RECORD,
            "minutes/읽기.txt": "x",
        },
    )
    _, folders, problems = read_all(tmp_path)
    assert not folders
    assert sorted(f"{p.path}: {p.code} {p.level}" for p in problems) == [
        "minutes/board/2024-1.md: F003 warning",
        "minutes/board/2024-2/회의록.md: F003 warning",
        "minutes/board/2024-2: F006 error",
        "minutes/읽기.txt: F003 warning",
    ]


TO_MOVE = "회의록이면 이 자리로 옮기세요. 이미 있는 회의의 폴더에는 넣지 마세요: "


@pytest.mark.parametrize(
    ("name", "level", "hint"),
    [
        ("board/2024-1/회의록.hwp", "warning", "올린 파일은 누구나 내려받을 수 있습니다. 가리지 않은 이름이 있으면 지우세요\n회의록의 원본이면 파일 이름을 이렇게 바꾸세요: original.hwp"),
        ("board/2024-1/meeting.yaml", "error", "파일 이름을 이렇게 바꾸세요: meeting.yml"),
        ("board/2024-1/사진.png", "warning", "회의록과 상관없는 파일이면 지우세요"),
        ("board/minutes.md", "error", f"{TO_MOVE}minutes/board/(여기에 연도-차수)/minutes.md"),
        ("minutes.md", "error", f"{TO_MOVE}minutes/board/(여기에 연도-차수)/minutes.md"),
        ("board/2024-1.md", "warning", f"{TO_MOVE}minutes/board/(여기에 연도-차수)/minutes.md"),
        ("board/2024-3.md", "warning", f"{TO_MOVE}minutes/board/2024-3/minutes.md"),
        ("board/2024년 제3차.txt", "warning", f"{TO_MOVE}minutes/board/2024-3/minutes.md"),
        ("board/original.docx", "error", "올린 파일은 누구나 내려받을 수 있습니다. 가리지 않은 이름이 있으면 지우세요\n회의록의 원본이면 이 자리로 옮기세요. 이미 있는 회의의 폴더에는 넣지 마세요: minutes/board/(여기에 연도-차수)/original.docx"),
        ("board/2024-1/minutes (1).md", "warning", "회의록이면 minutes.md 파일이 이미 있습니다. 이 파일의 글이 맞으면 그 파일의 글을 바꾸고, 이 파일은 지우세요: minutes/board/2024-1/minutes.md"),
        ("board/comittee.yml", "error", "committee.yml 파일이 이미 있습니다. 이 파일의 글이 맞으면 그 파일의 글을 바꾸고, 이 파일은 지우세요: minutes/board/committee.yml"),
        ("board/meeting.yml", "error", "이 자리로 옮기세요: minutes/board/(여기에 연도-차수)/meeting.yml"),
        ("board/2024-1/committee.yml", "error", "이 파일을 지우고, 적은 것은 이 파일에 더하세요: minutes/board/committee.yml"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_read_says_where_it_belongs(
    tmp_path: Path, name: str, level: str, hint: str
) -> None:
    put(
        tmp_path,
        COMMITTEE | {"minutes/board/2024-1/minutes.md": RECORD, f"minutes/{name}": b"\xff\x00"},
    )
    _, _, problems = read_all(tmp_path)
    assert [(p.path, p.level, p.code, p.hint) for p in problems] == [
        (f"minutes/{name}", level, "F003", hint)
    ]


@pytest.mark.parametrize(
    ("folder", "better"),
    [
        ("board/2024년-10회", "연도와 차수로 바꾸세요: 2024-10"),
        ("board/2024_3", "연도와 차수로 바꾸세요: 2024-3"),
        ("board/제3차", "연도와 차수로 바꾸세요: (여기에 연도-차수)"),
        ("board/2024년-01회", "다르게 지으세요: minutes/board/2024-1/"),
        ("Smart City", "-로 바꾸세요: smart-city"),
        ("Board", "-로 바꾸세요: (여기에 영어 이름)"),
        ("도시위원회", "-로 바꾸세요: (여기에 영어 이름)"),
        ("about", "폴더 이름을 바꾸세요: (여기에 영어 이름)"),
    ],
)
def test_a_folder_s_better_name_is_its_own_and_free(
    tmp_path: Path, folder: str, better: str
) -> None:
    put(tmp_path, COMMITTEE | {"minutes/board/2024-1/minutes.md": RECORD})
    inner = folder if "/" in folder else f"{folder}/2024-2"
    put(tmp_path, {f"minutes/{folder.split('/')[0]}/committee.yml": "name: 가나위원회"})
    put(tmp_path, {f"minutes/{inner}/minutes.md": RECORD})
    _, _, problems = read_all(tmp_path)
    (problem,) = [p for p in problems if p.level == "error"]
    assert problem.hint.endswith(better)


def test_a_folder_without_a_record_says_what_is_in_it(tmp_path: Path) -> None:
    put(tmp_path, COMMITTEE | {"minutes/board/2024-1/minutes.md": RECORD})
    put(tmp_path, {"minutes/board/2024-3/meeting.yml": ""})
    (tmp_path / "minutes/board/2024-2").mkdir()
    _, _, problems = read_all(tmp_path)
    assert [f"{p.code} {p.hint.splitlines()[-1]}" for p in problems] == [
        "F006 빈 폴더입니다. 회의록을 넣거나 폴더를 지우세요: minutes/board/2024-2/",
        "F006 회의록이 없고 쓰지 않을 폴더이면 폴더째 지우세요: minutes/board/2024-3/",
    ]


def test_a_folder_that_is_no_repository_is_said_to_be_none(tmp_path: Path) -> None:
    (problem,) = read_all(tmp_path)[2]
    assert problem.hint.startswith("여기는 회의록 저장소의 폴더가 아닙니다")
    (tmp_path / "minutes").mkdir()
    (problem,) = read_all(tmp_path)[2]
    assert problem.hint.endswith("minutes/(여기에 위원회 폴더)/(여기에 연도-차수)/minutes.md")


def test_a_folder_one_level_too_high_or_misspelt_makes_no_new_committee(tmp_path: Path) -> None:
    committee = {"minutes/smart-city/committee.yml": "name: 가상위원회"}
    put(
        tmp_path,
        committee
        | {"minutes/2024-1/minutes.md": RECORD, "minutes/smartcity/2024-2/minutes.md": RECORD},
    )
    put(tmp_path, {"minutes/2024-1/ids.yml": to_yaml(Ledger())})
    problems = understand(tmp_path).problems
    assert [f"{p.path} {p.code} {p.hint}" for p in problems if p.level == "error"] == [
        "minutes/2024-1 F007 이 폴더를 위원회 폴더 안으로 옮기세요: minutes/smart-city/2024-1/",
        "minutes/smartcity F008 이 폴더의 회의를 이 폴더로 옮기세요: minutes/smart-city/\n"
        "새 위원회이면 이 파일을 만드세요: minutes/smartcity/committee.yml",
    ]


def test_a_record_that_is_no_text_gives_one_error_and_no_guesses(tmp_path: Path) -> None:
    put(tmp_path, COMMITTEE | {"minutes/board/2024-1/minutes.md": (RECORD * 9).encode("utf-16")})
    _, folders, problems = read_all(tmp_path)
    assert not folders
    assert [p.code for p in problems] == ["R001"]
    assert problems[0].hint.startswith("UTF-16으로 저장된 파일입니다.")


@pytest.mark.parametrize("name", ["2024-1/meeting.yml", "committee.yml"])
@pytest.mark.parametrize("coding", ["cp949", "utf-16"])
def test_settings_that_are_no_text_give_one_error_and_no_guesses(
    tmp_path: Path, name: str, coding: str
) -> None:
    record = f"# 2024년 제1차 가상위원회 회의록\n{RECORD}"
    put(tmp_path, COMMITTEE | {"minutes/board/2024-1/minutes.md": record})
    put(tmp_path, {f"minutes/board/{name}": "title: 다른 회의의 기록".encode(coding)})
    told = [p for p in understand(tmp_path).problems if p.code not in ("K004", "K005", "K010")]
    assert [f"{p.path} {p.code}" for p in told] == [f"minutes/board/{name} R001"]


def test_folders_in_the_place_of_files_are_no_traceback(tmp_path: Path) -> None:
    put(
        tmp_path,
        COMMITTEE
        | {
            "minutes/board/2024-1/minutes.md": RECORD,
            "minutes/board/2024-1/meeting.yml/x": "",
            "minutes/board/2024-1/ids.yml/x": "",
            "minutes/board/2024-2/minutes.md/x": "",
        },
    )
    _, folders, problems = read_all(tmp_path)
    assert [folder.id for folder in folders] == ["2024-1"]
    assert [f"{p.path} {p.code}" for p in problems if p.level == "error"] == [
        "minutes/board/2024-1/ids.yml F003",
        "minutes/board/2024-1/meeting.yml F003",
        "minutes/board/2024-2/minutes.md F003",
        "minutes/board/2024-2 F006",
    ]


def test_a_name_in_decomposed_hangul_is_reported_composed(tmp_path: Path) -> None:
    nfd = unicodedata.normalize("NFD", "회의록.md")
    put(tmp_path, COMMITTEE | {f"minutes/board/2024-1/{nfd}": RECORD})
    _, _, problems = read_all(tmp_path)
    assert "minutes/board/2024-1/회의록.md" in {p.path for p in problems}


def test_links_out_of_the_repository_are_refused(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"minutes.md": RECORD})
    root = put(tmp_path / "root", COMMITTEE)
    (root / "minutes/board/2024-1").symlink_to(outside)
    (root / "minutes/board/2024-2").mkdir()
    (root / "minutes/board/2024-2/minutes.md").symlink_to(outside / "minutes.md")
    _, folders, problems = read_all(root)
    assert not folders
    assert [f"{p.path} {p.code}" for p in problems if p.code == "F002"] == [
        "minutes/board/2024-1 F002",
        "minutes/board/2024-2/minutes.md F002",
    ]


def test_a_missing_committee_file_is_an_error_with_the_words_to_type(tmp_path: Path) -> None:
    put(tmp_path, {"minutes/board/2024-1/minutes.md": RECORD})
    committees, folders, problems = read_all(tmp_path)
    assert committees[0].name == "board"
    assert [folder.id for folder in folders] == ["2024-1"]
    assert [as_text(p) for p in problems] == [
        "minutes/board/committee.yml:1: 오류 C001 위원회 정보 파일이 없습니다\n"
        "    = 이 파일을 만들고 이렇게 적으세요:\n"
        "    = name: (여기에 위원회 이름)\n"
        "    = publisher: (여기에 회의록을 내는 기관)"
    ]
    put(tmp_path, {"minutes/board/committee.yml": problems[0].hint.partition("\n")[2]})
    _, _, problems = read_all(tmp_path)
    assert [f"{p.line} {p.code} {p.hint}" for p in problems] == [
        "1 Y005 이 자리에 맞는 말을 괄호 없이 적으세요: (여기에 위원회 이름)",
        "2 Y005 이 자리에 맞는 말을 괄호 없이 적으세요: (여기에 회의록을 내는 기관)",
    ]


def test_two_committees_that_nobody_can_tell_apart_are_told(tmp_path: Path) -> None:
    names = {"a": "가상시", "b": "나상시", "c": "가상시"}
    for own, publisher in names.items():
        put(
            tmp_path,
            {
                f"minutes/{own}/committee.yml": f"name: 가상위원회\npublisher: {publisher}",
                f"minutes/{own}/2024-1/minutes.md": RECORD,
            },
        )
    _, _, problems = read_all(tmp_path)
    assert [f"{p.path} {p.level} {p.code}" for p in problems] == [
        "minutes/c/committee.yml warning C003"
    ]


def test_an_empty_repository_says_where_records_go(tmp_path: Path) -> None:
    _, _, problems = read_all(tmp_path)
    assert codes(problems) == ["1 error F001"]


def test_a_torn_ledger_is_an_error(tmp_path: Path) -> None:
    put(
        tmp_path,
        COMMITTEE
        | {
            "minutes/board/2024-1/minutes.md": RECORD,
            "minutes/board/2024-1/ids.yml": "<<<<<<< HEAD\nschema: ids/1\n=======",
        },
    )
    _, _, problems = read_all(tmp_path)
    assert [f"{p.path} {p.level} {p.code}" for p in problems] == [
        "minutes/board/2024-1/ids.yml error I001"
    ]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("minute/board/2024-8/minutes.md", "minutes/board/2024-8/minutes.md"),
        ("board/2024-8/minutes.md", "minutes/board/2024-8/minutes.md"),
        ("2024-8/minutes.md", "minutes/board/2024-8/minutes.md"),
        ("회의록/minutes.md", "minutes/board/(여기에 연도-차수)/minutes.md"),
    ],
)
def test_a_record_beside_the_folder_of_records_is_an_error(
    tmp_path: Path, path: str, place: str
) -> None:
    put(tmp_path, COMMITTEE | {"minutes/board/2024-1/minutes.md": RECORD, path: RECORD})
    put(tmp_path, {"docs/guide/minutes.md": "a page", ".cache/a/minutes.md": "a draft"})
    (problem,) = read_all(tmp_path)[2]
    assert (problem.code, problem.path, problem.level) == ("F011", path, "error")
    assert problem.hint.endswith(f": {place}")


def test_two_originals_of_one_meeting_are_told(tmp_path: Path) -> None:
    home = "minutes/board/2024-1"
    put(tmp_path, COMMITTEE | {f"{home}/minutes.md": RECORD, f"{home}/original.hwp": b"a"})
    assert not read_all(tmp_path)[2]
    put(tmp_path, {f"{home}/original.pdf": b"b"})
    (problem,) = read_all(tmp_path)[2]
    assert (problem.level, problem.code) == ("warning", "F012")
    assert problem.message.endswith("original.hwp, original.pdf")
