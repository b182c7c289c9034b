"""An amendment that was lost is told at its item, before the result that came of it, and never as that result."""

import json
import re

import pytest
from conftest import understand

from generator.export import files
from generator.model import AgendaItem, Meeting
from generator.render import meeting_pages

HEAD = """# 2024년 제7차 가상위원회 회의록

◆ 일시 : 2024. 9. 3.(화) 10:00

◆ 회의안건

1. 걷기 좋은 길 조성의 건
2. 도서관 확충의 건

### 〈위원장〉

- 의사일정 제1항 걷기 좋은 길 조성의 건을 상정합니다.

### 〈라마바 위원〉

- 수정안을 냅니다.

### 〈위원장〉

"""
WON = "- 이의 없으십니까? 걷기 좋은 길 조성의 건은 원안대로 가결되었음을 선포합니다.\n"
NEXT = "- 의사일정 제2항 도서관 확충의 건을 상정합니다. 이의 없으십니까? 도서관 확충의 건은 가결되었음을 선포합니다.\n"


def told(item: AgendaItem) -> tuple[list[str], list[str]]:
    """The words of lost amendments, and of results."""
    return [one.word for one in item.amendments], [one.word for one in item.outcomes]


@pytest.mark.parametrize(
    ("line", "word", "votes"),
    [
        ("수정안 부결: 찬성 3, 반대 5", "수정안 부결", (("찬성", 3), ("반대", 5))),
        ("라마바 위원의 수정안 부결(찬성 3명, 반대 5명)", "라마바 위원의 수정안 부결", (("찬성", 3), ("반대", 5))),
        ("수정동의안 표결 결과: 부결", "수정동의안 표결 결과: 부결", ()),
        ("찬성 3명, 반대 5명으로 수정안은 부결되었음을 선포합니다.", "부결", (("찬성", 3), ("반대", 5))),
    ],
)  # fmt: skip
def test_it_stands_at_its_item_with_its_votes(
    line: str, word: str, votes: tuple[tuple[str, int], ...]
) -> None:
    meeting, _ = understand(f"{HEAD}- {line}\n{WON}{NEXT}")
    first, second = meeting.agenda
    assert told(first) == ([word], ["가결"])
    assert first.amendments[0].votes == votes
    assert told(second) == ([], ["가결"])


@pytest.mark.parametrize(
    "line",
    [
        "수정안 부결을 걱정하는 분이 많았음.",
        "수정안을 부결하자는 의견이 있었음.",
        "지난 회의에서 수정안은 부결하였음.",
        "수정안이 부결되면 원안을 표결하겠음.",
    ],
)
def test_words_about_an_amendment_are_no_vote_on_it(line: str) -> None:
    meeting, _ = understand(f"{HEAD}- {line}\n{WON}{NEXT}")
    assert told(meeting.agenda[0]) == ([], ["가결"])


def test_a_member_s_word_is_none() -> None:
    text = f"{HEAD}{WON}{NEXT}".replace("수정안을 냅니다.", "수정안 부결: 찬성 3, 반대 5")
    assert told(understand(text)[0].agenda[0]) == ([], ["가결"])


def page_of(meeting: Meeting, item: str) -> str:
    return next(p.text for p in meeting_pages(meeting) if p.front.get("agenda") == item)


def test_the_page_has_them_in_the_order_of_the_record() -> None:
    lost = "- 수정안 부결: 찬성 3, 반대 5\n"
    meeting, _ = understand(f"{HEAD}{lost}{WON}{NEXT}")
    words = re.findall(r'class="outcome"><strong>([^<]+)<', page_of(meeting, "a1"))
    assert words == ["수정안 부결", "가결"]
    assert ">찬성 3</span>" in page_of(meeting, "a1")
    data = json.loads(files([meeting.committee], [meeting], [])["api/v1/board/2024-1.json"])
    (item, _) = data["agenda"]
    assert item["outcome"]["word"] == "가결"
    assert [one["word"] for one in item["outcomes"]] == ["가결"]
    assert item["amendments"][0]["votes"] == {"찬성": 3, "반대": 5}


def test_where_nobody_speaks_it_belongs_to_the_title_above() -> None:
    text = HEAD.partition("### ")[0] + (
        "## 심의내용\n\n1. 걷기 좋은 길 조성의 건\n\n수정안 부결: 찬성 3, 반대 5\n\n- 의결 : 원안대로 가결함\n\n"
        "2. 도서관 확충의 건\n\n- 의결 : 보류\n"
    )
    meeting, _ = understand(text)
    assert [told(item) for item in meeting.agenda] == [(["수정안 부결"], ["가결"]), ([], ["보류"])]
