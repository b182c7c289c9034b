"""Kills a build at random moments, as a lost machine would: the ledger and the site are the old or the new ones.

A part of `make proof`; prints how often it found which, and ends with an error if ever it found anything else.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from hashlib import sha256
from inspect import cleandoc
from pathlib import Path
from tempfile import TemporaryDirectory

from sites import MINUTES, NEW, copy_site, run

TIMES = int(os.environ.get("KILLS", "50"))
HOME = "minutes/board/2024-1"


def prepared(root: Path) -> Path:
    """A published site of a made-up record, which has been edited since."""
    copy_site(root)
    (root / HOME).mkdir(parents=True)
    (root / HOME).with_name("committee.yml").write_text("name: 가상위원회\n", "utf-8")
    record = cleandoc(NEW)
    (root / HOME / "minutes.md").write_text(record, "utf-8")
    assert run(root, "build").returncode == 0
    edited = record.replace("- 동의함.", "- 동의함.\n\n### 〈간사〉\n\n- 알겠음.")
    (root / HOME / "minutes.md").write_text(edited, "utf-8")
    return root


def state(root: Path) -> tuple[str, str]:
    """The ledger and the site, each as a hash."""
    site = root / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    whole = "".join(f"{p.relative_to(site)} {sha256(p.read_bytes()).hexdigest()}\n" for p in files)
    ledger = (root / HOME / "ids.yml").read_bytes()
    return sha256(ledger).hexdigest(), sha256(whole.encode()).hexdigest() if files else "none"


def killed(root: Path, after: float) -> None:
    """A build that is killed, its children too."""
    build = subprocess.Popen(
        [str(MINUTES), "build"], cwd=root, start_new_session=True, stdout=subprocess.DEVNULL
    )
    time.sleep(after)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait()


def main() -> int:
    chance = random.Random(os.environ.get("KILL_SEED", "1"))
    found: Counter[tuple[str, str]] = Counter()
    with TemporaryDirectory() as place:
        first, last = prepared(Path(place, "old")), Path(place, "new")
        shutil.copytree(first, last, symlinks=True)
        begun = time.monotonic()
        assert run(last, "build").returncode == 0
        took = time.monotonic() - begun
        old, new = state(first), state(last)
        assert old[0] != new[0]
        assert old[1] != new[1]
        names = [{old[n]: "old", new[n]: "new"} for n in (0, 1)]
        for n in range(TIMES):
            root = Path(place, "now")
            shutil.copytree(first, root, symlinks=True)
            # Half of the kills come when the site is about to be put in its place.
            killed(
                root, chance.uniform(0, took * 1.1) if n % 2 else took * chance.uniform(0.8, 1.05)
            )
            now = state(root)
            found[names[0].get(now[0], "BROKEN"), names[1].get(now[1], "BROKEN")] += 1
            if n % 5 == 0:  # the next build mends whatever was left lying about
                assert run(root, "build").returncode == 0
                assert state(root) == new
            shutil.rmtree(root)
    print(f"builds killed at random moments: {TIMES} (a build takes {took:.1f} s)\n")
    print("| ledger | site | times |\n|---|---|---:|")
    for (ledger, site), times in sorted(found.items()):
        print(f"| {ledger} | {site} | {times} |")
    return int(any("BROKEN" in pair for pair in found))


if __name__ == "__main__":
    sys.exit(main())
