"""Sums: amounts, rows, cuts, second families, rates, and what was known at an earlier instant."""

import pytest

from liem.readings.figures.tests.conftest import Ask
from liem.readings.figures.tests.stories import (
    Step,
    Teller,
    amended,
    begun,
    day,
    ended,
    handed_over,
    paid,
    placed,
    recount,
    removed,
    voided,
)

pytestmark = pytest.mark.acts

START, END = day(0), day(300)


def test_an_amount_is_summed_and_an_amendment_corrects_it_on_its_own_day(units: list[int], ask: Ask) -> None:
    teller = Teller(units[0])
    teller.tell(begun(1), paid(2, 700), paid(40, 50), amended(1, amount=7000))
    assert ask("story.money", START, END).value == 7050
    assert ask("story.money", day(2), day(3)).value == 7000
    assert ask("story.money", START, END, as_of=teller.instants[2]).value == 750


def test_one_record_may_stand_behind_two_facts(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), paid(2, 700), paid(3, 50), paid(4, 10), voided(3))
    found = ask("story.money", START, END, records=True)
    assert (found.value, found.records) == (750, 1)


def test_each_row_is_a_fact_of_its_own(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1, parts=[{"weight": 2}, {"weight": 3}]))
    assert ask("story.parts", START, END).value == 5


def test_a_figure_is_filtered_and_split_by_its_cuts(units: list[int], ask: Ask) -> None:
    for colour in ("red", "red", "blue", ""):
        Teller(units[0]).tell(begun(3, colour))
    assert ask("story.begun[colour=red]", START, END).value == 2
    assert ask("story.red", START, END).value == 2
    assert ask("story.begun[colour=]", START, END).value == 1
    split = ask("story.begun", START, END, by=("colour", "nothing"))
    assert split.value == 4
    assert sorted((cut["colour"], cut["value"]) for cut in split.cuts) == [("", 1), ("blue", 1), ("red", 2)]


def test_a_corrected_facet_moves_the_stock_to_the_other_cut(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1, "red"), ended(9), amended(0, colour="blue"))
    assert ask("story.standing[colour=red]", day(3), day(4)).value == 0
    assert ask("story.standing[colour=blue]", day(3), day(4)).value == 1


def test_a_record_watched_by_two_bodies_is_counted_once(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), placed(2, 1, "steering"), placed(5, 2, "standing"), removed(10, 1))
    both = ask("story.watched_end", day(6), day(7), by=("body",))
    assert both.value == 1
    assert sorted((cut["body"], cut["value"]) for cut in both.cuts) == [("standing", 1), ("steering", 1)]
    assert ask("story.watched_end[body=steering]", day(12), day(13)).value == 0
    assert ask("story.watched_end", day(12), day(13)).value == 1
    assert ask("story.watched[body=steering]", day(6), day(20)).value == 1


def test_an_ending_that_names_no_row_ends_all(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), placed(2, 1, "steering"), placed(5, 2, "standing"), removed(10))
    assert ask("story.watched_end", day(9), day(10)).value == 1
    assert ask("story.watched_end", day(10), day(11)).value == 0


def test_the_second_family_follows_a_hand_over(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), placed(2, 1, "steering"), handed_over(5, units[1]))
    found = ask("story.watched[body=steering]", day(0), day(20))
    assert (found.value, found.by_column) == (1, {0: 1, 1: 1})


def test_a_rate_is_null_with_a_reason_when_there_is_nothing_to_divide_by(units: list[int], ask: Ask) -> None:
    teller = Teller(units[0])
    teller.tell(begun(1), paid(2, 500))
    rate = ask("story.rate", START, END)
    assert rate.value is None
    assert rate.why
    teller.tell(Step("story.owed", day(3), {"amount": 800}))
    assert ask("story.rate", START, END).value == 62.5


def test_a_batch_with_instants_of_its_own_makes_the_same_facts_as_single_acts(units: list[int], ask: Ask) -> None:
    steps = [begun(1), paid(2, 5), ended(4), begun(6), handed_over(8, units[1]), voided(3), ended(9)]
    one, other = Teller(units[0]), Teller(units[0])
    one.tell(*steps)
    before = {on: ask("story.standing", day(on), day(on + 1)).by_column for on in range(12)}
    other.tell(*steps, together=True)
    for on in range(12):
        both = ask("story.standing", day(on), day(on + 1)).by_column
        assert both == {column: 2 * value for column, value in before[on].items()}
    for number, instant in enumerate(other.instants):
        known = [recount(other.known(instant), day(on), units[0]) for on in range(12)]
        for on in range(12):
            alone = recount(one.known(None), day(on), units[0])
            found = ask("story.standing", day(on), day(on + 1), as_of=instant).value
            assert found == (alone is not None) + (known[on] is not None), (number, on)
    assert ask("story.money", START, END).value == 10
