"""What the ledger keeps of a text instead of its words: a hash, and a sketch that tells likeness.

A sketch is the number of different trigrams of a text and the smallest hashes of some of them: enough to
estimate how much of it stands in another text, too little to read it.
"""

import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

# Quotes anywhere, and stops that stand in no number.
SILENT = re.compile(r"[\"'‘’“”「」『』]|[.,!?…](?!\d)")
KEPT = 32  # hashes of a sketch
EDGE = "\n"  # stands for the start and the end of a text


@dataclass(frozen=True, slots=True)
class Sketch:
    """How many different trigrams a text has, and the hashes of all of them or of the smallest."""

    count: int
    hashes: frozenset[bytes]


@lru_cache(10_000)
def words(text: str) -> str:
    """What is compared of a text: spacing, quotes, stops and the separator of a join do not count.

    What changes a fact counts: `27.1` and `271`, `-5` and `5`, `○` and `×` are different words.
    """
    solid = "".join(unicodedata.normalize("NFC", text).split())
    return SILENT.sub("", solid).casefold() or solid


@lru_cache(10_000)
def fingerprint(text: str) -> str:
    """64 bits of the words of a text."""
    return blake2b(words(text).encode(), digest_size=8).hexdigest()


def combined(parts: Sequence[str]) -> str:
    """64 bits of several words or hashes together."""
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


@lru_cache(10_000)
def whole(text: str) -> Sketch:
    """All trigrams of a text, the edges among them: `예` has one too."""
    edged = f"{EDGE}{words(text)}{EDGE}"
    grams = {edged[n : n + 3] for n in range(max(1, len(edged) - 2))}
    hashes = frozenset(map(_hash, grams))
    return Sketch(len(hashes), hashes)


@lru_cache(100_000)  # the same trigrams stand in every paragraph
def _hash(gram: str) -> bytes:
    return blake2b(gram.encode(), digest_size=3).digest()


def sketch(text: str) -> str:
    """As the ledger writes it: the count, and the smallest hashes, three bytes each, in base64."""
    full = whole(text)
    least = b"".join(sorted(full.hashes)[:KEPT])
    return f"{full.count} {urlsafe_b64encode(least).decode()}"


@lru_cache(10_000)
def read_sketch(written: str) -> Sketch:
    """What `sketch` wrote; raises ValueError if it is no sketch."""
    count, _, code = written.partition(" ")
    least = urlsafe_b64decode(code)
    hashes = frozenset(least[n : n + 3] for n in range(0, len(least), 3))
    if not hashes or len(least) % 3 or len(hashes) > int(count):
        raise ValueError(written)
    return Sketch(int(count), hashes)


def shared(old: Sketch, new: frozenset[bytes]) -> float:
    """How many of the trigrams behind a sketch are among `new`; an estimate if it holds some only."""
    return old.count * len(old.hashes & new) / len(old.hashes)
