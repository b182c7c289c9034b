"""The pages of the discussion: the agenda, one item, what was asked and answered."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, pairwise

from markupsafe import Markup

from generator.committee.topics import topics_of
from generator.model import (
    Act,
    AgendaItem,
    Meeting,
    Mention,
    Outcome,
    Paragraph,
    Roll,
    Speech,
)
from generator.render import urls
from generator.render.page import Link, View, escape, source
from generator.render.urls import MeetingUrls
from generator.render.wording import excerpt, summed_up

PROPOSER = re.compile(r"\(([^()]{2,40}(?:발의|제출|제안))\)")
HAPPENED = frozenset({"reaction", "stage", "vote", "time"})
FORMAL = ("대표발의", "공동발의", "발의", "제출", "제안", "의원", "위원")
By = Mapping[str, tuple[Markup, str]]
"""Item -> who proposed it, as a bracket behind its title says, and where: `김가상 의원 대표발의`, `s5-p1`."""


@dataclass(frozen=True, slots=True)
class Said:
    """Paragraphs of one speech on a page; for an item's page, the words that show why each is there."""

    speech: Speech
    paragraphs: Sequence[tuple[Paragraph, Mention | None]]
    left: Mapping[str, str] = field(default_factory=dict)
    """Paragraph -> the first of those of the same turn that are left out right before it."""
    after: Sequence["Said"] = ()
    """What nobody said before the next turn that is shown: a break, a vote."""


@dataclass(frozen=True, slots=True)
class Done:
    """One sentence that asks, requests, answers or promises, and where it stands."""

    speech: Speech
    paragraph: Paragraph
    act: Act
    following: str = ""
    """The next turn of somebody, after a question."""


def agenda_index(meeting: Meeting, u: MeetingUrls, by: By) -> View:
    """The items, and the discussion that names none of them."""
    facts = {
        "groups": groups(meeting),
        "said": counts_of(meeting),
        "by": by,
        "unassigned": list(_unassigned(meeting)),
    }
    text = summed_up(meeting, titles(meeting))
    return View("agenda-index", u.agenda, "안건", text, facts, {})


def titles(meeting: Meeting) -> str:
    """How many items there are, and what they are called."""
    named = ", ".join(item.title for item in meeting.agenda)
    return f"안건 {len(meeting.agenda)}건: {named}." if named else ""


def groups(meeting: Meeting) -> list[tuple[str, list[AgendaItem]]]:
    """The items under the titles of their groups, in printed order."""
    return [(name, list(items)) for name, items in groupby(meeting.agenda, lambda item: item.group)]


def counts_of(meeting: Meeting) -> Counter[str]:
    """Item -> how many paragraphs are about it."""
    return Counter(m.agenda for s in meeting.speeches for p in s.paragraphs for m in p.mentions)


def promises(meeting: Meeting) -> Iterator[Done]:
    """What somebody said would be done, in reading order."""
    for speech in meeting.speeches:
        for paragraph in speech.paragraphs:
            told = (act for act in paragraph.acts if act.kind == "commitment")
            yield from (Done(speech, paragraph, act) for act in told)


def proposers(meeting: Meeting) -> By:
    """Who proposed what; the first title with such a bracket counts."""
    told: dict[str, list[tuple[str, Markup, str]]] = {}
    for paragraph in meeting.paragraphs():
        if paragraph.role == "agenda" and (match := PROPOSER.search(paragraph.text)):
            text = _closed(paragraph.text)
            words = in_one_line(match[1])
            found = [(text, words, paragraph.id)] if words else []
            told.setdefault(text.partition("(")[0], []).extend(found)
    by: dict[str, tuple[Markup, str]] = {}
    for item in meeting.agenda:
        title = _closed(f"{item.number or ''}.{item.title}").lstrip(".")
        for text, words, own in told.get(title.partition("(")[0], ()):
            if text.startswith(title):
                by.setdefault(item.id, (words, own))
    return by


def in_one_line(words: str) -> Markup | None:
    """Words without their breaks, each of which falls beside one of `FORMAL` or in it; None where one may be in any word.

    A break in a word stays in the markup, and is not shown.
    """
    whole = Markup("")
    for line in (" ".join(line.split()) for line in words.split("\n")):
        left = str(whole)
        if not left:
            whole = escape(line)
        elif any(_parts(word, left, line) for word in FORMAL):
            whole += Markup("<br>") + escape(line)
        elif left.endswith(FORMAL) or line.startswith(FORMAL):
            whole += Markup(" ") + escape(line)
        else:
            return None
    return whole


def _parts(word: str, left: str, right: str) -> bool:
    cuts = range(1, len(word))
    return any(left.endswith(word[:n]) and right.startswith(word[n:]) for n in cuts)


def _closed(text: str) -> str:
    return "".join(text.split())


def item_page(meeting: Meeting, u: MeetingUrls, item: AgendaItem, by: By) -> View:
    """One item: its report, what was asked and answered, every paragraph about it."""
    reporter = next((s for s in meeting.speeches if s.id == item.reporter), None)
    paragraph = next(p for p in meeting.paragraphs() if p.id == item.paragraph)
    all_said = list(_said(meeting, item))
    mentions = [mention for said in all_said for _, mention in said.paragraphs if mention]
    facts = {
        "item": item,
        "decided": in_order(meeting, item),
        "by": by.get(item.id),
        "reporter": reporter,
        "paragraph": paragraph,
        "all_said": all_said,
        "bases_of": Counter(mention.basis for mention in mentions),
        "done": list(_done(meeting, item)),
        "result": meeting.overview.field("result"),
        "together": together(meeting, item),
        "topics": topics_of(meeting.committee, item.title),
        "topic_at": partial(urls.topic, meeting.committee.id),
    }
    words = ", ".join(dict.fromkeys(outcome.word for outcome in item.outcomes))
    fixed = " (정정 있음)" if f"agenda/{item.id}/outcome" in meeting.corrected else ""
    came = f"기록된 결정: {words}{fixed}." if words else ""
    text = summed_up(
        meeting,
        f"안건: {excerpt(item.title, 80)}.",
        came,
        "이 안건을 말한 발언." if all_said else "",
    )
    above = (Link("안건", u.agenda),)
    front = {"agenda": item.id, "source": source(meeting, *paragraph.spans)}
    place, number = u.item(item.id), item.number or ""
    return View("agenda", place, item.title, text, facts, front, above, number=number)


def in_order(meeting: Meeting, item: AgendaItem) -> list[Outcome | Roll]:
    """What was decided of an item and, before it, of its amendments, and who voted how, as the record has it."""
    order = {p.id: n for n, p in enumerate(meeting.paragraphs() if item.amendments else ())}
    told: list[Outcome | Roll] = [*item.amendments, *item.outcomes, *item.rolls]
    return sorted(told, key=lambda one: order.get(one.paragraph, 0))


@dataclass(frozen=True, slots=True)
class Together:
    """Items that were open at one time, and what was said of all of them."""

    items: Sequence[AgendaItem]
    speeches: Sequence[Speech]


def together(meeting: Meeting, item: AgendaItem) -> Together | None:
    """What was said while this and other items were open."""
    found = [s for s in meeting.sections if item.id in s.items and len(s.items) > 1]
    if not found:
        return None
    items = {own for section in found for own in section.items}
    turns = {own for section in found for own in section.speeches}
    return Together(
        [one for one in meeting.agenda if one.id in items],
        [speech for speech in meeting.speeches if speech.id in turns],
    )


def requests_page(meeting: Meeting, u: MeetingUrls) -> View:
    """What was asked and answered, item by item; last, where no item is named."""
    by_item = [(item, list(_done(meeting, item))) for item in meeting.agenda]
    facts = {
        "by_item": [(item, done) for item, done in by_item if done],
        "others": list(_done(meeting, None)),
        "errors": urls.ERRORS,
    }
    text = summed_up(
        meeting, "요청하고 묻고 답하고 약속한 문장을 컴퓨터가 규칙으로 골라 그대로 옮겼습니다."
    )
    return View("requests", u.requests, "요청과 답변", text, facts, {})


def _said(meeting: Meeting, item: AgendaItem) -> Iterator[Said]:
    """Every paragraph about the item, in reading order, and what happened between them: a shout, a vote, a break.

    Where other words of the same turn stand between two, `left` leads to them.
    """
    about = {p.id: m for p in _spoken(meeting) for m in p.mentions if m.agenda == item.id}
    between, left = _between(meeting, about)
    kept: list[Said] = []
    for speech in meeting.speeches:
        own = [p for p in speech.paragraphs if p.id in about or p.id in between]
        shown = Said(speech, [(p, about.get(p.id)) for p in own], left)
        if any(p.id in about for p in own) or (own and speech.label):
            kept.append(shown)
        elif own:
            kept[-1] = replace(kept[-1], after=[*kept[-1].after, shown])
    yield from kept


def _spoken(meeting: Meeting) -> Iterator[Paragraph]:
    return (paragraph for speech in meeting.speeches for paragraph in speech.paragraphs)


def _between(meeting: Meeting, about: Container[str]) -> tuple[set[str], dict[str, str]]:
    """What happened between paragraphs that are shown, where nothing else did; what of a turn is left out, and before what."""
    between: set[str] = set()
    left: dict[str, str] = {}
    since: list[Paragraph] | None = None  # nothing was shown yet
    last = ""
    for speech in meeting.speeches:
        for paragraph in speech.paragraphs:
            if paragraph.id not in about:
                if since is not None and paragraph.role != "furniture":
                    since.append(paragraph)
                continue
            if since and all(one.role in HAPPENED for one in since):
                between.update(one.id for one in since)
            elif since and last == speech.id:
                left[paragraph.id] = since[0].id
            since, last = [], speech.id
    return between, left


def _unassigned(meeting: Meeting) -> Iterator[Said]:
    """The paragraphs of the discussion that are about no item.

    The discussion is what is said after the first report, reports aside; all, if nothing is reported.
    """
    kinds = [speech.kind for speech in meeting.speeches]
    first = kinds.index("report") if "report" in kinds else 0
    inside = {own for section in meeting.sections for own in section.speeches}
    for speech in meeting.speeches[first:] if meeting.agenda else ():
        left = [(p, None) for p in speech.paragraphs if not p.mentions and p.role == "text"]
        if left and speech.kind != "report" and speech.id not in inside:
            yield Said(speech, left)


def _done(meeting: Meeting, item: AgendaItem | None) -> Iterator[Done]:
    """The acts in the paragraphs about an item, or in those about none."""
    turns = [speech.id for speech in meeting.speeches if speech.label]
    following = dict(pairwise(turns))
    for speech in meeting.speeches:
        for paragraph in speech.paragraphs:
            about = [mention.agenda for mention in paragraph.mentions]
            if (item.id in about) if item else not about:
                after = following.get(speech.id, "")
                yield from (
                    Done(speech, paragraph, act, after if act.kind == "question" else "")
                    for act in paragraph.acts
                )
