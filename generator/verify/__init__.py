"""The proof (증명): a built site held against the records, by a program that did not build it.

In: the folder `minutes/` and the built site. Out: problems, each with file and place, and the
figures that `/about/proof/` prints. It imports neither the parser nor the renderer: it reads the
files and the HTML by itself, so that a mistake of theirs cannot hide here.

    pages (markup, traits, marks) · characters ► record ► agreement, one meeting
                                                     ▼
      attribution · between · claims · business (rows) · decided · listed · data (amended) · history · unnamed
      formats · debate · heads · news · links · results · private (packed)
                                                     ▼
      seen, a part of a site ► digests ► expected · across · parts ► whole; published, on a host
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from unicodedata import normalize

import yaml
from msgspec import msgpack

from generator.machine.hands import Hands
from generator.permalinks.ledger import Ledger, from_yaml
from generator.problems import Problem
from generator.verify.agreement import Figures, Kept
from generator.verify.characters import decode
from generator.verify.data import path_of, read_data
from generator.verify.heads import Where, check_heads
from generator.verify.links import Claim, Site
from generator.verify.pages import Page, read_page
from generator.verify.parts import parts_of
from generator.verify.private import check_private
from generator.verify.results import check_results
from generator.verify.seen import (
    Digest,
    Seen,
    held,
    see_files,
    see_meeting,
    see_others,
    standing,
    with_more,
)
from generator.verify.whole import (
    check_committee,
    check_data,
    check_figures,
    check_pages,
    check_site,
    check_spans,
)

__all__ = ["Figures", "Proof", "verify"]
AT_ONCE = 8  # meetings that a process is given


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found, and what was counted."""

    problems: Sequence[Problem]
    meetings: Sequence[Figures]
    pages: int
    files: int
    links: int


def verify(root: Path, folder: Path, hands: Hands | None = None) -> Proof:
    """Hold the site in `folder` against the records under `root`; meetings are looked at by many `hands` at once."""
    called = (folder.relative_to(root) if folder.is_relative_to(root) else folder).as_posix()
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    kept, read = list(records(root)), partial(read_site, folder, called)
    if hands is None:
        return prove(kept, names, read)
    parts = parts_of(names, kept)
    pieces = (
        (
            some[0].address,
            msgpack.encode(Piece(str(folder), called, some, [parts[o.address] for o in some])),
        )
        for some in (kept[n : n + AT_ONCE] for n in range(0, len(kept), AT_ONCE))
    )
    answers = hands.each(look, pieces)
    seen = {one.own: one for _, data in answers for one in msgpack.decode(data, type=list[Seen])}
    return prove(kept, names, read, [seen[one.address] for one in kept])


@dataclass(frozen=True, slots=True)
class Piece:
    """Meetings to be looked at: their records, and their files in a folder."""

    folder: str
    called: str
    kept: Sequence[Kept]
    names: Sequence[Sequence[str]]


def look(data: bytes) -> bytes:
    """A `Piece` to a list of `Seen`, for a process of its own."""
    piece = msgpack.decode(data, type=Piece)
    read = partial(read_site, Path(piece.folder), piece.called)
    pairs = zip(piece.kept, piece.names, strict=True)
    return msgpack.encode([_look(one, read(names)) for one, names in pairs])


def _look(kept: Kept, site: Site) -> Seen:
    return with_more(see_meeting(kept, site), see_files(kept, site))


def prove(
    kept: Sequence[Kept],
    names: Collection[str],
    read: Callable[[Collection[str]], Site],
    meetings: Sequence[Seen] | None = None,
) -> Proof:
    """Every check of a site with these files, which is read and held one part after the other.

    `meetings` are those that were looked at before, in order of their records.
    """
    parts = parts_of(names, kept)
    if meetings is None:
        meetings = [_look(one, read(parts[one.address])) for one in kept]
    where = next((Where(one.where) for one in meetings if one.public), Where(""))
    cleared = {number for one in meetings for number in one.cleared}
    digests = {one.own: one.digest for one in meetings if one.digest}
    others = []
    for own in (own for own in parts if "/" not in own):
        site, people = read(parts[own]), people_of(own, kept)
        inside = {o: t for o, t in digests.items() if not own or _above(o) == own}
        seen = see_spanning(own, site, inside, people)
        seen = with_more(seen, check_private(site, cleared))
        if own:
            told = (data for o in sorted(inside) if (data := read_data(site, path_of(o))))
            known = [*(one for one in meetings if _above(one.own) == own), seen]
            seen = with_more(seen, check_committee(own, site, inside, told, known, where))
        others.append((seen, site))
    whole = [*meetings, *(seen for seen, _ in others)]
    home = next(site for seen, site in others if not seen.own)
    found = [
        *check_data(home, meetings),
        *check_results(replace(home, files=frozenset(names)), [one.address for one in kept]),
    ]
    news = [one.news for one in digests.values()]
    return _proof([*whole, with_more(Seen("whole", found), check_site(home, whole, news, where))])


@dataclass(frozen=True, slots=True)
class People:
    """What people wrote of a committee and beside its meetings' records, or of all of them."""

    notes: str = ""
    settings: str = ""
    offices: str = ""
    committees: Collection[str] = ()


def people_of(own: str, kept: Sequence[Kept]) -> People:
    """Of one committee; of all, for the site itself."""
    inside = [one for one in kept if not own or _above(one.address) == own]
    texts = (inside[0].settings, inside[0].offices) if own and inside else ("", "")
    notes = "\n".join(one.notes for one in inside)
    return People(notes, *texts, {_above(one.address) for one in inside})


def see_spanning(own: str, site: Site, told: Mapping[str, Digest], people: People) -> Seen:
    """The pages of a committee, or of the site itself: against what is told of meetings, and what people wrote."""
    more: list[Problem | Claim] = [*check_pages(site, told)]
    more += check_spans(own, site, told, people.settings, people.offices)
    more += check_heads(site, people.committees, people.notes, standing(site))
    return with_more(see_others(own, site), more)


def hold(site: Site, kept: Sequence[Kept]) -> Proof:
    """Every check of pages and data; not of formats, the search index, numbers that nobody may publish."""
    parts = parts_of([*site.files, *site.pages], kept)
    meetings = [see_meeting(one, part(site, parts[one.address])) for one in kept]
    told = {one.own: one.digest for one in meetings if one.digest}
    others = []
    for own in (own for own in parts if "/" not in own):
        inner, people = part(site, parts[own]), people_of(own, kept)
        spans = check_spans(own, inner, told, people.settings, people.offices)
        inside = [one for one in meetings if own and _above(one.own) == own]
        figures = check_figures(own, inner, inside) if own else ()
        more = [*check_pages(inner, told), *spans, *figures]
        others.append(with_more(see_others(own, inner), more))
    home = part(site, parts[""])
    return _proof([*meetings, *others, Seen("whole", list(check_data(home, meetings)))])


def _proof(seen: Sequence[Seen]) -> Proof:
    """All that was found in the parts, and what they say of each other."""
    surfaces = {path: surface for one in seen for path, surface in one.surfaces.items()}
    files = {path for one in seen for path in one.files}
    problems = [problem for one in seen for problem in one.problems]
    problems += held((claim for one in seen for claim in one.claims), surfaces, files)
    figures = [one.figures for one in seen if one.figures]
    pages, links = sum(one.pages for one in seen), sum(one.links for one in seen)
    return Proof(problems, figures, pages, len(files), links)


def _above(address: str) -> str:
    return address.partition("/")[0]


def part(site: Site, names: Collection[str]) -> Site:
    pages = {path: site.pages[path] for path in names if path in site.pages}
    return replace(site, pages=pages, files=site.files.intersection(names))


def read_site(folder: Path, called: str, names: Iterable[str] | None = None) -> Site:
    """Every page of a built site, or of these files of it; `called` is the folder's name in messages."""
    if names is None:
        names = [
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        ]
    names = sorted(names)
    pages = {name: _page(folder, name, called) for name in names if name.endswith(".html")}
    return Site(pages, frozenset(names), folder, called)


def _page(folder: Path, name: str, called: str) -> Page:
    return read_page((folder / name).read_text("utf-8", errors="replace"), name, f"{called}/{name}")


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
        notes = "\n".join(written(text_of(p)) for p in beside if p.is_file())
        address = path.parent.relative_to(root / "minutes").as_posix()
        draft = path.with_name("draft.md")
        before = draft.read_bytes() if draft.is_file() else None
        files = {p.name: p.read_bytes() for p in path.parent.glob("original.*") if p.is_file()}
        settings, given = map(text_of, (beside[1], beside[1].with_name("ids.yml")))
        yield Kept(address, path.read_bytes(), name, ledger, notes, before, files, settings, given)


def text_of(path: Path) -> str:
    """The text of a file that people wrote beside the records, its letters as those of a record; empty if there is none."""
    return decode(path.read_bytes()) if path.is_file() else ""


def written(text: str) -> str:
    """What people wrote in a file, as it stands and as YAML reads its quotes, escapes and blanks."""
    words = [text]
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken):
                words += [token.value, normalize("NFC", " ".join(token.value.split()))]
    return "\n".join(words)
