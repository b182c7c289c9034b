"""Text printed over the text of a page: a watermark, a stamp, whoever printed it. It is no text of the record.

Pure. Told by its look, which less of the document has than what it stands upon; or, where it only brushes lines here or there, by
standing at the same place on the pages with a look of its own. What brushes none has room of its own, as a form's labels have.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.importers.columns import Letter
from generator.importers.lines import SAME_PLACE

CELL = 24  # points: places that are looked at together
CORE = 0.25  # of a letter's box at each side: what lies within the rest is upon the letter
TOUCHED = 0.3  # of a run's letters, to be printed over others
BOXES = frozenset("□☐○◯◻▢")
BRUSHED = 0.15  # of a letter's height, to reach into another
RARE = 0.2  # of all letters: a watermark is less

Look = tuple[str, tuple[int, ...], int]
Run = tuple[int, ...]
Stamp = tuple[str, Look, int, int]
"""A text, how it looks and where it stands."""
Rank = tuple[bool, float]
Nearby = Mapping[tuple[int, int], Sequence[int]]
"""The letters by the cells in which their middles are."""


def stamped(pages: Sequence[Sequence[Letter]]) -> list[set[int]]:
    """The numbers of the letters of each page that are printed over its text."""
    looks = Counter(_look(one) for page in pages for one in page if one.text.strip())
    spread = Counter(look for page in pages for look in {_look(one) for one in page})
    runs = [list(_runs(page)) for page in pages]
    alike: dict[Stamp, set[tuple[int, Run]]] = defaultdict(set)
    for number, (page, some) in enumerate(zip(pages, runs, strict=True)):
        for run in some:
            alike[_same(page, run)].add((number, run))
    over: set[Stamp] = set()
    for page, some in zip(pages, runs, strict=True):
        # What stands once, and has more letters of its look on a page, is the text.
        ranks: dict[int, Rank] = {}
        for run in some:
            look = _look(page[run[0]])
            rank = len(alike[_same(page, run)]) == 1, looks[look] / spread[look]
            ranks |= dict.fromkeys(run, rank)
        nearby = _nearby(page)
        rare = [run for run in some if looks[_look(page[run[0]])] <= RARE * looks.total()]
        over |= {_same(page, run) for run in rare if _is_over(run, page, nearby, ranks)}
    over |= _repeated(alike, pages, looks)
    found: list[set[int]] = [set() for _ in pages]
    for number, run in (place for key in over for place in alike[key]):
        found[number].update(run)
    return found


def _repeated(
    alike: Mapping[Stamp, set[tuple[int, Run]]],
    pages: Sequence[Sequence[Letter]],
    looks: Counter[Look],
) -> set[Stamp]:
    """Texts amid those of the pages, at one place of most, if nothing but such texts looks so."""
    often = {key for key, places in alike.items() if len(places) >= max(2, len(pages) / 2)}
    others = {key[1] for key in alike if key not in often}
    usual = looks.most_common(1)[0][0] if looks else None
    heights = [sorted({round(one.top) for one in page if _look(one) == usual}) for page in pages]
    return {
        key
        for key in often
        if key[0] and key[1] not in others and looks[key[1]] <= RARE * looks.total()
        if all(_is_amid(pages[number][run[0]], heights[number]) for number, run in alike[key])
        and any(_brushes(run, pages[number]) for number, run in alike[key])
    }


def _is_amid(letter: Letter, heights: Sequence[int]) -> bool:
    """Whether lines of the text are above and below it, and more than one."""
    place = bisect_left(heights, letter.top)
    return 2 <= place <= len(heights) - 2


def _brushes(run: Run, page: Sequence[Letter]) -> bool:
    """Whether letters of a run reach into those of a line above or below."""
    nearby = _nearby(page)
    own = set(run)
    return any(
        other not in own and page[other].text.isalnum() and _reaches(page[number], page[other])
        for number in run
        if page[number].text.isalnum()
        for other in _about(page[number], nearby)
    )


def _reaches(one: Letter, other: Letter) -> bool:
    """Whether two letters have some of their height in common, one upon the other."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0 and down > BRUSHED * min(one.bottom - one.top, other.bottom - other.top)


def crossed(page: Sequence[Letter]) -> int:
    """How many letters stand upon another, and nobody can tell which of both is the text's."""
    nearby = _nearby(page)
    return sum(
        any(
            other != number and page[other].text != one.text and _upon(one, page[other])
            for other in _about(one, nearby)
        )
        for number, one in enumerate(page)
        if one.text.isalnum()
    )


def _look(letter: Letter) -> Look:
    return letter.font, letter.colour, round(letter.bottom - letter.top)


def _runs(page: Sequence[Letter]) -> Iterator[Run]:
    """The letters that were painted one after another, in one line and with one look."""
    run: list[int] = []
    for number, letter in enumerate(page):
        if run:
            last = page[run[-1]]
            size = letter.bottom - letter.top
            near = (
                abs(last.top - letter.top) < 0.3 * size and -size < letter.x0 - last.x1 < 2 * size
            )
            if not near or _look(last) != _look(letter):
                yield tuple(run)
                run = []
        run.append(number)
    if run:
        yield tuple(run)


def _is_over(run: Run, page: Sequence[Letter], nearby: Nearby, ranks: Mapping[int, Rank]) -> bool:
    """Whether a good part of a run stands upon letters that are rather the text's."""
    marks = [number for number in run if page[number].text.strip()]
    touching = [
        number
        for number in marks
        if any(
            ranks[other] > ranks[number]
            and page[other].text not in BOXES  # `□` with a tick in it
            and (_upon(page[number], page[other]) or _upon(page[other], page[number]))
            for other in _about(page[number], nearby)
        )
    ]
    return bool(marks) and len(touching) >= TOUCHED * len(marks)


def _same(page: Sequence[Letter], run: Run) -> Stamp:
    """What is equal in two runs that are one stamp on two pages."""
    first = page[run[0]]
    text = "".join("".join(page[number].text for number in run).split())
    return text, _look(first), round(first.x0 / SAME_PLACE), round(first.top / SAME_PLACE)


def _nearby(page: Sequence[Letter]) -> Nearby:
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, one in enumerate(page):
        if one.text.strip():
            found[
                int((one.x0 + one.x1) / 2 // CELL), int((one.top + one.bottom) / 2 // CELL)
            ].append(number)
    return found


def _about(one: Letter, nearby: Nearby) -> Iterator[int]:
    """The letters whose middles are in its box or near."""
    for across in range(int(one.x0 // CELL) - 1, int(one.x1 // CELL) + 2):
        for down in range(int(one.top // CELL) - 1, int(one.bottom // CELL) + 2):
            yield from nearby.get((across, down), ())


def _upon(one: Letter, other: Letter) -> bool:
    """Whether the middle of the one is well inside the other."""
    across, down = (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2
    width, height = CORE * (other.x1 - other.x0), CORE * (other.bottom - other.top)
    inside = other.x0 + width < across < other.x1 - width
    return inside and other.top + height < down < other.bottom - height
