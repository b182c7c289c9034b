"""Addresses that changed, for hosts that can answer with the new one: the pages that lead on need no server.

`_redirects` is read by some static hosts; `redirects.conf` is a map for nginx, with its use in its head. Both are
the same table as the pages, and keep the place on a page that a link names.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.addresses import Placed
from generator.model import Meeting
from generator.notes import Committee
from generator.problems import Problem

OURS = "# 프로그램이 쓰는 파일입니다. 옛 주소는 committee.yml의 aliases에 있습니다.\n"
USE = """\
# http 블록에 include하고, server 블록에 이렇게 적으세요: if ($minutes_moved) { return 301 $minutes_moved; }
map $uri $minutes_moved {
  default "";
"""


def files(
    committees: Sequence[Committee], meetings: Sequence[Meeting], problems: Sequence[Problem]
) -> Mapping[str, str]:
    """The two files, with a line for each address that leads on; one that ends in `/*` has pages under it."""
    return moved(committees, meetings)


def moved(committees: Sequence[Committee], meetings: Sequence[Placed]) -> Mapping[str, str]:
    """The same, of meetings of which no more than their addresses is known."""
    all_ = [*_moved(committees, meetings)]
    lines = [
        f"/{old}/* /{new}/:splat 301\n" if deep else f"/{old}/ /{new}/ 301\n"
        for old, new, deep in all_
    ]
    rules = [
        f"  ~^/{old}/(?<rest>.*)$ /{new}/$rest;\n" if deep else f"  /{old}/ /{new}/;\n"
        for old, new, deep in all_
    ]
    nginx = f"{OURS}{USE}{''.join(rules)}}}\n"
    return {"_redirects": OURS + "".join(lines), "redirects.conf": nginx}


def _moved(
    committees: Sequence[Committee], meetings: Sequence[Placed]
) -> Iterator[tuple[str, str, bool]]:
    """Old and new address, and whether pages are under it; the most particular first."""
    for meeting in meetings:
        for slug, into in meeting.former_speakers.items():
            if into:
                home = f"{meeting.address}/speakers"
                yield f"{home}/{slug}", f"{home}/{into}", False
    for meeting in meetings:
        yield from ((old, meeting.address, True) for old in meeting.formerly)
    for committee in committees:
        own = (old for old, new in committee.aliases.items() if new == committee.id)
        yield from ((old, committee.id, False) for old in own)
