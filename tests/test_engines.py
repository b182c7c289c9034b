"""The site needs no engine's own: a plain build of MkDocs and one of ProperDocs are the same files.

What moving from one to the other takes: docs/development/engines.md.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import material
import pytest
from conftest import ROOT, put
from sites import NEW, run, scratch

from generator.engine import REPRODUCIBLE

THEME = ROOT / "templates/theme"
STOCK = Path(material.__file__).parent / "templates"
DOCUMENT = ROOT / "docs/development/engines.md"
BASE = "https://minutes.example/repo/"


def files(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: Mapping[str, bytes], two: Mapping[str, bytes]) -> list[str]:
    """Files that one of two sites lacks, or has otherwise."""
    return sorted(path for path in one.keys() | two.keys() if one.get(path) != two.get(path))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, bytes]]:
    """What each engine makes of the same pages by its plain command."""
    root = put(
        scratch(tmp_path_factory.mktemp("engines")), {"minutes/smart-city/2024-1/minutes.md": NEW}
    )
    done = run(root, "generate", SITE_URL=BASE)
    assert done.returncode == 0, done.stdout + done.stderr
    for engine in ("mkdocs", "properdocs"):
        command = [sys.executable, "-m", engine, "build", "--strict"]
        done = subprocess.run(
            [*command, "--config-file", "mkdocs.yml", "--site-dir", engine],
            cwd=root,
            capture_output=True,
            text=True,
            env={**os.environ, **REPRODUCIBLE, "SITE_URL": BASE},
        )
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr
    return {engine: files(root / engine) for engine in ("mkdocs", "properdocs")}


@pytest.mark.slow
def test_properdocs_makes_the_same_files(plain: Mapping[str, Mapping[str, bytes]]) -> None:
    assert "smart-city/2024-1/transcript/index.html" in plain["mkdocs"]
    assert differing(plain["mkdocs"], plain["properdocs"]) == []


@pytest.mark.slow
def test_no_page_names_its_engine(plain: Mapping[str, Mapping[str, bytes]]) -> None:
    pages = [data for path, data in plain["mkdocs"].items() if path.endswith(".html")]
    assert not [page for page in pages if b'name="generator"' in page]


@pytest.mark.slow
def test_a_plain_build_gives_the_pages_of_ours(
    plain: Mapping[str, Mapping[str, bytes]], with_new: Path
) -> None:
    ours, theirs = (
        {path: data for path, data in site.items() if path.endswith(".html")}
        for site in (files(with_new / "site"), plain["mkdocs"])
    )
    assert differing(ours, theirs) == []


@pytest.mark.slow
def test_the_smallest_difference_is_told(plain: Mapping[str, Mapping[str, bytes]]) -> None:
    other = {**plain["mkdocs"], "index.html": plain["mkdocs"]["index.html"] + b" ", "x": b""}
    assert differing(plain["mkdocs"], other) == ["index.html", "x"]


def blocks(path: Path) -> set[str]:
    return set(re.findall(r"{%-? block (\w+)", path.read_text("utf-8")))


def ours() -> set[str]:
    """The blocks and files of the theme that ours takes the place of, or asks for."""
    own = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")}
    texts = [path.read_text("utf-8") for path in THEME.rglob("*.html")]
    asked = {name for text in texts for name in re.findall(r'{% (?:include|extends) "(.+?)"', text)}
    named = {block for path in THEME.glob("*.html") for block in blocks(path)}
    return named | {name for name in own | asked if (STOCK / name).is_file()}


def test_what_our_theme_takes_from_material_is_there_and_told() -> None:
    known = blocks(STOCK / "base.html") | {
        path.relative_to(STOCK).as_posix() for path in STOCK.rglob("*.html")
    }
    assert ours() <= known, "a block that nothing shows"
    text = DOCUMENT.read_text("utf-8")
    assert sorted(name for name in ours() if f"`{name}`" not in text) == []
