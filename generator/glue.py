"""The language model: whether a space belongs between two pieces of Korean text.

Loaded only when a new text asks: it takes a second and half a gigabyte. Its answers are kept in the
ledger, so that a build whose texts are known never loads it.
"""

from functools import cache

from kiwipiepy import Kiwi

CONTEXT = 20  # letters on each side; 15 to 30 gave the same answers on 17 real page breaks


@cache
def _model() -> Kiwi:
    return Kiwi()


def space_between(left: str, right: str) -> bool:
    """Whether `left` and `right` are two words, asked of kiwipiepy's `glue`."""
    pieces = [left[-CONTEXT:], right[:CONTEXT]]
    _, spaces = _model().glue(pieces, return_space_insertions=True)
    return bool(spaces[0])
