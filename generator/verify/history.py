"""What became of ids and words: tombstones, parts, corrections, the draft, addresses that changed.

In: the ledger, the open data, what people wrote, the pages. Out: a problem for each id that was ever given and
does not lead where it should, and for each word about a change that nothing bears out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.permalinks.ledger import Entry, Ledger
from generator.problems import Problem
from generator.verify.amended import words_of
from generator.verify.characters import decode, of_file, solid
from generator.verify.digests import state_of
from generator.verify.links import Site, problem, resolve
from generator.verify.pages import Page

Data = dict[str, Any]
MEANING = re.compile(r" \((?:제9조 제1항 제[1-8]호 [가-힣·, ]+(?:; )?)+\)")
KINDS = {"o": "회의개요의 글", "s": "발언", "a": "안건"}
FATES = {
    "removed": "기록에서 빠졌습니다.",
    "redacted": "비공개하기로 하여 뺐습니다.",
    "merged": "{}에 합쳐졌습니다.",
    "moved": "지금 {}에 있습니다.",
    "parted": "일부만 지금 {}에 있습니다.",
}
SPEAKER = re.compile(r"(?P<own>[^/]+/[^/]+)/speakers/(?P<slug>[^/]+)/index\.html")
NOBODY = "이 주소의 발언자는 기록에서 빠졌습니다."
RECORDED = "회의록에 적힌 말입니다."
NOT_HELD = "적힌 날짜와 장소에서 회의가 열렸다는 뜻이 아닙니다."
DRAFT = "초안 아직 확정되지 않은 회의록이어서 바뀔 수 있습니다."
WITHHELD = (
    "내용 비공개 이 회의록에는 한 말과 결정이 없고, 비공개한다는 표시만 있습니다. 기록에서 보기"
)


def check_history(
    address: str, ledger: Ledger, data: Data, notes: str, draft: bytes | None, site: Site
) -> Iterator[Problem]:
    """Everything about the earlier forms of one meeting's record."""
    page = site.page_at(f"{address}/transcript/")
    own = [page for page in site.pages.values() if page.path.startswith(f"{address}/")]
    goals = {entry.id: _goal(entry, ledger) for entry in ledger.retired()}
    fates = {entry.id: _fate(entry, goals) for entry in ledger.retired()}
    fates |= {given.slug: NOBODY for given in ledger.speakers if not given.is_redacted}
    if page and page.order != (right := _order(ledger, goals)):
        odd = next(iter([*(set(page.order) ^ set(right)), "차례"]))
        yield problem("V006", page, 1, f"한 번 준 번호가 제자리에 없습니다: {odd}")
    for wrong in _data(ledger, data, notes):
        yield site.at("V003", f"api/v1/{address}.json", wrong)
    for one in own:
        yield from _told(one, fates, data, notes, draft)
    yield from _addresses(address, ledger, own, site)


def _goal(entry: Entry, ledger: Ledger) -> str:
    """Where the words of an id are now; those of a speech are where its first paragraph is."""
    gone = {entry.id: entry for entry in ledger.retired()}
    inner = [own for own in gone if own.startswith(f"{entry.id}-") and entry.is_speech]
    for start in inner or [entry.id]:
        end = start
        while end in gone and gone[end].into:
            end = gone[end].into
        if end != start and end not in gone:
            return end
    return ""


def _fate(entry: Entry, goals: Mapping[str, str]) -> str:
    kind = "문단" if "-" in entry.id else KINDS[entry.id[0]]
    goal = goals[entry.id]
    why: str = "removed" if entry.into and not goal else entry.gone or ""
    if goal and why == "removed":  # a turn, whose paragraphs went on
        inner = [there for own, there in goals.items() if own.startswith(f"{entry.id}-")]
        why = "moved" if all(inner) else "parted"
    return f"{kind} {entry.id}의 글은 {FATES[why].format(goal)}"


def _order(ledger: Ledger, goals: Mapping[str, str]) -> list[str]:
    """Every id of the record as the transcript must have them: what is gone in its place, or at its words."""
    order = [e.id for e in (*ledger.overview, *ledger.speeches) if not goals.get(e.id)]
    before: dict[str, list[str]] = {}
    for own, goal in goals.items():
        if goal and goal[0] != "a":
            before.setdefault(goal, []).append(own)
    told = [own for place in order for own in (*before.get(place, ()), place)]
    return [*told, *(e.id for e in ledger.agenda if e.gone)]


def _data(ledger: Ledger, data: Data, notes: str) -> Iterator[str]:
    """The open data's words on changes are the ledger's, and people's."""
    retired = sorted((entry.id, entry.gone, entry.into or None) for entry in ledger.retired())
    if sorted((one["id"], one["why"], one["into"]) for one in data["retired"]) != retired:
        yield "열린 데이터와 번호 기록의 빠진 번호가 다릅니다"
    texts = {one["id"]: one["text"] for one in (*data["overview"], *_paragraphs(data))}
    pool = solid(notes)
    for one in data["corrections"]:
        said = (one["id"], one["printed"], one["right"], one["reason"], one["date"], one["by"])
        if not all(solid(word) in pool for word in said):
            yield f"사람이 적지 않은 정정입니다: {one['id']}"
        if solid(one["printed"]) not in solid(texts[one["id"]]):
            yield f"기록에 없는 말의 정정입니다: {one['id']}"
    dates = [one["date"] for one in data["versions"]]
    if re.search(r"(?m)^status:[ \t]*draft[ \t]*$", notes) and data["status"] != "draft":
        yield "초안임을 알리지 않습니다"
    if not all(word in notes for word in (*filter(None, [data["status"]]), *dates)):
        yield "사람이 적지 않은 판입니다"


def _paragraphs(data: Data) -> Iterator[Data]:
    for speech in data["speeches"]:
        yield from speech["paragraphs"]


def _told(
    page: Page, fates: Mapping[str, str], data: Data, notes: str, draft: bytes | None
) -> Iterator[Problem]:
    """The words of one page on tombstones, parts, corrections and the draft."""
    for words in page.marked["data-gone"]:
        if words.text != fates.get(words.own):
            yield problem("V002", page, words.line, f"빠진 글을 다르게 알립니다: {words.own}")
    parts = {one["id"]: (one["split_from"], "글") for one in _paragraphs(data)}
    parts |= {one["id"]: (one["split_from"], "글") for one in data["overview"]}
    parts |= {one["id"]: (one["split_from"], "발언") for one in data["speeches"]}
    for words in page.marked["data-part"]:
        of, kind = parts.get(words.own, ("", ""))
        if words.text != f"{of}에서 나뉜 {kind}입니다.":
            yield problem("V002", page, words.line, f"나뉜 글을 다르게 알립니다: {words.own}")
    here = {*page.blocks, *(words.own for words in page.marked["data-of"])}
    right = {(one["id"], _correction(one)) for one in data["corrections"] if one["id"] in here}
    shown = {(words.own, words.text) for words in page.marked["data-correction"]}
    for own, _ in list(shown ^ right)[:1]:
        yield problem("V002", page, 1, f"정정이 빠졌거나 다릅니다: {own}")
    closed = [p for p in (*data["overview"], *_paragraphs(data)) if p["id"] in here]
    right = {(p["id"], _closed(one)) for p in closed for one in p["withheld"]}
    shown = {(words.own, MEANING.sub("", words.text)) for words in page.marked["data-withheld"]}
    repeats_some = page.path.endswith("/corrections/index.html")  # without what is said of them
    for own, _ in list(shown - right if repeats_some else shown ^ right)[:1]:
        yield problem("V002", page, 1, f"비공개한 부분을 다르게 알립니다: {own}")
    earlier = of_file(decode(draft)).text if draft else ""
    for words in page.marked["data-draft"]:
        if solid(words.text) not in earlier:
            yield problem("V002", page, words.line, f"초안에 없는 말입니다: '{words.text[:30]}'")
    if page.cites and page.cites != [_citation(data, notes, page.cites[0])]:
        yield problem("V002", page, 1, f"출처를 다르게 적었습니다: {page.cites[0][0][:60]}")
    leads_on = any(link.own == "forward" for link in page.links)
    banner = [words.text for words in page.marked["data-status"]]
    if not leads_on and banner != ([DRAFT] if data["status"] == "draft" else []):
        yield problem("V002", page, 1, "초안인지를 다르게 알립니다")
    void = [(words.own, words.text) for words in page.marked["data-void"]]
    if not leads_on and void != ([_void(data["not_held"])] if data["not_held"] else []):
        yield problem("V002", page, 1, "회의가 열렸는지를 다르게 알립니다")
    closed = [words.text for words in page.marked["data-fully-withheld"]]
    if not leads_on and closed != ([WITHHELD] if data["fully_withheld"] else []):
        yield problem("V002", page, 1, "회의록의 내용이 비공개인지를 다르게 알립니다")
    which = [words.text for words in page.marked["data-here"]]
    if page.head and which != [_which(data)] and not leads_on:
        yield problem("V002", page, 1, "어느 회의의 쪽인지를 다르게 알립니다")


def _void(told: Data) -> tuple[str, str]:
    """What each page says of a meeting that was not held."""
    where = RECORDED if told["paragraph"] else "기록에 없어 사람이 따로 적은 것입니다."
    link = " 기록에서 보기" if told["paragraph"] else ""
    return told["words"], " ".join(f"{told['words']} {where} {NOT_HELD}{link}".split())


def _which(data: Data) -> str:
    """What stays in sight: whether it is a draft, when it was, whose it is."""
    when = _day(data["date"]) if data["date"] else ""
    fixed = words_of(data)
    state = ", ".join(part for part in state_of(data).split(", ") if part != fixed)
    return " ".join(f"{state} {when} {fixed} {data['committee']['name']}".split())


def _citation(data: Data, notes: str, shown: tuple[str, str]) -> tuple[str, str]:
    """The citation with the record's title and day; publisher and licence are people's words."""
    opens, closes = "『』" if "「" in data["title"] else "「」"
    title, licence = f"{opens}{data['title']}{closes}", shown[1]
    publisher, _, said = shown[0].partition(title)
    known = all(word in notes for word in (publisher.removesuffix(", "), licence))
    pool = notes + "".join(one["text"] for one in data["overview"])
    is_known = all(number in pool for number in re.findall(r"\d+", said))
    state = [state_of(data)] if state_of(data) else []
    record = ["발언 요지"] if re.search(r"(?m)^record:\s*summary\b", notes) else []
    told = said.strip("()").removesuffix(", ".join((*state, *record))).removesuffix(", ")
    when = [told] if told and is_known and "」" not in said and "』" not in said else []
    if data["starts_at"]:
        when = [_day(data["starts_at"][:10])]
    told = ", ".join((*when, *state, *record))
    told = f"({told})" if told else ""
    return (f"{publisher if known else ''}{title}{told}", licence if known else "")


def _day(iso: str) -> str:
    year, month, day = map(int, iso.split("-"))
    return f"{year}. {month}. {day}."


def _correction(one: Data) -> str:
    when = _day(one["date"])
    words = f"정정: ‘{one['printed']}’ → ‘{one['right']}’ ({one['reason']}, {when}, {one['by']})"
    return " ".join(words.split())


def _closed(one: Data) -> str:
    """What is said of a withheld passage, the meaning of its ground aside."""
    words = MEANING.sub("", one["ground"] or "")  # as the page's own words are read
    ground = f"근거: {words}." if one["ground"] else "근거가 적혀 있지 않습니다."
    by = f" 정한 곳: {one['by']}." if one["by"] else ""
    until = f" 기한: {_day(one['until'])}까지." if one["until"] else ""
    return " ".join(f"비공개한 부분입니다. {ground}{by}{until}".split())


def _addresses(address: str, ledger: Ledger, own: list[Page], site: Site) -> Iterator[Problem]:
    """Every address that was ever given is a page: of its own, of what became of it, or one that leads on."""
    for entry in ledger.agenda:
        if entry.gone and not site.page_at(f"{address}/agenda/{entry.id[1:]}/"):
            yield site.at("V007", address, f"한 번 준 주소에 쪽이 없습니다: {entry.id}")
    given_to = {given.slug for given in ledger.speakers}
    for shown in site.pages.values():
        match = SPEAKER.fullmatch(shown.path)
        is_ours = match and match["own"] in (address, *ledger.formerly)
        if match and is_ours and match["slug"] not in given_to | {"withheld"}:
            yield problem("V005", shown, 1, "번호 기록에 없는 발언자의 쪽입니다")
    for given in ledger.speakers:
        if given.is_redacted:
            continue
        home = f"{address}/speakers/{given.slug}/"
        if not (page := site.page_at(home)):
            yield site.at("V007", home, "한 번 준 주소에 쪽이 없습니다")
        elif given.into and not _leads(page, f"{address}/speakers/{given.into}/"):
            yield problem("V007", page, 1, "옛 주소가 새 주소로 이어지지 않습니다")
    for old in ledger.formerly:
        was, now = (f"api/v1/{place}.json" for place in (old, address))
        if was not in site.files or _bytes(site, was) != _bytes(site, now):
            yield site.at("V007", was, "옛 주소의 데이터가 없거나 다릅니다")
        for page in own:
            there = page.path.removesuffix("index.html")
            before = f"{old}/{there.removeprefix(f'{address}/')}"
            led = site.page_at(before)
            if not led or not _leads(led, there, *_ahead(page)):
                yield problem("V007", led or page, 1, f"옛 주소가 이어지지 않습니다: {before}")


def _bytes(site: Site, path: str) -> bytes:
    return (site.folder / path).read_bytes()


def _ahead(page: Page) -> set[str]:
    """Where a page whose address changed leads on to."""
    return {resolve(page, link.target) or "" for link in page.links if link.own == "forward"}


def _leads(page: Page, *there: str) -> bool:
    return not _ahead(page).isdisjoint(there)
