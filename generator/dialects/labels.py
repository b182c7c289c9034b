"""Where a speaker's label ends and speech begins, on a line behind a mark: `위원장 홍길동   좌석을 …`.

By the file's own evidence: a wide gap ends a label, or the line does; where a gap was lost, the longest label
that the file has elsewhere. In files with one blank everywhere a label is mostly two words.
"""

import re
from collections import Counter
from collections.abc import Sequence

from generator import proceedings as signs
from generator.hanja import reading
from generator.speakers import is_mask

HEAD = 120  # letters of a line in which a label ends
LONGEST = 30  # letters of a label
MOST = 4  # words


def labels(lines: Sequence[str]) -> list[str]:
    """The label with which each line begins; a blank of any kind is one."""
    lines = [line[:HEAD].translate(signs.UNSEEN) for line in lines]
    wide = Counter(label for line in lines if (label := _before_gap(line)))
    sure = [_before_gap(line) or _known(line, wide) for line in lines]
    found = [own or _guess(line) for own, line in zip(sure, lines, strict=True)]
    often = Counter(found)
    pairs = zip(lines, sure, found, strict=True)
    return [own or _again(line, label, often) for line, own, label in pairs]


def _before_gap(line: str) -> str:
    """What ends at a colon, a bracket, or a wide gap; a gap between office and name does not end it."""
    if match := signs.BOLD.match(line):
        return match["label"].rstrip(" :：")
    match = signs.COLON.match(line)
    if match and is_somebody(match["label"]):
        return match["label"].strip()
    match = signs.AFFILIATED.match(line)
    if match and is_somebody(re.split("[(（]", match["label"])[0]):
        return match["label"]
    match = signs.WIDE.match(line)
    label = match["label"] if match else ""
    spaced = len(label) < 6 and all(len(word) == 1 for word in label.split())
    office = reading(label.replace(" ", "") if spaced else label)
    if match and signs.OFFICE.search(office) and " " not in office:
        more = signs.WIDE.match(line[match.end() :])
        if more and signs.NAME.match(more["label"].replace(" ", "")):
            label = line[: match.end()] + more["label"]
    return label if 0 < len(label) <= LONGEST and not label.endswith((".", "?", "!", ",")) else ""


def is_somebody(label: str) -> bool:
    """Whether a label has an office, a name behind or before it, a mask; a thing's name has none of them."""
    words = reading(re.sub(r"[(（)）*]", " ", label)).split()
    words = ["".join(words)] if all(len(word) == 1 for word in words) else words
    has_office = any(signs.OFFICE.search(word) for word in words)
    is_head = (
        len(words) > 1 and any(map(signs.HEAD.search, words)) and any(map(signs.NAME.match, words))
    )
    return 0 < len(words) <= MOST and (has_office or is_head or is_mask(label))


def _known(line: str, wide: Counter[str]) -> str:
    """The longest known label before a blank or the line's end."""
    fits = [label for label in wide if line == label or line.startswith(f"{label} ")]
    return max(fits, key=len, default="")


def _guess(line: str) -> str:
    """By the looks of the first words: office and name, name and office, a unit before them."""
    words = line.split(" ")[:MOST]
    if len(words) < 2 or signs.GLUED.match(words[0]):
        return words[0]
    office = [bool(signs.OFFICE.search(reading(word))) for word in words]
    name = [bool(signs.NAME.match(word)) for word in words]
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


def _again(line: str, label: str, often: Counter[str]) -> str:
    """The same, unless the line begins with another label that stands in the file more often.

    `위원장 의석을` once and `위원장` many times is the office without a name.
    """
    first = label.split(" ")[0]
    if often[label] > 1 or first == label:
        return label
    longer = _known(line, Counter({own: n for own, n in often.items() if n > 1}))
    if longer:
        return longer
    others = [own for own in often if own.startswith(f"{first} ")]
    words = sum(bool(signs.NO_NAME.search(own)) for own in others)
    nameless = signs.OFFICE.search(first) and words * 2 >= len(others)
    return first if nameless and not signs.SEATED.search(first) else label
