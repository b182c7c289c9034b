"""The preview: what changed is rebuilt, the browser is told, problems are shown in place of pages."""

import socket
import struct
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import put
from playwright.sync_api import Page, Route
from sites import copy_site
from test_cli import GOOD

from generator import cli, engine, pipeline
from generator.desk.preview import Preview, serve
from generator.problems import Problem, at

OTHER = "minutes/board/2024-2/minutes.md"


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Preview, str]]:
    put(tmp_path, {"index.html": "<html><body><h1>처음</h1></body></html>", "a.css": "p{}"})
    preview = Preview(tmp_path)
    preview.show([])
    server = serve(preview, "127.0.0.1", 0)
    yield preview, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode())


def status(url: str, method: str = "GET") -> int:
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, method=method), timeout=5
        ) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def error(message: str = "알 수 없는 항목입니다: '<b>'") -> Problem:
    return at("error", "Y003", ("minutes/board/2024-1/meeting.yml", 3), message, "지우세요")


def test_pages_get_the_script_and_other_files_do_not(shown: tuple[Preview, str]) -> None:
    _, url = shown
    assert '<h1>처음</h1><script src="/_preview/reload.js?1"></script></body>' in get(url)
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


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["%00/", "%00", "%00.html", f"{'a' * 5000}/", "%ff/", "%ed%a0%80"])
def test_what_can_be_no_file_is_not_there(
    shown: tuple[Preview, str], capsys: pytest.CaptureFixture[str], method: str, path: str
) -> None:
    assert status(f"{shown[1]}{path}", method) == 404
    assert capsys.readouterr().err == "", "no traceback"


@pytest.mark.parametrize("path", ["api", "api/"])
def test_no_folder_shows_what_is_in_it(shown: tuple[Preview, str], path: str) -> None:
    put(shown[0].folder, {"api/secret.json": "{}"})
    assert status(f"{shown[1]}{path}") == 404
    assert get(f"{shown[1]}api/secret.json") == "{}"


def test_a_page_that_goes_while_it_is_read_is_not_there(
    shown: tuple[Preview, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_file", lambda self: True)
    assert status(f"{shown[1]}gone/") == 404


def test_a_browser_that_leaves_is_nothing_to_tell(
    shown: tuple[Preview, str], capsys: pytest.CaptureFixture[str]
) -> None:
    put(shown[0].folder, {"big.json": b"0" * 30_000_000})
    with socket.create_connection(("127.0.0.1", int(shown[1].rstrip("/").rpartition(":")[2]))) as s:
        s.sendall(b"GET /big.json HTTP/1.0\r\n\r\n")
        assert s.recv(10)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    time.sleep(0.5)
    assert capsys.readouterr().err == ""


def test_until_something_is_made_nothing_of_an_earlier_time_is_shown(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": "<html><body>지난번</body></html>"})
    server = serve(Preview(tmp_path), "127.0.0.1", 0)
    said = get(f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()
    assert "만드는 중입니다" in said
    assert "reload.js" in said
    assert "지난번" not in said


def watched(root: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """`minutes serve` for four looks; the engine makes nothing."""
    looks = iter(range(3))

    def sleep(seconds: float) -> None:
        if next(looks, None) is None:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr("signal.signal", lambda *of: None)
    monkeypatch.setattr(engine, "build_preview", lambda root: [])
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    return CliRunner().invoke(
        cli.main, ["serve", "--root", str(root), "--address", f"127.0.0.1:{free}"]
    )


def test_a_file_that_goes_while_it_is_looked_at_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = put(tmp_path, {**GOOD, "minutes/board/.minutes.swp": "x"}) / "minutes/board/.minutes.swp"
    real = Path.stat

    def stat(self: Path, **options: bool) -> object:
        found = real(self, **options)
        if self == gone:
            gone.unlink()
        return found

    monkeypatch.setattr(Path, "stat", stat)
    result = watched(tmp_path, monkeypatch)
    assert result.exit_code == 0, result.output
    assert not gone.exists()
    assert ".minutes.swp: 오류 파일을 읽거나 쓸 수 없습니다" in result.output
    assert result.output.count("만들었습니다 (") == 1, "at the next look it is made"
    assert result.output.endswith("닫습니다\n")


def test_a_record_that_goes_while_it_is_read_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {**GOOD, f"{engine.PREVIEW}/old.json": "{}"})
    real, tries = pipeline.preview, []

    def preview(root: Path, before: pipeline.Archive | None = None) -> pipeline.Archive:
        tries.append(before)
        if len(tries) < 3:
            raise FileNotFoundError(2, "No such file", "minutes.md")
        return real(root, before)

    monkeypatch.setattr(pipeline, "preview", preview)
    result = watched(tmp_path, monkeypatch)
    assert result.exit_code == 0, result.output
    assert tries == [None] * 3
    assert not (tmp_path / engine.PREVIEW / "old.json").exists(), "of an earlier time"
    assert result.output.count("minutes.md: 오류 파일을 읽거나 쓸 수 없습니다") == 1, "said once"
    assert "미리 보기: http://127.0.0.1:" in result.output


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "127.0.0.1:99999",
            "포트는 1부터 65535까지입니다. 이렇게 적으세요: --address 127.0.0.1:8000",
        ),
        ("127.0.0.1:0", "포트는 1부터 65535까지입니다"),
        (f"127.0.0.1:{'9' * 5000}", "포트는 1부터 65535까지입니다"),
        ("127.0.0.1", "주소를 이렇게 적으세요: --address 127.0.0.1:8000"),
        ("127.0.0.1:٣٣٣٣", "주소를 이렇게 적으세요"),
        (f"{'가' * 70}:8000", "이 컴퓨터에서 열 수 없는 주소입니다"),
        ("192.0.2.1:8000", "이 컴퓨터에서 열 수 없는 주소입니다"),
    ],
)
def test_an_address_that_cannot_be_is_refused(tmp_path: Path, address: str, said: str) -> None:
    result = CliRunner().invoke(cli.main, ["serve", "--root", str(tmp_path), "--address", address])
    assert result.exit_code == 2
    assert said in result.output


def test_an_address_where_another_program_is_has_a_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = ["serve", "--root", str(tmp_path), "--address", f"127.0.0.1:{port}"]
        result = CliRunner().invoke(cli.main, command)
    assert result.exit_code == 2
    assert f"127.0.0.1:{port}에 이미 다른 것이 열려 있습니다" in result.output
    assert "다른 주소로 여세요: --address 127.0.0.1:" in result.output


def test_what_is_no_longer_made_is_no_longer_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {
        "docs/index.md": "index.html",
        "docs/board/index.md": "board/index.html",
        "docs/board/2024-1/transcript.md": "board/2024-1/transcript/index.html",
        "docs/api/v1/index.json": "api/v1/index.json",
        "docs/assets/search/1234567890abcdef/a.bin": "assets/search/1234567890abcdef/a.bin",
        "templates/theme/assets/search/search.js": "assets/search/search.js",
    }
    of_theme = {"404.html", "sitemap.xml", "sitemap.xml.gz", "assets/javascripts/bundle.js"}
    old = {
        "assets/search/fedcba0987654321/a.bin",
        "api/v1/board/2024-2.json",
        "board/2024-2/index.html",
        "board/404.html",
    }
    site = tmp_path / engine.PREVIEW
    put(tmp_path, dict.fromkeys(made, "x"))
    put(site, dict.fromkeys({*made.values(), *of_theme, *old}, "x"))
    monkeypatch.setattr(engine, "_run", lambda root, *options: [])
    assert engine.refresh_preview(tmp_path) == []
    assert everything(site) == {*made.values(), *of_theme}
    assert not (site / "board/2024-2").exists(), "nor is an empty folder left"


def everything(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


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


@pytest.mark.browser
def test_a_build_while_a_page_is_on_its_way_has_it_load_again(
    shown: tuple[Preview, str], page: Page
) -> None:
    preview, url = shown

    def late(route: Route) -> None:
        if preview.build == 1:
            new = "<html><body><h1>새 판</h1></body></html>"
            (preview.folder / "index.html").write_text(new, "utf-8")
            preview.show([])
        route.continue_()

    page.route("**/reload.js*", late)
    page.goto(url)
    page.wait_for_selector("text=새 판")
    page.unroute("**/reload.js*")


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
    served = everything(site)
    assert not engine.build_preview(root)
    assert served == everything(site), "nothing but what a build of everything has"
