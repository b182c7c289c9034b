"""What could tell who is masked is told, never edited; people in the records are made up."""

import re
from pathlib import Path

import pytest
from conftest import put, understand
from sites import copy_site
from test_cli import minutes

from generator.facts.withheld import passages
from generator.pipeline import understand as read_everything
from generator.problems import KOREAN, Problem

HEAD = """# 2024년 제1차 가상위원회 회의록
◆ 일시 : 2024. 3. 5.(화)
◆ 참석위원 : 3명
- 홍길동 위원장, 김가상 위원, 석가 위원
### 〈○○○ 위원〉
- 시작하겠음.
### 〈도시과장〉
- {}
### 〈위원장〉
- 회의를 마치겠음.
"""
COMMITTEE = {"minutes/board/committee.yml": "name: 가상위원회"}
PATH = "minutes/board/2024-1/minutes.md"


def told(found: list[Problem]) -> list[str]:
    return [f"{p.code} {p.line} {p.message}" for p in found if p.code[0] == "N"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("김가상 위원님이 도와주실 것을 부탁드림.", "N001"),
        ("예산은 석가 시의원님이 도와주심.", "N001"),
        ("김가상이 말함.", "N001"),
        ("○○○ 위원님(김가상 위원)의 말씀임.", "N002"),
        ("김가상 위원님과 ○○○ 위원님이 말씀하심.", "N002"),
        ("김 위원님이 말씀하심.", "N003"),
        ("홍 교수님이 말씀하심.", "N003"),
        ("김○상 위원님이 말씀하심.", "N004"),
        ("홍○○ 위원장님이 말씀하심.", "N004"),
        ("김OO 위원님이 말씀하심.", "N004"),
        ("위원 석가의 말씀임.", "N001"),
        ("석 가 위원의 말씀임.", "N001"),
    ],
)
def test_what_leads_to_a_name_is_told(words: str, code: str) -> None:
    found = understand(HEAD.format(words))[1]
    assert [p.code for p in found if p.code[0] == "N"] == [code]
    assert all(p.level in ("warning", "notice") and p.line == 8 for p in found if p.code == code)


@pytest.mark.parametrize(
    "words",
    [
        "석가탄신일 행사를 준비함.",  # a name amid another word
        "전문가상담을 늘림.",
        "각 위원님, 전 위원님, 이 위원님이 말씀하심.",  # words, not surnames
        "○○○ 위원님이 말씀하심.",
        "박 위원님이 말씀하심.",  # nobody of the list
        "홍길순 위원님이 말씀하심.",
        "석가를 모시는 행사임.",  # two letters, and no title
        "홍길 동의 뜻임.",
    ],
)
def test_what_leads_to_nobody_is_not_told(words: str) -> None:
    assert told(understand(HEAD.format(words))[1]) == []


def test_a_record_without_masks_hides_nobody() -> None:
    text = HEAD.replace("○○○ 위원", "석가 위원").format("김가상 위원님이 말씀하심.")
    assert told(understand(text)[1]) == []


def test_a_draft_that_names_whom_the_record_masks_publishes_nothing(tmp_path: Path) -> None:
    text = HEAD.format("보고하겠음.")
    draft = text.replace("〈○○○ 위원〉", "〈김가상 위원〉")
    folder = "minutes/board/2024-1"
    root = put(copy_site(tmp_path), {**COMMITTEE, PATH: text, f"{folder}/draft.md": draft})
    result = minutes(root, "build")
    assert result.exit_code == 1
    assert f"{folder}/draft.md:5: 오류 N006" in result.output
    assert not (root / "site").exists()
    put(root, {f"{folder}/draft.md": text.replace("시작하겠음", "시작함")})
    assert minutes(root, "check").exit_code == 0


SAID = "○○○ 위원님 말씀대로 하겠음."
CLOSED_PART = "[비공개: 정보공개법 §9①6]"


@pytest.mark.parametrize(
    ("final", "draft"),
    [
        (SAID, "김가상 위원님 말씀대로 하겠음."),  # a name in what was said
        (SAID, "김○상 위원님 말씀대로 하겠음."),
        (f"의견임. {CLOSED_PART}", "의견임. 이 사람의 병력은 이러함."),
        (CLOSED_PART, "이 사람의 병력은 이러함."),
    ],
)
def test_whatever_the_record_hides_may_not_stand_in_the_draft(
    tmp_path: Path, final: str, draft: str
) -> None:
    path = PATH.replace("minutes.md", "draft.md")
    root = put(tmp_path, {**COMMITTEE, PATH: HEAD.format(final), path: HEAD.format(draft)})
    result = minutes(root, "check")
    assert result.exit_code == 1
    assert f"{path}:8: 오류 N006" in result.output or f"{path}:1: 오류 N006" in result.output
    assert "이전 판에서도 지우세요" in result.output
    put(root, {path: HEAD.format(final.replace("하겠음", "함"))})
    assert minutes(root, "check").exit_code == 0, "hidden alike"


def test_a_mask_typed_with_hangul_is_one(tmp_path: Path) -> None:
    meeting = understand(HEAD.format("보고함.").replace("○○○", "ㅇㅇㅇ"))[0]
    assert [speech.withheld for speech in meeting.speeches] == [True, False, False]
    assert "ㅇㅇㅇ 위원" not in {label for who in meeting.speakers for label in who.labels}


def test_names_beside_the_record_are_told(tmp_path: Path) -> None:
    files = {
        "minutes/board/committee.yml": "name: 가상위원회\nslugs: {위원장: hong-gildong}",
        PATH: HEAD.format("보고하겠음."),
        "minutes/board/2024-1/meeting.yml": "original: 김가상 위원이 준 파일",
        "minutes/board/2024-1/석가.txt": "x",
    }
    said = minutes(put(copy_site(tmp_path), files), "check").output
    assert "meeting.yml:1: 주의 N005 meeting.yml에 참석자 명단의 이름이 있습니다" in said
    assert "N005 committee.yml의 slugs에 적은 발언자의 주소에 참석자 명단의 이름이 있습니다" in said
    assert "2024-1:1: 주의 N005 이 폴더에 있는 파일이나 폴더의 이름에" in said


@pytest.mark.parametrize("form", ["github", "summary"])
def test_a_run_that_all_can_see_names_nobody(tmp_path: Path, form: str) -> None:
    text = HEAD.format("김가상 위원님과 김○상 위원님, 홍 교수님, 석가 위원님이 말씀하심.")
    files = {**COMMITTEE, PATH: text, "minutes/board/2024-1/석가.txt": "x"}
    said = minutes(put(copy_site(tmp_path), files), "check", "--format", form).output
    assert all(code in said for code in ("N001", "N003", "N004", "N005"))
    names = ("김가상", "석가", "김○상", "홍 교수")
    named = [line for line in said.split("\n") if any(name in line for name in names)]
    assert [line for line in named if "F003" not in line] == [], "that file's own name"


def test_a_good_draft_is_published(tmp_path: Path) -> None:
    text = HEAD.format("보고하겠음.")
    draft = text.replace("〈위원장〉", "〈홍길동 위원장〉\n- 개회함.\n### 〈위원장〉")
    path = PATH.replace("minutes.md", "draft.md")
    files = {**COMMITTEE, PATH: text, path: draft.replace("○○○ 위원", "○○○위원")}
    assert minutes(put(tmp_path, files), "check").exit_code == 0, "the chair is no masked member"


def test_what_looks_like_a_told_mask_can_be_accepted(tmp_path: Path) -> None:
    path = PATH.replace("minutes.md", "draft.md")
    final, draft = HEAD.format(SAID), HEAD.format("여러 위원님 말씀대로 하겠음.")
    root = put(tmp_path, {**COMMITTEE, PATH: final, path: draft})
    said = minutes(root, "check").output
    key = re.search(r"N006-\w{8}", said)[0]
    put(root, {PATH.replace("minutes.md", "meeting.yml"): f"accepted: {{{key}: 여럿이라는 말임}}"})
    result = minutes(root, "check")
    assert (result.exit_code, "받아들임 N006" in result.output) == (0, True)


MARKS = {
    "[비공개: 정보공개법 §9①6]": ("정보공개법 §9①6", "", ""),
    "[비공개: 정보공개법 §9①6, 결정: 가상위원회, 기한: 2028-07-04]": (
        "정보공개법 §9①6",
        "가상위원회",
        "2028-07-04",
    ),
    "[ 비공개 ： 정보공개법 제9조 제1항 제5호; 가상위원회; 2028. 7. 4.까지 ]": (
        "정보공개법 제9조 제1항 제5호",
        "가상위원회",
        "2028-07-04",
    ),
    "[비공개: 기한: 2028-07-04, 근거: 정보공개법 §9①5·6, 결정: 가상위원회]": (
        "정보공개법 §9①5·6",
        "가상위원회",
        "2028-07-04",
    ),
    "[비공개: 정보공개법 제9조 제1항 제5호, 제7호, 가상위원회]": (
        "정보공개법 제9조 제1항 제5호, 제7호",
        "가상위원회",
        "",
    ),
    "[비공개: 정보공개법 §9①5, 6, 제2소위원회]": ("정보공개법 §9①5, 6", "제2소위원회", ""),
    "[비공개: 정보공개법 제9조제1항제1호, 국가공무원법 제60조]": (
        "정보공개법 제9조제1항제1호, 국가공무원법 제60조",
        "",
        "",
    ),
    "[비공개: 결정: 가상위원회, 도시과]": ("", "가상위원회, 도시과", ""),
    "[비공개: 가상위원회]": ("", "가상위원회", ""),
    "[비공개]": ("", "", ""),
    "[비공개: 정보공개법 §9①6, 기한: 내년까지]": ("정보공개법 §9①6", "", ""),
}


@pytest.mark.parametrize(("mark", "said"), MARKS.items(), ids=MARKS.keys())
def test_a_mark_says_ground_who_decided_and_until_when(
    mark: str, said: tuple[str, str, str]
) -> None:
    (one,) = passages(f"앞의 글 {mark} 뒤의 글")
    assert (one.ground, one.by, one.until.isoformat() if one.until else "") == said
    assert one.quote == mark


FIVE, SIX = "제5호 의사결정이나 내부검토의 과정", "제6호 개인에 관한 사항"


@pytest.mark.parametrize(
    ("ground", "items"),
    [
        ("정보공개법 §9①5·6", (FIVE, SIX)),
        ("정보공개법 §9①5, 6", (FIVE, SIX)),
        ("정보공개법 제9조 제1항 제5호 및 제6호", (FIVE, SIX)),
        ("정보공개법 제9조제1항6호", (SIX,)),
        ("정보공개법 제9조①제6호에 따라", (SIX,)),
        ("「공공기관의 정보공개에 관한 법률」 제9조 제1항 제6호", (SIX,)),
        ("정보공개법 §9①66", ()),  # no such item
        ("정보공개법 제9조제1항제6호, 국가공무원법 제60조", ()),  # all is described, or nothing
        ("정보공개법 제9조", ()),
        ("가상조례 제9조제1항제6호", ()),
    ],
)
def test_the_ground_is_told_in_plain_words(ground: str, items: tuple[str, ...]) -> None:
    (one,) = passages(f"[비공개: {ground}]")
    assert (one.ground, one.by) == (ground, "")
    assert one.law == "; ".join(f"제9조 제1항 {item}" for item in items)


@pytest.mark.parametrize(
    "mark",
    [
        "(비공개: 정보공개법 §9①6)",
        "[비공개: 정보공개법 §9①6",
        "[비공개]",
        "[비공개: 가상위원회]",
        "[비 공개: 정보공개법 §9①6]",
        "[비공개 회의]",
        "(비공개)",
        "{비공개}",
        "비공개: 정보공개법 §9①6",
    ],
)
def test_a_mark_that_is_not_plain_is_told(mark: str) -> None:
    found = understand(HEAD.format(mark))[1]
    (problem,) = [p for p in found if p.code == "N007"]
    assert f"{problem.line}: {KOREAN[problem.level]}" == "8: 주의"


@pytest.mark.parametrize(
    "words", ["비공개 회의로 진행함. [붙임]", "회의(비공개)로 진행함.", "비공개: 세 건"]
)
def test_what_is_no_mark_is_not_told(words: str) -> None:
    assert passages(words) == ()
    assert told(understand(HEAD.format(words))[1]) == []


CLOSED = """# 2024년 제1차 가상위원회 회의록
◆ 일시 : 2024. 3. 5.(화)

[비공개: 정보공개법 §9①5, 결정: 가상위원회, 기한: 2026-12-31]
"""


@pytest.mark.slow
def test_a_withheld_passage_and_a_closed_meeting_are_seen(tmp_path: Path) -> None:
    mark = "의견임. [비공개: 정보공개법 §9①6, 결정: 가상위원회, 기한: 2028-07-04] 이어서 말함."
    other = "minutes/board/2024-2/minutes.md"
    root = put(copy_site(tmp_path), {**COMMITTEE, PATH: HEAD.format(mark), other: CLOSED})
    put(root, {other: CLOSED.replace("제1차", "제2차")})
    result = minutes(root, "build")
    assert result.exit_code == 0, result.output
    assert "P001" not in result.output, "nobody is missing where all is closed"
    page = (root / "site/board/2024-1/transcript/index.html").read_text("utf-8")
    assert 'class="depth0 withheld"' in page
    assert "정한 곳: 가상위원회. 기한: 2028" in page
    assert "K004" not in "".join(line for line in result.output.split("\n") if "2024-2" in line)
    for name in ("transcript/", ""):
        page = (root / f"site/board/2024-2/{name}index.html").read_text("utf-8")
        assert "근거: 정보공개법 §9①5 (제9조 제1항 제5호 의사결정이나 내부검토의 과정)." in page


def test_a_form_that_was_copied_and_not_filled_in_is_published_nowhere() -> None:
    (problem,) = marks("- [비공개]")
    form = problem.hint[problem.hint.index("[") :]
    (left,) = marks(f"- {form}")
    assert (left.level, left.line) == ("error", 2)
    assert left.hint.endswith("(여기에 근거인 법의 이름과 조항)")
    filled = form.replace("(여기에 근거인 법의 이름과 조항)", "정보공개법 §9①6")
    assert marks(f"- {filled}")[0].level == "error", "every blank"
    assert not marks("- [비공개: 정보공개법 §9①6]")


def marks(text: str) -> list[Problem]:
    return [p for p in understand(f"### 〈위원장〉\n{text}")[1] if p.code == "N007"]


def test_a_name_in_a_path_stays_accepted_whatever_else_is_written(tmp_path: Path) -> None:
    text = "◆ 참석위원 : 2명\n- 홍길동 위원장, 김가상 위원\n### 〈○○○ 위원〉\n- 마치겠음."
    committee = "name: 가상위원회\nslugs: {과장: honggildong}"
    root = put(tmp_path, {"minutes/board/committee.yml": committee, PATH: text})
    notes = PATH.replace("minutes.md", "meeting.yml")
    key = next(p.key for p in read_everything(root).problems if p.code == "N005")
    for written in (
        f"accepted: {{{key}: 공개된 이름임}}",
        f"record: summary\naccepted:\n  {key}: 공개됨",
    ):
        put(root, {notes: written})
        found = [p for p in read_everything(root).problems if p.code in ("N005", "Y006")]
        assert [(p.code, bool(p.accepted)) for p in found] == [("N005", True)]
