"""Which nouns are made of nouns (합성어): `도서관정책과장` is 도서, 도서관, 정책, 과장 … to one who looks for them.

By the dictionary of the language model and two lists that people reviewed, `split.txt` and
`no-split.txt`; never by what else the archive says, so that a new meeting leaves the index of an old one
as it is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiwipiepy import Kiwi, Token

LISTS = Path(__file__).parent
NOUNS = ("NNG", "NNP", "NNB", "NR", "NP", "SL", "SN", "XR", "XSN", "XPN")
SUFFIXES = frozenset(
    "원청법관소단실과장국처부회록서금비료자인률율량도제화성권점력기계망물품증세액지안식사가집터판표팀층형용별"
    "구군시동읍면길로선역항교생수전론학측업차책체창통파함행호당대댁란령류막문민발방병본분산상색석설속술심약양어"
    "연열예옥왕요운위육음의이일임작재적정조족종죄주죽중직진질탕토틀편폭풍피한해향혼활후훈"
)
TOWNS = frozenset("시군구읍면동리")
WHOLE_TAILS = frozenset({"나무", "센터", "시티"})  # a part of whatever ends with it
PREFIXES = {**dict.fromkeys("본총", 2), **dict.fromkeys("빅부신재초준범고대", 3)}
"""Prefix -> letters that a noun behind it must have."""
SHORTEST_TAIL = 3  # letters of a known noun behind an unknown one: `가온|도서관`
COMMON = -12.0  # how likely a part of a name must be, as a logarithm
LONG_HEAD = 3  # letters of an unknown noun that no name of a person has: `한별환경|공단`
LONG_NAME = 5  # letters of a name of the dictionary that may be cut without its parts being common: `한국|공항|공사`
FREQUENT = -11.0  # … and a short noun behind an unknown one: `가온|재단`


@dataclass(frozen=True)
class Compounds:
    """The language model as a dictionary of nouns."""

    model: "Kiwi"

    @cached_property
    def common(self) -> frozenset[str]:
        """Common nouns (일반 명사)."""
        return frozenset(self._forms["NNG"])

    @cached_property
    def names(self) -> frozenset[str]:
        """Proper nouns (고유 명사)."""
        return frozenset(self._forms["NNP"])

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Stems of verbs and adjectives (용언)."""
        return frozenset(
            form for tag, forms in self._forms.items() if tag[:2] in ("VV", "VA") for form in forms
        )

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[str]]:
        forms: dict[str, list[str]] = defaultdict(list)
        with suppress(ValueError):  # past the last one
            for number in count():
                token = self.model.morpheme(number)
                forms[token.tag].append(token.form)
        return forms

    def known(self, noun: str) -> bool:
        """Whether a noun is in the dictionary."""
        return noun in self.common or noun in self.names

    def parts(self, noun: str) -> tuple[str, ...]:
        """The smallest nouns that a noun is made of, in order; itself where it is made of none."""
        pieces = self._split(noun)
        whole = [
            (piece,) if piece == noun or len(piece) < 3 else self.parts(piece) for piece in pieces
        ]
        return tuple(part for some in whole for part in some)

    def _split(self, noun: str) -> tuple[str, ...]:
        listed = reviewed().get(noun)
        if listed or len(noun) < 3:
            return listed or (noun,)
        if not self.known(noun) and (alone := self._alone(noun)):
            return alone
        ways = [*self._ways(noun)] or [*self._named(noun)]
        return max(ways, key=lambda way: sum(map(self.likely, way)), default=(noun,))

    def _alone(self, noun: str) -> tuple[str, ...]:
        """What the model makes of an unknown noun without its sentence, if all of it is nouns."""
        tokens = self.model.tokenize(noun)
        nouns = all(token.tag in NOUNS for token in tokens)
        whole = "".join(token.form for token in tokens) == noun
        return tuple(t.form for t in tokens) if len(tokens) > 1 and nouns and whole else ()

    def _ways(self, noun: str) -> Iterator[tuple[str, ...]]:
        name = noun in self.names and noun not in self.common
        for cut in range(1, len(noun) - 1):
            head, tail = noun[:cut], noun[cut:]
            if tail in WHOLE_TAILS:
                yield head, tail
            elif cut < 2 or tail not in self.common:
                continue
            elif self.known(head):
                if not name or min(map(self.likely, (head, tail))) > COMMON:
                    yield head, tail
            elif not self.known(noun) and (
                len(tail) >= SHORTEST_TAIL or cut >= LONG_HEAD or self.likely(tail) > FREQUENT
            ):
                yield head, tail
        head, tail = noun[:-1], noun[-1]
        named = head in self.names and (tail in TOWNS or not self.known(noun))
        if tail in SUFFIXES and (head in self.common or named):
            yield head, tail
        head, tail = noun[0], noun[1:]
        if len(tail) >= PREFIXES.get(head, 99) and tail in self.common:
            yield head, tail

    def _named(self, noun: str) -> Iterator[tuple[str, ...]]:
        """What the model makes of a long name when it may not know it, if all is nouns and the last a common one."""
        if len(noun) < LONG_NAME or noun in self.common or noun not in self.names:
            return
        tokens = self.model.tokenize(noun, blocklist=[(noun, "NNP")])
        whole = "".join(token.form for token in tokens) == noun
        last = tokens[-1]
        if (
            whole
            and last.tag == "NNG"
            and len(last.form) > 1
            and {t.tag for t in tokens} <= {*NOUNS}
        ):
            yield _of_two_letters(tokens)

    def likely(self, noun: str) -> float:
        """How common a noun is by itself, as a logarithm."""
        tokens = self.model.tokenize(noun)
        return tokens[0].score if len(tokens) == 1 and self.known(noun) else -100.0


def _of_two_letters(tokens: Sequence["Token"]) -> tuple[str, ...]:
    """The nouns of a name; a letter alone is none, but the end of what is before it, a prefix the beginning."""
    parts: list[str] = []
    open_ = False
    for token in tokens:
        if parts and (open_ or (len(token.form) == 1 and token.tag != "XPN")):
            parts[-1] += token.form
        else:
            parts.append(token.form)
        open_ = len(parts[-1]) == 1
    return tuple(parts)


@cache
def reviewed() -> dict[str, tuple[str, ...]]:
    """Noun -> its parts, as people decided: from `split.txt` (`부+위원장`) and `no-split.txt`."""
    whole = {noun: (noun,) for noun in _words("no-split.txt")}
    parts = [tuple(word.split("+")) for word in _words("split.txt")]
    return whole | {"".join(own): own for own in parts}


def _words(name: str) -> list[str]:
    lines = (LISTS / name).read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
