"""The index as it is made: letters, morphemes, compounds, readings, bytes, files."""

import json
import random
import shutil
import subprocess
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import scores
from asking import ask, find_node, put_index, queries
from conftest import IN_PROOF, REAL, understand
from hypothesis import given, settings
from hypothesis import strategies as st
from scores import meeting as scored

from generator.korean.language import model
from generator.search import Index, Listed, LostError, analyse, clear, index, listed
from generator.search.cache import keep
from generator.search.compounds import Compounds, reviewed
from generator.search.index import runs
from generator.search.letters import fold, initials
from generator.search.merge import Gathered, slices
from generator.search.morphemes import BEGINS, ENDS, all_morphemes
from generator.search.numbers import values
from generator.search.packing import Table, how_many, number
from generator.search.readings import applied, readings
from generator.search.units import units
from generator.settings.config import read_notes
from generator.write import write_index

MODULES = Path(__file__).parents[1] / "templates/theme/assets/search"
TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("가나 각도서관에서 늘렸음.3,5%АIт"))
)


# --- letters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("공영 주차장", "공영주차장"),
        ("‘S-Map’, 3.5% 1,800개", "smap3.5%1800개"),
        ("2023. 7. 4.(화)", "2023.7.4화"),
        ("도서\u200b관, ㎏ ＡＩ ②", "도서관kgai2"),
        (unicodedata.normalize("NFD", "도서관 Café"), "도서관café"),
        ("ㄷㅅㄱ", "ㄷㅅㄱ"),
        ("", ""),
    ],
)
def test_letters_are_the_same_in_every_spelling(text: str, letters: str) -> None:
    assert fold(text).text == letters


@given(TEXTS)
def test_every_letter_knows_its_place(text: str) -> None:
    letters = fold(text)
    assert len(letters.text) == len(letters.places)
    assert list(letters.places) == sorted(letters.places)
    for n, place in enumerate(letters.places):
        assert letters.text[n] in fold(text[place : place + 4]).text or letters.text[n] == "."


def test_the_browser_folds_every_character_in_the_same_way(tmp_path: Path) -> None:
    shutil.copy(MODULES / "korean.js", tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    known = [chr(code) for code in range(0x20, 0xD7FF) if unicodedata.category(chr(code)) != "Cn"]
    texts = [f"가{char}a1. {char}2" for char in known]
    (tmp_path / "ask.js").write_text(
        'import { fold } from "./korean.js"; import { readFileSync } from "node:fs";'
        'const texts = JSON.parse(readFileSync(0, "utf8"));'
        "console.log(JSON.stringify(texts.map((text) => { const { letters, places } = fold(text); return [letters, places]; })));"
    )
    asked = subprocess.run(
        [find_node(), "ask.js"],
        cwd=tmp_path,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    wrong = [
        (hex(ord(char)), theirs, ours)
        for char, theirs, ours in zip(
            known, json.loads(asked.stdout), map(fold, texts), strict=True
        )
        if theirs != [ours.text, list(ours.places)]
    ]
    # What became a letter in a newer Unicode than the other side's.
    assert len(wrong) <= 40, wrong[:20]


def test_initials_are_the_first_consonants() -> None:
    assert initials("도서관쌀") == "ㄷㅅㄱㅆ"


# --- morphemes and compounds ----------------------------------------------------------------------


def terms(text: str) -> set[str]:
    return set(all_morphemes([text])[0].terms)


def test_nouns_stand_as_they_are_spelt_and_verbs_in_their_dictionary_form() -> None:
    assert {"시립", "도서관", "도서", "예산", "=늘리다"} <= terms("시립도서관에서 예산을 늘렸음.")
    assert {"ai", "3.5", "%", "예산"} <= terms("AI와 3.5% 예산")


def test_a_verb_that_the_model_takes_apart_is_one_all_the_same() -> None:
    assert "=받아들이다" in terms("왜 그러는 것인지 좋은 뜻으로 받아들일 수가 없음.")
    assert "=받다" in terms("보고받은 안건에 대해서 논의하겠음.")


def test_a_stem_is_known_in_all_its_spellings() -> None:
    stems = all_morphemes(["길을 걷고 또 걸었음. 이웃을 도와 주었음."])[0].stems
    assert {"s", "a", "p", "n", "l", "m", "b", "u", "d"} == {
        kind[0] for _, kind in stems if kind[1:] == "=걷다"
    }
    assert {("걸었", "p=걷다"), ("걷습", "b=걷다"), ("도와", "a=돕다"), ("도우", "u=돕다")} <= stems


@pytest.mark.parametrize(
    ("noun", "parts"),
    [
        ("도서관", "도서 관"),
        ("횡단보도", "횡단 보도"),
        ("도서관정책과장", "도서 관 정책 과장"),
        ("빅데이터", "빅 데이터"),
        ("부위원장", "부 위원 장"),
        ("서울시", "서울 시"),
        ("본예산", "본 예산"),
        ("메타버스", "메타버스"),
        ("와이파이", "와이파이"),
        ("프로그램", "프로그램"),
        ("나머지", "나머지"),
        ("한국공항공사", "한국 공항 공사"),
        ("액화천연가스", "액화 천연 가스"),
        ("송학초등학교", "송학 초등 학교"),  # a letter alone is no noun
    ],
)
def test_a_compound_is_cut_where_its_meaning_is(noun: str, parts: str) -> None:
    assert " ".join(Compounds(model()).parts(noun)) == parts


def test_reviewed_words_are_words_and_their_parts_make_them() -> None:
    assert len(reviewed()) > 1000
    assert all("".join(parts) == word for word, parts in reviewed().items())


def test_a_word_of_the_dictionary_is_found_in_pieces_but_not_across_a_stop() -> None:
    assert "스마트시티" in terms("스마트 시티를 만듦")
    assert "자석" not in terms("개방 구역에는 도자, 석물, 농기구 등")


def test_a_law_is_found_in_its_bill() -> None:
    (found,) = all_morphemes(["지원에 관한 특별법안을 심사함."])
    assert {"특별법", "특별", "법안"} <= found.terms
    assert found.edges[found.letters.text.index("법안") + 1] & ENDS


@given(TEXTS)
@settings(max_examples=60)
def test_edges_are_in_the_letters_and_cut_no_number(text: str) -> None:
    found = all_morphemes([text])[0]
    letters = found.letters.text
    assert all(0 <= at <= len(letters) for at in found.edges)
    assert all(0 <= a < b <= len(letters) for a, b in found.words)
    for at in found.edges:
        own = found.letters.places[at - 1 : at + 1] if 0 < at < len(letters) else ()
        if (
            own and own[1] == own[0] + 1 and all(text[place].isdecimal() for place in own)
        ):  # no `0¼`
            assert not (letters[at - 1 : at + 1].isascii() and letters[at - 1 : at + 1].isdigit())


def test_a_suffix_ends_a_word_and_begins_none() -> None:
    found = all_morphemes(["시립도서관에서"])[0]
    begins = {at for at, edge in found.edges.items() if edge & BEGINS}
    ends = {at for at, edge in found.edges.items() if edge & ENDS}
    assert (begins, ends) == ({0, 2}, {2, 4, 5})


# --- amounts and years ----------------------------------------------------------------------------

WORTH = {
    "2억 5000만 원": ["#250000000"],
    "1,000억원": ["#100000000000"],
    "1천2백억": ["#120000000000"],
    "1.2조": ["#1200000000000"],
    "3만 2,000원": ["#32000"],
    "5조 3,000억에서 25조까지": ["#5300000000000", "#25000000000000"],
    "3억 5억": ["#300000000", "#500000000"],
    "3만 명, 5만여 건": [],  # no money
    "2,000원": [],  # as it is spelt
    "’23년도, '98년": ["#2023년", "#1998년"],
    "94년부터 10년, 지난 90년 동안": ["#1994년"],
}


@pytest.mark.parametrize("text", WORTH)
def test_an_amount_is_what_it_is_worth(text: str) -> None:
    assert list(values(text)) == WORTH[text]


@given(TEXTS)
def test_any_text_has_its_amounts(text: str) -> None:
    assert all(term[0] == "#" for term in values(text))


# --- readings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("사업 아이тем을", ["사업 아이템을"]),
        ("АI 행정", ["AI 행정"]),  # a Cyrillic А
        ("СО2를 줄임", ["CO2를 줄임"]),
        ("Москва", []),  # a foreign word is what it is
        ("도서관", []),
    ],
)
def test_a_letter_of_another_script_is_read_as_what_it_stands_for(
    text: str, found: list[str]
) -> None:
    assert [applied(text, edits) for edits in readings(text)] == found


# --- bytes and files ------------------------------------------------------------------------------

KEYS = st.one_of(
    st.tuples(st.sampled_from([b"p", b"w"]), st.binary(min_size=4, max_size=5)).map(b"".join),
    st.sampled_from(["가나", "도서", "예산", "한글", "a1", "=걷다", "@kind=other"]).map(
        lambda t: f"v{t}".encode()
    ),
)
NOTES = st.sampled_from("s걷 s=걷다 s하".split()).map(lambda t: f"{t}\t~".encode())  # noqa: SIM905


@given(st.lists(st.dictionaries(KEYS, st.binary(min_size=1, max_size=4)), max_size=8))
@settings(max_examples=80)
def test_keys_of_all_meetings_come_together_in_order(shares: list[dict[bytes, bytes]]) -> None:
    wanted: dict[bytes, bytes] = {}
    last: dict[bytes, int] = defaultdict(int)
    for meeting, share in enumerate(shares):
        for key, value in share.items():
            wanted[key] = wanted.get(key, b"") + number(meeting - last[key]) + value
            last[key] = meeting
    with Gathered() as gathered:
        for meeting, share in enumerate(shares):
            gathered.add(meeting, slices(share))
        found = [
            own for section in "pvw" for some in gathered.lists(section) for own in some.items()
        ]
    assert found == sorted(wanted.items())


@given(st.lists(st.dictionaries(NOTES, st.integers(1, 500), min_size=1)))
def test_notes_of_all_meetings_are_counted_together(notes: list[dict[bytes, int]]) -> None:
    with Gathered() as gathered:
        for meeting, own in enumerate(notes):
            gathered.add(meeting, slices(own))
        found = [own for some in gathered.notes("s") for own in some.items()]
    assert found == sorted(sum(map(Counter, notes), Counter[bytes]()).items())


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_are_counted_without_reading_them(values: list[int]) -> None:
    assert how_many(b"".join(map(number, values))) == len(values)


@given(st.lists(st.tuples(st.integers(0, (1 << 32) - 1), st.binary(min_size=1, max_size=9))))
def test_an_entry_is_in_the_file_that_its_place_says(entries: list[tuple[int, bytes]]) -> None:
    table = Table(16)
    for where, data in sorted(entries):
        table.add(where, data)
    files = list(table.files())
    wanted = [b""] * len(files)
    for where, data in sorted(entries):
        wanted[where * len(files) >> 32] += data
    assert files == wanted


@given(st.integers(0, 5000), st.integers(2, 32))
def test_a_new_meeting_changes_few_segments_mostly_one(count: int, base: int) -> None:
    before, after = runs(count, base), runs(count + 1, base)
    assert sum(before) == count
    assert len(before) <= count // base**2 + 2
    assert all(0 < size <= base**2 for size in before)
    same = sum(one == other for one, other in zip(before, after, strict=False))
    assert len(before) - same <= (1 if (count + 1) % base else 2)


RECORD = """
    # 2024년 제1차 가상위원회 회의록

    ## 〈도서관과장〉

    - 시립도서관 예산을 늘리겠음.

    ### 〈○○○ 위원〉

    - 동의함.
"""


def test_what_is_found_of_a_meeting_are_its_titles_and_its_paragraphs() -> None:
    meeting = understand(REAL.read_text("utf-8"))[0]
    own = units(meeting)
    assert [unit.id for unit in own[:3]] == ["", "a1", "a2"]
    assert [unit.id for unit in own if unit.kind == "speaker"] == [
        f"speakers/{speaker.slug}" for speaker in meeting.speakers
    ]
    first = next(n for n, unit in enumerate(own) if unit.id == "o1")
    assert [unit.id for unit in own[first:]] == [p.id for p in meeting.paragraphs()]
    assert all(not unit.speaker for unit in own if "○○○" in unit.label)
    stated = {item.paragraph: item.id for item in meeting.agenda}
    assert all(stated[unit.id] in unit.agenda for unit in own if unit.id in stated)


def made_of(*records: str, cache: Path, base: int = 32) -> Index:
    """The index of records, each the meeting of a year of its own, the oldest first."""
    texts = [text.replace("2024", str(2001 + n)) for n, text in enumerate(records)]
    meetings = [replace(understand(text)[0], id=f"{2001 + n}-1") for n, text in enumerate(texts)]
    return index([listed(one, analyse(one, cache)) for one in meetings], cache, base)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def site_of(made: Index, docs: Path) -> dict[str, bytes]:
    write_index(docs, made)
    return contents(docs / "assets/search")


def test_an_index_is_the_same_on_every_day_and_bounded(tmp_path: Path) -> None:
    (meeting,) = understand(REAL.read_text("utf-8"))[:1]
    sites = []
    for cache in ("a", "a", "b"):
        own = [listed(meeting, analyse(meeting, tmp_path / cache))]
        sites.append(site_of(index(own, tmp_path / cache), tmp_path / f"docs{len(sites)}"))
    assert sites[0] == sites[1] == sites[2]
    assert max(len(data) for path, data in sites[0].items() if path != "index.json") < 9_000
    (folder,) = [own["folder"] for own in json.loads(sites[0]["index.json"])["segments"]]
    assert {path.split("/")[0] for path in sites[0]} == {folder, "t", "m", "index.json"}


def test_a_new_meeting_leaves_what_is_there(tmp_path: Path) -> None:
    records = [RECORD.replace("예산", word) for word in "장서 열람 대출 회원 강좌".split()]  # noqa: SIM905
    before = site_of(made_of(*records[:4], cache=tmp_path / "kept", base=2), tmp_path / "docs")
    inodes = {path.stat().st_ino for path in (tmp_path / "docs").rglob("*.bin")}
    after = site_of(made_of(*records, cache=tmp_path / "kept", base=2), tmp_path / "docs")
    new = [
        path
        for path in after
        if (tmp_path / "docs/assets/search" / path).stat().st_ino not in inodes
    ]
    segments = json.loads(after["index.json"])["segments"]
    assert [own["first"] for own in segments] == [0, 1]
    (old,) = json.loads(before["index.json"])["segments"]
    assert {**segments[1], "first": 0} == old
    own = (segments[0]["folder"], "m", "index.json", "t")
    assert {path.split("/")[0] for path in new} == set(own)
    assert {path.split("/")[2][:6] for path in new if path[0] == "t"} == {"2005-1"}
    assert {path: after[path] for path in before if path[0] not in "mi"} == {
        path: data for path, data in before.items() if path[0] not in "mi"
    }


def test_the_order_of_meetings_and_what_was_built_before_make_no_difference(tmp_path: Path) -> None:
    records = [RECORD.replace("예산", word) for word in "장서 열람 대출".split()]  # noqa: SIM905
    made_of(*records[:2], cache=tmp_path / "a", base=2)
    first = made_of(*records, cache=tmp_path / "a", base=2)
    other = made_of(*records, cache=tmp_path / "b", base=2)
    assert site_of(first, tmp_path / "1") == site_of(other, tmp_path / "2")


def test_another_index_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for text in (RECORD, RECORD.replace("예산", "장서")):
        made = made_of(text, cache=tmp_path / "kept")
        site = site_of(made, tmp_path)
    place = tmp_path / "assets/search"
    found = {path for path in place.glob("*") if path.name not in "tm"}
    found |= {*place.glob("t/*/*"), *place.glob("m/*")}
    assert found == {place / "index.json", *(place / name for name in made.pieces)}
    assert site == site_of(made_of(text, cache=tmp_path / "other"), tmp_path / "docs")


def test_an_index_that_cannot_be_finished_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site_of(made_of(RECORD, cache=tmp_path / "kept"), tmp_path)
    other = made_of(RECORD.replace("예산", "장서"), cache=tmp_path / "kept")
    left = list(range(3))

    def link(*_: object) -> None:
        if not left:
            raise OSError(28, "disk full")
        left.pop()
        raise OSError(18, "another disk")  # so that a copy is made

    def copy(source: str, there: str) -> None:
        if not left:
            raise OSError(28, "disk full")
        Path(there).write_bytes(Path(source).read_bytes())

    monkeypatch.setattr("generator.write.os.link", link)
    monkeypatch.setattr("generator.write.shutil.copyfile", copy)
    with pytest.raises(OSError, match="disk full"):
        write_index(tmp_path, other)
    now = contents(tmp_path / "assets/search")
    assert {path: now.get(path) for path in before} == before
    monkeypatch.undo()
    after = site_of(other, tmp_path)
    assert after == site_of(other, tmp_path / "docs"), "nothing half done is left"


def test_a_damaged_piece_of_the_site_is_put_there_anew(tmp_path: Path) -> None:
    before = site_of(made_of(RECORD, cache=tmp_path / "kept"), tmp_path)
    for path in (tmp_path / "assets/search").rglob("*.bin"):
        path.write_bytes(b"")  # a link: what is kept is damaged, too
    assert site_of(made_of(RECORD, cache=tmp_path / "kept"), tmp_path) == before


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    made = made_of(RECORD, cache=tmp_path / "kept")
    before = site_of(made, tmp_path / "docs")
    (tmp_path / "elsewhere/board/2000-1-0123456789abcdef").mkdir(parents=True)
    place = tmp_path / "docs/assets/search"
    for name, source in made.pieces.items():
        if source.is_dir():
            shutil.rmtree(place / name)
            (place / name).symlink_to(source)
    assert site_of(made, tmp_path / "docs") == before
    shutil.rmtree(place / "t")
    (place / "t").symlink_to(tmp_path / "elsewhere")
    assert site_of(made, tmp_path / "docs") == before
    assert not any(path.is_symlink() for path in place.rglob("*"))
    assert [path.name for path in (tmp_path / "elsewhere").rglob("*")] == [
        "board",
        "2000-1-0123456789abcdef",
    ]


def test_no_meeting_is_an_index_too(tmp_path: Path) -> None:
    assert json.loads(made_of(cache=tmp_path).about)["segments"] == []


# --- what is kept ---------------------------------------------------------------------------------

DAMAGES: dict[str, Callable[[Path], object]] = {
    "a bit": lambda path: path.write_bytes(
        (data := path.read_bytes())[:-1] + bytes([data[-1] ^ 4]) if path.stat().st_size else b"x"
    ),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "empty": lambda path: path.write_bytes(b""),
    "gone": Path.unlink,
    "another file": lambda path: path.with_name("9.bin").write_bytes(b"x"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_nothing_damaged_leaves_the_cache(tmp_path: Path, damage: str) -> None:
    records = [RECORD, RECORD.replace("예산", "장서"), RECORD.replace("예산", "강좌")]
    whole = tmp_path / "whole"
    before = site_of(made_of(*records, cache=whole, base=2), tmp_path / "docs")
    files = sorted(contents(whole))
    assert {path.split("/")[0] for path in files} == {"shares", "segments", "texts", "meetings"}
    for n, path in enumerate(files):
        cache = tmp_path / f"cache{n}"
        shutil.copytree(whole, cache)
        DAMAGES[damage](cache / path)
        assert site_of(made_of(*records, cache=cache, base=2), tmp_path / f"docs{n}") == before, (
            path
        )


def test_a_share_that_is_lost_is_asked_for(tmp_path: Path) -> None:
    meeting = understand(RECORD)[0]
    own = listed(meeting, analyse(meeting, tmp_path))
    (share,) = (tmp_path / "shares").iterdir()
    data = share.read_bytes()
    for wrong in (b"", data[:50], data[:-1] + b"\0", data.replace(own.key.encode(), b"0" * 64)):
        share.write_bytes(wrong)
        with pytest.raises(LostError, match="2024-1") as lost:
            index([own], tmp_path)
        assert lost.value.address == meeting.address
    assert analyse(meeting, tmp_path) == own.key
    assert share.read_bytes() == data


def test_a_share_is_made_anew_when_the_text_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = understand(RECORD)[0]
    first = analyse(meeting, tmp_path)
    other = analyse(understand(RECORD.replace("예산", "장서"))[0], tmp_path)
    assert other != first
    assert analyse(meeting, tmp_path) == first
    monkeypatch.setattr("generator.search.cache.part", None)  # the model is not asked again
    assert analyse(meeting, tmp_path) == first


def test_a_hit_says_that_its_record_is_a_draft(tmp_path: Path) -> None:
    notes, _ = read_notes("status: draft", "meeting.yml")
    final, draft = understand(RECORD)[0], understand(RECORD, notes=notes)[0]
    for meeting, state in ((final, ""), (draft, "초안")):
        own = listed(meeting, analyse(meeting, tmp_path / "kept"))
        site = put_index(index([own], tmp_path / "kept"), tmp_path / f"site{state}")
        (found,) = ask(site, ["예산"])
        assert {hit["state"] for hit in found["hits"]} == {state}


def test_what_is_no_longer_needed_is_removed(tmp_path: Path) -> None:
    cache = tmp_path / "kept"
    made_of(RECORD, RECORD.replace("예산", "장서"), cache=cache)
    (cache / "board.2024-1.json").write_text("of an earlier program")
    clear(made_of(RECORD, cache=cache), cache)
    made_of(RECORD, cache=tmp_path / "fresh")
    assert contents(cache) == contents(tmp_path / "fresh")


# --- segments -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Listed], Path]:
    """Forty made-up meetings of some paragraphs of the golds each, and where their shares are."""
    cache = tmp_path_factory.mktemp("many")
    records = [scored(name) for name in (scores.REAL, scores.CULTURE, scores.CLIMATE)]
    chance = random.Random(1)
    found = []
    for n in range(40):
        real = records[n % len(records)]
        day = date(2020, 1, 1) + timedelta(weeks=5 * n)
        overview = replace(real.overview, day=day)
        own = replace(real, id=f"{day.year}-{n}", overview=overview)
        some = [unit for unit in units(own) if unit.title or chance.random() < 0.1]
        found.append(listed(own, keep(own, some, cache)))
    return found, cache


def test_segments_answer_as_one_index_does(many: tuple[list[Listed], Path], tmp_path: Path) -> None:
    meetings, cache = many
    golds = [
        entry["q"]
        for name in (scores.REAL, scores.CULTURE, scores.CLIMATE)
        for entry in queries(name)
    ][:: 1 if IN_PROOF else 12]
    filters = [{"year": "2022"}, {"kind": "opinion"}, {"committee": "culture"}]
    sentences = [
        f"{a} {b} 누가 어떻게 하나요" for a, b in zip(golds[::5], golds[1::5], strict=False)
    ]
    asked = [*golds, *sentences, *({"q": q, "filters": own} for q in golds[::9] for own in filters)]
    sites = {
        base: put_index(index(meetings, cache, base), tmp_path / str(base))
        for base in (100, 2, 3, 6)
    }
    for base, site in sites.items():
        told = json.loads((site / "assets/search/index.json").read_text("utf-8"))
        assert len(told["segments"]) == len(runs(40, base))
    for limit in (20, 10_000):
        answers = ask(sites[100], asked, limit)
        assert sum(bool(answer["hits"]) for answer in answers) > len(asked) * 2 / 5
        reasons = Counter((answer["suggestion"] or {}).get("reason") for answer in answers)
        assert reasons["some"] > len(asked) / 20
        for base in (2, 3, 6) if limit == 20 or IN_PROOF else (2,):
            assert ask(sites[base], asked, limit) == answers, (base, limit)
