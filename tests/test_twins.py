"""One record in two folders is told, also where a few words differ; two meetings that are alike are not."""

from pathlib import Path

from conftest import put

from generator.pipeline import understand

SAID = [
    "걷기 좋은 길 조성은 내년까지 마치고 나머지 구간은 그다음 해에 이어서 하겠음.",
    "도서관 확충은 예산이 모자라 두 곳만 먼저 짓고 나머지는 다시 살펴보겠음.",
    "자전거 길은 다른 구와 이어지는 곳부터 차례로 정비하는 것이 좋다고 생각함.",
    "버스 정류장마다 의자를 두자는 의견이 많으니 올해 안에 방안을 마련하겠음.",
]


def record(ordinal: int, day: str, said: list[str]) -> str:
    turns = "".join(f"\n### 〈위원장〉\n\n- {words}\n" for words in said)
    return f"# 2024년 제{ordinal}차 가상위원회 회의록\n\n◆ 일시 : {day}\n{turns}"


def told(root: Path, *records: str) -> list[str]:
    files = {f"minutes/board/2024-{n}/minutes.md": text for n, text in enumerate(records, 1)}
    put(root, {**files, "minutes/board/committee.yml": "name: 가상위원회\npublisher: 가상시\n"})
    return [f"{p.path}: {p.message}" for p in understand(root).problems if p.code == "F014"]


def test_the_same_file_in_two_folders_is_told_with_both(tmp_path: Path) -> None:
    text = record(1, "2024. 3. 5.", SAID)
    assert told(tmp_path, text, record(2, "2024. 4. 2.", []), text) == [
        "minutes/board/2024-3: 같은 회의록이 두 폴더에 있습니다: minutes/board/2024-1/, minutes/board/2024-3/"
    ]


def test_nearly_the_same_is_told_too(tmp_path: Path) -> None:
    mended = [
        *SAID[:3],
        "다른 말로 바뀐 마지막 발언이며 앞의 것과는 조금도 같지 않게 적혀 있음.",
        "마치겠음.",
    ]
    records = record(1, "2024. 3. 5.", SAID), record(2, "2024. 3. 6.", [*SAID, "마치겠음."])
    assert told(tmp_path, *records) == [
        "minutes/board/2024-2: 거의 같은 회의록이 두 폴더에 있습니다: minutes/board/2024-1/, minutes/board/2024-2/"
    ]
    put(tmp_path, {"minutes/board/2024-2/minutes.md": record(2, "2024. 3. 6.", mended)})
    assert not [p for p in understand(tmp_path).problems if p.code == "F014"]  # three of four


def test_meetings_that_begin_and_end_alike_are_two(tmp_path: Path) -> None:
    forms = ["회의를 시작하겠음.", "이의 없으십니까?", "마치겠음."]
    assert told(tmp_path, record(1, "2024. 3. 5.", forms), record(2, "2024. 4. 2.", forms)) == []


def test_two_records_that_were_taken_down_are_no_twins(tmp_path: Path) -> None:
    down = "이 회의록은 내렸습니다.\n"
    assert told(tmp_path, down, down) == []
