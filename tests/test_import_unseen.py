"""What nobody sees who opens an office file is in no draft and in no report; all people are made up."""

import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.oxml.ns import nsdecls
from hwpx.hwp5.cfb import CompoundFile, build_compound_file, read_all_streams
from offices import Part, hangul, repacked, word
from test_import import texts, whole, with_body

from generator.importers.bring import bring
from generator.importers.pieces import Document, letters

SECRET = "홍길동 위원이 반대함"
STYLES = """
<w:style w:type="character" w:styleId="Hid"><w:name w:val="숨김"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Below"><w:name w:val="숨김 아래"/><w:basedOn w:val="Hid"/></w:style>
<w:style w:type="character" w:styleId="White"><w:name w:val="흰"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="HidP"><w:name w:val="숨긴 문단"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Dark"><w:name w:val="짙은 표"/><w:tblStylePr w:type="firstRow"><w:tcPr>
<w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style></w:styles>"""


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(folder: Path, xml: str) -> Path:
    path = with_body(folder, xml)
    with ZipFile(path) as archive:
        styles = archive.read("word/styles.xml").decode()
    made = styles.replace("</w:styles>", STYLES)
    return repacked(path, folder / "c.docx", {"word/styles.xml": made.encode()})


def told(path: Path, root: Path) -> tuple[str, str, str]:
    """The draft, the report and the notes that are made of a file."""
    made, _ = bring(path, root, "board/2024-1")
    folder = "minutes/board/2024-1"
    return tuple(
        str(made[f"{folder}/{name}"]) for name in ("minutes.md", "import.md", "meeting.yml")
    )  # type: ignore[return-value]


def is_whole(document: Document) -> bool:
    parts = (*document.pieces, *document.left_out)
    return document.letters == sum(letters(part.text) for part in parts)


BLACK = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
HIDING = {
    "style": '<w:rStyle w:val="Hid"/>',
    "based on": '<w:rStyle w:val="Below"/>',
    "always": "<w:specVanish/>",
    "white": '<w:color w:val="FFFFFF"/>',
    "nearly white": '<w:color w:val="F9F9F9"/>',
    "white by style": '<w:rStyle w:val="White"/>',
    "black pen": '<w:highlight w:val="black"/>',
    "black shade": f'{BLACK}<w:color w:val="000000"/>',
    "solid": '<w:shd w:val="solid" w:color="000000" w:fill="auto"/><w:color w:val="000000"/>',
}


@pytest.mark.parametrize("how", HIDING)
def test_words_that_nobody_sees_are_counted_and_not_told(how: str, tmp_path: Path) -> None:
    xml = f"<w:p>{run('공개하는 글. ')}{run(SECRET, HIDING[how])}{run('이어짐.')}</w:p>"
    path = styled(tmp_path, xml)
    document = whole(path)
    assert texts(document) == ["처음", "공개하는 글. 이어짐."]
    assert is_whole(document)
    draft, report, notes = told(path, tmp_path)
    assert "홍길동" not in draft + report + notes
    assert "1곳, 9자: 여기에 옮기지 않습니다" in report
    assert "자리: `2번째 문단 '공개하는 글. 이어짐.'` 9자" in report
    assert "download" not in notes


SHOWING = {
    "not hidden": '<w:rStyle w:val="Hid"/><w:vanish w:val="0"/>',
    "hidden in the web": "<w:webHidden/>",
    "white on black": f'{BLACK}<w:color w:val="FFFFFF"/>',
    "grey": '<w:color w:val="A6A6A6"/>',
    "yellow pen": '<w:highlight w:val="yellow"/>',
}


@pytest.mark.parametrize("how", SHOWING)
def test_words_that_everybody_sees_stay(how: str, tmp_path: Path) -> None:
    path = styled(tmp_path, f"<w:p>{run('보이는 글.', SHOWING[how])}</w:p>")
    assert texts(whole(path)) == ["처음", "보이는 글."]
    assert "download: original.docx" in told(path, tmp_path)[2]


def test_a_hidden_style_on_a_hidden_style_shows(tmp_path: Path) -> None:
    hidden = f'<w:p><w:pPr><w:pStyle w:val="HidP"/></w:pPr>{run(SECRET)}</w:p>'
    shown = f'<w:p><w:pPr><w:pStyle w:val="HidP"/></w:pPr>{run("보임", HIDING["style"])}</w:p>'
    document = whole(styled(tmp_path, hidden + shown))
    assert texts(document) == ["처음", "보임"]
    assert [(one.kind, one.place) for one in document.left_out] == [("숨긴 글", "2번째 문단")]


def test_white_letters_in_a_dark_cell_stay_and_on_an_unknown_ground_are_doubted(
    tmp_path: Path,
) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    cell = f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr><w:p>{run("안건", white)}</w:p></w:tc>'
    styles = '<w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr>'
    other = f"<w:tbl>{styles}<w:tr><w:tc><w:p>{run('심의 결과', white)}</w:p></w:tc></w:tr></w:tbl>"
    path = styled(tmp_path, f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>{other}")
    document = whole(path)
    assert texts(document) == ["처음", "안건", "심의 결과"]
    assert document.doubts[0].startswith("흰 글자 4자가 있는데 바탕의 빛깔을 알 수 없어")
    assert "download" not in told(path, tmp_path)[2]


@pytest.mark.parametrize(
    "ground",
    [
        '<w:shd w:val="pct80" w:color="auto" w:fill="auto"/>',
        '<w:shd w:val="clear" w:themeFill="text2"/>',
    ],
)
def test_white_letters_on_a_pattern_or_a_theme_s_colour_stay(ground: str, tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    cell = f"<w:tc><w:tcPr>{ground}</w:tcPr><w:p>{run('안건', white)}</w:p></w:tc>"
    document = whole(styled(tmp_path, f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    assert texts(document) == ["처음", "안건"]
    assert document.doubts[0].startswith("흰 글자 2자가 있는데")


def test_white_letters_over_a_drawing_behind_the_text_stay(tmp_path: Path) -> None:
    behind = '<w:p><w:r><w:drawing><anchor behindDoc="1"/></w:drawing></w:r></w:p>'
    words = run("제1차 회의록", '<w:color w:val="FFFFFF"/>')
    document = whole(styled(tmp_path, f"{behind}<w:p>{words}</w:p>"))
    assert texts(document) == ["처음", "제1차 회의록"]
    assert document.doubts[0].startswith("흰 글자 6자가 있는데")


def test_hidden_and_deleted_words_of_running_heads_are_not_told(tmp_path: Path) -> None:
    gone = f'<w:del w:author="가"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
    head = f"<w:p>{run('머리')}{gone}</w:p><w:p>{run(SECRET, '<w:vanish/>')}</w:p>"
    parts = {
        "word/header7.xml": f"<w:hdr {nsdecls('w')}>{head}</w:hdr>".encode(),
        "word/comments1.xml": f"<w:comments {nsdecls('w')}><w:comment><w:p>{run(SECRET)}</w:p></w:comment></w:comments>".encode(),
    }
    path = repacked(word(tmp_path / "a.docx", [("plain", "글")]), tmp_path / "b.docx", parts)
    draft, report, notes = told(path, tmp_path)
    assert "홍길동" not in draft + report + notes
    assert "download" not in notes
    assert "머리말: `머리`" in report
    left = [(one.kind, one.where) for one in whole(path).left_out]
    assert left == [("메모", ""), ("숨긴 글", "머리말"), ("머리말", ""), ("지운 글", "머리말")]
    assert is_whole(whole(path))


# --- 한글 ---------------------------------------------------------------------------------------


def coloured(folder: Path, form: str, parts: list[Part], ink: str, shade: str = "none") -> Path:
    """A file whose second paragraph has letters of a colour and their shade."""
    path = hangul(folder / "a.hwpx", [("plain", "처음"), *parts])
    with ZipFile(path) as archive:
        head = archive.read("Contents/header.xml").decode()
        body = archive.read("Contents/section0.xml").decode()
    made = f'<hh:charPr id="90" height="1000" textColor="{ink}" shadeColor="{shade}"/>'
    at = body.rindex('charPrIDRef="', 0, body.index(SECRET))
    end = body.index('"', at + len('charPrIDRef="'))
    changes = {
        "Contents/header.xml": head.replace("</hh:charProperties>", f"{made}</hh:charProperties>"),
        "Contents/section0.xml": f'{body[:at]}charPrIDRef="90{body[end:]}',
    }
    path = repacked(path, folder / "b.hwpx", {name: xml.encode() for name, xml in changes.items()})
    return path


@pytest.mark.parametrize(("ink", "shade"), [("#FFFFFF", "none"), ("#000000", "#000000")])
def test_covered_words_of_hangul_are_counted_and_not_told(
    ink: str, shade: str, tmp_path: Path
) -> None:
    path = coloured(tmp_path, "hwpx", [("plain", SECRET), ("plain", "끝")], ink, shade)
    document = whole(path)
    assert texts(document) == ["처음", "끝"]
    assert is_whole(document)
    draft, report, notes = told(path, tmp_path)
    assert "홍길동" not in draft + report + notes
    assert "바탕과 같은 빛깔의 글 1곳, 9자" in report
    assert "download" not in notes


def test_red_words_of_hangul_stay(tmp_path: Path) -> None:
    path = coloured(tmp_path, "hwpx", [("plain", SECRET)], "#FF0000")
    assert texts(whole(path)) == ["처음", SECRET]


@pytest.mark.parametrize(
    ("fill", "left"),
    [
        ('<hc:fillBrush><hc:winBrush faceColor="#1F3864"/></hc:fillBrush>', []),
        ('<hc:fillBrush><hc:winBrush faceColor="none"/></hc:fillBrush>', [SECRET]),
    ],
)
def test_white_words_of_hangul_are_seen_in_a_dark_cell(
    fill: str, left: list[str], tmp_path: Path
) -> None:
    path = coloured(tmp_path, "hwpx", [("table", "", [[SECRET]])], "#FFFFFF")
    with ZipFile(path) as archive:
        head = archive.read("Contents/header.xml").decode()
        body = archive.read("Contents/section0.xml").decode()
    cell = body.index("<hp:tc ")
    at = body.index('borderFillIDRef="', cell) + len('borderFillIDRef="')
    end = body.index('"', at)
    changes = {
        "Contents/header.xml": head.replace(
            "</hh:borderFills>", f'<hh:borderFill id="90">{fill}</hh:borderFill></hh:borderFills>'
        ),
        "Contents/section0.xml": f"{body[:at]}90{body[end:]}",
    }
    path = repacked(
        path, tmp_path / "c.hwpx", {name: xml.encode() for name, xml in changes.items()}
    )
    document = whole(path)
    assert [one.text for one in document.left_out] == left
    assert is_whole(document)


def test_deleted_words_of_a_running_head_of_hangul_are_not_told(tmp_path: Path) -> None:
    from hwpx import HwpxDocument

    file = HwpxDocument.new()
    file.paragraphs[0].text = "본문"
    file.page.set_header(text=f"머리 {SECRET}")
    file.save_to_path(tmp_path / "a.hwpx")
    with ZipFile(tmp_path / "a.hwpx") as archive:
        body = archive.read("Contents/section0.xml").decode()
    gone = f'<hp:deleteBegin Id="1" TcId="1"/>{SECRET}<hp:deleteEnd Id="1" TcId="1"/>'
    changes = {"Contents/section0.xml": body.replace(SECRET, gone).encode()}
    path = repacked(tmp_path / "a.hwpx", tmp_path / "b.hwpx", changes)
    _, report, notes = told(path, tmp_path)
    assert "홍길동" not in report
    assert "지운 글 1곳, 9자" in report
    assert "download" not in notes


# --- files inside the file ------------------------------------------------------------------------

NUMBER = "900101-1234567"


def packed(name: str, text: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(name, f"<a><t>{text}</t></a>")
    return made.getvalue()


def wrapped(file: bytes) -> bytes:
    """A file as 한글 and Word keep it in an object: behind a name and a length."""
    return build_compound_file([("\x01Ole10Native", b"\x10\0\0\0name.xlsx\0" + file)])


KEPT = {
    "hwpx": "BinData/image1.ole",
    "docx": "word/embeddings/oleObject1.bin",
}


def with_object(folder: Path, form: str, part: bytes) -> Path:
    parts: list[Part] = [("plain", "본문의 글")]
    if form == "hwp":
        path = hangul(folder / "a.hwp", parts)
        streams = dict(read_all_streams(CompoundFile(path.read_bytes())))
        made = build_compound_file([*(streams | {"BinData/BIN0001.OLE": part}).items()])
        (folder / "b.hwp").write_bytes(made)
        return folder / "b.hwp"
    path = word(folder / "a.docx", parts) if form == "docx" else hangul(folder / "a.hwpx", parts)
    return repacked(path, folder / f"b.{form}", {KEPT[form]: part})


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


INSIDE = {
    "plain": f"주민 {NUMBER}".encode("cp949"),
    "wide": b"\1" + f"주민 {NUMBER}".encode("utf-16-le"),
    "table": wrapped(packed("xl/sharedStrings.xml", NUMBER)),
    "packed": deflated(wrapped(packed("xl/sharedStrings.xml", NUMBER))),
    "printed": build_compound_file([("CONTENTS", f"%PDF-1.4 {NUMBER}".encode())]),
}


@pytest.mark.parametrize(
    ("form", "how"),  # only 한글 packs what it keeps twice
    [
        (form, how)
        for form in ("hwp", "hwpx", "docx")
        for how in INSIDE
        if how != "packed" or form == "hwp"
    ],
)
def test_a_number_in_a_file_inside_stops_the_import(form: str, how: str, tmp_path: Path) -> None:
    made, problems = bring(with_object(tmp_path, form, INSIDE[how]), tmp_path, "board/2024-1")
    assert not made
    assert [one.code for one in problems] == ["D001"]


@pytest.mark.parametrize("form", ["hwp", "hwpx", "docx"])
def test_a_file_inside_is_told_and_the_file_is_not_offered(form: str, tmp_path: Path) -> None:
    path = with_object(tmp_path, form, wrapped(packed("xl/sharedStrings.xml", "예산")))
    made, problems = bring(path, tmp_path, "board/2024-1")
    assert [one.message for one in problems] == [
        "원본 파일에 보이지 않는 글이 있어 내려받기를 두지 않았습니다: 파일 안의 파일 1개"
    ]
    report = str(made["minutes/board/2024-1/import.md"])
    assert "파일 안에 다른 파일이 1개 있습니다" in report
    assert "download" not in str(made["minutes/board/2024-1/meeting.yml"])


@pytest.mark.parametrize("form", ["hwp", "hwpx", "docx"])
def test_a_number_with_a_digit_in_each_cell_stops_the_import(form: str, tmp_path: Path) -> None:
    rows = [["주민등록번호", *NUMBER]]
    parts: list[Part] = [("table", "", rows)]
    write = word if form == "docx" else hangul
    made, problems = bring(write(tmp_path / f"a.{form}", parts), tmp_path, "board/2024-1")
    assert not made
    assert [one.code for one in problems] == ["D001"]


def test_votes_in_cells_are_no_number(tmp_path: Path) -> None:
    rows = [["찬성", *"3010101"], ["반대", *"1234567"]]
    made, problems = bring(
        word(tmp_path / "a.docx", [("table", "", rows)]), tmp_path, "board/2024-1"
    )
    assert made
    assert not problems


def test_the_names_in_the_properties_are_mentioned_and_not_told(tmp_path: Path) -> None:
    core = b'<x xmlns:dc="d"><dc:creator>%s</dc:creator></x>'
    for who, is_said in (("홍길동 주무관", True), ("", False)):
        parts = {"docProps/core.xml": core % who.encode()}
        path = repacked(word(tmp_path / "a.docx", [("plain", "글")]), tmp_path / "b.docx", parts)
        _, report, notes = told(path, tmp_path)
        assert ("문서 정보에 지은이나" in report) is is_said
        assert "홍길동" not in report
        assert "download: original.docx" in notes
