"""What the record has lost since it was published (빠진 것): each loss is told, a great one stops the build.

In: a meeting with its tombstones, and the ledger before it. Out: problems. A record that was taken down and is put up again
is the same meeting, or it is in the wrong folder.
"""

from collections.abc import Iterator

from generator.model import Meeting
from generator.permalinks.asked import all_gone, newly_gone
from generator.permalinks.ledger import Ledger
from generator.permalinks.missing import LEFT, is_left
from generator.permalinks.sketch import fingerprint
from generator.problems import Problem, at


def losses(meeting: Meeting, ledger: Ledger) -> list[Problem]:
    """All that is to be said of what is gone; nothing once a person said that this very text is meant."""
    if meeting.notes.ids.get("all", "") in (
        all_gone(why, meeting) for why in ("removed", "redacted")
    ):
        return []
    return [*_reused(meeting, ledger)] or [*newly_gone(meeting, ledger)]


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
