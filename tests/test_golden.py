"""Records and what is read from them: a case a file in `golden/`, all facts by name.

A file has `about`, `record`, perhaps `committee` and `meeting` (what people wrote beside it), and
any of the facts below. A reported bug is a new file.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import COMMITTEE, ROOT, understand

from generator.check.completeness import completeness
from generator.korean.times import clock, time_of
from generator.model import Meeting
from generator.problems import Problem, as_text
from generator.settings.config import read_committee, read_notes

UNASKED = ("K004", "K005", "K010")  # cases of their own in `docs/guide/problems/`
GOLDEN = Path(__file__).parent / "golden"
# `whole/` are records from cover to roster
CASES = [path for kind in ("parse", "whole") for path in sorted((GOLDEN / kind).rglob("*.yml"))]


def front(meeting: Meeting) -> list[str]:
    return [p.text for p in meeting.front]


def speeches(meeting: Meeting) -> list[dict[str, list[str]]]:
    """Label -> paragraphs, each behind a dash for every level of its bullet."""
    return [
        {
            s.label: [
                "-" * (-1 if p.depth is None else p.depth) + "- " + p.text
                if p.depth is not None
                else p.text
                for p in s.paragraphs
            ]
        }
        for s in meeting.speeches
    ]


def speakers(meeting: Meeting) -> dict[str, str]:
    return {s.label: " ".join(filter(None, (s.slug, s.name))) for s in meeting.speakers}


def withheld(meeting: Meeting) -> list[str]:
    return [s.id for s in meeting.speeches if s.withheld]


def agenda(meeting: Meeting) -> list[str]:
    return [
        " | ".join(filter(None, (i.id, i.number, i.title, i.group, i.paragraph)))
        for i in meeting.agenda
    ]


def overview(meeting: Meeting) -> dict[str, Any]:
    o = meeting.overview
    facts = {
        "title": o.title,
        "year": o.year,
        "ordinal": o.ordinal,
        "day": o.day and o.day.isoformat(),
        "starts": o.starts and f"{o.starts:%H:%M}",
        "ends": o.ends and f"{o.ends:%H:%M}",
        "place": o.place,
        "attendees": [f"{a.name}/{a.role}" for a in o.attendees],
        "announced": o.announced,
        "observers": [ob.label for ob in o.observers],
        "programme": list(o.programme),
        "result": o.result,
    }
    return {key: value for key, value in facts.items() if value not in (None, "", [])}


def fields(meeting: Meeting) -> list[str]:
    return [f"{field.label}: {field.words}" for field in meeting.overview.fields]


def mentions(meeting: Meeting) -> dict[str, list[str]]:
    return {
        p.id: [f"{m.agenda} {m.quote}" for m in p.mentions]
        for p in meeting.paragraphs()
        if p.mentions
    }


def dialect(meeting: Meeting) -> str:
    return meeting.dialect


def labels(meeting: Meeting) -> list[str]:
    return [s.label for s in meeting.speeches if s.label]


def said(meeting: Meeting) -> list[str]:
    """Label and the words alone, each paragraph in one line."""
    return [
        f"{s.label} | " + " / ".join(_flat(p.text) for p in s.paragraphs if p.role == "text")
        for s in meeting.speeches
        if s.label
    ]


def roles(meeting: Meeting) -> list[str]:
    """All that nobody says, in reading order."""
    return [f"{p.role} | {_flat(p.text)}" for p in meeting.paragraphs() if p.role != "text"]


def times(meeting: Meeting) -> list[str]:
    found = (time_of(p.text) for p in meeting.paragraphs() if p.role == "time")
    return [f"{clock(match)} {match['what'] or ''}".strip() for match in found if match]


def items(meeting: Meeting) -> list[str]:
    return [f"{item.number or '-'} | {item.title}" for item in meeting.agenda]


def sections(meeting: Meeting) -> list[str]:
    """The items that are open together, and who speaks then."""
    short = {item.id: item.number or item.title for item in meeting.agenda}
    label = {speech.id: speech.label for speech in meeting.speeches}
    return [
        f"{', '.join(short[own] for own in s.items)} | {', '.join(label[own] for own in s.speeches if label[own])}"
        for s in meeting.sections
    ]


def outcomes(meeting: Meeting) -> list[str]:
    return [f"{i.number or i.title} | {o.word}" for i in meeting.agenda for o in i.outcomes]


def votes(meeting: Meeting) -> list[str]:
    counted = [(i, o.votes) for i in meeting.agenda for o in i.outcomes if o.votes]
    return [f"{i.number} | {', '.join(f'{k} {n}' for k, n in told)}" for i, told in counted]


def rolls(meeting: Meeting) -> list[str]:
    """Who voted how on which item: number, kind, announced count, names."""
    return [
        f"{i.number or i.title} | {r.kind} {r.announced or ''} | {', '.join(r.names)}"
        for i in meeting.agenda
        for r in i.rolls
    ]


def attendees(meeting: Meeting) -> list[str]:
    return [f"{a.name}/{a.role}" for a in meeting.overview.attendees]


def absent(meeting: Meeting) -> list[str]:
    return [f"{a.name}/{a.role}/{a.word}" for a in meeting.overview.absent]


def observers(meeting: Meeting) -> list[str]:
    return [observer.label for observer in meeting.overview.observers]


def kinds(meeting: Meeting) -> list[str]:
    """What kind of speech each is."""
    return [f"{s.label} | {s.kind}" for s in meeting.speeches if s.label]


def promised(meeting: Meeting) -> list[str]:
    return [a.quote for p in meeting.paragraphs() for a in p.acts if a.kind == "commitment"]


def of_the_law(meeting: Meeting) -> list[str]:
    """Which of the law's items the record has."""
    return [c.item for c in completeness(meeting) if c.state != "absent"]


def _flat(text: str) -> str:
    return " ".join(text.split())


FACTS: dict[str, Callable[[Meeting], Any]] = {
    fact.__name__: fact
    for fact in (
        *(front, speeches, speakers, withheld, agenda, overview, fields, mentions),
        *(
            dialect,
            labels,
            said,
            roles,
            times,
            items,
            sections,
            outcomes,
            votes,
            rolls,
            attendees,
            absent,
            observers,
            kinds,
            promised,
            of_the_law,
        ),
    )
}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    committee, _ = read_committee(
        "board", case.pop("committee", "name: 가상위원회"), "committee.yml"
    )
    notes, _ = read_notes(case.pop("meeting", ""), "meeting.yml")
    assert case.pop("about")
    meeting, problems = understand(
        case.pop("record"), committee=committee or COMMITTEE, notes=notes
    )
    expected_problems = case.pop("problems", None)
    assert case or expected_problems is not None, "a case without an expectation"
    for fact, expected in case.items():
        assert FACTS[fact](meeting) == expected, fact
    if expected_problems is not None:
        assert told(problems) == expected_problems.strip()


def test_the_guide_s_sample_is_read_as_the_guide_says() -> None:
    guide = (ROOT / "docs/guide/index.md").read_text("utf-8")
    sample = guide.split("````text\n")[1].split("````")[0]
    committee, _ = read_committee(
        "board", "name: 가상위원회\npublisher: 서울특별시", "committee.yml"
    )
    meeting, problems = understand(sample, committee=committee)
    assert not problems
    assert [item.title for item in meeting.agenda] == [
        "걷기 좋은 길 조성",
        "동네 도서관 확충",
        "자전거 길 정비",
    ]
    assert len(meeting.overview.attendees) == 2


def told(problems: list[Problem]) -> str:
    """The messages as a secretary reads them; whether the record is whole is a case of its own."""
    return "\n".join(
        as_text(p) for p in sorted(problems, key=lambda p: p.line) if p.code not in UNASKED
    )
