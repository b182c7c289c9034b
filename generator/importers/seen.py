"""Which letters of a PDF's page can be seen: two pictures of it by the library, one with its text and one without.

What makes no difference to the picture nobody sees: it is under a box or an image, has the colour of its ground, no
colour, or is on a layer that is off. A letter that another was printed upon, over a box, is told by the order of painting.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import groupby
from typing import Any

from generator.importers.columns import Box, Letter
from generator.importers.lists import PRIVATE

SCALE = 2.0  # dots of a point
DOTS = 8_000_000  # of a picture; an A4 page has two million
CONTRAST = 12  # of 255: what differs less nobody tells from its ground
DEEP = 15  # forms in forms
UPON = 0.4  # of a letter's box: what stands so far upon it is printed on it
TITLE = 12  # letters: no name is so long
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
SOLID = frozenset("\u2588\u25a0\u25ac\u2b1b\u25cf")  # \u2588 \u25a0 \u25ac \u2b1b \u25cf
GREYS = ("DeviceGray", "CalGray", "ICCBased", "DeviceRGB", "CalRGB")
Colour = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """An area painted over all that was painted before it, or an image that lets nothing through."""

    box: Box
    after: int
    """How many letters were painted before it."""
    colour: Colour = ()
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it is shown, and the same without its text: three bytes a dot."""

    shown: memoryview
    bare: memoryview
    width: int
    height: int
    stride: int
    scale: float
    lacked: frozenset[str] = frozenset()
    """Fonts that the file does not hold: what the picture shows of their letters is another's, or nothing."""
    unprinted: frozenset[str] = frozenset()
    """Fonts that it does not hold, whose letters are only there to be copied."""

    def shows(self, letter: Letter) -> bool:
        """Whether the letter makes a difference."""
        return any(
            one != two and _differ(one, two)
            for one, two in zip(
                self._rows(self.shown, letter), self._rows(self.bare, letter), strict=True
            )
        )

    def is_on(self, letter: Letter) -> bool:
        """Whether it is on the page at all."""
        return any(True for _ in self._rows(self.bare, letter))

    def ground(self, letter: Letter) -> Colour:
        """The colour on which it is printed."""
        return self._middle(self.bare, letter)

    def at(self, letter: Letter) -> Colour:
        """The colour that is seen in its middle."""
        return self._middle(self.shown, letter)

    def _middle(self, dots: memoryview, letter: Letter) -> Colour:
        rows = list(self._rows(dots, letter))
        row = rows[len(rows) // 2] if rows else b""
        middle = len(row) // 6 * 3
        return tuple(reversed(row[middle : middle + 3]))

    def _rows(self, dots: memoryview, letter: Letter) -> Iterator[bytes]:
        left, right = int(letter.x0 * self.scale), int(letter.x1 * self.scale) + 1
        top, bottom = int(letter.top * self.scale), int(letter.bottom * self.scale) + 1
        left, right = 3 * max(0, left), 3 * min(self.width, right)
        for row in range(max(0, top), min(self.height, bottom)) if left < right else ():
            yield bytes(dots[row * self.stride + left : row * self.stride + right])


def _differ(one: Sequence[int], two: Sequence[int]) -> bool:
    return any(abs(a - b) > CONTRAST for a, b in zip(one, two, strict=True))


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The pages of a file as the library of pictures has them; none if it cannot read it."""
    try:
        file = import_module("pypdfium2").PdfDocument(data)
    except RuntimeError:
        yield ()
        return
    try:
        yield file
    finally:
        file.close()


def pictured(page: Any, width: float) -> Picture:
    """A page of `pypdfium2`, `width` points wide, in two pictures."""
    raw = import_module("pypdfium2.raw")
    across, down = page.get_size()
    scale = min(SCALE, (DOTS / max(1.0, across * down)) ** 0.5)
    settings = {"scale": scale, "no_smoothtext": False, "force_bitmap_format": raw.FPDFBitmap_BGR}
    shown = page.render(**settings)
    lacked: set[str] = set()
    printed: set[str] = set()
    for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=DEEP):
        with suppress(RuntimeError):  # a font made of drawings has no name
            font = text.get_font()
            name = named(font.get_base_name())
            lacked |= set() if font.is_embedded else {name}
            if raw.FPDFTextObj_GetTextRenderMode(text.raw) != raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                printed.add(name)
        raw.FPDFTextObj_SetTextRenderMode(text.raw, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    bare = page.render(**settings)
    size = shown.width, shown.height, shown.stride
    dots = memoryview(bytes(shown.buffer)), memoryview(bytes(bare.buffer))
    fonts = frozenset(lacked), frozenset(lacked - printed)
    return Picture(*dots, *size, shown.width / max(1.0, width), *fonts)


def named(font: Any) -> str:
    """A font's name without what libraries have in different ways: signs that are no ASCII, the mark of a part of a font."""
    text = font.decode("latin-1") if isinstance(font, bytes) else str(font)
    bare = re.sub(r"\\x[0-9a-f]{2}", "", text[2:-1] if re.match("b['\"]", text) else text)
    return re.sub(r"^[A-Z]{6}\+|[^!-~]", "", bare)


def covers(painted: Iterable[tuple[str, Any]]) -> list[Cover]:
    """What of a page's objects, in the order of painting, lets nothing through."""
    found, letters = [], 0
    for kind, one in painted:
        if kind == "char":
            letters += 1
        elif letters and (one.get("fill") if kind != "image" else _is_opaque(one)):
            box = Box(one["x0"], one["top"], one["x1"], one["bottom"])
            found.append(
                Cover(box, letters, colour(one.get("non_stroking_color")), kind == "image")
            )
    return found


def _is_opaque(image: Any) -> bool:
    attributes = getattr(image.get("stream"), "attrs", {})
    return not {"SMask", "Mask", "ImageMask"} & set(attributes)


def colour(parts: Any, space: str = "DeviceRGB") -> Colour:
    """Red, green and blue of 255; none for inks and patterns."""
    some = parts if isinstance(parts, tuple | list) else (parts,)
    if space not in GREYS or not all(isinstance(part, int | float) for part in some):
        return ()
    return (
        tuple(round(255 * part) for part in some * (3 // len(some))) if len(some) in (1, 3) else ()
    )


def unseen(letters: Sequence[Letter], covering: Sequence[Cover], picture: Picture) -> set[int]:
    """The numbers of the letters, which are in the order of painting, that nobody sees."""
    fonts = frozenset(letter.font for letter in letters)
    if not picture.lacked <= fonts:  # one is named in another way: any may be meant
        picture = replace(picture, lacked=fonts)
    found = {
        number
        for number, letter in enumerate(letters)
        if _has_ink(letter.text)
        and picture.is_on(letter)
        and not _is_seen(letter, number, covering, picture)
    }
    found -= _repeated(letters, found, covering)
    if covering or any(letter.text in SOLID for letter in letters):
        found |= _printed_upon(letters, covering)
    return found


def boxed(letters: Sequence[Letter], found: set[int], covering: Sequence[Cover]) -> set[int]:
    """Those that nobody sees for an area painted over them: of a page whose letters lie unseen upon its picture."""
    return {
        number
        for number in found
        for cover in covering
        if not cover.is_image and cover.after > number and _is_under(letters[number], cover.box)
    }


def _repeated(letters: Sequence[Letter], found: set[int], covering: Sequence[Cover]) -> set[int]:
    """Those of long texts in the colour of their ground that stand on the page once more, to be seen: a title for machines."""
    shown = _signs(letter.text for number, letter in enumerate(letters) if number not in found)
    marks = [number for number, letter in enumerate(letters) if _has_ink(letter.text)]
    runs = [list(run) for hidden, run in groupby(marks, key=found.__contains__) if hidden]
    return {
        number
        for run in runs
        if len(text := _signs(letters[n].text for n in run)) >= TITLE and text in shown
        if not any(_is_under(letters[n], one.box) for n in run for one in covering)
        for number in run
    }


def _signs(texts: Iterable[str]) -> str:
    return "".join(char for text in texts for char in text if char.isalnum())


def _has_ink(text: str) -> bool:
    """Whether a letter can be seen: no blank, no sign that only steers, none without a meaning."""
    return any(
        char not in BLANK and unicodedata.category(char)[0] not in "ZC"
        for char in PRIVATE.sub("", text)
    ) and not text.startswith("(cid:")


def _is_seen(letter: Letter, number: int, covering: Sequence[Cover], picture: Picture) -> bool:
    if letter.font not in picture.lacked:
        return picture.shows(letter)
    if letter.font in picture.unprinted:
        return False
    over = [one for one in covering if one.after > number and _is_under(letter, one.box)]
    if any(one.colour and not _differ(one.colour, picture.at(letter)) for one in over):
        return False
    return not letter.colour or _differ(letter.colour, picture.ground(letter))


def _is_under(letter: Letter, box: Box) -> bool:
    across = min(letter.x1, box.x1) - max(letter.x0, box.x0)
    middle = (letter.top + letter.bottom) / 2
    return box.top <= middle <= box.bottom and across > 0.7 * (letter.x1 - letter.x0)


def _printed_upon(letters: Sequence[Letter], covering: Sequence[Cover]) -> set[int]:
    """Those under a box that bears other letters, and those under letters that are boxes."""
    found: set[int] = set()
    for number, upon in _pairs(letters):
        one, two = letters[number], letters[upon]
        if two.text in SOLID or any(
            number < cover.after <= upon and _is_under(one, cover.box) and _is_under(two, cover.box)
            for cover in covering
        ):
            found.add(number)
    return found


def _pairs(letters: Sequence[Letter]) -> Iterator[tuple[int, int]]:
    """Two letters that are not the same and stand upon each other, the one painted first before the other."""
    places: dict[tuple[int, int], list[int]] = {}
    for number, letter in enumerate(letters):
        if not _has_ink(letter.text):
            continue
        across, down = int(letter.x0 // 16), int(letter.top // 16)
        near = {
            other
            for x in range(across - 1, across + 2)
            for y in range(down - 1, down + 2)
            for other in places.get((x, y), ())
        }
        yield from ((n, number) for n in sorted(near) if _stands_upon(letter, letters[n]))
        places.setdefault((across, down), []).append(number)


def _stands_upon(one: Letter, two: Letter) -> bool:
    across = min(one.x1, two.x1) - max(one.x0, two.x0)
    down = min(one.bottom, two.bottom) - max(one.top, two.top)
    area = (two.x1 - two.x0) * (two.bottom - two.top)
    return one.text != two.text and across > 0 and down > 0 and across * down > UPON * area
