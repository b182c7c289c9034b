"""The memory of a committee (`minutes/smart-city/ids.yml`): the address that each office was given once.

It lies beside `committee.yml` and is written by the program as a meeting's `ids.yml` is. A label that no record has
any more keeps its line, so that nobody else ever gets its address. Reading and writing of the form only.
"""

from collections.abc import Mapping

from generator.machine.dumping import BROKEN, dumped, loaded
from generator.permalinks.ledger import HEADER, SLUG, damaged
from generator.problems import Problem

SCHEMA = "offices/1"
Given = Mapping[str, str]
"""Label of an office -> its address."""


def tombstone(row: int) -> tuple[str, str]:
    """What is left of an office that people gave up, since its label named somebody: label and address of its row."""
    return f"비공개-{row}", f"withheld--{row}"


def is_tombstone(slug: str) -> bool:
    """Whether it is that, and no address: no label ever gives two hyphens."""
    return slug.startswith("withheld--")


def remembered(committee: str, given: Given) -> str:
    """The file's text; `committee` is the folder's name, by which a renamed folder's file is known."""
    told = dumped({"offices": dict(given)})
    return f"{HEADER}schema: {SCHEMA}\naddress: {committee}\n{told}"


def read_given(text: str, path: str) -> tuple[Given, list[Problem]]:
    """The addresses in a file; none with an error if the form is broken."""
    try:
        return _read(text), []
    except BROKEN as error:
        return {}, [damaged(error, path)]


def _read(text: str) -> Given:
    data = loaded(text)
    given = data["offices"]
    if data["schema"] != SCHEMA:
        raise ValueError(data["schema"])
    keys = [key_of(label) for label in given]
    for label, slug in given.items():
        if not (isinstance(label, str) and isinstance(slug, str) and SLUG.fullmatch(slug)):
            raise ValueError(label)
    if len(set(keys)) < len(keys) or len(set(given.values())) < len(keys) or "" in keys:
        raise ValueError("given twice")
    if "withheld" in given.values():
        raise ValueError("an address of nobody")
    return dict(given)


def key_of(label: str) -> str:
    """What a label is known by: its letters; blanks do not count."""
    return "".join(label.split())
