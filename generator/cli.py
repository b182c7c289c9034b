"""The command line: the only place that prints, and that knows of exit codes.

Exit 0: no error (warnings are printed); 1: at least one error, nothing published; 2: misuse.
"""

import json
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator import engine, pipeline
from generator.findings import quoted
from generator.personal import hide
from generator.pipeline import Archive
from generator.problems import (
    Problem,
    as_annotation,
    as_dict,
    as_text,
    failed,
    in_order,
    summary,
)
from generator.summary import as_markdown, changed_ids
from generator.verify import verify

FORMATS = ("text", "github", "json", "summary")
WATCHED = ("minutes", "templates/pages")
ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="저장소의 폴더 (기본: 지금 폴더)",
)


class Commands(click.Group):
    """Turns what the disk refuses into a message."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a file that cannot be read or written ends it with exit code 1."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            click.echo(
                f"{error.filename}: 오류 파일을 읽거나 쓸 수 없습니다: {error.strerror}", err=True
            )
            raise SystemExit(1) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """회의록을 안건별, 발언자별 페이지가 있는 사이트로 만듭니다."""


@main.command()
@ROOT
def generate(root: Path) -> None:
    """회의록에서 docs/의 페이지를 만듭니다."""
    archive, pages = pipeline.generate(root)
    report(archive)
    click.echo(f"페이지를 docs/에 썼습니다: {len(pages)}쪽")


@main.command()
@ROOT
def build(root: Path) -> None:
    """회의록에서 site/까지 모두 만듭니다."""
    archive, proof = pipeline.build(root)
    report(archive)
    if proof:
        click.echo(f"사이트를 site/에 만들었습니다: {proof.pages}쪽, 링크 {proof.links:,}개")


@main.command("verify")
@click.argument("folder", default="site", type=click.Path(path_type=Path))
@ROOT
def verify_site(root: Path, folder: Path) -> None:
    """만들어진 사이트를 회의록의 원본과 한 글자씩 맞추어 봅니다."""
    place = root / folder
    if not (place / "index.html").is_file():
        raise click.UsageError(f"만들어진 사이트가 없습니다: {folder} (먼저 minutes build)")
    proof = verify(root, place)
    for figures in proof.meetings:
        click.echo(
            f"{figures.address}: 원본 {figures.characters:,}자 = 보이는 글자 {figures.shown:,}자 + "
            f"표시 {figures.signs:,}자. 번호 {figures.ids:,}개, 옮긴 글 {figures.quotes:,}곳, 가린 표시 {figures.masks:,}곳"
        )
    click.echo(f"사이트: {proof.pages:,}쪽, 파일 {proof.files:,}개, 링크 {proof.links:,}개")
    _print(quoted(root, in_order(proof.problems)))
    if not failed(proof.problems):
        click.echo("원본과 사이트가 같습니다: 100 %")
    raise SystemExit(failed(proof.problems))


@main.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
@ROOT
def check(root: Path, path: Path | None, form: str) -> None:
    """회의록의 문제를 알립니다. PATH를 적으면 그 파일이나 폴더만 봅니다."""
    wanted = (root / (path or ".")).resolve()
    if not wanted.exists() or not wanted.is_relative_to(root.resolve()):
        raise click.UsageError(f"저장소에 그런 파일이나 폴더가 없습니다: {path}")
    archive = pipeline.understand(root)
    problems = [p for p in archive.problems if (root / p.path).resolve().is_relative_to(wanted)]
    if form == "json":
        click.echo(json.dumps([as_dict(p) for p in problems], ensure_ascii=False, indent=1))
    elif form == "github":
        click.echo("\n".join(as_annotation(p) for p in problems if not p.accepted))
    elif form == "summary":
        click.echo(as_markdown(replace(archive, problems=problems)), nl=False)
    else:
        _tell(archive)
        _print(problems)
    raise SystemExit(failed(problems))


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="열 주소")
@ROOT
def serve(root: Path, address: str) -> None:
    """사이트를 열어 두고, 회의록이 바뀌면 다시 만듭니다."""
    archive, _ = pipeline.preview(root)
    _print(archive.problems)
    if failed(archive.problems):
        raise SystemExit(1)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C, server included
    server = engine.serve(root, address)
    try:
        _watch(root, server)
    except KeyboardInterrupt:
        click.echo("닫습니다")
    finally:
        server.terminate()
        server.wait()


def _watch(root: Path, server: subprocess.Popen[bytes]) -> None:
    """Make the pages anew whenever a record or a template changes, until the server ends."""
    seen = _stamps(root)
    while server.poll() is None:
        time.sleep(1)
        if _stamps(root) != seen:
            seen = _stamps(root)
            _print(pipeline.preview(root)[0].problems)


def report(archive: Archive) -> None:
    """What was read and what is odd; ends with exit code 1 if that stops the publication."""
    _tell(archive)
    _print(archive.problems)
    if failed(archive.problems):
        click.echo("오류가 있어 아무것도 내보내지 않았습니다", err=True)
        raise SystemExit(1)


def _tell(archive: Archive) -> None:
    for meeting in archive.meetings:
        counts = ", ".join(f"{name} {count}" for name, count in meeting.evidence.items())
        paragraphs = sum(1 for _ in meeting.paragraphs())
        click.echo(
            f"{hide(meeting.address)}: 발언 {len(meeting.speeches)}건, 문단 {paragraphs}개, 안건 "
            f"{len(meeting.agenda)}건 (발언자 표시: {meeting.dialect}, 찾은 표시: {counts})"
        )
        given, lost = changed_ids(meeting, archive)
        if (given, lost) != ("0개", "0개"):
            click.echo(f"  번호: 새로 줄 것 {given}, 글이 빠지거나 옮겨진 것 {lost}")


def _print(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(as_text(problem))
    click.echo(summary(problems))


def _stamps(root: Path) -> dict[Path, int]:
    files = [path for folder in WATCHED for path in (root / folder).rglob("*")]
    return {path: path.stat().st_mtime_ns for path in files if path.name != "ids.yml"}
