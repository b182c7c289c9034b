"""What an office file says anywhere in it is looked through before anybody may download it; all people are made up."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from conftest import put
from offices import MEETING, Part, flagged, hangul, repacked, word
from sites import copy_site
from test_cli import minutes

from generator.importers.bring import heard
from generator.intake import originals
from generator.verify.packed import text_of_parts

NUMBER = "900101-1234567"
SAID = f"민원인 홍가온({NUMBER})의 건임."
FOLDER = "minutes/board/2024-1"
RECORD = """# 2024년 제1차 가상위원회 회의록
◆ 일시 : 2024. 3. 5.(화)
### 〈위원장〉
- 회의를 시작하겠음.
"""
CLEAN: list[Part] = [part for part in MEETING if part[0] not in ("memo", "deleted")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"minutes/board/committee.yml": "name: 가상위원회", f"{FOLDER}/minutes.md": RECORD}
    return put(copy_site(tmp_path / "repo"), files)


def offer(root: Path, name: str, more: str = "") -> Path:
    put(root, {f"{FOLDER}/meeting.yml": f"record: summary\ndownload: {name}\n{more}"})
    return root / FOLDER / name


def in_properties(path: Path) -> None:
    xml = f'<x xmlns:dc="d"><dc:creator>{NUMBER}</dc:creator></x>'.encode()
    repacked(word(path, CLEAN), path, {"docProps/core.xml": xml})


def in_a_file_inside(path: Path) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as inner:
        inner.writestr("xl/sharedStrings.xml", f"<sst><si><t>{SAID}</t></si></sst>")
    repacked(word(path, CLEAN), path, {"word/embeddings/a.xlsx": packed.getvalue()})


def in_header(path: Path) -> None:
    xml = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p></w:hdr>'
    repacked(word(path, CLEAN), path, {"word/header9.xml": xml.encode()})


def torn(path: Path) -> None:
    """Half of it deleted and written anew."""
    word(path, [*CLEAN, ("deleted", f"{NUMBER[7:]} ", "*******")])
    with ZipFile(path) as old:
        xml = old.read("word/document.xml").decode()
    repacked(
        path,
        path,
        {
            "word/document.xml": xml.replace(
                "<w:del ", f"<w:r><w:t>{NUMBER[:7]}</w:t></w:r><w:del ", 1
            ).encode()
        },
    )


PLACES = {
    "in the text": ("docx", lambda path: word(path, [*CLEAN, ("plain", SAID)])),
    "deleted": ("docx", lambda path: word(path, [*CLEAN, ("deleted", SAID, "건임.")])),
    "in a comment": ("docx", lambda path: word(path, [*CLEAN, ("memo", "건임.", SAID)])),
    "in the properties": ("docx", in_properties),
    "in a running head": ("docx", in_header),
    "in a file inside": ("docx", in_a_file_inside),
    "half deleted": ("docx", torn),
    "hangul": ("hwpx", lambda path: hangul(path, [*CLEAN, ("plain", SAID)])),
    "hangul, deleted": ("hwpx", lambda path: hangul(path, [*CLEAN, ("deleted", SAID, "건임.")])),
    "hangul, memo": ("hwpx", lambda path: hangul(path, [*CLEAN, ("memo", "건임.", SAID)])),
    "old hangul": ("hwp", lambda path: hangul(path, [*CLEAN, ("plain", SAID)])),
    "old hangul, memo": ("hwp", lambda path: hangul(path, [*CLEAN, ("memo", "건임.", SAID)])),
}


@pytest.mark.parametrize(("suffix", "write"), PLACES.values(), ids=PLACES.keys())
def test_a_number_anywhere_in_a_file_that_is_offered_stops_it(
    root: Path, suffix: str, write
) -> None:  # type: ignore[no-untyped-def]
    write(offer(root, f"original.{suffix}"))
    result = minutes(root, "check")
    assert result.exit_code == 1, result.output
    assert f"{FOLDER}/original.{suffix}:1: 오류 D001" in result.output
    assert "234567" not in result.output
    key = re.search(r"D001-\w{8}", result.output)[0]
    offer(root, f"original.{suffix}", f"accepted: {{{key}: 지어낸 번호임}}")
    assert minutes(root, "check").exit_code == 0
    write(root / FOLDER / f"original.{suffix}")
    changed = root / FOLDER / f"original.{suffix}"
    changed.write_bytes(changed.read_bytes() + b"\0")
    assert "오류 D001" in minutes(root, "check").output, "another file"


def test_a_file_that_is_not_offered_lies_in_the_repository_all_the_same(root: Path) -> None:
    word(root / FOLDER / "original.docx", [("plain", SAID)])
    assert f"{FOLDER}/original.docx:1: 오류 D001" in minutes(root, "check").output


def test_a_clean_file_is_offered_and_read_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word(offer(root, "original.docx"), CLEAN)
    assert minutes(root, "check").exit_code == 0
    monkeypatch.setattr(originals, "import_module", None)  # no reader any more
    put(root, {f"{FOLDER}/minutes.md": f"{RECORD}- 마치겠음.\n"})
    result = minutes(root, "check")
    assert result.exit_code == 0, result.output


def test_what_cannot_be_read_is_not_offered_unless_people_answer_for_it(root: Path) -> None:
    flagged(hangul(root / "a.hwp", CLEAN), offer(root, "original.hwp"), 1)
    said = minutes(root, "check").output
    assert (
        f"{FOLDER}/meeting.yml:2: 주의 F013 내려받게 할 원본 파일을 끝까지 읽지 못해 내려받기를 두지 않습니다: "
        "original.hwp (암호가 걸린 파일입니다)"
    ) in said
    key = re.search(r"F013-\w{8}", said)[0]
    assert minutes(root, "generate").exit_code == 0
    assert not (root / "docs/board/2024-1/original.hwp").exists()
    offer(root, "original.hwp", f"accepted: {{{key}: 담당자가 열어 보았음}}")
    assert minutes(root, "generate").exit_code == 0
    assert (root / "docs/board/2024-1/original.hwp").exists()
    flagged(hangul(root / "a.hwp", [*CLEAN, ("plain", "더")]), root / FOLDER / "original.hwp", 1)
    assert minutes(root, "generate").exit_code == 0
    assert not (root / "docs/board/2024-1/original.hwp").exists(), "another file"


def test_a_number_in_a_memo_that_nobody_reads_stops_it_too(root: Path) -> None:
    put(root, {f"{FOLDER}/memo.txt": f"전화함\n{SAID}"})
    said = minutes(root, "check").output
    assert f"{FOLDER}/memo.txt:2: 오류 D001" in said
    assert "필요 없는 파일이면 지우세요" in said
    assert "이름을 이렇게 바꾸세요: minutes.md" not in said


PDF = f"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Annots [6 0 R]
 /Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length 70>> stream
BT /F 12 Tf 50 700 Td (The number {NUMBER} is told here.   ) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
6 0 obj <</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (memo 900202-2345678)>> endobj
7 0 obj <</Author (900303-1345678)>> endobj
trailer <</Root 1 0 R /Info 7 0 R>>
"""


def test_a_pdf_says_what_is_on_its_pages_beside_them_and_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text(PDF)
    said = {one.where: one.text for one in heard(path).passages}
    assert NUMBER in said["본문"]
    assert "900202-2345678" in said["메모"]
    assert "900303-1345678" in said["문서 정보"]


@pytest.mark.parametrize(
    "text", ["%PDF-1.4 made up", PDF[: len(PDF) // 2], PDF.replace("/Pages", "/Page")]
)
def test_a_broken_pdf_is_told_and_stops_nothing(text: str, root: Path) -> None:
    offer(root, "original.pdf").write_text(text)
    told = minutes(root, "check")
    assert told.exit_code == 0 or "D001" in told.output
    assert re.search("F013|D001", told.output)


def test_the_proof_reads_these_files_by_its_own_means(tmp_path: Path) -> None:
    for write in (word, hangul):
        path = tmp_path / ("a.docx" if write is word else "a.hwpx")
        write(path, [*CLEAN, ("deleted", SAID, "건임.")])
        assert NUMBER in text_of_parts(path.read_bytes())


@pytest.mark.slow
def test_no_number_in_a_file_of_the_site_is_proved(root: Path) -> None:
    word(offer(root, "original.docx"), CLEAN)
    result = minutes(root, "build")
    assert result.exit_code == 0, result.output
    there = root / "site/board/2024-1/original.docx"
    assert there.is_file()
    word(there, [*CLEAN, ("deleted", SAID, "건임.")])
    assert "original.docx:" in minutes(root, "verify").output
    assert "오류 D001" in minutes(root, "verify").output
