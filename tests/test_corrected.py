"""Wherever a fact stands on words that a correction is about, it is said beside it; the fact stays as recorded."""

import json
from datetime import date

import pytest
from conftest import understand

from generator.export import files
from generator.model import Meeting
from generator.notes import Correction, Notes
from generator.render import meeting_pages, site_pages

RECORD = """# 2024년 제5차 가상위원회 회의록

◆ 일시 : 2024. 7. 2.(화) 10:00

◆ 장소 : 가상시청

◆ 참석위원 : 2명

- 가나다 위원장, 라마바 위원

◆ 회의안건

1. 걷기 좋은 길 조성의 건
2. 도서관 확충의 건

### 〈위원장〉

- 의사일정 제1항 걷기 좋은 길 조성의 건을 상정합니다. 이의 없으십니까?
- 걷기 좋은 길 조성의 건은 가결되었음을 선포합니다. 날씨가 좋습니다.
- 산회를 선포합니다.
"""


def corrected(*words: tuple[str, str]) -> Meeting:
    """The record with a correction of each of these words."""
    made = [
        Correction(own, printed, f"{printed}*", "오타", "가상위원회", date(2024, 8, 1), n)
        for n, (own, printed) in enumerate(words, 2)
    ]
    meeting, problems = understand(RECORD, notes=Notes(corrections=tuple(made)))
    assert not [problem for problem in problems if problem.code[0] == "T"]
    return meeting


@pytest.mark.parametrize(
    ("own", "printed", "facts"),
    [
        ("o1", "제5차", {"title"}),
        ("o2", "7. 2.", {"overview/o2", "date"}),
        ("o3", "가상시청", {"overview/o3", "place"}),
        ("o5", "라마바", {"overview/o4", "attendees"}),
        ("o7", "걷기", {"overview/o6", "agenda/a1/title"}),
        ("s1-p2", "가결", {"agenda/a1/outcome"}),
        ("s1-p1", "이의 없으십니까", {"agenda/a1/outcome"}),
        ("s1-p2", "날씨", set()),
        ("s1-p3", "산회", set()),
    ],
)
def test_a_fact_knows_the_correction_of_its_own_words(
    own: str, printed: str, facts: set[str]
) -> None:
    assert corrected((own, printed)).corrected == dict.fromkeys(facts, own)


def test_no_recorded_word_changes() -> None:
    meeting, plain = corrected(("o2", "7. 2."), ("s1-p2", "가결")), understand(RECORD)[0]
    assert (meeting.day, meeting.title) == (plain.day, plain.title)
    assert [i.outcomes for i in meeting.agenda] == [i.outcomes for i in plain.agenda]
    assert not plain.corrected
    assert not any("정정 있음" in page.text for page in meeting_pages(plain))


def test_every_page_says_that_day_and_place_have_one() -> None:
    meeting = corrected(("o2", "7. 2."), ("o3", "가상시청"))
    for page in meeting_pages(meeting):
        assert "(일시·장소 정정 있음)" in str(page.front["title"])
        assert "일시·장소 정정 있음" in str(page.front["here"])
        assert 'data-fixed="일시·장소 정정 있음"' in page.text
        assert "startDate" not in page.text
    for page in site_pages([meeting.committee], [meeting]):
        if "<time" in page.text:
            assert 'data-corrected="board/2024-1#"' in page.text, page.url


@pytest.mark.parametrize(
    ("own", "printed", "rows"),
    [
        ("o1", "제5차", {"회의 명칭"}),
        ("o5", "라마바", {"참석자 명단"}),
        ("o7", "걷기", {"상정안건"}),
        ("s1-p1", "이의 없으십니까", {"결정사항"}),
        ("s1-p2", "날씨", set()),
    ],
)
def test_the_rows_of_the_law_say_so_too(own: str, printed: str, rows: set[str]) -> None:
    page = meeting_pages(corrected((own, printed)))[0].text
    table = page.partition('<table class="law">')[2].partition("</table>")[0].split("</tr>")
    told = [row for row in table if "정정 있음" in row]
    assert {row.partition('data-law="')[2].partition('"')[0] for row in told} == rows


def test_title_and_decision_say_so_in_every_list() -> None:
    meeting = corrected(("o7", "걷기"), ("s1-p2", "가결"))
    pages = {page.url: page.text for page in meeting_pages(meeting)}
    pages |= {page.url: page.text for page in site_pages([meeting.committee], [meeting])}
    title, outcome = (f'data-corrected="board/2024-1#agenda/a1/{f}"' for f in ("title", "outcome"))
    own = "board/2024-1/"
    for url in ("", "board/", "board/2024/", own, f"{own}agenda/", f"{own}agenda/1/"):
        assert title in pages[url], url
        assert outcome in pages[url], url
    assert title in pages["board/agenda/"]
    assert "agenda/a2/" not in "".join(pages.values())
    assert 'href="../../corrections/#at-s1-p2"' in pages[f"{own}agenda/1/"]
    assert 'id="at-s1-p2"' in pages[f"{own}corrections/"]


def test_the_open_data_has_it() -> None:
    meeting = corrected(("s1-p2", "가결"))
    data = json.loads(files([meeting.committee], [meeting], [])["api/v1/board/2024-1.json"])
    assert data["corrected"] == {"agenda/a1/outcome": "s1-p2"}
    assert data["agenda"][0]["outcome"]["word"] == "가결"
