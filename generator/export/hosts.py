"""What hosts can be told beside the pages: HTTP headers, and the addresses that changed.

The headers are from the one policy that the theme's pages carry. `_headers` and `_redirects` are read by some static hosts;
`headers.conf` is to be included in an nginx server block, `redirects.conf` is a map for nginx, with its use in its head. The
addresses are the same table as the pages that lead on without a server, and keep the place on a page that a link names.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.export.catalogue import OF_COMMITTEE
from generator.notes import Committee
from generator.permalinks.addresses import Placed
from generator.problems import Problem
from generator.render import urls

POLICY = Path(__file__).parents[2] / "templates/theme/partials/csp.html"
OURS = "# 프로그램이 쓰는 파일입니다. {}에 있습니다.\n"
HEADERS = OURS.format("보안 정책은 templates/theme/partials/csp.html")
MOVED = OURS.format("옛 주소는 committee.yml의 aliases")
USE = """\
# http 블록에 include하고, server 블록에 이렇게 적으세요: if ($minutes_moved) { return 301 $minutes_moved; }
map $uri $minutes_moved {
  default "";
"""


def files(
    committees: Sequence[Committee], meetings: Sequence[Placed], problems: Sequence[Problem]
) -> Mapping[str, str]:
    """The four files; of each address that leads on a line, one that ends in `/*` has pages under it."""
    sent, all_ = headers(), [*_moved(committees, meetings)]
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in sent.items())
    copied = [*_files(committees)]
    lines = [f"/{old} /{new} 301\n" for old, new in copied]
    lines += [
        f"/{old}/* /{new}/:splat 301\n" if deep else f"/{old}/ /{new}/ 301\n"
        for old, new, deep in all_
    ]
    rules = [f"  /{old} /{new};\n" for old, new in copied]
    rules += [
        f"  ~^/{old}/(?<rest>.*)$ /{new}/$rest;\n" if deep else f"  /{old}/ /{new}/;\n"
        for old, new, deep in all_
    ]
    return {
        "_headers": "".join((HEADERS, "/*\n", *(f"  {n}: {v}\n" for n, v in sent.items()))),
        "headers.conf": f"{HEADERS}{nginx}",
        "_redirects": MOVED + "".join(lines),
        "redirects.conf": f"{MOVED}{USE}{''.join(rules)}}}\n",
    }


def headers() -> Mapping[str, str]:
    """Name -> value; framing can be forbidden here only, since a page's own policy cannot say it."""
    policy = POLICY.read_text("utf-8").strip()
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


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
        yield from ((old, committee.id, True) for old in committee.formerly)


def _files(committees: Sequence[Committee]) -> Iterator[tuple[str, str]]:
    """The files of a committee's data, which no page can lead on to: where they were and where they are."""
    for committee in committees:
        for old in committee.formerly:
            for name in OF_COMMITTEE:
                yield f"{urls.data_of(old)}{name}", f"{urls.data_of(committee.id)}{name}"
