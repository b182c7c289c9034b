"""Where the quick reader of pages reads at all, it finds what the library's tolerant one finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verify.markup import End, Pieces, Tag, pieces, strict, tolerant

PLAIN = [
    '<p class="depth1" id="s3-p1">원안 가결\n<mark>가나</mark></p>',
    '<!doctype html>\n<html lang="ko">\n<a href="../?a=1&amp;b=2"\n   download>&lt;별첨&gt; 1&#46;</a>',
    '<svg viewBox="0 0 24 24"><path d="M1"/></svg><br>끝',
    '<script>if(a<b&&c){d("&amp;")}</script>\n<p>뒤</p>',
    "<style>a > b {}</style><!-- 말 - 없는 - 말 --><p>x > y</p>",
]
OTHERS = [
    "<p>3 < 4</p>",
    "<p class='a'>하나</p>",
    "<p class=a>하나</p>",
    '<p title="a>b">하나</p>',
    '<p title="a<b">하나</p>',
    "<p",
    "<script>a()",
    "<SCRIPT>a('<p>')</SCRIPT>",
    "<script>a('</b>')</script>",
    "<!-- <p>없는 말</p> -->",
    "<?xml version='1.0'?>",
    "<![CDATA[하나]]>",
    "</p x>",
    "<style><!-- </style> --></style>",
]
WORDS = "< > \" ' = / ! - -- & ; &amp; &#x31; 가 p a <p> </p> <br/> <script> </script> <style> </style> <!-- --> SCRIPT <title>"
SIGNS = st.sampled_from([*WORDS.split(), " ", "\n", ' id="s1"', '<a href="x">', "<!doctype html>"])


def told(found: Pieces | None) -> list[object] | None:
    if found is None:
        return None
    return [
        (piece.name, dict(piece.values), list(piece.classes), line)
        if isinstance(piece, Tag)
        else ("/", piece.name, line)
        if isinstance(piece, End)
        else (piece, line)
        for piece, line in found
    ]


@pytest.mark.parametrize("html", PLAIN)
def test_plain_spelling_is_read_quickly(html: str) -> None:
    assert told(strict(html)) == told(tolerant(html))


@pytest.mark.parametrize("html", OTHERS)
def test_any_other_spelling_is_left_to_the_tolerant_reader(html: str) -> None:
    assert strict(html) is None
    assert told(pieces(html)) == told(tolerant(html))


@given(st.lists(SIGNS, max_size=30).map("".join))
def test_both_readers_find_the_same(html: str) -> None:
    assert told(strict(html)) in (None, told(tolerant(html)))


def test_lines_are_those_of_the_page() -> None:
    found = pieces('하나\n<p\n id="a">둘\n</p><script>\n\n</script>셋')
    assert [line for _, line in found] == [1, 2, 3, 4, 4, 4, 6, 6]
