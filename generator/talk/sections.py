"""Which speeches belong to which item, where the record opens its items one after the other (안건 상정).

A title in the body opens an item, several titles together all of them; so do the chair's words, by number, place or title
(`의사일정 제1항 … 상정합니다`, `다음은 예산(안)입니다`). It holds until the next is opened, the chair goes on to what is on no list,
another part of the meeting begins, or it ends.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from generator.korean import formulas, grammar, titles
from generator.korean import proceedings as signs
from generator.korean.numbers import numbers
from generator.model import AgendaItem, Meeting, Mention, Paragraph, Section, Speech
from generator.record.agenda import titles_of
from generator.record.dialects.listing import Entry, again, is_named, several
from generator.record.speakers import is_leader
from generator.record.tabled import entry_in, match


def with_sections(meeting: Meeting) -> Meeting:
    """The meeting with its sections."""
    return replace(meeting, sections=tuple(_sections(meeting)))


def under_sections(meeting: Meeting) -> Meeting:
    """The meeting with a mention on every paragraph that was said while one item alone was open."""
    alone = (section for section in meeting.sections if len(section.items) == 1)
    open_at = {
        own: Mention(section.items[0], "section", origin=section.opened)
        for section in alone
        for own in section.speeches
    }
    return meeting.with_said(lambda p, speech: _about(p, open_at.get(speech.id)))


# Headings of no item; headings of the debate on one.
OTHER = re.compile(
    r"(?:\d{1,2}[.)]\s*|[가-하Ⅰ-Ⅻ][.)]\s*)?(?:공지|건의|알림|전달|안내|협조|당부|홍보|기타|폐회|보고\s?사항"
    r"|자유\s?(?:발언|토의|토론)|(?:다음|차기)\s?회의|향후\s?(?:일정|계획))"
)
OF_ITEM = re.compile(
    rf"{titles.DEBATE.pattern}|\W*(?:\d{{1,2}}[.)]\s*|[가-하][.)]\s*)?(?:제안|안건|검토|심사)\s?"
    rf"(?:설명|보고|이유)|\W*(?:표결|투표|찬반|축조|의결|질의|질문|답변|토론|논의|심의|의견|위원\s?의견)"
)
LONG = 6  # letters of a title that nothing else is called by
TITLE = 8  # letters of a title that a sentence has to say
NEAR = 60  # letters behind `제1호 안건을 상정합니다.` in which the title may be said


@dataclass(slots=True)
class Open:
    """What is open while the record is read on."""

    items: list[str]
    opened: str
    speeches: list[str]

    def done(self) -> Section:
        """As it was."""
        return Section(tuple(dict.fromkeys(self.items)), self.opened, tuple(self.speeches))


def _sections(meeting: Meeting) -> Iterator[Section]:
    stated_at, told = _titles(meeting), told_from(meeting)
    first = first_open(meeting)
    now = Open([first.id], first.paragraph, []) if first else None
    before: set[str] = set()
    parts = _parts(meeting, stated_at)
    for number, speech in enumerate(meeting.speeches):
        opened = [(i, p.id) for p in speech.paragraphs for i in stated_at.get(p.id, ())]
        if opened and now and not now.speeches and now.opened in stated_at:
            now.items += [item for item, _ in opened]  # the next title of the same group
        elif opened:
            yield from [now.done()] if now and now.speeches else []
            now = Open([item for item, _ in opened], opened[0][1], [])
        elif speech.id in parts:
            yield from [now.done()] if now and now.speeches else []
            now = None
        elif speech.label or any(p.role == "text" for p in speech.paragraphs):
            named, place = opened_in(speech, meeting.agenda, before)
            on_table = [item for item in named if told[item] <= number + 1]
            is_one = now is not None and bool(set(on_table) < set(now.items))  # of several titles
            if on_table and (now is None or is_one or not set(on_table) & set(now.items)):
                yield from [now.done()] if now and now.speeches else []
                now = Open(on_table, place, [])
            if now:
                now.items += on_table
                now.speeches.append(speech.id)
            if now and not on_table and (named or _leaves(speech)):
                yield now.done()
                now = None
        elif any(p.role == "roster" for p in speech.paragraphs):
            break
        before.update(now.items if now else ())
    yield from [now.done()] if now and now.speeches else []


def first_open(meeting: Meeting) -> AgendaItem | None:
    """The item whose title is the heading above the first turn, so that it stands in the front, where no other item does."""
    strong = [p.id for p in meeting.front if p.heading or grammar.BOLD.match(p.text)]
    named = (p.id for p in meeting.front[-1:] if is_named(p.text) or _is_row(p.text))
    last = {*strong[-1:], *named}
    own = {paragraph.id for paragraph in meeting.front}
    inside = [item for item in meeting.agenda if item.paragraph in own]
    if 1 == len(inside) < len(meeting.agenda) and inside[0].paragraph in last:
        return inside[0]
    return _below_table(meeting)


def _below_table(meeting: Meeting) -> AgendaItem | None:
    """The one item of a table of the front whose title stands again above the first turn."""
    tables = [p for p in meeting.front if p.text.startswith("|")]
    listed = {grammar.fold(title) for p in tables for title in titles_of(p.text)}
    if not listed or len(meeting.agenda) < 2:
        return None
    lines = (p.text for p in meeting.front if p not in tables)
    below = {grammar.fold(titles.BEFORE_TITLE.sub("", line, count=1)) for line in lines}
    found = [item for item in meeting.agenda if grammar.fold(item.title) in listed & below]
    return found[0] if len(found) == 1 else None


def _is_row(text: str) -> bool:
    """Whether a paragraph is the head of an item's own table: `| 안건 | 1. 추가경정예산(안) |`."""
    return bool(titles.ROW.match(text.partition("\n")[0]))


def told_from(meeting: Meeting) -> Mapping[str, int]:
    """From which of the speeches on each item may be meant by its number: what the front does not tell, from its title on."""
    front = grammar.fold(" ".join(p.text for p in meeting.front))
    own = {p.id for speech in meeting.speeches for p in speech.paragraphs}
    keys = {i.id: grammar.fold(i.title) for i in meeting.agenda if i.paragraph in own}
    late = {item: key for item, key in keys.items() if key not in front}
    said = [grammar.fold(" ".join(p.text for p in s.paragraphs)) for s in meeting.speeches if late]
    ends, whole = list(accumulate(len(text) + 1 for text in said)), "\n".join(said)
    first = {item: max(whole.find(key), 0) for item, key in late.items()}
    places = {item: bisect(ends, place) for item, place in first.items()}
    return {item.id: places.get(item.id, 0) for item in meeting.agenda}


def _parts(meeting: Meeting, stated_at: Collection[str]) -> frozenset[str]:
    """What stands apart and opens another part of the meeting: by its words, or as a heading of the level that all titles have."""
    lines = meeting.source.text.split("\n")

    def level(paragraph: Paragraph) -> int:
        line = lines[paragraph.spans[0].first - 1].lstrip()
        return len(line) - len(line.lstrip("#"))

    def opens(paragraph: Paragraph) -> bool:
        text = paragraph.text.strip()
        if signs.NEXT_PART.match(text) or not paragraph.heading:
            return bool(signs.NEXT_PART.match(text))
        is_level = 0 < level(paragraph) <= lowest and not OF_ITEM.match(text)
        return is_level or bool(OTHER.match(text))

    unsaid = [(s.id, p) for s in meeting.speeches if not s.label for p in s.paragraphs]
    levels = {level(p) for _, p in unsaid if p.id in stated_at}
    lowest = max(levels) if len(levels) == 1 else 0
    apart = ((own, p) for own, p in unsaid if p.role in ("section", "text"))
    return frozenset(own for own, p in apart if opens(p))


def _leaves(speech: Speech) -> bool:
    """Whether a chair goes on to an item that nothing tells."""
    words = (s for p in speech.paragraphs for s in signs.sentences(" ".join(p.text.split("\n"))))
    return is_leader(speech.label) and any(map(_goes_elsewhere, words))


def _goes_elsewhere(sentence: str) -> bool:
    if formulas.OTHER_BUSINESS.search(sentence):
        return True
    comes = formulas.COMES.match(sentence)
    is_named = comes and comes["item"] and not formulas.NO_ITEM.search(comes["words"])
    is_item = is_named and not formulas.LATER.search(sentence)
    return bool(is_item or formulas.NEXT.search(sentence) or formulas.UNLISTED.search(sentence))


def _titles(meeting: Meeting) -> Mapping[str, Sequence[str]]:
    """Paragraph of the body that is an item's title, or that of several -> the items."""
    known = {
        Entry(i.number or "", i.title, grammar.fold(i.title), n): i.id
        for n, i in enumerate(meeting.agenda)
    }
    times = Counter(item.paragraph for item in meeting.agenda)
    alone = {i.paragraph: i.id for i in meeting.agenda if times[i.paragraph] == 1}
    found: dict[str, Sequence[str]] = {}
    in_part = False
    for speech in meeting.speeches:
        for paragraph in speech.paragraphs if not speech.label else ():
            in_part = in_part or bool(signs.PART.match(paragraph.text))
            if together := several(paragraph.text) if paragraph.role == "agenda" else []:
                own_items = filter(None, (match(one, list(known)) for one in together))
                found[paragraph.id] = [known[one] for one in own_items]
                continue
            entry = entry_in(paragraph, in_part=in_part)
            item = match(entry, list(known)) if entry else None
            if not item and paragraph.role == "agenda":
                item = again(paragraph.text, list(known))
            is_row = paragraph.text.startswith("|")
            own = known[item] if item else None if is_row else alone.get(paragraph.id)
            if own:
                found[paragraph.id] = [own]
    return found


def opened_in(
    speech: Speech, agenda: Sequence[AgendaItem], before: AbstractSet[str]
) -> tuple[list[str], str]:
    """The items that the chair opens, and the paragraph that says so; `before` are those that were open."""
    if not is_leader(speech.label):
        return [], ""
    is_order = bool(formulas.ORDER.search(" ".join(p.text for p in speech.paragraphs)))
    for paragraph in speech.paragraphs:
        text = "".join(paragraph.text.split("\n"))
        for said in formulas.TABLED.finditer(text):
            if items := _numbered(said[0], agenda, text[said.start() : said.end() + NEAR]):
                return items, paragraph.id
        for sentence in signs.sentences(text):
            if is_order and formulas.COMES.match(sentence):
                continue
            if item := _said(sentence, agenda) or _gone_on_to(sentence, agenda, before):
                return [item], paragraph.id
    return [], ""


def _numbered(sentence: str, agenda: Sequence[AgendaItem], around: str = "") -> list[str]:
    """The items that a sentence names by number; a whole title of another that it says is surer.

    Which of several of one number is meant may be said right behind it, in what is `around`.
    """
    found = [o for number in numbers(sentence) for o in _of(number, around or sentence, agenda)]
    long = [i for i in agenda if len(grammar.fold(i.title)) >= LONG]
    said = [i.id for i in long if grammar.fold(i.title) in grammar.fold(sentence)]
    return said if len(said) == len(found) == 1 else found


def _said(sentence: str, agenda: Sequence[AgendaItem]) -> str:
    """The one item that a sentence opens by its place, its code or its title; empty for none."""
    if nth := formulas.NTH.search(sentence):
        place = formulas.ORDINALS.index(nth["nth"]) + 1
        found = [i.id for i, n in zip(agenda, called(agenda), strict=True) if place in n]
    elif formulas.OPENED.search(sentence) and not formulas.NOT_TODAY.search(sentence):
        found = _titled(sentence, agenda)
    else:
        return ""
    return found[0] if len(found) == 1 else ""


def _gone_on_to(sentence: str, agenda: Sequence[AgendaItem], before: AbstractSet[str]) -> str:
    """The one item, not open so far, to which a sentence goes on: `이어서 제2호 안건입니다`."""
    if formulas.NOT_TODAY.search(sentence) or formulas.LATER.search(sentence):
        return ""
    found = _numbered(sentence, agenda) if _goes_on(sentence) else []
    said = grammar.fold(sentence)
    long = [
        i for i in agenda if len(grammar.fold(i.title)) >= LONG and grammar.fold(i.title) in said
    ]
    found = found or [i.id for i in long if _goes_on_to(_spoken(i.title), sentence)]
    if not found and len(long) == 1 and long[0].id not in before:
        found = [i.id for i in long if re.search(_spoken(i.title) + formulas.TO_COME, sentence)]
    if not found and (comes := formulas.COMES.match(sentence)):
        left = (item for item in agenda if item.id not in before)
        found = [item.id for item in left if _has_words(item.title, comes["words"])]
    if not found and formulas.LAST.search(sentence):
        found = [item.id for item in agenda[-1:]]
    if not found and formulas.NEXT.search(sentence):
        behind = max((n for n, item in enumerate(agenda, 1) if item.id in before), default=0)
        found = [item.id for item in agenda[behind : behind + 1] if behind]
    return found[0] if len(found) == 1 and found[0] not in before else ""


def _has_words(title: str, words: str) -> bool:
    """Whether a title has every word by which somebody calls it: `다음은 추가경정예산(안)입니다`."""
    own = [word for word in re.findall(r"\w+", words) if word != "안"]
    meant = [word for word in own if not formulas.USUAL.fullmatch(word)]
    is_all = all(len(word) > 1 and word in grammar.fold(title) for word in own)
    return is_all and len("".join(meant)) > LONG - 2


def _goes_on(sentence: str) -> bool:
    """Whether a sentence goes on to an item that it names by number."""
    return _goes_on_to(formulas.ITEM, sentence) or bool(formulas.IS_ITEM.search(sentence))


@lru_cache(1_000)
def _spoken(title: str) -> str:
    """A title as a pattern, whatever blanks and brackets are in it: `배분(안)`, `배분안`."""
    return (
        r"[\s()（）「」]*".join(map(re.escape, re.sub(r"[\s()（）「」]", "", title))) + "[)）」]?"
    )


def _goes_on_to(named: str, sentence: str) -> bool:
    """Whether a sentence goes on to what it names: with a verb right behind it, or as what comes next."""
    ways = (named + formulas.GOES_ON, formulas.IS_NEXT + named + formulas.IS)
    return any(re.search(way, sentence) for way in ways)


def _titled(sentence: str, agenda: Sequence[AgendaItem]) -> list[str]:
    """The items whose code or whole title a sentence says."""
    said = grammar.fold(sentence)
    coded = [item.id for item in named_by_code(sentence, agenda)]
    return coded or [i.id for i in agenda if grammar.fold(i.title) in said]


def ordinals(agenda: Sequence[AgendaItem]) -> list[int | str | None]:
    """The number of each item as one; in a list without numbers, which of it it is."""
    if any(item.number for item in agenda):
        return [signs.ordinal(item.number) for item in agenda]
    return list(range(1, len(agenda) + 1))


def called(agenda: Sequence[AgendaItem]) -> Sequence[tuple[int | str | None, ...]]:
    """By what each item is called; in a list with letters alone also by its place: `2호 안건` is the one behind `나.`."""
    found = ordinals(agenda)
    letters = all(isinstance(own, str) for own in found) and len(set(found)) == len(found)
    return [(own, place) if letters else (own,) for place, own in enumerate(found, 1)]


def named_by_code(text: str, agenda: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items whose titles have a code that a text says: `의안 제2024-12호`."""
    said = {match.groups() for match in formulas.CODE.finditer(text)}
    return [i for i in agenda if (m := formulas.CODE.search(i.title)) and m.groups() in said]


def _of(number: int | str, sentence: str, agenda: Sequence[AgendaItem]) -> list[str]:
    """The item of a number; of several lists that number by themselves, the one whose title is said."""
    found = [i for i, own in zip(agenda, called(agenda), strict=True) if number in own]
    said = grammar.fold(sentence)
    named = [item for item in found if grammar.fold(item.title)[:TITLE] in said]
    return [item.id for item in (found if len(found) == 1 else named)]


def _about(paragraph: Paragraph, mention: Mention | None) -> Paragraph:
    if not mention or paragraph.role != "text" or paragraph.id == mention.origin:
        return paragraph
    known = any(m.agenda == mention.agenda for m in paragraph.mentions)
    return paragraph if known else replace(paragraph, mentions=(*paragraph.mentions, mention))
