"""What can be told of an element by its tag alone (표의 뜻): worked out once for all tags that are alike.

In: a tag. Out: whether it leads somewhere, fetches something, breaks the line, may change where text belongs, and what in it no
page of a meeting is made of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.verify.marks import ATTRIBUTES, CLASSES, MARKS, SAID_ALOUD, TAGS
from generator.verify.markup import Tag

BREAK, JOIN = "\x1c", "\x1d"  # no record has these
FLOWS = frozenset(
    {"a", "button", "i", "b", "mark", "span", "em", "strong", "time"}
)  # break no line
KNOWN = {"tag": TAGS, "attribute": ATTRIBUTES, "class": CLASSES}
HEADS = frozenset({"nav", "h1", "h2"})
AT_HOME = frozenset({"statements", "draft", "tips"})
CHANGING = frozenset({"article", "section", *HEADS})
CHANGING_CLASSES = frozenset({"record", "ui", *AT_HOME})
CHANGING_ATTRIBUTES = frozenset({"id", "data-speech", "data-by", "data-cite", "data-bar", *MARKS})
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "background"}
TORN = "원본에서 쪽이 나뉜 자리"


@dataclass(frozen=True, slots=True)
class Traits:
    """What can be told of an element by its tag alone."""

    in_head: bool
    settings: bool
    linked: bool
    is_link: bool
    breaks: bool
    """Whether it begins a line."""
    sign: str
    """What it is among the words."""
    changes: bool
    """Whether it may change where text belongs."""
    marks: Sequence[str]
    unsafe: Sequence[str]
    fetched: Sequence[str]
    strange: Sequence[str]


@lru_cache(maxsize=100_000)
def traits(tag: Tag) -> Traits:
    """What a tag says by itself."""
    name, values, classes = tag.name, tag.values, tag.classes
    return Traits(
        name in ("meta", "link"),
        values.get("id") == "__config",
        values.get("type") == "application/ld+json",
        name == "a" and "href" in values,
        name not in FLOWS,
        BREAK if name == "br" else JOIN if name == "i" and "join" in classes else "",
        name in CHANGING
        or not CHANGING_ATTRIBUTES.isdisjoint(values)
        or not CHANGING_CLASSES.isdisjoint(classes),
        [mark for mark in MARKS if mark in values],
        [*_unsafe(tag)],
        [*_fetched(tag)],
        [*_strange(tag)],
    )


def _strange(tag: Tag) -> Iterator[str]:
    name, values, classes = tag.name, tag.values, tag.classes
    aloud, torn = values.get("aria-label"), name == "i" and values.get("title") == TORN
    if not _is_known("tag", name):
        yield f"<{name}>"
    for attribute in values:
        if not _is_known("attribute", attribute) and not (attribute == "title" and torn):
            yield f"{attribute}="
    yield from (f".{own}" for own in classes if not _is_known("class", own))
    if aloud is not None and not SAID_ALOUD.fullmatch(aloud):
        yield aloud
    if "unseen" in classes and not (name == "h2" and "data-from" in values):
        yield ".unseen"


def _unsafe(tag: Tag) -> Iterator[str]:
    if tag.values.get("rel") == "canonical":
        return  # says where the page stands; nobody fetches it
    for name, value in tag.values.items():
        if name.startswith("on") or name == "style" or _is_script(value):
            yield f"{name}={value}"
    if tag.name == "style":
        yield "<style>"


def _fetched(tag: Tag) -> Iterator[str]:
    if tag.values.get("rel") == "canonical":
        return
    for name, value in tag.values.items():
        if name in FETCHED or (name == "href" and tag.name not in ("a", "area")):
            yield value


@cache
def _is_known(kind: str, name: str) -> bool:
    return bool(KNOWN[kind].fullmatch(name))


def _is_script(value: str) -> bool:
    if value[:1] > " " and value[0] not in "jJvV":
        return False
    return re.sub(r"[\s\x00-\x1f]", "", value).lower().startswith(("javascript:", "vbscript:"))
