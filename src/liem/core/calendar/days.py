"""Working days of Vietnam's public offices: weekends, public holidays, and the working days swapped by the Government
each year.

Public holidays come from the `holidays` package (Labour Code 2019, Article 112). Swapped days are decided year by year,
so they are data: `data/holidays_vn_extra.csv`, and over it `holidays.csv` in the installation's folder, for what is decided
between two releases.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings

OWN = "holidays.csv"
"""The name of an installation's own file, in its folder."""
SHIPPED = Path(__file__).parent / "data" / "holidays_vn_extra.csv"
COLUMNS = ("date", "kind", "paired_date", "name_vi", "name_en", "source")
KINDS = ("day_off_swap", "new_public_holiday", "day_off", "working_day")

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2200, 12, 31)
"""Days outside `FIRST_DAY` … `LAST_DAY` are taken for slips of the pen by whatever counts time."""

ONE_DAY = timedelta(days=1)


class CalendarFileError(ValueError):
    """A row of a holiday file cannot be read. `line` is the line in the file (the header is 1), `column` its column,
    `value` what stood there.
    """

    def __init__(self, *, path: Path, line: int, column: str, value: str) -> None:
        super().__init__(f"{path.name}, line {line}, column {column}: {value!r} cannot be used")
        self.path, self.line, self.column, self.value = path, line, column, value


@dataclass(frozen=True, slots=True)
class DayOff:
    """Why a day is no working day.

    `kind` is `weekend`, `holiday` or `swapped` (off in exchange for work on `paired_on`). A holiday carries its name in
    both languages.
    """

    on: date
    kind: str
    name_vi: str = ""
    name_en: str = ""
    paired_on: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated decision about days off: a row of a holiday file."""

    on: date
    kind: str
    paired_on: date | None = None
    name_vi: str = ""
    name_en: str = ""
    source: str = ""


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The decisions of a holiday file: CSV in UTF-8 with the columns `COLUMNS`; days in ISO form. Raises
    `CalendarFileError`.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        try:
            missing = [column for column in COLUMNS[:3] if column not in (reader.fieldnames or ())]
            if missing:
                raise CalendarFileError(path=path, line=1, column=missing[0], value="")
            return tuple(_entry(path, reader.line_num, row) for row in reader)
        except (UnicodeDecodeError, csv.Error):  # a workbook under another name, say
            raise CalendarFileError(path=path, line=reader.line_num + 1, column=COLUMNS[0], value="") from None


def _entry(path: Path, line: int, row: dict[str, str | None]) -> Entry:
    def day(column: str, *, needed: bool) -> date | None:
        text = (row.get(column) or "").strip()
        if not text and not needed:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise CalendarFileError(path=path, line=line, column=column, value=text) from None

    kind = (row.get("kind") or "").strip()
    if kind not in KINDS:
        raise CalendarFileError(path=path, line=line, column="kind", value=kind)
    on = day("date", needed=True)
    assert on is not None
    return Entry(
        on=on,
        kind=kind,
        paired_on=day("paired_date", needed=kind == "day_off_swap"),
        name_vi=(row.get("name_vi") or "").strip(),
        name_en=(row.get("name_en") or "").strip(),
        source=(row.get("source") or "").strip(),
    )


class WorkingDays:
    """One country's working days: the package's public holidays with dated decisions laid over them."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._years: dict[int, tuple[dict[date, DayOff], frozenset[date]]] = {}

    def is_working_day(self, day: date) -> bool:
        """Whether public offices work on `day`."""
        off, worked = self._year(day.year)
        return day in worked or (day.weekday() < 5 and day not in off)

    def day_off(self, day: date) -> DayOff | None:
        """Why `day` is no working day, or None when it is one."""
        off, worked = self._year(day.year)
        if day in worked:
            return None
        return off.get(day) or (DayOff(on=day, kind="weekend") if day.weekday() >= 5 else None)

    def worked_instead_of(self, day: date) -> date | None:
        """When a Saturday or Sunday is worked: the day that is off in exchange, if it is known."""
        if day not in self._year(day.year)[1]:
            return None
        return next((entry.on for entry in self.entries if entry.kind == "day_off_swap" and entry.paired_on == day), None)

    def after(self, day: date) -> Iterator[date]:
        """The working days after `day`, in order, until `LAST_DAY`."""
        return self._walk(day, ONE_DAY)

    def before(self, day: date) -> Iterator[date]:
        """The working days before `day`, latest first, down to `FIRST_DAY`."""
        return self._walk(day, -ONE_DAY)

    def _walk(self, day: date, step: timedelta) -> Iterator[date]:
        day += step
        while FIRST_DAY <= day <= LAST_DAY:
            if self.is_working_day(day):
                yield day
            day += step

    def _year(self, year: int) -> tuple[dict[date, DayOff], frozenset[date]]:
        """Days off and worked weekend days of a year, made once. Swaps may cross the year's end, hence the neighbours
        are loaded too.
        """
        if year not in self._years:
            import holidays  # here: long to import, and Liêm should be there at once

            span = [y for y in (year - 1, year, year + 1) if 1 <= y <= 9999]
            vietnamese = holidays.country_holidays("VN", years=span, language="vi", expand=False)
            english = holidays.country_holidays("VN", years=span, language="en_US", expand=False)
            off = {day: DayOff(day, "holiday", name, english.get(day, name)) for day, name in vietnamese.items() if day.year == year}
            worked = {day for day in vietnamese.weekend_workdays if day.year == year}
            for entry in self.entries:
                self._lay(entry, year, off, worked)
            self._years[year] = off, frozenset(worked)
        return self._years[year]

    @staticmethod
    def _lay(entry: Entry, year: int, off: dict[date, DayOff], worked: set[date]) -> None:
        if entry.kind == "working_day":
            if entry.on.year == year:
                worked.add(entry.on)
            return
        if entry.on.year == year:
            kind = "swapped" if entry.kind == "day_off_swap" else "holiday"
            off[entry.on] = DayOff(entry.on, kind, entry.name_vi, entry.name_en, entry.paired_on)
            worked.discard(entry.on)
        if entry.kind == "day_off_swap" and entry.paired_on and entry.paired_on.year == year:
            worked.add(entry.paired_on)


@lru_cache(maxsize=1)
def national() -> WorkingDays:
    """Vietnam's working days: the shipped file, then the installation's own over it, as both were when it was first asked.

    Raises `CalendarFileError` when a file is wrong; no command starts then.
    """
    own = Path(settings.LIEM_HOME) / OWN
    files = (SHIPPED, own) if own.exists() else (SHIPPED,)
    return WorkingDays(entry for path in files for entry in read_entries(path))


def is_working_day(day: date) -> bool:
    """Whether public offices work on `day`."""
    return national().is_working_day(day)


def day_off(day: date) -> DayOff | None:
    """Why `day` is no working day, or None. `wording.why_not_working` says it in the reader's language."""
    return national().day_off(day)


def add_working_days(day: date, number: int) -> date:
    """The `number`-th working day after `day` (before it when negative); `day` itself is not counted. Raises
    OverflowError beyond the calendar.
    """
    if number == 0:
        return day
    walk = national().after(day) if number > 0 else national().before(day)
    for count, reached in enumerate(walk, start=1):
        if count == abs(number):
            return reached
    raise OverflowError("the day lies outside the calendar")


def roll_forward(day: date) -> date:
    """`day` itself when it is worked, else the next working day (Civil Code 2015, Article 148, clause 5)."""
    return day if is_working_day(day) else next(national().after(day))


def roll_back(day: date) -> date:
    """`day` itself when it is worked, else the last working day before it: for limits counted backwards."""
    return day if is_working_day(day) else next(national().before(day))
