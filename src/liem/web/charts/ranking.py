"""The ranking of places and the distribution of their values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from liem.web.charts.lengths import length
from liem.web.formats import number, signed
from liem.web.shapes import ChartTools


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A place in a ranking; `parts` stack to `value`, `sub` names them."""

    name: str
    value: int
    last: int | None = None
    href: str = ""
    me: bool = False
    sub: str = ""
    parts: Sequence[int] = ()


@dataclass(frozen=True, kw_only=True)
class RankRow:
    """A row as drawn, or a gap of `gap` rows left out."""

    rank: str = ""
    name: str = ""
    sub: str = ""
    value: str = ""
    href: str = ""
    me: bool = False
    difference: str = ""
    bars: Sequence[tuple[str, str, int]] = ()
    last_x: str = ""
    gap: int = 0


@dataclass(frozen=True, kw_only=True)
class Rank:
    """The first, mine and the last, with bars; equal values share a rank."""

    title: str
    rows: Sequence[RankRow]
    name_head: str = ""
    bar_head: str = ""
    difference_shown: bool = False
    all_href: str = ""
    tools: ChartTools = field(default_factory=ChartTools)

    @classmethod
    def of(
        cls,
        *,
        title: str,
        ranked: Sequence[Ranked],
        first: int = 9,
        last: int = 3,
        name_head: str = "",
        bar_head: str = "",
        all_href: str = "",
        tools: ChartTools | None = None,
    ) -> Rank:
        """Sorts by value, greatest first; shows `first`, the marked ones, and `last`."""
        ordered = sorted(ranked, key=lambda item: -item.value)
        most = max([item.value for item in ordered] + [item.last or 0 for item in ordered] + [1])
        wanted = {*range(first), *range(len(ordered) - last, len(ordered))}
        wanted |= {index for index, item in enumerate(ordered) if item.me}
        rows: list[RankRow] = []
        before = -1
        for index in sorted(i for i in wanted if 0 <= i < len(ordered)):
            if index - before > 1:
                rows.append(RankRow(gap=index - before - 1))
            before, item = index, ordered[index]
            place = 1 + sum(other.value > item.value for other in ordered)
            bars, x = [], 0.0
            for order, part in enumerate(item.parts or (item.value,)):
                width = part / most * 200
                bars.append((length(x), length(max(width - (1 if item.parts else 0), 0)), order % 3))
                x += width
            rows.append(
                RankRow(
                    rank=number(place),
                    name=item.name,
                    sub=item.sub,
                    value=number(item.value),
                    href=item.href,
                    me=item.me,
                    difference="" if item.last is None else signed(item.value - item.last),
                    bars=bars,
                    last_x="" if item.last is None else length(item.last / most * 200),
                )
            )
        return cls(
            title=title,
            rows=rows,
            name_head=name_head,
            bar_head=bar_head,
            difference_shown=any(item.last is not None for item in ordered),
            all_href=all_href,
            tools=tools or ChartTools(),
        )


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Each value as a dot on one line, with the middle half and the median."""

    dots: Sequence[tuple[str, str, bool]]
    quarter_x: str
    quarters_width: str
    median_x: str
    three_quarters_x: str
    quarter: str
    median: str
    three_quarters: str
    count: int

    @classmethod
    def of(cls, *, values: Sequence[tuple[int, bool]]) -> Strip | None:
        """`values` are (value, is mine). None when there are fewer than four: nothing to distribute."""
        if len(values) < 4:
            return None
        ordered = sorted(value for value, _ in values)
        count, most = len(ordered), max(ordered[-1], 1)

        def x(value: float) -> float:
            return 6 + value / most * 500

        heaps: dict[int, int] = {}
        dots = []
        for value, mine in sorted(values):
            heap = round(x(value) / 7)
            height = heaps.get(heap, 0)
            heaps[heap] = height + 1
            dots.append((length(x(value)), length(34 - 6.4 * min(height, 5)), mine))
        low, middle, high = ordered[count // 4], ordered[count // 2], ordered[3 * count // 4]
        return cls(
            dots=dots,
            quarter_x=length(x(low)),
            quarters_width=length(x(high) - x(low)),
            median_x=length(x(middle)),
            three_quarters_x=length(x(high)),
            quarter=number(low),
            median=number(middle),
            three_quarters=number(high),
            count=count,
        )
