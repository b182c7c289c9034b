"""Every kind of record against golds that were made by reading, apart from the code; the records are no part of the repository.

In a gold labels and titles stand as hashes, so that it names nobody.
"""

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import hostile
import pytest
import yaml
from conftest import IN_PROOF, understand
from hypothesis import example, given
from hypothesis import strategies as st

from generator.facts.source import Source
from generator.importers import read as read_file
from generator.importers.draft import draft
from generator.intake.read import read_source
from generator.korean import times as hours
from generator.model import Meeting, Paragraph
from generator.record import dialects
from generator.record.dialects.listing import entry_of
from generator.record.rosters import rosters

GOLD = Path(__file__).parent / "gold"
HEADS = yaml.safe_load((GOLD / "heads.yml").read_text("utf-8"))
ASSEMBLY = yaml.safe_load((GOLD / "na_299/gold.yml").read_text("utf-8"))

# Of ceremonies: what is listed there is done, not dealt with.
PROGRAMMES = (
    "seongbuk_200_opening_2011-09-26",
    "interim_assembly_39_1947-03-27_hanja",
    "wikisource_na1_1948-05-31_p4",
)


def hashed(text: str) -> str:
    return sha256(re.sub(r"\s", "", text).encode()).hexdigest()[:8]


def read(path: Path) -> Meeting:
    source, _ = read_source(path.read_bytes(), path.name)
    return understand(source.text)[0]


def turns(meeting: Meeting) -> list[list[Any]]:
    return [[s.span.first, hashed(s.label)] for s in meeting.speeches if s.label]


def lines(meeting: Meeting, *roles: str) -> list[int]:
    return [p.spans[0].first for p in meeting.paragraphs() if p.role in roles]


def times(meeting: Meeting) -> list[list[Any]]:
    return [[p.spans[0].first, *clock(p)] for p in meeting.paragraphs() if p.role == "time"]


def clock(paragraph: Paragraph) -> tuple[str, str | None]:
    match = hours.time_of(paragraph.text)
    assert match
    return hours.clock(match), match["what"]


@pytest.fixture(scope="module")
def assembly() -> Meeting:
    import os

    folder = Path(os.environ.get("MINUTES_SAMPLES", "no-samples"))
    if not folder.is_dir():
        pytest.skip("no folder of samples: set MINUTES_SAMPLES")
    return read(folder / "na_299_airport4_2011-04-28.txt")


@pytest.mark.parametrize("name", HEADS)
def test_the_opening_of_each_kind_of_record(name: str, samples: Path) -> None:
    gold, meeting = HEADS[name], read(samples / f"heads/{name}.txt")
    assert meeting.dialect == gold["dialect"]
    assert turns(meeting) == [list(turn) for turn in gold["speeches"]]
    assert times(meeting) == gold["times"]
    unsure = {line for line, _ in gold["unsure"]}
    stated = {
        (p.spans[0].first, entry.number or None, hashed(entry.title))
        for p in meeting.paragraphs()
        if p.role == "agenda" and (entry := entry_of(p.text))
    }
    sure = {(line, number and str(number), title) for line, number, title, _ in gold["agenda"]}
    if name not in PROGRAMMES:
        assert {one for one in stated ^ sure if one[0] not in unsure} == set()
    assert set(lines(meeting, "reaction")) == set(gold["reactions"])
    assert set(lines(meeting, "stage")) - unsure == set(gold["stage"]) - unsure


def test_the_assembly_s_turns(assembly: Meeting) -> None:
    assert turns(assembly) == [list(turn[:2]) for turn in ASSEMBLY["speeches"]]
    assert len({s.label for s in assembly.speeches if s.label}) == ASSEMBLY["labels"]["count"]


def test_the_assembly_s_agenda(assembly: Meeting) -> None:
    assert [(i.number, hashed(i.title)) for i in assembly.agenda] == [
        (str(item["number"]), item["title"]) for item in ASSEMBLY["agenda"]
    ]
    opened = {s.paragraphs[0].spans[0].first for s in assembly.speeches if not s.label}
    assert ASSEMBLY["agenda"][0]["body"][0] in opened
    first, rest = assembly.sections
    assert (first.items, len(rest.items)) == (("a1",), 15)
    inside = {own: section.items for section in assembly.sections for own in section.speeches}
    numbers = {"1": ("a1",), "2-16": rest.items, "None": None}
    spoken = [s for s in assembly.speeches if s.label]
    for speech, (_, _, section) in zip(spoken, ASSEMBLY["speeches"], strict=True):
        assert inside.get(speech.id) == numbers[str(section)], speech.span


def test_the_assembly_s_decision_is_quoted_with_its_question(assembly: Meeting) -> None:
    for item, gold in zip(assembly.agenda, ASSEMBLY["agenda"], strict=True):
        found = [(outcome.word, outcome.paragraph) for outcome in item.outcomes]
        assert [word for word, _ in found] == (
            [gold["decision"]["word"]] if gold["decision"] else []
        )
        assert all("이의 없으십니까?" in outcome.question for outcome in item.outcomes)


def test_each_line_of_the_assembly_is_one_thing(assembly: Meeting) -> None:
    assert times(assembly) == ASSEMBLY["times"]
    assert set(lines(assembly, "reaction")) == set(ASSEMBLY["reactions"])
    assert set(lines(assembly, "notice", "stage")) >= set(ASSEMBLY["notices"])
    assert lines(assembly, "roster") == [line for line, *_ in ASSEMBLY["rosters"]]
    assert lines(assembly, "furniture") == ASSEMBLY["furniture"]["headers"]
    bodies = {tuple(item["body"]) for item in ASSEMBLY["agenda"]}
    spans = {
        (p.spans[0].first, p.spans[0].last) for p in assembly.paragraphs() if p.role == "agenda"
    }
    cut = {(654, 659), (97, 100)}  # by a page's header; with sub-lines of its own
    assert bodies - spans <= cut


@pytest.mark.parametrize("suffix", ["pdf", "txt"])
def test_the_assembly_s_file_is_read_as_its_text_is(samples: Path, suffix: str) -> None:
    """Through the importer: headers out, lines healed; the same turns, items and sections."""
    document, problems = read_file(samples / f"na_299_airport4_2011-04-28.{suffix}")
    assert document
    assert not problems
    meeting, _ = understand(draft(document))
    assert [hashed(s.label) for s in meeting.speeches if s.label] == [
        label for _, label, _ in ASSEMBLY["speeches"]
    ]
    assert [(i.number, hashed(i.title)) for i in meeting.agenda] == [
        (str(item["number"]), item["title"]) for item in ASSEMBLY["agenda"]
    ]
    assert [len(s.items) for s in meeting.sections] == [1, 15]
    told = [(one.announced, len(one.entries)) for one in rosters(meeting.paragraphs())]
    assert [count for count, _ in told] == [14, 2, None, None]
    assert [listed for _, listed in told][:3] == [14, 2, 2]
    assert not lines(meeting, "furniture")


CASES = [*(Path(__file__).parent / "golden").rglob("*.yml")]
MARKED = re.compile(r"^[#\s]*[○◯](?![○◯])\s*\S")
ROLES = {
    "agenda",
    "section",
    "notice",
    "roster",
    "vote",
    "stage",
    "reaction",
    "time",
    "furniture",
    "decision",
}


def each_line_is_one_thing(text: str) -> None:
    """Every line that is not blank stands in exactly one place; a marked one is a turn, or what its role says."""
    meeting, _ = understand(text)
    places: dict[int, list[str]] = {}
    for paragraph in meeting.paragraphs():
        for span in paragraph.spans:
            for line in range(span.first, span.last + 1):
                places.setdefault(line, []).append(paragraph.role)
    turns_at = {speech.span.first for speech in meeting.speeches if speech.label}
    for number, line in enumerate(text.split("\n"), start=1):
        words = re.sub(r"^\s*(?:#{1,6}(?=\s|$)|-(?=\s|$))", "", line).strip()
        if words:
            assert number in places or number in turns_at, (number, line)
        whole = MARKED.match(line) and not line.lstrip("# ").startswith(("○○", "◯◯"))
        if whole and meeting.dialect == "circle":
            roles = set(places.get(number, ()))
            kinds = (
                (number in turns_at)
                + bool(roles & ROLES)
                + (roles == {"text"} and number not in turns_at)
            )
            assert kinds == 1, (number, line, roles)
    order = [span.first for p in meeting.paragraphs() for span in p.spans]
    assert order == sorted(order), "reading order is kept"


@pytest.mark.parametrize("path", CASES[:: 1 if IN_PROOF else 2], ids=lambda path: path.stem)
def test_each_line_of_a_case_is_one_thing(path: Path) -> None:
    each_line_is_one_thing(yaml.safe_load(path.read_text("utf-8"))["record"])


RECORDS = [yaml.safe_load(path.read_text("utf-8"))["record"] for path in CASES]
BEFORE = st.sampled_from(
    ("", "", "  ", "- ", "### ", "-----", "\u3000", "\u200b", "**", "> ", "◆ ")
)
LINES = st.tuples(BEFORE, st.sampled_from([line for own in RECORDS for line in own.split("\n")]))


@given(st.lists(LINES.map("".join), min_size=1, max_size=12).map("\n".join))
@example("ㅇ위원장 홍길동 시작하겠습니다.\nㅇ위원 김가상 찬성합니다.")
@example("-----○위원장 홍길동 시작하겠습니다.")
@example("\u3000의원  최없음\n\u3000의원  최없음\n◆   의사일정 제1항 회기결정의 건을 상정합니다.")
@example("|발언자|발언 내용|\n|---|---|\n|위원장|시작하겠습니다.|")
@example(
    "- (위원장 홍길동) 시작하겠습니다.\n- (위원 김가상) 찬성합니다.\n- (위원 이허구) 반대합니다."
)
@example(
    "- **도시위원회 위원장 홍길동** : 시작하겠습니다.\n**위원 김가상** : 네.\n**위원 김가상** : 네."
)
def test_a_dialect_that_is_not_tried_would_have_found_no_mark(text: str) -> None:
    """A record is cut in a dialect's way only where a line may have its marks."""
    for name, dialect in dialects.DIALECTS.items():
        if dialect.count and not dialect.maybe.search(text):
            assert dialect.count(dialect.cut(Source("minutes.md", text, ""))) == 0, name


def test_each_line_of_a_real_record_is_one_thing(samples: Path) -> None:
    for path in [*samples.rglob("*.txt"), *samples.glob("smart-city*.md")]:
        source, _ = read_source(path.read_bytes(), path.name)
        each_line_is_one_thing(source.text)


@pytest.mark.slow
def test_the_pages_of_the_cases_are_proved(tmp_path: Path) -> None:
    """From the record to the HTML of every page, held against the record: no letter lost, no fact that it does not state."""
    usual = hostile.ours(tmp_path / "usual", (hostile.REAL, *hostile.GOLDEN[::24]))
    for number, path in enumerate(CASES[::80]):  # all of them, mutated: `make proof`
        text = yaml.safe_load(path.read_text("utf-8"))["record"]
        files = {hostile.BOARD: "name: 가상위원회".encode(), hostile.RECORD: text.encode()}
        out = hostile.Outcome(number, path.stem)
        hostile.check(tmp_path / f"{number}/repo", files, usual, out)
        assert not any(out.faults.values()), (path.stem, out.faults)
