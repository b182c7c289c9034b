"""Ids stay with their words; what is new takes a free number; nothing is given twice."""

import pytest
from conftest import understand
from hypothesis import given
from hypothesis import strategies as st

from generator.ids import remember
from generator.ledger import Ledger, from_yaml, to_yaml
from generator.model import Meeting

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


def again(text: str, ledger: Ledger) -> tuple[Meeting, Ledger]:
    """The next build, with a ledger that went through its file."""
    ledger, problems = from_yaml(to_yaml(ledger), "ids.yml")
    assert not problems
    meeting, _ = understand(text, ledger=ledger)
    return meeting, remember(meeting, ledger)


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
    assert [e.id for e in ledger.retired] == ["s4", "s4-p1"]
    meeting, ledger = again(without + "### 〈과장〉\n- 답변하겠음.\n", ledger)
    assert meeting.speeches[-1].id == "s5"
    assert {"s4", "s4-p1"} <= {e.id for e in ledger.retired}


def test_changed_words_are_no_longer_the_same_id() -> None:
    _, ledger = first(RECORD)
    after, ledger = again(RECORD.replace("시작하겠음", "끝내겠음"), ledger)
    assert [p.id for p in after.speeches[0].paragraphs] == ["s1-p3", "s1-p2"]
    assert [e.id for e in ledger.retired] == ["s1-p1"]


def test_words_that_come_back_get_their_ids_back() -> None:
    text = RECORD + "### 〈과장〉\n- 현안업무 보고\n  - 길 조성\n  - 책 읽기\n"
    before, ledger = first(text)
    for version in (text[:60], text.replace("- 예.", "- 아니오."), "", text.replace("〈", "〈부")):
        _, ledger = again(version, ledger)
    after, ledger = again(text, ledger)
    assert told(after) == told(before)
    assert [s.slug for s in after.speakers] == [s.slug for s in before.speakers]
    assert not {e.id for e in ledger.retired} & set(told(after))


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
    _, ledger = first(CHAIR + mask(AGREED) + "### 〈간사〉\n- 예.\n")
    _, ledger = again(CHAIR + "### 〈간사〉\n- 예.\n", ledger)
    elsewhere, _ = again(CHAIR + "### 〈간사〉\n- 예.\n" + mask(AGREED), ledger)
    assert [s.id for s in elsewhere.speeches] == ["s1", "s3", "s4"]
    there, _ = again(CHAIR + mask(AGREED) + "### 〈간사〉\n- 예.\n", ledger)
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
    assert [e.id for e in ledger.retired] == ["s2", "s2-p1"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("27.1% 상승", "271% 상승"), ("-5도", "5도"), ("가결: ○", "가결: ×"), ("3/4", "34")],
)
def test_a_changed_fact_is_another_paragraph(before: str, after: str) -> None:
    _, ledger = first(f"### 〈위원장〉\n- {before}")
    changed, _ = again(f"### 〈위원장〉\n- {after}", ledger)
    assert [p.id for p in changed.paragraphs()] != ["s1-p1"]


def test_a_change_of_label_is_another_turn() -> None:
    _, ledger = first(RECORD)
    after, _ = again(RECORD.replace("〈간사〉", "〈과장〉"), ledger)
    assert after.speeches[-1].id == "s5"


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
    assert (slugs["院長"], slugs["委員長"]) == ("speaker", "speaker-2")
    assert len(set(slugs.values())) == len(slugs)
    ledger2 = Ledger(
        ledger.next, ledger.overview, ledger.speeches, ledger.agenda, ledger.speakers[::-1]
    )
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
        ("retired: []", ""),
        ("ids/1", "ids/9"),
        ("overview:", "overview: 3"),
    ],
)
def test_a_ledger_that_contradicts_itself_is_an_error(before: str, after: str) -> None:
    written = to_yaml(first(RECORD)[1])
    assert before in written
    ledger, problems = from_yaml(written.replace(before, after), "ids.yml")
    assert [(p.level, p.code) for p in problems] == [("error", "I001")]
    assert ledger == Ledger()


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
        assert all(ever.get(own, words) == words for own, words in now.items())
        assert all(p.id.startswith(f"{s.id}-p") for s in meeting.speeches for p in s.paragraphs)
        ever |= now
        assert all(following.next[kind] >= ledger.next[kind] for kind in "osa")
        ids = [entry.id for entry in following.entries()]
        assert len(ids) == len(set(ids))
        assert {entry.id for entry in ledger.entries()} <= set(ids)
        ledger = following
