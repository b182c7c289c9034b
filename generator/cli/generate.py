"""`minutes generate`: the pages of all records into `docs/`."""

from pathlib import Path

import click

from generator import pipeline
from generator.build.summary import recognised
from generator.cli import NOTHING, ROOT, tell
from generator.problems import failed


@click.command("generate")
@ROOT
def command(root: Path) -> None:
    """회의록에서 docs/의 페이지를 만듭니다."""
    archive = pipeline.generate(root)
    for line in recognised(archive):
        click.echo(line)
    tell(archive.problems)
    if failed(archive.problems):
        click.echo(NOTHING, err=True)
        raise SystemExit(1)
    click.echo(f"페이지를 docs/에 썼습니다: {sum(map(len, archive.pages.values()))}쪽")
