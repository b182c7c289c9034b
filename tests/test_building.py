"""A build of what changed alone: the same site as a build of everything, whatever changed and whatever became of the cache."""

import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from conftest import put
from offices import word
from sites import NEW, copy_site, lend

from generator import engine, pipeline
from generator.build.archive import in_place
from generator.build.report import Built
from generator.build.start import build
from generator.cli import main
from generator.intake.folders import Folder
from generator.machine import raw
from generator.machine.hands import Hands, here
from generator.machine.inputs import read_inputs
from generator.permalinks.joins import Glue
from generator.permalinks.ledger import from_yaml
from generator.problems import failed

GOLDEN = sorted((Path(__file__).parent / "golden").rglob("*.yml"))
SECOND = NEW.replace("2024년 제1차", "2024년 제2차").replace("3. 5.(화)", "4. 2.(화)")
RECORDS = {
    "minutes/board/committee.yml": "name: 가상위원회\npublisher: 가상시",
    "minutes/board/2024-1/minutes.md": NEW,
    "minutes/board/2024-2/minutes.md": SECOND,
    "minutes/council/committee.yml": "name: 가상의회",
    "minutes/council/2024-1/minutes.md": NEW.replace("가상도시위원회", "가상의회"),
}
Change = Callable[[Path], object]


def built(root: Path) -> Built:
    return build(root, here(1), lambda *_: None)


def site_of(root: Path) -> dict[str, bytes]:
    site = root / "site"
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def anew(root: Path) -> dict[str, bytes]:
    """The site of the same repository, made without anything that was kept."""
    place = root.with_name(f"{root.name}-anew")
    shutil.copytree(root, place, ignore=shutil.ignore_patterns(".cache", "site"))
    shutil.copytree(root / ".cache/search/shares", place / ".cache/search/shares")
    assert built(place).published
    made = site_of(place)
    shutil.rmtree(place)
    return made


def same(root: Path) -> None:
    """What was built bit by bit is what is built at once."""
    now, right = site_of(root), anew(root)
    assert now.keys() == right.keys()
    assert [path for path in now if now[path] != right[path]] == []


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published site of three meetings. Nobody changes it."""
    root = put(copy_site(tmp_path_factory.mktemp("first")), RECORDS)
    lend(root)
    assert built(root).published
    return root


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Path:
    place = tmp_path / "root"
    shutil.copytree(first, place, symlinks=True)
    return place


def edit(path: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text, path
        (root / path).write_text(text.replace(old, new), "utf-8")

    return change


def add(path: str, text: str | bytes) -> Change:
    return lambda root: put(root, {path: text})


RECORD = "minutes/board/2024-2/minutes.md"
CHANGES: dict[str, Change] = {
    "a word of a record": edit(RECORD, "- 동의함.", "- 반대함."),
    "a new meeting": add("minutes/board/2024-3/minutes.md", NEW.replace("제1차", "제3차")),
    "a meeting that is taken down": add(RECORD, "이 회의록은 내렸습니다."),
    "a committee that is gone": lambda root: shutil.rmtree(root / "minutes/council"),
    "notes beside a record": add("minutes/board/2024-2/meeting.yml", "record: verbatim"),
    "a draft beside a record": add(
        "minutes/board/2024-2/draft.md", SECOND.replace("동의함", "찬성함")
    ),
    "a file to download": lambda root: word(
        put(root, {"minutes/board/2024-2/meeting.yml": "download: original.docx"})
        / "minutes/board/2024-2/original.docx",
        [("plain", "지어낸 글")],
    ),
    "a committee's name": edit("minutes/board/committee.yml", "가상위원회", "새가상위원회"),
    "a topic": add(
        "minutes/board/committee.yml",
        "name: 가상위원회\npublisher: 가상시\ntopics:\n  walk: {name: 걷는 길, items: [걷기 좋은 길 조성]}",
    ),
    "an office's address": edit("minutes/board/ids.yml", "dosigwajang", "city-planner"),
    "the theme": add("templates/theme/assets/site.css", "body { color: red }"),
    "a partial of the theme": edit("templates/theme/partials/footer.html", "<", "<!-- 1 --><"),
    "the settings": edit("mkdocs.yml", "site_name: 회의록", "site_name: 우리 회의록"),
    "a page by hand": edit("docs/about/index.md", "회의록", "회의 기록"),
    "a new page by hand": add("docs/guide/more/index.md", "# 더 {: #top }\n\n글."),
}


OFTEN = ("a word of a record", "a new meeting", "a topic", "the theme", "a page by hand")


def tried(what: str) -> Any:
    return pytest.param(CHANGES[what], marks=() if what in OFTEN else pytest.mark.proof)


@pytest.mark.proof
def test_every_case_of_reading_is_published(tmp_path: Path) -> None:
    """All golden records in one archive: every page and file of each is proved."""
    root, cases = copy_site(tmp_path), [yaml.safe_load(p.read_text("utf-8")) for p in GOLDEN]
    records = [one["record"] for one in cases if isinstance(one, dict) and "record" in one]
    for n, text in enumerate(records):
        place = f"minutes/c{n // 60}"
        put(root, {f"{place}/committee.yml": "name: 가상위원회\npublisher: 가상시"})
        put(root, {f"{place}/{1950 + n % 60}-1/minutes.md": text.encode()})
    with here() as hands:
        made = build(root, hands, lambda *_: None)
    assert made.published
    assert not [problem for problem in made.problems if problem.level == "error"]


@pytest.mark.slow
@pytest.mark.parametrize("change", [tried(what) for what in CHANGES], ids=CHANGES.keys())
def test_whatever_changes_the_site_is_as_made_anew(root: Path, change: Change) -> None:
    before = site_of(root)
    change(root)
    made = built(root)
    assert made.published, made.problems
    assert site_of(root) != before
    same(root)


@pytest.mark.slow
@pytest.mark.proof
def test_the_address_comes_from_the_environment(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site_of(root)
    monkeypatch.setenv("SITE_URL", "https://minutes.example/")
    assert built(root).published
    assert site_of(root) != before
    same(root)


@pytest.mark.slow
def test_another_program_makes_everything_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = raw.read_raw(root / "minutes/board/2024-1").key, raw.engine_key({"mkdocs.yml": b""})
    monkeypatch.setattr(raw, "program", lambda: "another")
    now = raw.read_raw(root / "minutes/board/2024-1").key, raw.engine_key({"mkdocs.yml": b""})
    assert known[0] != now[0]
    assert known[1] != now[1]


def test_the_program_is_known_by_all_its_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = raw.program.__wrapped__()
    for name in ("record/parse.py", "export/schema.json", "search/split.txt"):
        shutil.copytree(raw.PROGRAM, tmp_path / "generator", dirs_exist_ok=True)
        place = tmp_path / "generator" / name
        place.write_text(place.read_text("utf-8") + " ", "utf-8")
        monkeypatch.setattr(raw, "PROGRAM", tmp_path / "generator")
        assert raw.program.__wrapped__() != known, name
        monkeypatch.undo()
    shutil.copytree(raw.PAGES, tmp_path / "pages")
    (tmp_path / "pages/parts.md.j2").write_text("", "utf-8")
    monkeypatch.setattr(raw, "PAGES", tmp_path / "pages")
    assert raw.program.__wrapped__() != known


@pytest.mark.slow
def test_nothing_is_done_where_nothing_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(root)
    monkeypatch.setattr("generator.build.building._understood", None)
    assert built(root) == replace(first, fresh=())
    shutil.rmtree(root / "site")
    with pytest.raises(TypeError):  # it would be made again
        built(root)


@pytest.mark.parametrize("what", ["nothing", "a file", "a link"])
def test_without_a_folder_of_records_it_is_said_where_one_goes(tmp_path: Path, what: str) -> None:
    root = copy_site(tmp_path / "root")
    if what == "a file":
        (root / "minutes").write_text("회의록", "utf-8")
    elif what == "a link":
        put(tmp_path, {"elsewhere/board/2024-1/minutes.md": NEW})
        (root / "minutes").symlink_to(tmp_path / "elsewhere")
    made = built(root)
    assert [p.code for p in made.problems] == ["F002" if what == "a link" else "F001"]
    assert not made.published


@pytest.mark.slow
def test_ids_are_told_of_when_they_are_given_and_not_again(root: Path) -> None:
    edit(RECORD, "- 동의함.", "- 동의함.\n- 찬성함.")(root)
    first, second, third = built(root), built(root), built(root)
    assert (
        "  번호: 새로 줄 것 1개 (s4-p2), 글이 빠지거나 옮겨진 것 0개" in first.lines["board/2024-2"]
    )
    assert first.fresh == ["board/2024-2"]
    assert not [line for lines in second.lines.values() for line in lines if "번호" in line]
    assert replace(second, fresh=()) == replace(third, fresh=())
    assert second.published


@pytest.mark.slow
def test_an_error_in_one_meeting_does_not_hold_up_the_others(root: Path) -> None:
    before = site_of(root)
    edit(RECORD, "# 2024년", "900101-1234567\n\n# 2024년")(root)
    edit("minutes/board/2024-1/minutes.md", "- 동의함.", "- 반대함.")(root)
    put(root, {"minutes/board/2024-4/minutes.md": b"\xff\xfe"})
    made = built(root)
    assert made.published
    assert failed(made.problems)
    told = [(p.code, p.path, p.message) for p in made.problems if p.code == "E002"]
    assert told == [
        ("E002", RECORD, "오류가 있어 이 회의의 쪽은 전의 것 그대로 둡니다"),
        (
            "E002",
            "minutes/board/2024-4/minutes.md",
            "오류가 있어 이 회의의 쪽은 아직 만들지 않습니다",
        ),
    ]
    now = site_of(root)
    old = [path for path in before if path.startswith("board/2024-2/")]
    assert [path for path in old if without_notice(now[path]) != before[path]] == []
    assert NOTICE in now["board/2024-2/transcript/index.html"].decode()
    assert NOTICE not in now["board/2024-1/transcript/index.html"].decode()
    assert "반대함" in now["board/2024-1/transcript/index.html"].decode()
    assert not [path for path in now if "2024-4" in path]
    again = built(root)
    stopping = [
        [p for p in one.problems if p.level == "error" or p.code == "E002"] for one in (again, made)
    ]
    assert stopping[0] == stopping[1]
    assert again.published
    edit("mkdocs.yml", "site_name: 회의록", "site_name: 다른 회의록")(root)
    assert built(root).published, "the old pages can be printed anew"
    edit("mkdocs.yml", "site_name: 다른 회의록", "site_name: 회의록")(root)
    edit(RECORD, "900101-1234567\n\n", "")(root)
    shutil.rmtree(root / "minutes/board/2024-4")
    assert not failed(built(root).problems)
    same(root)


@pytest.mark.slow
@pytest.mark.proof
def test_a_committee_may_be_renamed_while_a_meeting_keeps_its_old_pages(root: Path) -> None:
    edit(RECORD, "# 2024년", "900101-1234567\n\n# 2024년")(root)
    assert built(root).published
    edit("minutes/board/committee.yml", "가상위원회", "새가상위원회")(root)
    for _ in range(2):
        assert built(root).published
        page = site_of(root)["board/2024-2/transcript/index.html"].decode()
        assert NOTICE in page
        assert ">새가상위원회</a>" in page
    edit(RECORD, "900101-1234567\n\n", "")(root)
    assert not failed(built(root).problems)
    same(root)


NOTICE = '<p class="draft">새로 올린 회의록에 고칠 것이 있어 그 전의 내용을 보이고 있습니다.</p>'


def without_notice(data: bytes) -> bytes:
    return re.sub(f"{NOTICE}\n+".encode(), b"", data)


@pytest.mark.slow
@pytest.mark.proof
def test_without_the_old_pages_at_hand_an_error_leaves_the_site_as_it_was(root: Path) -> None:
    before = site_of(root)
    edit(RECORD, "# 2024년", "900101-1234567\n\n# 2024년")(root)
    edit("minutes/board/2024-1/minutes.md", "- 동의함.", "- 반대함.")(root)
    shutil.rmtree(root / ".cache/shelf")
    made = built(root)
    assert failed(made.problems)
    assert not made.published
    assert site_of(root) == before


# --- the cache ------------------------------------------------------------------------------------


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def damages() -> Iterator[tuple[str, Callable[[Path, random.Random], object]]]:
    yield "flipped", lambda file, chance: file.write_bytes(flip(file.read_bytes(), chance))
    yield (
        "cut",
        lambda file, chance: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    )
    yield "empty", lambda file, _: file.write_bytes(b"")
    yield "gone", lambda file, _: file.unlink()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "damage"),
    [
        pytest.param(*one, marks=() if one[0] == "flipped" else pytest.mark.proof)
        for one in damages()
    ],
    ids=[how for how, _ in damages()],
)
def test_a_damaged_cache_never_reaches_the_site(
    root: Path, how: str, damage: Callable[[Path, random.Random], object]
) -> None:
    chance = random.Random(how)
    edit(RECORD, "- 동의함.", "- 반대함.")(root)
    for file in sorted((root / ".cache").rglob("*")):
        if file.is_file() and file.name != "lock" and "shares" not in file.parts:
            damage(file, chance)
    assert built(root).published
    same(root)


@pytest.mark.slow
@pytest.mark.proof
def test_no_cache_is_needed(root: Path) -> None:
    edit(RECORD, "- 동의함.", "- 반대함.")(root)
    shutil.rmtree(root / ".cache/shelf")
    assert built(root).published
    same(root)


@pytest.mark.slow
@pytest.mark.proof
def test_a_cache_may_come_from_another_place(root: Path, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere"
    shutil.copytree(root, place, ignore=shutil.ignore_patterns("site", "published", "report"))
    assert built(place).published
    assert site_of(place) == site_of(root)


@pytest.mark.slow
@pytest.mark.proof
def test_the_shelf_holds_what_is_needed_and_no_more(root: Path) -> None:
    def kept() -> set[str]:
        return {path.name for path in (root / ".cache/shelf").glob("*/*/*")}

    first = kept()
    edit(RECORD, "- 동의함.", "- 반대함.")(root)
    assert built(root).published
    second = kept()
    assert second != first
    assert len(second) == len(first)
    shutil.rmtree(root / "site")
    (root / ".cache/published").unlink()
    assert built(root).published
    assert kept() == second


# --- others at work -------------------------------------------------------------------------------


@pytest.mark.slow
def test_two_builds_at_once_are_told_apart(root: Path) -> None:
    from generator.build.publishing import alone

    before = site_of(root)
    edit(RECORD, "- 동의함.", "- 반대함.")(root)
    with alone(root):
        command = [str(Path(sys.executable).with_name("minutes")), "build"]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 1
    assert "다른 minutes build가 만들고 있습니다(프로세스 " in done.stderr
    assert site_of(root) == before
    assert built(root).published


def double(data: bytes) -> bytes:
    return data * 2


def test_work_is_given_to_processes_and_comes_back() -> None:
    pieces = [(str(n), bytes([n])) for n in range(20)]
    with here(2) as hands:
        assert dict(hands.each(double, pieces)) == {n: data * 2 for n, data in pieces}


def die_once(data: bytes) -> bytes:
    place = Path(data.decode())
    if not place.exists():
        place.touch()
        os._exit(1)
    return b"done"


def test_a_worker_that_dies_is_made_up_for(tmp_path: Path) -> None:
    pieces = [("one", str(tmp_path / "one").encode()), ("two", str(tmp_path / "two").encode())]
    with here(2) as hands:
        found = []
        try:
            found = sorted(hands.each(die_once, pieces))
        except OSError as error:
            pytest.fail(str(error))
    assert found == [("one", b"done"), ("two", b"done")]


def test_nobody_is_waited_for_in_the_end() -> None:
    """One that no longer hears anything, as behind a lock that was left by another that was killed."""
    hands = here(2)
    assert len(list(hands.each(double, [(str(n), b"x") for n in range(4)]))) == 4
    workers = multiprocessing.active_children()
    for worker in workers:
        os.kill(worker.pid, signal.SIGSTOP)  # type: ignore[arg-type]
    ending = threading.Thread(target=hands.close, daemon=True)
    ending.start()
    ending.join(10)
    assert not ending.is_alive()
    for _ in range(100):  # another thread may be hearing of their end just now
        if not multiprocessing.active_children():
            return
        time.sleep(0.1)
    assert not multiprocessing.active_children()


def test_a_piece_alone_is_done_here() -> None:
    def nobody() -> None:
        raise AssertionError

    hands = Hands(8, nobody)  # type: ignore[arg-type]
    assert list(hands.each(lambda data: data, [("one", b"1")])) == [("one", b"1")]
    assert list(hands.each(double, [])) == []


@pytest.mark.slow
@pytest.mark.proof
def test_processes_make_the_same_site(root: Path) -> None:
    right = site_of(root)
    shutil.rmtree(root / ".cache/shelf")
    shutil.rmtree(root / "site")
    with here(2) as hands:
        assert build(root, hands, lambda *_: None).published
    assert site_of(root) == right


def test_the_settings_are_understood_as_the_engine_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = cleandoc("""
        site_url: !ENV [HERE, THERE, "https://minutes.example/a"]
        nav:
          - 처음: index.md
          - 소개: about/index.md
    """)
    put(tmp_path, {"mkdocs.yml": text})
    assert engine.site_url(tmp_path) == "https://minutes.example/a/"
    monkeypatch.setenv("THERE", "https://there.example/")
    assert engine.site_url(tmp_path) == "https://there.example/"
    assert engine.nav_pages(tmp_path) == ["index.md", "about/index.md"]


# --- what a reviewer found ------------------------------------------------------------------------


@pytest.mark.slow
def test_a_refused_build_leaves_nothing_that_holds_up_the_next(root: Path) -> None:
    known = {path: path.read_bytes() for path in (root / "minutes").rglob("*.*")}
    edit(RECORD, "- 동의함.", "- 반대함.")(root)
    put(root, {"docs/guide/dead/index.md": "# 글 {: #top }\n\n[끊긴 링크](none.md)\n"})
    assert not built(root).published
    for path, data in known.items():
        path.write_bytes(data)
    shutil.rmtree(root / "docs/guide/dead")
    edit("minutes/board/2024-1/minutes.md", "- 동의함.", "- 반대함.")(root)
    assert built(root).published
    same(root)


@pytest.mark.slow
def test_a_meeting_that_moved_without_a_word_keeps_the_site_as_it_was(root: Path) -> None:
    before = site_of(root)
    (root / "minutes/board/2024-2").rename(root / "minutes/board/2024-02")
    made = built(root)
    assert "I005" in {problem.code for problem in made.problems}
    assert not made.published
    assert site_of(root) == before


@pytest.mark.slow
@pytest.mark.proof
def test_an_error_where_nothing_is_known_of_the_site_leaves_it_as_it_was(root: Path) -> None:
    before = site_of(root)
    shutil.rmtree(root / ".cache")
    edit(RECORD, "# 2024년", "900101-1234567\n\n# 2024년")(root)
    assert not built(root).published
    assert site_of(root) == before


def codes(made: Built) -> set[str]:
    return {problem.code for problem in made.problems if problem.level == "error"}


@pytest.mark.slow
def test_a_meeting_that_is_deleted_keeps_the_site_until_people_say_that_it_is_meant(
    root: Path,
) -> None:
    before = site_of(root)
    ledger = root / "minutes/board/2024-2/ids.yml"
    known, record = ledger.read_bytes(), (root / RECORD).read_bytes()
    shutil.rmtree(ledger.parent)
    made = built(root)
    assert (codes(made), made.published) == ({"F009"}, False)
    put(root, {RECORD: record})
    made = built(root)
    assert (codes(made), made.published) == ({"I010"}, False)
    assert site_of(root) == before
    ledger.write_bytes(known)
    (root / RECORD).unlink()
    edit("minutes/board/2024-1/minutes.md", "- 동의함.", "- 반대함.")(root)
    made = built(root)
    assert (codes(made), made.published) == ({"F009"}, True)
    assert NOTICE in site_of(root)["board/2024-2/index.html"].decode(), "the others go on"
    put(root, {RECORD: "이 회의록은 내렸습니다."})
    assert not failed(built(root).problems)
    page = site_of(root)["board/2024-2/transcript/index.html"].decode()
    assert "이 회의록은 내렸습니다." in page
    assert "s3의 글은 기록에서 빠졌습니다" in page
    assert "board/2024-2/agenda/1/index.html" in site_of(root)
    same(root)
    put(root, {RECORD: record})
    assert not failed(built(root).problems)
    edit("minutes/board/2024-1/minutes.md", "- 반대함.", "- 동의함.")(root)
    built(root)
    now, then = (from_yaml(data.decode(), "ids.yml")[0] for data in (ledger.read_bytes(), known))
    words = {entry.id: entry.hash for entry in now.living() if entry.hash}
    assert words.items() >= {e.id: e.hash for e in then.entries() if e.chars >= 20}.items()
    given = {entry.id: entry.hash for entry in then.entries()}
    assert all(given.get(own, said) == said for own, said in words.items()), "or a new number"
    assert {entry.id for entry in then.entries()} <= {entry.id for entry in now.entries()}


@pytest.mark.slow
def test_files_that_are_missing_in_the_site_are_put_back(root: Path) -> None:
    right = site_of(root)
    for place in ("board/2024-1/agenda", "assets/search/t"):
        shutil.rmtree(root / "site" / place)
        assert built(root).published
        assert site_of(root) == right
    (root / "site/assets/site.css").unlink()
    assert built(root).published
    assert site_of(root) == right


@pytest.mark.slow
@pytest.mark.proof
def test_a_build_that_was_killed_behind_its_last_move_is_not_believed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = site_of(root)
    edit(RECORD, "- 동의함.", "- 반대함.")(root)
    monkeypatch.setattr("generator.build.building.remember", lambda *_: None)
    assert built(root).published
    monkeypatch.undo()
    edit(RECORD, "- 반대함.", "- 동의함.")(root)
    edit("minutes/board/2024-2/ids.yml", "", "")(root)
    built(root)
    assert "반대함" not in site_of(root)["board/2024-2/transcript/index.html"].decode()
    assert len(site_of(root)) >= len(right)
    same(root)


@pytest.mark.slow
def test_a_number_in_a_file_that_people_put_among_the_theme_s_is_found(root: Path) -> None:
    put(root, {"docs/assets/images/note.txt": "900101-1234567"})
    made = built(root)
    assert "D001" in {problem.code for problem in made.problems}
    assert not made.published


@pytest.mark.slow
def test_a_committee_s_file_in_the_wrong_place_harms_nobody(root: Path) -> None:
    put(root, {"minutes/board/2024-2/committee.yml": "name: 다른위원회"})
    made = built(root)
    assert "F003" in {problem.code for problem in made.problems}
    (root / "minutes/board/2024-2/committee.yml").unlink()
    assert built(root).published
    same(root)


@pytest.mark.slow
@pytest.mark.proof
def test_a_new_committee_without_a_meeting_holds_up_nobody(root: Path) -> None:
    put(
        root,
        {"minutes/town/committee.yml": "name: 가상동", "minutes/town/2024-1/minutes.md": b"\xff"},
    )
    made = built(root)
    assert made.published
    assert {p.code for p in made.problems if p.level == "error"} == {"R001"}


@pytest.mark.slow
@pytest.mark.proof
def test_pages_by_hand_may_lead_to_pages_of_others_and_into_them(root: Path) -> None:
    said = "../board/2024-2/transcript/index.md"
    links = f"[회의록](../board/index.md), [말]({said}#s1-p1), [또](<{said}#s1>), [글][가]"
    goals = f"[가]: {said}#top\n\n[자료](../data/board/index.md#top)"
    edit("docs/about/index.md", "회의록", f"{links}\n\n{goals}\n\n")(root)
    assert built(root).published  # alone, and below with all the others
    same(root)
    edit("docs/about/index.md", "#s1-p1", "#s99")(root)
    made = built(root)
    assert not made.published
    assert "#s99" in "".join(problem.message for problem in made.problems)


@pytest.mark.slow
def test_a_page_by_hand_where_one_is_made_is_named(root: Path) -> None:
    put(root, {"docs/board/2024-1/index.md": "# 내 글 {: #top }\n"})
    made = built(root)
    assert ("W001", "docs/board/2024-1/index.md") in {(p.code, p.path) for p in made.problems}
    assert not made.published


@pytest.mark.slow
@pytest.mark.proof
def test_another_markdown_in_the_settings_is_that_of_every_page(root: Path) -> None:
    """Plates are made of the Markdown that `mkdocs.yml` comes with."""
    edit("mkdocs.yml", "[attr_list,", "[nl2br, attr_list,")(root)
    assert built(root).published
    made = {p: d for p, d in site_of(root).items() if p.endswith(".html")}
    assert CliRunner().invoke(main, ["generate", "--root", str(root)]).exit_code == 0
    plain = [sys.executable, "-m", "mkdocs", "build", "--site-dir", "plain", "--quiet"]
    subprocess.run(plain, cwd=root, check=True, env={**os.environ, **engine.REPRODUCIBLE})
    assert [p for p, data in made.items() if (root / "plain" / p).read_bytes() != data] == []


@pytest.mark.slow
@pytest.mark.proof
def test_a_file_becomes_a_folder_and_a_folder_a_file(root: Path) -> None:
    put(root, {"docs/guide/more": "글"})
    assert built(root).published
    (root / "docs/guide/more").unlink()
    put(root, {"docs/guide/more/index.md": "# 더 {: #top }\n"})
    assert built(root).published
    shutil.rmtree(root / "docs/guide/more")
    put(root, {"docs/guide/more": "글"})
    assert built(root).published
    same(root)


# --- `minutes check` takes what did not change from the shelf -------------------------------------

FORMS = [[], ["--format", "json"], ["--format", "github"], ["--format", "summary"]]
WRONG = NEW.replace("○○○ 위원: ", "○○○ 위원 ")
EDITS: list[tuple[str, dict[str, str], int]] = [
    ("nothing", {}, 0),
    ("one record", {"minutes/board/2024-2/minutes.md": SECOND.replace("안전", "안전한")}, 1),
    ("a new one", {"minutes/board/2024-3/minutes.md": WRONG}, 1),
    ("one that is none", {"minutes/board/2024-3/minutes.md": ""}, 0),
    ("a committee's file", {"minutes/board/committee.yml": "name: 가상위원회\nagenda_aliases:\n  없는 안건: [말]"}, 2),
    ("accepted", {"minutes/board/2024-1/meeting.yml": "accepted:\n  K001-0000000000000000: 없는 것"}, 1),
]  # fmt: skip


def checked(root: Path, changed: str) -> list[str]:
    listed = root / ".changed"
    listed.write_text(changed, "utf-8")
    more = ["--root", str(root), "--changed", str(listed)]
    return [CliRunner().invoke(main, ["check", *form, *more]).output for form in FORMS]


@pytest.mark.slow
@pytest.mark.parametrize(("what", "files", "read"), EDITS, ids=[edit[0] for edit in EDITS])
def test_what_did_not_change_is_not_read_again_and_told_alike(
    what: str, files: dict[str, str], read: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, files)
    taken: list[str] = []
    whole = pipeline.take_apart

    def counted(folder: Folder, glue: Glue) -> pipeline.Taken:
        taken.append(folder.path)
        return whole(folder, glue)

    monkeypatch.setattr(pipeline, "take_apart", counted)
    quickly = checked(root, "\n".join(files))
    assert len(taken) == read * len(FORMS)
    shutil.rmtree(root / ".cache")
    assert checked(root, "\n".join(files)) == quickly


@pytest.mark.slow
def test_a_damaged_shelf_is_not_believed(root: Path) -> None:
    right = checked(root, "")
    for path in (root / ".cache/shelf").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert checked(root, "") == right


@pytest.mark.slow
@pytest.mark.proof
def test_a_link_to_an_address_of_before_is_dead_once_that_is_gone(root: Path) -> None:
    council = "minutes/council/committee.yml"
    (root / "minutes/board/2024-2").rename(root / "minutes/council/2024-2")
    put(root, {council: "name: 가상의회\naliases:\n  board/2024-2: council/2024-2\n"})
    page = "# 더 {: #top }\n\n[글](/board/2024-2/) [자료](/data/board/2024-2.xml)\n"
    put(root, {"docs/guide/more/index.md": page})
    assert built(root).published
    shutil.rmtree(root / "minutes/council")
    made = built(root)
    assert not made.published
    assert {p.message for p in made.problems if p.code == "V007"} == {
        "끊긴 링크입니다: /board/2024-2/",
        "끊긴 링크입니다: /data/board/2024-2.xml",
    }


@pytest.mark.slow
@pytest.mark.proof
def test_an_old_record_that_would_be_given_an_address_today_stops_the_build(root: Path) -> None:
    settings = "name: 가상위원회\npublisher: 가상시\n"
    edit(RECORD, "### 〈○○○ 위원〉\n\n- 동의함.", "### 〈교통과장〉\n\n- 동의함.")(root)
    put(root, {"minutes/board/committee.yml": f"{settings}offices:\n  도시과장: [교통과장]\n"})
    assert built(root).published
    before = site_of(root)
    edit(RECORD, "# 2024년", "900101-1234567\n\n# 2024년")(root)
    put(root, {"minutes/board/committee.yml": settings})
    made = built(root)
    assert not made.published, "ids.yml would not know what was published"
    assert site_of(root) == before


def test_all_that_a_build_reads_is_in_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put(copy_site(tmp_path / "root"), RECORDS)
    meeting = root / "minutes/board/2024-1"
    keys = [read_inputs(root).key]

    def changed() -> bool:
        keys.append(read_inputs(root).key)
        return keys[-1] not in keys[:-1]

    (meeting / "사진").mkdir()
    assert changed()
    (meeting / "사진/가나다").mkdir()
    assert changed()
    (meeting / "사진/나라").symlink_to("..")
    assert changed()
    (root / "minutes/note.txt").write_text("글", "utf-8")
    assert changed()
    settings = (root / "mkdocs.yml").read_text("utf-8")
    put(root, {"mkdocs.yml": f"{settings}\ncopyright: !ENV\n  - ONE\n  - OTHER\n"})
    assert changed()
    monkeypatch.setenv("OTHER", "값")
    assert changed()
    os.mkfifo(put(root, {"minutes/.hidden/2024-1/글": ""}) / "minutes/.hidden/2024-1/original.pdf")
    assert set(read_inputs(root).meetings) == {"board/2024-1", "board/2024-2", "council/2024-1"}


def test_a_folder_that_comes_while_a_build_begins_is_left_for_the_next(tmp_path: Path) -> None:
    root = put(copy_site(tmp_path / "root"), RECORDS)
    keys = read_inputs(root).meetings
    put(root, {"minutes/board/2024-3/minutes.md": NEW})
    assert in_place(root, keys).keys() == keys.keys()


@pytest.mark.slow
def test_a_build_misses_what_its_own_site_was_made_of(root: Path) -> None:
    before = site_of(root)
    ledger, offices = root / "minutes/board/2024-2/ids.yml", root / "minutes/board/ids.yml"
    known, given = ledger.read_text("utf-8"), offices.read_text("utf-8")
    last = max(map(int, re.findall(r"id: s(\d+),", known)))
    short = re.sub(rf"- \{{id: s{last}[,-].*\n", "", known).replace(f"s: {last + 1}", f"s: {last}")
    record = root / "minutes/board/2024-2/minutes.md"
    said = record.read_text("utf-8")
    ledger.write_text(short, "utf-8")
    other = re.sub(
        r"(.*\n- )[^\n]*\n*$",
        r"\1아주 다른 말을 새로 적었으며 전의 글은 없음.\n",
        said,
        flags=re.DOTALL,
    )
    record.write_text(other, "utf-8")
    made = built(root)
    assert (codes(made), made.published) == ({"I001"}, False)
    assert any(f"줄이 빠졌습니다: s{last}, s{last}-p1" in p.message for p in made.problems)
    ledger.write_text(known, "utf-8")
    record.write_text(said, "utf-8")
    offices.unlink()
    made = built(root)
    assert (codes(made), made.published) == ({"I010"}, False)
    offices.write_text(re.sub(r"  위원장: .*\n", "", given), "utf-8")
    made = built(root)
    assert (codes(made), made.published) == ({"I001"}, False)
    assert site_of(root) == before
    offices.write_text(given, "utf-8")
    assert not failed(built(root).problems)


@pytest.mark.slow
def test_the_address_of_a_topic_is_not_another_s(root: Path) -> None:
    settings = (root / "minutes/board/committee.yml").read_text("utf-8")
    topic = "\ntopics:\n  {}:\n    name: {}\n    items: [{}]\n"
    path = "minutes/board/committee.yml"
    put(root, {path: settings + topic.format("walk", "걷기 좋은 길", "걷기 좋은 길 조성")})
    assert not failed(built(root).problems)
    page = (root / "site/board/topics/walk/index.html").read_bytes()
    put(root, {path: settings + topic.format("walk", "동네 도서관", "도서관 확충")})
    made = built(root)
    assert (codes(made), made.published) == ({"I015"}, False)
    assert (root / "site/board/topics/walk/index.html").read_bytes() == page
    put(root, {path: settings + topic.format("walk", "걷는 길", "걷기 좋은 길 조성")})
    assert not codes(built(root))
    put(root, {path: settings})
    (told,) = [p for p in built(root).problems if p.code == "I015"]
    assert (told.level, told.message) == (
        "warning",
        "공개했던 주제의 쪽이 없어집니다: /board/topics/walk/ (걷는 길)",
    )
