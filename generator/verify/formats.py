"""The open formats against the open data, which was held against the record itself: they say that, and nothing else.

In: the built files under `data/`, read by their own rules. Out: a problem for each that differs from what the JSON
says, for one that is missing, and for one that no JSON stands behind; for a wrong sum or size too.
"""

import csv
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any, TextIO
from xml.etree.ElementTree import ParseError

from generator.problems import Problem
from generator.verify.data import Data
from generator.verify.debate import items_of, plain, same_debate
from generator.verify.digests import state_of
from generator.verify.links import Site, problem

HOME, SUMS, PAGE = "data/", "data/checksums.txt", "data/index.html"
CALENDAR = "meetings.ics"
Measured = tuple[int, str]
"""Bytes of a file, and their SHA-256."""
HEADING = re.compile(r"[가-힣]+ [a-z_]+")
RUNS = re.compile(
    r"\s*[=+\-@＝＋－＠]|[\t\r\n]"
)  # a cell that a spreadsheet may take for a formula
BROKEN = (
    OSError,
    ValueError,
    RuntimeError,
    LookupError,
    TypeError,
    AttributeError,
    ParseError,
    csv.Error,
)
Facts = Iterator[dict[str, Any]]
Lines = Iterator[Any]
END = object()


@dataclass(frozen=True, slots=True)
class Format:
    """A file of all meetings of a committee: as it is read, and what each meeting has in it."""

    read: Callable[[TextIO], Lines]
    of: Callable[[Data], Lines]
    head: Callable[[str], Sequence[Any]] = lambda committee: ()
    foot: Sequence[Any] = ()


def check_own_formats(address: str, data: Data, site: Site) -> Iterator[Problem]:
    """The files of one meeting."""
    for end, check in BY_MEETING.items():
        yield from _held(f"{HOME}{address}{end}", partial(check, data), site)


def check_formats(
    committee: str, name: str, meetings: Iterable[Data], dated: bool, site: Site
) -> Iterator[Problem]:
    """The files of all meetings of a committee, given one after the other; a calendar without a day is none."""
    right = {own: kind for own, kind in BY_COMMITTEE.items() if dated or own != CALENDAR}
    paths = {own: f"{HOME}{committee}/{own}" for own in right}
    yield from (_missing(site, path) for path in paths.values() if path not in site.files)
    paths = {own: path for own, path in paths.items() if path in site.files}
    wrong = _unlike(name, meetings, {own: site.folder / path for own, path in paths.items()})
    yield from (_differs(site, paths[own]) for own in wrong)


def _unlike(name: str, meetings: Iterable[Data], files: Mapping[str, Path]) -> list[str]:
    """The formats whose file differs; each is read once, beside the meetings, however large they are."""
    with ExitStack() as opened:
        texts = {
            own: opened.enter_context(path.open(encoding="utf-8", newline=""))
            for own, path in files.items()
        }
        lines = {own: BY_COMMITTEE[own].read(text) for own, text in texts.items()}
        wrong = {own for own in lines if not _begins(lines[own], BY_COMMITTEE[own].head(name))}
        for meeting in meetings:
            wrong |= {o for o in lines if o not in wrong and not _goes_on(lines[o], o, meeting)}
        feet = {own: (*BY_COMMITTEE[own].foot, END) for own in lines}
        wrong |= {own for own in lines if own not in wrong and not _begins(lines[own], feet[own])}
    return sorted(wrong)


def _goes_on(lines: Lines, name: str, meeting: Data) -> bool:
    try:
        return _begins(lines, BY_COMMITTEE[name].of(meeting))
    except BROKEN:
        return False


def _begins(lines: Lines, right: Iterable[Any]) -> bool:
    try:
        return all(next(lines, END) == one for one in right)
    except BROKEN:
        return False


def check_strange(site: Site, known: Collection[str]) -> Iterator[Problem]:
    """No other file lies among the formats; `known` are the addresses of meetings and committees."""
    right = {f"{HOME}{own}{end}" for own in known if "/" in own for end in BY_MEETING}
    right |= {f"{HOME}{own}/{name}" for own in known if "/" not in own for name in BY_COMMITTEE}
    for path in sorted(site.files):
        is_format = path.startswith(HOME) and path.count("/") > 1 and not path.endswith(".html")
        if is_format and path not in right:
            yield site.at("V003", path, "열린 데이터에 없는 파일입니다")


def _held(path: str, check: Callable[[str], bool], site: Site) -> Iterator[Problem]:
    if path not in site.files:
        yield _missing(site, path)
        return
    try:
        right = check((site.folder / path).read_bytes().decode())
    except BROKEN:
        right = False
    if not right:
        yield _differs(site, path)


def _missing(site: Site, path: str) -> Problem:
    return site.at("V003", path, "열린 데이터의 파일이 없습니다")


def _differs(site: Site, path: str) -> Problem:
    return site.at("V003", path, "파일이 열린 데이터와 다릅니다")


def check_sums(site: Site, known: Mapping[str, Measured]) -> Iterator[Problem]:
    """The list of sums has every file of the open data; `known` are their sizes and sums."""
    listed = (site.folder / SUMS).read_bytes().split(b"\n") if SUMS in site.files else []
    right = [f"{own}  {path}".encode() for path, (_, own) in known.items()]
    if sorted(listed) != sorted([*right, b""]):
        yield site.at("V003", SUMS, "파일의 목록이나 SHA-256이 다릅니다")
    if PAGE not in site.pages:
        yield site.at("V003", PAGE, "열린 데이터의 쪽이 없습니다")


def check_sizes(site: Site, known: Mapping[str, Measured]) -> Iterator[Problem]:
    """The sizes and sums that pages give."""
    facts = {(f"{path}:bytes", f"{size:,}") for path, (size, _) in known.items()}
    facts |= {(f"{path}:sha256", own) for path, (_, own) in known.items()}
    for page in site.pages.values():
        for words in page.marked["data-figure"] if page.path.startswith(HOME) else ():
            if (words.own, words.text) not in facts:
                message = f"파일의 크기나 SHA-256이 다릅니다: {words.own}"
                yield problem("V003", page, words.line, message)


def measured(file: Path) -> Measured:
    """Size and sum of a file."""
    data = file.read_bytes()
    return len(data), sha256(data).hexdigest()


def _facts(meeting: Data) -> Facts:
    """What is to be said of each paragraph."""
    for paragraph in meeting["overview"]:
        yield _fact(meeting, {}, paragraph)
    for speech in meeting["speeches"]:
        yield from (_fact(meeting, speech, paragraph) for paragraph in speech["paragraphs"])


def _fact(meeting: Data, speech: Data, paragraph: Data) -> dict[str, Any]:
    speaker, own = speech.get("speaker") or {}, paragraph["id"]
    return {
        "committee": meeting["committee"]["id"],
        "meeting": meeting["id"],
        "date": meeting["date"],
        "speech": speech.get("id"),
        **{key: speech.get(key) for key in ("label", "kind")},
        "speaker": speaker.get("id"),
        "name": speaker.get("name"),
        "withheld": bool(speech.get("withheld")),
        "role": paragraph["role"],
        "paragraph": own,
        "url": f"{meeting['url']}transcript/#{own}",
        "agenda": items_of(paragraph),
        "text": paragraph["text"],
        **_standing(meeting),
    }


def _standing(meeting: Data) -> dict[str, Any]:
    void = meeting["not_held"] or {"kind": None}
    told = {key: meeting[key] for key in ("status", "fully_withheld")}
    return {**told, "not_held": void["kind"]}


def _same_lines(meeting: Data, text: str) -> bool:
    return list(_lines(StringIO(text))) == [*_facts(meeting)]


def _lines(file: TextIO) -> Facts:
    for line in file:
        if not line.endswith("\n"):
            raise ValueError("a line without an end")
        yield json.loads(line)


def _rows(file: TextIO) -> Facts:
    """A table's rows by their English keys, each cell as recorded; nothing in it is taken for a formula."""
    csv.field_size_limit(2**31 - 1)  # a paragraph may be longer than the usual limit
    rows = csv.reader(file, strict=True)
    if file.read(1) != "\ufeff":
        raise ValueError("no table of ours")
    head = next(rows, [])
    if not head or not all(map(HEADING.fullmatch, head)):
        raise ValueError("no table of ours")
    keys = [heading.split(" ")[1] for heading in head]
    for row in rows:
        if any(map(RUNS.match, row)):
            raise ValueError("a cell that a spreadsheet may run")
        yield dict(zip(keys, (cell.removeprefix("'") for cell in row), strict=True))


def _cells(facts: Callable[[Data], Facts]) -> Callable[[Data], Lines]:
    def of(meeting: Data) -> Lines:
        return ({key: _cell(value) for key, value in fact.items()} for fact in facts(meeting))

    return of


def _cell(value: str | bool | list[str] | None) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, list) else value or ""


def _about(meeting: Data) -> dict[str, Any]:
    address = f"{meeting['committee']['id']}/{meeting['id']}"
    return {"address": address, "date": meeting["date"], **_standing(meeting)}


def _speeches(meeting: Data) -> Facts:
    for fact in _facts(meeting):
        yield {"address": f"{fact.pop('committee')}/{fact.pop('meeting')}", **fact}


def _agenda(meeting: Data) -> Facts:
    kept = ["id", "number", "group", "title", "reporter", "paragraph", "url", "mentioned_in"]
    for item in meeting["agenda"]:
        last = item["outcome"] or {}
        votes = ", ".join(f"{kind} {n}" for kind, n in (last.get("votes") or {}).items())
        decided = {"outcome": last.get("word"), "votes": votes, "decided": last.get("paragraph")}
        decided |= _corrected(meeting, f"agenda/{item['id']}/title", f"agenda/{item['id']}/outcome")
        yield {**_about(meeting), **{key: item[key] for key in kept}, **decided}


def _corrected(meeting: Data, *facts: str) -> dict[str, Any]:
    told = [fact.split("/")[-1] for fact in meeting["corrected"] if fact in ("date", *facts)]
    return {"corrected": " ".join(told)}


def _attendance(meeting: Data) -> Facts:
    fixed = _corrected(meeting, "attendees", "absent", "observers")
    own = {**_about(meeting), "name": None, "role": None, "label": None, **fixed}
    yield from ({**own, "list": "참석", **one} for one in meeting["attendees"])
    for one in meeting["absent"]:
        yield {**own, "list": one["word"], "name": one["name"], "role": one["role"]}
    yield from ({**own, "list": "배석", **one} for one in meeting["observers"])


def _entries(file: TextIO) -> Lines:
    """The lines of a calendar, once unfolded; the name of this program aside."""
    whole = ""
    for line in file:
        if not line.endswith("\r\n"):
            raise ValueError("a line without an end")
        if line.startswith(" "):
            whole += line[1:-2]
            continue
        yield from _entry(whole)
        whole = line[:-2]
    yield from _entry(whole)


def _entry(line: str) -> Lines:
    name, _, value = line.partition(":")
    if line and name != "PRODID":
        yield name, plain(_unescaped(value))


def _head(name: str) -> Sequence[Any]:
    return [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("X-WR-CALNAME", plain(name))]


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value)


def _event(meeting: Data) -> Iterator[tuple[str, str]]:
    if not meeting["date"]:
        return
    day, starts, ends = date.fromisoformat(meeting["date"]), *_times(meeting)
    yield "BEGIN", "VEVENT"
    yield "UID", f"{_about(meeting)['address']}@open-minutes"
    yield "DTSTAMP", f"{day:%Y%m%d}T000000Z"
    yield ("DTSTART", starts) if starts else ("DTSTART;VALUE=DATE", f"{day:%Y%m%d}")
    if starts and ends > starts:
        yield "DTEND", ends
    void = meeting["not_held"]
    if void and void["kind"] != "written":
        yield "STATUS", "CANCELLED"
    told = f" ({state})" if (state := state_of(meeting)) else ""
    yield "SUMMARY", plain(meeting["title"] + told)
    if meeting["place"]:
        yield "LOCATION", plain(meeting["place"])
    yield "END", "VEVENT"


def _times(meeting: Data) -> list[str]:
    """Start and end in UTC, empty where they are not known."""
    told = (meeting["starts_at"], meeting["ends_at"])
    moments = [datetime.fromisoformat(one).astimezone(UTC) if one else None for one in told]
    return [f"{one:%Y%m%dT%H%M%SZ}" if one else "" for one in moments]


BY_MEETING: Mapping[str, Callable[[Data, str], bool]] = {
    ".jsonl": _same_lines,
    ".xml": lambda meeting, text: same_debate(text, [meeting]),
}
BY_COMMITTEE: Mapping[str, Format] = {
    "paragraphs.jsonl": Format(_lines, _facts),
    "speeches.csv": Format(_rows, _cells(_speeches)),
    "agenda.csv": Format(_rows, _cells(_agenda)),
    "attendance.csv": Format(_rows, _cells(_attendance)),
    CALENDAR: Format(_entries, _event, _head, (("END", "VCALENDAR"),)),
}
