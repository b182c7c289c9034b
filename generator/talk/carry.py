"""Paragraphs that go on about an item without naming it (이어지는 문단).

An unbulleted paragraph is a part of the bullet above it: it continues the one before where that one is
about exactly one item, no other has come up since the bullet, and nothing says that the subject is now
a wider one or a new one; so until something else is named. A paragraph that takes up a report of
one item continues that one, and an answer the paragraphs that speak of its subject in the turn that
it answers, if they are about one item.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.korean import phrases
from generator.model import Meeting, Mention, Paragraph, Reply, Speech
from generator.talk.replies import telling
from generator.talk.spoken import speaks_of

HEAD = 30  # letters at the start of a paragraph that say what it is about
AHEAD = 20  # letters behind `위원님께서 말씀하신` that say what was spoken of


def carry(meeting: Meeting) -> Meeting:
    """The meeting with the mentions that its paragraphs inherit; the others and replies are known."""
    stated: dict[str, list[str]] = {}
    reported: dict[str, list[Mention]] = {}
    for item in meeting.agenda:
        stated.setdefault(item.paragraph, []).append(item.id)
        inherited = Mention(item.id, "carried", origin=item.paragraph)
        reported.setdefault(item.reporter or "", []).append(inherited)
    single = {own: mentions[0] for own, mentions in reported.items() if own and len(mentions) == 1}
    done: dict[str, Speech] = {}
    for speech in meeting.speeches:
        paragraphs = [_taking_up(paragraph, single, done) for paragraph in speech.paragraphs]
        done[speech.id] = replace(speech, paragraphs=tuple(_continued(paragraphs, stated)))
    return replace(meeting, speeches=tuple(done.values()))


def _taking_up(
    paragraph: Paragraph, single: Mapping[str, Mention], done: Mapping[str, Speech]
) -> Paragraph:
    """A paragraph that names nothing, with the one item of what it takes up."""
    if paragraph.mentions or paragraph.role != "text":
        return paragraph
    found = [single[reply.speech] for reply in paragraph.replies if reply.speech in single]
    for reply in paragraph.replies:
        if done[reply.speech].kind == "opinion":
            found += _answered(paragraph, reply, done[reply.speech])
    return replace(paragraph, mentions=tuple(found) if len(found) == 1 else ())


def _answered(paragraph: Paragraph, reply: Reply, speech: Speech) -> Iterator[Mention]:
    """The item of those paragraphs of a member's speech that have the answer's subject."""
    start = paragraph.text.find(reply.quote)
    words = telling(paragraph.text[start : start + len(reply.quote) + AHEAD])
    places = [p for p in speech.paragraphs if any(speaks_of(p.text, word) for word in words)]
    items = {tuple(mention.agenda for mention in p.mentions) for p in places}
    if len(items) == 1 and len(next(iter(items))) == 1:
        yield Mention(places[0].mentions[0].agenda, "carried", origin=places[0].id)


def _continued(paragraphs: list[Paragraph], stated: Mapping[str, list[str]]) -> Iterator[Paragraph]:
    items, heard, origin = set[str](), set[str](), ""
    for paragraph in paragraphs:
        if paragraph.depth is not None:
            items, heard, origin = set(), set(), ""
        named = {*(m.agenda for m in paragraph.mentions), *stated.get(paragraph.id, ())}
        if named:
            items, heard, origin = items | named, heard | _nouns(paragraph), paragraph.id
        elif phrases.WIDER.search(paragraph.text[:HEAD]) or phrases.CHANGES.match(paragraph.text):
            origin = ""
        elif origin and len(items) == 1 and paragraph.role == "text" and _goes_on(paragraph, heard):
            heard |= _nouns(paragraph)
            (item,) = items
            paragraph = replace(paragraph, mentions=(Mention(item, "carried", origin=origin),))
        yield paragraph


def _goes_on(paragraph: Paragraph, heard: set[str]) -> bool:
    """Whether a block is a part of the bullet above it, as it stands there.

    What begins with `그리고` or `다만`, or names a thing of its own at its head, has to share a noun.
    """
    text = f" {' '.join(phrases.WORD.findall(paragraph.text))}"
    head = paragraph.text[:HEAD]
    is_new = phrases.ADDS.match(head) or phrases.THING.search(head)
    return not is_new or any(f" {noun}" in text for noun in heard)


def _nouns(paragraph: Paragraph) -> set[str]:
    """The words of a paragraph, as far as particles fall off; those that are said of anything aside."""
    words = {phrases.bare(word) for word in phrases.WORD.findall(paragraph.text)}
    nouns = (w for w in words if len(w) > 1 and w[:2] not in phrases.EMPTY_HEADS)
    return {w for w in nouns if w not in phrases.OF_ANYTHING and not phrases.ENDING.search(w)}
