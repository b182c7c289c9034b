"""A PDF with text to a document: letters and their places, one column or two.

In: a file. Out: a `Document`, or one Korean error that says what to do. Never raises for a file, and
never guesses the order of a page that it does not understand: it names the page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import Literal

from generator.importers.columns import Letter, Row, gutters, in_order, is_told, rows, tables
from generator.importers.lines import GAP, Line, furniture
from generator.importers.lists import PRIVATE
from generator.importers.notes import TYPED
from generator.importers.pieces import Document, Left, letters
from generator.importers.reflow import MARK, flow, measured, paragraphs
from generator.importers.refused import refusal
from generator.importers.seams import Glue
from generator.importers.sheets import UNREADABLE, Page, listed, pages_of
from generator.importers.stamps import crossed, stamped
from generator.korean.glue import space_between
from generator.problems import Problem

Reading = Literal["digital", "ocr"]
WIDE = 10.0  # points: a gap so wide ends a speaker's label; in large letters it is a blank
STAMP = "덧찍은 글"
CROSSED = 2  # letters upon each other; more are two texts
CELL = 8  # points: letters that stand upon each other are in neighbouring cells


def read_pdf(
    path: Path, data: bytes, glue: Glue = space_between
) -> tuple[Document | None, list[Problem]]:
    """A PDF's text, read column by column and cell by cell, with its hard line ends healed."""
    pages, problems = pages_of(path, data)
    return (None, problems) if problems else document(path, pages, glue)


def _sorted_out(page: Page, stamp: set[int]) -> tuple[list[Letter], list[Left]]:
    """The letters to be read, and those that are not: turned, beside the page, or upon another."""
    kept: list[Letter] = []
    beside: list[Letter] = []
    doubled: list[Letter] = []
    over: list[Letter] = []
    seen: dict[tuple[str, int, int], list[Letter]] = defaultdict(list)
    for number, letter in enumerate(page.letters):
        if not _is_on(page, letter):
            beside.append(letter)
        elif number in stamp:
            over.append(letter)
        elif letter.text.strip() and any(_upon(letter, other) for other in _near(letter, seen)):
            doubled.append(letter)
        else:
            kept.append(letter)
            seen[letter.text, int(letter.x0 / CELL), int(letter.top / CELL)].append(letter)
    kinds = (
        *(("돌려 쓴 글", page.turned), ("쪽 밖의 글", beside), ("겹쳐 찍은 글", doubled)),
        *((STAMP, over), ("가린 글", page.hidden)),
    )
    texts = [(kind, "".join(letter.text for letter in some).strip()) for kind, some in kinds]
    texts += page.notes
    return kept, [Left(kind, text, f"{page.number}쪽") for kind, text in texts if text]


def _near(letter: Letter, seen: Mapping[tuple[str, int, int], list[Letter]]) -> Iterator[Letter]:
    across, down = int(letter.x0 / CELL), int(letter.top / CELL)
    for right, below in product((-1, 0, 1), repeat=2):
        yield from seen.get((letter.text, across + right, down + below), ())


def _is_on(page: Page, letter: Letter) -> bool:
    across = letter.x1 >= 0 and letter.x0 <= page.width
    return across and letter.bottom >= 0 and letter.top <= page.height


def _upon(one: Letter, two: Letter) -> bool:
    """Bold type is sometimes the same letter twice, less than a quarter of its width apart."""
    near = 0.25 * (one.x1 - one.x0)
    return abs(one.x0 - two.x0) < near and abs(one.top - two.top) < near


def document(
    path: Path, pages: Sequence[Page], glue: Glue
) -> tuple[Document | None, list[Problem]]:
    """The pages' letters in reading order."""
    stamps = stamped([page.letters for page in pages])
    kept, strange = zip(*map(_sorted_out, pages, stamps), strict=True)
    split = [tables(some, page.tables) for some, page in zip(kept, pages, strict=True)]
    found = [rows(outside) for outside, _ in split]
    numbers = [page.number for page in pages]
    furnished = furniture(list(map(_lines, found, numbers)))
    bodies = []
    for number, some in enumerate(found):
        own = [row for n, row in enumerate(some) if n not in furnished.get(number, {})]
        bodies.append(sorted((*own, *split[number][1]), key=lambda row: row.top))
    bands = gutters(bodies)
    ordered = list(map(in_order, bodies, bands))
    told = map(is_told, bodies, ordered, bands)
    unclear = [number for number, clear in zip(numbers, told, strict=True) if not clear]
    if unclear:
        return None, [_no_order(path, unclear)]
    lines = [line for some in map(_lines, ordered, numbers) for line in some]
    flowed = flow(paragraphs(lines, measured(lines)), glue, "쪽")
    left = [
        Left(kind, _text(found[number][index]), f"{numbers[number]}쪽")
        for number, some in sorted(furnished.items())
        for index, kind in sorted(some.items())
    ]
    left += [one for some in strange for one in some]
    doubts = (*_over(pages, kept, strange), *_doubts(pages, ordered))
    count = sum(letters(text) for page in pages for text in _texts(page))
    reading: Reading = "ocr" if any(page.is_layered for page in pages) else "digital"
    left_out = (*left, *flowed.marks)
    return Document(flowed.pieces, left_out, flowed.joins, doubts, count, reading=reading), []


def _texts(page: Page) -> Iterator[str]:
    """All that a page holds, read or not."""
    yield from (one.text for one in (*page.letters, *page.turned, *page.hidden))
    yield from (text for _, text in page.notes)


def _lines(some: Sequence[Row], page: int) -> list[Line]:
    return [
        Line(_text(row), row.x0, row.x1, row.top, row.size, page, row.column, row.spaced, row.limit)
        for one in some
        for row in one.cells or (one,)
    ]


def _text(row: Row) -> str:
    """Its words; a gap that is wider than the blanks around it stays wide."""
    gaps = [two.x0 - one.x1 for one, two in pairwise(row.words)]
    blanks = 1.4 * min(gaps, default=0.0) if len(gaps) > 1 else 0.0  # wide in a justified line
    text = row.words[0].text
    for gap, (last, word) in zip(gaps, pairwise(row.words), strict=True):
        usual = 1.4 if len(last.text) == len(word.text) == 1 else 0.9  # of `김 호 성`
        far = gap > max(WIDE, usual * row.size, min(blanks, 2.5 * row.size))
        ends_label = word.blanks > 1 and MARK.match(text) and GAP not in text
        text += (GAP if far or ends_label else " ") + word.text
    return text


def _no_order(path: Path, numbers: Sequence[int]) -> Problem:
    message = f"{listed(numbers)}쪽의 글을 어떤 차례로 읽을지 알 수 없습니다: 단이 셋 이상이거나 글이 섞여 있습니다"
    hint = "한글 원본을 가져오거나, 글을 차례대로 복사해 .txt 파일로 저장한 뒤 가져오세요"
    return refusal("M023", message, hint)(path)


def _over(
    pages: Sequence[Page], kept: Sequence[Sequence[Letter]], strange: Sequence[Sequence[Left]]
) -> Iterator[str]:
    """What was printed over the text, and what could not be told from it."""
    numbers = [page.number for page in pages]
    stamps = [
        n
        for n, some in zip(numbers, strange, strict=True)
        if any(one.kind == STAMP for one in some)
    ]
    if stamps:
        yield (
            f"글 위에 덧찍었거나 쪽마다 같은 자리에 찍은 글(워터마크, 도장)이 있는 쪽: {listed(stamps)}쪽. "
            "초안에 넣지 않았습니다. 회의록의 글이면 원본을 보고 적으세요"
        )
    typed = [page.number for page in pages if any(kind == TYPED for kind, _ in page.notes)]
    if typed:
        yield (
            f"쪽 위에 덧붙여 쓴 글이나 채워 넣은 양식 칸이 있는 쪽: {listed(typed)}쪽. 초안에 넣지 않고 아래에 옮겼습니다. "
            "회의록의 글이면 원본을 보고 제자리에 적으세요"
        )
    turned = [page.number for page in pages if any(one.text.strip() for one in page.turned)]
    if turned:
        yield f"돌려 쓰거나 비스듬히 쓴 글이 있는 쪽: {listed(turned)}쪽. 초안에 넣지 않았습니다"
    if unclear := [n for n, some in zip(numbers, kept, strict=True) if crossed(some) > CROSSED]:
        yield f"글자가 서로 겹쳐 글이 섞였을 수 있는 쪽: {listed(unclear)}쪽. 원본과 한 줄씩 견주어 보세요"


def _doubts(pages: Sequence[Page], ordered: Sequence[Sequence[Row]]) -> Iterator[str]:
    """What a person should compare with the original."""
    covered = [page for page in pages if any(one.text.strip() for one in page.hidden)]
    if covered:
        count = sum(letters(one.text) for page in covered for one in page.hidden)
        numbers = listed([page.number for page in covered])
        yield (
            f"가려졌거나 바탕과 빛깔이 같아 보이지 않는 글: {numbers}쪽, {count:,}자. 초안에 넣지 않았습니다. "
            "원본 파일에는 남아 있으니 파일을 공개하지 마세요"
        )
    if layered := [page.number for page in pages if page.is_layered]:
        yield f"문자 인식(OCR)한 글이 그림 위에 놓인 쪽: {listed(layered)}쪽. 글자마다 그림과 견주어 보세요"
    if unwatched := [page.number for page in pages if not page.is_watched]:
        yield f"가린 글이 있는지 살피지 못한 쪽: {listed(unwatched)}쪽. 원본과 견주어 보세요"
    columns = [
        p.number for p, some in zip(pages, ordered, strict=True) if any(r.column for r in some)
    ]
    if columns:
        yield f"두 단으로 읽은 쪽: {listed(columns)}쪽"
    spread = [
        page.number
        for page, some in zip(pages, ordered, strict=True)
        if any(row.cells for row in some) or sum(_text(row).count(GAP) > 1 for row in some) > 2
    ]
    if spread:
        yield f"표가 있거나 표처럼 벌어진 쪽: {listed(spread)}쪽. 칸의 차례를 원본과 견주어 보세요"
    text = "".join(letter.text for page in pages for letter in page.letters)
    if unknown := len(UNREADABLE.findall(text)):
        yield f"무슨 글자인지 적혀 있지 않은 글자가 {unknown}개 있습니다. 원본을 보고 바르게 적으세요"
    if signs := len(PRIVATE.findall(text)):
        yield f"글꼴마다 다르게 보이는 기호가 {signs}개 있습니다. 원본을 보고 알맞은 글자로 바꾸세요"
    pictures = [page.number for page in pages if page.pictured > 0.1]
    if pictures:
        yield f"그림이 있는 쪽: {listed(pictures)}쪽. 그림 속의 글은 읽지 못합니다"
