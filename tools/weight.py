"""How heavy the pages are, beside the same pages in stock Material: bytes over gzip, from one run.

    .venv/bin/minutes generate; .venv/bin/minutes build; .venv/bin/python tools/weight.py

Builds `docs/` with the theme as it comes (its search, its navigation, no style or script of ours), opens the same pages of
that and of `site/` in Chromium, cold, and counts what was fetched. The
stock theme's fonts come from another host and cannot be counted here: they are on top.
"""

import gzip
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from browsing import QUIET, find_browser, serve  # noqa: E402  # the same host as the tests'

OWN = "smart-city/2023-2/"
PAGES = {
    "home": "",
    "meeting": OWN,
    "agenda item": f"{OWN}agenda/6/",
    "speaker": f"{OWN}speakers/wiwonjang/",
    "transcript": f"{OWN}transcript/",
}
STOCK = """
site_name: 회의록
theme: {name: material, language: ko}
docs_dir: docs
markdown_extensions: [attr_list, md_in_html, tables, toc]
exclude_docs: |
  /development/
"""


def stock(folder: Path) -> Path:
    """The same pages in the theme as it comes."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def weigh(site: Path) -> dict[str, tuple[int, int, int]]:
    """Page -> requests, bytes fetched, bytes of its HTML."""
    weights = {}
    if lost := [path for path in PAGES.values() if not (site / path / "index.html").is_file()]:
        sys.exit(f"no page to weigh, run `minutes generate` and `minutes build` first: {lost}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(QUIET))
        for name, path in PAGES.items():
            context = browser.new_context()
            with serve(site) as host:
                context.new_page().goto(host.url + path, wait_until="networkidle")
            context.close()
            html = next(size for asked, size in host.asked if asked == f"/{path}")
            weights[name] = (len(host.asked), sum(size for _, size in host.asked), html)
        browser.close()
    return weights


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        theirs = weigh(stock(Path(name)))
    ours = weigh(ROOT / "site")
    print(
        f"{'page':14}{'requests':>9}{'KB gz':>8}{'HTML':>7}   {'stock':>9}{'KB gz':>8}{'HTML':>7}   ours/stock"
    )
    for page, (requests, size, html) in ours.items():
        they = theirs[page]
        print(
            f"{page:14}{requests:9}{size / 1000:8.1f}{html / 1000:7.1f}   "
            f"{they[0]:9}{they[1] / 1000:8.1f}{they[2] / 1000:7.1f}   {size / they[1]:.2f}"
        )
    for own in ("site.css", "site.js"):
        data = (ROOT / "site/assets" / own).read_bytes()
        print(f"assets/{own}: {len(gzip.compress(data, 9)) / 1000:.1f} KB gz")


if __name__ == "__main__":
    main()
