"""The record's file against the transcript page: every character once, in order, and no other.

In: the letters of both. Out: where they part. What may be missing on the page is a closed list: the signs `#` and `-` that
begin a line, the circle or box before a speaker's label (never a circle that hides a name with the next), the brackets or asterisks around it, the
colon behind it, blanks at a line's ends; in a table whose header says that its rows are turns (`| 발언자 | 발언 내용 |`) the signs `|` before,
between and behind the cells of a row that is shown as one, each cell by itself if there are more than two; where a page break was healed, a line's end may be a blank or nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.verify.characters import BORDER, JOINED, LINE, NONE, Letters

OPEN, CLOSE, STAR = (
    frozenset("〈<＜《【○◯●〇◎▶ㅇ□■◆◇▣(（[→⇒➔➜☞⇨➡↳▷▸►·•◦∙ㆍ◈❍❏☐❑※"),
    frozenset("〉>＞》】)）]:：-–—"),
    "*",
)
HIDING = frozenset("○◯〇●")
GLUED = re.compile("[○◯〇]{3}(?![○◯〇])")  # before it a fourth circle is a sign
UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff")  # web pages have them beside a mark
COLON = frozenset(":：-–—")  # one of them behind a label
AROUND = frozenset("〈<＜《【〉>＞》】*")  # that stand nowhere else as a rule
STRIDE = 250  # letters that are compared at once
WINDOW = 4000  # letters on each side in which the two texts are brought together again
SURE = 8  # letters that must agree for that
LIKELY, RULE = 4, 3  # letters that agree between two differences; dashes
MOST = 40  # differences after which a page is not read further


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where file and page part: what the file has there, and what the page has."""

    lost: str
    invented: str
    file_line: int
    page_line: int

    @property
    def is_gap(self) -> bool:
        """Only blanks or line ends differ."""
        return self.lost == self.invented


def compare(file: Letters, page: Letters) -> tuple[list[Difference], int]:
    """Where the two part, and how many signs around labels the page leaves out."""
    found: list[Difference] = []
    around, bars = Around(), Bars()
    edges = page.starts | page.ends
    places = Places(sorted(edges), sorted(file.borders))
    pairs = zip(sorted(page.starts), sorted(page.ends), strict=False)
    labels = {a: page.text[a:b] for a, b in pairs}
    left = right = 0
    while (left < len(file.text) or right < len(page.text)) and len(found) < MOST:
        same = 0 if around.stars or bars.gap else places.agree(file, left, page, right)
        if same:
            left, right = left + same, right + same
            continue
        here = file.text[left : left + 1]
        is_word = here == page.text[right : right + 1] != file.text[left + 1 : left + 2]
        at_end = right in page.ends and around.place < right and (here == STAR or not is_word)
        is_more = here in COLON and _run(file.text, left) > _run(page.text, right, here)
        at_end = at_end and (here not in COLON or is_more)
        if left in file.borders and bars.leaves_out(file, left, page, right):
            around, left = around.shut(), left + 1
        elif here and at_end and around.closes(here, file.gaps[left]):
            left += 1
        elif here == STAR and around.stars and _ends_line(file, left):
            around.stars, around.signs, left = around.stars - 1, around.signs + 1, left + 1
        elif here in UNSEEN and right in edges and here != page.text[right : right + 1]:
            around.signs, left = around.signs + 1, left + 1
        elif around.place != right and _is_before(file, left, labels.get(right, " ")):
            around = around.at(right)
            around.opens(here)
            left += 1
        elif here and here == page.text[right : right + 1]:
            gap = bars.gap_before(file.gaps[left])
            is_same = _same_gap(gap, page.gaps[right]) or _is_behind_rule(file.text, left)
            if right not in edges and not is_same:
                found.append(_difference(file, left, left + 1, page, right, right + 1))
            around = around.at(right) if right in page.starts else around
            left, right = left + 1, right + 1
        elif right in page.starts and _may_open(file, left):
            around = around.at(right)
            around.opens(here)
            left += 1
        else:
            a, b = file.text[left : left + WINDOW], page.text[right : right + WINDOW]
            signs = bars.among(file, left)
            parts, ahead, more = _apart(a, b, signs)
            found += [
                _difference(file, left + a, left + b, page, right + c, right + d)
                for a, b, c, d in parts
            ]
            left, right = left + ahead, right + more
    return found, around.signs


@dataclass(frozen=True, slots=True)
class Places:
    """Where letters of a page and of its file are not to be compared alone, in order."""

    edges: Sequence[int]
    """Of labels on the page."""
    borders: Sequence[int]
    """Of cells in the file."""

    def agree(self, file: Letters, left: int, page: Letters, right: int) -> int:
        """How many letters from here on agree, blanks before them too, with no such place among them: some, or none."""
        most = min(
            STRIDE, _ahead(self.edges, right, page.text), _ahead(self.borders, left, file.text)
        )
        stop, end = left + most, right + most
        is_same = file.text[left:stop] == page.text[right:end]
        return most if is_same and file.gaps[left:stop] == page.gaps[right:end] else 0


def _ahead(places: Sequence[int], here: int, text: str) -> int:
    """How far it is to the next of these places."""
    n = bisect_left(places, here)
    return (places[n] if n < len(places) else len(text)) - here


def _run(text: str, place: int, sign: str = "") -> int:
    """How often a sign, that of the place itself if none is given, stands in a row from there on."""
    sign = sign or text[place : place + 1]
    end = place
    while text[end : end + 1] == sign != "":
        end += 1
    return end - place


def _may_open(file: Letters, place: int) -> bool:
    """Whether a sign is one that may stand before a label; of circles that hide a name, in a row, none is."""
    here, behind = file.text[place : place + 1], file.text[place + 1 : place + 2]
    hides = here in HIDING and behind == here and file.gaps[place + 1] == NONE
    return not hides and (here in OPEN or here == STAR)


def _is_before(file: Letters, left: int, label: str) -> bool:
    """Whether a sign stands before a label that begins with the same sign: `○ ○○○ 위원`, `○○○○ 위원`."""
    signs = [label[:1] + bracket + label for bracket in ("", "(", "[", "（")]
    is_same = label[:1] in OPEN and file.text.startswith(tuple(signs), left)
    return is_same and (_may_open(file, left) or bool(GLUED.match(label)))


@dataclass(slots=True)
class Around:
    """The signs around the label that is being read: one bracket at its end, stars as at its head."""

    signs: int = 0
    """All that were left out so far."""
    place: int = -1
    closers: int = 0
    stars: int = 0
    colons: int = 1

    def at(self, place: int) -> "Around":
        """The same for the label that begins at a place of the page."""
        return self if place == self.place else Around(self.signs, place, closers=1)

    def opens(self, sign: str) -> None:
        """A sign before the label is left out."""
        self.signs += 1
        self.stars += sign == STAR

    def shut(self) -> "Around":
        """The same behind a cell's border: that is left out, and no sign of the label may follow."""
        return Around(self.signs + 1, self.place, closers=0, stars=0, colons=0)

    def closes(self, sign: str, gap: int) -> bool:
        """Whether a sign behind the label, on its line, is left out."""
        if sign in COLON:
            left = self.colons
        else:
            left = self.closers if sign in CLOSE else self.stars if sign == STAR else 0
        if gap == LINE or not left:
            return False
        self.colons -= sign in COLON
        self.closers -= sign in CLOSE and sign not in COLON
        self.stars -= sign == STAR
        self.signs += 1
        return True


@dataclass(slots=True)
class Bars:
    """The signs of the row that is being read: left out together, where a label begins or the row has none."""

    kept: int = -1
    """The last row that is shown with its signs."""
    gap: int = NONE
    """What stands before those that were left out last."""

    def leaves_out(self, file: Letters, place: int, page: Letters, right: int) -> bool:
        """Whether the sign at a place of the file is none of the page's."""
        row = file.borders[place]
        if row == place:
            is_turn = right in page.starts or file.borders.get(place + 1) == row
            is_turn = is_turn or row in file.wide
            is_shown = page.text[right : right + 1] == BORDER
            self.kept = self.kept if is_turn and not is_shown else row
        if row == self.kept:
            return False
        self.gap = LINE if row in file.wide else max(self.gap, file.gaps[place])
        return True

    def gap_before(self, own: int) -> int:
        """What stands before a letter, and before the signs in front of it."""
        gap, self.gap = max(own, self.gap), NONE
        return gap

    def among(self, file: Letters, left: int) -> frozenset[int]:
        """Where such signs stand in the window that begins at a place."""
        ahead = range(left, left + WINDOW) if file.borders else range(0)
        return frozenset(n - left for n in ahead if file.borders.get(n, self.kept) != self.kept)


def _ends_line(file: Letters, place: int) -> bool:
    """Whether only stars are left of the line: `**〈위원장〉 시작하겠음.**`."""
    while file.text[place : place + 1] == STAR:
        place += 1
        if place < len(file.text) and file.gaps[place] == LINE:
            return True
    return place == len(file.text)


def _same_gap(file: int, page: int) -> bool:
    return file == page or (file == LINE and page == JOINED)


def _is_behind_rule(text: str, left: int) -> bool:
    """Whether a mark stands right behind a rule of dashes, which is a paragraph of its own."""
    before = text[max(left - RULE, 0) : left]
    return text[left] in OPEN and len(before) == RULE and set(before) <= set("-─━=")


def _apart(
    a: str, b: str, signs: frozenset[int] = frozenset()
) -> tuple[list[tuple[int, int, int, int]], int, int]:
    """The differing parts at the head of two texts, and where they surely agree again.

    The signs around labels and cells are no help in this: only one of the texts has them.
    """
    here, there = [n for n in _plain(a) if n not in signs], _plain(b)
    left, right = ("".join(text[n] for n in at[:-1]) for text, at in ((a, here), (b, there)))
    again = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    if again.size < SURE:
        return [(0, len(a), 0, len(b))], len(a), len(b)
    matcher = SequenceMatcher(None, left[: again.a], right[: again.b], autojunk=False)
    parts: list[tuple[int, int, int, int]] = []
    i = j = 0
    for block in matcher.get_matching_blocks():
        if block.size >= LIKELY or not block.size:  # the last block has no size
            if (i, j) != (block.a, block.b):
                parts.append((here[i], here[block.a], there[j], there[block.b]))
            i, j = block.a + block.size, block.b + block.size
    ahead, more = here[again.a], there[again.b]
    return parts or [(0, ahead, 0, more)], ahead, more  # one such sign may be all that is lost


def _plain(text: str) -> list[int]:
    """The places of a text's letters, signs around labels aside, and its end."""
    return [*(n for n, char in enumerate(text) if char not in AROUND), len(text)]


def _difference(file: Letters, a: int, b: int, page: Letters, c: int, d: int) -> Difference:
    line = _line(file.lines, a)
    return Difference(file.text[a:b], page.text[c:d], line, _line(page.lines, c))


def _line(lines: Sequence[int], place: int) -> int:
    return lines[min(place, len(lines) - 1)] if lines else 1
