"""What people write beside a record: read, or answered with what to type."""

import pytest

from generator.notes import Alias
from generator.problems import as_text
from generator.settings.config import read_committee, read_notes

CORRECTED = """corrections:
- paragraph: s1-p1
  printed: 가
  right: 나
  reason: 오타
  date: 2024-03-05
  by: 가상위원회
"""


def said(text: str) -> str:
    return "\n".join(as_text(p) for p in read_notes(text, "meeting.yml")[1])


def test_notes_are_read() -> None:
    notes, problems = read_notes(
        "record: summary\nreading: ocr\ndate: 2024-03-05\nlicence:\njoins: {s1-p1: [none]}\noriginal_url: https://a.kr/b?c=1"
        "\nagenda_aliases:\n  a3:\n    - 푸른 배움터\n    - 물길",
        "meeting.yml",
    )
    assert not problems
    assert (notes.record, notes.reading, f"{notes.day}", notes.licence) == (
        "summary",
        "ocr",
        "2024-03-05",
        "",
    )
    assert notes.joins == {"s1-p1": ("none",)}
    assert notes.agenda_aliases == (Alias("a3", "푸른 배움터", 9), Alias("a3", "물길", 10))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "licnce: 공공누리",
            "meeting.yml:1: 오류 Y003 알 수 없는 항목입니다: 'licnce'\n    = 이렇게 적으려 하셨나요: licence",
        ),
        (
            "record: 요약",
            "meeting.yml:1: 오류 Y005 'record'의 값이 맞지 않습니다\n    = 이 가운데 하나를 적으세요: 발언 요지면 summary, 속기록이면 verbatim",
        ),
        (
            "place: 시청\nplace: 구청",
            "meeting.yml:2: 오류 Y004 같은 항목을 두 번 적었습니다: 'place'\n    = 'place:'은 한 번만 적고, 아래에 적은 것을 그 밑으로 모으세요",
        ),
        (
            "date: 2024-02-30",
            "meeting.yml:1: 오류 Y005 'date'의 값이 맞지 않습니다\n    = 날짜를 2024-03-05처럼 적으세요",
        ),
        (
            "place: 시청\ntitle: 제1차: 회의",
            "meeting.yml:2: 오류 Y001 파일의 형식이 맞지 않습니다\n"
            "    = 콜론(:) 뒤를 한 칸 띄우고, 줄의 앞은 빈칸의 수를 맞추고, 값에 : # [ ] { } 같은 글자가 있으면 값을 큰따옴표로 감싸세요",
        ),
        (
            "시청",
            "meeting.yml:1: 오류 Y002 이름과 값의 짝이 아닙니다\n    = 한 줄에 하나씩 이렇게 적으세요: record: 값",
        ),
        (
            "original_url: javascript:alert(1)",
            "meeting.yml:1: 오류 Y005 'original_url'의 값이 맞지 않습니다\n    = https://로 시작하는 주소를 적으세요",
        ),
        (
            "agenda_aliases: {a3: 푸른 배움터}",
            "meeting.yml:1: 오류 Y005 'agenda_aliases'의 값이 맞지 않습니다\n    = 대괄호 안에 적으세요: 디지털 약자 역량강화 교육: [어디나 지원단]",
        ),
        (
            "joins: {s1-p1: none}",
            "meeting.yml:1: 오류 Y005 'joins'의 값이 맞지 않습니다\n    = 대괄호 안에 적으세요: s13-p2: [none]",
        ),
        (
            "place: [시청]",
            "meeting.yml:1: 오류 Y005 'place'의 값이 맞지 않습니다\n    = 글을 한 줄로 적으세요",
        ),
    ],
)
def test_a_mistake_is_answered(text: str, message: str) -> None:
    assert said(text) == message


@pytest.mark.parametrize(
    ("text", "where", "hint"),
    [
        ('place: 시청\nrecord: "summary\nreading: ocr\n', "2: 오류 Y001", "같은 따옴표"),
        ("---\nplace: 시청\n---\n", "3: 오류 Y001", "--- 줄을 적지 않습니다"),
        ("place:\u00a0시청", "1: 오류 Y002", "보통 빈칸이 아닙니다"),
        ("# 초안\nstatus： draft", "2: 오류 Y002", "콜론을 한글 자판의 ：가 아니라 : 로 적고"),
        ("record: summary\nplace:\u3000시청", "2: 오류 Y001", "보통 빈칸이 아닙니다"),
        ("location: 시청", "1: 오류 Y003", "적으려 하셨나요: place"),
        ("장소: 시청", "1: 오류 Y003", "적으려 하셨나요: place"),
        ("versions:\n  초안: 2024-13-01", "2: 오류 Y005", "2024-03-05처럼"),
        (CORRECTED.replace("2024-03-05", "3월 5일"), "6: 오류 Y005", "2024-03-05처럼"),
        (CORRECTED.replace("  reason: 오타\n", ""), "2: 오류 Y005", "빠진 것을 적으세요: reason"),
        (CORRECTED.replace("right: 나", "right: 가"), "2: 오류 Y005", "바른 말이 같습니다"),
    ],
)
def test_a_mistake_is_told_at_its_line_in_words_that_fit_it(
    text: str, where: str, hint: str
) -> None:
    (problem,) = read_notes(text, "meeting.yml")[1]
    assert as_text(problem).startswith(f"meeting.yml:{where}")
    assert hint in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "&a [*a]",
        "a: &x {b: *x}",
        "- - -",
        "\x00",
        "? [a]: b",
        "a: !!binary x",
        "'",
    ],
)
def test_no_yaml_makes_it_raise(text: str) -> None:
    assert read_notes(text, "meeting.yml")[1]


def test_a_tag_of_a_python_object_makes_nothing() -> None:
    notes, _ = read_notes("place: !!python/object/apply:os.getcwd []", "meeting.yml")
    assert notes.place == ""


@pytest.mark.parametrize(
    "slug", ["../x", "/etc", "Chair", "위원장", "", "withheld", "a b", "x" * 61]
)
def test_a_slug_that_is_no_address_is_an_error(slug: str) -> None:
    committee, problems = read_committee(
        "board", f'name: 가상위원회\nslugs: {{위원장: "{slug}"}}', "committee.yml"
    )
    assert [p.code for p in problems] == ["Y005"]
    assert not committee.slugs


def test_two_speakers_cannot_share_a_slug() -> None:
    _, problems = read_committee(
        "board", "name: 가상\nslugs: {위원장: chair, 간사: chair}", "committee.yml"
    )
    assert [p.code for p in problems] == ["Y005"]


def test_a_committee_needs_a_name() -> None:
    committee, problems = read_committee("board", "publisher: 가상시", "committee.yml")
    assert committee.name == "board"
    assert [(p.level, p.code) for p in problems] == [("error", "C002")]


@pytest.mark.parametrize("char", ["\\0", "\\e[2J", "\\ud800"])
def test_no_letter_that_nobody_sees_gets_in_by_an_escape(char: str) -> None:
    _, problems = read_committee("board", f'name: "{char}가"', "committee.yml")
    assert problems[0].code == "Y005"
    assert "제어 문자" in problems[0].hint


def test_an_old_address_may_not_be_one_of_the_site() -> None:
    _, problems = read_committee("board", "name: 가\naliases: {api/v1: board}", "committee.yml")
    assert [problem.code for problem in problems] == ["Y005"]
