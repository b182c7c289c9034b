"""What nobody says in a summary (발언이 아닌 줄), amid the turns and below them.

Results on lines of their own (심의결과); numbered headings that go on (`3. 합의사항` behind `2. 주요내용`); and below the last words
plans, signatures, what is attached: a chair's closing words end a meeting, or a line that no speech has, but sentences
right below them are still the chair's.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.korean import proceedings as signs
from generator.korean import titles
from generator.korean.grammar import ends
from generator.korean.nobody import tells
from generator.korean.outcomes import OTHERS, RESULT, decided, is_firm, states
from generator.korean.outline import place_of
from generator.record.blocks import Block
from generator.record.dialects.listing import is_named, named, split_at

# How it was voted, on a line of its own: `- 표결: 찬성 5인 / 반대 1인`.
COUNTED = re.compile(
    rf"(?:{signs.B}|[○◯•·*⇒→☞▷▶□■◦ㆍ※◆◇◎▣➔-])*(?:표\s?결|찬\s?반|투표|거수)\s?"
    rf"(?:현황|내역|내용|여부|(?<=투표)결과|(?<=투표 )결과)?\s*[:：]\s*(?:(?:재적|재석|출석|찬성|반대|기권|무효|가|부)\s?"
    rf"(?:위원|의원|이사)?\s?\d{{1,4}}\s?[명인표]?[\s,/·()（）]*)+$"
)
# A heading for one result, which may stand alone below it.
ALONE = re.compile(
    r"[\s#*□■◆◇▣◈○◎●ㅇ❍▶▷]*(?:[(（]?(?:\d{1,2}|[가나다라마바사아자차])[.)）]\s*)?(?:(?P<own>(?:의결|결정)\s?사항|(?:의결\s?)?주\s?문)|(?:심의|의결|심사)\s?결과)\s*[:：]?[*]*$"
)
# What somebody reads out is announced right above: `지난 회의 결과입니다.`
ANNOUNCED = re.compile(r"결과|다음과|아래|보고|말씀|지난|낭독")
ENTRIES = (signs.LETTERED, signs.ENTRY)
NARRATED = re.compile(r"(?<!니)다[.]\s*$")  # nobody speaks so


def stating(run: Iterable[Block]) -> list[Block]:
    """The blocks of a record in which nobody speaks: titles of items, and what was decided on them."""
    titled = (part for block in run for part in _titled(block))
    parts = (part for block in titled for part in _below_result(block))
    return with_results([replace(b, role="agenda" if named(b) else "text") for b in parts])


def _titled(block: Block) -> Iterator[Block]:
    """A title that says it is one, and what is told right below it."""
    lines = block.text.split("\n")
    is_title = len(lines) > 1 and is_named(lines[0]) and ends(block.text)
    yield from split_at(block, 1) if is_title else (block,)


def told_title(block: Block) -> Iterator[Block]:
    """The same of a title below which a clerk tells what was done: `보고 제1호  가결산 보고` above a sentence."""
    first, *below = block.text.split("\n")
    is_one = below and block.kind == "plain" and is_named(first) and NARRATED.search(block.text)
    yield from split_at(block, 1) if is_one else (block,)


def _below_result(block: Block) -> Iterator[Block]:
    """A result, and the next item that stands right below it: `- 심의결과: 원안가결`, `나. 도로 계획(안)`."""
    lines = block.text.split("\n")
    ends = (n for n, line in enumerate(lines) if n and any(p.match(line) for p in ENTRIES))
    yield from split_at(block, next(ends, len(lines)) if states(lines[0]) else len(lines))


def with_results(run: Sequence[Block]) -> list[Block]:
    """The blocks; one that states what was decided is said by nobody, unless the block above reports of others."""
    above = ["", *(block.text for block in run)]
    run = [
        replace(b, role="notice") if b.role == "text" and COUNTED.match(b.text) else b for b in run
    ]
    return [
        replace(b, role="decision")
        if b.role == "text" and _decides(b.text, above[max(n - 2, 0) : n + 1])
        else b
        for n, b in enumerate(run)
    ]


def _decides(text: str, above: Sequence[str]) -> bool:
    """Whether a block states what was decided, or says it alone right below a heading for it: `의결사항`, `ㅇ 부결`."""
    if states(text, above[-1]):
        return True
    line, head = text.partition("\n")[0], ALONE.match(above[-1].rpartition("\n")[2])
    if not head or RESULT.match(line) or not decided(line):
        return False
    return bool(head["own"]) or not any(OTHERS.search(one) for one in above)


BOLD = re.compile(r"\*\*\s*(?:\(?\d{1,2}[.)]|[가-하][.)])[^*\n]{2,60}\*\*")  # alone on its line
LONGEST = 40  # letters of a heading
PART = re.compile(
    "결정|합의|의결|향후|기타|협조|조치|결과|폐회|건의|의견|논의|안건|심의|토의|보고|내용|계획|일정|사항"
)


def with_parts(run: Sequence[Block], is_turn: Callable[[Block], bool]) -> Iterator[Block]:
    """The blocks, such headings as sections: each has the number behind one that stood before all turns, or behind such a heading.

    What somebody counts off begins in their own words, and is theirs.
    """
    heads: set[tuple[str, int]] = set()
    own: set[tuple[str, int]] = set()
    is_spoken = False
    for block in run:
        place = place_of(block.text.strip("*")) if block.kind != "bullet" else None
        if is_turn(block):
            is_spoken, own = True, set()
        elif is_spoken and BOLD.fullmatch(block.text) and not signs.SENTENCE.search(block.text):
            yield replace(block, role="section" if block.role == "text" else block.role)
            continue
        elif place and not is_spoken:
            heads.add(place)
        elif place and _goes_on(block, place, heads) and not _goes_on(block, place, own):
            heads.add(place)
            own = set()
            yield replace(block, role="section")
            continue
        elif place:
            own.add(place)
        yield block


def _goes_on(block: Block, place: tuple[str, int], above: set[tuple[str, int]]) -> bool:
    """Whether a line is short, no sentence, and numbered behind one of those above."""
    is_line = block.role == "text" and len(block.text) <= LONGEST and "\n" not in block.text
    is_line = is_line and bool(PART.search(block.text))
    return is_line and not signs.SENTENCE.search(block.text) and (place[0], place[1] - 1) in above


def with_roman(run: Sequence[Block]) -> list[Block]:
    """The blocks; parts with Roman numbers are sections: for a record in which one stands before all that is said."""
    return [
        replace(b, role="section")
        if b.role == "text" and b.kind != "bullet" and titles.ROMAN_PART.match(b.text)
        else b
        for b in run
    ]


CLOSES = re.compile(
    r"(?:폐회|산회)(?:를|을)?\s?(?:선포|선언|합니다|하겠|함)|(?:회의|심의|위원회|간담회|토론회|공청회|이상으로|이것으로)[^.?!]{0,30}(?:마치겠|마칩니다|마침|마치도록|끝내겠|종료하겠|종료합니다)"
)
# Lines that no speech has, below the last one.
BACK = re.compile(
    rf"{signs.TAIL.pattern}"
    r"|[□■◆◇▣○ㅇ<〈‹\[【\s]*(?:\d{1,2}[.)]\s*)?"
    r"(?:향후|다음|차기|추후|종합|행정|협조|당부|공지|결정|의결|조치|후속|추진)\s?"
    r"(?:계획|일정|회의|사항|결과|조치|내용|(?<=종합)의견|(?<=종합\s)의견)\s*[>〉›\]】]?(?:\s*[:：].*)?$"
    r"|(?:\d{1,2}[.)]\s*)?회의\s?공개\s?여부\s*[:：]"
    r"|[□■◆◇▣○ㅇ\s]*(?:기타\s?사항|심의\s?결과|의결\s?결과|회의\s?결과|종료\s?(?:시각|시간))(?:\s*[:：].*)?$"
    r"|(?:회의록\s?)?(?:작성|기록|담당|확인)자?\s*[:：]|끝\s*[.]?$|[‹<〈\[(（]?\s?(?:사진|그림|추가|참고|비고)\s?\d*\s?[›>〉\])）]"
    r"|(?:(?:위|이상)(?:과|와|의)?\s?(?:회의\s?)?(?:같이|사실|내용)|(?:위|이|본)\s회의록)"
    r"(?![^.?!\n]*(?:주시|주십|겠습니다|바랍니다|드립니다))[^.?!]{0,40}(?:확인|서명|날인)|참석자\s?서명"
    r"|이상으로\s?회의를?\s?마침"
)
SIGNED = re.compile(rf"[^.?!\n]{{1,40}}{signs.SEAL}\s*$")
SPOKEN = re.compile(r"[가-힣](?:다|요|까|오|죠)[.?!]\s*$")
# A line that opens such a part where no blank line stands above it.
END_LINE = re.compile(
    r"(?:위와 같이|이상과 같이|(?:이|본) 회의록)(?![^.?!\n]*(?:주시|주십|겠습니다|바랍니다|드립니다))[^.?!\n]{0,40}"
    r"(?:확인|서명|날인)|(?:붙임|별첨|첨부)\s*(?:\d{1,2}\s*[.):：]|[:：])|끝\s*[.]?$"
)


def without_tail(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of the last turn, those below its end as notices."""
    return tuple(_below_end([*blocks[:-1], *(part for b in blocks[-1:] for part in _by_lines(b))]))


def _by_lines(block: Block) -> Iterator[Block]:
    """A block, the facts that end it apart: `폐회를 선포합니다.`, `차기회의: 4월 2일` right below."""
    lines = block.text.split("\n")
    told = len(list(takewhile(is_back, reversed(lines))))
    own = len(lines) - told
    while told and own and BACK.match(lines[own - 1]):
        own -= 1
    yield from split_at(block, own) if own and told and block.role == "text" else (block,)


def is_back(line: str) -> bool:
    """Whether a line below the last words tells a fact, or has a seal."""
    return tells(line) or bool(SIGNED.match(line))


def told_below(blocks: Sequence[Block]) -> int:
    """How many blocks at the end of the last turn tell facts, where words are above them."""
    told = len(list(takewhile(lambda b: is_back(b.text), reversed(blocks))))
    return told if told < len(blocks) else 0


def _below_end(blocks: Sequence[Block]) -> Iterator[Block]:
    ended = closed = False
    last = max((n for n, block in enumerate(blocks) if _is_spoken(block)), default=0)
    for number, block in enumerate(blocks):
        is_text = block.role == "text"
        spoken = signs.SENTENCE.search(block.text) and block.kind == "plain"
        ended = ended or bool(number and is_text and BACK.match(block.text))
        ended = ended or bool(number > last and is_text and is_back(block.text))
        ended = ended or bool(number and is_text and closed and not spoken)
        closed = closed or bool(is_text and CLOSES.search(block.text))
        yield replace(block, role="notice") if ended and is_text else block


def _is_spoken(block: Block) -> bool:
    """Whether a block is a sentence of somebody's: no fact as `의결사항: 원안대로 의결한다`."""
    is_own = block.role == "text" and block.kind == "plain" and not tells(block.text)
    return is_own and bool(SPOKEN.search(block.text))


def told_of(run: Sequence[Block]) -> frozenset[int]:
    """The lines of lists of what was decided, by their place: `의결사항`, `1. 예산(안): 차기 회의에서 심의`; not of one that somebody reads out."""
    found: set[int] = set()
    for start in (n for n, b in enumerate(run, 1) if titles.DECIDED_LIST.match(b.text)):
        below = range(start, len(run))
        listed = takewhile(lambda n: titles.ENTRY_SIGN.match(run[n].text), below)
        is_read = start > 1 and ANNOUNCED.search(run[start - 2].text.split("\n")[-1])
        found.update(n for n in listed if not is_read and _is_told(run[n].text))
    return frozenset(found)


def _is_told(text: str) -> bool:
    """Whether a line says behind a colon what was decided of what stands before it."""
    _, colon, words = text.partition(":")
    return bool(colon) and "\n" not in text and is_firm(words)
