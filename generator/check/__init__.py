"""What does not add up in a meeting: one function, one code, all of them in one list.

An oddity of a real record is a warning or a notice and never stops the publication.

`counts` and `completeness` are held against what the record itself and the law say, `contradicted` against people's notes, `unread` tells of lines that
look like more than was read; `damage` of misread letters; `anonymity` and `unmasked` of what tells who a masked speaker is; `findings` gives each
finding its line, and the reason where people accepted it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from generator.check import anonymity, counts, damage, unread
from generator.check.completeness import completeness
from generator.check.contradicted import contradicted
from generator.korean import grammar
from generator.korean.grammar import fold
from generator.model import Meeting
from generator.problems import Problem, at
from generator.record.attendance import leaves_out, read_observers
from generator.record.speakers import is_mask, known_keys

Check = Callable[[Meeting], Iterator[Problem]]
SECTION = re.compile(r"발언|토론|논의|질의")  # a heading that opens what was said
END = re.compile(r"산회|폐회|폐의|종료|마치|마칩|마무리|끝내|끝으로|해산|이상입니다|이상임")
OFTEN = 3  # speeches that a label has for another to be its misreading


def attendees_announced(meeting: Meeting) -> Iterator[Problem]:
    """The attendance list has as many people as it announces; a mask may be any number."""
    overview = meeting.overview
    listed = len(overview.attendees)
    field = overview.field("attendees")
    others = field and leaves_out(field)  # beside those that it names: `외 15명`
    masked = any(not person.name or is_mask(person.name) for person in overview.attendees)
    if field and listed and overview.announced not in (None, listed) and not masked and not others:
        message = f"참석자를 {overview.announced}명이라 적었으나 명단에는 {listed}명이 있습니다"
        yield at("warning", "K001", field.line.span, message, "원본의 명단과 견주어 보세요")


def observers_announced(meeting: Meeting) -> Iterator[Problem]:
    """No more sat in than the list announces: `등 15명` may leave some out, never count fewer."""
    field = meeting.overview.field("observers")
    listed = list(read_observers(field))
    said = grammar.COUNT.findall(field.words) if field else []
    if field and said and int(said[-1]) < len(listed):
        message = f"배석자를 {said[-1]}명이라 적었으나 명단에는 {len(listed)}곳이 있습니다"
        yield at("warning", "K001", field.line.span, message, "원본의 명단과 견주어 보세요")


def items_announced(meeting: Meeting) -> Iterator[Problem]:
    """Each group of the agenda has as many items as the overview announces."""
    reported = [item for item in meeting.agenda if item.reporter]
    for group in meeting.overview.groups:
        found = sum(item.group == group.title for item in reported)
        if found != group.announced:
            message = f"'{group.title}' {group.announced}건을 본문에서 확인하지 못했습니다: 보고된 안건은 모두 {len(reported)}건입니다"
            hint = "보고한 사람의 발언에 안건이 이렇게 적혀 있는지 원본과 견주어 보세요:\n- … 현안업무 보고\n  - 안건 이름"
            yield at("warning", "K002", group.span, message, hint)


def empty_speeches(meeting: Meeting) -> Iterator[Problem]:
    """A speaker's label has words under it."""
    for speech in meeting.speeches:
        if not speech.paragraphs:
            hint = "원본에 발언이 있으면 이 줄 아래에 적으세요"
            message = f"발언자 표시 아래에 글이 없습니다: '{speech.label}'"
            yield at("warning", "K003", speech.span, message, hint)


def complete(meeting: Meeting) -> Iterator[Problem]:
    """The eleven items of the law are there, or attached."""
    missing = [found.item for found in completeness(meeting) if found.state == "absent"]
    if missing and not meeting.unheld and not meeting.closed:
        message = f"법령이 정한 항목 가운데 찾지 못한 것이 있습니다: {', '.join(missing)}"
        example = "### 〈위원장〉" if missing[0] == "발언요지" else f"◆ {missing[0]} : …"
        hint = (
            f"원본에 있으면 이렇게 적고, 없으면 그대로 두세요: {example}\n"
            "근거: 공공기록물 관리에 관한 법률 시행령 제18조 제2항"
        )
        yield at("notice", "K004", (meeting.source.path, 1), message, hint)


def day_known(meeting: Meeting) -> Iterator[Problem]:
    """The day of the meeting is known: the site is in order of days."""
    if not meeting.day and not meeting.overview.field("day"):
        hint = "meeting.yml에 회의한 날을 이런 꼴로 적으세요: date: 연도-월-일 (예: 2001-12-31)"
        yield at("warning", "K005", (meeting.source.path, 1), "회의 날짜를 찾지 못했습니다", hint)


def folder_fits(meeting: Meeting) -> Iterator[Problem]:
    """The folder's name, an address for ever, is the year and number of the title."""
    year, ordinal = meeting.overview.year, meeting.overview.ordinal
    own, _, number = meeting.id.partition("-")
    if year and number.isdecimal() and (int(own), int(number)) != (year, ordinal):
        message = f"폴더 이름은 {meeting.id}인데 회의록의 제목은 {year}년 제{ordinal}차입니다"
        hint = (
            f"아직 공개하지 않았고 제목이 맞으면 폴더 이름을 이렇게 바꾸세요: {year}-{ordinal}\n"
            "그 폴더가 이미 있으면 둘 가운데 하나는 잘못 올린 글입니다. 원본과 견주어 그 글을 바꾸세요\n"
            "이미 공개했으면 주소가 바뀌지 않도록 그대로 두세요"
        )
        yield at("warning", "K006", (meeting.source.path, 1), message, hint)


def notes_fit(meeting: Meeting) -> Iterator[Problem]:
    """What people noted is what the record says; else both are told, and which of them the site uses."""
    for one in contradicted(meeting):
        message = f"{one.key}의 값이 회의록과 다릅니다: '{one.noted}', 회의록의 {one.name}: '{one.recorded}'"
        hint = (
            f"사이트는 회의록의 말을 씁니다. 회의록이 맞으면 meeting.yml에서 {one.key}: 줄을 지우세요\n"
            "회의록이 틀렸으면 그 줄을 지우고 이렇게 적으세요:\n"
            f"corrections:\n- paragraph: {one.paragraph}\n  printed: (회의록에 적힌 말)\n  right: {one.noted}\n"
            "  reason: (까닭)\n  date: (정정하기로 정한 날)\n  by: (정정하기로 정한 곳)"
        )
        where = (meeting.beside("meeting.yml"), meeting.notes.lines.get(one.key, 1))
        yield at("warning", "K017", where, message, hint)


def levels(meeting: Meeting) -> Iterator[Problem]:
    """The headings of all speakers have one level; told once, at the first that differs."""
    lines = meeting.source.text.split("\n")
    marks = [
        (s, re.match(r"\s*(#+)", lines[s.span.first - 1])) for s in meeting.speeches if s.label
    ]
    counted = Counter(len(mark[1]) for _, mark in marks if mark)
    if len(counted) < 2:
        return
    usual = counted.most_common(1)[0][0]
    first = next(s for s, mark in marks if mark and len(mark[1]) != usual)
    kinds = ", ".join(f"{'#' * level} {count}곳" for level, count in sorted(counted.items()))
    message = f"발언자 제목의 '#' 개수가 섞여 있습니다: {kinds}"
    hint = "사이트에는 모두 같은 발언자로 보이므로 그대로 두어도 됩니다"
    yield at("notice", "K007", first.span, message, hint)


def before_the_first_speaker(meeting: Meeting) -> Iterator[Problem]:
    """What was said stands under a speaker: a label may be lost where the discussion begins."""
    opening = (n for n, p in enumerate(meeting.front) if p.heading and SECTION.search(p.text))
    start = next(opening, None)
    if start is None or not meeting.speeches:
        return
    said = [p for p in meeting.front[start + 1 :] if not p.heading]
    if said:
        message = "첫 발언자 표시 앞에 발언으로 보이는 글이 있습니다"
        hint = "원본에서 누구의 발언인지 확인한 뒤, 그 줄 위에 이렇게 적으세요: ### 〈위원장〉"
        yield at("warning", "K008", said[0].spans[0], message, hint)


def nearly_another(meeting: Meeting) -> Iterator[Problem]:
    """A label seen once is no misreading of one seen often: one letter of a word other than its first."""
    counted = Counter(fold(speech.label) for speech in meeting.speeches if speech.label)
    often = [key for key, count in counted.items() if count >= OFTEN]
    overview = meeting.overview
    listed = known_keys(
        overview.attendees, (o.label for o in overview.observers), meeting.committee
    )
    for speech in meeting.speeches:
        key = fold(speech.label)
        if speech.withheld or counted[key] != 1 or key in listed:
            continue
        for other in often:
            if _one_letter_off(key, other):
                usual = next(s.label for s in meeting.speeches if fold(s.label) == other)
                message = f"발언자 표시 '{speech.label}'이(가) 여러 번 나온 '{usual}'과(와) 한 글자만 다릅니다"
                hint = f"잘못 읽은 것이면 원본을 확인한 뒤 이렇게 적으세요: ### 〈{usual}〉"
                yield at("warning", "K009", speech.span, message, hint)


def _one_letter_off(one: str, other: str) -> bool:
    """Whether one Hangul syllable is another of its shape, is missing or is too many.

    도시과장 and 도로과장 are two offices; so are 부위원장 and 위원장.
    """
    if len(one) == len(other):
        pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        return len(one) > 2 and len(pairs) == 1 and _alike(*pairs[0])
    short, long = sorted((one, other), key=len)
    cuts = (long[:n] + long[n + 1 :] for n in range(len(long)) if "가" <= long[n] <= "힣")
    lost = len(short) > 1 and len(long) - len(short) == 1 and short in cuts
    return lost and long[0] == short[0]


def _alike(one: str, other: str) -> bool:
    """Whether two syllables have two of three letters in common: 담 and 답, 도 and 로; not 시 and 로."""
    pair = [ord(letter) - ord("가") for letter in (one, other)]
    if not all(0 <= number <= ord("힣") - ord("가") for number in pair):
        return False
    parts = [(n // 588, n % 588 // 28, n % 28) for n in pair]
    return [a == b for a, b in zip(*parts, strict=True)].count(True) == 2


def ends(meeting: Meeting) -> Iterator[Problem]:
    """The record says that the meeting ended: its last page may be missing. One that was not held has no end."""
    if meeting.unheld:
        return
    tail = [p for speech in meeting.speeches[-3:] for p in speech.paragraphs]
    tail += [p for p in meeting.paragraphs() if p.role == "time"]
    if meeting.speeches and not any(END.search(p.text) for p in tail):
        last = tail[-1].spans[-1] if tail else meeting.speeches[-1].span
        message = "회의가 끝났다는 말(산회, 종료)로 끝나지 않습니다"
        hint = "원본의 마지막 쪽까지 모두 옮겼는지 확인하세요"
        yield at("notice", "K010", last, message, hint)


def no_front_matter(meeting: Meeting) -> Iterator[Problem]:
    """What people add stands in `meeting.yml`: whatever is in the record is shown as recorded."""
    lines = meeting.source.text.split("\n")
    if lines[0].strip() == "---" and "---" in [line.strip() for line in lines[1:30]]:
        message = "회의록의 첫머리에 '---'로 묶은 설정이 있습니다"
        hint = (
            "여기의 글은 모두 회의록의 글로 보입니다. 설정은 meeting.yml에 적고 여기에서는 지우세요"
        )
        yield at("warning", "K011", (meeting.source.path, 1), message, hint)


CHECKS: tuple[Check, ...] = (
    attendees_announced,
    observers_announced,
    items_announced,
    empty_speeches,
    complete,
    day_known,
    folder_fits,
    notes_fit,
    levels,
    before_the_first_speaker,
    nearly_another,
    ends,
    no_front_matter,
    unread.lines_unread,
    unread.second_record,
    counts.lists_announced,
    counts.items_in_order,
    counts.items_opened,
    counts.ranges_announced,
    counts.so_many_announced,
    counts.times_in_order,
    damage.foreign_letters,
    damage.odd_endings,
    damage.odd_stops,
    damage.unpaired,
    anonymity.named_in_speech,
    anonymity.surname_in_speech,
    anonymity.half_masked,
    anonymity.withheld_marks,
)


def check(meeting: Meeting) -> list[Problem]:
    """Everything the checks find in a meeting."""
    return [problem for find in CHECKS for problem in find(meeting)]
