"""Labels to addresses: the Revised Romanisation of a label, in ASCII."""

import re
from collections.abc import Collection

import koroman

RESERVED = frozenset({"withheld"})
LONGEST = 60  # letters; a file name must stay short on every system


def free_slug(label: str, taken: Collection[str]) -> str:
    """`위원장` -> `wiwonjang`; one that is taken gets `-2`, one without a Latin letter is `speaker`."""
    roman = koroman.romanize(label).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", roman)[:LONGEST].strip("-") or "speaker"
    number, free = 1, slug
    while free in taken or free in RESERVED:
        number += 1
        free = f"{slug}-{number}"
    return free
