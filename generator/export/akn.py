"""Akoma Ntoso 3.0 (OASIS LegalDocML): a meeting as a `debate`, for archives and parliamentary tools.

Our ids stand in `wId`, the `eId` follow the OASIS naming convention. A masked turn is by a nameless person of that
turn alone: nothing joins two of them, and nothing leads from one to a name. What XML cannot hold becomes U+FFFD.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.export.flat import Data, items

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
COUNTRY = "kr"
REGIONS = {  # of ISO 3166-2, by the name with which a publisher's begins
    "서울특별시": "11", "부산광역시": "26", "대구광역시": "27", "인천광역시": "28", "광주광역시": "29", "대전광역시": "30",
    "울산광역시": "31", "경기도": "41", "강원": "42", "충청북도": "43", "충청남도": "44", "전북특별자치도": "45", "전라북도": "45",
    "전라남도": "46", "경상북도": "47", "경상남도": "48", "제주": "49", "세종특별자치시": "50",
}  # fmt: skip
NO_DAY = "0001-01-01"  # the schema wants a date; this one is named `unknown`
UNSOUND = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SHORT = {"debateSection": "dbsect"}  # of the naming convention
HAPPENED = ("stage", "reaction")
SCENES = {**dict.fromkeys(HAPPENED, "scene"), **dict.fromkeys(("text", "roster", "notice", "furniture"), "other")}  # fmt: skip
Reference = tuple[str, str, str, str]
"""Tag, eId, kind of thing or whole address, words."""


def of_meeting(meeting: Data) -> str:
    """The whole document."""
    root, seen = Element("akomaNtoso", xmlns=NAMESPACE), Counter[str]()
    debate = SubElement(root, "debate", name="minutes", contains="originalVersion")
    _meta(debate, meeting)
    if meeting["overview"]:
        preface = SubElement(debate, "preface", eId="preface")
        for block in meeting["overview"]:
            _words(preface, "p", seen, block)
    body = SubElement(debate, "debateBody")
    for opened, speeches in _sections(meeting):
        refers = " ".join(f"#{item}" for item in opened)
        section = _put(
            body, "debateSection", seen, name="agenda" if opened else "record", refersTo=refers
        )
        for speech in speeches:
            _speech(section, seen, speech)
    text = tostring(root, encoding="unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _sections(meeting: Data) -> Iterator[tuple[list[str], list[Data]]]:
    """Items that were open, none at all for a while, and the turns meanwhile; at least one section."""
    speeches = meeting["speeches"]
    places = {speech["id"]: place for place, speech in enumerate(speeches)}
    under: dict[int, int] = {}
    for number, section in enumerate(meeting["sections"]):
        first = places.get(section["opened"].partition("-")[0], places[section["speeches"][0]])
        under |= dict.fromkeys(range(first, places[section["speeches"][-1]] + 1), number)
    for own, run in groupby(range(len(speeches)), lambda place: under.get(place)):
        opened = [] if own is None else meeting["sections"][own]["agenda"]
        yield opened, [speeches[place] for place in run]
    if not speeches:
        yield [], []


def _speech(section: Element, seen: Counter[str], speech: Data) -> None:
    if not speech["label"]:
        for paragraph in speech["paragraphs"]:
            tag = SCENES.get(paragraph["role"], "narrative")
            other = _put(section, tag, seen) if tag == "other" else section
            _words(other, "p" if tag == "other" else tag, seen, paragraph)
        return
    by, role = _who(speech)
    turn = _put(section, "speech", seen, wId=speech["id"], by=f"#{by}", **{"as": role})
    SubElement(turn, "from").text = _sound(speech["label"])
    for paragraph in speech["paragraphs"]:
        _words(turn, "p", seen, paragraph)
    if not speech["paragraphs"]:
        SubElement(turn, "p")  # the schema wants one


def _who(speech: Data) -> tuple[str, str]:
    """What a turn's `by` and `as` refer to."""
    speaker = speech["speaker"]
    if speech["withheld"] or not speaker:
        return f"{'anonymous' if speech['withheld'] else 'label'}-{speech['id']}", ""
    role = f"role-{speaker['id']}"
    return f"person-{speaker['id']}" if speaker["name"] else role, f"#{role}"


def _words(parent: Element, tag: str, seen: Counter[str], paragraph: Data) -> None:
    role, refers = paragraph["role"], " ".join(f"#{item}" for item in items(paragraph))
    own = {"class": "" if role == "text" else role}
    made = _put(parent, tag, seen, wId=paragraph["id"], refersTo=refers, **own)
    if role in HAPPENED and tag == "p":
        made = SubElement(made, "remark", type="sceneDescription")
    made.text = _sound(paragraph["text"])


def _put(parent: Element, tag: str, seen: Counter[str], **attributes: str) -> Element:
    """A numbered element on a line of its own; an attribute without a value is left out."""
    above = parent.get("eId")
    stem = f"{above}__{SHORT.get(tag, tag)}" if above else SHORT.get(tag, tag)
    seen[stem] += 1
    told = {name: value for name, value in attributes.items() if value}
    made = SubElement(parent, tag, {"eId": f"{stem}_{seen[stem]}", **told})
    made.tail = "\n"
    return made


def _meta(debate: Element, meeting: Data) -> None:
    """Who, when and under which address, as work, text and file (FRBR), and all that is referred to."""
    meta, place, committee = SubElement(debate, "meta"), _place(meeting), meeting["committee"]["id"]
    known = SubElement(meta, "identification", source="#open-minutes")
    day, own = meeting["date"], meeting["id"]
    work = f"/akn/{place}/debate/minutes/{committee}/{day or own[:4]}/{own}"
    text = f"{work}/kor@{day or ''}"
    for tag, this, uri, more in (
        ("FRBRWork", f"{work}/!main", work, {"FRBRcountry": place, "FRBRsubtype": "minutes", "FRBRnumber": own, "FRBRname": meeting["title"]}),
        ("FRBRExpression", f"{text}/!main", text, {"FRBRlanguage": "kor"}),
        ("FRBRManifestation", f"{text}/!main.xml", f"{text}.xml", {}),
    ):  # fmt: skip
        level = SubElement(known, tag)
        SubElement(level, "FRBRthis", value=this)
        SubElement(level, "FRBRuri", value=uri)
        SubElement(level, "FRBRdate", date=day or NO_DAY, name="meeting" if day else "unknown")
        SubElement(level, "FRBRauthor", href="#committee")
        for name, value in more.items():
            key = "language" if name == "FRBRlanguage" else "value"
            SubElement(level, name, {key: _sound(value)})
    references = SubElement(meta, "references", source="#open-minutes")
    for tag, eid, href, words in _references(meeting):
        whole = href if href[0] == "/" else f"/akn/ontology/{href}/{place}/{committee}/{own}/{eid}"
        SubElement(references, tag, eId=eid, href=whole, showAs=_sound(words)).tail = "\n"


def _references(meeting: Data) -> Iterator[Reference]:
    """A speaker without a name is a role; one speaker of another meeting is never the same."""
    yield "TLCOrganization", "committee", "organization", meeting["committee"]["name"]
    yield "TLCProcess", "open-minutes", "/akn/ontology/process/open-minutes", "Open Minutes"
    for item in meeting["agenda"]:
        yield "TLCConcept", item["id"], item["url"], item["title"]
    known = set()
    for speech in meeting["speeches"]:
        (by, role), label = _who(speech), speech["label"]
        if not label or by in known:
            continue
        known.add(by)
        speaker = speech["speaker"]
        if not role:
            yield "TLCPerson" if speech["withheld"] else "TLCRole", by, by.partition("-")[0], label
            continue
        if speaker["name"]:
            yield "TLCPerson", by, "person", speaker["name"]
        yield "TLCRole", role[1:], "role", speaker["role"] or label


def _place(meeting: Data) -> str:
    """Country and region, as far as the record or people's notes name the institution."""
    states = (state for state in meeting["completeness"] if state["item"] == "개최기관")
    said = next((state["note"] or "" for state in states), "")
    found = next((number for name, number in REGIONS.items() if said.startswith(name)), "")
    return f"{COUNTRY}-{found}" if found else COUNTRY


def _sound(text: str) -> str:
    return UNSOUND.sub("\ufffd", text)
