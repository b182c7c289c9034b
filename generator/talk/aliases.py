"""Other names of agenda items (별칭): what people confirmed in `meeting.yml` or `committee.yml`.

In: a meeting with its notes. Out: item id -> phrases, and a problem for each that cannot be used. What
could name two items, or an office, is used for none: the site builds all the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from generator.korean import phrases
from generator.korean.grammar import fold
from generator.korean.vocabulary import is_common
from generator.model import AgendaItem, Meeting, by_committee
from generator.notes import Alias
from generator.problems import Problem, at
from generator.talk.names import Name, names, offices_of

MANY = 100  # aliases of one meeting; more than that were hardly confirmed one by one
NARROWER = "그 안건만 가리키는 말로 바꾸거나 지우세요"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that people wrote, and the item of this meeting that it is for."""

    alias: Alias
    item: AgendaItem
    path: str

    @property
    def phrase(self) -> str:
        """As names are compared."""
        return fold(self.alias.phrase)

    def problem(self, code: str, message: str, hint: str) -> Problem:
        """A finding at the line."""
        quoted = f"{message}: '{self.alias.phrase}'"
        return at("warning", code, (self.path, self.alias.line), quoted, hint)


def confirmed(meeting: Meeting) -> tuple[Mapping[str, Sequence[str]], list[Problem]]:
    """The aliases that name one item of the meeting each."""
    entries = list(_entries(meeting))
    known = names(meeting, {}) if entries else []
    problems = [*_unknown(meeting), *_too_many(meeting)]
    usable: dict[str, list[str]] = {}
    for entry in entries:
        if problem := _unfit(entry, entries, known, meeting):
            problems.append(problem)
        else:
            usable.setdefault(entry.item.id, []).append(entry.alias.phrase)
    return usable, problems


def unknown_anywhere(meetings: Sequence[Meeting]) -> Iterator[Problem]:
    """Aliases of a committee's file for an item that none of its meetings has."""
    for committee, own in by_committee(meetings):
        titles = {fold(item.title) for m in own for item in m.agenda}
        for alias in committee.agenda_aliases:
            if fold(alias.item) not in titles:
                message = f"별칭을 붙일 안건이 어느 회의에도 없습니다: '{alias.item}'"
                hint = "안건의 제목을 회의록에 적힌 그대로 적으세요"
                yield at("warning", "A002", (committee.path, alias.line), message, hint)


def _entries(meeting: Meeting) -> Iterator[Entry]:
    for alias in meeting.notes.agenda_aliases:
        yield from (
            Entry(alias, item, meeting.beside("meeting.yml")) for item in _items(meeting, alias)
        )
    for alias in meeting.committee.agenda_aliases:
        named = (item for item in meeting.agenda if fold(item.title) == fold(alias.item))
        yield from (Entry(alias, item, meeting.committee.path) for item in named)


def _items(meeting: Meeting, alias: Alias) -> list[AgendaItem]:
    """By title, or by the id in this meeting; two with one title are both meant, and so neither."""
    wanted = fold(alias.item)
    return [item for item in meeting.agenda if wanted in (item.id, fold(item.title))]


def _unfit(
    entry: Entry, entries: Sequence[Entry], known: Sequence[Name], meeting: Meeting
) -> Problem | None:
    """Why an alias cannot be used, if so."""
    phrase = entry.phrase
    others = [
        *(e.item for e in entries if e.phrase == phrase),
        *(n.item for n in known if not n.weak and n.text in phrase),
        *(item for item in meeting.agenda if phrase in fold(item.title)),
    ]
    other = next((item for item in others if item != entry.item), None)
    if len(phrase) > 1 and other:
        message = "별칭이 다른 안건에도 맞아 쓰지 않았습니다"
        return entry.problem("A001", message, f"{NARROWER}. 다른 안건: {other.title}")
    office = next((o for o in offices_of(meeting) if phrase in fold(o)), None)
    if len(phrase) > 1 and office:
        message = "별칭이 직위나 기관의 이름이어서 쓰지 않았습니다"
        return entry.problem("A003", message, f"{NARROWER}. 같은 이름: {office}")
    if _is_common(entry.alias.phrase):
        return entry.problem("A004", "별칭이 너무 흔한 말이어서 쓰지 않았습니다", NARROWER)
    return None


def _is_common(phrase: str) -> bool:
    """Whether a phrase is said of anything: `사업`, `시민들`, `그 사업`, `과장님`."""
    words = [phrases.bare(word) for word in phrases.WORD.findall(phrase)]
    is_empty = all(is_common(word) or word[:2] in phrases.EMPTY_HEADS for word in words)
    is_loose = bool(phrases.LOOSE.search(phrase))
    return len(fold(phrase)) < 2 or is_loose or (len(words) < 2 and is_empty)


def _unknown(meeting: Meeting) -> Iterator[Problem]:
    """Aliases of a meeting's own file for an item that it does not have."""
    aliases, path = meeting.notes.agenda_aliases, meeting.beside("meeting.yml")
    if aliases and not meeting.agenda:
        message = "이 회의록에서 안건을 찾지 못하여 별칭을 쓰지 않았습니다"
        hint = "안건을 회의록의 '◆ 회의안건' 아래에 적었는지 확인하세요"
        yield at("warning", "A002", (path, aliases[0].line), message, hint)
        return
    titles = [item.title for item in meeting.agenda]
    for alias in (a for a in aliases if not _items(meeting, a)):
        near = get_close_matches(alias.item, titles, n=1, cutoff=0.4)
        message = f"별칭을 붙일 안건이 없습니다: '{alias.item}'"
        hint = (
            f"이 안건을 적으려 하셨나요: {near[0]}: [{alias.phrase}]"
            if near
            else f"안건의 제목을 회의록에 적힌 그대로 적으세요. 예: {titles[0]}"
        )
        yield at("warning", "A002", (path, alias.line), message, hint)


def _too_many(meeting: Meeting) -> Iterator[Problem]:
    files = (
        (meeting.beside("meeting.yml"), meeting.notes.agenda_aliases),
        (meeting.committee.path, meeting.committee.agenda_aliases),
    )
    for path, aliases in ((path, own) for path, own in files if len(own) > MANY):
        message = f"별칭이 너무 많습니다: {len(aliases)}개"
        hint = "회의에서 실제로 쓴 말만 남기세요. 별칭은 사람이 하나씩 확인한 것이어야 합니다"
        yield at("warning", "A005", (path, aliases[0].line), message, hint)
