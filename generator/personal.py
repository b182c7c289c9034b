"""Numbers that must never be published (고유식별정보): found in any text, in every disguise.

Resident and foreigner numbers, passports, driver's licences, payment cards (개인정보보호법 §24,
§24의2). A text is folded for matching only: full-width digits, invisible characters, look-alike
dashes, markup and escapes amid a number do not hide it. A check digit never clears a resident
number: those issued since October 2020 have none.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

GAP = r"[ \t]{0,2}[-‐‑‒–—―−﹣ㅡᅳーｰ~_.·/:]?[ \t]{0,2}"  # between the groups of a number
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
BLOCK = re.compile(r"</?(?:br|td|th|tr|li|p|div|dd|dt|h\d)\b[^<>]{0,300}>")
MARKUP = re.compile(r"<[^<>]{0,300}>|[*`]")
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrt])|(.))")
BROKEN = re.compile(r"((?<=\d)[-–—]?)[ \t]*\n\s*(?=\d)")  # a line ends amid the digits
COLUMN = re.compile(r"[\d–—-]+")  # between two such ends: then it is a column of figures
FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
SPACED = re.compile(r"(?<!\d)\d(?: \d(?!\d))+")  # 9 0 0 1 0 1
PROVINCES = "서울|부산|경기|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산"
REACH = 5  # lines over which a number can be broken
AROUND = 30  # letters on each side in which a word tells what a number is


@dataclass(frozen=True, slots=True)
class Kind:
    """A number of one kind: what its digits look like, and what else must hold of it."""

    name: str
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str], str], bool]
    """Given the match and the words around it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: its kind, its first line, and the number with nearly all of it hidden."""

    kind: str
    line: int
    masked: str


def find(text: str) -> list[Found]:
    """Every number of these kinds in a text, each once for each line it begins on."""
    if not _numbers(text):
        return []
    lines = text.split("\n")
    # What can be read from a line on, but no longer from the next one, begins on it.
    reach = [_numbers("\n".join(lines[n : n + REACH])) for n in range(len(lines))]
    pairs = zip(reach, [*reach[1:], set()], strict=True)
    return [
        Found(kind, line, digits[:2] + "*" * (len(digits) - 2))
        for line, (here, below) in enumerate(pairs, start=1)
        for kind, digits in sorted(here - below)
    ]


def hide(text: str) -> str:
    """The text without its digits if a number of these kinds is in it: for messages that quote it."""
    if not _numbers(text):
        return text
    return "".join("*" if char.isdecimal() else char for char in text)


def views(text: str) -> Iterator[str]:
    """The text as it stands, without its markup, without its escapes; each folded."""
    seen = set()
    bare = html.unescape(html.unescape(text)) if "&" in text else text
    for view in (text, MARKUP.sub("", BLOCK.sub("\n", bare)), ESCAPE.sub(_unescaped, text)):
        if view not in seen:
            seen.add(view)
            yield _fold(view)


def _fold(text: str) -> str:
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    ascii_digits = FOREIGN_DIGIT.sub(lambda match: _digit(match[0]), plain)
    return SPACED.sub(lambda match: match[0].replace(" ", ""), _joined(ascii_digits))


def _joined(text: str) -> str:
    """The text with the numbers whole that one line's end cuts in two."""
    if not BROKEN.search(text):
        return text
    pieces = BROKEN.split(text)
    words, dashes = pieces[::2], pieces[1::2]
    # A first or last piece is running text, however short.
    column = [False, *(bool(COLUMN.fullmatch(word)) for word in words[1:-1]), False]
    ends = ["\n" if column[n] or column[n + 1] else dash for n, dash in enumerate(dashes)]
    return words[0] + "".join(end + word for end, word in zip(ends, words[1:], strict=True))


def _unescaped(match: re.Match[str]) -> str:
    code, blank, char = match.groups()
    return chr(int(code, 16)) if code else "\n" if blank else char


def _numbers(text: str) -> set[tuple[str, str]]:
    """Kind and digits of every number, in whatever disguise."""
    return {hit for view in views(text) for hit in _hits(view)}


def _hits(view: str) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        for match in kind.pattern.finditer(view):
            around = view[max(0, match.start() - AROUND) : match.end() + AROUND]
            if kind.holds(match, around):
                yield kind.name, re.sub(r"[^0-9A-Za-z]", "", match[0])


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char))


def _is_day(match: re.Match[str], around: str) -> bool:
    """The first six digits are a day of some year."""
    if len(match[0]) == 13 and _in_code(match):
        return False
    century = 1900 if match["s"] in "1256" else 2000
    try:
        date(century + int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return False
    return True


def _is_passport(match: re.Match[str], around: str) -> bool:
    """A letter before a day (S20230704) is rather a document, unless the word stands beside it."""
    is_day = re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", match["number"])
    return not is_day or bool(re.search("여권|passport", around, re.IGNORECASE))


def _in_code(match: re.Match[str]) -> bool:
    """Letters right beside unbroken digits: a hash, an address, a drawing."""
    beside = match.string[: match.start()][-1:] + match.string[match.end() :][:1]
    return bool(re.search("[A-Za-z]", beside))


def _is_licence(match: re.Match[str], around: str) -> bool:
    """Twelve digits without a gap are rather a time, unless the word stands beside them."""
    return bool(match["gap"]) or "면허" in around


def _is_card(match: re.Match[str], around: str) -> bool:
    """Four groups that are not all years; without a dash, a card's first digit and its check sum."""
    digits = re.sub(r"\D", "", match[0])
    if match["gap"].strip():
        return not all(re.fullmatch(r"(?:19|20)\d\d", digits[n : n + 4]) for n in (0, 4, 8, 12))
    return not _in_code(match) and ((digits[0] in "34569" and _luhn(digits)) or "카드" in around)


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + n % 2) for n, digit in enumerate(reversed(digits)))
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0


KINDS = (
    Kind(
        "주민등록번호나 외국인등록번호",
        re.compile(
            r"(?<!\d)(?P<y>\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
            rf"{GAP}(?P<s>[1-8])\d{{6}}(?!\d)"
        ),
        _is_day,
    ),
    Kind(
        "여권번호",
        re.compile(
            r"(?<![A-Za-z0-9])[MSRODGmsrodg] ?(?P<number>\d{8}|\d{3}[A-Za-z]\d{4})(?![A-Za-z0-9])"
        ),
        _is_passport,
    ),
    Kind(
        "운전면허번호",
        re.compile(rf"(?<!\d)(?:1[1-9]|2[0-8])(?P<gap>{GAP})\d\d(?P=gap)\d{{6}}(?P=gap)\d\d(?!\d)"),
        _is_licence,
    ),
    Kind(
        "운전면허번호",
        re.compile(rf"(?:{PROVINCES})\s?\d\d(?P<gap>{GAP})\d{{6}}(?P=gap)\d\d(?!\d)"),
        _is_licence,
    ),
    Kind(
        "카드번호",
        re.compile(rf"(?<!\d)\d{{4}}(?P<gap>{GAP})\d{{4}}(?P=gap)\d{{4}}(?P=gap)\d{{4}}(?!\d)"),
        _is_card,
    ),
    Kind(
        "카드번호",
        re.compile(rf"(?<!\d)3[47]\d\d{GAP}\d{{6}}{GAP}\d{{5}}(?!\d)"),
        lambda match, around: _luhn(re.sub(r"\D", "", match[0])),
    ),
)
