"""Ids that stay (링크의 번호): a parsed meeting and its ledger to the same meeting with published ids.

A text that stands in the ledger keeps its id; a new text takes the next free number; an id whose
words are gone is retired and never means other words. When the same words come back under the same
label, so does their id. `align` decides which text is which.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.align import Texts, carried, speech_names
from generator.grammar import fold
from generator.ledger import Entry, Ledger, Slug, fingerprint, number_of
from generator.model import AgendaItem, Meeting, Paragraph, Speaker, Speech
from generator.slugs import free_slug


def settle(meeting: Meeting, ledger: Ledger) -> Meeting:
    """The meeting with the ids that `ledger` knows, and new ones for what it does not know."""
    overview, agenda = _known(ledger.overview), _known(ledger.agenda)
    names = carried(_blocks(meeting), overview, _gone(ledger, "o"), "o{}", ledger.next["o"])
    names |= carried(_items(meeting), agenda, _gone(ledger, "a"), "a{}", ledger.next["a"])
    names |= speech_names(meeting, ledger)
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


def _blocks(meeting: Meeting) -> Texts:
    return [(paragraph.id, fingerprint(paragraph.text)) for paragraph in meeting.front]


def _items(meeting: Meeting) -> Texts:
    return [(item.id, _item_entry(item).hash) for item in meeting.agenda]


def _known(entries: Sequence[Entry]) -> Texts:
    return [(entry.id, entry.hash) for entry in entries]


def _gone(ledger: Ledger, kind: str) -> Texts:
    return _known([entry for entry in ledger.retired if entry.id.startswith(kind)])


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
    """The slug of each label: the one it was given once, else a person's choice, else romanised.

    Where one address had several labels and they part, it stays with the first of them.
    """
    owner = {fold(given.labels[0]): given.slug for given in ledger.speakers}
    shared = {fold(label): given.slug for given in ledger.speakers for label in given.labels[1:]}
    ever = {given.slug for given in ledger.speakers}
    speakers = sorted(meeting.speakers, key=lambda speaker: not _any(speaker, owner))
    slugs: dict[str, str] = {}
    for speaker in speakers:
        known = [*_any(speaker, owner), *_any(speaker, shared)]
        known = [slug for slug in known if slug not in slugs.values()]
        slug = known[0] if known else free_slug(_wanted(speaker, meeting), ever)
        ever.add(slug)
        slugs |= dict.fromkeys(speaker.labels, slug)
    return slugs


def _any(speaker: Speaker, slugs: Mapping[str, str]) -> list[str]:
    return [slugs[fold(label)] for label in speaker.labels if fold(label) in slugs]


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
