"""The commands, as a secretary and CI use them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import REAL, ROOT, put
from sites import copy_site

from generator.cli import main

RECORD = "# 2024년 제1차 가상위원회 회의록\n### 〈위원장〉\n- 시작하겠음.\n### 〈과장\n- 보고하고 마치겠음."
GOOD = {
    "minutes/board/committee.yml": "name: 가상위원회",
    "minutes/board/2024-1/minutes.md": RECORD,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(copy_site(tmp_path), GOOD)


def minutes(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(root)])


def test_check_names_file_line_and_what_to_type(root: Path) -> None:
    result = minutes(root, "check")
    assert result.exit_code == 0
    assert (
        "board/2024-1: 발언 2건, 문단 3개, 안건 0건 (발언자 표시: heading, 찾은 표시: heading 2, circle 0, paren 0, colon 0, line 0, table 0)\n"
        in result.output
    )
    assert (
        "minutes/board/2024-1/minutes.md:4: 주의 P002 발언자 표시의 닫는 괄호가 없습니다\n"
        "    | ### 〈과장\n"
        "    = 원본을 확인한 뒤 이렇게 적으세요: ### 〈과장〉\n" in result.output
    )
    assert result.output.endswith("문제 3건(주의 2건, 알림 1건), 파일 1개\n")


def test_check_writes_nothing(root: Path) -> None:
    before = set(root.rglob("*"))
    minutes(root, "check")
    assert set(root.rglob("*")) == before


def test_check_of_one_file(root: Path) -> None:
    put(root, {"minutes/board/2024-2/minutes.md": ""})
    assert minutes(root, "check", "minutes/board/2024-1").exit_code == 0
    assert minutes(root, "check", "minutes/board/2024-2/minutes.md").exit_code == 1
    assert minutes(root, "check").exit_code == 1


@pytest.mark.parametrize("way", ["minutes/other/2024-1", "minutes/other/2024-1/minutes.md"])
def test_check_of_one_meeting_tells_what_stops_it_from_above(root: Path, way: str) -> None:
    put(root, {"minutes/other/2024-1/minutes.md": RECORD, "minutes/board/2024-2/minutes.md": ""})
    result = minutes(root, "check", way)
    assert result.exit_code == 1
    assert "minutes/other/committee.yml:1: 오류 C001 위원회 정보 파일이 없습니다\n" in result.output
    assert "minutes/board" not in result.output


@pytest.mark.parametrize("path", ["minutes/board/2024-9", "../x", "/nowhere"])
def test_a_path_that_is_not_there_is_misuse(root: Path, path: str) -> None:
    result = minutes(root, "check", path)
    assert result.exit_code == 2
    assert f"그런 파일이나 폴더가 없습니다: {path}" in result.output


def test_annotations_for_the_code_host(root: Path) -> None:
    result = minutes(root, "check", "--format", "github")
    assert (
        "::warning file=minutes/board/2024-1/minutes.md,line=4,title=P002::"
        "발언자 표시의 닫는 괄호가 없습니다%0A원본을 확인한 뒤 이렇게 적으세요: ### 〈과장〉"
        "%0A이대로 맞으면 meeting.yml의 accepted: 아래에 두 칸 들여 적으세요: P002-995ce0e1: (여기에 까닭)"
    ) in result.output.splitlines()
    assert all(line.startswith("::") for line in result.output.splitlines())


def test_problems_as_json(root: Path) -> None:
    found = json.loads(minutes(root, "check", "--format", "json").stdout)
    assert {
        "level": "warning",
        "code": "P002",
        "path": "minutes/board/2024-1/minutes.md",
        "line": 4,
    }.items() <= next(p for p in found if p["code"] == "P002").items()


def test_generate_is_silent_about_nothing_and_writes_ids(root: Path) -> None:
    result = minutes(root, "generate")
    assert result.exit_code == 0
    assert result.output.endswith("페이지를 docs/에 썼습니다: 19쪽\n")
    assert (root / "minutes/board/2024-1/ids.yml").is_file()
    assert (root / "minutes/board/2024-1/minutes.md").read_text("utf-8") == RECORD


def test_an_error_writes_nothing_at_all(root: Path) -> None:
    put(root, {"minutes/board/2024-1/meeting.yml": "recrd: summary"})
    result = minutes(root, "generate")
    assert result.exit_code == 1
    assert (
        "minutes/board/2024-1/meeting.yml:1: 오류 Y003 알 수 없는 항목입니다: 'recrd'\n    | recrd: summary\n    = 이렇게 적으려 하셨나요: record\n"
        in result.output
    )
    assert "오류가 있어 아무것도 내보내지 않았습니다" in result.output
    assert not (root / "docs/index.md").exists()
    assert not (root / "minutes/board/2024-1/ids.yml").exists()


BAD = {
    "empty": {"minutes/board/2024-1/minutes.md": ""},
    "not utf-8": {"minutes/board/2024-1/minutes.md": b"\xb0\xa1\xff"},
    "no committee": {"minutes/other/2024-1/minutes.md": RECORD},
    "reserved": {"minutes/api/2024-1/minutes.md": RECORD, "minutes/api/committee.yml": "name: 가"},
    "bad id": {"minutes/board/2024-1차/minutes.md": RECORD},
    "torn ledger": {"minutes/board/2024-1/ids.yml": "schema: ids/1\nnext: 3"},
    "bad slug": {"minutes/board/committee.yml": "name: 가\nslugs: {위원장: ../../x}"},
    "bad yaml": {"minutes/board/committee.yml": "name: [가"},
    "yaml that is no utf-8": {"minutes/board/committee.yml": b"name: \xb0\xa1"},
}


@pytest.mark.parametrize("files", BAD.values(), ids=BAD.keys())
def test_bad_input_is_an_error_with_a_hint_and_no_traceback(
    root: Path, files: dict[str, str]
) -> None:
    put(root, files)
    result = minutes(root, "generate")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    errors = [block for block in result.output.split("minutes/")[1:] if ": 오류 " in block]
    assert errors
    assert all("\n    = " in block for block in errors)


ODD = {
    "no speakers": "그냥 글입니다.",
    "bom and crlf": b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode(),
    "yaml-like": "---\ntitle: 가짜\nurl: /x/\n---\n" + RECORD,
    "markup": RECORD + "\n{% raw %}{{ x }} <script>alert(1)</script> [TOC] ![x](y)",
    "a label and nothing else": "### 〈위원장〉",
    "only signs": "###\n-\n〈〉\n◆ :\n※",
    "very long title": "# " + "긴 " * 300 + "회의록\n### 〈위원장〉\n- 예.",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_input_is_published_with_its_oddities(root: Path, text: str | bytes) -> None:
    put(root, {"minutes/board/2024-1/minutes.md": text})
    result = minutes(root, "build")
    assert result.exit_code == 0, result.output
    assert (root / "site/board/2024-1/transcript/index.html").is_file()


def test_the_real_record_is_published_with_its_oddities() -> None:
    result = minutes(ROOT, "check", str(REAL.relative_to(ROOT)))
    assert result.exit_code == 0
    assert result.output.endswith("문제 15건(주의 12건, 알림 3건), 파일 1개\n")
    assert "D00" not in result.output, "no number, no address of a person"
    assert (
        "minutes.md:108: 알림 N001 참석자 명단의 이름이 발언 안에 있습니다 (74번째 글자)"
        in result.output
    )
    assert "찾지 못한 것이 있습니다: 표결내용\n" in result.output


def test_what_is_accepted_is_seen_and_annoys_nobody(root: Path) -> None:
    notes = "minutes/board/2024-1/meeting.yml"
    put(
        root,
        {
            notes: "# 확인한 것\naccepted:\n  P002-995ce0e1: 원본에도 괄호가 없음\n  K004-00000000: 옛 것"
        },
    )
    said = minutes(root, "check").output
    assert (
        "minutes.md:4: 받아들임 P002 발언자 표시의 닫는 괄호가 없습니다\n"
        "    | ### 〈과장\n    = 까닭: 원본에도 괄호가 없음\n" in said
    )
    assert f"{notes}:4: 알림 Y006 받아들이기로 한 문제가 이제 없습니다: K004-00000000" in said
    assert said.endswith("문제 3건(주의 1건, 알림 2건), 파일 2개. 받아들인 것 1건\n")
    assert "P002" not in minutes(root, "check", "--format", "github").output
    found = json.loads(minutes(root, "check", "--format", "json").stdout)
    assert "원본에도 괄호가 없음" in [p["accepted"] for p in found]
    put(root, {"minutes/board/2024-1/minutes.md": RECORD.replace("〈과장", "〈국장")})
    assert "주의 P002" in minutes(root, "check").output, "a line that changed is looked at anew"


@pytest.mark.parametrize("reason", ["(여기에 까닭)", "까닭", ""])
def test_a_line_that_is_copied_without_a_reason_accepts_nothing_and_stops_nothing(
    root: Path, reason: str
) -> None:
    notes = "minutes/board/2024-1/meeting.yml"
    before = minutes(root, "check")
    line = before.output.partition("P002-")[2].partition("\n")[0]
    assert line.endswith(": (여기에 까닭)")
    key = f"P002-{line[:8]}"
    put(root, {notes: f"record: summary\naccepted:\n  {key}: {reason}"})
    after = minutes(root, "check")
    assert after.exit_code == before.exit_code == 0
    assert f"{notes}:3: 주의 Y007 까닭이 없어 받아들이지 않았습니다: {key}" in after.output
    assert "주의 P002" in after.output
    assert "Y006" not in after.output
    assert "accepted: 아래에 두 칸 들여 적으세요: Y007" not in after.output


def test_a_number_that_is_none_can_be_accepted_and_only_that(root: Path) -> None:
    record = RECORD + "\n- 과제 번호는 900101-2345678임. 마치겠음."
    put(root, {"minutes/board/2024-1/minutes.md": record})
    said = minutes(root, "build").output
    key = said.partition("적으세요: D001-")[2][:8]
    notes = f"accepted: {{D001-{key}: 과제의 번호임}}"
    put(root, {"minutes/board/2024-1/meeting.yml": notes})
    result = minutes(root, "build")
    assert result.exit_code == 0, result.output
    assert "받아들임 D001" in result.output
    put(root, {"docs/about/index.md": "# 소개 {: #top }\n\n900101-2345679"})
    assert minutes(root, "build").exit_code == 1, "another number is not cleared"


@pytest.mark.parametrize(
    "numbers", ["110111-1234567, 110505-3123456", "900101-1234567 900101-1765432"]
)
def test_two_numbers_together_cannot_be_accepted(root: Path, numbers: str) -> None:
    put(root, {"minutes/board/2024-1/minutes.md": f"{RECORD}\n- 번호는 {numbers}임. 마치겠음."})
    result = minutes(root, "check")
    assert result.exit_code == 1
    assert "D001-" not in result.output, "no key to accept one by, and the other with it"


def test_a_stray_file_is_accepted_by_its_name(root: Path) -> None:
    """Three files begin with the same words: who accepts one has not seen the others."""
    folder = "minutes/board/2024-1"
    put(root, {f"{folder}/{name}": RECORD for name in ("minutes2.md", "minutes.md.txt", "old.md")})
    found = json.loads(minutes(root, "check", "--format", "json").stdout)
    keys = {p["path"]: p["key"] for p in found if p["code"] == "F003"}
    assert len(set(keys.values())) == 3
    put(root, {f"{folder}/meeting.yml": f"accepted: {{{keys[f'{folder}/old.md']}: 옛 판임}}"})
    said = minutes(root, "check").output
    assert f"{folder}/old.md:1: 받아들임 F003" in said
    assert f"{folder}/minutes2.md:1: 주의 F003" in said
    assert f"{folder}/minutes.md.txt:1: 주의 F003" in said
