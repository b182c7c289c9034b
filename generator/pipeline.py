"""The program as a story: from the records to the site, one line a stage.

Stages take facts and return facts and problems; nothing is thrown at the reader, and nothing is
published while a problem is an error.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import engine, export
from generator.addresses import check_taken, check_unused
from generator.aliases import unknown_anywhere
from generator.anonymity import named_beside, named_in_paths, unmasked
from generator.changes import changes
from generator.check import check
from generator.corrections import with_corrections
from generator.findings import judged, quoted
from generator.folders import Folder, all_paths, read_all
from generator.glue import space_between
from generator.ids import settle
from generator.joins import Glue, decide
from generator.ledger import Ledger, to_yaml
from generator.model import Meeting
from generator.notes import Committee
from generator.parse import parse
from generator.problems import Problem, failed
from generator.remember import remember
from generator.render import Page, forward_pages, meeting_pages, site_pages
from generator.search import index
from generator.talk import talk
from generator.verify import Proof, verify
from generator.write import write_files, write_index, write_text


@dataclass(frozen=True, slots=True)
class Archive:
    """All meetings of a repository, understood: what `generate` writes and `check` reports."""

    committees: Sequence[Committee]
    meetings: Sequence[Meeting]
    ledgers: dict[str, Ledger]
    """Path of each `ids.yml` -> what it should hold."""
    known: dict[str, Ledger]
    """The same as they were found."""
    problems: list[Problem]


def understand(root: Path, glue: Glue = space_between) -> Archive:
    """Read every record and everything in it; writes nothing."""
    committees, folders, problems = read_all(root)
    meetings: list[Meeting] = []
    ledgers: dict[str, Ledger] = {}
    for folder in folders:
        meeting, found = take_apart(folder, glue)
        meetings.append(meeting)
        ledgers[folder.ledger_path] = remember(meeting, folder.ledger)
        problems += found
    problems += [*unknown_anywhere(meetings), *check_taken(meetings), *check_unused(meetings)]
    problems += named_in_paths(meetings, all_paths(root))
    known = {folder.ledger_path: folder.ledger for folder in folders}
    return Archive(committees, meetings, ledgers, known, judged(root, problems, folders))


def take_apart(folder: Folder, glue: Glue) -> tuple[Meeting, list[Problem]]:
    """One record, from its text to facts with published ids and links."""
    meeting, unclear = parse(folder.source, folder.committee, folder.id, folder.notes)
    meeting, asked = settle(meeting, folder.ledger)
    meeting, unsure = decide(meeting, folder.ledger, glue)
    meeting, misplaced = with_corrections(meeting)
    meeting, odd = talk(meeting)
    told = [*check(meeting), *named_beside(meeting, folder.remarks)]
    if folder.draft and meeting.notes.status != "draft":
        draft, _ = parse(folder.draft, folder.committee, folder.id, folder.notes)
        meeting = replace(meeting, changes=tuple(changes(meeting, draft)))
        told += unmasked(meeting, draft)
    return meeting, [*unclear, *asked, *unsure, *misplaced, *odd, *told]


def pages(archive: Archive) -> list[Page]:
    """Every generated page of the site."""
    own: list[Page] = []
    for meeting in archive.meetings:
        made = meeting_pages(meeting)
        own += [*made, *forward_pages(meeting, made)]
    return [*site_pages(archive.committees, archive.meetings), *own]


def preview(root: Path) -> tuple[Archive, list[Page]]:
    """Write `docs/`, but give no id for good; nothing at all while a problem is an error."""
    archive = understand(root)
    if failed(archive.problems):
        return archive, []
    made = pages(archive)
    data = export.files(archive.committees, archive.meetings, archive.problems)
    problems = write_files(root / "docs", {**{page.path: page.text for page in made}, **data})
    if not failed(problems):
        write_index(root / "docs", index(archive.meetings, root / engine.CACHE / "search"))
    return replace(archive, problems=[*archive.problems, *problems]), made


def generate(root: Path) -> tuple[Archive, list[Page]]:
    """Write `docs/` and the ledgers."""
    archive, made = preview(root)
    if not failed(archive.problems):
        for path, ledger in archive.ledgers.items():
            write_text(root / path, to_yaml(ledger))
    return archive, made


def build(root: Path) -> tuple[Archive, Proof | None]:
    """Everything: the records to `docs/`, `docs/` to a site, which is published once it is proved."""
    engine.restore(root)
    archive, _ = generate(root)
    if failed(archive.problems):
        return archive, None
    if problems := engine.build_site(root):
        return replace(archive, problems=[*archive.problems, *problems]), None
    proof = verify(root, root / engine.FRESH)
    if not failed(proof.problems):
        engine.publish(root)
    elif any(problem.code == "D001" for problem in proof.problems):
        engine.discard(root)
    return replace(archive, problems=[*archive.problems, *quoted(root, proof.problems)]), proof
