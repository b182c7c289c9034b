"""What was said about each item, asked and answered: the data's claims against the record's words.

In: the meeting's open data, and its pages. Out: a problem for each mention, reply or act that the words
do not bear out, and wherever a page counts, lists or names them otherwise than the data does.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.problems import Problem
from generator.verify.between import check_next
from generator.verify.links import Site, problem
from generator.verify.pages import Page

Data = dict[str, Any]
ACTS = {"request": "요청", "question": "질문", "answer": "답변", "commitment": "약속"}
OF_MEMBERS, OF_OFFICIALS = {"request", "question"}, {"request", "answer", "commitment"}
BASES = {"alias": "다른 이름", "carried": "이어진 문단"}
UNNAMED = "발언자 표시가 없는 글"
TOGETHER = "여럿이 함께 한 말"
OF_MEMBER = re.compile("(?<![가-힣])위원(?!.*[가-힣]{2})", re.DOTALL)
TAKING_UP = re.compile(f"앞의 발언을 받은 말: →(?: {UNNAMED})?|(?:{UNNAMED})?:")


def letters(text: str) -> str:
    """Letters and digits alone, as names of items are compared."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum()).casefold()


def check_discussion(data: Data, notes: str) -> Iterator[str]:
    """What is wrong with the mentions, replies and acts of the data, in words."""
    items = {item["id"]: item for item in data["agenda"]}
    order = [speech["id"] for speech in data["speeches"]]
    known = letters(notes)
    for speech in data["speeches"]:
        before: dict[str, set[str]] = {}
        for paragraph in speech["paragraphs"]:
            own, about = paragraph["id"], set[str]()
            for mention in paragraph["mentions"]:
                about.add(mention["agenda"])
                item = items.get(mention["agenda"])
                if not item or not _is_borne_out(mention, paragraph, item, known, data, before):
                    yield f"근거가 없는 안건입니다: {own} {mention['agenda']}"
            before[own] = about | {i for i, item in items.items() if item["paragraph"] == own}
            for reply in paragraph["replies_to"]:
                is_earlier = reply["id"] in order[: order.index(speech["id"])]
                if not is_earlier or reply["quote"] not in paragraph["text"] or not reply["quote"]:
                    yield f"근거가 없는 답변입니다: {own} {reply['id']}"
            for act in paragraph["acts"]:
                if act["quote"] not in paragraph["text"] or act["kind"] not in _allowed(speech):
                    yield f"발언에 없는 {ACTS.get(act['kind'], act['kind'])}입니다: {own}"


def _is_borne_out(
    mention: Data, paragraph: Data, item: Data, known: str, data: Data, before: dict[str, set[str]]
) -> bool:
    """Whether a paragraph has the words by which it is about an item, or goes on from one that is."""
    quote, origin = mention["quote"], mention["from"]
    if mention["basis"] == "section":
        return not quote and _is_open(data, mention["agenda"], origin, paragraph["id"])
    if mention["basis"] == "carried":
        answered = _answered(data, paragraph) if origin not in before else before
        return not quote and (
            mention["agenda"] in answered.get(origin, ())
            or (origin == item["paragraph"] and item["reporter"] in _taken_up(paragraph))
        )
    if not quote or quote not in paragraph["text"] or origin is not None:
        return False
    pool = letters(item["title"]) if mention["basis"] == "title" else known
    return letters(quote) in pool


def _is_open(data: Data, item: str, opened: str, paragraph: str) -> bool:
    """Whether an item alone was open when a paragraph was said."""
    speech = paragraph.partition("-")[0]
    return any(
        section["agenda"] == [item]
        and section["opened"] == opened
        and speech in section["speeches"]
        for section in data["sections"]
    )


def _taken_up(paragraph: Data) -> list[str]:
    return [reply["id"] for reply in paragraph["replies_to"]]


def _answered(data: Data, paragraph: Data) -> dict[str, set[str]]:
    """Paragraph -> items, of the speeches that a paragraph takes up."""
    return {
        other["id"]: {mention["agenda"] for mention in other["mentions"]}
        for speech in data["speeches"]
        if speech["id"] in _taken_up(paragraph)
        for other in speech["paragraphs"]
    }


def _allowed(speech: Data) -> set[str]:
    if speech["kind"] == "opinion":
        return OF_MEMBERS
    if speech["kind"] == "answer":
        return OF_OFFICIALS
    return OF_OFFICIALS - {"answer"} if speech["kind"] in ("report", "other") else set()


def unassigned(data: Data) -> list[str]:
    """The paragraphs of the discussion that are about no item, in order.

    The discussion is what comes after the first report, reports aside; all, if nothing is reported.
    """
    kinds = [speech["kind"] for speech in data["speeches"]]
    inside = {own for section in data["sections"] for own in section["speeches"]}
    first = kinds.index("report") if "report" in kinds else 0
    return [
        paragraph["id"]
        for speech in data["speeches"][first:]
        if data["agenda"] and speech["kind"] != "report" and speech["id"] not in inside
        for paragraph in speech["paragraphs"]
        if not paragraph["mentions"] and paragraph["role"] == "text"
    ]


def check_marks(address: str, data: Data, site: Site) -> Iterator[Problem]:
    """What the pages say of mentions, replies and acts is what the data says, all of it."""
    acts = _acts(data)
    wanted = {
        f"{address}/requests/": ("data-act", [act for own in acts.values() for act in own]),
        f"{address}/transcript/": ("data-reply", _replies(data)),
        f"{address}/": ("data-count", _counts(data)),
    }
    if page := site.page_at(f"{address}/"):
        yield from _same(page, "data-who", _rows(data))
    for item in data["agenda"]:
        home = f"{address}/agenda/{item['id'].removeprefix('a')}/"
        yield from _said_so(site.page_at(home), item["id"], data, acts[item["id"]])
    for home, (mark, right) in wanted.items():
        if page := site.page_at(home):
            yield from _same(page, mark, right)
            lists = acts.values() if mark == "data-act" else ()
            yield from check_next(page, data, [[own for own, _ in done] for done in lists])
    for page in (page for page in site.pages.values() if page.path.startswith(f"{address}/")):
        yield from _bars(page, data)


def _said_so(
    page: Page | None, item: str, data: Data, acts: list[tuple[str, str]]
) -> Iterator[Problem]:
    """An item's page: why each paragraph is there, how many there are, what was asked."""
    if page is None:
        return
    bases = {
        paragraph["id"]: mention["basis"]
        for speech in data["speeches"]
        for paragraph in speech["paragraphs"]
        for mention in paragraph["mentions"]
        if mention["agenda"] == item
    }
    told = [(own, BASES[basis]) for own, basis in bases.items() if basis in BASES]
    counts = {f"{item}:{basis}": f"{n}" for basis, n in Counter(bases.values()).items()}
    counts |= {item: f"{len(bases)}"} if bases else {}
    yield from _same(page, "data-basis", told)
    yield from _same(page, "data-count", sorted(counts.items()))
    yield from _same(page, "data-act", acts)
    yield from check_next(page, data, [[own for own, _ in acts]])


def _same(page: Page, mark: str, right: list[tuple[str, str]]) -> Iterator[Problem]:
    found = [(words.own, words.text) for words in page.marked[mark]]
    if mark == "data-reply":
        found = [(own, "") for own, text in found if TAKING_UP.fullmatch(text)]
    if mark != "data-act":
        found, right = sorted(found), sorted(right)
    if found != right:
        odd = next(iter([*(set(found) ^ set(right)), ("", "")]))
        message = f"기록의 사실과 다르게 적혔거나 빠졌습니다: {odd[0]} '{odd[1][:30]}'"
        yield problem("V002", page, 1, message)


def _acts(data: Data) -> dict[str, list[tuple[str, str]]]:
    """Item -> mark and words of each act in its paragraphs; under "" those of no item."""
    found: dict[str, list[tuple[str, str]]] = {item["id"]: [] for item in data["agenda"]}
    found[""] = []
    for speech in data["speeches"]:
        label = speech["label"] or UNNAMED
        for paragraph in speech["paragraphs"]:
            for act in paragraph["acts"]:
                words = " ".join(f"{ACTS[act['kind']]} {act['quote']} {label}".split())
                for own in [mention["agenda"] for mention in paragraph["mentions"]] or [""]:
                    found[own].append((f"{own}:{paragraph['id']}:{act['kind']}", words))
    return found


def _replies(data: Data) -> list[tuple[str, str]]:
    """Every reply stands at both ends."""
    pairs = [
        (f"{paragraph['id']}:{reply['id']}", "")
        for speech in data["speeches"]
        for paragraph in speech["paragraphs"]
        for reply in paragraph["replies_to"]
    ]
    return [*pairs, *pairs]


def _counts(data: Data) -> list[tuple[str, str]]:
    """Who spoke of which item in how many paragraphs; masked turns are one row."""
    counts = Counter(
        f"{mention['agenda']}:{_row(speech)}"
        for speech in data["speeches"]
        for paragraph in speech["paragraphs"]
        for mention in paragraph["mentions"]
    )
    return [(own, str(count)) for own, count in counts.items()]


def _rows(data: Data) -> list[tuple[str, str]]:
    """Who has a row, and under which name: that of the first turn."""
    said = {_row(s): None for s in data["speeches"] for p in s["paragraphs"] if p["mentions"]}
    names = {_row(s): s["label"] for s in reversed(data["speeches"])}
    names |= {"withheld": masked(data), "nobody": UNNAMED, "together": TOGETHER}
    return [(row, names[row]) for row in said]


def masked(data: Data) -> str:
    """What the masked turns are called together: members where every label says so, several where there is more than one turn."""
    labels = [speech["label"] for speech in data["speeches"] if speech["withheld"]]
    if not all(map(OF_MEMBER.search, labels)):
        return "이름을 밝히지 않은 발언자"
    return "비공개 위원 (여러 명)" if len(labels) > 1 else "비공개 위원"


def _row(speech: Data) -> str:
    if speech["withheld"]:
        return "withheld"
    if speech["speaker"]:
        return str(speech["speaker"]["id"])
    return "together" if speech["label"] else "nobody"


def _bars(page: Page, data: Data) -> Iterator[Problem]:
    """The bars are as long as the speeches, the longest the whole width."""
    if not page.bars:
        return
    lengths = {s["id"]: sum(len(p["text"]) for p in s["paragraphs"]) for s in data["speeches"]}
    longest = max(lengths.values(), default=0) or 1
    right = [(own, f"{round(100 * length / longest, 1)}%") for own, length in lengths.items()]
    if page.bars != right:
        yield problem("V002", page, 1, "발언의 길이를 다르게 보입니다")
