"""The shape of the program: one way for the data, one place that prints, nothing too long."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

GENERATOR = ROOT / "generator"
MODULES = sorted(GENERATOR.rglob("*.py"))
ORDER = (  # a module imports only from lines above its own
    {
        "notes",
        "personal",
        "sketch",
        "withheld",
        "past",
        "hanja",
        "source",
        "dumping",
        "disk",
        "shelf",
        "raw",
    },
    {"cover"},
    {"model", "contacts"},
    {"problems", "grammar", "phrases", "vocabulary", "terms"},
    {"proceedings", "topics", "formulas", "values", "nobody", "outline"},
    {
        "config",
        "ledger",
        "blocks",
        "grid",
        "outcomes",
        "titles",
        "furniture",
        "speakers",
        "urls",
        "language",
        "align",
        "corrected",
        "contradicted",
    },
    {
        "addresses",
        "read",
        "heal",
        "agenda",
        "given",
        "glue",
        "slugs",
        "fates",
        "tombstones",
        "missing",
        "strays",
    },
    {"attendance", "moments", "recurring", "seated", "abroad", "extent", "forms"},
    {"overview"},
    {"listing", "labels"},
    {"asides"},
    {"rolls", "opening", "unspoken"},
    {"roles", "turns"},
    {"circle", "paren", "colon", "table", "line"},
    {"tabled", "rosters"},
    {"absent"},
    {"counts"},
    {"sections"},
    {"stated", "ballots"},
    {"decisions"},
    {"runs"},
    {"pieces"},
    {"lists", "refused", "lines", "seams", "rows"},
    {"ooxml", "owpml", "inside", "columns"},
    {"hwp", "docx", "reflow", "sheets"},
    {"pdf", "plain"},
    {"draft"},
    {"importers"},
    {"bring", "misuse", "originals"},
    {
        "folders",
        "names",
        "asked",
        "letters",
        "numbers",
        "packing",
        "readings",
        "compounds",
        "units",
    },
    {"heading", "completeness", "morphemes", "merge", "findings", "damage", "anonymity", "unread"},
    {"part", "store"},
    {"segment"},
    {"cache"},
    {"index"},
    {"search"},
    {"dialects"},
    {"ids"},
    {"parse", "remember", "corrections", "joins", "aliases", "link", "kinds", "spoken"},
    {"propose", "replies", "acts", "check", "changes"},
    {"carry", "unmasked", "unheld", "handed"},
    {"talk"},
    {"linked", "offices", "wording"},
    {"page"},
    {"discussion", "glance", "glossary", "gone", "spanning"},
    {"meeting", "site"},
    {"render", "open_data", "hosts", "flat", "feeds"},
    {"tables", "akn", "calendar"},
    {"catalogue"},
    {"export"},
    {"marks", "markup", "packed"},
    {"traits"},
    {"pages", "hands"},
    {"characters", "links"},
    {"record"},
    {"private"},
    {"between"},
    {"claims"},
    {"amended"},
    {"digests"},
    {"expected"},
    {"across"},
    {"business"},
    {"data"},
    {"debate"},
    {"results", "formats", "listed"},
    {"attribution", "history", "unnamed"},
    {"agreement", "published"},
    {"heads", "parts"},
    {"news"},
    {"seen"},
    {"whole"},
    {"verify"},
    {"engine", "progress", "press"},
    {"plates", "twins"},
    {"inputs"},
    {"write"},
    {"pipeline", "new", "suspects", "cluster", "publishing"},
    {"summary", "preview"},
    {"parcels"},
    {"tasks"},
    {"archive"},
    {"printing"},
    {"closing", "report"},
    {"building"},
    {"start"},
    {"cli"},
)


def name_of(path: Path) -> str:
    whole = path.stem == "__init__" or path.parent.name == "cli"
    return path.parent.name if whole else path.stem


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            is_module = (ROOT / f"{str(node.module).replace('.', '/')}.py").is_file()
            names = [""] if is_module else [f".{alias.name}" for alias in node.names]
            yield from (f"{node.module}{name}" for name in names)


def own_modules(path: Path) -> set[str]:
    known = {name for names in ORDER for name in names}
    parts = [name.split(".") for name in imported(path) if name.startswith("generator.")]
    # `from generator.render.page import Link` is the module page, `from generator import glue` is glue.
    return {[part for part in chain if part in known][-1] for chain in parts}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_no_import_points_back(path: Path) -> None:
    if path == GENERATOR / "__init__.py":
        assert not list(imported(path))
        return
    rank = {name: number for number, names in enumerate(ORDER) for name in names}
    assert name_of(path) in rank, "give the module its place in ORDER"
    later = {name for name in own_modules(path) if rank[name] >= rank[name_of(path)]}
    assert not later - {name_of(path)}, f"{name_of(path)} imports {later}"


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_the_engine_is_never_imported(path: Path) -> None:
    engines = ["mkdocs", "properdocs", "zensical", "material"]
    engines += ["markdown"] * (path.stem != "press")  # which is run as the engine's own process
    assert not [name for name in imported(path) if name.split(".")[0] in engines]


@pytest.mark.parametrize("path", sorted((GENERATOR / "verify").rglob("*.py")), ids=str)
def test_the_proof_knows_nothing_of_parser_and_renderer(path: Path) -> None:
    known = {
        "business",
        "hanja",
        "hands",
        "problems",
        "personal",
        "ledger",
        "sketch",
        "read",
        "pages",
        "characters",
        "record",
        "links",
        "between",
        "claims",
        "listed",
        "terms",
        "data",
        "results",
        "attribution",
        "history",
        "amended",
        "agreement",
        "published",
        "heads",
        "news",
        "debate",
        "formats",
        "private",
        "packed",
        "unnamed",
        "parts",
        "seen",
        "whole",
        "marks",
        "markup",
        "traits",
        "digests",
        "expected",
        "across",
    }
    assert own_modules(path) <= known


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_only_cli_prints_or_exits(path: Path) -> None:
    text = path.read_text("utf-8")
    if name_of(path) != "cli":
        assert not re.search(r"\bprint\(|\bclick\b|sys\.(?:exit|std)|SystemExit", text)


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_no_clock_and_no_chance(path: Path) -> None:
    clocks = {"random", "secrets", "uuid"}
    assert not clocks & {name.split(".")[0] for name in imported(path)}
    if name_of(path) not in ("cli", "progress", "preview"):  # what they tell is on no page
        assert not re.search(
            r"\btime\.time|\.now\(|\.today\(|\bimport time\b", path.read_text("utf-8")
        )


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_nothing_is_too_long(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


def test_every_code_is_explained_to_the_secretariat() -> None:
    codes = {
        code for path in MODULES for code in re.findall(r'"([A-Z]\d{3})"', path.read_text("utf-8"))
    }
    guide = (ROOT / "docs/guide/problems/index.md").read_text("utf-8")
    explained = re.findall(r"^### ([A-Z]\d{3}) .*\{: #([a-z]\d{3}) \}$", guide, re.MULTILINE)
    assert {code for code, _ in explained} == codes
    assert all(code.lower() == anchor for code, anchor in explained)


def test_every_command_is_in_the_readme() -> None:
    from generator.cli import MODULES as COMMANDS

    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"minutes {name}" in readme for name in COMMANDS)


def test_every_key_of_a_settings_file_is_in_the_guide() -> None:
    from generator.config import COMMITTEE_KEYS, MEETING_KEYS

    guide = (ROOT / "docs/guide/index.md").read_text("utf-8")
    assert all(f"`{key}`" in guide for key in {*COMMITTEE_KEYS, *MEETING_KEYS})


def test_the_lock_names_no_host_and_every_line_has_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"https?:|--(?:extra-)?index-url|--find-links|file:", lock)
    packages = re.findall(r"^[a-z][^\n]*?==(?:[^\n]*\\\n)+[^\n]*", lock, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[a-z]", lock, re.MULTILINE))
    assert all("--hash=sha256:" in package for package in packages)
