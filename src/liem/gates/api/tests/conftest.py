"""Calls made by schemathesis inside a test: one connection, an officer's token; and when all of them are made up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The calls of `test_every_call.py`, all deep, are made up while it is read; that is spared where none would be run."""
    left_out = collection_path.name == "test_every_call.py" and config.getoption("markexpr") == "not deep"
    return True if left_out else None


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The test's transaction must outlive each call, which otherwise closes its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def token(program_of: Any, one_connection: None) -> str:
    """An officer's token, as it is sent."""
    sent: str = program_of("officer").defaults["HTTP_AUTHORIZATION"]
    return sent
