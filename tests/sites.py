"""Whole sites for tests: scratch repositories, the command, a made-up record with all that is hard."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from inspect import cleandoc
from pathlib import Path
from tempfile import mkdtemp

from generator.export.feeds import committee_feeds, site_feed
from generator.model import Meeting
from generator.notes import Committee
from generator.pipeline import understand
from generator.search import analyse

ROOT = Path(__file__).parents[1]
MINUTES = Path(sys.executable).with_name("minutes")
POOL = "MINUTES_TEST_POOL"  # names the folder of what the language model made of records, for all tests of a run
NEW = """
    # 2024년 제1차 가상도시위원회 회의록

    ## 〈회의개요〉

    ◆ 일시 : 2024. 3. 5.(화) 10:00~11:30

    ◆ 장소 : 가상시청 3층 회의실

    ◆ 참석위원 : 4명

    - 가나다 위원장, 라마바 위원, 사아자 위원, 차카타 도시과장

    ※ 배석 : 도시과장, 교통과장 등 6명

    ◆ 회의안건

    - 도시과 현안업무보고 2건

    ◆ 진행순서

    - 보고 및 토론

    ◆ 회의결과 : 붙임 참조

    ### 〈위원장〉

    - 회의를 시작하겠음.

    ## 〈도시과장〉

    - 도시과 현안업무 보고
      - 걷기 좋은 길 조성
      - 동네 <b>도서관</b> & "확충" 'AI'

    ### 〈○○○ 위원〉

    - 걷기 좋은 길 조성은 꼭 필요함. <script>alert(1)</script>
    - 2024. 3. 5.까지 14:00~16:20에 *의견*을 [주시기](javascript:alert) 바람.

    ### 〈○○○ 위원〉

    - 동의함.

    ## 〈위원장〉

    - 마치겠음.
"""


def copy_site(root: Path) -> Path:
    """The parts of the repository that make a site, as they are committed: no record, no page made."""
    for folder in ("templates", "docs/about", "docs/guide"):
        made = shutil.ignore_patterns("proof")
        shutil.copytree(ROOT / folder, root / folder, ignore=made)
    (root / "docs/data").mkdir()
    shutil.copy(ROOT / "docs/data/paragraph.json", root / "docs/data")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def lend(root: Path) -> None:
    """What the language model made of the records before, so that not every site asks it anew."""
    if (ROOT / ".cache/search").is_dir():
        shutil.copytree(ROOT / ".cache/search", root / ".cache/search", dirs_exist_ok=True)


def scratch(root: Path) -> Path:
    """A clone of the repository as committed files are, without what was made."""
    copy_site(root)
    lend(root)
    for name in ("minutes", "docs/development"):
        shutil.copytree(ROOT / name, root / name)
    return root


DECIDED = """
ids: {s23: same-894e7736}
status: final
versions: {초안: 2023-07-10, 확정: 2023-08-01}
corrections:
- paragraph: o17
  printed: 불임 참조
  right: 붙임 참조
  reason: 문자 인식 오류
  date: 2026-11-24
  by: 스마트도시위원회
- paragraph: s20-p1
  printed: 좋은 뜻에서
  right: 나은 제안에서
  reason: 시험으로 지어낸 정정
  date: 2026-11-24
  by: 스마트도시위원회
"""
MOVED = """
aliases:
  smart-city/2023-2: smart-city/2023-02
  smart-city/2023-02/speakers/wiwonjang: smart-city/2023-02/speakers/chair
  city: smart-city
"""


def edited(text: str) -> str:
    """The real record as it might be some day: a turn left out, two merged, one split, an item less, words mended."""
    start = text.index("## 〈디지털재단 이사장〉\n\n- 재단에 대해서 정체성")
    text = text[:start] + text[text.index("## 〈위원장〉\n\n- 이 건은 일단") :]
    for before, after in (
        ("\n### 〈○○○ 위원〉\n\n- 방금 위원님께서", "\n- 방금 위원님께서"),
        (
            "- 공공와이파이 관련하여, 제가 네덜란드",
            "### 〈과장〉\n\n- 공공와이파이 관련하여, 제가 네덜란드",
        ),
        ("  - 디지털 안내사 채용 및 운영\n", ""),
        ("말씀드릴림", "말씀드림"),
        ("〈디지털수석〉", "〈디지털수석담당〉"),
    ):
        assert before in text
        text = text.replace(before, after)
    return text


def with_history(root: Path) -> Path:
    """A clone whose record was published as committed, then edited, corrected, and moved; and a draft beside it."""
    scratch(root)
    folder = root / "minutes/smart-city/2023-2"
    record = (folder / "minutes.md").read_text("utf-8")
    (folder / "draft.md").write_text(record, "utf-8")
    (folder / "minutes.md").write_text(edited(record), "utf-8")
    for path, more in ((folder / "meeting.yml", DECIDED), (folder.parent / "committee.yml", MOVED)):
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    folder.rename(folder.with_name("2023-02"))
    draft = root / "minutes/smart-city/2024-1"
    draft.mkdir()
    (draft / "minutes.md").write_text(cleandoc(NEW), "utf-8")
    (draft / "meeting.yml").write_text("status: draft\n", "utf-8")
    return root


def run(
    root: Path, *command: str, lent: bool = True, **env: str
) -> subprocess.CompletedProcess[str]:
    """The command, in a repository; unless `lent` is false, the language model is asked once in all tests of a run."""
    pool = Path(os.environ[POOL]) if lent and POOL in os.environ else None
    if pool:
        borrow(root, pool)
    done = subprocess.run(
        [str(MINUTES), *command],
        cwd=root,
        capture_output=True,
        text=True,
        env={**os.environ, **env},
    )
    if pool:
        give(root, pool)
    return done


def borrow(root: Path, pool: Path) -> None:
    """Shares of the search index that records like these had; the program takes none that is not their own."""
    for _, like in shares(root):
        if (pool / like).is_dir():
            shutil.copytree(pool / like, root / ".cache/search", dirs_exist_ok=True)


def publish(root: Path, **env: str) -> None:
    """Build a site with which nothing is wrong; in one process, since the tests themselves fill the cores."""
    if POOL in os.environ:
        borrow(root, Path(os.environ[POOL]))
        learn(root)
    done = run(root, "build", "--jobs", "1", **env)
    assert done.returncode == 0, done.stdout + done.stderr


def learn(root: Path) -> None:
    """Ask the language model here, where it is loaded once for many tests, what the command would load it for."""
    kept = root / ".cache/search"
    if not all((kept / f"shares/{name}.bin").is_file() for name, _ in shares(root)):
        for meeting in understand(root).meetings:
            analyse(meeting, kept)


def give(root: Path, pool: Path) -> None:
    """Leave the shares for records like these; whoever reads them meanwhile finds the old or the new."""
    kept = root / ".cache/search"
    for name, like in shares(root):
        for path in kept.rglob(f"{name}.*"):
            place = pool / like / path.relative_to(kept)
            place.parent.mkdir(parents=True, exist_ok=True)
            Path(shutil.copy(path, mkdtemp(dir=pool))).replace(place)


def shares(root: Path) -> Iterator[tuple[str, str]]:
    """What each record's share is called, and a name for records like it: the same text and committee."""
    for record in sorted((root / "minutes").glob("*/*/minutes.md")):
        committee, settings = record.parents[1].name, record.parents[1] / "committee.yml"
        lines = settings.read_bytes().splitlines() if settings.is_file() else []
        about = [line for line in lines if line.startswith(b"name:")]
        like = sha256(b"\n".join([*about, record.read_bytes()])).hexdigest()
        yield f"{committee}.{record.parent.name}", like


# A council's record as stenographers print it; everybody in it is made up.
STENO = {
    "minutes/council/committee.yml": "name: 가상시의회\npublisher: 가상시의회\n",
    "minutes/council/2024-1/meeting.yml": "record: verbatim\n",
    "minutes/council/2024-1/minutes.md": """제12회 가상시의회(임시회)

본회의 회의록

제1호

일  시 : 2024년 3월 5일(화) 10시

의사일정
1. 회기결정의 건
2. 길 조성 조례안
3. 책 읽기 조례안

부의된 안건
1. 회기결정의 건(의장 제의)
2. 길 조성 조례안(시장 제출)
3. 책 읽기 조례안(김가상 의원 대표발의)

(10시00분 개의)

○의장 홍길동   성원이 되었으므로 회의를 시작하겠습니다.
(의사봉 3타)

○金假想 議員   의사진행 발언 있습니다.

1. 회기결정의 건(의장 제의)
(10시05분)

○의장 홍길동   의사일정 제1항을 상정합니다. 회기를 하루로 하고자 하는데 이의 없으십니까?

(「없습니다」 하는 의원 있음)

가결되었음을 선포합니다.

2. 길 조성 조례안(시장 제출)
3. 책 읽기 조례안(김가상 의원 대표발의)
(10시10분)

○의장 홍길동   의사일정 제2항과 제3항을 일괄 상정합니다.

○도시국장 이허구   길 조성 조례안을 보고드리겠습니다.
자세한 것은 유인물을 참고해 주시기 바랍니다.

○의장 홍길동   더 질의가 없으므로 표결하겠습니다. 재석의원 3명 중 찬성 2명, 반대 1명으로 의사일정 제2항 길 조성 조례안은 가결되었음을 선포합니다.

찬성 의원(2명)
김가상  이 허 구
반대 의원(1명)
홍길동

○의장 홍길동   산회를 선포합니다.

(11시30분 산회)

○출석 의원(3인)
홍길동   김가상   이허구

○출석 공무원
도시국장   박 가 공
""",
}


def sitting(title: str, day: str, there: str, items: tuple[str, ...], said: str) -> str:
    """A record of a made-up committee in a few lines."""
    listed = "\n".join(f"  - {item}" for item in items)
    return f"""# {title}

## 〈회의개요〉

◆ 일시 : {day} 10:00~11:30

◆ 장소 : 가상시청

◆ 참석위원 : {len(there.split(","))}명

- {there}

※ 배석 : 도시과장, 교통과장 등 6명

### 〈위원장〉

- 회의를 시작하겠음.

### 〈도시과장〉

- 도시과 현안업무 보고
{listed}

{said}
### 〈위원장〉

- 이상으로 마치겠음.
"""


ASKED = """### 〈○○○ 위원〉

- 걷기 좋은 길 조성은 언제 끝나는지 궁금함. 걷기 좋은 길 조성 자료를 주시기 바람.

### 〈도시과장〉

- 걷기 좋은 길 조성은 내년까지 마치겠음.
"""
# Four meetings of one committee: a programme under two titles, an office with two holders, masks on a list.
SPANNING = {
    "minutes/board/committee.yml": """name: 가상도시위원회
publisher: 가상시
topics:
  walkable-streets:
    name: 걷기 좋은 길
    items: [걷기 좋은 길 조성, 걷기 좋은 길 조성 추진 결과]
""",
    "minutes/board/2023-1/minutes.md": sitting(
        "2023년 제1차 가상도시위원회 회의록",
        "2023. 3. 7.(화)",
        "가나다 위원장, 라마바 위원, 차카타 도시과장",
        ("걷기 좋은 길 조성", "동네 도서관 확충"),
        ASKED,
    ),
    "minutes/board/2024-1/minutes.md": sitting(
        "2024년 제1차 가상도시위원회 회의록",
        "2024. 3. 5.(화)",
        "가나다 위원장, 라마바 위원, 파하가 도시과장, ○○○ 위원",
        ("걷기 좋은 길 조성 추진 결과", "동네 도서관 확충 추진현황(제2차)"),
        "",
    ),
    "minutes/board/2024-2/minutes.md": sitting(
        "2024년 제2차 가상도시위원회 회의록",
        "2024. 9. 3.(화)",
        "나다라 위원장, 라마바 위원, 김○○ 위원",
        ("자전거 길 정비", "동네 도서관 확충"),
        "### 〈교통과장〉\n\n- 버스 노선을 살펴보겠음.\n",
    ),
    "minutes/board/2024-3/minutes.md": sitting(
        "2024년 제3차 가상도시위원회 회의록",
        "2024. 12. 3.(화)",
        "나다라 위원장, 라마바 위원, 파하가 도시과장, 마바사 위원",
        ("걷기 좋은 길 조성", "겨울철 안전 점검"),
        ASKED,
    ),
}


def feeds(
    committees: Sequence[Committee], meetings: Sequence[Meeting], site: str
) -> Mapping[str, bytes]:
    """Path -> bytes of every feed of a site."""
    newest = sorted(meetings, key=lambda meeting: meeting.age, reverse=True)
    made = {**site_feed(newest, site)}
    for one in committees:
        own = [meeting for meeting in newest if meeting.committee.id == one.id]
        made |= committee_feeds(one, own, site, {})
    return made
