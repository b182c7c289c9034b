"""The open formats against the open data, which was held against the record itself: they say that, and nothing else.

In: the built files under `data/`, read by their own rules. Out: a problem for each that differs from what the JSON
says, for one that is missing, and for one that no JSON stands behind; for a wrong sum or size too.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from generator.problems import Problem
from generator.verify.data import Data, read_data
from generator.verify.debate import items_of, plain, same_debate
from generator.verify.links import Site, problem

HOME, SUMS, PAGE = "data/", "data/checksums.txt", "data/index.html"
MEETING = re.compile(r"api/v1/([^/]+/[^/]+)\.json")
HEADING = re.compile(r"[가-힣]+ [a-z_]+")
RUNS = re.compile(
    r"\s*[=+\-@＝＋－＠]|[\t\r\n]"
)  # a cell that a spreadsheet may take for a formula
BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, ParseError, csv.Error)
Facts = Iterator[dict[str, Any]]
Check = Callable[[str, Sequence[Data]], bool]
"""Whether a file's text says just what these meetings say."""
Right = dict[str, tuple[Check, Sequence[Data]]]


def check_formats(site: Site) -> Iterator[Problem]:
    """Every file of every format, their sums, and the page that lists them."""
    right = _right(site)
    for path, (check, told) in right.items():
        if path not in site.files:
            yield site.at("V003", path, "열린 데이터의 파일이 없습니다")
        elif not _holds(site, path, check, told):
            yield site.at("V003", path, "파일이 열린 데이터와 다릅니다")
    for path in sorted(site.files):
        if path.startswith(HOME) and path.count("/") > 1 and path not in right:
            yield site.at("V003", path, "열린 데이터에 없는 파일입니다")
    yield from _sums(site, [path for path in right if path in site.files])


def _right(site: Site) -> Right:
    """Path -> how it is held, and against which meetings; their days are those of the index."""
    index = read_data(site, "api/v1/index.json") or {}
    days = {str(entry.get("url")): entry.get("date") for entry in _entries(index, "meetings")}
    matches = filter(None, map(MEETING.fullmatch, sorted(site.files)))
    told = {match[1]: read_data(site, match[0]) or {} for match in matches}
    right: Right = {}
    for address, data in told.items():
        data["date"] = days.get(str(data.get("url")))
        right[f"{HOME}{address}.jsonl"] = (_same_lines, [data])
        right[f"{HOME}{address}.xml"] = (same_debate, [data])
    for own in (str(committee.get("id")) for committee in _entries(index, "committees")):
        known = [(a, data) for a, data in told.items() if a.startswith(f"{own}/")]
        listed = [data for address, data in known if data.get("url") == f"/{address}/"]
        right |= {f"{HOME}{own}/{name}": (check, listed) for name, check in BY_COMMITTEE.items()}
    return {path: one for path, one in right.items() if _is_made(path, one[1])}


def _entries(data: Data, key: str) -> list[Data]:
    listed = data.get(key)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _is_made(path: str, told: Sequence[Data]) -> bool:
    """Whether there is anything to say: a calendar without a day is none."""
    return not path.endswith(".ics") or any(data.get("date") for data in told)


def _holds(site: Site, path: str, check: Check, told: Sequence[Data]) -> bool:
    try:
        return check((site.folder / path).read_bytes().decode(), told)
    except BROKEN:
        return False


def _sums(site: Site, paths: Sequence[str]) -> Iterator[Problem]:
    """The list of sums, and the sizes and sums that the page gives."""
    files = [*(path for path in site.files if path.startswith("api/v1/")), *paths]
    known = {path: _measured(site.folder / path) for path in files}
    listed = (site.folder / SUMS).read_bytes().split(b"\n") if SUMS in site.files else []
    right = [f"{own}  {path}".encode() for path, (_, own) in known.items()]
    if sorted(listed) != sorted([*right, b""]):
        yield site.at("V003", SUMS, "파일의 목록이나 SHA-256이 다릅니다")
    page = site.pages.get(PAGE)
    if page is None:
        yield site.at("V003", PAGE, "열린 데이터의 쪽이 없습니다")
        return
    facts = {(f"{path}:bytes", size) for path, (size, _) in known.items()}
    facts |= {(f"{path}:sha256", own) for path, (_, own) in known.items()}
    for words in page.marked["data-figure"]:
        if (words.own, words.text) not in facts:
            yield problem(
                "V003", page, words.line, f"파일의 크기나 SHA-256이 다릅니다: {words.own}"
            )


def _measured(file: Path) -> tuple[str, str]:
    data = file.read_bytes()
    return f"{len(data):,}", sha256(data).hexdigest()


def _facts(told: Sequence[Data]) -> Facts:
    """What is to be said of each paragraph."""
    for meeting in told:
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
    }


def _same_lines(text: str, told: Sequence[Data]) -> bool:
    *lines, rest = text.split("\n")
    return not rest and [json.loads(line) for line in lines] == [*_facts(told)]


def _rows(text: str) -> list[dict[str, str]]:
    """A table's rows by their English keys, each cell as recorded; nothing in it is taken for a formula."""
    csv.field_size_limit(max(len(text), csv.field_size_limit()))  # a paragraph may be longer
    head, *rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    odd = any(RUNS.match(cell) for row in rows for cell in row)
    if odd or not text.startswith("\ufeff") or not all(map(HEADING.fullmatch, head)):
        raise ValueError("no table of ours")
    keys = [heading.split(" ")[1] for heading in head]
    return [dict(zip(keys, (c.removeprefix("'") for c in row), strict=True)) for row in rows]


def _table(facts: Callable[[Sequence[Data]], Facts]) -> Check:
    def same(text: str, told: Sequence[Data]) -> bool:
        right = facts(told)
        return _rows(text) == [{key: _cell(v) for key, v in fact.items()} for fact in right]

    return same


def _cell(value: str | bool | list[str] | None) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, list) else value or ""


def _about(meeting: Data) -> dict[str, Any]:
    return {"address": f"{meeting['committee']['id']}/{meeting['id']}", "date": meeting["date"]}


def _speeches(told: Sequence[Data]) -> Facts:
    for fact in _facts(told):
        yield {"address": f"{fact.pop('committee')}/{fact.pop('meeting')}", **fact}


def _agenda(told: Sequence[Data]) -> Facts:
    kept = ["id", "number", "group", "title", "reporter", "paragraph", "url", "mentioned_in"]
    for meeting, item in ((m, item) for m in told for item in m["agenda"]):
        last = item["outcome"] or {}
        votes = ", ".join(f"{kind} {n}" for kind, n in (last.get("votes") or {}).items())
        decided = {"outcome": last.get("word"), "votes": votes, "decided": last.get("paragraph")}
        yield {**_about(meeting), **{key: item[key] for key in kept}, **decided}


def _attendance(told: Sequence[Data]) -> Facts:
    nothing = {"name": None, "role": None, "label": None}
    for meeting in told:
        own = {**_about(meeting), **nothing}
        yield from ({**own, "list": "참석", **one} for one in meeting["attendees"])
        yield from ({**own, "list": "배석", **one} for one in meeting["observers"])


def _same_events(text: str, told: Sequence[Data]) -> bool:
    """Its lines, once unfolded; the name of this program aside."""
    found = [line.partition(":") for line in text.replace("\r\n ", "").split("\r\n")]
    said = [(name, plain(_unescaped(value))) for name, _, value in found if name != "PRODID"]
    name = plain(told[0]["committee"]["name"])
    head = [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("X-WR-CALNAME", name)]
    events = [fact for meeting in told if meeting["date"] for fact in _event(meeting)]
    return said == [*head, *events, ("END", "VCALENDAR"), ("", "")]


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value)


def _event(meeting: Data) -> Iterator[tuple[str, str]]:
    day, starts, ends = date.fromisoformat(meeting["date"]), *_times(meeting)
    yield "BEGIN", "VEVENT"
    yield "UID", f"{_about(meeting)['address']}@open-minutes"
    yield "DTSTAMP", f"{day:%Y%m%d}T000000Z"
    yield ("DTSTART", starts) if starts else ("DTSTART;VALUE=DATE", f"{day:%Y%m%d}")
    if starts and ends > starts:
        yield "DTEND", ends
    yield "SUMMARY", plain(meeting["title"])
    if meeting["place"]:
        yield "LOCATION", plain(meeting["place"])
    yield "END", "VEVENT"


def _times(meeting: Data) -> list[str]:
    """Start and end in UTC, empty where they are not known."""
    told = (meeting["starts_at"], meeting["ends_at"])
    moments = [datetime.fromisoformat(one).astimezone(UTC) if one else None for one in told]
    return [f"{one:%Y%m%dT%H%M%SZ}" if one else "" for one in moments]


BY_COMMITTEE: dict[str, Check] = {
    "paragraphs.jsonl": _same_lines,
    "speeches.csv": _table(_speeches),
    "agenda.csv": _table(_agenda),
    "attendance.csv": _table(_attendance),
    "meetings.ics": _same_events,
}
