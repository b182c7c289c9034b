"""What a person must decide of ids (묻는 일): both texts' places, how alike they are, the line to write.

Also what was decided and no longer fits. The answer is data in `meeting.yml`, reviewed like any other change.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.facts.past import Tombstone
from generator.facts.source import Span
from generator.korean.grammar import fold
from generator.model import Meeting
from generator.permalinks.align import Pair
from generator.permalinks.answers import all_gone
from generator.permalinks.ledger import Entry, Ledger, speech_of
from generator.permalinks.missing import LEFT, is_left
from generator.permalinks.runs import Run, answer_for
from generator.permalinks.sketch import fingerprint
from generator.permalinks.slugs import row_of
from generator.permalinks.tombstones import kind_of
from generator.problems import Problem, at

MANY = 3  # texts; fewer may well be left out of a short record


def questions(meeting: Meeting, ledger: Ledger, run: Run) -> list[Problem]:
    """An error for each pair that may be the same or not, and for each answer that answers nothing."""
    places, entries = places_of(meeting), {entry.id: entry for entry in ledger.entries()}
    asked = [
        _question(pair, places, _label(entries.get(pair.old.id), meeting)) for pair in run.doubtful
    ]
    idle = _idle(meeting, entries, run, len(ledger.speakers))
    return [*asked, *idle, *_untrue(meeting, run, places)]


def _label(entry: Entry | None, meeting: Meeting) -> str:
    """Who spoke, if the record says so still: of what it has no more, a label may be a name that is masked now."""
    there = {fold(speech.label) for speech in meeting.speeches}
    return f"{entry.label}, " if entry and entry.label and fold(entry.label) in there else ""


def newly_gone(meeting: Meeting, ledger: Ledger) -> Iterator[Problem]:
    """What is to be said of the texts that were published and are there no more.

    A warning for each speech, or paragraph of one that stays; one error where it is most of the record. Of a record that
    was taken down, one warning.
    """
    living = {entry.id: entry for entry in ledger.living()}
    stones = {s.id: s for s in meeting.retired if s.id in living and s.why == "removed"}
    gone = [own for own, stone in stones.items() if not stone.into and own[0] != "a"]
    gone = [own for own in gone if living[own].hash != fingerprint(LEFT)]
    lost = {speech_of(own) for own in gone if "-" in own}
    went_on = {speech_of(s.id) for s in meeting.retired if s.into and "-" in s.id} - lost
    gone = [own for own in gone if own not in went_on]  # of it only the label is gone
    if gone and (is_left(meeting.source.text) or _is_most(gone, living)):
        yield _most_gone(meeting, gone, living)
        return
    places = places_of(meeting)
    for own in gone:
        speech = own.partition("-")[0]
        if own != speech and speech in gone:
            continue
        label = _label(living.get(speech), meeting)
        letters = sum(living[e].chars for e in gone if e == own or speech_of(e) == own)
        message = f"공개했던 {kind_of(own)} {own}({label}{letters}자)의 글이 빠졌습니다"
        hint = (
            "일부러 뺐으면 그대로 두세요. 그 주소에는 빠졌다고 보입니다\n"
            f"비공개하기로 하여 뺐으면 meeting.yml의 ids: 아래에 적으세요: {own}: redacted"
        )
        yield at("warning", "I008", _before(own, stones, places, meeting), message, hint)


def _is_most(gone: Sequence[str], living: Mapping[str, Entry]) -> bool:
    """Whether half of what was published is gone: blocks and paragraphs, by their letters."""
    texts = {own: entry.chars for own, entry in living.items() if own[0] == "o" or "-" in own}
    lost = [own for own in gone if own in texts]
    return len(lost) >= MANY and 2 * sum(texts[own] for own in lost) >= sum(texts.values())


def _most_gone(meeting: Meeting, gone: Sequence[str], living: Mapping[str, Entry]) -> Problem:
    turns = [own for own in gone if own[0] == "s" and "-" not in own]
    letters = sum(living[own].chars for own in gone)
    secret = f"개인정보 때문에 뺐으면 이렇게 적으세요. 번호 기록에서 그 글의 흔적까지 지웁니다:\nids:\n  all: {all_gone('redacted', meeting)}"
    where = (meeting.source.path, 1)
    if is_left(meeting.source.text):
        message = f"공개했던 회의록을 내립니다: 발언 {len(turns)}건, {letters:,}자의 주소에는 빠졌다고 보입니다"
        return at("warning", "I008", where, message, secret.replace("때문에 뺐", "때문에 내렸"))
    hint = (
        f"다른 글을 잘못 올렸으면 전의 글로 되돌리세요. 다른 회의이면 다른 폴더에 올리세요\n"
        f"정말 이 글로 바꾸는 것이면 meeting.yml에 이렇게 적으세요. 빠진 글의 주소에는 빠졌다고 보입니다:\nids:\n  all: {all_gone('removed', meeting)}\n{secret}"
    )
    message = f"공개했던 글이 거의 다 빠졌습니다: 발언 {len(turns)}건, {letters:,}자"
    return at("error", "I009", where, message, hint)


def _before(
    own: str, stones: Mapping[str, Tombstone], places: Mapping[str, Span], meeting: Meeting
) -> Span | tuple[str, int]:
    """The line of the text behind which a text was that is gone."""
    while own in stones and own not in places:
        own = stones[own].after
    return places.get(own, (meeting.source.path, 1))


def _question(pair: Pair, places: Mapping[str, Span], label: str) -> Problem:
    own = pair.old.id
    message = (
        f"이 글이 전에 있던 {kind_of(own)} {own}({label}{pair.old.letters}자)인지 알 수 없습니다: "
        f"{pair.likeness:.0%} 닮았습니다"
    )
    hint = (
        f"같은 글을 고치거나 이름만 가린 것이면 meeting.yml에 이렇게 적으세요:\nids:\n  {own}: {answer_for(pair.new)}\n"
        f"다른 글이면 이렇게 적으세요. {own}의 링크는 빠진 글이라고 안내합니다:\nids:\n  {own}: removed"
    )
    return at("error", "I002", places[pair.new.id], message, hint)


def places_of(meeting: Meeting) -> dict[str, Span]:
    """The first line of each text that is there, by its id."""
    spans = {paragraph.id: paragraph.spans[0] for paragraph in meeting.paragraphs()}
    spans |= {speech.id: speech.span for speech in meeting.speeches}
    return spans | {item.id: spans[item.paragraph] for item in meeting.agenda}


def _idle(meeting: Meeting, entries: Mapping[str, Entry], run: Run, rows: int) -> Iterator[Problem]:
    where = (meeting.beside("meeting.yml"), 1)
    for own, answer in meeting.notes.ids.items():
        if own == "all":
            if answer.partition("-")[2] != all_gone("", meeting)[1:]:
                message = f"ids의 'all: {answer}'에 맞는 글이 지금 회의록에 없습니다"
                yield at("warning", "I004", where, message, "이제 쓰이지 않는 줄이면 지우세요")
        elif own not in entries and not 0 < row_of(own) <= rows:
            message = f"ids에 준 적이 없는 번호가 있습니다: '{own}'"
            hint = f"번호를 확인하거나 이 줄을 지우세요: {own}: {answer}"
            yield at("error", "I003", where, message, hint)
        elif answer.startswith("same-") and own not in run.answered:
            message = f"ids의 '{own}: {answer}'에 맞는 글이 지금 회의록에 없습니다"
            yield at("warning", "I004", where, message, "이제 쓰이지 않는 줄이면 지우세요")


def _untrue(meeting: Meeting, run: Run, places: Mapping[str, Span]) -> Iterator[Problem]:
    """What is written of a text that it is gone, and the text is there as it was, or is there again."""
    where = (meeting.beside("meeting.yml"), 1)
    for own, text in run.standing.items():
        line = f"{own}: {meeting.notes.ids[own]}"
        message = f"ids에 '{line}'라고 적었으나 그 글이 지금 회의록에 그대로 있습니다"
        hint = (
            f"{own}의 글은 {places[text].path}의 {places[text].first}번째 줄에 있습니다. 번호를 다시 확인하세요\n"
            f"그 글을 빼려면 회의록에서도 지우고, 빼지 않으려면 이 줄을 지우세요: {line}"
        )
        yield at("error", "I014", where, message, hint)
    for own, text in run.barred.items():
        message = f"빠졌다고 적은 {kind_of(own)} {own}의 글이 다시 있습니다: 새 번호를 받습니다"
        hint = f"같은 글이 돌아온 것이면 {meeting.beside('meeting.yml')}에서 이 줄을 지우세요. 그러면 전의 번호로 돌아옵니다: {own}: removed"
        yield at("warning", "I014", places[text], message, hint)
