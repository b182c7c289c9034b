"""iCalendar (RFC 5545): the meetings of a committee, for calendars that people subscribe to.

Times in UTC, since a zone of fixed offset would want a definition of its own. The stamp is the meeting's day, no clock.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from generator.export.flat import Data
from generator.render.wording import WITHHELD
from generator.versions.corrected import words_of

UNSOUND = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
STAMP = "%Y%m%dT%H%M%SZ"


def of_committee(meetings: Sequence[Data]) -> str:
    """Its meetings whose day is known, at least one: a calendar without an event is none."""
    events = [line for meeting in meetings if meeting["date"] for line in _event(meeting)]
    name = f"X-WR-CALNAME:{_text(meetings[0]['committee']['name'])}"
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Open Minutes//KO", name)
    return "".join(map(_folded, (*head, *events, "END:VCALENDAR")))


def _event(meeting: Data) -> Iterator[str]:
    day = f"{date.fromisoformat(meeting['date']):%Y%m%d}"
    starts, ends = meeting["starts_at"], meeting["ends_at"]
    yield "BEGIN:VEVENT"
    yield f"UID:{meeting['committee']['id']}/{meeting['id']}@open-minutes"
    yield f"DTSTAMP:{day}T000000Z"
    yield f"DTSTART:{_moment(starts)}" if starts else f"DTSTART;VALUE=DATE:{day}"
    if starts and ends and ends > starts:
        yield f"DTEND:{_moment(ends)}"
    unheld = meeting["not_held"]
    if unheld and unheld["kind"] != "written":
        yield "STATUS:CANCELLED"
    told = (
        "초안" * (meeting["status"] == "draft"),
        unheld and unheld["words"],
        WITHHELD * meeting["fully_withheld"],
        words_of(meeting["corrected"]),
    )
    words = f" ({state})" if (state := ", ".join(filter(None, told))) else ""
    yield f"SUMMARY:{_text(meeting['title'] + words)}"
    if meeting["place"]:
        yield f"LOCATION:{_text(meeting['place'])}"
    yield "END:VEVENT"


def _moment(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).strftime(STAMP)


def _text(words: str) -> str:
    escaped = re.sub(r"([\\;,])", r"\\\1", UNSOUND.sub("\ufffd", words))
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> str:
    """No more than 75 octets in a row, and no letter cut apart."""
    rows = [""]
    for letter in line:
        if len(f"{rows[-1]}{letter}".encode()) > 75:
            rows.append(" ")
        rows[-1] += letter
    return "".join(f"{row}\r\n" for row in rows)
