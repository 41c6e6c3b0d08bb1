"""What stood before a span, what moved in it, and flows of which only the whole history says what counts."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liem.readings.figures.catalogue import BadDeclaration, Indicator, identities
from liem.readings.figures.tests.conftest import Ask
from liem.readings.figures.tests.stories import Step, Teller, begun, day, ended, handed_over, voided
from liem.readings.figures.tests.test_stocks import stories, tell

pytestmark = pytest.mark.acts


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(stories(), min_size=1, max_size=3), first=st.integers(0, 60), length=st.integers(1, 60))
def test_the_opening_is_the_closing_before_and_the_sums_agree_whatever_is_told(
    units: list[int], ask: Ask, told: list[tuple[int, list[Step], bool]], first: int, length: int
) -> None:
    with transaction.atomic():
        for story in told:
            tell(units, story)
        start, end = day(first), day(first + length)
        opening, before = ask("story.standing_start", start, end), ask("story.standing", start - timedelta(days=9), start)
        assert opening.value == before.value
        for column in range(len(units)):
            assert opening.by_column.get(column, 0) == before.by_column.get(column, 0)
        for scope in ([units[0]], units[:2], units):
            stock = identities["story.stock"]
            left, right = ([ask(text, start, end, of=scope).value or 0 for text in side] for side in (stock.left, stock.right))
            assert sum(left) == sum(right)
        transaction.set_rollback(True)


def test_the_opening_is_cut_like_the_stock(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1, "red"))
    Teller(units[0]).tell(begun(2, "blue"), ended(4))
    found = ask("story.standing_start", day(3), day(9), by=("colour",), records=True)
    assert (found.value, found.records) == (2, 2)
    assert found.cuts == [{"colour": "blue", "value": 1}, {"colour": "red", "value": 1}]
    assert ask("story.standing_start[colour=blue]", day(5), day(9)).value == 0


def test_what_moved_is_net_and_nothing_in_a_scope_of_both(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), handed_over(5, units[1]))
    found = ask("story.standing_moved", day(3), day(9), of=units[:2])
    assert (found.value, found.by_column) == (0, {0: -1, 1: 1})
    assert ask("story.standing_moved", day(6), day(9), of=units[:1]).value == 0
    alone = ask("story.standing_moved", day(3), day(9), of=units[:1], records=True)
    assert (alone.value, alone.records) == (-1, 1)


def test_a_flow_by_the_whole_history_corrects_itself(units: list[int], ask: Ask) -> None:
    teller = Teller(units[0])
    teller.tell(begun(1), ended(5), ended(7))
    assert ask("story.left", day(0), day(20)).value == 1
    teller.tell(voided(1, 9))
    assert (ask("story.left", day(0), day(6)).value, ask("story.left", day(6), day(20)).value) == (0, 1)
    assert ask("story.left", day(0), day(6), as_of=teller.instants[2]).value == 1


def test_what_arrives_counts_for_the_unit_to_which_it_came(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), handed_over(5, units[1]), handed_over(5, units[2]))
    assert ask("story.arrived", day(0), day(9)).by_column == {1: 1, 2: 1}


def test_a_flow_by_the_whole_history_has_no_spans(units: list[int]) -> None:
    with pytest.raises(BadDeclaration):
        Indicator("story.both", "Both", when="story.begun", until="story.ended", counted=lambda history: [])
    with pytest.raises(BadDeclaration):
        Indicator("story.later", "Later", when="story.begun", timing="start")
