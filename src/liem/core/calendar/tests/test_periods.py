"""Reporting periods on the four calendars."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liem.core.calendar.periods import PeriodError, calendar, calendars, holding, parse

pytestmark = pytest.mark.unit

CODES = [
    "2023",
    "2023-H1",
    "2023-H2",
    "2023-9M",
    "2023-Q1",
    "2023-Q4",
    "2023-01",
    "2023-12",
    "2021..2023",
    "2022-07..2023-06",
]


@pytest.mark.parametrize(
    ("code", "from_on", "until_on"),
    [
        ("2023", date(2023, 1, 1), date(2024, 1, 1)),
        ("2023-H1", date(2023, 1, 1), date(2023, 7, 1)),
        ("2023-9M", date(2023, 1, 1), date(2023, 10, 1)),
        ("2023-Q2", date(2023, 4, 1), date(2023, 7, 1)),
        ("2023-12", date(2023, 12, 1), date(2024, 1, 1)),
        ("2021..2023", date(2021, 1, 1), date(2024, 1, 1)),
        ("2022-07..2023-06", date(2022, 7, 1), date(2023, 7, 1)),
        ("2022-H2..2023-Q1", date(2022, 7, 1), date(2023, 4, 1)),
    ],
)
def test_codes_name_days_of_the_plain_calendar(code, from_on, until_on):
    period = parse(code)
    assert (period.code, period.from_on, period.until_on) == (code, from_on, until_on)
    assert period.from_on in period
    assert period.until_on not in period


@pytest.mark.parametrize(
    ("code", "named", "from_on", "last_on"),
    [
        ("2023", "inspection", date(2022, 12, 15), date(2023, 12, 14)),
        ("2023-H1", "inspection", date(2022, 12, 15), date(2023, 6, 14)),
        ("2023-9M", "inspection", date(2022, 12, 15), date(2023, 9, 14)),
        ("2023-Q1", "inspection", date(2022, 12, 15), date(2023, 3, 14)),
        ("2023-05", "inspection", date(2023, 4, 15), date(2023, 5, 14)),
        ("2023", "civil_enforcement", date(2022, 10, 1), date(2023, 9, 30)),
        ("2023-Q1", "civil_enforcement", date(2022, 10, 1), date(2022, 12, 31)),
        ("2023-01", "civil_enforcement", date(2023, 1, 1), date(2023, 1, 31)),
        ("2023-H1", "own", date(2022, 12, 13), date(2023, 6, 12)),
    ],
)
def test_other_calendars_cut_the_year_elsewhere(code, named, from_on, last_on):
    period = parse(code, named)
    assert (period.from_on, period.last_on) == (from_on, last_on)


@pytest.mark.parametrize(
    ("code", "previous"),
    [
        ("2023", "2022"),
        ("2023-H1", "2022-H1"),
        ("2023-9M", "2022-9M"),
        ("2024-02", "2023-02"),
        ("2021..2023", "2018..2020"),
        ("2022-07..2023-06", "2021-07..2022-06"),
        ("2022-01..2022-03", "2021-01..2021-03"),
    ],
)
def test_a_period_is_compared_with_the_same_one_before(code, previous):
    assert parse(code).previous() == parse(previous)


@pytest.mark.parametrize("named", sorted(calendars()))
@pytest.mark.parametrize("code", CODES)
def test_months_of_a_period_fill_it_without_gap_or_overlap(code, named):
    period = parse(code, named)
    months = period.each_month()
    assert months[0].from_on == period.from_on
    assert months[-1].until_on == period.until_on
    assert all(one.until_on == following.from_on for one, following in pairwise(months))


@pytest.mark.parametrize(
    "code",
    [
        "",
        "2023-",
        "2023-13",
        "2023-00",
        "2023-Q5",
        "2023-3M",
        "23",
        "2023-1",
        "2023..",
        "..2023",
        "2021..2022..2023",
        "2023-H1 2023",
        "２０２３",
        "2023\x00",
        "last year",
    ],
)
def test_other_codes_are_refused(code):
    with pytest.raises(PeriodError) as caught:
        parse(code)
    assert caught.value.code == "unknown"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("2023..2021", "reversed"),
        ("2023-H2..2023-H1", "reversed"),
        ("0001", "year_outside"),
        ("9999-12", "year_outside"),
    ],
)
def test_a_period_must_run_forwards_in_this_age(code, why):
    with pytest.raises(PeriodError) as caught:
        parse(code)
    assert caught.value.code == why


def test_an_unknown_calendar_is_refused():
    with pytest.raises(PeriodError, match="calendar_unknown"):
        parse("2023", "lunar")


def test_small_letters_and_spaces_around_a_code_do_not_matter():
    assert parse(" 2023-h1 ") == parse("2023-H1")


def test_every_calendar_says_its_source_and_what_is_unconfirmed_says_so():
    assert all(one.source and one.name_vi and one.name_en for one in calendars().values())
    assert all(one.note for one in calendars().values() if not one.verified)
    assert calendar("inspection").source.startswith("Thông tư")


@given(
    day=st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    kind=st.sampled_from(["month", "quarter", "half", "year"]),
    named=st.sampled_from(sorted(calendars())),
)
def test_every_day_lies_in_exactly_one_period_of_a_kind(day, kind, named):
    period = holding(day, kind, named)
    assert day in period
    assert parse(period.code, named) == period
    assert holding(period.until_on, kind, named) != period
    assert holding(period.from_on - timedelta(days=1), kind, named) != period


def test_a_day_late_in_the_year_still_names_its_nine_months():
    assert holding(date(2023, 11, 5), "nine_months").code == "2023-9M"
