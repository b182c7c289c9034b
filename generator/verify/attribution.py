"""Who is said to have said what: each page of a meeting against the facts of its open data.

In: the pages, and data that has been held against the record. Out: a problem wherever words stand
under another speaker, a mask leads to a person, a page lacks or repeats what it should hold, or the
site's own words beside a speech are none of the few that it has.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.korean.hanja import reading
from generator.problems import Problem
from generator.verify.between import check_cuts, shown_of
from generator.verify.business import shown_votes
from generator.verify.claims import check_marks, masked, unassigned
from generator.verify.data import Data, path_of
from generator.verify.links import Site, problem, resolve
from generator.verify.pages import Page

KINDS = {"procedure": "진행", "report": "보고", "opinion": "의견", "answer": "답변"}
STATES = {"present": "있음", "attached": "붙임", "absent": "찾지 못함"}
# That say nothing of anyone.
OWN_WORDS = re.compile(
    r"보고:|앞뒤 보기|안건 (?:\S+ )?보기:?|이 발언을 받은 말|발언자 표시가 없는 글|안건 상정|회의 진행|보고사항|[▲▼]|(?<!\S)(?:명단|표결|결정)(?!\S)"
)
CHANGED = re.compile(
    r"선출|당선|호선|선임|추대|대[행리신]|교대|넘|인계|이어받|부위원장|부의장|부회장|부이사장"
)
NOT_SAID = "회의록의 줄"
MASK = re.compile(r"[○◯〇●]\s?[○◯〇●]")


def check_attribution(address: str, data: Data, site: Site) -> Iterator[Problem]:
    """Every page of the meeting."""
    speeches = {speech["id"]: speech for speech in data["speeches"]}
    for own, speech in speeches.items():
        read = reading(speech["label"])
        if speech["reading"] != (read if read != speech["label"] else None):
            yield site.at("V003", path_of(address), f"발언자 표시를 다르게 읽었습니다: {own}")
        hidden = bool(MASK.search(speech["label"]))
        if (hidden and not speech["withheld"]) or (speech["withheld"] and speech["speaker"]):
            yield site.at("V005", path_of(address), f"가려진 발언에 발언자가 있습니다: {own}")
    yield from (site.at("V005", path_of(address), wrong) for wrong in _changes(data))
    told = _told(data)
    for page in site.pages.values():
        if page.path.startswith(f"{address}/"):
            yield from _beside(page, speeches, address, masked(data))
            yield from _marks(page, told)
            yield from _not_said(page, speeches)
            yield from (
                problem("V009", page, line, f"쪽에 있을 수 없는 것이 있습니다: {what[:60]}")
                for what, line in page.strange
            )
            for own, label in page.by:
                if own not in speeches or label.split() != speeches[own]["label"].split():
                    yield problem(
                        "V005", page, 1, f"다른 발언자의 말로 옮깁니다: '{label}' ({own})"
                    )
            for what, line, speech in page.loose:
                if speech or page.path == f"{address}/transcript/index.html":
                    yield problem("V001", page, line, f"원본에 없는 글이 있습니다: '{what[:30]}'")
    yield from _complete(address, data, site)
    yield from check_marks(address, data, site)


def _changes(data: Data) -> Iterator[str]:
    """That an office changed hands stands in the record, and then its label has no name."""
    texts = {p["id"]: p["text"] for p in data["overview"]}
    texts |= {p["id"]: p["text"] for speech in data["speeches"] for p in speech["paragraphs"]}
    for speech in data["speeches"]:
        speaker = speech["speaker"] or {"changes": (), "name": None}
        for one in speaker["changes"]:
            said = one["quote"] in texts.get(one["paragraph"], "") and CHANGED.search(one["quote"])
            if not said or speaker["name"]:
                yield f"발언자가 바뀌었다고 기록에 적혀 있지 않습니다: {speech['id']}"


def _beside(page: Page, speeches: dict[str, Any], address: str, hidden: str) -> Iterator[Problem]:
    """The site's own words and links beside each speech."""
    is_whole = page.path == f"{address}/transcript/index.html"
    for own, words in page.said.items():
        speech = speeches.get(own.partition("-")[0])
        said = " ".join(OWN_WORDS.sub(" ", words.text).split())
        if said != (_expected(speech, own, hidden if is_whole else None) if speech else ""):
            yield problem(
                "V005", page, words.line, f"발언 곁의 말이 기록과 다릅니다: '{said}' ({own})"
            )
    for link in page.links:
        own = link.words.own if link.words and link.is_label else link.speech
        if not own or not (speech := speeches.get(own.partition("-")[0])):
            continue
        there = resolve(page, link.target) or ""
        is_speaker = link.is_label or there.startswith(f"{address}/speakers/")
        if is_speaker and there != _home(speech, address):
            yield problem("V005", page, link.line, f"{own}의 발언자가 다릅니다: {link.target}")


def _expected(speech: Any, own: str, hidden: str | None) -> str:
    """The kind and, on the whole record, whose speech it is; nothing where an item is stated."""
    kind = KINDS.get(speech["kind"], "") if "-" not in own else ""
    if hidden is None:
        return kind
    who = hidden if speech["withheld"] else ""
    if speaker := speech["speaker"]:
        apart = speaker["name"] and speaker["name"] not in speech["label"]
        who = f"{speaker['name']} 발언 모두" if apart else "발언 모두"
    return " ".join(filter(None, (speech["reading"], kind, who)))


def _home(speech: Any, address: str) -> str:
    own = "withheld" if speech["withheld"] else speech["speaker"] and speech["speaker"]["id"]
    return f"{address}/speakers/{own}/"


def _told(data: Data) -> Mapping[str, Mapping[str, str | None]]:
    """What marks say of speakers and of the law: names, how often each speaks, states."""
    speakers = [speech["speaker"] for speech in data["speeches"] if speech["speaker"]]
    turns = Counter(speaker["id"] for speaker in speakers)
    return {
        "data-name": {speaker["id"]: speaker["name"] for speaker in speakers},
        "data-turns": {own: f"{count}번" for own, count in turns.items()},
        "data-law": {one["item"]: STATES.get(one["state"]) for one in data["completeness"]},
    }


def _marks(page: Page, told: Mapping[str, Mapping[str, str | None]]) -> Iterator[Problem]:
    """Words under a speech are that speech's; names, counts and states are those of the data."""
    for words in page.marked["data-of"]:
        is_front = words.own[:1] == "o"  # of a closed meeting, which has no speech
        is_here = f"{words.own}-".startswith(f"{words.speech}-") if words.speech else is_front
        if not is_here:
            yield problem(
                "V002", page, words.line, f"다른 발언 아래에 있는 문단입니다: {words.own}"
            )
    for words in page.marked["data-from"]:
        is_label = words.own[:1] == "s" and "-" not in words.own  # a chip quotes the item's place
        ends = {end.partition("-")[0] for end in words.reply.split(":")}
        here = words.speech.partition("-")[0]
        if words.speech and is_label and words.own != here and words.own not in ends:
            message = f"다른 발언자의 표시입니다: '{words.text}' ({words.own})"
            yield problem("V005", page, words.line, message)
    for mark, right in told.items():
        for words in page.marked[mark]:
            if words.text != right.get(words.own):
                yield problem(
                    "V002", page, words.line, f"기록과 다릅니다: '{words.text}' ({words.own})"
                )


def _not_said(page: Page, speeches: Mapping[str, Any]) -> Iterator[Problem]:
    """Under somebody's label the record's own lines are told to be that, and nothing else is."""
    labelled = [speech for speech in speeches.values() if speech["label"]]
    own_lines = {p["id"] for s in labelled for p in s["paragraphs"] if p["role"] != "text"}
    shown = [own for own in page.blocks if own in own_lines]
    shown += [w.own for w in page.marked["data-of"] if w.own in own_lines and "-" not in w.speech]
    told = [words.own for words in page.marked["data-told"] if words.text == NOT_SAID]
    if told != shown or len(told) != len(page.marked["data-told"]):
        odd = next(iter([*(set(told) ^ set(shown)), ""]))
        yield problem("V005", page, 1, f"발언과 회의록의 줄을 다르게 알립니다: {odd}")


def _complete(address: str, data: Data, site: Site) -> Iterator[Problem]:
    """Every page of a speaker, of the masked turns and of an item has all that belongs there, in order."""
    wanted: dict[str, list[str]] = {}
    headings: dict[str, str] = {f"{address}/speakers/withheld/": masked(data)}
    for speech in data["speeches"]:
        if speech["withheld"] or speech["speaker"]:
            home = _home(speech, address)
            wanted.setdefault(home, []).extend(p["id"] for p in speech["paragraphs"])
            if speech["speaker"]:
                name = speech["speaker"]["name"] or ""
                name = "" if name in speech["label"] else name
                headings.setdefault(home, f"{speech['label']} {name}".strip())
    for item in data["agenda"]:
        home = f"{address}/agenda/{item['id'].removeprefix('a')}/"
        shown, cuts = shown_of(data, item)
        wanted[home] = [*shown, item["paragraph"]]
        if page := site.page_at(home):
            yield from check_cuts(page, cuts)
        headings[home] = " ".join(item["title"].split())
    wanted[f"{address}/agenda/"] = unassigned(data)
    headings[f"{address}/agenda/"] = "안건"
    closed = [p["id"] for p in data["overview"] if p["withheld"]]
    wanted[f"{address}/"] = [] if data["speeches"] else closed
    headings[f"{address}/"] = " ".join(data["title"].split())
    for item in data["agenda"]:
        page = site.page_at(f"{address}/agenda/{item['id'].removeprefix('a')}/")
        told = [(words.own, words.text) for words in page.marked["data-vote"]] if page else []
        named = [(words.own, words.text) for words in page.marked["data-roll"]] if page else []
        if page and told != shown_votes(data, item["id"]):
            yield problem("V002", page, 1, "표결의 수를 다르게 알립니다")
        if page and named != [(r["paragraph"], ", ".join(r["names"])) for r in item["rolls"]]:
            yield problem("V002", page, 1, "누가 어떻게 표결했는지를 다르게 알립니다")
    for home, own in wanted.items():
        page = site.page_at(home)
        if page is None:
            continue  # said by the links that lead there
        if [words.own for words in page.marked["data-of"]] != own:
            yield problem(
                "V002", page, 1, "이 쪽에 있어야 할 문단이 빠졌거나 더 있거나 차례가 다릅니다"
            )
        if " ".join(page.heading.split()) != headings[home]:
            yield problem("V002", page, 1, f"쪽의 제목이 기록과 다릅니다: '{page.heading.strip()}'")
    for path, page in site.pages.items():
        at_home = path.removesuffix("index.html")
        deep = (
            path.startswith((f"{address}/speakers/", f"{address}/agenda/")) and path.count("/") == 4
        )
        is_stone = page.marked["data-gone"] or any(link.own == "forward" for link in page.links)
        if deep and at_home not in wanted and (page.marked["data-of"] or not is_stone):
            yield problem("V002", page, 1, "기록에 없는 발언자나 안건의 쪽입니다")
