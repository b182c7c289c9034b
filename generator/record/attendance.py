"""Who was there, as the overview lists it (참석자, 배석자): names and roles as printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.cover import Attendee, Field, Observer
from generator.korean import grammar
from generator.korean import proceedings as signs
from generator.record.aligned import aligned
from generator.record.counted import OTHERS, announced, is_count, is_one_name, short, uncounted

NAME = 3  # letters of a name that stands alone
# Signs and kinds of people before those of a line: `- (당연직) 복지과장`, `□ `, `[공공위원]`.
SIGNED = re.compile(r"^[\s○◯·•▪ㅇ□■◆◇▣▶▷◦∙❍*-]+(?![○◯])")
AWAY = re.compile(r"\((?:불참|결석)\S{0,3} ?[:：][^()]*\)")  # a list of others behind the last name
SEATED = re.compile("(?:위원|이사|의원) [가-힣]{2,4}$")
# A role before the names of an entry, which may hold for those behind it.
SAYS_ROLE = (grammar.ROLE_THEN_NAMES, grammar.BRACKET_THEN_NAME, SEATED)
# A kind of people before those of it: `교원 : 고은결, 노아름`, `위원(6) : …`.
GROUPED = re.compile(
    r"(?!(?:지각|조퇴|불참|결석|청가|출장|휴가|유고|공석|위임|대리)\s*[(:：])"
    r"(?P<group>[가-힣]{1,10}(?: 및 [가-힣]{1,6})?(?: ?위원)?) ?"
    r"(?:\(\d{1,3} ?[명인]?(?: ?중 ?\d{1,3} ?[명인]?)?\))? ?[:：] ?(?P<rest>\S.*)$"
)
LEADS = re.compile("(?:부|공동)?(?:위원장|의장|이사장|회장)")
# A side and how many it has, with its people right behind: `사용자위원(4명)  이사장 강나루`.
SIDE_COUNTED = re.compile(
    r"(?P<side>[가-힣]{2,8}(?:위원|측|대표)) ?[(（]\d{1,3} ?[명인](?: ?중 ?\d{1,3} ?[명인])?[)）] (?=[가-힣])"
)
# `재적위원 25명 중 18명 참석(회장 서길수, 부회장 한미정 외 16명)`
OF_ALL = re.compile(
    r"(?:(?:재적|정원|총|전체)\s?(?:위원|이사|의원|회원|조합원|인원)?\s?)?\d{1,4}\s?[명인]\s?"
    r"(?:중|가운데)\s?,?\s?\d{1,4}\s?[명인]\s?(?:참석|출석)?\s?[(（]"
    r"(?P<people>[가-힣](?:[^()]|\([^()]*\))*?)"
    r"(?:\s?외\s?(?:[가-힣]{1,6}\s?)?\d{1,3}\s?[명인])?[)）]$"
)
MORE = re.compile(
    r", ?[가-힣]{0,8}(?:위원|직원|공무원|이사|교수|관계자) \d{1,3} ?명(?= ?(?:,|등|$))"
)
# Offices that no grammar of labels has; what of a list is no name; `… 방주아 등`.
IN_CHARGE = re.compile(r"[가-힣](?:관리자|책임자|감독자|기술자|지도원)$")
UNIT_ALONE = re.compile(r"(?:[과팀처청계층측]|대학|학교|협회|단체|기관)$")  # `기획과`, `학계`
A_PLACE = re.compile(r"[시군구읍면동리도청대과부]$")  # of what an office is: `전남도 교육감`
AND_MORE = re.compile(r"[가-힣)] 등(?:[.,)）]|$)")
OF_PEOPLE = re.compile(
    r"(?:위원|의원|이사|위원장|회원|대표|교사|교원|교수|학부모|공무원|직원|전문가)$"
)
# `위원 3명(위원장 김가상, 위원 이허구)`
COUNTED = re.compile(
    r"(?P<kind>[가-힣 ]{0,12}?)\d{1,3} ?명 ?[(（](?P<people>(?![^()]*\d ?명)[^()]*[가-힣](?:\([^()]*\)[^()]*)*)[)）]"
)


def read_attendees(field: Field) -> Iterator[Attendee]:
    """Name and role of each entry of the list; one in an unknown form is kept whole, without a name.

    `가나다 위원장`, `위원장 가나다`, `위원 가나다·라마바`, `가나다(위원장)`. Nobody who was absent is among them.
    """
    if people := aligned(field):
        yield from people
        return
    role = ""  # of the names before, where a list says it once: `위원: 김가상, 이허구`
    side = ""  # of a kind, whose offices may stand before names: `근로자위원: 조합원 도아라, 라별`
    entries = [entry for entry in _entries(field) if not grammar.ABSENT.search(entry)]
    entries = [entry for entry in entries if not is_count(entry)]
    seat = _seat(field) if _are_people(entries, announced(field)) else ""
    seat = seat or _shared(entries)
    for whole in entries:
        entry = whole
        if (match := GROUPED.match(whole)) and not _has_names_alone(whole):
            role, entry = match["group"].strip(), match["rest"]
            side = role
            if is_count(entry):
                continue
            named = grammar.NAME_THEN_BRACKET.match(entry)
            if named and is_one_name(named["name"]):
                leads = LEADS.fullmatch(named["role"]) and not LEADS.search(role)
                yield Attendee(named["name"], named["role"] if leads else role)
                continue
            if not is_one_name(entry):
                yield from _attendee(entry, field)
                continue
        if (match := grammar.ROLE_THEN_REST.match(whole)) and "(" in match["rest"]:
            role, entry = match["role"], match["rest"]  # `근로자위원 : 나도담(대표)`
        named = grammar.NAME_THEN_BRACKET.match(entry)
        if role and named and is_one_name(named["name"]):
            yield Attendee(named["name"], role)
            continue
        if (role or side or seat) and is_one_name(entry):
            yield Attendee(entry, role or side or seat)
            continue
        for person in _attendee(entry, field):
            role = person.role if any(p.match(entry) for p in SAYS_ROLE) else ""
            yield person


def _has_names_alone(entry: str) -> bool:
    """Whether names alone stand behind an office and a colon: `위원: 김가상 이허구`."""
    match = grammar.ROLE_THEN_NAMES.match(entry)
    names = grammar.DOTS.sub(" ", match["names"]).split() if match else []
    return bool(match) and all(map(is_one_name, names))


def leaves_out(field: Field) -> bool:
    """Whether a list counts people whom it does not name, beside those whom it names."""
    lines = (field.value, *(item.text for item in field.items))
    is_open = OTHERS.search(field.words) or any(map(AND_MORE.search, lines))
    return bool(is_open) or any(map(is_count, _entries(field)))


def read_observers(field: Field | None) -> Iterator[Observer]:
    """The entries of the list, offices or people as printed."""
    for entry in _entries(field) if field else ():
        yield Observer(entry)


def others_apart(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Of two lists, `출석위원` and `참석자`, the second has who sat in, unless it has the members again."""
    first = next((field for field in fields if field.key == "attendees"), None)
    if not first or not _seat(first) or any(field.key == "observers" for field in fields):
        return fields
    members = [person.name for person in read_attendees(first) if person.name]

    def has_others(field: Field) -> bool:
        label = "".join(field.label.split())
        is_more = field.key == "attendees" and label.startswith(("참석자", "참여자", "참가자"))
        named = any(name in field.words for name in members)
        return bool(is_more and members and not named and any(read_observers(field)))

    return tuple(replace(f, key="observers") if has_others(f) else f for f in fields)


def _shared(entries: Sequence[str]) -> str:
    """The seat that stands behind the last of several names: `김가상, 이허구, 박가공 위원`."""
    *names, last = entries or [""]
    name, _, seat = last.partition(" ")
    is_one = names and all(map(is_one_name, names)) and is_one_name(name)
    return seat if is_one and grammar.SEAT.fullmatch(seat) else ""


def _is_head(line: str) -> bool:
    """Whether a line has the heads of columns, parted by tabs: `성명	소속	비고`."""
    cells = line.split("\t")
    return len(cells) > 1 and all(grammar.COLUMN.match(closed(cell.strip())) for cell in cells)


def _seat(field: Field) -> str:
    """What those are whom a list has: `참석이사` are 이사."""
    match = grammar.SEAT.search("".join(field.label.partition("(")[0].split()))
    return match[0] if match else ""


def closed(cell: str) -> str:
    """A cell of a list in columns; letters that stand apart are one word: `홍 길 동`, `의  장`."""
    letters = cell.split()
    is_spaced = len(letters) > 1 and all(len(letter) == 1 for letter in letters)
    return "".join(letters) if is_spaced else cell


def _spelled(words: str) -> str:
    """Words in which an office with spaced letters is whole: `위 원 이허구`."""
    return re.sub(
        r"(?<![가-힣])[가-힣](?: [가-힣]){1,3}(?![가-힣])",
        lambda match: (
            own if grammar.OFFICE.fullmatch(own := match[0].replace(" ", "")) else match[0]
        ),
        words,
    )


def _attendee(entry: str, field: Field) -> Iterator[Attendee]:
    first, _, last = entry.rpartition(" ")
    name, _, role = entry.partition(" ")
    names = grammar.DOTS.split(last)
    role_first = grammar.ROLE_NAME_BRACKET.match(entry)
    several = grammar.NAME_THEN_BRACKET.match(entry)
    if role_first and is_one_name(role_first["name"]):
        yield Attendee(role_first["name"], role_first["role"])
    elif several and grammar.OFFICE.search(several["name"]) and not is_one_name(several["name"]):
        people = re.split(r"\s*[,·、]\s*", several["role"])  # `위원(이허구, 박가공)`
        names = [own for own in people if is_one_name(own)]
        yield from (Attendee(own, several["name"]) for own in names)
        yield from () if names else [Attendee("", entry)]  # `위원장(부시장)`
    elif pairs := _pairs(entry):
        yield from pairs
    elif match := grammar.NAME_THEN_BRACKET.match(entry) or grammar.BRACKET_THEN_NAME.match(entry):
        yield Attendee(match["name"], match["role"])
    elif (match := grammar.ROLE_THEN_NAMES.match(entry)) and all(
        map(is_one_name, people := grammar.DOTS.sub(" ", match["names"]).split())
    ):
        yield from (Attendee(name, match["role"]) for name in people)
    elif len(people := grammar.DOTS.sub(" ", entry).split()) > 1 and _are_names(people):
        yield from (Attendee(name, _seat(field)) for name in people)
    elif grammar.OFFICE.fullmatch(name) and len(role.split()) > 1 and _are_names(role.split()):
        yield from (Attendee(own, name) for own in role.split())  # `위원 강나루 남도연`
    elif _ends_in_office(first) and all(map(is_one_name, names)):
        yield from (Attendee(name, first) for name in names)
    elif (
        len(people := grammar.DOTS.split(name)) > 1
        and all(map(is_one_name, people))
        and _ends_in_office(role)
    ):
        yield from (Attendee(own, role) for own in people)
    elif is_one_name(name) and _is_office_of(name, role) and not _is_person(role):
        yield Attendee(name, role.strip())
    elif (
        len(entry) == NAME
        and signs.PERSON.match(entry)
        and is_one_name(entry)
        and not UNIT_ALONE.search(entry)
    ):
        yield Attendee(entry, "")
    else:
        yield Attendee("", entry)


def _ends_in_office(words: str) -> bool:
    """Whether words are an office, with what it is of or what else its holder is: `회장 209동`, `위원장(교감)`."""
    bare = re.sub(r"\s?(?:\([^()]*\)|\d{2,4}동)$", "", words)
    is_office = any(sign.search(bare) for sign in (grammar.OFFICE, signs.OFFICE, IN_CHARGE))
    return bool(is_office)


def _is_office_of(name: str, words: str) -> bool:
    """Whether words behind a name are an office; a profession where the name is sure: `노아름 박사(해림연구원)`."""
    is_sure = len(name) == NAME and signs.PERSON.match(name) and not A_PLACE.search(name)
    return bool(grammar.OFFICE_AND_MORE.search(words) or (is_sure and _ends_in_office(words)))


def _pairs(entry: str) -> list[Attendee]:
    """Offices and names that blanks alone part: `위원장 김가상  위원 이허구`, `김가상 위원장  이허구 위원`."""
    words = entry.split(" ")
    found = [(a, b) for a, b in zip(words[::2], words[1::2], strict=False)]
    if len(words) < 4 or len(words) % 2:
        return []
    if all(grammar.OFFICE.fullmatch(a) and is_one_name(b) for a, b in found):
        return [Attendee(b, a) for a, b in found]
    if all(grammar.OFFICE.fullmatch(b) and is_one_name(a) for a, b in found):
        return [Attendee(a, b) for a, b in found]
    return []


def _is_pair(entry: str) -> bool:
    words = entry.split(" ")
    ways = (words, words[::-1])
    return len(words) == 2 and any(is_one_name(a) and grammar.OFFICE.fullmatch(b) for a, b in ways)


def _is_person(words: str) -> bool:
    """`홍길동 교수` in `서울대 홍길동 교수`: then the word before it is no name."""
    name, _, office = words.partition(" ")
    return bool(office) and is_one_name(name) and not grammar.BODY.search(name)


def _are_names(words: Sequence[str]) -> bool:
    """Whether words alone are people: most have a surname and two letters, or are in hanja."""
    sure = (signs.SURNAME.fullmatch(w[:-2]) or not re.match("[가-힣]", w) for w in words)
    return all(map(is_one_name, words)) and 2 * sum(map(bool, sure)) > len(words)


def _are_people(entries: Sequence[str], number: int | None) -> bool:
    """Whether a list's entries without an office are its people: most look like names, or they are as many as it has; none is a unit."""
    names = list(filter(is_one_name, entries))
    with_office = [m for m in map(grammar.NAME_THEN_BRACKET.match, entries) if m]
    is_whole = len(names) > 1 and number == len(names) + len(with_office) == len(entries)
    return not any(map(UNIT_ALONE.search, names)) and (is_whole or _are_names(names))


def _entries(field: Field) -> Iterator[str]:
    """A list's entries, cut at commas that stand in no bracket; a bare count is none."""
    lines = [field.value, *(item.text for item in field.items)]
    if any(map(_is_head, lines)):
        return  # a table, which `seated` reads
    for line in (part for whole in lines for part in whole.split(" / ")):
        words = line.replace("|", " ") if field.line.is_row else line
        cells = [closed(cell) for cell in grammar.COLUMNS.split(SIGNED.sub("", words))]
        tidy = grammar.NUMBERING.sub("", _spelled(" ".join(" ".join(cells).split())))
        tidy = SIDE_COUNTED.sub(r"\g<side>: ", AWAY.sub("", tidy), count=1)
        if match := COUNTED.fullmatch(tidy) or OF_ALL.match(tidy):
            tidy = match["people"]
        tidy = re.sub(r"(?<=[가-힣)]) 등[.]?$", "", tidy)
        if grammar.NO_LIST.match(tidy):
            continue
        if is_count(tidy):
            yield from filter(None, map(short, grammar.ENTRY.findall(tidy)))
            continue
        entries = grammar.ENTRY.findall(uncounted(MORE.sub("", tidy)))
        for entry in filter(None, map(str.strip, entries)):
            pairs = [part.strip() for part in grammar.DOTS.split(entry)]
            several = len(pairs) > 1 and all(map(_is_pair, pairs))  # `한바다 위원장·강나루 위원`
            for part in pairs if several else [entry]:
                yield from _of_kind(part)


def _of_kind(entry: str) -> Sequence[str]:
    """An entry, or the people in it behind their kind: `학부모위원 2명(김가상, 이허구)`."""
    match = COUNTED.fullmatch(entry)
    names = [name.strip() for name in match["people"].split(",")] if match else []
    if not match or not OF_PEOPLE.search(match["kind"].strip()) or not all(map(is_one_name, names)):
        return [entry]
    return [f"{match['kind'].strip()}: {names[0]}", *names[1:]]
