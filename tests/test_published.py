"""What the public gets is held against what was proved."""

from pathlib import Path

from browsing import serve
from click.testing import CliRunner
from conftest import put

from generator.cli import main
from generator.verify.published import MOST, chosen, differing

SITE = {
    "index.html": "처음",
    "board/2024-1/index.html": "회의",
    "_headers": "/*",
    "api/v1/index.json": "{}",
}


def test_the_same_site_is_the_same(tmp_path: Path) -> None:
    put(tmp_path, {f"site/{name}": text for name, text in SITE.items()})
    with serve(tmp_path / "site", "/repo/") as host:
        command = ["verify", "site", "--root", str(tmp_path), "--published", host.url]
        result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    assert result.output == "공개된 것이 증명한 사이트와 같습니다: 파일 3개\n"


def test_a_page_that_differs_or_is_not_there_is_named(tmp_path: Path) -> None:
    put(tmp_path, {f"site/{name}": text for name, text in SITE.items()})
    put(tmp_path, {"host/index.html": "처음", "host/board/2024-1/index.html": "다른 글"})
    with serve(tmp_path / "host") as host:
        command = ["verify", "site", "--root", str(tmp_path), "--published", host.url]
        result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert f"{host.url}board/2024-1/index.html:1: 오류 V011" in result.output
    assert f"{host.url}api/v1/index.json:1: 오류 V011" in result.output
    assert f"{host.url}index.html:" not in result.output
    assert "Re-run jobs" in result.output


def test_a_host_that_does_not_answer_shows_nothing(tmp_path: Path) -> None:
    put(tmp_path, SITE)
    assert differing(tmp_path, "http://127.0.0.1:9/", ["index.html"]) == ["index.html"]


def test_of_a_large_site_the_pages_near_its_root_are_all_asked_for(tmp_path: Path) -> None:
    put(tmp_path, {f"a/b/c/d/{n}/index.html": "x" for n in range(MOST)})
    put(tmp_path, SITE)
    assert len(chosen(tmp_path)) == MOST
    assert {"index.html", "board/2024-1/index.html"} <= set(chosen(tmp_path))
