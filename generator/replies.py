"""Which earlier speech a paragraph takes up (앞 발언을 받은 말), with the words that say so.

Only where the text and the order of the turns leave one speech: a title that one label has, an item
that one turn reported, or the turn just before. A mask leads to a turn, never to a person, and only
when order decides it; `여러 위원님` is nobody in particular.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator import grammar, phrases
from generator.model import Meeting, Paragraph, Reply, Speech
from generator.names import offices_of, town_of
from generator.vocabulary import is_common

BEFORE = 8  # letters before a title that may say when it was: `방금`, `앞서`
AROUND = 20  # letters before and behind a reference that say what was spoken of
RECENT = 3  # turns: `이사장님은 …` means the last one if it was so recent
NAME = 4  # letters
BRIEF = 120  # letters of a chair's turn that only gives the floor to whoever answers


def with_replies(meeting: Meeting) -> Meeting:
    """The meeting with `replies` on its paragraphs; mentions and kinds are known."""
    reporters = {item.id: item.reporter for item in meeting.agenda if item.reporter}
    place = town_of(meeting)
    offices = " ".join(offices_of(meeting))
    texts = {s.id: "\n".join(p.text for p in s.paragraphs) for s in meeting.speeches}
    speeches: list[Speech] = []
    for speech in meeting.speeches:
        turn = Turn(speech, speeches, texts, offices)
        paragraphs = []
        for paragraph in speech.paragraphs:
            found = [
                *_addressed(paragraph, turn),
                *_taken_up(paragraph, turn),
                *_reported(paragraph, reporters),
                *_by_body(paragraph, speeches, place),
            ]
            found = found or list(_echoed(paragraph, turn))
            once = {reply.speech: reply for reply in reversed(found)}
            turn.answered.update(once)
            paragraphs.append(replace(paragraph, replies=tuple(reversed(once.values()))))
        speeches.append(replace(speech, paragraphs=tuple(paragraphs)))
    return replace(meeting, speeches=tuple(speeches))


@dataclass(frozen=True, slots=True)
class Turn:
    """A speech, those before it, and which of them its earlier paragraphs took up."""

    speech: Speech
    before: Sequence[Speech]
    texts: Mapping[str, str]
    """Speech -> all that is said in it."""
    offices: str
    """The names of all bodies and offices: who, not what, is spoken of."""
    answered: set[str] = field(default_factory=set)


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
    for match in phrases.ADDRESSED.finditer(paragraph.text):
        is_unsaid = phrases.UNSAID.search(match[0] + match.string[match.end() :][:BEFORE])
        if not (_is_several(match) or phrases.OTHER_SUBJECT.search(match["rest"]) or is_unsaid):
            target = _holder(match, paragraph, turn)
            if target:
                is_masked = phrases.WHOLLY_MASKED.match(match["before"] or "")
                yield Reply(target.id, _whole(match, "before" if is_masked else "who"))


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
    last = turn.before[-1:] if phrases.JUST_NOW.search(said) else ()
    who, word = match["who"], (match["before"] or "").strip()
    if who in ("위원", "의원"):
        is_masked = bool(grammar.MASK.search(word))
        named = [s for s in turn.before if word and not is_masked and word in s.label.split()]
        if named:
            return _one_of(named, match, turn)
        if _is_somebody(word) or (is_masked and not phrases.WHOLLY_MASKED.fullmatch(word)):
            return None
        just_now = [s for s in last if s.kind == "opinion"]
        return just_now[0] if just_now else _asker(paragraph, turn, match, is_masked=is_masked)
    same = [s for s in turn.before if s.label.endswith(who) and not s.label.endswith(f"부{who}")]
    if phrases.FORMER.search(word) or (
        _is_somebody(word) and not any(word in s.label for s in same)
    ):
        return None
    if len({s.label for s in same}) > 1:
        same = [s for s in last if s in same]
    return _one_of(same, match, turn) if same and same[-1].label != turn.speech.label else None


def _is_somebody(word: str) -> bool:
    """Whether a word looks like a name, or a surname; `조금` of `조금 전` does not count."""
    is_short = bool(word) and len(word) <= NAME and bool(phrases.SURNAME.match(word))
    return is_short and not phrases.NO_NAME_BEFORE.search(word)


def _one_of(same: Sequence[Speech], match: re.Match[str], turn: Turn) -> Speech | None:
    """Of the turns under one label the one that has the words, else the last if it was just now."""
    if len(same) == 1:
        return same[0]
    if best := _who_has_the_words(same, match, turn):
        return best[0] if len(best) == 1 else None
    return same[-1] if same[-1] in turn.before[-RECENT:] else None


def _who_has_the_words(
    speeches: Sequence[Speech], match: re.Match[str], turn: Turn
) -> list[Speech]:
    """The speeches with the most of the words around a reference; none, if nobody has any."""
    around = match.string[max(0, match.start() - AROUND) : match.end() + AROUND]
    words = [w for w in telling(around) if w not in turn.offices and w not in match[0]]
    scores = [sum(speaks_of(turn.texts[s.id], word) for word in words) for s in speeches]
    most = max(scores, default=0)
    return [s for s, score in zip(speeches, scores, strict=True) if score == most > 0]


def _asker(
    paragraph: Paragraph, turn: Turn, match: re.Match[str], *, is_masked: bool = False
) -> Speech | None:
    """The member whom an official answers, as far as order and the words around tell.

    Order: the last member before this run of officials; if several spoke in a row, the words have to
    agree. Where another member alone has spoken of what is taken up, it is that one, but never for a
    mask.
    """
    earlier = _up_to_member(turn)
    said = paragraph.text[max(0, match.start() - BEFORE) : match.end()]
    if not earlier or phrases.EARLIER.search(said):
        return None
    members = [s for s in turn.before if s.kind == "opinion"]
    best = _who_has_the_words(members, match, turn)
    if best and earlier[-1] not in best:
        is_told = len(best) == 1 and "who" in match.re.groupindex and not is_masked
        return best[0] if is_told else None
    is_alone = len(earlier) < 2 or earlier[-2].kind != "opinion"
    is_known = earlier[-1].id in turn.answered and not is_masked
    return earlier[-1] if is_alone or is_known or best == [earlier[-1]] else None


def _up_to_member(turn: Turn) -> Sequence[Speech]:
    """The speeches before a run of officials, if the last of them is a member's."""
    if turn.speech.kind not in ("answer", "other", "report"):
        return ()
    earlier = list(turn.before)
    while earlier and (earlier[-1].kind == "answer" or _gives_the_floor(earlier[-1])):
        earlier.pop()
    return earlier if earlier and earlier[-1].kind == "opinion" else ()


def _gives_the_floor(speech: Speech) -> bool:
    """Whether a chair's turn only hands on; one that asks something of its own does not."""
    text = " ".join(p.text for p in speech.paragraphs)
    is_brief = speech.kind == "procedure" and len(text) <= BRIEF
    return is_brief and not phrases.CHAIR_ASKS.search(text)


def _taken_up(paragraph: Paragraph, turn: Turn) -> Iterator[Reply]:
    """`우려하시는 부분에 대해서`: whom is left out, order has to tell."""
    match = phrases.TAKEN_UP.search(paragraph.text)
    is_addressed = phrases.ADDRESSED.search(paragraph.text)
    if match and not is_addressed and not _is_several(match) and not _is_of_others(match):
        target = _asker(paragraph, turn, match)
        if target:
            yield Reply(target.id, _whole(match))
    if (match := phrases.MISUNDERSTOOD.search(paragraph.text)) and turn.before:
        last = turn.before[-1]
        if {turn.speech.kind, last.kind} == {"opinion", "answer"}:
            yield Reply(last.id, _whole(match))


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


def _by_body(paragraph: Paragraph, before: Sequence[Speech], town: str) -> Iterator[Reply]:
    """`기록원에서 많은 데이터를 기록한다 했는데`, if one turn only speaks for that body."""
    match = phrases.BODY_SAID.match(paragraph.text)
    if match and not phrases.OTHER_SUBJECT.search(match["gap"]):
        body = match["body"].removeprefix(town)
        own = [s for s in before if body in _bodies(s.label, town)]
        if len(own) == 1 and own[0].kind == "report":
            yield Reply(own[0].id, _whole(match, "body"))


def _bodies(label: str, town: str) -> Iterator[str]:
    """The body for which a label speaks: `기록원`, or `공원과` of `공원과장`."""
    first = (label.split() or [""])[0].removeprefix(town)
    yield first
    if first == label.removeprefix(town):
        yield first.removesuffix("장")


def _echoed(paragraph: Paragraph, turn: Turn) -> Iterator[Reply]:
    """`공청회는 …` of an official, if of the members only the last one has spoken of it."""
    earlier = _up_to_member(turn)
    topic = phrases.SUBJECT.match(paragraph.text)
    if not earlier or not topic or phrases.ADDRESSED.search(paragraph.text):
        return
    words = [w for w in telling(topic["topic"]) if w not in turn.offices]
    others = [turn.texts[s.id] for s in earlier[:-1] if s.kind == "opinion"]
    by_last = {w for w in words if speaks_of(turn.texts[earlier[-1].id], w)}
    by_others = {w for w in words if any(speaks_of(text, w) for text in others)}
    if by_last - by_others and by_others <= by_last:
        yield Reply(earlier[-1].id, _whole(topic))


def telling(text: str) -> list[str]:
    """The words of a text that tell what it is about."""
    words = [phrases.PARTICLES.sub("", word) for word in phrases.WORD.findall(text)]
    return [
        w for w in words if len(w) > 1 and not is_common(w) and w[:2] not in phrases.EMPTY_HEADS
    ]


def speaks_of(text: str, word: str) -> bool:
    """Whether a word stands in a text, whatever is behind it."""
    return word in text and bool(re.search(rf"(?<![^\W_]){re.escape(word)}", text))
