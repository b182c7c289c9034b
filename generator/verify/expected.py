"""What each page that spans meetings has to say, and where it leads: by digests of the open data alone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.korean.hanja import reading
from generator.verify.claims import letters
from generator.verify.digests import ASKED, Noted, Told, Topic, Who, solid
from generator.verify.links import Site

# A whole name; one with a sign in it, or that ends in `모`, may be anybody's.
NAME = re.compile(r"(?!.모$)[가-힣一-鿿]{2,}(?: [가-힣一-鿿]+)*|[A-Z][a-z]+(?:[ .-]+[A-Z][a-z]*)+")
DOORS = (("agenda", "안건"), ("topics", "주제"), ("speakers", "발언자"), ("attendance", "참석자"))
ABOUT = {  # what a page says of itself, by the mark of its list
    "data-items": "{name}의 모든 회의록에 적힌 안건",
    "data-topics": "{name}의 여러 회의에 이어지는 안건",
    "data-topic": "{name}의 회의에 이어진 안건: {heading}. 보고와 발언, 요청과 질문, 결정을 회의마다 볼 수 있습니다.",
    "data-offices": "{name}의 회의에서 발언한 사람과 직위, 그 회의",
    "data-office": "{heading}: 회의마다 몇 번 발언했는지",
    "data-attendance": "{name}의 회의마다 참석자 명단에 적힌 이름과 배석자",
}
GONE = "{name}에서 이 주소의 직위로 발언한 기록이 이제 없습니다."
Row = tuple[str, Sequence[str]]
"""Words, and where they lead."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page has to say, blanks aside, and where it leads, in order."""

    mark: str
    own: str
    text: str
    links: Sequence[str]
    heading: str = ""
    about: str = ""
    """What the page says of itself."""


def pages_of(
    own: str, newest: Sequence[Told], noted: Noted, site: Site
) -> Iterator[tuple[str, Wanted]]:
    """Address -> what stands there, of every page that spans the meetings of a committee."""
    name = newest[0].committee
    years = [(year, list(group)) for year, group in groupby(newest, key=lambda m: m.year)]
    topics = [(topic, f"{own}/topics/{topic.slug}/") for topic in noted.topics]
    held = dict(_offices(own, newest, noted, site))
    doors = [(word, [f"{own}/{place}/"]) for place, word in DOORS if topics or place != "topics"]
    yield f"{own}/", _made("data-across", own, doors)
    yield f"{own}/agenda/", _made("data-items", own, _items(years, topics), name, f"{name} 안건")
    if topics:
        listed = [(topic.name, [home]) for topic, home in topics]
        yield f"{own}/topics/", _made("data-topics", own, listed, name, f"{name} 주제")
    for topic, home in topics:
        place = f"{own}/{topic.slug}"
        yield home, _made("data-topic", place, _topic(newest, topic), name, topic.name)
    named = {home: noted.office(spoken[0][1].label) for home, spoken in held.items()}
    in_order = sorted(named, key=lambda home: (reading(named[home]), home.rstrip("/")))
    rows: Iterable[Row] = [(f"{named[home]}회의 {len(held[home])}번", [home]) for home in in_order]
    yield f"{own}/speakers/", _made("data-offices", own, rows, name, f"{name} 발언자")
    slugs = Counter(slug for spoken in held.values() for slug in {who.id for _, who in spoken})
    for home, spoken in held.items():
        place = home.replace("/speakers/", "/").rstrip("/")
        heading = f"{name} {named[home]}"
        yield home, _made("data-office", place, _office(own, spoken, slugs), name, heading)
    yield f"{own}/attendance/", _made("data-attendance", own, _lists(years), name, f"{name} 참석자")
    for year, meetings in years:
        rows = _review(own, year, meetings, topics)
        yield f"{own}/{year}/", _made("data-year", f"{own}/{year}", rows)


def _made(mark: str, own: str, rows: Iterable[Row], name: str = "", heading: str = "") -> Wanted:
    about = ABOUT.get(mark, "").format(name=name, heading=heading)
    listed = list(rows)
    text = "".join(words for words, _ in listed)
    return Wanted(mark, own, text, [link for _, links in listed for link in links], heading, about)


def _items(
    years: Sequence[tuple[str, Sequence[Told]]], topics: Sequence[tuple[Topic, str]]
) -> Iterator[Row]:
    if topics:
        yield "여러 회의에 이어지는 주제", ()
    yield from ((topic.name, [home]) for topic, home in topics)
    for year, meetings in years:
        if any(one.items for one in meetings):
            yield f"{year}년", ()
        for one in (one for one in meetings if one.items):
            yield f"{one.title}{one.when}", [f"{one.address}/agenda/", *one.fixed("")[1]]
            for item in one.items:
                words, fixed = one.fixed(f"agenda/{item.id}/title")
                came, changed = one.fixed(f"agenda/{item.id}/outcome" if item.outcome else "-")
                told = f"{item.number}{item.title}{words}{item.outcome}{came}"
                yield told, [one.item(item), *fixed, *changed]


def _topic(newest: Sequence[Told], topic: Topic) -> Iterator[Row]:
    year = ""
    for one in newest:
        for item in (item for item in one.items if letters(item.title) in topic.titles):
            if year != one.year:
                year = one.year
                yield f"{year}년", ()
            home, day = one.item(item), one.when
            title, outcome = (
                one.fixed(f"agenda/{item.id}/{fact}") for fact in ("title", "outcome")
            )
            links = [home, *title[1], *one.fixed("")[1], one.root]
            yield f"{item.title}{title[0]}{day}{one.title}", links
            parts = {"report": f"보고: {item.reporter}" if item.reporter else "기록에 적힌 곳"}
            parts |= {"said": f"말한 문단 {item.said}개"} if item.said else {}
            asked = ", ".join(f"{ASKED[kind]} {count}개" for kind, count in item.asked)
            parts |= {"requests": asked} if asked else {}
            parts |= {"outcome": f"결정: {item.outcome}"} if item.outcome else {}
            links = [f"{home}#{place}" for place in parts] + outcome[1] * bool(item.outcome)
            yield "".join(parts.values()) + outcome[0] * bool(item.outcome), links


def _offices(
    own: str, newest: Sequence[Told], noted: Noted, site: Site
) -> Iterator[tuple[str, list[tuple[Told, Who]]]]:
    """Page of an office -> who spoke under it, the newest meeting first."""
    held: dict[str, list[tuple[Told, Who]]] = {}
    for one in newest:
        for who in reversed(one.speakers):
            held.setdefault(noted.key(who.label), []).append((one, who))
    shown = {solid(page.heading): path for path, page in site.pages.items()}
    for key, spoken in held.items():
        home = f"{own}/speakers/{noted.slugs.get(key)}/"
        if not noted.slugs:  # a site that was only tried has no `ids.yml` yet
            heading = f"{newest[0].committee}{noted.office(spoken[0][1].label)}"
            home = shown.get(solid(heading), home).removesuffix("index.html")
        yield home, spoken


def _office(own: str, spoken: Sequence[tuple[Told, Who]], slugs: Counter[str]) -> Iterator[Row]:
    """What it said is looked for by its address in the meetings, if it has one there and no other office has."""
    ids = {who.id for _, who in spoken}
    if len(ids) == 1 and slugs[min(ids)] == 1:
        yield "이 이름의 발언 모두 찾기", [f"search/?speaker={min(ids)}&committee={own}"]
    for year, rows in groupby(spoken, key=lambda row: row[0].year):
        yield f"{year}년", ()
        for one, who in rows:
            name = f"명단의 이름: {who.name}" if who.name else ""
            parts = filter(None, (one.when, name, f"발언 {who.turns}번"))
            links = [f"{one.address}/speakers/{who.id}/", *one.fixed("")[1]]
            yield f"{one.title}{'·'.join(parts)}", links


def _lists(years: Sequence[tuple[str, Sequence[Told]]]) -> Iterator[Row]:
    for year, meetings in years:
        yield f"{year}년", ()
        yield from _table([one for one in meetings if one.attendees and not one.is_void])
        for one in meetings:
            there = ", ".join(map(_entry, one.attendees))
            words = (
                f"{'명단' if one.is_void else '참석'}: {there}"
                if one.attendees
                else "참석자 명단을 찾지 못했습니다."
            )
            beside = f"배석: {', '.join(one.observers)}" if one.observers else ""
            listed = one.fixed("attendees" if one.attendees else "-")
            others = one.fixed("observers" if beside else "-")
            away, missed = one.fixed("absent"), _missed(one)
            links = [one.root, *one.fixed("")[1], *listed[1], *away[1] * len(missed), *others[1]]
            gone = "".join(f"{line}{away[0]}" for line in missed)
            yield f"{one.title}{one.when}{words}{listed[0]}{gone}{beside}{others[0]}", links


def _missed(one: Told) -> list[str]:
    """Who was absent, under each word of the record."""
    words = sorted({word for *_, word in one.absent})
    return [
        f"{word}: {', '.join(_entry((a, b)) for a, b, own in one.absent if own == word)}"
        for word in words
    ]


def _table(meetings: Sequence[Told]) -> Iterator[Row]:
    """Who is on which list; nobody whose name is hidden, even in part, has a row."""
    lists = [_told_of(one) for one in meetings]
    names = list(dict.fromkeys(name for own in lists for name in own))
    if len(meetings) > 1 and names:
        yield "명단의 이름", ()
        yield from ((one.printed or one.title, [one.root]) for one in meetings)
        yield from ((name + "".join(own.get(name, "–") for own in lists), ()) for name in names)


def _told_of(one: Told) -> dict[str, str]:
    """Who is on a list of the meeting, and what it says of them; who was there comes first."""
    told = {_entry(who): "있음" for who in one.attendees if NAME.fullmatch(who[0])}
    gone = ((_entry((a, b)), word) for a, b, word in one.absent if NAME.fullmatch(a))
    return {**told, **{name: word for name, word in gone if name not in told}}


def _review(
    own: str, year: str, meetings: Sequence[Told], topics: Sequence[tuple[Topic, str]]
) -> Iterator[Row]:
    items = [item for one in reversed(meetings) for item in one.items]
    words = Counter(item.outcome for item in items if item.outcome)
    is_fixed = any(fact.endswith("/outcome") for one in meetings for fact in one.corrected)
    fixed = "(정정 있음)" if is_fixed else ""
    came = (
        f"·결정: {', '.join(f'{word} {count}' for word, count in words.items())}{fixed}"
        if words
        else ""
    )
    count = f"·안건 {len(items)}건" if items else ""
    yield f"회의록 {len(meetings)}건{count}{came}", ()
    titles = {letters(item.title) for item in items}
    yield from ((topic.name, [home]) for topic, home in topics if titles & topic.titles)
    yield "참석자", [f"{own}/attendance/#y{year}"]


def _entry(attendee: tuple[str, str]) -> str:
    return " ".join(filter(None, attendee))
