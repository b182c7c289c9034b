"""What a build has to tell (보고), and what the last one told.

In: what was recognised of each meeting, and the problems. Out: what of it a secretary is told, who wants to read neither
ten thousand lines nor those of yesterday.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from generator.build.publishing import Published
from generator.engine import CACHE
from generator.machine.inputs import Inputs
from generator.machine.shelf import sealed, taken
from generator.problems import Problem, as_lines, there_before

REPORT = f"{CACHE}/report"
MUCH = 100  # lines that a secretary may still read


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has to tell."""

    lines: Mapping[str, Sequence[str]]
    """What was recognised of each meeting, by its address."""
    problems: Sequence[Problem]
    pages: int = 0
    links: int = 0
    published: bool = False
    fresh: Sequence[str] = ()
    """Addresses of the meetings that were read in this build."""

    @property
    def news(self) -> "Built":
        """The same; of an archive with much to tell, only what is an error or about what was read in this build."""
        if len(self.problems) <= MUCH and len(self.lines) <= MUCH:
            return self
        above = {f"{address.split('/')[0]}/committee.yml" for address in self.fresh}
        news = {*self.fresh, *above}
        new = [one for one in self.problems if one.level == "error" or about(one) in news]
        fresh = {own: lines for own, lines in self.lines.items() if own in self.fresh}
        return replace(self, lines=fresh, problems=new)

    @property
    def told(self) -> list[str]:
        """The news, line by line, and how much else there is."""
        news = self.news
        old = len(self.problems) - len(news.problems)
        lines = [line for own in news.lines.values() for line in own]
        lines += as_lines(news.problems) if news.problems or not old else ()
        return [*lines, f"{there_before(old)} (모두 보려면: minutes check)"] if old else lines


def about(problem: Problem) -> str:
    """The address of the meeting in whose folder it is."""
    return "/".join(problem.path.split("/")[1:3])


@dataclass(frozen=True, slots=True)
class Report:
    """What a build told, and the key of everything that it had read."""

    whole: str
    built: Built


def as_told(root: Path, now: Inputs, before: Published) -> Built | None:
    """The same as the last time, if nothing changed since then and the site is there."""
    report = taken(root / REPORT, Report)
    is_same = report and report.whole == now.key and before.parts
    return replace(report.built, fresh=()) if report and is_same else None


def remember(root: Path, built: Built, now: Inputs) -> None:
    """Keep what was told."""
    report = Report(now.key, built)
    (root / REPORT).write_bytes(sealed(msgspec.msgpack.encode(report)))
