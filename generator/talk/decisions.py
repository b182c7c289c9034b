"""What was decided on each item (결정): in the chair's words, and in lines that state a result (`의결 : 원안대로 가결함`).

A decision belongs to the item that it names by number, else by title, else to what is open. What was
decided on the way, to refer an item or to stop for a while, decides no item; nor does an amendment that was lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from generator.korean import formulas, grammar, titles
from generator.korean import proceedings as signs
from generator.korean.nobody import is_everybody, is_prose
from generator.korean.numbers import numbers
from generator.korean.outcomes import word_of
from generator.model import AgendaItem, Meeting, Outcome, Paragraph, Speech
from generator.record.speakers import is_leader
from generator.talk.resolved import resolved, suitable
from generator.talk.sections import called, named_by_code, opened_in, ordinals, told_from
from generator.talk.stated import lost_in, narrated, stated

CONSENT = 15  # letters that agree, at most: `이의 없습니다`, `재청합니다`
BARE = 20  # letters of a question that says only `이의 없으십니까?`: then the sentence before it says what


@dataclass(frozen=True, slots=True)
class Declared:
    """A decision with where it was declared, and the numbers of the items that it names."""

    outcome: Outcome
    speech: str
    named: frozenset[int | str]

    @property
    def said(self) -> str:
        """Question and decision, as words are compared."""
        return grammar.fold(f"{self.outcome.question} {self.outcome.quote}")


def with_outcomes(meeting: Meeting) -> Meeting:
    """The meeting with what was decided on each item."""
    known = {item.id: item for item in meeting.agenda}
    open_at = {
        own: [known[item] for item in section.items]
        for section in meeting.sections
        for own in section.speeches
    }
    told: dict[str, list[Outcome]] = {}
    lost: dict[str, list[Outcome]] = {}
    alone = meeting.agenda if len(meeting.agenda) == 1 and not meeting.sections else ()
    elsewhere = _under_others(meeting, alone[0]) if alone else frozenset()
    ended, since = _ended_in(meeting), _Since(meeting.speeches)
    told_first = told_from(meeting)

    def open_for(declared: Declared) -> Sequence[AgendaItem]:
        if (turn := ended.get(declared.speech)) and _is_before(declared, turn, meeting):
            return [known[own] for own in turn.before]
        return open_at.get(declared.speech, () if declared.speech in elsewhere else alone)

    def decided(declared: Declared) -> list[str]:
        return [item.id for item in meant(declared) if not _is_on_the_way(declared, item)]

    def meant(declared: Declared) -> Sequence[AgendaItem]:
        together = [
            item
            for item in open_for(declared)
            if item.id not in told or not since.spoken(told[item.id][-1], declared)
        ]
        found = _meant(declared, together, meeting.agenda)
        until = since.place(declared) + 1
        return [item for item in found if not declared.named or told_first[item.id] <= until]

    for declared in (d for speech in meeting.speeches for d in _declared(speech)):
        for own in decided(declared):
            told.setdefault(own, []).append(declared.outcome)
        for item in meant(declared) if _is_lost(declared) else ():
            lost.setdefault(item.id, []).append(declared.outcome)
    for declared in (d for speech in meeting.speeches for d in _lost(speech)):
        for item in meant(declared):
            lost.setdefault(item.id, []).append(declared.outcome)
    for own, outcome in stated(meeting, frozenset(told)):
        if formulas.LOST_LINE.match(outcome.quote):
            lost.setdefault(own, []).append(outcome)
            continue
        words = [one.word for one in told.get(own, ())]
        if not any(word.endswith(outcome.word) for word in words):
            told.setdefault(own, []).append(outcome)
    for own, outcome in resolved(meeting):
        told.setdefault(own, [outcome])
    unanswered = _unanswered(meeting, open_at, ended)
    announced = [
        declared
        for speech in meeting.speeches
        for declared in _announced(speech)
        if (speech.id, _ids(open_for(declared))) in unanswered
    ]
    for own, outcome in [(own, d.outcome) for d in announced for own in decided(d)]:
        told.setdefault(own, [outcome])  # where nothing else says what was decided
    return replace(meeting, agenda=tuple(_with(item, told, lost) for item in meeting.agenda))


class _Since:
    """Who speaks between two decisions: what one turn decided, another decides of an item that nothing tells."""

    def __init__(self, speeches: Sequence[Speech]) -> None:
        self._place = {speech.id: n for n, speech in enumerate(speeches)}
        self._spoken = list(accumulate(map(_has_said, speeches), initial=0))

    def place(self, declared: Declared) -> int:
        """Which of the speeches a decision stands in."""
        return self._place[declared.speech]

    def spoken(self, before: Outcome, declared: Declared) -> bool:
        """Whether people spoke since an item was decided."""
        start = self._place.get(before.paragraph.partition("-")[0], -1)
        return self._spoken[self.place(declared)] > self._spoken[start + 1]


def _under_others(meeting: Meeting, item: AgendaItem) -> frozenset[str]:
    """The speeches above the title of the only item that is known, or below a heading that has another title."""
    found: set[str] = set()
    above: list[str] = []
    is_other = False
    for own, paragraph in _unsaid(meeting):
        if paragraph.role == "agenda" and paragraph.id == item.paragraph:
            found.update(above)
        if paragraph.heading or paragraph.role == "agenda":
            is_other = bool(titles.WORDED.search(paragraph.text.strip()))
            is_other = is_other and grammar.fold(item.title) not in grammar.fold(paragraph.text)
        above.append(own)
        found |= {own} if is_other else set()
    return frozenset(found)


def _unsaid(meeting: Meeting) -> Iterator[tuple[str, Paragraph]]:
    """What nobody says below the record's own title, with its speech, and the first paragraph of what somebody says."""
    yield from (("", paragraph) for paragraph in meeting.front[1:])
    for speech in meeting.speeches:
        yield from ((speech.id, p) for p in speech.paragraphs[: 1 if speech.label else None])


@dataclass(frozen=True, slots=True)
class Turn:
    """A speech that opens items after it ended with others: the items before, and the paragraph that opens."""

    before: tuple[str, ...]
    opened: str
    ever: frozenset[str]
    """All items that were open so far."""


def _ended_in(meeting: Meeting) -> dict[str, Turn]:
    """The speeches in which one section ends and the next is opened."""
    ever: set[str] = set()
    turns: dict[str, Turn] = {}
    for before, now in pairwise(meeting.sections):
        ever |= set(before.items)
        if now.opened.partition("-")[0] == now.speeches[0]:
            turns[now.speeches[0]] = Turn(before.items, now.opened, frozenset(ever))
    return turns


def _is_before(declared: Declared, turn: Turn, meeting: Meeting) -> bool:
    """Whether a decision was declared before the next item was opened, in the same speech."""
    speech = next(s for s in meeting.speeches if s.id == declared.speech)
    order = [paragraph.id for paragraph in speech.paragraphs]
    here, there = order.index(declared.outcome.paragraph), order.index(turn.opened)
    if here != there:
        return here < there
    text, quote = speech.paragraphs[here].text, declared.outcome.quote
    so_far = replace(
        speech.paragraphs[here], parts=(text[: text.find(quote) + len(quote)],), joins=()
    )
    opened, _ = opened_in(replace(speech, paragraphs=(so_far,)), meeting.agenda, turn.ever)
    return not opened


def _has_said(speech: Speech) -> bool:
    """Whether somebody else than who leads says more than `예` or `이의 없습니다`."""
    is_one = speech.label and not is_everybody(speech.label) and not is_leader(speech.label)
    return bool(is_one) and sum(len(p.text) for p in speech.paragraphs) > CONSENT


def _with(
    item: AgendaItem,
    told: Mapping[str, Sequence[Outcome]],
    lost: Mapping[str, Sequence[Outcome]],
) -> AgendaItem:
    decided, amendments = told.get(item.id, ()), dict.fromkeys(lost.get(item.id, ()))
    return replace(item, outcomes=suitable(item, decided), amendments=tuple(amendments))


def _meant(
    declared: Declared, together: Sequence[AgendaItem], agenda: Sequence[AgendaItem]
) -> Sequence[AgendaItem]:
    """The items that a decision is about: by their numbers, else by their titles, else all that are open."""
    if declared.named:
        numbers = ordinals(agenda)
        both = zip(agenda, called(agenda), strict=True)
        numbered = [i for i, names in both if not declared.named.isdisjoint(names)]
        return [
            i
            for i in numbered
            if i in together
            or numbers.count(signs.ordinal(i.number)) == 1
            or grammar.fold(i.title) in declared.said
        ]
    if coded := named_by_code(_asked(declared.outcome), agenda):
        return coded
    titled = [item for item in together if grammar.fold(item.title) in declared.said]
    return titled or together


def _is_on_the_way(declared: Declared, item: AgendaItem) -> bool:
    """Whether something else than the item was decided: where it goes, who counts, an amendment that was lost."""
    text = _asked(declared.outcome)
    match = formulas.ON_THE_WAY.search(text)
    word = declared.outcome.word
    is_referred = word == formulas.REFERRED_WORD or formulas.HELD_OVER.match(word)
    if not match or is_referred or formulas.AS_PROPOSED.search(text):
        return bool(formulas.AMENDMENT_LOST.search(text))
    return grammar.fold(match[0])[:3] not in grammar.fold(item.title)


def _is_lost(declared: Declared) -> bool:
    """Whether what was declared is that an amendment was lost."""
    is_lost = formulas.AMENDMENT_LOST.search(_asked(declared.outcome))
    return bool(is_lost) and declared.outcome.word.endswith("부결")


def _lost(speech: Speech) -> Iterator[Declared]:
    """The lines of a chair that say so without declaring it."""
    is_led = not speech.label or is_leader(speech.label)
    for paragraph in speech.paragraphs if is_led else ():
        for outcome in lost_in(paragraph):
            yield Declared(outcome, speech.id, _named(outcome))


def _declared(speech: Speech) -> Iterator[Declared]:
    """What a chair declares, with the question before it and the items named in either."""
    question: tuple[str, str] = ("", "")
    is_led = not speech.label or is_leader(speech.label)
    for paragraph in (p for p in speech.paragraphs if is_led and p.role == "text"):
        said = before = ""
        for whole in signs.sentences(paragraph.text):
            sentence = whole.strip()
            said += sentence
            if sentence.endswith("?") and formulas.OBJECTION.search(sentence):
                is_bare = len(sentence) < BARE
                question = ((before + whole if is_bare else sentence).strip(), paragraph.id)
            elif found := _decision(sentence, question, signs.votes(said), paragraph.id):
                yield from _each(Declared(found, speech.id, _named(found)))
                question = ("", "")
            before = whole
        if not speech.label and is_prose(paragraph.text):
            yield from (Declared(one, speech.id, _named(one)) for one in narrated(paragraph))
        if question[1] != paragraph.id:
            question = ("", "")


def _unanswered(
    meeting: Meeting, open_at: Mapping[str, Sequence[AgendaItem]], ended: Mapping[str, Turn]
) -> AbstractSet[tuple[str, tuple[str, ...]]]:
    """Each speech with the items about which nobody but who leads speaks behind it."""
    answered: set[tuple[str, ...]] = set()
    found: set[tuple[str, tuple[str, ...]]] = set()
    for speech in reversed(meeting.speeches):
        own, turn = _ids(open_at.get(speech.id, ())), ended.get(speech.id)
        both = {own, turn.before} if turn else {own}
        found |= {(speech.id, items) for items in both - answered}
        answered |= {own} if _has_objected(speech) else set()
    return found


def _has_objected(speech: Speech) -> bool:
    """Whether anybody but who leads says anything; all together, more than that they agree."""
    said = "".join(p.text for p in speech.paragraphs)
    is_of_all = is_everybody(speech.label) and formulas.OF_ALL.search(speech.label)
    agrees = is_of_all and formulas.AGREED.fullmatch(said.strip())
    return bool(speech.label) and not is_leader(speech.label) and not agrees


def _ids(items: Sequence[AgendaItem]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _announced(speech: Speech) -> Iterator[Declared]:
    """What a chair says is decided herewith, and asks nobody: `원안대로 의결하겠습니다`."""
    said = [p for p in speech.paragraphs if p.role == "text"]
    is_chair = is_leader(speech.label) and not formulas.DEPUTY.search(speech.label)
    if not is_chair or any("?" in paragraph.text for paragraph in said):
        return
    for paragraph in said:
        for sentence in map(str.strip, signs.sentences(paragraph.text)):
            match = formulas.HEREWITH.search("".join(sentence.split("\n")))
            if (
                match
                and (match["later"] or not formulas.NOT_TODAY.search(sentence))
                and not formulas.PROCEDURE.search(sentence)
            ):
                outcome = Outcome(next(filter(None, match.groups())), sentence, paragraph.id)
                yield Declared(outcome, speech.id, _named(outcome))


def _each(declared: Declared) -> Iterator[Declared]:
    """A sentence that decides several items in different ways, for each: `제1항은 부결, 제2항은 가결되었음을 …`."""
    quote = "".join(declared.outcome.quote.split("\n"))
    starts = [match.start() for match in signs.NUMBERS.finditer(quote)]
    parts = [quote[a:b] for a, b in pairwise([*starts, len(quote)])]
    words = [word_of(part) for part in parts]
    if len(set(filter(None, words))) < 2:
        yield declared
        return
    waiting: list[int | str] = []  # for the word behind the next: `제1항과 제2항은 가결`
    for part, word in zip(parts, words, strict=True):
        waiting += numbers(part)
        if word:
            outcome = replace(declared.outcome, word=word)
            yield Declared(outcome, declared.speech, frozenset(waiting))
            waiting = []


def _decision(
    sentence: str, question: tuple[str, str], votes: tuple[tuple[str, int], ...], where: str
) -> Outcome | None:
    """A sentence that decides; that something is put off is one only of an item that it names.

    Where it was asked whether to refer an item (회부), or not to bring it before the plenary, that is what was decided.
    """
    ways = (formulas.DECLARED, formulas.PUT_OFF, formulas.HELD_ON)
    found = next(filter(None, (way.search(sentence) for way in ways)), None)
    if not found or formulas.NOT_NOW.search(sentence):
        return None
    asked = "".join(f"{question[0]} {sentence}".split("\n"))
    referred = None if formulas.AS_PROPOSED.search(asked) else formulas.REFERRED.search(asked)
    is_bare = found["word"] in ("의결", "가결")
    so = formulas.AS_WHAT.search(sentence[: found.start("word")]) if is_bare else None
    word = referred[0] if referred else so["what"] if so else found["word"]
    outcome = Outcome(word, sentence, where, *question, votes)
    return outcome if found.re is formulas.DECLARED or _named(outcome) else None


def _named(outcome: Outcome) -> frozenset[int | str]:
    return frozenset(numbers(_asked(outcome)))


def _asked(outcome: Outcome) -> str:
    return "".join(f"{outcome.question} {outcome.quote}".split("\n"))
