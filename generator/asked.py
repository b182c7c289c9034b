"""What a person must decide of ids (묻는 일): both texts' places, how alike they are, the line to write.

Also what was decided and no longer fits. The answer is data in `meeting.yml`, reviewed like any other change.
"""

from collections.abc import Iterator, Mapping

from generator.align import Pair
from generator.grammar import fold
from generator.ledger import Entry, Ledger
from generator.model import Meeting
from generator.problems import Problem, at
from generator.runs import Run, answer_for
from generator.slugs import row_of
from generator.source import Span
from generator.tombstones import kind_of


def questions(meeting: Meeting, ledger: Ledger, run: Run) -> list[Problem]:
    """An error for each pair that may be the same or not, and for each answer that answers nothing."""
    places, entries = _places(meeting), {entry.id: entry for entry in ledger.entries()}
    asked = [
        _question(pair, places, _label(entries.get(pair.old.id), meeting)) for pair in run.doubtful
    ]
    return [*asked, *_idle(meeting, entries, run, len(ledger.speakers))]


def _label(entry: Entry | None, meeting: Meeting) -> str:
    """Who spoke, if the record says so still: of what it has no more, a label may be a name that is masked now."""
    there = {fold(speech.label) for speech in meeting.speeches}
    return f"{entry.label}, " if entry and entry.label and fold(entry.label) in there else ""


def newly_gone(meeting: Meeting, ledger: Ledger) -> Iterator[Problem]:
    """A warning for each speech, or paragraph of one that stays, that was published and is there no more."""
    living = {entry.id: entry for entry in ledger.living()}
    gone = {s.id for s in meeting.retired if s.id in living and s.why == "removed" and not s.into}
    for own in (own for own in living if own in gone and own[0] != "a"):
        speech = own.partition("-")[0]
        if own != speech and speech in gone:
            continue
        label = _label(living.get(speech), meeting)
        message = f"공개했던 {kind_of(own)} {own}({label}{living[own].chars}자)의 글이 빠졌습니다"
        hint = (
            "일부러 뺐으면 그대로 두세요. 그 주소에는 빠졌다고 보입니다\n"
            f"비공개하기로 하여 뺐으면 meeting.yml의 ids: 아래에 적으세요: {own}: redacted"
        )
        yield at("warning", "I008", (meeting.source.path, 1), message, hint)


def _question(pair: Pair, places: Mapping[str, Span], label: str) -> Problem:
    own = pair.old.id
    message = (
        f"이 글이 전에 있던 {kind_of(own)} {own}({label}{pair.old.letters}자)인지 알 수 없습니다: "
        f"{pair.likeness:.0%} 닮았습니다"
    )
    hint = (
        f"같은 글을 고친 것이면 meeting.yml에 이렇게 적으세요:\nids:\n  {own}: {answer_for(pair.new)}\n"
        f"다른 글이면 이렇게 적으세요. {own}의 링크는 빠진 글이라고 안내합니다:\nids:\n  {own}: removed"
    )
    return at("error", "I002", places[pair.new.id], message, hint)


def _places(meeting: Meeting) -> dict[str, Span]:
    """Where each text of the record stands, by its id as parsed."""
    spans = {paragraph.id: paragraph.spans[0] for paragraph in meeting.paragraphs()}
    spans |= {speech.id: speech.span for speech in meeting.speeches}
    return spans | {item.id: spans[item.paragraph] for item in meeting.agenda}


def _idle(meeting: Meeting, entries: Mapping[str, Entry], run: Run, rows: int) -> Iterator[Problem]:
    where = (meeting.beside("meeting.yml"), 1)
    for own, answer in meeting.notes.ids.items():
        if own not in entries and not 0 < row_of(own) <= rows:
            message = f"ids에 준 적이 없는 번호가 있습니다: '{own}'"
            yield at(
                "error",
                "I003",
                where,
                message,
                f"번호를 확인하거나 이 줄을 지우세요: {own}: {answer}",
            )
        elif answer.startswith("same-") and own not in run.answered:
            message = f"ids의 '{own}: {answer}'에 맞는 글이 지금 회의록에 없습니다"
            yield at("warning", "I004", where, message, "이제 쓰이지 않는 줄이면 지우세요")
