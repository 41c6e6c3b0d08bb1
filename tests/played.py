"""One database for the matrices over every act in a process: what stands before an act is played in it once and stays.

Each test is rolled back, so all find the record as the acts before have left it.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast import Cast
from tests.database import TestDatabases, django_on


class Played:
    """Records that were brought to where an act is done, by the acts that stand before it."""

    def __init__(self) -> None:
        self.cast = Cast()
        self._records: dict[str, int] = {}
        self.bearer = ""

    def before(self, kind: str, example: Any) -> int | None:
        """The record on which the example is done, played on first use; None for an act that opens one."""
        if not example.before:
            return None
        told = json.dumps([kind, example.before], sort_keys=True, default=str)
        if told not in self._records:
            self._records[told] = self.cast.play("officer", kind, example.before)
        return self._records[told]

    def program(self) -> Any:
        """A client that sends the officer's token with every call."""
        from django.test import Client

        return Client(headers={"Authorization": f"Bearer {self.bearer}"})


@pytest.fixture(scope="session")
def _played(databases: TestDatabases, django_db_setup: None) -> Iterator[tuple[str, Played]]:
    name = databases.clone()
    yield name, Played()
    databases.drop(name)


@pytest.fixture(scope="module")
def _entered_played(_played: tuple[str, Played], databases: TestDatabases, django_db_blocker: Any) -> Iterator[Played]:
    from tests.access.world import issue

    name, played = _played
    with django_db_blocker.unblock(), django_on(databases, name):
        if not played.bearer:
            played.bearer = issue(played.cast, "officer", "read", "write")[1]
        yield played


@pytest.fixture
def played(_entered_played: Played, kind: str, example: Any) -> Iterator[Played]:
    """The people, in a transaction that leaves nothing behind; `target` of this test's example is there already."""
    from tests.access.world import undone

    _entered_played.before(kind, example)
    with undone():
        yield _entered_played


@pytest.fixture
def target(played: Played, kind: str, example: Any) -> int | None:
    """The record on which this test's example is done; None for an act that opens one."""
    return played.before(kind, example)
