"""The preview: what changed is rebuilt, the browser is told, problems are shown in place of pages."""

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import put
from playwright.sync_api import Page
from sites import copy_site
from test_cli import GOOD

from generator import engine, pipeline
from generator.preview import Preview, serve
from generator.problems import Problem, at

OTHER = "minutes/board/2024-2/minutes.md"


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Preview, str]]:
    put(tmp_path, {"index.html": "<html><body><h1>처음</h1></body></html>", "a.css": "p{}"})
    preview = Preview(tmp_path)
    server = serve(preview, "127.0.0.1", 0)
    yield preview, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode())


def error(message: str = "알 수 없는 항목입니다: '<b>'") -> Problem:
    return at("error", "Y003", ("minutes/board/2024-1/meeting.yml", 3), message, "지우세요")


def test_pages_get_the_script_and_other_files_do_not(shown: tuple[Preview, str]) -> None:
    _, url = shown
    assert '<h1>처음</h1><script src="/_preview/reload.js"></script></body>' in get(url)
    assert get(f"{url}a.css") == "p{}"


def test_while_something_is_wrong_every_page_says_so(shown: tuple[Preview, str]) -> None:
    preview, url = shown
    preview.show([error(), at("warning", "P002", ("x.md", 1), "괄호가 없습니다")])
    said = get(url)
    assert "<h1>고쳐야 할 것이 있습니다</h1>" in said
    assert "오류 Y003 알 수 없는 항목입니다: &#x27;&lt;b&gt;&#x27;" in said, "escaped"
    assert "minutes/board/2024-1/meeting.yml:3" in said
    assert "지우세요" in said
    preview.show([at("warning", "P002", ("x.md", 1), "괄호가 없습니다")])
    assert "<h1>처음</h1>" in get(url)
    assert "괄호가 없습니다" in get(f"{url}_preview/"), "warnings have a page of their own"


def test_a_number_that_nobody_may_publish_is_hidden_there_too(shown: tuple[Preview, str]) -> None:
    preview, url = shown
    preview.show([error("값이 맞지 않습니다: 900101-1234567")])
    assert "1234567" not in get(url)


@pytest.mark.parametrize("path", ["../x", "%2e%2e/%2e%2e/etc/passwd", "//etc/passwd"])
def test_nothing_outside_the_folder_is_served(shown: tuple[Preview, str], path: str) -> None:
    with pytest.raises(urllib.error.HTTPError):
        get(f"{shown[1]}{path}")


@pytest.mark.browser
def test_the_browser_reloads_by_itself(shown: tuple[Preview, str], page: Page) -> None:
    preview, url = shown
    page.goto(url)
    page.wait_for_timeout(300)
    preview.show([error()])
    page.wait_for_selector("text=고쳐야 할 것이 있습니다")
    (preview.folder / "index.html").write_text("<html><body><h1>새 판</h1></body></html>", "utf-8")
    preview.show([])
    page.wait_for_selector("text=새 판")


@pytest.mark.slow
def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    root = put(copy_site(tmp_path), {**GOOD, OTHER: GOOD["minutes/board/2024-1/minutes.md"]})
    first = pipeline.preview(root)
    assert not engine.build_preview(root)
    site = root / engine.PREVIEW
    stamps = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    put(root, {OTHER: GOOD["minutes/board/2024-1/minutes.md"].replace("시작", "시작을 선언")})
    second = pipeline.preview(root, first)
    assert second.taken["minutes/board/2024-1"] is first.taken["minutes/board/2024-1"]
    assert not engine.refresh_preview(root)
    made = {p for p in site.rglob("*.html") if stamps.get(p) != p.stat().st_mtime_ns}
    names = {path.relative_to(site).as_posix() for path in made}
    assert "board/2024-2/transcript/index.html" in names
    assert not [name for name in names if name.startswith("board/2024-1/")]
    assert "시작을 선언" in (site / "board/2024-2/transcript/index.html").read_text("utf-8")
    assert not (root / "minutes/board/2024-1/ids.yml").exists(), "a preview gives no id for good"
    for path in ("minutes.md", ""):
        place = root / "minutes/board/2024-2" / path
        place.unlink() if path else place.rmdir()
    pipeline.preview(root, second)
    engine.refresh_preview(root)
    assert not (site / "board/2024-2/transcript/index.html").exists(), "what is gone is gone"
