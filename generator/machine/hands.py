"""Who does the work (일손): processes of this machine, or the workers of a cluster, behind one standard interface.

In: a function of bytes, and many pieces of work. Out: its answers, as they come. What a worker that dies had in hand is
done once more.
"""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import active_children, get_context

Task = Callable[[bytes], bytes]
AHEAD = 1  # pieces that wait for a worker: no more are in memory
TRIES = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work, and how often it was given out."""

    name: str
    data: bytes
    tries: int = 0


class Hands:
    """An executor that is made when there is work for more than one."""

    def __init__(
        self, jobs: int, start: Callable[[], Executor], leave: Callable[[], object] = lambda: None
    ) -> None:
        self.jobs = jobs
        self._start, self._leave = start, leave
        self._pool: Executor | None = None

    def each(self, task: Task, pieces: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        """Name and answer of every piece, in no order; a single one is done right here."""
        waiting = iter(pieces)
        first = list(islice(waiting, 2))
        if len(first) < 2 or self.jobs < 2:
            yield from ((name, task(data)) for name, data in chain(first, waiting))
            return
        left = (Piece(*one) for one in chain(first, waiting))
        running: dict[Future[bytes], Piece] = {}
        while True:
            running |= self._given(task, islice(left, self.jobs + AHEAD - len(running)))
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            lost = {one for one in done if isinstance(one.exception(), BrokenExecutor)}
            for future in done - lost:
                yield running.pop(future).name, future.result()
            if lost:
                running = self._again(task, running)

    def _given(self, task: Task, pieces: Iterable[Piece]) -> dict[Future[bytes], Piece]:
        self._pool = self._pool or self._start()
        return {self._pool.submit(task, piece.data): piece for piece in pieces}

    def _again(self, task: Task, running: dict[Future[bytes], Piece]) -> dict[Future[bytes], Piece]:
        for future, piece in running.items():
            if piece.tries + 1 == TRIES:
                future.result()  # says why
        self.close()
        return self._given(task, [Piece(p.name, p.data, p.tries + 1) for p in running.values()])

    def close(self) -> None:
        """Send everybody home, whatever they are at; who comes next begins with an empty memory.

        Nobody is waited for: one that was killed may hold what another needs to hear that it is over.
        """
        if self._pool:
            self._pool.shutdown(wait=False)
            for process in active_children():
                process.kill()
            self._pool = None

    def __enter__(self) -> "Hands":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        self._leave()


def here(jobs: int | None = None) -> Hands:
    """Processes of this machine, as many as it has cores."""
    known = getattr(os, "sched_getaffinity", None)
    count = jobs or (len(known(0)) if known else os.cpu_count() or 1)
    context = get_context("spawn")  # a language model does not survive a fork
    return Hands(count, lambda: ProcessPoolExecutor(count, context, no_rings))


def no_rings() -> None:
    """Facts make no rings: looking for some took a tenth of the time."""
    gc.set_threshold(100_000)
