"""From the lines of a page to paragraphs: page furniture out, hard line ends healed, nothing lost.

In: lines in reading order with their places, in any unit (points of a PDF, columns of plain text). Out:
paragraphs as pieces, and every join with its reason. Pure; whether a space belongs between two lines
is asked of the document's own words, then of `glue`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.importers.lines import GAP, Line, below
from generator.importers.pieces import Joined, Left, Piece
from generator.importers.seams import Evidence, Glue, Seam, evidence, separator
from generator.korean import grammar
from generator.korean.proceedings import BEFORE_MASK, LIST_HEAD

SHORT = 1.8  # in letters: a line that ends so far before the margin was ended on purpose
TITLE_LINES = 60  # an agenda title with its proposers is never longer; na_299 has nine
CELLS = 3  # columns from here on are cells of tables
LONGEST_ASIDE = 100  # letters
ENDS_SHOWN = 20  # letters of each line in the report of a join

MARK = re.compile(rf"[○◯](?![○◯〇]| ?[○◯〇] ?[○◯〇])\s?\S|{BEFORE_MASK}")
SIGN = re.compile(r"[◆◇■□●◎※▶▷❍▣◈\uf000-\uf0ff]|[-–—] ")
WEAK_SIGN = re.compile(
    rf"[〈<《【［\[「『*+•·∙◦▪①-⑳⑴-⒇]|[ㅇo] |\d{{1,3}}\) ?|[{grammar.LETTERS}][.)] |\("
)
# `나라라 위원 :` at a line's head; no mark of a sentence before the colon.
LABEL = re.compile(r"(?P<label>[^\s:：.,?!\"“‘<>|][^:：.,?!\"“‘<>|]{0,22}?)\s?[:：](?!\d)")
SOMEBODY = (grammar.OFFICE, grammar.OFFICE_THEN_NAME, grammar.MASK)
BARE = re.compile(r"[위의]원|이사|님")  # an office that may be the end of a line's name
NUMBER = re.compile(r"\d{1,3}\. ?(?!\d)\D")
HALF_DATE = re.compile(r"\d{1,4}\. ?$")
BULLET = re.compile(r"(?:[-–—•∙·◦▪*] |[\uf000-\uf0ff] ?)")
ASIDE = re.compile(r"\([^()]*\)$")  # a time or a stage direction, alone on its line
KNOWN_ASIDE = re.compile(r"\(.*(?:\d+ ?[시時].*|있음|없음|실음|음|함|묵념|타|경례)\)$")
UNFINISHED = re.compile(r"[에의및을를은는한할관와,·․ㆍ]$")  # no title of an item ends so
ATOM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/%-]*|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Margins:
    """What full lines reach."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document sets its lines."""

    margins: Mapping[tuple[int, int], Margins]
    """By column, and odd or even page."""
    leading: float
    """From line to line."""
    ragged: bool
    """Lines end with a word, each at its own place; else a word may be cut."""
    indented: bool
    """The first line of a paragraph begins further right."""
    slack: float = SHORT
    """Letters that may be missing at the end of a line that goes on in mid-sentence."""
    labels: frozenset[str] = frozenset()
    """Who speaks, by what stands before a colon at the heads of lines."""
    apart: float = 0.0
    """From line to line where a paragraph ends; 0 if there is no white between them."""

    def of(self, line: Line) -> Margins:
        """Those of its column, or of its cell."""
        margins = self.margins[line.column, line.page % 2]
        return Margins(margins.left, line.limit) if line.limit else margins


def paragraphs(lines: Sequence[Line], habits: Habits) -> list[list[Line]]:
    """The lines in groups that are a paragraph each, in order."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, habits):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def measured(lines: Sequence[Line]) -> Habits:
    """How the lines are set."""
    sides: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        sides[line.column, line.page % 2].append(line)
    margins = {
        key: Margins(
            below([line.x0 for line in some], 0.05), below([line.x1 for line in some], 0.95)
        )
        for key, some in sides.items()
    }
    steps = [round(two.top - one.top, 1) for one, two in pairwise(lines) if _next_to(one, two)]
    leading = Counter(steps).most_common(1)[0][0] if steps else 0.0
    plain = Habits(margins, leading, False, False)
    known = replace(plain, ragged=_ragged(lines, plain), indented=_indented(lines, plain))
    return replace(known, labels=_labels(lines, known), apart=_apart(lines, leading))


def label_of(line: Line) -> str:
    """What stands before a colon at a line's head, if it may be somebody: `나라라 위원`."""
    match = LABEL.match(line.text)
    label = " ".join(match["label"].split()) if match else ""
    return label if re.search("[가-힣○◯]", label) else ""


def _labels(lines: Sequence[Line], habits: Habits) -> frozenset[str]:
    """Labels of offices and masks, and those that more than one line begins with, one of them surely."""
    heads = [(label_of(two), _ended(one, two, habits)) for one, two in pairwise(lines)]
    times = Counter(label for label, _ in heads)
    named = {label for label, is_sure in heads if is_sure and times[label] > 1}
    offices = {
        label
        for label in times
        if any(sign.search(label.rstrip(")")) for sign in SOMEBODY) and not BARE.fullmatch(label)
    }
    return frozenset(named | offices) - {""}


def _apart(lines: Sequence[Line], leading: float) -> float:
    """The least white between paragraphs, where lines above such white end sentences."""
    pairs = [(one, two) for one, two in pairwise(lines) if _next_to(one, two)]
    wide = [
        (two.top - one.top, bool(grammar.SENTENCE_END.search(one.text)))
        for one, two in pairs
        if 1.2 * leading < two.top - one.top <= 1.4 * leading
    ]
    ends = sum(is_end for _, is_end in wide)
    return min(step for step, _ in wide) - 0.1 if ends > 3 and ends > 0.8 * len(wide) else 0.0


def _next_to(one: Line, two: Line) -> bool:
    return (one.page, one.column) == (two.page, two.column) and two.top > one.top


def _ragged(lines: Sequence[Line], habits: Habits) -> bool:
    """Whether few of the longer lines end at the margin itself."""
    rooms = [(habits.of(line).right - line.x1) / line.size for line in lines]
    longer = [room for room in rooms if room < 6]
    return sum(room < 1.1 for room in longer) < 0.55 * len(longer)


def _indented(lines: Sequence[Line], habits: Habits) -> bool:
    """Whether what surely begins a paragraph stands further right than what does not."""
    sure = [
        two
        for one, two in pairwise(lines)
        if grammar.SENTENCE_END.search(one.text)
        and habits.of(one).right - one.x1 > 4 * one.size
        and not begins_anew(two)
    ]
    return len(sure) > 4 and sum(_indent(line, habits) > 0.4 for line in sure) > 0.8 * len(sure)


def _indent(line: Line, habits: Habits) -> float:
    return (line.x0 - habits.of(line).left) / line.size


def _begins(group: Sequence[Line], line: Line, habits: Habits) -> bool:
    """Whether a line begins a paragraph, rather than goes on with the one before."""
    last, text = group[-1], " ".join(part.text for part in group[:TITLE_LINES])
    if last.column != line.column and max(last.column, line.column) >= CELLS:
        return True
    if MARK.match(line.text) and not last.text.endswith(("○", "◯")):
        return True
    if _is_open(text, len(group)):
        return False
    if _is_row(line) or _is_row(last) or _stands_alone(text, line):
        return True
    if label_of(line) in habits.labels:
        return True
    white = habits.apart or 1.4 * habits.leading
    apart = _next_to(last, line) and line.top - last.top > white > 0
    if apart or abs(line.size - last.size) > 0.08 * last.size:
        return True
    ended = _ended(last, line, habits)
    if _enters_a_list(line, last, ended):
        return True
    if _unfinished_title(text, last, habits):
        return False
    return ended or _moved(group, line, habits)


def _is_open(text: str, count: int) -> bool:
    """An agenda title or a stage direction whose bracket is not closed yet."""
    listed = NUMBER.match(text) or text.startswith("(")
    return bool(listed) and count < TITLE_LINES and text.count("(") > text.count(")")


def _is_row(line: Line) -> bool:
    """Cells of a table, or names in columns: two gaps, or one that ends no label."""
    return line.text.count(GAP) > 1 or (GAP in line.text and not MARK.match(line.text))


def _stands_alone(text: str, line: Line) -> bool:
    """A time, a stage direction, a bracketed label, the head of a list, alone on its line: before this line, or this line."""
    if LIST_HEAD.match(text) or LIST_HEAD.match(line.text):
        return True
    return any(
        len(one) < LONGEST_ASIDE and (sign.match(one) or grammar.LABEL_ALONE.match(one))
        for one, sign in ((text, ASIDE), (line.text, KNOWN_ASIDE))
    )


def _ended(last: Line, line: Line, habits: Habits) -> bool:
    """Whether the line before has room for what the next begins with: it was ended on purpose."""
    room = (habits.of(last).right - last.x1) / last.size
    if habits.ragged:
        return room > _width(line.text.split()[0]) + 0.8
    atom = ATOM.match(line.text)
    short = SHORT if grammar.SENTENCE_END.search(last.text) else habits.slack
    return room > short + max(0.0, _width(atom[0] if atom else "") - 1)


def _width(text: str) -> float:
    """In letters: Hangul is one, Latin about half of one."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.55 for char in text)


def begins_anew(line: Line) -> bool:
    """Whether it begins with the mark of a speaker, a sign or a number."""
    patterns = (MARK, SIGN, WEAK_SIGN, NUMBER)
    return any(pattern.match(line.text) for pattern in patterns)


def _enters_a_list(line: Line, last: Line, ended: bool) -> bool:
    """Whether it begins as an entry of a list does; half a sentence may look so: `…습니⏎다. `."""
    if SIGN.match(line.text):
        return True
    if NUMBER.match(line.text):
        return not HALF_DATE.search(last.text)
    closed = ended or bool(grammar.SENTENCE_END.search(last.text))
    return bool(WEAK_SIGN.match(line.text)) and closed


def _unfinished_title(text: str, last: Line, habits: Habits) -> bool:
    """`13. 액화천연가스 … 지원에`: an agenda title that its line cut short."""
    margins = habits.of(last)
    long = last.x1 - margins.left > 0.7 * (margins.right - margins.left)
    return bool(NUMBER.match(text) and UNFINISHED.search(last.text)) and long


def _moved(group: Sequence[Line], line: Line, habits: Habits) -> bool:
    """Whether its beginning says that it is another paragraph's: indented, or back from an indent."""
    first, last = group[0], group[-1]
    indent, more = _indent(line, habits), [_indent(part, habits) for part in group[1:TITLE_LINES]]
    if begins_anew(first) and not MARK.match(first.text):
        if more:  # its other lines hang below its first, or stand at the margin
            return indent < min(more) - 0.4 or indent > max(more) + 1.2
        return indent < _indent(first, habits) - 0.4 and not habits.indented
    step = abs(indent - _indent(last, habits))
    if step > 3.2:
        return True
    block = step < 0.2 and not grammar.SENTENCE_END.search(last.text)  # all of it is indented
    return habits.indented and indent > 0.4 and not block


@dataclass(frozen=True, slots=True)
class Flowed:
    """Lines as pieces; `marks` are the bullets' signs, which are no text."""

    pieces: tuple[Piece, ...]
    marks: tuple[Left, ...]
    joins: tuple[Joined, ...]


def flow(groups: Sequence[Sequence[Line]], glue: Glue, unit: str) -> Flowed:
    """Paragraphs as pieces, in order; `unit` names their pages in the report: `쪽`."""
    seams = [
        [Seam(one.text, two.text, one.spaced) for one, two in pairwise(group)] for group in groups
    ]
    every = [seam for some in seams for seam in some]
    found = evidence((line.text for group in groups for line in group), every)
    pieces: list[Piece] = []
    marks: list[Left] = []
    joins: list[Joined] = []
    bullets: list[float] = []
    for group, some in zip(groups, seams, strict=True):
        joined = [
            _joined(seam, found, glue, f"{line.page}{unit}")
            for seam, line in zip(some, group[1:], strict=True)
        ]
        text = _healed(group, joined)
        joins += joined
        mark = BULLET.match(text)
        first = group[0]
        under = [place for place in bullets if place < first.x0 - 0.5 * first.size]
        bullets = [*under, first.x0] if mark else []
        if mark and text[mark.end() :].strip():
            marks.append(Left("글머리표", mark[0].strip(), f"{group[0].page}{unit}"))
            pieces.append(Piece("bullet", text[mark.end() :].strip(), len(bullets) - 1))
        else:
            pieces.append(Piece("plain", text))
    return Flowed(tuple(pieces), tuple(marks), tuple(joins))


def _joined(seam: Seam, found: Evidence, glue: Glue, where: str) -> Joined:
    space, by = separator(seam, found, glue)
    ends = seam.left[-ENDS_SHOWN:], seam.right[:ENDS_SHOWN]
    return Joined(*ends, "space" if space else "none", by, where)


def _healed(group: Sequence[Line], joined: Sequence[Joined]) -> str:
    blanks = ("", *(" " if join.separator == "space" else "" for join in joined))
    return "".join(blank + line.text for blank, line in zip(blanks, group, strict=True))
