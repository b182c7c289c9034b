"""How well the rules read: mentions, replies and acts held against golds, as counts.

A gold is a folder of `gold/`: what a reader found in the record without any code. `python
tests/scores.py` prints the table; entries that the reader left open are neither right nor wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.check import check
from generator.facts.source import Source
from generator.intake.folders import Folder
from generator.model import Meeting
from generator.notes import Committee, Notes
from generator.permalinks.ledger import Ledger
from generator.pipeline import take_apart
from generator.privacy.contacts import NAMES
from generator.privacy.contacts import private as all_private
from generator.privacy.personal import find
from generator.settings.config import read_committee, read_notes

ROOT = Path(__file__).parents[1]
GOLD = Path(__file__).parent / "gold"
REAL, CLIMATE, CULTURE = "smart-city-2023-2", "climate-2024-1", "culture-2024-3"
Pair = tuple[str, str]
Gold = Mapping[str, Any]


@dataclass(frozen=True)
class Score:
    """What was found and is there, found and is not, there and not found."""

    right: frozenset[Pair]
    wrong: frozenset[Pair]
    missed: frozenset[Pair]

    @property
    def f1(self) -> float:
        """2 right / (2 right + wrong + missed)."""
        right, wrong, missed = map(len, (self.right, self.wrong, self.missed))
        return 2 * right / (2 * right + wrong + missed)

    def __str__(self) -> str:
        """As counts."""
        counts = f"{len(self.right):3} right {len(self.wrong):3} wrong {len(self.missed):3} missed"
        return f"{counts}   F1 {self.f1:.3f}"


def score(found: set[Pair], sure: set[Pair], neutral: set[Pair]) -> Score:
    """Found pairs against those that are surely there; the neutral ones count for nothing."""
    wrong = found - sure - neutral
    return Score(frozenset(found & sure), frozenset(wrong), frozenset(sure - found))


@cache
def gold(name: str) -> Gold:
    """What the reader found."""
    found: Gold = yaml.safe_load((GOLD / name / "gold.yml").read_text("utf-8"))
    return found


@cache
def meeting(name: str, aliases: bool = True) -> Meeting:
    """The record as the rules read it, with or without the confirmed aliases."""
    own, committee_folder = GOLD / name, GOLD / name
    if name == REAL:
        own = ROOT / "minutes/smart-city/2023-2"
        committee_folder = own.parent
    committee, _ = read_committee("x", (committee_folder / "committee.yml").read_text("utf-8"), "")
    notes, _ = read_notes((own / "meeting.yml").read_text("utf-8"), "")
    assert isinstance(committee, Committee)
    notes = notes if aliases else Notes()
    text = (own / "minutes.md").read_text("utf-8")
    source = Source("minutes/x/2024-1/minutes.md", text, "")
    return take_apart(Folder(committee, "2024-1", source, notes, Ledger(), ""), _space).meeting


def _space(left: str, right: str) -> bool:
    return True


def found_mentions(name: str, aliases: bool = True) -> set[Pair]:
    """Paragraph and item, of the paragraphs that the gold has."""
    known = {entry["id"] for entry in gold(name)["mentions"]}
    paragraphs = meeting(name, aliases).paragraphs()
    return {(p.id, m.agenda) for p in paragraphs if p.id in known for m in p.mentions}


def mentions(name: str, aliases: bool = True) -> Score:
    """All sure mentions."""
    entries = gold(name)["mentions"]
    sure = {(entry["id"], item) for entry in entries for item in entry["sure"]}
    open_ = {(entry["id"], item) for entry in entries for item in entry["arguable"]}
    return score(found_mentions(name, aliases), sure, open_)


def in_words(name: str) -> Score:
    """Mentions whose words are a title's, and what continues them; found without any alias."""
    sure = set(_in_words(gold(name)))
    entries = gold(name)["mentions"]
    others = {(e["id"], item) for e in entries for item in (*e["sure"], *e["arguable"])} - sure
    return score(found_mentions(name, aliases=False), sure, others)


def _in_words(found: Gold) -> Iterator[Pair]:
    named: dict[Pair, str] = {}  # speech and item -> how it was last named
    for entry in found["mentions"]:
        speech = entry["id"].partition("-")[0]
        for item, how in zip(entry["sure"], entry["how"], strict=True):
            if how not in ("carried", "answer"):
                named[speech, item] = how
            if named.get((speech, item)) in ("title", "part"):
                yield entry["id"], item


def replies(name: str) -> Score:
    """Replies with a sure single target."""
    entries = gold(name)["replies"]
    sure = {(e["id"], e["to"]) for e in entries if e["sure"]}
    lists = {e["id"]: e["to"] if isinstance(e["to"], list) else [e["to"]] for e in entries}
    open_ = {(own, target) for own, targets in lists.items() for target in targets}
    found = {(p.id, r.speech) for p in meeting(name).paragraphs() for r in p.replies}
    return score(found, sure, open_)


def acts(name: str, kind: str) -> Score:
    """Sentences of one kind."""
    entries = gold(name)["acts"]
    sure = {_act(e["id"], e["quote"]) for e in entries if e["sure"] and e["kind"] == kind}
    open_ = {_act(e["id"], e["quote"]) for e in entries if not e["sure"]}
    found = {
        _act(p.id, a.quote) for p in meeting(name).paragraphs() for a in p.acts if a.kind == kind
    }
    return score(found, sure, open_)


def _act(own: str, quote: str) -> Pair:
    return own, "".join(quote.split())


KINDS = {
    "resident": "주민등록번호나 외국인등록번호",
    "passport": "여권번호",
    "licence": "운전면허번호",
    "card": "카드번호",
    "phone": "전화번호",
    "email": "전자우편 주소",
    "address": "주소",
    "birth": "생년월일",
    "vehicle": "차량번호",
    "account": "계좌번호",
    "business": "사업자등록번호",
}


def private(own: str) -> Score:
    """Strings of one class, `block` or `warn`: text and kind; a kind that is not there is wrong."""
    cases = yaml.safe_load((GOLD / "personal.yml").read_text("utf-8"))
    seek = find if own == "block" else all_private
    told = ((case["text"], one.kind) for case in cases for one in seek(case["text"]))
    found = {one for one in told if own == "block" or one[1] in NAMES}
    sure = {(case["text"], KINDS[case["kind"]]) for case in cases if case["class"] == own}
    return score(found, sure, set())


def damage() -> Score:
    """Lines of the real record that OCR damaged surely, and those that are told."""
    entries = yaml.safe_load((GOLD / REAL / "damage.yml").read_text("utf-8"))
    sure = [(str(e["line"]), e["printed"]) for e in entries if e["sure"]]
    open_ = {(str(e["line"]), e["printed"]) for e in entries if not e["sure"]}
    told = [p for p in check(meeting(REAL)) if p.code[0] == "L"]
    found = {_damaged(str(p.line), p.message, [*sure, *open_]) for p in told}
    return score(found, set(sure), open_)


def _damaged(line: str, message: str, known: list[Pair]) -> Pair:
    """The place of the gold that a message is about, else the message."""
    words = message.rpartition(": ")[2].strip("'")
    here = [pair for pair in known if pair[0] == line]
    return next((p for p in here if _touch(p[1], words)), (line, message))


def _touch(one: str, other: str) -> bool:
    """Whether two pieces of a line have four letters in a row in common."""
    a, b = "".join(one.split()), "".join(other.split())
    return any(a[n : n + 4] in b for n in range(max(1, len(a) - 3)))


def table() -> Iterator[str]:
    """Every score of every gold, a line each."""
    yield "numbers and addresses of persons"
    for own in ("block", "warn"):
        found = private(own)
        right, wrong = len(found.right), len(found.wrong)
        rates = f"recall {right / (right + len(found.missed)):.3f}, precision {right / (right + wrong):.3f}"
        yield f"  {own:10}                    {found}   {rates}"
    yield f"damage by OCR                   {damage()}"
    for name in (REAL, CLIMATE, CULTURE):
        yield name
        yield f"  words of a title, continued   {in_words(name)}"
        yield f"  all mentions, no aliases      {mentions(name, aliases=False)}"
        yield f"  all mentions                  {mentions(name)}"
        yield f"  replies                       {replies(name)}"
        for kind in ("request", "question", "answer", "commitment"):
            yield f"  {kind:10}                    {acts(name, kind)}"


if __name__ == "__main__":
    print("\n".join(table()))  # noqa: T201
