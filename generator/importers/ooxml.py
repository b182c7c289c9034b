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

from generator.importers.lists import Level, Place, counted
from generator.importers.pieces import Cell, Kind, Left

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
MAIN = "word/document.xml"
NOTES = {"word/footnotes.xml": ("footnote", "각주"), "word/endnotes.xml": ("endnote", "미주")}
ASIDE = (
    (re.compile(r"word/header\d*\.xml"), "머리말"),
    (re.compile(r"word/footer\d*\.xml"), "꼬리말"),
    (re.compile(r"word/comments\.xml"), "메모"),
)
BOOKMARK = "open-minutes-"
SIGNS = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "sym": "?"}
GONE = {W + "del", W + "moveFrom"}
FORMS = {  # of w:numFmt
    "ganada": "syllable",
    "chosung": "jamo",
    "lowerLetter": "latin",
    "upperLetter": "Latin",
    "lowerRoman": "roman",
    "upperRoman": "Roman",
    "koreanLegal": "native",
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), "circled"),
    **dict.fromkeys(("koreanCounting", "koreanDigital"), "read"),
    **dict.fromkeys(("koreanDigital2", "ideographDigital"), "hanja"),
    **dict.fromkeys(("chineseCounting", "japaneseCounting"), "hanja"),
}


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
class _Lists:
    styles: Mapping[str, Element]
    levels: Mapping[str, tuple[str, tuple[Element, ...]]]
    """Id of a list -> the id of its form, and its levels."""
    anew: frozenset[str]
    """Those that begin to count anew."""


def marked(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Mark], list[Left]]:
    """The file's parts with a bookmark in each paragraph, what the paragraphs are, and hidden text."""
    roots = {name: ElementTree.fromstring(parts[name]) for name in (MAIN, *NOTES) if name in parts}
    hidden = [Left("숨긴 글", text) for root in roots.values() for text in _hidden(root)]
    for root in roots.values():
        _simplify(root)
    names = _note_names(roots[MAIN])
    tables = {node: n for n, node in enumerate(roots[MAIN].iter(f"{W}tbl"), start=1)}
    found = [*_paragraphs(roots[MAIN], tables)]
    for name in NOTES:
        found += _note_paragraphs(roots[name], name, names) if name in roots else ()
    marks = _marks(found, _lists(parts), names)
    for index, one in enumerate(found):
        after = int(one.node.find(f"{W}pPr") is not None)
        mark = {f"{W}id": str(10**6 + index), f"{W}name": f"{BOOKMARK}{index}"}
        one.node.insert(after, Element(f"{W}bookmarkStart", mark))
    return {name: ElementTree.tostring(root) for name, root in roots.items()}, marks, hidden


def aside(parts: Mapping[str, bytes]) -> list[Left]:
    """Text that is kept apart: running headers and footers, comments; and formulas, which are no text."""
    said = [
        Left(_kind_of_aside(kind, text), text)
        for name in sorted(parts)
        for pattern, kind in ASIDE
        if pattern.fullmatch(name)
        for node in ElementTree.fromstring(parts[name]).iter(f"{W}p")
        if (text := _texts(node, is_gone=False)[0]).strip()
    ]
    formulas = ElementTree.fromstring(parts[MAIN]).iter(f"{M}oMath")
    return said + [
        Left("수식", "".join(node.text or "" for node in one.iter(f"{M}t"))) for one in formulas
    ]


def _kind_of_aside(kind: str, text: str) -> str:
    return kind if kind == "메모" or not re.fullmatch(r"[-–—\s\d/]+", text) else "쪽 번호"


def _hidden(root: Element) -> list[str]:
    """Take out the text that Word neither shows nor prints."""
    taken: list[str] = []
    for parent in list(root.iter()):
        for run in parent.findall(f"{W}r"):
            mark = run.find(f"{W}rPr/{W}vanish")
            if mark is not None and mark.get(f"{W}val") not in ("0", "false"):
                parent.remove(run)
                taken.append("".join(_texts(run, is_gone=False)))
    return [text for text in taken if text]


def _simplify(root: Element) -> None:
    """Give each text box and each line break the one form that every reader knows."""
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            if child.tag in (ALTERNATIVES, f"{W}drawing", f"{W}pict"):
                boxes = _boxes(child)
                if boxes:
                    parent[index] = pict = Element(f"{W}pict")
                    pict.extend(boxes)
                    _simplify(pict)
                elif child.tag == ALTERNATIVES:
                    child[:] = child[-1:]  # for the oldest programs
            elif child.tag in (f"{W}fldSimple", f"{W}dir", f"{W}bdo"):
                child.tag = f"{W}smartTag"
            elif child.tag == f"{W}cr":
                child.tag = f"{W}br"


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


def _texts(node: Element, *, is_gone: bool) -> tuple[str, str]:
    """What stands in a paragraph, and what is deleted in it."""
    kept, gone = "", ""
    for child in node:
        name = child.tag.removeprefix(W)
        if name in ("txbxContent", "pPr", "rPr", "instrText"):
            continue
        if name in ("t", "delText"):
            own = (child.text or "", "") if name == "t" and not is_gone else ("", child.text or "")
        elif name in SIGNS:
            own = ("", SIGNS[name]) if is_gone else (SIGNS[name], "")
        else:
            own = _texts(child, is_gone=is_gone or child.tag in GONE)
        kept, gone = kept + own[0], gone + own[1]
    return kept, gone


def _marks(
    found: Sequence[_Found], lists: _Lists, names: Mapping[tuple[str, str], str]
) -> list[Mark]:
    begun: set[str] = set()
    numbers = counted([_place(one, lists, begun) for one in found])
    return [
        _mark(one, number, lists, names, is_first=before is None or before.where != one.where)
        for before, one, number in zip((None, *found), found, numbers, strict=False)
    ]


def _mark(
    one: _Found, number: str, lists: _Lists, names: Mapping[tuple[str, str], str], *, is_first: bool
) -> Mark:
    kept, gone = _texts(one.node, is_gone=one.is_gone)
    if one.where.startswith(("각주", "미주")):
        number = f"{one.where.split()[1]})" if is_first else ""
    kind, level = _kind(one.node, lists)
    boxes = {node for box in one.node.iter(f"{W}txbxContent") for node in box.iter()}
    references = {f"{W}{name}Reference": name for name, _ in NOTES.values()}
    notes = [
        names.get((references[node.tag], node.get(f"{W}id", "")), "")
        for node in one.node.iter()
        if node.tag in references and node not in boxes
    ]
    return Mark(kind, kept, level, number, one.where, gone, tuple(notes), one.cell)


def _lists(parts: Mapping[str, bytes]) -> _Lists:
    numbering = ElementTree.fromstring(parts.get("word/numbering.xml", b"<none/>"))
    styles = ElementTree.fromstring(parts.get("word/styles.xml", b"<none/>"))
    by_style = {node.get(f"{W}styleId", ""): node for node in styles.iter(f"{W}style")}
    forms = {node.get(f"{W}abstractNumId", ""): node for node in numbering.iter(f"{W}abstractNum")}
    levels, anew = {}, set()
    for node in numbering.iter(f"{W}num"):
        key = node.get(f"{W}numId", "")
        form = _value(node, "abstractNumId")
        levels[key] = (form, tuple(forms[form].iter(f"{W}lvl")) if form in forms else ())
        anew |= {key} if node.find(f".//{W}startOverride") is not None else set()
    return _Lists(by_style, levels, frozenset(anew))


def _value(node: Element | None, path: str) -> str:
    found = node.find("/".join(W + name for name in path.split("/"))) if node is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _chain(node: Element, lists: _Lists) -> Iterator[tuple[str, Element]]:
    """What decides about a paragraph, nearest first: itself, its style, the style that this is based on."""
    yield "", node
    seen: set[str] = set()
    style = _value(node, "pPr/pStyle")
    while style in lists.styles and style not in seen:
        seen.add(style)
        yield _value(lists.styles[style], "name").lower(), lists.styles[style]
        style = _value(lists.styles[style], "basedOn")


def _list(node: Element, lists: _Lists) -> tuple[str, int]:
    """The list that a paragraph is in, and how deep; none: no id."""
    for _, one in _chain(node, lists):
        if key := _value(one, "pPr/numPr/numId"):
            levels = lists.levels.get(key, ("", ()))[1]
            own = {_value(level, "pStyle"): level.get(f"{W}ilvl", "") for level in levels}
            depth = _value(one, "pPr/numPr/ilvl") or own.get(one.get(f"{W}styleId", "-"), "")
            return ("" if key == "0" else key), int(depth) if depth.isdigit() else 0
    return "", 0


def _kind(node: Element, lists: _Lists) -> tuple[Kind, int]:
    for name, one in _chain(node, lists):
        outline = _value(one, "pPr/outlineLvl")
        if outline.isdigit():
            return ("heading", int(outline) + 1) if int(outline) < 9 else ("plain", 0)
        if match := re.fullmatch(r"heading (\d)|title", name):
            return "heading", int(match[1] or 1)
    key, depth = _list(node, lists)
    levels = lists.levels.get(key, ("", ()))[1]
    if depth < len(levels) and _value(levels[depth], "numFmt") == "bullet":
        names = "\n".join(name for name, _ in _chain(node, lists))
        named = re.search(r"list bullet (\d)", names)
        return "bullet", max(depth, int(named[1]) - 1 if named else 0)
    return "plain", 0


def _place(one: _Found, lists: _Lists, begun: set[str]) -> Place | None:
    """Where a paragraph stands in a counted list; `begun` are the lists that were met."""
    key, depth = _list(one.node, lists)
    form, levels = lists.levels.get(key, ("", ()))
    is_gone = one.is_gone or one.node.find(f"{W}pPr/{W}rPr/{W}del") is not None
    if is_gone or depth >= len(levels) or _value(levels[depth], "numFmt") == "bullet":
        return None
    restart = key in lists.anew and key not in begun
    begun.add(key)
    return Place(tuple(map(_level, levels)), form, depth, restart)


def _level(node: Element) -> Level:
    start = _value(node, "start")
    form = FORMS.get(_value(node, "numFmt"), "digit")
    return Level(form, _value(node, "lvlText"), int(start) if start.isdigit() else 1)
