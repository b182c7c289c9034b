"""Atom (RFC 4287): what is new, for feed readers: on the site, of a committee, from an office.

No clock: an entry is as old as the last day that its record tells of. Its id is a hash of the address that the
meeting had first, so it stays wherever site or meeting move. The newest `MOST` meetings; a mask has no feed.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.committee.offices import offices
from generator.model import AgendaItem, Meeting, Speaker, Speech
from generator.notes import Committee
from generator.permalinks.given import Given
from generator.render import urls
from generator.render.urls import MeetingUrls
from generator.render.wording import beside, day, excerpt, titled

MOST = 50  # meetings of a feed
LISTED = 30  # items or turns of an entry
LENGTH = 100  # letters of a turn
ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
KIND = "application/atom+xml"
NEVER = "1970-01-01"  # the form wants a day where no meeting has any
UNSOUND = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Row = Sequence[tuple[str, str]]
"""Words, each with the address that it leads to or nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of one meeting; `own` is what its id is made of."""

    own: str
    url: str
    title: str
    meeting: Meeting
    listed: Sequence[Row]
    doors: Row


def site_feed(newest: Sequence[Meeting], site: str) -> Mapping[str, bytes]:
    """The newest meetings of all committees."""
    entries = [_news(meeting) for meeting in newest[:MOST]]
    told = _feed(site, urls.HOME, urls.HOME, urls.HOME, "위원회 회의록", entries)
    return {urls.feed(urls.HOME): told.encode()}


def committee_feeds(
    committee: Committee, newest: Sequence[Meeting], site: str, known: Given
) -> Mapping[str, bytes]:
    """A committee's meetings and the turns of each office, also at addresses that the committee had before."""
    entries = [_news(meeting) for meeting in newest[:MOST]]
    places = (committee.id, *committee.formerly)
    page, title = urls.committee(committee.id), f"{committee.name} 회의록"
    told = [(page, urls.committee(own), page, title, entries) for own in places]
    for office in offices(committee, newest, known):
        place = urls.office(committee.id, office.slug)
        turns = [_turns(*held) for held in office.held[:MOST]]
        name = f"{committee.name} {office.name}의 발언"
        at = [urls.office(own, office.slug) for own in places] if turns else []
        told += [(place, one, place, name, turns) for one in at]
    return {urls.feed(one[1]): _feed(site, *one).encode() for one in told}


def _news(meeting: Meeting) -> Entry:
    u = MeetingUrls.of(meeting)
    listed = [_item(item, u, meeting.corrected) for item in meeting.agenda[:LISTED]]
    doors = [("전체 기록", u.transcript)]
    if meeting.agenda or not meeting.fully_withheld:
        doors.append((f"안건 {len(meeting.agenda)}건", u.agenda))
    return Entry(_first(meeting), u.root, titled(meeting.title, meeting), meeting, listed, doors)


def _turns(meeting: Meeting, speaker: Speaker) -> Entry:
    u = MeetingUrls.of(meeting)
    own = [speech for speech in meeting.speeches if speech.speaker == speaker]
    listed = [[(_words(speech), u.at(speech.id))] for speech in own[:LISTED]]
    url, who = u.speaker(speaker.slug), f"{speaker.label} {beside(speaker)}".strip()
    doors, first = [(f"발언 {len(own)}번 모두", url)], f"{_first(meeting)}/speakers/{speaker.slug}"
    return Entry(first, url, titled(f"{who} – {meeting.title}", meeting), meeting, listed, doors)


def _item(item: AgendaItem, u: MeetingUrls, fixed: Container[str]) -> Row:
    title, outcome = (
        " (정정 있음)" * (f"agenda/{item.id}/{f}" in fixed) for f in ("title", "outcome")
    )
    came = [(f"기록된 결정: {item.outcomes[-1].word}{outcome}", "")] if item.outcomes else []
    return [(f"{item.title}{title}", u.item(item.id)), *came]


def _words(speech: Speech) -> str:
    return excerpt(speech.paragraphs[0].text if speech.paragraphs else speech.label, LENGTH)


def _first(meeting: Meeting) -> str:
    return next(iter((*meeting.formerly, meeting.address)))


def _id(own: str) -> str:
    """A name-based UUID (RFC 9562, version 8, by SHA-256)."""
    digits = sha256(f"open-minutes/{own}".encode()).hexdigest()
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"


def _feed(site: str, own: str, place: str, page: str, title: str, entries: Sequence[Entry]) -> str:
    def href(url: str) -> str:
        return f"{site}{url}" if site else urls.relative(place, url)

    root = Element("feed", {"xmlns": ATOM, "xml:lang": "ko"})
    _head(root, _id(f"{own}feed"), title, max((_day(e.meeting) for e in entries), default=NEVER))
    SubElement(root, "link", rel="alternate", type="text/html", href=href(page))
    if site:
        SubElement(root, "link", rel="self", type=KIND, href=f"{site}{urls.feed(place)}")
    _put(_put(root, "author"), "name", title)
    for entry in entries:
        made = _put(root, "entry")
        _head(made, _id(entry.own), entry.title, _day(entry.meeting))
        _put(_put(made, "author"), "name", entry.meeting.committee.name)
        SubElement(made, "link", rel="alternate", type="text/html", href=href(entry.url))
        whole = SubElement(SubElement(made, "content", type="xhtml"), "div", xmlns=XHTML)
        told = entry.meeting
        where = filter(None, (told.committee.name, day(told.day), told.place))
        _row(_put(whole, "p"), [(" · ".join(where), "")], href)
        listed = _put(whole, "ul") if entry.listed else whole
        for row in entry.listed:
            _row(_put(listed, "li"), row, href)
        _row(_put(whole, "p"), entry.doors, href)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _head(parent: Element, own: str, title: str, updated: str) -> None:
    told = {"id": own, "title": title, "updated": f"{updated}T00:00:00+09:00"}
    for tag, words in told.items():
        _put(parent, tag, words)


def _row(parent: Element, row: Row, href: Callable[[str], str]) -> None:
    """Words and links, with a point between them."""
    for number, (words, url) in enumerate(row):
        made = SubElement(parent, "a", href=href(url)) if url else SubElement(parent, "span")
        made.text, made.tail = _sound(words), " · " if number + 1 < len(row) else ""


def _put(parent: Element, tag: str, words: str = "") -> Element:
    made = SubElement(parent, tag)
    made.text = _sound(words)
    return made


def _sound(words: str) -> str:
    return UNSOUND.sub("\ufffd", words)


def _day(meeting: Meeting) -> str:
    """The last day that the record tells of, else the first of the year in the meeting's id."""
    return meeting.revised.isoformat() if meeting.revised else f"{meeting.id[:4]}-01-01"
