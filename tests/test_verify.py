"""The proof must find every damage: letters, structure, links, data, masks.

Each damage is made to the built site of a record and named by what was done to it.
"""

import gzip
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import chain, cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import markdown
import pytest
from conftest import COMMITTEE, once, put, understand
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sites import NEW, copy_site, feeds, publish, run
from test_conservation import EXTENSIONS, RECORDS

from generator.export import files
from generator.intake.read import read_source
from generator.permalinks.ledger import Ledger
from generator.permalinks.remember import remember
from generator.problems import as_text
from generator.render import meeting_pages, site_pages
from generator.render.page import EDGE
from generator.verify import hold, read_site, records, verify
from generator.verify.agreement import Kept
from generator.verify.data import path_of, read_data
from generator.verify.links import Site
from generator.verify.marks import SAID_ALOUD
from generator.verify.pages import read_page
from generator.verify.results import check_results, check_texts

pytestmark = pytest.mark.slow
OWN = "smart-city/2024-1/"


Whole = tuple[Path, Site, list[Kept]]
"""A repository, its built site as read back, and its records."""


def build(root: Path) -> None:
    publish(root)


def read(root: Path) -> Whole:
    return root, read_site(root / "site", "site"), list(records(root))


@pytest.fixture(scope="module")
def real_site(built: Path) -> Whole:
    """The site of the real record."""
    return read(built)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The site of a made-up record, quick to hold: a copy of what was built once, since it will be damaged."""
    committee = "name: 가상도시위원회\npublisher: 가상시"
    files = {f"minutes/{OWN}minutes.md": NEW, "minutes/smart-city/committee.yml": committee}
    made = once(tmp_path_factory, "small", lambda root: build(put(copy_site(root), files)))
    return read(shutil.copytree(made, tmp_path_factory.mktemp("small") / "root"))


def test_what_people_wrote_is_proved_however_they_wrote_it(tmp_path: Path) -> None:
    root, pieces = copy_site(tmp_path), "\u1112\u1161\u11ab e\u0301"
    home, mend = (
        "minutes/board/2024-1",
        "printed: 조례안, right: 규칙안, by: 사무국, date: 2024-03-06",
    )
    speakers = (
        "### 〈도시계획과장〉\n- 시작함.\n### 〈도시과장〉\n- 업무 보고\n  - 걷기 좋은 길 조성\n"
    )
    put(
        root,
        {
            "minutes/board/committee.yml": "name: 가상위원회\npublisher: 가상「시」, 〈청〉\n"
            "offices:\n  도시계획과장: [도시과장]\n",
            f"{home}/minutes.md": f"### 〈위원장〉\n- 조례안을 말함.\n{speakers}",
            "minutes/board/2024-2/minutes.md": "(上午十時五分開議)\n",
            "minutes/board/2024-3/minutes.md": "○ 일시/장소 : 2024. 3. 7.(목) 14:00 / 가상시청\n\n### 〈위원장〉\n- 시작함.\n",
            "minutes/board/2024-2/meeting.yml": "date: 2024-03-05\n",
            f"{home}/meeting.yml": "date: 2024-03-05\n"
            f"corrections:\n- {{paragraph: s1-p1, {mend}, reason: {pieces}}}\n",
        },
    )
    build(root)
    data = read_data(read(root)[1], path_of("board/2024-2"))
    assert data
    assert data["starts_at"] == "2024-03-05T10:05:00+09:00"


def test_the_real_site_is_proved_whole(real_site: Whole) -> None:
    root, _, _ = real_site
    proof = verify(root, root / "site")
    assert list(proof.problems) == []
    (real,) = proof.meetings
    assert real.characters == real.shown + real.signs
    assert (real.characters, real.shown, real.ids) == (18475, 18217, 209)


class Quoted(HTMLParser):
    """The stretches of a page that are the record's words: offsets of text nodes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        starts = [0, *(match.end() for match in re.finditer("\n", html))]
        self.starts, self.open, self.found = starts, [], []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "meta", "link", "input", "img"):
            return
        values = dict(attrs)
        classes = (values.get("class") or "").split()
        inside = self.open[-1][1] if self.open else ""
        if "record" in classes or "data-of" in values:
            inside = "whole"
        if "ui" in classes:
            inside = ""
        if "data-from" in values:
            inside = "part"
        self.open.append((tag, inside))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        start = self.starts[line - 1] + column
        if self.open and (kind := self.open[-1][1]):
            self.found.append((start, data, kind))


def letters(html: str) -> list[int]:
    """Places of letters and inner blanks of the record; a quote's ends aside: it may be shorter."""
    return [
        start + match.start()
        for start, data, kind in Quoted(html).found
        for match in re.finditer(r"\w|(?<=\w) (?=\w)", data)
        if kind == "whole" or 0 < match.start() < len(data) - 1
    ]


Damage = Callable[[str, random.Random], str]

# --- damages: each takes a page's HTML and chance, and returns the damaged HTML ------------------


def without_a_letter(html: str, chance: random.Random) -> str:
    at = chance.choice(letters(html))
    return html[:at] + html[at + 1 :]


def with_another_letter(html: str, chance: random.Random) -> str:
    at = chance.choice(letters(html))
    other = chance.choice([c for c in "가나다27B ○" if c != html[at]])
    return html[:at] + other + html[at + 1 :]


def with_a_letter_more(html: str, chance: random.Random) -> str:
    at = chance.choice([at for at in letters(html) if html[at - 1 : at + 1].isalnum()])
    return html[:at] + chance.choice("가힣1 ○") + html[at:]


def two_letters_swapped(html: str, chance: random.Random) -> str:
    places = [at for at in letters(html) if html[at] != html[at + 1] and html[at + 1] not in "<&"]
    at = chance.choice(places)
    return html[:at] + html[at + 1] + html[at] + html[at + 2 :]


PARAGRAPH = re.compile(r'<p [^>]*id="[os]\d+(?:-p\d+)?"[^>]*>.*?</p>\n?', re.DOTALL)


def paragraphs(html: str) -> list[re.Match[str]]:
    return list(PARAGRAPH.finditer(html))


def without_a_paragraph(html: str, chance: random.Random) -> str:
    found = chance.choice(paragraphs(html))
    return html[: found.start()] + html[found.end() :]


def with_a_paragraph_twice(html: str, chance: random.Random) -> str:
    found = chance.choice(paragraphs(html))
    return html[: found.end()] + found[0] + html[found.end() :]


def two_paragraphs_swapped(html: str, chance: random.Random) -> str:
    found = paragraphs(html)
    number = chance.randrange(len(found) - 1)
    a, b = found[number : number + 2]
    return html[: a.start()] + b[0] + html[a.end() : b.start()] + a[0] + html[b.end() :]


def two_ids_swapped(html: str, chance: random.Random) -> str:
    found = paragraphs(html)
    number = chance.randrange(len(found) - 1)
    one, two = (re.search(r' id="([^"]+)"', match[0])[1] for match in found[number : number + 2])  # type: ignore[index]
    return (
        html.replace(f' id="{one}"', ' id="?"')
        .replace(f' id="{two}"', f' id="{one}"')
        .replace(' id="?"', f' id="{two}"')
    )


def without_an_id(html: str, chance: random.Random) -> str:
    own = chance.choice(re.findall(r' id="[osa]\d+(?:-p\d+)?"', html))
    return html.replace(own, "", 1)


def with_another_id(html: str, chance: random.Random) -> str:
    own = chance.choice(re.findall(r' id="([os]\d+(?:-p\d+)?)"', html))
    return html.replace(f' id="{own}"', f' id="{own}9"', 1)


def a_section_lost(html: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer(r"<section .*?</section>", html, re.DOTALL)))
    return html[: found.start()] + html[found.end() :]


def words_passed_off_as_the_sites(html: str, chance: random.Random) -> str:
    found = chance.choice(paragraphs(html))
    return (
        html[: found.start()] + found[0].replace('class="', 'class="ui ', 1) + html[found.end() :]
    )


def a_mask_lifted(html: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer("○○○", html[html.index('class="record"') :])))
    at = html.index('class="record"') + found.start()
    return html[:at] + "김가상" + html[at + 3 :]


def a_name_beside_a_mask(html: str, chance: random.Random) -> str:
    return html.replace("비공개 위원 (여러 명)</a></span>", "가나다</a></span>", 1)


def a_copied_link_to_the_neighbour(html: str, chance: random.Random) -> str:
    links = re.finditer(r'copy" href="(?:[^"]*#|&#35;)s\d+-p(\d+)"', html)
    found = chance.choice(list(links))
    number = int(found[1])
    return html[: found.start(1)] + str(2 if number == 1 else number - 1) + html[found.end(1) :]


def a_dead_link(html: str, chance: random.Random) -> str:
    links = list(re.finditer(r'<a [^>]*href="([^"]+)"', html[html.index("<article") :]))
    found = chance.choice(links)
    at = html.index("<article") + found.start(1)
    return html[:at] + html[at:].replace(found[1], f"{found[1].partition('#')[0]}x/", 1)


def a_lost_place(html: str, chance: random.Random) -> str:
    links = re.finditer(r'href="(?:[^"]*#|&#35;)[osa]\d+(?:-p\d+)?"', html)
    found = chance.choice(list(links))
    return html[: found.end() - 1] + "99" + html[found.end() - 1 :]


def a_healed_page_break_unhealed(html: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer(r'<i class="join"[^>]*></i> ?', html)))
    return html[: found.start()] + html[found.end() :]


def a_line_break_lost(html: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer(r"<br />|<br>", html[html.index('class="record"') :])))
    at = html.index('class="record"') + found.start()
    return html[:at] + html[at + len(found[0]) :].lstrip("\n")


def a_picture_from_elsewhere(html: str, chance: random.Random) -> str:
    return html.replace("</article>", '<img src="//tracker.example/x.gif" alt=""></article>')


def a_handler(html: str, chance: random.Random) -> str:
    return html.replace("<article ", '<article onclick="x()" ')


def invented_words(html: str, chance: random.Random) -> str:
    return html.replace("</section>", "<p>지어낸 말임.</p></section>", 1)


TRANSCRIPT = (
    without_a_letter, with_another_letter, with_a_letter_more, two_letters_swapped,
    without_a_paragraph, with_a_paragraph_twice, two_paragraphs_swapped, two_ids_swapped,
    without_an_id, with_another_id, a_section_lost, words_passed_off_as_the_sites, a_mask_lifted,
    a_name_beside_a_mask, a_copied_link_to_the_neighbour, a_dead_link, a_lost_place,
    a_picture_from_elsewhere, a_handler, invented_words,
)  # fmt: skip
OTHERS = (
    without_a_letter,
    with_another_letter,
    with_a_letter_more,
    two_letters_swapped,
    a_dead_link,
)
REAL_ONLY = (a_healed_page_break_unhealed, a_line_break_lost, a_lost_place, without_a_letter)


def damaged(whole: Whole, path: str, html: str) -> list[str]:
    """What the proof says of a site with one page replaced."""
    _, site, kept = whole
    page = read_page(html, path, f"site/{path}")
    proof = hold(replace(site, pages={**site.pages, path: page}), kept)
    return [f"{p.path}:{p.line}: {p.code} {p.message}" for p in proof.problems]


def page_of(whole: Whole, path: str) -> str:
    return (whole[0] / "site" / path).read_text("utf-8")


def cases() -> Iterator[tuple[str, str, Damage]]:
    """Which site, page and damage, in turn."""
    pages = cycle(("agenda/1", "agenda/2", "speakers/wiwonjang", "speakers/withheld", "agenda", ""))
    for _ in range(12):
        for damage in TRANSCRIPT:
            yield "small", f"{OWN}transcript/index.html", damage
    for _ in range(10):
        for damage in OTHERS:
            yield "small", f"{OWN}{next(pages)}/index.html".replace("//", "/"), damage
    for damage in (*REAL_ONLY * 3, *(d for d in TRANSCRIPT if d is not a_name_beside_a_mask)):
        yield "real", "smart-city/2023-2/transcript/index.html", damage


def test_every_damage_is_found(real_site: Whole, small: Whole) -> None:
    missed, count = [], 0
    for number, (site, path, damage) in enumerate(cases()):
        whole = small if site == "small" else real_site
        html = page_of(whole, path)
        broken = damage(html, random.Random(number))
        assert broken != html, (number, damage.__name__)
        count += 1
        if not damaged(whole, path, broken):
            missed.append((number, path, damage.__name__))
    assert missed == []
    assert count >= 300


SAID = "smart-city/2024-1/transcript/index.html"
KNOWN = {
    "a deleted letter": (
        ("걷기 좋은 길 조성은 꼭 필요함.", "걷기 좋은 길 조성은 꼭 필함."),
        "V001 원본의 글이 빠졌습니다: '요'",
    ),
    "another letter": (
        ("회의를 시작하겠음.", "회의를 시작하겠슴."),
        "V001 원본의 글이 다르게 보입니다: '음' 대신 '슴'",
    ),
    "a sign of a mask": (
        ("○○○ 위원</h2>", "○○ 위원</h2>"),
        "V001 원본의 글이 빠졌습니다: '○'",
    ),
    "a blank more": (
        ("회의를 시작", "회 의를 시작"),
        "V001 띄어쓰기나 줄이 원본과 다릅니다: '의' 앞",
    ),
    "a dead link": (
        ('href="../agenda/1/"', 'href="../agenda/7/"'),
        "V007 끊긴 링크입니다: ../agenda/7/",
    ),
    "another item's link": (
        ('by-title"><a href="../agenda/1/"', 'by-title"><a href="../agenda/2/"'),
        "V007 '걷기 좋은 길 조성'의 링크가 다른 곳을 가리킵니다: ../agenda/2/",
    ),
    "another paragraph's link": (
        ('copy" href="&#35;s3-p1"', 'copy" href="&#35;s1-p1"'),
        "V007 s3-p1의 링크가 다른 곳을 가리킵니다: #s1-p1",
    ),
    "an id twice": (('id="by-s5"', 'id="s3-p1"'), "V006 같은 번호가 두 번 있습니다: s3-p1"),
    "a style": (
        ("<article ", '<article style="x" '),
        "V009 보안 정책이 막는 것이 있습니다: style=x",
    ),
    "a script's address": (
        ('href="../agenda/1/"', 'href="java\tscript:x"'),
        "V009 보안 정책이 막는 것이 있습니다: href=java\tscript:x",
    ),
    "a font from elsewhere": (
        ("</article>", '<link rel="stylesheet" href="https://fonts.example/a.css"></article>'),
        "V009 다른 곳에 요청하는 주소가 있습니다: https://fonts.example/a.css",
    ),
}


@pytest.mark.parametrize(("change", "message"), KNOWN.values(), ids=KNOWN.keys())
def test_a_known_damage_is_named_with_its_place(
    small: Whole, change: tuple[str, str], message: str
) -> None:
    html = page_of(small, SAID)
    at = html.rindex(change[0])
    broken = html[:at] + change[1] + html[at + len(change[0]) :]
    line = html[:at].count("\n") + 1
    found = damaged(small, SAID, broken)
    assert any(said.startswith(f"site/{SAID}:{line}: {message}") for said in found), found


def test_a_doubled_and_a_swapped_paragraph_are_named(small: Whole) -> None:
    html = page_of(small, SAID)
    (one,) = re.findall(r'<p [^>]*id="s3-p1".*?</p>\n', html, re.DOTALL)
    (two,) = re.findall(r'<p [^>]*id="s3-p2".*?</p>\n', html, re.DOTALL)
    twice = damaged(small, SAID, html.replace(two, two + two))
    assert any("V001 같은 글이 두 번 있습니다" in said for said in twice), twice
    swapped = html.replace(one, "\0").replace(two, one).replace("\0", two)
    assert any("V001 글의 차례가 다릅니다" in said for said in damaged(small, SAID, swapped))


def test_several_damages_are_each_named(real_site: Whole) -> None:
    page = "smart-city/2023-2/transcript/index.html"
    front, record = page_of(real_site, page).split('class="record"')
    for old, new in (
        ("피상적으로 앉아서", "피상적으로 서서"),
        ("고진 위원장", "위원장"),
        ("5,425명", "5,4225명"),
    ):
        assert record.count(old) == 1 or old == "고진 위원장"
        record = record.replace(old, new, 1)
    found = damaged(real_site, page, f'{front}class="record"{record}')
    assert [said.split("V001 ")[1] for said in found if "V001" in said] == [
        "원본에 없는 글이 있습니다: '2'",
        "원본의 글이 빠졌습니다: '고진'",
        "원본의 글이 다르게 보입니다: '앉아' 대신 '서'",
    ]


DATA = f"api/v1/{OWN[:-1]}.json"
FILES = {
    "a letter of the data": (DATA, "회의를 시작", "회의를 사작", "V003"),
    "a line of the data": (DATA, '"lines": [\n     28,\n     28\n    ]', '"lines": [1, 1]', "V003"),
    "an address of the data": (DATA, "transcript/#s2", "transcript/#s1", "V007"),
    "an item's address": (DATA, '/agenda/1/"', '/agenda/2/"', "V007"),
    "a masked turn's speaker": (
        DATA, '"label": "○○○ 위원",\n   "reading": null,\n   "speaker": null', '"label": "○○○ 위원",\n   "reading": null,\n   "speaker": {"id": "x", "name": null, "role": null}', "V005",
    ),
    "an address of the index": ("api/v1/index.json", "/smart-city/2024-1/", "/smart-city/2024-9/", "V007"),
    "a style sheet": ("assets/site.css", ":root {", "@import 'https://a.example/x.css';:root {", "V009"),
    "a figure of the proof": ("about/proof/index.html", ':shown">', ':shown">1', "V004"),
    "a resident number": ("assets/site.js", "//", "// 900101-1234567", "D001"),
}  # fmt: skip


def told(small: Whole, path: str, data: bytes | None) -> str:
    """All that is said once a file is another, or lost; the files are put back."""
    file = small[0] / "site" / path
    before = file.read_bytes() if file.exists() else None
    try:
        file.unlink() if data is None else file.write_bytes(data)
        found = verify(small[0], small[0] / "site").problems
        return "\n".join(as_text(problem) for problem in found)
    finally:
        file.unlink(missing_ok=True) if before is None else file.write_bytes(before)


@pytest.mark.parametrize(("path", "old", "new", "code"), FILES.values(), ids=FILES.keys())
def test_a_damaged_file_is_named(small: Whole, path: str, old: str, new: str, code: str) -> None:
    text = page_of(small, path)
    if "lines" in old:
        old = next(m[0] for m in re.finditer(r'"lines": \[\s*\d+,\s*\d+\s*\]', text[2500:]))
    assert old in text
    said = told(small, path, text.replace(old, new).encode())
    assert re.search(rf"^site/{path}:\d+: 오류 {code} ", said, re.MULTILINE), said


@pytest.mark.parametrize(
    "path", [SAID, DATA, f"{OWN}agenda/2/index.html", "about/proof/index.html", "assets/site.css"]
)
def test_a_lost_file_is_named(small: Whole, path: str) -> None:
    assert ": 오류 " in told(small, path, None)


def test_a_stranger_file_is_named(small: Whole) -> None:
    assert "site/회의록.html:1: 오류 V008" in told(small, "회의록.html", "<p>글</p>".encode())


def test_the_command_says_so_too(small: Whole, tmp_path: Path) -> None:
    shutil.copytree(small[0], tmp_path / "root")
    put(tmp_path / "root", {"site/회의록.html": "<p>글</p>"})
    (tmp_path / "root/site" / SAID).unlink()
    done = run(tmp_path / "root", "verify")
    assert done.returncode == 1
    assert "site/회의록.html:1: 오류 V008" in done.stdout


LIKELY_LINES = (
    "", "", "# 2024년 제1차 가상위원회 회의록", "◆ 일시 : 2024. 3. 5.(화) 14:00~16:20", "◆ 일시 : '24. 3. 5. 오후 2시 반",
    "◆ 장소 : 가상시청 3층", "◆ 참석위원 : 2명", "- 가나다 위원장, 라마바 위원", "- 위원 가나다·라마바 외 3명",
    "※ 배석 : 도시과장(국장, 공동), 교통과장 등 5명", "◆ 회의안건", "- 걷기 좋은 길 조성", "1. 걷기 좋은 길 조성",
    "- 현안업무보고 2건", "◆ 진행순서", "- 보고 및 토론", "◆ 결정사항 : 붙임 참조", "◆ 표결내용 : 없음", "### 〈도시과장〉",
    "- 도시과 현안업무 보고", "  - 걷기 좋은 길 조성", "  - 동네 도서관 확", "충 계획", "- 걷기 좋은 길 조성은 좋음.",
    "### 〈○○○ 위원〉", "### 〈위원장〉", "## 〈라마바 위원〉", "## □ 위원 발언 내용", "**〈부위원장〉 동의함.**", "- 김○○ 과장",
    "### 〈가나다 위원장〉", "### 〈위 원장〉", "| 위원장(가나다) | 개회함. |", "| | 국민의례는 생략함. |",
)  # fmt: skip
LIKELY = st.lists(st.sampled_from(LIKELY_LINES), max_size=30).map("\n".join)
TABLE = """# 제1차 가상초등학교 운영위원회 회의록

| 구분 | 내용 |
| --- | --- |
| 경비 | 30만 원 |

| 발언자 | 발언 내용 |
|---|---|
| **위원장** | 표결은 찬성 | 반대 | 기권으로 나눕니다. |
| | 자료의 가|나|다 모둠입니다. |
|이허구 위원||나|라고 적혔습니다.|
| | |앞의 줄과 이어집니다. |
|김가상 위원|아자차<카타*파입니다.<br>없습니다.|

위와 같이 회의록을 작성함.
"""


@settings(max_examples=settings().max_examples * 2 // 3)  # a whole site each
@given(st.one_of(RECORDS, LIKELY))
@example("### 〈위원장〉 이어서 말함\n\n  〈부위원장〉\n- 말함\n**〈간사〉**\n글")
@example("〈위원장〉\n- 〈위원장〉\n# 〈회의개요〉\n# 《안건》\n### 〈위원장〉\n〈위원장〉")
@example("### 〈○○○\xa0위원〉\n- 말함 ○○○ 위원\n### ○○○ 위원\n- 예")
@example(
    "# 회의록\n◆ 안건\n- 가\n  - 나\n1. 다\n### 〈과장〉\n- 업무 보고\n  - 라  마\n  - 라\u3000마"
)
@example("\u1112\u1161\u11ab 會 e\u0301\x0c\x85\u2028글\n### 〈위원장〉\n\x07\ufffe말")
@example("### 〈위원장〉\n- 담당은 김○○\n- ○○동 주민\n### 〈○○○ 위원〉\n○ ○\n## 〈○○○ 위원〉\n- 예")
@example(
    "# 가상위원회 회의록\n◆ 참석자\n\n| 위원장(홍길동) | 개회함. |\n| | 국민의례는 생략함. |\n| 교장(김가상) | 고맙습니다. |"
)
@example(
    "◆ 참석위원 : 위원장 가나다\n### 〈위원장〉\n- 시작함.\n### 〈가나다 위원장〉\n- 업무 보고\n  - 걷기 좋은 길 조성"
)
@example("### 〈위 원장〉\n- 시작함.\n### 〈위원장〉\n- 업무 보고\n  - 걷기 좋은 길 조성")
@example("(위원장  홍길동) 개의함.\n(과장\u2028김가상) 보고함.\n(위원장  홍길동) 산회함.")
@example("| 발언자 | 발언 내용 |\n|---|---|\n| 위원장  홍길동 | 예. |\n| 간사  김가상 | 네. |")
@example(
    "의사일정\n1. 주차장 조례안\n○위원장 가나다  주차장 조례안은 가결되었음을 선포합니다.다음은 보고입니다."
)
@example(
    "의사일정\n1. 갑 조례안\n2. 을 조례안\n(10시00분 개의)\n1. 갑 조례안\n○위원 가나다  의사진행 발언입니다.\n○위원장 라마바  의사일정 제1항과 제2항을 일괄 상정합니다."
)
@example(
    "의사일정\n1. 갑 조례안\n2. 을 조례안\n(10시00분 개의)\n1. 갑 조례안\n○위원 가나다  의사진행 발언입니다.\n○위원장 라마바  의사일정 제1항과 제2항을 일괄 上程합니다."
)
@example("(위원장\n홍길동) 개의함.\n(과장\n김가상) 보고함.\n(위원장 홍길동) 산회함.")
@example("◯의장 가나다  보고함.\n===◯출석 의원")
@example("(원장 )\n(처장 \n)\n(위원)")
@example("가나: 하나\n가나: 둘\n- 〈위원장\n::셋")
@example(TABLE)
def test_any_text_is_proved_without_a_false_alarm(text: str) -> None:
    assert held(text) == []


TABLE_LINES = (
    "| 위원장 | 개회합니다. |", "| | 이어서 |", "| | (웃음) |", "| | |a|", "| 위원장 | |a | b| |", "|○○○ 위원||b|", "| **의장** | **네** |",
    "| 간사 | |", "| 1. 개회 | |", "|||", "| 위원장 |", "", "| 〈위원장〉 | : 말 |", "| | 〉말 |", "| 위원장: | 네 |", "### 〈위원장〉", "- 말함",
    "위와 같이 회의록을 작성함.", "| a | b | c |", "| 발언자 | 발언 내용 |", "|---|---|", "제1호 안건 : 수학여행(안)",
    "| 1 | 위원장 | 개회합니다. | |", "| 2 | | 이어서 | 서면 |", "| 안건 | 간사 | (웃음) | 반영 |", "|3|○○○ 위원||b|", "| | | | |", "|4|의장|네|", "| | **의장** | 가 |",
)  # fmt: skip
TABLES = st.tuples(
    st.lists(st.sampled_from(TABLE_LINES), max_size=3),
    st.sampled_from(
        (
            ["| 발언자 | 발언 내용 |", "| --- | --- |"],
            ["|구분|의견|", "|:-|-:|"],
            ["| 순번 | 발언자 | 발언내용 | 비고 |", "|---|---|---|---|"],
            ["|안건|위원명|질의내용|", "|-|-|-|"],
            ["|발언자|직위|발언 요지|", "|-|-|-|"],
        )
    ),
    st.lists(st.sampled_from(TABLE_LINES), max_size=8),
).map(lambda parts: "\n".join(chain(*parts)))


@settings(max_examples=60)
@given(TABLES)
@example("| 발언자 | 발언 내용 |\n| 위원장 | 개회합니다. |\n| 발언자 | 발언 내용 |\n| --- | --- |")
def test_any_table_is_proved_without_a_false_alarm(text: str) -> None:
    assert held(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("찬성 | 반대", "찬성 반대"),
        ("찬성 | 반대", "찬성 | | 반대"),
        ("|나|라고", "나|라고"),
        ("|나|라고", "|나라고"),
        ("가|나|다", "가나|다"),
        ("| | |앞의", "| |앞의"),
        ("| | |앞의", "|앞의"),
        ("자차<카", "자차카"),
        ("타*파", "타파"),
    ],
)
def test_a_sign_lost_from_a_table_or_its_words_is_found(old: str, new: str) -> None:
    def damage(html: str) -> str:
        escaped, lost = (signs(words) for words in (old, new))
        assert escaped in html
        return html.replace(escaped, lost)

    assert [told for told in held(TABLE, damage) if told.startswith("V001")]


WIDE = """# 2024년 제1차 가상위원회 회의록

| 순번 | 발언자 | 발언내용 | 비고 |
|---|---|---|---|
| 1 | 위원장 | 개회를 선포함. | |
| 2 | 이허구 위원 | 값이 얼마인지? | 서면 |
| 3 | | 다시 묻겠음. | 녹음 |
"""


def test_a_table_of_more_columns_is_proved() -> None:
    assert held(WIDE) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("서면", "서"), ("서면", "서면면"), ("\n2&#160;", "\n"), ("\n2&#160;", "\n4&#160;"), ("얼마인지", "얼마"), ("녹음", ""), ("이허구 위원", "위원")],
)  # fmt: skip
def test_a_letter_lost_from_a_cell_is_found(old: str, new: str) -> None:
    def damage(html: str) -> str:
        assert old in html
        return html.replace(old, new)

    assert [told for told in held(WIDE, damage) if told.startswith("V001")]


@pytest.mark.parametrize("place", range(6))
def test_a_bar_lost_between_columns_is_found(place: int) -> None:
    def damage(html: str) -> str:
        before, *pieces = html.split(EDGE)
        assert len(pieces) == 3 * html.count('<span class="line') >= 6
        edges = [EDGE if n != place else "" for n in range(len(pieces))]
        return before + "".join(edge + piece for edge, piece in zip(edges, pieces, strict=True))

    assert [told for told in held(TABLE, damage) if told.startswith("V001")]


def signs(words: str) -> str:
    """Words as they stand in a page's source."""
    return "".join(f"&#{ord(c)};" if c in "|<*" else c for c in words)


def held(text: str, damage: Callable[[str], str] = str) -> list[str]:
    """What the proof says of a site of one record, its transcript damaged."""
    data = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    source, _ = read_source(data, "x")
    meeting = replace(understand(source.text)[0], source=source)
    ledger = remember(meeting, Ledger())
    with TemporaryDirectory() as name:
        of = [meeting.committee], [meeting]
        put(Path(name), {path: text.encode() for path, text in files(*of, []).items()})
        put(Path(name), feeds(*of, ""))
        pages = {
            f"{page.url}index.html": read_page(
                markdown.markdown(
                    damage(page.body) if page.front["kind"] == "transcript" else page.body,
                    extensions=EXTENSIONS,
                ),
                f"{page.url}index.html",
                "x",
            )
            for page in [*meeting_pages(meeting), *site_pages([meeting.committee], [meeting])]
        }
        made = [path for path in Path(name).rglob("*") if path.suffix in (".json", ".xml")]
        names = [path.relative_to(name).as_posix() for path in made]
        for path in ("data/index.html", f"data/{meeting.committee.id}/index.html"):
            pages[path] = read_page("", path, "x")
        pages["about/index.html"] = read_page('<a id="errors"></a>', "about/index.html", "x")
        site = Site(pages, frozenset([*pages, *names]), Path(name), "site")
        proof = hold(site, [Kept(meeting.address, data, "x", ledger, NOTES)])
    return [f"{p.code} {p.message}" for p in proof.problems]


NOTES = f"name: {COMMITTEE.name}\npublisher: {COMMITTEE.publisher}"
ITEM = f"{OWN}agenda/1/index.html"
CHAIR = f"{OWN}speakers/wiwonjang/index.html"
WITHHELD = f"{OWN}speakers/withheld/index.html"
MISLED = {  # page, old, new: what a citizen would be misled by
    "a mask leads to a person": (SAID, 'href="../speakers/withheld/"', 'href="../speakers/wiwonjang/"'),
    "a name beside a mask": (SAID, "비공개 위원 (여러 명)</a></span>", "라마바</a></span>"),
    "a name told to the blind": (SAID, 'aria-label="링크 복사: 발언 s3"', 'aria-label="라마바 위원"'),
    "another name beside an office": (SAID, ">가나다</span>", ">라마바</span>"),
    "a name lost": (SAID, ">가나다</span>", "></span>"),
    "another kind": (SAID, 'kind">의견', 'kind">답변'),
    "words of the site in a turn": (SAID, "</section>", '<p class="ui">사퇴하겠음.</p></section>'),
    "words of the site between turns": (SAID, '<section class="speech opinion"', '<p class="ui">가결됨.</p><section class="speech opinion"'),
    "words before the record": (SAID, '<div class="record">', '<p>사퇴함.</p><div class="record">'),
    "a hidden turn": (SAID, '<section class="speech opinion"', '<section hidden class="speech opinion"'),
    "a turn struck out": (SAID, 'class="depth0" id="s4-p1">동의함.', 'class="depth0" id="s4-p1"><del>동의함.</del>'),
    "an unseen paragraph": (SAID, 'class="depth0" id="s4-p1"', 'class="depth0 unseen" id="s4-p1"'),
    "a class that hides": (SAID, 'class="depth0" id="s4-p1"', 'class="depth0 md-hidden" id="s4-p1"'),
    "a template": (SAID, '<section class="speech opinion"', '<template></template><section class="speech opinion"'),
    "words in a link out": (SAID, 'id="s4-p1">동의함.', 'id="s4-p1"><a href="https://a.example/">동의함.</a>'),
    "another's label over words": (ITEM, re.compile('data-from="s3"([^>]*)>○○○ 위원'), r'data-from="s1"\1>위원장'),
    "a reporter's label to another's page": (ITEM, re.compile(r'(보고: <a href="\.\./\.\./speakers/)[^/"]+'), r"\1wiwonjang"),
    "a reporter's label to no speaker's page": (ITEM, re.compile(r'(보고: <a href="\.\./\.\./)speakers/[^/"]+'), r"\1transcript"),
    "a name as a label": (ITEM, re.compile(' data-from="s3"([^>]*)>○○○ 위원'), r"\1>라마바 위원"),
    "a name behind a label": (ITEM, "○○○ 위원</h3>", "○○○ 위원</h3> 라마바"),
    "an element that no page has": (ITEM, "</section>", "<dialog></dialog></section>"),
    "words under an item": (ITEM, "</section>", "<p>반대함.</p></section>"),
    "words under another turn": (ITEM, 'data-speech="s3"', 'data-speech="s4"'),
    "a turn lost": (CHAIR, re.compile('<section class="speech procedure".*?</section>', re.DOTALL), ""),
    "a masked turn lost": (WITHHELD, re.compile("<section .*?</section>", re.DOTALL), ""),
    "a heading": (WITHHELD, "비공개 위원 (여러 명)</h1>", "라마바 위원</h1>"),
    "a name in a list": (f"{OWN}index.html", 'data-name="wiwonjang">가나다', 'data-name="wiwonjang">라마바'),
    "a count of turns": (f"{OWN}speakers/index.html", 'data-turns="wiwonjang">2', 'data-turns="wiwonjang">3'),
    "a state of the law": (f"{OWN}index.html", 'data-law="표결내용">찾지 못함', 'data-law="표결내용">있음'),
    "a fact cut short": (f"{OWN}index.html", "~11:30</span>", "</span>"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new"), MISLED.values(), ids=MISLED.keys())
def test_nobody_is_misled_on_who_said_what(
    small: Whole, path: str, old: str | re.Pattern[str], new: str
) -> None:
    html = page_of(small, path).replace("&#126;", "~")
    broken = (
        old.sub(new, html, count=1) if isinstance(old, re.Pattern) else html.replace(old, new, 1)
    )
    assert damaged(small, path, html) == []
    assert broken != html
    assert damaged(small, path, broken)


WRONG = {
    "an attendee": ('"name": "가나다"', '"name": "홍길동"'),
    "a place": ('"place": "가상시청 3층 회의실"', '"place": "부산시청"'),
    "a time": ('"ends_at": "2024-03-05T11:30', '"ends_at": "2024-03-05T19:30'),
    "a title": ('"title": "걷기 좋은 길 조성"', '"title": "걷기 좋은 길 폐지"'),
    "a quote": ('"quote": "걷기 좋은 길 조성"', '"quote": "나쁜 길"'),
    "an item named": ('"agenda": "a1"', '"agenda": "a2"'),
    "a reporter": ('"reporter": "s2"', '"reporter": "s1"'),
    "a sum": ('"characters": ', '"characters": 1'),
    "no JSON": ("{", "", ),
    "a lost key": ('"attendees"', '"people"'),
    "another shape": ('"speeches": [', '"speeches": [null, '),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_fact_of_the_data_is_named(small: Whole, old: str, new: str) -> None:
    root, site, kept = small
    file = root / "site" / DATA
    text = file.read_text("utf-8")
    assert old in text
    try:
        file.write_text(text.replace(old, new, 1), "utf-8")
        found = hold(site, kept).problems
    finally:
        file.write_text(text, "utf-8")
    codes = {problem.code for problem in found if problem.path == f"site/{DATA}"}
    assert codes & {"V003", "V007"} or any(problem.code == "V002" for problem in found)


def test_a_meeting_without_a_record_is_named(small: Whole) -> None:
    _, site, kept = small
    pages = {path.replace("2024-1", "2024-9"): page for path, page in site.pages.items()}
    moved = {path: replace(page, path=path) for path, page in pages.items()}
    found = hold(replace(site, pages={**moved, **site.pages}), kept).problems
    assert any(problem.message == "원본이 없는 회의의 쪽입니다" for problem in found)


# --- the search index -----------------------------------------------------------------------------


def results_of(small: Whole, path: str, change: Callable[[bytes], bytes | None]) -> list[str]:
    """What is found once a file of the index is another; the file is put back."""
    root, _, kept = small
    (file,) = (root / "site/assets/search").glob(path)
    data = file.read_bytes()
    try:
        changed = change(data)
        file.unlink() if changed is None else file.write_bytes(changed)
        again = read_site(root / "site", "site")
        return [f"{p.code} {p.message}" for p in check_results(again, [k.address for k in kept])]
    finally:
        file.write_bytes(data)


def instead(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        text = gzip.decompress(data).decode()
        assert old in text
        return gzip.compress(text.replace(old, new).encode())

    return change


def test_results_that_are_the_record_s_are_let_through(small: Whole) -> None:
    assert results_of(small, "index.json", lambda data: data) == []


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("t/*/*/6.bin", instead("걷기", "뛰기")),
        ("t/*/*/7.bin", instead('"label":"○○○ 위원"', '"label":"홍길동 위원"')),
        (
            "t/*/*/7.bin",
            instead('"label":"○○○ 위원","speaker":""', '"label":"○○○ 위원","speaker":"wiwon"'),
        ),
        ("t/*/*/7.bin", instead("#s3-p1", "#s3-p2")),
        ("t/*/*/7.bin", instead('"agenda":["a1"]', '"agenda":["a2"]')),
        ("t/*/*/7.bin", instead('"id":"s3-p2"', '"id":"s3-p9"')),
        ("t/*/*/7.bin", lambda data: None),
        ("*/v/0.bin", lambda data: None),
        ("*/l/0.bin", lambda data: b""),
        ("t/*/*/7.bin", lambda data: data[:40]),
        ("m/*.bin", instead("2024-1", "2024-2")),
        ("index.json", lambda data: b"{}"),
        ("index.json", lambda data: None),
    ],
    ids=[
        *(
            "words",
            "a mask named",
            "a mask with a slug",
            "address",
            "item",
            "id",
            "lost",
            "no word",
            "no list",
            "cut",
        ),
        *("meeting", "empty", "none"),
    ],
)
def test_a_result_that_is_not_the_record_s_is_found(
    small: Whole, path: str, change: Callable[[bytes], bytes | None]
) -> None:
    found = results_of(small, path, change)
    assert found
    assert all(line.startswith("V010 검색") for line in found)


def test_a_strange_file_of_the_index_is_found(small: Whole) -> None:
    root, _, kept = small
    folder = next((root / "site/assets/search/t").glob("*/*"))
    strange = folder.with_name("2024-1-0123456789abcdef")
    strange.mkdir()
    for file in (root / "site/assets/search/x.bin", strange / "0.bin"):
        file.write_bytes(b"")
        try:
            again = read_site(root / "site", "site")
            (found,) = check_results(again, [one.address for one in kept])
            assert found.message == "검색 자료에 없는 파일입니다"
        finally:
            file.unlink()
    strange.rmdir()


def test_one_meeting_s_results_are_proved_alone(small: Whole) -> None:
    root, site, kept = small
    address = kept[0].address
    folder = next((root / "site/assets/search/t").glob(f"{address}-*"))
    name = folder.relative_to(root / "site").as_posix()
    data = read_data(site, path_of(address))
    assert list(check_texts(site, name, address, data)) == []
    assert list(check_texts(site, name, address, None)), "without its data nothing is proved"
    draft = {**data, "status": "draft"} if data else None
    assert list(check_texts(site, name, address, draft)), "a draft is not told as one"
    closed = {**data, "fully_withheld": True} if data else None
    assert list(check_texts(site, name, address, closed)), "nor what is withheld"


def test_a_number_in_a_packed_file_is_found(small: Whole) -> None:
    root, _, _ = small
    file = root / "site/assets/search/x.bin"
    file.write_bytes(gzip.compress("주민번호 900101-1234567".encode()))
    try:
        assert "D001" in {p.code for p in verify(root, root / "site").problems}
    finally:
        file.unlink()


def test_a_label_with_a_colon_is_read_aloud() -> None:
    assert SAID_ALOUD.fullmatch("발표: 국제협력과장: 이 회의의 발언 모두")
    assert not SAID_ALOUD.fullmatch("발표: 국제협력과장: 다른 회의")
