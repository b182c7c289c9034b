"""The lists of office files: numbers are counted here, since a file holds only their form; symbols become bullets."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.importers.pieces import QUOTED, Left, Piece
from generator.korean.grammar import OFFICE

GLYPH = re.compile(r"[ \t]*(?P<glyph>[\uf000-\uf0ff])[ \t]*")  # a symbol font's bullet
SPOKEN = frozenset("○◯")  # signs before a speaker
# A label and a gap behind it, as turns begin; the entries of an outline, which have the same sign, have no gap.
LABELLED = re.compile(r"\s*\S{1,14}(?:[ \u00a0]\S{1,10}){0,2}(?:[ \u00a0]{2}|\t|\s?[:：])\s*\S")
USUAL = frozenset("-–—•·∙‣▪▫◦➢➤✓o")
PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]")

ROWS: Mapping[str, str] = {  # as far as they go, and no further
    "circled": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "in brackets": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "with a stop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "Latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "syllable": "가나다라마바사아자차카타파하",
    "jamo": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "circled syllable": "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻",
    "circled jamo": "㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭",
    "circled latin": "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ",
    "circled Latin": "ⒶⒷⒸⒹⒺⒻⒼⒽⒾⒿⓀⓁⓂⓃⓄⓅⓆⓇⓈⓉⓊⓋⓌⓍⓎⓏ",
    "circled hanja": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "stem": "甲乙丙丁戊己庚辛壬癸",
    "stem read": "갑을병정무기경신임계",
    "branch": "子丑寅卯辰巳午未申酉戌亥",
    "hanja digit": "一二三四五六七八九",
    "digit read": "일이삼사오육칠팔구",
}
WORDS: Mapping[str, Sequence[str]] = {
    "hanja": ("", *"一二三四五六七八九"),
    "read": ("", *"일이삼사오육칠팔구"),
}
TENS = {"hanja": "十", "read": "십"}
NATIVE = ["하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열"]
FIGURES: Mapping[str, str] = {"digit": "{}", "zero": "{:02}", "dashes": "- {} -", "none": ""}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How a list prints one of its levels: `%1` stands for the number of the first level, as in `%1.%2)`."""

    form: str
    """Of the number; empty if it is none that we know."""
    pattern: str
    start: int = 1
    after: int | None = None
    """From 1, the deepest level behind which it begins anew; 0 for none, nothing for every level above it."""
    is_plain: bool = False
    """Whether it shows the numbers of all levels in digits."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph's place in a list: which list, what depth (from 0), and at what number it begins anew, if it does."""

    levels: tuple[Level, ...]
    """Of the list, from the outermost."""
    key: str
    depth: int
    restart: int | None = None
    source: str = ""
    """Which of several lists that count together."""
    style: str = ""
    """The form that it shares with lists that may count together, or not."""


def is_spoken(sign: str, depth: int, text: str) -> bool:
    """Whether the sign of a list's outermost level stands before somebody who speaks."""
    alone = text.split()
    is_label = len(alone) == 2 and any(map(OFFICE.search, alone))  # with the words below
    return sign in SPOKEN and not depth and bool(LABELLED.match(text) or is_label)


def whole_number(text: str) -> int | None:
    """What a file states in digits, and in nothing else."""
    return int(text) if text.isascii() and text.isdigit() else None


def numeral(form: str, number: int) -> str | None:
    """A number in a form; None if we do not know how that shows it."""
    row = ROWS.get(form, "")
    if 1 <= number <= len(row):
        return row[number - 1]
    if form in FIGURES:
        return FIGURES[form].format(number)
    if form == "wide":
        return str(number).translate(WIDE)
    if form in ("letters", "Letters") and number >= 1:  # z, aa, bb
        letter = ROWS["latin"][(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letter.upper() if form == "Letters" else letter
    if form in WORDS and 1 <= number <= 99:
        tens, ones = divmod(number, 10)
        return (WORDS[form][tens] if tens > 1 else "") + TENS[form] * bool(tens) + WORDS[form][ones]
    if form == "native" and 1 <= number <= len(NATIVE):
        return NATIVE[number - 1]
    if form in ("roman", "Roman") and 1 <= number < 4000:
        return _roman(number).upper() if form == "Roman" else _roman(number)
    return None


def _roman(number: int) -> str:
    signs = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        signs += sign * times
    return signs


def counted(places: Iterable[Place | None]) -> list[str | None]:
    """What stands before each paragraph, in reading order; empty for one in no list, None where it is not known."""
    counts: dict[str, list[int | None]] = {}
    return [_next(place, counts) if place else "" for place in places]


def _next(place: Place, counts: dict[str, list[int | None]]) -> str | None:
    """The paragraph's number; `counts` goes on by one at its depth, and forgets what begins anew below it."""
    levels, depth = place.levels, place.depth
    now = counts.setdefault(place.key, [])
    now += [None] * (len(levels) - len(now))
    for index in range(depth):
        now[index] = _or(now[index], levels[index].start)
    before = now[depth]
    now[depth] = _or(place.restart, levels[depth].start if before is None else before + 1)
    for index in range(depth + 1, len(levels)):
        if depth + 1 <= _or(levels[index].after, index):
            now[index] = None
    return _printed(levels, depth, [number or 0 for number in now])


def _or(number: int | None, other: int) -> int:
    return other if number is None else number


def _printed(levels: Sequence[Level], depth: int, now: Sequence[int]) -> str | None:
    """A level's pattern with its numbers; `%n` and `%N` are those of all levels down to it."""
    own = levels[depth]
    shown = [numeral("digit" if own.is_plain else levels[n].form, now[n]) for n in range(depth + 1)]
    printed = ""
    for text, number in re.findall(r"([^%]+|%(?![nN\d]))|%(10|[nN\d])", own.pattern):
        path = ".".join(filter(None, shown)) + "." * (number == "N")
        is_path = number in ("n", "N") and None not in shown
        is_plain = {level.form for level in levels[: depth + 1]} == {"digit"}
        if text or (is_path and is_plain):
            printed += text or path
            continue
        index = int(number) - 1 if number.isdigit() else depth + 1
        one = shown[index] if 0 <= index <= depth else None
        if one is None:
            return None
        printed += one
    return printed.strip()


def uncounted(texts: Sequence[str]) -> Iterator[str]:
    """Paragraphs whose numbers we do not know how to write."""
    if texts:
        yield (
            f"문단 {len(texts)}개의 번호는 어떤 모양으로 보이는지 알 수 없어 적지 않았습니다. "
            f"원본을 보고 적어 주세요: {_quoted(texts)}"
        )


def mixed(places: Sequence[Place | None]) -> list[int]:
    """Which paragraphs go on in a list after another had it begin anew: what number they have is not sure."""
    begun = {place.key for place in places if place and place.restart is not None}
    last: dict[str, str] = {}
    first: dict[str, set[str]] = {}
    found = []
    for index, place in enumerate(places):
        if not place:
            continue
        goes_on = last.get(place.key, place.source) != place.source and place.restart is None
        keys = first.setdefault(place.style, {place.key})
        is_other = bool(place.style) and place.key not in keys
        if is_other or (goes_on and place.key in begun):
            found.append(index)
        keys.add(place.key)
        last[place.key] = place.source
    return found


def unsure(texts: Sequence[str]) -> Iterator[str]:
    """Paragraphs from which on the numbers may be others."""
    if texts:
        yield (
            "번호를 새로 시작한 목록과 그렇지 않은 목록이 섞여 있어 번호가 원본과 다를 수 있습니다. "
            f"이 문단부터 견주어 보세요: {_quoted(texts)}"
        )


def _quoted(texts: Sequence[str]) -> str:
    lines = [" ".join(text.split()) for text in texts]
    shown = [f"'{line if len(line) <= QUOTED else f'{line[:QUOTED]}…'}'" for line in lines[:5]]
    return ", ".join(shown) + (" 등" if len(lines) > 5 else "")


def bulleted(pieces: Iterable[Piece]) -> tuple[list[Piece], list[Left]]:
    """Lines that begin with a symbol font's bullet, as the bullets that they show, and the signs."""
    made = [_bulleted(entry) for piece in pieces for entry in _entries(piece)]
    return [piece for piece, _ in made], [sign for _, sign in made if sign]


def _entries(piece: Piece) -> Iterator[Piece]:
    """A paragraph whose lines are entries of a list, each by itself."""
    for index, text in enumerate(re.split(r"\n(?=[ \t]*[\uf000-\uf0ff])", piece.text)):
        yield replace(piece, text=text, number="" if index else piece.number)


def _bulleted(piece: Piece) -> tuple[Piece, Left | None]:
    match = GLYPH.match(piece.text)
    if not match or piece.kind == "heading":
        return piece, None
    sign = Left("글머리표", match["glyph"], piece.where)
    return replace(piece, kind="bullet", text=piece.text[match.end() :]), sign


def doubts(pieces: Iterable[Piece], left: Iterable[Left], pictures: int) -> Iterator[str]:
    """What lists, signs, formulas and pictures leave open."""
    kinds = {one.kind for one in left}
    if "수식" in kinds:
        yield "수식은 글로 옮기지 못했습니다. 원본을 보고 적어 주세요."
    if "글머리표" in kinds:
        yield "글머리표로 쓴 기호는 깊이를 알 수 없어 모두 첫 단계로 두었습니다."
    if pictures:
        yield f"그림이나 도표가 {pictures}개 있습니다. 그 속의 글은 읽지 못합니다."
    if signs := sum(len(PRIVATE.findall(piece.text)) for piece in pieces):
        yield f"글꼴마다 다르게 보이는 기호가 {signs}개 있습니다. 원본을 보고 알맞은 글자로 바꾸세요."


PALE = "바탕을 알 수 없는 흰 글자"  # and how many


def pale(count: int) -> Iterator[str]:
    """Letters that may be white on white."""
    if count:
        yield (
            f"흰 글자 {count:,}자가 있는데 바탕의 빛깔을 알 수 없어 초안에 넣었습니다. "
            "원본에서 보이지 않는 글이면 초안에서 지우세요."
        )


def pasted(count: int) -> Iterator[str]:
    """Other files that the program shows as part of the text."""
    if count:
        yield (
            f"다른 파일의 글을 이어 붙인 자리가 {count:,}곳 있는데 그 글은 읽지 못했습니다. "
            "워드에서 열어 다시 저장해 가져오거나, 원본을 보고 적어 주세요."
        )


def signed(spoken: int, others: Iterable[str]) -> Iterator[str]:
    """Signs of lists: those that may be a speaker's stand in the draft, the others do not."""
    if spoken:
        yield (
            f"목록의 글머리표 ○로 시작하는 문단 {spoken:,}개에 ○를 글자로 적었습니다. "
            "발언자를 나타내는 것이 아니면 `- `로 바꾸세요."
        )
    if signs := sorted(set(others) - USUAL):
        yield f"글머리표 {', '.join(signs)}를 모두 `- `로 적었습니다. 발언자를 나타내는 것이면 되돌리세요."
