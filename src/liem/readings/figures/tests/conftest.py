"""Fixtures of the tests of figures: the indicators of the stories, four units, and a reader who may ask for every sum."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connections

from liem.readings.figures.columns import Columns
from liem.readings.figures.expressions import parse
from liem.readings.figures.sums import Asked, Figure, figures
from liem.readings.figures.tests.stories import ask_as, declared, make_units


@pytest.fixture
def units(db: None) -> Iterator[list[int]]:
    """Four province units; the stories' indicators are declared meanwhile."""
    with declared():
        made = make_units()
        ask_as("auditor")
        yield made


Ask = Callable[..., Figure]


@pytest.fixture
def ask(units: list[int]) -> Ask:
    """`ask("story.standing", start, end)` is the figure over the four units, a column each."""

    def asked(text: str, start: date, end: date, *, as_of: datetime | None = None, of: list[int] | None = None, **more: Any) -> Figure:
        over = units if of is None else of
        columns = Columns(None, over, list(range(len(over))))  # type: ignore[arg-type]
        expression = parse(text)
        return figures([expression], Asked(columns, start, end, as_of, **more))[expression.text]

    return asked


@pytest.fixture
def as_worker(databases: Any) -> Callable[[], AbstractContextManager[None]]:
    """`with as_worker():` Django's connection is the worker's; goes with `committed_db`."""

    @contextmanager
    def working() -> Iterator[None]:
        told = connections["default"].settings_dict
        kept = dict(told)
        connections["default"].close()
        values = databases.server.cluster.secrets.read()
        told.update(USER="liem_worker", PASSWORD=values["passwords"]["liem_worker"])
        yield
        connections["default"].close()
        told.update(kept)

    return working
