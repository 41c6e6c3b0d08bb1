"""Limits counted by hand: rule, first day, and the day on which it ends, each with what the calendar of that year does.

Nothing here was made by the engine. Days off of 2021 to 2027 stand below as they were decreed (Labour Code 2019, Art. 112;
the swaps of single years), so that a second, naive counter can be held against both.
"""

from dataclasses import dataclass
from datetime import date

OFF = {
    2021: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03",
    2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
    2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
"""Days off from Monday to Friday."""
WORKED = {date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)}
"""Saturdays worked in exchange for a day off."""

DAYS_OFF = {date.fromisoformat(f"{year}-{day}") for year, days in OFF.items() for day in days.split()}


@dataclass(frozen=True)
class Example:
    """`rule` from `start` ends on `due`. `note` says what of the calendar makes it so.

    `extended`: decisions, each `day` (the most that the law allows) or `day value unit`, a `?day` after it for the day on which
    it was asked for. `stood`: spans in which it stood still. `marks`: what is to be said of the extensions.
    """

    rule: str
    start: str
    due: str
    note: str
    extended: tuple[str, ...] = ()
    stood: tuple[tuple[str, str], ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the example is called in a test's name."""
        return f"{self.rule} {self.start}"


E = Example

# Criminal Procedure Code 2015, Art. 134: a month ends on its day number, or on the last day where the number is missing.
MONTHS = (
    E("TTHS-DT-IT", "2021-03-10", "2021-05-10", "Monday; art. 172"),
    E("TTHS-DT-NT", "2021-05-31", "2021-08-31", "31 to 31, Tuesday; art. 172"),
    E("TTHS-DT-NT", "2021-11-30", "2022-02-28", "February has no 30th; Monday"),
    E("TTHS-DT-RNT", "2021-10-31", "2022-02-28", "February has no 31st; Monday"),
    E("TTHS-DT-IT", "2021-12-31", "2022-02-28", "February has no 31st; Monday"),
    E("TTHS-DT-IT", "2023-12-29", "2024-02-29", "leap year: the 29th is there; Thursday"),
    E("TTHS-DT-IT", "2023-12-30", "2024-02-29", "leap year: no 30th"),
    E("TTHS-DT-IT", "2023-12-31", "2024-02-29", "leap year: no 31st"),
    E("TTHS-DTBS-TA", "2022-01-31", "2022-02-28", "31 January + 1 month; Monday; art. 174"),
    E("TTHS-DTBS-TA", "2023-01-29", "2023-02-28", "29 January + 1 month; Tuesday"),
    E("TTHS-DTBS-TA", "2023-01-30", "2023-02-28", "30 January + 1 month"),
    E("TTHS-DTBS-TA", "2023-01-31", "2023-02-28", "31 January + 1 month"),
    E("TTHS-DTBS-TA", "2024-01-29", "2024-02-29", "29 January + 1 month in a leap year; Thursday"),
    E("TTHS-DTBS-TA", "2024-01-30", "2024-02-29", "30 January + 1 month in a leap year"),
    E("TTHS-DTBS-TA", "2024-01-31", "2024-02-29", "31 January + 1 month in a leap year"),
    E("TTHS-DTBS-TA", "2026-01-31", "2026-03-02", "28/02 is a Saturday: Monday"),
    E("TTHS-DTBS-TA", "2027-01-29", "2027-03-01", "28/02 is a Sunday: Monday"),
    E("TTHS-DTBS-VKS", "2025-06-30", "2025-09-03", "30/08 is a Saturday; 01 and 02/09 National Day: Wednesday"),
    E("TTHS-XX-DBNT", "2022-11-30", "2023-02-28", "no 30th; Tuesday; art. 277"),
    E("TTHS-XX-RNT", "2025-12-31", "2026-03-02", "28/02 is a Saturday: Monday"),
    E("TTHS-PH-IT", "2025-12-31", "2026-03-02", "28/02 is a Saturday: Monday; art. 174 clause 1"),
)

# A limit that ends in Tết moves to the first working day after it.
TET = (
    E("TTHS-DT-IT", "2020-12-12", "2021-02-17", "12/02 is the first day of Tết Tân Sửu; off to 16/02"),
    E("TTHS-DTBS-TA", "2022-01-02", "2022-02-07", "off 31/01 to 04/02, then a weekend"),
    E("TTHS-DT-NT", "2022-10-24", "2023-01-27", "off 20/01 to 26/01: Friday"),
    E("TTHS-DTBS-TA", "2024-01-09", "2024-02-15", "off 08/02 to 14/02: Thursday"),
    E("TTHS-TINBAO", "2024-01-22", "2024-02-15", "20 days: Sunday 11/02 in Tết; art. 147"),
    E("TTHS-DT-IT", "2024-11-28", "2025-02-03", "off 27/01 to 31/01, then a weekend"),
    E("TTHS-DT-NT", "2025-11-17", "2026-02-23", "off 16/02 to 20/02, then a weekend"),
    E("TTHS-XX-NT", "2026-01-05", "2026-02-23", "45 days: 19/02 in Tết; art. 277"),
    E("TTHS-DT-IT", "2026-12-08", "2027-02-11", "off 04/02 to 10/02: Thursday"),
)

# Other holidays, and the days that were swapped by decision: a swapped Saturday is a working day, its Monday or Friday is not.
HOLIDAYS = (
    E("TTHS-DT-NT", "2023-01-30", "2023-05-04", "Sunday 30/04; 01 to 03/05 off: Thursday"),
    E("TTHS-TT-GUI", "2023-04-28", "2023-05-04", "3 days: 01/05, off to 03/05; art. 240 clause 2"),
    E("TTHS-TT-IT", "2024-04-08", "2024-05-02", "20 days: Sunday 28/04; 29/04 swapped off; 30/04, 01/05; art. 240"),
    E("TTHS-TT-IT", "2024-04-14", "2024-05-04", "20 days: Saturday 04/05 is worked for 29/04"),
    E("TTHS-TT-RNT", "2025-03-27", "2025-04-26", "30 days: Saturday 26/04 is worked for 02/05"),
    E("TTHS-TT-RNT", "2025-04-02", "2025-05-05", "30 days: 02/05 swapped off, then a weekend"),
    E("TTHS-TT-NT", "2025-12-21", "2026-01-10", "20 days: Saturday 10/01 is worked for 02/01"),
    E("TTHS-TT-NT", "2025-12-13", "2026-01-05", "20 days: 02/01 swapped off, then a weekend"),
    E("TTHS-TT-IT", "2026-08-02", "2026-08-22", "20 days: Saturday 22/08 is worked for 31/08"),
    E("TTHS-TT-IT", "2026-08-11", "2026-09-03", "20 days: 31/08 swapped off, 01 and 02/09"),
    E("TTHS-TT-IT", "2021-08-13", "2021-09-06", "20 days: 02/09, 03/09 off, then a weekend"),
    E("TTHS-TT-RNT", "2022-08-02", "2022-09-05", "30 days: 01/09, 02/09 off, then a weekend"),
    E("TTHS-TT-DBNT", "2023-08-03", "2023-09-05", "30 days: Saturday 02/09; Monday 04/09 in its place"),
    E("TTHS-BA", "2024-08-23", "2024-09-04", "10 days: 02/09, 03/09 off; art. 262"),
    E("TTHS-KC", "2021-04-06", "2021-04-22", "15 days: 21/04 Hùng Kings; art. 333"),
    E("TTHS-KC", "2022-03-26", "2022-04-12", "Sunday 10/04 Hùng Kings; Monday in its place"),
    E("TTHS-KC", "2024-04-03", "2024-04-19", "18/04 Hùng Kings: Friday"),
    E("TTHS-KC", "2025-03-23", "2025-04-08", "Monday 07/04 Hùng Kings"),
    E("TTHS-KC", "2026-04-11", "2026-04-28", "Sunday 26/04 Hùng Kings; Monday in its place"),
    E("TTHS-KC", "2027-04-01", "2027-04-19", "Friday 16/04 Hùng Kings, then a weekend"),
    E("TTHS-KC", "2026-11-09", "2026-11-25", "24/11 Vietnam Culture Day, from 2026"),
    E("TTHS-KC", "2027-11-09", "2027-11-25", "24/11 Vietnam Culture Day"),
    E("TTHS-KNQD-CC", "2021-12-27", "2022-01-04", "7 days: 03/01 in place of Saturday 01/01; art. 337 clause 2"),
    E("TTHS-KNQD-TT", "2023-12-17", "2024-01-02", "15 days: 01/01"),
    E("TTHS-XX-MO", "2021-12-18", "2022-01-04", "15 days: Sunday 02/01; 03/01 off; art. 277 clause 3"),
)

# Appeal, protest, execution, appellate trial: days without a holiday.
DAYS = (
    E("TTHS-KC-QD", "2023-06-05", "2023-06-12", "7 days, Monday; art. 333"),
    E("TTHS-KN-CC", "2022-06-17", "2022-07-04", "15 days: Saturday 02/07; art. 337"),
    E("TTHS-KN-TT", "2022-06-17", "2022-07-18", "30 days: Sunday 17/07; art. 337"),
    E("TTHS-THA", "2025-09-25", "2025-10-02", "7 days, Thursday; art. 364"),
    E("TTHS-PT", "2023-11-06", "2024-01-05", "60 days: 24 + 31 + 5; Friday; art. 346"),
    E("TTHS-XX-BS", "2022-05-12", "2022-05-27", "15 days, Friday; art. 277 clause 2"),
    E("TTHS-TINBAO", "2023-05-03", "2023-05-23", "20 days, Tuesday; art. 147"),
    E("TTR-KL", "2025-06-30", "2025-07-15", "15 days under the Inspection Law of 2022, its last day in force"),
)

# Detention (art. 134, 173): a month is 30 days, and the end never moves.
DETENTION = (
    E("TTHS-TG-IT", "2023-01-04", "2023-03-05", "60 days: 27 + 28 + 5; a Sunday, not moved"),
    E("TTHS-TG-NT", "2021-11-15", "2022-02-13", "90 days: 15 + 31 + 31 + 13; a Sunday, not moved"),
    E("TTHS-TG-RNT", "2023-10-12", "2024-02-09", "120 days: 19 + 30 + 31 + 31 + 9; the eve of Tết, not moved"),
    E("TTHS-TG-DBNT", "2022-01-01", "2022-12-27", "three times 120 days", ("2022-04-15", "2022-08-10")),
    E("TTHS-TG-NT", "2024-01-31", "2024-06-29", "90 + 60 days; a Saturday, not moved", ("2024-04-15",)),
)

# Extensions run on from the end before; only the very last day moves.
EXTENDED = (
    E("TTHS-DT-DBNT", "2021-01-29", "2022-05-30", "16 months: Sunday 29/05", ("2021-05-20", "2021-09-20", "2022-01-20")),
    E("TTHS-DT-RNT", "2023-10-31", "2024-10-29", "29/02, then 29/06, then 29/10", ("2024-02-20", "2024-06-20")),
    E("TTHS-DT-NT", "2024-03-15", "2024-11-15", "3 + 3 + 2 months; Friday", ("2024-06-01", "2024-09-01")),
    E("TTHS-DT-IT", "2022-06-30", "2022-10-31", "2 + 2 months: Sunday 30/10", ("2022-08-15",)),
    E("TTHS-DT-RNT", "2022-03-01", "2022-09-05", "4 + 2 months: 01/09, 02/09 off", ("2022-06-10 2 month",)),
    E("TTHS-TINBAO", "2023-05-03", "2023-07-03", "up to 2 months in all", ("2023-05-20",)),
    E("TTHS-TINBAO", "2023-05-03", "2023-09-05", "2 months more: Sunday 03/09; 04/09 off", ("2023-05-20", "2023-06-30")),
    E("TTHS-XX-RNT", "2024-07-01", "2024-10-01", "2 months, 30 days; Tuesday", ("2024-08-20",)),
    E("TTHS-TT-DBNT", "2021-12-06", "2022-02-07", "30 + 30 days: 04/02 in Tết", ("2022-01-04",)),
    E("TTHS-PH-RNT", "2025-08-31", "2026-01-30", "30/11, then 30/01; Friday", ("2025-11-10",)),
    E("TTHS-XX-MO", "2025-01-13", "2025-02-12", "up to 30 days in all; decided before 28/01 moved to 03/02", ("2025-01-24",)),
    E("TTHS-DT-IT", "2023-05-15", "2023-09-15", "decided on Monday 17/07, to which Saturday 15/07 moved: in time", ("2023-07-17",)),
    E("TC-XULY", "2026-01-05", "2026-01-16", "up to 10 working days; Saturday 10/01 is worked", ("2026-01-12",)),
)

# What the law does not allow is said and does not move the limit.
UNLAWFUL = (
    E("TTHS-DT-IT", "2023-02-01", "2023-06-01", "a second extension", ("2023-03-20", "2023-05-25"), marks=("beyond_count",)),
    E("TTHS-DT-NT", "2023-03-06", "2023-06-06", "decided the day after", ("2023-06-07",), marks=("decided_late",)),
    E("TTHS-DT-NT", "2023-03-06", "2023-09-06", "4 months where 3 are allowed", ("2023-05-20 4 month",), marks=("beyond_length",)),
    E("TTHS-DT-IT", "2023-02-01", "2023-06-01", "asked after 24/03", ("2023-03-31?2023-03-27",), marks=("asked_late",)),
    E("TTHS-DT-IT", "2023-02-01", "2023-06-01", "asked on 24/03, ten days before Monday 03/04", ("2023-03-31?2023-03-24",)),
    E(
        "TTHS-DT-IT", "2023-02-01", "2023-06-01", "the second too often and too late", ("2023-03-20", "2023-06-02"),
        marks=("beyond_count", "decided_late"),
    ),
    E("TTHS-PT", "2023-11-06", "2024-01-05", "no extension is allowed at all", ("2023-12-20 15 day",), marks=("beyond_count",)),
)  # fmt: skip

# Days in which a limit stood still do not count.
STOOD = (
    E("TTHS-DT-RNT", "2026-07-30", "2026-12-10", "10 days after 30/11", stood=(("2026-09-01", "2026-09-11"),)),
    E("TTHS-DT-IT", "2023-03-10", "2023-06-09", "30 days after 10/05; Friday", stood=(("2023-04-20", "2023-05-20"),)),
    E(
        "TTHS-DT-IT", "2023-03-10", "2023-05-15", "twice: 2 and 3 days after 10/05; Monday",
        stood=(("2023-03-20", "2023-03-22"), ("2023-04-03", "2023-04-06")),
    ),
    E("XLD-XULY", "2024-04-22", "2024-05-13", "working days 02, 03 and 04/05 do not count", stood=(("2024-05-02", "2024-05-06"),)),
)  # fmt: skip

# Working days: weekends and holidays are passed over, a swapped Saturday counts.
WORKING = (
    E("XLD-XULY", "2024-04-22", "2024-05-08", "off 29/04 to 01/05; Saturday 04/05 counts"),
    E("TC-TB-THULY", "2023-01-18", "2023-02-01", "19/01, then off to 26/01"),
    E("TD-BT-TB", "2021-04-19", "2021-05-06", "21/04, 30/04 and 03/05 off"),
    E("TTR-DT-GIAO", "2026-08-20", "2026-08-26", "Saturday 22/08 counts"),
    E("TC-XULY", "2026-01-05", "2026-01-13", "Saturday 10/01 counts"),
    E("XLD-XULY", "2025-04-21", "2025-05-07", "Saturday 26/04 counts; off 30/04 to 02/05"),
    E("TC-CHUYEN", "2027-02-02", "2027-02-16", "03/02, then off to 10/02"),
)

# Counted backwards: what must be done so long before may not be done later, so a day off moves back.
BACKWARDS = (
    E("TTHS-DN-GH", "2026-11-30", "2026-11-20", "10 days before, Friday"),
    E("TTHS-DN-GH", "2024-05-14", "2024-05-04", "Saturday 04/05 is worked"),
    E("TTHS-DN-GH", "2025-05-12", "2025-04-29", "02/05 swapped off, 01/05 and 30/04: Tuesday"),
    E("TTHS-DN-GH", "2023-02-03", "2023-01-19", "24/01 in Tết, off from 20/01: Thursday"),
    E("TTHS-DN-GH", "2026-09-11", "2026-08-28", "01/09, 31/08 off, a weekend: Friday"),
    E("DANG-TC-DH-CS", "2020-06-15", "2020-05-11", "25 working days before, five whole weeks"),
    E("DANG-TC-DH-TREN", "2021-01-25", "2020-12-11", "30 working days before; 01/01 off"),
)

# Hours end at their hour on whatever day; with no hour known, at the end of the last possible day.
HOURS = (
    E("TTHS-PHANLOAI", "2026-11-20T22:30+07:00", "2026-11-21", "24 hours to Saturday, 22:30; art. 146 clause 3"),
    E("TTHS-TDC-GUI", "2021-02-09T16:00+07:00", "2021-02-10", "24 hours into Tết; art. 148 clause 2"),
    E("TTHS-PHANLOAI", "2023-01-31T23:30+07:00", "2023-02-01", "the day is Vietnam's, not that of UTC"),
    E("TTHS-PHANLOAI", "2026-11-21", "2026-11-22", "no hour: the end of Sunday"),
)

# Penal Code 2015, Art. 27: 5, 10, 15, 20 years, in months.
LIMITATION = (
    E("HS-THOIHIEU-IT", "2019-02-28", "2024-02-28", "60 months; Wednesday"),
    E("HS-THOIHIEU-IT", "2020-02-29", "2025-02-28", "60 months: no 29th; Friday"),
    E("HS-THOIHIEU-NT", "2018-03-01", "2028-03-01", "120 months; Wednesday"),
    E("HS-THOIHIEU-RNT", "2018-06-15", "2033-06-15", "180 months; Wednesday"),
    E("HS-THOIHIEU-DBNT", "2018-01-10", "2038-01-11", "240 months: Sunday 10/01"),
)

PLAIN = (*MONTHS, *TET, *HOLIDAYS, *DAYS)
EXAMPLES = (
    *PLAIN, *DETENTION, *EXTENDED, *UNLAWFUL, *STOOD, *WORKING, *BACKWARDS, *HOURS, *LIMITATION,
)  # fmt: skip
