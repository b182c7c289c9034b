"""The memory of a meeting (`ids.yml`): every id ever given, a fingerprint of its words, every join.

One entry a line, in reading order, so that a pull request shows what changed. It holds no words of
the record but labels. Reading and writing of the form only; `ids` gives it meaning.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import yaml

from generator.model import Join
from generator.problems import Problem, at

SCHEMA = "ids/1"
# Quotes anywhere, and stops that stand in no number.
SILENT = re.compile(r"[\"'‘’“”「」『』]|[.,!?…](?!\d)")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
HEADER = """\
# 프로그램이 쓰는 파일입니다. 손으로 고치거나 지우지 마세요.
# 한 번 준 번호를 기억하여, 이미 공유된 링크가 늘 같은 글을 가리키게 합니다.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One id: of an overview block, a speech, a paragraph or an agenda item."""

    id: str
    label: str = ""
    """Of a speech."""
    chars: int = 0
    hash: str = ""
    """Of what `fingerprint` compares; empty for a speech, whose paragraphs have theirs."""
    joins: tuple[Join, ...] = ()
    next: int = 0
    """Of a speech: the next free paragraph number."""


@dataclass(frozen=True, slots=True)
class Slug:
    """An address given to a speaker, with the labels it was given for."""

    slug: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was ever given in a meeting; nothing is removed, only retired."""

    next: Mapping[str, int] = field(default_factory=lambda: {"o": 1, "s": 1, "a": 1})
    """The next free number of each kind; it only grows."""
    overview: tuple[Entry, ...] = ()
    speeches: tuple[Entry, ...] = ()
    """Each speech, followed by its paragraphs."""
    agenda: tuple[Entry, ...] = ()
    speakers: tuple[Slug, ...] = ()
    retired: tuple[Entry, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Every id that was ever given."""
        for part in (self.overview, self.speeches, self.agenda, self.retired):
            yield from part


def fingerprint(text: str) -> str:
    """64 bits of the words of a text; spacing, quotes, stops and the separator of a join do not count.

    What changes a fact counts: `27.1` and `271`, `-5` and `5`, `○` and `×` are different words.
    """
    solid = "".join(unicodedata.normalize("NFC", text).split())
    words = SILENT.sub("", solid).casefold() or solid
    return blake2b(words.encode(), digest_size=8).hexdigest()


def to_yaml(ledger: Ledger) -> str:
    """The file's text."""
    lines = [HEADER + f"schema: {SCHEMA}", f"next: {_flow(dict(ledger.next))}"]
    for name in ("overview", "speeches", "agenda"):
        lines += _section(name, map(_entry, getattr(ledger, name)))
    speakers = ({"slug": s.slug, "labels": list(s.labels)} for s in ledger.speakers)
    lines += _section("speakers", speakers)
    lines += _section("retired", map(_entry, ledger.retired))
    return "\n".join(lines) + "\n"


def _section(name: str, rows: Iterable[dict[str, Any]]) -> list[str]:
    lines = [f"- {_flow(row)}" for row in rows]
    return [f"{name}:", *lines] if lines else [f"{name}: []"]


def _flow(row: dict[str, Any]) -> str:
    return yaml.safe_dump(
        row, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6
    ).strip()


def _entry(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {"id": entry.id}
    if not entry.hash:
        return row | {"label": entry.label, "next": entry.next}
    row |= {"chars": entry.chars, "hash": entry.hash}
    if entry.joins:
        row["joins"] = [f"{join.separator} {join.by}" for join in entry.joins]
    return row


def from_yaml(text: str, path: str) -> tuple[Ledger, list[Problem]]:
    """The ledger in a file; an empty one with an error if the form is broken."""
    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        if data["schema"] != SCHEMA:
            raise ValueError(data["schema"])
        return _ledger(data), []
    except (
        yaml.YAMLError,
        LookupError,
        TypeError,
        ValueError,
        ArithmeticError,
        AttributeError,
        RecursionError,
    ) as error:
        mark = getattr(error, "problem_mark", None)
        hint = "이 파일을 마지막으로 올린 판으로 되돌리세요: git checkout main -- " + path
        where = (path, mark.line + 1 if mark else 1)
        return Ledger(), [at("error", "I001", where, "번호 기록 파일이 손상되었습니다", hint)]


def _ledger(data: dict[str, Any]) -> Ledger:
    """The facts of a file; raises ValueError where they contradict one another."""
    ledger = Ledger(
        next={kind: int(data["next"][kind]) for kind in ("o", "s", "a")},
        overview=tuple(_entries(data["overview"], r"o\d+")),
        speeches=tuple(_entries(data["speeches"], r"s\d+(-p\d+)?")),
        agenda=tuple(_entries(data["agenda"], r"a\d+")),
        speakers=tuple(_slug(row) for row in data["speakers"]),
        retired=tuple(_entries(data["retired"], r"[osa]\d+(-p\d+)?")),
    )
    _refuse_doubles([entry.id for entry in ledger.entries()])
    _refuse_doubles([given.slug for given in ledger.speakers])
    next_of = {entry.id: entry.next for entry in ledger.speeches if not entry.hash}
    if any(speech_of(entry.id) not in next_of for entry in ledger.speeches):
        raise ValueError("a paragraph without its speech")
    for entry in ledger.entries():
        speech, _, paragraph = entry.id.partition("-p")
        uncounted = paragraph and int(paragraph) >= next_of.get(speech, math.inf)
        if number_of(entry.id) >= ledger.next[entry.id[0]] or uncounted:
            raise ValueError("a number that could be given again")
    return ledger


def _entries(rows: list[dict[str, Any]], form: str) -> Iterator[Entry]:
    for row in rows:
        if not re.fullmatch(form, str(row["id"])):
            raise ValueError(row["id"])
        yield Entry(
            id=str(row["id"]),
            label=str(row.get("label", "")),
            chars=int(row.get("chars", 0)),
            hash=str(row.get("hash", "")),
            joins=tuple(_join(str(join)) for join in row.get("joins", ())),
            next=int(row.get("next", 0)),
        )


def _join(words: str) -> Join:
    separator, by = words.split()
    if separator not in ("space", "none"):
        raise ValueError(words)
    return Join(separator, by)  # type: ignore[arg-type]  # `by` is a note to people


def _slug(row: dict[str, Any]) -> Slug:
    if not SLUG.fullmatch(str(row["slug"])):
        raise ValueError(row["slug"])
    if not row["labels"]:
        raise ValueError("an address without a label")
    return Slug(str(row["slug"]), tuple(map(str, row["labels"])))


def _refuse_doubles(names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        raise ValueError("given twice")


def number_of(own: str) -> int:
    """`s13`, `s13-p2` -> 13."""
    return int(speech_of(own)[1:])


def speech_of(own: str) -> str:
    """`s13-p2` -> `s13`."""
    return own.partition("-")[0]
