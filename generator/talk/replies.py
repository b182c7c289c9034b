"""Which earlier speech a paragraph takes up (앞 발언을 받은 말), with the words that say so.

Only where the text and the order of the turns leave one speech: a title that one label has, an item
that one turn reported, or the turn just before. A mask leads to a turn, never to a person, and only
when order decides it; `여러 위원님` is nobody in particular.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from generator.korean import grammar, phrases
from generator.korean.vocabulary import is_common
from generator.model import Meeting, Paragraph, Reply, Speech
from generator.talk.names import offices_of, town_of
from generator.talk.spoken import Spoken, last_of, most_of

BEFORE = 8  # letters before a title that may say when it was: `방금`, `앞서`
AROUND = 20  # letters before and behind a reference that say what was spoken of
RECENT = 3  # turns: `이사장님은 …` means the last one if it was so recent
NAME = 4  # letters
BRIEF = 120  # letters of a chair's turn that only gives the floor to whoever answers


def with_replies(meeting: Meeting) -> Meeting:
    """The meeting with `replies` on its paragraphs; mentions and kinds are known."""
    reporters = {item.id: item.reporter for item in meeting.agenda if item.reporter}
    town = town_of(meeting)
    offices = " ".join(dict.fromkeys(offices_of(meeting)))
    spoken = Spoken(meeting.speeches, town)
    speeches: list[Speech] = []
    asker = -1
    for place, speech in enumerate(meeting.speeches):
        turn = Turn(speech, place, asker, spoken, offices)
        paragraphs = []
        for paragraph in speech.paragraphs:
            found = [
                *_addressed(paragraph, turn),
                *_taken_up(paragraph, turn),
                *_reported(paragraph, reporters),
                *_by_body(paragraph, turn, town),
            ]
            found = found or list(_echoed(paragraph, turn))
            once = {reply.speech: reply for reply in reversed(found)}
            turn.answered.update(once)
            paragraphs.append(replace(paragraph, replies=tuple(reversed(once.values()))))
        speeches.append(replace(speech, paragraphs=tuple(paragraphs)))
        asker = asker if speech.kind == "answer" or _gives_the_floor(speech) else place
    return replace(meeting, speeches=tuple(speeches))


@dataclass(frozen=True, slots=True)
class Turn:
    """A speech, those before it, and which of them its earlier paragraphs took up."""

    speech: Speech
    place: int
    asker: int
    """The place of the last one before that neither answers nor hands on; -1 if there is none."""
    spoken: Spoken
    """All speeches of the meeting."""
    offices: str
    """The names of all bodies and offices: who, not what, is spoken of."""
    answered: set[str] = field(default_factory=set)

    @property
    def before(self) -> int:
        """The set of the speeches before it."""
        return (1 << self.place) - 1

    @property
    def last(self) -> Speech | None:
        """The one right before it."""
        return self.spoken.speeches[self.place - 1] if self.place else None


def _whole(match: re.Match[str], group: str | int = 0) -> str:
    """The words from where a group begins to the match's end, none of them cut."""
    text, start, stop = match.string, match.start(group), len(match[0].rstrip()) + match.start()
    while start and text[start - 1].isalnum():
        start -= 1
    while stop < len(text) and text[stop].isalnum():
        stop += 1
    return text[start:stop]


def _addressed(paragraph: Paragraph, turn: Turn) -> Iterator[Reply]:
    """`이사장님께서 방금 말씀을 하셨는데`."""
    for match in _titles(paragraph.text):
        is_unsaid = phrases.UNSAID.search(
            match[0] + match.string[match.end() : match.end() + BEFORE]
        )
        if not (_is_several(match) or phrases.OTHER_SUBJECT.search(match["rest"]) or is_unsaid):
            target = _holder(match, paragraph, turn)
            if target:
                is_masked = phrases.WHOLLY_MASKED.match(match["before"] or "")
                yield Reply(target.id, _whole(match, "before" if is_masked else "who"))


def _titles(text: str) -> Iterator[re.Match[str]]:
    """Where somebody is addressed by a title; most paragraphs have none, and no such syllable."""
    return phrases.ADDRESSED.finditer(text) if "님" in text else iter(())


def _is_several(match: re.Match[str]) -> bool:
    """Whether nobody in particular is meant: `많은 위원님께서`, `위원들이`."""
    groups = match.groupdict()
    if groups.get("who", "위원") not in ("위원", "의원"):
        return bool(groups["many"] or phrases.SEVERAL.search(groups["before"] or ""))
    around = match.string[max(0, match.start() - AROUND) : match.end()]
    return bool(groups.get("many") or phrases.SEVERAL.search(around))


def _holder(match: re.Match[str], paragraph: Paragraph, turn: Turn) -> Speech | None:
    """The speech of whom a paragraph addresses."""
    said = paragraph.text[max(0, match.start() - BEFORE) : match.end()]
    last = turn.last if phrases.JUST_NOW.search(said) else None
    who, word = match["who"], (match["before"] or "").strip()
    if who in ("위원", "의원"):
        is_masked = bool(grammar.MASK.search(word))
        named = turn.spoken.named(word) & turn.before if word and not is_masked else 0
        if named:
            return _one_of(named, match, turn)
        if _is_somebody(word) or (is_masked and not phrases.WHOLLY_MASKED.fullmatch(word)):
            return None
        is_asker = last and last.kind == "opinion"
        return last if is_asker else _asker(paragraph, turn, match, is_masked=is_masked)
    same, labels = turn.spoken.titled(who)
    labels = list(takewhile(lambda pair: pair[0] < turn.place, labels))
    same &= turn.before
    if phrases.FORMER.search(word) or (
        _is_somebody(word) and not any(word in label for _, label in labels)
    ):
        return None
    if len(labels) > 1:
        same &= 1 << turn.place >> 1 if last else 0
    is_own = same and turn.spoken.speeches[last_of(same)].label == turn.speech.label
    return _one_of(same, match, turn) if same and not is_own else None


def _is_somebody(word: str) -> bool:
    """Whether a word looks like a name, or a surname; `조금` of `조금 전` does not count."""
    is_short = bool(word) and len(word) <= NAME and bool(phrases.SURNAME.match(word))
    return is_short and not phrases.NO_NAME_BEFORE.search(word)


def _one_of(same: int, match: re.Match[str], turn: Turn) -> Speech | None:
    """Of the turns under one label the one that has the words, else the last if it was just now."""
    if only := turn.spoken.only(same):
        return only
    if best := _who_has_the_words(same, match, turn):
        return turn.spoken.only(best)
    last = last_of(same)
    return turn.spoken.speeches[last] if last >= turn.place - RECENT else None


def _who_has_the_words(speeches: int, match: re.Match[str], turn: Turn) -> int:
    """The speeches with the most of the words around a reference; none, if nobody has any."""
    around = match.string[max(0, match.start() - AROUND) : match.end() + AROUND]
    words = [w for w in telling(around) if w not in turn.offices and w not in match[0]]
    return most_of(map(turn.spoken.having, words), speeches)


def _asker(
    paragraph: Paragraph, turn: Turn, match: re.Match[str], *, is_masked: bool = False
) -> Speech | None:
    """The member whom an official answers, as far as order and the words around tell.

    Order: the last member before this run of officials; if several spoke in a row, the words have to
    agree. Where another member alone has spoken of what is taken up, it is that one, but never for a
    mask.
    """
    asker = _member_before(turn)
    said = paragraph.text[max(0, match.start() - BEFORE) : match.end()]
    if asker is None or phrases.EARLIER.search(said):
        return None
    spoken = turn.spoken
    best = _who_has_the_words(spoken.members & turn.before, match, turn)
    if best and not best >> asker & 1:
        is_told = "who" in match.re.groupindex and not is_masked
        return spoken.only(best) if is_told else None
    is_alone = not spoken.members & (1 << asker >> 1)
    is_known = spoken.speeches[asker].id in turn.answered and not is_masked
    return spoken.speeches[asker] if is_alone or is_known or best == 1 << asker else None


def _member_before(turn: Turn) -> int | None:
    """The place of the speech before a run of officials, if it is a member's."""
    if turn.speech.kind not in ("answer", "other", "report") or turn.asker < 0:
        return None
    return turn.asker if turn.spoken.speeches[turn.asker].kind == "opinion" else None


def _gives_the_floor(speech: Speech) -> bool:
    """Whether a chair's turn only hands on; one that asks something of its own does not."""
    if speech.kind != "procedure":
        return False
    text = " ".join(p.text for p in speech.paragraphs)
    return len(text) <= BRIEF and not phrases.CHAIR_ASKS.search(text)


def _taken_up(paragraph: Paragraph, turn: Turn) -> Iterator[Reply]:
    """`우려하시는 부분에 대해서`: whom is left out, order has to tell."""
    is_likely = phrases.IN_TAKEN_UP.search(paragraph.text)
    match = phrases.TAKEN_UP.search(paragraph.text) if is_likely else None
    if match and not _is_several(match) and not _is_of_others(match):
        target = None if any(_titles(paragraph.text)) else _asker(paragraph, turn, match)
        if target:
            yield Reply(target.id, _whole(match))
    match = phrases.MISUNDERSTOOD.search(paragraph.text)
    if match and turn.last and {turn.speech.kind, turn.last.kind} == {"opinion", "answer"}:
        yield Reply(turn.last.id, _whole(match))


def _is_of_others(match: re.Match[str]) -> bool:
    """Whether the clause names somebody else who said it: `주민들께서 걱정하시는 부분`."""
    clause = re.split(r"[,.]", match.string[: match.start()])[-1]
    if match["honoured"]:
        return bool(phrases.SUBJECT_BEFORE.search(clause))
    return bool(phrases.OTHERS.search(clause) or phrases.TO_SOMEBODY.search(clause))


def _reported(paragraph: Paragraph, reporters: dict[str, str]) -> Iterator[Reply]:
    """`스마트도시 솔루션 해외진출이라고 보고했는데`."""
    for mention in paragraph.mentions:
        stop = mention.start + len(mention.quote)
        behind = phrases.REPORTED.match(paragraph.text, stop)
        reporter = reporters.get(mention.agenda)
        if behind and reporter and mention.basis != "carried":
            yield Reply(reporter, paragraph.text[mention.start : behind.end()])


def _by_body(paragraph: Paragraph, turn: Turn, town: str) -> Iterator[Reply]:
    """`기록원에서 많은 데이터를 기록한다 했는데`, if one turn only speaks for that body."""
    match = phrases.BODY_SAID.match(paragraph.text)
    if match and not phrases.OTHER_SUBJECT.search(match["gap"]):
        own = turn.spoken.of_body(match["body"].removeprefix(town), turn.place)
        if own and own.kind == "report":
            yield Reply(own.id, _whole(match, "body"))


def _echoed(paragraph: Paragraph, turn: Turn) -> Iterator[Reply]:
    """`공청회는 …` of an official, if of the members only the last one has spoken of it."""
    asker = _member_before(turn)
    topic = phrases.SUBJECT.match(paragraph.text) if asker is not None else None
    if asker is None or not topic or any(_titles(paragraph.text)):
        return
    words = [w for w in telling(topic["topic"]) if w not in turn.offices]
    others = turn.spoken.members & ((1 << asker) - 1)
    by_last = {w for w in words if turn.spoken.having(w) >> asker & 1}
    by_others = {w for w in words if turn.spoken.having(w) & others}
    if by_last - by_others and by_others <= by_last:
        yield Reply(turn.spoken.speeches[asker].id, _whole(topic))


def telling(text: str) -> list[str]:
    """The words of a text that tell what it is about."""
    words = [phrases.bare(word) for word in phrases.WORD.findall(text)]
    return [
        w for w in words if len(w) > 1 and not is_common(w) and w[:2] not in phrases.EMPTY_HEADS
    ]
