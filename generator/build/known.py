"""What the site here shows to have been given, and the files of ids know no more (잊은 번호).

Git is never asked: a machine that built the site knows by what it keeps. Read is only what changed since.
"""

from collections.abc import Iterator, Mapping

from generator.build.archive import Work
from generator.build.publishing import Published
from generator.intake.folders import given_path
from generator.machine.raw import LEDGER, Raw
from generator.permalinks.gaps import check_grown
from generator.permalinks.given import Given, is_tombstone
from generator.permalinks.ledger import from_yaml
from generator.permalinks.missing import forgotten, less_offices
from generator.problems import Problem, failed


def check_ledgers(work: Work, keys: Mapping[str, str], before: Published) -> Iterator[Problem]:
    """The error for each meeting whose ledger has less than the one that its pages were made of."""
    for address, key in keys.items():
        part = before.parts.get(address)
        raw = work.get("raw", part.key, Raw) if part and part.key != key else None
        path = work.root / "minutes" / address / LEDGER
        if raw is None or LEDGER not in raw.files or not path.is_file():
            continue
        place = f"minutes/{address}/{LEDGER}"
        known, torn = from_yaml(raw.files[LEDGER].decode(), place)
        now, broken = from_yaml(path.read_bytes().decode("utf-8", "replace"), place)
        if not failed([*torn, *broken]):
            yield from check_grown(known, now, place)


def check_offices(work: Work, given: Mapping[str, Given], before: Published) -> Iterator[Problem]:
    """The error for each committee whose offices have pages that its own file does not know."""
    for own, known in given.items():
        part = before.parts.get(own)
        start = f"{own}/speakers/"
        files = (
            [file.removeprefix(start) for file in part.files if file.startswith(start)]
            if part
            else []
        )
        shown = {file.partition("/")[0] for file in files if file.endswith("/index.html")}
        lost = shown.difference(known.values())
        if lost and not (work.root / given_path(own)).is_file():
            yield from forgotten([own])
        elif (less := len(lost) - sum(map(is_tombstone, known.values()))) > 0:
            yield less_offices(own, less)
