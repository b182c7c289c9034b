"""The command line: the only place that prints, and that knows of exit codes.

Exit 0: no error (warnings are printed); 1: at least one error, nothing published; 2: misuse.
A command is a module of its own (`MODULES`), which is loaded when it is asked for: most know more than half of the program.
"""

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.build.publishing import BusyError
from generator.desk.misuse import in_korean, unreadable
from generator.machine.cluster import ClusterError
from generator.machine.hands import no_rings
from generator.machine.raw import OtherProgram
from generator.problems import Problem, as_lines

LOST_WORKER = "일하던 프로세스가 거듭 끝났습니다. 메모리가 모자라면 --jobs 1로 해 보세요. 사이트는 그대로입니다"
OTHER_PROGRAM = "함께 일하는 컴퓨터의 프로그램이 다르거나, 만드는 동안 프로그램이 바뀌었습니다. 같은 판으로 맞춘 뒤 다시 하세요"
NOTHING = "오류가 있어 아무것도 내보내지 않았습니다"
ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="저장소의 폴더 (기본: 지금 폴더)",
)
COMMANDS = ("build", "check", "generate", "new", "serve", "verify")
MODULES = {**{name: name for name in COMMANDS}, "import": "bring"}


class Commands(click.Group):
    """Loads a command, and turns misuse, and what the disk refuses, into a message."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All, in order."""
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, which is `command` in its module; none while a shell looks for what may follow."""
        if cmd_name not in MODULES:
            if ctx.resilient_parsing:
                return None
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=MODULES, ctx=ctx)
        module = import_module(f"generator.cli.{MODULES[cmd_name]}")
        return module.command  # type: ignore[no-any-return]

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command; a file that cannot be read or written ends it with exit code 1."""
        try:
            return super().main(*args, **{**extra, "standalone_mode": False})
        except click.UsageError as error:
            _refuse(error)
        except click.Abort:
            said = "그만두었습니다"
        except (BusyError, ClusterError) as error:
            said = str(error)
        except BrokenExecutor:
            said = LOST_WORKER
        except OtherProgram:
            said = OTHER_PROGRAM
        except OSError as error:
            said = unreadable(error)
        click.echo(said, err=True)
        raise SystemExit(1)


def _refuse(error: click.UsageError) -> NoReturn:
    told = in_korean(error.format_message())
    command = error.ctx.command_path if error.ctx else "minutes"
    click.echo(f"{told}\n설명: {command} --help", err=True)
    raise SystemExit(error.exit_code)


def tell(problems: Sequence[Problem]) -> None:
    """Print what is odd."""
    for line in as_lines(problems):
        click.echo(line)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """회의록을 안건별, 발언자별 페이지가 있는 사이트로 만듭니다."""
    no_rings()
