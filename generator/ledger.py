"""The memory of a meeting (`ids.yml`): every id ever given, a fingerprint of its words, every join.

One entry a line, in reading order, so that a pull request shows what changed. It holds no words of
the record but labels. Reading and writing of the form only; `ids` gives it meaning.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import yaml

from generator.grammar import key
from generator.model import Join
from generator.problems import Problem, at

SCHEMA = "ids/1"
HEADER = """\
# 프로그램이 쓰는 파일입니다. 손으로 고치지 말고 회의록과 함께 그대로 올려 주세요.
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
    """64 bits of the words of a text; spacing, punctuation and the separator of a join do not count."""
    return blake2b((key(text) or text).encode(), digest_size=8).hexdigest()


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
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        mark = getattr(error, "problem_mark", None)
        hint = "이 파일을 마지막으로 올린 판으로 되돌리세요: git checkout main -- " + path
        where = (path, mark.line + 1 if mark else 1)
        return Ledger(), [at("error", "I001", where, "번호 기록 파일이 손상되었습니다", hint)]


def _ledger(data: dict[str, Any]) -> Ledger:
    return Ledger(
        next={kind: int(data["next"][kind]) for kind in ("o", "s", "a")},
        overview=tuple(_entries(data["overview"])),
        speeches=tuple(_entries(data["speeches"])),
        agenda=tuple(_entries(data["agenda"])),
        speakers=tuple(
            Slug(str(s["slug"]), tuple(map(str, s["labels"]))) for s in data["speakers"]
        ),
        retired=tuple(_entries(data["retired"])),
    )


def _entries(rows: list[dict[str, Any]]) -> Iterator[Entry]:
    for row in rows:
        joins = tuple(Join(*join.split()) for join in row.get("joins", ()))
        yield Entry(
            id=str(row["id"]),
            label=str(row.get("label", "")),
            chars=int(row.get("chars", 0)),
            hash=str(row.get("hash", "")),
            joins=joins,
            next=int(row.get("next", 0)),
        )
