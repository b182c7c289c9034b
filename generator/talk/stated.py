"""What lines state was decided (심의결과): those below titles, and with them what lists and rows say.

In: a meeting with its items. Out: each item's id with what a line says of it, as it is printed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from generator.korean import formulas, grammar, titles
from generator.korean import proceedings as signs
from generator.korean.outcomes import (
    ADVICE,
    CERTAIN,
    EXAMINED,
    RESULT,
    decided,
    field_of,
)
from generator.korean.outline import place_of
from generator.model import Meeting, Outcome, Paragraph
from generator.record.speakers import is_leader
from generator.talk.decided_lists import LISTS, SIGNS, entries
from generator.talk.sections import first_open

PARTS = ("□", "■", "◆", "◇", "▣")  # begin another part of a sheet


def stated(meeting: Meeting, declared: AbstractSet[str]) -> Iterator[tuple[str, Outcome]]:
    """The items with their results, kind of line by kind of line; nothing of what is cited amid the talk on one that was `declared`."""
    found = [*_decisive(list(_below(meeting)))]
    found += chain.from_iterable(read(meeting) for read in LISTS)
    amid = _amid_talk(meeting)
    cited = {one.paragraph for own, one in found if own in declared and one.paragraph in amid}
    yield from ((own, one) for own, one in found if one.paragraph not in cited)


def _amid_talk(meeting: Meeting) -> frozenset[str]:
    """The paragraphs of who does not lead, below which the talk on the item goes on: what they cite decides nothing."""
    inside = {own for section in meeting.sections for own in section.speeches[:-1]}
    those = (s for s in meeting.speeches if s.id in inside and s.label and not is_leader(s.label))
    return frozenset(paragraph.id for speech in those for paragraph in speech.paragraphs)


def _decisive(found: Sequence[tuple[str, Outcome]]) -> Iterator[tuple[str, Outcome]]:
    """The results of lines below titles; none is what others advised, beside `심의결과 : 원안가결` or where they differ."""
    fields = {one: field_of(one.quote) for _, one in found}
    sure = {own for own, one in found if CERTAIN.fullmatch(fields[one])}
    advice = {(own, fields[one], one.word) for own, one in found if ADVICE.fullmatch(fields[one])}
    labels = Counter(own for own, _ in {(own, field) for own, field, _ in advice})
    words = Counter(own for own, _ in {(own, word) for own, _, word in advice})
    unsure = {own for own in labels if labels[own] > 1 and words[own] > 1}
    none = {own: ADVICE if own in sure else EXAMINED for own in sure | unsure}
    yield from (
        (own, one) for own, one in found if own not in none or not none[own].fullmatch(fields[one])
    )


def _below(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the results that lines below their titles state.

    `current` is the item whose title stands above, in a list of the front only until the next line; another title, a heading,
    another part, or what tells of others ends it.
    """
    stated = {item.paragraph: item.id for item in meeting.agenda}
    times = Counter(item.paragraph for item in meeting.agenda)
    repeated = repeated_in(meeting)
    front = {paragraph.id for paragraph in meeting.front}
    said = {p.id for speech in meeting.speeches if speech.label for p in speech.paragraphs}
    places, heads = _numbered_at(meeting), _heads_of_each(meeting)
    items = {item.id: item.paragraph for item in meeting.agenda}
    current = above = at = ""
    elsewhere = others = False
    before = ""
    counted: tuple[tuple[str, int], ...] = ()
    alone = len(meeting.agenda) == 1 or first_open(meeting)
    for paragraph in meeting.paragraphs():
        if current and paragraph.id not in front and at in front and at == items[current]:
            current = current if alone else ""  # the last of a list, not open
        is_title = times[paragraph.id] == 1
        is_list = times[paragraph.id] > 1  # which of its titles is decided below nobody can tell
        if titles.OTHER_PART.match(paragraph.text):
            elsewhere = True
        elif (
            titles.PART_HEAD.match(paragraph.text)
            and paragraph.id not in stated
            and paragraph.id not in repeated
        ):
            elsewhere = False
        is_result = paragraph.role == "decision"
        others = _tells_of_others(paragraph.text) if not is_result else others
        if current and not is_result and _is_next(paragraph.text, places[current]):
            current = ""  # another title, of which nothing else knows
        if paragraph.role == "agenda":
            current = stated.get(paragraph.id) or repeated.get(paragraph.id, "")
        elif paragraph.id in repeated:
            current = "" if elsewhere else repeated[paragraph.id]
        elif current and paragraph.id in heads:
            pass  # what came of this one stands below
        elif is_title or is_list or paragraph.heading or paragraph.text.startswith(PARTS):
            # Of a list, the last title is not the one that a line below it decides.
            current = stated[paragraph.id] if is_title and not times[above] else ""
        elif paragraph.role in ("text", "section") and titles.OTHER_HEAD.fullmatch(paragraph.text):
            current = ""
        elif paragraph.role == "text" and current and paragraph.id in front:
            yield from ((current, one) for one in narrated(paragraph))
        elif is_result and current and not others and (word := _decided(paragraph.text)):
            text = paragraph.text.strip()
            votes = signs.votes(text) or counted
            yield current, Outcome(word, text, paragraph.id, votes=votes)
        if current and not is_title and paragraph.id not in said:
            yield from ((current, one) for one in lost_in(paragraph))
        counted = signs.votes(paragraph.text) if titles.VOTE_LINE.match(paragraph.text) else ()
        is_same = before == current and paragraph.id not in repeated
        at = at if is_same and paragraph.role != "agenda" else paragraph.id
        before, above = current, paragraph.id


def _heads_of_each(meeting: Meeting) -> frozenset[str]:
    """The lines amid the talk that head what came of each item, where several have one: `▣ 심의 결과`."""
    unsaid = (p for speech in meeting.speeches if not speech.label for p in speech.paragraphs)
    found = [p.id for p in unsaid if p.text.startswith(PARTS) and titles.DECIDED_LIST.match(p.text)]
    return frozenset(found if len(found) > 1 else ())


def _tells_of_others(text: str) -> bool:
    """Whether a marked line is the head of what came of others' items: `○ 도의회 사례`."""
    return text.startswith(SIGNS) and bool(titles.HEAD_OF_OTHERS.fullmatch(text))


def _numbered_at(meeting: Meeting) -> dict[str, tuple[str, int] | None]:
    """How the line of each item is numbered."""
    texts = {p.id: p.text for p in meeting.paragraphs()} if meeting.agenda else {}
    return {item.id: place_of(texts[item.paragraph]) for item in meeting.agenda}


def _is_next(text: str, place: tuple[str, int] | None) -> bool:
    """Whether a line has the number behind that of an item: `나. …` below `가. …`."""
    return place is not None and place_of(text) == (place[0], place[1] + 1)


def narrated(paragraph: Paragraph) -> Iterator[Outcome]:
    """What was decided as minutes tell it in which nobody speaks: `원안대로 승인 가결하다`."""
    for sentence in map(str.strip, signs.sentences(paragraph.text)):
        whole = "".join(sentence.split("\n"))
        terms = formulas.ON_TERMS.search(whole)
        match = terms or formulas.RECEIVED.search(whole) or formulas.TOLD.search(whole)
        bare = whole[: terms.start()] if terms else formulas.WHY_LOST.sub("", sentence)
        if match and not formulas.NOT_NOW.search(sentence) and not formulas.ELSEWHERE.search(bare):
            yield Outcome(match["word"], sentence, paragraph.id, votes=signs.votes(sentence))


def lost_in(paragraph: Paragraph) -> Iterator[Outcome]:
    """The lines that say of an amendment that it was lost, with their votes: `수정안 부결: 찬성 3, 반대 5`."""
    for line in map(str.strip, paragraph.text.split("\n")):
        if match := formulas.LOST_LINE.match(line):
            votes = [(m["kind"], int(m["count"])) for m in formulas.COUNTED.finditer(line)]
            once = len(dict(votes)) == len(votes)
            yield Outcome(match["word"], line, paragraph.id, votes=tuple(votes) if once else ())


def repeated_in(meeting: Meeting) -> dict[str, str]:
    """The lines that have an item's whole title again, below the list that states it -> the item."""
    keys = Counter(grammar.fold(item.title) for item in meeting.agenda)
    items = {grammar.fold(i.title): i for i in meeting.agenda if keys[grammar.fold(i.title)] == 1}
    found = {}
    for paragraph in meeting.paragraphs() if items else ():
        item = items.get(grammar.fold(titles.BEFORE_TITLE.sub("", paragraph.text, count=1)))
        if item and item.paragraph != paragraph.id:
            found[paragraph.id] = item.id
    return found


def _decided(text: str) -> str:
    """The word of a line that states a result, one and not several."""
    match = RESULT.match(text)
    return "" if match and len(entries(match["words"])) > 1 else decided(text)
