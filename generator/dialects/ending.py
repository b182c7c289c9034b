"""What stands below the last words of a meeting and nobody said (끝): plans, signatures, what is attached.

A chair's closing words end it, or a line that no speech has; sentences right below them are still the chair's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import proceedings as signs
from generator.blocks import Block

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
# A line that opens such a part where no blank line stands above it.
LINE = re.compile(
    r"(?:위와 같이|이상과 같이|(?:이|본) 회의록)(?![^.?!\n]*(?:주시|주십|겠습니다|바랍니다|드립니다))[^.?!\n]{0,40}(?:확인|서명|날인)|(?:붙임|별첨|첨부)\s*(?:\d{1,2}\s*[.):：]|[:：])|끝\s*[.]?$"
)


def without_tail(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of the last turn, those below its end as notices."""
    return tuple(_parted(blocks))


def _parted(blocks: Sequence[Block]) -> Iterator[Block]:
    ended = closed = False
    for number, block in enumerate(blocks):
        is_text = block.role == "text"
        spoken = signs.SENTENCE.search(block.text) and block.kind == "plain"
        ended = ended or bool(number and is_text and BACK.match(block.text))
        ended = ended or bool(number and is_text and closed and not spoken)
        closed = closed or bool(is_text and CLOSES.search(block.text))
        yield replace(block, role="notice") if ended and is_text else block
