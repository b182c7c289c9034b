"""The engine's command, with plates (인쇄기): a page that is HTML already goes through as it is.

    python -m generator.press mkdocs build --strict

Which engine is the first word. Nothing else of it is changed; without this it would read the same pages as Markdown.
"""

import re
import runpy
import sys

MARK = "<!-- plate -->\n"  # before a page's HTML; no record can write it: its signs are escaped
ID = re.compile(r'\bid="([^"]*)"')
# That there is a heading: the engine's pages have a way past everything that stands before it.
TOP = {"level": 1, "id": "top", "name": "", "html": "", "data-toc-label": "", "children": []}


def take_plates() -> None:
    """Have Python-Markdown hand plates through."""
    from markdown import Markdown  # type: ignore[import-untyped]

    read = Markdown.convert

    def convert(self: Markdown, source: str) -> str:
        if not source.startswith(MARK):
            return str(read(self, source))
        self.toc_tokens = [TOP]
        for known in (getattr(one, "present_anchor_ids", None) for one in self.preprocessors):
            if isinstance(known, set):  # where the engine looks for the goals of links
                known.update(ID.findall(source))
        return source.removeprefix(MARK)

    Markdown.convert = convert


if __name__ == "__main__":
    take_plates()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
