"""One world for all tests of permissions in a process; each test is rolled back, so all find it as it was made."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.access.world import World, build, undone
from tests.database import TestDatabases, django_on


@pytest.fixture(scope="session")
def _world(databases: TestDatabases, django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, World]]:
    name = databases.clone()
    with django_db_blocker.unblock(), django_on(databases, name):
        world = build()
    yield name, world
    databases.drop(name)


@pytest.fixture(scope="module")
def _entered(_world: tuple[str, World], databases: TestDatabases, django_db_blocker: Any) -> Iterator[World]:
    name, world = _world
    with django_db_blocker.unblock(), django_on(databases, name):
        yield world


@pytest.fixture
def world(_entered: World) -> Iterator[World]:
    """The world, in a transaction that leaves nothing behind."""
    with undone():
        yield _entered
