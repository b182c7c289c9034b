"""`minutes import`: an office file to the draft of a record."""

from pathlib import Path

import click

from generator.cli import ROOT, tell
from generator.desk.new import TO_READ, misnamed, what_next
from generator.importers.bring import bring, waiting
from generator.intake.folders import read_places
from generator.write import write_text

NOTHING_TO_DO = (
    "회의 폴더에 original.hwpx, original.hwp, original.docx, original.pdf 파일이 없거나, "
    "있는 곳마다 이미 minutes.md가 있습니다"
)


@click.command("import")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--to", "address", metavar="위원회/연도-차수", help="초안을 넣을 회의의 폴더")
@ROOT
def command(root: Path, file: Path | None, address: str | None) -> None:
    """한글, 워드, PDF 파일에서 초안을 만듭니다. FILE이 없으면 회의 폴더의 original 파일을 모두 봅니다."""
    if file and (wrong := misnamed(address or "")):
        raise click.UsageError(f"--to {address or ''}: {wrong}")
    done = [
        bring(one, root, to) for one, to in ([(file, address or "")] if file else waiting(root))
    ]
    for made, problems in done:
        if problems:
            tell(problems)
        for path, data in made.items():
            write_text(root / path, data)
            click.echo(f"만들었습니다: {path}")
    if not done:
        click.echo(NOTHING_TO_DO)
    if file and done[0][0]:
        folder = f"minutes/{address}"
        if stops := [p for p in read_places(root, root / folder)[1] if p.level == "error"]:
            tell(stops)
        click.echo(what_next(folder, TO_READ))
    raise SystemExit(not all(made for made, _ in done))
