"""Cases played in memory know the penalty frames of the table only: there is no database to ask for others."""

from collections.abc import Iterator

import pytest

from liem.registers.cases.rules import frames


@pytest.fixture(autouse=True)
def frames_of_the_table(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lay the confirmed frames aside for a test that has no database."""
    if {"db", "committed_db", "demo_db"} & set(request.fixturenames) or request.node.get_closest_marker("django_db"):
        yield
    else:
        with frames.entered.laid_aside():
            yield
