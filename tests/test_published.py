"""What the public gets is held against what was proved."""

import gzip
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from browsing import serve
from click.testing import CliRunner
from conftest import ROOT, put

from generator.cli import main
from generator.verify.published import (
    ENOUGH,
    MOST,
    PATIENCE,
    Answer,
    Verdict,
    as_problems,
    chosen,
    compared,
    settled,
)

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
    put(tmp_path, {"host/404.html": "없음"})
    with serve(tmp_path / "host") as host:
        command = ["verify", "site", "--root", str(tmp_path), "--published", host.url]
        result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert f"{host.url}board/2024-1/index.html:1: 오류 V011" in result.output
    assert f"{host.url}api/v1/index.json:1: 오류 V011" in result.output
    assert f"{host.url}index.html:" not in result.output
    assert "Re-run jobs" in result.output


@contextmanager
def answering(files: Mapping[str, tuple[bytes, str]]) -> Iterator[str]:
    """A host that sends these bytes, each said to be packed as its second part says."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data, packed = files.get(self.path, (b"", ""))
            self.send_response(200 if self.path in files else 404)
            self.send_header("Content-Length", str(len(data)))
            if packed:
                self.send_header("Content-Encoding", packed)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *words: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


PACKED = gzip.compress("사이트맵".encode(), mtime=0)


OTHER = gzip.compress("다른 것".encode())
SENT = {
    "as it is": (PACKED, "", "same"),
    "said to be packed": (PACKED, "gzip", "same"),
    "packed once more": (gzip.compress(PACKED), "gzip", "same"),
    "another": (OTHER, "", "odd"),
    "another, said to be packed": (OTHER, "gzip", "odd"),
    "torn": (PACKED[:-9], "", "odd"),
    "torn, said to be packed": (PACKED[:-9], "gzip", "odd"),
    "not packed at all": (b"no gzip", "gzip", "odd"),
}


@pytest.mark.parametrize(("sent", "said", "verdict"), SENT.values(), ids=SENT.keys())
def test_a_packed_file_is_the_same_however_its_host_sends_it(
    tmp_path: Path, sent: bytes, said: str, verdict: str
) -> None:
    put(tmp_path, {"index.html": "처음", "sitemap.xml.gz": PACKED})
    files = {"/": ("처음".encode(), ""), "/sitemap.xml.gz": (sent, said)}
    with answering(files) as url:
        found = compared(tmp_path, url, ["index.html", "sitemap.xml.gz"])
    assert found == {"index.html": "same", "sitemap.xml.gz": verdict}


def test_a_file_that_is_called_packed_and_is_not_is_compared_as_it_is(tmp_path: Path) -> None:
    put(tmp_path, {"x.gz": b"no gzip"})
    with answering({"/x.gz": (b"no gzip", "")}) as url:
        assert compared(tmp_path, url, ["x.gz"]) == {"x.gz": "same"}


def test_an_empty_file_that_is_not_there_differs(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"x", "empty.json": b""})
    with answering({"/": (b"x", "")}) as url:
        assert compared(tmp_path, url, ["index.html", "empty.json"])["empty.json"] == "odd"


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://[", "http://127.0.0.1:x/"])
def test_a_host_that_does_not_answer_is_one_finding(tmp_path: Path, url: str) -> None:
    put(tmp_path, {f"site/{name}": text for name, text in SITE.items()})
    command = ["verify", "site", "--root", str(tmp_path), "--published", url]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert result.output.count("V011") == 1
    assert "공개된 주소에서 답이 없습니다\n" in result.output
    assert "주소와 네트워크를 확인한 뒤 다시 해 보세요" in result.output


def test_a_host_that_is_silent_is_asked_twice_and_no_more(tmp_path: Path) -> None:
    asked = []

    def ask(url: str) -> Answer:
        asked.append(url)
        return False, None

    names = [f"{n}.html" for n in range(100)]
    assert set(compared(tmp_path, "http://x", names, ask=ask).values()) == {"silent"}
    assert len(asked) == 2, "each might take as long as patience lasts"


def test_files_without_an_answer_are_one_finding_beside_those_that_differ(tmp_path: Path) -> None:
    verdicts: dict[str, Verdict] = {"a": "same", "b": "odd", "c": "silent", "d": "silent"}
    said = [problem.message for problem in as_problems("http://x", verdicts)]
    assert said == [
        "공개된 것이 증명한 사이트와 다릅니다",
        "공개된 주소에서 답이 없습니다: 파일 4개 가운데 2개",
    ]


def test_when_the_time_is_up_it_says_how_far_it_came(tmp_path: Path) -> None:
    """Each answer takes a minute, and eight may be on their way when it is up."""
    put(tmp_path, {f"{n}.html": "같음" for n in range(20)})
    clock = Clock()
    verdicts = settled(tmp_path, "http://x", 0, clock.now, clock.sleep, clock.ask)
    assert ENOUGH / 60 <= list(verdicts.values()).count("same") < 20
    (problem,) = as_problems("http://x", verdicts)
    done = list(verdicts.values()).count("same")
    assert problem.message == (
        f"시간이 모자라 다 견주지 못했습니다: 파일 20개 가운데 {done}개를 견주었습니다"
    )
    assert problem.level == "error", "what was not compared is not known to be right"


class Clock:
    """A slow host, and the time that it takes."""

    def __init__(self, *, answers: bytes = "같음".encode(), takes: float = 60) -> None:
        self.time, self.answers, self.takes = 0.0, answers, takes
        self.lock = threading.Lock()

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds

    def ask(self, url: str) -> Answer:
        with self.lock:
            self.time += self.takes
        return True, self.answers


def test_a_host_that_keeps_the_old_site_is_asked_for_as_long_as_was_said(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": "새 것"})
    clock = Clock(answers="옛 것".encode(), takes=1)
    verdicts = settled(tmp_path, "http://x", 600, clock.now, clock.sleep, clock.ask)
    assert verdicts == {"index.html": "odd"}
    assert 600 <= clock.time <= 640


def test_the_job_that_compares_has_time_for_all_of_it() -> None:
    job = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text("utf-8"))["jobs"]
    (wait,) = re.findall(r"--wait (\d+)", job["published"]["steps"][-1]["run"])
    longest = int(wait) + ENOUGH + 2 * PATIENCE
    assert longest <= (job["published"]["timeout-minutes"] - 3) * 60, "three to install"


def test_of_a_large_site_the_pages_near_its_root_are_all_asked_for(tmp_path: Path) -> None:
    put(tmp_path, {f"a/b/c/d/{n}/index.html": "x" for n in range(MOST)})
    put(tmp_path, SITE)
    assert len(chosen(tmp_path)) == MOST
    assert {"index.html", "board/2024-1/index.html"} <= set(chosen(tmp_path))
