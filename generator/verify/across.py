"""The pages that span meetings, against digests of the open data, which was held against the record itself.

In: the part of a built site that spans a committee's meetings, and of each meeting what such pages may tell of it.
Out: a problem for each page that says more, less or something else, leads elsewhere, or lets a mask become an office.
What people wrote in `committee.yml` (topics, other labels of an office) and the addresses in `ids.yml` are read anew.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from urllib.parse import urlsplit

from generator.problems import Problem
from generator.verify.claims import letters
from generator.verify.digests import Noted, Told, noted, solid, told
from generator.verify.expected import GONE, Wanted, pages_of
from generator.verify.links import Site, problem, resolve
from generator.verify.marks import ACROSS
from generator.verify.pages import Page

__all__ = ["Noted", "Told", "check_across", "check_recurs", "noted", "told"]
PLACE = re.compile(r"[a-z0-9-]+/(?:agenda|topics|speakers|attendance)/(?:[^/]+/)?index\.html")
NOBODY = "기록에서 빠진 직위"
# All that such pages say beside what they tell of the record.
SENTENCES = (
    "모든 회의의 안건을 새 회의부터 적었습니다. 제목과 결정은 회의록에 적힌 말입니다.",
    "회의록에서 안건의 이름을 찾지 못했습니다.",
    "여러 회의에 이어지는 안건입니다. 제목이 달라도 같은 일이라고 사람이 확인한 것만 모았습니다.",
    "여러 회의에 이어진 안건을 새 회의부터 적었습니다. 같은 일이라는 것은 사람이 확인했고, 제목과 결정은 회의록에 적힌 말입니다. 요청과 질문은 컴퓨터가 규칙으로 골라낸 문장의 수입니다.",
    "이 주제에 적은 안건이 어느 회의에도 없습니다.",
    "회의에서 발언한 사람과 직위를 가나다 차례로, 회의록에 적힌 이름 그대로 적었습니다. 횟수는 발언한 회의의 수입니다. 기록이 이름을 가린 발언은 누구의 것인지 알 수 없어 여기에 없습니다.",
    "누구의 발언인지 적힌 회의록이 없습니다.",
    "회의록에 이 이름으로 적힌 발언을 새 회의부터 적었습니다. 명단의 이름은 그 회의의 참석자 명단에 적힌 것만 보이고, 명단에서 알 수 없으면 비워 두었습니다. 이름이 같아도 같은 사람이라는 뜻은 아닙니다.",
    *("이 이름의 발언이 있는 새 회의록은", "피드", "로 알 수 있습니다."),
    "이 주소의 직위로 발언한 기록이 이제 없습니다.",
    *("지금 있는 것은", "목록", "에서 볼 수 있습니다."),
    "회의마다 참석자 명단에 적힌 이름과 직위입니다. 같은 이름이 같은 사람이라는 뜻은 아닙니다. 명단에 없다는 것이 결석을 뜻하지 않을 수 있습니다. 불참, 결석 같은 말은 회의록에 적힌 그대로입니다.",
)


def check_across(
    site: Site, told: Mapping[str, Told], notes: Mapping[str, Noted]
) -> Iterator[Problem]:
    """Every page that spans meetings of the committees in `notes`; `told` is of all their meetings."""
    wanted: dict[str, Wanted] = {}
    stones: dict[str, str] = {}  # address -> what its page says of itself
    for own, written in notes.items():
        meetings = [one for one in told.values() if one.address.startswith(f"{own}/")]
        newest = sorted(meetings, key=lambda one: one.age, reverse=True)
        if newest:
            pages = dict(pages_of(own, newest, written, site))
            homes = {f"{own}/speakers/{slug}/" for slug in written.slugs.values()}
            told_of = GONE.format(name=newest[0].committee)
            wanted, stones = wanted | pages, stones | dict.fromkeys(homes - pages.keys(), told_of)
    yield from _strangers(site, wanted, stones)
    for path, right in wanted.items():
        page = site.page_at(path)
        if page is None:
            yield site.at("V007", f"{path}index.html", "여러 회의에 걸친 쪽이 없습니다")
        else:
            yield from (problem("V002", page, 1, wrong) for wrong in _wrong(page, right))
    for path in sorted(stones):
        if site.page_at(path) is None:
            yield site.at("V007", f"{path}index.html", "번호 기록에 있는 직위의 쪽이 없습니다")


def check_recurs(site: Site, told: Told, notes: Noted) -> Iterator[Problem]:
    """A meeting's pages: an item's leads to the topics that people gave its title to, and nothing else does."""
    right = {
        told.item(item): [
            (topic.name, f"{told.address.partition('/')[0]}/topics/{topic.slug}/")
            for topic in notes.topics
            if letters(item.title) in topic.titles
        ]
        for item in told.items
    }
    for page in site.pages.values():
        words = [words.text for words in page.marked["data-recurs"]]
        links = [resolve(page, link.target) for link in page.links if link.within]
        shown = list(zip_longest(words, links))
        if shown != right.get(page.path.removesuffix("index.html"), []):
            yield problem("V002", page, 1, "이어지는 주제가 committee.yml과 다릅니다")


def _strangers(
    site: Site, wanted: Mapping[str, Wanted], stones: Mapping[str, str]
) -> Iterator[Problem]:
    """No such page of anything else: no mask is an office; one that is gone says nothing but that."""
    for page in site.pages.values():
        path = page.path.removesuffix("index.html")
        if path in stones:
            is_right = _line(page.heading) == NOBODY and _describes(page, stones[path])
            if not is_right or not page.marked["data-gone"]:
                yield problem("V005", page, 1, "기록에 없는 직위의 쪽에 글이 있습니다")
            yield from (problem("V002", page, 1, wrong) for wrong in _strange(page))
        elif path not in wanted and PLACE.fullmatch(page.path) and not _leads_on(page):
            yield problem("V005", page, 1, "기록에 없는 직위나 주제의 쪽입니다")
        for mark in ACROSS:
            is_right = path in wanted and wanted[path].mark == mark
            for words in page.marked[mark][is_right:]:
                yield problem("V002", page, words.line, f"이 쪽에 있을 수 없는 목록입니다: {mark}")


def _leads_on(page: Page) -> bool:
    return any(link.own == "forward" for link in page.links)


def _wrong(page: Page, right: Wanted) -> Iterator[str]:
    shown = page.marked[right.mark][:1]
    if [(one.own, solid(one.text)) for one in shown] != [(right.own, solid(right.text))]:
        yield "여러 회의의 사실이 열린 데이터와 다르거나, 빠졌거나, 더 있습니다"
    led = [_way(page, link.target) for link in page.links if link.within]
    if led != list(right.links):
        yield "여러 회의에 걸친 쪽의 링크가 다른 곳을 가리키거나, 빠졌거나, 더 있습니다"
    if right.heading and solid(page.heading) != solid(right.heading):
        yield f"쪽의 제목이 다릅니다: '{page.heading.strip()[:30]}'"
    if PLACE.fullmatch(page.path):
        if not _describes(page, right.about):
            yield "이 쪽의 설명이 다릅니다"
        yield from _strange(page)


def _way(page: Page, target: str) -> str | None:
    """Where a link leads, with what it asks there."""
    there, asked = resolve(page, target), urlsplit(target).query
    return f"{there}?{asked}" if asked else there


def _describes(page: Page, right: str) -> bool:
    """Whether a page says of itself what it should, or the beginning of that; that it says anything, `heads` sees to."""
    if not page.head:
        return True
    said = [
        values.get("content", "") for _, values in page.head if values.get("name") == "description"
    ]
    told = _line(said[0]) if said else ""
    cut = told.removesuffix("…")
    return told == _line(right) or (cut != told and _line(right).startswith(cut))


def _strange(page: Page) -> Iterator[str]:
    """What no such page is made of, and words that are neither the record's nor the few that it has."""
    yield from (f"쪽에 있을 수 없는 것이 있습니다: {what[:60]}" for what, _ in page.strange)
    told = [words.text for words in page.marked["data-gone"]]
    for words in (*told, *(words for words, _, _ in page.loose)):
        if _line(words) not in SENTENCES:
            yield f"기록에 없는 글이 있습니다: '{words[:30]}'"


def _line(text: str) -> str:
    return " ".join(text.split())
