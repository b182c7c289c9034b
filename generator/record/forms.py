"""How an entry of the overview may be printed (회의개요의 꼴), brought to one form: a label, a colon, its words.

In: a line of the front. Out: the lines that it holds, of which each has one label; a line of no such form as it is.
"""

import html
import re

from generator.korean import grammar

# A bold label without a colon: `**일시** 2025년 4월 15일`; of what has its words behind it.
BOLD = re.compile(r"\*\*\s*([가-힣](?:[가-힣 ]{0,8}[가-힣])?)\s*\*\*\s+(?=[^:：\s])(?P<words>.+)$")
PAIR = re.compile(
    r"(?P<sign>(?:[○◯●◎□■◆◇▣ㅇ·•▪*-]\s*)?(?:\d{1,2}[.)]\s*)?)(?P<first>일\s?시)\s?"
    r"(?:/|및|·|,)\s?(?P<second>장\s?소)\s*[:：]\s*(?P<day>[^/]*\d[^/]*?)\s+/\s+"
    r"(?P<place>[^/]+)$"
)
HEAD = re.compile(r"[<〈‹《【\[〔]\s*([가-힣 ]{2,10}?)\s*[>〉›》】\]〕]$")  # of a list: `<다룰 일>`
# How many there are in all before how many came: `재적이사 : 9명, **출석이사** : 8명`.
OF_ALL = re.compile(
    r"(?P<sign>(?:[○◯●◎□■◆◇▣ㅇ·•▪*-]\s+|[○◯□■◆◇▣])?(?:\d{1,2}[.)]\s*)?)"
    r"(?P<all>(?:\*\*)?(?:재적|정원)\s?(?:위원|이사|의원|회원|인원)?(?:\*\*)?\s*[:：]?\s*"
    r"(?:총\s*)?\d{1,4}\s*[명인])\s*[,，/;·]?\s*"
    r"(?:\*\*)?(?P<label>(?:출석|참석)\s?(?:위원|이사|의원|회원|자|인원)?)(?:\*\*)?(?P<words>\s*[:：].*|\s*\d{1,4}\s*[명인]\s?(?:[(（][^()]*[)）])?)$"
)
CELL = re.compile(r"<t[hd][^<>]*>(.*?)</t[hd]>", re.I)
KEYS = frozenset({"day", "place", "attendees", "observers", "absent"})


def entries(text: str) -> list[str]:
    """The entries of a line: two labels with two words, a bold label, a row of a table in HTML."""
    if match := PAIR.match(text):
        return [
            f"{match['sign']}{match['first']} : {match['day']}",
            f"{match['sign']}{match['second']} : {match['place']}",
        ]
    if match := OF_ALL.match(text):
        return [match["all"], f"{match['sign']}{match['label']} : {match['words'].strip(' :：')}"]
    if (match := BOLD.match(text)) and _key(match[1]) in KEYS:
        return [f"{match[1]} : {match['words']}"]
    if (match := HEAD.match(text)) and _key(match[1]) == "agenda":
        return [f"{match[1]} :"]
    if "<t" in text[:40].lower() and (cells := CELL.findall(text)):
        return ["| " + " | ".join(html.unescape(cell).strip() for cell in cells) + " |"]
    return [text]


def perhaps_key(label: str, words: str) -> str | None:
    """What a label is that may be a speaker's too, by what stands behind it: `참여자 : 위원장 김가상`."""
    is_list = grammar.PERHAPS_ATTENDEES.match(label) and not grammar.SENTENCE_END.search(words)
    offices = grammar.ENTRY.findall("".join(words.split()))
    named = (re.search(f"{grammar.OFFICES}", entry) for entry in offices)
    return "attendees" if is_list and any(named) else None


def _key(label: str) -> str | None:
    return grammar.FIELD_KEYS.get("".join(label.split()))
