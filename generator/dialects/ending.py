"""What stands below the last words of a meeting and nobody said (끝): plans, signatures, what is attached.

A chair's closing words end it, or a line that no speech has; sentences right below them are still the chair's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator import proceedings as signs
from generator.blocks import Block
from generator.dialects.listing import split_at
from generator.nobody import tells

CLOSES = re.compile(
    r"(?:폐회|산회)(?:를|을)?\s?(?:선포|선언|합니다|하겠|함)|(?:회의|심의|위원회|간담회|토론회|공청회|이상으로|이것으로)[^.?!]{0,30}(?:마치겠|마칩니다|마침|마치도록|끝내겠|종료하겠|종료합니다)"
)
# Lines that no speech has, below the last one.
BACK = re.compile(
    rf"{signs.TAIL.pattern}"
    r"|[□■◆◇▣○ㅇ<〈‹\[【\s]*(?:\d{1,2}[.)]\s*)?(?:향후|다음|차기|추후|종합|행정|협조|당부|공지|결정|의결|조치|후속|추진)\s?(?:계획|일정|회의|사항|결과|조치|내용|(?<=종합)의견|(?<=종합\s)의견)\s*[>〉›\]】]?(?:\s*[:：].*)?$"
    r"|(?:\d{1,2}[.)]\s*)?회의\s?공개\s?여부\s*[:：]"
    r"|[□■◆◇▣○ㅇ\s]*(?:기타\s?사항|심의\s?결과|의결\s?결과|회의\s?결과|종료\s?(?:시각|시간))(?:\s*[:：].*)?$"
    r"|(?:회의록\s?)?(?:작성|기록|담당|확인)자?\s*[:：]|끝\s*[.]?$|[‹<〈\[(（]?\s?(?:사진|그림|추가|참고|비고)\s?\d*\s?[›>〉\])）]"
    r"|(?:(?:위|이상)(?:과|와|의)?\s?(?:회의\s?)?(?:같이|사실|내용)|(?:위|이|본)\s회의록)(?![^.?!\n]*(?:주시|주십|겠습니다|바랍니다|드립니다))[^.?!]{0,40}(?:확인|서명|날인)|참석자\s?서명|이상으로\s?회의를?\s?마침"
)
SIGNED = re.compile(rf"[^.?!\n]{{1,40}}{signs.SEAL}\s*$")
SPOKEN = re.compile(r"[가-힣](?:다|요|까|오|죠)[.?!]\s*$")
# A line that opens such a part where no blank line stands above it.
LINE = re.compile(
    r"(?:위와 같이|이상과 같이|(?:이|본) 회의록)(?![^.?!\n]*(?:주시|주십|겠습니다|바랍니다|드립니다))[^.?!\n]{0,40}(?:확인|서명|날인)|(?:붙임|별첨|첨부)\s*(?:\d{1,2}\s*[.):：]|[:：])|끝\s*[.]?$"
)


def without_tail(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of the last turn, those below its end as notices."""
    return tuple(_parted([*blocks[:-1], *(part for b in blocks[-1:] for part in _by_lines(b))]))


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


def _parted(blocks: Sequence[Block]) -> Iterator[Block]:
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
