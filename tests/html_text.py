"""What a reader sees of a record on a transcript page, read off the HTML without the generator."""

from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
FRAMES = frozenset({"speech", "who", "with-items"})  # what the site puts around the record's words
RECORD_ID = r"(?:o\d+|s\d+(?:-p\d+)?)"


class RecordText(HTMLParser):
    """Collects the text of every element whose id is that of a block, a speech or a paragraph.

    Elements of class `ui` inside are the site's own words.
    """

    def __init__(self, ids: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.ids = ids
        self.found: dict[str, str] = {}
        self.order: list[str] = []
        self.tags: list[str] = []
        self.stack: list[tuple[str, str | None, bool]] = []
        """(tag, record id it is in, whether it is the site's own)"""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        _, inside, ours = self.stack[-1] if self.stack else ("", None, False)
        own = values.get("id")
        if own in self.ids:
            assert own not in self.found, f"twice: {own}"
            inside = own
            self.found[own] = ""
            self.order.append(own)
        classes = (values.get("class") or "").split()
        ours = ours or "ui" in classes
        if inside and not ours and not FRAMES.intersection(classes):
            self.tags.append(tag)
        if tag not in VOID:
            self.stack.append((tag, inside, ours))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and tag not in VOID:
            if self.stack.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        _, inside, ours = self.stack[-1] if self.stack else ("", None, False)
        if inside and not ours:
            self.found[inside] += data


def record_text(html: str, ids: frozenset[str]) -> RecordText:
    """Parse a page."""
    parser = RecordText(ids)
    parser.feed(html)
    parser.close()
    return parser
