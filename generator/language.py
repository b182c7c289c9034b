"""The language model (형태소 분석기), loaded when a text is new: it takes seconds and half a gigabyte."""

from functools import cache

from kiwipiepy import Kiwi


@cache
def model() -> Kiwi:
    """The one model of a run."""
    return Kiwi()
