"""Whether the record says that its meeting did not take place (개최 취소, 유회, 연기, 서면으로 갈음), in its own words.

In: a meeting with its decisions. Out: the same with those words and their place. Only what cover and overview say of this very meeting
counts, or that a chair declares it void: no speech about another one. Where the record says nothing, people may, in `meeting.yml`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.model import Meeting, Unheld, UnheldKind
from generator.record.overview import field_key
from generator.record.speakers import is_leader

LONGEST = 16  # letters that are shown whole, beside a day on a phone
NOTED: Mapping[UnheldKind, str] = {
    "cancelled": "열지 않음",
    "postponed": "연기",
    "written": "서면 결의",
}
OWN = r"(?:본|이번|금번|금회|당초|대면|제\s?\d{1,3}\s?[차회]|정기|임시)"
BODY = rf"(?:{OWN}\s?){{0,2}}(?:회의|위원회|총회|이사회|심의회|정기회|임시회|개최)"
# Why: `태풍으로 인하여`, `성원 미달로`.
WHY = r"(?P<why>[^.?!:：]{1,40}?(?:로|따라|따른|하여|여서|해서|의해|인해|인한|때문에|않아|[못부]해|미달|부족),?\s)?"
ENDS = r"(?:되었음|하였음|됨|함|하기로\s?(?:결정함?|함)|결정|선포|선언|공고|알림|안내)?[.]?"
VOID = re.compile(
    rf"{WHY}(?:{BODY}[가는은를을]?\s?(?:개최\s?)?(?:취소|연기|무산)|유회"
    rf"|{BODY}?[가는은를을]?\s?(?:(?:개최|개회|개의|성립)(?:하|되)지|열지|열리지)\s?"
    rf"(?:않|아니|못)[가-힣]{{1,3}})\s?{ENDS}"
)
WRITTEN = re.compile(
    rf"(?P<why>[^.?!:：]{{1,40}}\s)?서면\s?(?:심의|의결|결의|심사|회의)?(?:으로|로)\s?(?:갈음|대체|대신|개최|진행|심의|의결)\s?{ENDS}"
)
FORM = re.compile(r"(?:개최|회의|심의)\s?(?:방법|방식|구분|형식)$")
IN_WRITING = re.compile(r"서면\s?(?:심의|의결|결의|회의)?")
BARE = re.compile(rf"{WHY}(?:취소|연기|무산|미개최)(?:됨|함)?")
IN_TITLE = re.compile(
    r".*(?P<words>(?:회의|위원회|총회|이사회|개최)\s?(?:취소|연기|무산))(?:\s?(?:알림|공고|결과|보고))*"
)
TAIL = re.compile(r"[(（\[【](?P<inside>[^()（）\[\]【】]{2,30})[)）\]】]\s*$")
# Of an item, or of another meeting.
ELSE = re.compile(
    r"안건|의안|[건항호안][은을이의]\s|다음|차기|지난|향후|추후|소위원회|워크숍|보고|낭독|설명|기존"
)
WHETHER = re.compile(r"(?:개최|개의)\s?(?:여부|상태|현황)|비\s?고|회의\s?결과|상\s?태")
NUMBER = re.compile(r"(\d{1,3})\s?[차회]")
NO_PLACE = frozenset({"agenda", "programme", "observers", "absent", "name"})
DECLARED = re.compile(r"유회(?:를|됨을|되었음을)?\s?선포(?:합니다|함)[.]?$")
NOTED_TIME = re.compile(r"[(（]\s*\d{1,2}시\s?(?:\d{1,2}분)?\s*유회(?:\s?선포)?\s*[)）]")
SIGNS = " \t□■◆◇▣○◯●◎ㅇ·•▪※*⇒→-"


def with_unheld(meeting: Meeting) -> Meeting:
    """The meeting with the words by which it did not take place, if there are any."""
    kind = meeting.notes.kind
    if kind == "held":
        return meeting
    noted = Unheld(NOTED[kind], kind) if kind else None
    return replace(meeting, unheld=next(_recorded(meeting), noted))


def _recorded(meeting: Meeting) -> Iterator[Unheld]:
    """What the record says; nothing where others than the chair speak, or items are decided but in writing."""
    decides = any(item.outcomes for item in meeting.agenda)
    spoken = [s for s in meeting.speeches if s.label]
    if not spoken:
        yield from (one for one in _in_front(meeting) if one.kind == "written" or not decides)
    if not decides and all(is_leader(speech.label) for speech in spoken) and not meeting.sections:
        yield from _declared(meeting)


def _in_front(meeting: Meeting) -> Iterator[Unheld]:
    listed = {
        (line.paragraph, line.text)
        for field in meeting.overview.fields
        if field.key in NO_PLACE
        for line in (field.line, *field.items)
    }
    for paragraph in meeting.front:
        for line in map(str.strip, paragraph.text.split("\n")):
            if (paragraph.id, line) not in listed and (words := _told(line, meeting)):
                yield Unheld(words, _kind(words), paragraph.id)


def _told(line: str, meeting: Meeting) -> str:
    """The words of a line that say so: all behind its label, in brackets at its end, or the end of a title."""
    plain = line.strip(SIGNS)
    label, colon, value = re.sub("：", ":", plain, count=1).partition(":")
    own = value.strip() if colon else plain
    if colon and (ELSE.search(label) or field_key(label) in NO_PLACE):
        return ""
    tail = TAIL.search(own)
    inside, outside = (tail["inside"].strip() if tail else ""), TAIL.sub("", own).strip()
    if FORM.search(label.strip()) and IN_WRITING.fullmatch(outside):
        return outside
    title = meeting.title.partition("(")[0].strip()
    is_title = bool(title) and plain.startswith(title)
    is_ours = bool(colon and (WHETHER.search(label) or field_key(label) == "day")) or is_title
    for words in (outside, inside):
        match = VOID.fullmatch(words) or WRITTEN.fullmatch(words)
        if match and not _is_of_another(match, meeting):
            return words if len(words) <= LONGEST else words[max(match.end("why"), 0) :].strip(" .")
        is_alone = not meeting.overview.attendees and not meeting.agenda
        if (
            is_ours
            and is_alone
            and (bare := BARE.fullmatch(words))
            and not _is_of_another(bare, meeting)
        ):
            return words[max(bare.end("why"), 0) :]
    found = IN_TITLE.fullmatch(own) if is_title else None
    return str(found["words"]) if found else ""


def _is_of_another(match: re.Match[str], meeting: Meeting) -> bool:
    numbers = map(int, NUMBER.findall(match[0]))
    is_other = any(number != meeting.overview.ordinal for number in numbers)
    why = match["why"] or ""
    is_part = why and "서면으로" in match[0] and not re.search("회의|위원회|개최", why)
    return is_other or bool(is_part or ELSE.search(why))


def _declared(meeting: Meeting) -> Iterator[Unheld]:
    """That a meeting is void for want of members, as its chair declares, or a line with the time says."""
    for paragraph in meeting.paragraphs():
        sentences = re.split(r"(?<=[.?!])\s*|\n", paragraph.text)
        for sentence in map(str.strip, sentences if "유회" in paragraph.text else ()):
            if NOTED_TIME.fullmatch(sentence):
                yield Unheld(sentence.strip("()（） "), "cancelled", paragraph.id)
            elif (match := DECLARED.search(sentence)) and not ELSE.search(sentence):
                words = sentence if len(sentence) <= LONGEST else match[0]
                yield Unheld(words.rstrip("."), "cancelled", paragraph.id)


def _kind(words: str) -> UnheldKind:
    if "서면" in words:
        return "written"
    return "postponed" if "연기" in words else "cancelled"
