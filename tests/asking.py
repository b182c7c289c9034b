"""Search as programs use it: an index of a meeting in a folder, and the built module asked in Node.

`python tests/asking.py` prints recall, precision, F1 and MRR by kind of query, those of the theme's own
search worker beside them; with `--short` a line a gold. Queries whose text has an odd SHA-256 were held back while the rules were made.
"""

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
import yaml
from scores import CLIMATE, CULTURE, GOLD, REAL, ROOT, meeting

from generator.model import Meeting
from generator.search import Index, analyse, index, listed
from generator.search.units import units
from generator.write import write_index

KEPT = ROOT / ".cache/tests"
BENCH = Path(__file__).parent / "bench"
MODULES = ROOT / "templates/theme/assets/search"
KINDS = "noun inner particle verb spacing several phrase latin initials typo negative".split()  # noqa: SIM905
Answers = Sequence[Sequence[str]]


def find_node() -> str:
    """Node on the machine, else the one that drives the browser."""
    if own := shutil.which("node"):
        return own
    files = [file.locate() for file in metadata.files("playwright") or () if file.name == "node"]
    if not files:
        pytest.skip("NO NODE: the search module is not tested outside a browser")
    return str(files[0])


def make_site(meetings: Sequence[Meeting], folder: Path) -> Path:
    """A folder that holds the index of these meetings and the module, as a site does."""
    kept = folder / "kept"
    return put_index(index([listed(one, analyse(one, kept)) for one in meetings], kept), folder)


def put_index(made: Index, folder: Path) -> Path:
    """The same of an index that is made already."""
    write_index(folder, made)
    for module in MODULES.glob("*.js"):
        shutil.copy(module, folder / "assets/search")
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


@cache
def site(name: str) -> Path:
    """The site of one record that has a gold; what the model made of it is kept."""
    return make_site([meeting(name)], KEPT / name)


def ask(folder: Path, queries: Sequence[object], limit: int = 10_000) -> list[dict[str, Any]]:
    """What the module answers, asked in Node."""
    command = [find_node(), str(BENCH / "ask.mjs"), str(folder), "answers", str(limit)]
    return _lines(command, queries)


def ask_theme(name: str, queries: Sequence[str]) -> Answers:
    """The units that the theme's own worker answers."""
    worker = next(
        f for f in metadata.files("mkdocs-material") or () if f.match("workers/search.*.js")
    )
    texts = {unit.id: unit.text for unit in units(meeting(name)) if unit.id and "/" not in unit.id}
    command = [find_node(), str(BENCH / "material.mjs"), str(worker.locate())]
    answers: Answers = _lines(command, {"units": texts, "queries": queries})
    return answers


def _lines(command: Sequence[str], sent: object) -> list[Any]:
    asked = subprocess.run(
        command, input=json.dumps(sent), capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in asked.stdout.splitlines()]


@cache
def ours(name: str) -> Answers:
    """The units that our module answers to the queries of a gold, the meeting itself and who speaks left out."""
    answers = ask(site(name), [entry["q"] for entry in queries(name)])
    found = [[hit["id"].partition("#")[2] for hit in one["hits"]] for one in answers]
    return [[own for own in one if own and not own.startswith("speakers/")] for one in found]


@cache
def theirs(name: str) -> Answers:
    """The same of the theme's worker."""
    return ask_theme(name, [entry["q"] for entry in queries(name)])


@cache
def queries(name: str) -> Sequence[Mapping[str, Any]]:
    """The queries of a gold, with the units that are right and those that are neither."""
    found: Sequence[Mapping[str, Any]] = yaml.safe_load(
        (GOLD / f"search/{name}.yml").read_text("utf-8")
    )
    return found


def held_back(query: str) -> bool:
    """Whether a query was kept from those who made the rules."""
    return int(sha256(query.encode()).hexdigest(), 16) % 2 == 1


@dataclass(frozen=True)
class Mark:
    """Recall, precision, F1 and reciprocal rank of one answer, or of many on the average."""

    recall: float
    precision: float
    f1: float
    rank: float | None
    """One by the place of the first right unit; None where nothing is right."""

    def __str__(self) -> str:
        """As the tables have it."""
        rank = "    –" if self.rank is None else f"{self.rank:.3f}"
        return f"R {self.recall:.3f}  P {self.precision:.3f}  F1 {self.f1:.3f}  MRR {rank}"


def mark(answer: Sequence[str], right: Iterable[str], neutral: Iterable[str]) -> Mark:
    """One answer against what is right; nothing for nothing is all right."""
    sure = set(right)
    found = [own for own in answer if own not in set(neutral)]
    if not sure or not found:
        rank = 0.0 if sure else None
        return Mark(float(not sure), float(not found), float(not sure and not found), rank)
    hits = len(sure & set(found))
    first = next((1 / n for n, own in enumerate(found, 1) if own in sure), 0.0)
    return Mark(hits / len(sure), hits / len(found), 2 * hits / (len(sure) + len(found)), first)


def marks(name: str, answers: Answers, *, held: bool | None = None) -> dict[str, list[Mark]]:
    """The marks of a gold's queries by kind: of all, of those held back, or of the others."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for entry, answer in zip(queries(name), answers, strict=True):
        if held is None or held_back(entry["q"]) == held:
            found[entry["kind"]].append(mark(answer, entry["right"], entry["neutral"]))
    return found


def average(some: Iterable[Mark]) -> Mark:
    """All queries count the same."""
    listed = list(some)
    ranks = [one.rank for one in listed if one.rank is not None]
    means = (fmean(getattr(one, key) for one in listed) for key in ("recall", "precision", "f1"))
    return Mark(*means, fmean(ranks) if ranks else None)


def table() -> Iterator[str]:
    """Every gold, both halves, every kind."""
    for name in (REAL, CULTURE, CLIMATE):
        for held in (False, True) if name != CLIMATE else (None,):
            own, other = marks(name, ours(name), held=held), marks(name, theirs(name), held=held)
            called = {False: "while making the rules", True: "held back", None: "learnt from"}[held]
            yield f"{name}, {called}: {sum(map(len, own.values()))} queries"
            for kind in (*KINDS, "all"):
                a, b = (
                    [m for k in own if kind in (k, "all") for m in some[k]] for some in (own, other)
                )
                yield f"  {kind:9} {len(a):4}   {average(a)}   theme's  {average(b)}"


def summary() -> Iterator[str]:
    """One line a gold."""
    yield "search"
    for name in (REAL, CULTURE, CLIMATE):
        every = [one for some in marks(name, ours(name)).values() for one in some]
        yield f"  {name:20} {len(every):4} queries   {average(every)}"


if __name__ == "__main__":
    try:
        print("\n".join(summary() if "--short" in sys.argv else table()))  # noqa: T201
    except pytest.skip.Exception as none:
        print(none)  # noqa: T201
