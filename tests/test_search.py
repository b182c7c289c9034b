"""The index as it is made: letters, morphemes, compounds, readings, bytes, files."""

import json
import shutil
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import find_node
from conftest import REAL, understand
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language import model
from generator.search import index
from generator.search.cache import kept
from generator.search.compounds import Compounds, reviewed
from generator.search.letters import fold, initials
from generator.search.merge import Gathered
from generator.search.morphemes import BEGINS, ENDS, all_morphemes
from generator.search.packing import counted, note, number
from generator.search.readings import applied, readings
from generator.search.units import units
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


@given(TEXTS)
@settings(max_examples=60)
def test_edges_are_in_the_letters_and_cut_no_number(text: str) -> None:
    found = all_morphemes([text])[0]
    letters = found.letters.text
    assert all(0 <= at <= len(letters) for at in found.edges)
    assert all(0 <= a < b <= len(letters) for a, b in found.words)
    for at in found.edges:
        if 0 < at < len(letters) and found.letters.places[at] == found.letters.places[at - 1] + 1:
            assert not (letters[at - 1 : at + 1].isascii() and letters[at - 1 : at + 1].isdigit())


def test_a_suffix_ends_a_word_and_begins_none() -> None:
    found = all_morphemes(["시립도서관에서"])[0]
    begins = {at for at, edge in found.edges.items() if edge & BEGINS}
    ends = {at for at, edge in found.edges.items() if edge & ENDS}
    assert (begins, ends) == ({0, 2}, {2, 4, 5})


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

SHARES = st.lists(
    st.dictionaries(st.binary(min_size=1, max_size=2), st.binary(min_size=1, max_size=4)),
    max_size=8,
)


@given(SHARES, st.integers(1, 6))
@settings(max_examples=80)
def test_keys_come_together_whatever_lies_on_the_disk(
    shares: list[dict[bytes, bytes]], most: int
) -> None:
    wanted: dict[bytes, bytes] = {}
    last: dict[bytes, int] = defaultdict(int)
    for meeting, share in enumerate(shares):
        for key, value in share.items():
            wanted[key] = wanted.get(key, b"") + number(meeting - last[key]) + value
            last[key] = meeting
    with Gathered(most) as gathered:
        for meeting, share in enumerate(shares):
            gathered.add(meeting, share)
        assert list(gathered.entries()) == sorted(wanted.items())
        assert list(gathered.entries()) == sorted(wanted.items()), "it can be read twice"


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["도서관", "예산", "걷다"]), st.integers(1, 500), min_size=1
        )
    )
)
def test_notes_of_all_meetings_are_counted_together(notes: list[dict[str, int]]) -> None:
    data = b"".join(number(7) + note(words) for words in notes)
    assert counted(data) == {w: sum(n.get(w, 0) for n in notes) for n in notes for w in n}


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
    assert [unit.id for unit in own[20:]] == [p.id for p in meeting.paragraphs()]
    assert all(not unit.speaker for unit in own if "○○○" in unit.label)
    stated = {item.paragraph: item.id for item in meeting.agenda}
    assert all(stated[unit.id] in unit.agenda for unit in own if unit.id in stated)


def test_an_index_is_the_same_on_every_day_and_bounded(tmp_path: Path) -> None:
    meetings = [understand(REAL.read_text("utf-8"))[0]]
    first = list(index(meetings, tmp_path / "a"))
    assert list(index(meetings, tmp_path / "a")) == first, "from what was kept"
    assert list(index(meetings, tmp_path / "b")) == first
    assert max(len(data) for path, data in first if path != "index.json") < 9_000
    folder = json.loads(first[-1][1])["folder"]
    write_index(tmp_path / "docs", iter(first))
    assert {p.name for p in (tmp_path / "docs/assets/search").iterdir()} == {folder, "index.json"}


def test_another_index_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for text in (RECORD, RECORD.replace("예산", "장서")):
        write_index(tmp_path, index([understand(text)[0]], tmp_path / "kept"))
    folders = [path.name for path in (tmp_path / "assets/search").iterdir() if path.is_dir()]
    assert folders == [json.loads((tmp_path / "assets/search/index.json").read_text())["folder"]]


def test_an_index_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    files = list(index([understand(RECORD)[0]], tmp_path / "kept"))
    write_index(tmp_path, iter(files))
    before = {path: path.read_bytes() for path in tmp_path.rglob("assets/**/*") if path.is_file()}

    def broken() -> Iterator[tuple[str, bytes]]:
        yield from files[:3]
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_index(tmp_path, broken())
    assert before == {
        path: path.read_bytes() for path in tmp_path.rglob("assets/**/*") if path.is_file()
    }
    next(path for path in before if path.suffix == ".bin").write_bytes(b"")
    write_index(tmp_path, iter(files))
    assert before == {path: path.read_bytes() for path in before}, "a damaged one is replaced"


def test_no_meeting_is_an_index_too(tmp_path: Path) -> None:
    files = dict(index([], tmp_path))
    assert json.loads(files["index.json"])["blocks"] == []


def test_what_was_kept_is_made_anew_when_the_text_or_the_file_is_another(tmp_path: Path) -> None:
    meeting = understand(RECORD)[0]
    first = kept(meeting, units(meeting), tmp_path)
    file = next(tmp_path.iterdir())
    changed = file.read_text("utf-8").replace("예산", "장서")
    file.write_text(changed[: len(changed) // 2], "utf-8")
    assert kept(meeting, units(meeting), tmp_path) == first
    other = understand(RECORD.replace("예산", "장서"))[0]
    assert kept(other, units(other), tmp_path) != first
