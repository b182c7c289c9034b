"""What the record has lost since it was published (빠진 것): each loss is told, a great one stops the build.

In: a meeting with its tombstones, and the ledger before it. Out: problems. A record that was taken down and is put up again
is the same meeting, or it is in the wrong folder.
"""

from collections.abc import Iterator, Sequence

from generator.model import Meeting
from generator.permalinks.answers import all_gone
from generator.permalinks.asked import MANY, newly_gone, places_of
from generator.permalinks.ledger import Entry, Ledger, number_of
from generator.permalinks.missing import LEFT, is_left
from generator.permalinks.sketch import fingerprint
from generator.problems import Problem, at, failed

AS_BEFORE = "글머리 표시(-), 들여쓰기, 번호를 전처럼 되돌리면 그 쪽이 남습니다"


def losses(meeting: Meeting, ledger: Ledger) -> list[Problem]:
    """All that is to be said of what is gone; nothing once a person said that this very text is meant."""
    if meeting.notes.ids.get("all", "") in (
        all_gone(why, meeting) for why in ("removed", "redacted")
    ):
        return []
    if reused := list(_reused(meeting, ledger)):
        return reused
    told = list(newly_gone(meeting, ledger))
    if failed(told) or is_left(meeting.source.text):
        return told
    return [*told, *_items(meeting, ledger)]


def _reused(meeting: Meeting, ledger: Ledger) -> Iterator[Problem]:
    """The error for a text that was never here, in the folder of a record that was taken down.

    What comes back has its old ids: if most of the text has none of them, it may well be another meeting's, and the
    folder's address would mean that.
    """
    if is_left(meeting.source.text) or not _was_taken_down(ledger):
        return
    known = {entry.id for entry in ledger.retired()}
    texts = [(len(one.text), one.id in known) for one in meeting.paragraphs()]
    back = sum(letters for letters, is_back in texts if is_back)
    if 2 * back > sum(letters for letters, _ in texts):
        return
    hint = (
        "다른 회의이면 새 폴더를 만들어 올리고, 이 폴더의 minutes.md에는 전처럼 아래 한 줄만 두세요. 한 번 쓴 주소는 다른 회의가 쓸 수 없습니다:\n"
        f"{LEFT}\n"
        "같은 회의의 글을 고쳐서 다시 올린 것이면 meeting.yml에 이렇게 적으세요. 전과 달라진 글은 새 번호를 받습니다:\n"
        f"ids:\n  all: {all_gone('removed', meeting)}"
    )
    message = "내린 회의록의 폴더에 전과 다른 글이 있습니다"
    yield at("error", "I011", (meeting.source.path, 1), message, hint)


def _was_taken_down(ledger: Ledger) -> bool:
    """Whether the last build had no more than the sentence, or none of the turns that there were."""
    turns = [entry for entry in ledger.speeches if entry.is_speech]
    silent = bool(turns) and all(entry.gone for entry in turns)
    return silent or any(entry.hash == fingerprint(LEFT) for entry in ledger.living())


def _items(meeting: Meeting, ledger: Ledger) -> Iterator[Problem]:
    """What is to be said of items whose pages were published and that the record no longer has.

    Where the text that stated them stands, they may only be read no more, since a bullet is another: a warning for each,
    and an error if there are many.
    """
    living = [entry for entry in ledger.agenda if not entry.gone]
    stones = {s.id for s in meeting.retired if s.why == "removed" and not s.into}
    lost = [e for e in living if e.id in stones and e.id not in meeting.notes.ids]
    places = places_of(meeting)
    unread = [entry for entry in lost if entry.at in places]
    if len(unread) >= MANY or (len(unread) > 1 and 2 * len(unread) >= len(living)):
        yield _many_items(meeting, unread)
        return
    for entry in unread:
        hint = (
            f"안건이었던 글은 이 줄에 있습니다. {AS_BEFORE}\n"
            f"이제 안건이 아니면 그대로 두세요. 그 주소에는 빠진 안건이라고 보입니다: {_page(entry, meeting)}"
        )
        message = f"공개했던 안건({entry.id})을 이 글에서 더는 알아보지 못합니다"
        yield at("warning", "I008", places[entry.at], message, hint)
    if gone := [entry for entry in lost if entry.at not in places]:
        message = f"공개했던 안건 {len(gone)}건이 글과 함께 빠졌습니다: {_listed(gone)}"
        hint = "일부러 뺐으면 그대로 두세요. 그 주소에는 빠진 안건이라고 보입니다:\n"
        hint += "\n".join(_page(entry, meeting) for entry in gone)
        yield at("warning", "I008", (meeting.source.path, 1), message, hint)


def _many_items(meeting: Meeting, unread: Sequence[Entry]) -> Problem:
    places = places_of(meeting)
    pages = "\n".join(f"{_page(one, meeting)} ← {places[one.at].first}번째 줄" for one in unread)
    hint = (
        f"안건이었던 글은 기록에 있습니다. {AS_BEFORE}\n"
        f"정말 안건이 아니면 meeting.yml에 이렇게 적으세요. 그 주소에는 빠진 안건이라고 보입니다:\nids:\n  all: {all_gone('removed', meeting)}\n"
        f"없어지는 쪽:\n{pages}"
    )
    message = f"공개했던 안건 {len(unread)}건을 더는 알아보지 못합니다: {_listed(unread)}"
    return at("error", "I012", places[unread[0].at], message, hint)


def _listed(items: Sequence[Entry]) -> str:
    return ", ".join(entry.id for entry in items)


def _page(item: Entry, meeting: Meeting) -> str:
    return f"/{meeting.address}/agenda/{number_of(item.id)}/"
