"""`minutes check`: what is odd in the records, for a person, a program, or a host's list of changes."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator import pipeline
from generator.build.archive import as_left
from generator.build.publishing import shown
from generator.build.summary import as_markdown, new_and_old, recognised
from generator.cli import ROOT, tell
from generator.desk.suspects import reading_list
from generator.importers.bring import bring, waiting
from generator.intake.folders import is_forgotten
from generator.permalinks.missing import forgotten, vanished
from generator.privacy.personal import hide
from generator.problems import Problem, as_annotation, as_dict, failed, there_before

FORMATS = ("text", "github", "json", "summary")


@click.command("check")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
@click.option(
    "--suspects", "most", type=int, default=0, help="잘못 읽은 글자일 수 있는 낱말도 이만큼"
)
@click.option(
    "--changed",
    type=click.Path(path_type=Path),
    help="바뀐 파일의 이름을 한 줄에 하나씩 적은 파일: 그 회의의 문제를 먼저 알립니다",
)
@ROOT
def command(root: Path, path: Path | None, form: str, most: int, changed: Path | None) -> None:
    """회의록의 문제를 알립니다. PATH를 적으면 그 파일이나 폴더와, 그것을 막는 오류만 봅니다."""
    wanted = (root / (path or ".")).resolve()
    if not wanted.exists() and path:  # `smart-city/2024-1`, as `new` has it
        wanted = (root / "minutes" / path).resolve()
    if not wanted.exists() or not wanted.is_relative_to(root.resolve()):
        raise click.UsageError(f"저장소에 그런 파일이나 폴더가 없습니다: {path}")
    place = wanted.relative_to(root.resolve())
    only = root / place if len(place.parts) > 2 and place.parts[0] == "minutes" else None
    is_list = changed and changed.is_file()
    listed = changed.read_text("utf-8").splitlines() if changed and is_list else []
    kept = {} if only or most else as_left(root, listed)
    archive = pipeline.understand(root, only=only, kept=kept)
    told = [*archive.problems, *([] if only else _gone(root, archive, listed))]
    told += _without_draft(root, told)
    problems = [p for p in told if _concerns(p, place)]
    if form == "json":
        click.echo(json.dumps([as_dict(p) for p in problems], ensure_ascii=False, indent=1))
    elif form == "github":
        new, old = new_and_old(replace(archive, problems=problems), listed)
        for problem in new:  # a host shows but the first ten
            click.echo(as_annotation(problem))
        if old:
            click.echo(f"::notice::{there_before(len(old))}")
    elif form == "summary":
        click.echo(as_markdown(replace(archive, problems=problems), listed), nl=False)
    else:
        for line in recognised(archive):
            click.echo(line)
        tell(problems)
        for meeting in archive.meetings if most else ():
            click.echo(hide(reading_list(meeting, most)))
    raise SystemExit(failed(problems))


def _concerns(problem: Problem, place: Path) -> bool:
    """Whether a finding is of this place, or an error on the way to it, which stops what is in it as well."""
    path = Path(problem.path)
    is_on_the_way = problem.level == "error" and place.is_relative_to(path.parent)
    return path.is_relative_to(place) or is_on_the_way


def _gone(root: Path, archive: pipeline.Archive, changed: Sequence[str]) -> Iterator[Problem]:
    """What was published, as the site here or the list of changed files shows, and is not there."""
    parts = [path.split("/") for path in changed if not (root / path).exists()]
    lost = ["/".join(p[1:3]) for p in parts if len(p) == 4 and p[3] == "minutes.md"]
    published = shown(root)
    led = {place for meeting in archive.meetings for place in meeting.formerly}
    there = {own for own in (*lost, *published) if (root / "minutes" / own).is_dir()}
    yield from vanished([*lost, *published], led | there, {c.id: c for c in archive.committees})
    yield from forgotten(own for own in published if is_forgotten(root, own))


def _without_draft(root: Path, told: Sequence[Problem]) -> Iterator[Problem]:
    """Why no draft can be made of the original that lies where a record should."""
    bare = {problem.path for problem in told if problem.code == "F006"}
    for file, address in waiting(root) if bare else ():
        folder = f"minutes/{address}"
        for problem in bring(file, root, address)[1] if folder in bare else ():
            yield replace(problem, path=f"{folder}/{file.name}")
