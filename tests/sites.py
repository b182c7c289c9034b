"""Whole sites for tests: scratch repositories, the command, a made-up record with all that is hard."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MINUTES = Path(sys.executable).with_name("minutes")
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
    for folder in ("templates", "docs/about", "docs/data", "docs/guide"):
        made = shutil.ignore_patterns("proof")
        shutil.copytree(ROOT / folder, root / folder, ignore=made)
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


def run(root: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(MINUTES), *command],
        cwd=root,
        capture_output=True,
        text=True,
        env={**os.environ, **env},
    )
