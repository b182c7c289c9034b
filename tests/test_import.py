"""Office files of one invented meeting: what every reader makes of it, what it refuses, and what a draft keeps."""

import os
import sys
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from docx.oxml.ns import nsdecls
from hwpx.hwp5 import records
from hwpx.hwp5.cfb import build_compound_file
from hypothesis import given
from hypothesis import strategies as st
from offices import (
    FOOTER,
    HEADER,
    MEETING,
    STREAM,
    Part,
    flagged,
    hangul,
    repacked,
    word,
)

from generator.facts.source import Source
from generator.importers import read
from generator.importers.draft import code, draft, notes, questions, report
from generator.importers.lists import Level, Place, counted, numeral
from generator.importers.pieces import Document, Joined, Kind, Left, Piece, letters
from generator.record.blocks import blocks

FORMS = ("hwpx", "hwp", "docx")
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def written(folder: Path, form: str, parts: list[Part]) -> Path:
    path = folder / f"회의.{form}"
    return word(path, parts) if form == "docx" else hangul(path, parts)


def whole(path: Path) -> Document:
    document, problems = read(path)
    assert not problems
    assert document is not None
    return document


def stream(document: Document) -> list[tuple[str, int, str, str]]:
    return [(piece.kind, piece.level, piece.number, piece.text) for piece in document.pieces]


def texts(document: Document) -> list[str]:
    return [piece.text for piece in document.pieces]


# --- the same minutes in three forms --------------------------------------------------------------


@pytest.fixture(scope="module", params=FORMS)
def meeting(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Document:
    return whole(written(tmp_path_factory.mktemp("office"), request.param, MEETING))


def test_the_same_minutes_are_the_same_stream(meeting: Document) -> None:
    assert stream(meeting) == STREAM


def test_no_letter_is_lost_and_none_is_added(meeting: Document) -> None:
    parts = (*meeting.pieces, *meeting.left_out)
    assert meeting.letters == sum(letters(part.text) for part in parts)
    assert not [doubt for doubt in meeting.doubts if "자를 읽" in doubt or "자입니다" in doubt]


def test_headers_footers_memos_and_deleted_text_are_left_out_and_said(meeting: Document) -> None:
    left = {(one.kind, one.text) for one in meeting.left_out}
    assert left >= {
        ("머리말", HEADER),
        ("꼬리말", FOOTER),
        ("메모", "담당자의 메모"),
        ("지운 글", "빼기로 한 말 "),
        ("글머리표", "\uf0a7"),
    }


def test_each_piece_says_where_it_stood(meeting: Document) -> None:
    places = {piece.text: piece.where for piece in meeting.pieces}
    assert places["이름"] == "표 1"
    assert places["속 표의 글"] == "표 2"
    assert places["글상자의 글"] == "글상자"
    assert places["홍길동 위원의 자료"] == "각주 1"
    assert places["글상자가 있는 문단"] == ""


def test_the_draft_has_the_letters_of_the_pieces_and_the_numbers(meeting: Document) -> None:
    text = "".join(block.text for block in blocks(Source("minutes.md", draft(meeting), "")))
    expected = sum(letters(piece.text) + letters(piece.number) for piece in meeting.pieces)
    assert letters(text) == expected


def test_the_draft_is_a_record(meeting: Document) -> None:
    lines = draft(meeting).splitlines()
    assert lines[:6] == [
        "# 2024년 제1차 가상위원회 회의록",
        "",
        "가상시",
        "",
        "◆ 일시 : 2024. 3. 5.(화) 14:00~16:00",
        "◆ 장소 : 가상시청 6층",
    ]
    start = lines.index("## 〈위원장〉")
    assert lines[start : start + 9] == [
        "## 〈위원장〉",
        "",
        "- 회의를 시작하겠음.",
        "  - 안건은 두 건임 <b>&amp;",
        "- 심의를 부탁함.",
        "",
        "1. 걷기 좋은 길 조성",
        "",
        "가. 보도 정비",
    ]


# --- one thing at a time --------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_minutes_whose_text_is_all_in_a_table(form: str, tmp_path: Path) -> None:
    rows = [["안건", "걷기 좋은 길\n조성"], ["위원장", "원안대로 의결함."]]
    document = whole(written(tmp_path, form, [("table", "", rows)]))
    assert texts(document) == ["안건", "걷기 좋은 길\n조성", "위원장", "원안대로 의결함."]


@pytest.mark.parametrize("form", ["hwpx", "hwp"])
def test_a_merged_cell_is_read_once_and_a_caption_below_comes_last(
    form: str, tmp_path: Path
) -> None:
    from hwpx import HwpxDocument

    file = HwpxDocument.new()
    table = file.add_table(2, 2)
    table.set_caption("아래의 제목", side="BOTTOM")
    table.merge_cells(0, 0, 0, 1)
    table.cell(0, 0).set_text("합친 칸")
    table.cell(1, 1).set_text("끝 칸")
    file.save_to_path(tmp_path / f"a.{form}")
    document = whole(tmp_path / f"a.{form}")
    assert texts(document) == ["합친 칸", "끝 칸", "아래의 제목"]
    assert document.pieces[2].where == "표 1 캡션"


@pytest.mark.parametrize("form", ["hwpx", "hwp"])
def test_an_outline_shows_the_numbers_that_its_file_asks_for(form: str, tmp_path: Path) -> None:
    parts: list[Part] = [
        ("heading", 1, "개요"),
        ("heading", 2, "일시"),
        ("heading", 2, "장소"),
        ("heading", 1, "발언"),
        ("heading", 2, "질의"),
    ]
    document = whole(hangul(tmp_path / f"a.{form}", parts, is_outline_counted=True))
    assert [(piece.level, piece.number) for piece in document.pieces] == [
        (1, "1."),
        (2, "가."),
        (2, "나."),
        (1, "2."),
        (2, "가."),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_lines_of_one_paragraph_with_bullets_of_a_symbol_font_are_bullets(
    form: str, tmp_path: Path
) -> None:
    document = whole(written(tmp_path, form, [("plain", "머리\n\uf0a7 하나\n\uf0a8 둘\n이어짐")]))
    assert stream(document) == [
        ("plain", 0, "", "머리"),
        ("bullet", 0, "", "하나"),
        ("bullet", 0, "", "둘\n이어짐"),
    ]
    assert document.letters == 10


@pytest.mark.parametrize("form", ["hwpx", "hwp"])
def test_a_formula_is_left_out_and_doubted(form: str, tmp_path: Path) -> None:
    from hwpx import HwpxDocument

    file = HwpxDocument.new()
    file.paragraphs[0].text = "식은 다음과 같음"
    file.shapes.add_equation("a over b")
    file.save_to_path(tmp_path / f"a.{form}")
    document = whole(tmp_path / f"a.{form}")
    assert Left("수식", "a over b") in document.left_out
    assert document.doubts == ("수식은 글로 옮기지 못했습니다. 원본을 보고 적어 주세요.",)
    assert document.letters == letters("식은 다음과 같음 a over b")


def test_a_table_inside_deleted_text_is_deleted(tmp_path: Path) -> None:
    path = hangul(tmp_path / "a.hwpx", [("plain", "남은 글"), ("table", "", [["지운 칸"]])])
    with ZipFile(path) as archive:
        section = archive.read("Contents/section0.xml").decode()
    marked = section.replace("<hp:tbl", '<hp:t><hp:deleteBegin Id="1" TcId="1"/></hp:t><hp:tbl')
    changed = repacked(path, tmp_path / "b.hwpx", {"Contents/section0.xml": marked.encode()})
    document = whole(changed)
    assert texts(document) == ["남은 글"]
    assert Left("지운 글", "지운 칸", "표 1") in document.left_out


@pytest.mark.parametrize("form", ["hwpx", "hwp"])
def test_a_deleted_paragraph_is_not_counted(form: str, tmp_path: Path) -> None:
    from hwpx import HwpxDocument

    file = HwpxDocument.new()
    shapes = file.styles.ensure_numbering(kind="number", levels=[{"text": "(^1)"}])
    for text in ("하나", "지움", "둘"):
        one = file.add_paragraph(text, para_pr_id_ref=shapes[0], inherit_style=False)
        if text == "지움":
            file.tracking.delete(one)
    file.save_to_path(tmp_path / f"a.{form}")
    document = whole(tmp_path / f"a.{form}")
    assert [(one.number, one.text) for one in document.pieces] == [("(1)", "하나"), ("(2)", "둘")]


def test_a_depth_that_no_list_has_is_the_deepest(tmp_path: Path) -> None:
    deep = changed(tmp_path, "Contents/header.xml", b'level="1"/>', b'level="99999999"/>')
    assert {piece.level for piece in whole(deep).pieces if piece.kind == "bullet"} == {0, 9}


def test_text_that_the_walk_does_not_meet_is_a_doubt(tmp_path: Path) -> None:
    path = hangul(tmp_path / "a.hwpx", [("plain", "읽은 글")])
    with ZipFile(path) as archive:
        section = archive.read("Contents/section0.xml").decode()
    stray = section.replace("</hp:p>", "<hp:t>못 읽은 글</hp:t></hp:p>", 1)
    document = whole(repacked(path, tmp_path / "b.hwpx", {"Contents/section0.xml": stray.encode()}))
    assert document.letters == 7
    assert document.doubts == (
        "파일에는 7자가 있는데 읽거나 뺀 것은 3자입니다. 원본과 견주어 보세요.",
    )


def with_body(folder: Path, xml: str) -> Path:
    """A Word file with this before the end of its body."""
    path = word(folder / "a.docx", [("plain", "처음")])
    with ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    changed = body.replace("<w:sectPr", f"{xml}<w:sectPr").encode()
    return repacked(path, folder / "b.docx", {"word/document.xml": changed})


@pytest.mark.parametrize("form", ["hwpx", "hwp"])
def test_what_stands_behind_every_page_is_left_out(form: str, tmp_path: Path) -> None:
    from hwpx import HwpxDocument

    file = HwpxDocument.new()
    file.paragraphs[0].text = "본문의 글"
    file.parts.add_master_page(text="바탕쪽의 글", page_type="BOTH", section=0)
    file.page.set_page_number()
    file.save_to_path(tmp_path / f"a.{form}")
    document = whole(tmp_path / f"a.{form}")
    assert texts(document) == ["본문의 글"]
    assert {(one.kind, one.text) for one in document.left_out} == {
        ("바탕쪽", "바탕쪽의 글"),
        ("쪽 번호", ""),
    }
    assert document.letters == 9


def test_a_formula_of_word_is_left_out_and_doubted(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{space}"><m:r><m:t>a+b</m:t></m:r></m:oMath>'
    document = whole(with_body(tmp_path, f"<w:p><w:r><w:t>식: </w:t></w:r>{formula}</w:p>"))
    assert document.left_out == (Left("수식", "a+b"),)
    assert document.doubts == ("수식은 글로 옮기지 못했습니다. 원본을 보고 적어 주세요.",)
    assert document.letters == 7


@pytest.mark.parametrize("form", FORMS)
def test_text_beside_a_picture_is_read_and_the_picture_is_a_doubt(
    form: str, tmp_path: Path
) -> None:
    document = whole(written(tmp_path, form, [("plain", "글"), ("picture",)]))
    assert texts(document) == ["글"]
    assert document.doubts == ("그림이나 도표가 1개 있습니다. 그 속의 글은 읽지 못합니다.",)


def test_what_mammoth_passes_over_is_a_doubt_with_its_words(tmp_path: Path) -> None:
    ruby = "<w:ruby><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby>"
    document = whole(with_body(tmp_path, f"<w:p><w:r><w:t>앞 </w:t>{ruby}</w:r></w:p>"))
    assert texts(document) == ["처음", "앞 "]
    assert document.doubts == ("이 문단은 3자인데 1자를 읽었습니다. 원본과 견주어 보세요: 앞 漢字",)


@pytest.mark.parametrize(
    ("xml", "read_as"),
    [
        ('<w:fldSimple w:instr="SEQ"><w:r><w:t>셈</w:t></w:r></w:fldSimple>', ["셈"]),
        ("<w:r><w:t>위</w:t><w:cr/><w:t>아래</w:t></w:r>", ["위\n아래"]),
        ("<w:moveFrom><w:r><w:t>옮김</w:t></w:r></w:moveFrom><w:r><w:t>남김</w:t></w:r>", ["남김"]),
        (
            "<w:r><w:t>겉</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>속</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>",
            ["겉", "속"],
        ),
        (
            f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="w16"><w:r><w:t>새</w:t></w:r></mc:Choice>'
            "<mc:Fallback><w:r><w:t>옛</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            ["옛"],
        ),
    ],
)
def test_what_word_can_write_in_several_ways(xml: str, read_as: list[str], tmp_path: Path) -> None:
    document = whole(with_body(tmp_path, f"<w:p>{xml}</w:p>"))
    assert texts(document) == ["처음", *read_as]
    assert not document.doubts
    parts = (*document.pieces, *document.left_out)
    assert document.letters == sum(letters(part.text) for part in parts)


def test_a_note_of_a_box_stands_after_the_words_of_the_box(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", [("note", "글상자의 글", "각주의 글")])
    with ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    start, end = body.index("<w:p>"), body.index("</w:p>") + len("</w:p>")
    box = f"<w:txbxContent>{body[start:end]}</w:txbxContent>"
    outer = f"<w:p><w:r><w:t>겉</w:t><w:pict>{box}</w:pict></w:r></w:p>"
    boxed = body[:start] + outer + body[end:]
    document = whole(repacked(path, tmp_path / "b.docx", {"word/document.xml": boxed.encode()}))
    assert [(piece.text, piece.where) for piece in document.pieces] == [
        ("겉", ""),
        ("글상자의 글", "글상자"),
        ("각주의 글", "각주 1"),
    ]


def test_a_deleted_cell_of_word_is_deleted(tmp_path: Path) -> None:
    cells = "<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p><w:r><w:t>지운 칸</w:t></w:r></w:p></w:tc>"
    cells += "<w:tc><w:p><w:r><w:t>남은 칸</w:t></w:r></w:p></w:tc>"
    document = whole(with_body(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert texts(document) == ["처음", "남은 칸"]
    assert Left("지운 글", "지운 칸", "표 1") in document.left_out
    assert not document.doubts


def test_the_strict_form_of_word_is_read(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", [("plain", "엄격한 형식의 글")])
    with ZipFile(path) as archive:
        body = archive.read("word/document.xml")
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = body.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert strict != body
    path = repacked(path, tmp_path / "b.docx", {"word/document.xml": strict})
    assert texts(whole(path)) == ["엄격한 형식의 글"]


def test_hidden_text_of_word_is_left_out(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>숨긴 말</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>보이는 말</w:t></w:r>'
    document = whole(with_body(tmp_path, f"<w:p>{hidden}{shown}</w:p>"))
    assert texts(document) == ["처음", "보이는 말"]
    assert document.left_out == (Left("숨긴 글", "숨긴 말", place="2번째 문단 '보이는 말'"),)
    assert document.letters == 9
    assert not document.doubts


def test_a_deleted_paragraph_of_word_is_not_counted(tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx", [("number", 0, "하나"), ("number", 0, "지움"), ("number", 0, "둘")]
    )
    with ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    start = body.rindex("<w:pPr>", 0, body.index("지움")) + len("<w:pPr>")
    end = body.index("</w:pPr>", start)
    gone = body[:end] + "<w:rPr><w:del/></w:rPr>" + body[end:].replace("<w:r>", "<w:del><w:r>", 1)
    gone = gone.replace("<w:t>지움</w:t></w:r>", "<w:delText>지움</w:delText></w:r></w:del>")
    document = whole(repacked(path, tmp_path / "b.docx", {"word/document.xml": gone.encode()}))
    assert [(one.number, one.text) for one in document.pieces] == [("1.", "하나"), ("2.", "둘")]


def test_a_deleted_row_and_a_deleted_paragraph_end(tmp_path: Path) -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>지운 줄</w:t></w:r></w:p></w:tc></w:tr>"
    joined = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>앞말 </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>뒷말</w:t></w:r></w:p>"
    )
    document = whole(with_body(tmp_path, f"<w:tbl>{gone}</w:tbl>{joined}"))
    assert texts(document) == ["처음", "앞말 뒷말"]
    assert document.left_out == (Left("지운 글", "지운 줄", "표 1"),)
    assert not document.doubts


# --- tables of turns ------------------------------------------------------------------------------

TURNS = [
    ["발언자", "발언 내용"],
    ["위원장", "개회합니다.\n안건을 상정합니다."],
    ["교무부장\n(홍길동)", "설명드립니다."],
    ["", "이어서 설명합니다."],
    ["김가상 위원", "없습니다."],
]


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_turns_becomes_labels_with_the_words_below(form: str, tmp_path: Path) -> None:
    other = ("table", "", [["구분", "내용"], ["경비", "삼십만 원"], ["위치", "가상시"]])
    parts: list[Part] = [("plain", "앞말"), ("table", "", TURNS), other, ("plain", "뒷말")]
    document = whole(written(tmp_path, form, parts))
    assert draft(document).split("\n\n") == [
        *("앞말", "발언자   발언 내용"),
        *("### 〈위원장〉", "개회합니다.\n안건을 상정합니다."),
        *("### 〈교무부장 (홍길동)〉", "설명드립니다.", "이어서 설명합니다."),
        *("### 〈김가상 위원〉", "없습니다."),
        *("구분", "내용", "경비", "삼십만 원", "위치", "가상시", "뒷말\n"),
    ]
    assert document.letters == sum(letters(piece.text) for piece in document.pieces)
    text = draft(document)
    assert letters(text) - document.letters == 3 * letters("### 〈〉")
    said = list(questions(document))
    assert [sentence.split("개의 글")[0] for sentence in said[1:]] == ["표 1"]
    assert said[0].startswith("발언자와 발언 내용을 적은 표의 3줄을 ")
    assert "- 제목 3개, 글머리표 0개, 문단 13개\n" in report(document, "회의.hwp", "")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "rows",
    [
        [["안건", "발언 내용"], *TURNS[1:]],
        [[*row, "비고"] for row in TURNS],
        TURNS[:2],
        [*TURNS, ["1. 심의 안건", "심의합니다."]],
        [*TURNS, ["〈간사〉", "마칩니다."]],
        [*TURNS, ["가" * 41, "마칩니다."]],
        [["구분", "내용"], ["사업비", "3억 원"], ["위치", "가상시"], ["시장", "두 곳"]],
    ],
)
def test_a_table_of_anything_else_stays_as_it_is(
    rows: list[list[str]], form: str, tmp_path: Path
) -> None:
    document = whole(written(tmp_path, form, [("table", "", rows)]))
    assert texts(document) == [words for row in rows for words in row if words]
    assert not [piece for piece in document.pieces if piece.kind == "label"]


def test_a_table_with_rows_of_one_cell_or_with_cells_in_other_elements_stays_as_it_is(
    tmp_path: Path,
) -> None:
    path = word(tmp_path / "a.docx", [("table", "", TURNS)])
    with ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    start = body.rindex("<w:tr>")
    one = body[start:].replace("</w:tc>", "</w:tc></w:tr><w:tr>", 1)
    wrapped = body[start:].replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>", 1)
    wrapped = wrapped.replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>", 1)
    for end in (one, wrapped):
        changes = {"word/document.xml": (body[:start] + end).encode()}
        document = whole(repacked(path, tmp_path / "b.docx", changes))
        assert [piece.kind for piece in document.pieces] == ["plain"] * 9


def test_what_stands_inside_a_row_stays_in_its_place(tmp_path: Path) -> None:
    rows = [*TURNS[:2], ["간사", [["속 표", "글"]]], TURNS[4]]
    for form in FORMS:
        document = whole(written(tmp_path, form, [("table", "", rows)]))
        shown = [(piece.kind, piece.text) for piece in document.pieces][3:]
        assert shown == [
            *(("label", "간사"), ("plain", "속 표"), ("plain", "글")),
            *(("label", "김가상 위원"), ("plain", "없습니다.")),
        ]


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("digit", "1 2 10 19"),
        ("zero", "01 02 10 19"),
        ("circled", "① ② ⑩ ⑲"),
        ("in brackets", "⑴ ⑵ ⑽ ⒆"),
        ("wide", "１ ２ １０ １９"),
        ("syllable", "가 나 차 -"),
        ("jamo", "ㄱ ㄴ ㅊ -"),
        ("stem", "甲 乙 癸 -"),
        ("roman", "i ii x xix"),
        ("Roman", "I II X XIX"),
        ("Latin", "A B J S"),
        ("hanja", "一 二 十 十九"),
        ("hanja digit", "一 二 - -"),
        ("read", "일 이 십 십구"),
        ("native", "하나 둘 열 -"),
        ("", "- - - -"),
    ],
)
def test_numerals(form: str, shown: str) -> None:
    assert " ".join(numeral(form, number) or "-" for number in (1, 2, 10, 19)) == shown


def test_letters_of_word_are_doubled_and_those_of_hangul_end() -> None:
    assert [numeral("letters", n) for n in (26, 27, 28, 53)] == ["z", "aa", "bb", "aaa"]
    assert numeral("latin", 27) is None


def test_a_list_counts_by_depth_and_by_list() -> None:
    levels = (Level("digit", "%1."), Level("syllable", "%1-%2)"), Level("digit", "(%3)", 5))
    one, two = (lambda depth, key=key: Place(levels, key, depth) for key in "ab")
    places = [one(0), one(1), None, one(1), two(0), one(2), one(2), one(0), one(1), one(2)]
    assert counted(places) == (
        ["1.", "1-가)", "", "1-나)", "1.", "(5)", "(6)", "2.", "2-가)", "(5)"]
    )
    again = [one(0), one(0), Place(levels, "a", 0, restart=4), one(0)]
    assert counted(again) == ["1.", "2.", "4.", "5."]


def test_a_number_of_no_known_form_is_not_told_and_counts_all_the_same() -> None:
    levels = (Level("syllable", "제%1항"), Level("digit", "%1.%2"), Level("digit", "%9)"))
    places = [Place(levels, "a", 0)] * 16 + [Place(levels, "a", 1), Place(levels, "a", 2)]
    assert counted(places)[12:] == ["제파항", "제하항", None, None, None, None]


def test_a_path_is_shown_in_digits_or_not_at_all() -> None:
    digits = (Level("digit", "제%1장", 3), Level("digit", "%n"), Level("digit", "%N"))
    assert counted(Place(digits, "a", depth) for depth in range(3)) == ["제3장", "3.1", "3.1.1."]
    mixed = (Level("syllable", "%1."), Level("digit", "%n"))
    assert counted(Place(mixed, "a", depth) for depth in range(2)) == ["가.", None]


# --- lists of Word --------------------------------------------------------------------------------


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


def listed(folder: Path, forms: str, entries: list[tuple[str, int, str]], styles: str = "") -> Path:
    """A Word file whose paragraphs are in lists: the list, the depth, the words."""
    path = word(folder / "a.docx", [("plain", "처음")])
    with ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
        sheet = archive.read("word/styles.xml").decode()
    paragraphs = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        for key, depth, text in entries
    )
    changes = {
        "word/document.xml": body.replace("<w:sectPr", f"{paragraphs}<w:sectPr"),
        "word/numbering.xml": f"<w:numbering {nsdecls('w')}>{forms}</w:numbering>",
        "word/styles.xml": sheet.replace("</w:styles>", f"{styles}</w:styles>"),
    }
    return repacked(path, folder / "b.docx", {key: xml.encode() for key, xml in changes.items()})


def shown(document: Document) -> list[str]:
    return [f"{piece.number} {piece.text}".strip() for piece in document.pieces[1:]]


def the_list(key: str, form: str, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{form}"/>{more}</w:num>'


def test_a_list_of_word_begins_anew_where_it_says_so(tmp_path: Path) -> None:
    four = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    other = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>{level(0, "ganada", "%1.")}</w:lvlOverride>'
    forms = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
    lists = the_list("1", "0") + the_list("2", "0", four) + the_list("3", "0", other)
    entries = [("1", 0, "하나"), ("2", 0, "넷"), ("2", 0, "다섯"), ("3", 0, "가"), ("1", 0, "다음")]
    document = whole(listed(tmp_path, forms + lists, entries))
    assert shown(document) == ["1. 하나", "4. 넷", "5. 다섯", "가. 가", "2. 다음"]
    assert document.doubts == (
        "번호를 새로 시작한 목록과 그렇지 않은 목록이 섞여 있어 번호가 원본과 다를 수 있습니다. "
        "이 문단부터 견주어 보세요: '다음'",
    )


def test_a_list_of_word_has_the_form_of_its_style(tmp_path: Path) -> None:
    forms = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Laws"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Laws"/>{level(0, "decimal", "제%1조")}</w:abstractNum>'
    )
    lists = the_list("1", "0") + the_list("2", "1")
    own = '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
    laws = f'<w:style w:type="numbering" w:styleId="Laws"><w:name w:val="조"/>{own}</w:style>'
    document = whole(listed(tmp_path, forms + lists, [("1", 0, "목적"), ("1", 0, "정의")], laws))
    assert shown(document) == ["제1조 목적", "제2조 정의"]
    assert not document.doubts
    document = whole(listed(tmp_path, forms + lists, [("1", 0, "목적"), ("2", 0, "정의")], laws))
    assert document.doubts[0].endswith("이 문단부터 견주어 보세요: '정의'")


@pytest.mark.parametrize(
    ("form", "number"),
    [
        *(("decimalZero", "01)"), ("none", ")"), ("decimalEnclosedParen", "⑴)")),
        *(("ideographTraditional", "甲)"), ("ideographEnclosedCircle", "㊀)"), ("chosung", "ㄱ)")),
    ],
)
def test_a_form_of_word_is_shown_as_word_shows_it(form: str, number: str, tmp_path: Path) -> None:
    forms = f'<w:abstractNum w:abstractNumId="0">{level(0, form, "%1)")}</w:abstractNum>'
    document = whole(listed(tmp_path, forms + the_list("1", "0"), [("1", 0, "글")]))
    assert [(piece.number, piece.text) for piece in document.pieces[1:]] == [(number, "글")]


def test_a_form_of_word_that_is_not_known_is_a_doubt(tmp_path: Path) -> None:
    forms = f'<w:abstractNum w:abstractNumId="0">{level(0, "ordinal", "%1 안건")}</w:abstractNum>'
    document = whole(listed(tmp_path, forms + the_list("1", "0"), [("1", 0, "길 조성")]))
    assert shown(document) == ["길 조성"]
    assert document.doubts == (
        "문단 1개의 번호는 어떤 모양으로 보이는지 알 수 없어 적지 않았습니다. 원본을 보고 적어 주세요: '길 조성'",
    )


def test_levels_of_word_in_digits_and_that_go_on(tmp_path: Path) -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    levels += level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>')
    forms = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    entries = [("1", depth, "글") for depth in (0, 1, 2, 1, 2, 0, 2)]
    document = whole(listed(tmp_path, forms + the_list("1", "0"), entries))
    assert [piece.number for piece in document.pieces[1:]] == (
        ["I.", "1.1", "1)", "1.2", "2)", "II.", "1)"]
    )


def test_numbers_that_are_none_and_bookmarks_like_ours_do_no_harm(tmp_path: Path) -> None:
    forms = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
    path = listed(tmp_path, forms.replace('start w:val="1"', 'start w:val="²"'), [("1", 0, "글")])
    assert texts(whole(path)) == ["처음", "글"]
    mark = '<w:bookmarkStart w:id="1" w:name="open-minutes-{}"/>'
    for name in ("x", "0"):
        document = whole(
            with_body(tmp_path, f"<w:p>{mark.format(name)}<w:r><w:t>글</w:t></w:r></w:p>")
        )
        assert texts(document) == ["처음", "글"]
        assert not document.doubts


# --- files that are refused -----------------------------------------------------------------------


def locked(folder: Path, bit: int) -> Path:
    return flagged(hangul(folder / "원본.hwp", MEETING), folder / "회의.hwp", bit)


def cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def made(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def encrypted_hwpx(folder: Path) -> Path:
    path = hangul(folder / "원본.hwpx", MEETING)
    manifest = b'<odf:manifest xmlns:odf="urn:x"><odf:encryption-data/></odf:manifest>'
    return repacked(path, folder / "회의.hwpx", {"META-INF/manifest.xml": manifest})


def encrypted_docx(folder: Path) -> Path:
    return made(folder / "회의.docx", build_compound_file([("EncryptedPackage", b"\1" * 99)]))


def old_doc(folder: Path) -> Path:
    return made(folder / "회의.doc", build_compound_file([("WordDocument", b"\1" * 99)]))


def bomb(folder: Path, form: str) -> Path:
    path = written(folder, form, MEETING)
    return repacked(path, folder / f"폭탄.{form}", {"Contents/section9.xml": bytes(3 * 2**20)})


def crowd(folder: Path) -> Path:
    many = {f"BinData/{number}": b"" for number in range(5000)}
    return repacked(hangul(folder / "원본.hwpx", MEETING), folder / "회의.hwpx", many)


def defining(folder: Path, form: str, coding: str = "utf-8") -> Path:
    path = written(folder, form, MEETING)
    name = "word/document.xml" if form == "docx" else "Contents/section0.xml"
    with ZipFile(path) as archive:
        body = archive.read(name).decode().split("?>", 1)[1]
    words = f"<?xml version='1.0'?>{' ' * 9000}<!DOCTYPE a [<!ENTITY b 'c'>]>{body}"
    return repacked(path, folder / f"뜻.{form}", {name: words.encode(coding)})


def broken_xml(folder: Path, form: str) -> Path:
    path = written(folder, form, MEETING)
    name = "word/document.xml" if form == "docx" else "Contents/section0.xml"
    return repacked(path, folder / f"깨짐.{form}", {name: b"<a><b></a>"})


def changed(folder: Path, name: str, old: bytes, new: bytes) -> Path:
    path = hangul(folder / "원본.hwpx", MEETING)
    with ZipFile(path) as archive:
        data = archive.read(name)
    assert old in data
    return repacked(path, folder / "회의.hwpx", {name: data.replace(old, new)})


def encrypted_zip(folder: Path) -> Path:
    data = bytearray(hangul(folder / "원본.hwpx", MEETING).read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1
    return made(folder / "회의.hwpx", bytes(data))


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a.hwp")
    return folder / "a.hwp"


def sheet(folder: Path) -> Path:
    path = folder / "명단.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return path


REFUSED = {
    "hwp 암호": (lambda folder: locked(folder, 1), "M005", "암호를 풀고"),
    "hwp 배포용": (lambda folder: locked(folder, 2), "M006", "배포용 문서 해제"),
    "hwp 보안": (lambda folder: locked(folder, 4), "M006", "배포용 문서 해제"),
    "hwpx 암호": (encrypted_hwpx, "M005", "암호를 풀고"),
    "docx 암호": (encrypted_docx, "M005", "암호를 풀고"),
    "zip 암호": (encrypted_zip, "M005", "암호를 풀고"),
    "doc": (old_doc, "M001", "다른 이름으로 저장"),
    "xlsx": (sheet, "M001", "다른 이름으로 저장"),
    "한글 97": (
        lambda folder: made(folder / "a.hwp", b"HWP Document File V3.00 \x1a\1\2\3"),
        "M001",
        "다른 이름으로 저장",
    ),
    **{
        name: (lambda folder, data=data: made(folder / "a.hwp", data), "M001", "다른 이름으로 저장")
        for name, data in {
            "한글 XML": b"\xef\xbb\xbf<?xml version='1.0'?><HWPML/>",
            "누리집": b"\n<!DOCTYPE html><p>",
            "갈무리한 누리집": "<!-- saved from x -->\r\n<html><p>위원장 : 시작".encode(),
            "누리집 조각": "<meta charset=utf-8><p>위원장 : 시작".encode(),
            "넓은 누리집": "<html><p>위원장 : 시작".encode("utf-16"),
            "누리집 묶음": b"From: <Saved by a browser>\nSubject: =?utf-8?Q?=EC=9C=84?=\n =?x?=\nMIME-Version: 1.0\n",
            "서식 있는 글": rb"{\rtf1 }",
            "그림": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        }.items()
    },
    "빈 파일": (lambda folder: made(folder / "a.hwp", b""), "M003", "글이 있는지"),
    "없는 파일": (lambda folder: folder / "a.hwp", "M009", "이름과 자리"),
    "흐르는 파일": (pipe, "M009", "이름과 자리"),
    "폴더": (lambda folder: folder, "M009", "이름과 자리"),
    **{f"{form} 잘림": (lambda folder, form=form: cut(written(folder, form, MEETING)), "M007", "다시 내려받거나") for form in FORMS},
    **{f"{form} 빈 문서": (lambda folder, form=form: written(folder, form, [("plain", " ")]), "M003", "글이 있는지") for form in FORMS},
    **{f"{form} 스캔": (lambda folder, form=form: written(folder, form, [("picture",)]), "M004", "문자 인식") for form in FORMS},
    **{f"{form} 폭탄": (lambda folder, form=form: bomb(folder, form), "M008", "그림을 빼고") for form in ("hwpx", "docx")},
    **{f"{form} 깨진 XML": (lambda folder, form=form: broken_xml(folder, form), "M007", "다시 내려받거나") for form in ("hwpx", "docx")},
    "hwpx 없는 차례": (
        lambda folder: changed(folder, "META-INF/container.xml", b"rootfile ", b"rootless "),
        "M007",
        "다시 내려받거나",
    ),
    "hwpx 틀린 값": (
        lambda folder: changed(folder, "Contents/header.xml", b'level="0"', b'level=""'),
        "M007",
        "다시 내려받거나",
    ),
    "너무 많은 조각": (crowd, "M008", "그림을 빼고"),
    **{f"{form} 정의": (lambda folder, form=form: defining(folder, form), "M007", "다시 내려받거나") for form in ("hwpx", "docx")},
    "docx 넓은 정의": (lambda folder: defining(folder, "docx", "utf-16"), "M007", "다시 내려받거나"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_gives_one_message_and_no_text(
    name: str, tmp_path: Path
) -> None:
    make, expected, advice = REFUSED[name]
    path = make(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    document, problems = read(path)
    assert document is None
    assert [(one.level, one.code, one.path) for one in problems] == [("error", expected, path.name)]
    assert advice in problems[0].hint
    assert sorted(tmp_path.rglob("*")) == before


def test_a_hwp_file_that_swells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_INFLATED_BYTES", 100)
    _, problems = read(hangul(tmp_path / "a.hwp", MEETING))
    assert [one.code for one in problems] == ["M008"]


def test_a_zip_file_that_lies_about_its_size_is_broken(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", MEETING)
    with ZipFile(path) as archive:
        size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    data = path.read_bytes().replace(size, (9).to_bytes(4, "little"))
    _, problems = read(made(tmp_path / "b.docx", data))
    assert [one.code for one in problems] == ["M007"]


@pytest.mark.parametrize("form", ["hwpx", "docx"])
def test_elements_in_elements_without_end(form: str, tmp_path: Path) -> None:
    path = written(tmp_path, form, [("plain", "글")])
    name = "word/document.xml" if form == "docx" else "Contents/section0.xml"
    end = "</w:body>" if form == "docx" else "</hs:sec>"
    tag = "w:ins" if form == "docx" else "hp:tbl"
    with ZipFile(path) as archive:
        text = archive.read(name).decode()
    deep = text.replace(end, f"<{tag}>" * 5000 + f"</{tag}>" * 5000 + end).encode()
    document, problems = read(repacked(path, tmp_path / f"b.{form}", {name: deep}))
    assert document is None
    assert [one.code for one in problems] == ["M007"]


def test_notes_are_numbered_by_their_order_in_the_text(tmp_path: Path) -> None:
    from hwpx import HwpxDocument

    file = HwpxDocument.new()
    file.paragraphs[0].text = "처음"
    table = file.add_table(1, 1)
    table.cell(0, 0).set_text("칸")
    file.notes.add_footnote("칸의 각주", table.cell(0, 0).paragraphs[0])
    file.notes.add_endnote("미주의 글", file.add_paragraph("다음", inherit_style=False))
    file.add_section()
    file.notes.add_footnote("둘째 각주", file.add_paragraph("끝", inherit_style=False))
    file.add_table(1, 1).cell(0, 0).set_text("둘째 표")
    file.shapes.add_ellipse().set_caption("타원의 제목")
    for form in ("hwpx", "hwp"):
        file.save_to_path(tmp_path / f"a.{form}")
        found = [(one.text, one.number, one.where) for one in whole(tmp_path / f"a.{form}").pieces]
        assert found == [
            ("처음", "", ""),
            ("칸", "", "표 1"),
            ("칸의 각주", "1)", "각주 1"),
            ("다음", "", ""),
            ("미주의 글", "1)", "미주 1"),
            ("끝", "", ""),
            ("둘째 각주", "2)", "각주 2"),
            ("둘째 표", "", "표 2"),
            ("타원의 제목", "", "캡션"),
        ]


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    path = written(tmp_path, "docx", MEETING).rename(tmp_path / "회의록.hwp")
    assert stream(whole(path)) == STREAM


@pytest.mark.parametrize(
    ("form", "library"), [("hwp", "hwpx"), ("hwpx", "hwpx"), ("docx", "mammoth")]
)
def test_a_library_that_is_not_installed(
    form: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, form, MEETING)
    monkeypatch.setitem(sys.modules, library, None)
    document, problems = read(path)
    assert document is None
    assert [one.code for one in problems] == ["M002"]
    assert (
        f"pip install 'open-minutes[{form[:3] if library == 'hwpx' else form}]'" in problems[0].hint
    )


def test_no_library_is_asked_for_that_would_not_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    _, problems = read(sheet(tmp_path))
    assert [one.code for one in problems] == ["M001"]


# --- drafts and reports ---------------------------------------------------------------------------


def test_signs_that_would_become_markup_survive() -> None:
    document = Document(
        (
            Piece("plain", "- 손으로 친 줄표\n# 우물\n이어짐"),
            Piece("bullet", "글\n- 속의 줄표", 1),
            Piece("heading", "두 줄\n제목", 9),
            Piece("plain", "- 번호", number="1)", where="표 1"),
            Piece("plain", "제목", where="표 1 캡션"),
        )
    )
    assert draft(document) == (
        "- - 손으로 친 줄표\n- # 우물\n이어짐\n\n"
        "  - 글\n  - - 속의 줄표\n\n"
        "###### 두 줄 제목\n\n"
        "1) - 번호\n\n"
        "제목\n"
    )
    said = list(questions(document))
    assert [sentence.split("개")[0][-2:] for sentence in said] == [" 3", " 1", " 1", " 1"]
    assert "'- 손으로 친 줄표', '# 우물'" in said[0]


KINDS: st.SearchStrategy[Kind] = st.sampled_from(["heading", "bullet", "plain"])
LINES = st.text(st.sampled_from("가나 -#\n\t*◆〈〉1.\u3000\u2028`"), max_size=12)
PIECES = st.builds(
    Piece, kind=KINDS, text=LINES, level=st.integers(1, 8), number=st.sampled_from(["", "1.", "-"])
)


@given(st.lists(PIECES, max_size=5))
def test_no_draft_loses_a_letter(pieces: list[Piece]) -> None:
    text = "".join(
        block.text for block in blocks(Source("a.md", draft(Document(tuple(pieces))), ""))
    )
    shown = [piece for piece in pieces if piece.text.strip()]
    expected = Counter("".join(f"{piece.number}{piece.text}" for piece in shown))
    counts = Counter(text)
    assert {key: counts[key] for key in counts if not key.isspace()} == {
        key: expected[key] for key in expected if not key.isspace()
    }


def test_the_notes_of_a_draft() -> None:
    assert yaml.safe_load(notes("회의록: '1차'.hwp", is_draft=True)) == {
        "original": "회의록: '1차'.hwp",
        "reading": "digital",
        "status": "draft",
    }
    assert notes("a.pdf", reading="ocr") == "original: a.pdf\nreading: ocr\n"


def test_the_report_tells_everything_and_nothing_in_it_is_markup() -> None:
    document = Document(
        (
            Piece("heading", "제목", 1),
            Piece("plain", "안건", number="1."),
            Piece("plain", "칸", where="표 1"),
        ),
        (
            Left("꼬리말", "`@홍길동` <b>"),
            Left("머리말", "대외비"),
            Left("머리말", "대외비"),
            Left("글머리표", "\uf0a7"),
            Left("메모", "900101-1234567"),
        ),
        (Joined("앞", "뒤", "none", "record", "3쪽"),),
        ("원본을 보세요: @가상 [글](주소) 900101-1234567",),
        30,
    )
    text = report(document, "회의.hwp", "ab" * 32)
    assert "- 제목 1개, 글머리표 0개, 문단 2개 (번호를 세어 붙인 것 1개)" in text
    assert "- 본문 밖의 글: `표 1` 1개" in text
    assert "- 글자: 파일 30자, 읽은 것 5자, 넣지 않은 것 30자" in text
    assert "- 꼬리말: `` `@홍길동` <b> ``" in text
    assert "- 메모 1곳, 14자: 여기에 옮기지 않습니다. 원본에서 보세요" in text
    assert "- 머리말 2번: `대외비`" in text
    assert "- 글머리표: `U+F0A7`" in text
    assert "- `앞` + `뒤`: 붙여서, 같은 글의 다른 곳 (3쪽)" in text
    assert r"\@" + "\u2060" + r"가상 \[글\]\(주소\)" in text
    assert "1234567" not in text


def test_long_words_are_shortened_in_a_report() -> None:
    assert code("가" * 200) == f"`{'가' * 40} … {'가' * 40}`"
