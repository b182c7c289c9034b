"""Fixtures: a record in a test's docstring becomes a meeting; nothing reaches a network.

People in test records are made up.
"""

import fcntl
import inspect
import os
import re
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from browsing import Host, chromium, never_here, serve
from hypothesis import settings
from playwright.sync_api import Browser, Page
from sites import NEW, POOL, publish, scratch, with_history

from generator.facts.source import Source
from generator.intake.folders import Folder
from generator.model import Meeting
from generator.notes import Committee, Notes
from generator.permalinks.ledger import Ledger
from generator.pipeline import take_apart
from generator.problems import Problem

# The suite is the same on every run; `make proof` looks further, with another seed each time.
settings.register_profile("suite", max_examples=70, deadline=None, derandomize=True)
settings.register_profile("proof", max_examples=20_000, deadline=None)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "suite")
IN_PROOF = PROFILE == "proof"
settings.load_profile(PROFILE)

ROOT = Path(__file__).parents[1]
REAL = ROOT / "minutes/smart-city/2023-2/minutes.md"
PATH = "minutes/board/2024-1/minutes.md"
COMMITTEE = Committee("board", "가상위원회", publisher="가상시")


def always_space(left: str, right: str) -> bool:
    """A language model that never asks questions."""
    return True


def understand(
    text: str,
    *,
    committee: Committee = COMMITTEE,
    notes: Notes | None = None,
    ledger: Ledger | None = None,
    glue: Callable[[str, str], bool | None] = always_space,
) -> tuple[Meeting, list[Problem]]:
    """A record's text as a meeting, through every stage but the disk's."""
    source = Source(PATH, text, "0" * 64)
    folder = Folder(committee, "2024-1", source, notes or Notes(), ledger or Ledger(), "ids.yml")
    taken = take_apart(folder, glue)
    return taken.meeting, list(taken.problems)


@pytest.fixture
def record(request: pytest.FixtureRequest) -> str:
    """The minutes in the test's docstring."""
    return inspect.cleandoc(request.function.__doc__)


@pytest.fixture
def meeting(record: str) -> Meeting:
    """The meeting that the test's docstring records."""
    return understand(record)[0]


@pytest.fixture
def problems(record: str) -> list[str]:
    """Line, code and message of what is odd in the test's docstring; whether it is whole aside."""
    found = understand(record)[1]
    return [
        f"{p.line}: {p.code} {p.message}" for p in found if p.code not in ("K004", "K005", "K010")
    ]


@pytest.fixture(scope="session")
def real() -> Meeting:
    """The real record of 4 July 2023, with the ids that were given."""
    from generator.pipeline import understand as read_everything

    archive = read_everything(ROOT)
    return next(m for m in archive.meetings if m.address == "smart-city/2023-2")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real record's site, at the root of a host. Nobody writes into it."""
    return once(tmp_path_factory, "built", build_real)


@pytest.fixture(scope="session")
def with_new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a new meeting, under a base path."""
    return once(tmp_path_factory, "with-new", build_with_new)


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real record's site some edits later, at another address, with a draft beside it."""
    return once(tmp_path_factory, "changed", build_changed)


def build_changed(root: Path) -> None:
    publish(with_history(root))


def build_real(root: Path) -> None:
    publish(scratch(root))


def build_with_new(root: Path) -> None:
    put(scratch(root), {"minutes/smart-city/2024-1/minutes.md": NEW})
    publish(root, SITE_URL="https://minutes.example/repo/")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that one of the processes of a run makes, and all of them read."""
    folder = common(factory) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.with_suffix(".done").exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            folder.with_suffix(".done").touch()
    return folder


def common(factory: pytest.TempPathFactory) -> Path:
    """The folder of all processes of a run."""
    base = factory.getbasetemp()
    return base if "PYTEST_XDIST_WORKER" not in os.environ else base.parent


@pytest.fixture(scope="session", autouse=True)
def pool(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where the sites of a run leave what the language model made of their records."""
    folder = common(tmp_path_factory) / "pool"
    folder.mkdir(exist_ok=True)
    os.environ[POOL] = str(folder)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The test that waits most begins first; what is marked `proof` is left to `make proof`."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)
    if not IN_PROOF:
        later = [item for item in items if item.get_closest_marker("proof")]
        items[:] = [item for item in items if item not in later]
        config.hook.pytest_deselected(items=later)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def host(built: Path) -> Iterator[Host]:
    with serve(built / "site") as host:
        yield host


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that was never here."""
    with never_here(browser) as page:
        yield page


@pytest.fixture
def samples() -> Path:
    """The folder of real records that are not part of the repository."""
    folder = Path(os.environ.get("MINUTES_SAMPLES", "no-samples"))
    if not folder.is_dir():
        pytest.skip("no folder of samples: set MINUTES_SAMPLES")
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks for an address outside this machine fails."""
    real_connect = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            _refuse(address)
        real_connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)


def _refuse(address: object) -> NoReturn:
    raise AssertionError(f"a test asked the network: {address}")


def put(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder; a repository made of text."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            content if isinstance(content, bytes) else inspect.cleandoc(content).encode()
        )
    return root


def letters(text: str) -> str:
    """A text without white space: what must be conserved."""
    return re.sub(r"\s+", "", text)
