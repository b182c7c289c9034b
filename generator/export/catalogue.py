"""The open formats: what files there are under `data/`, their sums, and the page that lists them.

All of it is made from the open data alone, as its files have it. An entry of the two tables is a format, and goes
away with its module.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from generator.export import akn, calendar, jsonl, tables
from generator.export.flat import Data
from generator.export.open_data import FOLDER
from generator.export.open_data import files as open_data
from generator.model import Meeting
from generator.notes import Committee
from generator.problems import Problem
from generator.render import urls
from generator.render.page import Link, make

HOME = "data/"
SUMS = f"{HOME}checksums.txt"
OF_MEETING: Mapping[str, Callable[[Data], str]] = {
    ".jsonl": lambda meeting: jsonl.of_meetings([meeting]),
    ".xml": akn.of_meeting,
}
OF_COMMITTEE: Mapping[str, Callable[[Sequence[Data]], str]] = {
    "paragraphs.jsonl": jsonl.of_meetings,
    "speeches.csv": tables.speeches,
    "agenda.csv": tables.agenda,
    "attendance.csv": tables.attendance,
    "meetings.ics": calendar.of_committee,
}
MEETING = re.compile(rf"{FOLDER}/([^/]+/[^/]+)\.json")


def formats(
    committees: Sequence[Committee], meetings: Sequence[Meeting], problems: Sequence[Problem]
) -> dict[str, bytes]:
    """Path -> bytes of every file under `data/` that is no page; a meeting that moved is at its old address too."""
    told = open_data(committees, meetings, problems)
    index = json.loads(told[f"{FOLDER}/index.json"])
    made = {path: text.encode("utf-8", "replace") for path, text in _texts(told, index)}
    known = {path: text.encode() for path, text in told.items() if path.startswith(f"{FOLDER}/")}
    sums = [f"{sha256(data).hexdigest()}  {path}\n" for path, data in {**known, **made}.items()]
    return {**made, SUMS: "".join(sums).encode()}


def _texts(told: Mapping[str, str], index: Data) -> Iterator[tuple[str, str]]:
    days = {entry["url"]: entry["date"] for entry in index["meetings"]}
    own: dict[str, list[Data]] = {committee["id"]: [] for committee in index["committees"]}
    for path, text in told.items():
        if found := MEETING.fullmatch(path):
            data = json.loads(text)
            data["date"] = days[data["url"]]
            yield from ((f"{HOME}{found[1]}{end}", of(data)) for end, of in OF_MEETING.items())
            if data["url"] == f"/{found[1]}/":
                own.setdefault(data["committee"]["id"], []).append(data)
    for committee, listed in own.items():
        days_known = any(data["date"] for data in listed)
        for name, of_all in OF_COMMITTEE.items():
            if days_known or of_all is not calendar.of_committee:
                yield f"{HOME}{committee}/{name}", of_all(listed)


def files(
    committees: Sequence[Committee], meetings: Sequence[Meeting], problems: Sequence[Problem]
) -> Mapping[str, str]:
    """The page: what there is, under which terms, how large, with which sum."""
    made = formats(committees, meetings, problems)
    size = {path: (len(data), sha256(data).hexdigest()) for path, data in made.items()}
    page = make(
        "data",
        HOME,
        "열린 데이터",
        "회의록을 프로그램과 스프레드시트로 읽는 방법, 파일의 목록과 이용조건",
        trail=(Link("홈", urls.HOME),),
        listed=[(c, [m for m in meetings if m.committee.id == c.id]) for c in committees],
        whole=tuple(OF_COMMITTEE),
        each=tuple(OF_MEETING),
        size=size,
    )
    return {page.path: page.text}
