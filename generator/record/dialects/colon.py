"""The dialect `colon`: a speaker is a short word and a colon at a line's head (이사회): `최공명 : …`, `**Name:** …`.

A field of the overview (`일시 : …`) looks like it, but stands before the first turn and comes once.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.korean import proceedings as signs
from generator.korean import titles
from generator.korean.grammar import FIELD, FIELD_KEYS, LETTERS, NO_LIST, ROSTER, SECTION, fold
from generator.korean.nobody import (
    HOLDS,
    PRESENTED,
    SAID,
    SPOKEN,
    is_attendance,
    is_everybody,
    is_told,
    tells,
)
from generator.record.blocks import Block
from generator.record.dialects.asides import (
    ARROWS,
    COUNT,
    LEAD,
    VIEW,
    aside,
    is_fact,
    is_list,
    is_of_side,
    is_said,
    reply,
)
from generator.record.dialects.listing import is_named
from generator.record.dialects.opening import Names, is_named_field, listed_people, titled
from generator.record.dialects.turns import Turns, assemble
from generator.record.dialects.unspoken import with_parts, with_results
from generator.record.overview import PEOPLE, field_key
from generator.record.speakers import MOST, is_mask, is_pair, is_side, is_somebody, longest

GENERIC = re.compile(
    "감사|이사|위원|의원|시장|군수|구청장|교사|교수|대표|주민|시민|학부모|상인|회원|주주|기자|전문가|노조|사측|집행부|주민대표|학생"
)
LABEL = re.compile(
    rf"[ \t]*(?P<lead>{LEAD}|\*\s)?"
    r"(?!\|)(?:\*\*[\[(〈<【]?(?P<strong>[^:：*\n\[\]()〈〉<>【】]{2,20})[\])〉>】]?\*\*[ \t]+"
    r"(?![:：])(?=\S)|(?:\*\*(?P<bold>[^:：*\n]{1,20}?)[^\S\n]?(?:[:：]\*\*|\*\*[^\S\n]?[:：])"
    r"|(?P<plain>\*{2,3}(?:\s?(?:위원|의원|이사)님?)?(?=\s?[:：])"
    r"|(?:[^:：*\n]|(?<=[가-힣])\*{1,2}(?=[ 가-힣]|\s?[:：])){1,24}?)[^\S\n]?[:：]))[ \t]*"
    r"(?P<rest>\S.*)$",
    re.S,
)
# A line with a colon so early, but no field behind a sign: most records have these.
FIELDS = "|".join(r"\s*".join(key) for key in FIELD_KEYS)
MAYBE = re.compile(
    rf"^(?![ \t]*(?:-[ \t]+)?[◆◇■□●◎※▶▷▣◈]\s*(?:{FIELDS})\s*[:：])[^\w\n:：]*[^:：\n]{{0,30}}[:：]"
    rf"|^[^\w\n]*\*\*[^:：*\n]{{2,24}}\*\*[ \t]+\w"
    rf"|^[^\w\n]*[{ARROWS}][^\w\n]*[(（\[]",
    re.M,
)
NO_LABEL = re.compile(r"^[>「『\"'“‘]|여러분$|^(?:문|답|Q)$|답변(?:자|부서)$")
NUMBERED = re.compile(rf"(?:\d+|[{LETTERS}])[.)]")
SIGNED = re.compile(r"[●■□◆◇▪★☆▲△]\s")
FEWEST = 2  # people who say sentences behind the same signs


@lru_cache(4_000)  # a record's blocks are asked some five times
def found(block: Block, names: Names = frozenset()) -> tuple[str, str] | None:
    """What stands before and behind a colon at a block's head; nothing of a field's name.

    One of the `names` that the record lists is somebody's, whatever it looks like: `위원 백지안`, `남궁표결`.
    """
    match = LABEL.match(block.text)
    if not match or block.kind == "heading":
        return aside(block) if not match and block.text[:1] in ARROWS else None
    own = " ".join((match["bold"] or match["plain"] or match["strong"]).split())
    if match["strong"] and not _is_strong(own, match["rest"]):
        return None  # words that are stressed
    bare = re.sub(r"^[^\w(*]+", "", own)
    if NUMBERED.match(own) or own.count("(") > own.count(")"):
        return None
    if SIGNED.match(own) and not is_somebody(bare):
        return None  # `● 자리: 배움터`
    is_thing = any(
        (
            field_key(bare),
            ROSTER.search(own),
            signs.NOBODY.search(own),
            SECTION.search(re.sub(r"\d+", "", own)),
            titles.WORDED.search(own),
            NO_LABEL.search(own),
            _is_presented(match, bare),
            is_told(bare, match["rest"]),
            is_attendance(match["rest"]),
            HOLDS.fullmatch("".join(bare.split())) and is_list(match["rest"]),
        )
    )
    is_signed = block.kind == "bullet" or match["lead"]
    if is_signed and own.endswith("님"):
        return None
    is_unit = "(" in own and is_side(own) and is_said(match["rest"])
    is_speaker = is_somebody(own) or is_unit or is_of_side(own, match["rest"])
    if is_everybody(own) or (_is_listed(own, names) and not is_attendance(match["rest"])):
        return own, match["rest"].strip()
    most = longest(own)
    is_long = len(own.split()) > (most if most > MOST else 3)
    if is_thing or is_long or (is_signed and not is_speaker):
        return None
    return own, match["rest"].strip()


def _is_presented(match: re.Match[str], label: str) -> bool:
    """Whether a marked line tells who explained an item, in a clerk's words: `▶ 제안설명(교무처장) : …을 개정하려는 것임`."""
    is_marked = match["lead"] and PRESENTED.fullmatch(label) and signs.MARK.match(match.string)
    return bool(is_marked) and not SPOKEN.search(match["rest"])


def _is_listed(label: str, names: Names) -> bool:
    """Whether a name of the record's list is in a label, alone, with an office or glued to one."""
    words = label.split()
    return len(words) < 4 and any(signs.OFFICE.sub("", w) in names or w in names for w in words)


def _is_strong(own: str, words: str) -> bool:
    """Whether bold words without a colon are who speaks: an office of somebody's, not one of many, before a sentence."""
    is_one = signs.OFFICE.search(own.split()[-1]) or is_pair(own.split()) or is_mask(own)
    return bool(is_one) and is_somebody(own) and is_said(words) and not GENERIC.fullmatch(own)


def turned(run: Sequence[Block]) -> list[Block]:
    """The blocks; what states a result is said by nobody, nor is what stands below the last words."""
    run = list(_without_lists(run))
    names = listed_people(run)
    people = speakers(run, names)
    spoken = [n for n, b in enumerate(run) if (own := found(b, names)) and own[0] in people]
    speaks = any(_is_contact(run[n]) for n in _before_last(run, spoken))
    while spoken and _is_contact(run[spoken[-1]], speaks=speaks):
        spoken.pop()
    after = spoken[-1] + 1 if spoken else len(run)
    seals = (
        n
        for n, b in enumerate(run[after:], after)
        if signs.SEALED.match(b.text) or signs.TAIL.match(b.text)
    )
    end = next(seals, len(run))
    facts = {
        n for n in range(min(spoken, default=after), after) if _is_nobody(run[n], people, names)
    }
    facts |= {n for n, b in enumerate(run) if n >= after and _is_contact(b, speaks=speaks)}
    nobody = {n for n, b in enumerate(run) if n in facts or (n >= end and b.role == "text")}
    run = [replace(b, role="notice") if n in nobody else b for n, b in enumerate(run)]
    label = _label(people, names)
    return with_results(list(with_parts(run, lambda block: label(block) is not None)))


def _before_last(run: Sequence[Block], spoken: Sequence[int]) -> Sequence[int]:
    """The turns before the last of another than who sees to things."""
    last = max((n for n in spoken if not _is_contact(run[n])), default=0)
    return [n for n in spoken if n < last]


def _is_contact(block: Block, *, speaks: bool = False) -> bool:
    """Whether a line is who sees to something, behind the last words: `담당: 교통과로 문의`; who `speaks` amid the turns may end them."""
    own = found(block) if block.role == "text" else None
    return bool(own and re.fullmatch("담당자?", own[0]) and not (speaks and SPOKEN.search(own[1])))


def _is_nobody(block: Block, people: frozenset[str], names: Names) -> bool:
    """Whether an office or a kind of people stands before a fact amid the turns: `당선자 : 이허구`."""
    own = found(block, names) if block.role == "text" else None
    if own is None:
        is_line = block.kind != "bullet" and block.text[:1] != "※"
        return is_line and tells(block.text) and not SAID.search(block.text)
    return own[0] not in people and is_somebody(own[0]) and is_fact(*own)


def _without_lists(run: Sequence[Block]) -> Iterator[Block]:
    """The blocks; right below `◆ 참석위원` are its people: `- 위원장 : 홍길동`, below `참석자` alone plain lines too."""
    is_list = is_alone = False
    following: Sequence[Block | None] = [*run[1:], None]
    for block, below in zip(run, following, strict=False):
        is_person = is_list and block.role == "text" and (block.kind == "bullet" or is_alone)
        own = found(block) if is_person else None
        is_person = is_person and not (own and is_said(own[1]))
        if is_person and (block.kind == "bullet" or _names_alone(block)):
            yield replace(block, role="roster")
            continue
        if block.kind != "bullet":
            match = FIELD.match(block.text.partition("\n")[0])
            last = FIELD.match(block.text.rpartition("\n")[2])
            is_list = any(m and field_key(m["label"]) in PEOPLE for m in (match, last))
            # With no more behind the colon than how many there were.
            is_alone = bool(is_list and last and (not (v := last["value"]) or NO_LIST.match(v)))
        is_head = is_alone and "\n" not in block.text
        is_head = is_head and below is not None and _names_alone(below)
        yield replace(block, role="section") if is_head else block


def _names_alone(block: Block) -> bool:
    """Whether a block is an office, a colon and names, without a sentence: `위원 : 김가상, 이허구(교수)`."""
    _, words = found(block) or ("", "")
    entries = re.split(r"[,·、]", re.sub(r"[(（][^()（）]*[)）]", "", words))
    return all(re.fullmatch("[가-힣]{2,4}", e.strip()) or is_list(e) for e in entries)


def speakers(blocks: Sequence[Block], names: Names) -> frozenset[str]:
    """The words before a colon that are people: offices, masks, names; other words if they come again and again."""
    said = list(filter(None, (found(block, names) for block in blocks if block.role == "text")))
    counted = Counter(label for label, _ in said)
    lists = {label for label, words in said if not _is_said(words)}
    spoken = {label for label, words in said if not is_fact(label, words)}
    bold = {
        own
        for block in blocks
        if LABEL.match(block.text)
        and "**" in block.text[:2]
        and (own := (found(block) or ("",))[0])
    }
    known = _named(counted, blocks)
    people = {o for o in counted if is_somebody(o) or o in known or is_everybody(o)}
    people = {own for own in people if own in spoken or is_mask(own) or own in known}
    people |= {own for own in counted if _is_listed(own, names) and own in spoken}
    people -= _only_signed(people, blocks, names)
    bare = {own.partition("(")[0].strip() for own in people}  # `사회(총무과장): …`, then `사회: …`
    people |= {own for own in counted if own in bare and own in spoken}
    people |= bold if len(bold) > 1 else set()
    people -= {own for own in lists if re.search("[과팀실측]$", own)}  # no names end so
    sides = set(filter(is_side, counted))
    people |= sides - lists if people else set()
    own_words = Counter(label for label, words in said if is_said(words) or VIEW.search(words))
    if any(own_words[own] for own in people):  # what units and bodies say has no full stop, either
        people |= {label for label, words in said if is_of_side(label, words)}
    unsigned = (found(b, names) for b in blocks if b.role == "text" and b.kind != "bullet")
    plain = {label for label, _ in filter(None, unsigned)}
    listed = sides - plain  # in the lists of a record in which nobody else speaks
    often = {o for o, n in counted.items() if n > 1 and not re.search(r"\d", o)} - listed
    latin = {own for own in often if own.isascii()}
    hidden = any(is_mask(own) and own_words[own] > 1 for own in people)  # several, of one mask
    several = (len(people | latin) > 1 or hidden) and sum(
        counted[own] for own in people | latin
    ) > 2
    if several:
        return frozenset(people | latin)
    return frozenset(often) if len(often) > 1 else frozenset()


def _named(counted: Mapping[str, int], blocks: Sequence[Block]) -> frozenset[str]:
    """The labels that are names alone: of people who speak again, or whom the record names elsewhere."""
    words = Counter(word for block in blocks for word in re.findall("[가-힣]+", block.text))
    names = [own for own in counted if _is_name(own)]
    if len(names) > sum(map(is_somebody, counted)):
        return frozenset(names)  # a board's record, in which nobody has an office
    return frozenset(own for own in names if counted[own] > 1 or words[own.split()[-1]] > 1)


def _only_signed(people: Iterable[str], blocks: Sequence[Block], names: Names) -> frozenset[str]:
    """The labels that stand behind signs alone and never before a sentence, unless an office and a name are in them."""
    bare: set[str] = set()
    for block in blocks:
        own = found(block, names) if block.role == "text" else None
        is_led = own and (match := LABEL.match(block.text)) and match["lead"]
        if own and (not is_led or is_said(own[1]) or is_pair(own[0].split())):
            bare.add(own[0])
    offices = [own for own in people if own in bare]
    alone = (own for own in people if own not in bare)
    return frozenset(o for o in alone if len(offices) < FEWEST or not signs.OFFICE.fullmatch(o))


def _is_said(words: str) -> bool:
    return bool(
        signs.SENTENCE.search(words)
        or signs.ASKED.search(words)
        or re.fullmatch(r"(?:네|예|아니오)\W*", words)
    )


def _is_name(label: str) -> bool:
    """A name, or one behind a word that says who it is: `주민 이허구`."""
    *before, name = label.split()
    is_name = signs.NAME.match(name) and signs.SURNAME.match(name) and not signs.OFFICE.search(name)
    return bool(is_name and len(before) < 2) and not signs.THINGS.match(name)


def count(blocks: Sequence[Block]) -> int:
    """The lines of such speakers, those with a circle aside, and answers behind arrows: they are another kind's."""
    names = listed_people(blocks)
    people = speakers(blocks, names)
    text = (b for b in blocks if b.role == "text" and not reply(b))
    unmarked = (b for b in text if not signs.MARK.match(b.text))
    said = (found(block, names) for block in unmarked)
    return sum(1 for own in said if own and own[0] in people)


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns of each speaker, from the first who says more than who somebody is."""
    names = listed_people(blocks)
    label = _label(speakers(blocks, names), names)
    said = ((n, block) for n, block in enumerate(blocks) if block.role == "text")
    marked = [(n, own[1]) for n, block in said if (own := label(block))]
    spoken = (n for n, words in marked if not is_list(words))
    start = next(spoken, marked[0][0] if marked else len(blocks))
    while start and _is_again(blocks[start - 1], blocks[: start - 1]):
        start -= 1
    return assemble(blocks, titled(blocks, start), label)


def _is_again(block: Block, above: Sequence[Block]) -> bool:
    """Whether a title stands in the list above: here its item is opened."""
    own = fold(block.text)
    is_known = any(b.role == "agenda" and fold(b.text) == own for b in above)
    is_list = bool(above) and (is_named(above[-1].text) or is_named_field(above[-1], alone=True))
    return block.role == "agenda" and (is_known or (is_named(block.text) and not is_list))


def _label(people: frozenset[str], names: Names) -> Callable[[Block], tuple[str, str] | None]:
    def label(block: Block) -> tuple[str, str] | None:
        if answer := reply(block):
            return answer
        own = found(block, names)
        is_count = own and COUNT.match(own[1]) and own[1][-1:] not in ".?!"  # `회원: 210명`
        return own if own and own[0] in people and not is_count else None

    return label
