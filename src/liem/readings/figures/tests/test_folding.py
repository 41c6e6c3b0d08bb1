"""The summary says what the facts say: after folding, after rebuilding, and when somebody spoiled it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection, transaction

from liem.readings.figures.columns import Columns
from liem.readings.figures.expressions import parse
from liem.readings.figures.folding import fold
from liem.readings.figures.rebuilding import check, rebuild
from liem.readings.figures.sums import Asked, figures
from liem.readings.figures.tests.stories import (
    Teller,
    amended,
    ask_as,
    begun,
    day,
    declared,
    ended,
    handed_over,
    make_units,
    paid,
    placed,
    removed,
    voided,
)

pytestmark = pytest.mark.acts

Worker = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def told(committed_db: str) -> Iterator[tuple[list[int], list[Teller]]]:
    """Committed stories with everything in them, in four units."""
    with declared():
        with transaction.atomic():
            units = make_units()
            tellers = [Teller(units[n]) for n in range(4)]
            tellers[0].tell(begun(1), paid(2, 5), ended(40), begun(50), voided(2))
            tellers[1].tell(begun(1, "blue"), handed_over(35, units[2]), ended(70), amended(0, colour="red"))
            tellers[2].tell(begun(3), placed(4, 1, "steering"), placed(40, 2, "standing"), removed(60, 1), removed(90), together=True)
            tellers[3].tell(begun(3), ended(90), paid(1, 9), begun(2))
        yield units, tellers


def all_figures(units: list[int], tellers: list[Teller]) -> list[Any]:
    texts = ["story.begun", "story.money", "story.standing", "story.followed", "story.watched", "story.watched_end", "story.red"]
    expressions = [parse(text) for text in texts]
    found: list[Any] = []
    with transaction.atomic():
        ask_as("auditor")
        for as_of in [None, *(instant for teller in tellers for instant in teller.instants)]:
            for first, last in ((0, 31), (10, 80), (59, 400)):
                asked = Asked(Columns(None, units, [0, 1, 2, 3]), day(first), day(last), as_of, ("colour",))  # type: ignore[arg-type]
                found.append({text: (f.value, f.by_column, f.cuts, f.flow) for text, f in figures(expressions, asked).items()})
    return found


def test_folding_changes_no_figure(told: tuple[list[int], list[Teller]], as_worker: Worker) -> None:
    before = all_figures(*told)
    with as_worker():
        assert fold() > 0
        assert fold() == 0
    assert all_figures(*told) == before
    with transaction.atomic():
        told[1][0].tell(paid(3, 1))
    changed = all_figures(*told)
    with as_worker():
        fold()
    assert all_figures(*told) == changed != before


def test_the_facts_made_again_from_the_journal_are_the_same(told: tuple[list[int], list[Teller]], as_worker: Worker) -> None:
    before = all_figures(*told)
    with as_worker():
        assert check().same
        fold()
        assert check().same
        assert rebuild().same
    assert all_figures(*told) == before


def test_spoiled_facts_are_named_and_set_right(told: tuple[list[int], list[Teller]], as_worker: Worker) -> None:
    before = all_figures(*told)
    spoiled = told[1][1].record_id
    with as_worker():
        fold()
        with connection.cursor() as cursor:
            cursor.execute("update fact set amount = amount + 1 where record_id = %s", [spoiled])
        found = check()
        assert not found.same
        assert found.records == (spoiled,)
        assert found.uneven > 0
        assert not rebuild().same
        assert check().same
    assert all_figures(*told) == before


def test_a_missing_fact_is_made_again(told: tuple[list[int], list[Teller]], as_worker: Worker) -> None:
    before = all_figures(*told)
    with as_worker():
        with connection.cursor() as cursor:
            cursor.execute("delete from fact where record_id = %s", [told[1][2].record_id])
        assert check().missing > 0
        rebuild()
    assert all_figures(*told) == before


def test_the_worker_writes_readings_and_nothing_else(told: tuple[list[int], list[Teller]], as_worker: Worker) -> None:
    with as_worker(), connection.cursor() as cursor:
        cursor.execute(
            "select has_table_privilege('record', 'update'), has_table_privilege('event', 'insert'), has_table_privilege('fact', 'insert')"
        )
        assert cursor.fetchone() == (False, False, True)
