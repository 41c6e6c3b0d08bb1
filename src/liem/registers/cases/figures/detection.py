"""How long conduct stayed hidden, and whether it was that of an earlier post: aggregates only, never of single persons.

Both are told from ten cases on, and what names rank, managing level or Party membership from five persons on; below that
nobody is shown the cell, nor the cases behind it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.readings.figures import Derived, Indicator, Median
from liem.registers.cases.events import AccusedAdded, Opened
from liem.registers.cases.figures import proceedings
from liem.registers.cases.figures.supervision import FIELD, KIND

FEWEST_CASES = 10

Data = Mapping[str, Any]


def _is_dated(data: Data) -> bool:
    """Whether it is known on which day the conduct began and on which it was detected, not before it."""
    return bool(data.get("acts_from") and data.get("detected_on")) and _lag(data) >= 0


def _lag(data: Data) -> int:
    """Days from the first day of the conduct to its detection."""
    return (_day(data["detected_on"]) - _day(data["acts_from"])).days


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


# Two parts that are shown nowhere by themselves: how many cases have both days, and the days of each.
Indicator(
    "cases.lags_known",
    _("Cases whose conduct and detection are dated"),
    when=(Opened, _is_dated),
    cuts=(KIND, FIELD),
    least=FEWEST_CASES,
    page=False,
)
Indicator(
    "cases.lag_days",
    _("Days from conduct to detection"),
    when=(Opened, _is_dated),
    amount=_lag,
    unit="days",
    cuts=(KIND, FIELD),
    least=FEWEST_CASES,
    page=False,
)
Median(
    "cases.detection_lag",
    _("Days from conduct to detection, median"),
    of="cases.lag_days",
    over="cases.lags_known",
    good="fall",
    least=FEWEST_CASES,
)
Indicator(
    "cases.charged_earlier_post",
    _("Charged for conduct in an earlier post: persons"),
    when=(AccusedAdded, lambda data: bool(data.get("earlier_post"))),
    rows="accused",
    unit="persons",
    cuts=(*proceedings.GROUPS, proceedings.FIELD),
    least=FEWEST_CASES,
    among="cases.charged_persons",
    page=False,
)
Derived(
    "cases.earlier_post_share",
    _("Of the persons charged: for conduct in an earlier post"),
    of="cases.charged_earlier_post",
    over="cases.charged_persons",
)
