"""Values of files that people write, each read into what its key wants, or refused with what to write instead.

In: a node of YAML. Out: the value; `Unfit` where it is none, which never leaves `config`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

import yaml

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
