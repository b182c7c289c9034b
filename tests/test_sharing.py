"""What others see of the site: shared links, JSON-LD, the list of pages, the feeds; and that the proof holds them."""

import json
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

import feedparser
import pytest
from conftest import COMMITTEE, once, put, understand
from crawl import crawl
from sites import NEW, STENO, copy_site, feeds, publish, run

from generator.committee.offices import offices
from generator.export.feeds import MOST
from generator.model import Meeting
from generator.notes import Version
from generator.render import linked
from generator.verify import prove, records
from generator.verify.links import Site
from generator.verify.pages import Page, read_page

BASE = "https://minutes.example/repo/"
EVIL = (
    """</script><script>alert(1)</script> "가" '나' `다` <site> \\u0000 &lt; --> ]]> {{ x }} 😀"""
)
LONG = "가나다라마바사아자차" * 30
HOSTILE = {
    "minutes/evil/committee.yml": f"name: {json.dumps(f'{EVIL} 위원회', ensure_ascii=False)}\nlicence: {json.dumps(EVIL, ensure_ascii=False)}",
    "minutes/evil/2024-1/minutes.md": f"""# {EVIL} 회의록

## 〈회의개요〉

◆ 일시 : 2024. 3. 5.(화) 10:00~11:30

◆ 장소 : {EVIL}

### 〈도시과장〉

- 현안업무 보고
  - {EVIL}
  - {LONG}

### 〈{EVIL} 위원〉

- {EVIL}
""",
    "minutes/evil/2024-2/minutes.md": "말한 것이 없음\n",
}


class Heads(HTMLParser):
    """A page's head: what it says of itself, and the scripts in the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.island, self.inside, self.scripts = "", False, 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.said[values.get("property") or values.get("name", "")] = values.get("content", "")
        if tag == "link":
            self.links[values["rel"]] = values["href"]
        self.inside = values.get("type") == "application/ld+json"
        self.scripts += tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        self.island += data if self.inside else ""


LED = re.compile(r"(?:data/)?city/")  # where the committee was before


def repository(root: Path) -> Path:
    copy_site(root)
    committee = "name: 가상도시위원회\npublisher: 가상시\naliases:\n  city: smart-city\n"
    put(root, {"minutes/smart-city/2024-1/minutes.md": NEW, **STENO, **HOSTILE})
    return put(root, {"minutes/smart-city/committee.yml": committee})


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site under a base path: a council's, an office's with masks, one of nothing but hostile words.

    A copy of what was built once, since it will be damaged.
    """
    made = once(tmp_path_factory, "hard", lambda root: publish(repository(root), SITE_URL=BASE))
    return shutil.copytree(made, tmp_path_factory.mktemp("hard") / "root")


def build_elsewhere(root: Path) -> None:
    elsewhere = {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "7"}
    done = run(repository(root), "build", "--jobs", "1", lent=False, **elsewhere)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without an address, built elsewhere, with nothing of the other."""
    return once(tmp_path_factory, "plain", build_elsewhere)


@cache
def heads(root: Path) -> dict[str, Heads]:
    return {
        path.relative_to(root / "site").as_posix(): Heads(path.read_text("utf-8"))
        for path in sorted((root / "site").rglob("*.html"))
    }


def lives(root: Path, url: str) -> bool:
    """Whether an address of the site is a file, and its fragment a place in it."""
    path, fragment = urldefrag(url)
    if not path.startswith(BASE):
        return False
    file = root / "site" / path.removeprefix(BASE)
    file = file / "index.html" if file.is_dir() else file
    return file.is_file() and (not fragment or f'id="{fragment}"' in file.read_text("utf-8"))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from nodes(inner)


pytest_sites = pytest.mark.parametrize("name", ["hard", "plain"])


@pytest.mark.slow
@pytest_sites
def test_every_page_says_what_it_is(name: str, request: pytest.FixtureRequest) -> None:
    root = request.getfixturevalue(name)
    where = BASE if name == "hard" else ""
    for path, head in heads(root).items():
        if path == "404.html" or LED.match(path):
            assert "og:title" not in head.said
            continue
        assert head.said["og:title"], path
        assert len(head.said["og:description"]) > 10, path
        assert head.said["og:description"] == head.said["description"], path
        assert head.said["og:locale"] == "ko_KR"
        assert head.said["twitter:card"] == "summary"
        own = where + path.removesuffix("index.html") if where else None
        assert head.said.get("og:url") == head.links.get("canonical") == own
        assert lives(root, urljoin(BASE + path, head.said["og:image"]))
    about = heads(root)["council/2024-1/agenda/2/index.html"].said
    assert about["og:title"] == "길 조성 조례안 – 제12회 가상시의회(임시회) 본회의 회의록 제1호"
    assert about["description"] == (
        "가상시의회, 2024. 3. 5. 안건: 길 조성 조례안. 기록된 결정: 가결. 이 안건을 말한 발언."
    )


@pytest.mark.slow
@pytest_sites
def test_all_that_programs_are_told_leads_somewhere(
    name: str, request: pytest.FixtureRequest
) -> None:
    root = request.getfixturevalue(name)
    kinds = set()
    for path, head in heads(root).items():
        if not head.island:
            assert path.split("/")[0] in ("404.html", "about", "guide") or LED.match(path), path
            continue
        for node in nodes(json.loads(head.island)):
            kinds.add(node.get("@type"))
            for key in ("@id", "url", "item", "contentUrl"):
                if key in node:
                    assert lives(root, urljoin(BASE + path, node[key])), (path, node[key])
    assert kinds == {
        None, "WebSite", "Dataset", "DataDownload", "Organization", "GovernmentOrganization", "Event", "Place",
        "DigitalDocument", "CreativeWork", "BreadcrumbList", "ListItem",
    }  # fmt: skip


@pytest.mark.slow
def test_a_meeting_is_an_event_with_its_record(hard: Path) -> None:
    island = json.loads(heads(hard)["smart-city/2024-1/index.html"].island)
    event, record, crumbs = island["@graph"]
    own = f"{BASE}smart-city/2024-1/"
    assert event == {
        "@type": "Event", "@id": own, "url": own, "name": "2024년 제1차 가상도시위원회 회의록",
        "startDate": "2024-03-05T10:00:00+09:00", "endDate": "2024-03-05T11:30:00+09:00",
        "location": {"@type": "Place", "name": "가상시청 3층 회의실"}, "organizer": {"@id": f"{BASE}smart-city/"},
    }  # fmt: skip
    assert record["@id"] == f"{own}transcript/"
    assert "license" not in record
    assert [entry["name"] for entry in crumbs["itemListElement"]] == [
        "홈",
        "가상도시위원회",
        "2024년 제1차 가상도시위원회 회의록",
    ]
    bodies = {
        path: json.loads(heads(hard)[f"{path}/index.html"].island)["@graph"][0]["@type"]
        for path in ("smart-city", "evil")
    }
    assert bodies == {"smart-city": "GovernmentOrganization", "evil": "Organization"}


@pytest.mark.slow
@pytest_sites
def test_hostile_words_stay_words(name: str, request: pytest.FixtureRequest) -> None:
    root = request.getfixturevalue(name)
    pages = heads(root)
    scripts = pages["smart-city/2024-1/agenda/1/index.html"].scripts
    for path, head in pages.items():
        if path.startswith("evil/2024-1/agenda/") and path.count("/") == 4:
            assert head.scripts == scripts
            assert len(json.loads(head.island)["@graph"]) == 1
    event = json.loads(pages["evil/2024-1/index.html"].island)["@graph"][0]
    assert event["name"] == f"{EVIL} 위원회 2024-1"
    assert event["location"]["name"] == EVIL
    assert pages["evil/2024-1/index.html"].said["og:title"] == event["name"]
    feed = feedparser.parse((root / "site/evil/feed.xml").read_bytes(), sanitize_html=False)
    assert [entry.title for entry in feed.entries if entry.title.endswith("-1")] == [event["name"]]


def test_an_address_is_never_taken_from_words() -> None:
    text = linked.text({"name": '<site>"\x00\\u0000', "x": "\x00a/"})
    assert text.count("<") == 1
    assert '"x":"<site>a/"' in text


# --- the list of pages ----------------------------------------------------------------------------


@pytest.mark.slow
def test_the_list_of_pages_has_those_that_are_to_be_found(hard: Path, plain: Path) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.parse(hard / "site/sitemap.xml").getroot()
    parts = [(one.findtext(f"{space}loc") or "").removeprefix(BASE) for one in root]
    assert f"{BASE}{LISTED}" in [one.findtext(f"{space}loc") for one in root]
    lists = [ElementTree.parse(hard / "site" / part).getroot() for part in parts]
    days = {u.findtext(f"{space}loc"): u.findtext(f"{space}lastmod") for own in lists for u in own}
    pages = {f"{BASE}{path.removesuffix('index.html')}" for path in crawl(hard / "site")}
    led = {page for page in pages if LED.match(page.removeprefix(BASE))}
    assert len(led) > 5
    assert set(days) == pages - led - {f"{BASE}{own}" for own in ("404.html", "search/")}
    assert days[f"{BASE}smart-city/2024-1/transcript/"] == "2024-03-05"
    assert days[f"{BASE}evil/2024-2/"] is days[f"{BASE}about/"] is None
    assert list(ElementTree.parse(plain / "site/sitemap.xml").getroot()) == []
    robots = [(root / "site/robots.txt").read_text("utf-8") for root in (hard, plain)]
    assert f"Sitemap: {BASE}sitemap.xml" in robots[0]
    assert [rules.split() for rules in robots][1] == ["User-agent:", "*", "Allow:", "/"]


# --- feeds ----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest_sites
def test_every_feed_is_sound_and_leads_into_the_site(
    name: str, request: pytest.FixtureRequest
) -> None:
    root = request.getfixturevalue(name)
    paths = [p.relative_to(root / "site").as_posix() for p in (root / "site").rglob("feed.xml")]
    assert {path for path in paths if path.count("/") < 2} == {
        *("feed.xml", "smart-city/feed.xml", "council/feed.xml", "evil/feed.xml", "city/feed.xml")
    }
    assert "smart-city/speakers/wiwonjang/feed.xml" in paths
    assert not [path for path in paths if "withheld" in path]
    for path in paths:
        text = (root / "site" / path).read_text("utf-8")
        feed = feedparser.parse(text)
        assert feed.bozo is False, path
        assert feed.entries
        assert feed.feed.updated == max(entry.updated for entry in feed.entries)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        links = re.findall(r'href="([^"]+)"', text)
        assert all(lives(root, urljoin(BASE + path, link)) for link in links), path
        assert all(link.startswith(BASE) for link in links) == (name == "hard")
        assert ('rel="self"' in text) == (name == "hard")
    pages = heads(root)
    for path, own in (("", "feed.xml"), ("council/", "council/feed.xml")):
        link = pages[f"{path}index.html"].links["alternate feed"]
        assert urljoin(BASE + path, link) == BASE + own


@pytest.mark.slow
def test_a_feed_says_what_was_dealt_with_and_decided(hard: Path) -> None:
    text = (hard / "site/council/feed.xml").read_text("utf-8")
    said = "".join(ElementTree.fromstring(text).itertext())
    assert "가상시의회 · 2024. 3. 5." in said
    assert "길 조성 조례안 · 기록된 결정: 가결" in said
    turn = (hard / "site/council/speakers/dosigukjang-iheogu/feed.xml").read_text("utf-8")
    assert f'<a href="{BASE}council/2024-1/transcript/#s7">길 조성 조례안을 보고드리겠습' in turn
    assert "<title>도시국장 이허구 – 제12회 가상시의회(임시회)" in turn


def ids(meeting: Meeting, site: str = "") -> list[list[str]]:
    made = feeds([meeting.committee], [meeting], site).values()
    return [re.findall(r"<id>(.*?)</id>", text.decode())[1:] for text in made]


def test_the_id_of_an_entry_stays_wherever_site_and_meeting_go(real: Meeting) -> None:
    own = ids(real)
    assert own == ids(real, BASE)
    moved = replace(real, id="2023-02", formerly=(real.address,))
    assert own == ids(moved)
    assert all(
        re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", i[0]) for i in own
    )
    assert own[0] != ids(replace(real, id="2023-02"))[0]


def test_an_entry_is_as_old_as_the_last_that_is_told_of_its_record(real: Meeting) -> None:
    later = replace(real.notes, versions=(Version("확정", real.day.replace(month=9)),))  # type: ignore[union-attr]
    text = feeds([real.committee], [replace(real, notes=later)], "")["feed.xml"].decode()
    assert text.count("<updated>2023-09-04T00:00:00+09:00</updated>") == 2
    nothing = feeds([COMMITTEE], [], "")
    assert feedparser.parse(nothing["board/feed.xml"]).bozo is False


def test_a_feed_has_the_newest_meetings_only() -> None:
    meeting, _ = understand("# 회의록\n\n### 〈위원장〉\n\n- 시작함.\n")
    many = [replace(meeting, id=f"20{number:02}-1") for number in range(MOST + 10)]
    made = feeds([COMMITTEE], many, "")
    for text in (
        made["feed.xml"],
        made["board/feed.xml"],
        made["board/speakers/wiwonjang/feed.xml"],
    ):
        entries = feedparser.parse(text).entries
        assert len(entries) == MOST
        assert entries[0].updated == f"20{MOST + 9}-01-01T00:00:00+09:00"


def test_a_mask_has_no_feed() -> None:
    meeting, _ = understand("### 〈○○○ 위원〉\n\n- 하나\n\n### 〈○○○ 위원〉\n\n- 둘\n")
    assert [*feeds([COMMITTEE], [meeting], "")] == ["feed.xml", "board/feed.xml"]


def test_an_office_is_one_label_through_all_meetings() -> None:
    first, _ = understand("### 〈도시 과장〉\n\n- 하나\n\n### 〈간사〉\n\n- 둘\n")
    later, _ = understand("### 〈도시과장〉\n\n- 셋\n")
    (speech,), slug = later.speeches, first.speakers[0].slug
    assert speech.speaker
    other = replace(speech, speaker=replace(speech.speaker, office="도시 과 장 보", slug=slug))
    last = replace(later, id="2024-3", speeches=(other,))
    found = offices(COMMITTEE, [last, replace(later, id="2024-2"), first], {})
    held = {office.slug: [meeting.id for meeting, _ in office.held] for office in found}
    assert held == {"gansa": ["2024-1"], slug: ["2024-2", "2024-1"], f"{slug}-2": ["2024-3"]}


@pytest.mark.slow
def test_another_build_elsewhere_is_the_same_but_for_the_address(hard: Path, plain: Path) -> None:
    there, here = (
        {p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file()}
        for root in (hard, plain)
    )
    ours = ("site/", "docs/", "minutes/")
    there, here = ({p: f for p, f in all_.items() if p.startswith(ours)} for all_ in (there, here))
    made = [
        path for path in there if "sitemap" not in path
    ]  # without an address there is nothing to list
    assert set(made) == {path for path in here if "sitemap" not in path}
    lists = {"site/robots.txt"}
    other = {p for p in made if there[p].read_bytes() != here[p].read_bytes()} - lists
    assert not {path for path in other if not path.endswith((".html", "feed.xml"))}
    for path in (path for path in other if path.endswith(".html")):
        own = body(there[path])
        if path == "site/404.html":  # may stand anywhere: its links begin at the host
            own = own.replace('"/repo/', '"/')
        assert own == body(here[path]), path
    for path in (path for path in other if path.endswith("feed.xml")):
        assert addressed(here[path], path.removeprefix("site/")) == re.sub(
            r'<link rel="self"[^>]*/>\s*', "", there[path].read_text("utf-8")
        )


def addressed(feed: Path, path: str) -> str:
    """A feed of a site without an address, as if it stood at ours."""
    return re.sub(
        'href="([^"]+)"',
        lambda link: f'href="{urljoin(BASE + path, link[1])}"',
        feed.read_text("utf-8"),
    )


def body(page: Path) -> str:
    return page.read_text("utf-8").partition("</head>")[2]


# --- the proof ------------------------------------------------------------------------------------


def proved(root: Path) -> list[str]:
    """The whole proof, but that a page which did not change is not read again."""
    folder = root / "site"
    names = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]

    def read(own: Collection[str]) -> Site:
        pages = {n: parsed((folder / n).read_text("utf-8"), n) for n in own if n.endswith(".html")}
        return Site(pages, frozenset(own), folder, "site")

    return [f"{p.path} {p.code}" for p in prove(list(records(root)), names, read).problems]


@cache
def parsed(html: str, path: str) -> Page:
    return read_page(html, path, f"site/{path}")


@pytest.mark.slow
def test_the_proof_lets_what_is_right_pass(hard: Path, plain: Path, changed: Path) -> None:
    assert [*proved(hard), *proved(plain), *proved(changed)] == []


MEETING, ITEM = "smart-city/2024-1/index.html", "council/2024-1/agenda/2/index.html"
MASKED = "smart-city/2024-1/speakers/withheld/index.html"
LISTED = "smart-city/2024/sitemap.xml"
FEED, CHAIR = "smart-city/feed.xml", "smart-city/speakers/wiwonjang/feed.xml"
DAMAGES: dict[str, tuple[str, str, str]] = {
    "another title": (ITEM, 'og:title" content="길', 'og:title" content="물길'),
    "another decision": (ITEM, "결정: 가결", "결정: 부결"),
    "another day in its head": (ITEM, ">2024. 3. 5. 가상시의회<", ">2024. 3. 6. 가상시의회<"),
    "another day in words": (ITEM, "2024. 3. 5. 안건", "2024. 3. 6. 안건"),
    "another page's address": (ITEM, 'og:url" content="https', 'og:url" content="http'),
    "a lost canonical address": (ITEM, 'rel="canonical"', 'rel="x"'),
    "a lost picture": (ITEM, "share.png", "shared.png"),
    "another name": (MEETING, '"name":"2024년 제1차', '"name":"2024년 제2차'),
    "another start": (MEETING, "T10:00", "T11:00"),
    "another end": (MEETING, "T11:30", "T12:30"),
    "another place": (MEETING, '"Place","name":"가상시청', '"Place","name":"서울시청'),
    "a person": (MEETING, '"@type":"Place"', '"@type":"Person"'),
    "a dead @id": (MEETING, '"@id":"https://minutes.example/repo/smart-city/2024-1/', '"@id":"https://minutes.example/repo/smart-city/2024-9/'),
    "another site": (MEETING, '"@id":"https://minutes.example', '"@id":"https://other.example'),
    "another page's name": (ITEM, '"name":"안건"', '"name":"의안"'),
    "no JSON": (ITEM, '{"@context"', '{"@context'),
    "nothing told": (ITEM, "application/ld+json", "text/plain"),
    "an invented licence": (MEETING, '"temporalCoverage"', '"license":{"@type":"CreativeWork","name":"공공누리 제9유형"},"temporalCoverage"'),
    "an invented source": (MEETING, '"temporalCoverage"', '"isBasedOn":["https://other.example/a.pdf"],"temporalCoverage"'),
    "another record's day": (MEETING, 'Coverage":"2024-03-05', 'Coverage":"2024-03-06'),
    "an invented publisher": ("council/index.html", '"Organization","name":"가상시', '"Organization","name":"다른시'),
    "another committee": ("council/index.html", '"name":"가상시의회","parent', '"name":"다른의회","parent'),
    "another span of days": ("council/index.html", "2024-03-05/2024", "2023-03-05/2024"),
    "a name beside masks": (MASKED, 'description" content="', 'description" content="라마바 '),
    "an item's words": (FEED, "걷기 좋은 길", "걷기 나쁜 길"),
    "a decision": ("council/feed.xml", "결정: 가결", "결정: 부결"),
    "an entry's title": (FEED, "제1차 가상도시위원회 회의록</title>", "제2차 가상도시위원회 회의록</title>"),
    "an entry's day": (FEED, "2024-03-05T00", "2024-03-06T00"),
    "an entry's link": (FEED, "2024-1/agenda/1/", "2024-1/agenda/2/"),
    "an entry's id": (FEED, "</id><title>2024", "0</id><title>2024"),
    "another's turn": (CHAIR, "#s1", "#s3"),
    "a turn's words": (CHAIR, "회의를 시작", "회의를 마침"),
    "an office's name": (CHAIR, "위원장 가나다", "위원장 라마바"),
    "a mask's feed": (CHAIR, "speakers/wiwonjang/", "speakers/withheld/"),
    "broken XML": (FEED, "</feed>", ""),
    "a day of the list": (LISTED, "2024-03-05", "2024-03-06"),
    "a page less in the list": (LISTED, "smart-city/2024-1/agenda/1/", "smart-city/2024-1/"),
    "a page more in the list": (LISTED, "</urlset>", f"<url><loc>{BASE}search/</loc></url></urlset>"),
    "another list": ("robots.txt", "sitemap.xml", "map.xml"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("path", "old", "new"), DAMAGES.values(), ids=DAMAGES.keys())
def test_the_proof_finds_every_damage(hard: Path, path: str, old: str, new: str) -> None:
    assert damaged(hard, path, lambda text: text.replace(old, new))


@pytest.mark.slow
@pytest.mark.parametrize("path", ["feed.xml", FEED, CHAIR, "sitemap.xml", LISTED, "robots.txt"])
def test_the_proof_misses_a_lost_file(hard: Path, path: str) -> None:
    assert damaged(hard, path, None)


def damaged(root: Path, path: str, change: Callable[[str], str] | None) -> list[str]:
    """What is found once a file is another; the file is put back."""
    file = root / "site" / path
    text = file.read_text("utf-8")
    try:
        if change is None:
            file.unlink()
        else:
            assert change(text) != text
            file.write_text(change(text), "utf-8")
        return proved(root)
    finally:
        file.write_text(text, "utf-8")


@pytest.mark.slow
def test_a_feed_of_nobody_is_found(hard: Path) -> None:
    stray = hard / "site/smart-city/speakers/withheld/feed.xml"
    stray.parent.mkdir(parents=True)
    try:
        shutil.copy(hard / "site/evil/feed.xml", stray)
        assert proved(hard)
    finally:
        shutil.rmtree(stray.parent)


def test_the_picture_is_one_and_small() -> None:
    picture = Path(__file__).parents[1] / "templates/theme/assets/share.png"
    data = picture.read_bytes()
    assert len(data) < 40_000
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1200, 630)
