"""Who answers below another's turn (답변 줄): `⇒ (도서관장) …`, `- 도서관장 : …`, and the signs that may stand before a label.

In summaries alone: a stenographic record marks all its turns alike.
"""

import re

from generator import proceedings as signs
from generator.blocks import Block
from generator.dialects.labels import is_somebody
from generator.grammar import LAST_SYLLABLE
from generator.outcomes import RESULT

ARROWS = "→⇒➔➜☞▷▸►"
# What may stand before a label, and the page leaves out; two circles are a mask.
LEAD = rf"(?:[{ARROWS}▶·•◦∙ㆍㅇ□■◆◇▣◈❍※]|[○◯](?![○◯]))\s*"
ASIDE = re.compile(
    rf"[ \t]*(?P<lead>{LEAD})?"
    r"(?:[(（\[](?P<bracketed>[^()（）\[\]\n:：]{2,24})[)）\]]\s*[:：]?|(?P<plain>[^:：()（）\n|*]{2,24}?)\s*[:：])\s*(?P<words>\S.*)$",
    re.S,
)
# A line that begins such an answer though no blank line stands above it.
LINE = re.compile(
    rf"[ \t]*[{ARROWS}·•◦∙ㆍ]\s*(?:[(（\[][^()（）\[\]\n:：]{{2,24}}[)）\]]|[^:：()（）\n|*]{{2,24}}?\s*[:：])\s*\S"
)


def aside(block: Block) -> tuple[str, str] | None:
    """The label and the words of one who answers below another's turn; only of somebody who says a sentence."""
    match = ASIDE.match(block.text)
    if not match or block.kind == "heading" or RESULT.match(block.text):
        return None
    if block.kind != "bullet" and not match["lead"]:
        return None
    own, words = (match["bracketed"] or match["plain"]).strip(), match["words"].strip()
    return (own, words) if is_somebody(own) and is_said(words) else None


def is_said(words: str) -> bool:
    """Whether words are a sentence, with its full stop or without: `늘리겠음`."""
    return bool(signs.SENTENCE.search(words) or LAST_SYLLABLE.search(words.rstrip(" .?!")))
