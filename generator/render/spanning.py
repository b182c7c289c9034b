"""The pages that span the meetings of one committee: its items and topics, its offices, who was there.

They say what each meeting's own record says, with its day and a link to the place; they count nobody's turns over
meetings, take no two names for one person, and have nothing of a mask.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.committee.offices import Office, offices
from generator.committee.topics import topics_of
from generator.facts.cover import Absentee, Attendee
from generator.korean.grammar import fold
from generator.korean.hanja import reading
from generator.model import ActKind, AgendaItem, Meeting, Speaker
from generator.notes import Committee, Topic
from generator.permalinks.given import Given
from generator.render import urls
from generator.render.page import Link, Page, make
from generator.render.wording import DESCRIBED, excerpt

# A whole name in Hangul, hanja or Latin; what has a sign in it, or ends in `모`, may be anybody's.
WHOLE_NAME = re.compile(
    r"(?!.모$)[가-힣一-鿿]{2,}(?: [가-힣一-鿿]+)*|[A-Z][a-z]+(?:[ .-]+[A-Z][a-z]*)+"
)
NO_OFFICE = "기록에서 빠진 직위"
ASKED: Sequence[tuple[ActKind, str]] = (("request", "요청"), ("question", "질문"))


@dataclass(frozen=True, slots=True)
class Row:
    """An item of a topic, and what its meeting's record has of it."""

    meeting: Meeting
    item: AgendaItem
    reporter: str
    """The label of who reported it; nothing of a mask."""
    said: int
    """Paragraphs."""
    asked: Sequence[tuple[str, int]]


def spanning_pages(
    committee: Committee, meetings: Sequence[Meeting], known: Given
) -> Iterator[Page]:
    """All of them; none where there is no meeting. `known` has the addresses of the offices."""
    if not meetings:
        return
    newest = sorted(meetings, key=lambda meeting: meeting.age, reverse=True)
    yield _items(committee, newest)
    if committee.topics:
        yield _page(
            "topic-index",
            committee,
            newest,
            urls.topics(committee.id),
            f"{committee.name} 주제",
            f"{committee.name}의 여러 회의에 이어지는 안건",
        )
    yield from (_topic(committee, topic, newest) for topic in committee.topics)
    held = offices(committee, newest, known)
    yield _page(
        "office-index",
        committee,
        newest,
        urls.offices(committee.id),
        f"{committee.name} 발언자",
        f"{committee.name}의 회의에서 발언한 사람과 직위, 그 회의",
        offices=sorted((one for one in held if one.held), key=_spoken_order),
    )
    slugs = Counter(slug for office in held for slug in _slugs(office))
    yield from (_office(office, newest, slugs) for office in held)
    yield _attendance(committee, newest)


def doors(committee: Committee) -> list[Link]:
    """The ways from the committee's page to these."""
    topics = [Link("주제", urls.topics(committee.id))] if committee.topics else []
    return [
        Link("안건", urls.items(committee.id)),
        *topics,
        Link("발언자", urls.offices(committee.id)),
        Link("참석자", urls.attendance(committee.id)),
    ]


def topics_in(committee: Committee, meetings: Sequence[Meeting]) -> list[Topic]:
    """The topics that have an item in some meetings."""
    titles = {fold(item.title) for meeting in meetings for item in meeting.agenda}
    return [topic for topic in committee.topics if titles & set(map(fold, topic.items))]


def decisions(meetings: Sequence[Meeting]) -> list[tuple[str, int]]:
    """How often the record says each word of an item's last decision, in the order of their first."""
    last = (i.outcomes[-1].word for m in meetings for i in m.agenda if i.outcomes)
    return list(Counter(last).items())


def by_year(meetings: Sequence[Meeting]) -> list[tuple[str, list[Meeting]]]:
    """Meetings in their order, under the year of each."""
    grouped = groupby(meetings, key=lambda meeting: meeting.age[0][:4])
    return [(year, list(own)) for year, own in grouped]


def _page(
    kind: str,
    committee: Committee,
    meetings: Sequence[Meeting],
    url: str,
    title: str,
    description: str,
    above: Sequence[Link] = (),
    feed: str = "",
    **facts: Any,
) -> Page:
    days = [meeting.revised.isoformat() for meeting in meetings if meeting.revised]
    return make(
        kind,
        url,
        title,
        excerpt(description, DESCRIBED),
        trail=(
            Link("홈", urls.HOME),
            Link(committee.name, urls.committee(committee.id)),
            *above,
        ),
        front={
            "committee": committee.id,
            "feed": urls.feed(feed or urls.committee(committee.id)),
            **({"updated": max(days)} if days else {}),
        },
        committee=committee,
        urls=urls,
        **facts,
    )


def _items(committee: Committee, newest: Sequence[Meeting]) -> Page:
    return _page(
        "items",
        committee,
        newest,
        urls.items(committee.id),
        f"{committee.name} 안건",
        f"{committee.name}의 모든 회의록에 적힌 안건",
        years=by_year([meeting for meeting in newest if meeting.agenda]),
    )


def _topic(committee: Committee, topic: Topic, newest: Sequence[Meeting]) -> Page:
    rows = [row for meeting in newest for row in _rows(topic, meeting)]
    grouped = groupby(rows, key=lambda row: row.meeting.age[0][:4])
    return _page(
        "topic",
        committee,
        newest,
        urls.topic(committee.id, topic.slug),
        topic.name,
        f"{committee.name}의 회의에 이어진 안건: {topic.name}. 보고와 발언, 요청과 질문, 결정을 회의마다 볼 수 있습니다.",
        [Link(f"{committee.name} 주제", urls.topics(committee.id))],
        topic=topic,
        years=[(year, list(own)) for year, own in grouped],
    )


def _rows(topic: Topic, meeting: Meeting) -> Iterator[Row]:
    speeches = {speech.id: speech for speech in meeting.speeches}
    for item in meeting.agenda:
        if topic in topics_of(meeting.committee, item.title):
            own = [
                paragraph
                for speech in meeting.speeches
                for paragraph in speech.paragraphs
                if any(mention.agenda == item.id for mention in paragraph.mentions)
            ]
            kinds = Counter(act.kind for paragraph in own for act in paragraph.acts)
            asked = [(word, kinds[kind]) for kind, word in ASKED if kinds[kind]]
            who = speeches.get(item.reporter or "")
            yield Row(meeting, item, who.label if who and not who.withheld else "", len(own), asked)


def _spoken_order(office: Office) -> tuple[str, str]:
    """In the order of Hangul, as it is read."""
    return reading(office.name), office.slug


def _slugs(office: Office) -> set[str]:
    """By which its speakers are looked for, in the meetings of its committee."""
    return {speaker.slug for _, speaker in office.held}


def _office(office: Office, newest: Sequence[Meeting], slugs: Mapping[str, int]) -> Page:
    """One office; `slugs` says how many offices have a speaker with each."""
    committee, url = office.committee, urls.office(office.committee.id, office.slug)
    above = [Link(f"{committee.name} 발언자", urls.offices(committee.id))]
    if not office.held:
        told = f"{committee.name}에서 이 주소의 직위로 발언한 기록이 이제 없습니다."
        return _page("office-gone", committee, newest, url, NO_OFFICE, told, above, office=office)
    own, *others = sorted(_slugs(office))
    own = own if not others and slugs[own] == 1 else ""
    grouped = groupby(office.held, key=lambda held: held[0].age[0][:4])
    return _page(
        "office",
        committee,
        newest,
        url,
        f"{committee.name} {office.name}",
        f"{committee.name} {office.name}: 회의마다 몇 번 발언했는지",
        above,
        feed=url,
        office=office,
        own=own,
        years=[
            (year, [(meeting, speaker, _turns(meeting, speaker)) for meeting, speaker in own])
            for year, own in grouped
        ],
    )


def _turns(meeting: Meeting, speaker: Speaker) -> int:
    return sum(speech.speaker == speaker for speech in meeting.speeches)


def _attendance(committee: Committee, newest: Sequence[Meeting]) -> Page:
    years = [(year, own, _table(own)) for year, own in by_year(newest)]
    return _page(
        "attendance",
        committee,
        newest,
        urls.attendance(committee.id),
        f"{committee.name} 참석자",
        f"{committee.name}의 회의마다 참석자 명단에 적힌 이름과 배석자",
        years=years,
        words=words_of,
    )


def _table(newest: Sequence[Meeting]) -> tuple[Sequence[Meeting], Sequence[tuple[str, list[str]]]]:
    """The meetings of a year that list anybody, the newest first; what each list says of whom. Empty for one alone."""
    meetings = [m for m in newest if m.overview.attendees and not m.unheld]
    if len(meetings) < 2:
        return (), ()
    lists = [_listed(meeting) for meeting in meetings]
    names = dict.fromkeys(name for own in lists for name in own)
    return meetings, [(name, [own.get(name, "–") for own in lists]) for name in names]


def _listed(meeting: Meeting) -> dict[str, str]:
    """Name with role, and what a list says of it: that it is there, or the record's own word for who was absent."""
    overview = meeting.overview
    told = {words_of(a): "있음" for a in overview.attendees if WHOLE_NAME.fullmatch(a.name)}
    for one in (one for one in overview.absent if WHOLE_NAME.fullmatch(one.name)):
        told.setdefault(words_of(one), one.word)
    return told


def words_of(attendee: Attendee | Absentee) -> str:
    """Name and role as the list has them."""
    return " ".join(filter(None, (attendee.name, attendee.role)))
