"""What the calendar says, in Vietnamese and in English."""

from datetime import date, datetime

import pytest
from django.utils.translation import override

from liem.core.calendar import wording
from liem.core.calendar.counting import UNITS, CountingError, Step, due_day
from liem.core.calendar.days import CalendarFileError
from liem.core.calendar.periods import PeriodError, calendar, parse
from liem.core.calendar.today import VIETNAM

pytestmark = pytest.mark.unit


def both(say, *arguments):
    with override("vi"):
        vietnamese = say(*arguments)
    with override("en"):
        return vietnamese, say(*arguments)


def test_why_a_day_is_off():
    assert both(wording.why_not_working, date(2024, 9, 2)) == ("Quốc khánh", "National Day")
    assert both(wording.why_not_working, date(2026, 11, 21)) == ("thứ Bảy", "Saturday")
    assert both(wording.why_not_working, date(2026, 1, 2))[0] == "nghỉ hoán đổi, làm bù ngày 10/01/2026"
    assert wording.why_not_working(date(2026, 11, 20)) is None


def test_a_counting_reads_as_sentences():
    vietnamese, english = both(wording.say_steps, due_day(date(2023, 1, 31), 1, "month").steps)
    assert vietnamese == [
        "Tính từ ngày 31/01/2023, không kể ngày này",
        "Tháng không có ngày 31: lấy ngày cuối tháng là 28/02/2023",
        "Cộng 1 tháng: 28/02/2023",
    ]
    assert english == [
        "Counted from 31/01/2023; the day itself is not counted",
        "The month has no day 31: its last day, 28/02/2023, takes its place",
        "1 month on: 28/02/2023",
    ]


def test_every_step_has_its_sentence_in_both_languages():
    counted = [
        due_day(date(2024, 4, 25), 5, "working_day"),
        due_day(date(2024, 5, 8), 10, "day", direction="before"),
        due_day(date(2024, 1, 31), 10, "day", start_counts=True),
        due_day(datetime(2026, 11, 20, 22, 30, tzinfo=VIETNAM), 24, "hour"),
    ]
    for step in [step for one in counted for step in one.steps] + [Step("works", date(2027, 3, 13), {"instead_of": None})]:
        vietnamese, english = both(wording.say_step, step)
        assert vietnamese != english
        assert "%(" not in vietnamese + english


def test_a_limit_is_said_in_its_unit():
    assert [both(wording.say_amount, 2, unit)[0] for unit in UNITS] == [
        "2 giờ",
        "2 ngày",
        "2 ngày làm việc",
        "2 tháng",
        "2 tháng, mỗi tháng 30 ngày",
    ]


@pytest.mark.parametrize(
    ("code", "vietnamese", "english"),
    [
        ("2023", "năm 2023", "year 2023"),
        ("2023-H1", "6 tháng đầu năm 2023", "first 6 months of 2023"),
        ("2023-H2", "6 tháng cuối năm 2023", "last 6 months of 2023"),
        ("2023-9M", "9 tháng đầu năm 2023", "first 9 months of 2023"),
        ("2023-Q4", "quý IV năm 2023", "quarter IV of 2023"),
        ("2023-05", "tháng 05/2023", "month 05/2023"),
        ("2021..2023", "các năm 2021–2023", "years 2021–2023"),
        ("2022-07..2023-06", "từ ngày 01/07/2022 đến ngày 30/06/2023", "from 01/07/2022 to 30/06/2023"),
    ],
)
def test_periods_have_names(code, vietnamese, english):
    assert both(wording.say_period, parse(code)) == (vietnamese, english)


def test_a_report_says_its_days():
    assert both(wording.say_span, parse("2023-H1", "inspection"))[0] == "số liệu từ ngày 15/12/2022 đến ngày 14/06/2023"


def test_calendars_and_lunar_days_have_names():
    assert both(wording.say_calendar, calendar("plain")) == ("Năm dương lịch", "Calendar year")
    assert both(wording.say_lunar, date(2026, 11, 19)) == (
        "ngày 11 tháng 10 âm lịch",
        "day 11 of month 10, lunar calendar",
    )
    assert both(wording.say_lunar, date(2025, 7, 25))[0] == "ngày 1 tháng 6 nhuận âm lịch"
    assert wording.say_lunar(date(1950, 1, 1)) is None


def test_every_error_is_said_in_both_languages(tmp_path):
    errors = [PeriodError(code, value="x", first=1, last=2) for code in ("unknown", "reversed", "year_outside", "calendar_unknown")]
    errors += [
        CountingError(code, unit="week", value=-1)
        for code in ("unit_unknown", "direction_unknown", "value_negative", "hours_need_an_instant", "outside_calendar")
    ]
    errors.append(CalendarFileError(path=tmp_path / "a.csv", line=3, column="date", value="31/02"))
    for error in errors:
        vietnamese, english = both(wording.say_error, error)
        assert vietnamese != english
        assert "%(" not in vietnamese + english
