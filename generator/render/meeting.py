"""The pages of one meeting, in order; here overview, transcript and speakers. They depend on it alone."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from generator.check.completeness import KOREAN, LegalItem, completeness
from generator.check.contradicted import contradicted
from generator.check.unread import looks_spoken
from generator.facts.cover import Field
from generator.facts.withheld import passages
from generator.model import Meeting, Paragraph, Reply, Speaker, Speech
from generator.record.speakers import names_in
from generator.render import linked, urls
from generator.render.discussion import (
    By,
    agenda_index,
    counts_of,
    groups,
    item_page,
    promises,
    proposers,
    requests_page,
    titles,
)
from generator.render.glance import glance
from generator.render.glossary import tipped, tips
from generator.render.gone import corrections_page, gone_pages, stones_of
from generator.render.page import Link, Page, View, make
from generator.render.urls import MeetingUrls
from generator.render.wording import beside, cited, day, excerpt, masked, summed_up

MOST = 60  # entries of a list that stands on every page of a meeting
SHORT = {"summary": "발언 요지", "verbatim": "속기록", "ocr": "문자 인식(OCR)으로 읽은 글"}
LEAD = ("day", "place", "attendees", "result")  # fields that say at once what a meeting was
LONGEST = 80  # letters of such a field
PROMISES = 5
HEADS = re.compile(r"\d[명인]")  # a count of heads
IN_TABLE = "표로 적혀 있음"
LAW_FACTS = {"회의 명칭": "title", "일시": "date", "장소": "place", "결정사항": "result"}
LAW_FACTS |= {"참석자 명단": "attendees", "배석자 명단": "observers"}
RECORD = {
    "summary": "발언을 요약한 기록(발언 요지)이며, 말한 그대로 적은 속기록이 아닙니다.",
    "verbatim": "말한 그대로 적은 기록(속기록)입니다.",
}
STATUS = {"draft": "초안", "final": "확정"}
READING = {
    "ocr": "종이나 PDF 문서를 문자 인식(OCR)으로 읽은 글이어서, 잘못 읽은 글자가 있을 수 있습니다."
}
NOT_THERE = "이 회의록에는 발언자가 적혀 있지 않습니다."
NOT_FOUND = "이 회의록에서 발언자를 찾지 못했습니다."


def meeting_pages(meeting: Meeting) -> list[Page]:
    """Every page of a meeting, in the order in which a reader turns them."""
    u = MeetingUrls.of(meeting)
    by = proposers(meeting)
    views = [
        _overview(meeting, u, by),
        _transcript(meeting, u),
        agenda_index(meeting, u, by),
        *(item_page(meeting, u, item, by) for item in meeting.agenda),
        requests_page(meeting, u),
        _speaker_index(meeting, u),
        *(_speaker(meeting, u, speaker) for speaker in meeting.speakers),
        *_withheld(meeting, u),
        corrections_page(meeting, u),
    ]
    shared = _contents(meeting, u)
    neighbours = zip([None, *views], views, [*views[1:], None], strict=False)
    pages = [_made(meeting, u, shared, *three) for three in neighbours]
    return pages + [_made(meeting, u, shared, None, view, None) for view in gone_pages(meeting, u)]


def _contents(meeting: Meeting, u: MeetingUrls) -> dict[str, Any]:
    """What every page of the meeting shows of it: its own contents, the site's navigation there."""
    first_of = {s.speaker.slug: s.id for s in reversed(meeting.speeches) if s.speaker}
    return {
        "u": u,
        "cite": cited(meeting),
        "licence": meeting.notes.licence or meeting.committee.licence,
        "doors": (
            Link("회의 개요", u.root),
            Link("전체 기록", u.transcript),
            Link("안건", u.agenda),
            Link("요청과 답변", u.requests),
            Link("발언자", u.speakers),
            Link("정정과 변경", u.corrections),
        ),
        "first_of": first_of,
        "has_masks": any(speech.withheld for speech in meeting.speeches),
        "most": MOST,
        "gap": next((p.id for p in meeting.paragraphs() if passages(p.text)), ""),
    }


def _made(
    meeting: Meeting,
    u: MeetingUrls,
    shared: dict[str, Any],
    before: View | None,
    view: View,
    after: View | None,
) -> Page:
    committee = Link(meeting.committee.name, urls.committee(meeting.committee.id))
    trail = (Link("홈", urls.HOME), committee, Link(meeting.title, u.root), *view.above)
    is_root = view.url == u.root
    return make(
        view.template,
        view.url,
        meeting.title if is_root else f"{view.title} – {meeting.title}",
        view.description,
        trail=trail[:2] if is_root else trail,
        meeting=meeting,
        front=view.front,
        about=view.about,
        name=view.title,
        before=Link(before.called, before.url) if before else None,
        after=Link(after.called, after.url) if after else None,
        **shared,
        **view.facts,
    )


def _overview(meeting: Meeting, u: MeetingUrls, by: By) -> View:
    facts = {
        "fields": list(_rows(meeting)),
        "noted": _noted(meeting),
        "contradicted": list(contradicted(meeting)),
        "lead": _lead(meeting),
        "lead_noted": [words for label, words in _noted(meeting) if label in ("일시", "장소")],
        "told": told(meeting),
        "statements": statements(meeting),
        "closed": [p for p in meeting.front if meeting.closed and passages(p.text)],
        "law": [
            (found, KOREAN[found.state], _corrected(meeting, found))
            for found in completeness(meeting)
        ],
        "groups": groups(meeting),
        "said": counts_of(meeting),
        "by": by,
        "promised": list(promises(meeting))[:PROMISES],
        "attendance": f"{urls.attendance(meeting.committee.id)}#y{meeting.age[0][:4]}",
        "figures": urls.figures(meeting.committee.id),
        **glance(meeting),
    }
    facts["sections"] = list(_sections(meeting, facts))
    there = "회의 개요를" if meeting.fully_withheld else "회의 개요와 전체 기록, 발언자를"
    text = summed_up(meeting, titles(meeting), f"{there} 볼 수 있습니다.")
    about = linked.of_meeting(meeting)
    return View("meeting", u.root, "회의 개요", text, facts, {}, about=about)


def _sections(meeting: Meeting, facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The parts that the overview has, in order: anchor and heading."""
    if meeting.agenda or not meeting.fully_withheld:
        yield "agenda", "안건"
    if facts["promised"]:
        yield "promised", "약속"
    if meeting.speakers or any(speech.withheld for speech in meeting.speeches):
        yield "speakers", "발언자"
    yield "overview", "회의 개요"
    if facts["turns"]:
        yield "glance", "회의의 흐름"
    if facts["columns"]:
        yield "who", "누가 어느 안건을 말했나"
    yield "law", "법령이 정한 회의록 항목"


def _lead(meeting: Meeting) -> list[Field]:
    """When and where, and what came of it, where the record says so in a few words."""
    found = (meeting.overview.field(key) for key in LEAD)
    told = [field for field in found if field and _is_whole(meeting, field)]
    elsewhere = [one.item for one in completeness(meeting) if one.state == "attached"]
    return [field for field in told if field.key != "result" or "결정사항" not in elsewhere]


def _is_whole(meeting: Meeting, field: Field) -> bool:
    """Whether a field's value says by itself all that the field says: neither one of several people nor one of several results."""
    if not field.value or len(field.value) > LONGEST:
        return False
    if field.key == "attendees" and field.items:
        closed = "".join(field.value.split())
        names = ("".join(person.name.split()) for person in meeting.overview.attendees)
        return bool(HEADS.search(closed)) and not any(name and name in closed for name in names)
    return field.key != "result" or not field.items


def _rows(meeting: Meeting) -> Iterator[tuple[Field, str]]:
    """The entries of the overview, and what stands there in place of a value; one that says nothing is left out."""
    after = {one.id: other for one, other in pairwise(meeting.paragraphs())}
    for field in meeting.overview.fields:
        below = after.get(field.line.paragraph)
        is_table = not field.words and below and below.text.lstrip().startswith("|")
        if field.words or is_table:
            yield field, IN_TABLE if is_table else ""


def _corrected(meeting: Meeting, found: LegalItem) -> str:
    """Which of the facts that have a correction a row of the law's table tells; empty where it tells none."""
    told = [LAW_FACTS.get(found.item, ""), f"overview/{found.paragraph}"]
    for item in meeting.agenda:
        decided = {o.paragraph for o in item.outcomes} | {r.paragraph for r in item.rolls}
        if found.item == "상정안건" and item.paragraph == found.paragraph:
            told.append(f"agenda/{item.id}/title")
        elif found.item in ("결정사항", "표결내용") and found.paragraph in decided:
            told.append(f"agenda/{item.id}/outcome")
    is_there = found.state != "absent"
    return next((fact for fact in told if is_there and fact in meeting.corrected), "")


def _noted(meeting: Meeting) -> list[tuple[str, str]]:
    """What people noted and the record does not say; what it says otherwise is in `contradicted`."""
    notes, overview = meeting.notes, meeting.overview
    versions = ", ".join(f"{version.name} {day(version.day)}" for version in notes.versions)
    noted = (
        ("일시", day(notes.day), overview.day),
        ("장소", notes.place, overview.place),
        ("상태", STATUS.get(notes.status or ""), None),
        ("판", versions, None),
    )
    return [(label, words) for label, words, said in noted if words and not said]


def told(meeting: Meeting) -> list[str]:
    """The statements below in a word each."""
    notes, committee = meeting.notes, meeting.committee
    return [
        *(SHORT[key] for key in (notes.record, notes.reading) if key in SHORT),
        *(["발언자 표시 없음"] if meeting.dialect == "none" else []),
        *([] if committee.official_site else ["공식 누리집 아님"]),
        notes.licence or committee.licence or "이용조건 미지정",
    ]


def statements(meeting: Meeting) -> list[str]:
    """What the text is and is not, as `meeting.yml` and `committee.yml` say."""
    notes, committee = meeting.notes, meeting.committee
    licence = notes.licence or committee.licence
    return [
        *([RECORD[notes.record]] if notes.record else []),
        *([READING[notes.reading]] if notes.reading in READING else []),
        *([_nobody(meeting)] if meeting.dialect == "none" else []),
        *([f"원본: {notes.original}"] if notes.original else []),
        *(
            []
            if committee.official_site
            else [f"이 사이트는 {committee.publisher or '해당 기관'}의 공식 누리집이 아닙니다."]
        ),
        f"이용조건: {licence}" if licence else "이용조건 미지정",
    ]


def _transcript(meeting: Meeting, u: MeetingUrls) -> View:
    items = {item.id: item for item in meeting.agenda}
    stated: dict[str, list[str]] = {}
    for item in meeting.agenda:
        stated.setdefault(item.paragraph, []).append(item.id)
    facts = {
        "told": told(meeting),
        "statements": statements(meeting),
        "tips": tips(meeting.paragraphs(), meeting.committee.glossary),
        "tipped": tipped,
        "items": items,
        "stated": stated,
        "speeches": {speech.id: speech for speech in meeting.speeches},
        "open": {own: section.items for section in meeting.sections for own in section.speeches},
        "taking_up": _taking_up(meeting),
        "stones": stones_of(meeting),
    }
    text = summed_up(meeting, "표지와 개요부터 마지막 발언까지, 기록된 그대로의 전체 기록입니다.")
    return View("transcript", u.transcript, "전체 기록", text, facts, {})


def _taking_up(meeting: Meeting) -> dict[str, list[tuple[Speech, Paragraph, Reply]]]:
    """Speech -> what later paragraphs take up of it: who, where, in which words."""
    found: dict[str, list[tuple[Speech, Paragraph, Reply]]] = {}
    for speech in meeting.speeches:
        for paragraph in speech.paragraphs:
            for reply in paragraph.replies:
                found.setdefault(reply.speech, []).append((speech, paragraph, reply))
    return found


def _speaker_index(meeting: Meeting, u: MeetingUrls) -> View:
    turns = {speaker.slug: 0 for speaker in meeting.speakers}
    for speech in meeting.speeches:
        if speech.speaker:
            turns[speech.speaker.slug] += 1
    text = summed_up(meeting, "이 회의에서 발언한 사람의 목록입니다.")
    is_anybody = turns or any(speech.withheld for speech in meeting.speeches)
    facts = {"turns": turns, "nobody": "" if is_anybody else _nobody(meeting)}
    return View("speaker-index", u.speakers, "발언자", text, facts, {})


def _nobody(meeting: Meeting) -> str:
    return NOT_FOUND if looks_spoken(meeting) else NOT_THERE


def _speaker(meeting: Meeting, u: MeetingUrls, speaker: Speaker) -> View:
    speeches = [speech for speech in meeting.speeches if speech.speaker == speaker]
    name = f"{speaker.label} {beside(speaker)}".strip()
    text = summed_up(meeting, f"{name}: 이 회의에서 한 발언 {len(speeches)}번을 차례대로.")
    front = {"speaker": speaker.slug}
    above = (Link("발언자", u.speakers),)
    others = [name for name in (speaker.office, *speaker.labels) if name != speaker.label]
    facts = {
        "speaker": speaker,
        "bare": not speaker.name and not any(names_in(speaker.label)),
        "others": ", ".join(dict.fromkeys(others)),
        "items": _items_of(speeches),
        "speeches": [(_first_words(s), s) for s in speeches],
    }
    return View("speaker", u.speaker(speaker.slug), name, text, facts, front, above)


def _items_of(speeches: Sequence[Speech]) -> frozenset[str]:
    """The items that these speeches are about."""
    return frozenset(m.agenda for s in speeches for p in s.paragraphs for m in p.mentions)


def _first_words(speech: Speech) -> str:
    """A turn's first words: it has no title of its own, and its number is no rank."""
    return excerpt(speech.paragraphs[0].text, 40) if speech.paragraphs else speech.label


def _withheld(meeting: Meeting, u: MeetingUrls) -> list[View]:
    speeches = [(_first_words(s), s) for s in meeting.speeches if s.withheld]
    if not speeches:
        return []
    text = f"{meeting.title}에서 이름이 공개되지 않은 발언의 목록. 누구의 발언인지 기록에 없습니다."
    above = (Link("발언자", u.speakers),)
    return [View("withheld", u.withheld, masked(meeting), text, {"speeches": speeches}, {}, above)]
