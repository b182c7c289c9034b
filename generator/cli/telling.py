"""What commands share: where the repository is, and how problems are printed."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.problems import Problem, as_lines

NOTHING = "오류가 있어 아무것도 내보내지 않았습니다"
ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="저장소의 폴더 (기본: 지금 폴더)",
)


def tell(problems: Sequence[Problem]) -> None:
    """Print what is odd."""
    for line in as_lines(problems):
        click.echo(line)
