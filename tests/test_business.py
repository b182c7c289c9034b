"""What the data says was decided, and who voted how, is held against the record's words; everybody is made up."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import understand
from sites import STENO

from generator.export.open_data import meeting_data
from generator.verify.business import check_business
from generator.verify.decided import check_outcomes

RECORD = STENO["minutes/council/2024-1/minutes.md"]
Data = dict[str, Any]


@pytest.fixture
def data() -> Data:
    return meeting_data(understand(RECORD)[0], [])


def roll(data: Data, number: int = 0) -> Data:
    found: Data = data["agenda"][1]["rolls"][number]
    return found


def test_what_the_record_says_is_borne_out(data: Data) -> None:
    assert [*check_business(data), *check_outcomes(data)] == []
    assert roll(data) == {
        "kind": "찬성",
        "announced": 2,
        "names": ["김가상", "이허구"],
        "paragraph": "s8-p2",
    }


def test_results_by_their_place_in_a_list_without_numbers_are_borne_out() -> None:
    record = "# 가상위원회 회의록\n\n◆ 회의안건\n\n- 야간경관 계획(안)\n\n- 보행교 설치(안)\n\n◆ 회의결과\n\n"
    record += "- 1호 안건: 조건부 가결, 2호 안건: 재심의\n\n### 〈위원장〉\n\n- 개회함.\n"
    data = meeting_data(understand(record)[0], [])
    assert [item["outcome"]["word"] for item in data["agenda"]] == ["조건부 가결", "재심의"]
    assert [*check_business(data), *check_outcomes(data)] == []


WRONG: dict[str, Callable[[Data], object]] = {
    "a name is left out": lambda data: roll(data)["names"].pop(),
    "a name is added": lambda data: roll(data)["names"].append("홍길동"),
    "a name is another": lambda data: roll(data).update(names=["김가상", "이하구"]),
    "two names change places": lambda data: roll(data)["names"].reverse(),
    "yes becomes no": lambda data: roll(data).update(kind="반대"),
    "the count is another": lambda data: roll(data).update(announced=3),
    "the names are those of the other side": lambda data: roll(data).update(paragraph="s8-p3"),
    "the votes are others": lambda data: data["agenda"][1]["outcomes"][0]["votes"].update(찬성=3),
    "the word is another": lambda data: data["agenda"][1]["outcomes"][0].update(word="부결"),
    "an item gets a decision of another": lambda data: data["agenda"][0]["outcomes"].extend(
        data["agenda"][1]["outcomes"]
    ),
}


@pytest.mark.parametrize("damage", WRONG.values(), ids=WRONG)
def test_a_wrong_fact_is_found(data: Data, damage: Callable[[Data], object]) -> None:
    damage(data)
    for item in data["agenda"]:
        item["outcome"] = item["outcomes"][-1] if item["outcomes"] else None
    assert [*check_business(data), *check_outcomes(data)]
