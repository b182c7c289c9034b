"""The proof (증명): a built site held against the records, by a program that did not build it.

In: the folder `minutes/` and the built site. Out: problems, each with file and place, and the
figures that `/about/proof/` prints. It imports neither the parser nor the renderer: it reads the
files and the HTML by itself, so that a mistake of theirs cannot hide here.
"""

import gzip
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

import yaml

from generator.ledger import Ledger, from_yaml
from generator.personal import find
from generator.problems import Problem
from generator.read import judged_number, read_source, unpublishable
from generator.verify.agreement import Figures, Kept, check_meeting
from generator.verify.data import check_addresses, check_index, path_of
from generator.verify.formats import check_formats
from generator.verify.heads import check_heads, where_of
from generator.verify.links import Site, check_links, check_paths, check_styles, problem
from generator.verify.listed import check_listed
from generator.verify.news import check_news
from generator.verify.pages import read_page
from generator.verify.results import check_results

__all__ = ["Figures", "Proof", "verify"]
PROOF = "about/proof/index.html"


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found, and what was counted."""

    problems: Sequence[Problem]
    meetings: Sequence[Figures]
    pages: int
    files: int
    links: int


def verify(root: Path, folder: Path) -> Proof:
    """Hold the site in `folder` against the records under `root`."""
    called = folder.relative_to(root) if folder.is_relative_to(root) else folder
    site = read_site(folder, called.as_posix())
    kept = list(records(root))
    proof = hold(site, kept)
    where = where_of(site)
    found = [
        *check_formats(site),
        *check_heads(site, kept, where),
        *check_news(site, kept, where),
        *check_results(site, [one.address for one in kept]),
    ]
    return replace(proof, problems=[*proof.problems, *found, *_private(site, cleared(kept))])


def hold(site: Site, kept: Sequence[Kept]) -> Proof:
    """Every check of pages and data; not of formats, the search index, numbers that nobody may publish."""
    found = [check_meeting(one, site) for one in kept]
    meetings = [figures for figures, _ in found]
    problems = [
        *(problem for _, problems in found for problem in problems),
        *check_links(site),
        *check_paths(site),
        *check_styles(site),
        *check_addresses(site),
        *check_listed(site, [one.address for one in kept]),
        *check_index(site, [one.address for one in kept]),
        *_strangers(
            site, {one.address for one in kept}, [f for one in kept for f in one.ledger.formerly]
        ),
        *_claims(site, kept, meetings),
    ]
    links = sum(len(page.links) for page in site.pages.values())
    return Proof(problems, meetings, len(site.pages), len(site.files), links)


def read_site(folder: Path, called: str) -> Site:
    """Every page of a built site, read back; `called` is the folder's name in messages."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    pages = {
        name: read_page(path.read_text("utf-8", errors="replace"), name, f"{called}/{name}")
        for name, path in names.items()
        if name.endswith(".html")
    }
    return Site(pages, frozenset(names), folder, called)


def records(root: Path) -> Iterator[Kept]:
    """Every record under `minutes/`, with the ledger beside it."""
    for path in sorted((root / "minutes").glob("*/*/minutes.md")):
        memory = path.with_name("ids.yml")
        name = path.relative_to(root).as_posix()
        ledger, _ = (
            from_yaml(memory.read_text("utf-8", "replace"), name)
            if memory.is_file()
            else (Ledger(), [])
        )
        beside = (path.with_name("meeting.yml"), path.parents[1] / "committee.yml")
        notes = "\n".join(_notes(p.read_text("utf-8", "replace")) for p in beside if p.is_file())
        address = path.parent.relative_to(root / "minutes").as_posix()
        draft = path.with_name("draft.md")
        before = draft.read_bytes() if draft.is_file() else None
        files = {p.name: p.read_bytes() for p in path.parent.glob("original.*") if p.is_file()}
        yield Kept(address, path.read_bytes(), name, ledger, notes, before, files)


def _notes(text: str) -> str:
    """What people wrote in a file, as it stands and as YAML reads its quotes, escapes and blanks."""
    words = [text]
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken):
                words += [token.value, normalize("NFC", " ".join(token.value.split()))]
    return "\n".join(words)


def _strangers(site: Site, known: Collection[str], former: Collection[str]) -> Iterator[Problem]:
    """No page and no data of a meeting that has no record."""
    for page in site.pages.values():
        if page.blocks and "/".join(page.path.split("/")[:2]) not in known:
            yield problem("V001", page, 1, "원본이 없는 회의의 쪽입니다")
    right = {
        *map(path_of, (*known, *former)),
        *(f"api/v1/{name}.json" for name in ("index", "schema", "openapi")),
    }
    for path in sorted(site.files):
        if path.startswith("api/") and path not in right:
            yield site.at("V003", path, "원본이 없는 회의의 데이터입니다")


def _claims(site: Site, kept: Sequence[Kept], meetings: Sequence[Figures]) -> Iterator[Problem]:
    """The figures on the page of the proof are those found here."""
    page = site.pages.get(PROOF)
    if page is None:
        yield site.at("V004", PROOF, "증명의 쪽이 없습니다")
        return
    claimed = sorted((words.own, words.text) for words in page.marked["data-figure"])
    counted = [
        (f"{figures.address}:{name}", f"{getattr(figures, name):,}")
        for figures in meetings
        for name in ("characters", "shown", "signs", "ids")
    ]
    counted += [(f"{one.address}:sha256", sha256(one.data).hexdigest()) for one in kept]
    for own, value in sorted({*claimed, *counted} - ({*claimed} & {*counted})):
        yield problem("V004", page, 1, f"증명의 숫자가 다릅니다: {own} {value}")
    if len(claimed) != len(counted):
        yield problem("V004", page, 1, "증명의 숫자가 모자라거나 더 있습니다")


def cleared(kept: Iterable[Kept]) -> set[tuple[str, str]]:
    """Kind and digits of what looks like such a number, but was accepted with a reason."""
    numbers = set()
    for one in kept:
        for data in filter(None, (one.data, one.draft)):
            text = read_source(data, one.path)[0].text
            for found in find(text):
                key = judged_number(found, text, one.path, {}).key
                if key and key in one.notes:
                    numbers.add((found.kind, found.digits))
    return numbers


def _private(site: Site, but: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """No file of the site holds a number that must not be published."""
    for name in sorted(site.files):
        text = _unpacked((site.folder / name).read_bytes()).decode("utf-8", errors="ignore")
        yield from unpublishable(text, f"{site.name}/{name}", but)
        yield from unpublishable(name, site.name)


def _unpacked(data: bytes) -> bytes:
    """What a compressed file holds; one that cannot be read is looked at as it is."""
    with suppress(OSError, EOFError, zlib.error):
        return gzip.decompress(data)
    return data
