"""The totals that were published of the years which the demo tells: its invented records must add up to them."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).with_name("published.csv")


@dataclass(frozen=True, slots=True)
class Published:
    """One published total with its source."""

    unit: str
    period: str
    indicator: str
    value: int
    source: str


@dataclass(frozen=True, slots=True)
class Check:
    """A published total beside what the records give."""

    published: Published
    value: Any

    @property
    def holds(self) -> bool:
        """Whether both are the same number."""
        return bool(self.value == self.published.value)


@cache
def totals() -> tuple[Published, ...]:
    """Every published total that is shipped."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Published(row["unit"], row["period"], row["indicator"], int(row["value"]), row["source"]) for row in rows)


def published_of(unit: str, period: str) -> list[str]:
    """The expressions of the totals that were published of a unit and period."""
    return [row.indicator for row in totals() if (row.unit, row.period) == (unit, period)]


def checks(report: Mapping[str, Any], known: Iterable[Published] | None = None) -> dict[str, Check]:
    """The published totals of a report's unit and period, by indicator, each beside the report's own value."""
    values = {figure["indicator"]: figure["value"] for figure in report["figures"]}
    asked = (report["unit"], report["period"])
    rows = [row for row in (totals() if known is None else known) if (row.unit, row.period) == asked and row.indicator in values]
    return {row.indicator: Check(row, values[row.indicator]) for row in rows}
