"""A plate is what the engine makes of the same Markdown, to the letter; what it might not be stays Markdown."""

import re
import subprocess
import sys
from collections.abc import Iterable
from inspect import cleandoc

import markdown
import pytest
from conftest import ROOT, understand
from hypothesis import example, given
from mkdocs.config import load_config
from test_conservation import RECORDS

from generator.build.plates import FRONT, plate
from generator.build.press import MARK
from generator.intake.read import read_source
from generator.model import Meeting
from generator.pipeline import own_pages
from generator.render.page import Page

HEAD = "---\ntitle: 글\n---\n\n"
CONFIG = load_config(str(ROOT / "mkdocs.yml"))


def by_the_engine(page: str) -> str:
    """A page's Markdown as MkDocs reads it."""
    front = FRONT.match(page)
    assert front
    names, more = CONFIG["markdown_extensions"], CONFIG["mdx_configs"]
    reader = markdown.Markdown(extensions=names, extension_configs=more)
    return reader.convert(page[front.end() :].lstrip("\n"))


def same(pages: Iterable[Page]) -> None:
    for page in pages:
        head, mark, html = plate(page.text).partition(MARK)
        if re.search(r'"record" markdown>\n+</div>', page.body):  # without a word
            assert (head, mark) == (page.text, "")
            continue
        assert mark, f"{page.path} is no plate"
        assert page.text.startswith(head)
        assert html == by_the_engine(page.text), page.path


def test_every_page_of_the_real_record_is_a_plate(real: Meeting) -> None:
    same(own_pages(real))


@given(RECORDS)
@example("### 〈위원장〉\n2023. 7.\n1) 하나\n- a\n\n---\n***\n_강조_ `코드` <b>굵게</b>")
@example("    코드처럼\n\n\t탭\n### 〈〉\n### 〈\n###\n-\n- \n〈위원장〉\n글")
def test_the_pages_of_any_text_are_plates(text: str) -> None:
    data = text.encode("utf-8", errors="surrogatepass").decode("utf-8", "replace").encode()
    same(own_pages(understand(read_source(data, "x")[0].text)[0]))


@pytest.mark.parametrize(
    "body",
    [
        "- 하나\n- 둘",
        "1. 하나",
        "    코드",
        "**굵게**",
        "`코드`",
        "> 인용",
        "| 가 | 나 |\n|---|---|\n| 1 | 2 |",
        "![그림](a.png)",
        "[가][나]\n\n[나]: a.md",
        "제목\n===",
        "두 칸  \n줄",
        "글 <nav>길</nav>",
        "<form>길</form>",
        "<div>\n\n열림",
        "<div>글</div> 뒤",
        '<div class="a" markdown>\n\n글',
        '<div class="a" markdown>\n\n글\n\n</section>',
        '<div data-a="&#34;" markdown>\n\n글\n\n</div>',
        "# 제목",
        "[TOC]",
        "\u3000글",
        "[글](a&b)",
        "글\n{: hidden }",
        "글\n{: data-x=1 .a }",
        "<div>\n \n</div>",
        "<div></DIV>\n</div>",
        '<div class="a" markdown>\n\n<div hidden>글</div>\n\n</div>',
        '<div class="a" markdown>\n\n<div><p>글</p></div>\n\n</div>',
        '<div class="a" markdown>\n\n<ul>\n\n<li>글</li>\n</ul>\n\n</div>',
    ],
)
def test_markdown_that_is_not_ours_stays_markdown(body: str) -> None:
    assert plate(HEAD + body) == HEAD + body


def test_a_page_without_front_matter_is_nobody_s_of_ours() -> None:
    assert plate("# 제목 {: #top }\n") == "# 제목 {: #top }\n"


def test_only_a_plate_goes_through_unread() -> None:
    source = "# *글* {: #top }\n"
    code = f"""
    from generator.build.press import MARK, take_plates
    from markdown import Markdown
    take_plates()
    reader = Markdown(extensions=["attr_list", "toc"])
    print(reader.convert({source!r}))
    print(reader.convert(MARK + {source!r}), [one["id"] for one in reader.toc_tokens])
    """
    done = subprocess.run(
        [sys.executable, "-c", cleandoc(code)], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"""<h1 id="top"><em>글</em></h1>\n{source} ['top']\n"""
