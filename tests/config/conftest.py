"""Homes of installations for tests that start servers of their own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import translation

from liem.config.postgres_cluster import Cluster

# Starts the server of the home named, says so, and holds its lease until its input ends.
HOLDER = """
import sys
from pathlib import Path
from liem.config.postgres import start
server = start(Path(sys.argv[1]))
print("up", flush=True)
sys.stdin.read()
print("stopped" if server.release() else "left", flush=True)
"""


class Holder:
    """Another process that holds a lease."""

    def __init__(self, home: Path) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen([sys.executable, "-c", HOLDER, str(home)], stdin=pipe, stdout=pipe, stderr=pipe, text=True)

    def wait_up(self) -> str:
        """Waits until it says that the server is up."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def leave(self) -> str:
        """Lets it give the lease back; `stopped` when it was the last."""
        told, _ = self.process.communicate("", timeout=60)
        return told.strip()

    def kill(self) -> None:
        """Kills it as a power cut would."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder for an installation, reachable for the server's user, with spaces and Vietnamese in its name."""
    above = Path(tempfile.mkdtemp(prefix="liem-test-"))
    above.chmod(0o711)
    place = above / "Cơ sở dữ liệu số 1"
    yield place
    end_server(place)
    shutil.rmtree(above, ignore_errors=True)


@pytest.fixture
def holder(home: Path) -> Iterator[Callable[[], Holder]]:
    """Makes processes that hold a lease of the server of `home`."""
    made: list[Holder] = []

    def make() -> Holder:
        made.append(Holder(home))
        return made[-1]

    yield make
    for one in made:
        if one.process.poll() is None:
            one.kill()


def postmaster(home: Path) -> int:
    """The process number of the server of a home."""
    return int((home / "database" / "postmaster.pid").read_text().splitlines()[0])


def end_server(home: Path) -> None:
    """Ends the server that a test may have left."""
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError, ProcessLookupError):
        Cluster(home).stop()
        os.kill(postmaster(home), signal.SIGKILL)


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The terminal speaks English in these tests, and what a command left active is put back."""
    monkeypatch.setenv("LIEM_LANGUAGE", "en")
    yield
    translation.deactivate()
