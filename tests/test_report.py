"""What a build tells: everything of a small repository, of an archive what is new."""

from generator.build.report import MUCH, Built
from generator.problems import as_lines, at

NUMBERS = range(1, MUCH + 2)
OLD = [at("warning", "K001", (f"minutes/board/2024-{n}/minutes.md", 1), "글") for n in NUMBERS]
WRONG = at("error", "R004", ("minutes/board/2023-1/minutes.md", 1), "회의록이 비어 있습니다")
AGAIN = at("notice", "A007", ("minutes/board/committee.yml", 1), "같은 일일 수 있는 안건")
LINES = {
    f"board/2024-{n}": [f"board/2024-{n}: 발언 1건", "  번호: 새로 줄 것 9개"] for n in NUMBERS
}


def test_little_is_told_whole() -> None:
    built = Built({"board/2024-1": ["하나"]}, OLD[:1])
    assert built.told == ["하나", *as_lines(OLD[:1])]
    assert Built({"board/2024-1": ["하나"]}, []).told == ["하나", "문제가 없습니다"]


def test_of_an_archive_errors_are_told_and_what_was_read_now() -> None:
    built = Built(LINES, [*OLD, WRONG, AGAIN], fresh=["board/2024-7"])
    assert [problem.path for problem in built.news.problems] == [
        "minutes/board/2024-7/minutes.md",
        "minutes/board/2023-1/minutes.md",
        "minutes/board/committee.yml",
    ]
    assert built.told == [
        *LINES["board/2024-7"],
        *as_lines(built.news.problems),
        "이번에 바뀌지 않은 회의의 주의와 알림 100건 (모두 보려면: minutes check)",
    ]


def test_where_nothing_changed_the_rest_is_counted() -> None:
    told = Built(LINES, OLD * 10).told
    assert told == ["이번에 바뀌지 않은 회의의 주의와 알림 1,010건 (모두 보려면: minutes check)"]
