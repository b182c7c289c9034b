"""Addresses that changed (바뀐 주소): a meeting's folder, a committee's, a speaker's slug; the old ones lead on for ever.

A change is a person's decision, written in `committee.yml` under `aliases`; once made it stays in the ledger.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from generator.model import Meeting
from generator.notes import Committee
from generator.permalinks.ledger import Ledger
from generator.problems import Problem, at


class Placed(Protocol):
    """A meeting of which no more than its addresses is known."""

    @property
    def address(self) -> str:
        """Where it stands."""

    @property
    def formerly(self) -> tuple[str, ...]:
        """Where it stood before."""

    @property
    def former_speakers(self) -> Mapping[str, str]:
        """Slug of a speaker who is there no more -> the one that took its place, or nothing."""

    def beside(self, name: str) -> str:
        """The path of a file of its folder."""


def formerly(meeting: Meeting, ledger: Ledger) -> tuple[str, ...]:
    """Where a meeting stood before, the oldest first."""
    places = dict.fromkeys((*ledger.formerly, ledger.address))
    return tuple(place for place in places if place not in ("", meeting.address))


def check_address(meeting: Meeting, ledger: Ledger) -> Iterator[Problem]:
    """A meeting stands where it stood, or people said that it moved."""
    old, new = ledger.address, meeting.address
    if old in ("", new) or moved_to(old, meeting) == new:
        return
    path, settings = meeting.beside("ids.yml"), meeting.committee.path
    (above, _, own), (here, _, name) = old.partition("/"), new.partition("/")
    if meeting.committee.aliases.get(new) == old:
        how = f"폴더 이름을 되돌린 것이면 {settings}에서 이 줄을 지우고, 그 자리에 아랫줄을 적으세요:\n  {new}: {old}\n  {old}: {new}"
    elif above != here and own == name:
        how = (
            f"위원회의 폴더 이름을 바꾼 것이면 그 위원회의 모든 옛 주소가 이어지도록 {settings}에 이 한 줄을 적으세요. 회의마다 적지 않아도 됩니다. 열린 데이터 파일(/data/{above}/speeches.csv 따위)만은 서버에 redirects.conf나 _redirects가 있어야 이어집니다:\naliases:\n  {above}: {here}\n"
            f"이 회의만 다른 위원회로 옮긴 것이면 이렇게 적으세요:\naliases:\n  {old}: {new}"
        )
    else:
        how = f"폴더 이름을 바꾼 것이면 옛 주소가 새 주소로 이어지도록 {settings}에 이렇게 적으세요:\naliases:\n  {old}: {new}"
    hint = f"이 회의를 다른 회의의 폴더를 복사해 만들었으면 이 파일을 지우세요: {path}\n{how}"
    message = f"이 번호 기록은 {old}의 것인데 폴더는 {new}입니다"
    yield at("error", "I005", (path, 1), message, hint)


def moved_to(old: str, meeting: Meeting) -> str:
    """Where an address leads by what people wrote: by an entry of its own, or of the part before it."""
    aliases = meeting.committee.aliases
    head, _, tail = old.rpartition("/")
    return aliases.get(old) or (f"{aliases[head]}/{tail}" if head in aliases else "")


def check_unused(meetings: Sequence[Meeting]) -> Iterator[Problem]:
    """Every entry under `aliases` is about an address that something had."""
    moved = {old for meeting in meetings for old in meeting.formerly}
    moved |= {f"{m.address}/speakers/{slug}" for m in meetings for slug in m.former_speakers}
    there = {meeting.address for meeting in meetings}
    for committee in {meeting.committee.id: meeting.committee for meeting in meetings}.values():
        where = (committee.path, 1)
        for old, new in committee.aliases.items():
            if old in there:
                message = f"aliases의 옛 주소를 지금 회의가 쓰고 있습니다: {old}"
                hint = f"폴더 이름을 되돌린 것이면 이 줄만 지우세요: {old}: {new}"
                yield at("warning", "I007", where, message, hint)
            elif old not in moved and new != committee.id:
                message = f"준 적이 없는 주소입니다: {old}"
                hint = f"주소를 확인하거나 이 줄을 지우세요: {old}: {new}"
                yield at("warning", "I007", where, message, hint)


def check_left(committees: Sequence[Committee], meetings: Sequence[Placed]) -> Iterator[Problem]:
    """No committee's own pages lead nowhere because its meetings alone were moved."""
    known = {committee.id: committee for committee in committees}
    led = {old for one in committees for old in one.formerly}
    to = {
        old.partition("/")[0]: meeting.address.partition("/")[0]
        for meeting in meetings
        for old in meeting.formerly
    }
    for old, new in to.items():
        if old not in known and old not in led and new in known:
            message = f"옮긴 위원회의 옛 주소가 이어지지 않습니다: /{old}/"
            hint = f"안건, 발언자, 주제, 소식 같은 위원회의 쪽도 이어지도록 이렇게 적으세요:\naliases:\n  {old}: {new}"
            yield at("error", "I013", (known[new].path, 1), message, hint)


def check_taken(meetings: Sequence[Placed]) -> Iterator[Problem]:
    """No address that leads on is used again, and none leads to two places."""
    there = {meeting.address for meeting in meetings}
    led = Counter(old for meeting in meetings for old in meeting.formerly)
    for meeting in meetings:
        for old in meeting.formerly:
            if old in there or led[old] > 1:
                hint = f"이미 다른 회의로 이어지는 주소입니다: {old} → {meeting.address}\n새 회의의 폴더 이름을 다르게 정하세요"
                path = meeting.beside("ids.yml")
                message = f"한 번 쓴 주소를 다른 회의가 쓰고 있습니다: {old}"
                yield at("error", "I006", (path, 1), message, hint)
