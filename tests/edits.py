"""What an edit of a record does to links that were shared: the suite of `make proof`, as a table.

Each record is edited as a secretary would, each edit tried with many seeds. Since the edit is known, so is the
text that every old link ought to lead to. A question to a person is answered truly, and counted.
"""

import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from generator.facts.source import Source, Span
from generator.model import Meeting, Paragraph, Speech
from generator.notes import Committee, Notes
from generator.permalinks import align, sketch
from generator.permalinks.ids import settle
from generator.permalinks.ledger import Ledger, from_yaml, to_yaml
from generator.permalinks.remember import remember
from generator.record.parse import parse

ROOT = Path(__file__).parents[1]
SEEDS = int(os.environ.get("EDIT_SEEDS", "20"))
LABELS = ("위원장", "○○○ 위원", "△△△ 위원", "홍길동 위원", "정책과장")
NOISE = [chr(code) for code in range(ord("가"), ord("힣"), 37)]
REMEMBERED = (
    align.likeness,
    align.grams_of,
    sketch.words,
    sketch.fingerprint,
    sketch.whole,
    sketch.read_sketch,
)
SHORT = ("예, 그렇습니다.", "잠깐만요.", "다시 말씀해 주십시오.", "이의 없습니다.")
ASKED = re.compile(r"^  ([osa]\d+(?:-p\d+)?): (same-[0-9a-f]{8})$", re.MULTILINE)


@dataclass(frozen=True)
class Text:
    """A paragraph, and the places of the first record that its words come from."""

    words: str
    origins: frozenset[str]


@dataclass(frozen=True)
class Turn:
    """A speech with its label, and the speeches of the first record that it comes from."""

    label: str
    texts: tuple[Text, ...]
    origins: frozenset[str]


Edit = Callable[[list[Turn], random.Random, list[Turn]], list[Turn]]


def record_of(text: str) -> list[Turn]:
    """The turns of a record in the first dialect."""
    source, committee = Source("minutes.md", text, ""), Committee("board", "가상위원회")
    meeting, _ = parse(source, committee, "2024-1", Notes())
    return tagged([(s.label, [p.text for p in s.paragraphs]) for s in meeting.speeches])


def assembly(text: str) -> list[Turn]:
    """The turns of the National Assembly's minutes, well enough to be edited."""
    parts = re.split(r"^[○◯]\s*(\S+ \S+|\S+)\s{2,}", text, flags=re.MULTILINE)[1:]
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    return tagged([(label, [" ".join(words.split())]) for label, words in pairs if words.strip()])


def tagged(turns: Sequence[tuple[str, list[str]]]) -> list[Turn]:
    return [
        Turn(
            label,
            tuple(Text(w, frozenset({f"s{n}-p{m}"})) for m, w in enumerate(texts, 1)),
            frozenset({f"s{n}"}),
        )
        for n, (label, texts) in enumerate(turns, 1)
        if texts
    ]


def meeting_of(turns: Sequence[Turn], notes: Notes) -> tuple[Meeting, dict[int, frozenset[str]]]:
    """A meeting with these turns; for each line of its file, what the text there comes from."""
    lines: dict[int, frozenset[str]] = {}

    def at(origins: frozenset[str]) -> Span:
        lines[len(lines) + 1] = origins
        return Span("minutes.md", len(lines), len(lines))

    speeches = tuple(
        Speech(
            f"s{n}",
            turn.label,
            at(turn.origins),
            tuple(
                Paragraph(f"s{n}-p{m}", (text.words,), (at(text.origins),))
                for m, text in enumerate(turn.texts, 1)
            ),
        )
        for n, turn in enumerate(turns, 1)
    )
    empty, _ = parse(Source("minutes.md", "", ""), Committee("board", "가상"), "2024-1", notes)
    return replace(empty, speeches=speeches), lines


# --- edits ----------------------------------------------------------------------------------------


def noisy(words: str, chance: random.Random, share: float) -> str:
    """As another reading by machine might have it: letters put wrong, lost, doubled; spaces too."""
    made = []
    for letter in words:
        if chance.random() >= share:
            made.append(letter)
        elif letter == " ":
            made.append(chance.choice(["", "  "]))
        else:
            wrong = chance.choice(NOISE)
            made.append(chance.choice([wrong] * 8 + ["", letter + wrong]))
    return "".join(made).strip() or words


def typo(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    n = chance.randrange(len(turns))
    m = chance.randrange(len(turns[n].texts))
    words = turns[n].texts[m].words
    at = chance.randrange(len(words))
    return changed(turns, n, m, words[:at] + chance.choice(NOISE) + words[at + 1 :])


def changed(turns: list[Turn], n: int, m: int, words: str) -> list[Turn]:
    texts = list(turns[n].texts)
    texts[m] = replace(texts[m], words=words)
    return [*turns[:n], replace(turns[n], texts=tuple(texts)), *turns[n + 1 :]]


def new_turn(label: str, *words: str) -> Turn:
    return Turn(label, tuple(Text(w, frozenset()) for w in words), frozenset())


def put_in(turns: list[Turn], chance: random.Random, turn: Turn) -> list[Turn]:
    n = chance.randrange(len(turns) + 1)
    return [*turns[:n], turn, *turns[n:]]


def insert_long(turns: list[Turn], chance: random.Random, others: list[Turn]) -> list[Turn]:
    long = [t for t in others if sum(len(x.words) for x in t.texts) > 100]
    other = chance.choice(long)
    label = chance.choice([t.label for t in turns])
    return put_in(turns, chance, new_turn(label, *(t.words for t in other.texts)))


def insert_short(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    label = chance.choice([t.label for t in turns])
    return put_in(turns, chance, new_turn(label, chance.choice(SHORT)))


def insert_repeated(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    short = sorted(turns, key=lambda t: sum(len(x.words) for x in t.texts))[: len(turns) // 3]
    other = chance.choice(short)
    return put_in(turns, chance, new_turn(other.label, *(t.words for t in other.texts)))


def remove(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    n = chance.randrange(len(turns))
    return [*turns[:n], *turns[n + 1 :]]


def split(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    places = [n for n, t in enumerate(turns) if len(t.texts) > 1] or []
    if not places:
        return split_text(turns, chance, _, into_turns=True)
    n = chance.choice(places)
    at = chance.randrange(1, len(turns[n].texts))
    first = replace(turns[n], texts=turns[n].texts[:at])
    second = replace(turns[n], label=chance.choice(LABELS), texts=turns[n].texts[at:])
    return [*turns[:n], first, second, *turns[n + 1 :]]


def split_text(
    turns: list[Turn], chance: random.Random, _: list[Turn], into_turns: bool = False
) -> list[Turn]:
    """A paragraph in two, at a blank near its middle third."""
    places = [
        (n, m) for n, t in enumerate(turns) for m, x in enumerate(t.texts) if len(x.words) > 60
    ]
    n, m = chance.choice(places)
    words = turns[n].texts[m].words
    third = len(words) // 3
    blanks = [i for i in range(third, 2 * third) if words[i] == " "] or [len(words) // 2]
    at = chance.choice(blanks)
    one, two = (replace(turns[n].texts[m], words=w.strip()) for w in (words[:at], words[at:]))
    before, after = turns[n].texts[:m], turns[n].texts[m + 1 :]
    if into_turns:
        first = replace(turns[n], texts=(*before, one))
        second = replace(turns[n], label=chance.choice(LABELS), texts=(two, *after))
        return [*turns[:n], first, second, *turns[n + 1 :]]
    return [*turns[:n], replace(turns[n], texts=(*before, one, two, *after)), *turns[n + 1 :]]


def merge(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    n = chance.randrange(len(turns) - 1)
    one, two = turns[n], turns[n + 1]
    both = Turn(one.label, (*one.texts, *two.texts), one.origins | two.origins)
    return [*turns[:n], both, *turns[n + 2 :]]


def merge_texts(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    places = [(n, m) for n, t in enumerate(turns) for m in range(len(t.texts) - 1)]
    if not places:
        return merge(turns, chance, _)
    n, m = chance.choice(places)
    one, two = turns[n].texts[m : m + 2]
    both = Text(f"{one.words} {two.words}", one.origins | two.origins)
    texts = (*turns[n].texts[:m], both, *turns[n].texts[m + 2 :])
    return [*turns[:n], replace(turns[n], texts=texts), *turns[n + 1 :]]


def remove_text(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    n = chance.choice([n for n, t in enumerate(turns) if len(t.texts) > 1] or [0])
    m = chance.randrange(len(turns[n].texts))
    texts = turns[n].texts[:m] + turns[n].texts[m + 1 :]
    return [*turns[:n], *([replace(turns[n], texts=texts)] if texts else []), *turns[n + 1 :]]


def insert_text(turns: list[Turn], chance: random.Random, others: list[Turn]) -> list[Turn]:
    n = chance.randrange(len(turns))
    m = chance.randrange(len(turns[n].texts) + 1)
    words = chance.choice([x.words for t in others for x in t.texts])
    texts = (*turns[n].texts[:m], Text(words, frozenset()), *turns[n].texts[m:])
    return [*turns[:n], replace(turns[n], texts=texts), *turns[n + 1 :]]


def move(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    n = chance.randrange(len(turns))
    to = max(0, min(len(turns) - 1, n + chance.choice([-6, -5, -4, -3, 3, 4, 5, 6])))
    rest = [*turns[:n], *turns[n + 1 :]]
    return [*rest[:to], turns[n], *rest[to:]]


def formula(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    """A turn replaced by what the same speaker says elsewhere."""
    labels = Counter(turn.label for turn in turns)
    n = chance.choice([n for n, t in enumerate(turns) if labels[t.label] > 1])
    same = [t for t in turns if t.label == turns[n].label and t is not turns[n]]
    same.sort(key=lambda t: sum(len(x.words) for x in t.texts))
    other = chance.choice(same[: max(1, len(same) // 2)])
    made = new_turn(other.label, *(t.words for t in other.texts))
    return [*turns[:n], made, *turns[n + 1 :]]


def reading(share: float) -> Edit:
    def edit(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
        return [
            replace(
                turn,
                texts=tuple(replace(x, words=noisy(x.words, chance, share)) for x in turn.texts),
            )
            for turn in turns
        ]

    return edit


def relabel(turns: list[Turn], chance: random.Random, _: list[Turn]) -> list[Turn]:
    """A third of all labels are other ones: masked, unmasked, put right."""
    return [
        replace(turn, label=chance.choice(LABELS)) if chance.random() < 1 / 3 else turn
        for turn in turns
    ]


def every(turns: list[Turn], chance: random.Random, others: list[Turn]) -> list[Turn]:
    for edit in (typo, insert_long, remove, split, merge, reading(0.02), relabel):
        turns = edit(turns, chance, others)
    return turns


EDITS: dict[str, Edit] = {
    "nothing": lambda turns, chance, others: turns,
    "a typo mended": typo,
    "a long turn inserted": insert_long,
    "a short turn inserted": insert_short,
    "a repeated turn inserted": insert_repeated,
    "a paragraph inserted": insert_text,
    "a turn removed": remove,
    "a paragraph removed": remove_text,
    "a turn split": split,
    "a paragraph split": split_text,
    "two turns merged": merge,
    "two paragraphs merged": merge_texts,
    "a turn moved by 3–6": move,
    "a turn replaced by a formula": formula,
    "read again, 2 % other letters": reading(0.02),
    "read again, 10 %": reading(0.10),
    "a third of the labels changed": relabel,
    "all at once": every,
}


# --- what became of the links ---------------------------------------------------------------------


@dataclass
class Score:
    """Of links to texts that are still there, and of links to texts that are not."""

    links: int = 0
    right: int = 0
    wrong: int = 0
    alike: int = 0
    """Led to a place with just the same words."""
    buried: int = 0
    """Led to a tombstone although the words are there."""
    asked: int = 0
    dead: int = 0
    gone: int = 0
    honest: int = 0
    times: list[float] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)


def settled(turns: Sequence[Turn], ledger: Ledger) -> tuple[Meeting, Ledger, set[str], float]:
    """The next build, every question answered by one who knows; which ids were asked, and the time."""
    answers: dict[str, str] = {}
    asked: set[str] = set()
    slowest = 0.0
    for _ in range(6):
        meeting, lines = meeting_of(turns, Notes(ids=answers))
        for remembered in REMEMBERED:
            remembered.cache_clear()
        begun = time.perf_counter()
        made, problems = settle(meeting, ledger)
        slowest = max(slowest, time.perf_counter() - begun)
        questions = [p for p in problems if p.code == "I002"]
        if not questions:
            break
        for problem in questions:
            (own, same), *_rest = ASKED.findall(problem.hint)
            asked.add(own)
            told = {own: same} if origin_of(own) in lines[problem.line] else {own: "removed"}
            answers |= told
    assert not questions, "asked for ever"
    after = remember(made, ledger)
    again, problems = from_yaml(to_yaml(after), "ids.yml")
    assert not problems
    assert again == after
    return made, after, asked, slowest


ORIGIN: dict[str, str] = {}  # published id -> the text of the first record that it was given to


def origin_of(own: str) -> str:
    return ORIGIN.get(own, own)


def judge(
    score: tuple[Score, Score],
    first: Sequence[Turn],
    now: Sequence[Turn],
    meeting: Meeting,
    ledger: Ledger,
) -> None:
    """Follow every link that the first record gave."""
    lead = {s.id: (turn.origins, said(turn)) for s, turn in zip(meeting.speeches, now, strict=True)}
    for speech, turn in zip(meeting.speeches, now, strict=True):
        for paragraph, text in zip(speech.paragraphs, turn.texts, strict=True):
            lead[paragraph.id] = (text.origins, text.words)
    there = frozenset[str]().union(*(o for o, _ in lead.values()))
    stones = {stone.id: stone for stone in meeting.retired}
    known = {entry.id for entry in ledger.entries()}
    for n, turn in enumerate(first, 1):
        links = [(f"s{n}", said(turn))]
        links += [(f"s{n}-p{m}", text.words) for m, text in enumerate(turn.texts, 1)]
        for own, words in links:
            part = score["-" in own]
            goal, end = own, 0
            while goal in stones and stones[goal].into and end < 9:
                goal, end = stones[goal].into, end + 1
            origins, shown = lead.get(goal, (None, ""))
            if own not in known:
                part.dead += 1
            if own in there:
                part.links += 1
                if origins is None:
                    part.buried += 1
                elif own in origins:
                    part.right += 1
                elif shown == words:
                    part.alike += 1
                else:
                    part.wrong += 1
                    part.examples.append(f"{own} -> {goal}: {words[:40]!r} -> {shown[:40]!r}")
            else:
                part.gone += 1
                part.honest += origins is None
                if origins is not None and shown != words:
                    part.wrong += 1
                    part.examples.append(f"{own} => {goal}: {words[:40]!r} -> {shown[:40]!r}")
                elif origins is not None:
                    part.alike += 1


def said(turn: Turn) -> str:
    return "\n".join(text.words for text in turn.texts)


def trial(
    score: tuple[Score, Score],
    first: list[Turn],
    others: list[Turn],
    edits: Sequence[Edit],
    seed: str,
) -> None:
    """Publish a record, edit it once or more, and follow the links."""
    chance = random.Random(seed)
    meeting, _ = meeting_of(first, Notes())
    made, _problems = settle(meeting, Ledger())
    ledger = remember(made, Ledger())
    now = first
    for edit in edits:
        now = edit(now, chance, others)
        made, ledger, asked, took = settled(now, ledger)
        for own in asked:
            score["-" in own].asked += 1
        score[0].times.append(took)
    judge(score, first, now, made, ledger)


def undone(first: list[Turn]) -> Edit:
    return lambda turns, chance, others: first


def rows(
    name: str, first: list[Turn], others: list[Turn]
) -> Iterator[tuple[str, tuple[Score, Score]]]:
    for title, edit in EDITS.items():
        score = (Score(), Score())
        for seed in range(SEEDS):
            trial(score, first, others, [edit], f"{name} {title} {seed}")
        yield title, score
    for title in ("two edits in a row", "an edit undone"):
        score = (Score(), Score())
        for seed in range(SEEDS * 2):
            chance = random.Random(f"{name} {title} {seed}")
            pair = chance.sample(list(EDITS.values())[1:], 2)
            edits = pair if title.startswith("two") else [pair[0], undone(first)]
            trial(score, first, others, edits, f"{name} {title} {seed}")
        yield title, score


def records() -> dict[str, list[Turn]]:
    found = {
        f"{path.parts[-3]}/{path.parts[-2]}": record_of(path.read_text("utf-8"))
        for path in (
            ROOT / "minutes/smart-city/2023-2/minutes.md",
            ROOT / "tests/gold/culture-2024-3/minutes.md",
            ROOT / "tests/gold/climate-2024-1/minutes.md",
        )
    }
    sample = (
        Path(os.environ.get("MINUTES_SAMPLES", "no-samples")) / "na_299_airport4_2011-04-28.txt"
    )
    if sample.is_file():
        found["National Assembly, 299"] = assembly(sample.read_text("utf-8"))
    return found


def table(name: str, first: list[Turn], others: list[Turn]) -> Iterator[str]:
    texts = sum(len(turn.texts) for turn in first)
    yield f"\n### {name}: {len(first)} speeches, {texts} paragraphs\n"
    yield "| edit | speeches: right | wrong | same words | tombstone | asked | paragraphs: right | wrong | same words | tombstone | asked | median | slowest |"
    yield "|---|" + "---:|" * 12
    for title, score in rows(name, first, others):
        cells = []
        for part in score:
            share = 100 * part.asked / max(1, part.links + part.gone)
            cells += [f"{100 * part.right / max(1, part.links):.1f} %", str(part.wrong + part.dead)]
            cells += [str(part.alike), str(part.buried), f"{share:.1f} %"]
        yield f"| {title} | {' | '.join(cells)} | {1000 * median(score[0].times):.0f} ms | {1000 * max(score[0].times):.0f} ms |"
        if "-v" in sys.argv:
            yield from score[0].examples + score[1].examples


if __name__ == "__main__":
    everything = records()
    wanted = [arg for arg in sys.argv[1:] if arg != "-v"]
    for name, first in everything.items():
        if not wanted or name in wanted:
            others = [
                turn for other, turns in everything.items() if other != name for turn in turns
            ]
            print("\n".join(table(name, first, others)), flush=True)
