"""`minutes build`: from the records to a published site; what did not change is not made again."""

import signal
import sys
from functools import partial
from pathlib import Path

import click

from generator.build.start import build
from generator.cli import NOTHING, ROOT
from generator.machine.cluster import workers
from generator.machine.hands import here
from generator.machine.progress import Progress
from generator.problems import failed


@click.command("build")
@click.option(
    "--jobs", type=click.IntRange(1), help="함께 일할 프로세스의 수 (기본: 이 컴퓨터의 코어 수)"
)
@click.option(
    "--scheduler", metavar="URL", help="Dask 스케줄러의 주소: 여러 컴퓨터가 나누어 만듭니다"
)
@ROOT
def command(root: Path, jobs: int | None, scheduler: str | None) -> None:
    """회의록에서 site/까지 모두 만듭니다. 바뀐 회의만 새로 만듭니다."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C
    progress = Progress(partial(click.echo, nl=False, err=True), sys.stderr.isatty())
    with workers(scheduler, jobs) if scheduler else here(jobs) as hands:
        built = build(root, hands, progress.tell)
    for line in built.told:
        click.echo(line)
    if built.published:
        click.echo(f"사이트를 site/에 만들었습니다: {built.pages:,}쪽, 링크 {built.links:,}개")
    if failed(built.problems):
        kept = "오류가 있는 회의는 새로 내보내지 않았습니다" if built.published else NOTHING
        click.echo(kept, err=True)
        raise SystemExit(1)
