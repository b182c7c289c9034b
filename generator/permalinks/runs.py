"""One level of a record after the other: overview blocks, speeches, the paragraphs of one, agenda items.

In: the texts of a level in order, those that the ledger knows, what a person decided. Out: which keep their
id, which are new, where the words of the others went.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.korean.grammar import fold
from generator.permalinks.align import Known, Now, Pair, align
from generator.permalinks.fates import absorbed, at_the_start, moved, returned, split_off
from generator.permalinks.ledger import Entry
from generator.permalinks.sketch import combined


@dataclass(frozen=True, slots=True)
class Run:
    """What was decided of the texts of one level."""

    names: dict[str, str]
    """Id as parsed -> id as published."""
    into: dict[str, str] = field(default_factory=dict)
    """Id that is gone -> the published one that holds its words now."""
    of: dict[str, str] = field(default_factory=dict)
    """Published id -> what it was split off from."""
    doubtful: Sequence[Pair] = ()
    answered: frozenset[str] = frozenset()
    """Published ids that a person's answer led to their text."""
    usual: float = 0
    standing: Mapping[str, str] = field(default_factory=dict)
    """Id that a person said is gone -> the text as parsed that says just the same in its place."""
    barred: Mapping[str, str] = field(default_factory=dict)
    """Id that is gone -> the text as parsed that is back and does not get it, since a person said so once."""


def run_of(
    new: Sequence[Now],
    old: Sequence[Known],
    form: str,
    free: int,
    answers: Mapping[str, str],
    usual: float = 0,
) -> Run:
    """Names for the texts of one level; those that the ledger does not know take free numbers."""
    plain, old = old, [_told(text, new, answers) for text in old]
    living = [text for text in old if not text.gone]
    found = align(new, living, usual)
    # What came back just as it was is surer than what is only alike.
    equal = {p.new.id: p.old.id for p in found.sure if p.new.key == p.old.key}
    back = dict(returned(new, old, equal))
    if back:
        found = align([text for text in new if text.id not in back], living, usual)
    kept = found.names | back
    kept |= dict(moved(new, old, kept))
    kept = at_the_start(new, old, kept)
    parts, gone = dict(split_off(new, old, kept)), dict(absorbed(new, old, kept))
    names = _filled(new, kept, form, free)
    into = {own: names[other] for own, other in gone.items()}
    answered = {own for text in new if answers.get(own := names[text.id]) == answer_for(text)}
    of = {names[n]: o for n, o in parts.items()}
    standing = dict(_standing(new, plain, answers, usual))
    barred = dict(_barred(new, plain, kept, answers))
    return Run(names, into, of, found.doubtful, frozenset(answered), found.usual, standing, barred)


def _standing(
    new: Sequence[Now], old: Sequence[Known], answers: Mapping[str, str], usual: float
) -> Iterator[tuple[str, str]]:
    """Known id -> new id of what a person said is gone, and would be found unchanged if nobody had.

    Of two masked turns with the same words a person may know that one went and the other came.
    """
    living = [text for text in old if not text.gone]
    told = {t.id: answers[t.id] for t in living if answers.get(t.id) in ("removed", "redacted")}
    for pair in align(new, living, usual).sure if told else ():
        own, is_same = pair.old.id, pair.new.key == pair.old.key
        if is_same and own in told and not (pair.new.masked and told[own] == "removed"):
            yield own, pair.new.id


def _barred(
    new: Sequence[Now],
    old: Sequence[Known],
    names: Mapping[str, str],
    answers: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """Known id -> new id of what would have come back but for an answer that is still written."""
    if any(text.gone and answers.get(text.id) == "removed" for text in old):
        for text, own in returned(new, old, names):
            if answers.get(own) == "removed":
                yield own, text


def _told(text: Known, new: Sequence[Now], answers: Mapping[str, str]) -> Known:
    """A known text as a person decided of it: the same as one that is there now, or none of them."""
    answer = answers.get(text.id, "")
    if answer in ("removed", "redacted"):
        return replace(text, key=text.id, sketches=())
    same = [now for now in new if answer == answer_for(now)] if answer else []
    return replace(text, key=same[0].key, label=same[0].label) if same else text


def answer_for(text: Now) -> str:
    """What a person writes if a known id is this text's."""
    return f"same-{text.key[:8]}"


def _filled(new: Sequence[Now], kept: Mapping[str, str], form: str, free: int) -> dict[str, str]:
    """New id -> the published one where there is one, else the next free number in `form`."""
    names: dict[str, str] = {}
    for text in new:
        names[text.id] = kept.get(text.id) or form.format(free)
        free += text.id not in kept
    return names


def known(entries: Sequence[Entry]) -> list[Known]:
    """Entries without inner structure, as they are compared."""
    return [
        Known(e.id, e.hash or e.id, e.chars, "", (e.sketch,) if e.sketch else (), bool(e.gone))
        for e in entries
    ]


def known_speech(entry: Entry, paragraphs: Sequence[Entry]) -> Known:
    """A speech and its paragraphs, as it is compared; one that is gone by its whole words alone."""
    if entry.gone:
        return Known(entry.id, entry.hash or entry.id, entry.chars, gone=True)
    there = [one for one in paragraphs if not one.gone]
    label = fold(entry.label)
    sketches = tuple(one.sketch for one in there)
    key = combined([label, *(one.hash for one in there)])
    letters = sum(one.chars for one in there)
    return Known(entry.id, key, letters, label, sketches if all(sketches) else ())
