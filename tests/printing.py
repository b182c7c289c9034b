"""PDFs to import: what a browser prints of made-up minutes, with a running header and page numbers."""

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from browsing import QUIET, find_browser
from playwright.sync_api import sync_playwright

SETTINGS = {
    # between any two syllables, flush on both sides: what Hangul's word processors do
    "cut": "p { word-break: normal; text-align: justify; text-indent: 1em }",
    "cut, no indent": "p { word-break: normal; text-align: justify; margin: 0 0 .6em }",
    "words": "p { word-break: keep-all; text-align: left; text-indent: 1em }",
    "words, justified": "p { word-break: keep-all; text-align: justify; text-indent: 1em }",
    "narrow": "p { word-break: normal; text-align: justify; text-indent: 1em; width: 24em }",
    "cut, no blanks": "p { white-space: normal; word-break: normal; text-align: justify; text-indent: 1em }",
    "narrow, no blanks": "p { white-space: normal; text-align: justify; text-indent: 1em; width: 24em }",
    "columns": "body { columns: 2; column-gap: 8mm } p { word-break: normal; text-align: justify; text-indent: 1em }",
}
HEADER = "제3회 가상 위원회 회의록(2024년 3월 4일)"


@dataclass(frozen=True)
class Sheet:
    """What is printed: paragraphs, each as it is to be read back."""

    paragraphs: list[str]
    style: str = SETTINGS["cut"]
    before: str = ""
    """HTML above the paragraphs."""
    header: str = HEADER
    size: str = "11pt"
    extra: dict[str, str] = field(default_factory=dict)


def html(sheet: Sheet) -> str:
    """As a page of its own."""
    body = "\n".join(f"<p>{escape(text)}</p>" for text in sheet.paragraphs)
    style = f"body {{ font: {sheet.size}/1.6 'Noto Serif CJK KR', serif }} p {{ margin: 0; white-space: pre-wrap }} {sheet.style}"
    return f"<!doctype html><html lang=ko><meta charset=utf-8><style>{style}</style>{sheet.before}{body}"


def printed(path: Path, *sheets: Sheet) -> Path:
    """The sheet as a PDF; several become one file after the other, named by their number."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_browser(), args=list(QUIET))
        page = browser.new_page()
        for number, sheet in enumerate(sheets):
            page.set_content(html(sheet))
            page.pdf(
                path=path if len(sheets) == 1 else path.with_name(f"{path.stem}-{number}.pdf"),
                format="A4",
                display_header_footer=True,
                header_template=f"<div style='font-size:9px;margin-left:20mm'>{escape(sheet.header)}</div>",
                footer_template="<div style='font-size:9px;width:100%;text-align:center'>- <span class=pageNumber></span> -</div>",
                margin={"top": "25mm", "bottom": "20mm", "left": "20mm", "right": "20mm"},
            )
        browser.close()
    return path
