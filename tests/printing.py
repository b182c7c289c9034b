"""PDFs to import: what a browser prints of a made-up meeting, with a running header and page numbers."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

FLUSH = "p { text-align: justify; text-indent: 1em }"
SETTINGS = {
    "cut": FLUSH,  # between any two syllables
    "cut, no indent": "p { text-align: justify; margin: 0 0 .6em }",
    "words": "p { word-break: keep-all; text-indent: 1em }",
    "words, justified": f"{FLUSH} p {{ word-break: keep-all }}",
    "narrow": f"{FLUSH} p {{ width: 24em }}",
    "cut, no blanks": f"{FLUSH} p {{ white-space: normal }}",
    "narrow, no blanks": f"{FLUSH} p {{ white-space: normal; width: 24em }}",
    "columns": f"{FLUSH} body {{ columns: 2; column-gap: 8mm }} h1 {{ column-span: all }}",
    "three": f"{FLUSH} body {{ columns: 3; column-gap: 8mm }}",
}
HEADER = "제3회 가상 위원회 회의록(2024년 3월 4일)"
FOOTER = "<div style='font-size:9px;width:100%;text-align:center'>- <span class=pageNumber></span> -</div>"
MARGIN = {"top": "25mm", "bottom": "20mm", "left": "20mm", "right": "20mm"}


@dataclass(frozen=True)
class Sheet:
    """What is printed: paragraphs, each as it is to be read back."""

    paragraphs: list[str]
    style: str = SETTINGS["cut"]
    above: str = ""
    """HTML before the paragraphs."""
    header: str = HEADER
    footer: str = FOOTER


def html(sheet: Sheet) -> str:
    """As a page of its own; the blanks at the ends of lines stay in the file, as word processors leave them."""
    body = "\n".join(f"<p>{escape(text)}</p>" for text in sheet.paragraphs)
    font = "body { font: 11pt/1.6 'Noto Serif CJK KR', serif } h1 { font-size: 18pt }"
    style = f"{font} p {{ margin: 0; white-space: pre-wrap }} {sheet.style}"
    return f"<!doctype html><html lang=ko><meta charset=utf-8><style>{style}</style>{sheet.above}{body}"


def printed(browser: Browser, folder: Path, sheets: Mapping[str, Sheet]) -> Path:
    """Each sheet as a PDF of that name."""
    page = browser.new_page()
    for name, sheet in sheets.items():
        page.set_content(html(sheet))
        page.pdf(
            path=folder / f"{name}.pdf",
            format="A4",
            display_header_footer=True,
            header_template=f"<div style='font-size:9px;margin-left:20mm'>{escape(sheet.header)}</div>",
            footer_template=sheet.footer,
            margin=MARGIN,
        )
    page.close()
    return folder


TOPICS = (
    """
가상천 산책로의 조명 개선|어린이 도서관의 야간 운영|공공 자전거 대여소의 위치 조정|빗물 저류 시설의 점검 주기
마을 공동 작업장의 임대 조건|시민 농장의 분양 방식|노후 급수관의 교체 순서|작은 공연장의 대관 절차
전통 시장의 주차 공간|골목 상권의 홍보 방안|장애인 이동 차량의 배차 기준|청소년 상담실의 인력 배치
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
OPENINGS = (
    """
그 부분은 지난번에도 말씀드렸습니다만|현장에 직접 나가서 확인해 보니|담당 부서의 설명을 들어 보면|예산 사정을 생각하면
주민들께서 여러 차례 건의하셨는데|다른 도시의 사례를 살펴보니|작년 겨울에 있었던 사고 이후로|제출된 자료 12쪽을 보면
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
CLOSINGS = (
    """
우선순위를 다시 정할 필요가 있다고 봅니다.|올해 안에 마무리할 수 있도록 준비하겠습니다.|세부 계획을 서면으로 제출해 주시기 바랍니다.
충분한 검토를 거쳐 다음 회의에서 보고드리겠습니다.|관계 기관과 협의하는 중이라고 들었습니다.|비용이 30% 넘게 늘어날 것으로 예상됩니다.
조금 더 적극적으로 나서야 하지 않겠습니까?|이용하시는 분들의 불편이 줄어들 것입니다.|특별한 문제는 없는 것으로 확인되었습니다.
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
LABELS = ("위원장 김가상", "나라라 위원", "다마바 위원", "시설관리과장 사아자")


def meeting(speeches: int = 60) -> list[str]:
    """Its paragraphs: a council's record, with titles, times, marks and lists."""
    chance = random.Random(speeches)
    said = [
        "1. 어린이 도서관의 야간 운영 시간 연장과 인력 배치에 관한 조례안(나라라 위원 대표발의)(나라라․다마바․김가상 위원 발의)"
    ]
    said += ["- 가상시 도서관과", "- 가상시 시설관리공단", "(10시03분 개의)"]
    for number in range(speeches):
        first, *more = [_paragraph(chance) for _ in range(1 + number % 3)]
        said += [f"◯{LABELS[number % 4]}   {first}", *more]
        if number % 20 == 9:
            said += ["(｢없습니다｣ 하는 위원 있음)", "없으면 가결되었음을 선포합니다."]
    return [*said, "(11시27분 산회)"]


def _paragraph(chance: random.Random) -> str:
    return " ".join(
        f"{chance.choice(OPENINGS)} {chance.choice(TOPICS)}에 대해서는 {chance.choice(CLOSINGS)}"
        for _ in range(chance.randint(1, 4))
    )
