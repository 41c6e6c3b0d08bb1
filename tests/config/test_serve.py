"""`liem serve` brings pages and worker up, keeps them up, and ends without leaving anything behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.config.conftest import postmaster


class Serving:
    """A running `liem serve` of a home."""

    def __init__(self, home: Path, *options: str) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "liem", "serve", "--port", str(self.port), *options]
        environment = {**os.environ, "LIEM_HOME": str(home)}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def wait_up(self) -> str:
        """Waits for the line that says where it is served."""
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def wait_line(self, sign: str) -> str:
        """Waits for a line of the supervisor's reports that holds `sign`."""
        assert self.process.stderr is not None
        return next(line for line in self.process.stderr if sign in line)

    def status(self) -> int:
        """The HTTP status of the first page."""
        try:
            return int(urllib.request.urlopen(f"http://localhost:{self.port}/sign-in/", timeout=20).status)
        except urllib.error.HTTPError as answer:
            return answer.code

    def children(self) -> dict[str, psutil.Process]:
        """The children by their first word: `web`, `worker`."""
        found = {}
        for child in psutil.Process(self.process.pid).children():
            words = child.cmdline()
            if "liem.config.child" in words:
                found[words[words.index("liem.config.child") + 1]] = child
        return found


def free_port() -> int:
    """A port nobody holds."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serving(home: Path) -> Iterator[Callable[..., Serving]]:
    """Starts `liem serve` for `home`; what still runs at the end is killed."""
    started: list[Serving] = []

    def begin(*options: str) -> Serving:
        started.append(Serving(home, *options))
        return started[-1]

    yield begin
    for one in started:
        if one.process.poll() is None:
            one.process.send_signal(signal.SIGTERM)
        one.process.communicate(timeout=60)


def test_a_first_start_makes_all_and_answers_and_ctrl_c_ends_all(home: Path, serving: Callable[..., Serving]) -> None:
    one = serving()
    assert one.wait_up() == f"Liêm is served at http://localhost:{one.port}/ (Ctrl-C ends it)\n"
    assert one.status() in {200, 302}
    children = psutil.Process(one.process.pid).children(recursive=True)
    one.process.send_signal(signal.SIGINT)
    assert one.process.wait(60) == 0
    _, living = psutil.wait_procs(children, timeout=30)
    assert living == []
    assert not (home / "database" / "postmaster.pid").exists()
    assert (home / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.deep
def test_a_killed_web_server_is_started_again(serving: Callable[..., Serving]) -> None:
    one = serving("--no-worker")
    one.wait_up()
    one.children()["web"].kill()
    assert "the web server ended with status -9" in one.wait_line("web server")
    one.wait_line("answer again")
    assert one.status() in {200, 302}


@pytest.mark.deep
def test_a_killed_database_comes_back_under_the_pages(home: Path, serving: Callable[..., Serving]) -> None:
    one = serving("--no-worker")
    one.wait_up()
    os.kill(postmaster(home), signal.SIGKILL)
    one.wait_line("is back")
    assert one.status() in {200, 302}


@pytest.mark.deep
def test_a_killed_supervisor_leaves_nothing_running(home: Path, serving: Callable[..., Serving]) -> None:
    one = serving("--no-worker")
    one.wait_up()
    below = psutil.Process(one.process.pid).children(recursive=True)
    server = psutil.Process(postmaster(home))
    one.process.kill()
    _, living = psutil.wait_procs([*below, server], timeout=30)
    assert living == []


def test_a_taken_port_is_one_sentence(home: Path, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)
        port = other.getsockname()[1]
        result = _liem(home, "serve", "--port", str(port))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"liem: Port {port} is taken by another program; choose another with --port.\n"
    assert not home.exists()


@pytest.mark.parametrize("words", [["serve", "--port", "0"], ["serve", "--port", "x"], ["serve", "--host", "no.such.host.invalid"]])
def test_a_wrong_address_is_one_sentence(home: Path, words: list[str]) -> None:
    result = _liem(home, *words)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1


def test_doctor_tells_a_program_what_it_found(home: Path) -> None:
    result = _liem(home, "doctor", "--json")
    found = json.loads(result.stdout)
    signs = {finding["what"]: finding["sign"] for finding in found["findings"]}
    assert result.returncode == 0, result.stdout
    assert found["sound"] is True
    assert signs["database server"] == signs["database roles"] == "good"
    assert signs["database"] == "note"


def test_doctor_ends_with_one_when_something_is_wrong(home: Path) -> None:
    _liem(home, "migrate")
    (home / "database" / "PG_VERSION").write_text("15\n")
    result = _liem(home, "doctor", "--json")
    signs = {finding["what"]: finding["sign"] for finding in json.loads(result.stdout)["findings"]}
    assert result.returncode == 1
    assert signs["database server"] == "wrong"


def _liem(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "LIEM_HOME": str(home), "LIEM_LANGUAGE": "en"}
    return subprocess.run([sys.executable, "-m", "liem", *words], env=environment, capture_output=True, text=True, check=False)
