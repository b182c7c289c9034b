"""What goes wrong around a build: workers killed, the disk full, the cache damaged, the build interrupted, two at once.

A part of `make proof`. After each fault every page of the published site is whole, and the next build makes the site that a
build without faults makes. Prints how often what was done; ends with an error if ever it finds anything else.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sites import MINUTES, copy_site

sys.path.insert(0, str(Path(__file__).parent / "bench"))
from archive_records import archive

MEETINGS = 8
BLOCK = 4096  # bytes that the smallest file takes
TIMES = int(os.environ.get("FAULTS", "6"))


def site_of(root: Path) -> dict[str, str]:
    site = root / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    return {p.relative_to(site).as_posix(): sha256(p.read_bytes()).hexdigest() for p in files}


def prepared(root: Path) -> Path:
    """A published site, all of whose records have been edited since."""
    copy_site(root)
    for path, text in archive(MEETINGS):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    build(root)
    for path in root.glob("minutes/*/*/minutes.md"):
        path.write_text(path.read_text("utf-8").replace("시작하겠습니다", "열겠습니다"), "utf-8")
    return root


def build(root: Path) -> None:
    done = subprocess.run([str(MINUTES), "build"], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def started(root: Path) -> subprocess.Popen[bytes]:
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(
        [str(MINUTES), "build", "--jobs", "2"], cwd=root, start_new_session=True, **silent
    )  # type: ignore[call-overload, no-any-return]


def children(pid: int) -> list[int]:
    """The processes that a process started, workers among them."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = status.read_text().rpartition(")")[2].split()
            line = status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if int(parts[1]) == pid and b"spawn_main" in line:
            found.append(int(status.parent.name))
    return found


def a_worker_killed(root: Path, chance: random.Random, took: float) -> int:
    at_work = started(root)
    time.sleep(took * chance.uniform(0.1, 0.8))
    for worker in children(at_work.pid)[:1]:
        os.kill(worker, signal.SIGKILL)
    return at_work.wait()


def interrupted(root: Path, chance: random.Random, took: float) -> int:
    """As Ctrl-C does: everybody of the session is told."""
    at_work = started(root)
    time.sleep(took * chance.uniform(0.05, 0.95))
    os.killpg(at_work.pid, signal.SIGINT)
    return at_work.wait()


def the_cache_damaged(root: Path, chance: random.Random, took: float) -> int:
    for path in (path for path in (root / ".cache").rglob("*") if path.is_file()):
        data = path.read_bytes()
        if data and chance.random() < 0.5:
            at = chance.randrange(len(data))
            path.write_bytes(
                data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
            )
    at_work = started(root)
    return at_work.wait()


def two_at_once(root: Path, chance: random.Random, took: float) -> int:
    first, second = started(root), started(root)
    codes = sorted((first.wait(), second.wait()))
    assert codes in ([0, 0], [0, 1]), codes
    return 0


FAULTS: dict[str, Callable[[Path, random.Random, float], int]] = {
    "a worker killed": a_worker_killed,
    "interrupted": interrupted,
    "the cache damaged": the_cache_damaged,
    "two builds at once": two_at_once,
}


def full_disk(first: Path, last: dict[str, str], place: Path) -> str:
    """A disk with hardly any room left: a few sizes, each a bit larger; then with room again."""
    outcomes = []
    sizes = [path.lstat().st_size for path in first.rglob("*")]
    used = sum(-(-size // BLOCK) * BLOCK for size in sizes) + 1_000_000
    for more in (1, 4, 8, 16, 100):
        disk = place / f"disk-{more}"
        disk.mkdir()
        size = f"size={used + more * 1_000_000}"
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", size, "tmpfs", disk], capture_output=True
        ).returncode:
            return "no disk could be mounted: not shown"
        try:
            root = disk / "root"
            try:
                shutil.copytree(first, root, symlinks=True)
            except (OSError, shutil.Error):
                outcomes.append("no room for the repository")
                continue
            before = site_of(root)
            code = subprocess.run([str(MINUTES), "build"], cwd=root, capture_output=True).returncode
            now = site_of(root)
            assert now in (before, last), f"{more} MB: the site is neither"
            outcomes.append("new" if now == last else f"old (exit {code})")
            roomy = f"remount,size={used + 200_000_000}"
            subprocess.run(["mount", "-o", roomy, disk], check=True)
            build(root)
            assert site_of(root) == last, f"{more} MB: not healed"
        finally:
            subprocess.run(["umount", disk], check=True)
    return ", ".join(outcomes)


def main() -> int:
    chance = random.Random(os.environ.get("FAULT_SEED", "1"))
    with TemporaryDirectory() as name:
        place = Path(name)
        first = prepared(place / "old")
        shutil.copytree(first, place / "new", symlinks=True)
        begun = time.monotonic()
        build(place / "new")
        took, old, new = time.monotonic() - begun, site_of(first), site_of(place / "new")
        print("| fault | times | site: old | new | healed by the next build |")
        print("|---|---:|---:|---:|---:|")
        for what, fault in FAULTS.items():
            were = []
            for _ in range(TIMES):
                root = place / "now"
                shutil.copytree(first, root, symlinks=True)
                fault(root, chance, took)
                now = site_of(root)
                assert now in (old, new), (
                    what,
                    {p for p in {*now, *old} if now.get(p) != old.get(p)},
                )
                were.append(now == new)
                build(root)
                assert site_of(root) == new, what
                shutil.rmtree(root)
            print(f"| {what} | {TIMES} | {TIMES - sum(were)} | {sum(were)} | {TIMES} |", flush=True)
        print(f"\nDisk full, of five sizes: {full_disk(first, new, place)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
