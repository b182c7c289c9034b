"""What a host shows to the public, held against the site that was proved: byte for byte, over the network.

The only place that asks another machine for anything, and only if it is told to.
"""

import gzip
import urllib.request
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from generator.problems import Problem, at

MOST = 2_000  # files that are asked for: of a larger site the pages nearest its root, then a fixed sample
AT_ONCE = 8
PATIENCE = 30  # seconds for one answer
FOR_SERVERS = ("_headers", "_redirects", "headers.conf", "redirects.conf")
Fetch = Callable[[str], bytes | None]


def fetch(url: str) -> bytes | None:
    """What an address answers; None where it answers nothing."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            data = bytes(answer.read())
            packed = answer.headers.get("Content-Encoding") == "gzip"
            return gzip.decompress(data) if packed else data
    except (OSError, ValueError, EOFError, zlib.error):
        return None


def chosen(site: Path) -> list[str]:
    """The files of a site that are to be asked for, by their paths."""
    paths = [path for path in site.rglob("*") if path.is_file() and path.name not in FOR_SERVERS]
    names = sorted(path.relative_to(site).as_posix() for path in paths)
    near = sorted(names, key=lambda name: (name.count("/") > 3, sha256(name.encode()).digest()))
    return sorted(near[:MOST])


def differing(site: Path, url: str, names: Iterable[str], ask: Fetch = fetch) -> list[str]:
    """Those of the files that the public gets otherwise, or not at all."""

    def differs(name: str) -> bool:
        address = quote(name.removesuffix("index.html"))
        return ask(f"{url.rstrip('/')}/{address}") != (site / name).read_bytes()

    names = list(names)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [name for name, odd in zip(names, pool.map(differs, names), strict=True) if odd]


def as_problems(url: str, names: Iterable[str]) -> list[Problem]:
    """A finding for each file that differs."""
    hint = (
        "공개하는 서버가 아직 이전 것을 보이고 있을 수 있습니다. 몇 분 뒤 이 실행의 Re-run jobs를 누르세요\n"
        "그래도 다르면 개발자에게 알리세요"
    )
    return [
        at(
            "error",
            "V011",
            (f"{url.rstrip('/')}/{name}", 1),
            "공개된 것이 증명한 사이트와 다릅니다",
            hint,
        )
        for name in names
    ]
