"""What was decided: each outcome of the data against the words that say so, and why it is of its item.

In: the meeting's open data. Out: what the words do not bear out. An item is named by them, was open when they were said, or
has its title right above them.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.verify.business import LINE_HEAD, Data, is_line, is_named, number_of, numbered
from generator.verify.claims import letters
from generator.verify.rows import is_counted_row, is_row, is_vote_of_row

# Above a result: `- 표결: 찬성 5인 / 반대 1인`.
VOTE_LINE = re.compile(r"[\W_ㅇ\d]*(?:표\s?결|찬\s?반|투표\s?결과)[^:：\n]{0,8}[:：]")
OPENED = re.compile(
    r"상정(?!하지)|上程|보고를?\s?듣|번째\s?(?:안건|의안)|(?:다음|이어서|계속|끝으로)[^.?!]{0,80}(?:입니다|겠습니다|바랍니다)"
)
SO_MANY = re.compile(r"\s*[→⇒➔➜☞⇨➡↳]\s*이상\s?(\d{1,3})\s?건")


def check_outcomes(data: Data) -> Iterator[str]:
    """A decision stands in its paragraph, word for word, in a section of its item."""
    data = {**data, "agenda": numbered(data["agenda"])}
    paragraphs = [*data["overview"], *(p for s in data["speeches"] for p in s["paragraphs"])]
    texts = {p["id"]: p["text"] for p in paragraphs}
    counted = dict(_counted_at(paragraphs))
    below, together = _stated_below(data, paragraphs), dict(_told_together(data, paragraphs))
    inside = {own: section["agenda"] for section in data["sections"] for own in section["speeches"]}
    ended = _ended_in(data)
    for item in data["agenda"]:
        for one in (*item["outcomes"], *item["amendments"]):
            where = one["paragraph"]
            told = (
                one["quote"] in texts.get(where, "")
                and one["word"] in f"{one['quote']} {one['question'] or ''}"
                and one["quote"]
            )
            asked = not one["question"] or one["question"] in texts.get(one["asked"] or "", "")
            votes = one["votes"] or {}
            told = told and all(
                _counts(counted[where], *vote) or is_vote_of_row(texts[where], one, *vote)
                for vote in votes.items()
            )
            is_alone = len(data["agenda"]) == 1 and not data["sections"]
            speech = where.partition("-")[0]
            is_open = is_alone or item["id"] in inside.get(speech, ())
            is_open |= item["id"] in ended.get(speech, ()) and _opens_behind(one, data)
            words = f"{one['question'] or ''} {one['quote']}"
            if (
                not told
                or not asked
                or not (
                    is_open
                    or is_named(item, words, data["agenda"])
                    or below.get(where) == item["id"]
                    or item["id"] in together.get(where, ())
                    or is_row(item, one)
                    or is_counted_row(number_of(item), one, list(map(number_of, data["agenda"])))
                    or is_line(item, one)
                )
            ):
                yield f"선포하지 않은 결정입니다: {item['id']} {where}"
        if not all("부결" in one["word"] for one in item["amendments"]):
            yield f"부결되지 않은 수정안입니다: {item['id']}"
        if item["outcome"] != (item["outcomes"][-1] if item["outcomes"] else None):
            yield f"마지막 결정이 다릅니다: {item['id']}"


def _counted_at(paragraphs: list[Data]) -> Iterator[tuple[str, str]]:
    """Each paragraph with the words in which its votes are counted: its own, and those of a line right above that says so."""
    above = ""
    for paragraph in paragraphs:
        text = paragraph["text"]
        yield paragraph["id"], f"{above}\n{text}"
        above = text if VOTE_LINE.match(text) else ""


def _counts(text: str, kind: str, count: int) -> bool:
    """Whether a text counts so many votes of a kind."""
    return bool(re.search(rf"{kind}\s?(?:의원|위원)?\s?(?:수)?\s?[:：]?\s?{count}(?!\d)", text))


def _opens_behind(outcome: Data, data: Data) -> bool:
    """Whether the same speech opens an item only behind the words of a decision."""
    own = outcome["paragraph"].partition("-")[0]
    said = next(s for s in data["speeches"] if s["id"] == own)["paragraphs"]
    place = next(n for n, p in enumerate(said) if p["id"] == outcome["paragraph"])
    behind = "".join(p["text"] for p in said[place:]).partition(outcome["quote"])[2]
    return bool(OPENED.search("".join(behind.split("\n"))))


def _ended_in(data: Data) -> dict[str, list[str]]:
    """Speech that opens items -> those that were open before it."""
    return {
        now["speeches"][0]: before["agenda"]
        for before, now in pairwise(data["sections"])
        if now["speeches"] and str(now["opened"]).startswith(f"{now['speeches'][0]}-")
    }


def _stated_below(data: Data, paragraphs: list[Data]) -> dict[str, str]:
    """Lines that state a decision -> the item whose title stands above them, with no other title between."""
    titles = {item["paragraph"]: item["id"] for item in data["agenda"]}
    words = [letters(item["title"]) for item in data["agenda"]]
    named = {own: i["id"] for own, i in zip(words, data["agenda"], strict=True)}
    named = {own: item for own, item in named.items() if words.count(own) == 1}
    found: dict[str, str] = {}
    current = above = ""
    for paragraph in paragraphs:
        own, above = above, paragraph["id"]
        again = named.get(letters(LINE_HEAD.sub("", paragraph["text"], count=1)), "")
        if paragraph["role"] == "agenda":
            current = titles.get(paragraph["id"], again)
        elif paragraph["id"] not in titles and again:
            current = again  # the whole title of one, below the list
        elif paragraph["id"] in titles:  # of a list the last title is not the one that is decided
            current = "" if own in titles else titles[paragraph["id"]]
        elif paragraph["role"] == "decision" or paragraph in data["overview"]:
            found[paragraph["id"]] = current
    return found


def _told_together(data: Data, paragraphs: list[Data]) -> Iterator[tuple[str, list[str]]]:
    """Lines that decide as many items as have their titles right above: `⇒ 이상 2건을 원안대로 의결함`."""
    titles = {item["paragraph"]: item["id"] for item in data["agenda"]}
    above: list[str] = []
    for paragraph in paragraphs:
        match = SO_MANY.match(paragraph["text"])
        if match and int(match[1]) == len(above):
            yield paragraph["id"], above
        above = [*above, titles[paragraph["id"]]] if paragraph["id"] in titles else []
