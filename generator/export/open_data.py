"""The open data, version 1: a JSON file for each meeting, an index, their schema and description.

A contract (`schema.json`): fields may be added, none changes its meaning. What a page shows never
leaks in here, and no mask has a speaker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from generator.check.completeness import completeness
from generator.facts.source import Span
from generator.facts.withheld import passages
from generator.korean.hanja import reading
from generator.model import AgendaItem, Meeting, Outcome, Paragraph, Roll, Speaker, Speech
from generator.notes import Committee, Correction
from generator.problems import Problem
from generator.render.urls import MeetingUrls

SCHEMA = "minutes/v1"
FOLDER = "api/v1"
SECRETARIATS = "DN"  # what could tell who is masked, or lead to a person, is for those who decide
DOCUMENTS = ("schema.json", "openapi.json")  # written by hand, beside this file


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index says of a meeting."""

    id: str
    committee: str
    title: str
    date: str | None
    not_held: str | None
    """In which way it did not take place: `cancelled`; None where it did, or nobody says."""
    sha256: str
    """Of the meeting's file."""
    status: str | None
    fully_withheld: bool


def files(
    committees: Sequence[Committee], meetings: Sequence[Meeting], problems: Sequence[Problem]
) -> Mapping[str, str]:
    """Path -> text of every file under `api/`; a meeting that moved is at its old address too."""
    data = {path_of(m): _text(meeting_data(m, problems)) for m in meetings}
    former = {f"{FOLDER}/{old}.json": data[path_of(m)] for m in meetings for old in m.formerly}
    listed = [indexed(m, sha256(data[path_of(m)].encode()).hexdigest()) for m in meetings]
    return {**data, **former, **index(committees, listed)}


def index(committees: Sequence[Committee], listed: Sequence[Indexed]) -> Mapping[str, str]:
    """The index, and the two documents that describe all files."""
    documents = {f"{FOLDER}/{n}": Path(__file__).with_name(n).read_text("utf-8") for n in DOCUMENTS}
    return {f"{FOLDER}/index.json": _text(index_data(committees, listed)), **documents}


def indexed(meeting: Meeting, sum_: str) -> Indexed:
    """A meeting as the index has it; `sum_` is its file's SHA-256."""
    day = meeting.day.isoformat() if meeting.day else None
    void, status = meeting.unheld.kind if meeting.unheld else None, meeting.notes.status
    own = (meeting.id, meeting.committee.id, meeting.title, day, void, sum_)
    return Indexed(*own, status, meeting.fully_withheld)


def path_of(meeting: Meeting) -> str:
    """`api/v1/smart-city/2023-2.json`."""
    return f"{FOLDER}/{meeting.address}.json"


def index_data(committees: Sequence[Committee], listed: Sequence[Indexed]) -> dict[str, Any]:
    """All committees and meetings."""
    return {
        "schema": SCHEMA,
        "committees": [{"id": c.id, "name": c.name, "url": f"/{c.id}/"} for c in committees],
        "meetings": [
            {
                "id": one.id,
                "committee": one.committee,
                "title": one.title,
                "date": one.date,
                "url": f"/{one.committee}/{one.id}/",
                "json": f"/{FOLDER}/{one.committee}/{one.id}.json",
                "sha256": one.sha256,
                "not_held": one.not_held,
                "status": one.status,
                "fully_withheld": one.fully_withheld,
            }
            for one in listed
        ],
    }


def meeting_data(meeting: Meeting, problems: Sequence[Problem]) -> dict[str, Any]:
    """One meeting, whole."""
    overview, source = meeting.overview, meeting.source
    u = MeetingUrls.of(meeting)
    return {
        "schema": SCHEMA,
        "id": meeting.id,
        "url": f"/{u.root}",
        "committee": {"id": meeting.committee.id, "name": meeting.committee.name},
        "title": meeting.title,
        "year": overview.year,
        "ordinal": overview.ordinal,
        "date": meeting.day.isoformat() if meeting.day else None,
        "starts_at": meeting.moment(overview.starts),
        "ends_at": meeting.moment(overview.ends),
        "place": meeting.place or None,
        "status": meeting.notes.status,
        "not_held": _not_held(meeting),
        "fully_withheld": meeting.fully_withheld,
        "versions": [{"name": v.name, "date": v.day.isoformat()} for v in meeting.notes.versions],
        "source": {"path": source.path, "sha256": source.sha256, "characters": len(source.text)},
        "original": _original(meeting, u),
        "dialect": meeting.dialect,
        "attendees": [{"name": a.name or None, "role": a.role} for a in overview.attendees],
        "observers": [{"label": observer.label} for observer in overview.observers],
        "absent": [
            {"name": a.name or None, "role": a.role, "word": a.word} for a in overview.absent
        ],
        "programme": list(overview.programme),
        "result": overview.result or None,
        "completeness": [
            {"item": found.item, "state": found.state, "note": found.note or None}
            for found in completeness(meeting)
        ],
        "overview": [_block(p) for p in meeting.front],
        "agenda": [_item(item, meeting, u) for item in meeting.agenda],
        "speeches": [_speech(speech, u) for speech in meeting.speeches],
        "sections": [
            {"agenda": list(one.items), "opened": one.opened, "speeches": list(one.speeches)}
            for one in meeting.sections
        ],
        "corrections": [_correction(c) for p in meeting.paragraphs() for c in p.corrections],
        "corrected": dict(meeting.corrected),
        "retired": [
            {"id": stone.id, "why": stone.why, "into": stone.into or None}
            for stone in meeting.retired
        ],
        "problems": [
            {
                "level": p.level,
                "code": p.code,
                "line": p.line,
                "message": p.message,
                "accepted": p.accepted or None,
            }
            for p in problems
            if p.path == source.path and p.code[0] not in SECRETARIATS
        ],
    }


def _not_held(meeting: Meeting) -> dict[str, Any] | None:
    """The words by which a meeting did not take place."""
    told = meeting.unheld
    if not told:
        return None
    return {"words": told.words, "kind": told.kind, "paragraph": told.paragraph or None}


def _item(item: AgendaItem, meeting: Meeting, u: MeetingUrls) -> dict[str, Any]:
    paragraphs = {p.id: p for p in meeting.paragraphs()}
    return {
        "id": item.id,
        "number": item.number,
        "group": item.group or None,
        "title": item.title,
        "reporter": item.reporter,
        "paragraph": item.paragraph,
        "lines": _lines(paragraphs[item.paragraph].spans[0]),
        "url": f"/{u.item(item.id)}",
        "mentioned_in": [
            p.id for p in paragraphs.values() if any(m.agenda == item.id for m in p.mentions)
        ],
        "outcome": _outcome(item.outcomes[-1]) if item.outcomes else None,
        "outcomes": [_outcome(one) for one in item.outcomes],
        "amendments": [_outcome(one) for one in item.amendments],
        "rolls": [_roll(one) for one in item.rolls],
    }


def _original(meeting: Meeting, u: MeetingUrls) -> dict[str, Any] | None:
    file = meeting.original
    if not file:
        return None
    return {"url": f"/{u.root}{file.name}", "sha256": file.sha256, "bytes": file.size}


def _block(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "text": paragraph.text,
        "role": paragraph.role,
        "split_from": paragraph.of or None,
        "lines": _lines(paragraph.spans[0]),
        "withheld": _withheld(paragraph),
    }


def _outcome(one: Outcome) -> dict[str, Any]:
    return {
        "word": one.word,
        "quote": one.quote,
        "question": one.question or None,
        "asked": one.asked or None,
        "votes": dict(one.votes) or None,
        "paragraph": one.paragraph,
    }


def _roll(one: Roll) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "announced": one.announced,
        "names": list(one.names),
        "paragraph": one.paragraph,
    }


def _speech(speech: Speech, u: MeetingUrls) -> dict[str, Any]:
    speaker = speech.speaker
    return {
        "id": speech.id,
        "label": speech.label,
        "reading": read if (read := reading(speech.label)) != speech.label else None,
        "speaker": speaker and _speaker(speaker),
        "split_from": speech.of or None,
        "withheld": speech.withheld,
        "kind": speech.kind,
        "lines": _lines(speech.span),
        "url": f"/{u.at(speech.id)}",
        "paragraphs": [_paragraph(paragraph) for paragraph in speech.paragraphs],
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    """Who holds a label; where it changed hands, what says so."""
    changes = [{"paragraph": own, "quote": quote} for own, quote in speaker.changes]
    return {"id": speaker.slug, "name": speaker.name, "role": speaker.role, "changes": changes}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "text": paragraph.text,
        "depth": paragraph.depth,
        "role": paragraph.role,
        "split_from": paragraph.of or None,
        "lines": [_lines(span) for span in paragraph.spans],
        "joins": [join.separator for join in paragraph.joins],
        "withheld": _withheld(paragraph),
        "mentions": [
            {"agenda": m.agenda, "basis": m.basis, "quote": m.quote, "from": m.origin or None}
            for m in paragraph.mentions
        ],
        "replies_to": [{"id": reply.speech, "quote": reply.quote} for reply in paragraph.replies],
        "acts": [{"kind": act.kind, "quote": act.quote} for act in paragraph.acts],
    }


def _withheld(paragraph: Paragraph) -> list[dict[str, Any]]:
    """The marks of passages that the record withholds, as printed and as read."""
    return [
        {
            "quote": one.quote,
            "ground": one.ground or None,
            "by": one.by or None,
            "until": one.until and one.until.isoformat(),
        }
        for one in passages(paragraph.text)
    ]


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "id": correction.paragraph,
        "printed": correction.printed,
        "right": correction.right,
        "reason": correction.reason,
        "date": correction.day and correction.day.isoformat(),
        "by": correction.by,
    }


def _lines(span: Span) -> list[int]:
    return [span.first, span.last]


def _text(data: dict[str, Any]) -> str:
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"
