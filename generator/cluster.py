"""The workers of a cluster (여러 컴퓨터): Dask's distributed engine behind the standard interface, and nothing else of it.

Needs the extra `cluster`. Inputs and results are bytes: no disk is shared. A worker that dies is made up for by the engine.
"""

from concurrent.futures import Executor

from distributed import Client

from generator.hands import Hands


def workers(scheduler: str, jobs: int | None = None) -> Hands:
    """All workers of a scheduler: `tcp://10.0.0.5:8786`."""
    client = Client(scheduler, timeout="10s", set_as_default=False)
    count = jobs or max(2, sum(client.nthreads().values()))

    def start() -> Executor:
        return client.get_executor(pure=False)

    return Hands(count, start, client.close)
