"""A build on a cluster: a real scheduler and two real workers on this machine, one of which is killed in the middle."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import put
from sites import MINUTES, NEW, copy_site, lend

MEETINGS = 6
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
DASK = [sys.executable, "-m", "dask"]


def free_port() -> int:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its workers, which have folders of their own."""
    address = f"tcp://127.0.0.1:{free_port()}"
    settings = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}

    def started(name: str, *command: str) -> subprocess.Popen[bytes]:
        place = tmp_path / name
        place.mkdir()
        env = {**settings, "TMPDIR": str(place)}
        return subprocess.Popen([*DASK, *command], cwd=place, env=env, **SILENT)

    host, port = address.removeprefix("tcp://").split(":")
    scheduler = started("scheduler", "scheduler", "--host", host, "--port", port, "--no-dashboard")
    worker = ("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    workers = [started(f"worker{n}", *worker) for n in range(2)]
    try:
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def repository(root: Path) -> Path:
    records = {
        f"minutes/board/2024-{n}/minutes.md": NEW.replace("제1차", f"제{n}차")
        for n in range(1, MEETINGS + 1)
    }
    put(copy_site(root), {"minutes/board/committee.yml": "name: 가상위원회", **records})
    lend(root)
    return root


def site_of(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "site").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.slow
@pytest.mark.proof
def test_a_worker_killed_in_the_middle_is_made_up_for(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    root = repository(tmp_path / "root")
    alone = tmp_path / "alone"
    shutil.copytree(root, alone)
    command = [str(MINUTES), "build", "--scheduler", address]
    told = tmp_path / "told"
    with told.open("wb") as log:
        at_work = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)
    facts, until = root / ".cache/shelf/facts", time.monotonic() + 120
    while at_work.poll() is None and time.monotonic() < until and not any(facts.glob("*/*")):
        time.sleep(0.02)
    assert at_work.poll() is None, told.read_text("utf-8")
    workers[0].kill()
    assert at_work.wait(240) == 0, told.read_text("utf-8")
    done = subprocess.run([str(MINUTES), "build"], cwd=alone, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert site_of(root) == site_of(alone)


@pytest.mark.first
def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path) -> None:
    copy_site(tmp_path)
    address = f"tcp://127.0.0.1:{free_port()}"
    command = [str(MINUTES), "build", "--scheduler", address]
    env = os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=env)
    assert done.returncode == 1
    assert f"스케줄러에서 답이 없습니다: {address}. 주소를 이렇게 적으세요" in done.stderr
