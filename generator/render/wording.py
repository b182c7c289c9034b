"""The site's own words about a meeting's texts: what a turn is, when it was, how it begins.

In: facts of one meeting. Out: words and names of classes; none of them is a record's that does not stand there.
"""

import re
from collections.abc import Mapping
from datetime import date

from generator.facts.withheld import passages
from generator.korean.hanja import reading
from generator.model import ActKind, Kind, Meeting, Paragraph, Role, Speaker, Speech
from generator.versions.corrected import words_of

DESCRIBED = 200  # letters of a description
DEEPEST = 6  # indents that the stylesheet knows
SURELY_APART = re.compile(r"(?<=[가-힣)][.?!,])\n")
BAR = (
    12,
    14,
)  # letters of a label, and of all names beside it, for which a bar has two lines on the narrowest phone
MASKED = "비공개 위원"
NAMELESS = "이름을 밝히지 않은 발언자"  # where a mask is a director's, a lawyer's
# `○○○ 위원`, `위원 A`; neither `전문위원 ○○○` nor `위원회 대리인 변호사 주□□`.
MEMBER = re.compile("(?<![가-힣])위원(?!.*[가-힣]{2})", re.DOTALL)
WITHHELD = "내용 비공개"  # of a whole record
UNNAMED = "발언자 표시가 없는 글"
TOGETHER = "여럿이 함께 한 말"  # `위원 일동`
KINDS: Mapping[Kind, str] = {
    "procedure": "진행",
    "report": "보고",
    "opinion": "의견",
    "answer": "답변",
}
ACTS: Mapping[ActKind, str] = {
    "request": "요청",
    "question": "질문",
    "answer": "답변",
    "commitment": "약속",
}
BASES = {
    "title": "안건 이름",
    "alias": "다른 이름",
    "carried": "이어진 문단",
    "section": "이 안건을 다루는 동안",
}
SCENES: Mapping[Role, str] = {
    "agenda": "안건 상정",
    "time": "회의 진행",
    "roster": "명단",
    "notice": "보고사항",
    "section": "보고사항",
    "vote": "표결",
    "decision": "결정",
}


def day(value: date | None) -> str:
    """A day as Korean prints it: `2024. 3. 5.`."""
    return f"{value.year}. {value.month}. {value.day}." if value else ""


def state(meeting: Meeting) -> str:
    """`초안`, `개최 취소` of a meeting that was not held, `내용 비공개`, `일시 정정 있음`: whoever meets it outside its pages must know."""
    return ", ".join(filter(None, (standing(meeting), words_of(meeting.corrected))))


def standing(meeting: Meeting) -> str:
    """The same without what is said of corrections."""
    draft = "초안" if meeting.notes.status == "draft" else ""
    void = meeting.unheld.words if meeting.unheld else ""
    return ", ".join(filter(None, (draft, void, withheld(meeting))))


def withheld(meeting: Meeting) -> str:
    """`내용 비공개` where marks stand in place of all that was said and decided."""
    return WITHHELD if meeting.fully_withheld else ""


def titled(title: str, meeting: Meeting) -> str:
    """A title that is read apart from its page: `… (초안)`."""
    return f"{title} ({state(meeting)})" if state(meeting) else title


def which(meeting: Meeting) -> str:
    """Which meeting it is, in a few words, the day first: they stay in sight, and may be cut at their end."""
    told = (
        standing(meeting),
        day(meeting.day),
        words_of(meeting.corrected),
        meeting.committee.name,
    )
    return " ".join(filter(None, told))


def cited(meeting: Meeting) -> str:
    """How a meeting is cited: whose it is, its title, when it was, and what a reader may not take it for."""
    publisher = f"{meeting.committee.publisher}, " if meeting.committee.publisher else ""
    title = f"『{meeting.title}』" if "「" in meeting.title else f"「{meeting.title}」"
    record = "발언 요지" if meeting.notes.record == "summary" else ""
    told = ", ".join(filter(None, (day(meeting.day), state(meeting), record)))
    return f"{publisher}{title}({told})" if told else f"{publisher}{title}"


def shape(paragraph: Paragraph) -> str:
    """The class of a paragraph: `depth1` for a bullet, `block` without one; `withheld` with a gap in it."""
    own = "block" if paragraph.depth is None else f"depth{min(paragraph.depth, DEEPEST)}"
    own += "" if paragraph.role == "text" else f" .role-{paragraph.role}"
    return f"{own} .withheld" if passages(paragraph.text) else own


def beside(speaker: Speaker) -> str:
    """The name that a speaker's label does not have itself."""
    return speaker.name if speaker.name and speaker.name not in speaker.label else ""


def flowing(quote: str) -> str:
    """A quote whose line breaks behind a sentence or a comma are blanks; where a word may go on, the break stays."""
    return SURELY_APART.sub(" ", quote)


def bar(speech: Speech, *beside_it: str) -> str:
    """The class of the bar that says who speaks: a long one does not stay in sight, since it would cover what one reads."""
    label, more = len(speech.label), sum(map(len, beside_it))
    return "who long" if label > BAR[0] or label + more > BAR[1] else "who"


def names_beside(speech: Speech) -> tuple[str, ...]:
    """What the whole record has beside a label: how it is read, and the name that it lacks."""
    read = reading(speech.label)
    name = beside(speech.speaker) if speech.speaker else ""
    return read if read != speech.label else "", name


def scene(speech: Speech) -> str:
    """What a turn of nobody's is, where nothing is said in it; empty for a speech."""
    roles = [paragraph.role for paragraph in speech.paragraphs]
    if speech.label or "text" in roles or not roles:
        return ""
    found = next((SCENES[role] for role in roles if role in SCENES), "회의 진행")
    is_told = found != SCENES["notice"] or any("보고" in p.text for p in speech.paragraphs)
    return found if is_told else "회의 진행"


def summed_up(meeting: Meeting, *said: str) -> str:
    """What a page is about, for results and shared links: whose meeting, when, where, and what is said of it."""
    where = ", ".join(filter(None, (meeting.committee.name, day(meeting.day), meeting.place)))
    return excerpt(" ".join((f"{where.rstrip('.')}.", *filter(None, said))), DESCRIBED)


def excerpt(text: str, length: int = 60) -> str:
    """The first words of a text in one line, for a link or a list."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[:length]
    return f"{cut.rpartition(' ')[0].rstrip(' ,') or cut}…"


def masked(meeting: Meeting) -> str:
    """What the masked turns of a meeting are called together; of a single one the record does not say that they are several."""
    labels = [speech.label for speech in meeting.speeches if speech.withheld]
    if not all(MEMBER.search(label) for label in labels):
        return NAMELESS
    return f"{MASKED} (여러 명)" if len(labels) > 1 else MASKED
