"""Names from abroad in labels (외국인 이름): two words behind an office, known by coming again before other words."""

from collections.abc import Sequence

from generator.korean import proceedings as signs
from generator.record.speakers import is_name


def from_abroad(lines: Sequence[str], found: Sequence[str]) -> list[str]:
    """The labels; a name from abroad is two words where they come again before other words."""
    heads: dict[str, set[str]] = {}
    offices: dict[str, set[str]] = {}
    for line in lines:
        first, second, third, fourth = [*line.split(" ")[:4], "", "", ""][:4]
        heads.setdefault(f"{first} {second} {third}", set()).add(fourth)
        offices.setdefault(first, set()).add(second)

    def longer(line: str, label: str) -> str:
        words = line.split(" ")[:3]
        head = " ".join(words)
        if len(words) < 3 or label not in (words[0], " ".join(words[:2])) or len(heads[head]) < 2:
            return label
        others = offices[words[0]] - {words[1]}
        return head if _is_foreign(words) and all(map(is_name, others)) else label

    return [longer(line, label) for line, label in zip(lines, found, strict=True)]


def _is_foreign(words: Sequence[str]) -> bool:
    office, first, last = words
    is_word = any(signs.OFFICE.search(word) or signs.OPENER.match(word) for word in (first, last))
    named = not signs.PERSON.match(first) and not signs.SHORT.match(first)
    both = signs.FOREIGN.match(first) and signs.FOREIGN.match(last) and len(last) > 1
    ends = signs.VERBAL.search(last) or signs.NO_NAME.search(first)
    return bool(signs.OFFICE.search(office) and named and both) and not is_word and not ends
