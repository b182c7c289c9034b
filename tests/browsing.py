"""A host for built sites and a real browser: gzip, a base path, every request written down."""

import gzip
import os
import re
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

BROWSERS = (  # the first is the same without windows, and costs half
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
# Without these a browser in a closed network asks for its maker's hosts.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


SCHEMES = {"light": "default", "dark": "slate"}  # what the theme calls them


def axe(page: Page, run_only: Mapping[str, object] | None = None) -> list[tuple[str, str]]:
    """What axe finds on a page as it is now: the rule, and the beginning of where; all rules unless some are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    options = {"resultTypes": ["violations"], **({"runOnly": run_only} if run_only else {})}
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


@cache
def _axe() -> str:
    return str(Axe().axe_script)


def find_browser() -> str:
    """The system's browser; its lack is loud, and an error where everything must be tested."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    reason = "NO BROWSER: pages are not tested in a browser; install Chromium (`make tools`)"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window. A process has one at most: its library is no second time in it."""
    program = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def never_here(
    browser: Browser, width: int = 1280, height: int = 900, **how: bool
) -> Iterator[Page]:
    """A page of a reader who was never anywhere; at the end the browser forgets, which costs less than a new one."""
    context = _context(browser, **how)
    page = context.new_page()
    try:
        page.set_viewport_size({"width": width, "height": height})
        yield page
    finally:
        told = context.new_cdp_session(page)
        told.send("Network.clearBrowserCache")
        told.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        context.clear_cookies()
        context.clear_permissions()
        page.close()


@cache
def _context(browser: Browser, **how: bool) -> BrowserContext:
    """By how it is set: with scripts or without, with the site's own policy or without."""
    context = browser.new_context(**how)  # type: ignore[arg-type]
    context.new_page()  # stays: a page beside another is a tab, which costs half of a window
    return context


@dataclass
class Host:
    """A running server: its address, and what was asked of it."""

    url: str
    asked: list[tuple[str, int]] = field(default_factory=list)
    """Path and bytes sent, compressed."""


@cache
def compressed(file: Path) -> bytes:
    """As a host sends it."""
    return gzip.compress(file.read_bytes(), 9, mtime=0)


def _headers(site: Path) -> str:
    """None for a site that is not ours."""
    return (site / "_headers").read_text("utf-8") if (site / "_headers").is_file() else ""


@contextmanager
def serve(site: Path, base: str = "/") -> Iterator[Host]:
    """Serve a site at a base path, compressed, with its own headers; lost addresses get its page."""
    host = Host("")
    sent = re.findall(r"^  ([A-Za-z-]+): (.+)$", _headers(site), re.MULTILINE)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            own = path.removeprefix(base) if path.startswith(base) else "?"
            file = site / own / "index.html" if own == "" or own.endswith("/") else site / own
            status = 200 if file.is_file() else 404
            file = file if file.is_file() else site / "404.html"
            body = compressed(file)
            host.asked.append((path, len(body)))
            self.send_response(status)
            self.send_header("Content-Type", guess_type(file.name)[0] or "text/plain")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=600")
            for name, value in sent:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Nothing: the tests look at `asked`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.url = f"http://127.0.0.1:{server.server_port}{base}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
