"""How fast a record is taken apart, in MB of text a CPU second, by its size: `.venv/bin/python tests/bench/parse.py`.

Made-up records of every dialect, 0.2, 2 and 20 MB; the language model is not loaded. What counts is that the figures of one
row are alike: then it is linear.
"""

import random
import time

from archive_records import STOCK

from generator.facts.source import Source
from generator.notes import Committee, Notes
from generator.record.parse import parse

SIZES = (200_000, 2_000_000, 20_000_000)
WORDS = STOCK[:15]
NAMES = ("홍길동", "김가상", "이허구", "박가공", "최없음", "정허상")
OFFICES = ("위원장", "도시국장", "복지과장", "전문위원")


def sentences(pick: random.Random, count: int) -> str:
    return " ".join(f"{' '.join(pick.choices(WORDS, k=9))}입니다." for _ in range(count))


def record(dialect: str, size: int) -> str:
    """A record of so many bytes."""
    pick = random.Random(7)
    lines = [
        "제1회 가상위원회 회의록",
        "",
        "의사일정",
        "1. 길 조성의 건",
        "",
        "(10시00분 개의)",
        "",
    ]
    lines += ["| 발언자 | 발언 내용 |", "| --- | --- |"] if dialect == "table" else []
    done = 0
    while done < size:
        label = f"{pick.choice(OFFICES)} {pick.choice(NAMES)}"
        first, more = sentences(pick, 3), [sentences(pick, 3) for _ in range(3)]
        turn = {
            "heading": [f"### 〈{label}〉", f"- {first}", *(f"- {text}" for text in more)],
            "circle": [f"○{label}   {first}", *more, "(「없습니다」 하는 위원 있음)"],
            "paren": [f"({label}) {first}", *more],
            "colon": [f"{label} : {first}", *more],
            "table": [f"| {label} | {first} |", *(f"| | {text} |" for text in more)],
        }[dialect]
        lines += turn if dialect == "table" else [*turn, ""]
        done += sum(len(line.encode()) for line in turn)
    return "\n".join(lines)


def speed(text: str) -> float:
    """Megabytes a second, the best of three."""
    source = Source("minutes/board/2024-1/minutes.md", text, "0" * 64)
    took = []
    for _ in range(3 if len(text) < 5_000_000 else 1):
        begun = time.process_time()
        meeting, _ = parse(source, Committee("board", name="가상위원회"), "2024-1", Notes())
        took.append(time.process_time() - begun)
    assert meeting.speeches
    return len(text.encode()) / 1e6 / min(took)


def main() -> None:
    print("| dialect | 0.2 MB | 2 MB | 20 MB | 20 MB / 0.2 MB |")
    print("|---|---:|---:|---:|---:|")
    for dialect in ("heading", "circle", "paren", "colon", "table"):
        found = [speed(record(dialect, size)) for size in SIZES]
        cells = " | ".join(f"{one:.1f}" for one in found)
        print(f"| {dialect} | {cells} | {found[-1] / found[0]:.2f} |", flush=True)


if __name__ == "__main__":
    main()
