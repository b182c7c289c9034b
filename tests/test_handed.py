"""Where the record says that another person leads from here on, a label is not one person's; words about other times change nothing."""

import json

import pytest
from conftest import understand

from generator.export import files
from generator.model import Meeting, Speaker
from generator.render import meeting_pages

HEAD = """# 2024년 제9차 가상위원회 회의록

◆ 일시 : 2024. 10. 3.(목) 10:00

◆ 참석위원 : 2명

- 가나다 위원장, 사아자 위원

"""
ENDS = "\n\n### 〈위원장〉\n- 감사함. 마치겠음.\n"


def chaired(said: str, *, front: str = "") -> Meeting:
    chair = f"### 〈위원장〉\n- 회의를 시작하겠음.\n\n### 〈사아자 위원〉\n- 예.\n\n### 〈위원장〉\n- {said}\n"
    return understand(HEAD + front + chair + ENDS)[0]


def chair(meeting: Meeting) -> Speaker:
    return next(speaker for speaker in meeting.speakers if speaker.label == "위원장")


@pytest.mark.parametrize(
    "said",
    [
        "사아자 위원이 위원장으로 선출되었음을 선포합니다.",
        "새 위원장에 사아자 위원이 호선됨.",
        "지금부터는 위원장을 대리하여 부위원장이 진행하겠음.",
        "위원장은 자리를 넘기겠음.",
        "급한 일로 부위원장이 회의를 진행하겠음.",
    ],
)
def test_the_record_says_that_another_leads(said: str) -> None:
    meeting = chaired(said)
    assert chair(meeting).changes == (("s3-p1", said),)
    assert chair(meeting).name is None
    page = next(p.text for p in meeting_pages(meeting) if p.front.get("speaker") == "wiwonjang")
    assert "한 사람이 모두 말했다는 뜻은 아닙니다. 회의록에는 이렇게 적혀 있습니다." in page
    assert 'data-from="s3-p1"' in page
    assert "가나다" not in page
    data = json.loads(files([meeting.committee], [meeting], [])["api/v1/board/2024-1.json"])
    assert data["speeches"][0]["speaker"]["changes"] == [{"paragraph": "s3-p1", "quote": said}]


def test_a_deputy_from_the_start_is_told_too() -> None:
    meeting = chaired("예.", front="※ 위원장의 직무를 대행하여 부위원장이 회의를 주재함.\n\n")
    assert [own[0] for own, _ in chair(meeting).changes] == ["o"]


@pytest.mark.parametrize(
    "said",
    [
        "지난 회의에서 위원장으로 선출된 뒤 처음 뵙겠음.",
        "사아자 위원이 부위원장으로 선출되었음을 선포합니다.",
        "소위원회 위원장으로 사아자 위원이 선출되었음.",
        "다음에는 새 위원장을 선출하겠음.",
        "○○협회 회장으로 당선된 분을 모셨음.",
        "예산안은 원안대로 가결되었음을 선포합니다.",
    ],
)
def test_words_about_something_else_change_nothing(said: str) -> None:
    assert (chair(chaired(said)).changes, chair(chaired(said)).name) == ((), "가나다")


def test_a_change_behind_the_last_turn_or_before_the_first_is_none() -> None:
    said = "- 사아자 위원이 위원장으로 선출되었음을 선포합니다.\n"
    last = understand(f"{HEAD}### 〈위원장〉\n- 시작하겠음.\n{said}")[0]
    first = understand(f"{HEAD}### 〈간사〉\n{said}\n### 〈위원장〉\n- 마치겠음.\n")[0]
    assert not chair(last).changes
    assert not chair(first).changes


def test_labels_with_names_need_no_word() -> None:
    said = "- 위원장으로 김하나 위원이 선출되었음을 선포합니다.\n"
    text = f"{HEAD}### 〈위원장 가나다〉\n- 시작.\n{said}\n### 〈위원장 가나다〉\n- 마치겠음.\n"
    assert not any(speaker.changes for speaker in understand(text)[0].speakers)
