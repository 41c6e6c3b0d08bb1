"""Running a command inside a test: as the terminal would, in English, over the test's database."""

import argparse
import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.utils import translation

from liem.gates.cli import COMMANDS
from liem.gates.cli.refusing import Unable


@dataclass(frozen=True)
class Answer:
    """What a command left: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as a program reads it."""
        return json.loads(self.out)


Liem = Callable[..., Answer]


@pytest.fixture
def liem(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Liem:
    """`liem("clock", "TTHS-DT-NT", "--from", "2023-01-10")`; `typed` is what stands on standard input."""

    def run(name: str, *words: str, typed: str = "") -> Answer:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        with translation.override("en"):
            status = _run(COMMANDS[name], words)
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    monkeypatch.delenv("LIEM_TOKEN", raising=False)
    return run


def _run(command: Any, words: tuple[str, ...]) -> int:
    parser = argparse.ArgumentParser(prog=command.name)
    command.add_arguments(parser)
    try:
        parser.add_argument("--json", action="store_true")
    except argparse.ArgumentError:
        pass
    try:
        return int(command.run(parser.parse_args(words)))
    except SystemExit as refused:
        return int(refused.code or 0)
    except Unable as refused:
        import sys

        sys.stderr.write(f"{refused}\n")
        return refused.exit_status


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    """A data folder of this test's own; the demo did not make it."""
    settings.LIEM_HOME = tmp_path / "home"
    settings.LIEM_HOME.mkdir()
    return settings.LIEM_HOME


@pytest.fixture
def demo_home(home: Path) -> Path:
    """A data folder that the demo made."""
    (home / "demo.json").write_text("{}")
    return home


Worker = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def as_worker(databases: Any) -> Worker:
    """`with as_worker():` Django's connection is the worker's; goes with `committed_db`."""

    @contextmanager
    def working() -> Iterator[None]:
        told = connections["default"].settings_dict
        kept = dict(told)
        connections["default"].close()
        values = databases.server.cluster.secrets.read()
        told.update(USER="liem_worker", PASSWORD=values["passwords"]["liem_worker"])
        try:
            yield
        finally:
            connections["default"].close()
            told.update(kept)

    return working
