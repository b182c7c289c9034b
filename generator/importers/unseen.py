"""What of a Word file nobody sees who opens it: hidden text, and letters that have the colour of their ground.

In: the XML of a part, and the file's styles. Out: what was taken out of it, never to be repeated anywhere. Letters that are as
pale as paper, on a ground that is not known, stay where they are, and are counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from generator.importers.colours import COVERED, INK, PAPER, colour, is_alike, is_pale
from generator.importers.pieces import Left, letters, place
from generator.importers.wordml import Styles, W, at, is_on, texts, value

HIDDEN = "숨긴 글"
PENS = {  # of w:highlight
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "cyan": "00FFFF", "magenta": "FF00FF", "darkRed": "800000", "darkGreen": "008000", "darkBlue": "000080",
    "darkYellow": "808000", "darkCyan": "008080", "darkMagenta": "800080", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
UNKNOWN = ""
PATTERN = "?"  # of a ground that has a colour, but not one alone


@dataclass(frozen=True, slots=True)
class _Around:
    """What a run stands in."""

    ground: str = PAPER
    paragraph: Element | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """A run, what holds it, and why nobody sees it."""

    node: Element
    parent: Element
    around: _Around
    kind: str


def take_out(root: Element, styles: Styles) -> tuple[list[Left], int]:
    """What nobody sees, taken out of a part; how many letters nobody may see."""
    paper = colour(value_of(root, "background", "color")) or PAPER
    if any(node.get("behindDoc") in ("1", "true") for node in root.iter()):
        paper = PATTERN  # a drawing lies behind the text somewhere
    runs = list(_runs(root, _Around(paper), styles))
    doubtful = sum(letters(_words(run.node)) for run in runs if run.kind == UNKNOWN)
    taken: dict[tuple[Element, str], str] = {}
    for run in runs:
        if run.kind != UNKNOWN and run.around.paragraph is not None and _words(run.node).strip():
            key = run.around.paragraph, run.kind
            taken[key] = taken.get(key, "") + _words(run.node)
            run.parent.remove(run.node)
    numbers = {node: n for n, node in enumerate(root.iter(f"{W}p"), start=1)}
    left = [
        Left(kind, text, place=place(numbers[paragraph], texts(paragraph, is_gone=False)[0]))
        for (paragraph, kind), text in taken.items()
    ]
    return left, doubtful


def styled(root: Element) -> Iterator[str]:
    """What letters say by their look alone, which no draft keeps: that they are struck out, or raised."""
    struck, raised = 0, []
    for run in root.iter(f"{W}r"):
        words = texts(run, is_gone=False)[0]
        struck += letters(words) * bool(is_on(run, "rPr/strike") or is_on(run, "rPr/dstrike"))
        is_raised = value(run, "rPr/vertAlign") in ("superscript", "subscript")
        raised += [words] if is_raised and any(map(str.isdigit, words)) else []
    if struck:
        yield f"가운데에 줄을 그은 글자가 {struck:,}자 있습니다. 초안에는 줄이 없으니, 지운 말이면 원본을 보고 지우세요."
    if raised:
        yield f"작게 올리거나 내려 적은 숫자가 {len(raised):,}곳 있습니다. 초안에서는 앞의 숫자와 이어질 수 있으니 원본과 견주어 보세요."


def value_of(node: Element, path: str, name: str) -> str:
    """An attribute of the element at a path."""
    found = at(node, path)
    return found.get(f"{W}{name}", "") if found is not None else ""


def _words(run: Element) -> str:
    return "".join(texts(run, is_gone=False))


def _runs(node: Element, around: _Around, styles: Styles) -> Iterator[_Run]:
    """Every run that is not plainly to be seen."""
    around = _within(node, around, styles)
    for child in node:
        if child.tag == f"{W}r":
            looks = _looks(child, around, styles)
            if looks is not None and letters(_words(child)):
                yield _Run(child, node, around, looks)
        yield from _runs(child, around, styles)


def _within(node: Element, around: _Around, styles: Styles) -> _Around:
    """The ground inside an element: its own, or the one outside."""
    if node.tag == f"{W}txbxContent":
        return replace(around, ground=UNKNOWN)
    if node.tag == f"{W}p":
        chain = [node, *styles.chain(_style(node, "pPr/pStyle", "paragraph", styles))]
        ground = next(filter(None, (_shade(at(one, "pPr/shd")) for one in chain)), around.ground)
        return replace(around, ground=ground, paragraph=node)
    if node.tag == f"{W}tbl":
        if own := _shade(at(node, "tblPr/shd")):
            return replace(around, ground=own)
        chain = list(styles.chain(_style(node, "tblPr/tblStyle", "table", styles)))
        is_shaded = any(_shade(shade) for one in chain for shade in one.iter(f"{W}shd"))
        return replace(around, ground=UNKNOWN) if is_shaded else around
    if node.tag == f"{W}tr":
        return replace(around, ground=_shade(at(node, "tblPrEx/shd")) or around.ground)
    if node.tag == f"{W}tc":
        return replace(around, ground=_shade(at(node, "tcPr/shd")) or around.ground)
    return around


def _style(node: Element, path: str, kind: str, styles: Styles) -> str:
    return value(node, path) or styles.defaults.get(kind, "")


def _shade(node: Element | None) -> str:
    """The colour of a shading; nothing if it has none."""
    if node is None:
        return ""
    kind, fill = node.get(f"{W}val", ""), colour(node.get(f"{W}fill", ""))
    if kind == "solid":
        return colour(node.get(f"{W}color", "")) or INK
    is_mixed = kind not in ("", "clear", "nil", "none") or (not fill and node.get(f"{W}themeFill"))
    return PATTERN if is_mixed else fill


def _looks(run: Element, around: _Around, styles: Styles) -> str | None:
    """Why nobody sees a run; nothing if that cannot be told; None if it is seen."""
    own = [*styles.chain(_style(run, "rPr/rStyle", "character", styles))]
    above: list[Element] = []
    if around.paragraph is not None:
        above = list(styles.chain(_style(around.paragraph, "pPr/pStyle", "paragraph", styles)))
    usual = at(styles.root, "docDefaults/rPrDefault")
    chain = [run, *own, *above, *([usual] if usual is not None else [])]
    if _is_hidden(run, own, above, usual):
        return HIDDEN
    pen = next(filter(None, (value(one, "rPr/highlight") for one in chain)), "")
    mine = PENS.get(pen) or next(filter(None, (_shade(at(one, "rPr/shd")) for one in chain)), "")
    told = next(filter(None, (value(one, "rPr/color") for one in chain)), "")
    ink, ground = colour(told), mine or around.ground
    if (
        not ink
    ):  # as dark or as light as the ground asks for; a run that is blackened is meant to be covered
        return COVERED if mine not in ("", PATTERN) and is_alike(mine, INK) else None
    if ground not in (UNKNOWN, PATTERN):
        return COVERED if is_alike(ink, ground) else None
    return UNKNOWN if is_pale(ink) else None


def _is_hidden(
    run: Element, own: Sequence[Element], above: Sequence[Element], usual: Element | None
) -> bool:
    """By its own property; else by its style or by its paragraph's, which together cancel each other."""
    said = is_on(run, "rPr/vanish")
    if said is None:
        styled = [_first(own), _first(above)]
        told = [one for one in styled if one is not None]
        said = sum(told) == 1 if told else bool(is_on(usual, "rPr/vanish"))
    return said or bool(is_on(run, "rPr/specVanish"))


def _first(chain: Sequence[Element]) -> bool | None:
    found = (is_on(one, "rPr/vanish") for one in chain)
    return next((one for one in found if one is not None), None)
