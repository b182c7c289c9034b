"""The lists and headings of a Word file: what kind of paragraph one is, and what is counted before it.

Pure. By its own properties, its style's, and those of the list that it is in.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.importers.lists import Level, Place
from generator.importers.pieces import Kind
from generator.importers.wordml import Styles, W, value

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
class Lists:
    """What a Word file says of its lists."""

    styles: Styles
    levels: Mapping[str, tuple[str, tuple[Element, ...]]]
    """Id of a list -> the id of its form, and its levels."""
    anew: frozenset[str]
    """Those that begin to count anew."""


def lists_of(parts: Mapping[str, bytes], styles: Styles) -> Lists:
    """The lists of a file, by the ids that its paragraphs name."""
    numbering = ElementTree.fromstring(parts.get("word/numbering.xml", b"<none/>"))
    forms = {node.get(f"{W}abstractNumId", ""): node for node in numbering.iter(f"{W}abstractNum")}
    levels, anew = {}, set()
    for node in numbering.iter(f"{W}num"):
        key = node.get(f"{W}numId", "")
        form = value(node, "abstractNumId")
        levels[key] = (form, tuple(forms[form].iter(f"{W}lvl")) if form in forms else ())
        anew |= {key} if node.find(f".//{W}startOverride") is not None else set()
    return Lists(styles, levels, frozenset(anew))


def _chain(node: Element, lists: Lists) -> Iterator[tuple[str, Element]]:
    """What decides about a paragraph, nearest first: itself, its style, the style that this is based on."""
    yield "", node
    for style in lists.styles.chain(value(node, "pPr/pStyle")):
        yield value(style, "name").lower(), style


def _list(node: Element, lists: Lists) -> tuple[str, int]:
    """The list that a paragraph is in, and how deep; none: no id."""
    for _, one in _chain(node, lists):
        if key := value(one, "pPr/numPr/numId"):
            levels = lists.levels.get(key, ("", ()))[1]
            own = {value(level, "pStyle"): level.get(f"{W}ilvl", "") for level in levels}
            depth = value(one, "pPr/numPr/ilvl") or own.get(one.get(f"{W}styleId", "-"), "")
            return ("" if key == "0" else key), int(depth) if depth.isdigit() else 0
    return "", 0


def kind_of(node: Element, lists: Lists) -> tuple[Kind, int]:
    """What a paragraph is, and of what level."""
    for name, one in _chain(node, lists):
        outline = value(one, "pPr/outlineLvl")
        if outline.isdigit():
            return ("heading", int(outline) + 1) if int(outline) < 9 else ("plain", 0)
        if match := re.fullmatch(r"heading (\d)|title", name):
            return "heading", int(match[1] or 1)
    key, depth = _list(node, lists)
    levels = lists.levels.get(key, ("", ()))[1]
    if depth < len(levels) and value(levels[depth], "numFmt") == "bullet":
        names = "\n".join(name for name, _ in _chain(node, lists))
        named = re.search(r"list bullet (\d)", names)
        return "bullet", max(depth, int(named[1]) - 1 if named else 0)
    return "plain", 0


def place_of(node: Element, lists: Lists, begun: set[str]) -> Place | None:
    """Where a paragraph stands in a counted list; `begun` are the lists that were met."""
    key, depth = _list(node, lists)
    form, levels = lists.levels.get(key, ("", ()))
    if depth >= len(levels) or value(levels[depth], "numFmt") == "bullet":
        return None
    restart = key in lists.anew and key not in begun
    begun.add(key)
    return Place(tuple(map(_level, levels)), form, depth, restart)


def _level(node: Element) -> Level:
    start = value(node, "start")
    form = FORMS.get(value(node, "numFmt"), "digit")
    return Level(form, value(node, "lvlText"), int(start) if start.isdigit() else 1)
