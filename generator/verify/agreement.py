"""One meeting's built pages and data against its record, its ledger and one another.

In: the record's bytes, the ledger, the pages, the open data. Out: problems and the figures of the
proof.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.ledger import Entry, Ledger, fingerprint
from generator.problems import Problem, at
from generator.verify.links import Site, file_of, problem
from generator.verify.pages import Page, Words
from generator.verify.record import (
    SURE,
    Difference,
    Letters,
    compare,
    decode,
    of_file,
    of_page,
)

MASK = re.compile(r"[○◯〇●]{2,}")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the program keeps of a meeting: everything but the parsed facts."""

    address: str
    data: bytes
    path: str
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted; `shown` and `signs` add up to `characters`."""

    address: str
    characters: int = 0
    """Of the file, without blanks."""
    shown: int = 0
    signs: int = 0
    ids: int = 0
    quotes: int = 0
    """Places on all pages of the meeting that repeat or quote a paragraph."""
    masks: int = 0


def check_meeting(kept: Kept, site: Site) -> tuple[Figures, list[Problem]]:
    """Everything that can be said of one meeting."""
    page = site.page_at(f"{kept.address}/transcript/")
    if page is None:
        message = f"전체 기록의 쪽이 없습니다: {kept.address}/transcript/"
        return Figures(kept.address), [at("error", "V001", (kept.path, 1), message)]
    text = decode(kept.data)
    file, shown = of_file(text), of_page(page.record)
    differences, signs = compare(file, shown)
    own = [p for p in site.pages.values() if p.path.startswith(f"{kept.address}/")]
    figures = Figures(
        address=kept.address,
        characters=len(re.sub(r"\s", "", text)),
        shown=len(shown.text),
        signs=len(re.sub(r"\s", "", text)) - len(file.text) + signs,
        ids=len(kept.ledger.overview) + len(kept.ledger.speeches) + len(kept.ledger.agenda),
        quotes=sum(len(p.repeated) + len(p.quoted) for p in own),
        masks=len(MASK.findall(text)),
    )
    problems = [
        *(_told(difference, file, shown, page, kept) for difference in differences),
        *_ledger(kept, page, site),
        *(found for p in own for found in _quotes(p, page.blocks)),
        *_masks(text, page, kept, site),
        *_data(kept, page, site, file),
    ]
    return figures, problems


def _told(found: Difference, file: Letters, shown: Letters, page: Page, kept: Kept) -> Problem:
    lost, more = _short(found.lost), _short(found.invented)
    if found.is_gap:
        message = f"띄어쓰기나 줄이 원본과 다릅니다: '{lost}' 앞"
    elif not found.invented:
        again = len(found.lost) >= SURE and found.lost in shown.text
        message = f"{'글의 차례가 다릅니다' if again else '원본의 글이 빠졌습니다'}: '{lost}'"
    elif not found.lost:
        again = len(found.invented) >= SURE and found.invented in file.text
        message = (
            f"{'같은 글이 두 번 있습니다' if again else '원본에 없는 글이 있습니다'}: '{more}'"
        )
    else:
        message = f"원본의 글이 다르게 보입니다: '{lost}' 대신 '{more}'"
    return problem(
        "V001", page, found.page_line, message, f"원본의 자리: {kept.path}:{found.file_line}"
    )


def _short(words: str) -> str:
    return words if len(words) <= 30 else f"{words[:30]}…"


def _ledger(kept: Kept, page: Page, site: Site) -> Iterator[Problem]:
    """Every id of the ledger stands on the transcript, in its order and for its own words."""
    ledger = kept.ledger
    wanted = {entry.id: entry for entry in (*ledger.overview, *ledger.speeches)}
    if list(wanted) != list(page.blocks):
        strange = [own for own in page.blocks if own not in wanted]
        missing = [own for own in wanted if own not in page.blocks]
        which = (
            f"없는 번호 {missing[:3]}, 낯선 번호 {strange[:3]}" if missing or strange else "차례"
        )
        yield problem("V006", page, 1, f"번호 기록과 쪽의 번호가 다릅니다: {which}")
    for own, words in page.blocks.items():
        if own in wanted and not _same(wanted[own], words):
            yield problem("V006", page, words.line, f"번호 기록과 글이 다릅니다: {own}")
    for entry in ledger.agenda:
        if entry.id not in page.anchors:
            yield problem("V006", page, 1, f"안건의 자리가 없습니다: {entry.id}")
        address = f"{kept.address}/agenda/{entry.id.removeprefix('a')}/"
        if site.page_at(address) is None:
            yield problem("V007", page, 1, f"번호 기록에 있는 쪽이 없습니다: {address}")
    for entry in ledger.retired:
        if entry.id in page.blocks:
            yield problem("V006", page, 1, f"물러난 번호가 다른 글을 가리킵니다: {entry.id}")


def _same(entry: Entry, words: Words) -> bool:
    if not entry.hash:
        return entry.label == words.text
    return entry.hash == fingerprint(words.text)


def _quotes(page: Page, blocks: Mapping[str, Words]) -> Iterator[Problem]:
    """What a page repeats or quotes is what the record has there."""
    for words in page.repeated:
        if words.own not in blocks or words.text != blocks[words.own].text:
            message = f"기록과 다르게 옮긴 문단이 있습니다: {words.own}"
            yield problem("V002", page, words.line, message)
    for words in page.quoted:
        whole = blocks[words.own].text if words.own in blocks else ""
        if not (words.text == whole if _is_label(words.own) else _is_part(words.text, whole)):
            message = f"기록에 없는 말을 옮겼습니다: '{_short(words.text)}' ({words.own})"
            yield problem("V002", page, words.line, message)


def _is_part(quote: str, whole: str) -> bool:
    """Whether a quote stands in a text and cuts no word; one that says so with `…` may, if it is one."""
    words = quote.removesuffix("…")
    cut = words != quote and " " not in words
    places = [match.start() for match in re.finditer(re.escape(words), whole)] if words else []
    return any(
        not whole[:place][-1:].isalnum() and (cut or not whole[place + len(words) :][:1].isalnum())
        for place in places
    )


def _solid(text: str) -> str:
    return "".join(text.split())


def _masks(text: str, page: Page, kept: Kept, site: Site) -> Iterator[Problem]:
    """Masks in are masks out; each masked turn is listed as one, and no speaker's page is a mask's."""
    before, after = len(MASK.findall(text)), len(MASK.findall(page.record.text))
    if before != after:
        message = f"가려진 이름의 수가 원본과 다릅니다: 원본 {before}, 쪽 {after}"
        yield problem("V005", page, 1, message)
    masked = [own for own, w in page.blocks.items() if _is_label(own) and MASK.search(w.text)]
    listed = site.page_at(f"{kept.address}/speakers/withheld/")
    shown = [own for own, _ in listed.ids if own in masked] if listed else []
    if shown != masked:
        yield problem("V005", listed or page, 1, "가려진 발언의 목록이 기록과 다릅니다")
    for other in site.pages.values():
        speaks = other.path.startswith(f"{kept.address}/speakers/") and other is not listed
        if speaks and MASK.search(other.heading):
            yield problem("V005", other, 1, "가려진 발언자에게 쪽이 있습니다")


def _is_label(own: str) -> bool:
    return own[0] == "s" and "-" not in own


def _data(kept: Kept, page: Page, site: Site, file: Letters) -> Iterator[Problem]:
    """The open data says what the page says, and its addresses are those of the pages."""
    path = f"api/v1/{kept.address}.json"
    if path not in site.files:
        yield site.at("V003", path, "열린 데이터의 파일이 없습니다")
        return
    data: dict[str, Any] = json.loads((site.folder / path).read_text("utf-8"))
    told = {**{p["id"]: p["text"] for p in data["overview"]}}
    for speech in data["speeches"]:
        told[speech["id"]] = speech["label"]
        told |= {p["id"]: p["text"] for p in speech["paragraphs"]}
        if MASK.search(speech["label"]) and (speech["speaker"] or not speech["withheld"]):
            yield site.at("V005", path, f"가려진 발언에 발언자가 있습니다: {speech['id']}")
        if speech["url"] != f"/{kept.address}/transcript/#{speech['id']}":
            yield site.at("V007", path, f"다른 발언의 주소입니다: {speech['url']}")
    if list(told) != list(page.blocks):
        yield site.at("V003", path, "열린 데이터와 전체 기록의 번호가 다릅니다")
    for own, text in told.items():
        if own in page.blocks and " ".join(text.split()) != page.blocks[own].text:
            yield site.at("V003", path, f"열린 데이터와 전체 기록의 글이 다릅니다: {own}")
    yield from _lines(data, kept, site, path)
    for item in data["agenda"]:
        goal = site.page_at(item["url"])
        if goal is None or " ".join(goal.heading.split()) != " ".join(item["title"].split()):
            yield site.at("V007", path, f"다른 안건의 주소입니다: {item['url']}")
    names = [person["name"] for person in data["attendees"] if person["name"]]
    for own, said in page.said.items():
        if MASK.search(page.blocks[own].text) and any(name in said.text for name in names):
            yield problem("V005", page, said.line, f"가려진 발언 곁에 이름이 있습니다: {own}")


def _lines(data: dict[str, Any], kept: Kept, site: Site, path: str) -> Iterator[Problem]:
    """The lines that the data names hold the words that it gives for them."""
    lines = decode(kept.data).split("\n")
    blocks = [(p["id"], p["text"], [p["lines"]]) for p in data["overview"]]
    blocks += [
        (p["id"], p["text"], p["lines"])
        for speech in data["speeches"]
        for p in speech["paragraphs"]
    ]
    for own, text, spans in blocks:
        named = "\n".join(line for first, last in spans for line in lines[first - 1 : last])
        if not of_file(named).text.endswith(_solid(text)):
            yield site.at("V003", path, f"열린 데이터의 줄 번호가 맞지 않습니다: {own}")


def check_files(site: Site) -> Iterator[Problem]:
    """Every address in the open data leads to a file of the site."""
    for path in sorted(site.files):
        if path.startswith("api/v1/") and path.endswith(".json") and "schema" not in path:
            data = json.loads((site.folder / path).read_text("utf-8"))
            for address in _addresses(data):
                goal = site.page_at(address)
                fragment = address.partition("#")[2]
                alive = file_of(address) in site.files
                if not alive or (fragment and (goal is None or fragment not in goal.anchors)):
                    yield site.at("V007", path, f"끊긴 주소입니다: {address}")


def _addresses(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("url", "json") and isinstance(value, str) and value.startswith("/"):
                yield value
            yield from _addresses(value)
    elif isinstance(data, list):
        for value in data:
            yield from _addresses(value)
