"""What an item's page shows between the paragraphs about it, and where a question leads; everybody is made up."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import once, put, understand
from sites import copy_site, publish

from generator.render import meeting_pages
from generator.search.units import units
from generator.verify import hold, read_site, records
from generator.verify.links import Site
from generator.verify.pages import read_page

RECORD = """제3회 가상시의회(임시회)

본회의 회의록

일시 2024년 3월 5일(화) 10시

의사일정
1. 걷기 좋은 길 조례안
2. 도서관 설치 조례안

부의된 안건
1. 걷기 좋은 길 조례안
2. 도서관 설치 조례안

(10시 00분 개의)

○의장 김가상
성원이 되었으므로 개의를 선포합니다.

1. 걷기 좋은 길 조례안
(10시 01분)

○의장 김가상
의사일정 제1항 걷기 좋은 길 조례안을 상정합니다. 이의 없으십니까?

(○이허구 의원 의석에서 - 이의 있습니다!)

이허구 의원님, 말씀하십시오.

○이허구 의원
길이 너무 좁습니다. 언제 넓힙니까?

○의장 김가상
10분간 정회하겠습니다.

(10시 15분 정회)

(10시 30분 속개)

○의장 김가상
걷기 좋은 길 조례안은 다음에 처리하겠습니다.

2. 도서관 설치 조례안
(10시 31분)

○의장 김가상
의사일정 제2항 도서관 설치 조례안을 상정합니다. 이의 없으십니까?

(「없습니다」하는 의원 있음)

가결되었음을 선포합니다.

(10시 40분 산회)
"""
SUMMARY = """# 2024년 제1차 가상위원회 회의록

◆ 일시: 2024. 3. 5.(화) 10:00
◆ 결정사항: 1호 안건 보류, 2호 안건은 다음 회의에서
◆ 안건
- 걷기 좋은 길 조성
- 도서관 설치

### 〈도시과장〉
- 업무 보고
  - 걷기 좋은 길 조성
  - 도서관 설치
### 〈○○○ 위원〉
- 걷기 좋은 길 조성은 언제 하는지?
- 날씨가 좋음.
- 걷기 좋은 길 조성을 서두르기 바람.
### 〈도시과장〉
- 내년 봄임.
"""
BOARD = """제4회 가상이사회 회의록

1. 일시: 2024년 3월 5일(화) 10시
2. 장소: 가상회관
3. 의안심의

 (1) 제4-1호 안건: 걷기 좋은 길 조성(안)

   ㅇ 기획본부장: 걷기 좋은 길 조성(안)을 설명드림
   ㅇ 맹 이사: 예산은 얼마인지?
   ㅇ 기획본부장: 3억 원임
   ㅇ 이사장: 의결하겠음
   ⇒ 원안 의결

 (2) 제4-2호 안건: 도서관 설치(안)

   ㅇ 기획본부장: 도서관 설치(안)을 설명드림
   ㅇ 오 이사: 안전대책을 세워 주기 바람
   ⇒ 보고 접수
"""
HOME, SAID = "board/2024-1/agenda/1/index.html", "… 사이의 글 보기"


def page_of(record: str, url: str) -> str:
    meeting = understand(record)[0]
    return next(
        page.body for page in meeting_pages(meeting) if page.url == f"{meeting.address}/{url}"
    )


def test_a_shout_and_a_break_between_two_turns_are_shown() -> None:
    page = page_of(RECORD, "agenda/1/")
    words = ("이의 없으십니까", "이의 있습니다", "말씀하십시오", "너무 좁습니다", "정회하겠습니다")
    places = [
        page.index(one) for one in (*words, "10시 15분 정회", "10시 30분 속개", "처리하겠습니다")
    ]
    assert places == sorted(places)
    assert "10시 01분" not in page
    assert SAID not in page


def test_what_else_of_a_turn_is_left_out_is_said() -> None:
    page = page_of(SUMMARY, "agenda/1/")
    assert "날씨가" not in page
    before, _, after = page.partition(SAID)
    assert "언제 하는지" in before
    assert "서두르기" in after
    assert 'data-cut="s2-p2"><a class="context" href="../../transcript/#s2-p2"' in page


def test_a_question_leads_to_the_next_turn_unless_that_is_in_the_list() -> None:
    link = '<a class="ui context" data-next="s3" href="{}transcript/#s3">다음 발언 보기</a>'
    assert link.format("../../") in page_of(SUMMARY, "agenda/1/")
    assert link.format("../") in page_of(SUMMARY, "requests/")
    answered = SUMMARY.replace("내년 봄임.", "걷기 좋은 길 조성은 내년에 하겠음.")
    assert "다음 발언 보기" not in page_of(answered, "agenda/1/")
    assert "다음 발언 보기" not in page_of(SUMMARY.rpartition("###")[0], "agenda/1/")


def test_where_no_decision_is_told_the_meeting_s_own_words_on_it_are() -> None:
    page = page_of(SUMMARY, "agenda/1/")
    assert "이 회의의 결정사항: " in page
    assert "1호 안건 보류, 2호 안건은 다음 회의에서</span>" in page
    assert "결정사항: " not in page_of(SUMMARY.replace("◆ 결정사항", "◆ 비고"), "agenda/1/")
    assert "결정사항: " not in page_of(RECORD, "agenda/2/")


LINE = '<span class="ui basis" data-told="{}">회의록의 줄</span>'


def test_a_line_of_the_record_is_not_told_as_the_words_of_who_spoke_last() -> None:
    meeting = understand(BOARD)[0]
    (own,) = [s for s in meeting.speeches if s.label == "오 이사"]
    *said, line = own.paragraphs
    assert (own.withheld, line.role, line.text) == (True, "decision", "⇒ 보고 접수")
    for page in ("transcript/", "speakers/withheld/"):
        assert LINE.format(line.id) in page_of(BOARD, page)
        assert not any(LINE.format(p.id) in page_of(BOARD, page) for p in said)
    (found,) = [unit for unit in units(meeting) if unit.id == line.id]
    assert (found.label, found.speaker, found.kind) == ("", "", "other")


def test_masks_of_others_than_members_are_not_called_members() -> None:
    assert "비공개 위원" in page_of(SUMMARY, "speakers/")
    page = page_of(BOARD, "speakers/")
    assert "비공개 위원" not in page
    assert ">이름을 밝히지 않은 발언자</a>" in page


def build(root: Path) -> None:
    path = "minutes/board/2024-{}/{}"
    committee = {"minutes/board/committee.yml": "name: 가상위원회\npublisher: 가상시"}
    put(
        copy_site(root),
        {
            **committee,
            path.format(1, "minutes.md"): SUMMARY,
            path.format(2, "minutes.md"): RECORD,
            path.format(3, "minutes.md"): BOARD,
        },
    )
    publish(root)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "debates", build)


DEBATE = "board/2024-2/agenda/1/index.html"
MASKS = "board/2024-3/speakers/withheld/index.html"
DAMAGES = {
    "a line of the record is told to be said": (MASKS, "회의록의 줄", ""),
    "another line is told to be the record's": (MASKS, 'data-told="s8-p2"', 'data-told="s8-p1"'),
    "directors are called members": (MASKS, "이름을 밝히지 않은 발언자</h1>", "비공개 위원 (여러 명)</h1>"),
    "words left out are not told of": (HOME, f">{SAID}<", "><"),
    "others are told of": (HOME, 'data-cut="s2-p2"', 'data-cut="s2-p3"'),
    "the way to them leads elsewhere": (HOME, "#s2-p2", "#s2-p1"),
    "the next turn is another": (HOME, 'data-next="s3" href="../../transcript/#s3"', 'data-next="s1" href="../../transcript/#s1"'),
    "the way there leads elsewhere": (HOME, 'data-next="s3" href="../../transcript/#s3"', 'data-next="s3" href="../../transcript/#s1"'),
    "there is no way there": (HOME, "다음 발언 보기", "다음"),
    "the meeting's decision is another": (HOME, "1호 안건 보류", "1호 안건 가결"),
    "a shout is lost": (DEBATE, "이의 있습니다", ""),
    "a break is lost": (DEBATE, "10시 15분 정회", ""),
    "a break is later": (DEBATE, "10시 15분 정회", "10시 16분 정회"),
}  # fmt: skip


@pytest.mark.slow
def test_what_is_built_is_proved(root: Path) -> None:
    assert not hold(read_site(root / "site", "site"), list(records(root))).problems


@pytest.mark.slow
@pytest.mark.parametrize(("path", "old", "new"), DAMAGES.values(), ids=DAMAGES.keys())
def test_no_damage_passes(root: Path, path: str, old: str, new: str) -> None:
    site: Site = read_site(root / "site", "site")
    html = (site.folder / path).read_text("utf-8")
    assert old in html
    spoilt = read_page(html.replace(old, new), path, path)
    assert hold(replace(site, pages={**site.pages, path: spoilt}), list(records(root))).problems


@pytest.mark.slow
def test_a_page_without_what_happened_is_refused(root: Path) -> None:
    site = read_site(root / "site", "site")
    html = (site.folder / DEBATE).read_text("utf-8")
    start = html.index('<section class="speech scene"')
    cut = html[:start] + html[html.index("</section>", start) + len("</section>") :]
    spoilt = read_page(cut, DEBATE, DEBATE)
    assert hold(replace(site, pages={**site.pages, DEBATE: spoilt}), list(records(root))).problems
