"""What search costs as the archive grows: `python tests/bench/search.py 1 40 200 1000`.

The meetings are made up from the one record of the repository: in each, 15 of 100 common nouns are
other nouns of the dictionary and half of the numbers are others, drawn by the meeting's number; the dates
go back a week each. Words that no record has make the vocabulary grow faster than real meetings would.
"""

import json
import random
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from generator.korean.language import model  # noqa: E402
from generator.model import Meeting  # noqa: E402
from generator.pipeline import understand  # noqa: E402
from generator.search import Listed, index, listed  # noqa: E402
from generator.search.cache import keep  # noqa: E402
from generator.search.compounds import Compounds  # noqa: E402
from generator.search.units import Unit, units  # noqa: E402
from generator.write import write_index  # noqa: E402

KEPT = ROOT / ".cache/bench"
QUERIES = ROOT / "tests/gold/search/smart-city-2023-2.yml"
SOME = 36


def meetings(count: int) -> Iterator[tuple[Meeting, list[Unit]]]:
    """So many made-up meetings, the newest first."""
    real = understand(ROOT).meetings[0]
    own = units(real)
    nouns = sorted(noun for noun in Compounds(model()).common if re.fullmatch("[가-힣]{2,3}", noun))
    tokens = model().tokenize([unit.text for unit in own])
    spans = [[(t.start, t.start + t.len) for t in some if t.tag == "NNG"] for some in tokens]
    assert real.day
    for number in range(count):
        chance = random.Random(number)
        day = real.day - timedelta(weeks=number)
        made = replace(real, id=f"{day.year}-{number}", overview=replace(real.overview, day=day))
        texts = [_other(u.text, s, nouns, chance) for u, s in zip(own, spans, strict=True)]
        yield made, [replace(u, text=text) for u, text in zip(own, texts, strict=True)]


def _other(text: str, spans: list[tuple[int, int]], nouns: list[str], chance: random.Random) -> str:
    for start, stop in reversed(spans):
        if chance.random() < 0.15:
            text = text[:start] + chance.choice(nouns) + text[stop:]
    return re.sub(
        r"\d+", lambda m: m[0] if chance.random() < 0.5 else str(chance.randrange(2000)), text
    )


def _keep(made: tuple[Meeting, list[Unit]]) -> str:
    return keep(*made, KEPT)


def build(all_: list[Listed], site: Path) -> tuple[float, float, int]:
    """CPU seconds of the index of meetings in `site` from their shares alone, of the newest one more; most MB."""
    _fresh(site)
    write_index(site, index(all_[1:], KEPT))
    start = time.process_time()
    write_index(site, index(all_, KEPT))
    once_more = time.process_time() - start
    _fresh(site)
    start = time.process_time()
    write_index(site, index(all_, KEPT))
    seconds = time.process_time() - start
    most = re.search(
        r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text()
    )  # of this process alone
    return seconds, once_more, int(most[1]) // 1024 if most else 0


def _fresh(site: Path) -> None:
    for folder in (*(KEPT / name for name in ("segments", "texts", "meetings")), site):
        shutil.rmtree(folder, ignore_errors=True)


def sizes(site: Path) -> dict[str, tuple[int, int, int]]:
    """Kind of file -> how many, their bytes, those of the largest."""
    found: dict[str, list[int]] = defaultdict(list)
    for path in (site / "assets/search").rglob("*.*"):
        kind = path.relative_to(site / "assets/search").parts
        own = len(kind) > 1 and len(kind[0]) > 1  # a segment's
        found[kind[1] if own else kind[0]].append(path.stat().st_size)
    return {kind: (len(all_), sum(all_), max(all_)) for kind, all_ in sorted(found.items())}


def costs(site: Path) -> list[dict[str, float]]:
    """Bytes and milliseconds of some queries."""
    gold = yaml.safe_load(QUERIES.read_text("utf-8"))
    queries = [entry["q"] for entry in gold[:: len(gold) // SOME][:SOME]]
    for script in (ROOT / "templates/theme/assets/search").glob("*.js"):
        (site / "assets/search" / script.name).write_bytes(script.read_bytes())
    asked = subprocess.run(
        ["node", str(ROOT / "tests/bench/ask.mjs"), str(site), "costs"],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in asked.stdout.splitlines()]


def part_of(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main(counts: list[int]) -> None:
    made = list(meetings(max(counts)))
    with get_context("spawn").Pool(2) as pool:  # a language model does not survive a fork
        keys = pool.map(_keep, made, chunksize=20)
    for count in counts:
        site = KEPT / f"site-{count}"
        all_ = [listed(one, key) for (one, _), key in zip(made[:count], keys, strict=False)]
        with get_context("spawn").Pool(1) as pool:  # where no language model is
            seconds, again, memory = pool.apply(build, (all_, site))
        found, asked = sizes(site), costs(site)
        print(
            f"\n{count} meetings: {seconds / count:.3f} CPU s a meeting beyond the analysis,"
            f" {again:.2f} for one more, {memory} MB at most"
        )
        print(
            "  "
            + ", ".join(
                f"{k} {n}: {size // 1024} KB (≤ {top / 1024:.1f})"
                for k, (n, size, top) in found.items()
                if not k.endswith(".js")
            )
        )
        for name, unit, scale in (
            ("bytes", "KB cold", 1024),
            ("files", "files cold", 1),
            ("ms", "ms warm", 1),
        ):
            values = [one[name] / scale for one in asked]
            print(
                f"  {unit}: p50 {part_of(values, 0.5):.1f}, p95 {part_of(values, 0.95):.1f}, most {max(values):.1f}"
            )
        worst = sorted(asked, key=lambda one: -one["bytes"])[:4]
        print(
            "  most bytes: "
            + ", ".join(f"{one['query']} {one['bytes'] // 1024} KB" for one in worst)
        )
        worst = sorted(asked, key=lambda one: -one["ms"])[:4]
        print(
            "  slowest: "
            + ", ".join(f"{one['query']} {one['ms']:.0f} ms ({one['total']})" for one in worst)
        )


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [1, 40, 200, 1000])
