"""The open formats: what files there are under `data/`, their sums, and the page that lists them.

All of it is made from the open data alone, as its files have it. An entry of the two tables is a format, and goes
away with its module.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from generator.export import akn, calendar, tables
from generator.export.flat import Data, json_lines
from generator.export.open_data import FOLDER
from generator.export.open_data import files as open_data
from generator.model import Meeting
from generator.notes import Committee
from generator.problems import Problem
from generator.render import urls
from generator.render.page import Link, Page, make

HOME = "data/"
TITLE = "열린 데이터"
Measured = tuple[int, str]
"""Bytes of a file, and their SHA-256."""
# What stands before and behind what a meeting has in a file of its committee.
ENDS: Mapping[str, tuple[bytes, bytes]] = {
    "csv": (rb"[^\r]*\r\n", b""),
    "ics": (rb".*?(?=BEGIN:VEVENT)", b"END:VCALENDAR\r\n"),
}
SUMS = f"{HOME}checksums.txt"
OF_MEETING: Mapping[str, Callable[[Data], str]] = {
    ".jsonl": lambda meeting: json_lines([meeting]),
    ".xml": akn.of_meeting,
}
OF_COMMITTEE: Mapping[str, Callable[[Sequence[Data]], str]] = {
    "paragraphs.jsonl": json_lines,
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
    return formats_of(open_data(committees, meetings, problems))


def formats_of(told: Mapping[str, str]) -> dict[str, bytes]:
    """The same, out of the open data's files."""
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
    """The pages: which formats there are; of each committee, how large its files are, with which sum."""
    sizes = {path: measured(data) for path, data in formats(committees, meetings, problems).items()}
    own = {c.id: [m for m in meetings if m.committee.id == c.id] for c in committees}
    pages = [page(committees), *(page_of(one, own[one.id], sizes) for one in committees)]
    return {one.path: one.text for one in pages}


def page(committees: Sequence[Committee]) -> Page:
    """Which formats there are, and how they are read."""
    return make(
        "data",
        HOME,
        TITLE,
        "회의록을 프로그램과 스프레드시트로 읽는 방법, 파일의 목록과 이용조건",
        trail=(Link("홈", urls.HOME),),
        committees=committees,
    )


def page_of(
    committee: Committee, meetings: Sequence[Meeting], size: Mapping[str, Measured]
) -> Page:
    """The files of a committee: of all its meetings together, and of each."""
    return make(
        "files",
        urls.data_of(committee.id),
        f"{committee.name} 파일",
        f"{committee.name} 회의록의 열린 데이터: 파일의 목록, 크기, SHA-256, 이용조건",
        trail=(Link("홈", urls.HOME), Link(TITLE, HOME)),
        front={"committee": committee.id},
        committee=committee,
        meetings=meetings,
        whole=tuple(OF_COMMITTEE),
        each=tuple(OF_MEETING),
        size=size,
    )


def measured(data: bytes) -> Measured:
    """Size and sum of a file."""
    return len(data), sha256(data).hexdigest()


def joined(name: str, files: Sequence[bytes]) -> bytes:
    """One file of a committee's meetings out of the same file of each."""
    head, foot = ENDS.get(name.rpartition(".")[2], (rb"", rb""))
    begun = [re.match(head, one, re.DOTALL) for one in files]
    starts = [found.end() if found else 0 for found in begun]
    inner = [one[start : len(one) - len(foot)] for one, start in zip(files, starts, strict=True)]
    return b"".join([files[0][: starts[0]], *inner, foot]) if files else b""
