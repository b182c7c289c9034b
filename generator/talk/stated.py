"""What lines state was decided (심의결과): below titles, in rows, behind titles and numbers, in the result of the overview.

In: a meeting with its items. Out: each item's id with what a line says of it, as it is printed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from generator.korean import formulas, grammar, titles
from generator.korean import proceedings as signs
from generator.korean.outcomes import (
    ADVICE,
    CERTAIN,
    FIRM,
    OTHERS,
    RESULT,
    decided,
    field_of,
    is_firm,
    is_of_others,
    labelled,
    untold,
    word_of,
)
from generator.korean.outline import place_of
from generator.model import AgendaItem, Meeting, Outcome, Paragraph
from generator.record.agenda import own_tables, rows_of
from generator.record.counted_rows import counted_rows
from generator.record.dialects.asides import REPLIES
from generator.record.speakers import is_leader
from generator.talk.sections import first_open, ordinals

SIGNS = ("□", "■", "◆", "◇", "▣", "○", "◯", "◎", "ㅇ", "❍", "●")  # of headings
PARTS = ("□", "■", "◆", "◇", "▣")  # begin another part of a sheet
YEAR = re.compile(r"\d+(?:학년도|회계연도|년도?|분기)")
SHORT = 3  # letters that name nothing
OTHERS_END = re.compile(r"(?:사례|결과|현황)$")
NUMBERS_ALL = re.compile(
    r"\W+(?:제\s?\d{1,3}\s?호(?:\s?안건)?(?:[,·및와과\s])*){2,}\s?(?:은|는)?\s?(?:모두|각각|전부)"
)
FIRST = 2  # letters by which titles are looked up


def stated(meeting: Meeting, declared: AbstractSet[str]) -> Iterator[tuple[str, Outcome]]:
    """The items with their results, kind of line by kind of line; nothing of what is cited amid the talk on one that was `declared`."""
    lists = (_in_rows, _in_counted_rows, _in_lists, _behind_titles, _counted_off, _together)
    found = [*_decisive(list(_below(meeting)))]
    found += chain.from_iterable(read(meeting) for read in lists)
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
    unsure = sure | {own for own in labels if labels[own] > 1 and words[own] > 1}
    yield from (
        (own, one) for own, one in found if own not in unsure or not ADVICE.fullmatch(fields[one])
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
    is_head = text.startswith(SIGNS) and len(text) < titles.HEAD
    return is_head and bool(OTHERS_END.search(text)) and is_of_others(text)


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


def _in_rows(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the results that the rows of tables say, where a row has the item's title."""
    known: dict[str, list[AgendaItem]] = defaultdict(list)
    for item in meeting.agenda:
        short = titles.BEHIND.sub("", item.title)  # `다리 놓기 (관광과)`
        for key in {grammar.fold(item.title), grammar.fold(short)}:
            known[key].append(item)
    for paragraph in own_tables(meeting.paragraphs()) if known else ():
        for item, (row, result) in rows_of(paragraph):
            same, word = known[grammar.fold(item.title)], labelled(result)
            is_own = len(same) == 1 or any(own.paragraph == paragraph.id for own in same)
            for own in same if word and is_own else ():
                yield own.id, Outcome(word, row, paragraph.id)


def _in_counted_rows(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the results of a table that has their numbers alone, a row for each of them."""
    numbers = ordinals(meeting.agenda)
    items = {n: i.id for n, i in zip(numbers, meeting.agenda, strict=True)}
    if len(items) < len(numbers) or not items:
        return  # several of one number
    above = ""
    heads = {}
    for paragraph in meeting.paragraphs():
        heads[paragraph.id], above = above, paragraph.text.rpartition("\n")[2]
    for paragraph in own_tables(meeting.paragraphs()):
        is_decided = titles.DECIDED_LIST.match(heads[paragraph.id])
        for rows in counted_rows(paragraph.text):
            if not (rows[0].is_of_items or is_decided or titles.DECIDED_LIST.match(rows[0].above)):
                continue
            if len(rows) != len(items) or {row.number for row in rows} != set(items):
                continue
            for row in rows:
                if word := labelled(row.result):
                    own = _as_printed(word, row.line)
                    yield (
                        items[row.number],
                        Outcome(own, row.line, paragraph.id, votes=row.votes),
                    )


def _as_printed(word: str, row: str) -> str:
    """A word as a row has it, whose letters may stand apart: `보    류`."""
    match = re.search(r"\s*".join(map(re.escape, "".join(word.split()))), row)
    return match[0] if match else word


def _in_lists(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items with the results that lines say which nobody spoke: `- 길 조성의 건 : 원안가결`, `안건 2: 보류`."""
    said = {p.id for s in meeting.speeches if s.label for p in s.paragraphs if p.role == "text"}
    titled, numbered = defaultdict(list), defaultdict(list)
    for item in meeting.agenda:
        titled[item.title[:FIRST]].append(item)
        numbered[signs.ordinal(item.number)].append(item)
    is_decided = elsewhere = False
    before = ""
    for paragraph in meeting.paragraphs() if meeting.agenda else ():
        for line in paragraph.text.split("\n") if paragraph.id not in said else ():
            is_head = len(line) < titles.HEAD and not titles.ENTRY_SIGN.match(line)
            is_head = is_head or (is_decided and _heads_other(line))
            if is_head:
                is_own = titles.DECIDED_LIST.match(line)
                elsewhere = bool(is_of_others(line) or (elsewhere and is_own))
                is_decided = bool(is_own) and not elsewhere and not is_of_others(before)
            words = titles.BEFORE_ENTRY.sub("", line, count=1)
            match = titles.NUMBER_ALONE.match(words)
            own = numbered[int(match[1])] if match else titled[words[:FIRST]]
            short = _in_short(line, meeting.agenda) if is_decided else None
            for item in [short] if short else own:
                behind = line.partition(":")[2] if short else _behind(item, words, match)
                is_led = titles.LED.match(behind)
                is_listed = is_decided or is_led
                if is_led and OTHERS.search(behind):
                    continue
                behind = titles.LED.sub("", behind, count=1)
                if word := (labelled(behind) if is_listed else word_of(behind)):
                    yield item.id, Outcome(word, line.strip(), paragraph.id)
        before = paragraph.text.split("\n")[-1]


def _heads_other(line: str) -> bool:
    """Whether a line amid such a list is the head of another: a marked one without a result."""
    text = line.strip()
    return text[:1] in SIGNS and not (":" in text or word_of(text))


def _in_short(line: str, agenda: Sequence[AgendaItem]) -> AgendaItem | None:
    """The one item of whose title a line of such a list has words before its colon, and a result behind it: `1. 학부 등록금: 가결`."""
    name, _, behind = line.partition(":")
    entry = grammar.NUMBERED.match(name.strip())
    name = entry["title"] if entry else titles.BEFORE_ENTRY.sub("", name, count=1)
    if len(grammar.fold(name)) <= SHORT or YEAR.fullmatch(name.strip()) or not is_firm(behind):
        return None
    words, first = r"\s*".join(map(re.escape, name.split())), name.split()[0]
    some = (item for item in agenda if first in item.title)
    found = [item for item in some if re.search(rf"(?<!\w){words}(?!\w)", item.title)]
    if len(found) != 1 or grammar.fold(name) == grammar.fold(found[0].title):
        return None
    numbers = [entry and signs.ordinal(entry["number"]), signs.ordinal(found[0].number)]
    return found[0] if len(set(filter(None, numbers))) < 2 else None


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
    numbers = ordinals(meeting.agenda)
    times = Counter(numbers)
    items = {n: i for n, i in zip(numbers, meeting.agenda, strict=True) if times[n] == 1}
    lines = ((field.value, field.line), *((item.text, item) for item in field.items))
    for text, line in lines:
        for match in _entries(text):
            if item := items.get(int(match["number"] or match["other"])):
                yield item.id, Outcome(word_of(match["words"]), match[0], line.paragraph)


def _together(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items that a line decides alike: so many whose titles stand right above it, or all that it names by number.

    `⇒ 이상 2건을 원안대로 의결함`, `⇒ 제62호, 제63호 모두 원안 의결함`
    """
    stated = {item.paragraph: item.id for item in meeting.agenda}
    places = ordinals(meeting.agenda)
    above: list[str] = []
    for paragraph in meeting.paragraphs():
        if own := stated.get(paragraph.id):
            above.append(own)
            continue
        text = paragraph.text.strip()
        if text[:1] in REPLIES and (word := word_of(text)):
            match = signs.SO_MANY.search(text) if len(above) > 1 else None
            named = NUMBERS_ALL.match(text)
            numbers = {int(n) for n in re.findall(r"\d+", named[0])} if named else set()
            those = above if match and int(match["count"]) == len(above) else []
            those = those or [
                item.id
                for item, place in zip(meeting.agenda, places, strict=True)
                if place in numbers and places.count(place) == 1
            ]
            yield from ((own, Outcome(word, text, paragraph.id)) for own in those)
        above = []


def _entries(line: str) -> Sequence[re.Match[str]]:
    """The results of a line that has nothing else: `1호 안건 원안 가결, 2호 보류`."""
    parts = [part.strip(" ;") for part in grammar.ENTRY.findall(line.strip(" ."))]
    found = [m for part in parts if (m := titles.RESULT_ENTRY.match(part))]
    is_all = len(found) == len(parts) and all(word_of(m["words"]) for m in found)
    return found if is_all else ()


def _behind(item: AgendaItem, words: str, match: re.Match[str] | None) -> str:
    """What a line says behind an item's title or number: behind a sign that parts them, or a result alone; nothing of another line."""
    title = item.title if words.startswith(item.title) else titles.ASKED.sub("", item.title)
    rest = words[match.end() :] if match else words.removeprefix(title)
    own = rest.lstrip(" :：")
    rest = own.removeprefix(item.title) if own.startswith(item.title) else rest
    is_parted = (
        titles.PARTS.match(rest) or titles.LED.match(rest) or FIRM.fullmatch(rest.strip(" ."))
    )
    return rest if rest != words and is_parted else ""


def _decided(text: str) -> str:
    """The word of a line that states a result, one and not several."""
    match = RESULT.match(text)
    return "" if match and len(_entries(match["words"])) > 1 else decided(text)
