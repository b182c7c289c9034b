"""The lists of office files: numbers are counted here, since a file holds only their form; symbols become bullets."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.importers.pieces import Left, Piece

GLYPH = re.compile(r"[ \t]*(?P<glyph>[\uf000-\uf0ff])[ \t]*")  # a symbol font's bullet
PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]")

ROWS: Mapping[str, str] = {
    "circled": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "Latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "syllable": "가나다라마바사아자차카타파하",
    "jamo": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "circled syllable": "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻",
    "circled latin": "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ",
}
WORDS: Mapping[str, Sequence[str]] = {
    "hanja": ("", *"一二三四五六七八九"),
    "read": ("", *"일이삼사오육칠팔구"),
}
TENS = {"hanja": "十", "read": "십"}
NATIVE = ["하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열"]
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How a list prints one of its levels: `%1` stands for the number of the first level, as in `%1.%2)`."""

    form: str
    pattern: str
    start: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph's place in a list: which list, what depth (from 0), and whether it counts anew from here."""

    levels: tuple[Level, ...]
    """Of the list, from the outermost."""
    key: str
    depth: int
    restart: bool = False


def numeral(form: str, number: int) -> str:
    """A number in a form; in digits where the form has no sign for it."""
    row = ROWS.get(form, "")
    if 1 <= number <= len(row):
        return row[number - 1]
    if form in WORDS and 1 <= number <= 99:
        tens, ones = divmod(number, 10)
        return (WORDS[form][tens] if tens > 1 else "") + TENS[form] * bool(tens) + WORDS[form][ones]
    if form == "native" and 1 <= number <= len(NATIVE):
        return NATIVE[number - 1]
    if form in ("roman", "Roman") and 1 <= number < 4000:
        return _roman(number).upper() if form == "Roman" else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    signs = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        signs += sign * times
    return signs


def counted(places: Iterable[Place | None]) -> list[str]:
    """What stands before each paragraph, in reading order; empty for one in no list."""
    counts: dict[str, list[int]] = {}
    return [_next(place, counts) if place else "" for place in places]


def _next(place: Place, counts: dict[str, list[int]]) -> str:
    """The paragraph's number; `counts` goes on by one at its depth, and forgets what is deeper."""
    before = counts.get(place.key, []) if not place.restart else []
    levels, depth = place.levels, place.depth
    above = [before[i] if i < len(before) else levels[i].start for i in range(depth)]
    own = before[depth] + 1 if depth < len(before) else levels[depth].start
    counts[place.key] = now = [*above, own]
    printed = levels[depth].pattern
    for index in range(depth, -1, -1):  # %10 before %1
        printed = printed.replace(f"%{index + 1}", numeral(levels[index].form, now[index]))
    return printed.strip()


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


PALE = "바탕을 알 수 없는 흰 글자 {:,}자"


def pale(count: int) -> Iterator[str]:
    """Letters that may be white on white."""
    if count:
        yield (
            f"흰 글자 {count:,}자가 있는데 바탕의 빛깔을 알 수 없어 초안에 넣었습니다. "
            "원본에서 보이지 않는 글이면 초안에서 지우세요."
        )
