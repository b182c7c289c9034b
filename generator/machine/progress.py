"""How far long work is (진행): a bar with counts and the time left on a terminal, plain lines elsewhere."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

WIDTH = 24  # signs of the bar
STEPS = 10  # plain lines of a piece of work
OFTEN = 0.1  # seconds between two bars
Tell = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and of how much."""


@dataclass(slots=True)
class Progress:
    """Tells `write` what is done; on a terminal over what it told before."""

    write: Callable[[str], None]
    on_terminal: bool
    clock: Callable[[], float] = time.monotonic
    _begun: dict[str, float] = field(default_factory=dict)
    _shown: float = 0.0
    _steps: dict[str, int] = field(default_factory=dict)

    def tell(self, what: str, done: int, of: int) -> None:
        """One more is done of so many."""
        now = self.clock()
        begun = self._begun.setdefault(what, now)
        if self.on_terminal:
            if done == of or now - self._shown >= OFTEN:
                self._shown = now
                end = "\n" if done == of else ""
                self.write(
                    f"\r\x1b[K{what} {bar(done, of)} {done:,}/{of:,}{left(now - begun, done, of)}{end}"
                )
            return
        step = STEPS * done // of
        if of >= STEPS and step > self._steps.get(what, 0):
            self._steps[what] = step
            self.write(f"{what} {done:,}/{of:,}{left(now - begun, done, of)}\n")


def bar(done: int, of: int) -> str:
    """A bar of one width."""
    full = WIDTH * done // of
    return "█" * full + "░" * (WIDTH - full)


def left(seconds: float, done: int, of: int) -> str:
    """The time that the rest will take if it goes on like this: nothing where it is not worth saying."""
    rest = seconds / done * (of - done)
    if rest < 5:
        return ""
    return f", {rest:.0f}초 남음" if rest < 90 else f", {rest / 60:.0f}분 남음"
