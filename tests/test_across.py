"""The pages that span meetings: offices, topics, who was there, a year; the proof of them, and what feeds it."""

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path

import markdown
import pytest
import yaml
from conftest import COMMITTEE, IN_PROOF, once, put, understand
from sites import ASKED, SPANNING, copy_site, publish, sitting

from generator.committee.offices import offices, to_remember
from generator.committee.recurring import core, proposals, recurring, unknown_items
from generator.export.open_data import meeting_data
from generator.intake.folders import read_all, read_offices
from generator.korean.grammar import fold
from generator.model import Meeting
from generator.notes import Committee, Topic
from generator.permalinks.given import read_given, remembered
from generator.render import meeting_pages, site_pages
from generator.render.spanning import spanning_pages
from generator.settings.config import read_committee
from generator.verify import hold, read_site, records, verify
from generator.verify.across import check_across, noted, told
from generator.verify.links import Site
from generator.verify.pages import read_page

HOME = "board"
LIST = "minutes/board/ids.yml"
KNOWN = "schema: offices/1\naddress: board\noffices:\n  서기: seogi\n"


def build(folder: Path) -> None:
    publish(put(copy_site(folder), {**SPANNING, LIST: KNOWN}))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "across", build)


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    return read_site(root / "site", "site")


def words(root: Path, path: str, mark: str) -> list[str]:
    """What a page says in its list, a line for each row."""
    html = unescape((root / "site/board" / path / "index.html").read_text("utf-8"))
    inner = re.search(
        rf'<div data-{mark}="[^"]*">(.*?)</div>\s*(?:<p|<h2|<nav|</article)', html, re.S
    )
    assert inner, path
    text = re.sub(r"</(?:li|h2|h3|tr|thead|p)>|</t[dh]>(?=<t)", "\n", inner[1])
    lines = [" ".join(re.sub(r"<[^>]+>", "", line).split()) for line in text.split("\n")]
    return [line for line in lines if line]


# --- what the pages say -----------------------------------------------------------------------


@pytest.mark.slow
def test_an_office_has_its_holders_by_date_and_nobody_where_no_list_has_one(root: Path) -> None:
    assert words(root, "speakers/dosigwajang", "office") == [
        "이 이름의 발언 모두 찾기",
        "2024년",
        "2024년 제3차 가상도시위원회 회의록",
        "2024. 12. 3. · 명단의 이름: 파하가 · 발언 2번",
        "2024년 제2차 가상도시위원회 회의록",
        "2024. 9. 3. · 발언 1번",
        "2024년 제1차 가상도시위원회 회의록",
        "2024. 3. 5. · 명단의 이름: 파하가 · 발언 1번",
        "2023년",
        "2023년 제1차 가상도시위원회 회의록",
        "2023. 3. 7. · 명단의 이름: 차카타 · 발언 2번",
    ]
    html = (root / "site/board/speakers/dosigwajang/index.html").read_text("utf-8")
    assert 'href="../../2024-3/speakers/dosigwajang/"' in html
    assert "같은 사람이라는 뜻은 아닙니다" in html


@pytest.mark.slow
def test_the_list_of_offices_has_no_mask_and_none_that_is_gone(root: Path) -> None:
    assert words(root, "speakers", "offices") == [
        "교통과장 회의 1번",
        "도시과장 회의 4번",
        "위원장 회의 4번",
    ]
    assert not (root / "site/board/speakers/withheld").exists()
    for path in (root / "site/board/speakers").rglob("index.html"):
        assert "○" not in path.read_text("utf-8")
    gone = (root / "site/board/speakers/seogi/index.html").read_text("utf-8")
    assert "이 주소의 직위로 발언한 기록이 이제 없습니다." in gone
    assert "서기" not in gone, "an old label may be a name that is masked now"
    assert not (root / "site/board/speakers/seogi/feed.xml").exists()


@pytest.mark.slow
def test_the_feed_of_an_office_leads_to_its_page(root: Path) -> None:
    feed = (root / "site/board/speakers/wiwonjang/feed.xml").read_text("utf-8")
    assert '<link rel="alternate" type="text/html" href="./" />' in feed
    page = (root / "site/board/speakers/wiwonjang/index.html").read_text("utf-8")
    assert (
        'rel="alternate feed" type="application/atom+xml" title="새 회의록" href="feed.xml"' in page
    )


@pytest.mark.slow
def test_a_topic_is_told_from_its_last_meeting_back(root: Path) -> None:
    assert words(root, "topics", "topics") == ["걷기 좋은 길"]
    assert words(root, "topics/walkable-streets", "topic") == [
        "2024년",
        "걷기 좋은 길 조성",
        "2024. 12. 3. 2024년 제3차 가상도시위원회 회의록",
        "보고: 도시과장 말한 문단 2개 요청 1개, 질문 1개",
        "걷기 좋은 길 조성 추진 결과",
        "2024. 3. 5. 2024년 제1차 가상도시위원회 회의록",
        "보고: 도시과장",
        "2023년",
        "걷기 좋은 길 조성",
        "2023. 3. 7. 2023년 제1차 가상도시위원회 회의록",
        "보고: 도시과장 말한 문단 2개 요청 1개, 질문 1개",
    ]
    html = (root / "site/board/topics/walkable-streets/index.html").read_text("utf-8")
    for place in ("report", "said", "requests"):
        assert f'href="../../2023-1/agenda/1/#{place}"' in html
    item = (root / "site/board/2024-1/agenda/1/index.html").read_text("utf-8")
    assert '이어지는 주제: <a href="../../../topics/walkable-streets/"' in item


@pytest.mark.slow
def test_the_items_of_all_meetings_stand_under_their_years(root: Path) -> None:
    told = words(root, "agenda", "items")
    assert told[:4] == [
        "여러 회의에 이어지는 주제",
        "걷기 좋은 길",
        "2024년",
        "2024년 제3차 가상도시위원회 회의록",
    ]
    assert told.index("2024년") < told.index("자전거 길 정비") < told.index("2023년")


@pytest.mark.slow
def test_who_was_there_is_what_each_list_says(root: Path) -> None:
    html = (root / "site/board/attendance/index.html").read_text("utf-8")
    rows = re.findall(r'<th scope="row">([^<]+)</th>(.*?)</tr>', html)
    assert [(name, re.findall(r"<td>([^<]*)</td>", cells)) for name, cells in rows] == [
        ("나다라 위원장", ["있음", "있음", "–"]),
        ("라마바 위원", ["있음", "있음", "있음"]),
        ("파하가 도시과장", ["있음", "–", "있음"]),
        ("마바사 위원", ["있음", "–", "–"]),
        ("가나다 위원장", ["–", "–", "있음"]),
    ]
    assert "참석: 나다라 위원장, 라마바 위원, 김○○ 위원" in html
    assert "배석: 도시과장, 교통과장" in html
    assert "명단에 없다는 것이 결석을 뜻하지 않을 수 있습니다." in html
    assert html.count("<table") == 1, "one meeting alone has no table"


@pytest.mark.slow
def test_a_year_says_how_much_there_was(root: Path) -> None:
    assert words(root, "2024", "year")[0] == "회의록 3건 · 안건 6건"
    html = (root / "site/board/2024/index.html").read_text("utf-8")
    assert 'href="../topics/walkable-streets/"' in html
    assert 'href="../attendance/#y2024"' in html


@pytest.mark.slow
def test_the_committee_s_page_leads_to_them(root: Path) -> None:
    html = (root / "site/board/index.html").read_text("utf-8")
    found = re.search(r'<p class="chips" data-across="board">(.*?)</p>', html)
    assert found
    assert re.findall('href="([^"]+)"', found[1]) == [
        "agenda/",
        "topics/",
        "speakers/",
        "attendance/",
    ]
    assert "직위별 소식" not in html


@pytest.mark.slow
def test_an_office_s_page_leads_to_what_it_said(root: Path) -> None:
    html = (root / "site" / OFFICE).read_text("utf-8")
    assert 'href="../../../search/?speaker=dosigwajang&amp;committee=board"' in html


# --- the proof --------------------------------------------------------------------------------

OFFICE, TOPIC = "board/speakers/dosigwajang/index.html", "board/topics/walkable-streets/index.html"
THERE, YEAR, ITEMS = (
    "board/attendance/index.html",
    "board/2024/index.html",
    "board/agenda/index.html",
)
ITEM = "board/2024-1/agenda/1/index.html"
ROW = r'<li><a href="../../2024-2/(?:(?!</li>).)*</li>'
MISLED = {  # page, old, new
    "another's speeches": (OFFICE, "speaker=dosigwajang", "speaker=wiwonjang"),
    "the way to its speeches lost": (OFFICE, '<p class="chips">.*?</p>', ""),
    "another count of turns": (OFFICE, "발언 2번", "발언 3번"),
    "a row lost": (OFFICE, ROW, ""),
    "a row twice": (OFFICE, f"({ROW})", r"\1\1"),
    "a name where there is none": (OFFICE, r"(9. 3.</time> · )", r"\1명단의 이름: 파하가 · "),
    "another name": (OFFICE, "차카타", "파하가"),
    "a name lost": (OFFICE, "명단의 이름: 차카타 · ", ""),
    "another day": (OFFICE, "9. 3.</time>", "9. 4.</time>"),
    "another meeting's turns": (OFFICE, "2024-2/speakers/dosigwajang", "2024-1/speakers/dosigwajang"),
    "another office": (OFFICE, "가상도시위원회 도시과장</h1>", "가상도시위원회 교통과장</h1>"),
    "words of our own": (OFFICE, "비워 두었습니다", "비워 두었고 모두 같은 사람입니다"),
    "words outside the list": (OFFICE, r'(<p class="when">이 이름의)', r"<p>가장 성실한 과장입니다.</p>\1"),
    "an office lost": ("board/speakers/index.html", r"<li>(?:(?!</li>).)*교통과장.*?</li>", ""),
    "a mask as office": ("board/speakers/index.html", r"(<li>(?:(?!</li>).)*교통과장)", r"<li>○○○ 위원</li>\1"),
    "a name on a page of nobody": ("board/speakers/seogi/index.html", "(data-gone=\"seogi\">)이", r"\1홍길동이 이"),
    "a name in the head of nobody": ("board/speakers/seogi/index.html", "이 주소의 직위로", "홍길동이 이 주소의 직위로"),
    "another description": (OFFICE, "몇 번 발언했는지", "얼마나 잘했는지"),
    "a title of its own": (TOPIC, ">걷기 좋은 길 조성 추진 결과<", ">걷기 좋은 길 사업<"),
    "another reporter": (TOPIC, "보고: 도시과장", "보고: 교통과장"),
    "another count of paragraphs": (TOPIC, "말한 문단 2개", "말한 문단 9개"),
    "another count of requests": (TOPIC, "요청 1개", "요청 2개"),
    "a decision that nobody told": (TOPIC, "(보고: 도시과장</a>)", r"\1 · 결정: 가결"),
    "a link elsewhere": (TOPIC, "2023-1/agenda/1/#said", "2023-1/agenda/1/#report"),
    "a topic's name": (TOPIC, "걷기 좋은 길</h1>", "걷기 나쁜 길</h1>"),
    "a topic's link lost": (ITEM, "<p class=\"when\">이어지는 주제.*?</p>", ""),
    "another topic on an item": (ITEM, r'(data-recurs="a1">)걷기', r"\1뛰기"),
    "one who was not there": (THERE, "<td>–</td>", "<td>있음</td>"),
    "a mark moved": (THERE, "<td>있음</td><td>–</td><td>–</td>", "<td>–</td><td>있음</td><td>–</td>"),
    "a mask with a row": (THERE, '<tr><th scope="row">마바사 위원', '<tr><th scope="row">○○○ 위원</th><td>있음</td><td>–</td><td>–</td></tr><tr><th scope="row">마바사 위원'),
    "a name on a list": (THERE, "김○○ 위원", "김가상 위원"),
    "an observer": (THERE, "배석: 도시과장", "배석: 복지과장"),
    "a share of meetings": (THERE, "마바사 위원</th>", "마바사 위원 (33%)</th>"),
    "another count of meetings": (YEAR, "회의록 3건", "회의록 4건"),
    "a decision in a year": (YEAR, "안건 6건", "안건 6건 · 결정: 가결 1"),
    "an item lost": (ITEMS, "<li><a[^>]*>자전거 길 정비</a></li>", ""),
    "a topic lost": (ITEMS, "<li><a[^>]*>걷기 좋은 길</a></li>", ""),
    "a way lost": ("board/index.html", '<a href="attendance/">참석자</a>', ""),
}  # fmt: skip


def with_page(site: Site, path: str, html: str) -> Site:
    pages = {**site.pages, path: read_page(html, path, f"site/{path}")}
    return Site(pages, frozenset({*site.files, path}), site.folder, site.name)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "old", "new"), MISLED.values(), ids=MISLED)
def test_nobody_is_misled(root: Path, site: Site, path: str, old: str, new: str) -> None:
    html = (site.folder / path).read_text("utf-8")
    broken = re.sub(old, new, html, count=1, flags=re.DOTALL)
    assert broken != html
    assert hold(with_page(site, path, broken), list(records(root))).problems


@pytest.mark.slow
def test_what_is_right_is_proved(root: Path, site: Site) -> None:
    assert not hold(site, list(records(root))).problems
    assert not verify(root, root / "site").problems


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["withheld", "wiwon", "wiwonjang-2"])
def test_no_page_of_a_mask_or_of_nobody_passes(root: Path, site: Site, slug: str) -> None:
    html = (site.folder / OFFICE).read_text("utf-8").replace("dosigwajang", slug)
    found = hold(with_page(site, f"board/speakers/{slug}/index.html", html), list(records(root)))
    assert "V005" in {problem.code for problem in found.problems}


@pytest.mark.slow
@pytest.mark.parametrize("path", [OFFICE, TOPIC, THERE, ITEMS, "board/speakers/seogi/index.html"])
def test_a_lost_page_is_missed(root: Path, site: Site, path: str) -> None:
    pages = {own: page for own, page in site.pages.items() if own != path}
    less = Site(pages, site.files - {path}, site.folder, site.name)
    assert any(path in problem.path for problem in hold(less, list(records(root))).problems)


@pytest.mark.slow
def test_an_address_that_is_not_the_ledger_s_is_found(
    root: Path, site: Site, tmp_path: Path
) -> None:
    shutil.copytree(root / "minutes", tmp_path / "minutes")
    known = tmp_path / LIST
    known.write_text(known.read_text("utf-8").replace("dosigwajang", "dosigwajang-9"), "utf-8")
    assert hold(site, list(records(tmp_path))).problems


# --- addresses for ever -----------------------------------------------------------------------


def meeting(own: str, *labels: str) -> Meeting:
    text = "\n\n".join(f"### 〈{label}〉\n\n- 하나 말함." for label in labels)
    return replace(understand(text)[0], id=own)


def test_an_older_meeting_added_later_swaps_no_address() -> None:
    later = meeting("2024-1", "도시 과장")
    other = later.speeches[0]
    assert other.speaker
    slug = other.speaker.slug
    twin = replace(other, speaker=replace(other.speaker, office="도시과장보", slug=slug))
    older = replace(later, id="2023-1", speeches=(twin,))
    known = to_remember(COMMITTEE, [later], {})
    assert known == {"도시 과장": slug}
    found = {o.name: o.slug for o in offices(COMMITTEE, [later, older], known)}
    assert found == {"도시 과장": slug, "도시과장보": f"{slug}-2"}
    swapped = {o.name: o.slug for o in offices(COMMITTEE, [later, older], {})}
    assert swapped["도시과장보"] == slug, "without the memory it would"


def test_an_office_keeps_its_address_when_people_name_it_otherwise() -> None:
    known = to_remember(COMMITTEE, [meeting("2023-1", "재단 이사장")], {})
    committee = replace(COMMITTEE, offices={"가상재단 이사장": ("재단 이사장",)})
    again = replace(
        meeting("2024-1", "재단 이사장"),
        committee=committee,
    )
    (speech,) = again.speeches
    assert speech.speaker
    named = replace(speech, speaker=replace(speech.speaker, office="가상재단 이사장"))
    found = offices(committee, [replace(again, speeches=(named,))], known)
    assert [(o.name, o.slug) for o in found] == [("가상재단 이사장", known["재단 이사장"])]


def test_what_is_gone_keeps_its_line_and_its_address() -> None:
    known = {"서기": "seogi", "위원장": "wiwonjang"}
    now = to_remember(COMMITTEE, [meeting("2024-1", "서 기", "간사")], known)
    assert now == {**known, "간사": "gansa"}
    assert [o.slug for o in offices(COMMITTEE, [], now)] == ["gansa", "seogi", "wiwonjang"]


def test_masks_are_given_no_address() -> None:
    assert to_remember(COMMITTEE, [meeting("2024-1", "○○○ 위원", "김○○ 위원", "위원")], {}) == {}


def test_the_memory_is_read_as_it_was_written() -> None:
    known = {"위원장": "wiwonjang", "no": "no", "의장 홍길동": "uijang-honggildong"}
    text = remembered("board", known)
    assert text.startswith("# 프로그램이 쓰는 파일입니다.")
    assert read_given(text, LIST) == (known, [])


@pytest.mark.parametrize(
    "text",
    [
        "offices: {}",
        "schema: offices/1\noffices: [위원장]",
        "schema: offices/1\noffices: {위원장: Chair}",
        "schema: offices/1\noffices: {위원장: withheld}",
        "schema: offices/1\noffices: {위원장: a, 간사: a}",
        "schema: offices/1\noffices: {위원장: a, '위 원장': b}",
        "schema: offices/1\noffices: {위원장: [a]}",
        "schema: ids/1\noffices: {}",
        "schema: offices/1\noffices: {",
        "[" * 5000,
        "",
    ],
)
def test_a_broken_memory_is_an_error_that_says_what_to_do(text: str) -> None:
    given, problems = read_given(text, LIST)
    assert given == {}
    assert [(p.level, p.code, p.path) for p in problems] == [("error", "I001", LIST)]
    assert f"git checkout main -- {LIST}" in problems[0].hint


def test_the_memory_is_no_stray_file(tmp_path: Path) -> None:
    put(tmp_path, {**SPANNING, LIST: KNOWN})
    committees, _, problems = read_all(tmp_path)
    assert not [problem for problem in problems if problem.code == "F003"]
    assert read_offices(tmp_path, committees) == ({"board": {"서기": "seogi"}}, [])


# --- topics -----------------------------------------------------------------------------------


def topics(text: str) -> tuple[tuple[Topic, ...], list[str]]:
    committee, problems = read_committee("board", f"name: 가상위원회\n{text}", "committee.yml")
    return committee.topics, [f"{p.code} {p.hint}" for p in problems]


def test_topics_are_read_with_their_lines() -> None:
    found, problems = topics(
        "topics:\n  walk:\n    name: 걷기\n    items:\n    - 걷기 길\n    - 걷기 길 결과"
    )
    assert found == (Topic("walk", "걷기", ("걷기 길", "걷기 길 결과"), (6, 7)),)
    assert not problems


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("topics: 걷기", "이름과 값을 짝지어 적으세요: walkable-streets:"),
        ("topics: {walk: 걷기}", "이름과 값을 짝지어 적으세요: walkable-streets:"),
        ("topics: {걷기: {name: 걷기, items: [가]}}", "주소는 영어 소문자, 숫자, -로 적으세요"),
        ("topics: {walk: {name: 걷기}}", "주제마다 이렇게 적으세요"),
        (
            "topics: {walk: {name: 걷기, items: 가}}",
            "대괄호 안에 적으세요: items: [걷기 좋은 길 조성]",
        ),
        ("topics: {walk: {name: 걷기, items: []}}", "주제마다 이렇게 적으세요"),
        ("topics: {walk: {name: 걷기, items: [가], more: 나}}", "주제마다 이렇게 적으세요"),
        (
            "topics: {walk: {name: 가, items: [가]}, walk: {name: 나, items: [나]}}",
            "같은 주소를 두 번",
        ),
    ],
)
def test_a_topic_that_is_not_as_it_should_be_says_how(text: str, hint: str) -> None:
    found, problems = topics(text)
    assert not found
    assert len(problems) == 1
    assert problems[0].startswith(f"Y005 {hint}")


def sat(own: str, *items: str, day: str = "2024. 3. 5.", said: str = "") -> Meeting:
    text = sitting("가상위원회 회의록", f"{day}(화)", "가나다 위원장", items, said)
    return replace(understand(text)[0], id=own)


def test_the_same_thing_under_changed_titles_is_proposed_with_lines_to_paste() -> None:
    own = [
        sat("2023-1", "걷기 좋은 길 조성", "동네 도서관 확충"),
        sat("2024-1", "걷기 좋은 길 조성 추진 결과"),
        sat("2024-2", "2024년도 걷기 좋은 길 조성 계획 변경(안)(제2차)", "겨울철 안전 점검"),
    ]
    (problem,) = recurring(own)
    assert (problem.level, problem.code, problem.path) == (
        "notice",
        "A007",
        "minutes/board/committee.yml",
    )
    paste = problem.hint.partition("\n")[2]
    found, problems = topics(paste)
    assert not problems
    assert [(t.slug, t.name, len(t.items)) for t in found] == [
        ("geotgi-joeun-gil-joseong", "걷기 좋은 길 조성", 3)
    ]
    assert "# 2023-1, 2024-1, 2024-2" in paste


def test_what_is_in_a_topic_is_proposed_no_more_and_what_joins_it_is() -> None:
    topic = Topic("walk", "걷기", ("걷기 좋은 길 조성",), (4,))
    committee = replace(COMMITTEE, topics=(topic,))
    own = [replace(sat(o, "걷기 좋은 길 조성"), committee=committee) for o in ("2023-1", "2024-1")]
    assert not proposals(committee, own)
    later = replace(sat("2024-2", "걷기 좋은 길 조성 추진 현황"), committee=committee)
    (problem,) = recurring([*own, later])
    assert "  walk:" in problem.hint
    assert "items: [걷기 좋은 길 조성, 걷기 좋은 길 조성 추진 현황]" in problem.hint


@pytest.mark.parametrize("title", ["회기결정의 건", "업무보고", "기타 토의", "계획", "보고사항"])
def test_what_every_sitting_has_is_no_topic(title: str) -> None:
    assert not proposals(COMMITTEE, [sat("2023-1", title), sat("2024-1", title)])


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("걷기 좋은 길 조성 추진현황(제2차)", "걷기 좋은 길 조성"),
        ("2024년도 걷기 좋은 길 조성 계획 변경(안)", "걷기 좋은 길 조성"),
        ("제2차 스마트도시계획 변경안", "스마트도시계획"),
        ("길 조성 조례안", "길 조성 조례안"),
        ("결과보고", "결과보고"),
    ],
)
def test_a_title_without_how_far_a_thing_is(title: str, kept: str) -> None:
    assert core(title) == kept


def test_a_title_that_no_meeting_has_is_a_warning_at_its_line() -> None:
    topic = Topic("walk", "걷기", ("걷기 좋은 길 조성", "없는 안건"), (4, 5))
    committee = replace(COMMITTEE, topics=(topic,))
    found = list(unknown_items([replace(sat("2024-1", "걷기 좋은 길 조성"), committee=committee)]))
    assert [(p.level, p.code, p.line) for p in found] == [("warning", "A008", 5)]


# --- the pages as functions -------------------------------------------------------------------


def test_without_a_meeting_or_a_topic_there_are_no_such_pages() -> None:
    assert not list(spanning_pages(COMMITTEE, [], {"위원장": "wiwonjang"}))
    made = [page.url for page in spanning_pages(COMMITTEE, [sat("2024-1", "가나다 길")], {})]
    assert made == ["board/agenda/", "board/speakers/", "board/speakers/dosigwajang/",
                    "board/speakers/wiwonjang/", "board/attendance/"]  # fmt: skip


def test_they_need_no_words_of_the_paragraphs() -> None:
    topic = Topic("walk", "걷기", ("걷기 좋은 길 조성",), (4,))
    committee = replace(COMMITTEE, topics=(topic,))
    whole = replace(sat("2024-1", "걷기 좋은 길 조성", said=ASKED), committee=committee)
    slim = replace(whole, speeches=tuple(
        replace(s, paragraphs=tuple(
            replace(p, parts=(), spans=(), joins=(), replies=(),
                    mentions=tuple(replace(m, quote="", start=0, origin="") for m in p.mentions),
                    acts=tuple(replace(a, quote="") for a in p.acts))
            for p in s.paragraphs))
        for s in whole.speeches), front=())  # fmt: skip

    def pages(one: Meeting) -> list[str]:
        return [page.text for page in spanning_pages(committee, [one], {})]

    assert pages(whole) == pages(slim)


def test_an_item_s_page_knows_its_topic_from_the_committee_s_file_alone() -> None:
    topic = Topic("walk", "걷기", ("걷기 좋은 길  조성",), (4,))
    one = replace(sat("2024-1", "걷기 좋은 길 조성"), committee=replace(COMMITTEE, topics=(topic,)))
    page = next(page for page in meeting_pages(one) if page.url.endswith("agenda/1/"))
    assert "../../../topics/walk/" in page.body


@pytest.mark.parametrize(
    "name", ["김○○", "○○○", "김모", "홍O동", "ㅇㅇㅇ", "OOO", "xxx", "△△△", "김**"]
)
def test_a_hidden_name_has_no_row(name: str) -> None:
    made = [
        replace(sat(own, "가나다 길"), overview=replace(sat(own, "가").overview, attendees=there))
        for own in ("2024-1", "2024-2")
        for there in [tuple(replace(a, name=name) for a in sat(own, "가").overview.attendees)]
    ]
    page = next(p for p in spanning_pages(COMMITTEE, made, {}) if p.url.endswith("attendance/"))
    assert "<table" not in page.body
    assert page.body.count("참석: ") == 2


# --- any records ------------------------------------------------------------------------------

RECORDS = sorted((Path(__file__).parent / "golden/parse").glob("*.yml"))
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


def golden(path: Path, own: str, committee: Committee) -> Meeting:
    text = yaml.safe_load(path.read_text("utf-8"))["record"]
    return replace(understand(text, committee=committee)[0], id=own)


@pytest.mark.parametrize("start", range(0, len(RECORDS), 24 if IN_PROOF else 48))
def test_what_any_records_give_together_is_proved(start: int) -> None:
    own = [golden(p, f"20{n:02}-1", COMMITTEE) for n, p in enumerate(RECORDS[start : start + 24])]
    names = list(dict.fromkeys(fold(item.title) for one in own for item in one.agenda))[::3]
    titles = {fold(item.title): item.title for one in own for item in one.agenda}
    topics = {f"t{n}": {"name": f"주제 <{n}>", "items": [titles[k]]} for n, k in enumerate(names)}
    settings = yaml.safe_dump({"name": COMMITTEE.name, "topics": topics}, allow_unicode=True)
    committee, problems = read_committee("board", settings, "committee.yml")
    assert not problems
    own = [replace(one, committee=committee) for one in own]
    known = to_remember(committee, own, {"없는 직위": "gone"})
    pages = {}
    for page in [*site_pages([committee], own, {"board": known})]:
        html = markdown.markdown(page.body, extensions=EXTENSIONS)
        path = f"{page.url}index.html"
        pages[path] = read_page(f"<article>{html}</article>", path, path)
    site = Site(pages, frozenset(pages), Path("none"), "site")
    told_of = {m.address: told(m.address, meeting_data(m, [])) for m in own}
    notes = {"board": noted(settings, remembered("board", known))}
    assert [f"{p.path} {p.message}" for p in check_across(site, told_of, notes)] == []
