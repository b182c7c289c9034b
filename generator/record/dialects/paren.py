"""The dialect `paren`: a speaker is `(위원장 홍길동)` at a line's head, with first words behind (위원회 속기록).

Only where an office stands in the brackets; other bracketed lines are stage directions.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.facts.source import Span
from generator.korean.grammar import BRACKETED, GROUP_ALONE, LABEL_ALONE
from generator.korean.nobody import is_attendance, is_everybody
from generator.record.blocks import Block
from generator.record.counted import HOW_MANY
from generator.record.dialects.asides import LEAD, is_of_side, is_said, reply
from generator.record.dialects.bodies_said import said_below, with_ends
from generator.record.dialects.opening import titled
from generator.record.dialects.turns import Turns, assemble
from generator.record.dialects.unspoken import with_parts, with_results
from generator.record.speakers import BY_LETTER, is_side, is_somebody

# Around a label alone on its line these are of the dialect `heading`.
ANGLES = "〈<《＜【"
LABEL = re.compile(
    rf"[ \t]*(?:{LEAD})?"
    rf"(?P<open>[(（\[［〔{ANGLES}])(?P<label>(?:[^()（）\[\]［］〔〕〈〉<>《》＜＞【】\n]{{2,30}}"
    rf"|[시군구도](?=[)）\]］〕〉>》＞】]))(?:[(（][^()（）\[\]\n]{{1,6}}[)）])?)[)）\]］〕〉>》＞】][ \t]*:?\s*"
    rf"(?P<rest>\S.*)?$",
    re.S,
)
# A line with such brackets; behind angles words go on.
MAYBE = re.compile(
    rf"^[^\w\n]*ㅇ?[^\w\n]*(?:[(（\[［〔]|[{ANGLES}][^\n〉>》＞】]{{1,40}}[〉>》＞】][ \t:]*\S)",
    re.M,
)
HAPPENS = re.compile(
    r"(?:입장|퇴장|이석|착석|교대|선서|기립|거수|낭독|박수|웃음|환호|야유|고성|항의|소란|중단|있음)(?:함|하였음|했음)?\W*$"
)
PARTY = re.compile(
    "(?:시공|용역|협력|수행)?업체|사업자|시행사|조합|세입자|사측|(?:수행|주관|용역) ?기관"
)
NAME = re.compile("[가-힣]{2,4}")
FEWEST = 2  # different labels
OFTEN = 3  # turns


def label(block: Block) -> tuple[str, str] | None:
    """The label in brackets and the words behind it; None for any other block."""
    match = LABEL.match(block.text)
    if match and match["open"] in ANGLES and not _is_beside(match):
        return None
    named = match and (_is_label(match["label"]) or is_everybody(match["label"]))
    if match and not named and len(match["label"]) == 1:
        first = (match["rest"] or "").partition("\n")[0]
        named = is_said(first)  # `(시)`, beside `(주민)`
    if match and not named:
        rest = match["rest"] or ""
        is_party = PARTY.fullmatch(match["label"]) and is_side(match["label"]) and is_said(rest)
        named = bool(is_party) or is_of_side(match["label"], rest)
    if match and (
        is_attendance(match["rest"] or "") or HOW_MANY.fullmatch((match["rest"] or "").strip())
    ):
        return None  # `(위원 이허구) 불참`, `(공익 대표) 5명`
    if not match or block.kind == "heading" or not named:
        return None
    if GROUP_ALONE.match(block.text.strip()) and not is_said(match["rest"] or ""):
        return None  # `[민간위원] 이허구`
    return match["label"].strip(), (match["rest"] or "").strip()


def _is_label(text: str) -> bool:
    plain = not re.search(r"[「」｢｣“”\"'‘’.,!?]", text)
    return plain and is_somebody(text) and not HAPPENS.search(text)


def turned(run: Sequence[Block]) -> list[Block]:
    """The blocks; a speaker's label alone on its line is no stage direction, and nobody says a result.

    Nor does anybody say what stands behind a bracket that is nobody's, where turns have the same form: `○ (답변) …`.
    """
    run = [replace(b, role="text") if b.role == "stage" and label(b) else b for b in run]
    alike, own = _alike(run), _labels(run)
    run = with_ends(run)
    run = [
        replace(b, role="notice") if n in alike and not own(b) and b.role == "text" else b
        for n, b in enumerate(run)
    ]
    return with_results(list(with_parts(run, lambda block: own(block) is not None)))


def _labels(run: Sequence[Block]) -> Callable[[Block], tuple[str, str] | None]:
    """What is a label in this record: a body in brackets, too, where turns have the same form."""
    bodies = {**{run[n].span: _of_body(run[n]) for n in _alike(run)}, **said_below(run)}
    bodies |= _lettered(run)

    def own(block: Block) -> tuple[str, str] | None:
        return label(block) or reply(block) or bodies.get(block.span)

    return own


def _lettered(run: Sequence[Block]) -> dict[Span, tuple[str, str]]:
    """Who is called by a letter behind where they come from, where several are: `[간호부 C] …`, `[외부-법조계 F] …`."""
    matches = {block.span: match for block in run if (match := LABEL.match(block.text))}
    found = {
        span: (match["label"].strip(), match["rest"].strip())
        for span, match in matches.items()
        if BY_LETTER.fullmatch(match["label"].strip()) and is_said(match["rest"] or "")
    }
    where = {own[:-1].strip() for own, _ in found.values()}  # no `업체 A`, `업체 B`, `업체 C`
    return found if len(where) >= OFTEN else {}


def _of_body(block: Block) -> tuple[str, str] | None:
    match = LABEL.match(block.text)
    if not match or not match["rest"] or not is_side(match["label"].strip()):
        return None
    return match["label"].strip(), match["rest"].strip()


def _is_beside(match: re.Match[str]) -> bool:
    """Whether a sentence stands on the line of a label: else that is a heading, or a list has it."""
    line, rest = match.string[match.end("label") + 1 :].partition("\n")[0], match["rest"] or ""
    return bool(line.strip()) and is_said(rest) and not NAME.fullmatch(rest)


def _alike(run: Sequence[Block]) -> frozenset[int]:
    """The blocks amid the turns that begin as most of them do: with the same sign and a bracket."""
    forms = [_form(block) if block.role == "text" else None for block in run]
    turns = [n for n, form in enumerate(forms) if form and label(run[n])]
    if not turns:
        return frozenset()
    bracketed = [n for n, form in enumerate(forms) if form and LABEL.match(run[n].text)]
    named, opened = Counter(forms[n] for n in turns), Counter(forms[n] for n in bracketed)
    every = Counter(forms[turns[0] : turns[-1] + 1])
    same = {form for form, n in named.items() if n >= OFTEN and 3 * n > opened[form]}
    same = {form for form in same if 3 * opened[form] >= 2 * every[form]}
    return frozenset(n for n in bracketed if forms[n] in same and n > turns[0])


def _form(block: Block) -> str | None:
    """The sign before a block, with its indent for a bullet; None for a block without one."""
    if block.kind == "bullet":
        return f"-{block.indent}"
    lead = block.text[:1]
    return lead if lead in "○◯ㅇ◦·•▪□■◆◇▣" and block.text[1:2] != lead else None


def _is_alone(block: Block) -> bool:
    """Whether a block is a label in angles alone on its line."""
    line = block.text.partition("\n")[0]
    match = BRACKETED.match(line) if LABEL_ALONE.match(line) else None
    return bool(match and block.role != "stage" and is_somebody(match["label"]))


def count(blocks: Sequence[Block]) -> int:
    """Such lines, where several people speak."""
    is_other = any(map(_is_alone, blocks))  # some stand alone as in `heading`, which reads all
    marked = (b for b in blocks if not (is_other and b.text[:1] in ANGLES))
    below = {**said_below(blocks), **_lettered(blocks)}
    both = (label(block) or below.get(block.span) for block in marked)
    found = [own[0] for own in both if own]
    return len(found) if len(set(found)) >= FEWEST and len(found) >= OFTEN else 0


def split(blocks: Sequence[Block], known: frozenset[str]) -> Turns:
    """The turns under each label."""
    below, own = {**said_below(blocks), **_lettered(blocks)}, _labels(blocks)
    first = (n for n, block in enumerate(blocks) if label(block) or block.span in below)
    return assemble(blocks, titled(blocks, next(first, len(blocks))), own)
