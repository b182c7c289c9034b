"""What was decided on each item (결정): in the chair's words, and in lines that state a result (`의결 : 원안대로 가결함`).

A decision belongs to the item that it names by number, else by title, else to what is open. What was
decided on the way, to refer an item or to stop for a while, decides no item; nor does an amendment that was lost.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from generator import formulas, grammar, titles
from generator import proceedings as signs
from generator.agenda import rows_of
from generator.dialects.roles import numbers
from generator.model import AgendaItem, Meeting, Outcome, Paragraph, Speech
from generator.outcomes import FIRM, RESULT, untold, word_of
from generator.sections import named_by_code, opens, ordinals
from generator.speakers import is_leader

PARTS = ("□", "■", "◆", "◇", "▣")  # begin another part of a sheet
FIRST = 2  # letters by which titles are looked up
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
    alone = meeting.agenda if len(meeting.agenda) == 1 and not meeting.sections else ()
    ended = _ended_in(meeting)

    def decided(declared: Declared) -> list[str]:
        together = open_at.get(declared.speech, alone)
        if (turn := ended.get(declared.speech)) and _is_before(declared, turn, meeting):
            together = [known[own] for own in turn.before]
        meant = _meant(declared, together, meeting.agenda)
        return [item.id for item in meant if not _is_on_the_way(declared, item)]

    for declared in (d for speech in meeting.speeches for d in _declared(speech)):
        for own in decided(declared):
            told.setdefault(own, []).append(declared.outcome)
    lists = (_stated, _in_rows, _in_lists, _behind_titles, _counted_off)
    for own, outcome in chain.from_iterable(read(meeting) for read in lists):
        words = [one.word for one in told.get(own, ())]
        if not any(word.endswith(outcome.word) for word in words):
            told.setdefault(own, []).append(outcome)
    announced = [d for speech in meeting.speeches for d in _announced(speech)]
    for own, outcome in [(own, d.outcome) for d in announced for own in decided(d)]:
        told.setdefault(own, [outcome])  # where nothing else says what was decided
    return replace(meeting, agenda=tuple(_with(item, told) for item in meeting.agenda))


@dataclass(frozen=True, slots=True)
class Turn:
    """A speech that opens items after it ended with others: the items before, and the paragraph that opens."""

    before: Sequence[str]
    opened: str


def _ended_in(meeting: Meeting) -> dict[str, Turn]:
    """The speeches in which one section ends and the next is opened."""
    return {
        now.speeches[0]: Turn(before.items, now.opened)
        for before, now in pairwise(meeting.sections)
        if now.opened.partition("-")[0] == now.speeches[0]
    }


def _is_before(declared: Declared, turn: Turn, meeting: Meeting) -> bool:
    """Whether a decision was declared before the next item was opened, in the same speech."""
    speech = next(s for s in meeting.speeches if s.id == declared.speech)
    order = [paragraph.id for paragraph in speech.paragraphs]
    here, there = order.index(declared.outcome.paragraph), order.index(turn.opened)
    if here != there:
        return here < there
    text = speech.paragraphs[here].text
    behind = text[text.find(declared.outcome.quote) + len(declared.outcome.quote) :]
    return bool(opens(behind))


def _stated(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the results that lines below their titles state."""
    stated = {item.paragraph: item.id for item in meeting.agenda}
    times = Counter(item.paragraph for item in meeting.agenda)
    repeated = _repeated(meeting)
    current = above = ""
    for paragraph in meeting.paragraphs():
        is_title = times[paragraph.id] == 1
        is_list = times[paragraph.id] > 1  # which of its titles is decided below nobody can tell
        if paragraph.role == "agenda":
            current = stated.get(paragraph.id, "")
        elif paragraph.id in repeated:
            current = repeated[paragraph.id]
        elif is_title or is_list or paragraph.heading or paragraph.text.startswith(PARTS):
            # Of a list, the last title is not the one that a line below it decides.
            current = stated[paragraph.id] if is_title and not times[above] else ""
        elif paragraph.role == "text" and current and paragraph in meeting.front:
            yield from ((current, one) for one in _narrated(paragraph))
        elif paragraph.role == "decision" and current and (word := _decided(paragraph.text)):
            text = paragraph.text.strip()
            yield current, Outcome(word, text, paragraph.id, votes=signs.votes(text))
        above = paragraph.id


def _narrated(paragraph: Paragraph) -> Iterator[Outcome]:
    """What was decided as minutes tell it in which nobody speaks: `원안대로 승인 가결하다`."""
    for sentence in map(str.strip, signs.sentences(paragraph.text)):
        match = formulas.TOLD.search("".join(sentence.split("\n")))
        if match and not formulas.NOT_NOW.search(sentence):
            yield Outcome(match["word"], sentence, paragraph.id, votes=signs.votes(sentence))


def _repeated(meeting: Meeting) -> dict[str, str]:
    """The lines that have an item's whole title again, below the list that states it -> the item."""
    keys = Counter(grammar.fold(item.title) for item in meeting.agenda)
    items = {grammar.fold(i.title): i for i in meeting.agenda if keys[grammar.fold(i.title)] == 1}
    found = {}
    for paragraph in meeting.paragraphs() if items else ():
        item = items.get(grammar.fold(titles.BEFORE_TITLE.sub("", paragraph.text, count=1)))
        if item and item.paragraph != paragraph.id:
            found[paragraph.id] = item.id
    return found


def _in_rows(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the results that the rows of tables say, where a row has the item's title."""
    often = Counter(grammar.fold(item.title) for item in meeting.agenda)
    known = {grammar.fold(item.title): item for item in meeting.agenda}
    for paragraph in meeting.paragraphs() if often else ():
        for item, (row, result) in rows_of(paragraph):
            key, word = grammar.fold(item.title), word_of(result)
            if word and (often[key] == 1 or known.get(key, item).paragraph == paragraph.id):
                for own in (i for i in meeting.agenda if grammar.fold(i.title) == key):
                    yield own.id, Outcome(word, row, paragraph.id)


def _in_lists(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the results that lines say which nobody spoke: `- 길 조성의 건 : 원안가결`, `안건 2: 보류`."""
    said = {p.id for s in meeting.speeches if s.label for p in s.paragraphs if p.role == "text"}
    titled, numbered = defaultdict(list), defaultdict(list)
    for item in meeting.agenda:
        titled[item.title[:FIRST]].append(item)
        numbered[signs.ordinal(item.number)].append(item)
    for paragraph in meeting.paragraphs() if meeting.agenda else ():
        for line in paragraph.text.split("\n") if paragraph.id not in said else ():
            words = titles.BEFORE_ENTRY.sub("", line, count=1)
            match = titles.NUMBER_ALONE.match(words)
            own = numbered[int(match[1])] if match else titled[words[:FIRST]]
            for item in own:
                if word := word_of(_behind(item, words, match)):
                    yield item.id, Outcome(word, line.strip(), paragraph.id)


def _behind_titles(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the results right behind their titles, where those are stated: `[안건 1] 예산안 ⇒ 원안가결`."""
    places = {paragraph.id: paragraph for paragraph in meeting.paragraphs()}
    for item in meeting.agenda:
        for line in places[item.paragraph].text.split("\n"):
            before, _, rest = line.partition(item.title)
            is_told = rest and untold(line) == f"{before}{item.title}".rstrip()
            if is_told and (word := word_of(rest.strip(" :：⇒→➔➜-–—"))):
                yield item.id, Outcome(word, line.strip(), item.paragraph)


def _counted_off(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the results that one line of the overview has for each number: `1호 안건 원안 가결, 2호 보류`."""
    field = meeting.overview.field("result")
    if not field:
        return
    if len(meeting.agenda) == 1 and not meeting.sections and (word := word_of(field.value)):
        yield meeting.agenda[0].id, Outcome(word, field.value.strip(), field.line.paragraph)
    for line in (field.value, *(item.text for item in field.items)):
        parts = re.split(r"\s*[,;]\s*", line.strip(" ."))
        found = [m for part in parts if (m := titles.RESULT_ENTRY.match(part))]
        is_all = len(found) == len(parts) and all(word_of(m["words"]) for m in found)
        for match in found if is_all else ():
            number = int(match["number"] or match["other"])
            for item, own in zip(meeting.agenda, ordinals(meeting.agenda), strict=True):
                if own == number:
                    where = next((i for i in field.items if i.text == line), field.line)
                    yield item.id, Outcome(word_of(match["words"]), match[0], where.paragraph)


def _behind(item: AgendaItem, words: str, match: re.Match[str] | None) -> str:
    """What a line says behind an item's title or number: behind a sign that parts them, or a result alone; nothing of another line."""
    rest = words[match.end() :] if match else words.removeprefix(item.title)
    is_parted = titles.PARTS.match(rest) or FIRM.fullmatch(rest.strip(" ."))
    return rest if rest != words and is_parted else ""


def _decided(text: str) -> str:
    """The word of a line that states a result."""
    match = RESULT.match(text)
    return word_of(match["words"]) if match else ""


def _with(item: AgendaItem, told: Mapping[str, Sequence[Outcome]]) -> AgendaItem:
    return replace(item, outcomes=tuple(told.get(item.id, ())))


def _meant(
    declared: Declared, together: Sequence[AgendaItem], agenda: Sequence[AgendaItem]
) -> Sequence[AgendaItem]:
    """The items that a decision is about: by their numbers, else by their titles, else all that are open."""
    if declared.named:
        numbers = ordinals(agenda)
        numbered = [i for i, n in zip(agenda, numbers, strict=True) if n in declared.named]
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
    is_referred = declared.outcome.word == formulas.REFERRED_WORD
    if not match or is_referred or formulas.AS_PROPOSED.search(text):
        return bool(formulas.AMENDMENT_LOST.search(text))
    return grammar.fold(match[0])[:3] not in grammar.fold(item.title)


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
        if question[1] != paragraph.id:
            question = ("", "")


def _announced(speech: Speech) -> Iterator[Declared]:
    """What a chair says is decided herewith, and asks nobody: `원안대로 의결하겠습니다`."""
    said = [p for p in speech.paragraphs if p.role == "text"]
    if not is_leader(speech.label) or any("?" in paragraph.text for paragraph in said):
        return
    for paragraph in said:
        for sentence in map(str.strip, signs.sentences(paragraph.text)):
            match = formulas.HEREWITH.search("".join(sentence.split("\n")))
            if match and not formulas.NOT_TODAY.search(sentence):
                outcome = Outcome(match["word"], sentence, paragraph.id)
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

    Where it was asked whether to refer an item, that is what was decided (회부): not the item.
    """
    found = formulas.DECLARED.search(sentence) or formulas.PUT_OFF.search(sentence)
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
    """The items that question and decision name by number or letter."""
    return frozenset(numbers(_asked(outcome)))


def _asked(outcome: Outcome) -> str:
    """Question and decision in one line."""
    return "".join(f"{outcome.question} {outcome.quote}".split("\n"))
