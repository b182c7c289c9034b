"""PDFs and plain text to pieces: nothing lost, furniture gone, hard line ends healed, or a refusal that helps."""

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import letters, once
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from printing import HEADER, SETTINGS, Sheet, meeting, printed

from generator.importers import pdf, pieces, plain
from generator.importers.columns import Box, Letter, Word, in_order, rows
from generator.importers.columns import Row as ColumnRow
from generator.importers.lines import GAP, Line, furniture
from generator.importers.pdf import document
from generator.importers.pieces import Document
from generator.importers.plain import width
from generator.importers.reflow import flow, measured, paragraphs
from generator.importers.refused import content
from generator.importers.seams import Glue, Seam, by_signs, evidence, separator
from generator.importers.sheets import Page, listed
from generator.problems import Problem

MEETING, SHORT = meeting(), meeting(24)
Opened = tuple[Document | None, list[Problem]]
SOURCES = {"narrow": MEETING, "columns": MEETING, "wide": SHORT, "words": SHORT}
PICTURE = "<svg width=600 height=800><rect width=600 height=800 /></svg>"
SCAN = f"<div style='break-after: page'>글이 있는 쪽입니다.</div>{PICTURE}"
SAID = [text for text in MEETING if not re.match(r"[-◯(\d]", text)]
FORM = (
    "<table border=1 style='width: 100%; border-collapse: collapse; white-space: pre-wrap'>"
    "<tr><td style='width: 3em'>일 시<td>2024년 3월 4일<tr><td>장 소<td>가상시청 3층 회의실"
    "<tr><td>참석자 명단<td>나라라 위원<br>다마바 위원<tr><td>회의 내용<td>"
    + "".join(f"<p>{text}</p>" for text in SAID)
    + "</table>"
)
SHEETS = {
    "narrow": Sheet(MEETING, SETTINGS["narrow"]),
    "wide": Sheet(SHORT, SETTINGS["cut"]),
    "words": Sheet(SHORT, SETTINGS["words"]),
    "columns": Sheet(MEETING, SETTINGS["columns"], f"<h1>{HEADER} 전문과 부록</h1>"),
    "three": Sheet(meeting(20), SETTINGS["three"]),
    "form": Sheet([], above=FORM),
    "scan": Sheet([], above=SCAN, header="", footer="<i></i>"),
}


def space(left: str, right: str) -> bool:
    """In place of the language model: what it knows least is what this says."""
    return True


def by_path(reader: Callable[[Path, bytes, Glue], Opened]) -> Callable[[Path, Glue], Opened]:
    def opened(path: Path, glue: Glue) -> Opened:
        data, problems = content(path)
        return (None, problems) if problems else reader(path, data, glue)

    return opened


read_pdf, read_plain = by_path(pdf.read_pdf), by_path(plain.read_plain)


@pytest.fixture(scope="session")
def prints(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "prints", lambda folder: printed(browser, folder, SHEETS))


@pytest.fixture(scope="session")
def read(prints: Path) -> Callable[[str], Document]:
    @cache
    def one(name: str) -> Document:
        found, problems = read_pdf(prints / f"{name}.pdf", space)
        assert not problems
        assert found
        return found

    return one


def texts(found: Document) -> list[str]:
    """Pieces as lines of a record."""
    return [f"{'- ' * (piece.kind == 'bullet')}{piece.text}" for piece in found.pieces]


def wrong_joins(found: Document, source: str) -> list[str]:
    """Joins whose lines stand in the source, but not so joined."""
    wrong = []
    for join in found.joins:
        left, right = join.left[-12:], join.right[:12]
        if f"{left}{' ' * (join.separator == 'none')}{right}" in source:
            wrong.append(f"{left}|{right} {join.separator} {join.by}")
    return wrong


def is_whole(found: Document) -> bool:
    """Letters in = letters of pieces + letters left out."""
    return found.letters == sum(
        pieces.letters(one.text) for one in (*found.pieces, *found.left_out)
    )


# --- what a browser prints ----------------------------------------------------------------------


@pytest.mark.parametrize("name", SOURCES)
def test_furniture_is_gone_and_nothing_else(name: str, read: Callable[[str], Document]) -> None:
    found = read(name)
    assert is_whole(found)
    count = sum(one.kind == "쪽 번호" for one in found.left_out)
    assert count > 2
    kinds = {(one.kind, one.text) for one in found.left_out}
    numbers = {("쪽 번호", f"- {number} -") for number in range(1, count + 1)}
    assert kinds == {("머리말", HEADER), ("글머리표", "-"), *numbers}
    assert sum(one.kind == "머리말" for one in found.left_out) == count
    body = "".join(texts(found)).removeprefix(f"{HEADER} 전문과 부록")
    assert letters(body) == letters("".join(SOURCES[name]))


@pytest.mark.parametrize("name", SOURCES)
def test_paragraphs_are_what_they_were(name: str, read: Callable[[str], Document]) -> None:
    found = [letters(text) for text in texts(read(name))]
    missing = [text for text in SOURCES[name] if letters(text) not in found]
    assert len(missing) <= len(SOURCES[name]) * 0.02, missing


@pytest.mark.parametrize("name", SOURCES)
def test_joins_are_right(name: str, read: Callable[[str], Document]) -> None:
    found = read(name)
    assert len(found.joins) > (400 if SOURCES[name] is MEETING else 80)
    wrong = wrong_joins(found, "\n".join(SOURCES[name]))
    assert len(wrong) <= 0.01 * len(found.joins), wrong


def test_a_label_keeps_its_wide_gap(read: Callable[[str], Document]) -> None:
    for name in ("narrow", "wide", "columns"):
        marked = [text for text in texts(read(name)) if text.startswith("◯")]
        assert len(marked) == sum(text.startswith("◯") for text in SOURCES[name])
        assert all(re.match(r"◯\S+ \S+ {3}\S", text) for text in marked)


def test_columns_are_named_for_the_reviewer(read: Callable[[str], Document]) -> None:
    found = read("columns")
    assert found.doubts[0].startswith("두 단으로 읽은 쪽: 1–")
    assert not read("narrow").doubts
    assert found.pieces[0].text == f"{HEADER} 전문과 부록"


def test_a_form_is_read_cell_by_cell(read: Callable[[str], Document]) -> None:
    found = read("form")
    assert is_whole(found)
    words = ["일 시", "2024년 3월 4일", "장 소", "가상시청 3층 회의실", "참석자 명단"]
    assert texts(found)[:8] == [*words, "나라라 위원", "다마바 위원", "회의 내용"]
    right = [letters(text) for text in texts(found)]
    missing = [text for text in SAID if letters(text) not in right]
    assert not missing
    assert found.doubts == (
        "표가 있거나 표처럼 벌어진 쪽: 1–6쪽. 칸의 차례를 원본과 견주어 보세요",
    )


def test_three_columns_are_refused_by_page(prints: Path) -> None:
    found, (problem,) = read_pdf(prints / "three.pdf", space)
    assert found is None
    assert (problem.code, problem.level) == ("M023", "error")
    assert problem.message.startswith("1")
    assert "어떤 차례로 읽을지 알 수 없습니다" in problem.message


def test_a_scan_is_refused_by_page(prints: Path) -> None:
    found, (problem,) = read_pdf(prints / "scan.pdf", space)
    assert found is None
    assert problem.code == "M022"
    assert problem.message == "2쪽에 글자가 없습니다: 종이를 스캔한 그림입니다"
    assert "한글 원본이나 글자가 있는 PDF" in problem.hint


def test_a_cut_file_is_refused_wherever_it_is_cut(prints: Path, tmp_path: Path) -> None:
    data = (prints / "scan.pdf").read_bytes()
    for share in (0.02, 0.3, 0.6, 0.9, 0.99):
        path = tmp_path / "cut.pdf"
        path.write_bytes(data[: int(len(data) * share)])
        found, problems = read_pdf(path, space)
        assert found is None
        assert len(problems) == 1
        assert problems[0].level == "error"


# --- files that are none --------------------------------------------------------------------------

LOCKED = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 500 700]>> endobj
4 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901)>> endobj
trailer <</Root 1 0 R /Encrypt 4 0 R /ID [(0123456789012345) (0123456789012345)]>>
%%EOF
"""


def bomb() -> bytes:
    """A page whose few bytes unpack to many."""
    packed = zlib.compress(b" " * 2**21)
    return (
        LOCKED[:9] + b"5 0 obj <</Filter /FlateDecode>> stream\n" + packed + b"\nendstream endobj"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "M003"),
        (b"\x00\x00", "M003"),
        (b"PK\x03\x04 a zip file", "M020"),
        (b"%PDF-1.7\n", "M007"),
        (b"%PDF-1.7\n1 0 obj <<", "M007"),
        (LOCKED, "M021"),
        (LOCKED.replace(b"/Encrypt 4 0 R", b""), "M022"),
        (LOCKED.replace(b"[3 0 R]", b"[2 0 R]").replace(b"/Encrypt 4 0 R", b""), "M022"),
        (bomb(), "M024"),
    ],
    ids=["empty", "zeros", "a zip file", "head only", "cut", "locked", "no text", "ring", "bomb"],
)
def test_a_file_that_cannot_be_read_is_one_clear_error(
    data: bytes, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.importers.unfold.MAX_UNPACKED", 2**20)
    path = tmp_path / "회의록.pdf"
    path.write_bytes(data)
    found, problems = read_pdf(path, space)
    assert found is None
    assert [problem.code for problem in problems] == [code]
    assert re.search("[가-힣]", problems[0].message)
    assert problems[0].hint
    assert problems[0].path == "회의록.pdf"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found, (problem,) = read_pdf(tmp_path / "없는.pdf", space)
    assert (found, problem.code) == (None, "M009")


def test_too_many_pages(prints: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.importers.sheets.MAX_PAGES", 1)
    found, (problem,) = read_pdf(prints / "scan.pdf", space)
    assert (found, problem.code) == (None, "M024")


def test_letters_without_a_meaning(prints: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of("글자")
    page = replace(page, letters=tuple(replace(one, text="(cid:12)") for one in page.letters))
    monkeypatch.setattr("generator.importers.sheets._pages", lambda path, data: ([page], []))
    found, (problem,) = read_pdf(prints / "scan.pdf", space)
    assert (found, problem.code) == (None, "M025")


def test_page_numbers_as_people_write_them() -> None:
    assert listed([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


# --- letters to rows ------------------------------------------------------------------------------


def letter(text: str, x: float, y: float, size: float = 10.0) -> Letter:
    return Letter(text, x, x + size * (0.5 if text == " " else 1), y, y + size)


def row_of(text: str, x: float, y: float, size: float = 10.0) -> list[Letter]:
    return [letter(char, x + size * number, y, size) for number, char in enumerate(text)]


def page_of(*lines: str, number: int = 1, turned: str = "") -> Page:
    found = [one for y, text in enumerate(lines) for one in row_of(text, 50, 60 + 16 * y)]
    return Page(number, 595, 842, tuple(found), tuple(row_of(turned, 10, 10)), 0.0, False)


def test_a_gap_is_a_blank_and_a_wide_one_ends_a_label() -> None:
    found = [
        *row_of("◯위원장", 50, 60), *row_of("김가상", 95, 60),
        *row_of("좌석을", 140, 60), *row_of("정돈", 175, 60),
    ]  # fmt: skip
    page = replace(page_of(), letters=tuple(found))
    result, _ = document(Path("회의록.pdf"), [page], space)
    assert result
    assert result.pieces[0].text == "◯위원장 김가상   좌석을 정돈"


def test_blanks_of_a_justified_line_are_not_wide() -> None:
    words = [
        one
        for n, text in enumerate(("공사와", "공단과", "위원회"))
        for one in row_of(text, 50 + 45 * n, 60)
    ]
    result, _ = document(Path("회의록.pdf"), [replace(page_of(), letters=tuple(words))], space)
    assert result
    assert result.pieces[0].text == "공사와 공단과 위원회"


def test_small_signs_stay_in_their_row() -> None:
    found = rows(
        [
            *row_of("물", 50, 60),
            letter("2", 60, 59, 5),
            *row_of("가", 66, 60),
            *row_of("아래", 50, 76),
        ]
    )
    assert [[word.text for word in row.words] for row in found] == [["물2가"], ["아래"]]


def test_bold_type_made_of_two_is_read_once() -> None:
    page = page_of("굵은 글")
    doubled = tuple(replace(one, x0=one.x0 + 0.4, x1=one.x1 + 0.4) for one in page.letters)
    page = replace(page, letters=page.letters + doubled, turned=tuple(row_of("대외비", 200, 400)))
    beside = (*page.letters, letter("밖", 700, 60))
    result, _ = document(Path("회의록.pdf"), [replace(page, letters=beside)], space)
    assert result
    assert is_whole(result)
    assert [piece.text for piece in result.pieces] == ["굵은 글"]
    kinds = [("돌려 쓴 글", "대외비"), ("쪽 밖의 글", "밖"), ("겹쳐 찍은 글", "굵은글")]
    assert [(one.kind, one.text) for one in result.left_out] == kinds


def side_by_side(left: list[str], right: list[str], y: float = 60) -> list[Letter]:
    found = []
    for n, (one, two) in enumerate(zip(left, right, strict=True)):
        found += [*row_of(one, 50, y + 16 * n), *row_of(two, 320, y + 16 * n)]
    return found


def test_both_columns_are_emptied_at_each_line_of_the_full_width() -> None:
    left, right = (
        ["왼쪽단의글이이어지는첫줄이며계속이어지는긴줄임"] * 6,
        ["오른쪽단에있는글이며한참뒤에야읽어야하는줄임"] * 6,
    )
    whole = row_of(
        "이줄은양쪽단에걸쳐있는제목이라서위아래를나누는구실을하는줄이다", 100, 60 + 16 * 6
    )
    found = [*side_by_side(left, right), *whole, *side_by_side(left, right, 60 + 16 * 7)]
    page = replace(page_of(), letters=tuple(found))
    result, problems = document(Path("회의록.pdf"), [page], space)
    assert not problems
    assert result
    text = letters("".join(piece.text for piece in result.pieces))
    once = "".join((*left, *right))
    assert text == once + "".join(one.text for one in whole) + once


def test_columns_whose_lines_stand_at_other_heights() -> None:
    """A title set apart moves the rest of its column; the band is that of the other pages."""
    left, right = (
        ["왼쪽단의글이이어지는첫줄이며계속이어지는긴줄임"] * 8,
        ["오른쪽단에있는글이며한참뒤에야읽어야하는줄임"] * 8,
    )
    even = replace(page_of(), letters=tuple(side_by_side(left, right)))
    moved = tuple(
        replace(one, top=one.top + 7 * (one.x0 > 300), bottom=one.bottom + 7 * (one.x0 > 300))
        for one in even.letters
    )
    pages = [even, replace(even, number=2, letters=moved)]
    result, problems = document(Path("회의록.pdf"), pages, space)
    assert not problems
    assert result
    assert letters("".join(piece.text for piece in result.pieces)) == "".join((*left, *right) * 2)
    assert document(Path("회의록.pdf"), pages[1:], space)[1][0].code == "M023"


def test_a_table_is_no_pair_of_columns() -> None:
    cells = ["소속", "시설관리과", "도서관정책과장", "나라라", "가상시설관리공단", "감사"]
    page = replace(page_of(), letters=tuple(side_by_side(cells, cells[::-1])))
    result, _ = document(Path("회의록.pdf"), [page], space)
    assert result
    assert [piece.text for piece in result.pieces] == [
        f"{one}{GAP}{two}" for one, two in zip(cells, cells[::-1], strict=True)
    ]


letters_anywhere = st.builds(
    letter,
    st.sampled_from("가나다ab1○-. ("),
    st.floats(0, 590),
    st.floats(0, 830),
    st.sampled_from([6.0, 10.0, 14.0]),
)


boxes = st.tuples(*[st.floats(0, 600)] * 4).map(
    lambda at: Box(*map(min, at[:2], at[2:]), *map(max, at[:2], at[2:]))
)


@given(
    st.lists(st.lists(letters_anywhere, max_size=60), min_size=1, max_size=4),
    st.lists(st.lists(boxes, min_size=1, max_size=4), max_size=2),
)
def test_no_letter_of_a_page_is_lost_wherever_it_stands(
    found: list[list[Letter]], tables: list[list[Box]]
) -> None:
    cells = tuple(map(tuple, tables))
    pages = [
        replace(page_of(number=n), letters=tuple(some), tables=cells)
        for n, some in enumerate(found, 1)
    ]
    result, problems = document(Path("회의록.pdf"), pages, space)
    if result is None:
        assert [problem.code for problem in problems] == ["M023"]
    else:
        assert is_whole(result)
        shown = "".join(one.text for one in (*result.pieces, *result.left_out))
        every = "".join(one.text for some in found for one in some)
        assert sorted(letters(shown)) == sorted(letters(every))


def test_a_roster_in_two_rows_of_names_is_read_by_line() -> None:
    left = [
        "시설관리과장",
        "도서관정책과장",
        "가상시설공단이사장",
        "전문위원",
        "산책로조성과장",
        "재난안전과장",
    ]
    right = ["김가상", "나라라", "다마바", "사아자", "차카타", "파하가"]
    page = replace(page_of(), letters=tuple(side_by_side(left, right)))
    result, _ = document(Path("회의록.pdf"), [page], space)
    assert result
    assert [piece.text.split()[-1] for piece in result.pieces] == right


def test_labels_of_one_length_make_no_column() -> None:
    found = []
    for n, (one, two) in enumerate(
        [
            ("◯가상시설관리공단이사장 김가상", "예, 그렇게 보고 있습니다."),
            ("◯가상시도서관정책과장님 나라라", "아니요, 그렇지 않습니다."),
        ]
        * 5
    ):
        found += [*row_of(one, 50, 60 + 16 * n), *row_of(two, 230, 60 + 16 * n)]
    result, _ = document(Path("회의록.pdf"), [replace(page_of(), letters=tuple(found))], space)
    assert result
    assert result.pieces[1].text == "◯가상시도서관정책과장님 나라라   아니요, 그렇지 않습니다."


def test_order_without_a_band_is_that_of_the_page() -> None:
    page = [
        ColumnRow((Word("가", 0, 10, 0),), 0, 10, False),
        ColumnRow((Word("나", 0, 10, 0),), 9, 10, False),
    ]
    assert in_order(page, None) == page


# --- lines to paragraphs --------------------------------------------------------------------------

COLUMN = 24


def column(*sources: str, indent: float = 1.0, hang: float = 0.0, page: int = 1) -> list[Line]:
    """Paragraphs cut at the width of a column; a source that begins with `>` stands at the right."""
    found: list[Line] = []
    for source in sources:
        text, x = source.removeprefix(">"), hang if re.match(r"\d+\. |- |◯|\(", source) else indent
        while text:
            room = COLUMN - x
            cut = next((n for n in range(len(text)) if width(text[: n + 1]) > 2 * room), len(text))
            part = text[:cut].strip()
            at = x + (COLUMN - x - width(part) / 2) * source.startswith(">")
            spaced = text[:cut].endswith(" ") or text[cut:].startswith(" ")
            found.append(
                Line(part, at, at + width(part) / 2, 1.5 * len(found), 1.0, page, 1, spaced)
            )
            text, x = text[cut:].lstrip(), hang
    return found


def healed(lines: list[Line]) -> list[str]:
    groups = paragraphs(lines, measured(lines))
    flowed = flow(groups, lambda left, right: f"{left[-4:]} {right[:4]}" in "".join(COUNCIL), "쪽")
    return [f"{'- ' * (piece.kind == 'bullet')}{piece.text}" for piece in flowed.pieces]


COUNCIL = [
    "1. 어린이 도서관의 야간 운영 시간 연장과 인력 배치에 관한 조례안(나라라 위원 대표발의)(나라라․다마바․사아자․차카타․파하가․거너더․러머버․서어저 위원 발의)",
    "2. 공공 자전거 대여소의 위치 조정에 관한 건(위원장 제의)",
    "- 가상시 시설관리공단",
    "- 가상시 도서관과",
    ">(10시15분)",
    "◯위원장 김가상   그러면 의사일정 제1항과 제2항을 일괄 상정합니다. 담당 과장께서 나오셔서 설명해 주시기 바랍니다.",
    "다음은 질의 순서입니다. 질의하실 위원님들께서는 손을 들어 주시기 바랍니다.",
    "이의 없으십니까?",
    "(｢없습니다｣ 하는 위원 있음)",
    "없으면 가결되었음을 선포합니다.",
    "◯나라라 위원   예.",
    ">(보고사항은 끝에 실음)",
    ">(11시43분 산회)",
]  # fmt: skip


def test_a_council_record_comes_back() -> None:
    assert healed(column(*COUNCIL)) == [text.removeprefix(">") for text in COUNCIL]


def test_a_sentence_that_ends_in_the_next_line_is_no_list() -> None:
    """`…습니⏎다. ` looks like an entry of a list."""
    first = "성원이 되었으므로 회의를 열겠습니다. 이어서 보고를 듣겠습니"
    lines = [
        Line(first, 1, 24, 0, 1, 1, 1),
        Line("다. 다음 안건을 보시기 바랍니다. 자료의 둘째 쪽입", 0, 24, 1.5, 1, 1, 1),
        Line("니다.", 0, 2, 3, 1, 1, 1),
    ]
    assert len(paragraphs(lines, measured(lines))) == 1


def test_a_date_cut_at_its_dot_is_no_title() -> None:
    lines = [
        Line("이 조례안은 나라라 위원 등 여덟 명이 2024. 3.", 1, 24, 0, 1, 1, 1),
        Line("4. 발의하여 같은 날 우리 위원회에 회부되었습니다.", 0, 24, 1.5, 1, 1, 1),
    ]
    assert len(paragraphs(lines, measured(lines))) == 1


TURNS = [  # people are made up; the first line of each reply follows a line that is full
    ("위원장 김가상 : 그러면 의사일정 제1항을 상정하겠습니다. 말씀해 주십시오.", 24),
    ("나라라 위원 : 지난번에도 말씀드렸습니다만 표지판이 많아지고 있습니다.", 24),
    ("위원장 김가상 : 예.", 9),
    ("나라라 위원 : 그런데 이 안건은 다음에 다루었으면 합니다. 어떠합니까?", 24),
    ("○○○ 위원 : 저는 반대합니다. 그 길은 아직 살펴볼 데가 여럿 남아 있습니다.", 24),
    ("위원장 김가상 : 그러면 이 안건은 다음 회의에서 다시 다루기로 하겠습니다.", 24),
]


def turns() -> list[Line]:
    """Each on lines of which the last is as full as any."""
    found: list[Line] = []
    for text, end in TURNS:
        half = len(text) // 2 if len(text) > 20 else len(text)
        for part in filter(None, (text[:half].strip(), text[half:].strip())):
            found.append(Line(part, 0, end, 1.5 * len(found), 1, 1, 1))
    return found


def test_a_speaker_begins_a_paragraph_however_full_the_line_above_is() -> None:
    groups = paragraphs(turns(), measured(turns()))
    assert ["".join(line.text for line in group)[:8] for group in groups] == [
        text[:8] for text, _ in TURNS
    ]


def test_a_colon_in_a_sentence_begins_none() -> None:
    first = "○위원장 김가상   이 안건의 까닭은 다음과 같으며 그"
    lines = [
        Line(first, 0, 24, 0, 1, 1, 1),
        Line("첫째 까닭 : 길이 어둡습니다. 둘째로는 말씀하신 위", 0, 24, 1.5, 1, 1, 1),
        Line("원 : 이라는 글자가 12:30에 적혀 있습니다.", 0, 20, 3, 1, 1, 1),
    ]
    assert len(paragraphs(lines, measured(lines))) == 1


def test_a_little_white_that_always_follows_sentences_ends_paragraphs() -> None:
    lines, top = [], 0.0
    for number in range(12):
        for text in (
            f"{number}번째 글이 앞의 줄까지 차게 이어지고 있으며",
            "이 줄에서 글이 가득 찬 채로 끝났습니다.",
        ):
            lines.append(Line(text, 0, 24, top, 1, 1, 1))
            top += 1.5
        top += 0.5
    assert len(paragraphs(lines, measured(lines))) == 12


def test_another_size_or_white_between_begins_a_paragraph() -> None:
    lines = column(*["앞의 줄이 끝까지 찬 글이며 마침표가 없고 계속 이어지는 글이다"] * 8, indent=0)
    larger = [replace(line, size=1.4 if line.top > 15 else 1.0) for line in lines]
    apart = [replace(line, top=line.top + 2 * (line.top > 15)) for line in lines]
    cut = sum(line.top <= 15 for line in lines)
    for some in (larger, apart):
        groups = paragraphs(some, measured(some))
        assert cut in [sum(map(len, groups[:n])) for n in range(len(groups))]


def test_a_masked_name_is_no_mark() -> None:
    lines = [
        Line("이 자리에서 말씀하신 내용은 앞서 질의하신 위원이신", 0, 24, 0, 1, 1, 1),
        Line("○○○ 위원의 말씀과 같습니다.", 0, 14, 1.5, 1, 1, 1),
    ]
    assert len(paragraphs(lines, measured(lines))) == 1


@pytest.mark.parametrize("label", ["○○○○ 위원", "○○ ○ ○ 위원", "○ ○ ○ ○ 위원", "○●●● 위원"])
def test_a_mask_behind_a_mark_begins_a_turn(label: str) -> None:
    lines = [
        Line("○위원장 홍길동   이 안건에 의견이 있으신 위원님께서는 말씀하여", 0, 24, 0, 1, 1, 1),
        Line(f"{label}   저는 이 안건에 찬성하며 다만 앞으로 예산을 더 살펴", 0, 24, 1.5, 1, 1, 1),
        Line("보시기를 바랍니다.", 0, 9, 3, 1, 1, 1),
    ]
    assert list(map(len, paragraphs(lines, measured(lines)))) == [1, 2]


def test_mirrored_headers_are_one() -> None:
    pages = [
        [
            Line(
                f"제9회－가상위원회 {n}" if n % 2 else f"{n} 제9회－가상위원회",
                0,
                9,
                50 + n % 3,
                1,
                n,
            ),
            *(Line(f"{'가나다라마바사'[n]} {m}번째 줄", 0, 9, 80 + 16 * m, 1, n) for m in range(9)),
        ]
        for n in range(1, 6)
    ]
    assert furniture(pages) == {n: {0: "머리말"} for n in range(5)}


def test_one_page_has_no_furniture() -> None:
    assert furniture([column(*COUNCIL)]) == {}


def test_a_vote_at_the_foot_of_each_page_is_no_footer() -> None:
    feet = [
        ("재적 5명, 찬성 3명, 반대 2명으로 가결", "재적 5명, 찬성 1명, 반대 4명으로 가결"),
        ("제1호 안건 표결", "제2호 안건 표결"),
        ("(「없습니다」 하는 위원 있음)", "(「없습니다」 하는 위원 있음)"),
        ("◯위원장 김가상   이의 없으십니까?", "◯위원장 김가상   이의 없으십니까?"),
    ]
    for texts in feet:
        pages = [
            [
                *(
                    Line(f"{'가나다라마바사아자'[n + m]} 글", 0, 9, 80 + 16 * m, 1, n)
                    for m in range(7)
                ),
                Line(text, 0, 9, 700, 1, n),
            ]
            for n, text in enumerate(texts)
        ]
        assert furniture(pages) == {}


def test_a_footer_that_counts_its_pages_goes() -> None:
    for foot in (
        "가상위원회 {}",
        "{} / 9",
        "가상위원회 {}쪽",
        "제3회 가상위원회 (2024. 3. 4.) - {} -",
    ):
        pages = [
            [
                *(
                    Line(f"{'가나다라마바사아자차'[n + m]} 글", 0, 9, 80 + 16 * m, 1, n)
                    for m in range(7)
                ),
                Line(foot.format(n + 3), 0, 9, 700, 1, n),
            ]
            for n in range(3)
        ]
        assert {page: list(some) for page, some in furniture(pages).items()} == {
            0: [7],
            1: [7],
            2: [7],
        }


def test_a_bracket_set_upon_another_stays_behind_it() -> None:
    brackets = [Letter("(", 62.2, 66.2, 60, 71), Letter("「", 60.7, 71.7, 60, 71)]
    (row,) = rows([*brackets, *row_of("없습니다", 71.7, 60, 10.7)])
    assert "".join(word.text for word in row.words) == "(「없습니다"


lines_of_any_kind = st.builds(
    Line,
    st.text("가나다 ab1.()○◯-·〈〉", min_size=1).map(lambda s: " ".join(s.split())).filter(bool),
    st.floats(0, 100), st.floats(100, 300), st.floats(0, 800),
    st.sampled_from([9.0, 10.0, 12.0]), st.integers(1, 3), st.integers(0, 2), st.booleans(),
)  # fmt: skip


@given(st.lists(lines_of_any_kind, min_size=1, max_size=40))
def test_whatever_the_lines_letters_are_conserved_and_in_order(lines: list[Line]) -> None:
    groups = paragraphs(lines, measured(lines))
    assert [line for group in groups for line in group] == lines
    flowed = flow(groups, lambda left, right: None, "쪽")
    marks = iter(flowed.marks)
    shown = "".join(
        (next(marks).text if piece.kind == "bullet" else "") + piece.text for piece in flowed.pieces
    )
    assert letters(shown) == letters("".join(line.text for line in lines))
    assert len(flowed.joins) == len(lines) - len(groups)


# --- seams ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seam", "space"),
    [
        ("보고를 듣겠습니다.|다음 안건을", True),
        ("3월|4일", None),
        ("이용|자께서", None),
        ("안정항로 9|㎞ 및", False),
        ("이용|섭․김영진", False),
        ("김동철․|김재균․이용섭", False),
        ("대표발의)|(김동철․", False),
        ("권용 위원, 김|가상 위원, 박", False),
        ("보상 약정을 체결|하였으며 이어서", False),
        ("공청회를|하였으며 이어서", None),
        ("조사를 요구하는 민원|입니다.", False),
        ("예산은 1,|000원으로", False),
        ("10에서 12,|3킬로미터", True),
        ("대표발의하|셨고, 당시", False),
        ("안내판 설치를 보고|드리겠습니다.", False),
        ("점검을 실시|하였으며", False),
        ("공사를 지금|하고 있는", None),
        ("표지판이 많아|지고 있으니", False),
        ("비용을 들여|지급한", None),
        ("손님이 줄어|드는 것에", False),
        ("길을 찾지 못|했던 때", False),
        ("그 길이 안|되는 까닭", True),
        ("다시 세어 봐야|할 나무", True),
        ("같은 생각이 아닌|데 모임은", False),
        ("그런데 그|중에 나무가", False),
        ("그 길과 그|중요한", None),
        ("7월 1일|자로 옮긴", False),
        ("요즘 GPT|에 기대지", False),
    ],
)  # fmt: skip
def test_signs_leave_no_doubt(seam: str, space: bool | None) -> None:
    left, right = seam.split("|")
    assert by_signs(Seam(left, right, False)) is space


def test_the_record_knows_its_words() -> None:
    found = evidence(["우리 공항소음대책을 두고 말하면", "이 공항 소음이 큰 공항 소음을 두고"], [])
    assert separator(Seam("그 공항소", "음대책은", False), found, space) == (False, "record")
    assert separator(Seam("저 공항", "소음으로", False), found, space) == (True, "record")
    assert separator(Seam("저 도서", "관에서", False), found, space) == (True, "kiwi")
    assert separator(Seam("저 도서", "관에서", False), found, lambda a, b: None) == (
        True,
        "default",
    )


def test_the_letters_around_a_seam_stand_elsewhere_in_a_word_or_in_two() -> None:
    found = evidence(["여기 첫물길회의 지붕 길을 두고", "저기 큰 물길 옆의 나무를 두고"], [])
    assert separator(Seam("새 앞물길", "회의는", False), found, space) == (False, "record")
    assert separator(Seam("저 윗물길", "옆의", False), found, lambda a, b: False) == (
        True,
        "record",
    )
    assert separator(Seam("나무 지", "붕은", False), found, space) == (False, "record")


def test_a_writer_has_habits_with_helping_verbs() -> None:
    habit = evidence(
        ["꼭 세해주고 네해주고 다해줘서 끝", "꼭 세어 주고 네어 주고 다어 줘서 끝"], []
    )
    assert separator(Seam("다시 말해", "주시기", False), habit, space) == (False, "record")
    assert separator(Seam("다시 세어", "주시기", False), habit, lambda a, b: False)[0] is True
    few = evidence(["꼭 세해주고 네해주고 끝"], [])
    assert separator(Seam("다시 말해", "줘야만", False), few, space) == (True, "kiwi")


def test_a_name_that_always_begins_a_word_is_not_cut_off() -> None:
    found = evidence(["요즘 챗봇이 크고 챗봇이 작고", "요즘 돌챗봇상자 끝"], [])
    assert separator(Seam("이제 아예", "챗봇이라", False), found, lambda a, b: False) == (
        True,
        "record",
    )
    assert separator(Seam("이제 아예", "챗봇상자", False), found, lambda a, b: False)[0] is False


def test_blanks_at_line_ends_tell_where_a_word_is_cut() -> None:
    sure = [Seam("말씀드렸습니다.", "다음", True)] * 12 + [Seam("(나라라․", "다마바", False)] * 12
    found = evidence([], sure)
    assert separator(Seam("어업피", "해 보상", False), found, space)[0] is False
    assert separator(Seam("어업 피해", "보상", True), found, lambda a, b: False)[0] is True


# --- plain text -----------------------------------------------------------------------------------


def cut(text: str, columns: int, first: int = 0) -> list[str]:
    """As a narrow column prints it."""
    lines, room = [], columns - first
    while text:
        end = next((n for n in range(len(text)) if width(text[: n + 1]) > room), len(text))
        lines.append(text[:end].strip())
        text, room = text[end:].lstrip(), columns
    return lines


HARD = "\n".join(line for text in MEETING for line in cut(text, 46, 2))


def pasted(text: str) -> Document:
    found, problems = plain.read_plain(Path("붙여 넣은 글"), text.encode(), space)
    assert not problems
    assert found
    assert is_whole(found)
    return found


def test_hard_line_ends_are_healed() -> None:
    found = pasted(HARD)
    right = [letters(text) for text in texts(found)]
    missing = [text for text in MEETING if letters(text) not in right]
    assert len(missing) <= 0.06 * len(MEETING), missing
    assert letters("".join(texts(found))) == letters(HARD)


def test_a_text_that_nobody_cut_is_left_alone() -> None:
    found = pasted("\n\n".join(MEETING))
    assert texts(found) == MEETING
    assert not found.joins


@pytest.mark.parametrize("feed", ["\f", ""])
def test_page_headers_go_with_and_without_form_feeds(feed: str) -> None:
    lines = HARD.split("\n")
    text = ""
    for number, start in enumerate(range(0, len(lines), 40), start=1):
        header = f"{HEADER} {number}" if number % 2 else f"{number} {HEADER}"
        text += (
            "\n".join(
                ([f"{feed if number > 1 else ''}{header}"], lines[start : start + 40])[0]
                + lines[start : start + 40]
            )
            + "\n"
        )
    found = pasted(text)
    assert {one.kind for one in found.left_out} == {"머리말", "글머리표"}
    assert letters("".join(texts(found))) == letters(HARD)


def test_numbers_of_lines_are_no_page_numbers() -> None:
    text = "\n".join(f"항목 {n}" for n in range(1, 30))
    assert len(pasted(text).pieces) == 29


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_text_files_of_any_program(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "회의록.txt"
    path.write_bytes("(10시03분 개의)\r\n○위원장 김가상  시작하겠습니다.\r\n".encode(encoding))
    found, problems = read_plain(path, space)
    assert not problems
    assert found
    assert texts(found) == ["(10시03분 개의)", "○위원장 김가상  시작하겠습니다."]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "M003"), (b" \n ", "M003"), (b"\xff\x00\xfe\x81\x00\x01", "M026")],
    ids=["empty", "blank", "no text"],
)
def test_text_files_that_are_none(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "회의록.txt"
    path.write_bytes(data)
    found, (problem,) = read_plain(path, space)
    assert (found, problem.code) == (None, code)


@given(st.text(st.sampled_from("가나다ab1 .()○◯-·\n\n\f\t다。")))
def test_whatever_the_text_letters_are_conserved(text: str) -> None:
    found, problems = plain.read_plain(
        Path("붙여 넣은 글"), text.encode(), lambda left, right: None
    )
    if found is None:
        assert not text.strip()
        assert [problem.code for problem in problems] == ["M003"]
        return
    assert is_whole(found)
    shown = "".join(one.text for one in (*found.pieces, *found.left_out))
    assert sorted(letters(shown)) == sorted(letters(text))


def test_absurd_texts_take_no_time() -> None:
    lines = ["(" + "1시" * 50_000, "가" * 100_000, "가나 " * 30_000, "." * 50_000 + "”" * 50_000]
    assert len(pasted("\n".join(lines)).pieces) == 4
    assert pasted("\n".join(["이렇게 끝이 나지 않고 언제까지나 이어지는 글을 쓰면"] * 4_000)).joins


# --- a real record --------------------------------------------------------------------------------

NAME = "na_299_airport4_2011-04-28"
RUNNING = re.compile(r"(?:\d+ )?제299회－.*일\)(?: \d+)?")


@cache
def real_pdf(path: Path) -> tuple[Document | None, list[Problem]]:
    return read_pdf(path, space)


@pytest.fixture
def real(samples: Path) -> Document:
    found, problems = real_pdf(samples / f"{NAME}.pdf")
    assert not problems
    assert found
    return found


@pytest.fixture
def column_text(samples: Path) -> list[str]:
    """Its text, column by column, without page headers."""
    lines = (samples / f"{NAME}.txt").read_text("utf-8").replace("\f", "").split("\n")
    return [line for line in lines if not RUNNING.fullmatch(line)]


def test_a_real_record_loses_no_letter(real: Document, column_text: list[str]) -> None:
    assert is_whole(real)
    assert [one.text for one in real.left_out if not RUNNING.fullmatch(one.text)] == ["-"] * 9
    ours, theirs = letters("".join(texts(real))), letters("".join(column_text))
    assert sorted(ours) == sorted(theirs)
    start = "議事日程1."  # the letterhead above has no order
    assert ours[ours.index(start) :] == theirs[theirs.index(start) :]


def test_what_begins_a_line_there_begins_a_piece(real: Document, column_text: list[str]) -> None:
    begins = re.compile(r"[◯○]|\(\d+시|\d{1,2}\. [가-힣]|- |\(.*(?:있음|실음|보존함)\)$")
    lines = [letters(line) for line in column_text if begins.match(line)]
    found = [letters(text) for text in texts(real) if begins.match(text)]
    assert sum(line.startswith("◯") for line in lines) == 137
    assert len(found) == len(lines)
    assert all(text.startswith(line) for text, line in zip(found, lines, strict=True))


def test_its_text_reads_like_its_pdf(real: Document, samples: Path) -> None:
    found, problems = read_plain(samples / f"{NAME}.txt", space)
    assert not problems
    assert found
    assert is_whole(found)
    ours, theirs = ([letters(text) for text in texts(one)] for one in (real, found))
    assert len(set(ours) ^ set(theirs)) < 0.08 * len(ours)


def test_its_spoken_paragraphs_are_whole(real: Document) -> None:
    """A paragraph that begins with the end of a word was cut."""
    spoken = [piece.text for piece in real.pieces if piece.kind == "plain"]
    assert not [two for one, two in pairwise(spoken) if re.match(r"(?:다|니다|까|요)[.?]", two)]
