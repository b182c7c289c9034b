"""The shape of the program: one way for the data, one place that prints, nothing too long."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

GENERATOR = ROOT / "generator"
MODULES = sorted(GENERATOR.rglob("*.py"))
ORDER = (  # a part of the program imports only from parts before it
    *(
        "notes",
        "privacy",
        "machine",
        "facts",
        "model",
        "problems",
        "korean",
        "settings",
        "permalinks",
    ),
    *(
        "intake",
        "record",
        "versions",
        "check",
        "talk",
        "committee",
        "render",
        "search",
        "export",
        "verify",
    ),
    *("importers", "write", "engine", "pipeline", "build", "desk", "cli"),
)


def name_of(path: Path) -> str:
    """As it is imported: `generator.record.parse`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def part_of(name: str) -> str:
    return [*name.split("."), ""][1]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from ((name if name in KNOWN else str(node.module)) for name in inside)


KNOWN = {name_of(path): path for path in MODULES}
BEHIND = {name: {n for n in imported(path) if n in KNOWN} for name, path in KNOWN.items()}
"""Module -> what it imports of the program."""


@pytest.mark.parametrize("name", KNOWN)
def test_no_import_points_back(name: str) -> None:
    if name == "generator":
        assert not BEHIND[name]
        return
    before = ORDER[: ORDER.index(part_of(name))]
    assert {part_of(one) for one in BEHIND[name]} <= {*before, part_of(name)}


FOLDERS = sorted(
    path.parent for path in GENERATOR.rglob("__init__.py") if path.parent.name != "cli"
)


@pytest.mark.parametrize("folder", FOLDERS[1:], ids=str)
def test_a_folder_s_head_says_what_each_module_is_for(folder: Path) -> None:
    head = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    assert all(re.search(rf"\b{path.stem}\b", head) for path in folder.glob("[!_]*.py"))


def test_no_module_needs_itself() -> None:
    list(TopologicalSorter(BEHIND).static_order())


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_the_engine_is_never_imported(path: Path) -> None:
    engines = ["mkdocs", "properdocs", "zensical", "material"]
    engines += ["markdown"] * (path.stem != "press")  # which is run as the engine's own process
    assert not [name for name in imported(path) if name.split(".")[0] in engines]


@pytest.mark.parametrize("path", sorted((GENERATOR / "verify").rglob("*.py")), ids=str)
def test_the_proof_knows_nothing_of_parser_and_renderer(path: Path) -> None:
    lent = {
        "korean.hanja",
        "korean.terms",
        "machine.hands",
        "problems",
        "privacy.personal",
        "intake.read",
    }
    lent |= {"permalinks.ledger", "permalinks.sketch"}
    own = {name.removeprefix("generator.") for name in BEHIND[name_of(path)]}
    assert {name for name in own if part_of(f"generator.{name}") != "verify"} <= lent


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_only_cli_prints_or_exits(path: Path) -> None:
    text = path.read_text("utf-8")
    if part_of(name_of(path)) != "cli":
        assert not re.search(r"\bprint\(|\bclick\b|sys\.(?:exit|std)|SystemExit", text)


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_no_clock_and_no_chance(path: Path) -> None:
    clocks = {"random", "secrets", "uuid"}
    assert not clocks & {name.split(".")[0] for name in imported(path)}
    if path.parent.name != "cli" and path.stem not in (
        "progress",
        "preview",
    ):  # what they tell is on no page
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
    from generator.settings.config import COMMITTEE_KEYS, MEETING_KEYS

    guide = (ROOT / "docs/guide/index.md").read_text("utf-8")
    assert all(f"`{key}`" in guide for key in {*COMMITTEE_KEYS, *MEETING_KEYS})


def test_the_lock_names_no_host_and_every_line_has_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"https?:|--(?:extra-)?index-url|--find-links|file:", lock)
    packages = re.findall(r"^[a-z][^\n]*?==(?:[^\n]*\\\n)+[^\n]*", lock, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[a-z]", lock, re.MULTILINE))
    assert all("--hash=sha256:" in package for package in packages)
