"""A meeting's open data as a flat list: one fact sheet for each paragraph, in reading order; also as JSON Lines.

A line of these is what `docs/data/paragraph.json` describes.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.render.urls import MeetingUrls

Data = dict[str, Any]
"""A meeting as `open_data` has it, and its day under `date`."""


def lines(meeting: Data) -> Iterator[Data]:
    """Every paragraph, those of cover and overview first; these are nobody's."""
    for block in meeting["overview"]:
        yield _line(meeting, {}, block)
    for speech in meeting["speeches"]:
        for paragraph in speech["paragraphs"]:
            yield _line(meeting, speech, paragraph)


def json_lines(meetings: Sequence[Data]) -> str:
    """One meeting, or all of a committee one after the other."""
    own = (line for meeting in meetings for line in lines(meeting))
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in own)


def _line(meeting: Data, speech: Data, paragraph: Data) -> Data:
    speaker = speech.get("speaker") or {}
    own = paragraph["id"]
    return {
        "committee": meeting["committee"]["id"],
        "meeting": meeting["id"],
        "date": meeting["date"],
        "speech": speech.get("id"),
        "label": speech.get("label"),
        "speaker": speaker.get("id"),
        "name": speaker.get("name"),
        "withheld": speech.get("withheld", False),
        "kind": speech.get("kind"),
        "role": paragraph["role"],
        "paragraph": own,
        "url": f"/{MeetingUrls(meeting['url'].lstrip('/')).at(own)}",
        "agenda": items(paragraph),
        "text": paragraph["text"],
        **standing(meeting),
    }


def standing(meeting: Data) -> Data:
    """What whoever meets a line of a meeting must know: whether it is a draft, was not held, is withheld as a whole."""
    void = meeting["not_held"]
    return {
        "status": meeting["status"],
        "not_held": void and void["kind"],
        "fully_withheld": meeting["fully_withheld"],
    }


def items(paragraph: Data) -> Sequence[str]:
    """The agenda items that a paragraph is about, each once."""
    return list(dict.fromkeys(mention["agenda"] for mention in paragraph.get("mentions", ())))
