"""The pages that span meetings: home, a page for each committee, and the figures of the proof."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.committee.offices import NONE
from generator.model import Meeting
from generator.notes import Committee
from generator.permalinks.given import Given
from generator.render import linked, urls
from generator.render.page import Link, Page, make
from generator.render.spanning import decisions, doors, spanning_pages, topics_in
from generator.render.wording import DESCRIBED, day, excerpt, titled

NEWEST = 10  # meetings on the home page
SHOWN = 3  # of the items of each
WELCOME = "위원회 회의록을 안건별, 발언자별로 읽고 문단마다 주소를 나눌 수 있습니다."


Figures = Mapping[str, int]
"""What the proof counts of a record, by its name."""


def site_pages(
    committees: Sequence[Committee],
    meetings: Sequence[Meeting],
    known: Mapping[str, Given] = NONE,
) -> list[Page]:
    """The site's own pages, and those of each committee; `known` has the addresses of offices."""
    newest = sorted(meetings, key=lambda meeting: meeting.age, reverse=True)
    counted = {meeting.address: figures(meeting) for meeting in meetings}
    own = {c.id: [m for m in newest if m.committee.id == c.id] for c in committees}
    told = [Told.of(one, own[one.id], counted) for one in committees]
    pages = home_pages(told, newest[:NEWEST])
    for one in committees:
        pages += committee_pages(one, own[one.id], known.get(one.id, {}), counted)
    return pages


@dataclass(frozen=True, slots=True)
class Told:
    """A committee as the site's own pages tell of it."""

    committee: Committee
    meetings: int
    years: Sequence[str]
    revised: date | None
    figures: Figures

    @classmethod
    def of(
        cls, committee: Committee, meetings: Sequence[Meeting], counted: Mapping[str, Figures]
    ) -> "Told":
        """By its meetings, the newest first."""
        years = list(dict.fromkeys(meeting.age[0][:4] for meeting in meetings))
        days = [meeting.revised for meeting in meetings if meeting.revised]
        return cls(
            committee,
            len(meetings),
            years,
            max(days, default=None),
            summed(counted[m.address] for m in meetings),
        )


def home_pages(told: Sequence[Told], newest: Sequence[Meeting]) -> list[Page]:
    """The site's own: the newest meetings, the committees, the proof, the search."""
    days = [one.revised for one in told if one.revised]
    home = make(
        "home",
        urls.HOME,
        "위원회 회의록",
        WELCOME,
        trail=(),
        front={
            "feed": urls.feed(urls.HOME),
            **({"updated": max(days).isoformat()} if days else {}),
        },
        about=linked.of_site("위원회 회의록", WELCOME),
        newest=newest,
        shown=SHOWN,
        committees=told,
    )
    return [home, _proof(told), _search(told)]


def committee_pages(
    committee: Committee,
    meetings: Sequence[Meeting],
    known: Given,
    counted: Mapping[str, Figures],
) -> list[Page]:
    """All that spans the meetings of a committee, the newest first."""
    rows = [(meeting, counted[meeting.address]) for meeting in meetings]
    across = spanning_pages(committee, meetings, known)
    pages = [*_committee(committee, meetings), *across, _figures(committee, rows)]
    return [*pages, *_moved(committee, pages)]


def _moved(committee: Committee, pages: Sequence[Page]) -> Iterator[Page]:
    """A page at each address that one of a committee's pages had before, which leads to the one that it has."""
    here = urls.committee(committee.id)
    for old in committee.formerly:
        for page in pages:
            yield _forward(f"{urls.committee(old)}{page.url.removeprefix(here)}", page.url)
        yield _forward(urls.data_of(old), urls.data_of(committee.id))


def forward_pages(meeting: Meeting, pages: Sequence[Page]) -> Iterator[Page]:
    """A page at every address that something of a meeting had before, which leads to the one that it has."""
    u = urls.MeetingUrls.of(meeting)
    renamed = {
        u.speaker(old): u.speaker(new) for old, new in meeting.former_speakers.items() if new
    }
    yield from (_forward(old, new) for old, new in renamed.items())
    for place in meeting.formerly:
        for there, goal in {**{page.url: page.url for page in pages}, **renamed}.items():
            yield _forward(f"{place}/{there.removeprefix(u.root)}", goal)


def _forward(old: str, new: str) -> Page:
    return make(
        "forward",
        old,
        f"주소가 바뀐 쪽: /{old}",
        "이 쪽의 새 주소로 이어집니다",
        trail=(),
        front={"to": urls.relative(old, new)},
        goal=new,
    )


def _committee(committee: Committee, meetings: Sequence[Meeting]) -> Iterator[Page]:
    """The committee's own page, and one of each year."""
    grouped = groupby(meetings, key=lambda meeting: meeting.age[0][:4])
    years = [(year, list(group)) for year, group in grouped]
    yield make(
        "committee",
        urls.committee(committee.id),
        committee.name,
        _described(committee, meetings),
        trail=(Link("홈", urls.HOME),),
        front=_listing(committee, meetings),
        about=linked.of_committee(committee, meetings),
        committee=committee,
        newest=next(iter(meetings), None),
        doors=doors(committee),
        errors=urls.ERRORS,
        shown=SHOWN * 2,
        years=years,
    )
    links = [Link(f"{year}년", urls.year(committee.id, year)) for year, _ in years]
    around = zip([*links[1:], None], years, [None, *links], strict=False)
    yield from (_year(committee, *one) for one in around)


def _described(committee: Committee, meetings: Sequence[Meeting]) -> str:
    """Whose committee it is, how many meetings there are, and which is the last."""
    whose = f"{committee.publisher} " if committee.publisher not in committee.name else ""
    said = f"{whose}{committee.name}의 회의록 {len(meetings)}건."
    last = (
        f"마지막 회의록: {titled(meetings[0].title, meetings[0])}, {day(meetings[0].day)}"
        if meetings
        else ""
    )
    return excerpt(f"{said} {last}".rstrip(", "), DESCRIBED)


def _listing(committee: Committee, meetings: Sequence[Meeting]) -> dict[str, str]:
    feed = urls.feed(urls.committee(committee.id))
    return {"committee": committee.id, "feed": feed, **_updated(meetings)}


def _updated(meetings: Sequence[Meeting]) -> dict[str, str]:
    """The last day that any of them tells of; no clock is asked."""
    days = [meeting.revised.isoformat() for meeting in meetings if meeting.revised]
    return {"updated": max(days)} if days else {}


def _year(
    committee: Committee,
    before: Link | None,
    own: tuple[str, Sequence[Meeting]],
    after: Link | None,
) -> Page:
    """The meetings of a year with all that they dealt with, the newest first."""
    year, meetings = own
    return make(
        "year",
        urls.year(committee.id, year),
        f"{committee.name} {year}년",
        f"{year}년 {committee.name}의 회의와 그 안건",
        trail=(Link("홈", urls.HOME), Link(committee.name, urls.committee(committee.id))),
        front=_listing(committee, meetings),
        committee=committee,
        year=year,
        meetings=meetings,
        items=sum(len(meeting.agenda) for meeting in meetings),
        decided=decisions(meetings[::-1]),
        doubted=any(
            fact.endswith("/outcome") for meeting in meetings for fact in meeting.corrected
        ),
        links=[
            *(
                Link(topic.name, urls.topic(committee.id, topic.slug))
                for topic in topics_in(committee, meetings)
            ),
            Link("참석자", f"{urls.attendance(committee.id)}#y{year}"),
        ],
        before=before,
        after=after,
    )


def _proof(told: Sequence[Told]) -> Page:
    """What the site claims to hold; `verify` counts again and lets no other figure pass."""
    return make(
        "proof",
        urls.PROOF,
        "증명: 빠진 글자 없음",
        "회의록의 글자가 하나도 빠지거나 보태지지 않았음을 보이는 숫자와 확인하는 방법",
        trail=(Link("홈", urls.HOME), Link("소개", urls.ABOUT)),
        rows=[(one.committee, one.figures) for one in told if one.meetings],
    )


def _figures(committee: Committee, rows: Sequence[tuple[Meeting, Figures]]) -> Page:
    """The same of each meeting."""
    return make(
        "figures",
        urls.figures(committee.id),
        f"{committee.name} 증명",
        f"{committee.name}의 회의록마다 원본과 쪽의 글자를 맞추어 본 숫자",
        trail=(Link("홈", urls.HOME), Link(committee.name, urls.committee(committee.id))),
        front=_listing(committee, [meeting for meeting, _ in rows]),
        rows=rows,
    )


def _search(told: Sequence[Told]) -> Page:
    """The page of results: what it shows is asked of the index in the browser."""
    return make(
        "search",
        urls.SEARCH,
        "검색",
        "모든 회의록의 문단과 안건을 낱말로 찾습니다.",
        trail=(Link("홈", urls.HOME),),
        committees=[one.committee for one in told],
        years=sorted({year for one in told for year in one.years}, reverse=True),
    )


def figures(meeting: Meeting) -> Figures:
    """Characters without blanks, and how many places have an address."""
    paragraphs = list(meeting.paragraphs())
    labels = [speech.label for speech in meeting.speeches]
    whole = _count(meeting.source.text)
    shown = _count("".join([*(p.text for p in paragraphs), *labels]))
    ids = len(paragraphs) + len(labels) + len(meeting.agenda)
    return {"characters": whole, "shown": shown, "signs": whole - shown, "ids": ids}


def summed(all_: Iterable[Figures]) -> Figures:
    """The figures of many together."""
    total = Counter(dict.fromkeys(("characters", "shown", "signs", "ids"), 0))
    for one in all_:
        total.update(one)
    return total


def _count(text: str) -> int:
    return len("".join(text.split()))
