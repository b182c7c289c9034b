"""Whose a file of the site is: a meeting's, a committee's, or the site's own."""

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.verify.agreement import Kept
from generator.verify.digests import formerly

DATA = re.compile(r"(?:api/v1|data)/([^/]+/[^/]+)\.(?:json|jsonl|xml)")
TEXTS = re.compile(r"assets/search/t/([^/]+/[^/]+)-[0-9a-f]{16}/[0-9]+\.bin")


def parts_of(names: Iterable[str], kept: Sequence[Kept]) -> Mapping[str, list[str]]:
    """`smart-city/2023-2`, `smart-city` or nothing -> its files, also at addresses that it had before."""
    places = {place: one.address for one in kept for place in (one.address, *one.ledger.formerly)}
    own_of = {one.address.split("/")[0]: one.settings for one in kept}
    committees = {own: own for own in sorted(own_of)}
    committees |= {old: own for own, text in own_of.items() for old in formerly(own, text)}
    parts: dict[str, list[str]] = {own: [] for own in (*places.values(), *sorted(own_of), "")}
    for name in dict.fromkeys(names):
        parts[part_of(name, places, committees)].append(name)
    return parts


def part_of(name: str, places: Mapping[str, str], committees: Mapping[str, str]) -> str:
    """The part that a file belongs to; `places` and `committees` are all addresses that these have or had."""
    found = DATA.fullmatch(name) or TEXTS.fullmatch(name)
    head = name.split("/")
    own = found[1] if found else "/".join(head[:2])
    if own in places and (found or len(head) > 2):
        return places[own]
    above = head[1] if head[0] == "data" and len(head) > 2 else head[0]
    return committees.get(above, "")
