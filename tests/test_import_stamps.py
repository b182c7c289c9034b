"""What is printed over the text of a PDF: out as one block, told by page, and never woven into what was said."""

from pathlib import Path

import pytest
from conftest import letters, once
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from printing import SETTINGS, Sheet, meeting, printed

from generator.importers.columns import Letter
from generator.importers.pdf import document, read_pdf
from generator.importers.sheets import Page
from generator.importers.stamps import crossed, stamped

SAID = meeting(24)
MARKS = {
    "level": "top: 300px; left: 40px; font-size: 70px; opacity: .2",
    "sloping": "top: 300px; left: 60px; font-size: 70px; opacity: .2; transform: rotate(-35deg)",
    "small": "top: 303px; left: 250px; font-size: 9pt; color: #888",
}
WORDS = "대외비 사본"


def space(left: str, right: str) -> bool:
    return True


@pytest.fixture(scope="session")
def prints(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    sheets = {
        name: Sheet(SAID, SETTINGS["cut"], f"<div style='position: fixed; {style}'>{WORDS}</div>")
        for name, style in MARKS.items()
    }
    return once(tmp_path_factory, "stamps", lambda folder: printed(browser, folder, sheets))


@pytest.mark.parametrize("name", MARKS)
def test_a_watermark_is_out_and_told(name: str, prints: Path) -> None:
    path = prints / f"{name}.pdf"
    found, problems = read_pdf(path, path.read_bytes(), space)
    assert not problems
    assert found
    texts = [letters(piece.text) for piece in found.pieces]
    missing = [text for text in SAID if letters(text.removeprefix("- ")) not in texts]
    assert len(missing) <= 0.03 * len(SAID), missing
    assert letters(WORDS) not in letters("".join(texts))
    kind = "돌려 쓴 글" if name == "sloping" else "덧찍은 글"
    out = [one for one in found.left_out if one.kind == kind]
    assert {letters(one.text) for one in out} == {letters(WORDS)}
    assert len(out) > 2
    assert any("쓴 글이 있는 쪽: 1–" in doubt or "덧찍었거나" in doubt for doubt in found.doubts)


def line(text: str, x: float, y: float, size: float = 10.0, font: str = "바탕") -> list[Letter]:
    return [
        Letter(char, x + size * n, x + size * n + size, y, y + size, font)
        for n, char in enumerate(text)
    ]


def page(*lines: list[Letter], number: int = 1) -> Page:
    return Page(number, 595, 842, tuple(one for some in lines for one in some), (), 0.0, False)


BODY = ["○위원장 김가상   안건을 상정합니다", "이의가 없으시면 그렇게 하겠습니다"] * 9


def body() -> list[list[Letter]]:
    return [line(text, 50, 100 + 16 * n) for n, text in enumerate(BODY)]


def test_a_title_under_a_watermark_of_all_pages_is_the_text() -> None:
    title = line("가상시위원회회의록", 95, 62, 20, "돋움")
    mark = line("사본본본", 90, 50, 50, "굴림")
    pages = [
        page(title, *body(), mark),
        page(*body(), mark, number=2),
        page(*body(), mark, number=3),
    ]
    found = stamped([one.letters for one in pages])
    assert [
        "".join(one.letters[n].text for n in sorted(some))
        for one, some in zip(pages, found, strict=True)
    ] == ["사본본본"] * 3


def test_what_looks_unlike_and_touches_nothing_stays() -> None:
    found = stamped([page(line("회의록", 100, 60, 20, "돋움"), *body()).letters])
    assert found == [set()]


def test_two_texts_that_look_alike_are_a_doubt_with_its_page() -> None:
    other = line("다른 글이 같은 자리에 있음", 52, 101)
    result, _ = document(Path("회의록.pdf"), [page(*body(), other)], space)
    assert result
    assert crossed((*body()[0], *other)) > 2
    assert any("서로 겹쳐" in doubt and "1쪽" in doubt for doubt in result.doubts)


@given(
    st.lists(
        st.lists(
            st.builds(
                Letter,
                st.sampled_from("가나다 ○-"),
                st.floats(0, 90),
                st.floats(0, 140),
                st.floats(0, 90),
                st.floats(91, 140),
                st.sampled_from(["바탕", "돋움"]),
            ),
            max_size=30,
        ),
        max_size=3,
    )
)
def test_a_stamp_is_of_the_page_s_own_letters(pages: list[list[Letter]]) -> None:
    for some, found in zip(pages, stamped(pages), strict=True):
        assert found <= set(range(len(some)))
