"""Items of several meetings that may be one topic (주제 제안): shown to people, never used.

Titles are the same, or the same but for words that only say how far a thing is: `추진 결과`, `변경(안)`, `제2차`,
a year. Whoever reads the record decides; only what is then written in `committee.yml` becomes a topic.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.committee.topics import topics_of
from generator.korean.grammar import fold
from generator.korean.vocabulary import is_common
from generator.machine.dumping import dumped
from generator.model import AgendaItem, Meeting, by_committee
from generator.notes import Committee, Topic
from generator.permalinks.slugs import free_slug
from generator.problems import Problem, at

MOST = 5  # proposals of one committee
SHORTEST = 4  # letters that a title must keep
# How far a thing is and in which form it lies there: words of their own behind a title.
STATES = (
    "추진|진행|이행|시행|사업|중간|최종|종합|세부|기본|결과|현황|상황|경과|실적|계획|방안|변경|수정|보완|보고서|보고|초안"
    "|계속|심의|의결"
)
STATE = re.compile(
    rf"(?:\s+|(?=\())\(?(?:(?:{STATES})+(?:안|\(안\))?의?|안|안건|[건件]|에 관한)\)?$"
)
ROW = re.compile(
    r"\(?(?:제\s*)?\d{1,3}\s*차(?:년도|분)?\)?|'?\d{2,4}\s*(?:학년도|회계연도|년도|년)|\(?\d\s*/\s*4\s*분기\)?"
    r"|\d{1,2}\s*(?:분기|월(?:분)?)|[상하]반기|\(\s*\)"
)
# What every sitting has: no programme is to be followed through it.
FORMAL = re.compile(
    r"회기|회의록|서명\s*의원|휴회|개회|폐회|산회|정회|개의|의사일정|인사(?:말|말씀)?|위촉장|기타|토의|토론|질의|답변|차기|다음\s*회의"
    r"|위원장|의장|간사|자유\s*발언|업무\s*보고|보고\s*사항|구정\s*질문|시정\s*질문"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Titles that may be one topic, where they stand, and the topic that some of them are in."""

    core: str
    """What they have in common."""
    found: Sequence[tuple[Meeting, AgendaItem]]
    known: Topic | None = None

    @property
    def titles(self) -> list[str]:
        """Each once, the oldest first; those that people confirmed before them."""
        new = dict.fromkeys(" ".join(item.title.split()) for _, item in self.found)
        return [*(self.known.items if self.known else ()), *new]

    @property
    def meetings(self) -> list[str]:
        """Each once, the oldest first."""
        return list(dict.fromkeys(meeting.id for meeting, _ in self.found))


def recurring(meetings: Sequence[Meeting]) -> Iterator[Problem]:
    """One notice for each committee with lines to paste, if there is anything to propose."""
    for committee, own in by_committee(meetings):
        if found := proposals(committee, own):
            names = ", ".join(proposal.core for proposal in found)
            message = f"여러 회의에 이어지는 안건일 수 있습니다: {names}"
            where = (committee.path, 1)
            yield at("notice", "A007", where, message, "\n".join(_block(committee, found)))


def unknown_items(meetings: Sequence[Meeting]) -> Iterator[Problem]:
    """Titles of a topic that no meeting has."""
    for committee, own in by_committee(meetings):
        titles = {fold(item.title) for meeting in own for item in meeting.agenda}
        for topic in committee.topics:
            for title, line in zip(topic.items, topic.lines, strict=True):
                if fold(title) not in titles:
                    message = f"주제에 적은 안건이 어느 회의에도 없습니다: '{title}'"
                    hint = "안건의 제목을 회의록에 적힌 그대로 적으세요"
                    yield at("warning", "A008", (committee.path, line), message, hint)


def proposals(committee: Committee, meetings: Sequence[Meeting]) -> list[Proposal]:
    """The likeliest first: what the most meetings have."""
    groups: dict[str, list[tuple[Meeting, AgendaItem]]] = {}
    for meeting in sorted(meetings, key=lambda meeting: meeting.age):
        for item in meeting.agenda:
            if not topics_of(committee, item.title):
                groups.setdefault(fold(core(item.title)), []).append((meeting, item))
    known = {fold(core(title)): topic for topic in committee.topics for title in topic.items}
    made = [
        Proposal(core(found[0][1].title), found, known.get(key)) for key, found in groups.items()
    ]
    likely = [p for p in made if _tells(p.core) and (p.known or len(p.meetings) > 1)]
    likely.sort(key=lambda p: (-len(p.meetings), -len(set(map(fold, p.titles))), p.core))
    return likely[:MOST]


def core(title: str) -> str:
    """A title without the words that say how far a thing is: `걷기 좋은 길 조성 추진 결과` -> `걷기 좋은 길 조성`."""
    text = " ".join(ROW.sub(" ", title).split())
    while (shorter := STATE.sub("", text)) != text and fold(shorter):
        text = shorter
    return " ".join(text.strip(" ,·-").split())


def _tells(words: str) -> bool:
    """Whether words could be a thing that goes on, and not what any sitting has."""
    is_empty = all(is_common(word) for word in words.split())
    return len(fold(words)) >= SHORTEST and not is_empty and not FORMAL.search(words)


def _block(committee: Committee, found: Sequence[Proposal]) -> Iterator[str]:
    yield "회의록을 읽고 같은 일이면 그 줄만 남겨 committee.yml에 붙여 넣으세요. 영어로 적힌 것은 주소가 되어 나중에 바꿀 수 없습니다. 넣기 전에는 쓰이지 않습니다:"
    yield "topics:"
    taken = {topic.slug for topic in committee.topics}
    for one in found:
        slug = one.known.slug if one.known else free_slug(one.core, taken)
        taken.add(slug)
        yield f"  # {', '.join(one.meetings)}{': 이미 있는 주제이니 items만 바꾸세요' if one.known else ''}"
        yield f"  {slug}:"
        yield f"    name: {_flow(one.known.name if one.known else one.core)}"
        yield f"    items: {_flow(one.titles)}"


def _flow(value: str | list[str]) -> str:
    return dumped(value, default_flow_style=True).removesuffix("...\n").strip()
