"""Office files of an invented meeting, made by the libraries that write such files. All people are made up.

One list of parts, three writers: a part is its kind and its words.
"""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as DocxPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hwpx import HwpxDocument
from hwpx.hwp5.cfb import CompoundFile, build_compound_file, read_all_streams

Part = tuple[str, *tuple[Any, ...]]

MEETING: list[Part] = [
    ("heading", 1, "2024년 제1차 가상위원회 회의록"),
    ("plain", "가상시"),
    ("plain", "◆ 일시 : 2024. 3. 5.(화) 14:00~16:00\n◆ 장소 : 가상시청 6층"),
    ("heading", 2, "〈위원장〉"),
    ("bullet", 0, "회의를 시작하겠음."),
    ("bullet", 1, "안건은 두 건임 <b>&amp;"),
    ("bullet", 0, "심의를 부탁함."),
    ("number", 0, "걷기 좋은 길 조성"),
    ("number", 1, "보도 정비"),
    ("number", 1, "가로등 교체"),
    ("number", 0, "동네 도서관 확충"),
    ("plain", "\uf0a7 기호로 쓴 글머리표"),
    ("table", "표의 제목", [["이름", "의견"], ["김가상 위원", [["속 표의 글", "찬성"]]]]),
    ("box", "글상자가 있는 문단", "글상자의 글"),
    ("note", "각주가 있는 문단임.", "홍길동 위원의 자료"),
    ("heading", 2, "〈도시과장〉"),
    ("deleted", "빼기로 한 말 ", "남기기로 한 말"),
    ("memo", "메모가 달린 문단", "담당자의 메모"),
    ("bullet", 0, "답변을 마치겠음."),
]
HEADER, FOOTER = "가상시 대외비", "도시과"

STREAM = [  # what every reader makes of it: kind, level, number, text
    ("heading", 1, "", "2024년 제1차 가상위원회 회의록"),
    ("plain", 0, "", "가상시"),
    ("plain", 0, "", "◆ 일시 : 2024. 3. 5.(화) 14:00~16:00\n◆ 장소 : 가상시청 6층"),
    ("heading", 2, "", "〈위원장〉"),
    ("bullet", 0, "", "회의를 시작하겠음."),
    ("bullet", 1, "", "안건은 두 건임 <b>&amp;"),
    ("bullet", 0, "", "심의를 부탁함."),
    ("plain", 0, "1.", "걷기 좋은 길 조성"),
    ("plain", 0, "가.", "보도 정비"),
    ("plain", 0, "나.", "가로등 교체"),
    ("plain", 0, "2.", "동네 도서관 확충"),
    ("bullet", 0, "", "기호로 쓴 글머리표"),
    ("plain", 0, "", "표의 제목"),
    ("plain", 0, "", "이름"),
    ("plain", 0, "", "의견"),
    ("plain", 0, "", "김가상 위원"),
    ("plain", 0, "", "속 표의 글"),
    ("plain", 0, "", "찬성"),
    ("plain", 0, "", "글상자가 있는 문단"),
    ("plain", 0, "", "글상자의 글"),
    ("plain", 0, "", "각주가 있는 문단임."),
    ("plain", 0, "1)", "홍길동 위원의 자료"),
    ("heading", 2, "", "〈도시과장〉"),
    ("plain", 0, "", "남기기로 한 말"),
    ("plain", 0, "", "메모가 달린 문단"),
    ("bullet", 0, "", "답변을 마치겠음."),
]


# --- 한글 ---------------------------------------------------------------------------------------


def hangul(path: Path, parts: list[Part], *, is_outline_counted: bool = False) -> Path:
    """Write .hwpx or .hwp, by the path's suffix."""
    file = HwpxDocument.new()
    if not is_outline_counted:
        _uncounted(file)
    bullets = file.styles.ensure_numbering(kind="bullet", levels=[{}, {}])
    forms = [{"text": "^1."}, {"text": "^2.", "numFormat": "HANGUL_SYLLABLE"}]
    numbers = file.styles.ensure_numbering(kind="number", levels=forms)
    for kind, *words in parts:
        _hangul_part(file, kind, words, bullets, numbers)
    if parts is MEETING:
        file.page.set_header(text=HEADER)
        file.page.set_footer(text=FOOTER)
    file.save_to_path(path)
    file.close()
    return path


def _uncounted(file: HwpxDocument) -> None:
    """An outline that shows no numbers, as in most minutes."""
    for header in file.parts.headers:
        for node in header.element.iter("{*}paraHead"):
            node.text = None
        header.mark_dirty()


def _hangul_part(
    file: HwpxDocument, kind: str, words: list[Any], bullets: list[str], numbers: list[str]
) -> None:
    def plain(text: str) -> Any:
        return file.add_paragraph(text, inherit_style=False)

    match kind:
        case "heading":
            file.add_heading(words[1], words[0])
        case "plain":
            plain(words[0])
        case "bullet" | "number":
            shapes = bullets if kind == "bullet" else numbers
            file.add_paragraph(words[1], para_pr_id_ref=shapes[words[0]], inherit_style=False)
        case "table":
            caption, rows = words
            table = file.add_table(len(rows), len(rows[0]))
            table.set_caption(caption) if caption else None
            _fill(table, rows)
        case "box":
            file.shapes.add_rectangle(paragraph=plain(words[0])).set_draw_text(words[1])
        case "note":
            file.notes.add_footnote(words[1], plain(words[0]))
        case "deleted":
            file.tracking.delete(plain("".join(words)), match=words[0])
        case "memo":
            file.notes.add_memo(words[1], anchor=plain(words[0]))
        case "picture":
            file.add_picture(picture(), "png")


def _fill(table: Any, rows: list[list[Any]]) -> None:
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            cell = table.cell(row, column)
            if isinstance(words, str):
                cell.set_text(words)
            else:
                _fill(cell.add_table(len(words), len(words[0])), words)


def flagged(source: Path, path: Path, bit: int) -> Path:
    """A .hwp file whose header says that it is locked: bit 1 by a password, bit 2 for distribution."""
    streams = dict(read_all_streams(CompoundFile(source.read_bytes())))
    header = bytearray(streams["FileHeader"])
    (flags,) = struct.unpack_from("<I", header, 36)
    struct.pack_into("<I", header, 36, flags | 1 << bit)
    path.write_bytes(build_compound_file([*(streams | {"FileHeader": bytes(header)}).items()]))
    return path


def repacked(source: Path, path: Path, changes: dict[str, bytes]) -> Path:
    """A zip file with some of its entries changed or added."""
    with ZipFile(source) as old:
        entries = {name: old.read(name) for name in old.namelist()} | changes
    with ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name, data in entries.items():
            new.writestr(name, data)
    return path


# --- 워드 ---------------------------------------------------------------------------------------

NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="ganada"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>"""
NUM = f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
DRAWN = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
BOX = f"""
<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="{DRAWN}"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>{{0}}</w:t></w:r></w:p></w:txbxContent>
</wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:oval><v:textbox><w:txbxContent><w:p><w:r><w:t>{{0}}</w:t></w:r></w:p></w:txbxContent>
</v:textbox></v:oval></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
DELETED = '<w:del {0} w:id="7" w:author="가"><w:r><w:delText xml:space="preserve">{1}</w:delText></w:r></w:del>'
NOTES = f"""<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{{0}}</w:t></w:r></w:p></w:footnote></w:footnotes>"""
REFERENCE = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="5"/></w:r>'
PAGE_FIELD = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def word(path: Path, parts: list[Part]) -> Path:
    """Write .docx."""
    file = docx.Document()
    numbering = file.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    numbering.append(parse_xml(NUM))
    for kind, *words in parts:
        _word_part(file, kind, words)
    if parts is MEETING:
        section = file.sections[0]
        section.header.paragraphs[0].text = HEADER
        section.footer.paragraphs[0].text = FOOTER
        section.footer.add_paragraph()._p.append(parse_xml(PAGE_FIELD))
    file.save(str(path))
    return path


def _word_part(file: Any, kind: str, words: list[Any]) -> None:
    match kind:
        case "heading":
            file.add_heading(words[1], words[0])
        case "plain":
            file.add_paragraph(words[0])
        case "bullet":
            file.add_paragraph(
                words[1], style=f"List Bullet{f' {words[0] + 1}' if words[0] else ''}"
            )
        case "number":
            mark = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{words[0]}"/><w:numId w:val="90"/></w:numPr>'
            file.add_paragraph(words[1])._p.get_or_add_pPr().append(parse_xml(mark))
        case "table":
            if words[0]:
                file.add_paragraph(words[0], style="Caption")
            _fill_word(file.add_table(len(words[1]), len(words[1][0])), words[1])
        case "box":
            file.add_paragraph(words[0])._p.append(parse_xml(BOX.format(words[1])))
        case "note":
            file.add_paragraph(words[0])._p.append(parse_xml(REFERENCE))
            kind_of_part = RELATIONSHIP_TYPE.FOOTNOTES
            xml = NOTES.format(words[1]).encode()
            type_of_part = (
                "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
            )
            part = DocxPart(PackURI("/word/footnotes.xml"), type_of_part, xml, file.part.package)
            file.part.relate_to(part, kind_of_part)
        case "deleted":
            paragraph = file.add_paragraph()
            paragraph._p.append(parse_xml(DELETED.format(nsdecls("w"), words[0])))
            paragraph.add_run(words[1])
        case "memo":
            file.add_comment(file.add_paragraph(words[0]).runs, text=words[1], author="가")
        case "picture":
            file.add_picture(BytesIO(picture()))


def _fill_word(table: Any, rows: list[list[Any]]) -> None:
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            cell = table.cell(row, column)
            if isinstance(words, str):
                cell.text = words
            else:
                _fill_word(cell.add_table(len(words), len(words[0])), words)


def picture() -> bytes:
    """A white PNG."""
    row = b"\0" + b"\xff" * 8
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * 8)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
