"""Signs of misreading: what is told, and what only looks like it; the record's own damage is in the gold."""

import pytest
from conftest import understand

from generator.notes import Notes

HEAD = "### 〈도시과장〉\n{}\n### 〈위원장〉\n- 회의를 마치겠음.\n"


def told(words: str) -> list[str]:
    return [p.code for p in understand(HEAD.format(words))[1] if p.code[0] == "L"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("- 아이тем들을 살핌.", "L001"),
        ("- Вuild 단계임.", "L001"),
        ("- 좋다는 생각이 듭.", "L002"),
        ("- 하고 있음, 그래서 늘렸음.", "L003"),
        ("- 그런 것이 아님, 각 실국에서 정함.", "L003"),
        ("- 운영한다고 들었는데. 서울에는 없음.", "L003"),
        ("- '예산을 늘림.", "L004"),
        ("- 예산(안을 늘림.\n- 다음 해에도 늘림.", "L004"),
    ],
)
def test_what_was_misread_is_told(words: str, code: str) -> None:
    assert told(words) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "- κ계수와 ν값, μm를 잼.",
        "- Россия의 사례를 봄.",
        "- 이의 있음, 없음, 기권으로 나눔.",
        "- 예산1)을 늘림.\n- 1) 올해의 예산",
        "- ㉮) 첫째, xiii) 열셋째",
        "- “예산을 늘림.\n- 다음 해에도 늘림.”",
        "- '예산을 늘림.\n- 다음 해에도 늘림.'",
    ],
)
def test_what_only_looks_so_is_not_told(words: str) -> None:
    assert told(words) == []


def test_a_stenographic_record_breaks_off_where_people_do() -> None:
    words = HEAD.format("- 그렇게 들었는데. 그 점은 살피겠습니다.")
    assert [p.code for p in understand(words)[1] if p.code == "L003"] == ["L003"]
    assert not [p for p in understand(words, notes=Notes(record="verbatim"))[1] if p.code == "L003"]
