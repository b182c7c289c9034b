"""One meeting's built pages against its record and its ledger.

In: the record's bytes, the ledger, the pages. Out: problems and the figures of the proof. What the
open data says is held in `data`, who is said to have spoken in `attribution`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from generator.korean.terms import EXPLAINED
from generator.permalinks.ledger import Entry, Ledger
from generator.permalinks.sketch import fingerprint
from generator.problems import Problem, at
from generator.verify.amended import check_beside
from generator.verify.attribution import check_attribution
from generator.verify.characters import Letters, decode, of_file, of_page, solid
from generator.verify.data import Data, check_data, path_of, read_data
from generator.verify.history import check_history
from generator.verify.links import Site, problem
from generator.verify.pages import Page, Words
from generator.verify.record import SURE, Difference, compare
from generator.verify.traits import JOIN
from generator.verify.unnamed import check_unnamed, said_of

MASK = re.compile(r"[○◯〇●]{2,}")
LAST_BRACKETS = re.compile(r"[(（]((?:\([^()]*\)|[^()（）])*)[)）]\W*$")
BOTH = re.compile(r"일\s?시\s?(?:/|및|·|,)\s?장\s?소")  # two labels before two facts


@dataclass(frozen=True, slots=True)
class Kept:
    """What the program keeps of a meeting: everything but the parsed facts."""

    address: str
    data: bytes
    path: str
    ledger: Ledger
    notes: str = ""
    """What people wrote beside the record and of its committee."""
    draft: bytes | None = None
    """The record before it was final."""
    originals: Mapping[str, bytes] = field(default_factory=dict)
    """The office files beside it, by name."""
    settings: str = ""
    """The text of `committee.yml`."""
    offices: str = ""
    """The text of the committee's `ids.yml`."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted; `shown` and `signs` add up to `characters`."""

    address: str
    characters: int = 0
    """Of the file, without blanks."""
    shown: int = 0
    signs: int = 0
    ids: int = 0
    quotes: int = 0
    """Places on all pages of the meeting that repeat or quote a paragraph."""
    masks: int = 0
    """Signs that hide a name, as the file has them; how many people is unknown."""


def check_meeting(kept: Kept, site: Site) -> tuple[Figures, list[Problem]]:
    """Everything that can be said of one meeting."""
    page = site.page_at(f"{kept.address}/transcript/")
    if page is None:
        message = f"전체 기록의 쪽이 없습니다: {kept.address}/transcript/"
        return Figures(kept.address), [at("error", "V001", (kept.path, 1), message)]
    text = decode(kept.data)
    file, shown, whole = of_file(text), of_page(page.record), solid(text)
    differences, signs = compare(file, shown)
    own = [p for p in site.pages.values() if p.path.startswith(f"{kept.address}/")]
    figures = Figures(
        address=kept.address,
        characters=len(whole),
        shown=len(shown.text),
        signs=len(whole) - len(file.text) + signs,
        ids=sum(1 for _ in kept.ledger.living()),
        quotes=sum(len(words) for p in own for words in p.marked.values()),
        masks=sum(len(MASK.findall(solid(line))) for line in text.split("\n")),
    )
    problems = [
        *(_told(difference, file, shown, page, kept) for difference in differences),
        *_ledger(kept, page, site),
        *(found for p in own for found in _quotes(p, page.blocks)),
        *_tips(kept, page),
        *_facts(kept, page, site),
    ]
    return figures, problems


def _told(found: Difference, file: Letters, shown: Letters, page: Page, kept: Kept) -> Problem:
    lost, more = _short(found.lost), _short(found.invented)
    if found.is_gap:
        message = f"띄어쓰기나 줄이 원본과 다릅니다: '{lost}' 앞"
    elif not found.invented:
        again = len(found.lost) >= SURE and found.lost in shown.text
        message = f"{'글의 차례가 다릅니다' if again else '원본의 글이 빠졌습니다'}: '{lost}'"
    elif not found.lost:
        again = len(found.invented) >= SURE and found.invented in file.text
        message = (
            f"{'같은 글이 두 번 있습니다' if again else '원본에 없는 글이 있습니다'}: '{more}'"
        )
    else:
        message = f"원본의 글이 다르게 보입니다: '{lost}' 대신 '{more}'"
    return problem(
        "V001", page, found.page_line, message, f"원본의 자리: {kept.path}:{found.file_line}"
    )


def _tips(kept: Kept, page: Page) -> Iterator[Problem]:
    """What a word is said to mean is what people wrote, or the program's own explanation."""
    known = solid(kept.notes + "".join(EXPLAINED.values()))
    for words in page.marked["data-tip"]:
        if solid(words.text) not in known:
            yield problem("V002", page, words.line, f"낯선 말풀이입니다: '{_short(words.text)}'")


def _short(words: str) -> str:
    return words if len(words) <= 30 else f"{words[:30]}…"


def _ledger(kept: Kept, page: Page, site: Site) -> Iterator[Problem]:
    """Every id of the ledger stands on the transcript, in its order and for its own words."""
    ledger = kept.ledger
    wanted = {entry.id: entry for entry in ledger.living() if entry.id[0] in "os"}
    if list(wanted) != list(page.blocks):
        strange = [own for own in page.blocks if own not in wanted]
        missing = [own for own in wanted if own not in page.blocks]
        which = (
            f"없는 번호 {missing[:3]}, 낯선 번호 {strange[:3]}" if missing or strange else "차례"
        )
        yield problem("V006", page, 1, f"번호 기록과 쪽의 번호가 다릅니다: {which}")
    for own, words in page.blocks.items():
        if own in wanted and not _same(wanted[own], words):
            yield problem("V006", page, words.line, f"번호 기록과 글이 다릅니다: {own}")
    for entry in (entry for entry in ledger.agenda if not entry.gone):
        if entry.id not in page.anchors:
            yield problem("V006", page, 1, f"안건의 자리가 없습니다: {entry.id}")
        address = f"{kept.address}/agenda/{entry.id.removeprefix('a')}/"
        if site.page_at(address) is None:
            yield problem("V007", page, 1, f"번호 기록에 있는 쪽이 없습니다: {address}")
    for entry in ledger.retired():
        if entry.id in page.blocks:
            yield problem("V006", page, 1, f"물러난 번호가 다른 글을 가리킵니다: {entry.id}")


def _same(entry: Entry, words: Words) -> bool:
    """Whether a place has the words that the ledger knows, and the separators that it keeps."""
    if entry.is_speech:
        return entry.label == words.text
    pieces = [piece for piece, _ in words.pieces]
    after = [pieces[n + 1] for n, piece in enumerate(pieces[:-1]) if piece == JOIN]
    joins = ["space" if piece[:1].isspace() else "none" for piece in after]
    return entry.hash == fingerprint(words.text) and joins == [j.separator for j in entry.joins]


def _quotes(page: Page, blocks: Mapping[str, Words]) -> Iterator[Problem]:
    """What a page repeats or quotes is what the record has there."""
    for words in page.marked["data-of"]:
        if words.own not in blocks or words.text != blocks[words.own].text:
            message = f"기록과 다르게 옮긴 문단이 있습니다: {words.own}"
            yield problem("V002", page, words.line, message)
    for mark, holds in (("data-from", _is_quote), ("data-line", _ends_line)):
        for words in page.marked[mark]:
            block = blocks.get(words.own)
            if not block or not holds(words, block):
                message = f"기록에 없는 말을 옮겼습니다: '{_short(words.text)}' ({words.own})"
                yield problem("V002", page, words.line, message)


def _is_quote(words: Words, block: Words) -> bool:
    if words.own[0] == "s" and "-" not in words.own:  # a label is quoted whole
        return words.text == block.text
    return _is_part(words.text, block.text)


def _ends_line(words: Words, block: Words) -> bool:
    """Whether a fact goes to the end of its line, or is all that its last brackets hold; of two under two labels the first ends before the other."""
    inner = (match[1].strip() for line in block.lines if (match := LAST_BRACKETS.search(line)))
    firsts = (re.split(r"\s/\s", line)[0] for line in block.lines if BOTH.search(line))
    ends = any(line.endswith(words.text) for line in (*block.lines, *firsts))
    return bool(words.text) and (ends or words.text in inner)


def _is_part(quote: str, whole: str) -> bool:
    """Whether a quote stands in a text and cuts no word; one that ends in `…` begins the text."""
    if quote == whole:
        return True
    words = quote.removesuffix("…")
    if words != quote and whole.startswith(words) and words:
        return " " not in words or not whole[len(words) :][:1].isalnum()
    place = whole.find(quote) if quote else -1
    while place >= 0:
        if not whole[:place][-1:].isalnum() and not _goes_on(quote, whole[place + len(quote) :]):
            return True
        place = whole.find(quote, place + 1)
    return False


def _goes_on(quote: str, after: str) -> bool:
    """Whether a word goes on behind a quote; behind a full stop none does, blank or not: `선포합니다.다음은`.

    Nor does the title of an item that is put on the table: `정관 개정의 건을 상정합니다`.
    """
    stops = re.search(r"[^\W\d][.!?。][”’」』\"')]?$", quote) or re.match(r"[을를]\s?상정", after)
    return after[:1].isalnum() and not stops


def _original(data: Data, kept: Kept, site: Site) -> Iterator[Problem]:
    """What may be downloaded is the file beside the record, byte for byte, as its hash says."""
    told = data["original"]
    place = told["url"].lstrip("/") if told else ""
    offered = [path for path in site.files if path.startswith(f"{kept.address}/original.")]
    if offered != ([place] if told else []):
        yield site.at("V003", path_of(kept.address), "내려받을 원본 파일을 다르게 알립니다")
    elif told:
        name, shown = place.rpartition("/")[2], (site.folder / place).read_bytes()
        right = kept.originals.get(name) == shown and sha256(shown).hexdigest() == told["sha256"]
        if not right or told["bytes"] != len(shown):
            yield site.at("V003", place, "내려받을 원본 파일이 저장소의 것과 다릅니다")


def _facts(kept: Kept, page: Page, site: Site) -> Iterator[Problem]:
    """The open data, and the pages by its facts."""
    path = path_of(kept.address)
    data = read_data(site, path)
    if data is None:
        yield site.at("V003", path, "열린 데이터의 파일이 없거나 읽을 수 없습니다")
        return
    try:
        wrong = [*check_data(data, kept.data, kept.notes, page), *_ids(data, kept.ledger)]
        yield from (site.at("V003", path, message) for message in wrong)
        yield from _original(data, kept, site)
        yield from _wrong_addresses(data, kept, site)
        yield from check_attribution(kept.address, data, site)
        yield from check_history(kept.address, kept.ledger, data, kept.notes, kept.draft, site)
        yield from check_beside(kept.address, data, site)
        said = said_of(kept.data, kept.draft, kept.notes)
        yield from check_unnamed(kept.address, kept.ledger, data, said, site)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        yield site.at("V003", path, "열린 데이터의 꼴이 맞지 않습니다")


def _ids(data: Data, ledger: Ledger) -> Iterator[str]:
    """Items and speakers are those of the ledger."""
    if [item["id"] for item in data["agenda"]] != [
        entry.id for entry in ledger.agenda if not entry.gone
    ]:
        yield "열린 데이터와 번호 기록의 안건이 다릅니다"
    slugs = {given.slug: given.labels for given in ledger.speakers}
    for speech in data["speeches"]:
        if speech["speaker"] and speech["label"] not in slugs.get(speech["speaker"]["id"], ()):
            yield f"번호 기록에 없는 발언자입니다: {speech['id']}"


def _wrong_addresses(data: Data, kept: Kept, site: Site) -> Iterator[Problem]:
    path = path_of(kept.address)
    wanted = [(data["url"], f"/{kept.address}/")]
    wanted += [(s["url"], f"/{kept.address}/transcript/#{s['id']}") for s in data["speeches"]]
    wanted += [
        (item["url"], f"/{kept.address}/agenda/{item['id'].removeprefix('a')}/")
        for item in data["agenda"]
    ]
    for url, right in wanted:
        if url != right:
            yield site.at("V007", path, f"다른 곳의 주소입니다: {url}")
