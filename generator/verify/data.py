"""The open data of one meeting against its record, its ledger and its pages.

In: the built JSON. Out: the same as plain dicts, once it has the form that is promised, and a problem
for each fact that the record, the ledger or another fact does not bear out.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from generator.problems import Problem
from generator.verify.amended import check_corrected
from generator.verify.business import check_business, in_digits
from generator.verify.characters import cells_of_turns, decode, of_file, solid, without_borders
from generator.verify.claims import check_discussion, letters
from generator.verify.decided import check_outcomes
from generator.verify.links import Claim, Site, file_of, settle, surface
from generator.verify.pages import Page

Data = dict[str, Any]
VOID = re.compile(r"취소|연기|무산|유회|서면|[않못아]|미개최")
CALLED_OFF = re.compile(r"\W*회의\s?결과\s*[:：]\s*(?:개최|회의)\s?취소")
LABELLED = re.compile(r"[^\W\d][\w \t]{0,19}[:：]\s*(?=\x00)")  # what a mark stands for
SAID = re.compile(r"[가-힣](?:다|요|음|함|됨|임)\.(?!\d)")
SENTENCE = re.compile(r"[가-힣]{2}\.")
WHEN, WHERE = (re.compile(rf"\W*{own}\s*[:：]\s*[\w(].*") for own in (r"일\s*시", r"장\s*소"))
PLAIN = re.compile("t*(?:dp?|pd?)?m+")  # title, day and place, then nothing but marks
WITHHELD = re.compile(r"\[\s*비공개\s*(?:[:：][^\[\]]*)?\]")
# The time before a label, which is a paragraph of its own: `14:05 위원장  첫째 안건입니다.`
CLOCK = re.compile(r"\s*[(\[]?\d{1,2}:\d{2}[)\]]?[ \t]+(?=\S)")


def read_data(site: Site, path: str) -> Data | None:
    """A JSON file of the site; None where it is none, or no object."""
    try:
        data = json.loads((site.folder / path).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def check_data(data: Data, raw: bytes, notes: str, page: Page) -> Iterator[str]:
    """What is wrong with a meeting's data, in words. `notes` is what people wrote beside the record."""
    texts = {own: words.text for own, words in page.blocks.items()}
    front = "\n".join(text for own, text in texts.items() if own[0] == "o")
    source = {"path": data["source"]["path"], **_measured(raw)}
    if data["source"] != source:
        yield "원본 파일의 값이 다릅니다"
    told = {block["id"]: block["text"] for block in data["overview"]}
    for speech in data["speeches"]:
        told |= {
            speech["id"]: speech["label"],
            **{p["id"]: p["text"] for p in speech["paragraphs"]},
        }
    if list(told) != list(texts):
        yield "열린 데이터와 전체 기록의 번호가 다릅니다"
    for own, text in told.items():
        if " ".join(text.split()) != texts.get(own):
            yield f"열린 데이터와 전체 기록의 글이 다릅니다: {own}"
    yield from _lines(data, decode(raw).split("\n"))
    yield from _overview(data, front, notes)
    yield from _agenda(data, texts)
    yield from _withheld(data)
    yield from _not_held(data, texts, notes)
    yield from _fully_withheld(data)
    yield from check_corrected(data)
    yield from check_discussion(data, notes)
    yield from check_business(data)
    yield from check_outcomes(data)


def _measured(raw: bytes) -> Data:
    return {"sha256": sha256(raw).hexdigest(), "characters": len(decode(raw))}


def _overview(data: Data, front: str, notes: str) -> Iterator[str]:
    """Facts of the overview stand in it, or were noted by people."""
    spoken = [p for speech in data["speeches"] for p in speech["paragraphs"]]
    lists = front + "".join(p["text"] for p in spoken if p["role"] == "roster")
    clocks = in_digits(front + "".join(p["text"] for p in spoken if p["role"] == "time"))
    for person in data["attendees"]:
        words = " ".join(filter(None, (person["name"], person["role"])))
        if not all(letters(part) in letters(lists) for part in words.split()):
            yield f"참석자가 기록에 없습니다: {words}"
    for person in data["absent"]:
        words = " ".join(filter(None, (person["word"], person["name"], person["role"])))
        if not all(letters(part) in letters(lists) for part in words.split()):
            yield f"불참자가 기록에 없습니다: {words}"
    pool = solid("\n".join((front, notes, data["id"])))  # lines of a title are joined
    for one in data["observers"]:
        if not all(letters(part) in letters(lists) for part in one["label"].split()):
            yield f"배석자가 기록에 없습니다: {one['label'][:30]}"
    said = [*data["programme"], data["result"] or ""]
    noted = [data["title"], data["place"] or ""]
    for words in (*said, *noted, *(item["note"] or "" for item in data["completeness"])):
        if not all(part in pool for part in words.split()):
            yield f"기록에 없는 말입니다: {words[:30]}"
    if [
        item["note"] for item in data["completeness"] if item["state"] == "absent" and item["note"]
    ]:
        yield "찾지 못한 항목에 글이 있습니다"
    days = in_digits(pool)
    if (data["starts_at"] or data["date"] or "")[:10] != (data["date"] or ""):
        yield f"날짜가 시각과 다릅니다: {data['date']}"
    if data["date"] and not all(str(int(n)) in days for n in data["date"].split("-")[1:]):
        yield f"기록에 없는 날짜입니다: {data['date']}"
    for moment in filter(None, (data["starts_at"], data["ends_at"])):
        day, hour = int(moment[8:10]), int(moment[11:13])
        if str(day) not in days or not any(
            str(h) in clocks for h in (hour, hour % 12, hour % 12 or 12)
        ):
            yield f"기록에 없는 시각입니다: {moment}"


def _has_head(part: str, place: str, texts: dict[str, str]) -> bool:
    """Whether the part of an item stands above it, or in the overview as how many items it has."""
    order = list(texts)
    above = order[: order.index(place)]
    inside = (texts[own] for own in order if own in above or own[0] == "o")
    return any(letters(part) in letters(text) for text in inside)


def _agenda(data: Data, texts: dict[str, str]) -> Iterator[str]:
    """Items stand where they say, and are named where they say."""
    items = {item["id"]: item for item in data["agenda"]}
    named: dict[str, list[str]] = {own: [] for own in items}
    for paragraph in (p for speech in data["speeches"] for p in speech["paragraphs"]):
        for mention in paragraph["mentions"]:
            named.get(mention["agenda"], []).append(paragraph["id"])
    for own, item in items.items():
        stated = texts.get(item["paragraph"], "")
        title, number = " ".join(item["title"].split()), item["number"] or ""
        listed = [
            stated,
            *(t for block, t in texts.items() if block[0] == "o" and letters(title) in letters(t)),
            *(t for t in texts.values() if number and letters(f"{number}{title}") in letters(t)),
        ]
        if title not in stated or not any(number in text for text in listed):
            yield f"안건의 제목이 기록과 다릅니다: {own}"
        if (part := item["group"]) and not _has_head(part, item["paragraph"], texts):
            yield f"안건의 묶음이 기록과 다릅니다: {own}"
        if item["reporter"] not in (None, item["paragraph"].partition("-")[0]):
            yield f"안건의 보고자가 다릅니다: {own}"
        if item["mentioned_in"] != named[own]:
            yield f"안건을 말한 문단이 다릅니다: {own}"


def _lines(data: Data, lines: list[str]) -> Iterator[str]:
    """The lines that the data names hold the words that it gives for them, and no others."""
    blocks = [(p["id"], p["text"], [p["lines"]]) for p in data["overview"]]
    blocks += [
        (p["id"], p["text"], p["lines"])
        for speech in data["speeches"]
        for p in speech["paragraphs"]
    ]
    labels = {p["id"]: s["label"] for s in data["speeches"] for p in s["paragraphs"][:1]}
    clocks = [(m[0] if (m := CLOCK.match(line)) else "") for line in lines]
    parted = [line[len(clock) :] for line, clock in zip(lines, clocks, strict=True)]
    forms, rows = (lines, without_borders(lines), parted), cells_of_turns(lines)
    for own, text, spans in blocks:
        named = ("\n".join(x for a, b in spans for x in form[a - 1 : b]) for form in forms)
        label = labels.get(own, "")
        cells = rows.get(spans[0][0] - 1, ()) if len(spans) == 1 else ()
        is_cell = solid(text) in cells and (not label or solid(label) in "".join(cells))
        is_clock = len(spans) == 1 and not label and text == clocks[spans[0][0] - 1].strip()
        if not is_cell and not is_clock and not any(_holds(words, text, label) for words in named):
            yield f"열린 데이터의 줄 번호가 맞지 않습니다: {own}"


def _holds(named: str, text: str, label: str) -> bool:
    """Whether lines end in a paragraph's words, with no more before them than the label that is its speaker's."""
    # Before a first paragraph its speaker's label may stand on the same line, with its signs.
    words, own_words = (solid(one).replace("*", "") for one in (of_file(named).text, text))
    before = words[: len(words) - len(own_words)]
    stray = len(before) > 2 and solid(label).replace("*", "") not in words
    is_rule = set(own_words) <= set("-─━=") and words.startswith(own_words)  # before a mark
    return (words.endswith(own_words) or is_rule) and (not stray or is_rule)


def _withheld(data: Data) -> Iterator[str]:
    """Every mark of a withheld passage is told, in the record's own words."""
    spoken = (p for speech in data["speeches"] for p in speech["paragraphs"])
    for paragraph in (*data["overview"], *spoken):
        printed = WITHHELD.findall(paragraph["text"])
        if printed != [one["quote"] for one in paragraph["withheld"]]:
            yield f"비공개 표시가 기록과 다릅니다: {paragraph['id']}"
        for one in paragraph["withheld"]:
            digits = re.findall(r"\d+", one["until"] or "")
            parts = [*(one["ground"] or "").split(", "), *(one["by"] or "").split(", ")]
            told = all(part in one["quote"] for part in parts)
            if not told or not all(str(int(number)) in one["quote"] for number in digits):
                yield f"비공개 표시에 없는 말입니다: {paragraph['id']}"


def _not_held(data: Data, texts: Mapping[str, str], notes: str) -> Iterator[str]:
    """That a meeting did not take place stands in the record, or was noted by people; where it is said plainly, it is told."""
    told = data["not_held"]
    plain = [own for own, text in texts.items() if own[0] == "o" and CALLED_OFF.fullmatch(text)]
    if not told:
        spoken = any(speech["label"] for speech in data["speeches"])
        yield from (f"열지 않은 회의임을 알리지 않습니다: {own}" for own in plain if not spoken)
        return
    stated = solid(told["words"]) in solid(texts.get(told["paragraph"] or "", ""))
    noted = re.search(rf"(?m)^kind:\s*{re.escape(told['kind'])}\b", notes)
    if not (stated and VOID.search(told["words"]) if told["paragraph"] else noted):
        yield "회의가 열리지 않았다고 기록에 적혀 있지 않습니다"


def _fully_withheld(data: Data) -> Iterator[str]:
    """That all is withheld is told where marks are all that is said or decided; of a record of title, day, place and marks it must be."""
    front, spoken = data["overview"], [p for s in data["speeches"] for p in s["paragraphs"]]
    rests = [WITHHELD.sub("\x00", block["text"]) for block in front]
    marks = [line for rest in rests for line in rest.split("\n") if "\x00" in line]
    decided = any(i["outcomes"] or i["amendments"] or i["rolls"] for i in data["agenda"])
    heard = any(letters(WITHHELD.sub("", p["text"])) for p in spoken)
    some = [p for p in spoken if p["withheld"]] or any(
        not letters(LABELLED.sub("", m)) for m in marks
    )
    if data["fully_withheld"]:
        result = letters(LABELLED.sub("", WITHHELD.sub("\x00", data["result"] or "")))
        if not some or decided or heard or result or any(map(SAID.search, rests)):
            yield "회의록의 내용이 모두 비공개라고 기록에 적혀 있지 않습니다"
        return
    kinds = "".join(_kind(rest, letters(data["title"])) for rest in rests)
    if PLAIN.fullmatch(kinds) and not spoken and not data["agenda"]:
        yield "회의록의 내용이 모두 비공개임을 알리지 않습니다"


def _kind(rest: str, title: str) -> str:
    """Of a block of the overview, its marks aside: `t` for a title, `d` for the day, `p` for the place, `m` for marks alone."""
    if not letters(rest):
        return "m" if "\x00" in rest else ""
    if letters(rest) in title and "\x00" not in rest:
        return "t"
    is_one = [kind for kind, line in (("d", WHEN), ("p", WHERE)) if line.fullmatch(rest)]
    return is_one[0] if is_one and not SENTENCE.search(rest) else "?"


def check_index(site: Site, told: Mapping[str, Sequence[str | bool | None]]) -> Iterator[Problem]:
    """The index has every meeting that has a record, and no other; `told` is what it says of each, from the title to the sum."""
    path = "api/v1/index.json"
    data = read_data(site, path) or {}
    listed = {f"/{path_of(own)}": (f"/{own}/", *facts) for own, facts in told.items()}
    try:
        if sorted(entry["json"] for entry in data["meetings"]) != sorted(listed):
            yield site.at("V003", path, "회의의 목록이 기록과 다릅니다")
        for entry in data["meetings"]:
            facts = ("url", "title", "date", "not_held", "status", "fully_withheld", "sha256")
            own = tuple(entry[fact] for fact in facts)
            if own != listed.get(entry["json"]):
                yield site.at("V003", path, f"회의의 값이 그 파일과 다릅니다: {entry['json']}")
    except (KeyError, TypeError, AttributeError):
        yield site.at("V003", path, "열린 데이터의 꼴이 맞지 않습니다")


def path_of(address: str) -> str:
    """`smart-city/2023-2` -> `api/v1/smart-city/2023-2.json`."""
    return f"api/v1/{address}.json"


def check_addresses(site: Site) -> Iterator[Problem | Claim]:
    """Every address in the open data leads to a file of the site."""
    for path in sorted(site.files):
        if path.startswith("api/v1/") and path.endswith(".json") and "schema" not in path:
            for address in _addresses(read_data(site, path)):
                claim = Claim(
                    "V007",
                    f"{site.name}/{path}",
                    1,
                    address.lstrip("/"),
                    f"끊긴 주소입니다: {address}",
                )
                goal = site.page_at(address)
                if file_of(address) not in site.files:
                    yield claim
                elif wrong := settle(claim, surface(goal) if goal else None, True):
                    yield wrong


def _addresses(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("url", "json") and isinstance(value, str) and value.startswith("/"):
                yield value
            yield from _addresses(value)
    elif isinstance(data, list):
        for value in data:
            yield from _addresses(value)
