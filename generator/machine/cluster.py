"""The workers of a cluster (여러 컴퓨터): Dask's distributed engine behind the standard interface, and nothing else of it.

Needs the extra `cluster`. Inputs and results are bytes: no disk is shared. A worker that dies is made up for by the engine.
"""

from concurrent.futures import Executor

from generator.machine.hands import Hands

MISSING = "여러 컴퓨터로 만들려면 먼저 설치하세요: pip install open-minutes[cluster]"
SILENT = "스케줄러에서 답이 없습니다: {}. 주소를 이렇게 적으세요: tcp://10.0.0.5:8786"


LONGEST = 10  # seconds in which a scheduler must answer; fewer if Dask is told so


class ClusterError(OSError):
    """There is nobody to work with."""


def workers(scheduler: str, jobs: int | None = None) -> Hands:
    """All workers of a scheduler: `tcp://10.0.0.5:8786`."""
    try:
        import dask
        from distributed import Client
    except ImportError:
        raise ClusterError(MISSING) from None
    told = dask.utils.parse_timedelta(dask.config.get("distributed.comm.timeouts.connect"))
    try:
        client = Client(scheduler, timeout=min(told, LONGEST), set_as_default=False)
    except (OSError, ValueError):
        raise ClusterError(SILENT.format(scheduler)) from None
    count = jobs or max(2, sum(client.nthreads().values()))

    def start() -> Executor:
        return client.get_executor(pure=False)

    return Hands(count, start, client.close)
