"""Where a record that masks its speakers (가린 발언자) may still tell who they are: told, never edited.

What the record prints stays as printed; but an office, a surname or a draft beside it can undo a mask,
and only people can decide about that. A record without masks hides nobody: there is nothing to tell.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import koroman

from generator.facts.withheld import NEARLY, RULE, passages
from generator.korean import grammar
from generator.model import Meeting, Paragraph
from generator.permalinks.ledger import Ledger, to_yaml
from generator.problems import Problem, accept, at
from generator.record.speakers import names_in
from generator.settings.values import BLANK

TITLE = (
    r"(?:(?:시|구|군|도|국회)?의원|위원장?|교수|박사|변호사|대표|이사장?|팀장|과장|국장|실장)(?!회)"
)
# A letter before 위원 that is a surname, and seldom a word: not `각 위원`, `전 위원`, `이 위원`, `구의원`.
SURNAME = re.compile(
    rf"(?<![가-힣])(?!(?:구|도|군) ?의원)(?P<name>[강구권김나남노도류문민박배백서성손송심안엄오유윤임장정조지진차채천최추하허홍황]) ?{TITLE}님?"
    rf"|(?<![가-힣])(?P<other>[고신양]) ?{TITLE}님"
)
# Some letters of a name behind signs: 정○식, 김○○, 김OO. `○○○ 위원` says nothing.
SIGNS = f"[{grammar.MASK_SIGNS}OoXx0ㅇ]"
LETTER = f"[가-힣{SIGNS[1:]}"
HALF = re.compile(
    rf"(?<![가-힣A-Za-z0-9{grammar.MASK_SIGNS}])(?=[가-힣]{{0,3}}{SIGNS})(?=.{{0,3}}[가-힣]){LETTER}{{2,4}}(?= ?{TITLE}|$|[ ,·(])"
)
UNIT_LABEL = re.compile("[가-힣]{2}(?:과장|국장|실장|팀장|처장|단장)")
FOREIGN_NAME = re.compile(
    r"[가-힣]{1,8}(?:[ ·][가-힣]{1,8}){1,3}$|[A-Za-z][A-Za-z.'-]*(?: [A-Za-z.'-]+)+$"
)


def named_in_speech(meeting: Meeting) -> Iterator[Problem]:
    """A listed name in what was said, told once; a warning where a mask stands in the same paragraph."""
    told: set[str] = set()
    names = _listed(meeting)
    for paragraph in _said(meeting):
        letters = paragraph.text.replace(" ", "")
        for name in (name for name in names if name.replace(" ", "") in letters):
            place = place_of(name, paragraph.text)
            if place is None or (name in told and not _has_mask(paragraph.text)):
                continue
            told.add(name)
            if _has_mask(paragraph.text):
                message = f"가린 표시가 있는 문단에 참석자 명단의 이름이 있습니다 {_nth(place)}"
                hint = "가린 사람이 누구인지 드러나지 않는지 확인하세요. 드러나면 공개하기로 한 곳에 알리세요"
                yield at("warning", "N002", paragraph.line_at(place), message, hint)
            else:
                message = f"참석자 명단의 이름이 발언 안에 있습니다 {_nth(place)}"
                hint = "누가 말했는지 드러나지 않는지 확인하세요. 원본이 그러하면 그대로 둡니다"
                yield at("notice", "N001", paragraph.line_at(place), message, hint)


def _nth(place: int) -> str:
    """Where in a paragraph or a label: no message repeats a name, since a run's page is public."""
    return f"({place + 1}번째 글자)"


def surname_in_speech(meeting: Meeting) -> Iterator[Problem]:
    """A surname that only one of the list has, with a title; told once a surname."""
    names = _listed(meeting)
    told: set[str] = set()
    for paragraph in _said(meeting):
        for match in SURNAME.finditer(paragraph.text):
            own = match["name"] or match["other"]
            if own in told or sum(name[0] == own for name in names) != 1:
                continue
            told.add(own)
            message = f"성과 직함이 발언 안에 있습니다 {_nth(match.start())}. 명단에 이 성은 한 사람뿐입니다"
            hint = "가린 사람이 누구인지 드러나지 않는지 확인하세요. 원본이 그러하면 그대로 둡니다"
            yield at("notice", "N003", paragraph.line_at(match.start()), message, hint)


def half_masked(meeting: Meeting) -> Iterator[Problem]:
    """A name of which some letters are left, and which fits one of the list alone; told once a name."""
    names = _listed(meeting)
    labels = ((s.label, (s.span.path, s.span.first)) for s in meeting.speeches)
    texts = ((p.text, p.line_at(0)) for p in _said(meeting))
    told: set[str] = set()
    for text, where in chain(labels, texts):
        for half in HALF.finditer(text) if names else ():
            own = half[0]
            if own in told or sum(fits(own, name) for name in names) != 1:
                continue
            told.add(own)
            message = f"일부만 가린 이름이 있습니다 {_nth(half.start())}. 참석자 명단과 맞추면 누구인지 알 수 있습니다"
            hint = "모두 가리기로 했으면 이렇게 적으세요: ○○○"
            yield at("warning", "N004", where, message, hint)


def fits(half: str, name: str) -> bool:
    """Whether the letters that are left of a name are those of this one."""
    left = re.sub(SIGNS, "", half)
    if not left or left == half or len(half) != len(name):
        return False
    return all(a == b for a, b in zip(half, name, strict=True) if not re.match(SIGNS, a))


def named_beside(meeting: Meeting, notes: str) -> Iterator[Problem]:
    """A listed name in `meeting.yml`, or in an address that people chose for a speaker."""
    path = meeting.beside("meeting.yml")
    for name in _listed(meeting):
        line = next(
            (n for n, t in enumerate(notes.split("\n"), 1) if place_of(name, t) is not None), 0
        )
        if line:
            message = "meeting.yml에 참석자 명단의 이름이 있습니다"
            hint = "이 파일도 공개됩니다. 가린 사람과 이어지는 이름이면 지우세요"
            yield at("warning", "N005", (path, line), message, hint)
        roman = _roman(name)
        for slug in meeting.committee.slugs.values():
            if roman in slug.replace("-", ""):
                message = (
                    "committee.yml의 slugs에 적은 발언자의 주소에 참석자 명단의 이름이 있습니다"
                )
                hint = (
                    "가린 사람의 이름이면 slugs에서 이름이 없는 주소로 바꾸세요: 위원장: chair\n"
                    "이미 준 주소는 aliases로 바꿉니다: 안내서의 '주소를 바꿀 때'"
                )
                yield at("warning", "N005", (path, 1), message, hint)  # accepted there


def named_in_ledger(meeting: Meeting, ledger: Ledger) -> Iterator[Problem]:
    """A label that the ledger knows, that looks like a name, and that the record, which hides somebody or something, has no more."""
    hidden = [speech for speech in meeting.speeches if speech.withheld]
    if not hidden and not any(stone.why == "redacted" for stone in meeting.retired):
        return
    there = {grammar.fold(speech.label) for speech in meeting.speeches}
    romans = {_roman(name) for name in _listed(meeting)}
    for number, given in enumerate(ledger.speakers, start=1):
        gone = [label for label in given.labels if grammar.fold(label) not in there]
        named = any(map(_is_named, gone))
        listed = any(roman in given.slug.replace("-", "") for roman in romans)
        own = f"speaker-{number}"
        if gone and (named or listed) and own not in meeting.notes.ids:
            first = to_yaml(ledger).split("\n").index("speakers:") + 1
            where = (meeting.beside("ids.yml"), first + number)
            message = "번호 기록에 이제 기록에 없는 발언자의 이름이 남아 있는 것 같습니다"
            hint = (
                f"이름을 가린 것이면 {meeting.beside('meeting.yml')}에 이렇게 적으세요. 파일이 없으면 만들고, ids:가 있으면 그 아래에 둘째 줄만 더합니다:\n"
                f"ids:\n  {own}: redacted\n"
                "그러면 여기의 이름과 그 이름으로 된 옛 주소가 없어집니다. 저장소 관리자에게 알려 이전 판에서도 지우세요"
            )
            found = at("warning", "N005", where, message, hint)
            # Known by its row: the label may be a name that is masked now.
            yield accept(found, f"{where[0]}\n{own}", meeting.notes.accepted)


def _is_named(label: str) -> bool:
    """Whether a label has a name, one from abroad too: `존 스미스 위원`; `도시과장` is a unit's."""
    if any(names_in(label)):
        return not UNIT_LABEL.fullmatch(label)
    words = [word for word in label.split() if not grammar.OFFICE.search(word)]
    return bool(FOREIGN_NAME.match(" ".join(words))) and not any(map(grammar.UNIT.search, words))


def _roman(name: str) -> str:
    return re.sub(r"[^a-z]", "", koroman.romanize(name).lower())


def named_in_paths(meetings: Iterable[Meeting], paths: Sequence[str]) -> Iterator[Problem]:
    """A listed name in the name of a file or folder beside a record that has masks."""
    for meeting in meetings:
        for name in _listed(meeting):
            for path in (unicodedata.normalize("NFC", path) for path in paths):
                if name in path:
                    folder = path[: path.index(name)].rpartition("/")[0]
                    message = "이 폴더에 있는 파일이나 폴더의 이름에 참석자 명단의 이름이 있습니다"
                    hint = (
                        "이름에서 사람의 이름을 빼세요. 저장소에 올린 파일은 그 이름까지 공개됩니다"
                    )
                    yield at("warning", "N005", (folder, 1), message, hint)


def withheld_marks(meeting: Meeting) -> Iterator[Problem]:
    """A mark of a withheld passage says on what ground; one that is nearly a mark is told."""
    form = "이렇게 적으세요. 정해지지 않은 것은 빼도 됩니다: [비공개: (여기에 근거인 법의 이름과 조항), 결정: (여기에 정한 곳), 기한: (여기에 연-월-일)]"
    for paragraph in meeting.paragraphs():
        for passage in passages(paragraph.text):
            if blank := BLANK.search(passage.quote):
                message = f"비공개 표시에 빈칸이 남아 있습니다: '{passage.quote}'"
                hint = f"이 자리에 맞는 말을 괄호 없이 적으세요: {blank[0]}"
                yield at("error", "N007", paragraph.line_at(passage.start), message, hint)
            elif not RULE.search(passage.ground):
                message = f"비공개한 근거가 되는 법령이 없습니다: '{passage.quote}'"
                yield at("warning", "N007", paragraph.line_at(passage.start), message, form)
            elif passage.last and not passage.until:
                message = f"언제까지 비공개인지 읽을 수 없습니다: '{passage.last}'"
                yield at("warning", "N007", paragraph.line_at(passage.start), message, form)
        for match in NEARLY.finditer(paragraph.text):
            message = "비공개 표시를 알아볼 수 없습니다"
            yield at("warning", "N007", paragraph.line_at(match.start()), message, form)


def _said(meeting: Meeting) -> Iterator[Paragraph]:
    """What was said in a meeting that masks a speaker; nothing in any other."""
    if any(speech.withheld for speech in meeting.speeches):
        yield from (p for speech in meeting.speeches for p in speech.paragraphs)


def _listed(meeting: Meeting) -> tuple[str, ...]:
    """The names that the record lists, where it masks a speaker."""
    return names_of(meeting) if any(s.withheld for s in meeting.speeches) else ()


def names_of(meeting: Meeting) -> tuple[str, ...]:
    """The names that a record lists."""
    words = (person.name for person in meeting.overview.attendees)
    names = (w for w in words if grammar.PERSON.match(w) or FOREIGN_NAME.match(w))
    return tuple(dict.fromkeys(name for name in names if not grammar.OFFICE.search(name)))


def place_of(name: str, text: str) -> int | None:
    """Where a name stands by itself: not amid another word, and before a title, a particle or nothing.

    One of two letters, or with blanks in it, may be a word (이상, 이 하나의): it wants a title beside it.
    """
    for match in re.finditer(rf"(?<![가-힣A-Za-z]){' ?'.join(map(re.escape, name))}", text):
        behind, before = text[match.end() :], text[: match.start()]
        if re.match(rf" ?(?:{TITLE}|님|씨)", behind):
            return match.start()
        wordlike = len(name) < 3 or match[0] != name
        if wordlike and not re.search(rf"(?:{TITLE}|[가-힣]장) $", before):
            continue
        if grammar.PARTICLE.match(behind):
            return match.start()
    return None


def _has_mask(text: str) -> bool:
    return bool(re.search(r"[○◯〇]{2,}", text))
