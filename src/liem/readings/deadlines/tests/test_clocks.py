"""Clocks from a history: opened, suspended, extended, closed; each row its own; each turn its own."""

from datetime import date

import pytest

from liem.readings.deadlines.clocks import clocks_of, next_of
from liem.readings.deadlines.tests.story import (
    DETENTION,
    INVESTIGATION,
    KEPT,
    REPORT,
    TASK,
    Detained,
    Entered,
    Extended,
    Instituted,
    Reclassed,
    Released,
    Reported,
    Resumed,
    Suspended,
    past,
)

pytestmark = pytest.mark.unit


def begun(on="2026-07-30", seriousness="RNT"):
    return past(Instituted, on, seriousness=seriousness)


def test_a_limit_runs_from_its_opening_under_the_article_of_that_day():
    (clock,) = clocks_of([begun()], [INVESTIGATION])
    assert (clock.state, clock.opened_on, clock.due_on) == ("running", date(2026, 7, 30), date(2026, 11, 30))
    assert clock.law == "TTHS-DT-RNT"
    assert clock.mark_on == date(2026, 11, 20)
    assert [step["kind"] for step in clock.counting["steps"]] == ["starts", "adds"]


def test_extensions_run_on_from_the_end_before_and_only_the_last_day_moves():
    history = [begun("2023-01-31", "IT"), past(Extended, "2023-03-20")]
    (clock,) = clocks_of(history, [INVESTIGATION])
    assert clock.extensions == 1
    assert clock.due_on == date(2023, 5, 31)  # 31/01 and two months: 31/03, and two months more


def test_an_extension_beyond_what_the_law_allows_changes_nothing():
    history = [begun("2023-01-31", "IT"), past(Extended, "2023-03-20"), past(Extended, "2023-05-20")]
    (clock,) = clocks_of(history, [INVESTIGATION])
    assert (clock.extensions, clock.due_on) == (1, date(2023, 5, 31))


def test_another_limit_may_bind_from_the_same_start():
    history = [begun("2026-07-30", "RNT"), past(Reclassed, "2026-08-20", seriousness="NT")]
    (clock,) = clocks_of(history, [INVESTIGATION])
    assert (clock.turn, clock.law, clock.opened_on, clock.due_on) == (1, "TTHS-DT-NT", date(2026, 7, 30), date(2026, 10, 30))
    (alone,) = clocks_of([past(Reclassed, "2026-07-20"), begun("2026-07-30")], [INVESTIGATION])
    assert alone.law == "TTHS-DT-RNT"


def test_an_extension_may_name_its_day():
    history = [begun("2023-01-31", "IT"), past(Extended, "2023-03-20", due_on="2023-04-15")]
    (clock,) = clocks_of(history, [INVESTIGATION])
    assert clock.due_on == date(2023, 4, 15)


def test_days_in_which_the_limit_stood_still_do_not_count():
    history = [begun("2026-07-30"), past(Suspended, "2026-09-01"), past(Resumed, "2026-09-11")]
    (clock,) = clocks_of(history, [INVESTIGATION])
    assert clock.suspended_days == 10
    assert clock.due_on == date(2026, 12, 10)


def test_a_clock_that_stands_still_presses_nobody():
    history = [begun("2026-07-30"), past(Suspended, "2026-09-01")]
    states = clocks_of(history, [INVESTIGATION])
    assert [state.state for state in states] == ["suspended"]
    assert next_of(states) is None


def test_only_the_event_that_is_meant_closes():
    history = [begun(), past(Entered, "2026-08-10", stage="verification"), past(Entered, "2026-09-10", stage="prosecution")]
    (clock,) = clocks_of(history, [INVESTIGATION])
    assert (clock.state, clock.closed_on) == ("closed", date(2026, 9, 10))


def test_every_row_has_a_clock_of_its_own():
    history = [past(Detained, "2023-03-01", accused=["1", "2"]), past(Released, "2023-03-20", accused=1)]
    first, second = clocks_of(history, [DETENTION])
    assert (first.key, first.state, first.closed_on) == ("1", "closed", date(2023, 3, 20))
    assert (second.key, second.state, second.due_on) == ("2", "running", date(2023, 4, 30))


def test_an_event_that_names_no_row_closes_every_row():
    history = [past(Detained, "2023-03-01", accused=["1", "2"]), past(Released, "2023-03-20", accused=None)]
    assert [clock.state for clock in clocks_of(history, [DETENTION])] == ["closed", "closed"]


def test_a_duty_that_comes_again_closes_one_turn_and_opens_the_next():
    history = [begun("2023-01-10"), past(Reported, "2023-02-08")]
    first, second = clocks_of(history, [REPORT])
    assert (first.turn, first.state, first.closed_on, first.due_on) == (1, "closed", date(2023, 2, 8), date(2023, 2, 10))
    assert (second.turn, second.state, second.due_on) == (2, "running", date(2023, 3, 8))


def test_a_day_that_the_event_names_stands_even_on_a_sunday():
    (clock,) = clocks_of([past(Entered, "2026-11-02", stage="x", due_on="2026-11-22")], [TASK])
    assert clock.due_on == date(2026, 11, 22)


def test_an_event_that_names_no_day_opens_no_clock():
    assert clocks_of([past(Entered, "2026-11-02", stage="x")], [TASK]) == []


def test_closing_the_record_closes_limits_and_targets_but_not_retention():
    states = clocks_of([begun("2023-01-10")], [INVESTIGATION, REPORT, KEPT], closed_on=date(2023, 2, 1))
    assert {state.rule: state.state for state in states} == {
        "story.investigation": "closed",
        "story.report": "closed",
        "story.kept": "running",
    }


def test_an_opening_while_the_clock_runs_is_passed_over():
    states = clocks_of([begun("2023-01-10"), begun("2023-02-10")], [INVESTIGATION])
    assert [state.opened_on for state in states] == [date(2023, 1, 10)]


def test_a_limit_that_no_law_gives_is_shown_as_unknown():
    (clock,) = clocks_of([begun("2017-01-10")], [INVESTIGATION])
    assert clock.due_on is None
    assert clock.counting["why"] == "NotInForce:TTHS-DT-RNT"
    assert next_of([clock]) is None


def test_the_first_due_day_presses_and_retention_never_does():
    states = clocks_of([begun("2023-01-10")], [KEPT, INVESTIGATION, REPORT])
    assert next_of(states).rule == "story.report"


def test_clocks_are_the_same_however_often_they_are_counted():
    history = [begun("2026-07-30"), past(Suspended, "2026-09-01"), past(Resumed, "2026-09-11"), past(Extended, "2026-10-01")]
    rules = [INVESTIGATION, REPORT, KEPT]
    assert [s.as_row() for s in clocks_of(history, rules)] == [s.as_row() for s in clocks_of(list(history), rules)]
