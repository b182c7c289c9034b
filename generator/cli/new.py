"""`minutes new`: the folder of a new meeting, asked for line by line."""

from pathlib import Path

import click

from generator.cli import ROOT
from generator.desk.new import (
    TO_WRITE,
    Question,
    files,
    heard,
    listed,
    next_question,
    what_next,
    words_in,
)
from generator.intake.folders import read_all
from generator.write import write_text

NO_REPOSITORY = (
    "이 폴더에는 회의록이 든 minutes 폴더가 없습니다. 저장소의 폴더가 아니면 Ctrl-C로 그만두세요"
)

NO_PLACE = "회의 시각은 --text의 글에, 위원회의 이름과 기관은 committee.yml에 적으세요. 여기에는 적을 수 없습니다"


@click.command("new")
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
def command(root: Path, **given: str | None) -> None:
    """새 회의의 폴더를 만듭니다. 적지 않은 것은 하나씩 묻습니다."""
    committees = {
        c.id: c for c in read_all(root)[0] if (root / "minutes" / c.id / "committee.yml").is_file()
    }
    if not given["address"] and committees:
        click.echo(f"지금 있는 위원회: {listed(committees)}")
    if not (root / "minutes").is_dir():
        click.echo(f"{NO_REPOSITORY}: {root.resolve()}", err=True)
    answers: dict[str, str] = {}
    known = [key for key, answer in given.items() if answer]
    while question := next_question(answers, committees, known):
        answers[question.key] = _ask(question, given[question.key])
        place = root / "minutes" / answers["address"]
        if links := [way for way in (place, *place.parents[:2]) if way.is_symlink()]:
            where = links[-1].relative_to(root).as_posix()  # what is written would be elsewhere
            raise click.UsageError(f"바로 가기에는 쓰지 않습니다. 폴더를 그대로 두세요: {where}")
        if place.exists():
            raise click.UsageError(f"그 회의의 폴더가 이미 있습니다: minutes/{answers['address']}")
    if lost := [f"--{key}" for key in known if key not in answers]:
        raise click.UsageError(f"{NO_PLACE}: {', '.join(lost)}")
    committee = committees.get(answers["address"].partition("/")[0])
    for path, text in files(answers, committee, _words_of(answers["text"])).items():
        write_text(root / path, text)
        click.echo(f"만들었습니다: {path}")
    click.echo(what_next(place.relative_to(root).as_posix(), TO_WRITE))


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
    if not path:
        return ""
    text, said = words_in(path, Path(path).read_bytes() if Path(path).is_file() else None)
    if not text:
        raise click.UsageError(said)
    if said:
        click.echo(said)
    return text
