"""Labels to speakers: who holds an office in this meeting, by the record's own list alone.

A label gets a name from the attendance list, directly or through the offices of `committee.yml`;
an office that the list does not name stays an office. A mask is nobody, whatever the list says.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.facts.cover import Attendee
from generator.korean import bodies, grammar
from generator.korean import proceedings as signs
from generator.korean.grammar import fold
from generator.korean.hanja import reading
from generator.korean.nobody import is_everybody
from generator.model import Speaker
from generator.notes import Committee

GOES_ON = re.compile(r"\s?\((?:계속|이어서)\)$")  # `이허구 위원(계속)`
ACTS = re.compile("(?:직무)?(?:대행|대리)$|직대$")  # behind an office, where a name stands else
ACTING = re.compile(r"(?<=[장사])(?:직무)?(?:대리|대행)$")  # `위원장대리`
NAME_IN_BRACKETS = re.compile(
    r"(?P<office>.*\S)\s?[(（](?P<name>[가-힣]{2,4})[)）]$"
)  # `의장(도경원)`
LONG_LINE = 120  # letters; of a longer one the end is not seen
LEADS = re.compile("위원장|의장|이사장|회장")
# Before a label: that it asks, or answers: `문) 류시온 위원`.
ASKS = re.compile(r"^(?:문|답|질의|답변|질문|응답|Q|A)\s?\d{0,2}\s?[).]\s*")
MOST = 4  # words of a label
IN_SENTENCE = re.compile(r"[을를은는에의며던]$|\d")  # words that no label has
BY_LETTER = re.compile("[가-힣][가-힣·-]{0,11} ?[A-Z]")  # alone it may be a thing: `비타민 C`
MOST_MASKED = 6  # of one that ends in a mask: `피심인 ㈜가상판지 대리인 변호사 주□□`
# Places that end as offices do: 차장, 의장, 시장.
A_PLACE = re.compile(
    r"(?:\S*주차장|\S*회의장|(?:전통|재래|상설|도매|수산|농산물|수산물|풍물|벼룩)시장)(?:들)?$"
)
# Where a member comes from, in place of a name: `위원 (시의원)`, `이사(학계)`; not `위원(홍길동)`.
OF_WHERE = re.compile(r"(?P<office>.*\S)\s?\((?P<where>[가-힣·ㆍ ]{2,12})\)$")
FIELD_OF_WORK = re.compile(
    r"(?:[가-힣]{1,4}계|(?:근로|사용|소비|생산|관계|연구)자|[가-힣]{1,2}의회"
    r"|(?:농업|장애|상공|기업|언론|법조|체육|예술|의료)인|청소년|여성|노조)$"
)
FULL_NAME = 3  # letters of most names, whatever the surname
# In place of a name: `참고인1`, `감사관 가`.
LAST_SIGN = re.compile(
    r"(?<=[가-힣])(?:[ -]?(?:#?\d{1,2}번?|[A-Z])|[ -][가나다라\u1100-\u1112\u3131-\u314e갑을병])$"
)


def is_mask(label: str) -> bool:
    """Whether a label hides who speaks: `○○○ 위원`, `김○○ 위원`, `위원` without a name, `감사관 A`."""
    label = ASKS.sub("", " ".join(unicodedata.normalize("NFKC", label).split()))
    match = grammar.CIRCLE.match(label)
    if match and not grammar.CIRCLE.match(match["rest"]):  # two hide a name: `○○센터장`
        office = grammar.OFFICE.search(match["rest"]) and " " not in match["rest"]
        return not office or is_mask(match["rest"])
    bare = LAST_SIGN.sub("", label)
    is_one_of = bare != label and signs.OFFICE.search(bare)  # `감사관 A`
    whole = spelled(label)  # `위 원 1`
    is_nameless = grammar.NAMELESS.search(label) or grammar.NAMELESS.search(whole)
    return bool(grammar.MASK.search(label) or is_nameless or is_one_of) or _is_of_where(label)


def hides(label: str) -> bool:
    """Whether the label of a turn hides who speaks: a mask, or a letter behind where they come from, `간호부 C`."""
    return is_mask(label) or bool(BY_LETTER.fullmatch(label))


def _is_of_where(label: str) -> bool:
    """Whether a bracket says where a member without a name comes from: there may be several."""
    match = OF_WHERE.match(label)
    if not match or not grammar.NAMELESS.search(match["office"]):
        return False
    where = match["where"]
    is_known = any(p.match(where) for p in (grammar.NO_PERSON, FIELD_OF_WORK, signs.BODY))
    is_known = is_known or bool(signs.OFFICE.search(where))
    return is_known or (len(where) != FULL_NAME and not is_name(where))


def lone_member(line: str) -> str:
    """A line that is a member without a name and nothing else: `위원 A`."""
    own = line.strip(" :：")
    return own if len(own.split()) == 2 and grammar.NAMELESS.search(own) else ""


def spelled(label: str) -> str:
    """A label whose spaced letters are words again: `의 장 홍 길 동` is `의장 홍길동`."""
    runs = groupby(label.split(), key=lambda word: len(word) == 1)
    return " ".join(_parted("".join(run)) if alone else " ".join(run) for alone, run in runs)


def _parted(letters: str) -> str:
    """An office and the name behind it, a name and the office behind it; else one word."""
    for size in (3, 2, 4):
        office, name = letters[:-size], letters[-size:]
        if signs.PERSON.match(name) and signs.OFFICE.search(reading(office)):
            return f"{office} {name}"
    name, office = letters[:3], letters[3:]
    is_named = signs.PERSON.match(name) and signs.OFFICE.fullmatch(reading(office))
    return f"{name} {office}" if is_named else letters


def is_name(word: str) -> bool:
    """Whether a word looks like a name, and like no office or word of speech."""
    other = signs.OFFICE.search(reading(word)) or signs.OPENER.match(word)
    return bool(signs.PERSON.match(word)) and not other


def names_in(label: str) -> Iterator[str]:
    """The words of a label that look like a name: `강나루 위원`, `강나루위원`."""
    for word in spelled(label).split():
        office = grammar.OFFICE.search(word)
        bare = word[: office.start()] if office else word
        if not is_mask(label) and is_name(bare):
            yield bare


def is_pair(words: Sequence[str]) -> bool:
    """Whether words are an office and a name, or a name and an office."""
    if len(words) != 2:
        return False
    office = [bool(signs.OFFICE.search(reading(word))) for word in words]
    name = [is_name(word) for word in words]
    return (office[0] and name[1]) or (name[0] and office[1])


def is_acting(words: Sequence[str]) -> bool:
    """Whether words are an office and that somebody acts for it: `위원장 직무대행`."""
    is_two = len(words) == 2 and signs.OFFICE.search(reading(words[0]))
    return bool(is_two and ACTS.match(words[1]))


def is_somebody(label: str) -> bool:
    """Whether a label has an office, a name behind or before it, a mask; a thing's name has none of them."""
    words = reading(spelled(LAST_SIGN.sub("", re.sub(r"[(（)）*]", " ", label)))).split()
    if words and _is_addressed(words):
        return True
    has_office = any(signs.OFFICE.search(w) and not A_PLACE.match(w) for w in words)
    is_head = (
        len(words) > 1 and any(map(signs.HEAD.search, words)) and any(map(signs.NAME.match, words))
    )
    is_event = len(words) > 1 and signs.EVENT.match(words[-1])
    return (
        len(words) <= longest(label) and not is_event and (has_office or is_head or is_mask(label))
    )


def longest(label: str) -> int:
    """How many words a label may have: more before a mask, unless they are words of a sentence."""
    *before, _ = label.split() or [""]
    is_clause = any(map(IN_SENTENCE.search, before))
    return MOST_MASKED if is_mask(label) and not is_clause else MOST


def is_side(label: str) -> bool:
    """Whether a label may be a unit, a side or of a body, which speaks where it says sentences: `건축과`, `사용자 측`."""
    words = re.sub(r"[(（)）]", " ", label).split()
    is_known = signs.SIDE.match(label) or bodies.GROUP.match(label)
    is_one = is_known or (len(words) == 2 and _is_of_body(words))
    return bool(is_one) and not signs.THINGS.match(label)


def is_leader(label: str) -> bool:
    """Whether a label is of one who leads the meeting or stands in for them, in Hangul or hanja."""
    return bool(LEADS.search("".join(reading(label).split())))


def units_with_colon(lines: Sequence[str], signed: Sequence[str]) -> dict[str, str]:
    """The lines of units and sides that say sentences, where most people have a colon behind their labels, too."""
    matches = {line: match for line in lines if (match := signs.COLON.match(line))}
    units = {line: m["label"].strip() for line, m in matches.items() if is_side(m["label"].strip())}
    if 2 * sum(map(bool, signed)) <= len(lines) - len(units):
        return {}
    return {line: own for line, own in units.items() if _is_said(line)}


def _is_said(line: str) -> bool:
    """Whether a line is a sentence, or longer than labels are looked for."""
    ends = grammar.SENTENCE_END.search(line) or grammar.LAST_SYLLABLE.search(line.rstrip(" .?!"))
    return bool(ends) or len(line) >= LONG_LINE


def _is_addressed(words: Sequence[str]) -> bool:
    """Whether words are a name and what is said to one, or a pupil's: `김가상 님`, `김가상님`, `김가상 학생`."""
    name = "".join(words)
    is_pupil = len(words) == 2 and words[1] == "학생" and len(words[0]) == 3
    is_one = is_pupil or (name.endswith("님") and len(words) < 3 and len(name) == 4)
    return is_one and bool(signs.PERSON.match(words[0] if is_pupil else name[:-1]))


def _is_of_body(words: Sequence[str]) -> bool:
    """Whether one word is a body and the other a name: `나무늘(솔빛시민연대)`."""
    named = [len(w) == 3 and bool(signs.PERSON.match(w)) and not signs.BODY.match(w) for w in words]
    bodies = [bool(signs.BODY.match(word)) for word in words]
    return (bodies[0] and named[1]) or (named[0] and bodies[1])


def resolve(
    labels: Iterable[str], attendees: Sequence[Attendee], committee: Committee
) -> Mapping[str, Speaker]:
    """The speaker of each label that has one; labels of one office, or of one person, share theirs.

    A mask has none, nor have those who answer together: `위원 일동`.
    """
    offices = {
        fold(other): office
        for office, others in committee.offices.items()
        for other in (office, *others)
    }
    found: dict[tuple[str, Attendee | None], list[str]] = {}
    for label in dict.fromkeys(labels):
        if label and not hides(label) and not is_everybody(label):
            office = offices.get(fold(label), label)
            own = ASKS.sub("", label)
            person = holder(office, attendees) or holder(own, attendees)
            found.setdefault(("" if person else fold(office), person), []).append(label)
    speakers: dict[str, Speaker] = {}
    for (_, person), its_labels in found.items():
        office = offices.get(fold(its_labels[0]), its_labels[0])
        name, role = (person.name, person.role) if person else (None, None)
        speaker = Speaker(office, tuple(its_labels), name, role)
        speakers.update(dict.fromkeys(its_labels, speaker))
    return speakers


def holder(label: str, attendees: Sequence[Attendee]) -> Attendee | None:
    """The one attendee whose role, or whose name and role, is the label; None if none or several.

    An office and a name behind it or before it (`위원장 홍길동`) are the one of that name; hanja are read.
    """
    label = GOES_ON.sub("", reading(label))
    wanted = fold(label)
    matches = [person for person in attendees if wanted in _names(person)]
    matches = matches or [
        person for person in attendees if person.name and _is_of(label, person.name)
    ]
    named = len(matches) == 1 and matches[0].name and not is_mask(matches[0].name)
    return matches[0] if named else None


def _is_of(label: str, name: str) -> bool:
    """Whether a label is an office and this name, in brackets too; one without a blank ends in the name."""
    if match := NAME_IN_BRACKETS.match(label):
        return match["name"] == name and _is_named(name, match["office"])
    office = label.removesuffix(name)
    is_glued = " " not in label and office != label
    return _is_named(name, office) if is_glued else name == _name_in(label)


def _name_in(label: str) -> str:
    """The name in a label of an office and a name; empty in any other."""
    first, _, last = spelled(label).partition(" ")
    parts = [(first, last), (last, first)]
    found = [name for name, office in parts if _is_named(name, office)]
    return found[0] if len(found) == 1 else ""


def _is_named(name: str, office: str) -> bool:
    is_name = grammar.PERSON.match(name) and not grammar.OFFICE.search(name)
    return bool(is_name and grammar.OFFICE.search(ACTING.sub("", office)))


def _names(person: Attendee) -> set[str]:
    """What the list lets a person be called: `디지털정책관(공동부위원장)` is two roles."""
    roles = [fold(role) for role in person.role.replace("(", ",").replace(")", ",").split(",")]
    roles = [role for role in roles if role]
    name = fold(person.name)
    return {*roles, *(name + role for role in roles), *(role + name for role in roles)}


def known_keys(
    attendees: Sequence[Attendee], observers: Iterable[str], committee: Committee
) -> frozenset[str]:
    """The keys of every name and office that may be a label."""
    people = {name for person in attendees for name in _names(person)}
    offices = {fold(o) for office, others in committee.offices.items() for o in (office, *others)}
    return frozenset({*people, *map(fold, observers), *offices} - {""})
