"""The pages that span meetings: home, a page for each committee, and the figures of the proof."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.model import Meeting
from generator.notes import Committee
from generator.render import urls
from generator.render.page import Link, Page, make

NEWEST = 10  # meetings on the home page


def site_pages(committees: Sequence[Committee], meetings: Sequence[Meeting]) -> list[Page]:
    """Home and the committees, each with its meetings, the newest first."""
    newest = sorted(meetings, key=lambda meeting: meeting.age, reverse=True)
    own = {c.id: [m for m in newest if m.committee.id == c.id] for c in committees}
    home = make(
        "home",
        urls.HOME,
        "위원회 회의록",
        "위원회 회의록을 안건별, 발언자별로 읽고 문단마다 주소를 나눌 수 있습니다.",
        trail=(),
        newest=newest[:NEWEST],
        committees=[(committee, own[committee.id]) for committee in committees],
    )
    listed = (_committee(committee, own[committee.id]) for committee in committees)
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
        "주소가 바뀐 쪽",
        "이 쪽의 새 주소로 이어집니다",
        trail=(),
        front={"to": urls.relative(old, new)},
        goal=new,
    )


def _committee(committee: Committee, meetings: Sequence[Meeting]) -> Page:
    years = groupby(meetings, key=lambda meeting: meeting.age[0][:4])
    return make(
        "committee",
        urls.committee(committee.id),
        committee.name,
        f"{committee.name}의 회의록 목록",
        trail=(Link("홈", urls.HOME),),
        front={"committee": committee.id},
        committee=committee,
        years=[(year, list(group)) for year, group in years],
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
