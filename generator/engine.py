"""Pages to a site: an ordinary MkDocs build beside the old site, which only `publish` replaces.

The engine is a command, never an import: any program that reads `mkdocs.yml` and builds the same
tree can take its place.
"""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Problem, at

CACHE = ".cache"
FRESH = f"{CACHE}/site"  # a built site, not published yet
PREVIEW = f"{CACHE}/preview"
MADE = ("404.html", "sitemap.xml", "sitemap.xml.gz")  # of all pages together
# Lines of remarks, remarks behind code, blank lines, indents: in our own scripts, which a phone has to fetch.
REMARKS = re.compile(r"^\s*(?://|/\*\*).*\n|(?<=[;,{]) // .*$|^\s+", re.MULTILINE)
STYLE_REMARKS = re.compile(r"/\*.*?\*/\s*|(?<=\n)\s+", re.DOTALL)
# The modules of the search: each imports only from those before it.
MODULES = ("korean", "typed", "numbers", "index", "texts", "words", "meant", "search")
IMPORTS = re.compile(rf'^import .* from "\./(?:{"|".join(MODULES[:-1])})\.js";\n', re.MULTILINE)
REPRODUCIBLE = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "315532800",  # the build's day is on no page; gzip's clock starts in 1980
    "PYTHONHASHSEED": "0",
}


def build_site(root: Path) -> list[Problem]:
    """Build `root/docs` into `root/.cache/site`; any warning of the engine is an error."""
    discard(root)
    if problems := _run(root, "--strict", "--site-dir", FRESH):
        discard(root)
        return problems
    _lighten(root / FRESH)
    return []


def clear_preview(root: Path) -> None:
    """Remove what an earlier preview showed."""
    shutil.rmtree(root / PREVIEW, ignore_errors=True)


def build_preview(root: Path) -> list[Problem]:
    """Build `root/docs` into `root/.cache/preview`, all of it."""
    return _run(root, "--strict", "--site-dir", PREVIEW)


def refresh_preview(root: Path) -> list[Problem]:
    """Build into `root/.cache/preview` what changed in `root/docs` alone, and remove what is there no more."""
    problems = _run(root, "--dirty", "--site-dir", PREVIEW)
    site = root / PREVIEW
    for path in sorted(site.rglob("*"), reverse=True):  # what is in a folder comes before it
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not _has_source(root, path.relative_to(site)):
            path.unlink(missing_ok=True)
    return problems


def _has_source(root: Path, path: Path) -> bool:
    """Whether a file of a built site is made of one in `docs/`, or comes with the theme."""
    page = path.parent if path.name == "index.html" else path
    ours = [f"docs/{path}", f"docs/{page}/index.md", f"docs/{page}.md", f"templates/theme/{path}"]
    theirs = path.parts[0] == "assets" and path.parts[:2] != ("assets", "search")
    return theirs or path.as_posix() in MADE or any((root / own).is_file() for own in ours)


def _run(root: Path, *options: str) -> list[Problem]:
    (root / CACHE).mkdir(exist_ok=True)
    # Never `--quiet`: it hides warnings from `--strict` too.
    press = str(Path(__file__).parent / "build/press.py")  # by its place: the engine runs elsewhere
    command = [sys.executable, "-P", press, "mkdocs", "build", *options]
    done = subprocess.run(
        command, cwd=root, env={**os.environ, **REPRODUCIBLE}, capture_output=True, text=True
    )
    return [_failure(done.stderr)] if done.returncode else []


def site_url(root: Path) -> str:
    """Where the site is to stand, by the engine's settings; empty if they do not say."""
    told = str(_settings(root).get("site_url") or "")
    return told if not told or told.endswith("/") else f"{told}/"


def nav_pages(root: Path) -> list[str]:
    """The pages that the settings name: the engine wants them all to be there."""
    return list(_pages(_settings(root).get("nav")))


def extensions(root: Path) -> object:
    """The kinds of Markdown that the settings name."""
    return _settings(root).get("markdown_extensions")


def _pages(entry: object) -> Iterator[str]:
    """The pages of an entry, and of those in it."""
    if isinstance(entry, str) and entry.endswith(".md") and "://" not in entry:
        yield entry
    inner = entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ()
    for one in inner:
        yield from _pages(one)


def _settings(root: Path) -> dict[str, Any]:
    """`mkdocs.yml`; of its tags, the one that asks the environment is understood. What is wrong the engine says."""
    try:
        found = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=_Settings)
    except yaml.YAMLError:
        return {}
    return found if isinstance(found, dict) else {}


class _Settings(yaml.SafeLoader):
    """Reads the engine's settings."""


def _from_outside(loader: _Settings, node: yaml.Node) -> Any:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`: the first that is set, else the last."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    *names, default = loader.construct_sequence(node)  # type: ignore[arg-type]
    return next((os.environ[name] for name in names if name in os.environ), default)


_Settings.add_constructor("!ENV", _from_outside)
for tags in ("!", "tag:yaml.org,2002:python/"):
    _Settings.add_multi_constructor(tags, lambda loader, tag, node: None)


def discard(root: Path) -> None:
    """Remove a built site that must not even lie about."""
    shutil.rmtree(root / FRESH, ignore_errors=True)


def _lighten(site: Path) -> None:
    """Remove what no reader fetches: maps for developer tools, the search that the theme brings, remarks."""
    for source_map in site.rglob("*.map"):
        source_map.unlink()
    for folder in ("lunr", "workers"):
        shutil.rmtree(site / "assets/javascripts" / folder, ignore_errors=True)
    _join(site / "assets/search")
    style = site / "assets/site.css"
    if style.is_file():
        style.write_text(STYLE_REMARKS.sub("", style.read_text("utf-8")), "utf-8")


def _join(folder: Path) -> None:
    """The modules of the search in one file without remarks: a phone fetches once, and a third less."""
    parts = [folder / f"{name}.js" for name in MODULES]
    if all(part.is_file() for part in parts):
        texts = [IMPORTS.sub("", part.read_text("utf-8")) for part in parts]
        inner = [re.sub(r"^export ", "", text, flags=re.MULTILINE) for text in texts[:-1]]
        for part in parts[:-1]:
            part.unlink()
        parts[-1].write_text("".join([*inner, texts[-1]]), "utf-8")
    for script in folder.glob("*.js"):
        script.write_text(REMARKS.sub("", script.read_text("utf-8")), "utf-8")


def swap(fresh: Path, site: Path, old: Path) -> None:
    """Put a finished site in place of the old one, at once where the system can; the old one goes last.

    Where it cannot there is a moment without a site: `restore` ends it, should a run be killed just then.
    """
    shutil.rmtree(old, ignore_errors=True)
    if site.exists() and _exchanged(fresh, site):
        fresh.rename(old)
    else:
        if site.exists():
            site.rename(old)
        fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def restore(root: Path) -> None:
    """Bring back the site that a killed run had moved away."""
    old = root / CACHE / "old-site"
    if old.is_dir() and not (root / "site").exists():
        old.rename(root / "site")


def _exchanged(one: Path, two: Path) -> bool:
    """Whether two folders changed places at once: one call of the system, which Linux has."""
    if sys.platform != "linux" or not hasattr(system := ctypes.CDLL(None), "renameat2"):
        return False
    here, exchange = -100, 2
    return bool(system.renameat2(here, bytes(one), here, bytes(two), exchange) == 0)


def _failure(output: str) -> Problem:
    said = [re.sub(r"\x1b\[[0-9;]*m", "", line).strip() for line in output.splitlines()]
    lines = [line for line in said if line and not line.startswith("INFO")][:12]
    hint = "\n".join(["사이트 엔진의 말:", *lines])
    return at(
        "error",
        "E001",
        ("mkdocs.yml", 1),
        "사이트를 만들지 못했습니다. 지금 사이트는 그대로입니다",
        hint,
    )
