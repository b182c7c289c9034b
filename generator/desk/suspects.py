"""A reading list of words that a scan may have misread (의심되는 낱말): for people, on demand, never a finding.

Every syllable is tried with its look-alikes, one letter each; what the language model then likes much
better is listed, the largest gain first. Most of the list is right as it stands: measured on
smart-city/2023-2, see `docs/development/records.md`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.korean.language import model
from generator.korean.phrases import bare
from generator.model import Meeting, Paragraph

# Letters of one row are a stroke or a blot apart; initial, medial, final.
INITIALS = ("ㄱㄴㅋㅈ", "ㄷㄹㅌㅎㅁ", "ㅂㅃㅁㅍ", "ㅅㅈㅊㅆ", "ㅇㅎㅁ", "ㄴㄹㅁ", "ㅁㅅㅌ")
MEDIALS = ("ㅏㅑㅓㅕㅣ", "ㅗㅛㅜㅠㅡ", "ㅐㅔㅒㅖ", "ㅘㅝㅙㅞㅚㅟㅢ", "ㅓㅡ", "ㅜㅝ", "ㅙㅚㅞ")
FINALS = (" ㄴㄹㅁ", "ㄱㄴㅋ", "ㄹㅌㄷㅅ", "ㅁㅂㄻ", "ㅇㅁ", "ㄻㄹㅁㅂ", "ㅅㅆㅈㅊ")
FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
SECOND = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
THIRD = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
WORD = re.compile(r"[가-힣]{2,}")
OFTEN = 3  # times that a word stands in a record to be above suspicion
AROUND = 2  # words on each side that the model is shown


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word, what it may have been, where it stands, and how much likelier that is (nats)."""

    word: str
    guess: str
    path: str
    line: int
    around: str
    gain: float


def reading_list(meeting: Meeting, most: int) -> str:
    """Places to hold against the original, most of them right, a line each in Korean."""
    found = suspects(meeting, most)
    head = f"\n{meeting.address}: 원본과 견주어 볼 낱말 {len(found)}개 (맞는 것이 더 많습니다)"
    lines = (f"{s.path}:{s.line}: '{s.word}' (혹시 '{s.guess}'?) {s.around}" for s in found)
    return "\n".join((head, *lines))


def suspects(meeting: Meeting, most: int) -> list[Suspect]:
    """The likeliest misreadings, `most` at most; takes a minute for a record of 30,000 letters."""
    words = [bare(word) for p in meeting.paragraphs() for word in WORD.findall(p.text)]
    known = {word for word, count in Counter(words).items() if count >= OFTEN}
    known |= {person.name for person in meeting.overview.attendees}
    found = [one for p in meeting.paragraphs() for one in _in_paragraph(p, known)]
    best: dict[tuple[str, int], Suspect] = {}
    for one in sorted(found, key=lambda one: -one.gain):
        best.setdefault((one.word, one.line), one)
    return list(best.values())[:most]


def _in_paragraph(paragraph: Paragraph, known: set[str]) -> Iterator[Suspect]:
    text = paragraph.text
    places = list(re.finditer(r"\S+", text))
    for n, place in enumerate(places):
        match = WORD.search(place[0])
        if not match or bare(match[0]) in known:
            continue
        before = " ".join(p[0] for p in places[max(0, n - AROUND) : n])
        after = " ".join(p[0] for p in places[n + 1 : n + 1 + AROUND])
        others = list(_look_alikes(match[0]))
        shown = [
            f"{before} {place[0].replace(match[0], w, 1)} {after}" for w in (match[0], *others)
        ]
        own, *scores = (result[0][1] for result in model().analyze(shown))
        gain, guess = max(zip((score - own for score in scores), others, strict=True))
        path, line = paragraph.line_at(place.start())
        yield Suspect(match[0], guess, path, line, " ".join(shown[0].split()), gain)


def _look_alikes(word: str) -> Iterator[str]:
    """The word with one letter of one syllable as another that looks like it."""
    for n, syllable in enumerate(word):
        code = ord(syllable) - 0xAC00
        own = (FIRST[code // 588], SECOND[code % 588 // 28], THIRD[code % 28])
        for part, rows in enumerate((INITIALS, MEDIALS, FINALS)):
            for letter in sorted(
                {c for row in rows if own[part] in row for c in row} - {own[part]}
            ):
                letters = [*own]
                letters[part] = letter
                first, second, third = letters
                new = 588 * FIRST.index(first) + 28 * SECOND.index(second) + THIRD.index(third)
                yield f"{word[:n]}{chr(0xAC00 + new)}{word[n + 1 :]}"
