"""Numbers that must never be published (고유식별정보): found in any text, in every disguise.

Resident and foreigner numbers, passports, driver's licences, payment cards (개인정보보호법 §24,
§24의2). A text is folded for matching only: full-width digits, invisible characters, look-alike
dashes, markup and escapes amid a number do not hide it. A check digit never clears a resident
number: those issued since October 2020 have none.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from urllib.parse import unquote

DASH = "-‐‑‒–—―−﹣ㅡᅳー─━⁃˗"
POINT = "~∼〜_.·ㆍᆞ・•‧/:"
GAP = rf"[ \t]{{0,3}}(?:[{DASH}]{{1,2}}|[{POINT}]?)[ \t]{{0,3}}"  # between the groups of a number
WIDE = rf"(?:{GAP}|[ \t]?[(\[][ \t]?|[ \t\"'|,;]{{1,6}})"
BLOCK = re.compile(r"</?(?:br|td|th|tr|li|p|div|dd|dt|h\d)\b[^<>]*>")
MARKUP = re.compile(r"<[^<>]*>|[*`~_]")
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|U([0-9a-fA-F]{8})|([nrt])|(.))")
PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
# A line ends amid the digits, or behind their dash: then a sign of a list may begin the next.
BROKEN = re.compile(
    r"((?<=\d)[-–—][ \t|]*\n[\s>|•-]*|(?:(?<=\d)|(?<=\d[A-Z]))[ \t]*\n\s*[-–—]?)(?=\d)"
)
COLUMN = re.compile(r"[\d–—-]+")  # between two such ends: then it is a column of figures
SPACED = re.compile(r"(?<!\d)\d(?: \d(?!\d))+")  # 9 0 0 1 0 1
MISREAD = re.compile(
    r"(?<!\w)[\dOolISB|]{6} ?- ?[\dOolISB|]{7}(?!\w)"
)  # letters for digits, by OCR
PROVINCES = "서울|부산|경기|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산"
RESIDENT = re.compile("주민|외국인|등록번호|생년|뒷자리")
AMOUNT = re.compile(r"\s?(?:천|백만|억)?(?:원|명|세대|건|개|㎡|m2)")
CODE = re.compile(r"(?:예산|과제|사업|허가|관리|과목)\S{0,4}\s?$")
CORPORATION = re.compile(r"법인\s?(?:등록)?\s?번호\s?:?\s?\(?$")
DIGIT = re.compile(r"[\d⓪①-⑨]")  # of whatever script or escape
ENOUGH = 7  # digits: no number has fewer
# Enough of them, with no more between two than in any kind, or than `BROKEN` has at the end of a line.
MANY = re.compile(r"\d(?:(?:[^\d\n가-힣]{0,8}|[A-Z–—-]?[ \t|]*\n[\s>|•–—-]*)\d){6,}")
TORN = re.compile(r"\n[\s>|•–—-]*\d")
UNUSUAL = re.compile(r"[^\t\n\r -~가-힣]+")
# The same before anything is folded: an unusual sign may be a digit, or nothing.
SIGN = r"[^\t\n\r -/:-~가-힣○]"  # circles hide a name or what of a number is not told
MAYBE = re.compile(rf"{SIGN}(?:(?:[ -/:-~\t]{{0,8}}|[A-Z-]?[ \t|]*\n[\s>|-]*){SIGN}){{6,}}")
DAY = re.compile(r"\d{4}(?:\.|&#46;) \d\d?\. \d\d?")  # with nothing near it: of no kind
REACH = 5  # lines over which the place of a broken number is sought
AROUND = 30  # letters on each side in which a word tells what a number is


@dataclass(frozen=True, slots=True)
class Kind:
    """A number of one kind: what its digits look like, and what else must hold of it."""

    name: str
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str], str, str], bool]
    """Given the match and the words before and after it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: its kind, its first line, and the number with nearly all of it hidden."""

    kind: str
    line: int
    masked: str
    digits: str = field(repr=False)
    """The whole number, for comparison alone."""


def find(text: str, kinds: Sequence[Kind] | None = None) -> list[Found]:
    """Every number of these kinds in a text, with the line it begins on; twice in a row it is one."""
    kinds, text = kinds or KINDS, text.replace("\r\n", "\n")
    everywhere = _numbers(text, kinds)
    if not everywhere:
        return []
    lines = text.split("\n")
    # What can be read from a line on, but no longer from the next one, begins on it.
    reach = [_numbers("\n".join(lines[n : n + REACH]), kinds) for n in range(len(lines))]
    pairs = zip(reach, [*reach[1:], set()], strict=True)
    placed = [(n, hit) for n, (here, below) in enumerate(pairs, start=1) for hit in here - below]
    lost = everywhere - {hit for _, hit in placed}  # torn too far apart to have a place
    return [
        Found(kind, line, digits[:2] + "*" * (len(digits) - 2), digits)
        for line, (kind, digits) in sorted([*placed, *((1, hit) for hit in lost)])
    ]


def hide(text: str) -> str:
    """The text without its digits if a number of these kinds is in it: for messages that quote it."""
    if not _numbers(text, KINDS):
        return text
    return "".join("*" if char.isdecimal() else char for char in text)


def _forms(text: str) -> Iterable[str]:
    """The text as it stands, without its markup, without its escapes."""
    bare = html.unescape(html.unescape(text)) if "&" in text else text
    forms = (
        text,
        MARKUP.sub("", BLOCK.sub("\n", bare)),
        ESCAPE.sub(_unescaped, text) if "\\" in text else text,
        PERCENT.sub(lambda match: unquote(match[0]), text) if "%" in text else text,
    )
    return dict.fromkeys(forms)


def _views(form: str, near: Callable[[str], str]) -> Iterator[str]:
    """A form plain, folded, and joined; of each what is near a number."""
    plain, folded = near(form), UNUSUAL.sub(lambda match: match[0].translate(FOLD), form)
    folded = MISREAD.sub(_reread, plain if folded == form else near(folded))
    for one in dict.fromkeys((plain, folded, _joined(folded))):
        yield SPACED.sub(lambda match: match[0].replace(" ", ""), one)


def _near(view: str, digits: re.Pattern[str] = MANY) -> str:
    """What of a view is so near to digits that it may be a number of `KINDS`, or a word for one."""
    spans: list[tuple[int, int]] = []
    for match in digits.finditer(view):
        if DAY.fullmatch(match[0]):
            continue
        start, stop = max(0, match.start() - 4 * AROUND), match.end() + 4 * AROUND
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, stop))
    return "\n가\n".join(view[start:stop] for start, stop in spans)


class _Fold(dict[int, str | None]):
    """Each character by itself as what it looks like: digits of any script, nothing for no sign."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        seen = None if char not in "\t\n\r" and self._is_nothing(char) else self._plain(char)
        self[code] = seen
        return seen

    @staticmethod
    def _is_nothing(char: str) -> bool:
        unseen = unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc", "Co")
        return unseen or char in "\u115f\u1160\u3164\uffa0\ufffd"

    @staticmethod
    def _plain(char: str) -> str:
        folded = unicodedata.normalize("NFKC", char)
        return "".join(str(unicodedata.decimal(one, one)) for one in folded)


FOLD = _Fold()


def _reread(match: re.Match[str]) -> str:
    digits = sum(char.isdecimal() for char in match[0])
    return match[0].translate(str.maketrans("OolISB|", "0011581")) if digits >= 8 else match[0]


def _joined(text: str) -> str:
    """The text with the numbers whole that one line's end cuts in two."""
    if not TORN.search(text) or not BROKEN.search(text):
        return text
    pieces = BROKEN.split(text)
    words, ends = pieces[::2], pieces[1::2]
    # A first or last piece is running text, however short.
    column = [False, *(bool(COLUMN.fullmatch(word)) for word in words[1:-1]), False]
    ends = ["\n" if column[n] or column[n + 1] else end[:1].strip() for n, end in enumerate(ends)]
    return words[0] + "".join(end + word for end, word in zip(ends, words[1:], strict=True))


def _unescaped(match: re.Match[str]) -> str:
    *codes, blank, char = match.groups()
    code = next((int(one, 16) for one in codes if one), None)
    return chr(code) if code is not None and code < 0x110000 else "\n" if blank else char or ""


def _numbers(text: str, kinds: Sequence[Kind]) -> set[tuple[str, str]]:
    if kinds is KINDS and sum(1 for _ in islice(DIGIT.finditer(text), ENOUGH)) < ENOUGH:
        return set()
    forms, near = _forms(text), _near if kinds is KINDS else str
    if kinds is KINDS:
        forms = filter(None, (_near(form, MAYBE) for form in forms))
    plain, *others = dict.fromkeys(view for form in forms for view in _views(form, near)) or [""]
    seen = (plain, *(_changed(plain, view) for view in others))
    return {hit for view in seen for hit in _hits(view, kinds)}


def _changed(plain: str, view: str) -> str:
    """A view without the lines that say the same as the plain one, but for those near one that does not."""
    lines, others = plain.split("\n"), view.split("\n")
    if len(lines) != len(others):
        return view
    far = [False] * REACH
    differ = [*far, *(a != b for a, b in zip(lines, others, strict=True)), *far]
    near = (any(differ[n : n + 2 * REACH + 1]) for n in range(len(others)))
    return "\n".join(line if here else "" for line, here in zip(others, near, strict=True))


def _hits(view: str, kinds: Sequence[Kind]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        for match in kind.pattern.finditer(view):
            before = view[max(0, match.start() - AROUND) : match.start()]
            if kind.holds(match, before, view[match.end() : match.end() + AROUND]):
                yield kind.name, re.sub(r"[\W_]", "", match[0])


def _is_resident(match: re.Match[str], before: str, after: str) -> bool:
    """A day of some year, then seven digits; two figures of a table only if a word says more."""
    century = 1900 if match["s"] in "1256" else 2000
    try:
        date(century + int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return False
    gap, told = match["gap"], bool(RESIDENT.search(before + after))
    digits = re.sub(r"\D", "", match[0])[-13:]
    if CORPORATION.search(before) and len(digits) == 13 and _is_corporation(digits):
        return False
    if not gap and century + int(match["y"]) > 2050 and not told:
        return False  # a bar code
    if not gap.strip():
        loose = len(gap) > 1 or gap == "\t"
        return told or not (_in_code(before, after) if not gap else loose or AMOUNT.match(after))
    if gap.strip() in POINT:
        coordinates = gap == "." and (
            "좌표" in before or re.search(r"\d{6}\.\d{4}", before + after)
        )
        return told or not (AMOUNT.match(after) or coordinates)
    return told or bool(re.search(rf"[{DASH}(\[]", gap))


def _is_torn_resident(match: re.Match[str], before: str, after: str) -> bool:
    """With a blank where a page broke: only by the word for it."""
    digits = match[0].replace(" ", "")
    whole = KINDS[0].pattern.fullmatch(digits)
    return bool(whole and RESIDENT.search(before) and _is_resident(whole, before, after))


def _is_corporation(digits: str) -> bool:
    """The check digit of a corporation's number, which is public."""
    total = sum(int(digit) * (1 + n % 2) for n, digit in enumerate(digits[:12]))
    return (10 - total % 10) % 10 == int(digits[12])


def _in_code(before: str, after: str) -> bool:
    """Signs right beside unbroken digits that make them a hash, a fraction, an address, a file."""
    return bool(
        re.search(r"[A-Za-z=/_]$|\d\.$", before) or re.match(r"[A-Za-z]|\.(?:png|jpe?g|pdf)", after)
    )


def _is_passport(match: re.Match[str], before: str, after: str) -> bool:
    """A capital and eight digits; like a year's serial number or loosely set, if the word is near."""
    number = match["number"]
    loose = (
        not match["letter"].isupper()
        or match["blank"]
        or re.match("19|20| ", number[:2] + number[4])
    )
    return not loose or bool(re.search("여권|passport", before + after, re.IGNORECASE))


def _is_licence(match: re.Match[str], before: str, after: str) -> bool:
    """Groups with dashes between them, unless they are said to be another code; else by the word."""
    dashed = match["gap"].strip() and match["gap"].strip()[0] in DASH
    return "면허" in before + after or (bool(dashed) and not CODE.search(before))


def _is_card(match: re.Match[str], before: str, after: str) -> bool:
    """Four groups with dashes that begin with no year; else a card's first digits and its sum."""
    digits, gap = re.sub(r"\D", "", match[0]), match["gap"]
    if "카드" in before + after:
        return True
    if gap.strip() and gap.strip()[0] in DASH and not re.match(r"19|20|0", digits):
        return True
    alone = not (re.search(r"\d[ \t]+$", before) or re.match(r"[ \t]+\d", after))
    issued = re.match("4|5[1-5]|35|6|9|2[2-7]", digits)
    return bool(issued) and _luhn(digits) and (alone if gap else not _in_code(before, after))


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + n % 2) for n, digit in enumerate(reversed(digits)))
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0


KINDS = tuple(
    Kind(name, re.compile(pattern), holds)
    for name, pattern, holds in (
        (
            "주민등록번호나 외국인등록번호",
            r"(?<!\d)(?:19|20)?(?P<y>\d\d)(?P<p>[-./]?)(?P<m>0[1-9]|1[0-2])(?P=p)"
            rf"(?P<d>0[1-9]|[12]\d|3[01])(?P<gap>{WIDE})"
            r"(?P<s>[1-8])(?:\d{6}(?!\d)|\d{4,5}[*xX●○]{1,2}(?![*xX●○\d]))",
            _is_resident,
        ),
        (
            "주민등록번호나 외국인등록번호",
            r"(?<!\d)\d(?: ?\d){5} ?- ?[1-8](?: ?\d){6}(?!\d)",
            _is_torn_resident,
        ),
        (
            "여권번호",
            r"(?<![A-Za-z0-9])(?P<letter>[MSRODGmsrodg])(?P<blank>[ -]?)"
            r"(?P<number>\d{4} ?\d{4}|\d{3}[A-Za-z]\d{4})(?![A-Za-z0-9])",
            _is_passport,
        ),
        (
            "운전면허번호",
            rf"(?<!\d)(?:1[1-9]|2[0-8])(?P<gap>{GAP})\d\d(?P=gap)\d{{6}}(?P=gap)\d\d(?!\d)",
            _is_licence,
        ),
        (
            "운전면허번호",
            rf"(?:{PROVINCES})\s?\d\d(?P<gap>{GAP})\d{{6}}(?P=gap)\d\d(?!\d)",
            _is_licence,
        ),
        (
            "카드번호",
            rf"(?<!\d)\d{{4}}(?P<gap>{GAP})\d{{4}}(?P=gap)\d{{4}}(?P=gap)\d{{4}}(?!\d)",
            _is_card,
        ),
        (
            "카드번호",
            rf"(?<!\d)3[47]\d\d(?P<gap>{GAP})\d{{6}}(?P=gap)\d{{5}}(?!\d)",
            lambda match, before, after: (
                _luhn(re.sub(r"\D", "", match[0])) and not _in_code(before, after)
            ),
        ),
    )
)
