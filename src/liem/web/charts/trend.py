"""Columns over time, with last year, the target and the seam of a merger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from liem.web.charts.lengths import length
from liem.web.formats import number
from liem.web.shapes import ChartTools


@dataclass(frozen=True, kw_only=True)
class Period:
    """One column of a trend. `parts` stack up to `value`; `year` is written under its first period."""

    label: str
    value: int
    last: int | None = None
    parts: Sequence[int] = ()
    year: str = ""
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class TrendColumn:
    """A column as drawn: its segments (y, height, shade), the tick of last year, its number and labels."""

    x: str
    middle: str
    tick_from: str
    tick_until: str
    segments: Sequence[tuple[str, str, int]]
    last_y: str
    text: str
    text_y: str
    label: str
    year: str
    now: bool
    href: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Trend:
    """Columns over time, last year's value as a tick on each, the target as a broken line."""

    title: str
    columns: Sequence[TrendColumn]
    grid: Sequence[tuple[str, str]]
    target_y: str = ""
    target_text: str = ""
    last_text: str = ""
    last_y: str = ""
    seam_x: str = ""
    seam_before: str = ""
    seam_after: str = ""
    keys: Sequence[tuple[int, str]] = ()
    column_width: str = "25"
    note: str = ""
    tools: ChartTools = field(default_factory=ChartTools)

    @classmethod
    def of(
        cls,
        *,
        title: str,
        periods: Sequence[Period],
        target: int | None = None,
        target_text: str = "",
        last_text: str = "",
        seam_at: int | None = None,
        seam_before: str = "",
        seam_after: str = "",
        keys: Sequence[str] = (),
        note: str = "",
        tools: ChartTools | None = None,
    ) -> Trend:
        """`seam_at`: index of the first period of the new unit; `keys` name the parts from the bottom up."""
        highest = max([p.value for p in periods] + [p.last or 0 for p in periods] + [target or 0, 1])
        step = _step(highest)
        top = step * -(-highest // step)
        left, right = 38.0, 466.0 if (target is not None or last_text) else 536.0
        pitch = (right - left) / max(len(periods), 1)
        wide = min(pitch * 0.72, 40)

        def y(value: float) -> float:
            return 194 - value / top * 178

        columns = []
        for index, period in enumerate(periods):
            x = left + index * pitch + (pitch - wide) / 2
            columns.append(_column(period, index == len(periods) - 1 and seam_at is None, x, wide, y, seam_at, index))
        target_y = "" if target is None else length(y(target))
        return cls(
            title=title,
            columns=columns,
            grid=[(length(y(value)), number(value)) for value in range(0, top + 1, step)],
            target_y=target_y,
            target_text=target_text,
            last_text=last_text,
            last_y=length((y(target) if target is not None else 90) + 24),
            seam_x="" if seam_at is None else length(left + seam_at * pitch),
            seam_before=seam_before,
            seam_after=seam_after,
            keys=[(index + 1, key) for index, key in enumerate(keys)],
            column_width=length(wide),
            note=note,
            tools=tools or ChartTools(),
        )


def _step(highest: int) -> int:
    """A round distance between grid lines that needs three to six of them."""
    size = 1
    while True:
        for unit in (1, 2, 5):
            if highest / (unit * size) <= 5:
                return unit * size
        size *= 10


def _column(period: Period, now: bool, x: float, wide: float, y: Callable[[float], float], seam_at: int | None, index: int) -> TrendColumn:
    """One column: stacked parts where given, else one segment."""
    base, segments = 0, []
    for order, part in enumerate(period.parts or (period.value,)):
        height = y(base) - y(base + part)
        tone = order + 1 if period.parts else (4 if now or (seam_at is not None and index >= seam_at) else 2)
        segments.append((length(y(base + part)), length(height), tone))
        base += part
    title = f"{period.label} {period.year}".strip() + f": {number(period.value)}"
    if period.last is not None:
        title += f" ({number(period.last)})"
    return TrendColumn(
        x=length(x),
        middle=length(x + wide / 2),
        tick_from=length(x - 2.5),
        tick_until=length(x + wide + 2.5),
        segments=segments,
        last_y="" if period.last is None else length(y(period.last)),
        text=number(period.value),
        text_y=length(y(max(period.value, period.last or 0)) - 6),
        label=period.label,
        year=period.year,
        now=now,
        href=period.href,
        title=title,
    )
