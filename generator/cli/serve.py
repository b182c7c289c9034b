"""`minutes serve`: the site on this machine, made again as records change."""

import signal
from pathlib import Path

import click

from generator import engine
from generator.cli import ROOT
from generator.desk.preview import Preview, opened, watch


@click.command("serve")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="열 주소")
@ROOT
def command(root: Path, address: str) -> None:
    """사이트를 미리 봅니다. 회의록이 바뀌면 그 회의만 다시 만들고, 화면을 새로 고칩니다."""
    show = Preview(root.resolve() / engine.PREVIEW)
    server, wrong = opened(show, address)
    if server is None:
        raise click.UsageError(wrong)
    engine.clear_preview(root)
    click.echo("만드는 중입니다…")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C
    try:
        watch(root, show, "http://{}:{}/".format(*server.server_address), click.echo)
    except KeyboardInterrupt:
        click.echo("닫습니다")
    finally:
        server.shutdown()
        server.server_close()
