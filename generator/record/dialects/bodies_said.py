"""What bodies say below a heading for it (기관별 발언): `○ (국토) …`, `- (산림) …`, each with its name in brackets alone.

Such brackets stand before topics, too: only below a heading that says who speaks, where no bracket is a topic's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.facts.source import Span
from generator.korean import proceedings as signs
from generator.korean.outline import level, place_of
from generator.record.blocks import Block
from generator.record.dialects.asides import VIEW, is_said

# `3 기관별 주요 발언`, `□ 발언내용`
HEAD = re.compile(
    r"[\s#□■◆◇▣]*(?:(?:\d{1,2}|[가-하]|[Ⅰ-Ⅻ])[.)]?\s)?\s*(?:참석\s?)?(?:기관|부처|위원|부서|참석자|시도|시·도|단체)\s?별\s?(?:주요\s?)?발언\s?(?:내용|사항|요지)?\s*[:：]?$"
)
SAID = re.compile(
    r"(?P<sign>[○◯ㅇ◦·•▪]\s*)?[(（\[](?P<label>[가-힣]{2,8})[)）\]]\s*(?P<words>\S.*)$", re.S
)
TOPIC = re.compile(
    r"현황|계획|배경|문제|개선|건의|요청|필요|목적|내용|결과|향후|추진|의견|질의|질문|답변|응답|검토|대책|방안|일정|예산|근거|지적|제안|당부|지시|협조|찬성|반대|기타|공통|총평|조치|설명|보고|이유|효과|쟁점|대안|조건|수정|보완|참고|주의|긴급|공지|사항|사유|개요|종합|전체|다수|소수"
)
FEWEST = 3  # different labels


def said_below(run: Sequence[Block]) -> Mapping[Span, tuple[str, str]]:
    """The lines of bodies or people below such headings, by their place, each with its label and words."""
    found: dict[Span, tuple[str, str]] = {}
    for start in _heads(run):
        found |= _below(run, start)
    return found


def with_ends(run: Sequence[Block]) -> list[Block]:
    """The blocks; the heading at which such lines end is nobody's: another part begins."""
    ends = {_end(run, start) for start in _heads(run) if _below(run, start)}
    return [
        replace(block, role="section") if n in ends and block.role == "text" else block
        for n, block in enumerate(run)
    ]


def _heads(run: Sequence[Block]) -> Iterator[int]:
    return (n for n, block in enumerate(run) if HEAD.match(block.text))


def _end(run: Sequence[Block], start: int) -> int:
    """The place of the next heading, or the end."""
    rank = level(run[start].text, depth=None)
    below = range(start + 1, len(run))
    return next((n for n in below if not SAID.match(run[n].text) and _ends(run[n], rank)), len(run))


def _below(run: Sequence[Block], start: int) -> Mapping[Span, tuple[str, str]]:
    own: dict[Span, tuple[str, str]] = {}
    for block in run[start + 1 : _end(run, start)]:
        match = SAID.match(block.text)
        is_marked = match and (match["sign"] or block.kind == "bullet")
        if match and is_marked:
            own[block.span] = (match["label"], match["words"].strip())
    labels = {label for label, _ in own.values()}
    is_topic = any(TOPIC.search(label) for label in labels)
    spoken = sum(is_said(words) or bool(VIEW.search(words)) for _, words in own.values())
    return own if len(labels) >= FEWEST and not is_topic and spoken * 4 >= len(own) * 3 else {}


def _ends(block: Block, rank: str) -> bool:
    """Whether a block is the next heading, below which other things stand."""
    if block.kind == "bullet" or block.role == "furniture":
        return False
    is_head = block.kind == "heading" or re.match(r"(?:\d{1,2}|[Ⅰ-Ⅻ])[.)]?\s", block.text)
    same = bool(rank) and level(block.text, depth=None) == rank
    return bool(is_head or same or place_of(block.text) or signs.TAIL.match(block.text))
