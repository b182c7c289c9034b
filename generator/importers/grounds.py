"""Letters of a 한글 document that have the colour of their ground: on paper, in a cell, in a box, or under their own shade.

In: the elements of a document, and the looks that its head names by ids. Out: the runs that nobody sees. Pale letters on a
ground that is not known are counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.importers.colours import PAPER, colour, is_alike, is_pale
from generator.importers.pieces import letters

Node = Any
UNKNOWN, CLEAR = "", "clear"


@dataclass(frozen=True, slots=True)
class _Looks:
    """What the head says: colours by the ids that paragraphs, runs and cells name."""

    inks: Mapping[str, str]
    shades: Mapping[str, str]
    """Of runs: their own ground, if they have one."""
    paragraphs: Mapping[str, str]
    fills: Mapping[str, str]
    """Of cells and tables."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What nobody sees."""

    runs: frozenset[Node] = frozenset()
    doubtful: int = 0
    """Letters of which it is not known."""


def covered(roots: Sequence[Node], heads: Sequence[Node]) -> Covered:
    """The runs of a document that cannot be told from their ground."""
    looks = _looks(heads)
    behind = any(node.get("textWrap") == "BEHIND_TEXT" for root in roots for node in root.iter())
    paper = UNKNOWN if behind else PAPER  # a drawing lies behind the text somewhere
    judged = [one for root in roots for one in _runs(root, paper, looks)]
    runs = frozenset(run for run, is_known in judged if is_known)
    return Covered(runs, sum(_letters(run) for run, is_known in judged if not is_known))


def _name(node: Node) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _letters(run: Node) -> int:
    return sum(letters("".join(node.itertext())) for node in run if _name(node) == "t")


def _looks(heads: Sequence[Node]) -> _Looks:
    nodes = [node for head in heads for node in head.iter()]
    fills = {node.get("id", ""): _fill(node) for node in nodes if _name(node) == "borderFill"}
    letters_of = [node for node in nodes if _name(node) == "charPr"]
    inks = {node.get("id", ""): colour(node.get("textColor", "")) for node in letters_of}
    shades = {
        node.get("id", ""): colour(node.get("shadeColor", ""))
        or fills.get(node.get("borderFillIDRef", ""), CLEAR)
        for node in letters_of
    }
    paragraphs = {
        node.get("id", ""): fills.get(border.get("borderFillIDRef", ""), CLEAR)
        for node in nodes
        if _name(node) == "paraPr"
        for border in node
        if _name(border) == "border"
    }
    return _Looks(inks, shades, paragraphs, fills)


def _fill(node: Node) -> str:
    """The colour with which something is filled; of shades and pictures it is not known."""
    brushes = [
        brush for child in node if _name(child) == "fillBrush" for brush in child if _name(brush)
    ]
    if not brushes:
        return CLEAR
    faces = {colour(brush.get("faceColor", "")) or CLEAR for brush in brushes}
    is_plain = all(_name(brush) == "winBrush" for brush in brushes) and len(faces) == 1
    return faces.pop() if is_plain else UNKNOWN


def _runs(node: Node, ground: str, looks: _Looks) -> Iterator[tuple[Node, bool]]:
    """Each run that may not be seen, and whether that is known."""
    ground = _ground(node, ground, looks)
    for child in node:
        if _name(child) == "run":
            ref = child.get("charPrIDRef", "")
            ink, shade = looks.inks.get(ref, ""), looks.shades.get(ref, CLEAR)
            behind = ground if shade == CLEAR else shade
            if ink and _letters(child) and (is_alike(ink, behind) if behind else is_pale(ink)):
                yield child, bool(behind)
        yield from _runs(child, ground, looks)


def _ground(node: Node, ground: str, looks: _Looks) -> str:
    name = _name(node)
    if name in ("tbl", "tc"):
        own = looks.fills.get(node.get("borderFillIDRef", ""), CLEAR)
        zones = [one for one in node.iter() if _name(one) == "cellzone"] if name == "tbl" else []
        return UNKNOWN if zones else ground if own == CLEAR else own
    if name == "p":
        own = looks.paragraphs.get(node.get("paraPrIDRef", ""), CLEAR)
        return ground if own == CLEAR else own
    if "drawText" in map(_name, node):  # a box without a colour of its own lies on something
        own = _fill(node)
        return UNKNOWN if own == CLEAR else own
    return PAPER if name in ("header", "footer", "footNote", "endNote") else ground
