"""What importing costs, and how well it heals: `python tests/bench/import.py [file.pdf …]`.

Prints the record of the repository as a PDF in several settings, reads it back, and compares every join with the
source: how many spaces were lost or added, how many paragraphs came out as they were. The
records of the golds, and a PDF that is named, are cut between letters in memory too, without a blank at the cut.
"""

import re
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browsing import chromium  # noqa: E402
from printing import SETTINGS, Sheet, printed  # noqa: E402

from generator.importers import read  # noqa: E402
from generator.importers.pieces import Document, letters  # noqa: E402
from generator.importers.plain import width  # noqa: E402
from generator.importers.seams import Seam, evidence, separator  # noqa: E402
from generator.korean.glue import space_between  # noqa: E402

RECORD = ROOT / "minutes/smart-city/2023-2/minutes.md"
RECORDS = (RECORD, *sorted((ROOT / "tests/gold").glob("c*/minutes.md")))
WIDTHS = (24, 28, 31, 35, 40, 45)  # letters of a line
CLOSING = r"[.,!?…:;)\]’”」』〉》·․ㆍ~％%]*"  # never at the beginning of a line
ATOM = re.compile(rf"[(\[‘“「『〈《]*(?:[A-Za-z0-9][A-Za-z0-9.,:/%-]*|\S){CLOSING}| ")


def paragraphs(path: Path) -> list[str]:
    """A record's, without Markdown."""
    lines = (re.sub(r"^[#\s-]+", "", line) for line in path.read_text("utf-8").split("\n"))
    return [" ".join(line.split()) for line in lines if line.strip()]


def wrong_joins(document: Document, source: list[str]) -> tuple[Counter[str], list[str]]:
    """Spaces that a join lost or added, against the source; and where."""
    text = "\n".join(source)
    counts: Counter[str] = Counter()
    where = []
    for join in document.joins:
        left, right = join.left[-12:], join.right[:12]
        said = join.separator == "space"
        found = {space for space in (True, False) if left + " " * space + right in text}
        kind = (
            "unknown"
            if len(found) != 1
            else "right"
            if said in found
            else "lost"
            if True in found
            else "added"
        )
        counts[kind] += 1
        where += [f"{kind} by {join.by}: {left}|{right}"] if kind in ("lost", "added") else []
    return counts, where


def cut(text: str, letters_wide: int) -> list[str]:
    """Its lines, as a word processor cuts them by letters (글자 단위); a blank at the end says that it cut there."""
    lines = [""]
    for atom in ATOM.findall(text):
        if lines[-1] and atom != " " and width(lines[-1] + atom) > 2 * letters_wide:
            lines.append("")
        lines[-1] += atom if lines[-1] or atom != " " else ""
    return lines


def by_letters(name: str, texts: list[str]) -> None:
    """A line for one text, cut at several widths."""
    wrong: list[str] = []
    count = 0
    for letters_wide in WIDTHS:
        cuts = [pair for text in texts for pair in pairwise(cut(text, letters_wide))]
        lines = [line.strip() for text in texts for line in cut(text, letters_wide)]
        seams = [(Seam(one.rstrip(), two.strip(), False), one.endswith(" ")) for one, two in cuts]
        found = evidence(lines, [seam for seam, _ in seams])
        said = [separator(seam, found, space_between) for seam, _ in seams]
        wrong += [
            f"{'lost' if space else 'added'} by {by}: {seam.left[-12:]}|{seam.right[:12]}"
            for (seam, space), (answer, by) in zip(seams, said, strict=True)
            if answer is not space
        ]
        count += len(seams)
    print(f"by letters, {name}: {count} joins, wrong {len(wrong) / count:.2%}")
    if "-v" in sys.argv:
        print("\n".join(wrong))


def timed(path: Path) -> tuple[Document, float]:
    """Read, in seconds of the processor."""
    start = time.process_time()
    document, problems = read(path)
    assert document, problems
    assert document.letters == sum(letters(p.text) for p in (*document.pieces, *document.left_out))
    return document, time.process_time() - start


def told(name: str, path: Path, source: list[str]) -> None:
    """A line for one PDF; with `-v` each wrong join."""
    document, seconds = timed(path)
    counts, where = wrong_joins(document, source)
    wrong = (counts["lost"] + counts["added"]) / max(1, len(document.joins))
    right = {"".join(text.split()) for text in source}
    good = sum("".join(piece.text.split()) in right for piece in document.pieces)
    pages = sum(left.kind == "쪽 번호" for left in document.left_out)
    print(
        f"{seconds:5.1f} s  {name}: {pages} pages, {document.letters} letters, {len(document.joins)} joins,"
        f" wrong {wrong:.2%} {dict(counts)}; {good} of {len(source)} paragraphs, {len(document.pieces)} pieces"
    )
    if "-v" in sys.argv:
        print("\n".join(where))


def main() -> None:
    space_between("처음에", "한 번")  # loads the model
    for name in (name for name in sys.argv[1:] if name != "-v"):
        document, seconds = timed(Path(name))
        joins, by = len(document.joins), Counter(join.by for join in document.joins)
        print(
            f"{seconds:5.1f} s  {Path(name).name}: {document.letters} letters, {joins} joins {dict(by)}"
        )
        by_letters(Path(name).name, [" ".join(piece.text.split()) for piece in document.pieces])
    for path in RECORDS:
        by_letters(path.parent.name, paragraphs(path))
    source = paragraphs(RECORD)
    sheets = {name: Sheet(source, style) for name, style in SETTINGS.items() if name != "three"}
    with TemporaryDirectory() as folder, chromium() as browser:
        printed(browser, Path(folder), sheets | {"long": Sheet(source * 3)})
        for name in (*sheets, "long"):
            told(name, Path(folder) / f"{name}.pdf", source)


if __name__ == "__main__":
    main()
