"""The command line: the only place that prints, and that knows of exit codes.

Exit 0: no error (warnings are printed); 1: at least one error, nothing published; 2: misuse.
"""

import gc
import json
import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator import engine, pipeline
from generator.findings import quoted
from generator.folders import read_all
from generator.new import CODINGS, Question, decoded, files, next_question
from generator.personal import hide
from generator.pipeline import Archive
from generator.preview import Preview
from generator.preview import serve as start
from generator.problems import (
    Problem,
    as_annotation,
    as_dict,
    as_text,
    failed,
    in_order,
    summary,
)
from generator.summary import as_markdown, by_concern, changed_ids
from generator.suspects import suspects
from generator.verify import verify
from generator.verify.published import as_problems, chosen, differing
from generator.write import write_text

FORMATS = ("text", "github", "json", "summary")
WATCHED = ("minutes", "templates", "docs/about", "docs/data", "docs/guide", "mkdocs.yml")
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
    gc.set_threshold(100_000)  # facts make no rings; looking for some took a tenth of the time


@main.command()
@ROOT
def generate(root: Path) -> None:
    """회의록에서 docs/의 페이지를 만듭니다."""
    archive = pipeline.generate(root)
    report(archive)
    click.echo(f"페이지를 docs/에 썼습니다: {sum(map(len, archive.pages.values()))}쪽")


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


def _compare(place: Path, url: str, wait: int) -> None:
    """Hold the published site against the proved one; a host needs a while to show a new one."""
    names, until = chosen(place), time.monotonic() + wait
    odd = differing(place, url, names)
    while odd and time.monotonic() < until:
        time.sleep(min(15, wait))
        odd = differing(place, url, odd)
    if problems := as_problems(url, odd):
        _print(problems)
        raise SystemExit(1)
    click.echo(f"공개된 것이 증명한 사이트와 같습니다: 파일 {len(names):,}개")


@main.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
@click.option(
    "--suspects", "most", type=int, default=0, help="잘못 읽은 글자일 수 있는 낱말도 이만큼"
)
@ROOT
def check(root: Path, path: Path | None, form: str, most: int) -> None:
    """회의록의 문제를 알립니다. PATH를 적으면 그 파일이나 폴더만 봅니다."""
    wanted = (root / (path or ".")).resolve()
    if not wanted.exists() and path:  # `smart-city/2024-1`, as `new` has it
        wanted = (root / "minutes" / path).resolve()
    if not wanted.exists() or not wanted.is_relative_to(root.resolve()):
        raise click.UsageError(f"저장소에 그런 파일이나 폴더가 없습니다: {path}")
    place = wanted.relative_to(root.resolve())
    only = root / place if len(place.parts) > 2 and place.parts[0] == "minutes" else None
    archive = pipeline.understand(root, only=only)
    problems = [p for p in archive.problems if Path(p.path).is_relative_to(place)]
    if form == "json":
        click.echo(json.dumps([as_dict(p) for p in problems], ensure_ascii=False, indent=1))
    elif form == "github":
        ordered = by_concern(replace(archive, problems=problems))  # a host shows but the first ten
        click.echo("\n".join(as_annotation(p) for p in ordered if not p.accepted))
    elif form == "summary":
        click.echo(as_markdown(replace(archive, problems=problems)), nl=False)
    else:
        _tell(archive)
        _print(problems)
        _list_suspects(archive, most)
    raise SystemExit(failed(problems))


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="열 주소")
@ROOT
def serve(root: Path, address: str) -> None:
    """사이트를 미리 봅니다. 회의록이 바뀌면 그 회의만 다시 만들고, 화면을 새로 고칩니다."""
    place, _, port = address.rpartition(":")
    host = place or "127.0.0.1"
    if not port.isdecimal():
        raise click.UsageError("주소를 이렇게 적으세요: --address 127.0.0.1:8000")
    show = Preview(root.resolve() / engine.PREVIEW)
    try:
        server = start(show, host, int(port))
    except OSError:
        hint = f"다른 주소로 여세요: --address {host}:{int(port) + 1}"
        raise click.UsageError(f"{address}에 이미 다른 것이 열려 있습니다. {hint}") from None
    click.echo("만드는 중입니다…")
    seen = _stamps(root)
    archive = _rebuild(root, show, None, set(seen))
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C
    click.echo(f"미리 보기: http://{host}:{server.server_port}/ (끝내려면 Ctrl-C)")
    try:
        while True:
            time.sleep(0.5)
            now = _stamps(root)
            if changed := {path for path, _ in now.items() ^ seen.items()}:
                seen, archive = now, _rebuild(root, show, archive, changed)
    except KeyboardInterrupt:
        click.echo("닫습니다")
    finally:
        server.shutdown()


def _rebuild(
    root: Path, show: Preview, before: pipeline.Archive | None, changed: set[Path]
) -> pipeline.Archive | None:
    """Make what changed anew, and show it or what is wrong; what the next time need not make again."""
    begun = time.monotonic()
    written = all(path.is_relative_to(root / "minutes") for path in changed)
    archive = pipeline.preview(root, before if written else None)
    problems = list(archive.problems)
    if not failed(problems):
        partly = before and written and (root / engine.PREVIEW).is_dir()
        problems += (engine.refresh_preview if partly else engine.build_preview)(root)
    show.show(problems)
    _print(problems)
    done = "오류가 있어 만들지 않았습니다" if failed(problems) else "만들었습니다"
    click.echo(f"{done} ({time.monotonic() - begun:.1f}초)")
    return None if failed(problems) else archive


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
        click.echo(
            "지금 있는 위원회: " + ", ".join(f"{c.id} ({c.name})" for c in committees.values())
        )
    answers: dict[str, str] = {}
    while question := next_question(answers, committees):
        answer = _ask(question, given[question.key])
        answers[question.key] = _bare(answer) if question.key == "address" else answer
        if (place := root / "minutes" / answers["address"]).exists():
            raise click.UsageError(f"그 회의의 폴더가 이미 있습니다: minutes/{answers['address']}")
    made = files(
        answers, committees.get(answers["address"].partition("/")[0]), _words_of(answers["text"])
    )
    for path, text in made.items():
        write_text(root / path, text)
        click.echo(f"만들었습니다: {path}")
    click.echo(AFTER.format(place.relative_to(root).as_posix()))


AFTER = """
이제 할 일:
  1. {0}/minutes.md를 열어 원본의 글을 적고, 원본과 견주어 보세요. 공개하지 않을 것은 적지 마세요
  2. 확인: minutes check {0}
  3. 미리 보기: minutes serve
  4. 저장소에 제안(pull request)으로 올리세요"""


def _ask(question: Question, given: str | None) -> str:
    """The answer that was given with the command, else the one that is typed; asked again if it is wrong."""
    if given is not None:
        if wrong := question.wrong(_bare(given)):
            raise click.UsageError(f"{given!r}: {wrong}")
        return given.strip()
    while True:
        try:
            said = click.prompt(
                question.words, default=question.usual, show_default=bool(question.usual)
            )
        except click.Abort:
            option = (
                "minutes new smart-city/2024-1"
                if question.key == "address"
                else f"--{question.key}"
            )
            raise click.UsageError(
                f"답이 없어 그만두었습니다. 이렇게 적을 수도 있습니다: {option}"
            ) from None
        if not (wrong := question.wrong(_bare(said))):
            return str(said).strip()
        click.echo(wrong)


def _bare(answer: str) -> str:
    """An address as it may be pasted, from the repository's root."""
    return answer.strip().removeprefix("minutes/").rstrip("/")


def _words_of(path: str) -> str:
    """The text of a file that was named, in whatever coding it was saved."""
    if not path:
        return ""
    if not Path(path).is_file():
        raise click.UsageError(f"그런 파일이 없습니다: {path}")
    text, coding = decoded(Path(path).read_bytes())
    if not text.strip():
        raise click.UsageError(
            f"글이 없거나 글 파일이 아닙니다: {path} (글을 복사해 .txt로 저장하세요)"
        )
    if coding != CODINGS[0]:
        click.echo(f"{coding}로 저장된 글을 UTF-8로 바꾸었습니다. 글자는 그대로입니다")
    return text


def _list_suspects(archive: Archive, most: int) -> None:
    """A reading list for each meeting: places to hold against the original, most of them right."""
    for meeting in archive.meetings if most else ():
        found = suspects(meeting, most)
        click.echo(
            f"\n{hide(meeting.address)}: 원본과 견주어 볼 낱말 {len(found)}개 (맞는 것이 더 많습니다)"
        )
        for one in found:
            words = f"{one.path}:{one.line}: '{one.word}' (혹시 '{one.guess}'?) {one.around}"
            click.echo(hide(words))


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
    """When each file that a page is made of was last written; the program's own ones aside."""
    places = [root / name for name in WATCHED]
    files = [p for place in places for p in ([place] if place.is_file() else place.rglob("*"))]
    return {p: p.stat().st_mtime_ns for p in files if p.is_file() and "proof" not in p.parts}
