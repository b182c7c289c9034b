"""Paragraphs that go on about an item without naming it (이어지는 문단).

An unbulleted paragraph continues the one before where that one is about exactly one item, no other
has come up since the bullet, both speak of the same things, and nothing says that the subject is
now a wider one; so until something else is named. A paragraph that takes up a report of one item
continues that one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator import grammar
from generator.model import Meeting, Mention, Paragraph

HEAD = 30  # letters at the start of a paragraph that say what it is about
STEM = 2  # letters: what a Korean word keeps under its particles and endings


def carry(meeting: Meeting) -> Meeting:
    """The meeting with the mentions that its paragraphs inherit; the others and replies are known."""
    stated: dict[str, list[str]] = {}
    reported: dict[str, list[Mention]] = {}
    for item in meeting.agenda:
        stated.setdefault(item.paragraph, []).append(item.id)
        inherited = Mention(item.id, "carried", origin=item.paragraph)
        reported.setdefault(item.reporter or "", []).append(inherited)
    single = {own: mentions[0] for own, mentions in reported.items() if own and len(mentions) == 1}
    speeches = []
    for speech in meeting.speeches:
        paragraphs = [_taking_up(paragraph, single) for paragraph in speech.paragraphs]
        speeches.append(replace(speech, paragraphs=tuple(_continued(paragraphs, stated))))
    return replace(meeting, speeches=tuple(speeches))


def _taking_up(paragraph: Paragraph, single: Mapping[str, Mention]) -> Paragraph:
    reported = [single[reply.speech] for reply in paragraph.replies if reply.speech in single]
    if len(reported) != 1 or paragraph.mentions:
        return paragraph
    return replace(paragraph, mentions=tuple(reported))


def _continued(paragraphs: list[Paragraph], stated: Mapping[str, list[str]]) -> Iterator[Paragraph]:
    items, heard, origin = set[str](), set[str](), ""
    for paragraph in paragraphs:
        if paragraph.depth is not None:
            items, heard, origin = set(), set(), ""
        named = {*(m.agenda for m in paragraph.mentions), *stated.get(paragraph.id, ())}
        if named:
            items, heard, origin = items | named, heard | _stems(paragraph), paragraph.id
        elif grammar.WIDER.search(paragraph.text[:HEAD]):
            origin = ""
        elif origin and len(items) == 1 and heard & _stems(paragraph):
            heard |= _stems(paragraph)
            (item,) = items
            paragraph = replace(paragraph, mentions=(Mention(item, "carried", origin=origin),))
        yield paragraph


def _stems(paragraph: Paragraph) -> set[str]:
    """The heads of a paragraph's words, those that tell nothing of its subject aside."""
    heads = {word[:STEM] for word in grammar.WORD.findall(paragraph.text) if len(word) >= STEM}
    return heads - grammar.EMPTY_HEADS
