"""`minutes verify`: a built site held against the records, or a published one against a built one."""

import time
from pathlib import Path

import click

from generator.check.findings import quoted
from generator.cli import ROOT, tell
from generator.machine.hands import here
from generator.problems import failed, in_order
from generator.verify import verify
from generator.verify.published import as_problems, settled


@click.command("verify")
@click.argument("folder", default="site", type=click.Path(path_type=Path))
@click.option("--published", metavar="URL", help="증명한 사이트를 공개된 주소와 견주어 봅니다")
@click.option("--wait", default=0, help="공개된 것이 바뀌기를 기다릴 시간(초)")
@ROOT
def command(root: Path, folder: Path, published: str | None, wait: int) -> None:
    """만들어진 사이트를 회의록의 원본과 한 글자씩 맞추어 봅니다."""
    place = root / folder
    if not (place / "index.html").is_file():
        raise click.UsageError(f"만들어진 사이트가 없습니다: {folder} (먼저 minutes build)")
    if published is not None:
        if not published.startswith(("http://", "https://")):
            raise click.UsageError(
                "공개된 주소를 이렇게 적으세요: --published https://minutes.example.go.kr/"
            )
        return _compare(place, published, wait)
    with here() as hands:
        proof = verify(root, place, hands)
    for figures in proof.meetings:
        click.echo(
            f"{figures.address}: 원본 {figures.characters:,}자 = 보이는 글자 {figures.shown:,}자 + "
            f"표시 {figures.signs:,}자. 번호 {figures.ids:,}개, 옮긴 글 {figures.quotes:,}곳, 가린 표시 {figures.masks:,}곳"
        )
    click.echo(f"사이트: {proof.pages:,}쪽, 파일 {proof.files:,}개, 링크 {proof.links:,}개")
    tell(quoted(root, in_order(proof.problems)))
    if not failed(proof.problems):
        click.echo("원본과 사이트가 같습니다: 100 %")
    raise SystemExit(failed(proof.problems))


def _compare(place: Path, url: str, wait: int) -> None:
    """Hold the published site against the proved one; a host needs a while to show a new one."""
    verdicts = settled(place, url, wait, time.monotonic, time.sleep)
    if problems := as_problems(url, verdicts):
        tell(problems)
        raise SystemExit(1)
    click.echo(f"공개된 것이 증명한 사이트와 같습니다: 파일 {len(verdicts):,}개")
