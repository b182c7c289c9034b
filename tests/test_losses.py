"""What was published and is gone is told; what would make an address mean something else stops the build.

People in these records are made up.
"""

import re
from dataclasses import replace
from pathlib import Path

from conftest import put
from test_cli import minutes
from test_ids import LONG, again, asked, first, gone, told

from generator.permalinks.gaps import check_grown, check_whole
from generator.permalinks.ledger import from_yaml, to_yaml
from generator.problems import Problem
from generator.render.gone import told_of as gone_told

LEFT = "이 회의록은 내렸습니다.\n"
OTHER = """\
### 〈위원장〉
- 제7차 가상위원회 회의를 시작하겠음. 오늘은 하수도 정비를 다루겠음.
### 〈하수과장〉
- 낡은 하수관을 해마다 이십 킬로미터씩 바꾸고 있으며 올해는 남쪽부터 하겠음.
### 〈위원장〉
- 더 말씀하실 분이 없으면 회의를 마치겠음.
"""


def line_of(problem: Problem, key: str) -> str:
    """What the hint says to write for `key`."""
    (line,) = (line for line in problem.hint.split("\n") if line.strip().startswith(f"{key}:"))
    return line.strip().partition(": ")[2]


def test_another_meeting_in_the_folder_of_one_that_was_taken_down_stops_the_build() -> None:
    _, ledger = again(LEFT, first(LONG)[1])
    (problem,) = asked(OTHER, ledger)
    assert (problem.level, problem.code, problem.line) == ("error", "I011", 1)
    assert "새 폴더를 만들어" in problem.hint
    assert not asked(OTHER, ledger, all=line_of(problem, "all")), "people may know it better"


def test_what_was_taken_down_comes_back_without_a_question() -> None:
    _, ledger = again(f"# 2024년 제1차 가상위원회 회의록\n\n{LEFT}", first(LONG)[1])
    back = LONG.replace("더 말씀하실 분이", "또 말씀하실 분이")
    assert not [p for p in asked(back, ledger) if p.level == "error" or "13자" in p.message]
    after, _ = again(back, ledger)
    assert [s.id for s in after.speeches][:4] == ["s1", "s2", "s3", "s4"]


def test_a_folder_that_was_emptied_with_everything_redacted_is_not_free() -> None:
    _, ledger = first(LONG)
    (problem,) = asked(LEFT, ledger)
    _, ledger = again(LEFT, ledger, all=line_of(problem, "all"))
    assert set(gone(ledger).values()) == {"redacted"}
    for text in (OTHER, LONG):  # nothing is kept by which one could tell
        assert [p.code for p in asked(text, ledger)] == ["I011"]


REPORT = LONG.replace("  - 동네 도서관 확충\n", "  - 동네 도서관 확충\n  - 마을 주차장 정비\n")


def test_items_that_are_read_no_more_since_their_bullets_changed_stop_the_build() -> None:
    before, ledger = first(REPORT)
    assert [item.id for item in before.agenda] == ["a1", "a2", "a3"]
    flat = REPORT.replace("\n- ", "\n· ").replace("\n  - ", "\n  · ")
    (problem,) = asked(flat, ledger)
    assert (problem.level, problem.code, problem.line) == ("error", "I012", 5)
    assert problem.message == "공개했던 안건 3건을 더는 알아보지 못합니다: a1, a2, a3"
    assert "/board/2024-1/agenda/3/ ← 7번째 줄" in problem.hint
    assert not asked(flat, ledger, all=line_of(problem, "all"))
    assert not asked(REPORT, ledger)


def test_one_item_that_is_read_no_more_is_told_at_its_line() -> None:
    _, ledger = first(REPORT)
    (problem,) = asked(REPORT.replace("  - 마을 주차장", "- 마을 주차장"), ledger)
    assert (problem.level, problem.code, problem.line) == ("warning", "I008", 7)
    assert "/board/2024-1/agenda/3/" in problem.hint


def test_items_that_went_with_their_text_are_named_and_stop_nothing() -> None:
    _, ledger = first(REPORT)
    turns = REPORT.split("### ")
    found = asked("### ".join([*turns[:2], *turns[3:]]), ledger)
    assert [(p.level, p.code) for p in found] == [("warning", "I008")] * 2
    assert "안건 3건이 글과 함께 빠졌습니다: a1, a2, a3" in found[1].message
    assert not asked(REPORT.replace("  - 마을 주차장", "- 마을 주차장"), ledger, a3="removed")


PLACES = ("agenda", "speakers", "speakers/wiwonjang", "attendance", "2024", "proof")


def renamed(root: Path, aliases: str) -> Path:
    """Two meetings of a committee whose folder got another name after they were published."""
    texts = {f"minutes/board/2024-{n}/minutes.md": LONG for n in (1, 2)}
    put(root, {"minutes/board/committee.yml": "name: 가상위원회", **texts})
    assert minutes(root, "generate").exit_code == 0
    (root / "minutes/board").rename(root / "minutes/urban")
    return put(root, {"minutes/urban/committee.yml": f"name: 가상위원회\naliases:\n{aliases}"})


def test_a_committee_that_was_renamed_by_the_hint_leads_on_with_all_its_pages(
    tmp_path: Path,
) -> None:
    root = renamed(tmp_path, "")
    told = minutes(root, "check").output
    assert "aliases:\n    =   board: urban\n" in told
    put(root, {"minutes/urban/committee.yml": "name: 가상위원회\naliases:\n  board: urban"})
    done = minutes(root, "generate")
    assert done.exit_code == 0, done.output
    for place in PLACES:
        page = (root / f"docs/board/{place}/index.md").read_text("utf-8")
        assert re.search(r"^to: (\.\./)+urban/" + place, page, re.MULTILINE), place
    assert (root / "docs/data/board/index.md").is_file()
    sent = (root / "docs/_redirects").read_text("utf-8")
    assert "/board/* /urban/:splat 301" in sent
    assert "/data/board/speeches.csv /data/urban/speeches.csv 301" in sent
    assert sent.index("/board/2024-1/*") < sent.index("/board/* ")


def test_a_committee_whose_meetings_alone_were_moved_is_asked_for(tmp_path: Path) -> None:
    root = renamed(tmp_path, "".join(f"  board/2024-{n}: urban/2024-{n}\n" for n in (1, 2)))
    told = minutes(root, "check").output
    assert "오류 I013 옮긴 위원회의 옛 주소가 이어지지 않습니다: /board/" in told
    assert "board: urban" in told
    (root / "minutes/board").mkdir()
    put(root, {"minutes/board/committee.yml": "name: 다른 위원회"})
    assert "I013" not in minutes(root, "check").output


def test_a_line_that_was_lost_is_told_with_what_to_write_in_its_place() -> None:
    before, ledger = first(LONG)
    whole = to_yaml(ledger)
    for start in ("s3", "s4-p2", "a1", "s5"):
        row = re.compile(rf"- \{{id: {start}(-p|,)")
        kept = [line for line in whole.split("\n") if not row.match(line)]
        read, problems = from_yaml("\n".join(kept), "ids.yml")
        assert not problems
        (problem,) = check_whole(read, "\n".join(kept), "minutes/board/2024-1/ids.yml")
        assert (problem.level, problem.code) == ("error", "I001")
        assert problem.message == f"번호 기록 파일에서 줄이 빠졌습니다: {start}"
        assert "git checkout main -- minutes/board/2024-1/ids.yml" in problem.hint
        line, stone = re.search(r"(\d+)번째 줄 뒤에: (.*)$", problem.hint).groups()
        after = [*kept[: int(line)], stone, *kept[int(line) :]]
        mended, problems = from_yaml("\n".join(after), "ids.yml")
        assert not [*problems, *check_whole(mended, "\n".join(after), "ids.yml")], start
        now, _ = again(LONG, mended)
        known = told(before)
        assert all(known[own] == words for own, words in told(now).items() if own in known)


def test_a_key_that_a_merge_doubled_is_told_with_its_line() -> None:
    _, ledger = first(LONG)
    twice = to_yaml(ledger).replace("next: {", "next: {o: 9, s: 9, a: 9}\nnext: {", 1)
    (problem,) = check_whole(from_yaml(twice, "ids.yml")[0], twice, "ids.yml")
    assert (problem.level, problem.code) == ("error", "I001")
    assert twice.split("\n")[problem.line - 1].startswith("next: {")
    assert problem.line == 6


def test_a_ledger_that_knows_less_than_at_the_last_build_is_told() -> None:
    _, ledger = first(LONG)
    short = LONG.replace("### 〈위원장〉\n- 더 말씀하실 분이 없으면 회의를 마치겠음.\n", "")
    _, less = first(short)
    (problem,) = check_grown(ledger, less, less, "ids.yml")
    assert problem.message == "번호 기록 파일에서 줄이 빠졌습니다: s5, s5-p1"
    assert problem.level == "warning", "no number is given to another text"
    other = short + "### 〈간사〉\n- 앞의 발언과 다른 말이며 새로 적은 글임.\n"
    (problem,) = check_grown(ledger, less, again(other, less)[1], "ids.yml")
    assert problem.level == "error", "s5 would be another text's"
    assert not list(check_grown(less, ledger, ledger, "ids.yml"))
    kept = again(short, ledger)[1]
    assert not list(check_grown(ledger, kept, kept, "ids.yml"))
    rows = "- {id: s5, next: 1, gone: removed}\nagenda: []\nspeakers: []\n"
    stone, _ = from_yaml(to_yaml(ledger).split("- {id: s5,")[0] + rows, "ids.yml")
    assert not list(check_grown(replace(ledger, agenda=(), speakers=()), stone, stone, "ids.yml"))


def test_what_is_said_to_be_gone_and_stands_unchanged_is_an_error() -> None:
    _, ledger = first(LONG)
    for own, line in (("s4", 9), ("s4-p2", 11), ("s2-p2", 5), ("a1", 5), ("s5", 12)):
        for answer in ("redacted", "removed"):
            (problem,) = (p for p in asked(LONG, ledger, **{own: answer}) if p.level == "error")
            assert (problem.code, problem.path) == ("I014", "minutes/board/2024-1/meeting.yml")
            assert f"{line}번째 줄" in problem.hint, own
    turns = LONG.split("### ")
    for answer in ("redacted", "removed"):
        assert not [
            p
            for p in asked("### ".join([*turns[:3], *turns[4:]]), ledger, s3=answer)
            if p.code == "I014"
        ]


def test_a_masked_turn_may_be_another_one_that_says_the_same() -> None:
    _, ledger = first(LONG)
    assert not asked(LONG, ledger, s3="removed")
    assert [p.code for p in asked(LONG, ledger, s3="redacted")] == ["I014"]


def test_an_answer_that_keeps_a_text_from_coming_back_is_told() -> None:
    _, ledger = first(LONG)
    turns = LONG.split("### ")
    _, ledger = again("### ".join([*turns[:4], *turns[5:]]), ledger, s4="removed")
    (problem,) = asked(LONG, ledger, s4="removed")
    assert (problem.level, problem.code, problem.line) == ("warning", "I014", 9)
    assert not asked(LONG, ledger)
    after, ledger = again(LONG, ledger, s4="removed")
    assert [s.id for s in after.speeches] == ["s1", "s2", "s3", "s6", "s5"]
    assert not asked(LONG, ledger, s4="removed"), "it has a number of its own now"


MASKED = "- 걷기 좋은 길을 만드는 일은 좋은데, 예산이 얼마나 드는지 자료를 주시기 바람.\n"
SECOND = "- 그 밖에 겨울철 제설 장비를 언제 새로 사는지도 함께 알려 주시기 바람.\n"


def test_of_a_masked_turn_that_moved_nobody_says_that_its_words_are_gone() -> None:
    turns = LONG.replace(MASKED, MASKED + SECOND).split("### ")
    _, ledger = first("### ".join(turns))
    moved = "### ".join([*turns[:3], *turns[4:], turns[3]])
    assert not [p for p in asked(moved, ledger) if "빠졌습니다" in p.message]
    after, ledger = again(moved, ledger)
    assert gone(ledger)["s3"] == "removed", "whose turn it is now nobody knows"
    told_of = {told.id: told.words for told, _ in gone_told(after)}
    assert told_of["s3"] == "발언 s3의 글은 지금 s6-p1에 있습니다."
    less, _ = again(moved.replace(SECOND, ""), ledger)
    told_of = {told.id: told.words for told, _ in gone_told(less)}
    assert told_of["s3"] == "발언 s3의 글은 일부만 지금 s6-p1에 있습니다."
    assert told_of["s3-p2"] == "문단 s3-p2의 글은 기록에서 빠졌습니다."
