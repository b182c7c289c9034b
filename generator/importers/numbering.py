"""The lists and headings of a Word file: what kind of paragraph one is, and what is counted before it.

Pure. By its own properties, its style's, and those of the list that it is in.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.importers.lists import Level, Place, is_spoken, whole_number
from generator.importers.pieces import Kind
from generator.importers.symbols import circles, font_of
from generator.importers.wordml import ALTERNATIVES, Styles, W, is_on, texts, value

FORMS = {  # of w:numFmt
    "decimal": "digit",
    "decimalHalfWidth": "digit",
    "decimalZero": "zero",
    "decimalEnclosedParen": "in brackets",
    "decimalEnclosedFullstop": "with a stop",
    "numberInDash": "dashes",
    "none": "none",
    "ganada": "syllable",
    "chosung": "jamo",
    "lowerLetter": "letters",
    "upperLetter": "Letters",
    "lowerRoman": "roman",
    "upperRoman": "Roman",
    "koreanLegal": "native",
    "koreanCounting": "read",
    "koreanDigital": "digit read",
    "ideographEnclosedCircle": "circled hanja",
    "ideographTraditional": "stem",
    "ideographZodiac": "branch",
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), "wide"),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), "circled"),
    **dict.fromkeys(
        ("koreanDigital2", "ideographDigital", "japaneseDigitalTenThousand"), "hanja digit"
    ),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), "hanja digit"),
    **dict.fromkeys(("chineseCounting", "japaneseCounting"), "hanja"),
}


@dataclass(frozen=True, slots=True)
class Lists:
    """What a Word file says of its lists."""

    styles: Styles
    levels: Mapping[str, tuple[str, tuple[Element, ...]]]
    """Id of a list -> the id of its form, and its levels."""
    starts: Mapping[tuple[str, int], int]
    """Id of a list and a depth -> the number with which it begins anew."""
    shared: Mapping[str, str]
    """Id of a form -> the id of the one that it takes from a style of lists; else its own."""


def lists_of(parts: Mapping[str, bytes], styles: Styles) -> Lists:
    """The lists of a file, by the ids that its paragraphs name."""
    root = ElementTree.fromstring(parts.get("word/numbering.xml", b"<none/>"))
    forms = {node.get(f"{W}abstractNumId", ""): node for node in root.iter(f"{W}abstractNum")}
    linked = {name: key for key, form in forms.items() if (name := value(form, "styleLink"))}
    levels: dict[str, tuple[str, tuple[Element, ...]]] = {}
    starts: dict[tuple[str, int], int] = {}
    shared: dict[str, str] = {}
    for node in root.iter(f"{W}num"):
        key, form = node.get(f"{W}numId", ""), value(node, "abstractNumId")
        given = forms.get(form, root)
        shared[form] = linked.get(value(given, "numStyleLink"), form)  # as a style of lists has it
        given = forms.get(shared[form], given)
        own = {_depth(level): level for level in given.iter(f"{W}lvl")} if form in forms else {}
        for change in node.iter(f"{W}lvlOverride"):
            depth = _depth(change)
            own.update((depth, level) for level in change.iter(f"{W}lvl"))
            start = whole_number(value(change, "startOverride"))
            starts |= {(key, depth): start} if start is not None else {}
        ordered = tuple(own[depth] for depth in sorted(own))
        levels[key] = (form, ordered if sorted(own) == list(range(len(own))) else ())
    return Lists(styles, levels, starts, shared)


def _depth(node: Element) -> int:
    return whole_number(node.get(f"{W}ilvl", "")) or 0


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
            return ("" if key == "0" else key), whole_number(depth) or 0
    return "", 0


def kind_of(node: Element, lists: Lists) -> tuple[Kind, int]:
    """What a paragraph is, and of what level."""
    for name, one in _chain(node, lists):
        outline = whole_number(value(one, "pPr/outlineLvl"))
        if outline is not None:
            return ("heading", outline + 1) if outline < 9 else ("plain", 0)
        if match := re.fullmatch(r"heading (\d)|title", name):
            return "heading", int(match[1] or 1)
    if sign := sign_of(node, lists):
        depth = _list(node, lists)[1]
        if is_spoken(sign, depth, texts(node, is_gone=False)[0]):
            return "plain", 0
        names = "\n".join(name for name, _ in _chain(node, lists))
        named = re.search(r"list bullet (\d)", names)
        return "bullet", max(depth, int(named[1]) - 1 if named else 0)
    return "plain", 0


def sign_of(node: Element, lists: Lists) -> str:
    """The bullet that is shown before a paragraph; nothing for one without."""
    key, depth = _list(node, lists)
    levels = lists.levels.get(key, ("", ()))[1]
    if depth >= len(levels) or value(levels[depth], "numFmt") != "bullet":
        return ""
    sign = value(levels[depth], "lvlText")
    return circles(sign, font_of(levels[depth])) or "•"


def place_of(node: Element, lists: Lists, begun: set[tuple[str, int]]) -> Place | None:
    """Where a paragraph stands in a counted list; `begun` are the lists that were met, and how deep."""
    key, depth = _list(node, lists)
    form, levels = lists.levels.get(key, ("", ()))
    if depth >= len(levels) or value(levels[depth], "numFmt") == "bullet":
        return None
    restart = lists.starts.get((key, depth)) if (key, depth) not in begun else None
    begun.add((key, depth))
    return Place(
        tuple(map(_level, levels)), form, depth, restart, key, lists.shared.get(form, form)
    )


def _level(node: Element) -> Level:
    has_choice = node.find(ALTERNATIVES) is not None  # a form that only newer programs know
    form = "" if has_choice else FORMS.get(value(node, "numFmt") or "decimal", "")
    start, after = whole_number(value(node, "start")), whole_number(value(node, "lvlRestart"))
    is_plain = bool(is_on(node, "isLgl"))
    return Level(form, value(node, "lvlText"), 1 if start is None else start, after, is_plain)
