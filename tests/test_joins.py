"""The separator of a healed page break: who decides it, and for how long."""

from conftest import understand

from generator.notes import Notes
from generator.permalinks.ledger import Ledger
from generator.permalinks.remember import remember

CUT = "### 〈위원장〉\n- 차후 조금씩 개선\n\n이나 고민을 해주시면 좋을 것임.\n"


def never(left: str, right: str) -> bool:
    raise AssertionError("the language model was asked about a text that is known")


def test_the_language_model_is_asked_once() -> None:
    asked: list[tuple[str, str]] = []

    def model(left: str, right: str) -> bool:
        asked.append((left, right))
        return False

    meeting, _ = understand(CUT, glue=model)
    assert asked == [("차후 조금씩 개선", "이나 고민을 해주시면 좋을 것임.")]
    assert (
        meeting.speeches[0].paragraphs[0].text == "차후 조금씩 개선이나 고민을 해주시면 좋을 것임."
    )
    again, _ = understand(CUT, ledger=remember(meeting, Ledger()), glue=never)
    assert again.speeches[0].paragraphs[0].joins[0].by == "kiwi"


def test_the_record_s_own_words_need_no_model() -> None:
    meeting, _ = understand(CUT + "- 다른 개선이나 노력도 좋음.\n", glue=never)
    (join,) = meeting.speeches[0].paragraphs[0].joins
    assert (join.separator, join.by) == ("none", "record")


def test_a_person_s_word_wins_over_the_ledger() -> None:
    meeting, _ = understand(CUT)
    notes = Notes(joins={"s1-p1": ("none",)})
    after, problems = understand(CUT, notes=notes, ledger=remember(meeting, Ledger()), glue=never)
    assert after.speeches[0].paragraphs[0].joins[0].by == "person"
    assert not [p for p in problems if p.code.startswith("J")]


def test_a_note_on_a_join_that_is_none_is_an_error() -> None:
    _, problems = understand(
        CUT, notes=Notes(joins={"s1-p9": ("none",), "s1-p1": ("none", "none")})
    )
    assert [p.message for p in problems if p.code == "J002"] == [
        "joins의 's1-p9'에 이을 곳이 0군데입니다",
        "joins의 's1-p1'에 이을 곳이 1군데입니다",
    ]


def test_without_a_model_it_is_a_space_and_a_warning_with_the_line() -> None:
    meeting, problems = understand(CUT, glue=lambda left, right: None)
    assert (
        meeting.speeches[0].paragraphs[0].text == "차후 조금씩 개선 이나 고민을 해주시면 좋을 것임."
    )
    (found,) = [p for p in problems if p.code == "J001"]
    assert (found.level, found.line) == ("warning", 4)
    assert found.hint == "붙여 써야 하면 meeting.yml에 이렇게 적으세요: joins: {s1-p1: [none]}"
