"""The site as it will be, on this machine alone (미리 보기): served, reloaded, or the problems instead.

A small server over the folder that the engine built. Its pages ask for one script more, which waits for
the next build; while a problem is an error, every page is the list of problems. Never part of a site. The site is made anew
whenever a file changes.
"""

import errno
import html
import io
import sys
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from typing import BinaryIO, NoReturn

from generator import engine, pipeline
from generator.desk.misuse import unreadable
from generator.privacy.personal import hide
from generator.problems import KOREAN, Problem, advice, as_lines, failed, summary

OWN = "/_preview/"
WATCHED = (
    "minutes",
    "templates",
    "docs/about",
    "docs/data/paragraph.json",
    "docs/guide",
    "mkdocs.yml",
)
# Whatever was built since the page was sent, even before it asked, has it load again.
SCRIPT = """const known = new URL(document.currentScript.src).search.slice(1);
new EventSource("/_preview/builds").onmessage = ({ data }) => {
  if (known !== data) location.reload();
};
"""
PAGE = """<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.8 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; word-break: keep-all; overflow-wrap: anywhere; }}
section {{ border-left: .3rem solid #888; padding: 0 1rem; margin: 1.5rem 0; }}
section.error {{ border-color: #c62828; }} section.warning {{ border-color: #b26a00; }}
pre {{ white-space: pre-wrap; background: #8882; padding: .5rem; }} h2 {{ font-size: 1.05rem; margin: 0; }} .do {{ white-space: pre-wrap; }}
</style></head>
<body><h1>{title}</h1><p>{summary}</p>
{problems}
<p><a href="/">사이트 보기</a></p></body></html>
"""
WAIT = 20  # seconds in which a waiting browser hears nothing; then it is told the same again


class Preview:
    """What is served now: the number of the build, and its problems."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.build = 0
        self.problems: Sequence[Problem] = ()
        self.changed = threading.Condition()

    def show(self, problems: Sequence[Problem]) -> None:
        """Another build is there, or the problems that kept it from being made."""
        with self.changed:
            self.problems = problems
            self.build += 1
            self.changed.notify_all()

    def next_after(self, build: int) -> int:
        """Wait a while for a build that is not this one; the number of the newest."""
        with self.changed:
            self.changed.wait_for(lambda: self.build != build, timeout=WAIT)
            return self.build


class Handler(SimpleHTTPRequestHandler):
    """The pages of one preview."""

    def __init__(self, preview: Preview, *args: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A page with the script in it, what keeps it from being there, or any other file."""
        path, build = self.path.partition("?")[0], self.preview.build
        if path == f"{OWN}builds":
            self._builds()
        elif path == f"{OWN}reload.js":
            self._send(SCRIPT, "text/javascript")
        elif path == OWN or (failed(self.preview.problems) and self._is_page(path)):
            self._send_page(problems_page(self.preview.problems), build)
        elif not self.preview.build and self._is_page(path):
            self._send_page(PAGE.format(title="만드는 중입니다", summary="", problems=""), build)
        elif (text := self._page(path)) is not None:
            self._send_page(text, build)
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """A file; what can be no file's name, or goes just now, is not there."""
        try:
            return super().send_head()
        except (OSError, ValueError):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def list_directory(self, path: str | PathLike[str]) -> None:
        """No folder shows what is in it."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Nothing is kept by the browser: the next build may have the same address."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing: the command line has its own words."""

    def _is_page(self, path: str) -> bool:
        return path.endswith(("/", ".html"))

    def _page(self, path: str) -> str | None:
        place = Path(self.translate_path(path))
        page = place / "index.html" if path.endswith("/") else place
        try:
            return page.read_text("utf-8") if self._is_page(path) and page.is_file() else None
        except (OSError, ValueError):
            return None

    def _send_page(self, text: str, build: int) -> None:
        script = f'<script src="{OWN}reload.js?{build}"></script>'
        self._send(text.replace("</body>", f"{script}</body>"), "text/html")

    def _send(self, text: str, kind: str) -> None:
        data = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _builds(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        build = self.preview.build
        try:
            while True:
                self.wfile.write(f"data: {build}\n\n".encode())
                self.wfile.flush()
                build = self.preview.next_after(build)
        except OSError:
            self.close_connection = True  # the browser left


def problems_page(problems: Sequence[Problem]) -> str:
    """Every problem as HTML: errors first, each with its line and what to type."""
    stopped = failed(problems)
    title = "고쳐야 할 것이 있습니다" if stopped else "회의록 확인"
    ordered = sorted(problems, key=lambda p: (list(KOREAN).index(p.level), p.path, p.line))
    shown = "\n".join(map(_section, ordered))
    return PAGE.format(title=title, summary=html.escape(summary(problems)), problems=shown)


def _section(problem: Problem) -> str:
    level = "받아들임" if problem.accepted else KOREAN[problem.level]
    words = (
        f"{level} {problem.code} {problem.message}",
        f"{problem.path}:{problem.line}",
        problem.quote,
    )
    head, place, quote = map(html.escape, map(hide, words))
    hints = "\n".join(html.escape(hide(line)) for line in advice(problem))
    quoted = f"<pre>{quote}</pre>" if quote else ""
    return f'<section class="{problem.level}"><h2>{head}</h2><p>{place}</p>{quoted}<p class="do">{hints}</p></section>'


class Server(ThreadingHTTPServer):
    """A server of this machine, silent about browsers that leave before they have all."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of a mistake of ours, and of nothing else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def serve(preview: Preview, host: str, port: int) -> ThreadingHTTPServer:
    """A server that answers in threads of its own until it is shut down; port 0 takes any."""
    server = Server((host, port), partial(Handler, preview))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def opened(preview: Preview, address: str) -> tuple[ThreadingHTTPServer | None, str]:
    """A server at an address that somebody typed, or what is wrong with the address."""
    place, _, number = address.rpartition(":")
    host = place or "127.0.0.1"
    if not (number.isdecimal() and number.isascii()):
        return None, "주소를 이렇게 적으세요: --address 127.0.0.1:8000"
    if not 0 < (port := int(number[:6])) < 2**16:
        return None, f"포트는 1부터 65535까지입니다. 이렇게 적으세요: --address {host}:8000"
    try:
        return serve(preview, host, port), ""
    except (OSError, TypeError, ValueError) as error:  # a name that cannot be one: any of these
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            other = port + 1 if 1024 <= port < 2**16 - 1 else 8001
            hint = f"다른 주소로 여세요: --address {host}:{other}"
            return None, f"{address}에 이미 다른 것이 열려 있습니다. {hint}"
        return (
            None,
            f"{address}는 이 컴퓨터에서 열 수 없는 주소입니다. 이렇게 적으세요: --address 127.0.0.1:8000",
        )


def stamps(root: Path) -> dict[Path, int]:
    """When each file that a page is made of was last written; the program's own ones aside.

    A file that goes while it is looked at is an OSError: whoever looks, looks again.
    """
    places = [root / name for name in WATCHED]
    files = [p for place in places for p in ([place] if place.is_file() else place.rglob("*"))]
    return {p: p.stat().st_mtime_ns for p in files if p.is_file() and "proof" not in p.parts}


def watch(root: Path, show: Preview, url: str, say: Callable[[str], None]) -> NoReturn:
    """Make the site, and again what changes; a file that goes while it is read is looked for the next time."""
    seen, archive, told = None, None, ""
    while True:
        said = f"미리 보기: {url} (끝내려면 Ctrl-C)"
        try:
            now = stamps(root)
            changed = {path for path, _ in now.items() ^ (seen or {}).items()}
            if changed or seen is None:
                archive = _rebuild(root, show, archive, changed, say)
            seen = now
        except OSError as error:
            seen, archive, said = None, None, unreadable(error)
        if said != told:
            say(told := said)
        time.sleep(0.5)


def _rebuild(
    root: Path,
    show: Preview,
    before: pipeline.Archive | None,
    changed: set[Path],
    say: Callable[[str], None],
) -> pipeline.Archive | None:
    """Make what changed anew, and show it or what is wrong; what the next time need not make again."""
    begun = time.monotonic()
    written = all(path.is_relative_to(root / "minutes") for path in changed)
    archive = pipeline.preview(root, before if written else None)
    problems = list(archive.problems)
    if not failed(problems):
        partly = before and written and (root / engine.PREVIEW).is_dir()
        problems += (engine.refresh_preview if partly else engine.build_preview)(root)
    show.show(problems)
    for line in as_lines(problems):
        say(line)
    done = "오류가 있어 만들지 않았습니다" if failed(problems) else "만들었습니다"
    say(f"{done} ({time.monotonic() - begun:.1f}초)")
    return None if failed(problems) else archive
