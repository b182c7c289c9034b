"""What search finds (검색 단위): a meeting, its items, who speaks in it, each paragraph of its record.

A mask is a label like any other here: it has no speaker to be looked for by. A paragraph that is the title of an item
and no more is found as that item.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.korean.grammar import fold
from generator.model import Meeting, Paragraph, Speaker, Speech
from generator.notes import Correction
from generator.render.urls import MeetingUrls
from generator.render.wording import withheld
from generator.versions.corrected import words_of

NUMBER = 6  # letters before a title: `제12호안건`


@dataclass(frozen=True, slots=True)
class Unit:
    """One result of a search."""

    id: str
    """`s13-p2`, `o3`, `a6`, `speakers/` and a slug; empty for the meeting itself."""
    url: str
    """From the site's root."""
    text: str
    kind: str
    """`meeting`, `agenda`, `speaker`, `overview`, or what the turn is for: `report`, `opinion`, …, `other`."""
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
    titles = (Unit(i.id, u.item(i.id), i.title, "agenda", agenda=(i.id,)) for i in meeting.agenda)
    keys = [fold(item.title) for item in meeting.agenda]
    places = [
        *((p, None) for p in meeting.front),
        *((p, speech) for speech in meeting.speeches for p in speech.paragraphs),
    ]
    return (
        Unit("", u.root, named(meeting), "meeting"),
        *titles,
        *(_speaker(speaker, u) for speaker in meeting.speakers if speaker.slug),
        *(_paragraph(p, own, stated, u) for p, own in places if not _is_title(p, keys)),
    )


def named(meeting: Meeting) -> str:
    """A meeting's title with the day and the committee, by which people look for it."""
    day = meeting.day
    when = f"{day.year}년 {day.month}월 {day.day}일" if day else ""
    name = meeting.committee.name
    void = meeting.unheld.words if meeting.unheld else ""
    name = "" if name in meeting.title else name
    told = (meeting.title, name, when, void, withheld(meeting), words_of(meeting.corrected))
    return " · ".join(filter(None, told))


def _speaker(speaker: Speaker, u: MeetingUrls) -> Unit:
    """Who speaks, by every label and by the name that the record's list has."""
    name = speaker.name or ""
    called = [*speaker.labels, *([name] if not any(name in own for own in speaker.labels) else [])]
    own = f"speakers/{speaker.slug}"
    return Unit(own, u.speaker(speaker.slug), ", ".join(called), "speaker", speaker=speaker.slug)


def _is_title(paragraph: Paragraph, keys: Sequence[str]) -> bool:
    """Whether a paragraph is the title of an item, with its number at most before it."""
    own = fold(paragraph.text) if paragraph.role == "agenda" else ""
    return any(own.endswith(key) and len(own) - len(key) <= NUMBER for key in keys if own and key)


def _paragraph(
    paragraph: Paragraph, speech: Speech | None, stated: dict[str, list[str]], u: MeetingUrls
) -> Unit:
    said = speech if paragraph.role == "text" else None  # what is not said is the record's own
    about = [*stated.get(paragraph.id, ()), *(mention.agenda for mention in paragraph.mentions)]
    return Unit(
        paragraph.id,
        u.at(paragraph.id),
        paragraph.text,
        "overview" if speech is None else (said and said.kind) or "other",
        said.label if said else "",
        said.speaker.slug if said and said.speaker else "",
        tuple(dict.fromkeys(about)),
        paragraph.corrections,
    )
