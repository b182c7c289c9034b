"""Pieces to the draft of a record (초안), and a report of what became of the file, for the person who reviews it.

Pure. No letter of a piece is lost: a line that the form of records would take for a heading or a
bullet, though the file has none there, is put into a bullet, where its sign is text again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from generator.importers.lists import PRIVATE
from generator.importers.pieces import HIDDEN, Document, Joined, Left, Piece, letters
from generator.korean.grammar import BULLET, HEADING
from generator.machine.dumping import dumped
from generator.privacy.personal import hide

TABLE = re.compile(r"표 \d+")
MAX_LEVEL = 6
MAX_SHOWN = 50  # entries of a list; the rest is counted
LONG = 80  # letters of a quote
DECIDED = {"record": "같은 글의 다른 곳", "kiwi": "띄어쓰기 모델", "default": "기본"}


def draft(document: Document) -> str:
    """The text of `minutes.md`."""
    written = ""
    before = None
    for piece in document.pieces:
        if block := _block(piece):
            is_list = piece.kind == before == "bullet"
            written += ("\n" if is_list else "\n\n" if written else "") + block
            before = piece.kind
    return f"{written}\n"


def notes(
    original: str, *, reading: Literal["digital", "ocr"] = "digital", is_draft: bool = False
) -> str:
    """The text of `meeting.yml`; `original` is the file's name."""
    known = {"original": original, "reading": reading} | ({"status": "draft"} if is_draft else {})
    return dumped(known)


def _block(piece: Piece) -> str:
    """A piece's lines with their markup; nothing for one without text."""
    first, *more = _lines(piece) or [""]
    if not first:
        return ""
    if piece.kind == "label":
        return f"### 〈{' '.join((first, *more))}〉"
    if piece.kind == "heading":  # which is one line
        return f"{'#' * min(piece.level, MAX_LEVEL)} {' '.join((first, *more))}"
    indent = "  " * piece.level if piece.kind == "bullet" else ""
    bullet = f"{indent}- "
    opening = bullet if piece.kind == "bullet" or _is_markup(first) else ""
    rest = (f"{bullet if _is_markup(line) else indent}{line}" for line in more)
    return "\n".join((opening + first, *rest))


def _lines(piece: Piece) -> list[str]:
    lines = [line.strip() for line in piece.text.splitlines() if line.strip()]
    return [f"{piece.number} {lines[0]}".strip(), *lines[1:]] if lines else []


def _is_markup(line: str) -> bool:
    return bool(HEADING.match(line) or BULLET.match(line))


def questions(document: Document) -> Iterator[str]:
    """What the form of records made of pieces that do not fit it, a sentence each."""
    plain = [piece for piece in document.pieces if piece.kind == "plain"]
    bullets = [piece for piece in document.pieces if piece.kind == "bullet"]
    headings = [piece for piece in document.pieces if piece.kind == "heading"]
    lines = [line for piece in plain for line in _lines(piece)]
    lines += [line for piece in bullets for line in _lines(piece)[1:]]
    if signs := [line for line in lines if _is_markup(line)]:
        yield (
            f"`-`나 `#`으로 시작하는 줄 {len(signs)}개를 글머리표 안에 두었습니다. 글자로 친 글머리표이면 "
            f"앞의 `- `를 하나 지우세요: {_listed(signs)}"
        )
    turns = [piece for piece in document.pieces if piece.kind == "label"]
    if turns:
        yield (
            f"발언자와 발언 내용을 적은 표의 {len(turns)}줄을 `### 〈발언자〉`와 그 아래의 글로 적었습니다. "
            f"표 뒤에 발언이 아닌 글이 있으면 그 앞에 제목을 두세요: {_listed(t.text for t in turns)}"
        )
    told = {piece.where for piece in turns}
    found = (TABLE.match(piece.where) for piece in document.pieces)
    if tables := {match[0] for match in found if match} - told:
        yield f"표 {len(tables)}개의 글을 줄과 칸의 차례대로, 칸마다 새 문단으로 적었습니다."
    if broken := [piece.text for piece in headings if len(_lines(piece)) > 1]:
        yield f"줄이 바뀌는 제목 {len(broken)}개를 한 줄로 이었습니다: {_listed(broken)}"
    if deep := [piece.text for piece in headings if piece.level > MAX_LEVEL]:
        yield f"{MAX_LEVEL}단계보다 깊은 제목 {len(deep)}개를 {MAX_LEVEL}단계로 적었습니다: {_listed(deep)}"


def report(document: Document, original: str, sha256: str) -> str:
    """What was read and what was not, as Markdown; words of the record stand in it as code."""
    doubts = (*document.doubts, *questions(document))
    parts = (
        f"## 가져온 초안: {code(original)}\n\n원본의 SHA-256: `{sha256}`",
        "\n".join(f"- {line}" for line in _figures(document)),
        _section("살펴볼 것", [_escaped(hide(doubt)) for doubt in doubts]),
        _section("회의록에 넣지 않은 것", _left_out(document.left_out)),
        _section("이은 줄", [_joined(one) for one in document.joins]),
        "원본과 견주어 본 뒤 합치세요. 공개하지 않을 글은 합치기 전에 지워야 합니다.",
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _figures(document: Document) -> Iterator[str]:
    kinds = Counter(piece.kind for piece in document.pieces)
    numbered = sum(bool(piece.number) for piece in document.pieces)
    yield (
        f"제목 {kinds['heading'] + kinds['label']:,}개, 글머리표 {kinds['bullet']:,}개, 문단 {kinds['plain']:,}개"
        + (f" (번호를 세어 붙인 것 {numbered:,}개)" if numbered else "")
    )
    places = Counter(piece.where for piece in document.pieces if piece.where)
    if places:
        yield "본문 밖의 글: " + _rest([f"{code(where)} {n:,}개" for where, n in places.items()])
    read = sum(letters(piece.text) for piece in document.pieces)
    left = sum(letters(one.text) for one in document.left_out)
    yield f"글자: 파일 {document.letters:,}자, 읽은 것 {read:,}자, 넣지 않은 것 {left:,}자"


def _left_out(left: Sequence[Left]) -> list[str]:
    """Each kind of text with its words, said once if they are repeated; of what nobody sees in the file no word."""
    hidden: dict[str, list[Left]] = {}
    times = Counter((one.kind, one.text.strip()) for one in left if one.kind not in HIDDEN)
    for one in dict.fromkeys(left):  # 한글 keeps a memo twice
        if one.kind in HIDDEN and one.text.strip():
            hidden.setdefault(one.kind, []).append(one)
    counted = [
        f"{kind} {len(some):,}곳, {sum(letters(one.text) for one in some):,}자: 여기에 옮기지 않습니다. 원본에서 보세요{_places(some)}"
        for kind, some in hidden.items()
    ]
    quoted = [
        f"{kind}{f' {n:,}번' if n > 1 else ''}{f': {code(text)}' if text else ''}"
        for (kind, text), n in times.items()
    ]
    return [*counted, *quoted]


def _places(some: Sequence[Left]) -> str:
    """Where in the text it was, and how much."""
    told = [f"{code(one.place)} {letters(one.text):,}자" for one in some if one.place]
    return f". 자리: {_rest(told)}" if told else ""


def _joined(one: Joined) -> str:
    between = "띄어서" if one.separator == "space" else "붙여서"
    where = f" ({_escaped(one.where)})" if one.where else ""
    return f"{code(one.left)} + {code(one.right)}: {between}, {DECIDED[one.by]}{where}"


def _section(title: str, entries: list[str]) -> str:
    if not entries:
        return ""
    shown = [f"- {entry}" for entry in entries[:MAX_SHOWN]]
    more = [f"- 그 밖에 {len(entries) - MAX_SHOWN:,}개"] if len(entries) > MAX_SHOWN else []
    return "\n".join((f"### {title} {len(entries):,}개", "", *shown, *more))


def _rest(entries: list[str]) -> str:
    more = [f"그 밖에 {len(entries) - MAX_SHOWN:,}곳"] if len(entries) > MAX_SHOWN else []
    return ", ".join((*entries[:MAX_SHOWN], *more))


def _listed(texts: Iterable[str]) -> str:
    quotes = [f"'{_short(text)}'" for text in texts]
    return ", ".join(quotes[:3]) + (" 등" if len(quotes) > 3 else "")


def _short(text: str) -> str:
    """On one line, with its two ends if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONG else f"{line[: LONG // 2]} … {line[-LONG // 2 :]}"


def code(text: str) -> str:
    """A text as Markdown code, whatever is in it; never a number that must not be published."""
    line = PRIVATE.sub(lambda match: f"U+{ord(match[0]):04X}", _short(hide(text)))
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    blank = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{blank}{line}{blank}{fence}"


def _escaped(text: str) -> str:
    """A sentence in which words of the record may stand: none of its signs is markup, a mention or a link."""
    line = re.sub(r"([\\`*_{}\[\]()<>#|~!@&:/])", r"\\\1", " ".join(text.split()))
    return re.sub(
        r"(?<=[@#/])(?=\w)", "\u2060", line
    )  # the code host looks for `@name` in what is shown
