"""Values of files that people write, each read into what its key wants, or refused with what to write instead.

In: a node of YAML. Out: the value; `Unfit` where it is none, which never leaves `config`. Of a file that is no YAML, a
problem in words that fit the slip (잘못 친 것), at the line where it begins.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import yaml

from generator.problems import Problem, at

BLANK = re.compile(r"\(여기에 [^()]*\)")  # what a hint has where only people know the words


class Unfit(Exception):
    """A value is not of the kind that its key wants; says what to write instead, and where if not at its start."""

    def __init__(self, message: str, node: yaml.Node | None = None) -> None:
        super().__init__(message)
        self.line = node.start_mark.line + 1 if node else 0


def text_of(node: yaml.Node) -> str:
    """One line of text, with single blanks; a hint that was copied as it is, is none."""
    value = line_of(node)
    if blank := BLANK.search(value):
        raise Unfit(f"이 자리에 맞는 말을 괄호 없이 적으세요: {blank[0]}", node)
    return value


def line_of(node: yaml.Node) -> str:
    """The same, whatever it says."""
    if not isinstance(node, yaml.ScalarNode):
        raise Unfit("글을 한 줄로 적으세요")
    value = "" if node.tag.endswith(":null") else " ".join(str(node.value).split())
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in value):
        raise Unfit("보이지 않는 제어 문자를 지우세요")
    return value


def choice(**options: str) -> Callable[[yaml.Node], str | None]:
    """One of several words; each comes with what it means to the secretariat."""

    def read(node: yaml.Node) -> str | None:
        value = text_of(node)
        if value and value not in options:
            meanings = ", ".join(f"{meaning} {word}" for word, meaning in options.items())
            raise Unfit(f"이 가운데 하나를 적으세요: {meanings}")
        return value or None

    return read


def yes(node: yaml.Node) -> bool:
    """`true` or `false`."""
    return choice(true="그러하면", false="아니면")(node) == "true"


def day_of(node: yaml.Node) -> date | None:
    """A day; None where nothing is written."""
    try:
        return date.fromisoformat(value) if (value := text_of(node)) else None
    except ValueError:
        raise Unfit("날짜를 2024-03-05처럼 적으세요", node) from None


def web_address(node: yaml.Node) -> str:
    """An address on the web."""
    value = text_of(node)
    if value and not re.fullmatch(r"https?://[^\s\"'<>]+", value):
        raise Unfit("https://로 시작하는 주소를 적으세요")
    return value


def pairs_of(node: yaml.Node, example: str) -> Iterator[tuple[str, yaml.Node]]:
    """The pairs of a mapping; `example` is what to write instead of anything else."""
    if isinstance(node, yaml.MappingNode):
        yield from ((text_of(key), value) for key, value in node.value)
    elif isinstance(node, yaml.ScalarNode) and re.match(r"\S+:\S", str(node.value)):
        raise Unfit(f"콜론(:) 뒤를 한 칸 띄우세요: {example}")
    elif not (isinstance(node, yaml.ScalarNode) and text_of(node) == ""):
        raise Unfit(f"이름과 값을 짝지어 적으세요: {example}")


def words_of(node: yaml.Node, example: str) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(node, yaml.SequenceNode):
        raise Unfit(f"대괄호 안에 적으세요: {example}")
    return tuple(map(text_of, node.value))


ODD_SPACE = re.compile(r":[\u00a0\u2000-\u200b\u202f\u3000]")
ODD_HINT = "콜론(:) 뒤의 빈칸이 보통 빈칸이 아닙니다. 지우고 빈칸을 다시 치세요"
WIDE_HINT = "콜론을 한글 자판의 ：가 아니라 : 로 적고, 그 뒤를 한 칸 띄우세요"
# What people call a key that has an English name.
IN_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("장소", "회의 장소", "location", "where"), ("place",)),
    **dict.fromkeys(("날짜", "일시", "회의 날짜", "day", "when"), ("date",)),
    **dict.fromkeys(("제목", "회의명"), ("title",)),
    **dict.fromkeys(("원본", "source"), ("original",)),
    **dict.fromkeys(("이름", "위원회", "위원회 이름"), ("name",)),
    **dict.fromkeys(("기관", "발행", "발행 기관"), ("publisher",)),
    **dict.fromkeys(("문의", "연락처"), ("contact",)),
    **dict.fromkeys(("이용조건", "license"), ("licence",)),
    **dict.fromkeys(("상태",), ("status",)),
    **dict.fromkeys(("정정", "정정사항"), ("corrections",)),
    **dict.fromkeys(("별칭",), ("agenda_aliases",)),
}


def broken(error: Exception, path: str, text: str) -> Problem:
    """A file that YAML cannot read."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = str(getattr(error, "context", "") or "")
    if "quoted scalar" in context:  # where it begins: its end may be taken for another's start
        mark = getattr(error, "context_mark", None) or mark
    number = mark.line + 1 if mark else 1
    lines = text.split("\n")
    near = "".join(lines[max(0, number - 2) : number])
    if "quoted scalar" in context:
        hint = "따옴표로 시작했으면 같은 줄의 끝에 같은 따옴표를 적으세요"
    elif any(line.strip() == "---" for line in lines[1:]):
        number = next(n for n, line in enumerate(lines, 1) if n > 1 and line.strip() == "---")
        hint = "이 파일에는 --- 줄을 적지 않습니다. 지우세요"
    elif "\t" in near:
        hint = "탭(Tab)을 지우고 빈칸 두 칸을 넣으세요"
    elif "：" in near:
        hint = WIDE_HINT
    elif ODD_SPACE.search(near):
        hint = ODD_HINT
    elif "이대로 맞으면" in near:
        hint = "알림의 줄 전체가 아니라 끝의 K004-1a2b3c4d: (여기에 까닭) 부분만 accepted: 아래에 두 칸 들여 적으세요"
    else:
        hint = "콜론(:) 뒤를 한 칸 띄우고, 줄의 앞은 빈칸의 수를 맞추고, 값에 : # [ ] { } 같은 글자가 있으면 값을 큰따옴표로 감싸세요"
    return at("error", "Y001", (path, number), "파일의 형식이 맞지 않습니다", hint)


def no_pairs(path: str, text: str, key: str) -> Problem:
    """A file that has no pairs of a key and a value; `key` is one that it may have."""
    odd = ODD_SPACE.search(text) or re.search("：", text)
    known = WIDE_HINT if "：" in text else ODD_HINT
    hint = known if odd else f"한 줄에 하나씩 이렇게 적으세요: {key}: 값"
    line = text.count("\n", 0, odd.start()) + 1 if odd else 1
    return at("error", "Y002", (path, line), "이름과 값의 짝이 아닙니다", hint)
