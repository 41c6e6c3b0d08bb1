"""Fixtures of the tests of Today."""

import pytest

from liem.core.journal.events import event_kinds
from liem.core.records.kinds import kinds
from liem.readings.deadlines import clock_rules
from liem.readings.deadlines.following import Following
from liem.readings.deadlines.tests.story import EVENTS, RULES
from liem.readings.deadlines.tests.world import World, story_kind


@pytest.fixture
def world(db, monkeypatch):
    """Two provinces, and clocks that follow the story."""
    monkeypatch.setitem(kinds._items, "story", story_kind())
    for event in EVENTS:
        monkeypatch.setitem(event_kinds._items, event.kind, event)
    for rule in RULES:
        monkeypatch.setitem(clock_rules._items, rule.code, rule)
    return World(Following())
