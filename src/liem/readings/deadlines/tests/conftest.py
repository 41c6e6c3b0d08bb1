"""Fixtures of the tests of clocks."""

import pytest

from liem.core.journal.events import event_kinds
from liem.readings.deadlines import clock_rules
from liem.readings.deadlines.following import Following
from liem.readings.deadlines.tests.story import EVENTS, RULES
from liem.readings.deadlines.tests.world import World


@pytest.fixture
def story(monkeypatch):
    """The story's events and clock rules stand in the catalogues for this test."""
    for event in EVENTS:
        monkeypatch.setitem(event_kinds._items, event.kind, event)
    for rule in RULES:
        monkeypatch.setitem(clock_rules._items, rule.code, rule)


@pytest.fixture
def world(db, story):
    """Two provinces, and clocks that follow."""
    return World(Following())
