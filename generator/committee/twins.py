"""One record under two numbers (같은 회의록 둘): two folders of a committee with the same file, or with nearly the same speeches.

In: all meetings, also as `brief` has them. Out: a warning for each that has a twin before it, which names both folders.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model import Meeting, Speech
from generator.problems import Problem, at

BEGUN = 80  # letters of a speech that are compared: fewer than `brief` keeps
LONG = 30  # letters with which a speech begins like no other
ENOUGH = 3  # such speeches
MOSTLY = 0.8  # of those of either record


def twins(meetings: Sequence[Meeting]) -> Iterator[Problem]:
    """Each meeting whose record another folder of its committee has too."""
    having: dict[tuple[str, str], list[Meeting]] = {}
    begun: dict[str, int] = {}
    for one in sorted(meetings, key=lambda meeting: meeting.address):
        if not (one.speeches or one.overview.fields):
            continue  # taken down
        said = frozenset(key for speech in one.speeches if len(key := _opening(speech)) >= LONG)
        begun[one.address] = len(said)
        shared: Counter[str] = Counter()
        earlier: dict[str, Meeting] = {}
        for key in (one.source.sha256, *said):
            listed = having.setdefault((one.committee.id, key), [])
            earlier |= {other.address: other for other in listed}
            shared.update(other.address for other in listed)
            listed.append(one)
        for own, other in earlier.items():
            most = max(begun[one.address], begun[own])
            is_near = shared[own] >= max(ENOUGH, MOSTLY * most)
            if one.source.sha256 == other.source.sha256 or is_near:
                yield _told(one, other)
                break


def _opening(speech: Speech) -> str:
    """A label and how its speech begins."""
    words = speech.paragraphs[0].text[: 2 * BEGUN].split() if speech.paragraphs else []
    return f"{speech.label} {' '.join(words)[:BEGUN]}"


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
