"""How long the generator and the engine take, in CPU seconds, from one run on this machine.

    .venv/bin/python tools/timing.py [MEETINGS=1]

Copies the repository's record so many times into a scratch folder and measures each part in a
process of its own: understanding and rendering (the language model not loaded, since the ledger
knows every join), and the whole `minutes build`. Prints ratios too: they outlive the machine.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = {
    "start of the program": "from generator import pipeline",
    "read + parse + ids + link": "from generator import pipeline as p; p.understand(R)",
    "… + render": "from generator import pipeline as p; p.render(p.understand(R))",
    "minutes generate": "from generator import pipeline as p; p.generate(R)",
    "minutes build": "from generator import pipeline as p; p.build(R)",
}


def scratch(folder: Path, meetings: int) -> None:
    """A repository with the real record under as many meeting ids."""
    for name in ("templates", "docs/about", "docs/data", "docs/guide"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    own = "minutes/smart-city"
    for number in range(2, 2 + meetings):
        shutil.copytree(ROOT / own / "2023-2", folder / own / f"2023-{number}")
    shutil.copy(ROOT / own / "committee.yml", folder / own)


def cpu(folder: Path, code: str) -> float:
    """CPU seconds of a fresh process, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = f"from pathlib import Path; R = Path({str(folder)!r}); {code}"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], check=True, env=env, cwd=folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure each part and print the table."""
    meetings = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scratch(folder, meetings)
        seconds = {part: min(cpu(folder, code) for _ in range(3)) for part, code in PARTS.items()}
        pages = sum(1 for _ in (folder / "docs").rglob("*.md"))
    start, whole = seconds["start of the program"], seconds["minutes build"]
    print(f"{meetings} meeting(s), {pages} pages; least of 3 runs")
    for part, value in seconds.items():
        print(f"{part:28} {value:6.2f} CPU s  {value / whole:5.0%} of the build")
    understood = seconds["… + render"] - start
    print(
        f"parse + generate, start and model aside: {understood / meetings * 1000:.0f} ms a meeting"
    )
    print(f"the engine: {(whole - seconds['minutes generate']) / understood:.0f} times that")


if __name__ == "__main__":
    main()
