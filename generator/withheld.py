"""Passages that the record withholds, and says so (비공개): a mark with its ground in place of the words.

`[비공개: 정보공개법 §9①6, 결정: 스마트도시위원회, 기한: 2028-07-04]`. The words themselves never enter
the repository: the program shows the gap, and could not take back what was once committed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MARK = re.compile(r"\[\s*비공개\s*(?:[:：]\s*(?P<words>[^\[\]]*))?\]")
# What was probably meant for such a mark: other brackets, or none that closes.
NEARLY = re.compile(
    r"[(〔【［<〈{]\s*비공개\s*[:：]|\[\s*비공개\s*[:：](?![^\[\]]*\])|\[\s*비공[개계](?!\s*[:：\]])[^\[\]]*(?:법|§|제\s?\d+조)|\[\s*비공계\s*[:：]"
)
PART = re.compile(r"(?:^|(?<=[,;]))[^,;]+")
LABEL = re.compile(
    r"\s*(?P<label>근거|결정(?:자|기관|한\s?곳)?|기한|공개\s?(?:예정일?|일))\s*[:：]\s*"
)
LAW = re.compile(r"(?:정보\s?공개법|정보공개에 관한 법률)\s*(?:§\s*9|제\s?9\s?조)(?P<items>.*)")
ITEM = re.compile(
    r"①\s*(?P<signs>[1-8](?:\s*[·,]\s*[1-8])*)|제\s?1\s?항\s*제\s?(?P<words>[1-8])\s?호"
)
DAY = re.compile(
    r"(?P<y>\d{4})\s*[-.년]\s*(?P<m>\d{1,2})\s*[-.월]\s*(?P<d>\d{1,2})\s*[.일]?\s*(?:까지)?\s*$"
)
# 공공기관의 정보공개에 관한 법률 §9①: what may be withheld, in short.
ITEMS = {
    "1": "다른 법령에 따른 비밀이나 비공개 사항",
    "2": "국가안전보장, 국방, 통일, 외교",
    "3": "국민의 생명, 신체, 재산의 보호",
    "4": "재판, 수사, 형의 집행",
    "5": "의사결정이나 내부검토의 과정",
    "6": "개인에 관한 사항",
    "7": "법인이나 단체, 개인의 경영·영업상 비밀",
    "8": "부동산 투기나 매점매석의 우려",
}


@dataclass(frozen=True, slots=True)
class Withheld:
    """One passage: the mark as printed, and what it says; whatever it does not say is empty or None."""

    quote: str
    start: int
    """Of the mark in the text, in code points."""
    ground: str = ""
    by: str = ""
    """Who decided."""
    until: date | None = None
    last: str = ""
    """The words that say until when."""

    @property
    def law(self) -> str:
        """What the ground means, where it is an item of the law; else empty."""
        found = LAW.search(self.ground)
        numbers = [
            number
            for item in (ITEM.finditer(found["items"]) if found else ())
            for number in re.findall(r"\d", item["signs"] or item["words"])
        ]
        return "; ".join(f"제9조 제1항 제{number}호 {ITEMS[number]}" for number in numbers)


def passages(text: str) -> tuple[Withheld, ...]:
    """Every mark of a text."""
    if "비공개" not in text:
        return ()
    return tuple(_read(match) for match in MARK.finditer(text))


def _read(match: re.Match[str]) -> Withheld:
    """By labels, or by order and look: the ground first, a day is the last one, the rest who decided."""
    said = {"ground": "", "by": "", "last": ""}
    for kind, words in _parts(match["words"] or ""):
        said[kind] = ", ".join(filter(None, (said[kind], words)))
    day = DAY.search(said["last"])
    return Withheld(match[0], match.start(), **said, until=_day(day) if day else None)


def _parts(words: str) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(match[0].strip() for match in PART.finditer(words)):
        label = LABEL.match(part)
        value = part[label.end() :] if label else part
        if label:
            name = label["label"]
            kind = "ground" if name == "근거" else "by" if name.startswith("결정") else "last"
        elif DAY.search(part):
            kind = "last"
        else:
            kind = "ground" if number == 0 or LAW.search(part) else "by"
        yield kind, value.strip()


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
