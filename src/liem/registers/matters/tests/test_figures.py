"""What matters add to the figures, and which clocks run in them."""

from datetime import date
from typing import Any

from liem.readings.deadlines.clocks import clocks_of
from liem.readings.deadlines.rules import rules_of
from liem.readings.figures.catalogue import Indicator, indicators
from liem.registers.matters.tests.examples import ADVISE, DIRECTION, HAND, HANDLE, MATTER
from liem.registers.matters.tests.memory import Played, play

REOPEN = ("reopen", {"reason": "Khiếu kiện lại.", "happened_on": "2023-06-01"})


def stock(code: str, played: Played) -> list[tuple[Any, Any]]:
    """From and until of a stock's spans."""
    indicator = indicators[code]
    assert isinstance(indicator, Indicator)
    return [(span.from_on, span.until_on) for span in indicator.spans_of(played.history())]


def flow(code: str, played: Played) -> list[date]:
    """The days on which a flow's facts lie."""
    indicator = indicators[code]
    assert isinstance(indicator, Indicator)
    return [
        past.happened_on
        for past in played.history()
        for condition in indicator.whens.get(past.kind, ())
        if condition is None or condition(past.data)
    ]


def clocks(played: Played) -> dict[str, list[tuple[Any, str]]]:
    """Due day and state of every clock by rule."""
    found: dict[str, list[tuple[Any, str]]] = {}
    for state in clocks_of(played.history(), rules_of("matter"), played.own.record.closed_on):
        found.setdefault(state.rule, []).append((state.due_on, state.state))
    return found


def test_the_codes_that_outside_programs_rely_on_exist_with_their_timing_and_cut() -> None:
    wanted = {"matters.advised": "in", "matters.handled": "in", "matters.pending": "end"}
    assert {code: indicators[code].timing for code in wanted} == wanted
    assert all("subject" in {cut.code for cut in indicators[code].all_cuts} for code in wanted)


def test_a_matter_counts_as_advised_on_once() -> None:
    again = (ADVISE[0], {**ADVISE[1], "happened_on": "2023-03-01"})
    assert flow("matters.advised", play("matter", (MATTER, ADVISE, again))) == [date(2023, 1, 16)]


def test_a_matter_is_pending_until_it_is_handled_or_handed_over_and_again_when_reopened() -> None:
    assert stock("matters.pending", play("matter", (MATTER, ADVISE))) == [(date(2023, 1, 5), None)]
    assert stock("matters.pending", play("matter", (MATTER, HAND))) == [(date(2023, 1, 5), date(2023, 3, 10))]
    assert stock("matters.pending", play("matter", (MATTER, HANDLE, REOPEN))) == [
        (date(2023, 1, 5), date(2023, 4, 5)),
        (date(2023, 6, 1), None),
    ]


def test_a_matter_is_pending_for_long_from_the_day_after_which_it_is_too_long() -> None:
    over = "matters.pending_over_3_months"
    assert stock(over, play("matter", (MATTER, ADVISE))) == [(date(2023, 4, 5), None)]
    assert stock(over, play("matter", (MATTER, HANDLE))) == []
    late = (HANDLE[0], {**HANDLE[1], "happened_on": "2023-05-09"})
    assert stock(over, play("matter", (MATTER, late))) == [(date(2023, 4, 5), date(2023, 5, 9))]


def test_a_matter_handled_counts_on_its_day() -> None:
    assert flow("matters.handled", play("matter", (MATTER, HANDLE))) == [date(2023, 4, 5)]
    assert flow("matters.handled", play("matter", (MATTER, HAND))) == []


def test_report_and_direction_run_until_they_are_answered() -> None:
    assert clocks(play("matter", (MATTER, DIRECTION))) == {
        "matters.progress_report": [(date(2023, 2, 10), "running")],
        "matters.direction": [(date(2023, 2, 28), "running")],
    }
    answer = ("report-progress", {"progress": "Xong.", "direction": 1, "happened_on": "2023-02-08"})
    assert clocks(play("matter", (MATTER, DIRECTION, answer))) == {
        "matters.progress_report": [(date(2023, 2, 10), "closed")],
        "matters.direction": [(date(2023, 2, 28), "closed")],
    }


def test_a_handled_matter_lets_no_clock_run() -> None:
    assert {state for states in clocks(play("matter", (MATTER, DIRECTION, HANDLE))).values() for _, state in states} == {"closed"}
