"""The XML of a .docx file: what each paragraph is, by its own properties and its style's, and what it says.

Pure. Each paragraph gets a bookmark with its number, so that what another program makes of the file
can be laid beside what stands in it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.importers.lists import (
    PRIVATE,
    Place,
    counted,
    mixed,
    pasted,
    signed,
    uncounted,
    unsure,
    whole_number,
)
from generator.importers.numbering import Lists, kind_of, lists_of, place_of, sign_of
from generator.importers.pieces import HIDDEN, Cell, Kind, Left
from generator.importers.symbols import circle, circles, font_of
from generator.importers.unseen import styled, take_out
from generator.importers.wordml import ALTERNATIVES, GONE, Styles, W, at, styles_of, texts, value

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
TICK = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
MAIN = "word/document.xml"
NOTES = {"word/footnotes.xml": ("footnote", "각주"), "word/endnotes.xml": ("endnote", "미주")}
ASIDE = {"hdr": "머리말", "ftr": "꼬리말", "comments": "메모", "glossaryDocument": "상용구"}
ROOT = re.compile(rb"<(?:\w+:)?(?:hdr|ftr|comments|glossaryDocument)\b")
BOOKMARK = "open-minutes-"


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph as the file has it."""

    kind: Kind
    text: str
    """What is in it, deleted text aside; without what stands in boxes that are fixed to it."""
    level: int = 0
    number: str = ""
    where: str = ""
    gone: str = ""
    """What was deleted of it or moved away."""
    notes: tuple[str, ...] = ()
    """What it refers to: `각주 1`."""
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    node: Element
    where: str
    is_gone: bool
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A file whose paragraphs are marked, and what was found on the way."""

    parts: Mapping[str, bytes]
    marks: tuple[Mark, ...]
    left: tuple[Left, ...]
    """What is no text of the record: hidden text, running heads, comments, formulas."""
    doubtful: int
    """Letters of which it is not known whether anybody sees them."""
    said: tuple[str, ...]
    """What is not sure of it, in Korean."""
    pasted: int
    """Other files whose text is shown as part of its own."""


def marked(parts: Mapping[str, bytes]) -> Marked:
    """The file's parts with a bookmark in each paragraph, and what the paragraphs are."""
    styles = styles_of(parts)
    roots = {name: ElementTree.fromstring(parts[name]) for name in (MAIN, *NOTES) if name in parts}
    hidden: list[Left] = []
    doubtful = 0
    for root in roots.values():
        _simplify(root)
        taken, pale = take_out(root, styles)
        hidden, doubtful = hidden + taken, doubtful + pale
    names = _note_names(roots[MAIN])
    tables = {node: n for n, node in enumerate(roots[MAIN].iter(f"{W}tbl"), start=1)}
    found = [*_paragraphs(roots[MAIN], tables)]
    for name in NOTES:
        found += _note_paragraphs(roots[name], name, names) if name in roots else ()
    marks, said = _marks(found, lists_of(parts, styles), names)
    for root in roots.values():
        for own in root.iter(f"{W}bookmarkStart"):  # none of the file's may pass for ours
            own.set(f"{W}name", f"_{own.get(f'{W}name', '')}")
    for index, one in enumerate(found):
        after = int(one.node.find(f"{W}pPr") is not None)
        mark = {f"{W}id": str(10**6 + index), f"{W}name": f"{BOOKMARK}{index}"}
        one.node.insert(after, Element(f"{W}bookmarkStart", mark))
    made = {name: ElementTree.tostring(root) for name, root in roots.items()}
    drawn = [one for root in roots.values() for one in _drawn_words(root)]
    left = (*hidden, *_aside(parts, styles), *_formulas(roots[MAIN]), *drawn)
    said = (*said, *(one for root in roots.values() for one in styled(root)))
    chunks = sum(1 for _ in roots[MAIN].iter(f"{W}altChunk"))
    return Marked(made, tuple(marks), left, doubtful, (*said, *pasted(chunks)), chunks)


def _aside(parts: Mapping[str, bytes], styles: Styles) -> Iterator[Left]:
    """Text that is kept apart: running headers and footers, comments; and what of it nobody sees."""
    for name, part in sorted(parts.items()):
        if not name.startswith("word/") or not ROOT.search(part[:4096]):
            continue
        root = ElementTree.fromstring(part)
        kind = ASIDE[root.tag.rpartition("}")[2]]
        hidden, _ = take_out(root, styles)
        yield from (replace(one, where=kind, place="") for one in hidden)
        yield from _drawn_words(root)
        for node in _said_in(root):
            text, gone = texts(node, is_gone=False)
            if text.strip():
                yield Left(_kind_of_aside(kind, text), text)
            if gone.strip():
                yield Left(kind if kind in HIDDEN else "지운 글", gone, kind)


def _said_in(root: Element) -> Iterator[Element]:
    """Its paragraphs, but for what Word itself puts where nobody has typed yet."""
    typed = [
        part
        for part in root.iter(f"{W}docPart")
        if value(part, "docPartPr/types/type") == "bbPlcHdr"
    ]
    given = {node for part in typed for node in part.iter(f"{W}p")}
    return (node for node in root.iter(f"{W}p") if node not in given)


def _drawn_words(root: Element) -> Iterator[Left]:
    """Words that are drawn as a picture (워드아트, 배경 무늬)."""
    for node in root.iter(f"{VML}textpath"):
        if text := node.get("string", ""):
            yield Left("장식한 글자", text)


def _formulas(root: Element) -> Iterator[Left]:
    for one in root.iter(f"{M}oMath"):
        yield Left("수식", "".join(node.text or "" for node in one.iter(f"{M}t")))


def _kind_of_aside(kind: str, text: str) -> str:
    return kind if kind in HIDDEN or not re.fullmatch(r"[-–—\s\d/]+", text) else "쪽 번호"


def _simplify(root: Element) -> None:
    """Give each text box and each line break the one form that every reader knows."""
    for cell in root.iter(f"{W}tc"):
        if at(cell, "tcPr/cellDel") is not None:
            _delete(cell)
    for parent in list(root.iter()):
        font = font_of(parent) if parent.tag == f"{W}r" else ""
        for index, child in enumerate(list(parent)):
            if font and child.tag == f"{W}t":
                child.text = circles(child.text or "", font)
            elif child.tag in (ALTERNATIVES, f"{W}drawing", f"{W}pict"):
                boxes = _boxes(child)
                if boxes:
                    parent[index] = pict = Element(f"{W}pict")
                    pict.extend(boxes)
                    _simplify(pict)
                elif child.tag == ALTERNATIVES:
                    child[:] = child[-1:]  # for the oldest programs
            elif child.tag == f"{W}sym" and (sign := circle(child)):
                child.tag, child.text = f"{W}t", sign
            elif child.tag == TICK:  # else another sign is read than the one that is shown
                parent.remove(child)
            elif child.tag == f"{W}fldChar" and (chosen := _chosen(child)):
                child.tag, child.text = f"{W}t", chosen
                child[:] = []
            elif child.tag in (f"{W}fldSimple", f"{W}dir", f"{W}bdo"):
                child.tag = f"{W}smartTag"
            elif child.tag == f"{W}cr":
                child.tag = f"{W}br"


def _delete(cell: Element) -> None:
    """Mark the words of a deleted cell as deleted, one by one."""
    for paragraph in cell.iter(f"{W}p"):
        for index, child in enumerate(list(paragraph)):
            if child.tag == f"{W}r":
                paragraph[index] = gone = Element(f"{W}del")
                gone.append(child)


def _chosen(node: Element) -> str:
    """What is chosen in a list of an old form; nothing if it is none."""
    entries = node.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    told = value(node, "ffData/ddList/result") or value(node, "ffData/ddList/default")
    number = whole_number(told) or 0
    return entries[number].get(f"{W}val", "") if number < len(entries) else ""


def _boxes(node: Element) -> list[Element]:
    """The texts of boxes in a drawing, once where it is drawn in two ways; not those inside another."""
    drawn = node[0] if node.tag == ALTERNATIVES and len(node) else node
    found: list[Element] = []
    for child in drawn:
        found += [child] if child.tag == f"{W}txbxContent" else _boxes(child)
    return found


def _paragraphs(
    node: Element,
    tables: Mapping[Element, int],
    where: str = "",
    is_gone: bool = False,
    cell: Cell | None = None,
    cells: Mapping[Element, Cell] = {},
) -> Iterator[_Found]:
    """Paragraphs in reading order: what is in a box comes after the paragraph that it is fixed to."""
    if node.tag == f"{W}tbl" and node in tables:
        where, cells = f"표 {tables[node]}", dict(_cells(node))
    elif node.tag == f"{W}txbxContent":
        where = "글상자"
    is_gone = is_gone or node.tag in GONE or node.find(f"{W}trPr/{W}del") is not None
    if node.tag == f"{W}p":
        yield _Found(node, where, is_gone, cell)
    for child in node:
        yield from _paragraphs(child, tables, where, is_gone, cells.get(child, cell), cells)


def _cells(table: Element) -> Iterator[tuple[Element, Cell]]:
    for number, row in enumerate(table.findall(f"{W}tr")):
        own = row.findall(f"{W}tc")
        yield from ((node, Cell(number, column, len(own))) for column, node in enumerate(own))


def _note_names(root: Element) -> dict[tuple[str, str], str]:
    """Kind and id of a note -> `각주 1`, in the order in which they are referred to."""
    names: dict[tuple[str, str], str] = {}
    count: Counter[str] = Counter()
    for node in root.iter():
        for kind, korean in NOTES.values():
            key = (kind, node.get(f"{W}id", ""))
            if node.tag == f"{W}{kind}Reference" and key not in names:
                count[kind] += 1
                names[key] = f"{korean} {count[kind]}"
    return names


def _note_paragraphs(
    root: Element, part: str, names: Mapping[tuple[str, str], str]
) -> Iterator[_Found]:
    for note in root:
        name = names.get((NOTES[part][0], note.get(f"{W}id", "")))
        if name:  # others are lines that part the notes from the text
            yield from (replace(one, where=name) for one in _paragraphs(note, {}))


def _marks(
    found: Sequence[_Found], lists: Lists, names: Mapping[tuple[str, str], str]
) -> tuple[list[Mark], tuple[str, ...]]:
    """The paragraphs, and what is not sure of their numbers."""
    begun: set[tuple[str, int]] = set()
    places = [_place(one, lists, begun) for one in found]
    numbers = counted(places)
    marks = [
        _mark(one, number or "", lists, names, is_first=before is None or before.where != one.where)
        for before, one, number in zip((None, *found), found, numbers, strict=False)
    ]
    untold = [m.text for m, number in zip(marks, numbers, strict=True) if number is None]
    shared = [marks[index].text for index in mixed(places)]
    signs = [(mark, sign_of(one.node, lists)) for mark, one in zip(marks, found, strict=True)]
    spoken = sum(mark.kind == "plain" and bool(sign) for mark, sign in signs)
    others = {sign for mark, sign in signs if mark.kind == "bullet" and not PRIVATE.match(sign)}
    said = signed(spoken, others)
    return marks, (
        *said,
        *uncounted([*filter(str.strip, untold)]),
        *unsure([*filter(str.strip, shared)]),
    )


def _mark(
    one: _Found, number: str, lists: Lists, names: Mapping[tuple[str, str], str], *, is_first: bool
) -> Mark:
    kept, gone = texts(one.node, is_gone=one.is_gone)
    if one.where.startswith(("각주", "미주")):
        number = f"{one.where.split()[1]})" if is_first else ""
    kind, level = kind_of(one.node, lists)
    if kind == "plain" and not number:
        number = sign_of(one.node, lists)  # that of a speaker, maybe
    boxes = {node for box in one.node.iter(f"{W}txbxContent") for node in box.iter()}
    references = {f"{W}{name}Reference": name for name, _ in NOTES.values()}
    notes = [
        names.get((references[node.tag], node.get(f"{W}id", "")), "")
        for node in one.node.iter()
        if node.tag in references and node not in boxes
    ]
    return Mark(kind, kept, level, number, one.where, gone, tuple(notes), one.cell)


def _place(one: _Found, lists: Lists, begun: set[tuple[str, int]]) -> Place | None:
    """Where a paragraph is counted; a deleted one is not."""
    is_gone = one.is_gone or one.node.find(f"{W}pPr/{W}rPr/{W}del") is not None
    return None if is_gone else place_of(one.node, lists, begun)
