"""The preview kept up with what people write (미리 보기): made anew whenever a file changes."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from generator import engine, pipeline
from generator.misuse import unreadable
from generator.preview import Preview, stamps
from generator.problems import as_lines, failed


def watch(root: Path, show: Preview, url: str, say: Callable[[str], None]) -> NoReturn:
    """Make the site, and again what changes; a file that goes while it is read is looked for the next time."""
    seen, archive, told = None, None, ""
    while True:
        said = f"미리 보기: {url} (끝내려면 Ctrl-C)"
        try:
            now = stamps(root)
            changed = {path for path, _ in now.items() ^ (seen or {}).items()}
            if changed or seen is None:
                archive = _rebuild(root, show, archive, changed, say)
            seen = now
        except OSError as error:
            seen, archive, said = None, None, unreadable(error)
        if said != told:
            say(told := said)
        time.sleep(0.5)


def _rebuild(
    root: Path,
    show: Preview,
    before: pipeline.Archive | None,
    changed: set[Path],
    say: Callable[[str], None],
) -> pipeline.Archive | None:
    """Make what changed anew, and show it or what is wrong; what the next time need not make again."""
    begun = time.monotonic()
    written = all(path.is_relative_to(root / "minutes") for path in changed)
    archive = pipeline.preview(root, before if written else None)
    problems = list(archive.problems)
    if not failed(problems):
        partly = before and written and (root / engine.PREVIEW).is_dir()
        problems += (engine.refresh_preview if partly else engine.build_preview)(root)
    show.show(problems)
    for line in as_lines(problems):
        say(line)
    done = "오류가 있어 만들지 않았습니다" if failed(problems) else "만들었습니다"
    say(f"{done} ({time.monotonic() - begun:.1f}초)")
    return None if failed(problems) else archive
