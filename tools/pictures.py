"""The pictures of the guide, made from the real thing: `python tools/pictures.py` writes docs/guide/pictures/.

A scratch site with a made-up meeting is checked, previewed and built; what came of it is photographed. The
heights that the guide gives its pictures are set too, so that no page jumps while they load.
"""

import html
import re
import shutil
import sys
import tempfile
from pathlib import Path

import markdown

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from browsing import QUIET, find_browser, serve  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from sites import run, scratch  # noqa: E402

from generator.desk.preview import problems_page  # noqa: E402
from generator.pipeline import understand  # noqa: E402

GUIDE = ROOT / "docs/guide/index.md"
PICTURES = ROOT / "docs/guide/pictures"
NAMES = ("check", "summary", "problems", "meeting", "withheld")
WIDTH = 760
RECORD = """# 2024년 제1차 스마트도시위원회 회의록

서울특별시

◆ 일시 : 2024. 3. 5.(화) 14:00~16:00
◆ 장소 : 서울시청 6층 기획상황실
◆ 참석위원 : 3명
- 홍길동 위원장, 김가상 위원
◆ 배석 : 도시과장, 교통과장
◆ 회의안건
- 걷기 좋은 길 조성
◆ 진행순서
- 보고 및 토론
◆ 결정사항 : 원안대로 의결함
◆ 표결내용 : 표결 없음

### 〈위원장〉

- 회의를 시작하겠음.

### 〈도시과장

- 도시과 현안업무 보고
  - 동네 도서관 확충

### 〈○○○ 위원〉

- 걷기 좋은 길 조성은 꼭 필요하다는 생각이 듭. 문의는 010-1234-5678로 주시기 바람.
- 예산에 대해서는 [비공개: 정보공개법 §9①5, 결정: 스마트도시위원회, 기한: 2026-12-31] 이렇게 보고 있음.

### 〈위원장〉

- 이상으로 회의를 마치겠음.
"""
SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ font: 15px/1.7 system-ui, "Noto Sans CJK KR", sans-serif; margin: 0; padding: 1.2rem; word-break: keep-all; overflow-wrap: anywhere; }}
pre {{ font: 13px/1.6 "Noto Sans Mono CJK KR", monospace; background: #1f2430; color: #e6e6e6; margin: -1.2rem; padding: 1.2rem; white-space: pre-wrap; }}
table {{ border-collapse: collapse; font-size: 13px; margin: 1rem 0; }} th, td {{ border: 1px solid #bbb; padding: .2rem .5rem; text-align: left; }}
code {{ background: #eee; padding: 0 .2rem; }} ul {{ padding-left: 1.2rem; }}
</style>{}"""


def main() -> None:
    """Make them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        root = scratch(Path(place) / "site-root")
        folder = root / "minutes/smart-city/2024-1"
        folder.mkdir()
        (folder / "minutes.md").write_text(RECORD, "utf-8")
        shutil.rmtree(root / ".cache", ignore_errors=True)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(QUIET))
        page = browser.new_page(viewport={"width": WIDTH, "height": 620})
        said = run(root, "check", "minutes/smart-city/2024-1").stdout
        shoot(
            page,
            "check",
            f"<pre>$ minutes check minutes/smart-city/2024-1\n{html.escape(said)}</pre>",
            620,
        )
        told = run(root, "check", "--format", "summary").stdout.replace("\n  - ", "\n    - ")
        shoot(page, "summary", markdown.markdown(told, extensions=["tables"]), 900)
        (folder / "meeting.yml").write_text("recrod: summary\n", "utf-8")
        found = understand(root, only=folder).problems
        shoot(page, "problems", problems_page(found), 520)
        (folder / "meeting.yml").unlink()
        for name in NAMES:  # the guide of the scratch site names them all
            picture = root / f"docs/guide/pictures/{name}.png"
            picture.parent.mkdir(exist_ok=True)
            picture.touch()
        done = run(root, "build")
        assert done.returncode == 0, done.stdout
        with serve(root / "site") as host:
            page.goto(f"{host.url}smart-city/2024-1/")
            page.screenshot(path=PICTURES / "meeting.png")
            page.goto(f"{host.url}smart-city/2024-1/transcript/#s3")
            page.wait_for_timeout(300)
            page.locator("#s3").screenshot(path=PICTURES / "withheld.png")
    set_heights()


def shoot(page: Page, name: str, body: str, most: int) -> None:
    """Photograph some HTML, no higher than `most`."""
    page.set_content(body if body.startswith("<!doctype") else SHEET.format(body))
    height = min(most, page.evaluate("document.body.offsetHeight + 1"))
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": height}
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True, clip=clip)


def set_heights() -> None:
    """Each picture's own width and height in the guide."""
    text = GUIDE.read_text("utf-8")
    for picture in PICTURES.glob("*.png"):
        size = picture.read_bytes()[16:24]
        width, height = int.from_bytes(size[:4]), int.from_bytes(size[4:])
        named = rf"(pictures/{picture.name}\){{ loading=lazy) [^}}]*}}"
        text = re.sub(named, rf"\1 width={width} height={height} }}", text)
    GUIDE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
