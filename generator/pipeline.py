"""The program as a story: from the records to the site, one line a stage.

Stages take facts and return facts and problems; nothing is thrown at the reader, and nothing is
published while a problem is an error.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import engine, export
from generator.check import check
from generator.check.anonymity import named_beside, named_in_ledger, named_in_paths
from generator.check.findings import judged
from generator.check.unmasked import hides, in_draft, in_original
from generator.committee.offices import to_remember
from generator.committee.recurring import recurring, unknown_items
from generator.committee.twins import twins
from generator.facts.source import Source
from generator.intake.folders import Folder, all_paths, given_path, read_all, read_offices
from generator.korean.glue import space_between
from generator.model import Meeting
from generator.notes import Committee
from generator.permalinks.addresses import check_left, check_taken, check_unused
from generator.permalinks.given import Given, remembered
from generator.permalinks.ids import settle
from generator.permalinks.joins import Glue, decide
from generator.permalinks.ledger import Ledger, to_yaml
from generator.permalinks.losses import losses
from generator.permalinks.missing import is_left
from generator.permalinks.remember import remember
from generator.problems import Problem, failed, in_order
from generator.record.parse import parse
from generator.render import Page, forward_pages, meeting_pages, site_pages
from generator.search import analyse, clear, index, listed
from generator.talk import talk
from generator.talk.aliases import unknown_anywhere
from generator.talk.fully_withheld import with_fully_withheld
from generator.talk.handed import with_handed
from generator.talk.unheld import with_unheld
from generator.versions.changes import changes
from generator.versions.corrected import with_corrected
from generator.versions.corrections import with_corrections
from generator.write import write_files, write_index, write_text


@dataclass(frozen=True, slots=True)
class Taken:
    """One record understood, and the folder as it was then."""

    folder: Folder
    meeting: Meeting
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that is as it was when it was understood: the meeting without its words, and what was told of it."""

    meeting: Meeting
    problems: Sequence[Problem]
    lines: Sequence[str]
    """For a terminal."""


@dataclass(frozen=True, slots=True)
class Archive:
    """All meetings of a repository, understood: what `generate` writes and `check` reports."""

    committees: Sequence[Committee]
    taken: Mapping[str, Taken]
    """By the path of its folder."""
    ledgers: Mapping[str, Ledger]
    """Path of each `ids.yml` -> what it should hold."""
    problems: list[Problem]
    offices: Mapping[str, Given] = field(default_factory=dict)
    """Committee -> the addresses of its offices, those that this build gives among them."""
    pages: Mapping[str, Sequence[Page]] = field(default_factory=dict)
    """The pages of each meeting, once they are made, by the path of its folder; those of the site under ``""``."""
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """What was not read again, by the path of its folder."""

    @property
    def meetings(self) -> list[Meeting]:
        """In order of their folders."""
        return [one.meeting for one in self.folders]

    @property
    def folders(self) -> list[Taken | Kept]:
        """Everything, in order of its folder."""
        found: dict[str, Taken | Kept] = {**self.taken, **self.kept}
        return [found[path] for path in sorted(found, key=lambda path: path.split("/"))]

    @property
    def known(self) -> dict[str, Ledger]:
        """Path of each `ids.yml` -> what it held when it was read."""
        return {one.folder.ledger_path: one.folder.ledger for one in self.taken.values()}


def understand(
    root: Path,
    glue: Glue = space_between,
    *,
    before: Archive | None = None,
    only: Path | None = None,
    kept: Mapping[str, Kept] | None = None,
) -> Archive:
    """Read every record and everything in it; writes nothing.

    A meeting whose folder is as it was `before` is not taken apart again; what is `kept` is not even read. With `only`, a
    path below `root/minutes`, no other meeting is read, and nothing is told of how they go together.
    """
    kept = kept or {}
    committees, folders, problems = read_all(root, only, kept)
    taken = {}
    for folder in folders:
        known = before.taken.get(folder.path) if before else None
        same = known and known.folder == folder
        taken[folder.path] = known if known and same else take_apart(folder, glue)
        problems += taken[folder.path].problems
    ledgers = {f.ledger_path: remember(taken[f.path].meeting, f.ledger) for f in folders}
    given, torn = read_offices(root, committees)
    archive = Archive(committees, taken, ledgers, [*problems, *torn], kept=kept)
    archive = _with_offices(archive, given)
    told = [] if only else across(archive.meetings, all_paths(root))
    copied = {problem.path for problem in archive.problems if problem.code == "I005"}
    settled = [m for m in archive.meetings if m.beside("ids.yml") not in copied]
    told += [*check_taken(settled), *([] if only else check_left(committees, settled))]
    found = judged(root, [*archive.problems, *told], folders)
    before_that = (problem for one in kept.values() for problem in one.problems)
    return replace(archive, problems=in_order([*found, *before_that]))


def _with_offices(archive: Archive, known: Mapping[str, Given]) -> Archive:
    offices: dict[str, Given] = {}
    for one in archive.committees:
        own = [m for m in archive.meetings if m.committee.id == one.id]
        labels = [label for meeting in own for label in meeting.forgotten]
        offices[one.id] = to_remember(one, own, known[one.id], labels)
    return replace(archive, offices=offices)


def across(meetings: Sequence[Meeting], paths: Sequence[str]) -> list[Problem]:
    """What does not go together in all these meetings; `paths` are the files and folders around them."""
    return [
        *unknown_anywhere(meetings),
        *unknown_items(meetings),
        *recurring(meetings),
        *check_unused(meetings),
        *named_in_paths(meetings, paths),
        *twins(meetings),
    ]


def take_apart(folder: Folder, glue: Glue) -> Taken:
    """One record, from its text to facts with published ids and links."""
    meeting, unclear = parse(folder.source, folder.committee, folder.id, folder.notes)
    meeting, asked = settle(meeting, folder.ledger)
    meeting, unsure = decide(meeting, folder.ledger, glue)
    meeting, misplaced = with_corrections(meeting)
    meeting, odd = talk(replace(meeting, original=folder.original))
    meeting = with_corrected(with_fully_withheld(with_unheld(with_handed(meeting))))
    if meeting.unheld:  # nobody spoke
        unclear = [problem for problem in unclear if problem.code != "P001"]
    gone = [] if failed(asked) else losses(meeting, folder.ledger)
    told = [*gone, *check(meeting), *named_beside(meeting, folder.remarks)]
    told += named_in_ledger(meeting, folder.ledger)
    if is_left(folder.source.text):  # nothing is odd in a record that was taken down
        unclear, told = [], gone
    if folder.draft and meeting.notes.status != "draft":
        draft, _ = parse(folder.draft, folder.committee, folder.id, folder.notes)
        meeting = replace(meeting, changes=tuple(changes(meeting, draft)))
        told += in_draft(meeting, draft, folder.ledger)
    told += _in_original(meeting, folder)
    return Taken(folder, meeting, [*unclear, *asked, *unsure, *misplaced, *odd, *told])


def _in_original(meeting: Meeting, folder: Folder) -> list[Problem]:
    """What the file that readers may download tells of what the record hides."""
    offered, heard = folder.original, folder.heard
    if not offered or not heard or not hides(meeting):
        return []
    source = Source(meeting.beside(offered.name), heard.draft, offered.sha256)
    original, _ = parse(source, folder.committee, folder.id, folder.notes)
    return list(in_original(meeting, original, offered, heard, folder.ledger))


def render(archive: Archive, before: Archive | None = None) -> Archive:
    """With every generated page; those of a meeting that is as it was `before` stay."""
    pages: dict[str, Sequence[Page]] = {}
    for path, one in archive.taken.items():
        known = before.pages.get(path) if before and before.taken.get(path) is one else None
        pages[path] = known or own_pages(one.meeting)
    pages[""] = site_pages(archive.committees, archive.meetings, archive.offices)
    return replace(archive, pages=pages)


def own_pages(meeting: Meeting) -> Sequence[Page]:
    """The pages of one meeting, and those at addresses that it had before."""
    made = meeting_pages(meeting)
    return [*made, *forward_pages(meeting, made)]


def preview(root: Path, before: Archive | None = None) -> Archive:
    """Write `docs/`, but give no id for good; nothing at all while a problem is an error."""
    archive = understand(root, before=before)
    if failed(archive.problems):
        return archive
    archive = render(archive, before)
    data = export.files(archive.committees, archive.meetings, archive.problems)
    made = {page.path: page.text for own in archive.pages.values() for page in own}
    problems = write_files(root / "docs", {**made, **data, **originals(archive.meetings, root)})
    if not failed(problems):
        kept = root / engine.CACHE / "search"
        results = index([listed(one, analyse(one, kept)) for one in archive.meetings], kept)
        write_index(root / "docs", results)
        clear(results, kept)
    return replace(archive, problems=[*archive.problems, *problems])


def originals(meetings: Sequence[Meeting], root: Path) -> dict[str, bytes]:
    """The office files that readers may have, by their place on the site."""
    offered = [(m, m.original) for m in meetings if m.original]
    return {
        f"{m.address}/{file.name}": (root / m.beside(file.name)).read_bytes() for m, file in offered
    }


def generate(root: Path) -> Archive:
    """Write `docs/` and the ledgers."""
    archive = preview(root)
    if not failed(archive.problems):
        for own, given in archive.offices.items():
            if given:  # first: what a meeting gives up it tells but once
                write_text(root / given_path(own), remembered(own, given))
        for path, ledger in archive.ledgers.items():
            write_text(root / path, to_yaml(ledger))
    return archive
