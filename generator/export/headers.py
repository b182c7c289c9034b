"""HTTP headers for the hosts that can send them, from the one policy that the theme's pages carry.

`_headers` is read by some static hosts, `headers.conf` is to be included in an nginx server block.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.model import Meeting
from generator.notes import Committee
from generator.problems import Problem

POLICY = Path(__file__).parents[2] / "templates/theme/partials/csp.html"
OURS = "# 프로그램이 쓰는 파일입니다. 보안 정책은 templates/theme/partials/csp.html에 있습니다.\n"


def files(
    committees: Sequence[Committee], meetings: Sequence[Meeting], problems: Sequence[Problem]
) -> Mapping[str, str]:
    """The two files: the same whatever the meetings are."""
    sent = headers()
    lines = "".join(f"  {name}: {value}\n" for name, value in sent.items())
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in sent.items())
    return {"_headers": f"{OURS}/*\n{lines}", "headers.conf": f"{OURS}{nginx}"}


def headers() -> Mapping[str, str]:
    """Name -> value; framing can be forbidden here only, since a page's own policy cannot say it."""
    policy = POLICY.read_text("utf-8").strip()
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }
