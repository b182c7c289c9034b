"""Ids stay with their words; what is new takes a free number; nothing is given twice."""

import re
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from conftest import understand
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Meeting
from generator.notes import Notes
from generator.permalinks.gaps import check_whole
from generator.permalinks.ledger import ROWS, Ledger, from_yaml, to_yaml
from generator.permalinks.remember import remember
from generator.permalinks.sketch import fingerprint
from generator.problems import Problem

RECORD = """\
# 제1차 가상위원회 회의록
### 〈위원장〉
- 시작하겠음.
- 예.
### 〈○○○ 위원〉
- 예산이 부족함.
### 〈○○○ 위원〉
- 예산이 부족함.
- 예.
### 〈간사〉
- 예.
"""


def told(meeting: Meeting) -> dict[str, str]:
    """Id -> the words it stands for."""
    words = {p.id: p.text for p in meeting.paragraphs()}
    words |= {
        s.id: f"{s.label}: {' '.join(p.text for p in s.paragraphs)}" for s in meeting.speeches
    }
    return words | {item.id: item.title for item in meeting.agenda}


def again(text: str, ledger: Ledger, **answers: str) -> tuple[Meeting, Ledger]:
    """The next build, with a ledger that went through its file."""
    written = to_yaml(ledger)
    ledger, problems = from_yaml(written, "ids.yml")
    assert not [*problems, *check_whole(ledger, written, "ids.yml")]
    meeting, _ = understand(text, ledger=ledger, notes=Notes(ids=answers))
    return meeting, remember(meeting, ledger)


def asked(text: str, ledger: Ledger, **answers: str) -> list[Problem]:
    """What the next build asks of ids."""
    found = understand(text, ledger=ledger, notes=Notes(ids=answers))[1]
    return [problem for problem in found if problem.code[0] == "I"]


def gone(ledger: Ledger) -> dict[str, str]:
    """Each id that is gone -> why, and where its words are."""
    return {e.id: f"{e.gone} {e.into}".strip() for e in ledger.retired()}


def first(text: str) -> tuple[Meeting, Ledger]:
    return again(text, Ledger())


def test_at_first_sight_ids_count_in_printed_order() -> None:
    meeting, _ = first(RECORD)
    assert list(told(meeting)) == [
        "o1", "s1-p1", "s1-p2", "s2-p1", "s3-p1", "s3-p2", "s4-p1", "s1", "s2", "s3", "s4",
    ]  # fmt: skip


def test_a_second_build_changes_nothing() -> None:
    meeting, ledger = first(RECORD)
    same, unchanged = again(RECORD, ledger)
    assert told(same) == told(meeting)
    assert to_yaml(unchanged) == to_yaml(ledger)


def test_an_inserted_turn_takes_a_free_number_and_moves_no_other() -> None:
    before, ledger = first(RECORD)
    inserted = RECORD.replace("### 〈간사〉", "### 〈과장〉\n- 답변하겠음.\n### 〈간사〉")
    after, _ = again(inserted, ledger)
    assert told(before).items() <= told(after).items()
    assert told(after)["s5"] == "과장: 답변하겠음."
    assert [s.id for s in after.speeches] == ["s1", "s2", "s3", "s5", "s4"]


def test_an_inserted_paragraph_takes_its_speech_s_next_number() -> None:
    _, ledger = first(RECORD)
    after, _ = again(RECORD.replace("- 시작하겠음.", "- 인사말씀\n- 시작하겠음."), ledger)
    assert [p.id for p in after.speeches[0].paragraphs] == ["s1-p3", "s1-p1", "s1-p2"]


def test_a_removed_turn_is_retired_and_its_number_never_given_again() -> None:
    _, ledger = first(RECORD)
    without = RECORD.replace("### 〈간사〉\n- 예.\n", "")
    _, ledger = again(without, ledger)
    assert list(gone(ledger)) == ["s4", "s4-p1"]
    meeting, ledger = again(without + "### 〈과장〉\n- 답변하겠음.\n", ledger)
    assert meeting.speeches[-1].id == "s5"
    assert {"s4", "s4-p1"} <= gone(ledger).keys()


LONG = """\
### 〈위원장〉
- 제1차 가상위원회 회의를 시작하겠음. 오늘은 안건이 두 건 있음.
### 〈도시과장〉
- 현안업무 보고
  - 걷기 좋은 길 조성
  - 동네 도서관 확충
### 〈○○○ 위원〉
- 걷기 좋은 길을 만드는 일은 좋은데, 예산이 얼마나 드는지 자료를 주시기 바람.
### 〈도시과장〉
- 예산은 내년에 십억 원을 세울 생각이며 자료는 회의가 끝나면 드리겠음.
- 길이 끝나는 곳에 작은 도서관을 함께 두는 방안도 찾아보겠음.
### 〈위원장〉
- 더 말씀하실 분이 없으면 회의를 마치겠음.
"""


def test_words_that_come_back_in_their_place_get_their_ids_back() -> None:
    before, ledger = first(LONG)
    turns = LONG.split("### ")
    for kept in (turns[:3], [], turns[-1:], turns[1:5:2]):
        _, ledger = again("### ".join(["", *kept]), ledger)
    after, ledger = again(LONG, ledger)
    assert told(after) == told(before)
    assert [s.slug for s in after.speakers] == [s.slug for s in before.speakers]
    assert not gone(ledger).keys() & told(after).keys()


def test_other_words_are_another_id() -> None:
    _, ledger = first(LONG)
    other = LONG.replace(
        "길이 끝나는 곳에 작은 도서관을 함께 두는 방안도 찾아보", "이어서 과제를 설명하"
    )
    after, ledger = again(other, ledger)
    assert [p.id for p in after.speeches[3].paragraphs] == ["s4-p1", "s4-p3"]
    assert gone(ledger) == {"s4-p2": "removed"}


def test_mended_words_keep_their_id() -> None:
    before, ledger = first(LONG)
    mended = LONG.replace("세울 생각이며", "세울 예정이며").replace("도시과장", "도시정책과장")
    after, ledger = again(mended, ledger)
    assert list(told(after)) == list(told(before))
    assert not gone(ledger)


def test_what_is_far_less_alike_than_usual_is_asked() -> None:
    _, ledger = first(LONG)
    edited = LONG.replace(
        "예산이 얼마나 드는지 자료를 주시기 바람", "걱정되는 점도 있어 여러 가지를 여쭙고자 함"
    )
    (problem,) = asked(edited, ledger)
    assert (problem.level, problem.code, problem.line) == ("error", "I002", 7)
    assert "s3" in problem.message
    same, removed = (line.strip() for line in problem.hint.splitlines() if line.startswith("  "))
    assert (same[:9], removed) == ("s3: same-", "s3: removed")
    kept, ledger_after = again(edited, ledger, s3=same[4:])
    assert [s.id for s in kept.speeches] == ["s1", "s2", "s3", "s4", "s5"]
    assert not asked(edited, ledger_after, s3=same[4:])
    other, ledger_after = again(edited, ledger, s3="removed")
    assert [s.id for s in other.speeches] == ["s1", "s2", "s6", "s4", "s5"]
    assert gone(ledger_after) == {"s3": "removed", "s3-p1": "removed"}
    assert not asked(edited, ledger_after, s3="removed")


def test_an_answer_holds_for_the_very_text_it_was_given_for() -> None:
    _, ledger = first(LONG)
    found = asked(LONG, ledger, s3="same-00000000", s99="removed")
    assert sorted(p.code for p in found) == ["I003", "I004"]
    other = LONG.replace(
        "### 〈○○○ 위원〉\n- 걷기", "### 〈○○○ 위원〉\n- 전혀 다른 말을 하였음. 걷기"
    )
    assert "I004" not in [p.code for p in asked(other, ledger)]
    shorter = LONG.replace(
        "- 걷기 좋은 길을 만드는 일은 좋은데, 예산이 얼마나", "- 새로운 의견을 말하였음. 얼마나"
    )
    codes = [p.code for p in asked(shorter, ledger, s3="same-00000000")]
    assert codes == ["I002", "I004"]


def test_what_is_redacted_leaves_nothing_to_guess_by() -> None:
    _, ledger = first(LONG)
    without = LONG.replace(
        "### 〈○○○ 위원〉\n- 걷기 좋은 길을 만드는 일은 좋은데, 예산이 얼마나 드는지 자료를 주시기 바람.\n",
        "",
    )
    _, plain = again(without, ledger)
    assert "hash" in to_yaml(plain).split("id: s3,")[1].splitlines()[0]
    _, secret = again(without, plain, s3="redacted")
    lines = [line for line in to_yaml(secret).splitlines() if "id: s3" in line]
    assert lines == ["- {id: s3, next: 2, gone: redacted}", "- {id: s3-p1, gone: redacted}"]
    back, _ = again(LONG, secret)
    assert [s.id for s in back.speeches] == ["s1", "s2", "s6", "s4", "s5"]


def test_a_short_text_that_is_gone_leaves_no_hash() -> None:
    _, ledger = first(RECORD)
    _, ledger = again(RECORD.replace("- 예.\n### 〈간사〉\n- 예.\n", ""), ledger)
    for line in to_yaml(ledger).splitlines():
        assert "gone" not in line or ("hash" not in line and "sketch" not in line)


def test_a_turn_that_is_split_keeps_its_id_at_the_start() -> None:
    _, ledger = first(LONG)
    split = LONG.replace("- 길이 끝나는", "### 〈도서관장〉\n- 길이 끝나는")
    after, ledger = again(split, ledger)
    assert [s.id for s in after.speeches] == ["s1", "s2", "s3", "s4", "s6", "s5"]
    assert after.speeches[4].of == "s4"
    assert gone(ledger) == {"s4-p2": "moved s6-p1"}
    again_one, ledger = again(LONG, ledger)
    assert [p.id for p in again_one.speeches[3].paragraphs] == ["s4-p1", "s4-p2"]
    assert gone(ledger) == {"s6": "merged s4", "s6-p1": "moved s4-p2"}


def test_turns_that_are_merged_say_so() -> None:
    _, ledger = first(LONG)
    merged = LONG.replace("### 〈도시과장〉\n- 예산은", "- 예산은")
    after, ledger = again(merged, ledger)
    assert [s.id for s in after.speeches] in (["s1", "s2", "s3", "s5"], ["s1", "s2", "s4", "s5"])
    stayed, went = ("s3", "s4") if after.speeches[2].id == "s3" else ("s4", "s3")
    fates = gone(ledger)
    assert fates[went] == f"merged {stayed}"
    assert all(fate.startswith(f"moved {stayed}-p") for own, fate in fates.items() if own != went)
    assert {own for own, _ in fates.items()} >= {f"{went}-p1"}


def test_paragraphs_that_are_split_or_merged_say_so() -> None:
    _, ledger = first(LONG)
    merged, ledger_of_merged = again(LONG.replace("드리겠음.\n- 길이", "드리겠음. 길이"), ledger)
    assert [p.id for p in merged.speeches[3].paragraphs] == ["s4-p1"]
    assert gone(ledger_of_merged) == {"s4-p2": "merged s4-p1"}
    split, ledger_of_split = again(LONG.replace("생각이며 자료는", "생각이며\n- 자료는"), ledger)
    assert [(p.id, p.of) for p in split.speeches[3].paragraphs][:2] == [
        ("s4-p1", ""),
        ("s4-p3", "s4-p1"),
    ]
    kept, _ = again(LONG.replace("생각이며 자료는", "생각이며\n- 자료는"), ledger_of_split)
    assert kept.speeches[3].paragraphs[1].of == "s4-p1"


def test_a_turn_that_moved_keeps_its_id_only_if_its_words_stand_once() -> None:
    turns = LONG.split("### ")
    _, ledger = first(LONG)
    named, _ = again("### ".join([turns[0], turns[4], *turns[1:4], *turns[5:]]), ledger)
    assert [s.id for s in named.speeches] == ["s4", "s1", "s2", "s3", "s5"]
    masked, ledger = again("### ".join([turns[0], turns[3], *turns[1:3], *turns[4:]]), ledger)
    assert [s.id for s in masked.speeches] == ["s6", "s1", "s2", "s4", "s5"]
    assert gone(ledger) == {"s3": "removed", "s3-p1": "moved s6-p1"}


def test_overview_and_agenda_keep_their_ids_too() -> None:
    text = (
        "# 제1차 가상위원회 회의록\n\n◆ 일시 : 2024. 3. 5.(화) 10:00~11:30\n\n◆ 장소 : 가상시청 3층 회의실\n\n"
        + LONG
    )
    before, ledger = first(text)
    mended = text.replace("3층 회의실", "4층 회의실").replace("길 조성", "길의 조성")
    after, ledger = again("서울특별시\n\n" + mended, ledger)
    assert [p.id for p in after.front] == ["o4", "o1", "o2", "o3"]
    assert [(i.id, i.title) for i in after.agenda] == [
        ("a1", "걷기 좋은 길의 조성"),
        ("a2", "동네 도서관 확충"),
    ]
    without, ledger = again(mended.replace("  - 걷기 좋은 길의 조성\n", ""), ledger)
    assert [i.id for i in without.agenda] == ["a2"]
    assert gone(ledger) == {"o4": "removed", "s2-p2": "removed", "a1": "removed"}
    assert before.agenda[0].id == "a1"


def test_a_tombstone_keeps_its_place() -> None:
    _, ledger = first(LONG)
    turns = LONG.split("### ")
    _, ledger = again("### ".join([*turns[:2], *turns[4:]]), ledger)
    assert [e.id for e in ledger.speeches if e.is_speech] == ["s1", "s2", "s3", "s4", "s5"]
    inserted = "### ".join([*turns[:2], "〈간사〉\n- 새로 온 말을 먼저 하겠음.\n", *turns[4:]])
    meeting, ledger = again(inserted, ledger)
    assert [e.id for e in ledger.speeches if e.is_speech] == ["s1", "s2", "s3", "s6", "s4", "s5"]
    assert [(t.id, t.after) for t in meeting.retired if "-" not in t.id and t.id[0] == "s"] == [
        ("s2", "s1"),
        ("s3", "s2"),
    ]


def test_a_label_s_brackets_and_spaces_are_no_other_label() -> None:
    before, ledger = first("### 〈위원장〉\n- 하나.\n### 〈홍보 과장〉\n- 둘.")
    after, ledger = again("### 〈위원장〉\n- 하나.\n### 홍보과장〉\n- 둘.", ledger)
    assert [s.id for s in after.speeches] == [s.id for s in before.speeches]
    assert [s.slug for s in after.speakers] == [s.slug for s in before.speakers]


def mask(*words: str) -> str:
    return "### 〈○○○ 위원〉\n" + "".join(f"- {w}\n" for w in words)


CHAIR, AGREED, AGAINST = (
    "### 〈위원장〉\n- 의견을 주시기 바람.\n",
    "말씀에 동의함.",
    "예산은 반대함.",
)


def test_a_living_speech_never_takes_the_id_of_a_retired_one() -> None:
    _, ledger = first(CHAIR + mask(AGREED) + "### 〈간사〉\n- 예.\n" + mask(AGAINST))
    _, ledger = again(CHAIR + "### 〈간사〉\n- 예.\n" + mask(AGAINST), ledger)
    after, _ = again(CHAIR + "### 〈간사〉\n- 예.\n" + mask(AGREED, AGAINST), ledger)
    assert [s.id for s in after.speeches] == ["s1", "s3", "s4"]
    assert [p.id for p in after.speeches[2].paragraphs] == ["s4-p2", "s4-p1"]


def test_a_masked_turn_does_not_come_back_elsewhere() -> None:
    said = "앞서 말씀하신 위원의 의견에 전적으로 동의하며 원안대로 하기를 바람."
    _, ledger = first(CHAIR + mask(said) + "### 〈간사〉\n- 예.\n")
    _, ledger = again(CHAIR + "### 〈간사〉\n- 예.\n", ledger)
    elsewhere, _ = again(CHAIR + "### 〈간사〉\n- 예.\n" + mask(said), ledger)
    assert [s.id for s in elsewhere.speeches] == ["s1", "s3", "s4"]
    there, _ = again(CHAIR + mask(said) + "### 〈간사〉\n- 예.\n", ledger)
    assert [s.id for s in there.speeches] == ["s1", "s2", "s3"]


def test_words_that_another_mask_repeats_stay_with_the_whole_turn() -> None:
    _, ledger = first(CHAIR + mask(AGREED))
    after, _ = again(CHAIR + mask(AGREED, AGAINST) + mask(AGREED), ledger)
    assert [s.id for s in after.speeches] == ["s1", "s3", "s2"]
    _, ledger = first(CHAIR + mask(AGREED) + mask(AGREED, AGAINST))
    after, _ = again(CHAIR + mask(AGREED, AGAINST), ledger)
    assert [(s.id, [p.id for p in s.paragraphs]) for s in after.speeches[1:]] == [
        ("s3", ["s3-p1", "s3-p2"])
    ]


def test_slugs_are_the_same_at_every_build() -> None:
    text = "### 〈정보통신과장〉\n- 보고함.\n### 〈정보 통신과장〉\n- 다시 보고함.\n"
    both = "◆ 참석위원 : 홍길동 위원장\n### 〈위원장〉\n- 예.\n### 〈홍길동 위원장〉\n- 네.\n"
    apart = both.replace("홍길동 위원장\n#", "홍길동 위원장, 김가상 위원장\n#", 1)
    swapped = apart.replace("### 〈위원장〉", "### 〈홍길동 위원장〉\n- 먼저.\n### 〈위원장〉")
    ledger = Ledger()
    told_before: dict[str, str] = {}
    for version in (both, apart, swapped, apart, text, text, both):
        after, ledger = again(version, ledger)
        for speaker in after.speakers:
            assert told_before.setdefault(speaker.slug, speaker.labels[0]) == speaker.labels[0]
    assert [s.slug for s in ledger.speakers] == [
        "wiwonjang",
        "honggildong-wiwonjang",
        "jeongbotongsingwajang",
    ]


def test_spacing_and_punctuation_change_no_id() -> None:
    before, ledger = first(RECORD)
    after, _ = again(RECORD.replace("예산이 부족함.", "예산이  부족함"), ledger)
    assert [p.id for p in after.paragraphs()] == [p.id for p in before.paragraphs()]


def test_a_paragraph_that_comes_under_another_label_is_another_one() -> None:
    _, ledger = first("### 〈위원장〉\n- 예산이 부족함.\n- 예.\n### 〈위원장〉\n- 의견을 모으겠음.")
    after, ledger = again("### 〈위원장〉\n- 예산이 부족함.\n- 예.\n- 의견을 모으겠음.", ledger)
    assert [p.id for p in after.paragraphs()] == ["s1-p1", "s1-p2", "s1-p3"]
    assert gone(ledger)["s2-p1"] in ("removed", "moved s1-p3")


@pytest.mark.parametrize(
    ("before", "after"),
    [("27.1% 상승", "271% 상승"), ("-5도", "5도"), ("가결: ○", "가결: ×"), ("3/4", "34")],
)
def test_a_changed_fact_changes_the_fingerprint(before: str, after: str) -> None:
    assert fingerprint(before) != fingerprint(after)


def test_a_label_that_is_put_right_is_the_same_turn() -> None:
    _, ledger = first(RECORD)
    after, _ = again(RECORD.replace("〈간사〉", "〈과장〉"), ledger)
    assert after.speeches[-1].id == "s4"


def test_the_ledger_holds_no_words_and_no_name_of_a_person() -> None:
    text = RECORD + "### 〈과장〉\n- 현안업무 보고\n  - 비밀스러운 안건\n"
    _, ledger = first("◆ 참석위원 : 가나다 위원장\n" + text)
    written = to_yaml(ledger)
    for words in ("가나다", "예산", "비밀", "시작"):
        assert words not in written
    assert written.count("○○○ 위원") == 2


def test_a_mask_has_no_slug() -> None:
    _, ledger = first(RECORD)
    assert [s.slug for s in ledger.speakers] == ["wiwonjang", "gansa"]


def test_a_slug_once_given_stays_and_a_clash_takes_a_number() -> None:
    text = "### 〈위원장〉\n- 하나.\n### 〈위원장님〉\n- 둘.\n### 〈院長〉\n- 셋.\n### 〈委員長〉\n- 넷.\n"
    meeting, ledger = first(text)
    slugs = {s.label: s.slug for s in meeting.speakers}
    assert slugs["위원장"] == "wiwonjang"
    assert (slugs["院長"], slugs["委員長"]) == ("wonjang", "wiwonjang-2")
    assert len(set(slugs.values())) == len(slugs)
    ledger2 = replace(ledger, speakers=ledger.speakers[::-1])
    later, _ = again("\n".join(reversed(text.split("\n"))), ledger2)
    assert {s.label: s.slug for s in later.speakers}.items() <= slugs.items()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("slug: gansa", "slug: ../../x"),
        ("slug: gansa", "slug: wiwonjang"),
        ("id: s4,", "id: s3,"),
        ("id: s4-p1", "id: s9-p1"),
        ("id: o1", "id: x1"),
        ("s: 5", "s: 2"),
        ("next: 3}", "next: 2}"),
        ("chars: 6", "chars: many"),
        ("label: 간사", "gone: lost"),
        ("label: 간사", "gone: merged, into: s9"),
        ("label: 간사", "gone: merged, into: s4"),
        ("label: 간사", "of: s77, label: 간사"),
        ("ids/1", "ids/9"),
        ("overview:", "overview: 3"),
        ("address: ", "address: # "),
    ],
)
def test_a_ledger_that_contradicts_itself_is_an_error(before: str, after: str) -> None:
    written = to_yaml(first(RECORD)[1])
    assert before in written
    ledger, problems = from_yaml(written.replace(before, after), "ids.yml")
    assert [(p.level, p.code) for p in problems] == [("error", "I001")]
    assert ledger == Ledger()


@pytest.mark.parametrize(
    "odd",
    ["hash: 0b10101010101010", "hash: 0123456701234567", "next: 010", "label: null", "chars: 7, "],
)
def test_a_line_that_is_read_at_once_says_what_yaml_reads(odd: str) -> None:
    """What YAML takes for a number, and what is broken, is left to it."""
    written = to_yaml(first(RECORD)[1])
    key = odd.partition(":")[0]
    for text in (written, re.sub(rf"{key}: [^,}}]+", odd, written, count=1)):
        slowly = text.replace("\n", f" {ROWS}\n", 1)
        assert from_yaml(text, "ids.yml") == from_yaml(slowly, "ids.yml")


def alike(before: str, after: str) -> bool:
    """Whether a text may be the mended form of another: the shorter is mostly in the longer, in order."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) >= min(len(before), len(after))


MASKED = "앞서 말씀하신 위원의 의견에 전적으로 동의하며 원안대로 하기를 바람."
SAID = st.sampled_from(
    [
        "예산이 얼마나 드는지 자료를 미리 주시기 바람.",
        "버스 노선은 길이 다 된 다음에 다시 살펴보겠음.",
        "동의함.",
        MASKED,
    ]
)
SPOKEN = st.tuples(
    st.sampled_from(["위원장", "도시과장", "○○○ 위원"]), st.lists(SAID, min_size=1, max_size=3)
)


def record_of(turns: list[tuple[str, list[str]]]) -> str:
    return "".join(
        f"### 〈{label}〉\n" + "".join(f"- {w}\n" for w in words) for label, words in turns
    )


@settings(max_examples=max(100, settings().max_examples // 3))
@given(st.lists(st.lists(SPOKEN, max_size=8), min_size=2, max_size=3))
def test_through_any_edits_masked_turns_never_swap(
    versions: list[list[tuple[str, list[str]]]],
) -> None:
    """Two masked turns with the same words may be two people: those that stay, stay in their order."""
    ledger = Ledger()
    order: list[str] = []
    for turns in versions:
        meeting, ledger = again(record_of(turns), ledger)
        words = {s.id: tuple(p.text for p in s.paragraphs) for s in meeting.speeches if s.withheld}
        there = [s.id for s in meeting.speeches if s.withheld]
        twins = [own for own in order if own in words]
        for one, two in pairwise(own for own in there if own in twins):
            if words[one] == words[two]:
                assert order.index(one) < order.index(two)
        order = there


@settings(max_examples=max(100, settings().max_examples // 3))
@given(st.lists(SPOKEN, max_size=8), st.lists(SPOKEN, max_size=8))
def test_through_any_edits_a_second_build_changes_nothing(
    first_turns: list[tuple[str, list[str]]], then: list[tuple[str, list[str]]]
) -> None:
    _, ledger = first(record_of(first_turns))
    once, ledger = again(record_of(then), ledger)
    if [p for p in asked(record_of(then), ledger) if p.level == "error"]:
        return  # nothing is written down until a person has answered
    twice, same = again(record_of(then), ledger)
    assert to_yaml(same) == to_yaml(ledger)
    assert told(twice) == told(once)
    assert twice.retired == once.retired


LINES = st.sampled_from(
    [*RECORD.splitlines(), "- 새 의견임.", "이어진 말임.", "", "### 〈과장〉", "  - 세부 의견"]
)


@given(st.lists(st.lists(LINES, max_size=14).map("\n".join), min_size=2, max_size=4))
def test_through_any_edits_an_id_never_means_other_words(versions: list[str]) -> None:
    ever: dict[str, str] = {}
    ledger = Ledger()
    for text in versions:
        meeting, following = again(text, ledger)
        now = {p.id: "".join(c for c in p.text if c.isalnum()) for p in meeting.paragraphs()}
        assert all(own not in ever or alike(ever[own], words) for own, words in now.items())
        assert all(p.id.startswith(f"{s.id}-p") for s in meeting.speeches for p in s.paragraphs)
        ever |= now
        assert all(following.next[kind] >= ledger.next[kind] for kind in "osa")
        ids = [entry.id for entry in following.entries()]
        assert len(ids) == len(set(ids))
        assert {entry.id for entry in ledger.entries()} <= set(ids)
        ledger = following


def test_words_that_leave_the_text_they_were_merged_into_are_no_longer_said_to_be_there() -> None:
    two = LONG.replace("drop", "")
    _, ledger = first(two)
    merged = two.replace("드리겠음.\n- 길이", "드리겠음. 길이")
    _, ledger = again(merged, ledger)
    assert gone(ledger) == {"s4-p2": "merged s4-p1"}
    without = merged.replace(" 길이 끝나는 곳에 작은 도서관을 함께 두는 방안도 찾아보겠음.", "")
    after, ledger = again(without, ledger)
    assert gone(ledger) == {"s4-p2": "removed"}
    assert [p.id for p in after.speeches[3].paragraphs] == ["s4-p1"]
    assert "hash" not in next(x for x in to_yaml(ledger).splitlines() if "gone: removed" in x)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_redacted_paragraph_cannot_be_guessed_from_what_it_was_part_of(at_once: bool) -> None:
    secret = "비밀스러운 병명임."
    text = LONG.replace("드리겠음.\n", f"드리겠음.\n- {secret}\n")
    before, ledger = first(text)
    own = next(p.id for p in before.paragraphs() if p.text == secret)
    without = "### ".join(turn for turn in text.split("### ") if secret not in turn)
    if not at_once:
        _, ledger = again(without, ledger)
    _, ledger = again(without, ledger, **{own: "redacted"})
    lines = {
        line.split("id: ")[1].split(",")[0].rstrip("}"): line
        for line in to_yaml(ledger).splitlines()
        if "gone" in line
    }
    assert lines[own] == f"- {{id: {own}, gone: redacted}}"
    assert "hash" not in lines["s4"]
    assert fingerprint(secret) not in to_yaml(ledger)


def test_what_a_redacted_text_was_merged_from_is_forgotten_too() -> None:
    _, ledger = first(LONG)
    _, ledger = again(LONG.replace("드리겠음.\n- 길이", "드리겠음. 길이"), ledger)
    without = "### ".join(turn for turn in LONG.split("### ") if "길이 끝나는" not in turn)
    _, ledger = again(without, ledger, **{"s4-p1": "redacted", "s2-p2": "removed"})
    written = [line for line in to_yaml(ledger).splitlines() if "id: s4" in line]
    assert not [line for line in written if "hash" in line or "sketch" in line]


def test_the_item_of_a_redacted_paragraph_is_forgotten_too() -> None:
    _, ledger = first(LONG)
    without = LONG.replace("  - 걷기 좋은 길 조성\n", "")
    _, ledger = again(without, ledger, **{"s2-p2": "redacted"})
    assert [line for line in to_yaml(ledger).splitlines() if "id: a1" in line] == [
        "- {id: a1, gone: removed}"
    ]


def test_an_answer_that_leads_nowhere_is_said() -> None:
    meeting, ledger = first(LONG)
    other = combined_of(meeting, 4)
    assert [p.code for p in asked(LONG, ledger, s3=f"same-{other}")] == ["I004"]


def combined_of(meeting: Meeting, speech: int) -> str:
    from generator.permalinks.ids import _speech

    return _speech(meeting.speeches[speech]).key[:8]


@pytest.mark.parametrize(
    "more",
    ["x: " + "[" * 50_000, "x0: &x0 [x, x]\nx1: &x1 [*x0, *x0]\nx2: [*x1, *x1]"],
    ids=["nested beyond the stack", "an alias that grows"],
)
def test_a_ledger_that_would_eat_the_machine_is_broken(more: str) -> None:
    _, problems = from_yaml(f"schema: ids/1\n{more}", "ids.yml")
    assert [problem.code for problem in problems] == ["I001"]


def test_a_record_in_whose_place_another_was_put_is_one_question() -> None:
    _, ledger = first(LONG)
    junk = "# 시험\n### 〈위원장〉\n- 시험.\n"
    (problem,) = asked(junk, ledger)
    assert (problem.level, problem.code, problem.line) == ("error", "I009", 1)
    assert problem.message == "공개했던 글이 거의 다 빠졌습니다: 발언 5건, 202자"
    kept, secret = (line.strip() for line in problem.hint.splitlines() if line.startswith("  all"))
    assert kept.startswith("all: removed-")
    assert not asked(junk, ledger, all=kept[5:])
    assert [p.code for p in asked(junk.replace("시험.", "또 시험."), ledger, all=kept[5:])] == [
        "I004",
        "I009",
    ]
    _, after = again(junk, ledger, all=kept[5:])
    assert gone(after)["s2"] == "removed"
    assert not asked(junk, after, all=kept[5:]), "an answer may stay where it is"
    back, _ = again(LONG, after)
    assert [s.id for s in back.speeches] == ["s1", "s2", "s3", "s4", "s5"]
    assert not asked(junk, ledger, all=secret[5:])
    _, after = again(junk, ledger, all=secret[5:])
    assert "- {id: s2-p1, gone: redacted}" in to_yaml(after)
    assert not [line for line in to_yaml(after).splitlines() if "gone" in line and "hash" in line]


def test_a_text_that_is_gone_is_told_where_it_stood_with_its_length() -> None:
    _, ledger = first(LONG)
    without = LONG.replace("### 〈위원장〉\n- 더 말씀하실 분이 없으면 회의를 마치겠음.\n", "")
    (problem,) = asked(without, ledger)
    assert (problem.code, problem.line) == ("I008", 9)
    assert problem.message == "공개했던 발언 s5(위원장, 23자)의 글이 빠졌습니다"
