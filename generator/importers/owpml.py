"""The XML of a 한글 document to its lines in reading order, and a count of all its letters.

The same words are in a .hwpx file and in what a .hwp file is turned into. Pure: elements in, lines out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from generator.importers.colours import COVERED
from generator.importers.pieces import HIDDEN, Cell, letters

Node = Any  # an element, of whichever library read it

KEPT, GONE = "", "지운 글"
PLACES = {"footNote": "각주", "endNote": "미주", "caption": "캡션", "drawText": "글상자"}
LEFT_OUT = {
    "header": "머리말",
    "footer": "꼬리말",
    "hiddenComment": "숨은 설명",
    "fieldBegin": "메모",  # no other field has paragraphs of its own
    "memogroup": "메모",
}
SIGNS = {"lineBreak": "\n", "tab": "\t", "nbSpace": "\u00a0", "fwSpace": " ", "hyphen": "-"}
IN_ATTRIBUTES = {  # text of the line that is no text node
    "compose": "composeText",
    "textart": "text",
    **dict.fromkeys(("btn", "checkBtn", "radioBtn"), "caption"),
}
TICKED = ("checkBtn", "radioBtn")
IN_CHILDREN = {"mainText": "", "text": "", "script": "수식", "subText": "덧말"}  # left out as what


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it stands in the file, or what of it is left out."""

    text: str
    shape: str = ""
    """The id of its paragraph property."""
    outline: str = ""
    """The id of the numbering that the section gives to its outline."""
    number: str = ""
    """Of a note, as the file holds it."""
    where: str = ""
    left: str = ""
    """What kind of thing it is, if it is no text of the record."""
    cell: Cell | None = None
    place: str = ""
    """Of what nobody sees: the paragraph in which it stands."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a paragraph stands in."""

    tables: Mapping[Node, int]
    outline: str = ""
    where: str = ""
    left: str = ""
    cells: Mapping[Node, Cell] = field(default_factory=dict)
    cell: Cell | None = None
    covered: frozenset[Node] = frozenset()
    """Runs that nobody sees."""
    gone: Mapping[Node, frozenset[str]] = field(default_factory=dict)
    """Paragraphs whose beginning was deleted with the end of another -> the ids of what was deleted."""


def lines(sections: Sequence[Node], covered: frozenset[Node] = frozenset()) -> Iterator[Line]:
    """The paragraphs of a document, with all that they hold; `covered` are the runs that nobody sees."""
    found = chain.from_iterable(every(root, "tbl") for root in sections)
    tables = {node: number for number, node in enumerate(found, start=1)}
    cells = dict(chain.from_iterable(map(_cells, tables)))
    for root in sections:
        shapes = [node.get("outlineShapeIDRef", "") for node in every(root, "secPr")]
        outline = shapes[0] if shapes else ""
        around = Around(tables, outline, cells=cells, covered=covered, gone=_gone_on(root))
        yield from within(root, around)


def _gone_on(root: Node) -> dict[Node, frozenset[str]]:
    """The paragraphs after one in which a deletion begins and does not end, to that in which it does; with its ids."""
    paragraphs = list(every(root, "p"))
    begun: dict[str, int] = {}
    gone: dict[Node, frozenset[str]] = {}
    for index, paragraph in enumerate(paragraphs):
        for stroke, _ in _strokes(paragraph, frozenset()):
            if isinstance(stroke, str):
                continue
            key = stroke.get("Id", "")
            if name_of(stroke) == "deleteBegin":
                begun[key] = index
            elif name_of(stroke) == "deleteEnd" and key in begun:
                for one in paragraphs[begun.pop(key) + 1 : index + 1]:
                    gone[one] = gone.get(one, frozenset()) | {key}
    return gone


def _cells(table: Node) -> Iterator[tuple[Node, Cell]]:
    for number, row in enumerate(node for node in table if name_of(node) == "tr"):
        own = [node for node in row if name_of(node) == "tc"]
        yield from ((node, Cell(number, column, len(own))) for column, node in enumerate(own))


def every(root: Node, name: str) -> Iterator[Node]:
    """The elements of a name below another, in order."""
    return (node for node in root.iter() if name_of(node) == name)


def name_of(node: Node) -> str:
    """An element's name without its namespace; nothing for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def within(node: Node, around: Around) -> Iterator[Line]:
    """The paragraphs inside an element, in reading order."""
    name = name_of(node)
    if name == "p":
        yield from _paragraph(node, around)
        return
    around = replace(
        around,
        where=_where(node, around),
        left=around.left or LEFT_OUT.get(name, ""),
        cell=around.cells.get(node, around.cell),
    )
    if name == "pageNum":
        yield Line("", where=around.where, left="쪽 번호")
    if left := IN_CHILDREN.get(name):
        yield Line(node.text or "", where=around.where, left=around.left or left)
    children = list(node)
    if name == "switch":  # the same thing twice, for older and for newer programs
        children = children[:1]
    # A caption that is shown below or beside the end of what it names comes last.
    children.sort(key=lambda n: name_of(n) == "caption" and n.get("side") in ("BOTTOM", "RIGHT"))
    for child in children:
        yield from within(child, around)


def _where(node: Node, around: Around) -> str:
    name = name_of(node)
    if name == "tbl":
        return f"표 {around.tables[node]}" if node in around.tables else "표"
    if name in ("footNote", "endNote"):
        return f"{PLACES[name]} {node.get('number', '')}".strip()
    if name == "caption" and around.where:
        return f"{around.where} 캡션"
    return PLACES.get(name, around.where)


def _paragraph(node: Node, around: Around) -> Iterator[Line]:
    """Its own text, then what was deleted of it or is covered, then what is fixed to it: tables, boxes, notes."""
    texts = {KEPT: "", GONE: "", COVERED: ""}
    number = ""
    fixed: list[tuple[Node, str]] = []
    open_now = set(around.gone.get(node, ()))  # deletions may overlap
    for stroke, is_covered in _strokes(node, around.covered):
        if isinstance(stroke, str):
            texts[GONE if open_now else COVERED if is_covered else KEPT] += stroke
        elif name_of(stroke) in ("deleteBegin", "deleteEnd"):
            change = open_now.add if name_of(stroke) == "deleteBegin" else open_now.discard
            change(stroke.get("Id", ""))
        elif name_of(stroke) == "autoNum":
            number = _note_number(stroke)
        else:
            fixed.append((stroke, GONE if open_now else around.left))
    about = (around.outline, number, around.where, around.left, around.cell)
    own = Line(texts[KEPT], node.get("paraPrIDRef", ""), *about)
    if own.text or not (
        around.left or texts[GONE]
    ):  # a paragraph without text is counted in its list
        yield own
    for kind in (GONE, COVERED):
        if texts[kind]:
            left = around.left if around.left in HIDDEN else kind
            yield replace(own, text=texts[kind], left=left, place=" ".join(own.text.split()))
    for thing, left in fixed:
        yield from within(thing, replace(around, left=left))


def _note_number(node: Node) -> str:
    form: Mapping[str, str] = next((child.attrib for child in node), {})
    return f"{form.get('prefixChar', '')}{node.get('num', '')}{form.get('suffixChar', '')}"


def _strokes(paragraph: Node, covered: frozenset[Node]) -> Iterator[tuple[str | Node, bool]]:
    """Its text bit by bit, and between them the elements that stand in the line; whether it is covered."""
    for run in paragraph:
        for child in run if name_of(run) == "run" else ():
            for node in child if name_of(child) == "ctrl" else (child,):
                yield from ((stroke, run in covered) for stroke in _stroke(node))


def _stroke(node: Node) -> Iterator[str | Node]:
    name = name_of(node)
    if name == "t":
        yield node.text or ""
        for child in node:
            yield SIGNS.get(name_of(child), "")
            if name_of(child) in ("deleteBegin", "deleteEnd"):
                yield child
            yield child.tail or ""
        return
    if text := _in_line(node):
        yield text
    if name != "autoNum" or node.get("numType") in ("FOOTNOTE", "ENDNOTE"):
        yield node


def _in_line(node: Node) -> str:
    """Text of the line that is kept elsewhere than in a text node: in frames, forms, counted captions."""
    name = name_of(node)
    if name == "autoNum":
        is_own = node.get("numType") in ("TABLE", "PICTURE", "EQUATION")
        return str(node.get("num", "")) if is_own else ""
    texts = [child.text or "" for child in node if IN_CHILDREN.get(name_of(child)) == ""]
    own = node.get(IN_ATTRIBUTES[name], "") if name in IN_ATTRIBUTES else ""
    return "".join((_choice(node), own, *texts))


def _choice(node: Node) -> str:
    """What is chosen in a field of a form: a box with its tick or without, the entry of a list."""
    name = name_of(node)
    if name in TICKED:
        return "☑" if node.get("value") == "CHECKED" else "☐"
    if name == "comboBox":
        chosen = node.get("selectedValue", "")
        told = {one.get("value", ""): one.get("displayText", "") for one in node}
        return str(told.get(chosen) or chosen)
    return ""


def letters_in(root: Node, *, texts: bool) -> int:
    """In text nodes (unless they were counted in the records) and in what else holds text."""
    total = 0
    for node in root.iter():
        name = name_of(node)
        total += letters(_choice(node))
        if name == "t" and texts:
            total += letters("".join(node.itertext()))
            total += sum(name_of(child) == "hyphen" for child in node)
        elif name in IN_CHILDREN and name != "t":
            total += letters(node.text or "")
        elif name in IN_ATTRIBUTES or name == "autoNum":
            attribute = IN_ATTRIBUTES.get(name, "num")
            is_own = name != "autoNum" or node.get("numType") in ("TABLE", "PICTURE", "EQUATION")
            total += letters(node.get(attribute, "")) if is_own else 0
    return total
