"""Figures: report lines, the drill behind a figure, large figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from liem.web.shapes.tables import Table


@dataclass(frozen=True, kw_only=True)
class Value:
    """A figure as it stands in a report. `kind`: computed from records, entered with a source, derived by formula.

    `text` is formatted already; `href` opens the records behind it; `hidden` is a small cell that may not be shown.
    """

    text: str
    kind: Literal["computed", "entered", "derived"] = "computed"
    href: str = ""
    open: bool = False
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """A line of a report: the figure, last year's, the difference, the target; `mark` hangs in the margin."""

    code: str
    name: str
    value: Value
    last: str = ""
    difference: str = ""
    percent: str = ""
    target: str = ""
    say: str = ""
    say_tone: Literal["", "good", "bad"] = ""
    level: int = 1
    total: bool = False
    mark: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportGroup:
    """Lines under one head."""

    title: str
    lines: Sequence[ReportLine]


@dataclass(frozen=True, kw_only=True)
class Identity:
    """A checked sum; `text` is safe (figures that differ are bold)."""

    holds: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class Drill:
    """The records behind one figure: its definition, comparison, a table and how many more one may not see."""

    kicker: str
    title: str
    value: str
    last: str = ""
    difference: str = ""
    definition: str = ""
    remarks: Sequence[tuple[str, str]] = ()
    table: Table | None = None
    records_href: str = ""
    records_text: str = ""
    hidden_text: str = ""
    close_href: str = ""
    csv_href: str = ""
    link_href: str = ""


@dataclass(frozen=True, kw_only=True)
class BigFigure:
    """A large figure. `bar` is (share 0..1, target 0..1 or None); `tone` "ink" when no target is set."""

    title: str
    value: str
    href: str = ""
    small: str = ""
    change: str = ""
    bar: tuple[float, float | None] | None = None
    bar_label: str = ""
    note: str = ""
    plain: bool = False


@dataclass(frozen=True, kw_only=True)
class ChartTools:
    """The three links every chart carries: its table, its CSV, and itself as of now."""

    table_href: str = ""
    csv_href: str = ""
    link_href: str = ""
