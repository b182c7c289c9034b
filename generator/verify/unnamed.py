"""A name that the record masks now and the ledger still knows is in no file of the meeting, office files included.

What people gave up the ledger knows no more: then there is nothing to look for but the address (`history`). A name that the
record, its draft or people's notes say themselves is theirs to judge.
"""

import html
from collections.abc import Iterator, Mapping
from typing import Any

from generator.permalinks.ledger import Ledger
from generator.problems import Problem
from generator.verify.characters import decode, solid
from generator.verify.links import Site
from generator.verify.packed import text_of_parts

OFFICE = (".docx", ".hwpx")
LONG = 5  # letters; a shorter one may be an office, or a word of the site's own: `사무국`
JUDGED = "N006-"  # people looked at what the office file says, and left it


def check_unnamed(
    address: str, ledger: Ledger, data: Mapping[str, Any], said: list[str], site: Site
) -> Iterator[Problem]:
    """A problem for each file with a label of a speaker whom a record that masks somebody has no more.

    `said` is what people wrote: the record, its draft, their notes.
    """
    if not any(speech["withheld"] for speech in data["speeches"]):
        return
    pool = solid("\n".join(said))
    known = {label for given in ledger.speakers for label in given.labels}
    labels = [label for label in known if " " in label or len(label) >= LONG]
    gone = [label for label in map(solid, labels) if label not in pool]
    judged = any(JUDGED in text for text in said)
    for name in sorted(site.files) if gone else ():
        if name.startswith(f"{address}/") and not (judged and name.endswith(OFFICE)):
            text = solid(_text(name, (site.folder / name).read_bytes()))
            if any(label in text for label in gone):
                yield site.at("V005", name, "이제 가린 발언자의 이름이 있습니다")


def _text(name: str, content: bytes) -> str:
    if name.endswith(OFFICE):
        return text_of_parts(content)
    text = content.decode("utf-8", errors="ignore")
    return html.unescape(text) if name.endswith(".html") else text


def said_of(record: bytes, draft: bytes | None, notes: str) -> list[str]:
    """All that people wrote of a meeting."""
    return [decode(record), decode(draft) if draft else "", notes]
