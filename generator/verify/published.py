"""What a host shows to the public, held against the site that was proved: byte for byte, over the network.

The only place that asks another machine for anything, and only if it is told to.
"""

import gzip
import urllib.request
import zlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Literal
from urllib.error import HTTPError
from urllib.parse import quote

from generator.problems import Problem, at

MOST = 2_000  # files that are asked for: of a larger site the pages nearest its root, then a fixed sample
AT_ONCE = 8
PATIENCE = 30  # seconds for one answer
PAUSE = 15  # seconds before a host is asked again
ENOUGH = 300  # seconds for all answers, beside those of waiting for a new site: the job has twenty minutes
FOR_SERVERS = ("_headers", "_redirects", "headers.conf", "redirects.conf")
AGAIN = (
    "공개하는 서버가 아직 이전 것을 보이고 있을 수 있습니다. 몇 분 뒤 이 실행의 Re-run jobs를 누르세요\n"
    "그래도 다르면 개발자에게 알리세요"
)
SILENT = "주소와 네트워크를 확인한 뒤 다시 해 보세요. GitHub에서는 이 실행의 Re-run jobs를 누르세요"
SLOW = "서버가 느립니다. 잠시 뒤 다시 해 보세요. GitHub에서는 이 실행의 Re-run jobs를 누르세요"

Verdict = Literal["same", "odd", "silent", "late"]
"""Of one file: as it was proved; otherwise, or not there; no answer at all; not asked for in time."""
Answer = tuple[bool, bytes | None]
"""Whether a host answered, and the file, if it has one."""


def fetch(url: str) -> Answer:
    """What an address answers."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            data = bytes(answer.read())
            packed = answer.headers.get("Content-Encoding") == "gzip"
            return True, gzip.decompress(data) if packed else data
    except (HTTPError, EOFError, zlib.error, gzip.BadGzipFile):
        return True, None
    except (OSError, ValueError, HTTPException):
        return False, None


def chosen(site: Path) -> list[str]:
    """The files of a site that are to be asked for, by their paths; those nearest its root first."""
    paths = [path for path in site.rglob("*") if path.is_file() and path.name not in FOR_SERVERS]
    names = [path.relative_to(site).as_posix() for path in paths]
    near = sorted(names, key=lambda name: (name.count("/") > 3, sha256(name.encode()).digest()))
    return near[:MOST]


def compared(
    site: Path,
    url: str,
    names: Iterable[str],
    in_time: Callable[[], bool] = lambda: True,
    ask: Callable[[str], Answer] = fetch,
) -> dict[str, Verdict]:
    """What the public gets of each file; all are silent if the first ones are."""

    def verdict(name: str) -> Verdict:
        if not in_time():
            return "late"
        answered, data = ask(f"{url.rstrip('/')}/{quote(name.removesuffix('index.html'))}")
        if not answered:
            return "silent"
        return "same" if data is not None and data in _right(site / name) else "odd"

    names = list(names)
    first, others = names[:2], names[2:]
    said = {name: verdict(name) for name in first}
    if all(one == "silent" for one in said.values()):
        return dict.fromkeys(names, "silent")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return {**said, **dict(zip(others, pool.map(verdict, others), strict=True))}


def settled(
    site: Path,
    url: str,
    wait: float,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
    ask: Callable[[str], Answer] = fetch,
) -> dict[str, Verdict]:
    """The same once a host shows the new site: asked again for a while, and in all no longer than `ENOUGH` more."""
    until, names = clock() + wait, chosen(site)
    verdicts: dict[str, Verdict] = {}
    while names:
        verdicts |= compared(site, url, names, lambda: clock() < until + ENOUGH, ask)
        late = clock() >= until
        names = [] if late else [name for name, said in verdicts.items() if said != "same"]
        sleep(min(PAUSE, wait) if names else 0)
    return verdicts


def _right(file: Path) -> tuple[bytes, ...]:
    """A file, and as a browser has it from a host that says of a packed file that it is packed."""
    data = file.read_bytes()
    try:
        return (data, gzip.decompress(data)) if file.suffix == ".gz" else (data,)
    except (OSError, EOFError, zlib.error):
        return (data,)


def as_problems(url: str, verdicts: Mapping[str, Verdict]) -> list[Problem]:
    """A finding for each file that differs, one for all without an answer, one for all that were not asked for."""
    home, total = url.rstrip("/") + "/", len(verdicts)
    told = [
        _problem(f"{home}{name}", "공개된 것이 증명한 사이트와 다릅니다", AGAIN)
        for name, verdict in sorted(verdicts.items())
        if verdict == "odd"
    ]
    kinds = list(verdicts.values())
    if silent := kinds.count("silent"):
        few = "" if silent == total else f": 파일 {total:,}개 가운데 {silent:,}개"
        told.append(_problem(home, f"공개된 주소에서 답이 없습니다{few}", SILENT))
    if late := kinds.count("late"):
        done = f"파일 {total:,}개 가운데 {total - late:,}개를 견주었습니다"
        told.append(_problem(home, f"시간이 모자라 다 견주지 못했습니다: {done}", SLOW))
    return told


def _problem(place: str, message: str, hint: str) -> Problem:
    return at("error", "V011", (place, 1), message, hint)
