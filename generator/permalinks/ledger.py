"""The memory of a meeting (`ids.yml`): every id ever given, a fingerprint of its words, every join.

One entry a line, in reading order, so that a pull request shows what changed; what is gone stays in its
place. It holds no words of the record but labels. Reading and writing of the form only; `ids` gives it
meaning.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from generator.facts.past import Why
from generator.machine.dumping import BROKEN, dumped, loaded
from generator.model import Join
from generator.permalinks.sketch import read_sketch
from generator.problems import Problem, at

SCHEMA = "ids/1"
LEVELS = ("overview", "speeches", "agenda")
Row = dict[str, Any]
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
ADDRESS = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")
# A line as `to_yaml` writes it where no word needs quotes. All of its words are words to YAML too: no
# number in octal or binary, no `null`.
PLAIN = re.compile(
    r"- \{id: (?P<id>[osa][0-9]+(?:-p[0-9]+)?)(?:, label: (?P<label>[가-힣○]+(?: [가-힣○]+)*))?"
    r"(?:, next: (?P<next>[1-9][0-9]*))?(?:, at: (?P<at>[os][0-9]+(?:-p[0-9]+)?))?"
    r"(?:, chars: (?P<chars>[1-9][0-9]*))?(?:, hash: (?P<hash>(?!0b)(?=[0-9]*[a-f])[0-9a-f]{16}))?"
    r"(?:, sketch: (?P<sketch>[1-9][0-9]* [A-Za-z0-9_=-]+))?\}"
)
ROWS = "rows-read-"  # stands for such lines in what is left for YAML to read
HEADER = """\
# 프로그램이 쓰는 파일입니다. 손으로 고치거나 지우지 마세요.
# 한 번 준 번호를 기억하여, 이미 공유된 링크가 늘 같은 글을 가리키게 합니다.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One id: of an overview block, a speech, a paragraph or an agenda item."""

    id: str
    label: str = ""
    """Of a speech that is there."""
    next: int = 0
    """Of a speech: the next free paragraph number."""
    gone: Why | None = None
    """Why its words are no longer here (묘비); an id that is gone keeps its place in the order."""
    into: str = ""
    """Of one that is gone: where its words stand now."""
    of: str = ""
    """What it was split off from."""
    at: str = ""
    """Of an agenda item: the paragraph that states it."""
    chars: int = 0
    """Length; of a paragraph that is gone 1 if it went with its speech."""
    hash: str = ""
    """Of its words; of a speech only once it is gone, then of its label and paragraphs together."""
    joins: tuple[Join, ...] = ()
    sketch: str = ""

    @property
    def is_speech(self) -> bool:
        """Whether it is a turn, whose paragraphs follow it."""
        return self.id[0] == "s" and "-" not in self.id


@dataclass(frozen=True, slots=True)
class Slug:
    """An address given to a speaker, with the labels it was given for."""

    slug: str
    labels: tuple[str, ...]
    into: str = ""
    """The address that took its place, if people changed it."""

    @property
    def is_redacted(self) -> bool:
        """Whether people gave it up (비공개): then its row alone is left, so that the others keep their numbers."""
        return not self.slug


NO_SLUG = Slug("", ())


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was ever given in a meeting, in reading order; what is gone stays in its place."""

    address: str = ""
    """Where the meeting stood at the last build: `smart-city/2023-2`."""
    formerly: tuple[str, ...] = ()
    """Where it stood before."""
    next: Mapping[str, int] = field(default_factory=lambda: {"o": 1, "s": 1, "a": 1})
    """The next free number of each kind; it only grows."""
    overview: tuple[Entry, ...] = ()
    speeches: tuple[Entry, ...] = ()
    """Each speech, followed by its paragraphs."""
    agenda: tuple[Entry, ...] = ()
    speakers: tuple[Slug, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Every id that was ever given."""
        for part in (self.overview, self.speeches, self.agenda):
            yield from part

    def living(self) -> Iterator[Entry]:
        """Every id whose words are here."""
        return (entry for entry in self.entries() if not entry.gone)

    def retired(self) -> Iterator[Entry]:
        """Every id whose words are gone."""
        return (entry for entry in self.entries() if entry.gone)


def to_yaml(ledger: Ledger) -> str:
    """The file's text."""
    lines = [HEADER + f"schema: {SCHEMA}"]
    lines += [f"address: {ledger.address}"] if ledger.address else []
    lines += [f"formerly: {_flow(list(ledger.formerly))}"] if ledger.formerly else []
    lines += [f"next: {_flow(dict(ledger.next))}"]
    for name in LEVELS:
        lines += _section(name, map(_entry, getattr(ledger, name)))
    lines += _section("speakers", map(_given, ledger.speakers))
    return "\n".join(lines) + "\n"


def _section(name: str, rows: Iterable[dict[str, Any]]) -> list[str]:
    lines = [f"- {_flow(row)}" for row in rows]
    return [f"{name}:", *lines] if lines else [f"{name}: []"]


def _flow(row: dict[str, Any] | list[str]) -> str:
    return dumped(row, default_flow_style=True).strip()


def _given(slug: Slug) -> dict[str, Any]:
    if slug.is_redacted:
        return {"gone": "redacted"}
    row = {"slug": slug.slug, "labels": list(slug.labels)}
    return row | {"into": slug.into} if slug.into else row


def _entry(entry: Entry) -> dict[str, Any]:
    """What there is to keep of an entry; the sketch, which nobody reads, comes last."""
    joins = [f"{join.separator} {join.by}" for join in entry.joins]
    row = {
        "id": entry.id,
        "label": entry.label if entry.is_speech and not entry.gone else None,
        "next": entry.next or None,
        **{name: getattr(entry, name) or None for name in ("gone", "into", "of", "at", "chars")},
        "hash": entry.hash or None,
        "joins": joins or None,
        "sketch": entry.sketch or None,
    }
    return {name: value for name, value in row.items() if value is not None}


def from_yaml(text: str, path: str) -> tuple[Ledger, list[Problem]]:
    """The ledger in a file; an empty one with an error if the form is broken."""
    error: Exception | None = None
    # What is broken is read again by YAML alone, which knows the line.
    for rest, rows in (_plain(text), (text, {})):
        try:
            return _read(rest, rows), []
        except BROKEN as found:
            error = found
    return Ledger(), [damaged(error, path)]


def damaged(error: Exception | None, path: str) -> Problem:
    """The error for a file of ids that cannot be read, with the line that YAML tells."""
    mark = getattr(error, "problem_mark", None)
    where = (path, mark.line + 1 if mark else 1)
    return at("error", "I001", where, "번호 기록 파일이 손상되었습니다", put_back(path))


def put_back(path: str) -> str:
    """What people do about a file of ids that has lost something."""
    return f"이 파일을 마지막으로 올린 판으로 되돌리세요: git checkout main -- {path}"


def _read(text: str, rows: Mapping[str, list[Row]]) -> Ledger:
    data = loaded(text)
    if data["schema"] != SCHEMA:
        raise ValueError(data["schema"])
    return _ledger({**data, **{name: _with_rows(data[name], rows) for name in LEVELS}})


def _plain(text: str) -> tuple[str, dict[str, list[Row]]]:
    """The text with a word, and blank lines, for each run of plain lines; what they say, by that word.

    YAML takes a hundred times as long for a line, and a long record has many thousands.
    """
    if ROWS in text:
        return text, {}
    lines: list[str] = []
    runs: dict[str, list[Row]] = {}
    run: list[Row] = []
    for line in text.split("\n"):
        match = PLAIN.fullmatch(line)
        if match and not run:
            lines.append(f"- {ROWS}{len(runs)}")
            run = runs.setdefault(f"{ROWS}{len(runs)}", [])
        else:
            lines.append("" if match else line)
        if match:
            run.append({key: word for key, word in match.groupdict().items() if word})
        else:
            run = []
    return "\n".join(lines), runs


def _with_rows(rows: list[Any], runs: Mapping[str, list[Row]]) -> list[Any]:
    """A level with the rows of each run in their places."""
    found: list[Any] = []
    for row in rows:
        found += runs[row] if isinstance(row, str) and row in runs else [row]
    return found


def _ledger(data: dict[str, Any]) -> Ledger:
    """The facts of a file; raises ValueError where they contradict one another."""
    ledger = Ledger(
        address=_address(data.get("address", "")),
        formerly=tuple(map(_address, data.get("formerly", ()))),
        next={kind: int(data["next"][kind]) for kind in ("o", "s", "a")},
        overview=tuple(_entries(data["overview"], r"o\d+")),
        speeches=tuple(_entries(data["speeches"], r"s\d+(-p\d+)?")),
        agenda=tuple(_entries(data["agenda"], r"a\d+")),
        speakers=tuple(_slug(row) for row in data["speakers"]),
    )
    _refuse_doubles([entry.id for entry in ledger.entries()])
    _refuse_doubles([given.slug for given in ledger.speakers if not given.is_redacted])
    next_of = {entry.id: entry.next for entry in ledger.speeches if entry.is_speech}
    speech = ""
    for entry in ledger.speeches:
        speech = entry.id if entry.is_speech else speech
        if speech_of(entry.id) != speech:
            raise ValueError("a paragraph without its speech")
    _refuse_stray_ends({entry.id: entry for entry in ledger.entries()})
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
            **{name: str(row.get(name, "")) for name in ("label", "into", "of", "at", "hash")},
            gone=_why(row["gone"]) if "gone" in row else None,
            chars=int(row.get("chars", 0)),
            joins=tuple(_join(str(join)) for join in row.get("joins", ())),
            next=int(row.get("next", 0)),
            sketch=_sketch(row["sketch"]) if "sketch" in row else "",
        )


def _why(word: str) -> Why:
    if word not in get_args(Why):
        raise ValueError(word)
    return word  # type: ignore[return-value]  # it is one of them


def _sketch(written: str) -> str:
    read_sketch(written)
    return written


def _address(written: str) -> str:
    if written != "" and not ADDRESS.fullmatch(written):
        raise ValueError(written)
    return written


def _join(words: str) -> Join:
    separator, by = words.split()
    if separator not in ("space", "none"):
        raise ValueError(words)
    return Join(separator, by)  # type: ignore[arg-type]  # `by` is a note to people


def _slug(row: dict[str, Any]) -> Slug:
    if row == {"gone": "redacted"}:
        return NO_SLUG
    if not SLUG.fullmatch(str(row["slug"])):
        raise ValueError(row["slug"])
    if not row["labels"]:
        raise ValueError("an address without a label")
    into = str(row.get("into", ""))
    if into and not SLUG.fullmatch(into):
        raise ValueError(into)
    return Slug(str(row["slug"]), tuple(map(str, row["labels"])), into)


def _refuse_stray_ends(entries: Mapping[str, Entry]) -> None:
    """Whatever an entry leads to is there, and no way goes round in a circle."""
    for entry in entries.values():
        if any(own and own not in entries for own in (entry.into, entry.of, entry.at)):
            raise ValueError("an id that was never given")
        seen = [entry.id]
        while entry.gone and entry.into:
            entry = entries[entry.into]
            if entry.id in seen:
                raise ValueError("a way in a circle")
            seen.append(entry.id)


def _refuse_doubles(names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        raise ValueError("given twice")


def turns_of(entries: Iterable[Entry]) -> dict[str, tuple[Entry, list[Entry]]]:
    """Speech -> its entry and those of its paragraphs."""
    turns: dict[str, tuple[Entry, list[Entry]]] = {}
    for entry in entries:
        if entry.is_speech:
            turns[entry.id] = (entry, [])
        else:
            turns[speech_of(entry.id)][1].append(entry)
    return turns


def number_of(own: str) -> int:
    """`s13`, `s13-p2` -> 13."""
    return int(speech_of(own)[1:])


def speech_of(own: str) -> str:
    """`s13-p2` -> `s13`."""
    return own.partition("-")[0]
