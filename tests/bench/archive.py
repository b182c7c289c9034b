"""What a build costs as the archive grows: `.venv/bin/python tests/bench/archive.py 10 100 1000`.

The meetings are those of `archive_records.py`. Everything is measured in CPU seconds of the build and its processes, in
one run; wall time only where two processes are held against one. Beside it, at 10 and 100, MkDocs with Material and its own
search builds the same pages.
"""

import argparse
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests/bench"), str(ROOT / "tests"), str(ROOT)]

from archive_records import archive  # noqa: E402

PLACE = ROOT / ".cache/bench/archive"  # another with --place, as on a file system in memory
MINUTES = Path(sys.executable).with_name("minutes")
TOLD = {
    "cold": "cold",
    "warm": "analysis kept",
    "theme": "theme changed",
    "away": "shelf kept, no site",
    "nothing": "nothing changed",
    "first": "one new",
    "one": "one changed",
    "gone": "one taken down",
}
KINDS = {"main": "main MB", "worker": "worker MB", "engine": "engine MB"}
STOCK = """\
site_name: 회의록
docs_dir: docs
site_dir: .cache/stock
use_directory_urls: true
theme: {name: material, language: ko, font: false}
markdown_extensions: [attr_list, md_in_html, tables, toc]
nav: [index.md, about/index.md, data/index.md, guide/index.md]
not_in_nav: /*/
validation: {links: {unrecognized_links: ignore, absolute_links: ignore}}
"""


START = "from generator.search.morphemes import all_morphemes; all_morphemes(['안녕하십니까.'])"

Memory = dict[str, int]
"""Of the largest process of each kind, in MB: `main`, `engine`, `worker`, the last being those that analyse or prove."""


@dataclass(frozen=True)
class Run:
    """What one command used."""

    cpu: float
    wall: float
    memory: Memory


os.environ.pop(
    "PYTHONDONTWRITEBYTECODE", None
)  # whatever is set outside: compiled once, as everywhere


def run(root: Path, *command: str) -> Run:
    """A command to its end, measured."""
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    measured = [sys.executable, __file__, "--one", *command]
    done = subprocess.run(measured, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(cpu, time.monotonic() - begun, json.loads(done.stdout.splitlines()[-1]))


def one(command: list[str]) -> int:
    """Run a command and print what memory its processes had at most, looked at every half second."""
    largest: Memory = {}
    at_work = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while at_work.poll() is None:
        for kind, used in held(at_work.pid):
            largest[kind] = max(used, largest.get(kind, 0))
        time.sleep(0.5)
    print(json.dumps(largest))
    return at_work.returncode


def held(main: int) -> Iterator[tuple[str, int]]:
    """Kind and largest memory of every process that one started, itself among them."""
    started = {main}
    for place in sorted(Path("/proc").glob("[0-9]*"), key=lambda path: int(path.name)):
        try:
            facts = dict(line.split(":", 1) for line in (place / "status").read_text().splitlines())
            line = (place / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        own = int(place.name)
        if own != main and int(facts["PPid"]) not in started:
            continue
        started.add(own)
        kind = "engine" if b"mkdocs" in line else "worker" if b"spawn_main" in line else "main"
        if "VmHWM" in facts:
            yield kind, int(facts["VmHWM"].split()[0]) // 1024


def prepared(count: int) -> Path:
    """A repository of so many meetings, with the ids that a first build gave them: its cost is that of a cold one."""
    from sites import copy_site  # not in each process that is measured

    root = PLACE / str(count)
    if not (root / ".ready").is_file():
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        copy_site(root)
        write(root, count)
        first = run(root, str(MINUTES), "build")
        (root / ".ready").write_text(json.dumps([first.cpu, first.memory]))
    return root


def write(root: Path, count: int) -> None:
    for path, text in archive(count):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def forget(root: Path, *kept: str) -> None:
    """Remove the site and what was kept, but for these."""
    shutil.rmtree(root / "site", ignore_errors=True)
    for path in (root / ".cache").iterdir():
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def full(count: int) -> dict[str, Any]:
    """A whole build with nothing kept, with the analysis kept, with nothing changed, with one meeting more."""
    root = prepared(count)
    cold, memory = json.loads((root / ".ready").read_text())
    forget(root, "search")
    warm = run(root, str(MINUTES), "build")
    theme = root / "templates/theme/main.html"
    theme.write_text(theme.read_text("utf-8") + "{# another #}\n", "utf-8")
    printed = run(root, str(MINUTES), "build")  # every page, and proved; no record is read
    forget(root, "search", "shelf")  # as a CI that keeps nothing else between its runs
    away = run(root, str(MINUTES), "build")
    nothing = run(root, str(MINUTES), "build")
    found = {
        "cold": cold / count,
        "warm": warm.cpu / count,
        "theme": printed.cpu / count,
        "memory": memory,
        "away": away.cpu / count,
        "nothing": nothing.cpu,
        "bytes": size(root / "site") / count,
    }
    added = root / "minutes/city-000/2029-1"
    shutil.copytree(
        root / "minutes/city-000/2022-01", added, ignore=shutil.ignore_patterns("ids.yml")
    )
    text = (added / "minutes.md").read_text("utf-8").replace("2022. 1. 4.", "2029. 1. 4.")
    (added / "minutes.md").write_text(text, "utf-8")
    found["first"] = run(
        root, str(MINUTES), "build"
    ).cpu  # gives its ids, and asks the language model
    (added / "minutes.md").write_text(text + "\n- 덧붙였습니다.\n", "utf-8")
    found["one"] = run(root, str(MINUTES), "build").cpu
    (added / "minutes.md").write_text("이 회의록은 내렸습니다.\n", "utf-8")
    found["gone"] = run(root, str(MINUTES), "build").cpu
    return found


def stock(count: int) -> Run:
    """The same pages by Material as it comes, with its own search."""
    root = prepared(count)
    run(root, str(MINUTES), "generate")
    (root / "stock.yml").write_text(STOCK, "utf-8")
    return run(root, sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "stock.yml")


def main(counts: list[int], jobs: bool) -> None:
    print(f"| meetings | {' | '.join((*TOLD.values(), 'KB a meeting', *KINDS.values()))} |")
    print("|---:" * (len(TOLD) + len(KINDS) + 2) + "|", flush=True)
    rows = {}
    for count in counts:
        found = rows[count] = full(count)
        cells = " | ".join(f"{found[name]:.2f}" for name in TOLD)
        memory = " | ".join(str(found["memory"].get(kind)) for kind in KINDS)
        print(f"| {count} | {cells} | {found['bytes'] / 1024:.0f} | {memory} |", flush=True)
    if len(counts) > 1:
        few, many = counts[0], counts[-1]
        grown = math.log(rows[many]["warm"] * many / (rows[few]["warm"] * few)) / math.log(
            many / few
        )
        print(f"\nexponent {few} to {many}: {grown:.3f}")
    for count in (count for count in counts if count <= 100):
        beside = stock(count)
        written = sum(path.stat().st_size for path in (prepared(count) / "docs").rglob("*.md"))
        print(
            f"Material as it comes, {count} meetings: {beside.cpu / count:.2f} CPU s a meeting, {beside.memory['engine']} MB; "
            f"{written / count / 1024:.0f} KB of Markdown a meeting"
        )
    print(f"the language model's start: {run(ROOT, sys.executable, '-c', START).cpu:.2f} CPU s")
    if jobs:
        told = two_processes(prepared(counts[min(1, len(counts) - 1)]))
        print(f"two processes: {', '.join(f'{one:.2f}' for one in told)} times as fast as one")


def two_processes(root: Path) -> list[float]:
    """How many times as fast they are as one, by the clock, three times in turn."""
    found = []
    for _ in range(3):
        walls = []
        for number in ("1", "2"):
            forget(root, "search")
            walls.append(run(root, str(MINUTES), "build", "--jobs", number).wall)
        found.append(walls[0] / walls[1])
    return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        sys.exit(one(sys.argv[2:]))
    else:
        parser = argparse.ArgumentParser()
        parser.add_argument("counts", nargs="*", type=int, default=[10, 100, 1000])
        parser.add_argument("--jobs", action="store_true", help="two processes against one")
        parser.add_argument("--place", type=Path, default=PLACE, help="where the archives are")
        asked = parser.parse_args()
        PLACE = asked.place.resolve()
        main(asked.counts, asked.jobs)
