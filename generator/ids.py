"""Ids that stay (링크의 번호): a parsed meeting and its ledger to the same meeting with published ids.

A text that stands in the ledger keeps its id; a new text takes the next free number; an id whose
words are gone is retired and never means other words. When the same words come back under the same
label, so does their id. Texts are matched when they are equal and in the same order.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import takewhile

from generator.grammar import fold
from generator.ledger import Entry, Ledger, Slug, fingerprint, number_of, speech_of
from generator.model import AgendaItem, Meeting, Paragraph, Speaker, Speech
from generator.slugs import free_slug

Texts = Sequence[tuple[str, object]]
"""Ids in reading order, each with what must be equal for it to be carried over."""


def settle(meeting: Meeting, ledger: Ledger) -> Meeting:
    """The meeting with the ids that `ledger` knows, and new ones for what it does not know."""
    overview, agenda = _known(ledger.overview), _known(ledger.agenda)
    names = _carried(_blocks(meeting), overview, _gone(ledger, "o"), "o{}", ledger.next["o"])
    names |= _carried(_items(meeting), agenda, _gone(ledger, "a"), "a{}", ledger.next["a"])
    names |= _speech_names(meeting, ledger)
    return _renamed(meeting, names, slugs_for(meeting, ledger))


def remember(meeting: Meeting, ledger: Ledger) -> Ledger:
    """The ledger after this build: what the meeting has now, and all that it ever had."""
    before = {entry.id: entry for entry in ledger.entries()}
    overview = tuple(_entry(paragraph) for paragraph in meeting.front)
    speeches = tuple(_speech_entries(meeting.speeches, before))
    agenda = tuple(_item_entry(item) for item in meeting.agenda)
    alive = {entry.id for entry in (*overview, *speeches, *agenda)}
    kinds = {"o": overview, "s": speeches, "a": agenda}
    return Ledger(
        next={k: _next(ledger.next[k], [number_of(e.id) for e in kinds[k]]) for k in kinds},
        overview=overview,
        speeches=speeches,
        agenda=agenda,
        speakers=_given_slugs(meeting, ledger),
        retired=tuple(entry for entry in before.values() if entry.id not in alive),
    )


# --- what is compared ---------------------------------------------------------------------------


def _blocks(meeting: Meeting) -> Texts:
    return [(paragraph.id, fingerprint(paragraph.text)) for paragraph in meeting.front]


def _items(meeting: Meeting) -> Texts:
    return [(item.id, _item_entry(item).hash) for item in meeting.agenda]


def _known(entries: Sequence[Entry]) -> Texts:
    return [(entry.id, entry.hash) for entry in entries]


def _gone(ledger: Ledger, kind: str) -> Texts:
    return _known([entry for entry in ledger.retired if entry.id.startswith(kind)])


def _said(speeches: Sequence[Speech]) -> Texts:
    """The paragraphs under their label; a speech without words stands for itself."""
    return [
        (own, (fold(speech.label), fingerprint(text) if text else ""))
        for speech in speeches
        for own, text in [(p.id, p.text) for p in speech.paragraphs] or [(speech.id, "")]
    ]


def _said_before(ledger: Ledger, entries: Sequence[Entry]) -> Texts:
    """Those of `entries` that are of speeches, in the same form."""
    labels = {entry.id: fold(entry.label) for entry in ledger.entries() if not entry.hash}
    with_words = {speech_of(entry.id) for entry in ledger.entries() if entry.hash}
    return [
        (entry.id, (labels[speech_of(entry.id)], entry.hash))
        for entry in entries
        if speech_of(entry.id) in labels and (entry.hash or entry.id not in with_words)
    ]


# --- who keeps which id -------------------------------------------------------------------------


def _equal(new: Texts, old: Texts) -> dict[str, str]:
    """New id -> old id of what is equal, in the same order.

    What is equal at both ends is paired first: an unchanged text costs one comparison.
    """
    head = _common(new, old)
    tail = _common(new[head:][::-1], old[head:][::-1])
    stop, old_stop = len(new) - tail, len(old) - tail
    left, right = [k for _, k in old[head:old_stop]], [k for _, k in new[head:stop]]
    matching = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    pairs = [(head + b + n, head + a + n) for a, b, size in matching for n in range(size)]
    pairs += [(n, n) for n in range(head)]
    pairs += [(stop + n, old_stop + n) for n in range(tail)]
    return {new[b][0]: old[a][0] for b, a in pairs}


def _common(new: Texts, old: Texts) -> int:
    """How many texts are equal from the start."""
    same = takewhile(lambda pair: pair[0][1] == pair[1][1], zip(new, old, strict=False))
    return sum(1 for _ in same)


def _returned(new: Texts, names: Mapping[str, str], gone: Texts) -> dict[str, str]:
    """New id -> retired id of the same words, for what stood nowhere in the ledger's order."""
    waiting: dict[object, list[str]] = {}
    for old, words in reversed(gone):
        waiting.setdefault(words, []).append(old)
    missing = [(own, words) for own, words in new if own not in names and waiting.get(words)]
    return {own: waiting[words].pop() for own, words in missing if waiting[words]}


def _carried(new: Texts, old: Texts, gone: Texts, form: str, free: int) -> dict[str, str]:
    """New id -> published id, for texts without inner structure."""
    names = _equal(new, old)
    names |= _returned(new, names, gone)
    return _filled([(own, names.get(own, "")) for own, _ in new], form, free)


def _speech_names(meeting: Meeting, ledger: Ledger) -> dict[str, str]:
    """A speech is the old one with which it shares the most words; its new words get new numbers."""
    said = _said(meeting.speeches)
    equal = _equal(said, _said_before(ledger, ledger.speeches))
    equal |= _returned(said, equal, _said_before(ledger, ledger.retired))
    next_of = {entry.id: entry.next for entry in ledger.entries()}
    free = ledger.next["s"]
    names: dict[str, str] = {}
    taken: set[str] = set()
    for speech in meeting.speeches:
        own = _closest(speech, equal, taken)
        if not own:
            own, free = f"s{free}", free + 1
        taken.add(own)
        kept = [(p.id, equal.get(p.id, "")) for p in speech.paragraphs]
        kept = [(new, old if speech_of(old) == own else "") for new, old in kept]
        names |= _filled(kept, f"{own}-p{{}}", next_of.get(own, 1)) | {speech.id: own}
    return names


def _closest(speech: Speech, equal: Mapping[str, str], taken: Collection[str]) -> str:
    """The old speech, not taken yet, that has the most letters of this one; empty if none has any."""
    letters: Counter[str] = Counter()
    for own, size in [(p.id, len(p.text)) for p in speech.paragraphs] or [(speech.id, 1)]:
        if own in equal and (old := speech_of(equal[own])) not in taken:
            letters[old] += size
    return letters.most_common(1)[0][0] if letters else ""


def _filled(kept: Sequence[tuple[str, str]], form: str, free: int) -> dict[str, str]:
    """New id -> the published one where there is one, else the next free number in `form`."""
    names: dict[str, str] = {}
    for new, old in kept:
        names[new] = old or form.format(free)
        free += not old
    return names


def _renamed(meeting: Meeting, names: Mapping[str, str], slugs: Mapping[str, str]) -> Meeting:
    """The meeting with every id replaced, wherever it stands."""
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
        front=_with_names(meeting.front, names),
        speeches=tuple(
            replace(
                speech,
                id=names[speech.id],
                paragraphs=_with_names(speech.paragraphs, names),
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


def _with_names(paragraphs: Sequence[Paragraph], names: Mapping[str, str]) -> tuple[Paragraph, ...]:
    return tuple(replace(paragraph, id=names[paragraph.id]) for paragraph in paragraphs)


# --- addresses of speakers ----------------------------------------------------------------------


def slugs_for(meeting: Meeting, ledger: Ledger) -> dict[str, str]:
    """The slug of each label: the one it was given once, else a person's choice, else romanised."""
    before = reversed(ledger.speakers)
    of_label = {fold(label): given.slug for given in before for label in given.labels}
    ever = {given.slug for given in ledger.speakers}
    slugs: dict[str, str] = {}
    for speaker in meeting.speakers:
        labels = map(fold, speaker.labels)
        given = [of_label[label] for label in labels if label in of_label]
        given = [slug for slug in given if slug not in slugs.values()]
        slug = given[0] if given else free_slug(_wanted(speaker, meeting), ever)
        ever.add(slug)
        slugs |= dict.fromkeys(speaker.labels, slug)
    return slugs


def _wanted(speaker: Speaker, meeting: Meeting) -> str:
    chosen = meeting.committee.slugs
    names = (speaker.office, *speaker.labels)
    return next((chosen[name] for name in names if name in chosen), speaker.office)


def _given_slugs(meeting: Meeting, ledger: Ledger) -> tuple[Slug, ...]:
    given = {slug.slug: slug.labels for slug in ledger.speakers}
    for speaker in meeting.speakers:
        labels = (*given.get(speaker.slug, ()), *speaker.labels)
        given[speaker.slug] = tuple(dict.fromkeys(labels))
    return tuple(Slug(slug, labels) for slug, labels in given.items())


# --- what is written down -----------------------------------------------------------------------


def _entry(paragraph: Paragraph) -> Entry:
    text = paragraph.text
    return Entry(paragraph.id, chars=len(text), hash=fingerprint(text), joins=paragraph.joins)


def _item_entry(item: AgendaItem) -> Entry:
    words = f"{item.number or ''} {item.title}"
    return Entry(item.id, chars=len(item.title), hash=fingerprint(words))


def _speech_entries(speeches: Sequence[Speech], before: Mapping[str, Entry]) -> Iterator[Entry]:
    for speech in speeches:
        entries = [_entry(paragraph) for paragraph in speech.paragraphs]
        numbers = [int(entry.id.partition("-p")[2]) for entry in entries]
        old = before[speech.id].next if speech.id in before else 1
        yield Entry(speech.id, speech.label, next=_next(old, numbers))
        yield from entries


def _next(before: int, numbers: Sequence[int]) -> int:
    return max([before, *(number + 1 for number in numbers)])
