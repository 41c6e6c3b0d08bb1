"""The Vietnamese lunar day, for the greeting of the Today page and the calendar.

Computed from the sun and the moon (J. Meeus, Astronomical Algorithms, chapters 25 and 49) in Vietnam's time, as
Decision 121-CP of 1967 prescribes from 1968 on: a month begins on the day of the new moon; the eleventh month holds the
winter solstice; in a year of thirteen months the first without a principal solar term is the leap month.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import floor, radians, sin

FIRST_YEAR, LAST_YEAR = 1968, 2100
"""Solar years for which a lunar day is given."""

_EPOCH = date(2000, 1, 1)
_EPOCH_JULIAN_DAY = 2451545
_VIETNAM = 7 / 24


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar: day 1 … 30, month 1 … 12 (`leap`: the second of that number), and the year in which
    its Tết fell.
    """

    day: int
    month: int
    year: int
    leap: bool = False


def lunar_day(on: date) -> LunarDay | None:
    """The lunar day of a solar day; None outside `FIRST_YEAR` … `LAST_YEAR`."""
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        return None
    day = (on - _EPOCH).days
    months = _months(on.year + 1) if day >= _months(on.year + 1)[0][0] else _months(on.year)
    begins, month, leap = max(entry for entry in months if entry[0] <= day)
    return LunarDay(day=day - begins + 1, month=month, year=on.year - 1 if month >= 10 and on.month <= 3 else on.year, leap=leap)


@lru_cache(maxsize=16)
def _months(year: int) -> tuple[tuple[int, int, bool], ...]:
    """First day, number and leap of each month from the eleventh of the year before up to the tenth of `year`."""
    first, following = _eleventh(year - 1), _eleventh(year)
    begins = [first]
    while begins[-1] < following:
        begins.append(_next_new_moon(begins[-1] + 25))
    count = len(begins) - 1
    leap = next((n for n in range(1, count) if _term(begins[n]) == _term(begins[n + 1])), 0) if count == 13 else 0
    months, number = [], 11
    for n in range(count):
        if n and n != leap:
            number = number % 12 + 1
        months.append((begins[n], number, n > 0 and n == leap))
    return tuple(months)


def _eleventh(year: int) -> int:
    """First day of the month that holds the winter solstice of a solar year."""
    begins = _next_new_moon((date(year, 12, 1) - _EPOCH).days - 12)
    while True:
        following = _next_new_moon(begins + 25)
        if _term(begins) <= 8 and _term(following) >= 9:
            return begins
        begins = following


def _term(day: int) -> int:
    """The principal solar term (30° each, from the March equinox) which the sun is in as a day begins in Vietnam."""
    t = (day - 0.5 - _VIETNAM) / 36525
    mean = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    longitude += (1.914602 - 0.004817 * t) * sin(mean) + (0.019993 - 0.000101 * t) * sin(2 * mean) + 0.000289 * sin(3 * mean)
    longitude -= 0.00569 + 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return floor(longitude % 360 / 30)


def _next_new_moon(day: int) -> int:
    """The first day, not before `day`, in which a new moon falls in Vietnam."""
    k = floor((day - 5.0) / 29.530588861) - 1
    while (reached := _new_moon(k)) < day:
        k += 1
    return reached


@lru_cache(maxsize=256)
def _new_moon(k: int) -> int:
    """The day in Vietnam of the k-th new moon after 6 January 2000."""
    t = k / 1236.85
    mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    e = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = radians(2.5534 + 29.10535670 * k - 0.0000014 * t * t)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    omega = radians(124.7746 - 1.56375588 * k + 0.0020672 * t * t)
    mean += -0.40720 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    mean += 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
    mean += -0.00111 * sin(moon - 2 * node) - 0.00057 * sin(moon + 2 * node) + 0.00056 * e * sin(2 * moon + sun)
    mean += -0.00042 * sin(3 * moon) + 0.00042 * e * sin(sun + 2 * node) + 0.00038 * e * sin(sun - 2 * node)
    mean += -0.00024 * e * sin(2 * moon - sun) - 0.00017 * sin(omega) - 0.00007 * sin(moon + 2 * sun)
    mean += 0.00004 * sin(2 * moon - 2 * node) + 0.00004 * sin(3 * sun) + 0.000325 * sin(radians(299.77 + 0.107408 * k))
    universal = mean - (62.92 + 32.217 * t + 55.89 * t * t) / 86400
    return floor(universal + 0.5 + _VIETNAM) - _EPOCH_JULIAN_DAY
