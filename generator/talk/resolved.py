"""What prose says was resolved (서술로 적은 결정), where nothing else says what came of an item.

In: a meeting with its items. Out: each item's id with one decision, in the clerk's words; nothing where they tell of several.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generator.korean import formulas, titles
from generator.korean import proceedings as signs
from generator.korean.outcomes import as_printed
from generator.model import AgendaItem, Meeting, Outcome, Paragraph
from generator.talk.stated import repeated_in


def resolved(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the one decision that the sentences below their titles tell."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for item, paragraph in (*_below_titles(meeting), *_in_sections(meeting)):
        found[item] += _told(paragraph)
    yield from ((item, told[0]) for item, told in found.items() if len(told) == 1)


def suitable(item: AgendaItem, found: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The decisions that may be of an item: what is taken note of, as prose tells it, is a report."""
    is_report = "보고" in item.title
    prose = (formulas.RECEIVED.search("".join(one.quote.split("\n"))) for one in found)
    return tuple(one for one, match in zip(found, prose, strict=True) if is_report or not match)


def _below_titles(meeting: Meeting) -> Iterator[tuple[str, Paragraph]]:
    """The text of the front with the item whose title stands above it, one title and not a list of them."""
    times = Counter(item.paragraph for item in meeting.agenda)
    stated = {i.paragraph: i.id for i in meeting.agenda if times[i.paragraph] == 1}
    stated |= repeated_in(meeting)
    current = ""
    is_title = False
    for paragraph in meeting.front:
        above, is_title = is_title, paragraph.id in stated or paragraph.id in times
        if is_title:
            current = "" if above else stated.get(paragraph.id, "")
        elif paragraph.heading or _is_part(paragraph.text):
            current = ""
        elif current and paragraph.role == "text":
            yield current, paragraph


def _is_part(text: str) -> bool:
    """Whether a line begins another part of the record."""
    is_head = titles.PART_HEAD.match(text) and not signs.SENTENCE.search(text)
    return bool(is_head or signs.NEXT_PART.match(text) or titles.OTHER_HEAD.fullmatch(text))


def _in_sections(meeting: Meeting) -> Iterator[tuple[str, Paragraph]]:
    """What nobody says while one item alone is open."""
    open_at = {own: s.items[0] for s in meeting.sections if len(s.items) == 1 for own in s.speeches}
    for speech in meeting.speeches:
        if not speech.label and speech.id in open_at:
            yield from ((open_at[speech.id], p) for p in speech.paragraphs if p.role == "text")


def _told(paragraph: Paragraph) -> Iterator[Outcome]:
    for sentence in map(str.strip, signs.sentences(paragraph.text)):
        whole = " ".join(sentence.split("\n"))
        ways = (formulas.RESOLVED, formulas.WITHDRAWN)
        match = next(filter(None, (way.search(whole) for way in ways)), None)
        is_besides = formulas.BESIDES.match(whole) or formulas.NOT_NOW.search(whole)
        if match and formulas.OF_ANOTHER.match(match["word"]):
            continue
        if not match or is_besides or formulas.NO_RESULT.search(whole):
            continue
        if word := as_printed(match["word"], sentence):
            yield Outcome(word, sentence, paragraph.id, votes=signs.votes(sentence))
