"""The agenda as stenographic records have it: two lists before the opening, each entry again where it is opened.

An entry is known again by its number and its title, blanks, proposers, dot leaders and dots aside; titles
alone are not enough, since several bills may have one. In the body a title may run over several lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.korean import proceedings as signs
from generator.korean import titles
from generator.korean.grammar import BOLD, FIELD, FIELD_KEYS, fold
from generator.korean.outcomes import states, untold, word_of
from generator.record.agenda import titles_of
from generator.record.blocks import Block
from generator.record.speakers import is_somebody

SAME = 14  # letters of two titles that are compared, or all of the shorter
LONGEST = 1_500  # letters of a title, all proposers included
LINE = 12  # letters of a line that ends a list
BEHIND = re.compile(r"[(（](?P<words>[^()（）]*[가-힣]{2})[)）]$")  # `동결 (원안 의결)`
AS_IT_WAS = re.compile("원안|수정|조건부|일부|부분|전부|만장일치|전원|심의 |차기|추후|다음")
CLOSERS = dict(zip("】])〉>›》」", "【[(〈<‹《「", strict=True))
MANY = 5  # words of a title
AROUND = 24  # letters around a title that is opened
ATTENDED = re.compile(r"(?:참석|출석|성원|재적|불참|결석|배석)[가-힣 ]{0,6}$")  # `참석현황 : …`
NAMES = 4  # letters of a word that a line may be without being that title
LEAST = 3  # letters of a title without a number


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: its number as printed (empty: none), its title, and where it stands."""

    number: str
    title: str
    """As printed, without who proposed it and on which page it is."""
    key: str
    block: int
    of_kind: bool = False
    """Whether its line says no more of it than kind and number: `[의결 1] …`, `보고 제4호 「…」`."""


def bare(title: str) -> str:
    """A title without proposers, dot leaders and what a web page adds."""
    if len(title) > LONGEST:
        return title
    text = signs.SITE_WORD.sub("", titles.CLOSED.sub("", title))
    text = signs.LEADER.sub("", text)
    return signs.PROPOSED.sub("", text).strip()


def printed(title: str) -> str:
    """The words of a title before whatever follows it, as they stand: what is quoted."""
    match = signs.PROPOSED.search(title) if len(title) <= LONGEST else None
    head = title[: match.start()] if match and match.start() else title
    return untold(signs.LEADER.sub("", signs.SITE_WORD.sub("", head)).strip()) or title


def same(one: str, other: str) -> bool:
    """Whether two keys are of one title."""
    short = min(len(one), len(other), SAME)
    return short >= LEAST and one[:short] == other[:short]


def unmarked(text: str) -> str:
    """A line without the speaker's mark before it."""
    start = signs.after_mark(text.partition("\n")[0])
    return text if start is None else text[start:]


def unstarred(text: str) -> str:
    """A text without the stars around its first line: `**부의된 안건**`."""
    line, *below = text.split("\n", 1) if "**" in text else (text,)
    match = BOLD.fullmatch(line)
    return "\n".join((match["text"], *below)) if match else text


def is_head(block: Block) -> bool:
    """Whether a block is the heading of a list: `의사일정`, `○ 부의된 안건`, `1.    심사된안건`."""
    text = re.sub(r"^\d{1,2}\.\s+", "", unmarked(unstarred(block.text)))
    return bool(signs.LIST_HEAD.match(text))


def heads_list(block: Block) -> bool:
    """Whether a block before the opening is the heading of a list: the whole one, or one part of it."""
    return is_head(block) or bool(titles.LIST_PART.match(unstarred(block.text)))


def entries(front: Sequence[Block]) -> list[Entry]:
    """The entries of all lists before the opening; sub-bullets of an entry are none.

    Where letters come first in a list they are its entries, and a number ends it.
    """
    found: list[Entry] = []
    is_list = is_empty = has_letters = is_spoken = parted = False
    head = first = 0  # the number of the list's own head, and its first entry
    for number, block in enumerate(front):
        is_told = not is_list and titles.TOLD_OF.match(block.text.partition("\n")[0])
        is_no_item = is_told or is_fact(block.text) or is_held(block.text)
        entry = None if is_no_item else entry_of(block.text, number)
        if entry and (titles.DEBATE.match(entry.title) or signs.SENTENCE.search(entry.title)):
            entry = None  # a heading, or what somebody says behind a sign
        is_spoken = is_spoken or _is_said(block)
        is_part = heads_list(block) or (found and parted and titles.DECIDES.match(block.text))
        parted = parted or bool(titles.LIST_PART.match(block.text))
        if is_head(block) or (is_part and not is_spoken):
            is_list, is_empty, has_letters = True, True, False
            head, first = _numbered(block), len(found)
        elif is_list and entry and head and _is_field_behind(entry, head, found[first:]):
            is_list = False
        elif is_list and is_sub(block) and not is_no_item and (is_empty or has_letters):
            found.append(lettered(block.text, number))
            is_empty, has_letters = False, True
        elif has_letters and entry:
            is_list = has_letters = False
        elif is_list and entry:
            found.append(entry)
            is_empty = False
        elif is_list and states(block.text):
            continue  # what came of the entry above
        elif is_list and block.kind != "bullet" and not is_sub(block) and len(block.text) > LINE:
            # A line may stand between the head and the first entry, but nobody speaks there.
            is_list = is_empty and not signs.SENTENCE.search(block.text)
    return found or _in_tables(front)


def _in_tables(front: Sequence[Block]) -> list[Entry]:
    """The titles of the front's tables, of no block: what stands below is not below one; none where one names too much, as `예산`."""
    tables = (block.text for block in front if block.text.startswith("|"))
    found = [
        Entry("", title, fold(bare(title)), -1) for text in tables for title in titles_of(text)
    ]
    are_own = all(len(e.key) > NAMES or titles.WORDED.search(e.title) for e in found)
    return found if are_own else []


def _is_said(block: Block) -> bool:
    """Whether somebody says a sentence, where nothing tells yet who speaks: no list of the front is below."""
    match = signs.COLON.match(block.text.partition("\n")[0])
    is_one = match and is_somebody(match["label"].strip())
    return bool(is_one and signs.SENTENCE.search(block.text))


def is_fact(text: str) -> bool:
    """Whether a marked line is an entry of the overview and no item: `○ 배석자 : 도시과장`."""
    match = FIELD.match(unmarked(text).partition("\n")[0]) if signs.MARK.match(text) else None
    is_count = match and re.search(r"\d\s?건\s*$", match["value"] or "")  # `심의안건 : 2건`
    is_list = match and re.search("안건|의안", match["label"]) and not is_count
    return bool(match and match["value"] and not is_list)


def is_held(text: str) -> bool:
    """Whether a numbered or marked line says who has an office, or what somebody says: `가. 이사장 : 곽○○`, `ㅇ 김 이사 : …`."""
    line = text.partition("\n")[0]
    match = signs.LETTERED.match(line) or signs.ENTRY.match(line) or signs.UNNUMBERED.match(line)
    own = signs.COLON.match(match["title"]) if match else None
    label = own["label"].strip() if own else ""
    return bool(own and (is_somebody(label) or ATTENDED.match(label)))


def _is_field_behind(entry: Entry, head: int, above: Sequence[Entry]) -> bool:
    """Whether a line is numbered as the list's own head is: `6. 안건`, `7. 회의내용`."""
    return entry.number == str(head + 1) and all(one.number != str(head) for one in above)


def _numbered(block: Block) -> int:
    match = re.match(r"(\d{1,2})\.\s", block.text)
    return int(match[1]) if match else 0


def is_sub(block: Block) -> bool:
    """Whether a block stands below an entry: `가. 복지정책과`; not the head of a list, `가. 의결안건`."""
    match = signs.LETTERED.match(block.text)
    head = "".join(match["title"].partition("\n")[0].split()) if match else ""
    is_one = match and (block.kind == "heading" or block.text[match.end("number")] == ".")
    return bool(is_one) and FIELD_KEYS.get(head) != "agenda"


def entry_of(text: str, place: int = 0) -> Entry | None:
    """A text as an entry of a list, if it looks like one; a marked line has no number."""
    text = unstarred(text)
    is_marked = signs.after_mark(text.partition("\n")[0]) is not None
    text = unmarked(text)
    if is_named(text) and (match := titles.NAMED.match(text)):
        number = next(filter(None, match.group(*titles.NUMBERS)), "")
    elif match := signs.ENTRY.match(text):
        number = match["number"]
    elif match := signs.ARTICLE.match(text):
        number = match["number"] or match["whole"]
    elif is_marked or (match := signs.UNNUMBERED.match(text)):
        number = ""
    else:
        return None
    whole = unclosed(" ".join((match["title"] if match else text).split()))
    whole = quoted["title"] if (quoted := titles.QUOTED.match(whole)) else whole
    key = fold(bare(whole))
    return Entry(number, printed(whole), key, place, is_of_kind(text)) if key else None


def several(text: str) -> list[Entry]:
    """The items that one line puts on the table together, each with its number and its title in quotes; none where it has one."""
    found = titles.SEVERAL.findall("" if "\n" in text.strip() else text)
    entries = [Entry(number, own, fold(bare(own)), 0) for number, own in found]
    return entries if len(entries) > 1 else []


def unclosed(title: str) -> str:
    """A title without the bracket that closes the one before its number: `〈의안 제7호 ― 통화정책방향〉`."""
    title = titles.RULED.sub("", title)
    start = CLOSERS.get(title[-1:], "")
    return title[:-1].rstrip() if start and start not in title else title


def is_named(text: str) -> bool:
    """Whether a line is the title of an item that says it is one: no sentence, and no result."""
    match = titles.NAMED.match(unmarked(unstarred(text)).partition("\n")[0])
    if match and (titles.QUOTED.match(match["title"]) or several(text)):
        return True
    if not match or signs.SENTENCE.search(text) or titles.SAID.match(match["title"]):
        return False
    if titles.DEBATE.match(match["title"].strip("* ")):
        return False
    return not is_result(match["title"])


def is_of_kind(text: str) -> bool:
    """Whether a line says no more of an item than its kind and number."""
    match = titles.NAMED.match(unmarked(unstarred(text)).partition("\n")[0])
    return bool(match and not any(match[sure] for sure in ("number", "bracketed", "other")))


def named(block: Block) -> Entry | None:
    """An item that says it is one, whether or not a list has it."""
    return entry_of(block.text) if is_named(block.text) else None


def is_result(title: str) -> bool:
    """Whether words say what was decided and name nothing: `원안 가결`."""
    words = title.split()
    behind = BEHIND.search(title)
    is_told = behind and word_of(behind["words"])  # not `징계의결 요구(비공개)`
    whole = words if is_told else words[-1:]
    few = len(words) == 1 or is_told or AS_IT_WAS.match(title)
    return bool(few) and len(words) < MANY and bool(word_of(" ".join(whole)))


def lettered(text: str, place: int = 0) -> Entry:
    """An item with a letter (`가.`), as those of a part of a commission's record have it."""
    match = signs.LETTERED.match(text)
    title = " ".join((match["title"] if match else text).split())
    return Entry(match["number"] if match else "", title, fold(title), place)


def opened(block: Block, known: Sequence[Entry]) -> Entry | None:
    """The entry of a list that a block of the body repeats."""
    own = entry_of(block.text) or (lettered(block.text) if is_sub(block) else None)
    if own:
        number, key = own.number, own.key
    else:
        number, key = "", fold(bare(unmarked(unstarred(block.text)).partition("\n")[0]))
    # Without a number a title is the whole line: `복지정책과` does not open `복지정책과장 김가상   보고…`.
    fits = (
        e for e in known if e.number == number and (same(e.key, key) if number else e.key == key)
    )
    return next(fits, None) or (again(block.text, known) if block.kind != "bullet" else None)


def again(text: str, known: Sequence[Entry]) -> Entry | None:
    """The entry whose whole title, or whose number alone, a line of the body repeats, however it is numbered there."""
    line = unmarked(unstarred(text)).partition("\n")[0].strip()
    match = titles.BARE_NAMED.match(line)
    if match and not re.search(r"안건|의안|호|[【〈<《]", line):
        return None  # the number of a page
    if match:
        found = _numbered_so(int(match["number"]), known)
    else:
        key = fold(bare(titles.BEFORE_TITLE.sub("", line, count=1)))
        found = [e for e in known if len(key) > LEAST and e.key == key]
        found = found or [e for e in known if _is_whole(e.title, line)]
    return found[0] if len({e.key for e in found}) == 1 else None


def _numbered_so(number: int, known: Sequence[Entry]) -> Sequence[Entry]:
    """The entries of a number; in a list without figures the one that stands there."""
    numbers = [signs.ordinal(entry.number) for entry in known]
    if any(isinstance(own, int) for own in numbers):
        return [e for e, own in zip(known, numbers, strict=True) if own == number]
    return known[number - 1 : number] if number else []


def _is_whole(title: str, line: str) -> bool:
    """Whether a line is a title with no more around it than numbers, signs, and words for an item: `가. 제1호 의안: …`."""
    start = line.find(title) if len(title) > LEAST and len(line) < len(title) + AROUND else -1
    head, tail = line[: max(start, 0)], line[start + len(title) :]
    return start >= 0 and bool(titles.AROUND.fullmatch(head) and not re.search(r"\w", tail))


def cut_title(block: Block, entry: Entry) -> Iterator[Block]:
    """A block as the title that it begins with, and what follows it."""
    lines = block.text.split("\n")
    end = 1
    while end < len(lines) and _runs_on("\n".join(lines[:end]), lines[end], entry):
        end += 1
    title, *rest = split_at(block, end)
    yield replace(title, role="agenda")
    yield from rest


def _runs_on(text: str, following: str, entry: Entry) -> bool:
    """Whether a title goes on in the next line: a bracket is open, letters are missing, or a proposer comes."""
    if text.count("(") > text.count(")") or following.startswith("("):
        return True
    match = signs.ENTRY.match(unmarked(text)) or signs.UNNUMBERED.match(unmarked(text))
    key = fold(match["title"] if match else unmarked(text))
    return len(key) < len(entry.key) and entry.key.startswith(key)


def split_at(block: Block, end: int) -> Iterator[Block]:
    """A block in two, after so many lines; whole where it has no more."""
    lines = block.text.count("\n") + 1
    if end >= lines:
        yield block
        return
    yield _part(block, 0, end)
    yield _part(block, end, lines)


def is_unfinished(title: Block, entry: Entry) -> bool:
    """Whether the last of a title is cut off, as by the end of a page."""
    return title.role == "agenda" and _runs_on(title.text, "", entry)


def _part(block: Block, start: int, end: int) -> Block:
    text = "\n".join(block.text.split("\n")[start:end])
    first = block.span.first + start
    span = replace(block.span, first=first, last=block.span.first + end - 1)
    kind = block.kind if start == 0 else "plain"
    return replace(block, text=text, span=span, kind=kind)
