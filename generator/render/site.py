"""The pages that span meetings: home, and a page for each committee."""

from collections.abc import Sequence
from itertools import groupby

from generator.model import Committee, Meeting
from generator.render import urls
from generator.render.page import Link, Page, make

NEWEST = 10  # meetings on the home page


def site_pages(committees: Sequence[Committee], meetings: Sequence[Meeting]) -> list[Page]:
    """Home and the committees, each with its meetings, the newest first."""
    newest = sorted(meetings, key=_age, reverse=True)
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
    return [home, *(_committee(committee, own[committee.id]) for committee in committees)]


def _committee(committee: Committee, meetings: Sequence[Meeting]) -> Page:
    years = groupby(meetings, key=lambda meeting: _age(meeting)[0][:4])
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


def _age(meeting: Meeting) -> tuple[str, str, str]:
    """What meetings are sorted by: the day, or the year of the id where no day is known."""
    day = meeting.day.isoformat() if meeting.day else meeting.id[:4]
    return day, meeting.committee.id, meeting.id
