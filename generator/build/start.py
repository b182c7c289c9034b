"""How a build begins (시작): alone in the repository, and at its end where nothing changed since the last one.

What a build needs is loaded only if there is something to build: else it would take longer than all that is done here.
"""

from pathlib import Path

from generator.build import publishing
from generator.build.report import Built, as_told
from generator.machine.hands import Hands
from generator.machine.inputs import read_inputs
from generator.machine.progress import Tell


def build(root: Path, hands: Hands, tell: Tell) -> Built:
    """The records of a repository to its site, and what is to be told of it."""
    with publishing.alone(root):
        publishing.finish(root)
        now, before = read_inputs(root), publishing.published(root)
        if told := as_told(root, now, before):
            return told
        from generator.build.archive import Work
        from generator.build.building import build_new

        return build_new(Work(root, hands, tell, now), before)
