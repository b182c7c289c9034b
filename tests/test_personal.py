"""Numbers that must never be published: found in every disguise, and nothing else is taken for one.

All numbers are made up.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import REAL, put
from hypothesis import example, given
from hypothesis import strategies as st
from sites import copy_site
from test_cli import GOOD, minutes

from generator.privacy.personal import KINDS, find, hide
from generator.verify.links import Site
from generator.verify.private import check_private

NUMBER = "주민등록번호나 외국인등록번호"
PLANTED = {
    # resident and foreigner numbers
    "plain": ("900101-1234567", NUMBER),
    "foreigner": ("850228-5123456", NUMBER),
    "issued after October 2020": ("201015-3123450", NUMBER),
    "a leap day": ("040229-4123456", NUMBER),
    "no hyphen": ("9001011234567", NUMBER),
    "a blank": ("900101 1234567", NUMBER),
    "blanks around a dash": ("900101 - 1234567", NUMBER),
    "en dash": ("900101–1234567", NUMBER),
    "the vowel ㅡ as a dash": ("900101ㅡ1234567", NUMBER),
    "a dot": ("900101.1234567", NUMBER),
    "full width": ("９００１０１－１２３４５６７", NUMBER),
    "full width in part": ("9００101-1234５67", NUMBER),
    "arabic digits": ("٩٠٠١٠١-١٢٣٤٥٦٧", NUMBER),
    "mathematical digits": ("𝟗𝟎𝟎𝟏𝟎𝟏-𝟏𝟐𝟑𝟒𝟓𝟔𝟕", NUMBER),
    "zero-width blank": ("9001\u200b01-1234\u200b567", NUMBER),
    "soft hyphen": ("900101\u00ad-1234567", NUMBER),
    "word joiner": ("900101\u2060-12345\u206067", NUMBER),
    "spelled out": ("9 0 0 1 0 1 - 1 2 3 4 5 6 7", NUMBER),
    "over a line's end": ("900101-\n1234567", NUMBER),
    "over a healed line": ("앞의 글 900101-12\n\n34567 뒤의 글", NUMBER),
    "markdown escapes": (r"9001\01\-1234567", NUMBER),
    "bold in part": ("900101-**1234567**", NUMBER),
    "html entities": ("900101&#45;1234567", NUMBER),
    "entities for digits": ("&#57;&#48;0101-1234567", NUMBER),
    "doubled entities": ("900101&amp;#45;1234567", NUMBER),
    "tags amid it": ("<b>900101</b>-<i>1234567</i>", NUMBER),
    "a line break tag": ("900101-12<br>34567", NUMBER),
    "json escapes": (r'{"a": "\u0039\u0030\u0030101-1234567"}', NUMBER),
    "a digit on the next line": ("900101-1234567\n2. 다음 안건", NUMBER),
    "a digit on the line before": ("연번 1\n900101-1234567 홍", NUMBER),
    "in a numbered list": ("1. 가 900101-1234567\n2. 나\n3. 다", NUMBER),
    "a circled digit beside it": ("①900101-1234567", NUMBER),
    "a footnote behind it": ("900101-1234567¹", NUMBER),
    "a page break amid it": ("번호 900101-\n\n\n\n\n\n1234567", NUMBER),
    "a list's sign amid it": ("900101-\n- 1234567", NUMBER),
    "control characters": ("9001\x7f01\x02-1234567", NUMBER),
    "a sign of Hancom's own": ("900101\uf0ab-1234567", NUMBER),
    "keycaps": ("9\ufe0f\u20e30\ufe0f\u20e30101-1234567", NUMBER),
    "brackets": ("주민번호 900101 (1234567)", NUMBER),
    "a table's cells": ("주민번호 | 900101 | 1234567 |", NUMBER),
    "a list of values": ('생년월일 "900101","1234567"', NUMBER),
    "two dashes": ("900101--1234567", NUMBER),
    "a line as a dash": ("900101─1234567", NUMBER),
    "the dot of Hancom": ("900101ㆍ1234567", NUMBER),
    "struck out": ("900101-~~1234567~~", NUMBER),
    "a year in full": ("19900101-1234567", NUMBER),
    "a day with dots": ("90.01.01-1234567", NUMBER),
    "letters for digits": ("9OO1O1-l234567", NUMBER),
    "all but one digit": ("900101-123456*", NUMBER),
    "escapes of YAML": (r'"\x39\x300101-123456\x37"', NUMBER),
    "percent signs": ("%39%300101%2D1234567", NUMBER),
    "entities without an end": ("&#57&#48;0101-1234567", NUMBER),
    "right after words": ("주민등록번호:900101-1234567입니다", NUMBER),
    # passports
    "passport": ("M12345678", "여권번호"),
    "passport of the new kind": ("M123A4567", "여권번호"),
    "passport in small letters": ("여권번호 m12345678", "여권번호"),
    "passport that looks like a day": ("여권 S20230704", "여권번호"),
    # driver's licences
    "licence": ("11-12-123456-12", "운전면허번호"),
    "licence with blanks": ("운전면허 28 03 123456 01", "운전면허번호"),
    "licence of the old kind": ("서울 12-123456-12", "운전면허번호"),
    "licence without hyphens": ("운전면허 111212345612", "운전면허번호"),
    # cards
    "card": ("4111-1111-1111-1111", "카드번호"),
    "card with blanks": ("4111 1111 1111 1111", "카드번호"),
    "card without hyphens": ("4111111111111111", "카드번호"),
    "card with a wrong sum": ("1234-5678-9012-3456", "카드번호"),
    "card in full width": ("４１１１－１１１１－１１１１－１１１１", "카드번호"),
    "card of fifteen digits": ("3782-822463-10005", "카드번호"),
}
HARMLESS = [
    "2023. 7. 4.(화) 14:00~16:20",
    "2023-07-04 14:00:00",
    "20230704140000",
    "1688450400000",
    "010-1234-5678",
    "02-2133-2900, 02-120",
    "예산 010-2023-0704 사업",
    "123-45-67890",
    "110-123-456789",
    "2019-2020-2021-2022",
    "2019·2020·2021·2022",
    "1200 1300 1500 1600",
    "1200\n1300\n1500\n1600",
    "900101-1******",
    "901301-1234567",
    "900230-1234567",
    "홈페이지 조회수 10만 뷰, 언론보도 54만 뷰",
    "예산 1,234,567,890,123원",
    "S20230704",
    "제2023-0704호",
    "120 다산콜센터, TOPIS, S-Map",
    "http://a.example/9001011234567x",
    "sha256: 8be69d1101102110010f4411111111111111a0",
    "37.5665, 126.9780",
    "ISBN 978-89-12345-67-8",
    "o12, s13-p2, a6",
    "5100 3200 4100 2700 4800 3900",
    "법인등록번호 130111-0006246",
    "대구\t12\t234567\t10",
    "서울 25 123456 31",
    "예산과목 11-01-123456-12",
    "230704 3500000원",
    "110101 ~ 1500000원",
    "510412/1203456세대",
    "R20231234, G20231234",
    "면적 m 12345678",
    "0.8012131234567, 0.4111111111111111",
    "좌표 200213.4567890",
    "2030·2040·2050·2100",
    "0900~1000~1100~1200",
    "문서번호 2023-0704-1234-5678",
    "http://a.example/?nttId=9001011234567",
    "image_9001011234567.png",
    "- 230704\n- 3500000\n- 1203456",
    "○○○ 위원 ●●●●●●-●●●●●●●",
]


def test_enough_is_planted() -> None:
    assert len(PLANTED) >= 30
    assert len(HARMLESS) >= 20


@pytest.mark.parametrize(("text", "kind"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_number_is_found(text: str, kind: str) -> None:
    found = find(f"회의록의 글.\n\n그 번호는 {text} 라고 함.\n")
    assert {one.kind for one in found} == {kind}
    assert all(one.line in (1, 3, 4) for one in found)
    assert not re.search(r"\d{3}", found[0].masked)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_passes(text: str) -> None:
    assert find(text) == []
    assert hide(text) == text


def test_real_records_pass(samples: Path) -> None:
    for path in [REAL, *samples.rglob("*.txt"), *samples.rglob("*.md")]:
        assert find(path.read_text("utf-8")) == [], path.name


@given(
    st.dates(),
    st.integers(1, 8),
    st.integers(0, 999_999),
    st.sampled_from(["", "-", " ", "–", "－", "\u200b-"]),
    st.sampled_from(["", "가나다 ", "(", "번호:", "\n", '"']),
)
def test_any_resident_number_is_found_and_hidden(
    day: date, sex: int, rest: int, gap: str, before: str
) -> None:
    number = f"{day:%y%m%d}{gap}{sex}{rest:06}"
    text = f"{before}{number} 끝"
    unborn = sex in (3, 4, 7, 8) and day.year % 100 > 50  # and without a sign in it: a bar code
    if f"{day:%m%d}" != "0229" and (gap or not unborn):
        assert [one.kind for one in find(text)] == [NUMBER]
        assert not re.search(r"\d{4}", hide(text))


PIECES = st.one_of(
    st.sampled_from(
        ["900101", "1234567", "-", "－", "\u200b", "\n", "- ", "|", " ", "가나다 ", "<b>", "</b>", "&#49;", "&#45;", "０", "⑨", "\\u0031", "%31", "M", "12345678", "2023. 7. 14", "2023&#46; 7. 4", "여권", "4123", "4567", "8901", "2349", "카드 ", "서울", "O", "l", "i"]
    ),
    st.text("0123456789-. \n가a", max_size=6),
)  # fmt: skip


@given(st.lists(PIECES, max_size=24).map("".join))
@example("900101-\u200b1\u200b2\u200b3\u200b4567")
@example("９-０-０-１-０-１ -１２３４５６７")
@example("가" * 300 + "900101\n- 1234567" + "나" * 300)
def test_of_any_text_what_is_far_from_digits_hides_nothing(text: str) -> None:
    near, everywhere = find(text), find(text, [*KINDS])
    assert {(one.kind, one.digits) for one in near} == {(o.kind, o.digits) for o in everywhere}


CANARY = "900101-1234567"
DISGUISES = ("９００１０１－１２３４５６７", "900101&#45;1234567")
DISGUISED = ("the record", "a page written by hand")  # the rest differs in the place alone
PLACES = {
    "the record": (
        "minutes/board/2024-1/minutes.md",
        GOOD["minutes/board/2024-1/minutes.md"] + "\n- {}",
    ),
    "the notes": ("minutes/board/2024-1/meeting.yml", "original: {}"),
    "a broken note": ("minutes/board/2024-1/meeting.yml", "origin: [{}"),
    "a note of the wrong kind": ("minutes/board/2024-1/meeting.yml", "date: {}"),
    "the committee": ("minutes/board/committee.yml", "name: 가상위원회\ncontact: {}"),
    "the ledger": ("minutes/board/2024-1/ids.yml", "# {}"),
    "the notes, with escapes": (
        "minutes/board/2024-1/meeting.yml",
        'original: "\\x39\\x300101-123456\\x37 {}"',
    ),
    "a long line of the notes": ("minutes/board/2024-1/meeting.yml", "memo: " + "가" * 62 + " {}"),
    "a file's name": ("minutes/board/2024-1/{}.pdf", "x"),
    "the name of a published file": ("docs/data/{}.txt", "x"),
    "a page written by hand": ("docs/about/index.md", "# 소개\n\n{}"),
    "a file beside the pages": ("docs/data/x.txt", "{}"),
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "text", "disguised"),
    [
        *((*place, CANARY) for place in PLACES.values()),
        *((*PLACES[name], other) for name in DISGUISED for other in DISGUISES),
    ],
)
def test_nothing_is_published_and_the_number_is_in_no_byte(
    tmp_path: Path, path: str, text: str, disguised: str
) -> None:
    path = path.format(CANARY)
    root = put(copy_site(tmp_path), {**GOOD, path: text.format(disguised)})
    outputs = [
        minutes(root, command, *options)
        for command, *options in (
            ["check"],
            ["check", "--format", "json"],
            ["check", "--format", "github"],
            ["check", "--format", "summary"],
            ["build"],
        )
    ]
    assert outputs[-1].exit_code == 1
    assert "D001" in outputs[-1].output
    assert not (root / "site").exists()
    said = "".join(result.output for result in outputs)
    assert disguised not in said
    made = [file for file in root.rglob("*") if file.is_file() and file != root / path]
    for number in (CANARY, "1234567", "１２３４５６７"):
        assert number not in said
        if path.startswith("minutes/"):
            assert not [file for file in made if number.encode() in file.read_bytes()]


# --- in a whole site ------------------------------------------------------------------------------

CARD = "4123-4567-8901-2349"
LIKE_A_CARD = "urn:uuid:41234567-8901-8349-8000-00412345a678"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a/feed.xml", f"<id>{LIKE_A_CARD}</id>", 0),
        ("a/feed.xml", f"<id>{LIKE_A_CARD}</id> 카드 {CARD}", 1),
        ("a/index.html", f'<p class="a" id="s1">카드 {CARD}</p>', 1),
        ("a/index.html", f'<p class="a" title="{CARD.replace("-", "")}" id="s1">카드</p>', 1),
        ("a/index.html", "<p>900101-<i class='join'></i>1234567</p>", 1),
        ("assets/search/index.json", '{"folder":"4123456789012349","list":"m/4123456789012349.bin"}', 0),
        ("assets/search/t/a/2024-1-4123456789012349/0.bin", f'{{"text":"카드 {CARD}"}}', 1),
        ("api/v1/a/2024-1.json", f'"text": "카드 {CARD.replace("-", "")}"', 1),
        ("api/v1/a/2024-1.json", '"text": "900101-1234567"', 1),
        ("api/v1/a/2024-1.json", '"url": "/a/2024-1/agenda/1/#s12-p34", "id": "s12-p34"', 0),
        ("a/index.html", """<meta content="'sha256-4123456789012349abcdefghijklmnopqrstuvwxyzA='">""", 0),
        ("a/index.html", f'<head><meta content="카드 {CARD}"></head>', 1),
        ("a/index.html", f'<head></head><p title="a">카드 {CARD}</p>', 1),
        ("data/a/speeches.csv", CARD, 0),  # held against the open data, where it is found
    ],
)  # fmt: skip
def test_numbers_are_sought_in_every_file(name: str, text: str, found: int, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text, "utf-8")
    site = Site({}, frozenset({name}), tmp_path, "site")
    assert [p.code for p in check_private(site, ())] == ["D001"] * found


def test_a_number_is_found_on_the_second_page_too(tmp_path: Path) -> None:
    lines = "\n".join(f"<p>글 {n}</p>" for n in range(20))
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(
            lines.replace("글 9", f"글 {CARD}") if name == "b.html" else lines
        )
    site = Site({}, frozenset({"a.html", "b.html"}), tmp_path, "site")
    assert [p.path for p in check_private(site, ())] == ["site/b.html"]


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ([("IDAT", f"카드 {CARD}"), ("IEND", "")], 0),  # pixels that happen to look like one
        ([("tEXt", f"Comment\0카드 {CARD}"), ("IDAT", "1"), ("IEND", "")], 1),
        ([("IDAT", "1"), ("IEND", ""), ("IDAT", f"카드 {CARD}")], 1),  # behind the picture
    ],
)
def test_of_a_picture_all_but_its_pixels_is_read(
    pieces: list[tuple[str, str]], found: int, tmp_path: Path
) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data := text.encode()).to_bytes(4) + kind.encode() + data + b"\1\2\3\4"
        for kind, text in pieces
    )
    (tmp_path / "a.png").write_bytes(picture)
    site = Site({}, frozenset({"a.png"}), tmp_path, "site")
    assert [p.code for p in check_private(site, ())] == ["D001"] * found


@pytest.mark.parametrize("cut", [0, 1, 9, 20])
def test_a_picture_that_is_cut_is_read_to_its_end(cut: int, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x09tEXt" + b"a" * cut)
    site = Site({}, frozenset({"a.png"}), tmp_path, "site")
    assert not [*check_private(site, ())]
