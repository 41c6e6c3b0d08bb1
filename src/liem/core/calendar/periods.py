"""Reporting periods: the codes `2023`, `2023-H1`, `2023-9M`, `2023-Q1`, `2023-01` and spans, on named calendars.

A period is half open: it holds the days from `from_on` up to, but not including, `until_on`. Six and nine months are
cumulative from the start of the year. Which days a code means depends on the calendar; calendars are data with their
legal source (`data/calendars.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).parent / "data" / "calendars.yaml"

FIRST_YEAR, LAST_YEAR = 1945, 2100
"""Years a period may name."""

_CODE = re.compile(r"(?P<year>\d{4})(?:-(?P<part>H[12]|9M|Q[1-4]|0[1-9]|1[0-2]))?")

# part of the year -> kind, first month within the year (0 … 11), length in months
_PARTS = {"": ("year", 0, 12), "H1": ("half", 0, 6), "H2": ("half", 6, 6), "9M": ("nine_months", 0, 9)}
_PARTS |= {f"Q{n}": ("quarter", 3 * n - 3, 3) for n in (1, 2, 3, 4)}

KINDS = ("month", "quarter", "half", "nine_months", "year", "span")


class PeriodError(ValueError):
    """A code that names no period. `code`: `unknown`, `reversed`, `year_outside`, `calendar_unknown`.
    `wording.say_error` says it.
    """

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(f"{code} {data}")
        self.code, self.data = code, data


@dataclass(frozen=True, slots=True)
class Calendar:
    """How an agency cuts its year. Months are counted from the year 0 (`year * 12 + month - 1`), as they are named."""

    code: str
    name_vi: str
    name_en: str
    month_day: int
    months_before: int
    year_month: int
    years_before: int
    source: str
    source_en: str
    effective_from: date
    verified: bool
    note: str = ""

    def month_begins(self, month: int) -> date:
        """The first day of the month with this ordinal."""
        year, index = divmod(month - self.months_before, 12)
        return date(year, index + 1, self.month_day)

    def first_month(self, year: int) -> int:
        """The ordinal of the first month of the year so named."""
        return (year - self.years_before) * 12 + self.year_month - 1

    def month_holding(self, day: date) -> int:
        """The ordinal of the month in which a day lies."""
        month = day.year * 12 + day.month - 1 + self.months_before
        return month if day >= self.month_begins(month) else month - 1

    def year_holding(self, month: int) -> int:
        """The name of the year to which a month belongs."""
        return (month - self.year_month + 1) // 12 + self.years_before


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of days on a calendar.

    `code` is the code in its one spelling, `kind` one of `KINDS`; the days are `from_on` ≤ day < `until_on`. `month` is
    the ordinal of its first month and `months` their number.
    """

    code: str
    kind: str
    calendar: str
    month: int
    months: int

    @property
    def from_on(self) -> date:
        """The first day."""
        return calendar(self.calendar).month_begins(self.month)

    @property
    def until_on(self) -> date:
        """The day after the last day."""
        return calendar(self.calendar).month_begins(self.month + self.months)

    @property
    def last_on(self) -> date:
        """The last day, as people write it."""
        return self.until_on - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.from_on <= day < self.until_on

    def __str__(self) -> str:
        return self.code

    def previous(self) -> Period:
        """The period it is compared with: the same one a year before; a span goes back by as many whole years as it
        covers.
        """
        years = -(-self.months // 12)
        return _made(self.calendar, self.kind, self.month - 12 * years, self.months)

    def each_month(self) -> tuple[Period, ...]:
        """Its months in order."""
        return tuple(_made(self.calendar, "month", self.month + n, 1) for n in range(self.months))


def parse(code: str, calendar_code: str = "plain") -> Period:
    """The period a code names, or, for `A..B`, all from the start of A to the end of B. Raises `PeriodError`."""
    text = code.strip().upper()
    first, dots, last = text.partition("..")
    begins, count, kind = _part(first, code, calendar_code)
    if not dots:
        return _made(calendar_code, kind, begins, count)
    ends, more, _ = _part(last, code, calendar_code)
    if ends + more <= begins or ends < begins:
        raise PeriodError("reversed", value=code)
    return Period(f"{first}..{last}", "span", calendar_code, begins, ends + more - begins)


def _part(text: str, code: str, calendar_code: str) -> tuple[int, int, str]:
    """First month, number of months and kind of one code without dots."""
    match = _CODE.fullmatch(text)
    if match is None or not text.isascii():
        raise PeriodError("unknown", value=code)
    year, part = int(match["year"]), match["part"] or ""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError("year_outside", value=code, first=FIRST_YEAR, last=LAST_YEAR)
    if part in _PARTS:
        kind, offset, months = _PARTS[part]
        return calendar(calendar_code).first_month(year) + offset, months, kind
    return year * 12 + int(part) - 1, 1, "month"


def _made(calendar_code: str, kind: str, month: int, months: int) -> Period:
    """The period of these months with its code written out."""
    if kind == "month":
        return Period(_month_code(month), kind, calendar_code, month, 1)
    named = calendar(calendar_code)
    year = named.year_holding(month)
    if kind == "span":
        last = month + months - 1
        whole = month == named.first_month(year) and months % 12 == 0
        code = f"{year}..{named.year_holding(last)}" if whole else f"{_month_code(month)}..{_month_code(last)}"
        return Period(code, kind, calendar_code, month, months)
    offset = month - named.first_month(year)
    part = next(part for part, (a_kind, first, _) in _PARTS.items() if a_kind == kind and first == offset)
    return Period(f"{year}-{part}" if part else str(year), kind, calendar_code, month, months)


def _month_code(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02d}"


def holding(day: date, kind: str = "month", calendar_code: str = "plain") -> Period:
    """The month, quarter, half or year of a calendar in which a day lies; `nine_months`: the first nine months of the
    day's year.
    """
    named = calendar(calendar_code)
    month = named.month_holding(day)
    if kind == "month":
        return _made(calendar_code, kind, month, 1)
    first = named.first_month(named.year_holding(month))
    lengths = {"quarter": 3, "half": 6, "nine_months": 9, "year": 12}
    if kind not in lengths:
        raise PeriodError("unknown", value=kind)
    length = lengths[kind]
    offset = 0 if kind == "nine_months" else (month - first) // length * length
    return _made(calendar_code, kind, first + offset, length)


@lru_cache(maxsize=8)
def calendars(path: Path = SHIPPED) -> Mapping[str, Calendar]:
    """All calendars of a file, by code."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {code: _calendar(code, entry) for code, entry in entries.items()}


def _calendar(code: str, entry: Mapping[str, Any]) -> Calendar:
    day = entry["month"]["day"]
    if not 1 <= day <= 28:
        raise ValueError(f"calendar {code}: a month begins on a day from 1 to 28, not {day}")
    return Calendar(
        code=code,
        name_vi=entry["name"]["vi"],
        name_en=entry["name"]["en"],
        month_day=day,
        months_before=entry["month"]["months_before"],
        year_month=entry["year"]["month"],
        years_before=entry["year"]["years_before"],
        source=entry["source"]["vi"],
        source_en=entry["source"]["en"],
        effective_from=entry["effective_from"],
        verified=entry["verified"],
        note=entry.get("note", ""),
    )


def calendar(code: str) -> Calendar:
    """The calendar of this code. Raises `PeriodError`."""
    try:
        return calendars()[code]
    except KeyError:
        raise PeriodError("calendar_unknown", value=code) from None
