"""A name that is masked after it was published: what is published leads to it no more, once people say so."""

import re
from pathlib import Path

import pytest
from conftest import put
from offices import word
from sites import copy_site
from test_cli import minutes
from test_unmasked import BOARD, FOLDER, MASKED, TEXT

from generator.permalinks.ledger import from_yaml
from generator.pipeline import understand as read_everything
from generator.verify import hold, read_site, records

NAMES = ("강나루", "gangnaru")
SECOND = TEXT.replace("제1차", "제2차")
ANSWER = {f"{FOLDER}/meeting.yml": "ids: {speaker-2: redacted}"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = put(tmp_path, {**BOARD, f"{FOLDER}/minutes.md": TEXT})
    assert minutes(root, "generate").exit_code == 0
    put(root, {f"{FOLDER}/minutes.md": MASKED})
    return root


def kept(root: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((root / "minutes").rglob("ids.yml")))


def named(text: str) -> list[str]:
    return [line for line in text.split("\n") if any(name in line for name in NAMES)]


@pytest.mark.parametrize("form", ["text", "github", "json", "summary"])
def test_no_message_names_whom_the_record_masks_now(root: Path, form: str) -> None:
    for _ in range(2):
        said = minutes(root, "check", "--format", form).output
        assert "N005" in said or form in ("github", "summary")
        assert named(said) == []
        assert minutes(root, "generate").exit_code == 0


def test_the_old_address_answers_until_people_give_it_up(root: Path) -> None:
    assert minutes(root, "generate").exit_code == 0
    page = root / "docs/board/2024-1/speakers/gangnaru-wiwon/index.md"
    assert "강나루" not in page.read_text("utf-8")
    said = minutes(root, "check").output
    line = kept(root).split("\n")
    place = re.search(rf"{FOLDER}/ids.yml:(\d+): 주의 N005", said)
    text = (root / FOLDER / "ids.yml").read_text("utf-8").split("\n")
    assert "gangnaru-wiwon" in text[int(place[1]) - 1], line
    assert f"{FOLDER}/meeting.yml에 이렇게 적으세요" in said
    hint = "\n".join(one.removeprefix("    = ") for one in said.split("\n"))
    assert "\nids:\n  speaker-2: redacted\n" in hint
    put(root, ANSWER)
    assert "N005" not in minutes(root, "check").output
    assert minutes(root, "generate").exit_code == 0
    assert not page.exists()
    assert named(kept(root)) == []
    assert "- {gone: redacted}" in kept(root)
    before = kept(root)
    assert minutes(root, "generate").exit_code == 0
    assert kept(root) == before, "once is enough"
    assert "I003" not in minutes(root, "check").output
    assert not list((root / "docs").rglob("*gangnaru*"))


def test_an_address_that_was_given_up_is_never_given_again(root: Path) -> None:
    put(root, ANSWER)
    assert minutes(root, "generate").exit_code == 0
    back = TEXT.replace("강나루", "강나루").replace("〈위원장〉", "〈도시과장〉", 1)
    put(root, {f"{FOLDER}/minutes.md": back})
    assert minutes(root, "generate").exit_code == 0
    ledger, problems = from_yaml((root / FOLDER / "ids.yml").read_text("utf-8"), "ids.yml")
    assert not problems
    slugs = [given.slug for given in ledger.speakers]
    assert slugs[:2] == ["wiwonjang", ""]
    assert len(set(slugs)) == len(slugs) == 4
    assert all(re.search(r"--[34]$", slug) for slug in slugs[2:])
    offices = (root / "minutes/board/ids.yml").read_text("utf-8")
    assert "gangnaru-wiwon\n" not in offices
    assert re.search(r"강나루 위원: gangnaru-wiwon--\d", offices)


def test_an_office_is_given_up_when_no_meeting_has_it(root: Path) -> None:
    put(root, {"minutes/board/2024-2/minutes.md": SECOND, **ANSWER})
    assert minutes(root, "generate").exit_code == 0
    assert "강나루 위원: gangnaru-wiwon" in (root / "minutes/board/ids.yml").read_text("utf-8")
    later = {
        "minutes/board/2024-2/minutes.md": MASKED.replace("제1차", "제2차"),
        "minutes/board/2024-2/meeting.yml": ANSWER[f"{FOLDER}/meeting.yml"],
    }
    assert minutes(put(root, later), "generate").exit_code == 0
    assert named(kept(root)) == []


def test_no_hash_is_left_that_tells_whose_the_words_were(root: Path) -> None:
    moved = MASKED.replace(
        "### 〈○○○ 위원〉\n\n- 동네 도서관을 더 넓히는 것이 좋겠다는 의견임.\n\n", ""
    )
    moved += "\n### 〈○○○ 위원〉\n\n- 동네 도서관을 더 넓히는 것이 좋겠다는 의견임.\n"
    put(root, {f"{FOLDER}/minutes.md": moved})
    assert minutes(root, "generate").exit_code == 0
    assert re.search(r"id: s2, .*gone: .*hash: ", kept(root)), "the label is in this hash"
    put(root, ANSWER)
    assert minutes(root, "generate").exit_code == 0
    ledger, _ = from_yaml((root / FOLDER / "ids.yml").read_text("utf-8"), "ids.yml")
    assert [entry.id for entry in ledger.retired()]
    assert not [entry for entry in ledger.retired() if entry.hash or entry.sketch]


def test_a_record_that_is_taken_down_for_good_leaves_no_name(root: Path) -> None:
    put(root, {f"{FOLDER}/minutes.md": "이 회의록은 내렸습니다.\n"})
    answer = re.search(r"all: redacted-\w+", minutes(root, "check").output)
    assert answer
    put(root, {f"{FOLDER}/meeting.yml": f"ids: {{{answer[0]}}}"})
    assert minutes(root, "generate").exit_code == 0
    assert named(kept(root)) == []
    assert not list((root / "docs").rglob("*gangnaru*"))


def test_to_accept_one_row_accepts_no_other(root: Path) -> None:
    def rows() -> list[tuple[str, bool]]:
        found = read_everything(root).problems
        return [
            (p.hint.split("speaker-")[1][0], bool(p.accepted)) for p in found if p.code == "N005"
        ]

    key = next(p.key for p in read_everything(root).problems if p.code == "N005")
    put(root, {f"{FOLDER}/meeting.yml": f"accepted: {{{key}: 본인이 알리기를 바람}}"})
    assert rows() == [("2", True)]
    put(root, {f"{FOLDER}/minutes.md": TEXT.replace("〈위원장〉", "〈홍길동 위원장〉")})
    assert minutes(root, "generate").exit_code == 0
    put(root, {f"{FOLDER}/minutes.md": MASKED.replace("홍길동", "○○○")})
    assert ("3", False) in rows()


@pytest.mark.parametrize("name", ["존 스미스", "응우옌 티 란", "John Smith"])
def test_a_name_from_abroad_is_one_too(tmp_path: Path, name: str) -> None:
    root = put(tmp_path, {**BOARD, f"{FOLDER}/minutes.md": TEXT.replace("강나루", name)})
    assert minutes(root, "generate").exit_code == 0
    put(root, {f"{FOLDER}/minutes.md": MASKED})
    assert "speaker-2: redacted" in minutes(root, "check").output


@pytest.mark.parametrize(
    ("before", "now"), [("도시과장", "도시국장"), ("자치행정 과장", "자치행정 국장")]
)
def test_an_office_that_is_called_otherwise_is_no_name(
    tmp_path: Path, before: str, now: str
) -> None:
    text = MASKED.replace("〈위원장〉", f"〈{before}〉", 1)
    root = put(tmp_path, {**BOARD, f"{FOLDER}/minutes.md": text})
    assert minutes(root, "generate").exit_code == 0
    put(root, {f"{FOLDER}/minutes.md": text.replace(before, now)})
    assert "N005" not in minutes(root, "check").output


def test_the_name_of_whose_only_turn_is_redacted_is_told(tmp_path: Path) -> None:
    root = put(tmp_path, {**BOARD, f"{FOLDER}/minutes.md": TEXT})
    assert minutes(root, "generate").exit_code == 0
    left = TEXT.replace(
        "### 〈강나루 위원〉\n\n- 동네 도서관을 더 넓히는 것이 좋겠다는 의견임.\n\n", ""
    )
    notes = {f"{FOLDER}/meeting.yml": "ids: {s2: redacted}"}
    put(root, {f"{FOLDER}/minutes.md": left, **notes})
    assert "speaker-2: redacted" in minutes(root, "check").output


def test_a_row_that_nobody_gave_is_told_and_no_other_answer_fits(root: Path) -> None:
    put(root, {f"{FOLDER}/meeting.yml": "ids: {speaker-9: redacted}"})
    assert "오류 I003" in minutes(root, "check").output
    put(root, {f"{FOLDER}/meeting.yml": "ids: {speaker-2: removed}"})
    assert "이렇게 적으세요: speaker-2: redacted" in minutes(root, "check").output


def test_who_still_speaks_keeps_the_address(root: Path) -> None:
    put(root, {f"{FOLDER}/minutes.md": TEXT, **ANSWER})
    assert minutes(root, "generate").exit_code == 0
    assert "slug: gangnaru-wiwon" in kept(root)


def in_a_page(place: Path) -> str:
    page = place / "corrections/index.html"
    page.write_text(
        page.read_text("utf-8").replace("</main>", "<!-- 강나루 위원 --></main>"), "utf-8"
    )
    return "corrections/index.html"


def in_a_file(place: Path) -> str:
    return word(
        place / "original.docx", [("plain", "건임."), ("memo", "건임.", "강나루 위원 건")]
    ).name


@pytest.mark.slow
def test_a_site_has_nothing_of_it_and_the_proof_sees_that(tmp_path: Path) -> None:
    files = {**BOARD, f"{FOLDER}/minutes.md": TEXT}
    root = put(copy_site(tmp_path / "r"), files)
    assert minutes(root, "build").exit_code == 0
    old = root / "site/board/2024-1/speakers/gangnaru-wiwon/index.html"
    assert old.is_file()
    put(root, {f"{FOLDER}/minutes.md": MASKED})
    assert minutes(root, "build").exit_code == 0
    for spoil in (in_a_page, in_a_file):
        where = spoil(root / "site/board/2024-1")
        found = hold(read_site(root / "site", "site"), list(records(root))).problems
        assert any(p.code == "V005" and where in p.path for p in found), where
    (root / "site/board/2024-1/original.docx").unlink()
    put(root, ANSWER)
    result = minutes(root, "build")
    assert result.exit_code == 0, result.output
    assert named(kept(root)) == []
    for path in (path for path in (root / "site").rglob("*") if path.is_file()):
        place = path.relative_to(root).as_posix()
        text = path.read_bytes().decode("utf-8", "ignore")
        assert not any(name in place or name in text for name in NAMES), place
    assert not hold(read_site(root / "site", "site"), list(records(root))).problems
    chair = (root / "site/board/2024-1/speakers/wiwonjang/index.html").read_bytes()
    put(root, {"site/board/2024-1/speakers/gangnaru-wiwon/index.html": chair})
    found = hold(read_site(root / "site", "site"), list(records(root))).problems
    assert "번호 기록에 없는 발언자의 쪽입니다" in {problem.message for problem in found}


def test_one_masked_turn_is_not_said_to_be_of_several(root: Path) -> None:
    assert minutes(root, "generate").exit_code == 0
    one = (root / "docs/board/2024-1/speakers/withheld/index.md").read_text("utf-8")
    assert "비공개 위원" in one
    assert "여러 명" not in one
    put(root, {f"{FOLDER}/minutes.md": MASKED.replace("〈위원장〉", "〈○○○ 위원〉", 1)})
    assert minutes(root, "generate").exit_code == 0
    two = (root / "docs/board/2024-1/speakers/withheld/index.md").read_text("utf-8")
    assert "비공개 위원 (여러 명)" in two


def test_the_page_of_changes_claims_no_more_than_it_knows(root: Path) -> None:
    assert minutes(root, "generate").exit_code == 0
    page = (root / "docs/board/2024-1/corrections/index.md").read_text("utf-8")
    assert "처음의 글" not in page
    assert "빠지거나 옮겨진 글이 없습니다" in page
