"""Passages that the record withholds, and says so (비공개): a mark with its ground in place of the words.

`[비공개: 정보공개법 §9①6, 결정: 스마트도시위원회, 기한: 2028-07-04]`. The words themselves never enter
the repository: the program shows the gap, and could not take back what was once committed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MARK = re.compile(r"\[\s*비공개\s*(?:[:：]\s*(?P<words>[^\[\]]*))?\]")
# What was probably meant for such a mark: other brackets, or none that closes. `(비공개)` in a sentence is none.
NEARLY = re.compile(
    r"\[\s*비\s?공\s?[개계](?![가-힣])(?!\s*(?:[:：][^\[\]]*)?\])|\[\s*비(?:\s공\s?|공\s)개\s*[:：\]]|\[\s*비공계\s*[:：\]]"
    r"|[(〔【［〈＜<{]\s*비\s?공\s?[개계]\s*[:：]|^[-\s]*[(〔【［〈＜<{]\s*비\s?공\s?[개계]\s*[)〕】］〉＞>}]?\s*$"
    r"|^[-\s]*비\s?공\s?[개계]\s*[:：](?=.*(?:법|조례|규칙|§|제\s?\d+\s?조))",
    re.MULTILINE,
)
PART = re.compile(r"(?:^|(?<=[,;]))[^,;]+")
LABEL = re.compile(
    r"\s*(?P<label>근거|결정(?:자|기관|한\s?곳)?|기한|공개\s?(?:예정일?|일))\s*[:：]\s*"
)
LABELS = {"근거": "ground", "결정": "by"}  # any other says until when
RULE = re.compile(
    r"(?:법률?|조례|규칙|규정|훈령|예규|지침|령)(?=[\s」』)§]|제\s?\d|$)|§|제\s?\d+\s?조"
)
# Behind a ground, what goes on with it: `제7호`, `및 제6호`, `6`, `②3`.
GOES_ON = re.compile(r"(?:및|또는)?\s*(?:제?\s?\d+\s?[조항호](?![가-힣])|[§①-⑳]|\d+$)")
BODY = re.compile(r"(?:위원회|협의회|심의회|위원장|의장|시장|구청장|군수|장관|[국과실]장?|팀장?)$")
# One item or several of §9①, however it is spelt, without its blanks and quotes; nothing beside them.
ITEM = r"(?:(?:(?:제9조|§9)?(?:제1항|①))?제?([1-8])호?)"
LAW = re.compile(
    r"(?:공공기관의)?정보(?:공개법|공개에관한법률)(?:제9조|§9)(?:제1항|①)"
    rf"{ITEM}(?:(?:[,·ㆍ・、]|및|와|과|또는|[,·]및){ITEM})*(?:에따라|에따름|에의거|에의함|에해당함?)?"
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
        plain = re.sub(r"[\s「」『』]", "", self.ground)
        if not LAW.fullmatch(plain):
            return ""  # another rule, or one beside it: all is said, or nothing
        numbers = re.findall(
            r"[1-8](?!조|항)", plain.partition("제1항")[2] or plain.partition("①")[2]
        )
        numbers = list(dict.fromkeys(numbers))
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
    kind = ""
    for part in (match[0].strip() for match in PART.finditer(words)):
        label = LABEL.match(part)
        value = part[label.end() :] if label else part
        kind = LABELS.get(label["label"][:2], "last") if label else _kind(part, kind)
        yield kind, value.strip()


def _kind(part: str, before: str) -> str:
    """What a part without a label says: a day, a ground or what goes on with one, or who decided."""
    if DAY.search(part):
        return "last"
    if RULE.search(part) or (before == "ground" and GOES_ON.match(part)):
        return "ground"
    return "by" if before or BODY.search(part) else "ground"


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
