"""What search finds (검색 단위): a meeting's title, the titles of its items, each paragraph of its record.

A mask is a label like any other here: it has no speaker to be looked for by.
"""

from dataclasses import dataclass

from generator.model import AgendaItem, Meeting, Paragraph, Speech
from generator.notes import Correction
from generator.render.urls import MeetingUrls


@dataclass(frozen=True, slots=True)
class Unit:
    """One result of a search."""

    id: str
    """`s13-p2`, `o3`, `a6`; empty for the meeting itself."""
    url: str
    """From the site's root."""
    text: str
    kind: str
    """`meeting`, `agenda`, `overview`, or what the turn is for: `report`, `opinion`, …, `other`."""
    label: str = ""
    """The speaker's, as printed."""
    speaker: str = ""
    """The slug of a speaker who is named."""
    agenda: tuple[str, ...] = ()
    """The items that it states or is about."""
    corrections: tuple[Correction, ...] = ()
    """It can be found by what it should say, too."""

    @property
    def title(self) -> bool:
        """Whether it is a title, which comes first among results."""
        return self.kind in ("meeting", "agenda")


def units(meeting: Meeting) -> tuple[Unit, ...]:
    """All that can be found of a meeting: titles first, then the record in reading order."""
    u = MeetingUrls.of(meeting)
    stated: dict[str, list[str]] = {}
    for item in meeting.agenda:
        stated.setdefault(item.paragraph, []).append(item.id)
    titles = (_item(item, u) for item in meeting.agenda)
    return (
        Unit("", u.root, meeting.title, "meeting"),
        *titles,
        *(_paragraph(p, None, stated, u) for p in meeting.front),
        *(
            _paragraph(p, speech, stated, u)
            for speech in meeting.speeches
            for p in speech.paragraphs
        ),
    )


def _item(item: AgendaItem, u: MeetingUrls) -> Unit:
    return Unit(item.id, u.item(item.id), item.title, "agenda", agenda=(item.id,))


def _paragraph(
    paragraph: Paragraph, speech: Speech | None, stated: dict[str, list[str]], u: MeetingUrls
) -> Unit:
    about = [*stated.get(paragraph.id, ()), *(mention.agenda for mention in paragraph.mentions)]
    return Unit(
        paragraph.id,
        u.at(paragraph.id),
        paragraph.text,
        "overview" if speech is None else speech.kind or "other",
        speech.label if speech else "",
        speech.speaker.slug if speech and speech.speaker else "",
        tuple(dict.fromkeys(about)),
        paragraph.corrections,
    )
