"""Signs that office programs keep elsewhere than in the text: bullets, ticks, choices, masks; all people are made up."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.oxml.ns import nsdecls
from offices import Part, hangul, repacked, word
from test_import import FORMS, level, listed, shown, texts, the_list, whole, with_body, written
from test_import_unseen import is_whole, told

from generator.importers.draft import draft
from generator.importers.pieces import Left

CIRCLED = (
    "목록의 글머리표 ○로 시작하는 문단 2개에 ○를 글자로 적었습니다. "
    "발언자를 나타내는 것이 아니면 `- `로 바꾸세요."
)
OTHERS = "글머리표 ■를 모두 `- `로 적었습니다. 발언자를 나타내는 것이면 되돌리세요."


@pytest.mark.parametrize("form", ["hwpx", "hwp"])
def test_a_circle_that_the_list_of_hangul_shows_stands_in_the_draft(
    form: str, tmp_path: Path
) -> None:
    from hwpx import HwpxDocument

    file = HwpxDocument.new()
    shapes = file.styles.ensure_numbering(kind="bullet", levels=[{"char": "○"}])
    squares = file.styles.ensure_numbering(kind="bullet", levels=[{"char": "■"}])
    for text, shape in (
        *(("위원장 홍길동   시작합니다.", shapes[0]), ("김가상 위원   없습니다.", shapes[0])),
        ("이허구 위원", squares[0]),
    ):
        file.add_paragraph(text, para_pr_id_ref=shape, inherit_style=False)
    file.save_to_path(tmp_path / f"a.{form}")
    document = whole(tmp_path / f"a.{form}")
    assert draft(document) == (
        "○ 위원장 홍길동   시작합니다.\n\n○ 김가상 위원   없습니다.\n\n- 이허구 위원\n"
    )
    assert document.doubts == (CIRCLED, OTHERS)


@pytest.mark.parametrize(("sign", "font"), [("○", ""), ("\uf0a1", "Wingdings"), ("m", "Wingdings")])
def test_a_circle_that_the_list_of_word_shows_stands_in_the_draft(
    sign: str, font: str, tmp_path: Path
) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    forms = f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", sign, fonts)}</w:abstractNum>'
    forms += f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "■")}</w:abstractNum>'
    entries = [("1", 0, "위원장 홍길동"), ("1", 0, "김가상 위원"), ("2", 0, "이허구 위원")]
    document = whole(listed(tmp_path, forms + the_list("1", "0") + the_list("2", "1"), entries))
    assert shown(document) == ["○ 위원장 홍길동", "○ 김가상 위원", "이허구 위원"]
    assert [piece.kind for piece in document.pieces[1:]] == ["plain", "plain", "bullet"]
    assert document.doubts == (CIRCLED, OTHERS)


def test_an_outline_that_has_the_same_sign_has_no_speakers(tmp_path: Path) -> None:
    forms = f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", "○")}</w:abstractNum>'
    said = ("시장 상권 활성화 방안을 논의함", "교통과장 보고사항 청취", "위원 위촉장 수여")
    document = whole(listed(tmp_path, forms + the_list("1", "0"), [("1", 0, one) for one in said]))
    assert [piece.kind for piece in document.pieces[1:]] == ["bullet"] * 3
    assert shown(document) == list(said)


def test_a_usual_bullet_of_word_is_no_doubt(tmp_path: Path) -> None:
    levels = level(0, "bullet", "\uf0b7") + level(1, "bullet", "o")
    forms = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    document = whole(
        listed(tmp_path, forms + the_list("1", "0"), [("1", 0, "하나"), ("1", 1, "둘")])
    )
    assert [(piece.kind, piece.level) for piece in document.pieces[1:]] == [
        ("bullet", 0),
        ("bullet", 1),
    ]
    assert not document.doubts


@pytest.mark.parametrize(
    "mask",
    [
        '<w:r><w:sym w:font="Wingdings" w:char="F06D"/><w:sym w:font="Wingdings" w:char="F0A1"/></w:r>',
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>m\uf0a1</w:t></w:r>',
    ],
)
def test_a_mask_in_a_symbol_font_is_a_mask(mask: str, tmp_path: Path) -> None:
    document = whole(with_body(tmp_path, f"<w:p>{mask}<w:r><w:t> 위원: 반대</w:t></w:r></w:p>"))
    assert texts(document) == ["처음", "○○ 위원: 반대"]
    assert not document.doubts


def test_a_letter_in_another_font_stays(tmp_path: Path) -> None:
    letter = '<w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>m²</w:t></w:r>'
    assert texts(whole(with_body(tmp_path, f"<w:p>{letter}</w:p>"))) == ["처음", "m²"]


def test_what_is_chosen_and_ticked_in_word_is_read(tmp_path: Path) -> None:
    begin = '<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
    entries = (
        '<w:listEntry w:val="찬성"/><w:listEntry w:val="반대"/></w:ddList></w:ffData></w:fldChar>'
    )
    field = f"<w:r>{begin}{entries}</w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    box = "http://schemas.microsoft.com/office/word/2010/wordml"
    tick = (
        f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{box}"><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
    )
    document = whole(
        with_body(tmp_path, f"<w:p>{field}{end}<w:r><w:t> 표결 </w:t></w:r>{tick}</w:p>")
    )
    assert texts(document) == ["처음", "반대 표결 ☒"]
    assert not document.doubts


def test_drawn_words_are_told(tmp_path: Path) -> None:
    drawn = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="대외비 초안"/></v:shape></w:pict>'
    document = whole(with_body(tmp_path, f"<w:p><w:r>{drawn}</w:r><w:r><w:t>글</w:t></w:r></w:p>"))
    assert texts(document) == ["처음", "글"]
    assert document.left_out == (Left("장식한 글자", "대외비 초안"),)
    assert is_whole(document)


def test_text_of_another_file_that_word_shows_is_a_doubt(tmp_path: Path) -> None:
    link = f'<w:altChunk {nsdecls("r")} r:id="rId99"/>'
    path = repacked(
        with_body(tmp_path, link),
        tmp_path / "c.docx",
        {"word/chunk.html": "<p>이허구 위원 반대함</p>".encode()},
    )
    assert whole(path).doubts == (
        "다른 파일의 글을 이어 붙인 자리가 1곳 있는데 그 글은 읽지 못했습니다. "
        "워드에서 열어 다시 저장해 가져오거나, 원본을 보고 적어 주세요.",
    )
    assert "download" not in told(path, tmp_path)[2]


def test_what_letters_say_by_their_look_is_a_doubt(tmp_path: Path) -> None:
    look = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    struck = look.format("<w:strike/>", "반대")
    raised = look.format('<w:vertAlign w:val="superscript"/>', "10")
    plain = look.format('<w:strike w:val="0"/>', "찬성 2")
    document = whole(with_body(tmp_path, f"<w:p>{struck}{plain}{raised}</w:p>"))
    assert texts(document) == ["처음", "반대찬성 210"]
    assert [doubt.split(".")[0] for doubt in document.doubts] == [
        "가운데에 줄을 그은 글자가 2자 있습니다",
        "작게 올리거나 내려 적은 숫자가 1곳 있습니다",
    ]


def hangul_with(folder: Path, old: str, new: str, parts: list[Part]) -> Path:
    path = hangul(folder / "a.hwpx", parts)
    with ZipFile(path) as archive:
        body = archive.read("Contents/section0.xml").decode()
    assert old in body
    changes = {"Contents/section0.xml": body.replace(old, new, 1).encode()}
    return repacked(path, folder / "b.hwpx", changes)


def test_what_is_chosen_and_ticked_in_hangul_is_read(tmp_path: Path) -> None:
    fields = (
        '</hp:t><hp:comboBox selectedValue="2"><hp:listItem displayText="찬성" value="1"/>'
        '<hp:listItem displayText="반대" value="2"/></hp:comboBox><hp:checkBtn value="CHECKED" caption="동의함"/>'
        '<hp:radioBtn value="UNCHECKED" caption="모름"/><hp:t>'
    )
    document = whole(hangul_with(tmp_path, "자리", fields, [("plain", "표결: 자리 끝")]))
    assert texts(document) == ["표결: 반대☑동의함☐모름 끝"]
    assert is_whole(document)
    assert not document.doubts


def test_deleted_words_of_hangul_that_go_on_over_paragraphs(tmp_path: Path) -> None:
    parts: list[Part] = [
        ("plain", f"{text}") for text in ("남음 앞", "홍길동 위원이 반대함", "뒤 남음", "끝")
    ]
    path = hangul_with(tmp_path, "남음 앞", '남음 <hp:deleteBegin Id="1" TcId="1"/>앞', parts)
    path = path.rename(tmp_path / "c.hwpx")
    with ZipFile(path) as archive:
        body = archive.read("Contents/section0.xml").decode()
    body = body.replace("뒤 남음", '뒤<hp:deleteEnd Id="1" TcId="1"/> 남음')
    path = repacked(path, tmp_path / "d.hwpx", {"Contents/section0.xml": body.encode()})
    document = whole(path)
    assert [text.strip() for text in texts(document)] == ["남음", "남음", "끝"]
    assert is_whole(document)
    assert "홍길동" not in "".join(told(path, tmp_path))


def test_deletions_of_hangul_that_overlap(tmp_path: Path) -> None:
    begin, end = '<hp:deleteBegin Id="{}"/>', '<hp:deleteEnd Id="{}"/>'
    marked = f"가{begin.format(1)}나{begin.format(2)}다{end.format(1)}라{end.format(2)}마"
    assert texts(whole(hangul_with(tmp_path, "글자", marked, [("plain", "글자")]))) == ["가마"]


@pytest.mark.parametrize("form", FORMS)
def test_a_column_that_counts_the_turns_is_in_nobodys_mouth(form: str, tmp_path: Path) -> None:
    rows = [
        ["순번", "발언자", "발언 내용"],
        ["1", "위원장", "시작하겠습니다."],
        ["2", "○○○ 위원", "반대합니다."],
        ["3", "이허구 위원", "저도요."],
    ]
    document = whole(written(tmp_path, form, [("table", "", rows)]))
    assert draft(document).split("\n\n") == [
        *("발언자   발언 내용", "### 〈위원장〉", "시작하겠습니다."),
        *("### 〈○○○ 위원〉", "반대합니다.", "### 〈이허구 위원〉", "저도요.\n"),
    ]
    assert document.left_out == (Left("발언 표의 순번", "순번 1 2 3", "표 1"),)
    assert is_whole(document)
    rows[1][0] = "하나"
    document = whole(written(tmp_path, form, [("table", "", rows)]))
    assert texts(document)[:3] == ["순번", "발언자", "발언 내용"]
    assert not document.left_out


def test_another_original_is_never_replaced(tmp_path: Path) -> None:
    from generator.importers.bring import bring

    file, other = (word(tmp_path / f"{name}.docx", [("plain", name)]) for name in ("가", "나"))
    there = tmp_path / "minutes/board/2024-1/original.docx"
    there.parent.mkdir(parents=True)
    there.write_bytes(other.read_bytes())
    made, problems = bring(file, tmp_path, "board/2024-1")
    assert not made
    assert [(one.code, one.path) for one in problems] == [
        ("M032", "minutes/board/2024-1/original.docx")
    ]
    assert "minutes import minutes/board/2024-1/original.docx --to board/2024-1" in problems[0].hint
    assert bring(other, tmp_path, "board/2024-1")[0]
