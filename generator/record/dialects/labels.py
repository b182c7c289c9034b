"""Where a speaker's label ends and speech begins, on a line behind a mark: `위원장 홍길동   좌석을 …`.

By the file's own evidence: a wide gap ends a label, or the line does; where a gap was lost, the longest label
that the file has elsewhere. In files with one blank everywhere a label is mostly two words.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from generator.korean import bodies
from generator.korean import proceedings as signs
from generator.korean.grammar import PARTICLE, UNIT_OFFICE
from generator.korean.hanja import reading
from generator.korean.nobody import is_everybody
from generator.record.dialects.abroad import from_abroad
from generator.record.speakers import (
    ACTS,
    MOST,
    is_acting,
    is_name,
    is_pair,
    is_somebody,
    lone_member,
    spelled,
    units_with_colon,
)

SPACED = re.compile(r"(?:\S+\s+)?\S\s")  # a letter by itself is the first word or the second
HEAD = 120  # letters of a line in which a label ends
LONGEST = 30  # letters of a label
LETTERS = 12  # words of a label whose letters are spaced


def labels(lines: Sequence[str], text: str = "") -> list[str]:
    """The label with which each line begins, as printed; the record's text says which places there are."""
    lines = [line[:HEAD].translate(signs.UNSEEN) for line in lines]
    colons = units_with_colon(lines, [_signed(line) for line in lines])
    inner = _justified(lines)
    wide = [
        lone_member(line)
        or _signed(line)
        or colons.get(line)
        or _spaced(line)
        or inner.get(line)
        or _office(line)
        or _before_gap(line)
        for line in lines
    ]
    wide = _shortened(wide)
    known = {form for label in wide if label for form in (label, tidy(label))}
    sure = [own or _known(line, known) for own, line in zip(wide, lines, strict=True)]
    bodies = _with_body(lines, text)
    found = [own or bodies.get(line) or _guess(line) for own, line in zip(sure, lines, strict=True)]
    nameless = _nameless(lines, found)
    often = {label for label, times in Counter(found).items() if times > 1} - nameless
    pairs = zip(lines, sure, found, strict=True)
    again = [
        own or bodies.get(line) or _again(line, label, often, nameless)
        for line, own, label in pairs
    ]
    return _unparted(lines, from_abroad(lines, again))


def tidy(label: str) -> str:
    """A label with one blank for each of its gaps."""
    return " ".join(label.split())


def _signed(line: str) -> str:
    """What ends at bold type, a colon, or a bracket."""
    if match := signs.BOLD.match(line):
        return match["label"].rstrip(" :：")
    match = signs.COLON.match(line)
    if match and (is_somebody(match["label"]) or is_everybody(match["label"].strip())):
        return match["label"].strip()
    match = signs.AFFILIATED.match(line)
    if match and is_somebody(re.split("[(（]", match["label"])[0]):
        return match["label"]
    return ""


def _before_gap(line: str) -> str:
    match = signs.WIDE.match(line)
    label = match["label"] if match else ""
    return label if 0 < len(label) <= LONGEST and not label.endswith((".", "?", "!", ",")) else ""


def _spaced(line: str) -> str:
    """A label whose name has its letters spaced, before a gap as wide as its own: `의 장   홍 길 동   의석을 …`."""
    if not SPACED.match(line):
        return ""
    words = list(islice(re.finditer(r"(\S+)(\s*)", line), LETTERS))
    for number, word in enumerate(words[2:], start=3):
        label, gaps = line[: word.end(1)], [_width(own[2]) for own in words[:number]]
        closed = _closed_up(label, max(gaps[:-1]))
        if gaps[-1] >= max(2, *gaps[:-1]) and is_pair(closed):
            return "" if any(is_name(own[1]) for own in words[:number]) else label
    return ""


def _closed_up(label: str, widest: int) -> list[str]:
    """The words of a label with spaced letters; its widest gaps, if not all are, part office and name."""
    parts = re.split(rf"\s{{{widest},}}", label)
    whole = len(parts) == len(label.split())
    return spelled(label if whole else " ".join("".join(part.split()) for part in parts)).split()


def _office(line: str) -> str:
    """An office alone with its letters spaced: `위  원  장   개의하겠습니다`."""
    match = signs.JUSTIFIED.match(line)
    first = match["first"] if match else ""
    office = spelled(first)
    return first if office != first and signs.OFFICE.search(reading(office)) else ""


def _width(gap: str) -> int:
    """The letters of a gap; the line's end, a tab, a blank as wide as a letter are wider than any."""
    return HEAD if not gap or set(gap) & set("\t\u3000") else len(gap)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line with a wide gap behind its first word: what stands on both sides, and the gap behind that."""

    line: str
    label: str
    words: tuple[str, str]
    gap: int
    behind: int
    rest: str

    @property
    def is_named(self) -> bool:
        """Whether an office and a name have a second gap behind them."""
        return self.behind > 1 and is_pair(self.words)


def _pair(line: str) -> _Pair | None:
    match = signs.JUSTIFIED.match(line)
    if not match:
        return None
    first = spelled(match["first"])
    gap, behind = _width(match["gap"]), _width(match["behind"])
    return _Pair(line, match["label"], (first, match["second"]), gap, behind, match["rest"])


def _justified(lines: Sequence[str]) -> dict[str, str]:
    """The labels with a wide gap inside, of lines where the file shows that this gap ends no label."""
    found = [pair for line in lines if not _signed(line) and (pair := _pair(line))]
    backward = [p for p in found if p.is_named and is_name(p.words[0])]
    bare = [p for p in found if signs.OFFICE.search(reading(p.words[0]))]
    named = [p for p in bare if p.is_named]
    often, seated = Counter(p.words for p in named), _seated(lines)
    plain = {tidy(_before_gap(line)) for line in lines}

    def is_shown(pair: _Pair) -> bool:
        """By most offices with a name behind a gap; one that comes once has to be clear."""
        called = _is_addressed(pair.words[1], pair.rest, seated)
        alone = not called and (len(named) == len(bare) > 1 or _is_clear(pair))
        return len(named) * 2 > len(bare) and (often[pair.words] > 1 or alone)

    kept = [p for p in named if " ".join(p.words) in plain or is_shown(p)]
    return {p.line: p.label for p in (*backward, *kept, *_of_one_name(bare))}


def _is_clear(pair: _Pair) -> bool:
    """Whether one line alone shows it: by a second gap that is wider, or a name of three letters."""
    name = pair.words[1]
    return pair.behind > pair.gap or (len(name) == 3 and not signs.NO_NAME.search(name))


def _of_one_name(bare: Sequence[_Pair]) -> list[_Pair]:
    """The lines whose second gap was lost: the office has the same name in all its lines, two at least."""
    names: dict[str, list[_Pair]] = {}
    for pair in bare:
        names.setdefault(pair.words[0], []).append(pair)
    one = (own for own in names.values() if len(own) > 1 and len({p.words for p in own}) == 1)
    one = (own for own in one if not all(signs.ADDRESSED.match(p.rest) for p in own))
    return [pair for own in one if is_pair(own[0].words) for pair in own]


def _seated(lines: Sequence[str]) -> frozenset[str]:
    found = (signs.SEATED_NAME.match(tidy(line)) for line in lines)
    return frozenset(match[1] or match[2] for match in found if match)


def _is_addressed(name: str, rest: str, seated: frozenset[str]) -> bool:
    """Whether a name is a member's whom the speech speaks of: `김가상 위원님 …`."""
    return name in seated and bool(signs.ADDRESSED.match(rest))


def _shortened(wide: Sequence[str]) -> list[str]:
    """The labels; where a later gap took a word of speech into one, the label that the file has often."""
    often = Counter(wide)

    def short(label: str) -> str:
        words = label.split(" ")
        head = " ".join(words[:2])
        is_longer = often[label] == 1 and often[head] > 1 and len(words) > 2
        if not is_longer or not is_pair(words[:2]) or signs.OFFICE.search(reading(words[-1])):
            return label
        return head

    return [short(label) for label in wide]


def _known(line: str, known: Set[str]) -> str:
    ends = (len(line), *(match.start() for match in reversed(list(re.finditer(" ", line)))))
    return next((line[:end] for end in ends if line[:end] in known), "")


def _guess(line: str) -> str:
    """By the looks of the first words: office and name, name and office, a unit before them."""
    words = line.split(" ")[:MOST]
    if len(words) < 2 or signs.GLUED.match(words[0]):
        return words[0]
    is_headed = any(signs.OFFICE.search(reading(word)) for word in words[1:])
    if bodies.GROUP.match(words[0]) and not is_headed:
        return words[0]
    if is_acting(words[:2]):
        return " ".join(words[: 2 + any(map(is_name, words[2:3]))])
    office = [bool(signs.OFFICE.search(reading(word))) for word in words]
    name = [bool(signs.NAME.match(word) and not signs.OPENER.match(word)) for word in words]
    if len(words) > 2 and _is_three(words, office, name):
        return " ".join(words[:3])
    if office[0] and not name[1] and not office[1]:
        return words[0]
    return " ".join(words[:2])


def _is_three(words: Sequence[str], office: Sequence[bool], name: Sequence[bool]) -> bool:
    """`의사팀 이은정 주무관`, `안전건설국 도로과장 홍길동`."""
    middle = name[1] and not office[1] and office[2] and not office[0]
    before = office[0] or bool(signs.UNIT.search(words[0]))
    return middle or (before and office[1] and name[2] and not office[2])


def _again(line: str, label: str, again: Set[str], nameless: Set[str]) -> str:
    """The same, unless the file has another label of the line's more often: `위원장 의석을` once is `위원장`."""
    first = label.split(" ")[0]
    if first == label or label in again or is_acting(label.split(" ")[:2]):
        return label
    return _known(line, again) or (first if first in nameless else label)


def _nameless(lines: Sequence[str], found: Sequence[str]) -> frozenset[str]:
    """The offices without a name, and the labels that took a word of speech for one: half of an office's or more."""
    seated = _seated(lines)
    named: dict[str, dict[str, list[str]]] = {}
    for line, label in zip(lines, found, strict=True):
        first, _, name = label.partition(" ")
        if name and signs.OFFICE.search(first) and not signs.SEATED.search(first):
            named.setdefault(first, {}).setdefault(name, []).append(line[len(label) :])
    said = {office: _said(names, seated) for office, names in named.items()}
    offices = {office for office, words in said.items() if len(words) * 2 >= len(named[office])}
    # A unit has one head: where another word stands behind each time, and one is no name, none is.
    heads = {own: names for own, names in named.items() if UNIT_OFFICE.match(own)}
    offices |= {
        own
        for own, n in heads.items()
        if len(n) > 1 and not any(is_name(o[:3]) and len(o) == 3 for o in n)
    }
    called = {f"{own} {word}" for own in offices for word in said[own] if is_name(word)}
    return frozenset(offices | called)


def _said(names: Mapping[str, Sequence[str]], seated: frozenset[str]) -> list[str]:
    """What stands where a name does and is speech: words, members whom a chair calls; no name alone with its office."""

    def is_called(name: str) -> bool:
        return len(names) > 2 and all(_is_addressed(name, rest, seated) for rest in names[name])

    looks = (signs.NO_NAME.search, signs.GLUED.match, ACTS.match, is_called)
    alone = {name for name, rests in names.items() if is_name(name) and not any(rests)}
    return [name for name in names if name not in alone and any(look(name) for look in looks)]


def _with_body(lines: Sequence[str], text: str) -> dict[str, str]:
    """The labels of a place or two bodies, an office and a name: `가상시 자원봉사센터장 김가상`."""
    places = frozenset(signs.NAMED_PLACE.findall(text))
    seated = _seated(lines)
    often = Counter(" ".join(line.split(" ")[:3]) for line in lines)
    found = {}
    for line in lines:
        words = line.split(" ")[: MOST + 1]
        size = _bodies(words, places)
        if not size or len(words) < size + 2:
            continue
        office, name, rest = words[size], words[size + 1], " ".join(words[size + 2 :])
        is_word = signs.NO_NAME.search(name) and often[" ".join(words[:3])] == 1
        is_office = signs.OFFICE.search(reading(office)) and not signs.SEATED.fullmatch(office)
        if is_office and is_name(name) and not is_word and not _is_addressed(name, rest, seated):
            found[line] = " ".join(words[: size + 2])
    return found


def _bodies(words: Sequence[str], places: frozenset[str]) -> int:
    """How many bodies stand before an office; none where the first might be a name."""
    first = words[0]
    is_place = signs.PLACE.match(first) and (first in places or not signs.PERSON.match(first))
    is_unit = [bool(signs.UNIT.search(word)) and not is_name(word) for word in words[:2]]
    if len(words) > 1 and (is_place or is_unit[0]) and is_unit[1]:
        return 2
    return 1 if is_place else 0


def _unparted(lines: Sequence[str], found: Sequence[str]) -> list[str]:
    """The labels; one that lost its inner blank, or the one behind it, is that of other lines."""
    pairs = Counter(label for label in found if is_pair(label.split(" ")))
    closed = {label.replace(" ", ""): label for label in pairs}
    firsts = [line.partition(" ")[0] for line in lines]
    often = pairs + Counter(closed[first] for first in firsts if first in closed)

    def parted(line: str, label: str) -> str:
        words = line.split(" ")[:2]
        if words[0] in closed:
            return words[0]
        if len(words) < 2 or often[label] > 1 or label not in (words[0], " ".join(words)):
            return label
        own = " ".join((words[0], words[1][:3]))
        is_known = often[own] > 1 and is_name(words[1][:3]) and len(words[1]) > 3
        return own if is_known and not _goes_on(words[1][3:]) else label

    return [parted(line, label) for line, label in zip(lines, found, strict=True)]


def _goes_on(rest: str) -> bool:
    """Whether what stands right behind a name belongs to it: `은`, `위원님`, `입니다`."""
    return bool(PARTICLE.match(rest) or signs.NAME_GOES_ON.match(rest))
