"""A stock is a state: every unit's stock on every day equals a naive recount, whatever was told, in whatever order."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liem.readings.figures.tests.conftest import Ask
from liem.readings.figures.tests.stories import (
    Step,
    Teller,
    amended,
    begun,
    day,
    ended,
    handed_over,
    recount,
    stood_during,
    voided,
)

pytestmark = pytest.mark.acts

DAYS = 70


@st.composite
def stories(draw: st.DrawFn, units: int = 4) -> tuple[int, list[Step], bool]:
    """An owner, steps in the order of telling (days not in order, hand-overs never before the latest event), and how told."""
    latest = draw(st.integers(0, 9))
    steps = [begun(latest, draw(st.sampled_from(["red", "blue"])))]
    voidable: list[int] = []
    amendable = [0]
    for number in range(1, draw(st.integers(1, 9)) + 1):
        what = draw(st.sampled_from(["begun", "ended", "ended", "hand", "void", "amend"]))
        on = draw(st.integers(steps[0].day.toordinal() - day(0).toordinal(), DAYS - 10))
        if what == "hand":
            latest = max(latest, on)
            steps.append(handed_over(latest, draw(st.integers(0, units - 1))))
        elif what == "void" and voidable:
            steps.append(voided(voidable.pop(draw(st.integers(0, len(voidable) - 1))), latest))
        elif what == "amend" and amendable:
            steps.append(amended(draw(st.sampled_from(amendable)), colour=draw(st.sampled_from(["red", "blue"]))))
        else:
            steps.append(begun(on, draw(st.sampled_from(["red", "blue"]))) if what == "begun" else ended(on))
            latest = max(latest, on)
            voidable.append(number)
    return draw(st.integers(0, units - 1)), steps, draw(st.booleans())


def tell(units: list[int], story: tuple[int, list[Step], bool]) -> Teller:
    owner, steps, together = story
    teller = Teller(units[owner])
    named = [Step(s.kind, s.day, s.data, None if s.to is None else units[s.to], s.voids, s.amends) for s in steps]
    half = len(named) // 2 if together else 0
    if half:
        teller.tell(*named[:half], together=True)
        teller.tell(*named[half:], together=True)
    else:
        teller.tell(*named)
    return teller


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(stories(), min_size=1, max_size=3), data=st.data())
def test_every_units_stock_on_every_day_equals_a_recount_as_of_every_instant(
    units: list[int], ask: Ask, told: list[tuple[int, list[Step], bool]], data: st.DataObject
) -> None:
    with transaction.atomic():
        tellers = [tell(units, story) for story in told]
        instants = [None, *(instant for teller in tellers for instant in teller.instants)]
        for as_of in data.draw(st.lists(st.sampled_from(instants), min_size=2, max_size=4, unique=True)):
            for number in data.draw(st.lists(st.integers(0, DAYS), min_size=3, max_size=6, unique=True)):
                stands = [recount(teller.known(as_of), day(number), teller.first_owner) for teller in tellers]
                found = ask("story.standing", day(number), day(number) + timedelta(days=1), as_of=as_of)
                expected = {n: sum(s is not None and s[0] == unit for s in stands) for n, unit in enumerate(units)}
                assert {n: found.by_column.get(n, 0) for n in range(len(units))} == expected
                assert found.value == sum(expected.values())
                assert found.flow is not None
                assert found.flow.holds
                assert all(flow.holds for flow in found.flows.values())
                red = ask("story.standing[colour=red]", day(number), day(number) + timedelta(days=1), as_of=as_of)
                assert red.value == sum(s is not None and s[1]["colour"] == "red" for s in stands)
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(stories(), min_size=1, max_size=3),
    start=st.integers(0, 60),
    length=st.integers(1, 60),
    some=st.sets(st.integers(0, 3), min_size=1),
)
def test_what_stands_during_a_span_is_each_record_once(
    units: list[int], ask: Ask, told: list[tuple[int, list[Step], bool]], start: int, length: int, some: set[int]
) -> None:
    with transaction.atomic():
        tellers = [tell(units, story) for story in told]
        first, last = day(start), day(start + length)
        scope = [units[n] for n in sorted(some)]
        found = ask("story.followed", first, last, of=scope, records=True)
        within = [stood_during(t.known(None), first, last, set(scope), t.first_owner) for t in tellers]
        assert found.value == found.records == sum(within)
        for column, unit in enumerate(scope):
            alone = [stood_during(t.known(None), first, last, {unit}, t.first_owner) for t in tellers]
            assert found.by_column.get(column, 0) == sum(alone)
        transaction.set_rollback(True)


def stock(ask: Ask, on: int, unit: int | None = None) -> int | None:
    found = ask("story.standing", day(on), day(on + 1))
    return found.value if unit is None else found.by_column.get(unit, 0)


def test_a_second_ending_does_nothing(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), ended(5), ended(7))
    assert [stock(ask, on) for on in (0, 1, 4, 5, 7, 9)] == [0, 1, 1, 0, 0, 0]


def test_a_reopening_begins_a_new_span(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), ended(5), begun(8))
    assert [stock(ask, on) for on in (4, 5, 8)] == [1, 0, 1]
    assert ask("story.followed", day(0), day(20)).value == 1


def test_a_voided_ending_lets_the_record_stand_again_and_the_past_instant_remembers(units: list[int], ask: Ask) -> None:
    teller = Teller(units[0])
    teller.tell(begun(1), ended(5), voided(1, 6))
    assert stock(ask, 6) == 1
    assert ask("story.standing", day(6), day(7), as_of=teller.instants[1]).value == 0
    assert ask("story.standing", day(6), day(7), as_of=teller.instants[0]).value == 1


def test_a_hand_over_moves_the_record_and_a_scope_of_both_units_counts_neither(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), handed_over(5, units[1]), ended(9))
    assert [(stock(ask, on, 0), stock(ask, on, 1)) for on in (4, 5, 9)] == [(1, 0), (0, 1), (0, 0)]
    found = ask("story.standing", day(3), day(7))
    assert (found.flows[0].moved_out, found.flows[1].moved_in) == (1, 1)
    assert found.flow is not None
    assert (found.flow.moved_in, found.flow.moved_out, found.flow.opening, found.flow.closing) == (0, 0, 1, 1)


def test_whole_months_and_edge_days_agree(units: list[int], ask: Ask) -> None:
    for on in range(0, 140, 3):
        Teller(units[on % 4]).tell(begun(on), ended(on + 40))
    for first, last in (
        (date(2023, 1, 1), date(2023, 3, 1)),
        (date(2023, 1, 15), date(2023, 4, 15)),
        (date(2023, 2, 10), date(2023, 2, 20)),
    ):
        begins = [day(on) for on in range(0, 140, 3)]
        assert ask("story.begun", first, last).value == sum(first <= b < last for b in begins)
        standing = sum(b < last <= b + timedelta(days=40) for b in begins)
        assert ask("story.standing", first, last).value == standing
