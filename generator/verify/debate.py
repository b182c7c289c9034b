"""A meeting as Akoma Ntoso, held against its open data: the words in order, who spoke them, about what.

In: the XML and the meeting's data. Out: whether they say the same. No two masked turns may be by the same one, and
nothing may lead from one to a name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from xml.etree.ElementTree import Element, fromstring

from generator.verify.data import Data

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
SIGNS = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_DAY = "0001-01-01"
Reference = tuple[str, str]
"""What kind of thing is referred to, and the words for it."""
Turn = tuple[str, Reference, Reference | None, list[str]]
"""Id, who it is by, as what, its paragraphs."""
Piece = tuple[str, str, str, str]
"""Id, agenda items, role, words."""


def same_debate(text: str, told: Sequence[Data]) -> bool:
    """Whether a document says of one meeting just what its data says."""
    root, meeting = fromstring(text), told[0]
    turns, labelled = [*root.iter(f"{AKN}speech")], [s for s in meeting["speeches"] if s["label"]]
    references = [e for e in root.iter() if e.get("showAs") is not None]
    known = {e.get("eId", ""): (_kind(e), plain(e.get("showAs", ""))) for e in references}
    agenda = {item["id"]: ("TLCConcept", plain(item["title"])) for item in meeting["agenda"]}
    return (
        [*_pieces(root)] == [*_pieces_told(meeting)]
        and _solid(root.itertext()) == _solid(words for *_, words in _pieces_told(meeting))
        and [_turn(e, known) for e in turns] == [*_turns_told(labelled)]
        and {own: one for own, one in known.items() if one[0] == "TLCConcept"} == agenda
        and {words for _, words in known.values()} <= _names(meeting)
        and _apart(turns, labelled, references)
        and _about(root, meeting)
        and _under(root) <= _open(meeting).items()
    )


def plain(text: str) -> str:
    """A text with the sign for what neither XML nor a calendar can hold."""
    return SIGNS.sub("\ufffd", text)


def items_of(paragraph: Data) -> list[str]:
    """The agenda items that a paragraph is about, each once."""
    return [*dict.fromkeys(m["agenda"] for m in paragraph.get("mentions", ()))]


def _kind(element: Element) -> str:
    return element.tag.removeprefix(AKN)


def _pieces(root: Element) -> Iterator[Piece]:
    """Each element that has a paragraph's id or is the label of a turn."""
    for e in root.iter():
        own = e.get("wId", "")
        if (own and _kind(e) != "speech") or _kind(e) == "from":
            items = e.get("refersTo", "").replace("#", "")
            yield own, items, e.get("class", ""), plain("".join(e.itertext()))


def _pieces_told(meeting: Data) -> Iterator[Piece]:
    for speech in ({"label": "", "paragraphs": meeting["overview"]}, *meeting["speeches"]):
        if speech["label"]:
            yield "", "", "", plain(speech["label"])
        for p in speech["paragraphs"]:
            role = "" if p["role"] == "text" else p["role"]
            yield p["id"], " ".join(items_of(p)), role, plain(p["text"])


def _solid(words: Iterable[str]) -> str:
    return "".join(plain("".join(words)).split())


def _turn(speech: Element, known: dict[str, Reference]) -> Turn:
    role = known[speech.get("as", "")[1:]] if speech.get("as") else None
    own = [e.get("wId", "") for e in speech.iter() if e is not speech and e.get("wId")]
    return speech.get("wId", ""), known[speech.get("by", "")[1:]], role, own


def _turns_told(labelled: Sequence[Data]) -> Iterator[Turn]:
    """A mask is a nameless person, a speaker without a name an office, by the words that stand first for it."""
    first: dict[str, str] = {}
    for speech in labelled:
        speaker, label = speech["speaker"] or {}, plain(speech["label"])
        own = [p["id"] for p in speech["paragraphs"]]
        kind = "TLCPerson" if speech["withheld"] else "TLCRole"
        if not speaker:
            yield speech["id"], (kind, label), None, own
            continue
        words = first.setdefault(speaker["id"], plain(speaker["role"] or label))
        by = ("TLCPerson", plain(speaker["name"])) if speaker["name"] else (kind, words)
        yield speech["id"], by, ("TLCRole", words), own


def _names(meeting: Data) -> set[str]:
    """All that may be said of those who are referred to."""
    speakers = [speech["speaker"] or {} for speech in meeting["speeches"]]
    people = chain.from_iterable((s.get("name"), s.get("role")) for s in speakers)
    labels = (speech["label"] for speech in meeting["speeches"])
    titles = (item["title"] for item in meeting["agenda"])
    own = (meeting["committee"]["name"], "Open Minutes")
    return {plain(words) for words in (*own, *people, *labels, *titles) if words is not None}


def _apart(
    turns: Sequence[Element], labelled: Sequence[Data], references: Sequence[Element]
) -> bool:
    """Whether no two masked turns are by one, and no two things of one address or name in the file."""
    by = Counter(e.get("by") for e in turns)
    masked = (e.get("by") for e, told in zip(turns, labelled, strict=True) if told["withheld"])
    own = (Counter(e.get(key) for e in references) for key in ("eId", "href"))
    return all(by[one] == 1 for one in masked) and all(max(one.values()) == 1 for one in own)


def _about(root: Element, meeting: Data) -> bool:
    """Whether title and day are the meeting's."""
    title = [plain(e.get("value", "")) for e in root.iter(f"{AKN}FRBRname")]
    days = {e.get("date") for e in root.iter(f"{AKN}FRBRdate")}
    return title == [plain(meeting["title"])] and days == {meeting["date"] or NO_DAY}


def _under(root: Element) -> set[tuple[str, str]]:
    """Each turn or text without a speaker, and the items under which it stands."""
    return {
        (e.get("wId", "").partition("-")[0], section.get("refersTo", "").replace("#", ""))
        for section in root.iter(f"{AKN}debateSection")
        for e in section.iter()
        if e.get("wId")
    }


def _open(meeting: Data) -> dict[str, str]:
    """Speech -> the items that were open, from the words that opened them on."""
    order = [speech["id"] for speech in meeting["speeches"]]
    place, found = {own: n for n, own in enumerate(order)}, dict.fromkeys(order, "")
    for section in meeting["sections"]:
        own = [section["opened"].partition("-")[0], *section["speeches"]]
        places = [
            place[one] for one in own if one in place
        ]  # a title may stand above the first turn
        between = order[min(places) : max(places) + 1]
        found |= dict.fromkeys(between, " ".join(section["agenda"]))
    return found
