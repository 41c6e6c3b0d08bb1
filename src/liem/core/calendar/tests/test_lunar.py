"""The lunar day against known days of Tết and leap months."""

from datetime import date, timedelta

import pytest

from liem.core.calendar.lunar import LunarDay, lunar_day

pytestmark = pytest.mark.unit

TET = {
    1968: (1, 29), 1975: (2, 11), 1985: (1, 21), 1986: (2, 9), 2000: (2, 5), 2007: (2, 17), 2010: (2, 14),
    2015: (2, 19), 2018: (2, 16), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10),
    2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2030: (2, 2), 2033: (1, 31), 2050: (1, 23),
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), TET.items())
def test_tet_is_the_first_day_of_the_first_month(year, day):
    assert lunar_day(date(year, *day)) == LunarDay(1, 1, year)


@pytest.mark.parametrize(
    ("on", "month"),
    [
        (date(2020, 5, 23), 4),
        (date(2023, 3, 22), 2),
        (date(2025, 7, 25), 6),
        (date(2028, 6, 23), 5),
        (date(2033, 12, 22), 11),
    ],
)
def test_leap_months_are_where_the_almanac_has_them(on, month):
    assert lunar_day(on) == LunarDay(1, month, on.year, leap=True)


def test_other_known_days():
    assert lunar_day(date(2024, 4, 18)) == LunarDay(10, 3, 2024)
    assert lunar_day(date(2026, 9, 25)) == LunarDay(15, 8, 2026)
    assert lunar_day(date(2023, 1, 21)) == LunarDay(30, 12, 2022)


def test_days_follow_each_other_without_a_gap():
    day, before = date(1968, 1, 1), lunar_day(date(1968, 1, 1))
    while day < date(2100, 12, 31):
        day += timedelta(days=1)
        now = lunar_day(day)
        if now.day != before.day + 1:
            assert now.day == 1
            assert before.day in (29, 30)
            assert now.year == before.year + (now.month == 1 and not now.leap)
            assert now.leap or now.month == before.month % 12 + 1
        else:
            assert (now.month, now.year, now.leap) == (before.month, before.year, before.leap)
        before = now


def test_years_before_the_decision_have_none():
    assert lunar_day(date(1967, 12, 31)) is None
    assert lunar_day(date(2101, 1, 1)) is None
