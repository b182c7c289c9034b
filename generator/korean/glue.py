"""Whether a space belongs between two pieces of Korean text, by the language model.

Its answers are kept in the ledger: it is asked only for a break that no build has seen before.
"""

from generator.korean.language import model

CONTEXT = 20  # letters on each side; 15 to 30 gave the same answers on 17 real page breaks


def space_between(left: str, right: str) -> bool:
    """Whether `left` and `right` are two words, asked of kiwipiepy's `glue`."""
    pieces = [left[-CONTEXT:], right[:CONTEXT]]
    _, spaces = model().glue(pieces, return_space_insertions=True)
    return bool(spaces[0])
