"""The command line: the only place that prints, and that knows of exit codes.

Exit 0: no error (warnings are printed); 1: at least one error, nothing published; 2: misuse.
"""

import json
import signal
import sys
import time
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

import click

from generator import building, engine, pipeline
from generator.addresses import vanished
from generator.archive import Work, as_left
from generator.cluster import ClusterError, workers
from generator.findings import quoted
from generator.folders import read_all
from generator.hands import here, no_rings
from generator.importers.bring import bring, waiting
from generator.misuse import in_korean, unreadable
from generator.new import (
    AFTER,
    Question,
    files,
    heard,
    listed,
    misnamed,
    next_question,
    words_in,
)
from generator.personal import hide
from generator.pipeline import Archive
from generator.preview import Preview, opened
from generator.problems import Problem, as_annotation, as_dict, as_lines, failed, in_order
from generator.progress import Progress
from generator.publishing import BusyError
from generator.summary import as_markdown, new_and_old, recognised, there_before
from generator.suspects import reading_list
from generator.tasks import OtherProgram
from generator.verify import verify
from generator.verify.published import as_problems, settled
from generator.watching import watch
from generator.write import write_text

NOTHING = "오류가 있어 아무것도 내보내지 않았습니다"
LOST_WORKER = "일하던 프로세스가 거듭 끝났습니다. 메모리가 모자라면 --jobs 1로 해 보세요. 사이트는 그대로입니다"
OTHER_PROGRAM = "함께 일하는 컴퓨터의 프로그램이 다르거나, 만드는 동안 프로그램이 바뀌었습니다. 같은 판으로 맞춘 뒤 다시 하세요"
FORMATS = ("text", "github", "json", "summary")
ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="저장소의 폴더 (기본: 지금 폴더)",
)


class Commands(click.Group):
    """Turns misuse, and what the disk refuses, into a message."""

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
    """Say in Korean what was typed wrong, and where to read more."""
    told = in_korean(error.format_message())
    command = error.ctx.command_path if error.ctx else "minutes"
    click.echo(f"{told}\n설명: {command} --help", err=True)
    raise SystemExit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """회의록을 안건별, 발언자별 페이지가 있는 사이트로 만듭니다."""
    no_rings()


@main.command()
@ROOT
def generate(root: Path) -> None:
    """회의록에서 docs/의 페이지를 만듭니다."""
    archive = pipeline.generate(root)
    report(archive)
    click.echo(f"페이지를 docs/에 썼습니다: {sum(map(len, archive.pages.values()))}쪽")


@main.command()
@click.option(
    "--jobs", type=click.IntRange(1), help="함께 일할 프로세스의 수 (기본: 이 컴퓨터의 코어 수)"
)
@click.option(
    "--scheduler", metavar="URL", help="Dask 스케줄러의 주소: 여러 컴퓨터가 나누어 만듭니다"
)
@ROOT
def build(root: Path, jobs: int | None, scheduler: str | None) -> None:
    """회의록에서 site/까지 모두 만듭니다. 바뀐 회의만 새로 만듭니다."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C
    progress = Progress(partial(click.echo, nl=False, err=True), sys.stderr.isatty())
    with workers(scheduler, jobs) if scheduler else here(jobs) as hands:
        built = building.build(Work(root, hands, progress.tell)).news
    for line in chain.from_iterable(built.lines.values()):
        click.echo(line)
    _print(built.problems)
    if built.published:
        click.echo(f"사이트를 site/에 만들었습니다: {built.pages:,}쪽, 링크 {built.links:,}개")
    if failed(built.problems):
        kept = "오류가 있는 회의는 새로 내보내지 않았습니다" if built.published else NOTHING
        click.echo(kept, err=True)
        raise SystemExit(1)


@main.command("verify")
@click.argument("folder", default="site", type=click.Path(path_type=Path))
@click.option("--published", metavar="URL", help="증명한 사이트를 공개된 주소와 견주어 봅니다")
@click.option("--wait", default=0, help="공개된 것이 바뀌기를 기다릴 시간(초)")
@ROOT
def verify_site(root: Path, folder: Path, published: str | None, wait: int) -> None:
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
    _print(quoted(root, in_order(proof.problems)))
    if not failed(proof.problems):
        click.echo("원본과 사이트가 같습니다: 100 %")
    raise SystemExit(failed(proof.problems))


def _compare(place: Path, url: str, wait: int) -> None:
    """Hold the published site against the proved one; a host needs a while to show a new one."""
    verdicts = settled(place, url, wait, time.monotonic, time.sleep)
    if problems := as_problems(url, verdicts):
        _print(problems)
        raise SystemExit(1)
    click.echo(f"공개된 것이 증명한 사이트와 같습니다: 파일 {len(verdicts):,}개")


@main.command()
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
def check(root: Path, path: Path | None, form: str, most: int, changed: Path | None) -> None:
    """회의록의 문제를 알립니다. PATH를 적으면 그 파일이나 폴더만 봅니다."""
    wanted = (root / (path or ".")).resolve()
    if not wanted.exists() and path:  # `smart-city/2024-1`, as `new` has it
        wanted = (root / "minutes" / path).resolve()
    if not wanted.exists() or not wanted.is_relative_to(root.resolve()):
        raise click.UsageError(f"저장소에 그런 파일이나 폴더가 없습니다: {path}")
    place = wanted.relative_to(root.resolve())
    only = root / place if len(place.parts) > 2 and place.parts[0] == "minutes" else None
    listed = _listed(changed)
    kept = {} if only or most else as_left(root, listed)
    archive = pipeline.understand(root, only=only, kept=kept)
    told = [*archive.problems, *([] if only else vanished(archive.meetings, listed))]
    problems = [p for p in told if Path(p.path).is_relative_to(place)]
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
        _tell(archive)
        _print(problems)
        for meeting in archive.meetings if most else ():
            click.echo(hide(reading_list(meeting, most)))
    raise SystemExit(failed(problems))


@main.command("import")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--to", "address", metavar="위원회/연도-차수", help="초안을 넣을 회의의 폴더")
@ROOT
def import_file(root: Path, file: Path | None, address: str | None) -> None:
    """한글, 워드, PDF 파일에서 초안을 만듭니다. FILE이 없으면 회의 폴더의 original 파일을 모두 봅니다."""
    if file and (wrong := misnamed(address or "")):
        raise click.UsageError(f"--to {address or ''}: {wrong}")
    done = [
        bring(one, root, to) for one, to in ([(file, address or "")] if file else waiting(root))
    ]
    for made, problems in done:
        if problems:
            _print(problems)
        for path, data in made.items():
            write_text(root / path, data)
            click.echo(f"만들었습니다: {path}")
    raise SystemExit(not all(made for made, _ in done))


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="열 주소")
@ROOT
def serve(root: Path, address: str) -> None:
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


@main.command()
@click.argument("address", required=False, metavar="[위원회/연도-차수]")
@click.option("--text", help="회의록의 글이 있는 파일")
@click.option("--title", help="회의록의 제목")
@click.option("--date", help="회의 날짜: 2024-03-05")
@click.option("--hours", help="회의 시각: 14:00~16:00")
@click.option("--place", help="회의 장소")
@click.option("--record", help="발언 요지이면 summary, 속기록이면 verbatim")
@click.option("--reading", help="문자 인식으로 읽은 글이면 ocr, 처음부터 글이면 digital")
@click.option("--name", help="새 위원회의 이름")
@click.option("--publisher", help="새 위원회의 회의록을 내는 기관")
@ROOT
def new(root: Path, **given: str | None) -> None:
    """새 회의의 폴더를 만듭니다. 적지 않은 것은 하나씩 묻습니다."""
    committees = {
        c.id: c for c in read_all(root)[0] if (root / "minutes" / c.id / "committee.yml").is_file()
    }
    if not given["address"] and committees:
        click.echo(f"지금 있는 위원회: {listed(committees)}")
    answers: dict[str, str] = {}
    while question := next_question(answers, committees):
        answers[question.key] = _ask(question, given[question.key])
        place = root / "minutes" / answers["address"]
        if links := [way for way in (place, *place.parents[:2]) if way.is_symlink()]:
            where = links[-1].relative_to(root).as_posix()  # what is written would be elsewhere
            raise click.UsageError(f"바로 가기에는 쓰지 않습니다. 폴더를 그대로 두세요: {where}")
        if place.exists():
            raise click.UsageError(f"그 회의의 폴더가 이미 있습니다: minutes/{answers['address']}")
    committee = committees.get(answers["address"].partition("/")[0])
    for path, text in files(answers, committee, _words_of(answers["text"])).items():
        write_text(root / path, text)
        click.echo(f"만들었습니다: {path}")
    click.echo(AFTER.format(place.relative_to(root).as_posix()))


def _ask(question: Question, given: str | None) -> str:
    """The answer that was given with the command, else the one that is typed; asked again if it is wrong."""
    if given is not None:
        answer, wrong = heard(question, given)
        if wrong:
            raise click.UsageError(f"{given!r}: {wrong}")
        return answer
    while True:
        try:
            usual = question.usual
            said = click.prompt(question.words, default=usual, show_default=bool(usual))
        except click.Abort:
            hint = f"이렇게 적을 수도 있습니다: {question.option}"
            raise click.UsageError(f"답이 없어 그만두었습니다. {hint}") from None
        answer, wrong = heard(question, str(said))
        if not wrong:
            return answer
        click.echo(wrong)


def _words_of(path: str) -> str:
    """The text of a file that was named, in whatever coding it was saved."""
    if not path:
        return ""
    text, said = words_in(path, Path(path).read_bytes() if Path(path).is_file() else None)
    if not text:
        raise click.UsageError(said)
    if said:
        click.echo(said)
    return text


def _listed(changed: Path | None) -> list[str]:
    """The paths in a list; none if there is no list."""
    return changed.read_text("utf-8").splitlines() if changed and changed.is_file() else []


def report(archive: Archive) -> None:
    """What was read and what is odd; ends with exit code 1 if that stops the publication."""
    _tell(archive)
    _print(archive.problems)
    if failed(archive.problems):
        click.echo(NOTHING, err=True)
        raise SystemExit(1)


def _tell(archive: Archive) -> None:
    for line in recognised(archive):
        click.echo(line)


def _print(problems: Sequence[Problem]) -> None:
    for line in as_lines(problems):
        click.echo(line)
