"""A site of what was called off, corrected, lost and missed: it is built and proved, and whoever takes a word of it away is found."""

import re
from pathlib import Path

import pytest
from conftest import once, put
from sites import copy_site, sitting
from test_across import with_page
from test_cli import minutes

from generator.verify import hold, read_site, records
from generator.verify.links import Site

pytestmark = pytest.mark.slow
FIXED = "".join(
    f"- {{paragraph: {own}, printed: {words}, right: 바른 말, reason: 오타, date: 2024-10-01, by: 가상도시위원회}}\n"
    for own, words in (
        ("o2", "9. 3."),
        ("o3", "가상시청"),
        ("o5", "라마바"),
        ("o8", "걷기"),
        ("s2-p2", "가결"),
    )
)
SITE = {  # everybody in it is made up
    "minutes/board/committee.yml": "name: 가상도시위원회\npublisher: 가상시\ntopics:\n  walkable:\n    name: 걷기 좋은 길\n    items: [걷기 좋은 길 조성의 건]\n",
    "minutes/board/2024-1/minutes.md": sitting(
        "2024년 제1차 가상도시위원회 회의록", "2024. 3. 5.(화)", "가나다 위원장, 라마바 위원", ("도서관 확충",), ""
    ),
    "minutes/board/2024-2/minutes.md": "# 2024년 제2차 가상도시위원회 회의록\n\n◆ 일시 : 2024. 4. 2.(화) 10:00\n\n◆ 장소 : 가상시청\n\n◆ 회의결과 : 개최 취소\n",
    "minutes/board/2024-3/minutes.md": """# 2024년 제3차 가상도시위원회 회의록

◆ 일시 : 2024. 9. 3.(화) 10:00

◆ 장소 : 가상시청

◆ 참석위원 : 2명

- 가나다 위원장, 라마바 위원

◆ 불참 : 김하나 위원

◆ 회의안건

1. 걷기 좋은 길 조성의 건

### 〈위원장〉

- 걷기 좋은 길 조성의 건을 상정합니다. 라마바 위원이 위원장으로 선출되었음을 선포합니다.

### 〈위원장〉

- 수정안 부결: 찬성 3, 반대 5
- 걷기 좋은 길 조성의 건은 가결되었음을 선포합니다.
- 마치겠음.
""",
    "minutes/board/2024-3/meeting.yml": f"date: 2024-09-04\ncorrections:\n{FIXED}",
}  # fmt: skip
OWN, OFF = "board/2024-3/index.html", "board/2024-2/index.html"
ITEM, CHAIR = "board/2024-3/agenda/1/index.html", "board/2024-3/speakers/wiwonjang/index.html"
LIST, YEAR, THERE = "board/index.html", "board/2024/index.html", "board/attendance/index.html"
MARK = r' <a class="?corrected"? data-corrected="?board/2024-3#{}"?[^>]*>[^<]*</a>'
TAKEN = {  # page, what stands there, what somebody makes of it
    "that it was called off": (OFF, "<p [^>]*data-void.*?</p>", ""),
    "why it was called off": (OFF, "(<strong>)개최 취소", r"\1연기"),
    "called off in a list": (THERE, "<strong>개최 취소</strong>", ""),
    "a day that was corrected": (LIST, MARK.format(""), ""),
    "a day, on a page": (OWN, "<p [^>]*data-fixed.*?</p>", ""),
    "a title in a list": (YEAR, MARK.format("agenda/a1/title"), ""),
    "a decision in a list": (YEAR, MARK.format("agenda/a1/outcome"), ""),
    "a decision at its item": (ITEM, f"(?:{MARK.format('agenda/a1/outcome')}(.*)){{2}}", r"\1"),
    "a title of a topic": ("board/topics/walkable/index.html", MARK.format("agenda/a1/title"), ""),
    "a title among all items": ("board/agenda/index.html", MARK.format("agenda/a1/title"), ""),
    "a place on the overview": (OWN, f"{MARK.format('overview/o3')}(.*){MARK.format('overview/o3')}", r"\1"),
    "a list of names": (THERE, MARK.format("attendees"), ""),
    "a correction of nothing": (LIST, "(제1차 가상도시위원회 회의록</a>)", r'\1 <a data-corrected="board/2024-1#" href="2024-1/corrections/">일시 정정 있음</a>'),
    "who was absent": (THERE, "<p>불참: 김하나 위원</p>", ""),
    "the word for it": (THERE, "<td>불참</td>", "<td>있음</td>"),
    "votes on an amendment": (ITEM, "반대 5</span>", "반대 2</span>"),
    "who leads now": (CHAIR, "(data-from=[^>]*>)라마바 위원이", r"\1김하나 위원이"),
}  # fmt: skip


def build(folder: Path) -> None:
    done = minutes(put(copy_site(folder), SITE), "build")
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "told", build)


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    return read_site(root / "site", "site")


def test_what_is_right_is_proved(root: Path, site: Site) -> None:
    assert not hold(site, list(records(root))).problems


@pytest.mark.parametrize(("path", "old", "new"), TAKEN.values(), ids=TAKEN)
def test_no_word_of_it_can_be_taken_away(
    root: Path, site: Site, path: str, old: str, new: str
) -> None:
    html = (site.folder / path).read_text("utf-8")
    broken = re.sub(old, new, html, count=1, flags=re.DOTALL)
    assert broken != html
    assert hold(with_page(site, path, broken), list(records(root))).problems


def test_the_index_tells_programs_that_it_was_called_off(root: Path) -> None:
    path = root / "site/api/v1/index.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"not_held": "cancelled"', '"not_held": null'), "utf-8")
    try:
        found = hold(read_site(root / "site", "site"), list(records(root))).problems
    finally:
        path.write_text(text, "utf-8")
    assert {problem.path for problem in found} >= {"site/api/v1/index.json"}
