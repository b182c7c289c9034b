"""What lists and rows say was decided (결정 목록): tables, lines behind titles and numbers, the result of the overview.

In: a meeting with its items. Out: each item's id with what a line says of it, as it is printed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generator.korean import grammar, titles
from generator.korean import proceedings as signs
from generator.korean.outcomes import (
    FIRM,
    OTHERS,
    as_printed,
    is_firm,
    is_of_others,
    labelled,
    untold,
    word_of,
)
from generator.model import AgendaItem, Meeting, Outcome
from generator.record.agenda import own_tables, rows_of
from generator.record.counted_rows import counted_rows
from generator.record.dialects.asides import REPLIES
from generator.talk.sections import ordinals

SIGNS = ("□", "■", "◆", "◇", "▣", "○", "◯", "◎", "ㅇ", "❍", "●")  # of headings
YEAR = re.compile(r"\d+(?:학년도|회계연도|년도?|분기)")
SHORT = 3  # letters that name nothing
NUMBERS_ALL = re.compile(
    r"\W+(?:제\s?\d{1,3}\s?호(?:\s?안건)?(?:[,·및와과\s])*){2,}\s?(?:은|는)?\s?(?:모두|각각|전부)"
)
FIRST = 2  # letters by which titles are looked up


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
    said = {
        p.id for s in meeting.speeches[:-1] if s.label for p in s.paragraphs if p.role == "text"
    }
    for paragraph in (p for p in own_tables(meeting.paragraphs()) if p.id not in said):
        is_decided = titles.DECIDED_LIST.match(heads[paragraph.id])
        for rows in counted_rows(paragraph.text):
            if not (rows[0].is_of_items or is_decided or titles.DECIDED_LIST.match(rows[0].above)):
                continue
            if len(rows) != len(items) or {row.number for row in rows} != set(items):
                continue
            for row in rows:
                if word := labelled(row.result):
                    own = as_printed(word, row.line) or word
                    yield (
                        items[row.number],
                        Outcome(own, row.line, paragraph.id, votes=row.votes),
                    )


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
        for match in entries(text):
            if item := items.get(int(match["number"] or match["other"])):
                yield item.id, Outcome(word_of(match["words"]), match[0], line.paragraph)


def _together(meeting: Meeting) -> Iterator[tuple[str, Outcome]]:
    """The items that a line decides alike: so many whose titles stand right above it, or all that it names by number.

    `⇒ 이상 2건을 원안대로 의결함`, `⇒ 제62호, 제63호 모두 원안 의결함`
    """
    stated = {item.paragraph: item.id for item in meeting.agenda}
    places = ordinals(meeting.agenda)
    inside = {own: section.items for section in meeting.sections for own in section.speeches}
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
                if place in numbers and item.id in inside.get(paragraph.id.partition("-")[0], ())
            ]
            yield from ((own, Outcome(word, text, paragraph.id)) for own in those)
        above = []


def entries(line: str) -> Sequence[re.Match[str]]:
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


LISTS = (_in_rows, _in_counted_rows, _in_lists, _behind_titles, _counted_off, _together)
