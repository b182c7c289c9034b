"""The feeds against the open data, which was held against the record itself: they say that, and nothing else.

In: the built `feed.xml` files. Out: a problem for each that has an entry too many or too few, or one that says or
leads elsewhere. An entry of an office has that office's turns alone; no mask has any.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from xml.etree import ElementTree

from generator.problems import Problem
from generator.verify.data import Data
from generator.verify.digests import state_of
from generator.verify.heads import Where, revised
from generator.verify.links import Claim, Site

ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
OFFICE = re.compile(r"[a-z0-9-]+/speakers/[a-z0-9-]+/feed\.xml")
MOST, LISTED = 50, 30
NEVER = "1970-01-01"
SIGNS = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Row = list[tuple[str, str | None]]
"""Words, each with where it leads or nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of a meeting, or of a speaker in it."""

    url: str | None
    id: str | None
    title: str | None
    updated: str | None
    author: str | None
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class News:
    """What feeds may say of a meeting: of itself, and of each speaker in it."""

    age: tuple[str, str, str]
    meeting: Entry
    turns: Mapping[str, Entry]
    """By the page of the speaker."""


def news_of(address: str, data: Data, first: str) -> News:
    """As a meeting's open data has it; `first` is the address that it had first."""
    day = data["date"]
    age = (day or data["id"][:4], *address.split("/"))
    told = _Told(address, first, data)
    return News((age[0], age[1], age[2]), _meeting(told), {e.url or "": e for e in _speakers(told)})


def check_news(
    site: Site, committees: Sequence[str], news: Sequence[News], where: Where
) -> Iterator[Problem | Claim]:
    """Every feed of a part of the site: its entries, which they are, their order.

    `committees` are those whose feeds are here, the site itself under an empty name; `news` is of all their meetings.
    """
    wanted, turns = _wanted(news)
    try:
        found = {path: _read(site, path, where) for path in sorted(site.files) if _is_feed(path)}
    except (KeyError, TypeError, ValueError, AttributeError, ElementTree.ParseError) as error:
        yield site.at("V003", "feed.xml", f"소식의 파일을 읽을 수 없습니다: {error}")
        return
    for path, (_, home) in found.items():
        yield Claim("V003", f"{site.name}/{path}", 1, home, "소식의 파일이 끊긴 주소를 알립니다")
        tail = path.partition("/")[2].removesuffix("feed.xml")
        if OFFICE.fullmatch(path) and home not in [f"{own}/{tail}" for own in committees]:
            yield site.at("V003", path, "직위의 소식이 다른 쪽의 것으로 알려집니다")
    entries = {path: told for path, (told, _) in found.items()}
    needed = {f"{own}/feed.xml" if own else "feed.xml" for own in committees}
    for path in sorted({*needed, *entries}):
        if path not in entries:
            yield site.at("V003", path, "소식의 파일이 없습니다")
        elif not _holds(path, entries[path], wanted, turns, committees):
            yield site.at("V003", path, "소식의 파일이 열린 데이터와 다릅니다")
    offices = [told for path, told in entries.items() if OFFICE.fullmatch(path)]
    listed = {entry.url for told in offices for entry in told}
    own = {url for url in turns if url.split("/")[0] in committees}
    if listed != own and all(len(told) < MOST for told in offices):
        yield site.at("V003", "feed.xml", "직위의 소식이 빠졌거나 더 있습니다")


def _wanted(news: Sequence[News]) -> tuple[dict[str, list[Entry]], dict[str, Entry]]:
    """Feed of the site and of each committee -> its entries; page of a speaker -> the entry of it."""
    wanted: dict[str, list[Entry]] = {"feed.xml": []}
    for one in sorted(news, key=lambda one: one.age, reverse=True):
        wanted["feed.xml"].append(one.meeting)
        wanted.setdefault(f"{one.age[1]}/feed.xml", []).append(one.meeting)
    turns = {url: entry for one in news for url, entry in one.turns.items()}
    return {path: entries[:MOST] for path, entries in wanted.items()}, turns


def _is_feed(path: str) -> bool:
    return path.rpartition("/")[2] == "feed.xml"


def _holds(
    path: str,
    found: Sequence[Entry],
    wanted: Mapping[str, list[Entry]],
    turns: Mapping[str, Entry],
    committees: Sequence[str],
) -> bool:
    """Whether a feed has what it should; one at an address that a committee had before has that committee's."""
    if OFFICE.fullmatch(path):
        own = [turns.get(entry.url or "") for entry in found]
        inside = all((entry.url or "").partition("/")[0] in committees for entry in found)
        return bool(found) and inside and _same(found, own)
    rights = [wanted[path]] if path in wanted else list(wanted.values())  # one that leads on
    return any(_same(found, right) for right in rights)


def _same(found: Sequence[Entry], right: Sequence[Entry | None]) -> bool:
    pairs = zip(found, right, strict=False)
    return len(found) == len(right) and all(one and _says(entry, one) for entry, one in pairs)


def _says(found: Entry, right: Entry) -> bool:
    if replace(found, rows=[]) != replace(right, rows=[]):
        return False
    if list(map(len, found.rows)) != list(map(len, right.rows)):
        return False
    told = [
        both
        for rows in zip(found.rows, right.rows, strict=True)
        for both in zip(*rows, strict=True)
    ]
    return all(here == there and _begins(words, text) for (words, here), (text, there) in told)


def _begins(words: str, text: str) -> bool:
    """Whether words are a text, or its beginning."""
    whole, cut = " ".join(text.split()), words.removesuffix("…")
    return words == whole or (0 < len(cut) < len(words) and whole.startswith(cut))


# --- as the files have it -------------------------------------------------------------------------


def _read(site: Site, path: str, where: Where) -> tuple[list[Entry], str]:
    """A feed's entries, and where its page is; its day must be that of the last of them."""
    root = ElementTree.parse(site.folder / path).getroot()
    links = {
        link.get("rel"): where.of(path, link.get("href", ""))
        for link in root.findall(f"{ATOM}link")
    }
    entries = [_entry(entry, path, where) for entry in root.iter(f"{ATOM}entry")]
    newest = max((entry.updated or "" for entry in entries), default=_moment(NEVER))
    if root.findtext(f"{ATOM}updated") != newest or links.get("self", path) != path:
        raise ValueError(path)
    home = links["alternate"]
    if home is None:
        raise ValueError(path)
    return entries, home


def _entry(entry: ElementTree.Element, path: str, where: Where) -> Entry:
    def there(link: ElementTree.Element | None) -> str | None:
        own = None if link is None else link.get("href")
        return own and where.of(path, own)

    rows: list[Row] = [
        [("".join(one.itertext()), there(one)) for one in row]
        for row in (*entry.iter(f"{XHTML}p"), *entry.iter(f"{XHTML}li"))
    ]
    own, title, updated = (entry.findtext(f"{ATOM}{tag}") for tag in ("id", "title", "updated"))
    author = entry.findtext(f"{ATOM}author/{ATOM}name")
    return Entry(there(entry.find(f"{ATOM}link")), own, title, updated, author, rows)


# --- as the open data has it ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    address: str
    first: str
    data: Data


def _meeting(told: _Told) -> Entry:
    root, data = f"{told.address}/", told.data
    items: list[Row] = [
        [
            (f"{item['title']}{_fixed(data, item, 'title')}", item["url"].lstrip("/")),
            *_came(data, item),
        ]
        for item in data["agenda"][:LISTED]
    ]
    doors: Row = [("전체 기록", f"{root}transcript/")]
    if items or not data["fully_withheld"]:
        doors.append((f"안건 {len(data['agenda'])}건", f"{root}agenda/"))
    return _made(told, "", root, data["title"], [_where(data), doors, *items])


def _came(data: Data, item: Data) -> Row:
    word = item["outcome"] and item["outcome"]["word"]
    return [(f"기록된 결정: {word}{_fixed(data, item, 'outcome')}", None)] if word else []


def _fixed(data: Data, item: Data, fact: str) -> str:
    return " (정정 있음)" if f"agenda/{item['id']}/{fact}" in data["corrected"] else ""


def _speakers(told: _Told) -> Iterator[Entry]:
    data = told.data
    spoken = [speech for speech in data["speeches"] if speech["speaker"] and not speech["withheld"]]
    for slug in dict.fromkeys(speech["speaker"]["id"] for speech in spoken):
        own = [speech for speech in spoken if speech["speaker"]["id"] == slug]
        label, name = own[0]["label"], own[0]["speaker"]["name"] or ""
        title = f"{label} {'' if name in label else name}".strip() + f" – {data['title']}"
        url = f"{told.address}/speakers/{slug}/"
        turns: list[Row] = [[(_first(s), s["url"].lstrip("/"))] for s in own[:LISTED]]
        doors: Row = [(f"발언 {len(own)}번 모두", url)]
        yield _made(told, f"/speakers/{slug}", url, title, [_where(data), doors, *turns])


def _made(told: _Told, part: str, url: str, title: str, rows: Sequence[Row]) -> Entry:
    data = told.data
    digits = sha256(f"open-minutes/{told.first}{part}".encode()).hexdigest()
    own = f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"
    sound = [[(SIGNS.sub("\ufffd", words), there) for words, there in row] for row in rows]
    title += f" ({state})" if (state := state_of(data)) else ""
    updated = _moment(revised(data, data["date"]) or f"{data['id'][:4]}-01-01")
    return Entry(url, own, SIGNS.sub("\ufffd", title), updated, data["committee"]["name"], sound)


def _where(data: Data) -> Row:
    when = date.fromisoformat(data["date"]) if data["date"] else None
    printed = f"{when.year}. {when.month}. {when.day}." if when else ""
    return [(" · ".join(filter(None, (data["committee"]["name"], printed, data["place"]))), None)]


def _first(speech: Data) -> str:
    return str(speech["paragraphs"][0]["text"] if speech["paragraphs"] else speech["label"])


def _moment(day: str) -> str:
    return f"{day}T00:00:00+09:00"
