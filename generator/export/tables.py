"""CSV (RFC 4180, UTF-8 with BOM) for spreadsheets and data portals: speeches, agenda, attendance of a committee.

A heading is a Korean label and an English key. A spreadsheet runs a cell that begins like a formula, quoted or
not: such a cell gets an apostrophe in front, and so does one that has an apostrophe there already. So whoever takes
one apostrophe off every cell that begins with one has the record's words back; the JSON never has any.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from generator.export.flat import Data, lines, standing

STANDING = ("상태 status", "열리지않음 not_held", "내용비공개 fully_withheld")  # of the meeting
SPEECHES = (
    *("회의 address", "회의일 date", "발언번호 speech", "발언자표시 label", "발언자 speaker", "이름 name"),
    *("비공개 withheld", "종류 kind", "역할 role", "문단번호 paragraph", "안건 agenda", "글 text", "주소 url"),
    *STANDING,
)  # fmt: skip
AGENDA = (
    *("회의 address", "회의일 date", "안건번호 id", "인쇄된번호 number", "묶음 group", "제목 title", "보고 reporter"),
    *("문단번호 paragraph", "결정 outcome", "표 votes", "결정문단 decided", "말한문단 mentioned_in", "주소 url", "정정 corrected"),
    *STANDING,
)  # fmt: skip
ATTENDANCE = (
    *("회의 address", "회의일 date", "구분 list", "이름 name", "직위 role", "적힌말 label"),
    "정정 corrected",
    *STANDING,
)
# By OWASP's list: the signs, also of full width and behind blanks; tab and line ends; and our own sign.
RISKY = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")


def speeches(meetings: Sequence[Data]) -> str:
    """A row for each paragraph, cover and overview included."""
    rows = (
        {**_meeting(m), **line, "agenda": " ".join(line["agenda"])}
        for m in meetings
        for line in lines(m)
    )
    return _table(SPEECHES, rows)


def agenda(meetings: Sequence[Data]) -> str:
    """A row for each item, with the decision that was declared last."""
    return _table(AGENDA, (_item(m, item) for m in meetings for item in m["agenda"]))


def attendance(meetings: Sequence[Data]) -> str:
    """A row for each person of the attendance list, and for each entry of the list of observers."""
    return _table(ATTENDANCE, (entry for m in meetings for entry in _people(m)))


def _meeting(meeting: Data) -> Data:
    """The address rather than the id: a spreadsheet takes `2023-2` for a month."""
    address = f"{meeting['committee']['id']}/{meeting['id']}"
    return {"address": address, "date": meeting["date"], **standing(meeting)}


def _item(meeting: Data, item: Data) -> Data:
    outcome = item["outcome"] or {"word": None, "votes": None, "paragraph": None}
    votes = (outcome["votes"] or {}).items()
    return {
        **_meeting(meeting),
        **item,
        "outcome": outcome["word"],
        "votes": ", ".join(f"{kind} {count}" for kind, count in votes),
        "decided": outcome["paragraph"],
        "mentioned_in": " ".join(item["mentioned_in"]),
        "corrected": _corrected(meeting, f"agenda/{item['id']}/"),
    }


def _corrected(meeting: Data, *homes: str) -> str:
    """Which facts of a row stand on corrected words: `date`, `title`, `outcome`; `attendees`."""
    own = (fact for fact in meeting["corrected"] if fact.startswith(("date", *homes)))
    return " ".join(fact.rpartition("/")[2] for fact in own)


def _people(meeting: Data) -> Iterator[Data]:
    own = _meeting(meeting)
    own["corrected"] = _corrected(meeting, "attendees", "absent", "observers")
    for person in meeting["attendees"]:
        yield {**own, "list": "참석", "name": person["name"], "role": person["role"]}
    for person in meeting["absent"]:
        yield {**own, "list": person["word"], "name": person["name"], "role": person["role"]}
    for observer in meeting["observers"]:
        yield {**own, "list": "배석", "label": observer["label"]}


def _table(headings: Sequence[str], rows: Iterable[Data]) -> str:
    file = StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(headings)
    keys = [heading.split()[1] for heading in headings]
    writer.writerows([_cell(row.get(key)) for key in keys] for row in rows)
    return f"\ufeff{file.getvalue()}"


def _cell(value: str | bool | None) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    return f"'{value}" if RISKY.match(value) else value
