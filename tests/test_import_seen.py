"""What a PDF holds and does not show: never in a draft, never quoted, never offered; and where its pages begin."""

import re
import zlib
from base64 import a85encode
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import once
from playwright.sync_api import Browser
from printing import Sheet, printed

from generator.importers.bring import bring
from generator.importers.columns import Box, Letter
from generator.importers.seen import Cover, Picture, _printed_upon, boxed, named, unseen

COVER = """<style>* { print-color-adjust: exact } i { background: #000; color: #000; font-style: normal }
b { position: relative; font-weight: normal }
b::after { content: ""; position: absolute; inset: 0; background: #000 }
u { position: relative; text-decoration: none }
u::after { content: attr(title); position: absolute; inset: 0; background: #fff }
td, mark { background: #eee }
</style>"""
SHEETS = {  # people are made up
    "black": "<p>〈<i>나라라</i> 위원〉<p>- 반대함. 주민 <b>다마바</b> 씨의 민원임.",
    "white": "<p>〈<u title='○○○'>사아자</u> 위원〉<p>- 반대함",
    "ground": "<p>보이는 글 <span style='color: #fff'>흰 글씨</span> 끝",
    "shade": "<table><tr><td>위원장<td>김가상</table><p><mark>칠한 글</mark><p style='background: #000; color: #fff'>뒤집은 글",
}


@pytest.fixture(scope="session")
def prints(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    sheets = {
        name: Sheet(
            [], above=f"{COVER}<p>제1차 가상위원회 회의록{body}", header="", footer="<i></i>"
        )
        for name, body in SHEETS.items()
    }
    return once(tmp_path_factory, "seen", lambda folder: printed(browser, folder, sheets))


def brought(file: Path, root: Path) -> tuple[str, str, str, list[str]]:
    """The draft, the notes, the report and the codes of the problems."""
    made, problems = bring(file, root, "가상/2024-1")
    texts = [
        str(made.get(f"minutes/가상/2024-1/{name}", ""))
        for name in ("minutes.md", "meeting.yml", "import.md")
    ]
    return texts[0], texts[1], texts[2], [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("name", "covered", "left"),
    [
        ("black", ("나라라", "다마바"), "〈   위원〉"),
        ("white", ("사아자",), "○위원〉"),
        ("ground", ("흰",), "보이는 글   끝"),
    ],
)
def test_what_nobody_sees_is_counted_and_not_told(
    name: str, covered: tuple[str, ...], left: str, prints: Path, tmp_path: Path
) -> None:
    text, notes, report, codes = brought(prints / f"{name}.pdf", tmp_path)
    assert left in text
    assert not any(word in page for word in covered for page in (text, report))
    count = {"black": 6, "white": 3, "ground": 3}[name]
    assert f"보이지 않는 글\\: 1쪽, {count}자" in report
    assert f"가린 글 1곳, {count}자" in report
    assert "download" not in notes
    assert codes == ["M031"]


def test_a_shade_behind_text_covers_nothing(prints: Path, tmp_path: Path) -> None:
    text, notes, report, codes = brought(prints / "shade.pdf", tmp_path)
    assert all(word in text for word in ("위원장", "김가상", "칠한 글", "뒤집은 글"))
    assert "download: original.pdf" in notes
    assert "보이지 않는" not in report
    assert not codes


def test_a_page_that_begins_elsewhere_is_read_and_what_is_cut_off_is_not(
    prints: Path, tmp_path: Path
) -> None:
    data = (prints / "shade.pdf").read_bytes()
    (box,) = set(re.findall(rb"/MediaBox \[0 0 [\d.]+ [\d.]+\]", data))
    for begins, is_read in ((b"[50 -9 590 840]", True), (b"[0 0 590 300]", False)):
        file = tmp_path / "옮긴.pdf"
        file.write_bytes(data.replace(box, (b"/MediaBox " + begins).ljust(len(box))))
        text, notes, report, _ = brought(file, tmp_path)
        assert ("뒤집은 글" in text) == is_read
        assert ("download" in notes) == is_read
        assert "뒤집은" not in report


def test_a_sign_like_a_box_covers_what_is_under_it() -> None:
    name = [Letter(char, 10 * n, 10 * n + 10, 0, 10) for n, char in enumerate("다마바")]
    boxes = [Letter("■", 10 * n, 10 * n + 10, 0, 10) for n in range(3)]
    masks = [Letter("○", 10 * n, 10 * n + 10, 0, 10) for n in range(3)]
    assert _printed_upon([*name, *boxes], []) == {0, 1, 2}
    assert _printed_upon([*name, *masks], []) == set()
    assert _printed_upon([*name, *masks], [Cover(Box(0, 0, 30, 10), 3)]) == {0, 1, 2}


def test_a_box_upon_a_scan_covers_what_a_machine_read_there() -> None:
    name = [Letter(char, 10 * n, 10 * n + 10, 0, 10) for n, char in enumerate("다마바 위원")]
    scan, box = Cover(Box(0, 0, 600, 800), 6, is_image=True), Cover(Box(0, 0, 30, 10), 6)
    assert boxed(name, set(range(6)), [scan, box]) == {0, 1, 2}


def test_a_font_has_one_name_however_a_library_spells_it() -> None:
    name = "굴림체".encode("cp949")
    spelled = [
        name + b"-B",
        str(name + b"-B"),
        (name + b"-B").decode("utf-8", "replace"),
        "굴림체-B",
    ]
    assert {named(one) for one in spelled} == {"-B"}


def test_letters_of_a_font_that_nobody_has_are_not_taken_for_hidden() -> None:
    """The picture has nothing of them: only their colour and what covers them tells."""
    dots = memoryview(b"\xff" * 3 * 40 * 20)
    picture = Picture(dots, dots, 40, 20, 120, 1.0, frozenset({"-B"}))
    black = [
        Letter(char, 10 * n, 10 * n + 10, 0, 10, "-B", (0, 0, 0)) for n, char in enumerate("다마바")
    ]
    assert unseen(black, [], picture) == set()
    assert unseen([replace(one, font="굴림") for one in black], [], picture) == set()
    assert unseen([replace(one, colour=(255, 255, 255)) for one in black], [], picture) == {0, 1, 2}
    assert unseen(black, [], replace(picture, lacked=frozenset())) == {0, 1, 2}
    assert unseen(black, [Cover(Box(0, 0, 30, 10), 3, (255, 255, 255))], picture) == {0, 1, 2}


def laughs(deep: int) -> bytes:
    """A page that draws a form ten times, which draws another ten times, and so on."""
    forms = [
        b"%d 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</F %d 0 R>>>> "
        b"/Length 60>> stream\n%s\nendstream endobj\n" % (n, n + 1, (b"/F Do " * 10).ljust(60))
        for n in range(10, 10 + deep)
    ]
    page = (
        b"%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
        b"2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
        b"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Contents 4 0 R "
        b"/Resources <</XObject <</F 10 0 R>>>>>> endobj\n"
        b"4 0 obj <</Length 5>> stream\n/F Do\nendstream endobj\n"
    )
    return page + b"".join(forms) + b"trailer <</Root 1 0 R>>\n%%EOF\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [(laughs(9), "M024"), (laughs(2).replace(b"/F 12", b"/F 10"), "M024"), (laughs(2), "M022")],
)
def test_forms_in_forms_have_an_end(data: bytes, code: str, tmp_path: Path) -> None:
    file = tmp_path / "웃음.pdf"
    file.write_bytes(data)
    assert brought(file, tmp_path)[3] == [code]


PICTURE = (
    b"7 0 obj <</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
    b"/BitsPerComponent 8 /Length 1>> stream\n\xf0\nendstream endobj\n"
)


def test_letters_that_a_machine_read_are_no_digital_text(tmp_path: Path) -> None:
    said = b"q 500 0 0 700 0 0 cm /Im Do Q BT 3 Tr /F1 12 Tf 72 600 Td (Minutes of the committee of 2024) Tj ET"
    data = noted().replace(b"/F1 5 0 R>>", b"/F1 5 0 R>> /XObject <</Im 7 0 R>>")
    data = re.sub(
        rb"<</Length 44>> stream.*?endstream",
        b"<</Length %d>> stream\n%s\nendstream" % (len(said), said),
        data,
        flags=re.S,
    )
    file = tmp_path / "스캔.pdf"
    file.write_bytes(re.sub(rb"7 0 obj .*?endobj\n", lambda _: PICTURE, data, flags=re.S))
    text, notes, report, codes = brought(file, tmp_path)
    assert (text, codes) == ("Minutes of the committee of 2024\n", [])
    assert "reading: ocr" in notes
    assert "글자마다 그림과 견주어" in report


@pytest.mark.parametrize(
    "filters", [b"[/ASCIIHexDecode /FlateDecode]", b"[/A85 /Fl]", b"9 0 R"], ids=str
)
def test_a_bomb_in_signs_or_by_reference_is_refused(
    filters: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.importers.unfold.MAX_UNPACKED", 2**20)
    packed = zlib.compress(b" " * 2**21)
    spelled = packed.hex().encode() + b">" if b"Hex" in filters else packed
    spelled = a85encode(packed) + b"~>" if b"A85" in filters else spelled
    file = tmp_path / "폭탄.pdf"
    file.write_bytes(
        noted() + b"8 0 obj <</Filter %s>> stream\n%s\nendstream endobj" % (filters, spelled)
    )
    assert brought(file, tmp_path)[3] == ["M024"]


# --- what is laid upon a page or into the file -----------------------------------------------------


def hexed(text: str) -> bytes:
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def noted(*notes: bytes, files: bytes = b"") -> bytes:
    """A page with one line of text, and these annotations."""
    attached = b"<</Length %d>> stream\n%s\nendstream" % (len(files), files)
    names = b"/Names <</EmbeddedFiles <</Names [(a) 6 0 R]>>>>" if files else b""
    objects = [
        b"<</Type /Catalog /Pages 2 0 R %s>>" % names,
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Contents 4 0 R /Annots [%s] "
        b"/Resources <</Font <</F1 5 0 R>>>>>>" % b" ".join(notes),
        b"<</Length 44>> stream\n%s\nendstream"
        % b"BT /F1 12 Tf 72 600 Td (Minutes of 2024) Tj ET".ljust(44),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        b"<</Type /Filespec /F (a) /UF %s /EF <</F 7 0 R>>>>" % hexed("명단.txt"),
        attached,
    ]
    body = b"".join(b"%d 0 obj %s endobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R>>\n%%EOF\n"


def note(subtype: bytes, key: bytes, text: str) -> bytes:
    return b"<</Type /Annot /Subtype /%s /Rect [9 9 99 99] /%s %s>>" % (subtype, key, hexed(text))


def test_a_memo_upon_a_page_is_counted_and_the_file_not_offered(tmp_path: Path) -> None:
    file = tmp_path / "메모.pdf"
    file.write_bytes(
        noted(note(b"Text", b"Contents", "○○○ 위원은 바사아"), note(b"Link", b"Contents", "주소"))
    )
    text, notes, report, codes = brought(file, tmp_path)
    assert text == "Minutes of 2024\n"
    assert ("download" in notes, codes) == (False, ["M031"])
    assert "메모 1곳, 9자" in report
    assert "바사아" not in report
    assert "파일 22자, 읽은 것 13자, 넣지 않은 것 9자" in report


def test_typed_notes_and_filled_fields_are_told_with_their_page(tmp_path: Path) -> None:
    file = tmp_path / "양식.pdf"
    file.write_bytes(
        noted(note(b"FreeText", b"Contents", "찬성"), note(b"Widget", b"V", "원안 가결"))
    )
    _, notes, report, codes = brought(file, tmp_path)
    assert "채워 넣은 양식 칸이 있는 쪽\\: 1쪽" in report
    assert all(f"덧붙여 쓴 글: `{text}`" in report for text in ("찬성", "원안 가결"))
    assert ("download" in notes, codes) == (True, [])


def test_a_file_in_the_file_is_told_and_searched(tmp_path: Path) -> None:
    file = tmp_path / "붙임.pdf"
    file.write_bytes(noted(files="참석자 명단".encode()))
    _, notes, report, codes = brought(file, tmp_path)
    assert ("download" in notes, codes) == (False, ["M031"])
    assert "붙은 파일 1곳" in report
    file.write_bytes(noted(files="주민등록번호 900101-1234567".encode()))
    assert brought(file, tmp_path)[3] == ["D001"]
