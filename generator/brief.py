"""A meeting without its words (간추린 회의): all that pages and files which span meetings may say of it.

It is the same `Meeting`, so that one template shows both; of what was said it has the first letters of each speech.
"""

from dataclasses import replace

from generator.model import Act, Meeting, Mention, Paragraph, Speech

FIRST = 400  # letters of a speech, blanks and all: more than any list or feed quotes


def brief(meeting: Meeting) -> Meeting:
    """The meeting with as little as lists need."""
    source, speeches = replace(meeting.source, text=""), tuple(map(_brief, meeting.speeches))
    front = meeting.front if meeting.closed else tuple(map(_empty, meeting.front))
    less = replace(meeting, source=source, front=front, speeches=speeches)
    return replace(less, sections=(), changes=None)


def _brief(speech: Speech) -> Speech:
    first, *others = speech.paragraphs or (None,)
    if first is None:
        return speech
    words = " ".join(first.text.split())[:FIRST]
    shown = replace(_empty(first), parts=(words,))
    return replace(speech, paragraphs=(shown, *map(_empty, others)))


def _empty(paragraph: Paragraph) -> Paragraph:
    """Its id, what it is about, and what is asked or promised in it."""
    mentions = tuple(Mention(one.agenda, one.basis) for one in paragraph.mentions)
    acts = tuple(Act(one.kind, "") for one in paragraph.acts)
    less = replace(paragraph, mentions=mentions, acts=acts, joins=(), replies=())
    return replace(less, parts=("",), spans=paragraph.spans[:1])
