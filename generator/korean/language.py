"""The language model (형태소 분석기), loaded when a text is new: it takes seconds and half a gigabyte."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiwipiepy import Kiwi


@cache
def model() -> "Kiwi":
    """The one model of a run; its library too is loaded here, since most builds have no new text."""
    from kiwipiepy import Kiwi

    return Kiwi(load_multi_dict=False)
