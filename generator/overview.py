"""Cover and overview to facts: title, day, place, who was there, what was on the list.

In: the paragraphs before the first speech. Out: an `Overview` and what does not add up. Only what
stands there is stated; the lines it was read from stay in `fields`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from itertools import takewhile

from generator import grammar
from generator.cover import AgendaGroup, Attendee, Field, Line, Observer, Overview
from generator.model import Paragraph
from generator.problems import Problem, at
from generator.source import Span

LONGEST_TITLE = 80  # letters; a longer block that says 회의록 is a sentence
LISTS = frozenset({"attendees", "observers", "agenda", "programme", "result"})
ONE_LINE = frozenset({"day", "place", "name", "publisher"})
WEEKDAYS, HANJA_DAYS = "월화수목금토일", "月火水木金土日"


def read_overview(paragraphs: Sequence[Paragraph]) -> tuple[Overview, list[Problem]]:
    """Everything the front of a record says about the meeting."""
    fields = tuple(read_fields(paragraphs))
    if not any(field.key == "day" for field in fields):
        fields = (*fields, *_bare_day(paragraphs))
    by_key: Mapping[str, Field] = {field.key: field for field in reversed(fields)}
    problems: list[Problem] = []
    day, starts, ends = None, None, None
    if when := by_key.get("day"):
        (day, starts, ends), problems = read_when(when)
    title, year, ordinal = read_title(paragraphs, by_key.get("name"))
    attendees = by_key.get("attendees")
    return (
        Overview(
            title=title,
            year=year,
            ordinal=ordinal,
            day=day,
            starts=starts,
            ends=ends,
            place=by_key["place"].value if "place" in by_key else "",
            attendees=tuple(read_attendees(attendees)) if attendees else (),
            announced=_announced(attendees),
            observers=tuple(read_observers(by_key.get("observers"))),
            groups=tuple(read_groups([field for field in fields if field.key == "agenda"])),
            programme=tuple(line.text for line in by_key["programme"].items)
            if "programme" in by_key
            else (),
            result=by_key["result"].words if "result" in by_key else "",
            fields=fields,
        ),
        problems,
    )


def read_fields(paragraphs: Iterable[Paragraph]) -> Iterator[Field]:
    """The labelled entries, each with the lines that belong under it."""
    current: Field | None = None
    items: list[Line] = []
    for paragraph in paragraphs:
        for number, line in enumerate(_lines(paragraph)):
            started = _field(line, signed=paragraph.heading)
            if current and not started and _goes_on(current, items, paragraph, number):
                items.append(line)
                continue
            if current:
                yield replace(current, items=tuple(items))
            current, items = started, []
    if current:
        yield replace(current, items=tuple(items))


def _goes_on(field: Field, items: Sequence[Line], paragraph: Paragraph, line: int) -> bool:
    """Whether a line is still under a label: a bullet, a hard line break, or all that it has."""
    if paragraph.heading or (field.value and field.key in ONE_LINE):
        return False
    numbered = field.key in LISTS and grammar.NUMBERED.match(paragraph.text)
    return bool(line or numbered) or paragraph.depth is not None or not (field.value or items)


def _lines(paragraph: Paragraph) -> Iterator[Line]:
    whole = paragraph.spans[0]
    for number, text in enumerate(paragraph.text.split("\n"), start=whole.first):
        yield Line(text.strip(), paragraph.id, Span(whole.path, number, number), paragraph.depth)


def _starts_field(line: Line) -> bool:
    return _field(line, signed=False) is not None


def _bare_day(paragraphs: Sequence[Paragraph]) -> list[Field]:
    """The line that is a date and nothing else, as councils print it; it has no label."""
    lines = [line for p in paragraphs if p.role == "text" for line in _lines(p)]
    found = (line for line in lines if grammar.BARE_DAY.match(line.text))
    return [Field("day", "", line.text, line) for line in found][:1]


def _field(line: Line, *, signed: bool) -> Field | None:
    if match := grammar.GAP_FIELD.match(line.text):
        key = field_key(match["label"]) or ""
        return Field(key, " ".join(match["label"].split()), match["value"].strip(), line)
    match = grammar.FIELD.match(line.text)
    known = match and field_key(match["label"])
    if not match or not known or not (match["value"] is not None or match["sign"] or signed):
        return None
    return Field(known, " ".join(match["label"].split()), (match["value"] or "").strip(), line)


def field_key(label: str) -> str | None:
    """What a label of the overview stands for: `일 시` is `day`; None for any other words."""
    return grammar.FIELD_KEYS.get(re.sub(r"[\s․·ㆍ]|\(.*\)", "", label))


def read_title(
    paragraphs: Sequence[Paragraph], name: Field | None
) -> tuple[str, int | None, int | None]:
    """The title as printed, with its year and ordinal where it says them.

    Of several titles the one nearest to the overview: covers shorten (`'23년 2차 …`). Without any,
    the name that the overview states.
    """
    first = next((n for n, p in enumerate(paragraphs) if any(map(_starts_field, _lines(p)))), None)
    above = paragraphs[: first + 1 if first is not None else None]
    lines = [(p, line.text) for p in above for line in takewhile(_is_no_field, _lines(p))]
    named = [
        (p, text) for p, text in lines if len(text) <= LONGEST_TITLE and grammar.TITLE.search(text)
    ]
    titles = [text for p, text in named if p.heading] or [t for p, t in named if p.depth is None][
        :1
    ]
    title = " ".join(titles[-1].split()) if titles else name.words if name else ""
    title = _with_session(title, [text for p, text in lines if not p.heading]) if titles else title
    match = grammar.ORDINAL.search(title)
    return (title, _year(match), int(match["ordinal"])) if match else (title, None, None)


def _with_session(title: str, lines: Sequence[str]) -> str:
    """A title with the session and the issue that stand on lines of their own: `제299회국회` … `제4호`."""
    if re.search(r"\d", title):
        return title
    session = next((line for line in lines if grammar.SESSION.match(line)), "")
    issue = next((line for line in lines if grammar.ISSUE.match(line)), "")
    return " ".join(" ".join((session, title, issue)).split())


def _is_no_field(line: Line) -> bool:
    return not _starts_field(line)


When = tuple[date | None, time | None, time | None]


def read_when(field: Field) -> tuple[When, list[Problem]]:
    """Day, start and end; what is no real date or time is left out with a problem."""
    words = " ".join((field.value or "".join(item.text for item in field.items[:1])).split())
    found = grammar.DAY.search(words)
    day = _day(found) if found else None
    if not found or not day:
        hint = "원본을 확인한 뒤 meeting.yml에 이렇게 적으세요: date: 2024-03-05"
        message = f"회의 날짜를 읽을 수 없습니다: '{words}'"
        return (None, None, None), [at("warning", "P010", field.line.span, message, hint)]
    problems: list[Problem] = []
    if (
        found["weekday"]
        and found["weekday"] != WEEKDAYS[day.weekday()]
        and found["weekday"] != HANJA_DAYS[day.weekday()]
    ):
        message = (
            f"날짜와 요일이 맞지 않습니다: {day:%Y-%m-%d}은 {WEEKDAYS[day.weekday()]}요일입니다"
        )
        problems.append(at("warning", "P011", field.line.span, message, "원본의 날짜를 확인하세요"))
    starts, ends = _clocks(words[found.end() :])
    if starts and ends and ends < starts:
        message = "회의가 끝난 시각이 시작한 시각보다 이릅니다"
        problems.append(at("warning", "P012", field.line.span, message, "원본의 시각을 확인하세요"))
        ends = None
    return (day, starts, ends), problems


def _clocks(words: str) -> tuple[time | None, time | None]:
    """The first two times; `오후` holds for the second as well."""
    half = ""
    clocks: list[time | None] = []
    for match in list(grammar.CLOCK.finditer(words))[:2]:
        half = match["half"] or half
        hour = int(match["hour"])
        hour += 12 if half in ("오후", "午後") and hour < 12 else 0
        minute = 30 if match["thirty"] else int(match["minute"] or match["spoken"] or 0)
        clocks.append(time(hour, minute) if hour < 24 and minute < 60 else None)
    first, second, *_ = *clocks, None, None
    return first, second


def _year(match: re.Match[str]) -> int:
    return int(match["year"] or f"20{match['short']}")


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(_year(match), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def read_attendees(field: Field) -> Iterator[Attendee]:
    """Name and role of each entry of the list; one in an unknown form is kept whole, without a name.

    `가나다 위원장`, `위원장 가나다`, `위원 가나다·라마바`, `가나다(위원장)`. Nobody who was absent is among them.
    """
    role = ""  # of the names before, where a list says it once: `위원: 김가상, 이허구`
    for entry in _entries(field):
        if grammar.ABSENT.search(entry):
            continue
        for person in _attendee(entry, field):
            if not person.name and role and _is_name(person.role):
                yield Attendee(person.role, role)
                continue
            role = person.role if _says_role(entry) else ""
            yield person


def _says_role(entry: str) -> bool:
    """Whether a role stands before the names of an entry, and may hold for those behind it."""
    return bool(grammar.ROLE_THEN_NAMES.match(entry) or grammar.BRACKET_THEN_NAME.match(entry))


def _attendee(entry: str, field: Field) -> Iterator[Attendee]:
    first, _, last = entry.rpartition(" ")
    name, _, role = entry.partition(" ")
    names = grammar.DOTS.split(last)
    if match := grammar.NAME_THEN_BRACKET.match(entry) or grammar.BRACKET_THEN_NAME.match(entry):
        yield Attendee(match["name"], match["role"])
    elif (match := grammar.ROLE_THEN_NAMES.match(entry)) and all(
        map(_is_name, people := grammar.DOTS.sub(" ", match["names"]).split())
    ):
        yield from (Attendee(name, match["role"]) for name in people)
    elif len(people := grammar.DOTS.sub(" ", entry).split()) > 1 and all(map(_is_name, people)):
        seat = grammar.SEAT.search("".join(field.label.partition("(")[0].split()))
        yield from (Attendee(name, seat[0] if seat else "") for name in people)
    elif grammar.OFFICE.search(first) and all(map(_is_name, names)):
        yield from (Attendee(name, first) for name in names)
    elif _is_name(name) and grammar.OFFICE_AND_MORE.search(role) and not _is_person(role):
        yield Attendee(name, role.strip())
    else:
        yield Attendee("", entry)


def _is_person(words: str) -> bool:
    """`정영식 교수` in `서울대 정영식 교수`: then the word before it is no name."""
    name, _, office = words.partition(" ")
    return bool(office) and _is_name(name) and not grammar.BODY.search(name)


def _is_name(word: str) -> bool:
    return bool(grammar.PERSON.match(word)) and not grammar.OFFICE.search(word)


def _announced(field: Field | None) -> int | None:
    match = grammar.COUNT.search(field.value) if field else None
    return int(match["count"]) if match else None


def read_observers(field: Field | None) -> Iterator[Observer]:
    """The entries of the list, offices or people as printed."""
    for entry in _entries(field) if field else ():
        yield Observer(entry)


def read_groups(fields: Sequence[Field]) -> Iterator[AgendaGroup]:
    """The lines that announce how many items follow in the body."""
    for item in (item for field in fields for item in field.items):
        if (match := grammar.ANNOUNCED_ITEMS.match(item.text)) and match["title"]:
            yield AgendaGroup(match["title"], int(match["count"]), item.span)


def _entries(field: Field) -> Iterator[str]:
    """A list's entries, cut at commas that stand in no bracket; a bare count is none."""
    lines = (field.value, *(item.text for item in field.items))
    for line in (part for whole in lines for part in whole.split(" / ")):
        tidy = grammar.NUMBERING.sub("", " ".join(line.split()))
        entries = grammar.ENTRY.findall(grammar.FINAL_COUNT.sub("", tidy))
        yield from filter(None, map(str.strip, entries))
