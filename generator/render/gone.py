"""What is said of ids whose words are gone (묘비), and where: at their old places, or beside their words' new one.

Also the page of all that changed: corrections, tombstones, what the draft had otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.facts.past import Tombstone
from generator.model import Meeting
from generator.permalinks.tombstones import by_level, in_place, kind_of
from generator.render import urls
from generator.render.page import Link, View
from generator.render.urls import MeetingUrls

FATES = {
    "removed": "{kind} {id}의 글은 기록에서 빠졌습니다.",
    "redacted": "{kind} {id}의 글은 비공개하기로 하여 뺐습니다.",
    "merged": "{kind} {id}의 글은 {goal}에 합쳐졌습니다.",
    "moved": "{kind} {id}의 글은 지금 {goal}에 있습니다.",
    "parted": "{kind} {id}의 글은 일부만 지금 {goal}에 있습니다.",
}
NOBODY = "이 주소의 발언자는 기록에서 빠졌습니다."


@dataclass(frozen=True, slots=True)
class Told:
    """An id that is gone, and what is said of it."""

    id: str
    words: str
    lives: bool = False
    """Whether its words stand elsewhere."""


def _told(
    own: str, stones: Mapping[str, Tombstone], inner: Mapping[str, Sequence[Tombstone]]
) -> tuple[Told, str]:
    """What became of an id, and where its words are now; if they went on and were lost there, it was removed.

    Of a turn that was removed the words are where its paragraphs are, all of them or some.
    """
    stone, goal = stones[own], goal_of(own, stones, inner)
    why: str = stone.why if goal or not stone.into else "removed"
    if goal and why == "removed":
        parts = [goal_of(one.id, stones, inner) for one in inner.get(own, ())]
        why = "moved" if all(parts) else "parted"
    return Told(own, FATES[why].format(kind=kind_of(own), id=own, goal=goal), bool(goal)), goal


@dataclass(frozen=True, slots=True)
class Stones:
    """The tombstones of a transcript, each list in order, with what is said."""

    before: Mapping[str, Sequence[Told]]
    """Text that is there -> those right before it."""
    last: Mapping[str, Sequence[Told]]
    """Speech -> those after its last paragraph; `o`, `s` and `a`: those after the last text of a kind."""


def stones_of(meeting: Meeting) -> Stones:
    """Where each tombstone of a meeting stands: beside its words if they live, else in its place."""
    there = {s.id: [p.id for p in s.paragraphs] for s in meeting.speeches}
    by_id = {stone.id: stone for stone in meeting.retired}
    inner = by_level(meeting.retired)
    before: dict[str, list[Told]] = {}
    last: dict[str, list[Told]] = {}
    waiting: list[Told] = []

    def walk(level: str, living: Sequence[str], start: str = "") -> None:
        for own in in_place(living, inner.get(level, ()), start):
            if own in by_id:
                told, goal = _told(own, by_id, inner)
                (before.setdefault(goal, []) if goal else waiting).append(told)
            else:
                before.setdefault(own, []).extend(waiting)
                waiting.clear()
            if level == "s":
                walk(own, there.get(own, ()), own)
        if level in "os" or level in there:
            last[level] = [*waiting]
            waiting.clear()

    walk("o", [paragraph.id for paragraph in meeting.front])
    walk("s", list(there))
    last["a"] = [told for told, _ in told_of(meeting) if told.id[0] == "a"]
    return Stones(before, last)


def goal_of(
    own: str, stones: Mapping[str, Tombstone], inner: Mapping[str, Sequence[Tombstone]]
) -> str:
    """Where the words of an id are now; a speech is where the first of its paragraphs is. Empty if nowhere."""
    places = [stone.id for stone in inner.get(own, ())]
    for start in places or [own]:
        end = start
        while end in stones and stones[end].into:
            end = stones[end].into
        if end not in stones and end != start:
            return end
    return ""


def told_of(meeting: Meeting) -> Iterator[tuple[Told, str]]:
    """Each id that is gone, and where its words are now."""
    stones, inner = {stone.id: stone for stone in meeting.retired}, by_level(meeting.retired)
    for own in stones:
        yield _told(own, stones, inner)


def corrections_page(meeting: Meeting, u: MeetingUrls) -> View:
    """Corrections, versions, what the draft had otherwise, and every id that is gone."""
    facts = {
        "corrected": [p for p in meeting.paragraphs() if p.corrections],
        "versions": meeting.notes.versions,
        "changes": meeting.changes,
        "retired": [(told.id, told.words, _home(told.id, u)) for told, _ in told_of(meeting)],
        "errors": urls.ERRORS,
    }
    text = f"{meeting.title}에서 정정한 곳과, 빠지거나 옮겨진 글의 주소"
    return View("corrections", u.corrections, "정정과 변경", text, facts, {})


def gone_pages(meeting: Meeting, u: MeetingUrls) -> Iterator[View]:
    """A page for every address of an item or a speaker that is there no more."""
    for told, goal in told_of(meeting):
        if told.id[0] == "a":
            front = {"kind": "agenda", "agenda": told.id, "gone": "agenda"}
            above, title = Link("안건", u.agenda), "기록에서 빠진 안건"
            facts = {"told": told, "goal": goal and u.item(goal), "list": above}
            yield View("gone", u.item(told.id), title, title, facts, front, (above,))
    for slug, into in meeting.former_speakers.items():
        if not into:
            front, above = (
                {"kind": "speaker", "speaker": slug, "gone": "speaker"},
                Link("발언자", u.speakers),
            )
            facts = {"told": Told(slug, NOBODY), "goal": "", "list": above}
            title = "기록에서 빠진 발언자"
            yield View("gone", u.speaker(slug), title, title, facts, front, (above,))


def _home(own: str, u: MeetingUrls) -> str:
    return u.item(own) if own[0] == "a" else u.at(own)
