"""Lighthouse, as on a phone, over gzip: pages of the real record beside the same in stock Material.

    npm install --no-save --no-package-lock --prefix .cache/lighthouse lighthouse@13
    .venv/bin/python tests/bench/lighthouse.py

Builds both sites in a temporary folder; the median of three runs of each page. A busy machine costs
performance: the load is printed. The stock theme asks another host for its fonts, and a machine
without a network measures it without them.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from browsing import find_browser, serve  # noqa: E402
from sites import run, scratch  # noqa: E402

PROGRAM = ROOT / ".cache/lighthouse/node_modules/lighthouse/cli/index.js"
OWN = "smart-city/2023-2/"
PAGES = {
    "home": "",
    "meeting": OWN,
    "transcript": f"{OWN}transcript/",
    "agenda item": f"{OWN}agenda/6/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = 3
STOCK = """
site_name: 회의록
theme: {name: material, language: ko}
markdown_extensions: [attr_list, md_in_html, tables, toc]
exclude_docs: |
  /development/
"""


def stock(docs: Path, folder: Path) -> Path:
    """The same Markdown in the theme as it comes."""
    folder.mkdir()
    (folder / "docs").symlink_to(docs)
    (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def scores(url: str) -> tuple[list[float], list[str]]:
    """The scores of one run, and the audits below 1 that are no matter of speed."""
    command = ["node", str(PROGRAM), url, "--quiet", "--output=json", "--no-enable-error-reporting"]
    command += ["--chrome-flags=--headless --no-sandbox --disable-gpu"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    env = {**os.environ, "CHROME_PATH": find_browser()}
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
    report = json.loads(done.stdout)
    known = [report["categories"][name] for name in CATEGORIES]
    asked = {audit["id"] for one in known[1:] for audit in one["auditRefs"] if audit["weight"]}
    failed = [own for own in asked if (report["audits"][own]["score"] or 0) < 1]
    unasked = ("notApplicable", "manual", "informative")
    failed = [own for own in failed if report["audits"][own]["scoreDisplayMode"] not in unasked]
    return [one["score"] for one in known], sorted(failed)


def measure(name: str, site: Path) -> None:
    """A row for every page."""
    for page, path in PAGES.items():
        with serve(site) as host:
            runs = [scores(host.url + path) for _ in range(TIMES)]
        medians = [
            statistics.median(column) for column in zip(*(one for one, _ in runs), strict=True)
        ]
        shown = " | ".join(f"{value:.2f}" for value in medians)
        speed = " ".join(f"{one[0]:.2f}" for one, _ in runs)
        failed = ", ".join(sorted({own for _, below in runs for own in below}))
        load = os.getloadavg()[0]
        print(f"| {page} | {name} | {shown} | {speed} | {load:.1f} | {failed} |", flush=True)


def main() -> None:
    """Print the table."""
    if not PROGRAM.is_file():
        sys.exit(f"no Lighthouse:\n{(__doc__ or '').split(chr(10))[2]}")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        done = run(scratch(root / "ours"), "build")
        assert done.returncode == 0, done.stdout + done.stderr
        print(f"| page | site | {' | '.join(CATEGORIES)} | each run | load | below 1 |")
        print(f"|{'---|' * 9}")
        measure("ours", root / "ours/site")
        measure("stock", stock(root / "ours/docs", root / "stock"))


if __name__ == "__main__":
    main()
