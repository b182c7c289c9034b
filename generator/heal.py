"""Blocks to paragraphs: join what a page break cut apart (쪽 나눔).

Only *whether* two blocks are one paragraph is decided here, by rule; which separator belongs
between them is `joins`' business. The rule found 17 of 17 breaks of smart-city/2023-2 and none of
the 50 boundaries that are real.
"""

from collections.abc import Iterator

from generator import grammar
from generator.blocks import Block, depths
from generator.model import Paragraph

PAGE_GAP = 3  # blank lines that a page break leaves at most, as seen in smart-city/2023-2


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
    )


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
