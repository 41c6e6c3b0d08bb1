"""Working days: weekends, holidays, swapped days, files of an installation."""

from datetime import UTC, date, datetime

import pytest

from liem.core.calendar import days
from liem.core.calendar.days import (
    CalendarFileError,
    WorkingDays,
    add_working_days,
    day_off,
    is_working_day,
    read_entries,
    roll_back,
    roll_forward,
)
from liem.core.calendar.today import day_of, start_of

pytestmark = pytest.mark.unit

HEADER = "date,kind,paired_date,name_vi,name_en,source\n"


def file_of(tmp_path, *rows):
    path = tmp_path / "holidays.csv"
    path.write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 11, 21), "weekend"),
        (date(2024, 2, 12), "holiday"),
        (date(2023, 9, 1), "holiday"),
        (date(2026, 11, 24), "holiday"),
        (date(2024, 4, 29), "swapped"),
        (date(2026, 1, 2), "swapped"),
    ],
)
def test_days_off_are_known_with_their_kind(day, kind):
    assert not is_working_day(day)
    assert day_off(day).kind == kind


@pytest.mark.parametrize("day", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)])
def test_saturdays_worked_in_exchange_are_working_days(day):
    assert day.weekday() == 5
    assert is_working_day(day)
    assert day_off(day) is None


def test_a_holiday_carries_its_name_in_both_languages():
    off = day_off(date(2024, 9, 2))
    assert (off.name_vi, off.name_en) == ("Quốc khánh", "National Day")


def test_a_swapped_day_names_the_day_worked_instead():
    assert day_off(date(2026, 1, 2)).paired_on == date(2026, 1, 10)
    assert days.national().worked_instead_of(date(2026, 1, 10)) == date(2026, 1, 2)


def test_working_days_are_added_over_tet_and_counted_back_again():
    before_tet, after_tet = date(2024, 2, 7), date(2024, 2, 15)
    assert add_working_days(before_tet, 1) == after_tet
    assert add_working_days(after_tet, -1) == before_tet
    assert add_working_days(before_tet, 0) == before_tet


def test_a_day_off_rolls_to_the_next_and_back_to_the_last_working_day():
    assert roll_forward(date(2024, 2, 10)) == date(2024, 2, 15)
    assert roll_back(date(2024, 2, 10)) == date(2024, 2, 7)
    assert roll_forward(date(2024, 2, 15)) == date(2024, 2, 15)


def test_an_installation_lays_its_own_days_over_the_shipped_ones(tmp_path):
    path = file_of(
        tmp_path,
        "2027-03-08,new_public_holiday,,Ngày hội tỉnh,Province day,QĐ 1",
        "2027-03-13,working_day,,,,QĐ 2",
        "2027-09-03,day_off_swap,2027-09-11,,,QĐ 3",
    )
    own = WorkingDays(read_entries(path))
    assert own.day_off(date(2027, 3, 8)).name_vi == "Ngày hội tỉnh"
    assert own.is_working_day(date(2027, 3, 13))
    assert not own.is_working_day(date(2027, 9, 3))
    assert own.is_working_day(date(2027, 9, 11))


def test_the_installations_own_file_lies_over_the_shipped_one(tmp_path, settings):
    settings.LIEM_HOME = str(tmp_path)
    file_of(tmp_path, "2027-03-08,day_off,,Nghỉ bù,Day in lieu,QĐ 1").rename(tmp_path / days.OWN)
    days.national.cache_clear()
    try:
        assert not is_working_day(date(2027, 3, 8))
        assert is_working_day(date(2027, 3, 9))
    finally:
        days.national.cache_clear()


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("2027-02-31,day_off,,,,", "date"),
        ("2027-03-08,holyday,,,,", "kind"),
        ("2027-03-08,day_off_swap,,,,", "paired_date"),
        ("02/03/2027,day_off,,,,", "date"),
    ],
)
def test_a_wrong_row_is_named(tmp_path, row, column):
    path = file_of(tmp_path, "2027-01-04,day_off,,,,", row)
    with pytest.raises(CalendarFileError) as caught:
        read_entries(path)
    assert (caught.value.line, caught.value.column) == (3, column)


@pytest.mark.parametrize("content", [b"PK\x03\x04\xff\xfe\x00", "date,kind,paired_date\n2027-01-04,Nghỉ,\n".encode("utf-16")])
def test_what_is_no_text_is_refused(tmp_path, content):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(CalendarFileError):
        read_entries(path)


def test_a_file_without_its_columns_is_refused(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("day,why\n2027-01-04,x\n", encoding="utf-8")
    with pytest.raises(CalendarFileError) as caught:
        read_entries(path)
    assert (caught.value.line, caught.value.column) == (1, "date")


def test_an_instant_falls_on_its_day_in_vietnam():
    assert day_of(datetime(2026, 11, 20, 17, 0, tzinfo=UTC)) == date(2026, 11, 21)
    assert day_of(datetime(2026, 11, 20, 16, 59, tzinfo=UTC)) == date(2026, 11, 20)
    assert start_of(date(2026, 11, 21)) == datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 11, 20, 17, 0))
