"""Corrections, drafts and changed addresses: what people wrote is laid over the record, which stays as it is."""

import inspect
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import COMMITTEE, always_space, put, understand

from generator.export import files
from generator.facts.source import Source
from generator.intake.folders import Folder
from generator.model import Meeting
from generator.notes import Correction, Notes
from generator.permalinks.addresses import check_unused
from generator.permalinks.ledger import Ledger, to_yaml
from generator.permalinks.remember import remember
from generator.pipeline import take_apart
from generator.pipeline import understand as read_everything
from generator.problems import Problem, failed
from generator.settings.config import read_notes

RECORD = """
◆ 회의결과 : 불임 참조

### 〈위원장〉
- 위원님들께서 좋은 의견을
주시기 바람. 좋은 의견을 모으겠음.
- 예.
"""


def corrected(*corrections: Correction) -> tuple[Meeting, list[Problem]]:
    meeting, problems = understand(RECORD, notes=Notes(corrections=corrections))
    return meeting, [problem for problem in problems if problem.code[0] == "T"]


def of(paragraph: str, printed: str, right: str) -> Correction:
    return Correction(paragraph, printed, right, "오타", "가상위원회", date(2024, 3, 5), 7)


def test_a_correction_lies_over_the_words_that_stay() -> None:
    meeting, problems = corrected(
        of("o1", "불임 참조", "붙임 참조"), of("s1-p1", "의견을 주시기", "뜻을 주시기")
    )
    assert not problems
    block, paragraph = meeting.front[0], meeting.speeches[0].paragraphs[0]
    assert (block.text, block.corrections[0].right) == ("◆ 회의결과 : 불임 참조", "붙임 참조")
    (one,) = paragraph.corrections
    assert paragraph.text[one.start : one.stop] == "의견을\n주시기"
    data = json.loads(files([meeting.committee], [meeting], [])["api/v1/board/2024-1.json"])
    assert data["corrections"][0] == {
        "id": "o1", "printed": "불임 참조", "right": "붙임 참조", "reason": "오타", "date": "2024-03-05", "by": "가상위원회",
    }  # fmt: skip
    assert data["overview"][0]["text"] == "◆ 회의결과 : 불임 참조"


@pytest.mark.parametrize(
    ("paragraph", "printed", "code", "said"),
    [
        ("s9-p1", "예", "T001", "정정할 문단이 없습니다: 's9-p1'"),
        ("s1", "예", "T001", "정정할 문단이 없습니다: 's1'"),
        ("s1-p2", "아니오", "T002", "정정할 말이 s1-p2에 없습니다: '아니오'"),
        ("s1-p1", "좋은 의견을", "T003", "정정할 말이 s1-p1에 2번 나옵니다: '좋은 의견을'"),
    ],
)
def test_a_correction_that_does_not_fit_is_an_error(
    paragraph: str, printed: str, code: str, said: str
) -> None:
    meeting, problems = corrected(of(paragraph, printed, "다른 말"))
    assert [(p.level, p.code, p.line, p.message) for p in problems] == [("error", code, 7, said)]
    assert not any(p.corrections for p in meeting.paragraphs())


def test_two_corrections_of_the_same_words_are_an_error() -> None:
    _, problems = corrected(of("s1-p1", "위원님들께서 좋은", "가"), of("s1-p1", "들께서", "나"))
    assert [p.code for p in problems] == ["T003"]


def test_a_correction_wants_all_that_makes_it_one() -> None:
    whole = inspect.cleandoc("""
        corrections:
        - paragraph: s1-p1
          printed: 가
          right: 나
          reason: 오타
          date: 2024-03-05
          by: 가상위원회
        status: final
        versions: {초안: 2024-03-05, 확정: 2024-04-01}
        """)
    notes, problems = read_notes(whole, "meeting.yml")
    assert not problems
    assert notes.corrections == (
        Correction("s1-p1", "가", "나", "오타", "가상위원회", date(2024, 3, 5), 2),
    )
    assert [(v.name, v.day.isoformat()) for v in notes.versions] == [
        ("초안", "2024-03-05"),
        ("확정", "2024-04-01"),
    ]
    for line in whole.splitlines()[2:7]:
        _, (problem,) = read_notes(whole.replace(line + "\n", ""), "meeting.yml")
        assert (problem.level, problem.code) == ("error", "Y005")
        assert "by: 스마트도시위원회" in problem.hint


def compared(draft: str, final: str) -> list[tuple[str, str, str]]:
    sources = [Source("x/minutes.md", inspect.cleandoc(text), "") for text in (draft, final)]
    folder = Folder(
        COMMITTEE, "2024-1", sources[1], Notes(status="final"), Ledger(), "ids.yml", sources[0]
    )
    meeting = take_apart(folder, always_space).meeting
    assert meeting.changes is not None
    return [(change.id, change.before, change.after) for change in meeting.changes]


def test_the_draft_and_the_final_record_are_held_against_each_other() -> None:
    draft = """
        ### 〈위원장〉
        - 제1차 가상위원회 회의를 시작하겠음.
        ### 〈○○○ 위원〉
        - 걷기 좋은 길을 만드는 일은 좋은데 예산이 얼마나 드는지 궁금함.
        - 자료를 미리 주시기 바람.
        ### 〈도시과장〉
        - 예산은 내년에 십억 원을 세울 생각임.
        """
    final = (
        draft.replace("드는지 궁금함", "드는지 알고 싶음")
        .replace("        - 자료를 미리 주시기 바람.\n", "")
        .replace("〈도시과장〉", "〈도시정책과장〉")
        .replace("생각임.", "생각임.\n        - 회의가 끝나면 자료를 드리겠음.")
    )
    assert compared(draft, draft) == []
    assert compared(draft, final) == [
        ("s2-p1", "걷기 좋은 길을 만드는 일은 좋은데 예산이 얼마나 드는지 궁금함.", "걷기 좋은 길을 만드는 일은 좋은데 예산이 얼마나 드는지 알고 싶음."),
        ("", "자료를 미리 주시기 바람.", ""),
        ("s3", "도시과장", "도시정책과장"),
        ("s3-p2", "", "회의가 끝나면 자료를 드리겠음."),
    ]  # fmt: skip


def test_without_a_draft_nothing_is_compared() -> None:
    assert understand(RECORD)[0].changes is None


# --- addresses that changed -----------------------------------------------------------------------


def moved(ledger: Ledger, **aliases: str) -> tuple[Meeting, list[str]]:
    committee = replace(
        COMMITTEE, aliases={old.replace("_", "/"): new for old, new in aliases.items()}
    )
    meeting, problems = understand(RECORD, committee=committee, ledger=ledger)
    return meeting, [f"{p.level} {p.code}" for p in problems if p.code[0] == "I"]


def test_a_renamed_folder_needs_an_entry_and_is_remembered_for_ever() -> None:
    old = Ledger(address="old/2023-9")
    assert moved(old)[1] == ["error I005"]
    meeting, problems = moved(old, **{"old_2023-9": "board/2024-1"})
    assert (meeting.formerly, problems) == (("old/2023-9",), [])
    later, problems = moved(remember(meeting, old))
    assert (later.formerly, problems) == (("old/2023-9",), [])


def test_a_renamed_committee_moves_its_meetings() -> None:
    meeting, problems = moved(Ledger(address="old/2024-1"), old="board")
    assert (meeting.formerly, problems) == (("old/2024-1",), [])


def test_a_copied_folder_is_told_to_leave_the_ledger_behind() -> None:
    _, found = understand(RECORD, ledger=Ledger(address="board/2023-9"))
    (problem,) = [p for p in found if p.code == "I005"]
    assert "복사해 만들었으면 이 파일을 지우세요: minutes/board/2024-1/ids.yml" in problem.hint
    assert "  board/2023-9: board/2024-1" in problem.hint


def test_a_rename_that_is_undone_is_told_which_line_to_replace() -> None:
    old, kept = Ledger(address="board/2024-01", formerly=("board/2024-1",)), "board/2024-1"
    there = replace(COMMITTEE, aliases={kept: "board/2024-01"})
    (problem,) = [p for p in understand(RECORD, committee=there, ledger=old)[1] if p.code == "I005"]
    lines = problem.hint.splitlines()
    assert "이 줄을 지우고, 그 자리에 아랫줄을 적으세요:" in lines[1]
    assert lines[2:] == ["  board/2024-1: board/2024-01", "  board/2024-01: board/2024-1"]
    wrong, right = (dict([line.split(": ")]) for line in (lines[2].strip(), lines[3].strip()))
    meeting, found = understand(RECORD, committee=replace(COMMITTEE, aliases=right), ledger=old)
    assert meeting.formerly == ("board/2024-01",)
    assert not [p for p in found if p.code == "I005"]
    assert not list(check_unused([meeting]))
    both, found = understand(
        RECORD, committee=replace(COMMITTEE, aliases=wrong | right), ledger=old
    )
    assert both.formerly == ("board/2024-01",)
    assert [p.message for p in check_unused([both])] == [
        "aliases의 옛 주소를 지금 회의가 쓰고 있습니다: board/2024-1"
    ]


def test_a_speaker_s_address_changes_only_by_an_entry() -> None:
    meeting, _ = moved(Ledger())
    ledger = remember(meeting, Ledger())
    chosen = {"board/2024-1/speakers/wiwonjang": "board/2024-1/speakers/chair"}
    renamed, _ = understand(RECORD, committee=replace(COMMITTEE, aliases=chosen), ledger=ledger)
    assert [s.slug for s in renamed.speakers] == ["chair"]
    assert renamed.former_speakers == {"wiwonjang": "chair"}
    later, _ = moved(remember(renamed, ledger))
    assert [s.slug for s in later.speakers] == ["chair"]
    assert later.former_speakers == {"wiwonjang": "chair"}


def test_an_address_that_leads_on_is_never_used_again(tmp_path: Path) -> None:
    text = "# 제1차 가상위원회 회의록\n\n### 〈위원장〉\n\n- 시작하겠음.\n"
    put(
        tmp_path,
        {
            "minutes/board/committee.yml": "name: 가상위원회",
            "minutes/board/2024-1/minutes.md": text,
        },
    )
    kept = tmp_path / "minutes/board/2024-1/ids.yml"
    kept.write_text(
        to_yaml(read_everything(tmp_path).ledgers["minutes/board/2024-1/ids.yml"]), "utf-8"
    )
    (tmp_path / "minutes/board/2024-1").rename(tmp_path / "minutes/board/2024-2")
    put(
        tmp_path,
        {
            "minutes/board/committee.yml": "name: 가상위원회\naliases: {board/2024-1: board/2024-2, board/1999-1: board/2024-2}"
        },
    )
    archive = read_everything(tmp_path)
    assert "I007 준 적이 없는 주소입니다: board/1999-1" in said(archive.problems)
    assert not failed(archive.problems)
    moved = tmp_path / "minutes/board/2024-2/ids.yml"
    moved.write_text(to_yaml(archive.ledgers["minutes/board/2024-2/ids.yml"]), "utf-8")
    put(tmp_path, {"minutes/board/2024-1/minutes.md": text})
    found = said(read_everything(tmp_path).problems)
    assert "I006 한 번 쓴 주소를 다른 회의가 쓰고 있습니다: board/2024-1" in found


def test_a_copied_ledger_is_told_once_and_leads_nowhere(tmp_path: Path) -> None:
    """Whoever copied a folder wrote nothing of an address that leads on."""
    text = "# 제1차 가상위원회 회의록\n\n### 〈위원장〉\n\n- 시작하겠음.\n"
    put(tmp_path, {"minutes/board/committee.yml": "name: 가상위원회"})
    put(tmp_path, {f"minutes/board/{name}/minutes.md": text for name in ("2024-1", "2024-03")})
    ledger = to_yaml(read_everything(tmp_path).ledgers["minutes/board/2024-1/ids.yml"])
    put(tmp_path, {f"minutes/board/{name}/ids.yml": ledger for name in ("2024-1", "2024-03")})
    problems = read_everything(tmp_path).problems
    assert [f"{p.path} {p.code}" for p in problems if p.level == "error"] == [
        "minutes/board/2024-03/ids.yml I005"
    ]


def said(problems: list[Problem]) -> list[str]:
    return [f"{problem.code} {problem.message}" for problem in problems]
