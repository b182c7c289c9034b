"""The XML of a .docx file: the names of its elements, its styles, and the words of a paragraph.

Pure. What decides how a paragraph or a run looks is asked for from the nearest to the farthest: itself, its style, the
style that this is based on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
SIGNS = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "sym": "?"}
GONE = {W + "del", W + "moveFrom"}
OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Styles:
    """What the file says once for many paragraphs and runs."""

    by_id: Mapping[str, Element] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    """Kind of a style (`paragraph`) -> the one of those that name none."""
    root: Element | None = None

    def chain(self, style: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = value(self.by_id[style], "basedOn")


def styles_of(parts: Mapping[str, bytes]) -> Styles:
    """The styles of a file."""
    root = ElementTree.fromstring(parts.get("word/styles.xml", b"<none/>"))
    found = list(root.iter(f"{W}style"))
    usual = {
        node.get(f"{W}type", ""): node.get(f"{W}styleId", "")
        for node in found
        if node.get(f"{W}default", "0") not in OFF
    }
    return Styles({node.get(f"{W}styleId", ""): node for node in found}, usual, root)


def at(node: Element | None, path: str) -> Element | None:
    """The element at a path of names without their namespace, as in `pPr/pStyle`."""
    return node.find("/".join(W + name for name in path.split("/"))) if node is not None else None


def value(node: Element | None, path: str) -> str:
    """What the element at a path says; nothing if it is not there."""
    found = at(node, path)
    return found.get(f"{W}val", "") if found is not None else ""


def is_on(node: Element | None, path: str) -> bool | None:
    """Whether a property is set at a path; None if nothing is said of it."""
    found = at(node, path)
    return None if found is None else found.get(f"{W}val", "") not in OFF


def texts(node: Element, *, is_gone: bool) -> tuple[str, str]:
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
            own = texts(child, is_gone=is_gone or child.tag in GONE)
        kept, gone = kept + own[0], gone + own[1]
    return kept, gone
