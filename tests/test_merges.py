"""Ids and git: changes that are made apart and come together on main, with real merges."""

import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, put
from test_workflow import git

from generator.permalinks.ledger import Ledger, from_yaml
from generator.pipeline import Archive, generate

TURNS = [
    ("위원장", "제1차 가상위원회 회의를 시작하겠음."),
    ("도시과장", "걷기 좋은 길을 만드는 일의 예산은 내년에 십억 원을 세울 생각임."),
    ("○○○ 위원", "예산이 얼마나 드는지 자료를 미리 주시기 바람."),
    ("교통과장", "버스 노선은 길이 다 된 다음에 다시 살펴보겠음."),
    ("위원장", "더 말씀하실 분이 없으면 회의를 마치겠음."),
]
OURS = ("○○○ 위원", "길이 끝나는 곳에 작은 도서관을 함께 두면 좋겠음.")
THEIRS = ("간사", "다음 회의의 날짜는 따로 알려 드리겠음.")
HOME = "minutes/board/2024-1"
KEPT = f"{HOME}/ids.yml"
OFFICES = "minutes/board/ids.yml"


def record(*turns: tuple[str, str]) -> str:
    return "# 제1차 가상위원회 회의록\n\n" + "".join(
        f"### 〈{who}〉\n\n- {words}\n\n" for who, words in turns
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository on main, its first meeting published."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    put(tmp_path, {
        "minutes/board/committee.yml": "name: 가상위원회",
        f"{HOME}/minutes.md": record(*TURNS),
        ".gitattributes": (ROOT / ".gitattributes").read_bytes(),
        ".gitignore": "docs/\n.cache/\n",
        ".github/published-ids.sh": (ROOT / ".github/published-ids.sh").read_bytes(),
    })  # fmt: skip
    publish(tmp_path, "0" * 40)
    return tmp_path


def commit(root: Path, words: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", words)


def publish(root: Path, before: str) -> Ledger:
    """What the workflow does on main: main's own ledger, a build, the new ids kept."""
    subprocess.run(
        ["bash", ".github/published-ids.sh", before], cwd=root, check=True, capture_output=True
    )
    archive = generate(root)
    assert not [problem for problem in archive.problems if problem.level == "error"]
    commit(root, "ids.yml")
    return archive.ledgers[KEPT]


def branch(root: Path, name: str, text: str, *, with_ids: bool) -> None:
    """Somebody's change, made from main; a programmer's holds an ids.yml too."""
    git(root, "checkout", "--quiet", "-b", name, "main")
    put(root, {f"{HOME}/minutes.md": text.encode()})
    if with_ids:
        generate(root)
    commit(root, name)
    git(root, "checkout", "--quiet", "main")


def merged(root: Path, name: str) -> Ledger:
    before = git(root, "rev-parse", "main").strip()
    git(root, "merge", "--quiet", "--no-ff", "--no-edit", name)
    return publish(root, before)


def given(root: Path, words: str) -> str:
    """The id of the turn with some words."""
    archive = generate(root)
    return next(s.id for s in archive.meetings[0].speeches if words in s.paragraphs[0].text)


@pytest.mark.parametrize("with_ids", [False, True])
def test_of_two_changes_the_second_to_be_merged_gets_the_next_numbers(
    repository: Path, with_ids: bool
) -> None:
    branch(repository, "ours", record(*TURNS[:2], OURS, *TURNS[2:]), with_ids=with_ids)
    branch(repository, "theirs", record(*TURNS[:4], THEIRS, *TURNS[4:]), with_ids=with_ids)
    first = merged(repository, "ours")
    assert given(repository, OURS[1]) == "s6"
    second = merged(repository, "theirs")
    assert (given(repository, OURS[1]), given(repository, THEIRS[1])) == ("s6", "s7")
    assert [e.id for e in second.speeches if e.is_speech] == [
        "s1",
        "s2",
        "s6",
        "s3",
        "s4",
        "s7",
        "s5",
    ]
    assert {e.id for e in first.entries()} <= {e.id for e in second.entries()}
    again, problems = from_yaml((repository / KEPT).read_text("utf-8"), KEPT)
    assert not problems
    assert again == second


def test_a_merge_that_nobody_published_says_what_to_do(repository: Path) -> None:
    branch(repository, "ours", record(*TURNS[:2], OURS, *TURNS[2:]), with_ids=True)
    branch(repository, "theirs", record(*TURNS[:4], THEIRS, *TURNS[4:]), with_ids=True)
    for name in ("ours", "theirs"):
        git(repository, "merge", "--quiet", "--no-ff", "--no-edit", name)
    archive = generate(repository)
    assert not archive.pages
    (problem,) = [p for p in archive.problems if p.level == "error"]
    assert (problem.code, problem.path) == ("I001", KEPT)
    assert f"git checkout main -- {KEPT}" in problem.hint


def test_a_renamed_folder_keeps_main_s_ledger(repository: Path) -> None:
    before = git(repository, "rev-parse", "main").strip()
    git(repository, "mv", HOME, "minutes/board/2024-01")
    put(
        repository,
        {"minutes/board/committee.yml": "name: 가상위원회\naliases: {board/2024-1: board/2024-01}"},
    )
    commit(repository, "rename")
    subprocess.run(
        ["bash", ".github/published-ids.sh", before],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    archive = generate(repository)
    meeting = archive.meetings[0]
    assert [s.id for s in meeting.speeches] == ["s1", "s2", "s3", "s4", "s5"]
    assert meeting.formerly == ("board/2024-1",)


def test_a_ledger_that_somebody_deleted_comes_back(repository: Path) -> None:
    branch(repository, "ours", record(*TURNS[1:]), with_ids=False)
    before = git(repository, "rev-parse", "main").strip()
    git(repository, "merge", "--quiet", "--no-ff", "--no-edit", "ours")
    git(repository, "rm", "--quiet", KEPT)
    commit(repository, "lost")
    ledger = publish(repository, before)
    assert [e.id for e in ledger.speeches if e.is_speech] == ["s1", "s2", "s3", "s4", "s5"]
    assert [e.id for e in ledger.retired()] == ["s1", "s1-p1"]


def test_addresses_of_offices_are_main_s_and_come_back(repository: Path) -> None:
    known = (repository / OFFICES).read_text("utf-8")
    assert "위원장: wiwonjang" in known
    before = git(repository, "rev-parse", "main").strip()
    put(
        repository,
        {OFFICES: known.replace("위원장: wiwonjang", "위원장: gyotonggwajang-9").encode()},
    )
    commit(repository, "changed")
    publish(repository, before)
    assert (repository / OFFICES).read_text("utf-8") == known
    git(repository, "rm", "--quiet", OFFICES)
    commit(repository, "lost")
    publish(repository, before)
    assert (repository / OFFICES).read_text("utf-8") == known


def test_a_renamed_committee_keeps_the_addresses_of_its_offices(repository: Path) -> None:
    known = (repository / OFFICES).read_text("utf-8")
    before = git(repository, "rev-parse", "main").strip()
    git(repository, "mv", "minutes/board", "minutes/council")
    commit(repository, "rename")
    script = [".github/published-ids.sh", before]
    subprocess.run(["bash", *script], cwd=repository, check=True, capture_output=True)
    assert (repository / "minutes/council/ids.yml").read_text("utf-8") == known


def read_again(root: Path, before: str) -> Archive:
    """What the workflow reads of a change: main's ledgers, then the records."""
    script = ["bash", ".github/published-ids.sh", before]
    subprocess.run(script, cwd=root, check=True, capture_output=True)
    return generate(root)


def aliases(**moved: str) -> dict[str, str]:
    lines = "".join(f"\n  board/{old[1:].replace('_', '-')}: {new}" for old, new in moved.items())
    return {"minutes/board/committee.yml": f"name: 가상위원회\naliases:{lines}\n"}


INSERTED = record(*TURNS[:2], OURS, *TURNS[2:])


@pytest.mark.parametrize("left", ["built", "left behind"])
def test_a_folder_that_is_renamed_and_built_before_it_is_proposed_keeps_its_ids(
    repository: Path, left: str
) -> None:
    """Built, so that the ledger says the new address; or renamed without its ledger."""
    branch(repository, "ours", INSERTED, with_ids=False)
    merged(repository, "ours")
    before = git(repository, "rev-parse", "main").strip()
    git(repository, "mv", HOME, "minutes/board/2024-01")
    put(repository, aliases(_2024_1="board/2024-01"))
    generate(repository)
    assert "formerly: [board/2024-1]" in (repository / "minutes/board/2024-01/ids.yml").read_text()
    if left == "left behind":
        (repository / "minutes/board/2024-01/ids.yml").unlink()
    commit(repository, "rename")
    meeting = read_again(repository, before).meetings[0]
    assert [s.id for s in meeting.speeches] == ["s1", "s2", "s6", "s3", "s4", "s5"]
    assert meeting.formerly == ("board/2024-1",)


def test_a_rename_that_is_undone_keeps_the_ids(repository: Path) -> None:
    branch(repository, "ours", INSERTED, with_ids=False)
    merged(repository, "ours")
    before = git(repository, "rev-parse", "main").strip()
    git(repository, "mv", HOME, "minutes/board/2024-01")
    put(repository, aliases(_2024_1="board/2024-01"))
    commit(repository, "rename")
    read_again(repository, before)
    commit(repository, "ids.yml")
    branch_text = (repository / "minutes/board/2024-01/minutes.md").read_text("utf-8")
    put(repository, {"minutes/board/2024-01/minutes.md": (branch_text + "- 덧붙임.\n").encode()})
    commit(repository, "later")
    read_again(repository, before)
    commit(repository, "ids.yml")
    before = git(repository, "rev-parse", "main").strip()
    known = (repository / "minutes/board/2024-01/ids.yml").read_text("utf-8")
    git(repository, "mv", "minutes/board/2024-01", HOME)
    put(repository, aliases(_2024_01="board/2024-1"))
    generate(repository)
    commit(repository, "back")
    archive = read_again(repository, before)
    assert archive.meetings[0].formerly == ("board/2024-01",)
    assert archive.ledgers[KEPT].speeches == from_yaml(known, KEPT)[0].speeches
    assert not [p for p in archive.problems if p.code in ("I005", "I006", "I007", "F009")]


@pytest.mark.parametrize("left", ["built", "left behind"])
def test_a_committee_that_is_renamed_and_built_before_it_is_proposed_keeps_all(
    repository: Path, left: str
) -> None:
    branch(repository, "ours", INSERTED, with_ids=False)
    merged(repository, "ours")
    known = (repository / OFFICES).read_text("utf-8")
    changed = known.replace("위원장: wiwonjang", "위원장: chair")  # as if given otherwise today
    put(repository, {OFFICES: changed.encode()})
    commit(repository, "ids.yml")
    before = git(repository, "rev-parse", "main").strip()
    git(repository, "mv", "minutes/board", "minutes/council")
    put(
        repository,
        {"minutes/council/committee.yml": "name: 가상위원회\naliases: {board: council}"},
    )
    generate(repository)
    if left == "left behind":
        for path in (repository / "minutes").rglob("ids.yml"):
            path.unlink()
    commit(repository, "rename")
    archive = read_again(repository, before)
    assert [s.id for s in archive.meetings[0].speeches] == ["s1", "s2", "s6", "s3", "s4", "s5"]
    assert archive.offices["council"]["위원장"] == "chair"


def test_a_meeting_that_was_deleted_on_main_comes_back_with_its_ids(repository: Path) -> None:
    branch(repository, "ours", INSERTED, with_ids=False)
    merged(repository, "ours")
    git(repository, "rm", "--quiet", "-r", HOME)
    commit(repository, "deleted, and merged although it was red")
    put(repository, {"README.md": "later"})
    commit(repository, "later")
    before = git(repository, "rev-parse", "main").strip()
    commit(repository, "anything")
    archive = read_again(repository, before)
    assert [p.code for p in archive.problems if p.level == "error"] == ["F009"]
    put(repository, {f"{HOME}/minutes.md": INSERTED.encode()})
    git(repository, "clean", "--quiet", "--force", "--", KEPT)
    commit(repository, "uploaded again")
    archive = read_again(repository, before)
    assert [s.id for s in archive.meetings[0].speeches] == ["s1", "s2", "s6", "s3", "s4", "s5"]
    put(
        repository,
        {
            f"{HOME}/minutes.md": record(
                *[("간사", f"{n}번째로 다른 말을 하겠음.") for n in "가나다"]
            ).encode()
        },
    )
    archive = read_again(repository, before)
    assert [p.code for p in archive.problems if p.level == "error"] == ["I009"]


def test_a_meeting_that_is_taken_down_keeps_its_ids_for_ever(repository: Path) -> None:
    before = git(repository, "rev-parse", "main").strip()
    git(repository, "rm", "--quiet", "-r", HOME)
    commit(repository, "deleted")
    (problem,) = [p for p in read_again(repository, before).problems if p.level == "error"]
    assert (problem.code, problem.path) == ("F009", f"{HOME}/minutes.md")
    sentence = next(line for line in problem.hint.splitlines() if line == "이 회의록은 내렸습니다.")
    git(repository, "clean", "--quiet", "--force", "-d")
    put(repository, {f"{HOME}/minutes.md": sentence})
    commit(repository, "as the hint says")
    archive = read_again(repository, before)
    assert [(p.level, p.code) for p in archive.problems] == [("warning", "I008")]
    assert [s.id for s in archive.meetings[0].retired if "-" not in s.id] == [
        "o1",
        "s1",
        "s2",
        "s3",
        "s4",
        "s5",
    ]
    commit(repository, "ids.yml")
    assert not read_again(repository, "HEAD").problems
    put(repository, {f"{HOME}/minutes.md": record(*TURNS).encode()})
    back = read_again(repository, "HEAD")
    assert [s.id for s in back.meetings[0].speeches] == ["s1", "s2", "s3", "s4", "s5"]
    assert [stone.id for stone in back.meetings[0].retired] == ["o1", "o2"], "title and sentence"
