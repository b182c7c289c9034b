"""A site of what was called off, corrected, lost, missed, withheld and not final: it is built and proved, and whoever takes a word of it away is found."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import once, put
from sites import copy_site, sitting
from test_across import with_page
from test_cli import minutes

from generator.problems import Problem
from generator.verify import hold, read_site, records, verify
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
    "minutes/board/2023-1/minutes.md": "# 2023년 제1차 가상도시위원회 회의록\n\n◆ 일시 : 2023. 5. 3.(수) 10:00\n\n◆ 장소 : 가상시청\n\n[비공개: 정보공개법 §9①5, 결정: 가상도시위원회]\n",
    "minutes/board/2023-2/minutes.md": sitting(
        "2023년 제2차 가상도시위원회 회의록", "2023. 6. 7.(수)", "가나다 위원장, 라마바 위원", ("도서관 확충",), ""
    ),
    "minutes/board/2023-2/meeting.yml": "status: draft\n",
}  # fmt: skip
OWN, OFF = "board/2024-3/index.html", "board/2024-2/index.html"
ITEM, CHAIR = "board/2024-3/agenda/1/index.html", "board/2024-3/speakers/wiwonjang/index.html"
LIST, YEAR, THERE = "board/index.html", "board/2024/index.html", "board/attendance/index.html"
CLOSED = "board/2023-1/index.html"
MARK = r' <a class="?corrected"? data-corrected="?board/2024-3#{}"?[^>]*>[^<]*</a>'
TAKEN = {  # page, what stands there, what somebody makes of it
    "that it was called off": (OFF, "<p [^>]*data-void.*?</p>", ""),
    "why it was called off": (OFF, "(<strong>)개최 취소", r"\1연기"),
    "called off in a list": (THERE, "<strong>개최 취소</strong>", ""),
    "that all is withheld": (CLOSED, "<p [^>]*data-fully-withheld.*?</p>", ""),
    "withheld, of the whole record": ("board/2023-1/transcript/index.html", "<p [^>]*data-fully-withheld.*?</p>", ""),
    "withheld in a list": (THERE, "<strong>내용 비공개</strong>", ""),
    "a draft in a list": (THERE, "<strong>초안</strong>", "<strong>내용 비공개</strong>"),
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
    """A copy of what was built once, since it will be damaged."""
    made = once(tmp_path_factory, "told", build)
    return shutil.copytree(made, tmp_path_factory.mktemp("told") / "root")


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


FILES = {  # file, what stands there, what somebody makes of it
    "called off, in the index": ("api/v1/index.json", '"not_held": "cancelled"', '"not_held": null'),
    "a draft in the index": ("api/v1/index.json", '"status": "draft"', '"status": null'),
    "withheld in the index": ("api/v1/index.json", '"fully_withheld": true', '"fully_withheld": false'),
    "a draft in lines": ("data/board/paragraphs.jsonl", '"status": "draft"', '"status": "final"'),
    "called off in lines": ("data/board/2024-2.jsonl", '"not_held": "cancelled"', '"not_held": null'),
    "withheld in lines": ("data/board/2023-1.jsonl", '"fully_withheld": true', '"fully_withheld": false'),
    "a draft among items": ("data/board/agenda.csv", '"draft","","false"', '"","","false"'),
    "a draft among turns": ("data/board/speeches.csv", '"draft","","false"', '"","","false"'),
    "called off among turns": ("data/board/speeches.csv", '"","cancelled","false"', '"","","false"'),
    "withheld among turns": ("data/board/speeches.csv", '"","","true"', '"","","false"'),
    "a draft among people": ("data/board/attendance.csv", '"draft","","false"', '"","","false"'),
    "a draft in a calendar": ("data/board/meetings.ics", r" \(초안\)", ""),
    "withheld in a calendar": ("data/board/meetings.ics", r"내용\s+비", "초안 비"),
    "a draft in a feed": ("board/feed.xml", r" \(초안\)", ""),
    "withheld in a feed": ("feed.xml", r" \(내용 비공개\)", ""),
    "withheld in a shared link": (CLOSED, r'(og:title" content="[^"]*?) \(내용 비공개\)', r"\1"),
    "withheld in what a link shows": (CLOSED, "내용 비공개. 가상도시", "가상도시"),
}  # fmt: skip
DATA = {  # of a meeting: what its data says, what somebody makes of it, what the proof says then
    "nothing is withheld": ("2023-1", '"fully_withheld": true', '"fully_withheld": false', "모두 비공개임을"),
    "withheld, where somebody spoke": ("2023-2", '"fully_withheld": false', '"fully_withheld": true', "모두 비공개라고"),
    "withheld, where it was called off": ("2024-2", '"fully_withheld": false', '"fully_withheld": true', "모두 비공개라고"),
    "no draft": ("2023-2", '"status": "draft"', '"status": null', "초안임을"),
}  # fmt: skip


def after(root: Path, path: str, old: str, new: str) -> list[Problem]:
    """What is found once a file of the site is another; it is put back."""
    file = root / "site" / path
    text = file.read_bytes().decode()
    broken = re.sub(old, new, text, count=1)
    assert broken != text
    try:
        file.write_bytes(broken.encode())
        return [*verify(root, root / "site").problems]
    finally:
        file.write_bytes(text.encode())


@pytest.mark.parametrize(("path", "old", "new"), FILES.values(), ids=FILES)
def test_no_file_can_keep_silent_about_it(root: Path, path: str, old: str, new: str) -> None:
    assert f"site/{path}" in {problem.path for problem in after(root, path, old, new)}


@pytest.mark.parametrize(("own", "old", "new", "words"), DATA.values(), ids=DATA)
def test_the_data_says_it_as_the_record_and_people_do(
    root: Path, own: str, old: str, new: str, words: str
) -> None:
    found = after(root, f"api/v1/board/{own}.json", old, new)
    assert any(words in problem.message for problem in found)
