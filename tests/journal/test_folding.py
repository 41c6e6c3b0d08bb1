"""The journal folds to the tables, after whatever was done; and one by one or by the thousand is the same."""

import re
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liem.core.acts import many
from liem.core.acts.base import act_of
from liem.core.acts.many import Item, perform_many
from liem.core.acts.perform import perform
from liem.core.acts.refusals import Refusal
from liem.core.acts.verifying import verify_records
from liem.core.records.kinds import kinds
from tests.acts.examples import EXAMPLES
from tests.cast import Cast

pytestmark = pytest.mark.django_db
RECORDED = {"id", "event_id", "record_id", "subject_id", "recorded_at", "xid", "sealed_name"}


@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_acts_the_journal_folds_to_the_tables(cast: Cast, data: Any) -> None:
    savepoint = transaction.savepoint()
    try:
        kind = data.draw(st.sampled_from(["case", "matter"]))
        target = _random_story(cast, kind, data)
        if target is not None:
            with cast.acting("officer"):
                assert [str(d) for d in verify_records()] == []
                connection.check_constraints()
    finally:
        transaction.savepoint_rollback(savepoint)


def _random_story(cast: Cast, kind: str, data: Any) -> int | None:
    """Open a record and try acts in any order, voiding some; what is refused is left out."""
    examples = [e for k, e in EXAMPLES if k == kind]
    openings = [e for e in examples if act_of(kind, e.act).opens]
    others = [e for e in examples if not act_of(kind, e.act).opens]
    first = data.draw(st.sampled_from(openings))
    target = cast.do("officer", first.act, first.data, kind=kind).record_id
    for example in data.draw(st.lists(st.sampled_from(others), min_size=1, max_size=8)):
        _try(cast, example.act, example.data, target)
        if data.draw(st.integers(0, 3)) == 0:
            _try(cast, "void", {"ordinal": data.draw(st.integers(1, 8)), "reason": "Ghi nhầm."}, target)
    return target


def _try(cast: Cast, act: str, values: dict[str, Any], target: int) -> None:
    try:
        cast.do("officer", act, values, target=target)
    except Refusal:
        return


@pytest.mark.parametrize("size", [7, many.CHUNK])
@pytest.mark.parametrize("kind", ["case", "matter"])
def test_one_by_one_and_by_the_thousand_leave_identical_tables(cast: Cast, monkeypatch: pytest.MonkeyPatch, kind: str, size: int) -> None:
    monkeypatch.setattr(many, "CHUNK", size)
    monkeypatch.setattr(many, "LARGEST", size)
    stories = [(*e.before, (e.act, e.data)) for k, e in EXAMPLES if k == kind]
    single = _tables_after(lambda: _one_by_one(cast, kind, stories), kind)
    bulk = _tables_after(lambda: _by_the_thousand(cast, kind, stories), kind)
    assert single.keys() == bulk.keys()
    for table in single:
        assert single[table] == bulk[table], table


def _one_by_one(cast: Cast, kind: str, stories: list[Any]) -> None:
    for story in stories:
        target = None
        for act, values in story:
            wants = act_of(kind, act).second_person
            second = cast.head if wants else None
            with cast.acting("head" if wants else "officer"):
                target = perform(act, actor=cast.officer, kind=kind, target=target, data=values, second=second).record_id


def _by_the_thousand(cast: Cast, kind: str, stories: list[Any]) -> None:
    items = []
    for number, story in enumerate(stories):
        for step, (act, values) in enumerate(story):
            second = cast.head if act_of(kind, act).second_person else None
            items.append(
                Item(
                    act,
                    cast.officer,
                    values,
                    kind=kind,
                    target=f"story {number}" if step else None,
                    handle=f"story {number}",
                    second=second,
                )
            )
    with cast.acting("officer"):
        perform_many(items)


def _tables_after(write: Any, kind: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of the kind and of what follows from it, without ids and instants, in a story that is rolled back."""
    savepoint = transaction.savepoint()
    declared = kinds[kind]
    tables = ["record", "event", "fact", "clock", "deadline", "series", declared.model._meta.db_table]
    tables += [model._meta.db_table for model in declared.all_rows.values()]
    try:
        write()
        with connection.cursor() as cursor:
            cursor.execute("select set_config('role', 'liem_writer', true)")
            return {table: _contents(cursor, table) for table in tables}
    finally:
        transaction.savepoint_rollback(savepoint)


BY_CHANCE = re.compile(r'"opened_by": \d+|"digest": "[0-9a-f]*"')
"""Ids and salted digests differ by their nature."""
STANDING = """
    select r.number, i.code, c.v1, c.v2, c.v3, c.v4, f.unit_id, f.flow, f.other, f.happened_on, sum(f.amount)
    from fact f join record r on r.id = f.record_id join indicator_code i on i.number = f.indicator
    join cut c on c.cut = f.cut group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(f.amount) <> 0
"""
"""What stands of the facts: a run recorded at one instant need not write what the same instant takes back."""


def _contents(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    cursor.execute(STANDING if table == "fact" else f"select * from {table}")
    names = [column.name for column in cursor.description]
    kept = [index for index, name in enumerate(names) if name not in RECORDED]
    return sorted((tuple(BY_CHANCE.sub("", str(row[index])) for index in kept) for row in cursor.fetchall()), key=repr)
