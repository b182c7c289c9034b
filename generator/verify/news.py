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
from generator.verify.agreement import Kept
from generator.verify.data import Data, path_of, read_data
from generator.verify.heads import Where, revised
from generator.verify.links import Site, file_of

ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
INDEX = "api/v1/index.json"
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


def check_news(site: Site, kept: Sequence[Kept], where: Where) -> Iterator[Problem]:
    """Every feed: its entries, which they are, their order."""
    try:
        wanted, turns = _told(site, kept)
        found = {path: _read(site, path, where) for path in sorted(site.files) if _is_feed(path)}
    except (KeyError, TypeError, ValueError, AttributeError, ElementTree.ParseError) as error:
        yield site.at(
            "V003", "feed.xml", f"소식의 파일이나 열린 데이터를 읽을 수 없습니다: {error}"
        )
        return
    for path in sorted({*wanted, *found}):
        if path not in found:
            yield site.at("V003", path, "소식의 파일이 없습니다")
        elif not _holds(path, found[path], wanted, turns):
            yield site.at("V003", path, "소식의 파일이 열린 데이터와 다릅니다")
    offices = [entries for path, entries in found.items() if OFFICE.fullmatch(path)]
    told = {entry.url for entries in offices for entry in entries}
    if told != set(turns) and all(len(entries) < MOST for entries in offices):
        yield site.at("V003", "feed.xml", "직위의 소식이 빠졌거나 더 있습니다")


def _is_feed(path: str) -> bool:
    return path.rpartition("/")[2] == "feed.xml"


def _holds(
    path: str, found: Sequence[Entry], wanted: Mapping[str, list[Entry]], turns: Mapping[str, Entry]
) -> bool:
    """Whether a feed has what it should; one at an address that a committee had before has that committee's."""
    if OFFICE.fullmatch(path):
        committee = path.partition("/")[0]
        own = [turns.get(entry.url or "") for entry in found]
        inside = all((entry.url or "").startswith(f"{committee}/") for entry in found)
        return bool(found) and inside and _same(found, own)
    rights = [wanted[path]] if path in wanted else list(wanted.values())
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


def _read(site: Site, path: str, where: Where) -> list[Entry]:
    """A feed's entries; its own links must lead somewhere, its day be that of the last of them."""
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
    if home is None or file_of(home) not in site.files:
        raise ValueError(path)
    return entries


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


def _told(site: Site, kept: Sequence[Kept]) -> tuple[dict[str, list[Entry]], dict[str, Entry]]:
    """Feed of the site and of each committee -> its entries; page of a speaker -> the entry of it."""
    index = read_data(site, INDEX) or {}
    days = {entry["url"].strip("/"): entry["date"] for entry in index["meetings"]}
    told = [(one, read_data(site, path_of(one.address)) or {}, days[one.address]) for one in kept]
    told.sort(
        key=lambda one: (one[2] or one[1]["id"][:4], *one[0].address.split("/")), reverse=True
    )
    news = [_meeting(*one) for one in told]
    places = ("", *(f"{committee['id']}/" for committee in index["committees"]))
    wanted = {
        f"{own}feed.xml": [e for e in news if (e.url or "").startswith(own)][:MOST]
        for own in places
    }
    return wanted, {entry.url or "": entry for one in told for entry in _speakers(*one)}


def _meeting(kept: Kept, data: Data, day: str | None) -> Entry:
    root = f"{kept.address}/"
    items: list[Row] = [
        [
            (item["title"], item["url"].lstrip("/")),
            *([(f"기록된 결정: {item['outcome']['word']}", None)] if item["outcome"] else []),
        ]
        for item in data["agenda"][:LISTED]
    ]
    doors: Row = [
        ("전체 기록", f"{root}transcript/"),
        (f"안건 {len(data['agenda'])}건", f"{root}agenda/"),
    ]
    return _made(kept, data, day, "", root, data["title"], [_where(data, day), doors, *items])


def _speakers(kept: Kept, data: Data, day: str | None) -> Iterator[Entry]:
    spoken = [speech for speech in data["speeches"] if speech["speaker"] and not speech["withheld"]]
    for slug in dict.fromkeys(speech["speaker"]["id"] for speech in spoken):
        own = [speech for speech in spoken if speech["speaker"]["id"] == slug]
        label, name = own[0]["label"], own[0]["speaker"]["name"] or ""
        title = f"{label} {'' if name in label else name}".strip() + f" – {data['title']}"
        url = f"{kept.address}/speakers/{slug}/"
        turns: list[Row] = [[(_first(s), s["url"].lstrip("/"))] for s in own[:LISTED]]
        doors: Row = [(f"발언 {len(own)}번 모두", url)]
        yield _made(
            kept, data, day, f"/speakers/{slug}", url, title, [_where(data, day), doors, *turns]
        )


def _made(
    kept: Kept, data: Data, day: str | None, part: str, url: str, title: str, rows: Sequence[Row]
) -> Entry:
    first = next(iter(kept.ledger.formerly), kept.address)
    digits = sha256(f"open-minutes/{first}{part}".encode()).hexdigest()
    own = f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"
    sound = [[(SIGNS.sub("\ufffd", words), there) for words, there in row] for row in rows]
    updated = _moment(revised(data, day) or f"{data['id'][:4]}-01-01")
    return Entry(url, own, SIGNS.sub("\ufffd", title), updated, data["committee"]["name"], sound)


def _where(data: Data, day: str | None) -> Row:
    when = date.fromisoformat(day) if day else None
    printed = f"{when.year}. {when.month}. {when.day}." if when else ""
    return [(" · ".join(filter(None, (data["committee"]["name"], printed, data["place"]))), None)]


def _first(speech: Data) -> str:
    return str(speech["paragraphs"][0]["text"] if speech["paragraphs"] else speech["label"])


def _moment(day: str) -> str:
    return f"{day}T00:00:00+09:00"
