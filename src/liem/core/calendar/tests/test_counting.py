"""Legal limits: where they end and how that is explained."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liem.core.calendar.counting import CountingError, due_day, steps_as_json, steps_from_json
from liem.core.calendar.days import is_working_day
from liem.core.calendar.today import VIETNAM

pytestmark = pytest.mark.unit


def kinds(counted):
    return [step.kind for step in counted.steps]


def test_the_day_of_the_event_is_not_counted():
    counted = due_day(date(2023, 3, 1), 20, "day")
    assert counted.due_on == date(2023, 3, 21)
    assert kinds(counted) == ["starts", "adds"]


def test_the_first_day_counts_when_the_rule_says_so():
    assert due_day(date(2023, 3, 1), 20, "day", start_counts=True).due_on == date(2023, 3, 20)
    assert due_day(date(2023, 3, 1), 1, "month", start_counts=True).due_on == date(2023, 3, 31)


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2022, 10, 31), 4, date(2023, 2, 28)),
        (date(2023, 2, 28), 1, date(2023, 3, 28)),
        (date(2022, 11, 30), 12, date(2023, 11, 30)),
    ],
)
def test_a_month_ends_on_its_number_or_on_the_last_day(start, months, due):
    assert due_day(start, months, "month").due_on == due


def test_a_short_month_is_explained():
    step = due_day(date(2023, 1, 31), 1, "month").steps[1]
    assert (step.kind, step.on, step.data["wanted"]) == ("short_month", date(2023, 2, 28), 31)


def test_a_last_day_in_tet_moves_to_the_first_working_day_after_it():
    counted = due_day(date(2024, 1, 31), 10, "day")
    assert counted.due_on == date(2024, 2, 15)
    assert kinds(counted) == ["starts", "adds", "rolls_forward"]
    assert counted.steps[2].data["to"] == "2024-02-15"
    assert counted.steps[2].data["name_vi"] == "Tết Nguyên Đán"


def test_a_month_of_detention_is_thirty_days_and_never_moves():
    counted = due_day(date(2023, 1, 4), 2, "month30")
    assert counted.due_on == date(2023, 3, 5)
    assert not is_working_day(counted.due_on)


def test_working_days_pass_over_weekends_holidays_and_count_swapped_saturdays():
    counted = due_day(date(2024, 4, 25), 5, "working_day")
    assert counted.due_on == date(2024, 5, 6)
    told = {step.kind: step for step in counted.steps}
    assert told["skips_weekends"].data["days"] == 3
    assert told["works"].on == date(2024, 5, 4)
    assert told["works"].data["instead_of"] == "2024-04-29"
    assert [step.on for step in counted.steps if step.kind == "skips"] == [
        date(2024, 4, 29),
        date(2024, 4, 30),
        date(2024, 5, 1),
    ]


def test_a_limit_before_a_day_moves_back_so_that_it_is_not_missed():
    counted = due_day(date(2024, 5, 8), 10, "day", direction="before")
    assert counted.due_on == date(2024, 4, 26)
    assert kinds(counted) == ["starts", "adds", "rolls_back"]


def test_working_days_before_a_congress():
    assert due_day(date(2024, 2, 16), 2, "working_day", direction="before").due_on == date(2024, 2, 7)


def test_a_limit_in_hours_ends_at_its_hour_even_on_a_sunday():
    counted = due_day(datetime(2026, 11, 20, 22, 30, tzinfo=VIETNAM), 24, "hour")
    assert counted.due_on == date(2026, 11, 21)
    assert counted.due_at == datetime(2026, 11, 21, 22, 30, tzinfo=VIETNAM)


def test_nothing_moves_when_the_rule_forbids_it():
    assert due_day(date(2024, 1, 31), 10, "day", roll=False).due_on == date(2024, 2, 10)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((date(2024, 1, 1), 1, "week"), "unit_unknown"),
        ((date(2024, 1, 1), -1, "day"), "value_negative"),
        ((date(2024, 1, 1), 1, "hour"), "hours_need_an_instant"),
        ((date(2024, 1, 1), 10**9, "day"), "outside_calendar"),
        ((date(2024, 1, 1), 10**6, "month"), "outside_calendar"),
        ((date(2024, 1, 1), 10**6, "working_day"), "outside_calendar"),
        ((date(1203, 1, 1), 1, "day"), "outside_calendar"),
    ],
)
def test_what_cannot_be_counted_is_refused(arguments, code):
    with pytest.raises(CountingError) as caught:
        due_day(*arguments)
    assert caught.value.code == code


def test_a_limit_runs_after_or_before_only():
    with pytest.raises(CountingError, match="direction_unknown"):
        due_day(date(2024, 1, 1), 1, "day", direction="sideways")


@given(
    start=st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    value=st.integers(0, 400),
    unit=st.sampled_from(["day", "working_day", "month"]),
)
def test_a_limit_ends_on_a_working_day_at_or_after_its_start_and_its_steps_survive_json(start, value, unit):
    counted = due_day(start, value, unit)
    assert counted.due_on >= start
    assert is_working_day(counted.due_on) or (unit == "working_day" and value == 0)
    assert steps_from_json(steps_as_json(counted.steps)) == counted.steps


@given(start=st.dates(date(2000, 1, 1), date(2050, 1, 1)), value=st.integers(1, 120))
def test_as_many_working_days_lie_in_the_limit_as_it_says(start, value):
    due = due_day(start, value, "working_day").due_on
    after = [day for day in range(start.toordinal() + 1, due.toordinal() + 1) if is_working_day(date.fromordinal(day))]
    assert len(after) == value
