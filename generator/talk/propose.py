"""Words of the discussion that may be another name of an item (별칭 제안): shown to people, never used.

A phrase is proposed where it is quoted like a name, ends like one, or shares a word with one title
alone, and where the paragraphs that have it speak in the words of one item. Whoever reads the record
decides; only what is then written in `meeting.yml` links anything.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from generator.korean import phrases
from generator.korean.grammar import fold
from generator.machine.dumping import dumped
from generator.model import AgendaItem, Meeting, Paragraph
from generator.problems import Problem, at
from generator.talk.names import names, offices_of, town_of, words_of

MOST = 8  # phrases in one proposal
THINGS = frozenset("터단벌제회럼전폼브관원장운스교즈을")  # how a word of `PLACE_OR_EVENT` ends
OFTEN = 2  # paragraphs that have a phrase that ends like a name; one more, if it does not
SHOWN = 4  # places shown of each
NAMED = 1.0  # what a paragraph counts that names an item, beside a word that only one title has


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase, the item that it seems to name, and the paragraphs that have it."""

    phrase: str
    item: AgendaItem
    paragraphs: Sequence[Paragraph]


def proposed(meeting: Meeting) -> Iterator[Problem]:
    """One notice with a block to paste, if there is anything to propose."""
    found = proposals(meeting)
    if found:
        phrases = ", ".join(proposal.phrase for proposal in found)
        message = f"안건의 다른 이름일 수 있는 말이 있습니다: {phrases}"
        where = found[0].paragraphs[0].spans[0]
        yield at("notice", "A006", where, message, "\n".join(_block(found)))


def _block(found: Sequence[Proposal]) -> Iterator[str]:
    yield "기록을 읽고 맞는 말만 남겨 meeting.yml에 붙여 넣으세요. 넣기 전에는 쓰이지 않습니다:"
    yield "agenda_aliases:"
    for item in dict.fromkeys(proposal.item for proposal in found):
        own = [proposal for proposal in found if proposal.item == item]
        yield from (f"  # {p.phrase}: {_evidence(p)}" for p in own)
        told = dumped({item.title: [p.phrase for p in own]}, default_flow_style=None)
        yield f"  {told.strip()}"


def _evidence(proposal: Proposal) -> str:
    lines = ", ".join(str(p.spans[0].first) for p in proposal.paragraphs[:SHOWN])
    text = " ".join(proposal.paragraphs[0].text.split())
    start = max(0, text.find(proposal.phrase) - 15)
    return f"{lines}번째 줄 …{text[start : start + 45]}…"


def proposals(meeting: Meeting) -> list[Proposal]:
    """The likeliest first: those that the most paragraphs have."""
    if not meeting.agenda:
        return []
    titles = Counter(word for item in meeting.agenda for word in set(words_of(item.title)))
    places: dict[str, list[Paragraph]] = {}
    quoted: set[str] = set()
    stated = {item.paragraph for item in meeting.agenda}
    said = (p for speech in meeting.speeches for p in speech.paragraphs if p.id not in stated)
    for paragraph in said:
        for phrase, is_quoted in _phrases(paragraph.text, titles):
            here = places.setdefault(phrase, [])
            here += [paragraph] if here[-1:] != [paragraph] else []
            quoted |= {phrase} if is_quoted else set()
    often = {p: OFTEN + (not phrases.PLACE_OR_EVENT.search(p)) for p in places}
    likely = [p for p, here in places.items() if p in quoted or len(here) >= often[p]]
    likely.sort(key=lambda phrase: (-len(places[phrase]), -len(phrase), phrase))
    items = ((phrase, _item(places[phrase], meeting)) for phrase in _unknown(likely, meeting))
    found = (Proposal(phrase, item, places[phrase]) for phrase, item in items if item)
    return list(islice(found, MOST))


def _unknown(likely: Iterable[str], meeting: Meeting) -> Iterator[str]:
    """Phrases that are no name, no part of one, no office and no alias already."""
    known = [name.text for name in names(meeting, {})]
    taken = "\n".join(dict.fromkeys((*known, *map(fold, dict.fromkeys(offices_of(meeting))))))
    files = (meeting.notes.agenda_aliases, meeting.committee.agenda_aliases)
    aliases = {fold(alias.phrase) for file in files for alias in file}
    for phrase in likely:
        own = fold(phrase)
        if own not in taken and own not in aliases and not any(name in own for name in known):
            yield phrase


def _phrases(text: str, titles: Mapping[str, int]) -> Iterator[tuple[str, bool]]:
    """What could be a name, and whether it is quoted like one."""
    yield from ((match[1].strip(), True) for match in phrases.QUOTED_NAME.finditer(text))
    for left, right in pairwise(phrases.WORD.finditer(text)):
        first, second = left[0], phrases.bare(right[0])
        if text[left.end() : right.start()] != " " or len(second) < 2:
            continue
        phrase = f"{first} {second}"
        is_name = 1 in (titles.get(first), titles.get(second)) or (
            second[-1] in THINGS and phrases.PLACE_OR_EVENT.search(phrase)
        )
        if is_name and phrases.bare(first) == first and not phrases.NO_NAME.search(phrase):
            yield phrase, False


def _item(paragraphs: Sequence[Paragraph], meeting: Meeting) -> AgendaItem | None:
    """The item in whose words the paragraphs speak; none where two are as likely."""
    town = town_of(meeting)
    items: dict[str, list[str]] = {}  # word -> the items that have it in their titles
    for item in meeting.agenda:
        own_words = (w for w in words_of(item.title) if len(w) > 1 and w != town)
        for word in dict.fromkeys(own_words):  # in order, so that sums are the same in every run
            items.setdefault(word, []).append(item.id)
    scores = {item.id: 0.0 for item in meeting.agenda}
    for paragraph in paragraphs:
        text = paragraph.text
        for own in {m.agenda for m in paragraph.mentions if m.basis == "title"}:
            scores[own] += NAMED
        for word in (word for word in items if word in text):
            for own in items[word]:
                scores[own] += 1 / len(items[word])
    ranked = sorted(meeting.agenda, key=lambda item: -scores[item.id])
    best, second = ([scores[item.id] for item in ranked] + [0.0, 0.0])[:2]
    return ranked[0] if best > second else None
