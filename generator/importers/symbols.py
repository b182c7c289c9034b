"""Signs of a symbol font that stand for letters of a record: circles, above all those that hide a name.

A sign that a record writes in another font too is written as that; any other stays what it is.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from generator.importers.wordml import W, at

CIRCLES: Mapping[tuple[str, int], str] = {
    ("Wingdings", 0x6C): "●",
    ("Wingdings", 0x6D): "○",
    ("Wingdings", 0xA1): "○",
    ("Wingdings 2", 0x98): "●",
    ("Wingdings 2", 0x99): "○",
}
PRIVATE = 0xF000  # where such a font's signs are kept, beside their bare codes


def circle(node: Element) -> str:
    """What a `w:sym` shows, if it is a circle."""
    try:
        code = int(node.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return CIRCLES.get((node.get(f"{W}font", ""), code & 0xFF), "")


def circles(text: str, font: str) -> str:
    """A text in a font, with the empty circles that it shows."""
    return "".join(_shown(char, font) for char in text)


def _shown(char: str, font: str) -> str:
    code = ord(char)
    is_sign = code < 0x100 or PRIVATE <= code < PRIVATE + 0x100
    sign = CIRCLES.get((font, code & 0xFF)) if is_sign else None
    return sign if sign == "○" else char  # a full one, typed, is a bullet


def font_of(node: Element | None) -> str:
    """The font of a run or of a level's sign."""
    found = at(node, "rPr/rFonts")
    return found.get(f"{W}ascii", "") or found.get(f"{W}hAnsi", "") if found is not None else ""
