"""Pages as plates (판): our own Markdown as the HTML that the engine would make of it, so that it need not read it.

Our templates write few kinds of Markdown: headings and paragraphs with their attributes, finished HTML, and elements
that hold more Markdown. A page with anything else stays Markdown. `press` runs the engine with plates; by its own command,
as for `docs/`, it makes the same of the Markdown (`tests/test_plates.py`).
"""

import re
from collections.abc import Collection, Iterator

from generator.build.press import MARK

TAB = 4  # of blanks, as the engine has it
EXTENSIONS = ["attr_list", "md_in_html", "tables", {"toc": {"permalink": False}}]
"""The Markdown that this is: `mkdocs.yml` names these."""
FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)
BLOCKS = "blockquote|details|div|dl|dt|dd|h[1-6]|li|nav|ol|p|section|summary|table|tbody|td|th|thead|tr|ul"
VALUES = r'(?: [a-z-]+="[^"<>&]*")*'
HOLDER = re.compile(rf"<({BLOCKS})({VALUES}) markdown>\n(?!\n*</)")
END = re.compile(r"</([a-z]+)>(?=\n|\Z)")
ELEMENT = re.compile(rf"<({BLOCKS})\b[^<>]*(?<! markdown)>")
TOLD = re.compile(rf"<({BLOCKS})({VALUES})>")
# What the engine would write otherwise: an empty line, a block that begins amid one, or has more than such attributes.
OTHER = re.compile(
    rf"\n[ \t]*\n(?!<(?:a|span) )|[^\n]<(?:{BLOCKS})\b|<(?:{BLOCKS})\b(?!{VALUES}>)|</?[A-Z]"
)
BLANK = re.compile(r"\n[ \t]+\n|</?[A-Z]")
HEADING = re.compile(r"(#{1,6}) ([^\n]+) \{: ([^\n{}]*) \}")
TEXT = re.compile(r"[^\n]+(?:\n[^\n]+)*")
OWN = re.compile(r"\n\{: ([^\n{}]*) \}\Z")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
TOKEN = r'(?:#[\w-]+|\.[\w-]+|[a-z-]+="[^"&]*")'
SHORT = re.compile(rf"{TOKEN}(?: {TOKEN})*")
LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s&\"<>]+)\)")
INLINE = "a|b|br|button|code|del|i|input|ins|label|mark|small|span|strong|time"
TAG = re.compile(rf"</?(?:{INLINE})\b[^<>]*>|&#?\w+;")
# What the engine may take for Markdown where it is in no tag: signs, what begins a line or ends it, an empty line.
STRANGE = re.compile(r"[\\`*_{}\[\]<>&|!\"@]|^[-+:#=~ ]|#$|^\d+[.)]|  $|^\Z", re.MULTILINE)


class _StrangeError(Exception):
    """Markdown that our templates do not write."""


def plate(page: str) -> str:
    """A page with its Markdown as HTML; as it is, if there is Markdown that is not ours in it."""
    front = FRONT.match(page)
    try:
        return f"{front[0]}\n{MARK}{_html(page[front.end() :].expandtabs(TAB))}" if front else page
    except _StrangeError:
        return page


def _html(body: str) -> str:
    return "\n".join(_blocks(body.strip("\n")))


def _blocks(body: str) -> Iterator[str]:
    """Each block as the engine writes it."""
    holders: list[str] = []
    at = 0
    while at < len(body):
        if body[at] == "\n":
            at += 1
        elif holder := HOLDER.match(body, at):
            at = holder.end()
            holders.append(holder[1])
            yield f"<{holder[1]}{_attributes(ATTRIBUTE.findall(holder[2]))}>"
        elif holders and (end := END.match(body, at)) and end[1] == holders[-1]:
            at = end.end()
            yield f"</{holders.pop()}>"
        elif element := ELEMENT.match(body, at):
            start, at = at, _end_of(element[1], body, at)
            yield _element(body[start:at], body[at : at + 2] == "\n\n", bool(holders))
        elif text := TEXT.match(body, at):
            at = text.end()
            yield _text(text[0])
    if holders:
        raise _StrangeError


def _end_of(name: str, body: str, at: int) -> int:
    """Where the element that begins here ends; it must have its last line to itself."""
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b[^<>]*>").finditer(body, at):
        depth += -1 if tag[1] else 1
        if not depth and body[tag.end() : tag.end() + 1] in ("\n", ""):
            return tag.end()
        if not depth:
            break
    raise _StrangeError


def _element(html: str, alone: bool, held: bool) -> str:
    """Finished HTML. In an element that holds Markdown the engine writes the tags of blocks anew."""
    if held and OTHER.search(html):
        raise _StrangeError
    if held:
        return TOLD.sub(lambda t: f"<{t[1]}{_attributes(ATTRIBUTE.findall(t[2]))}>", html)
    if BLANK.search(html):
        raise _StrangeError
    return f"{html}\n" if alone else html


def _text(block: str) -> str:
    if heading := HEADING.fullmatch(block):
        name = f"h{len(heading[1])}"
        return f"<{name}{_short(heading[3])}>{_inline(heading[2])}</{name}>"
    own = OWN.search(block)
    words = _inline(block[: own.start()] if own else block)
    return f"<p{_short(own[1]) if own else ''}>{words}</p>"


def _inline(words: str) -> str:
    """A text, in which only links are Markdown."""
    told = LINK.sub(r'<a href="\2">\1</a>', words)
    if words != words.strip() or STRANGE.search(TAG.sub("가", told)):
        raise _StrangeError
    return told


def _short(told: str) -> str:
    """`#id .one .two key="value"` as attributes."""
    if not SHORT.fullmatch(told):
        raise _StrangeError
    found: dict[str, str] = {}
    for token in re.findall(TOKEN, told):
        key, _, value = token.partition("=")
        if token.startswith("."):
            found["class"] = f"{found['class']} {token[1:]}" if "class" in found else token[1:]
        else:
            found["id" if token.startswith("#") else key] = value.strip('"') or token[1:]
    return _attributes(found.items())


def _attributes(told: Collection[tuple[str, str]]) -> str:
    """Attributes in the engine's order."""
    return "".join(f' {key}="{value}"' for key, value in sorted(told))
