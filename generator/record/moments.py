"""The day and the times of a meeting, as a line of the overview states them (일시)."""

import re
from collections.abc import Iterable
from datetime import date, time

from generator.facts.cover import Field
from generator.korean import grammar
from generator.korean import proceedings as signs
from generator.problems import Problem, at

NUMBER = re.compile("[〇零一二三四五六七八九十]{1,4}(?=[年月日時分])")
WEEKDAYS, HANJA_DAYS = "월화수목금토일", "月火水木金土日"
LATE = re.compile(r"오후|저녁|밤|낮|[Pp]\.?[Mm]|午後|下午")
ESCAPED = re.compile(r"\\([.~\-()])")  # as converters to Markdown write `2024\. 3\. 28\.`
STRETCH = re.compile("[~～∼〜-]")
CHANGED = re.compile(r"(?:→\s*변경|변경(?:일|일자|일시|\s?후)?\s*[:：]?|→)\s*(?=\d{4}\s?[.년-])")
# Another day behind the first: `~ 11. 7.(금)`, `(2일차)`.
LATER_DAY = re.compile(r"[~～∼〜-]\s*\d{1,2}\s*[.월]\s*\d{1,2}\s*[.일(]|2일\s?차|둘째\s?날")
TOLD_END = re.compile(
    rf"(?:^|\n|[이가]\s|[.]\s){grammar.CLOCK.pattern}(?:에|경)?\s?(?:폐회|산회|폐식)(?:를|을)?\s?(?:선언|선포)?(?:하다|함|하였다|하였음|되다|됨)[.]?\s*$",
    re.M,
)
EARLIEST = 7  # an hour before is one of the afternoon as a rule, or says which
When = tuple[date | None, time | None, time | None]


def read_when(field: Field) -> tuple[When, list[Problem]]:
    """Day, start and end; what is no real date or time is left out with a problem."""
    printed = field.value or "".join(item.text for item in field.items[:1])
    words = " ".join(in_digits(ESCAPED.sub(r"\1", printed)).split())
    found = grammar.DAY.search(words, _changed_to(words))
    day = _day(found) if found else None
    if not found or not day:
        hint = "원본을 확인한 뒤 meeting.yml에 회의한 날을 이런 꼴로 적으세요: date: 연도-월-일 (예: 2001-12-31)"
        message = f"회의 날짜를 읽을 수 없습니다: '{words}'"
        return (None, None, None), [at("warning", "P010", field.line.span, message, hint)]
    problems: list[Problem] = []
    own = (None, WEEKDAYS[day.weekday()], HANJA_DAYS[day.weekday()])
    if found["weekday"] not in own:
        message = (
            f"날짜와 요일이 맞지 않습니다: {day:%Y-%m-%d}은 {WEEKDAYS[day.weekday()]}요일입니다"
        )
        problems.append(at("warning", "P011", field.line.span, message, "원본의 날짜를 확인하세요"))
    if unreal := no_times(words[found.end() :]):
        message = f"시계에 없는 시각입니다: {', '.join(unreal)}"
        problems.append(at("warning", "P013", field.line.span, message, "원본의 시각을 확인하세요"))
    starts, ends = _clocks(words[found.end() :])
    if on_several_days(field):
        ends = None  # of another day than the one that is stated
    if starts and ends and ends < starts:
        message = "회의가 끝난 시각이 시작한 시각보다 이릅니다"
        problems.append(at("warning", "P012", field.line.span, message, "원본의 시각을 확인하세요"))
        ends = None
    return (day, starts, ends), problems


def no_times(words: str) -> list[str]:
    """What is written as a time and is none: `25:00`, `26:70`; `24:00` is the end of a day."""
    clocks = ((match, *_hour_and_minute(match)) for match in grammar.CLOCK.finditer(words))
    return [
        match[0].strip()
        for match, hour, minute in clocks
        if minute > 59 or (hour, minute) > (24, 0)
    ]


def on_several_days(field: Field) -> bool:
    """Whether a meeting went on another day than that on which it began: its last hour is not that day's."""
    words = in_digits(ESCAPED.sub(r"\1", field.words))
    start = _changed_to(words)
    days = {_day(match) for match in grammar.DAY.finditer(words, start)} - {None}
    return len(days) > 1 or bool(LATER_DAY.search(words, start))


def end_of(day: Field | None, starts: time | None, ends: time | None) -> time | None:
    """When a meeting ended; nothing where that is before it began, or on another day."""
    is_later = starts and ends and ends < starts
    return None if is_later or (day and on_several_days(day)) else ends


def told_end(texts: Iterable[str]) -> time | None:
    """When a meeting ended, as minutes tell it in which nobody speaks: `의장이 16시 25분에 폐회를 선언하다`."""
    found = [match for text in texts for match in TOLD_END.finditer(text)]
    return _clock(found[-1], found[-1]["half"] or "") if found else None


def _changed_to(words: str) -> int:
    """Where the day begins to which a meeting was put off: `당초 2024. 9. 19. → 변경 2024. 9. 26`."""
    ends = [match.end() for match in CHANGED.finditer(words)]
    return next((end for end in reversed(ends) if grammar.DAY.search(words, end)), 0)


def in_digits(text: str) -> str:
    """A text with its numbers before 年, 月, 日, 時 and 分 in digits: `一九七一年七月`."""
    return NUMBER.sub(lambda match: _digits(match[0]), text)


def _digits(number: str) -> str:
    if "十" in number:
        return str(signs.of_hanja(number))
    return "".join(str(signs.DIGITS.get(digit, 0)) for digit in number)


def _clocks(words: str) -> tuple[time | None, time | None]:
    """The first time and the second, of two stretches the last; `오후` holds for what follows as well."""
    half = ""
    clocks: list[time | None] = []
    for match in grammar.CLOCK.finditer(words):
        half = match["half"] or half
        clocks.append(_clock(match, half))
    several = len(clocks) == 4 and len(STRETCH.findall(words)) == 2
    first, second, *_ = *clocks[:1], *clocks[3 if several else 1 :], None, None
    return first, second


def _clock(match: re.Match[str], half: str) -> time | None:
    """A time of 24 hours; nothing where the hour alone does not say which half of the day: `2시`."""
    (hour, minute), is_late = _hour_and_minute(match), bool(LATE.match(half))
    if (hour == 12 and half in ("밤", "새벽")) or (
        not half and 0 < hour < EARLIEST and match["hour"][0] != "0"
    ):
        return None
    hour += 12 if is_late and hour < 12 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int]:
    minute = 30 if match["thirty"] else int(match["minute"] or match["spoken"] or 0)
    return int(match["hour"]), minute


def year_of(match: re.Match[str]) -> int:
    """A year of two digits is of this century."""
    return int(match["year"] or f"20{match['short']}")


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(year_of(match), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
