"""Fixtures of the tests of search."""

import pytest

from liem.core.records.kinds import kinds
from liem.readings.deadlines.following import Following as Clocks
from liem.readings.deadlines.tests.world import World, story_kind
from liem.readings.search.following import Following


@pytest.fixture
def world(db, monkeypatch):
    """Two provinces, and search that follows."""
    monkeypatch.setitem(kinds._items, "story", story_kind())
    return World(Clocks(), Following())
