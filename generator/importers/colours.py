"""Whether letters can be told from what is behind them (글자와 바탕의 빛깔).

Pure. A colour is its six hexadecimal digits; of a ground that is not known nothing is decided.
"""

COVERED = "바탕과 같은 빛깔의 글"
PAPER = "FFFFFF"
INK = "000000"
ALIKE = 24  # of 255: no eye tells two colours that are so near in red, green and blue
PALE = 0xE0  # letters that are no darker are made for a dark ground


def colour(text: str) -> str:
    """Six digits of what a file says: `#FFFFFF`, `ffffff`; nothing for `auto`, `none` and what is no colour."""
    digits = text.removeprefix("#").upper()
    is_colour = len(digits) == 6 and all(char in "0123456789ABCDEF" for char in digits)
    return digits if is_colour else ""


def is_alike(one: str, other: str) -> bool:
    """Whether two colours are as good as one."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return all(abs(a - b) <= ALIKE for a, b in pairs)


def is_pale(one: str) -> bool:
    """Whether letters of a colour can hardly be read on paper."""
    return min(_parts(one)) >= PALE


def _parts(one: str) -> tuple[int, int, int]:
    return int(one[:2], 16), int(one[2:4], 16), int(one[4:], 16)
