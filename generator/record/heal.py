"""Blocks to paragraphs: join what a page break cut apart (쪽 나눔).

Only *whether* two blocks are one paragraph is decided here, by rule; which separator belongs
between them is `joins`' business. The rule found 17 of 17 breaks of smart-city/2023-2 and none of
the 50 boundaries that are real. What may be an entry, a row, a result or a heading is left as it is
printed: two paragraphs say nothing false, one that glues them does.
"""

import re
from collections.abc import Iterator

from generator.korean import grammar
from generator.model import Paragraph
from generator.record.blocks import Block, depths

PAGE_GAP = 3  # blank lines that a page break leaves at most, as seen in smart-city/2023-2
# A line that is one thing: a row, an entry with its number, a result behind an arrow, what is attached.
ENTRY = re.compile(
    rf"[|⇒→➔➜☞▸∙=〔（]|\t|[{grammar.LETTERS}]-?\d{{0,2}}[.)](?:\s|$)|\d{{1,2}}(?:-\d{{1,2}})?[.)](?!\d)|[Ⅰ-ⅻ][.)]?\s|[QA][.):]"
    r"|제\s?\d{1,3}\s?호\s?(?:안건|의안|[:：])|(?:안건|의안)\s?\d|(?:붙임|별첨|첨부)\s*\d|끝[.]$"
)
NAMED = re.compile(r"[가-힣][가-힣 ·ㆍ/]{0,14}(?:\([^()]{1,20}\))?\s?[:：]")  # `다음 회의: …`
SHORT_LABEL = re.compile(r"(?:[가-힣]{1,8} ?){1,2}[)）]\s")  # `장) 가 기관을 …`
# Below the last words: why the record was made, and when.
SEALED = re.compile(r"(?:위|이상)(?:와|과|의)?\s?(?:같이|의사)|\d{4}\s?[년.]\s?\d{1,2}\s?[월.]")
# How a line ends whose sentence goes on: a comma, a particle, an ending, a word before a noun; no noun that sounds so.
OPEN_END = re.compile(
    r"[,、，]$|[가-힣](?:은|는|(?<![마가노])을|를|며|(?<![도경진선수통항활가세바서새])로"
    r"|(?<![회심협논결토정동주질강문모제합발명건편수유양호성임사거전이고창])의|된|(?<![역분관])할|될|던)$"
    r"|(?:에서|께서|에게|까지|부터|지만|는데|은데|인데|도록|하기에|[하되이있없않라다자주지치키히]고|[하되보으있없라다이]면|[해어아여려라]서|[하주되으오가]신|[위대관통요능]한|있을|없을|[쓸볼줄])$"
    r"|(?:것|들)(?:이|과|도|의)$|(?:^|\s)(?:다음|지난|이번|및|또는|각|그|또|더|여러|모든|어떤)$"
)
CLAUSE = re.compile(
    r"(?:[해어아여려]서|므로|[으하되이]며|[하되있없]고|지만|는데|[다라자]고|[하되보으려]면),?\s"
)
# How the rest of a word begins.
REST = re.compile(r"(?:이나|을|를|의|에서|으로|와|과|하[고는여며]|시키[는고며]|되[어고는])\s")
LONG = 40  # letters of a line that is no heading, where a clause stands in it


def paragraphs(run: list[Block]) -> Iterator[Paragraph]:
    """The paragraphs of a run of blocks without a speaker's mark among them, ids not given yet."""
    pieces: list[Block] = []
    first_depth: int | None = None
    for block, depth in zip(run, depths(run), strict=True):
        if pieces and not is_cut(pieces[-1], block):
            yield _paragraph(pieces, first_depth)
            pieces = []
        first_depth = first_depth if pieces else depth
        pieces.append(block)
    if pieces:
        yield _paragraph(pieces, first_depth)


def is_cut(left: Block, right: Block) -> bool:
    """Whether a page break stands between two neighbouring blocks of a speech."""
    gap = right.span.first - left.span.last - 1
    return (
        right.kind == "plain"
        and left.role == right.role == "text"
        and left.kind != "heading"
        and 1 <= gap <= PAGE_GAP
        and not grammar.ends(left.text)
        and not grammar.PAGE_NUMBER.match(left.text)
        and not grammar.PAGE_NUMBER.match(right.text)
        and not grammar.STARTS_ANEW.match(right.text)
        and not grammar.LABEL_LINE.match(left.text)
        and not _is_alone(left.text.rpartition("\n")[2])
        and not _is_apart(right.text.partition("\n")[0], left.text)
        and (_runs_on(left.text) or REST.match(right.text) is not None)
    )


def _is_alone(line: str) -> bool:
    """Whether a line above a gap is one thing by itself: an entry of a list, or somebody's name."""
    is_name = grammar.OFFICE_THEN_NAME.search(line.strip())
    return bool(_is_entry(line) or is_name or grammar.STARTS_ANEW.match(line))


def _runs_on(text: str) -> bool:
    """Whether words are the first part of a sentence, and no heading."""
    line = text.rpartition("\n")[2]
    is_cut = len(line) >= LONG and CLAUSE.search(line)
    return bool(OPEN_END.search(line) or is_cut)


def _is_apart(line: str, above: str) -> bool:
    """Whether a line below a gap is one thing by itself; a bracket may close behind words that go on."""
    is_label = SHORT_LABEL.match(line) and not OPEN_END.search(above)
    return bool(_is_entry(line) or is_label or SEALED.match(line))


def _is_entry(line: str) -> bool:
    return bool(ENTRY.match(line) or "\t" in line or NAMED.match(line))


def apart(run: list[Block]) -> Iterator[Paragraph]:
    """A paragraph for every block: cover and overview, where nothing is joined."""
    for block, depth in zip(run, depths(run), strict=True):
        yield _paragraph([block], depth)


def _paragraph(pieces: list[Block], depth: int | None) -> Paragraph:
    return Paragraph(
        id="",
        parts=tuple(block.text for block in pieces),
        spans=tuple(block.span for block in pieces),
        depth=depth,
        heading=pieces[0].kind == "heading",
        role=pieces[0].role,
    )
