"""The built site, as a reader's browser gets it."""

import hashlib
import re
import shutil
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, once, put
from crawl import crawl, dead_links
from sites import NEW, publish, run, scratch

pytestmark = pytest.mark.slow


def digests(folder: Path) -> Mapping[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_pages_of_the_contract_are_there(built: Path) -> None:
    pages = {path.removesuffix("index.html") for path in crawl(built / "site")}
    own = "smart-city/2023-2/"
    speakers = [
        line.split("slug: ")[1].split(",")[0]
        for line in (built / f"minutes/{own}ids.yml").read_text("utf-8").splitlines()
        if "slug: " in line
    ]
    assert pages == {
        "", "404.html", "about/", "about/accessibility/", "about/proof/", "data/", "guide/", "guide/problems/", "search/", "smart-city/", "smart-city/2023/", own,
        "data/smart-city/", "smart-city/proof/", "smart-city/agenda/", "smart-city/attendance/", "smart-city/speakers/",
        *(f"smart-city/speakers/{slug}/" for slug in speakers),
        f"{own}transcript/", f"{own}agenda/", f"{own}requests/", f"{own}corrections/", f"{own}speakers/", f"{own}speakers/withheld/",
        *(f"{own}agenda/{n}/" for n in range(1, 20)),
        *(f"{own}speakers/{slug}/" for slug in speakers),
    }  # fmt: skip
    assert len(speakers) == 14


def test_every_link_and_fragment_resolves_under_the_root(built: Path) -> None:
    assert list(dead_links(built / "site")) == []


def test_every_link_and_fragment_resolves_under_a_base_path(with_new: Path) -> None:
    assert list(dead_links(with_new / "site", "/repo/")) == []


def test_a_planted_dead_link_is_found(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "site", tmp_path / "site")
    page = tmp_path / "site/smart-city/2023-2/agenda/6/index.html"
    page.write_text(
        page.read_text("utf-8")
        .replace('href="../../transcript/#s13-p6"', 'href="../../transcript/#s13-p66"', 1)
        .replace("speakers/jeongbosiseutemdamdanggwan/", "speakers/x/", 1),
        "utf-8",
    )
    found = list(dead_links(tmp_path / "site"))
    assert [link.split(": ")[1].split(" ", 1)[1] for link in found] == [
        "leads nowhere",
        "has no such place",
    ]


def test_titles_are_unique_and_show_what_the_record_says(with_new: Path) -> None:
    titles = [page.title for path, page in crawl(with_new / "site").items()]
    assert len(titles) == len(set(titles))
    assert any(title.startswith("동네 <b>도서관</b> & \"확충\" 'AI' – 2024년") for title in titles)


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, str]]:
    """The real record's site built on another day and machine, and what was there before."""
    before = digests(scratch(tmp_path_factory.mktemp("clone")))
    later = put(tmp_path_factory.mktemp("later"), {"sitecustomize.py": ANOTHER_DAY})
    env = {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "7", "PYTHONPATH": str(later), "LC_ALL": "C"}

    def build(root: Path) -> None:
        done = run(scratch(root), "build", lent=False, **env)
        assert done.returncode == 0, done.stdout + done.stderr

    root = once(tmp_path_factory, "another", build)
    return root, {path: own for path, own in before.items() if not path.startswith(".cache/")}


def test_two_builds_are_the_same_bytes_on_another_day_and_machine(
    built: Path, another: tuple[Path, Mapping[str, str]]
) -> None:
    root, _ = another
    assert digests(root / "site") == digests(built / "site")
    assert digests(root / "docs") == digests(built / "docs")
    assert digests(root / "minutes") == digests(built / "minutes")


ANOTHER_DAY = """
    import datetime
    import time

    SHIFT = 400 * 86400
    real = time.time
    time.time = lambda: real() + SHIFT


    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)


    datetime.datetime = Later
"""


def test_a_new_meeting_is_found_and_the_old_one_does_not_change(
    built: Path, tmp_path: Path
) -> None:
    root = scratch(tmp_path / "clone")
    put(root, {"minutes/smart-city/2024-1/minutes.md": NEW})
    publish(root)
    own = "smart-city/2023-2/"
    old = {path: digest for path, digest in digests(built / "site").items() if path.startswith(own)}
    assert old == {
        path: digest for path, digest in digests(root / "site").items() if path.startswith(own)
    }
    assert len(old) == 40
    for page in ("index.html", "smart-city/index.html"):
        html = (root / "site" / page).read_text("utf-8")
        assert re.search(
            r'href="[^"]*2024-1/" data-meeting="smart-city/2024-1">2024년 제1차 가상도시위원회 회의록</a>',
            html,
        )
        assert html.index("2024-1/") < html.index("2023-2/"), "the newest first"


def test_nothing_of_a_record_is_taken_for_markup(with_new: Path) -> None:
    for path in (with_new / "site/smart-city/2024-1").rglob("*.html"):
        html = path.read_text("utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        assert "<script" not in article
        assert "<b>" not in html
        assert 'href="javascript' not in html
    html = unescape((with_new / "site/smart-city/2024-1/transcript/index.html").read_text("utf-8"))
    assert "2024. 3. 5.까지 14:00~16:20에 *의견*을 [주시기](javascript:alert) 바람." in html


def test_front_matter_reads_back(with_new: Path) -> None:
    development = with_new / "docs/development"
    for path in set((with_new / "docs").rglob("*.md")) - set(development.rglob("*.md")):
        _, front, _ = re.split(r"^---\n", path.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
        known = yaml.safe_load(front)
        assert known["url"] == f"/{path.parent.relative_to(with_new / 'docs').as_posix()}/".replace(
            "/./", "/"
        )
        assert known["title"]
        assert known["description"]
        assert not {"status", "template", "tags", "search", "hide"} & known.keys()
        assert None not in known.values()
        if "meeting" in known:
            assert (
                known["source"]["path"]
                == f"minutes/{known['committee']}/{known['meeting']}/minutes.md"
            )
            assert isinstance(known["date"], str)


def test_no_page_asks_another_place(built: Path) -> None:
    for path, page in crawl(built / "site").items():
        outside = [link for link in page.links if re.match(r"(?:[a-z]+:)?//", link)]
        assert outside == [], path


def test_paths_are_ascii(with_new: Path) -> None:
    theme = re.compile(r"assets/")
    paths = [p for p in digests(with_new / "site") if not theme.match(p)]
    assert [p for p in paths if not re.fullmatch(r"[a-z0-9/._-]+", p)] == []


def test_a_lost_address_is_told_what_may_have_become_of_it(built: Path) -> None:
    html = (built / "site/404.html").read_text("utf-8")
    assert "이름을 나중에 가린 발언자의 쪽은 없어집니다" in html


def test_a_mask_leads_to_no_name_and_is_never_counted(built: Path) -> None:
    site = built / "site/smart-city/2023-2"
    withheld = (site / "speakers/withheld/index.html").read_text("utf-8")
    assert withheld.count('href="../../transcript/#s') >= 10
    assert "10번" not in withheld + (site / "speakers/index.html").read_text("utf-8")
    for path in (site / "speakers").iterdir():
        if path.is_dir() and path.name != "withheld":
            html = (path / "index.html").read_text("utf-8")
            assert "○" not in re.findall(r"<h1[^>]*>(.*?)</h", html)[0]


def test_beside_a_page_stands_the_list_that_it_is_in(built: Path) -> None:
    """A speaker among the speakers, an item among the items; where it is now is marked."""

    def listed(page: str) -> tuple[list[str], str]:
        html = (built / f"site/smart-city/2023-2/{page}/index.html").read_text("utf-8")
        toc = html[html.index("<summary>차례</summary>") : html.index("</details>")]
        (here,) = re.findall(r'aria-current="page"[^>]*>([^<]+)<', toc)
        return re.findall(r"<p>(.+?)</p>", toc), here

    assert listed("agenda/6") == (["안건"], "인공지능 행정 추진")
    assert listed("speakers/dijiteolsuseok") == (["발언자"], "디지털수석")
    assert listed("speakers/withheld") == (["발언자"], "비공개 위원 (여러 명)")


def test_a_failed_build_leaves_the_old_site_whole(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "clone"
    shutil.copytree(built, root)
    before = digests(root / "site")
    put(root, {"minutes/smart-city/2024-1/minutes.md": b"\xff\xfe"})
    done = run(root, "build")
    assert done.returncode == 1
    assert "minutes/smart-city/2024-1/minutes.md:1: 오류 R001" in done.stdout
    put(
        root,
        {
            "minutes/smart-city/2024-1/minutes.md": NEW,
            "docs/about/index.md": "# 소개\n\n[끊긴 링크](none.md)\n",
        },
    )
    done = run(root, "build")
    assert done.returncode == 1
    assert "mkdocs.yml:1: 오류 E001 사이트를 만들지 못했습니다" in done.stdout
    assert digests(root / "site") == before


def test_nothing_is_written_but_where_it_may_be(
    another: tuple[Path, Mapping[str, str]],
) -> None:
    root, before = another
    after = digests(root)
    assert before.items() <= after.items()
    new = {path.split("/")[0] for path in after.keys() - before.keys()}
    assert new <= {"docs", "site", ".cache"}
    assert digests(root / "minutes") == digests(ROOT / "minutes")
