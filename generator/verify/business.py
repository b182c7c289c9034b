"""What was open when, and what was decided: the data's sections and outcomes against the record's words.

In: the meeting's open data. Out: what the words do not bear out. Reads titles and numbers by itself.
"""

import re
from collections.abc import Iterator
from typing import Any

from generator.verify.characters import solid
from generator.verify.claims import letters

Data = dict[str, Any]
NUMBER = re.compile(
    r"[제第]\s?(\d{1,3}|[一二三四五六七八九十]{1,3})\s?[항項호](?:\s?(?:부터|내지|에서|~)\s?[제第]?\s?(\d{1,3})\s?[항項호]?(?:까지)?)?"
)
HEAD = re.compile(
    r"\W*(?:찬성|반대|기권|재석|투표|贊成|反對|棄權)\s?(?:의원|위원|이사|議員|委員)\s?(?:수\s?)?(?:[(:：]?\s?\d{1,3}\s?[인명名])?[^\w\n]*"
)
TABLED = re.compile(r"(?:의사일정|안건|의안|議事日程).*(?:상정(?!하지)|上程|보고를?듣)")
# Signs, a number or a letter before a title.
LINE_HEAD = re.compile(
    r"[\W_ㅇ]*(?:\d{1,2}[.)]|[가-하](?:-\d{1,2})?[.)]|[①-⑳]|제\s?\d{1,3}\s?호\s?(?:안건|의안)?\s*[:：]?)?\s*"
)
BARE = re.compile(
    r"(?:안건|의안)\s?(\d{1,3})(?!\s?[\d-])|(\d{1,3})[호번]?\s?(?:안건|의안)"
)  # `안건 1을`, `2호 안건`
# `1호와 2호 안건`, `1번 안건부터 3번 안건까지`
TWO = re.compile(
    r"(\d{1,3})\s?[번호]?\s?(?:안건)?\s?(와|과|,|·|및|부터|내지|~)\s?(\d{1,3})[번호]\s?(?:안건|의안)"
)
LINE_NUMBER = re.compile(
    r"\W*(?:안건|의안)?\s?제?\s?(\d{1,3})(?:\s?호)?\s?(?:안건|의안)?\s*[:：→⇒(]"
)
ENTRY_NUMBER = re.compile(
    r"(?:안건|의안)?\s?제?\s?(\d{1,3})\s?호\s?(?:안건|의안)?|(?:안건|의안)\s?(\d{1,3})"
)  # `2호 보류`
CODE = re.compile(r"(\d{4})\s?-\s?(\d{1,4})")
COUNTED = ("첫", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
NEXT = re.compile(r"다음\s?(?:안건|의안)")
COMES = re.compile(
    r"다음\s?(?:안건|의안)?(?:은|으로는?)\s([^.?!]{2,60}?)\s?(?:입니다|이 되겠습니다)"
)
SHORT = 3  # letters of a title that name nothing
ENOUGH = 10  # letters of a title that show it


def check_business(data: Data) -> Iterator[str]:
    """Sections follow each other, hold what was said in them, and open what they say; decisions were declared."""
    data = {**data, "agenda": numbered(data["agenda"])}
    order = [speech["id"] for speech in data["speeches"]]
    speeches = {speech["id"]: speech for speech in data["speeches"]}
    items = {item["id"]: item for item in data["agenda"]}
    last = -1
    behind = 0  # how many items of the list were open so far
    for section in data["sections"]:
        opened = section["opened"].partition("-")[0]
        places = [order.index(own) for own in section["speeches"] if own in order]
        spoken = (
            [n for n in range(places[0], places[-1] + 1) if _is_spoken(speeches[order[n]])]
            if places
            else []
        )
        right = places and places == spoken and places[0] > last
        at = order.index(opened) if opened in order else _above(section, data)
        if not right or at is None or not last <= at <= places[0]:
            yield f"안건을 다룬 발언의 범위가 맞지 않습니다: {section['opened']}"
            continue
        turns = order[max(at, 0) : places[-1] + 1]
        above = [p["text"] for p in data["overview"] if p["id"] == opened]
        said = "".join([*above, *_opening(speeches, turns, order[places[0]])])
        for own in section["agenda"]:
            is_next = NEXT.search(said) and list(items)[behind : behind + 1] == [own]
            if own not in items or not (is_next or _is_said(items[own], said)):
                yield f"상정하지 않은 안건입니다: {own} {section['opened']}"
        behind = max([behind, *(n for n, own in enumerate(items, 1) if own in section["agenda"])])
        last = places[-1]
    yield from _rolls(data)


def numbered(agenda: list[Data]) -> list[Data]:
    """The items; in a list without any number each has its place as one."""
    if not any(item["number"] for item in agenda):
        agenda = [{**item, "number": str(place)} for place, item in enumerate(agenda, start=1)]
    own = [number_of(item) for item in agenda]
    places = own if any(own) else range(1, len(own) + 1)
    return [{**item, "place": place} for item, place in zip(agenda, places, strict=True)]


def _opening(speeches: dict[str, Any], turns: list[str], first: str) -> Iterator[str]:
    """The words that open a section: of the turns up to the first that is in it, and where one puts items on the table."""
    until = turns.index(first) + 1
    yield from _texts(speeches, turns[:until])
    yield from (text for text in _texts(speeches, turns[until:]) if TABLED.search(solid(text)))


def _is_spoken(speech: Data) -> bool:
    """Whether somebody speaks in a turn, named or not."""
    return bool(speech["label"]) or any(p["role"] == "text" for p in speech["paragraphs"])


def _texts(speeches: dict[str, Any], own: list[str]) -> Iterator[str]:
    """The words of turns; a title's number as it would be said."""
    for paragraph in (p for speech in own for p in speeches[speech]["paragraphs"]):
        number = re.match(r"\W{0,3}(\d{1,3})[.)]", paragraph["text"])
        if paragraph["role"] == "agenda" and number:
            yield f"제{number[1]}항 "
        yield paragraph["text"]


def _numbers(text: str) -> set[int]:
    """The numbers of items that a text names: `제2항부터 제16항까지`."""
    found: set[int] = set()
    for first, until in NUMBER.findall(text):
        start = _value(first)
        end = int(until or start)
        found |= set(range(start, end + 1)) if end < 1000 else set()
    for first, link, last in TWO.findall(text):
        is_range = link in ("부터", "내지", "~")
        found |= set(range(int(first), int(last) + 1)) if is_range else {int(first), int(last)}
    counted = enumerate(COUNTED, 1)
    found |= {n for n, nth in counted if re.search(rf"{nth}\s?번째\s?(?:안건|의안)", text)}
    return found | {int(one or other) for one, other in BARE.findall(text)}


def number_of(item: Data) -> int | None:
    """An item's printed number: `3`, `제1호`, `一`."""
    match = re.search(r"\d+|[一二三四五六七八九十]+", item["number"] or "")
    return _value(match[0]) if match else None


def in_digits(text: str) -> str:
    """A text with hanja numbers as digits: `二十九日` -> `29日`."""
    return re.sub("[一二三四五六七八九十]+", lambda number: str(_value(number[0])), text)


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    digits = {digit: n for n, digit in enumerate("一二三四五六七八九", start=1)}
    return (10 * digits.get(tens, 1) if ten else 0) + digits.get(ones, 0)


def _is_said(item: Data, text: str) -> bool:
    """Whether the words that open a section have an item's title, its number or its code, or say its place."""
    place = item["place"]
    nth = COUNTED[place - 1] if place and place <= len(COUNTED) else None
    is_nth = nth is not None and re.search(rf"{nth}\s?번째", text)
    title = letters(item["title"].partition("(")[0])[:ENOUGH]
    is_named = bool(is_nth) or _has_number(item, text) or _has_code(item, text)
    return is_named or title in letters(text) or _is_called(item, text)


def _is_called(item: Data, text: str) -> bool:
    """Whether words say what comes next by words that an item's title has: `다음은 추가경정예산(안)입니다`."""
    title = letters(item["title"])
    called = (re.findall(r"\w{2,}", match[1]) for match in COMES.finditer(text))
    return any(words and all(letters(word) in title for word in words) for words in called)


def _has_code(item: Data, text: str) -> bool:
    """Whether words name the code in an item's title: `의안 제2024-12호`."""
    code = CODE.search(item["title"])
    return code is not None and code.groups() in (one.groups() for one in CODE.finditer(text))


def _has_number(item: Data, text: str) -> bool:
    """Whether words name an item's number, its letter (`가번`), or its place among letters."""
    letter = item["number"] and re.search(rf"(?<![가-힣]){re.escape(item['number'])}(?:번|>)", text)
    return bool(letter) or (number_of(item) or item.get("place")) in _numbers(text)


def is_line(item: Data, one: Data) -> bool:
    """Whether a decision is a line of its own that begins with the item's title, a part of it or its number, and then has the word."""
    short, colon, told = LINE_HEAD.sub("", one["quote"], count=1).partition(":")
    if colon and len(letters(short)) > SHORT and letters(short) in letters(item["title"]):
        return letters(one["word"]) in letters(told)
    title, words = letters(item["title"]), letters(LINE_HEAD.sub("", one["quote"], count=1))
    behind = words.removeprefix(title) if words.startswith(title) else ""
    numbered = LINE_NUMBER.match(one["quote"])
    if numbered and number_of(item) == int(numbered[1]):
        behind = letters(one["quote"][numbered.end() :])
    entry = ENTRY_NUMBER.match(one["quote"])
    if entry and number_of(item) == int(entry[1] or entry[2]):
        behind = letters(one["quote"][entry.end() :])
    return letters(one["word"]) in behind


def _above(section: Data, data: Data) -> int | None:
    """Where a section was opened whose only item has its title in the overview, the last of it or a heading."""
    titles = [item["paragraph"] for item in data["agenda"] if item["id"] in section["agenda"]]
    inside = [p["id"] for p in data["overview"] if p["id"] == section["opened"]]
    return -1 if titles == inside == [section["opened"]] else None


def is_named(item: Data, words: str, agenda: list[Data]) -> bool:
    """Whether words name an item by its number, with its title where another item has that number too."""
    if _has_code(item, words):
        return True
    own, *others = (number_of(one) or one["number"] for one in (item, *agenda))
    alone = others.count(own) == 1
    return _has_number(item, words) and (alone or letters(item["title"]) in letters(words))


def shown_votes(data: Data, item: str) -> list[tuple[str, str]]:
    """What an item's page says of votes: the paragraph, and each kind with its count."""
    spoken = (p for speech in data["speeches"] for p in speech["paragraphs"])
    order = {p["id"]: n for n, p in enumerate((*data["overview"], *spoken))}
    own = next(own for own in data["agenda"] if own["id"] == item)
    told = (*own["amendments"], *own["outcomes"])
    in_order = sorted(told, key=lambda one: order[one["paragraph"]] if own["amendments"] else 0)
    return [
        (one["paragraph"], f"{kind} {count}")
        for one in in_order
        for kind, count in (one["votes"] or {}).items()
    ]


def _rolls(data: Data) -> Iterator[str]:
    """A list of who voted how has every letter of its paragraphs behind the head, and only those."""
    votes = [p for s in data["speeches"] for p in s["paragraphs"]]
    for item in data["agenda"]:
        for roll in item["rolls"]:
            start = next((n for n, p in enumerate(votes) if p["id"] == roll["paragraph"]), None)
            below = votes[start + 1] if start is not None and start + 1 < len(votes) else None
            text = votes[start]["text"] if start is not None else ""
            told = HEAD.sub("", text, count=1)
            if below and below["role"] == "vote" and not letters(told):
                told = "" if HEAD.match(below["text"]) else below["text"]
            head = text[: len(text) - len(HEAD.sub("", text, count=1))]
            counts = [] if roll["announced"] is None else [roll["announced"]]
            right = (
                roll["kind"] in head
                and [int(number) for number in re.findall(r"\d+", head)] == counts
                and letters(told) == letters("".join(roll["names"]))
            )
            if not right:
                yield f"명단과 다른 표결입니다: {item['id']} {roll['paragraph']}"
