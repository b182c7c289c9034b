"""What the record hides stands in nothing else that is published: neither in the draft nor in the file that it was made from."""

import re
from pathlib import Path

import pytest
from conftest import put
from offices import Part, hangul, word
from test_cli import minutes

FOLDER = "minutes/board/2024-1"
BOARD = {"minutes/board/committee.yml": "name: 가상위원회"}
PARTS: list[Part] = [
    ("heading", 1, "2024년 제1차 가상위원회 회의록"),
    ("plain", "◆ 일시 : 2024. 3. 5.(화)\n◆ 참석위원 : 2명"),
    ("bullet", 0, "홍길동 위원장, 강나루 위원"),
    ("heading", 2, "〈위원장〉"),
    ("bullet", 0, "회의를 시작하겠음."),
    ("heading", 2, "〈강나루 위원〉"),
    ("bullet", 0, "동네 도서관을 더 넓히는 것이 좋겠다는 의견임."),
    ("heading", 2, "〈위원장〉"),
    ("bullet", 0, "이상으로 회의를 마치겠음."),
]
TEXT = """# 2024년 제1차 가상위원회 회의록

◆ 일시 : 2024. 3. 5.(화)
◆ 참석위원 : 2명

- 홍길동 위원장, 강나루 위원

### 〈위원장〉

- 회의를 시작하겠음.

### 〈강나루 위원〉

- 동네 도서관을 더 넓히는 것이 좋겠다는 의견임.

### 〈위원장〉

- 이상으로 회의를 마치겠음.
"""
MASKED = TEXT.replace(", 강나루 위원", "").replace("강나루", "○○○")
CLEAN: list[Part] = [(kind, *(w.replace("강나루", "○○○") if isinstance(w, str) else w for w in words)) for kind, *words in PARTS]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A record that was published, and the file that it was made from."""
    root = put(tmp_path, {**BOARD, f"{FOLDER}/minutes.md": TEXT})
    hangul(root / FOLDER / "original.hwpx", PARTS)
    put(root, {f"{FOLDER}/meeting.yml": "download: original.hwpx"})
    assert minutes(root, "generate").exit_code == 0
    return root


def n006(root: Path) -> list[str]:
    said = minutes(root, "check").output
    return [line for line in said.split("\n") if "N006" in line and "accepted" not in line]


def test_a_name_that_is_masked_later_may_not_stand_in_the_file_that_is_offered(root: Path) -> None:
    assert n006(root) == []
    put(root, {f"{FOLDER}/minutes.md": MASKED})
    result = minutes(root, "check")
    assert result.exit_code == 1
    assert f"{FOLDER}/original.hwpx:1: 오류 N006" in result.output
    assert (
        "강나루" not in result.output.partition("original.hwpx:1:")[2].partition("meeting.yml:")[0]
    )
    assert (
        "meeting.yml에서 이 줄을 지우고 파일도 지우세요: download: original.hwpx" in result.output
    )
    hangul(root / FOLDER / "original.hwpx", CLEAN)
    assert n006(root) == []


def test_nor_may_it_stand_in_deleted_words_comments_or_properties(root: Path) -> None:
    (root / FOLDER / "original.hwpx").unlink()
    put(root, {f"{FOLDER}/meeting.yml": "download: original.docx", f"{FOLDER}/minutes.md": MASKED})
    word(root / FOLDER / "original.docx", [*CLEAN, ("memo", "확인함.", "강나루 위원이 말한 것임")])
    (told,) = n006(root)
    assert told.endswith("가린 발언자의 이름이 내려받게 할 원본 파일에 있습니다 (메모)")
    word(root / FOLDER / "original.docx", [*CLEAN, ("deleted", "강나루", "○○○")])
    (told,) = n006(root)
    assert "지운 글" in told


def test_without_the_offer_or_without_masks_nothing_is_told(root: Path) -> None:
    put(root, {f"{FOLDER}/minutes.md": MASKED, f"{FOLDER}/meeting.yml": "record: summary"})
    assert n006(root) == []
    put(root, {f"{FOLDER}/minutes.md": TEXT, f"{FOLDER}/meeting.yml": "download: original.hwpx"})
    assert n006(root) == []


def test_what_is_withheld_may_not_stand_in_it_either(root: Path) -> None:
    text = TEXT.replace("더 넓히는 것이", "[비공개: 정보공개법 §9①6]")
    put(root, {f"{FOLDER}/minutes.md": text})
    assert n006(root) != []


def test_people_may_say_that_it_tells_nothing_of_this_very_file(root: Path) -> None:
    put(root, {f"{FOLDER}/minutes.md": MASKED})
    keys = re.findall(r"N006-\w{8}", minutes(root, "check").output)
    accepted = "".join(f"\n  {key}: 공개하기로 정한 파일임" for key in set(keys))
    put(root, {f"{FOLDER}/meeting.yml": f"download: original.hwpx\naccepted:{accepted}"})
    assert minutes(root, "check").exit_code == 0
    hangul(root / FOLDER / "original.hwpx", [*PARTS, ("plain", "더")])
    assert minutes(root, "check").exit_code == 1


def test_a_label_that_the_draft_does_not_mask_is_told_once(root: Path) -> None:
    put(
        root,
        {f"{FOLDER}/draft.md": TEXT, f"{FOLDER}/minutes.md": TEXT.replace("〈강나루", "〈○○○")},
    )
    put(root, {f"{FOLDER}/meeting.yml": "status: final"})
    (told,) = n006(root)
    assert told.endswith("가린 발언자의 이름이 초안에 남아 있습니다")


def test_a_name_in_the_draft_s_list_is_told_where_the_masked_list_is_too_unlike(root: Path) -> None:
    short = TEXT.replace("〈강나루", "〈○○○")
    put(root, {f"{FOLDER}/draft.md": short, f"{FOLDER}/minutes.md": short.replace("강나루", "○○○")})
    put(root, {f"{FOLDER}/meeting.yml": "status: final"})
    (told,) = n006(root)
    assert told == f"{FOLDER}/draft.md:6: 오류 N006 확정본에서 가린 말이 초안에 남아 있습니다"


SHORT = TEXT.replace("동네 도서관을 더 넓히는 것이 좋겠다는 의견임.", "원안에 찬성함.")


@pytest.mark.parametrize(
    ("after", "answer"),
    [
        (SHORT.replace("### 〈강나루 위원〉\n\n- 원안에 찬성함.\n\n", ""), "s2: redacted"),
        (SHORT.replace("〈강나루 위원〉\n\n- 원안에 찬성함.", "〈도시과장〉\n\n- 다음 달에 다시 올리겠음."), "s2: redacted"),
        (SHORT.replace("- 원안에 찬성함.", "- 원안에 찬성함.\n- 예산을 살펴볼 것.").replace("- 원안에 찬성함.\n", ""), "s2-p1: redacted"),
    ],
)  # fmt: skip
def test_words_that_were_redacted_may_not_stand_in_the_draft(
    tmp_path: Path, after: str, answer: str
) -> None:
    root = put(tmp_path, {**BOARD, f"{FOLDER}/minutes.md": SHORT, f"{FOLDER}/meeting.yml": "status: draft"})  # fmt: skip
    assert minutes(root, "generate").exit_code == 0
    final = {
        f"{FOLDER}/draft.md": SHORT,
        f"{FOLDER}/minutes.md": after,
        f"{FOLDER}/meeting.yml": "status: final",
    }
    put(root, final)
    assert n006(root) == [], "people said nothing yet"
    before = (root / FOLDER / "ids.yml").read_text("utf-8")
    put(root, {f"{FOLDER}/meeting.yml": f"status: final\nids:\n  {answer}\n"})
    (told,) = n006(root)
    line = SHORT.split("\n").index("- 원안에 찬성함.") + 1
    assert told.startswith(f"{FOLDER}/draft.md:{line}: 오류 N006 비공개하기로 하여 뺀 글")
    (root / FOLDER / "draft.md").unlink()
    assert minutes(root, "generate").exit_code == 0
    assert (root / FOLDER / "ids.yml").read_text("utf-8") != before
    put(root, {f"{FOLDER}/draft.md": SHORT})
    assert len(n006(root)) == 1, "when the ledger knows nothing of it any more"
    put(root, {f"{FOLDER}/draft.md": after})
    assert n006(root) == []
