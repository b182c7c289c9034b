"""One record under two numbers (같은 회의록 둘): two folders of a committee with the same file, or with nearly the same speeches.

In: all meetings, also as `brief` has them. Out: a warning for each that has a twin before it, which names both folders.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.brief import FIRST
from generator.grammar import fold
from generator.model import Meeting
from generator.problems import Problem, at

LONG = 30  # letters with which a speech begins like no other
ENOUGH = 3  # such speeches
MOSTLY = 0.8  # of those of either record


def twins(meetings: Sequence[Meeting]) -> Iterator[Problem]:
    """Each meeting whose record another folder has too."""
    told = [one for one in meetings if one.speeches or one.overview.fields]  # not taken down
    told.sort(key=lambda meeting: meeting.address)
    said = {one.address: _begun(one) for one in told}
    having: dict[str, list[Meeting]] = {}
    for one in told:
        shared: Counter[str] = Counter()
        keys = {one.source.sha256, _whole(one), *said[one.address]} - {""}
        before = {other.address: other for key in keys for other in having.get(key, ())}
        for key in keys:
            shared.update(other.address for other in having.get(key, ()))
            having.setdefault(key, []).append(one)
        twin = next(
            (other for own, other in before.items() if _same(one, other, shared[own], said)), None
        )
        if twin:
            yield _told(one, twin)


def _begun(meeting: Meeting) -> frozenset[str]:
    """How the long speeches begin; one that is repeated counts once."""
    begun = (_opening(meeting, n) for n in range(len(meeting.speeches)))
    return frozenset(own for own in begun if len(own) >= LONG)


def _opening(meeting: Meeting, number: int) -> str:
    speech = meeting.speeches[number]
    words = " ".join(speech.paragraphs[0].text.split())[:FIRST] if speech.paragraphs else ""
    return fold(f"{meeting.committee.id} {speech.label} {words}")


def _whole(meeting: Meeting) -> str:
    """The day and how every speech begins, of a record of several."""
    parts = [_opening(meeting, n) for n in range(len(meeting.speeches))]
    return "\n".join((str(meeting.day), *parts)) if len(parts) >= ENOUGH and meeting.day else ""


def _same(one: Meeting, other: Meeting, shared: int, said: Mapping[str, frozenset[str]]) -> bool:
    if one.committee.id != other.committee.id:
        return False
    if one.source.sha256 == other.source.sha256 or (_whole(one) and _whole(one) == _whole(other)):
        return True
    most = max(len(said[one.address]), len(said[other.address]))
    return shared >= ENOUGH and shared >= MOSTLY * most


def _told(one: Meeting, other: Meeting) -> Problem:
    folders = [f"minutes/{meeting.address}/" for meeting in (other, one)]
    is_file = one.source.sha256 == other.source.sha256
    how = "같은 회의록이" if is_file else "거의 같은 회의록이"
    message = f"{how} 두 폴더에 있습니다: {folders[0]}, {folders[1]}"
    hint = (
        "한 회의를 두 번 올린 것이면 잘못 올린 폴더의 minutes.md를 그 회의의 글로 바꾸세요\n"
        "아직 공개하지 않았으면 그 폴더를 지워도 됩니다. 공개했으면 지우지 말고 안내서의 F014를 읽으세요"
    )
    return at("warning", "F014", (f"minutes/{one.address}", 1), message, hint)
