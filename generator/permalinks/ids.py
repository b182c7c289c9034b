"""Ids that stay (링크의 번호): a parsed meeting and its ledger to the same meeting with published ids.

A text that stands in the ledger keeps its id, be it mended or relabelled; a new text takes the next free
number; an id whose words are gone keeps its place as a tombstone and never means other words. `align`
decides which text is which, `fates` what became of the others; where they cannot, a person is asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.facts.past import Tombstone
from generator.korean.grammar import fold
from generator.model import AgendaItem, Meeting, Paragraph, Speech
from generator.permalinks.addresses import check_address, formerly
from generator.permalinks.align import Now, align
from generator.permalinks.answers import is_all_redacted
from generator.permalinks.asked import questions
from generator.permalinks.fates import held_by, lost, moved
from generator.permalinks.ledger import Entry, Ledger, turns_of
from generator.permalinks.runs import Run, known, known_speech, run_of
from generator.permalinks.sketch import combined, fingerprint
from generator.permalinks.slugs import forgotten, former, slugs_for
from generator.permalinks.tombstones import tombstones
from generator.problems import Problem

Turns = Mapping[str, tuple[Entry, Sequence[Entry]]]
"""Speech -> its entry and those of its paragraphs."""


def settle(meeting: Meeting, ledger: Ledger) -> tuple[Meeting, list[Problem]]:
    """The meeting with the ids that `ledger` knows, new ones for what it does not know, and tombstones."""
    answers, free = meeting.notes.ids, ledger.next
    turns = turns_of(ledger.speeches)
    overview = run_of(_texts(meeting.front), known(ledger.overview), "o{}", free["o"], answers)
    speeches = _speeches(meeting.speeches, turns, free["s"], answers)
    both = _together(overview, speeches)
    items = _agenda(meeting.agenda, ledger, both, answers)
    run = _together(both, items)
    lost = dict.fromkeys(_lost(meeting, ledger, run.names), "removed")
    answers = {**lost, **_all_redacted(meeting, ledger, run), **answers}
    stones = [
        *tombstones(ledger.overview, [run.names[p.id] for p in meeting.front], run.into, answers),
        *_of_speeches(meeting.speeches, turns, run, answers),
        *tombstones(ledger.agenda, [run.names[i.id] for i in meeting.agenda], run.into, answers),
    ]
    of = {entry.id: entry.of for entry in ledger.living() if entry.of} | run.of
    slugs = slugs_for(meeting, ledger)
    settled = replace(
        _renamed(meeting, run.names, of, slugs),
        retired=tuple(stones),
        former_speakers=former(meeting, ledger, slugs),
        formerly=formerly(meeting, ledger),
        forgotten=forgotten(meeting, ledger),
    )
    return settled, [*check_address(meeting, ledger), *questions(meeting, ledger, run)]


def _lost(meeting: Meeting, ledger: Ledger, names: Mapping[str, str]) -> Iterator[str]:
    """Ids whose words went to another text, and are no longer there."""
    texts = {names[paragraph.id]: paragraph.text for paragraph in meeting.paragraphs()}
    for entry in ledger.retired():
        if entry.sketch and entry.into in texts and lost(entry.sketch, texts[entry.into]):
            yield entry.id


def _all_redacted(meeting: Meeting, ledger: Ledger, run: Run) -> dict[str, str]:
    """An answer for everything whose words are nowhere, if a person said that it all is redacted."""
    if not is_all_redacted(meeting):
        return {}
    there = {*run.names.values(), *run.into}
    return {e.id: "redacted" for e in ledger.entries() if e.id not in there and not e.into}


def _together(*runs: Run) -> Run:
    return Run(
        {new: old for run in runs for new, old in run.names.items()},
        {old: new for run in runs for old, new in run.into.items()},
        {new: old for run in runs for new, old in run.of.items()},
        [pair for run in runs for pair in run.doubtful],
        frozenset[str]().union(*(run.answered for run in runs)),
        standing={own: text for run in runs for own, text in run.standing.items()},
        barred={own: text for run in runs for own, text in run.barred.items()},
    )


def _speeches(
    speeches: Sequence[Speech], turns: Turns, free: int, answers: Mapping[str, str]
) -> Run:
    """Speeches first, then the paragraphs of each; what left one speech is looked for in the other."""
    new = [_speech(speech) for speech in speeches]
    old = [known_speech(*turn) for turn in turns.values()]
    outer = run_of(new, old, "s{}", free, answers)
    keys = {text.id: text.key for text in old}
    runs = [outer]
    for speech, text in zip(speeches, new, strict=True):
        own = outer.names[speech.id]
        entry, entries = turns.get(own, (Entry(own, next=1), ()))
        same = keys.get(own) == text.key and not any(e.id in answers for e in entries)
        kept = _unchanged(speech, entries) if same else None
        runs.append(
            Run(kept) if kept is not None else _inside(speech, entry, entries, answers, outer.usual)
        )
    run = _together(*runs)
    into = dict(_elsewhere(speeches, turns, run, outer.usual))
    return replace(run, into={**into, **run.into})


def _unchanged(speech: Speech, entries: Sequence[Entry]) -> dict[str, str] | None:
    """The paragraphs of a speech that is as it was, or has come back as it was."""
    there = [e for e in entries if not e.gone] or [e for e in entries if e.chars]
    if len(there) != len(speech.paragraphs):
        return None
    return {p.id: e.id for p, e in zip(speech.paragraphs, there, strict=True)}


def _inside(
    speech: Speech, entry: Entry, entries: Sequence[Entry], answers: Mapping[str, str], usual: float
) -> Run:
    """The paragraphs of a speech that changed; the only one of a speech stays the only one."""
    new, old = _texts(speech.paragraphs), known(entries)
    there = [text for text in old if text.sketches]
    if len(new) == len(there) == 1 and there[0].id not in answers:
        old = [replace(text, key=new[0].key) if text == there[0] else text for text in old]
    return run_of(new, old, f"{entry.id}-p{{}}", entry.next, answers, usual)


def _elsewhere(
    speeches: Sequence[Speech], turns: Turns, run: Run, usual: float
) -> Iterator[tuple[str, str]]:
    """Paragraphs that stand in another speech now, since speeches were split or merged."""
    taken = set(run.names.values())
    entries = [entry for _, inner in turns.values() for entry in inner]
    known_ids = {entry.id for entry in entries}
    if all(entry.gone or entry.id in taken for entry in entries):
        return  # nothing is missing where it was
    for speech in speeches:
        own = run.names[speech.id]
        sources = [run.of.get(own, ""), *(old for old, new in run.into.items() if new == own)]
        for source in (source for source in sources if source in turns):
            left = [e for e in turns[source][1] if not e.gone and e.id not in taken]
            new = [t for t in _texts(speech.paragraphs) if run.names[t.id] not in known_ids]
            found = align(new, known(left), usual).names
            yield from ((old, run.names[text]) for text, old in found.items())
            rest = [text for text in known(left) if text.id not in found.values()]
            held = held_by(_texts(speech.paragraphs), rest)
            yield from ((old, run.names[text]) for old, text in held)
    yield from _strays(speeches, turns, run.names)


def _strays(
    speeches: Sequence[Speech], turns: Turns, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Paragraphs that stand in any other speech now, if beyond doubt."""
    new = [text for speech in speeches for text in _texts(speech.paragraphs)]
    old = [text for _, entries in turns.values() for text in known(entries) if not text.gone]
    there = {text.id for text in old}
    kept = {own: name for own, name in names.items() if name in there}
    yield from ((own, names[text]) for text, own in moved(new, old, kept))


def _of_speeches(
    speeches: Sequence[Speech], turns: Turns, run: Run, answers: Mapping[str, str]
) -> Iterator[Tombstone]:
    """The tombstones of speeches, each with those of its paragraphs; then those inside living ones."""
    there = {run.names[s.id]: [run.names[p.id] for p in s.paragraphs] for s in speeches}
    outer = tombstones([entry for entry, _ in turns.values()], list(there), run.into, answers)
    for stone in outer:
        yield stone
        told = {e.id: stone.why for e in turns[stone.id][1]} if stone.why == "redacted" else {}
        yield from tombstones(turns[stone.id][1], (), run.into, {**answers, **told}, stone.id)
    for own, paragraphs in there.items():
        if own in turns:
            yield from tombstones(turns[own][1], paragraphs, run.into, answers, own)


def _agenda(
    agenda: Sequence[AgendaItem], ledger: Ledger, run: Run, answers: Mapping[str, str]
) -> Run:
    """An item that stands alone where it stood is the same; others go by their titles."""
    new = [_item(item) for item in agenda]
    at = {run.names[item.paragraph]: text for item, text in zip(agenda, new, strict=True)}
    stated = [run.names[item.paragraph] for item in agenda]
    before = [entry.at for entry in ledger.agenda if not entry.gone]
    alone = {own for own in at if stated.count(own) == before.count(own) == 1}
    old = [
        replace(text, key=at[entry.at].key)
        if entry.at in alone and not entry.gone and entry.id not in answers
        else text
        for entry, text in zip(ledger.agenda, known(ledger.agenda), strict=True)
    ]
    return run_of(new, old, "a{}", ledger.next["a"], answers)


def _texts(paragraphs: Sequence[Paragraph]) -> list[Now]:
    return [Now(p.id, fingerprint(p.text), len(p.text), "", (p.text,)) for p in paragraphs]


def _speech(speech: Speech) -> Now:
    texts = tuple(paragraph.text for paragraph in speech.paragraphs)
    label = fold(speech.label)
    key = combined([label, *map(fingerprint, texts)])
    return Now(speech.id, key, sum(map(len, texts)), label, texts, speech.withheld)


def words_of(item: AgendaItem) -> str:
    """What an item is known by."""
    return f"{item.number or ''} {item.title}"


def _item(item: AgendaItem) -> Now:
    words = words_of(item)
    return Now(item.id, fingerprint(words), len(item.title), "", (words,))


def _renamed(
    meeting: Meeting, names: Mapping[str, str], of: Mapping[str, str], slugs: Mapping[str, str]
) -> Meeting:
    fields = [
        replace(
            field,
            line=replace(field.line, paragraph=names[field.line.paragraph]),
            items=tuple(replace(i, paragraph=names[i.paragraph]) for i in field.items),
        )
        for field in meeting.overview.fields
    ]
    return replace(
        meeting,
        overview=replace(meeting.overview, fields=tuple(fields)),
        front=_with_names(meeting.front, names, of),
        speeches=tuple(
            replace(
                speech,
                id=names[speech.id],
                of=of.get(names[speech.id], ""),
                paragraphs=_with_names(speech.paragraphs, names, of),
                speaker=speech.speaker and replace(speech.speaker, slug=slugs[speech.label]),
            )
            for speech in meeting.speeches
        ),
        agenda=tuple(
            replace(
                item,
                id=names[item.id],
                paragraph=names[item.paragraph],
                reporter=item.reporter and names[item.reporter],
            )
            for item in meeting.agenda
        ),
    )


def _with_names(
    paragraphs: Sequence[Paragraph], names: Mapping[str, str], of: Mapping[str, str]
) -> tuple[Paragraph, ...]:
    return tuple(replace(p, id=names[p.id], of=of.get(names[p.id], "")) for p in paragraphs)
