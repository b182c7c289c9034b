"""Nothing lost, nothing invented: the text on the transcript page is the record."""

import re
from collections.abc import Collection
from pathlib import Path

import markdown
from conftest import REAL, letters, understand
from html_text import record_text
from hypothesis import example, given
from hypothesis import strategies as st

from generator.intake.read import read_source
from generator.model import Meeting
from generator.render import meeting_pages

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]  # those of mkdocs.yml


def transcript_html(meeting: Meeting) -> str:
    page = next(page for page in meeting_pages(meeting) if page.front["kind"] == "transcript")
    return markdown.markdown(page.body, extensions=EXTENSIONS)


def shown(meeting: Meeting) -> str:
    """What the page shows of the record, without white space."""
    ids = frozenset([p.id for p in meeting.paragraphs()] + [s.id for s in meeting.speeches])
    page = record_text(transcript_html(meeting), ids)
    assert page.found.keys() == ids
    assert set(page.tags) <= {"p", "h2", "br", "i", "a", "button", "span"}, (
        "markup of a record was interpreted"
    )
    return letters("".join(page.found[own] for own in page.order))


def recorded(text: str, labels: Collection[int] = ()) -> str:
    """The record without white space and the closed list of signs, read without the parser.

    `labels` are the lines that begin a speech, from 1: a box before a label is markup.
    """
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        if number in labels:
            line = re.sub(r"^[ \t]*[●〇◎▶ㅇ□■◆◇▣](?![●〇◎▶])", "", line)
        lines.append(re.sub(r"^(?:\s*#{1,6}(?=\s|$)|[ \t]*-(?=[ \t]|$))", "", line))
        lines[-1] = re.sub(r"^\s*#{1,6}(?=[〈＜《【])", "", lines[-1])
    return letters("".join(lines))


BRACKETS = str.maketrans("", "", "〈〉<>＜＞《》【】*○◯()（）:：")  # around a label they are markup


def same(meeting: Meeting, text: str) -> None:
    labels = {speech.span.first for speech in meeting.speeches}
    assert shown(meeting).translate(BRACKETS) == recorded(text, labels).translate(BRACKETS)


def test_every_character_of_the_real_record_is_on_its_transcript(real: Meeting) -> None:
    text = REAL.read_text("utf-8")
    same(real, text)
    labels = "".join(f"〈{speech.label}〉" for speech in real.speeches)
    # Only the brackets around the 34 labels are not shown.
    assert len(recorded(text)) - len(shown(real)) == 2 * 34
    assert len(letters(labels)) > 0


SIGNS = st.sampled_from(
    [
        "#",
        "##",
        "###",
        "-",
        "*",
        "+",
        "〈",
        "〉",
        "<",
        ">",
        "〈위원장〉",
        "〈○○○\xa0위원〉",
        "○",
        "◆",
        "※",
        "□",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "{:",
        "#s1",
        "}",
        "``",
        "```",
        "~~~",
        "~~",
        "|",
        "\\",
        "_",
        "__",
        "**",
        "&",
        "&amp;",
        "&#35;",
        "<script>alert(1)</script>",
        "<b",
        "onclick=x>",
        "</div>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?php",
        "]]>",
        "!",
        "![x](y)",
        "[x](javascript:a)",
        "http://a.b",
        "<http://a.b>",
        "1.",
        "2)",
        "2023.",
        "가.",
        "===",
        "---",
        "***",
        "___",
        "-->",
        ":",
        "::",
        "^",
        "$",
        "@",
        "'",
        '"',
        "\xa0",
        "\u3000",
        "\u2028",
        "\t",
        ".",
        "…",
        "14:00~16:20",
        "{%",
        "raw",
        "%}",
        "{{",
        "x",
        "}}",
        "[TOC]",
        "!!!",
        "[^1]:",
        "*[ABC]:",
        "�",
        "𝒳",
        "👨\u200d👩\u200d👧",
        "가",
    ]
)
WORDS = st.one_of(
    SIGNS, st.text(max_size=12), st.sampled_from(["의견임.", "위원장", "하고 있음", "보고", "\n"])
)
LINES = st.lists(WORDS, max_size=8).map(" ".join)
RECORDS = st.lists(
    st.one_of(
        LINES,
        st.sampled_from(
            ["", "", "### 〈위원장〉", "## 〈○○○ 위원〉", "- 말함.", "  - 더 말함", "이어짐"]
        ),
    ),
    max_size=20,
).map("\n".join)


@given(RECORDS)
@example("### 〈위원장〉\n2023. 7.\n1) 하나\n- a\n\n---\n***\n_강조_ `코드` <b>굵게</b>")
@example("### 〈위원장〉\n| a | b |\n|---|---|\n| 1 | 2 |")
@example("### 〈위원장〉 이어서 말함\n\n## <script>alert(1)</script>\n{: #s1 .x }\n\n- {: #o1 }")
@example("◆ 위원")
@example("    코드처럼\n\n\t탭\n### 〈〉\n### 〈\n###\n-\n- \n〈위원장〉\n글")
def test_any_text_is_shown_whole_and_as_text(text: str) -> None:
    source, _ = read_source(
        text.encode("utf-8", errors="surrogatepass").decode("utf-8", "replace").encode(), "x"
    )
    meeting, _ = understand(source.text)
    same(meeting, source.text)


@given(st.binary(max_size=400))
def test_any_bytes_are_read(data: bytes) -> None:
    source, _ = read_source(data, "x")
    understand(source.text)


def test_no_real_record_of_any_kind_loses_a_character(samples: Path) -> None:
    files = [*samples.rglob("*.txt"), *samples.rglob("*.md")]
    assert len(files) > 20
    for path in files:
        source, _ = read_source(path.read_bytes(), path.name)
        meeting, _ = understand(source.text)
        same(meeting, source.text)
