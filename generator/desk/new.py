"""A new meeting's files (새 회의): what a secretary answers, or a text that is there, as a folder to fill.

Pure: answers in, path -> text out. Nothing is stated that was not answered; what is left to write has
an empty line.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from generator.intake.read import decoded
from generator.machine.dumping import dumped
from generator.notes import Committee
from generator.record.moments import WEEKDAYS, no_times
from generator.settings.config import COMMITTEE_ID, MEETING_ID, RESERVED

TO_WRITE = (
    "{0}/minutes.md를 열어 원본의 글을 적고, 원본과 견주어 보세요. 공개하지 않을 것은 적지 마세요"
)
TO_READ = "{0}/import.md를 읽고, 원본과 견주어 {0}/minutes.md를 고치세요"
AFTER = """
이제 할 일:
  1. {1}
  2. 확인: minutes check {0}
  3. 미리 보기: minutes serve
  4. 저장소에 제안(pull request)으로 올리세요"""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to know of a new meeting, its words, and what is wrong with an answer (nothing: empty)."""

    key: str
    words: str
    wrong: Callable[[str], str] = lambda answer: ""
    usual: str = ""
    """What Enter stands for."""

    @property
    def option(self) -> str:
        """How the answer is given with the command."""
        return "minutes new smart-city/2024-1" if self.key == "address" else f"--{self.key}"


Answers = Mapping[str, str]
"""Key of a question -> its answer; empty where nobody knows."""


def what_next(folder: str, first: str) -> str:
    """What is left to do for a new folder, of which the first is `TO_WRITE` or `TO_READ`."""
    return AFTER.format(folder, first.format(folder))


def next_question(
    answers: Answers, committees: Mapping[str, Committee], given: Collection[str] = ()
) -> Question | None:
    """What is still to be asked; nothing more once all is known.

    `committees` are those that there are. What a text says by itself is a question only if it can be noted beside it, and
    is among the keys `given` with the command.
    """
    own, _, meeting = answers.get("address", "").partition("/")
    known = committees.get(own)
    for question in (*QUESTIONS[:1], *(() if known else OF_COMMITTEE), *QUESTIONS[1:]):
        is_said = answers.get("text") and question.key in IN_TEXT
        is_noted = question.key in NOTED and question.key in given
        if question.key not in answers and (is_noted or not is_said):
            name = known.name if known else answers.get("name", "")
            is_title = question.key == "title"
            if question.key == "name" and committees:
                words = f"'{own}'은 새 위원회입니다 (지금 있는 것: {listed(committees)}). 새 위원회의 이름"
                question = replace(question, words=words)
            elif question.key == "address":
                question = replace(question, wrong=partial(misnamed, committees=committees))
            asked: Question = replace(question, usual=title_for(name, meeting) if is_title else "")
            return asked
    return None


def listed(committees: Mapping[str, Committee]) -> str:
    """The committees by their ids, with their names; those of one name with what tells them apart."""
    names = [one.name for one in committees.values()]
    said = {
        one.id: f"{one.name}, {one.publisher}"
        if one.publisher and names.count(one.name) > 1
        else one.name
        for one in committees.values()
    }
    return ", ".join(f"{own} ({words})" for own, words in said.items())


def heard(question: Question, answer: str) -> tuple[str, str]:
    """An answer as it was meant, on one line, and what is wrong with it (nothing: empty)."""
    if question.key == "text":  # a file may have any name
        return answer.strip(), ""
    answer = " ".join(answer.split())
    if question.key == "address":  # as it may be pasted, from the repository's root
        answer = answer.removeprefix("minutes/").rstrip("/")
    if {unicodedata.category(letter) for letter in answer} & {"Cc", "Cs"}:
        return "", "보이지 않는 제어 문자가 있습니다. 지우고 다시 적으세요"
    return answer, question.wrong(answer)


def misnamed(address: str, committees: Mapping[str, Committee] | None = None) -> str:
    """What is wrong with `smart-city/2024-1` as a meeting's address; empty if nothing is."""
    committee, slash, meeting = address.partition("/")
    if same := {key: one for key, one in (committees or {}).items() if one.name == committee}:
        return f"위원회를 이름 대신 주소로 적으세요 ({listed(same)}): {next(iter(same))}/{meeting or '2024-1'}"
    if not slash:
        return "위원회와 회의를 함께 적으세요: smart-city/2024-1"
    if not COMMITTEE_ID.fullmatch(committee) or committee in RESERVED:
        return "위원회는 영어 소문자, 숫자, -로 적으세요: smart-city/2024-1"
    if not MEETING_ID.fullmatch(meeting):
        return "회의는 연도와 차수로 적으세요: smart-city/2024-1"
    return ""


def day_of(answer: str) -> date | None:
    """`2024-03-05`, `2024.3.5`, `2024. 3. 5.`; None for no day."""
    match = re.fullmatch(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\s*\.?", answer.strip())
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _no_day(answer: str) -> str:
    if not answer or day_of(answer):
        return ""
    known = re.fullmatch(r"[\d\s.\-/]+", answer)
    return f"{'달력에 없는 날짜입니다' if known else '날짜를 숫자로 적으세요'}: 2024-03-05처럼"


def _no_hours(answer: str) -> str:
    return "시계에 없는 시각입니다: 14:00~16:00처럼 적으세요" if no_times(answer) else ""


def _one_of(*words: str) -> Callable[[str], str]:
    return lambda answer: (
        "" if answer in ("", *words) else f"이 가운데 하나를 적으세요: {', '.join(words)}"
    )


QUESTIONS = (
    Question("address", "위원회/연도-차수 (예: smart-city/2024-1)", misnamed),
    Question("text", "회의록의 글이 있는 파일 (없으면 Enter)"),
    Question("title", "회의록의 제목"),
    Question("date", "회의 날짜 (예: 2024-03-05, 글에 있거나 모르면 Enter)", _no_day),
    Question("hours", "회의 시각 (예: 14:00~16:00, 모르면 Enter)", _no_hours),
    Question("place", "회의 장소 (모르면 Enter)"),
    Question(
        "record",
        "발언 요지이면 summary, 속기록이면 verbatim (모르면 Enter)",
        _one_of("summary", "verbatim"),
    ),
    Question(
        "reading",
        "문자 인식(OCR)으로 읽은 글이면 ocr, 처음부터 글이면 digital (모르면 Enter)",
        _one_of("ocr", "digital"),
    ),
)
EMPTY = "비워 둘 수 없습니다"
OF_COMMITTEE = (
    Question("name", "새 위원회의 이름", lambda answer: "" if answer.strip() else EMPTY),
    Question("publisher", "회의록을 내는 기관 (모르면 Enter)"),
)
IN_TEXT = ("title", "hours", "place")  # what a text says by itself
NOTED = ("title", "place")  # what `meeting.yml` says where it does not


def title_for(name: str, meeting: str) -> str:
    """`2024년 제1차 스마트도시위원회 회의록`, as such titles mostly are; empty where the number is none."""
    year, _, number = meeting.partition("-")
    return f"{year}년 제{int(number)}차 {name} 회의록" if name and number.isdecimal() else ""


def words_in(path: str, data: bytes | None) -> tuple[str, str]:
    """A text file's words, and what is to be said of it; no words if they cannot be taken."""
    if data is None:
        return "", f"그런 파일이 없습니다: {path}"
    is_other = data.startswith((b"PK", b"%PDF", b"\xd0\xcf\x11\xe0")) or b"\0\0\0" in data
    text, coding = ("", "") if is_other else decoded(data)
    if not text.strip():
        return "", f"글이 없거나 글 파일이 아닙니다: {path} (글을 복사해 .txt로 저장하세요)"
    changed = f"{coding}로 저장된 글을 UTF-8로 바꾸었습니다. 글자는 그대로입니다"
    return text, "" if coding == "utf-8-sig" else changed


def files(answers: Answers, committee: Committee | None, text: str) -> dict[str, str]:
    """Path from the repository's root -> text, of all that is to be written.

    `committee` is the one that there is, `text` the record's own words, if there are any.
    """
    home = f"minutes/{answers['address']}"
    known = answers.get("publisher", "") if committee is None else committee.publisher
    made = {f"{home}/minutes.md": text or skeleton(answers, known)}
    notes = {key: answers.get(key, "") for key in ("record", "reading", *(NOTED if text else ()))}
    said = _yaml(notes)
    if text and answers.get("date"):  # the text may lack it
        said += f"date: {day_of(answers['date'])}\n"
    if said:
        made[f"{home}/meeting.yml"] = said
    if committee is None:
        own = {key: answers.get(key, "") for key in ("name", "publisher")}
        made[f"{home.rpartition('/')[0]}/committee.yml"] = _yaml(own)
    return made


def skeleton(answers: Answers, publisher: str) -> str:
    """A record that waits for its words, in the form that the guide shows."""
    day = day_of(answers.get("date", ""))
    when = f"{day.year}. {day.month}. {day.day}.({WEEKDAYS[day.weekday()]})" if day else ""
    fields = {
        "일시": f"{when} {answers.get('hours', '')}".strip(),
        "장소": answers.get("place", ""),
    }
    fields |= dict.fromkeys(
        ("참석위원", "배석", "회의안건", "진행순서", "회의결과", "표결내용"), ""
    )
    overview = "\n".join(f"◆ {label} : {words}".rstrip() for label, words in fields.items())
    title = f"# {answers['title']}" if answers.get("title") else ""
    return "\n\n".join(filter(None, (title, publisher, overview, "### 〈위원장〉", "- \n")))


def _yaml(values: Mapping[str, str]) -> str:
    """`key: value` lines of what is known."""
    known = {key: value for key, value in values.items() if value}
    return dumped(known) if known else ""
