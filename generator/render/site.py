"""The pages that span meetings: home, a page for each committee, and the figures of the proof."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.model import Meeting
from generator.notes import Committee
from generator.offices import offices
from generator.render import linked, urls
from generator.render.page import DESCRIBED, Link, Page, day, excerpt, make

NEWEST = 10  # meetings on the home page
SHOWN = 3  # of the items of each
WELCOME = "위원회 회의록을 안건별, 발언자별로 읽고 문단마다 주소를 나눌 수 있습니다."


def site_pages(committees: Sequence[Committee], meetings: Sequence[Meeting]) -> list[Page]:
    """Home and the committees, each with its meetings, the newest first."""
    newest = sorted(meetings, key=lambda meeting: meeting.age, reverse=True)
    own = {c.id: [m for m in newest if m.committee.id == c.id] for c in committees}
    home = make(
        "home",
        urls.HOME,
        "위원회 회의록",
        WELCOME,
        trail=(),
        front={"feed": urls.feed(urls.HOME), **_updated(meetings)},
        about=linked.of_site("위원회 회의록", WELCOME),
        newest=newest[:NEWEST],
        shown=SHOWN,
        committees=[(committee, own[committee.id]) for committee in committees],
    )
    listed = [page for one in committees for page in _committee(one, own[one.id])]
    moved = [
        _forward(urls.committee(old), urls.committee(committee.id))
        for committee in committees
        for old, new in committee.aliases.items()
        if new == committee.id
    ]
    return [home, *listed, *moved, _proof(newest), _search(committees, newest)]


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
        offices=offices(meetings),
        feed=urls.feed,
        place=urls.office,
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
    last = f"마지막 회의: {meetings[0].title}, {day(meetings[0].day)}" if meetings else ""
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
    """The meetings of a year with all that they dealt with, the first of them first."""
    year, meetings = own
    return make(
        "year",
        urls.year(committee.id, year),
        f"{committee.name} {year}년",
        f"{year}년 {committee.name}의 회의와 그 안건",
        trail=(Link("홈", urls.HOME), Link(committee.name, urls.committee(committee.id))),
        front=_listing(committee, meetings),
        year=year,
        meetings=meetings[::-1],
        decided=any(item.outcomes for meeting in meetings for item in meeting.agenda),
        before=before,
        after=after,
    )


def _proof(meetings: Sequence[Meeting]) -> Page:
    """What the site claims to hold; `verify` counts again and lets no other figure pass."""
    return make(
        "proof",
        urls.PROOF,
        "증명: 빠진 글자 없음",
        "회의록의 글자가 하나도 빠지거나 보태지지 않았음을 보이는 숫자와 확인하는 방법",
        trail=(Link("홈", urls.HOME), Link("소개", urls.ABOUT)),
        rows=[(meeting, _figures(meeting)) for meeting in meetings],
    )


def _search(committees: Sequence[Committee], meetings: Sequence[Meeting]) -> Page:
    """The page of results: what it shows is asked of the index in the browser."""
    return make(
        "search",
        urls.SEARCH,
        "검색",
        "모든 회의록의 문단과 안건을 낱말로 찾습니다.",
        trail=(Link("홈", urls.HOME),),
        committees=committees,
        years=list(dict.fromkeys(meeting.age[0][:4] for meeting in meetings)),
    )


def _figures(meeting: Meeting) -> Mapping[str, str]:
    """Characters without blanks, and how many places have an address."""
    paragraphs = list(meeting.paragraphs())
    labels = [speech.label for speech in meeting.speeches]
    whole = _count(meeting.source.text)
    shown = _count("".join([*(p.text for p in paragraphs), *labels]))
    ids = len(paragraphs) + len(labels) + len(meeting.agenda)
    counts = {"characters": whole, "shown": shown, "signs": whole - shown, "ids": ids}
    return {name: f"{count:,}" for name, count in counts.items()}


def _count(text: str) -> int:
    return len("".join(text.split()))
