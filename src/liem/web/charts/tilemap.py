"""The provinces as squares on a map, shaded in five steps."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from liem.web.charts.lengths import length
from liem.web.formats import number
from liem.web.shapes import ChartTools

GRIDS = Path(__file__).parent.parent / "grids"
GAP = 3


def breaks(values: Sequence[int]) -> list[int]:
    """Four rounded limits that part the values into five shades of about as many members each."""
    ordered = sorted(values)
    if not ordered:
        return []
    limits: list[int] = []
    for fifth in (1, 2, 3, 4):
        raw = ordered[min(len(ordered) - 1, round(len(ordered) * fifth / 5))]
        unit = 10 ** max(len(str(raw)) - 2, 0)
        limit = max(round(raw / unit) * unit, 1)
        if limit > (limits[-1] if limits else ordered[0]):
            limits.append(limit)
    return limits


def shade(value: int, limits: Sequence[int]) -> int:
    """The step of the ramp for a value: 0 below the first limit, 4 from the last on."""
    step = sum(value >= limit for limit in limits)
    return round(step * 4 / len(limits)) if limits else 2


def legend(limits: Sequence[int]) -> list[tuple[int, str, str, str]]:
    """The shades with their spans: (shade, kind, first, last) where kind is below, between or from."""
    if not limits:
        return []
    entries = [(0, "below", number(limits[0]), "")]
    for low, high in pairwise(limits):
        entries.append((shade(low, limits), "between", number(low), number(high - 1)))
    entries.append((4, "from", number(limits[-1]), ""))
    return entries


@cache
def grid_of(name: str) -> tuple[tuple[str, int, int, str], ...]:
    """The squares of the grid "63" or "34": (province code, row, column, short name)."""
    with (GRIDS / f"provinces_{name}.csv").open(encoding="utf-8") as file:
        return tuple((r["code"], int(r["row"]), int(r["column"]), r["short"]) for r in csv.DictReader(file))


@cache
def _islands(name: str) -> tuple[tuple[str, int, int], ...]:
    with (GRIDS / "islands.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["grid"] == name]
    return tuple((r["name"], int(r["row"]), int(r["column"])) for r in rows)


@dataclass(frozen=True, kw_only=True)
class Place:
    """What is known of one place: its full name, its value (None: nothing was sent), where it opens to.

    `partial` marks a sum from which a part is missing; `note` is said in the tile's title.
    """

    name: str
    value: int | None
    href: str = ""
    partial: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One square of the map."""

    x: str
    y: str
    short: str
    title: str
    text: str
    shade: int | None
    href: str
    picked: bool
    partial: bool


@dataclass(frozen=True, kw_only=True)
class TileMap:
    """The provinces as squares, one each, so that small ones count and no coast is drawn wrong.

    Hoàng Sa and Trường Sa are always on it, as parts of Đà Nẵng and Khánh Hòa.
    """

    title: str
    tiles: Sequence[Tile]
    islands: Sequence[tuple[str, str, str]]
    width: str
    height: str
    tile_width: int
    tile_height: int
    legend: Sequence[tuple[int, str, str, str]]
    any_missing: bool
    picked: str = ""
    note: str = ""
    tools: ChartTools = field(default_factory=ChartTools)

    @classmethod
    def of(
        cls,
        *,
        grid: str,
        title: str,
        places: Mapping[str, Place],
        picked: str = "",
        picked_text: str = "",
        note: str = "",
        limits: Sequence[int] | None = None,
        tools: ChartTools | None = None,
    ) -> TileMap:
        """`grid` is "63" or "34"; `places` by province code; `picked` is the code of the one that is framed; `note` says what the map does
        not show."""
        wide, high = (54, 38) if grid == "63" else (72, 44)
        known = [place.value for place in places.values() if place.value is not None]
        limits = breaks(known) if limits is None else limits
        tiles = []
        for code, row, column, short in grid_of(grid):
            place = places.get(code) or Place(name=short, value=None)
            value = place.value
            text = "–" if value is None else number(value)
            tiles.append(
                Tile(
                    x=length(column * (wide + GAP)),
                    y=length(row * (high + GAP)),
                    short=short,
                    title=f"{place.name}: {text}" + (f" ({place.note})" if place.note else ""),
                    text=text + ("*" if place.partial else ""),
                    shade=None if value is None else shade(value, limits),
                    href=place.href,
                    picked=code == picked,
                    partial=place.partial,
                )
            )
        spots = [(name, row, column) for name, row, column in _islands(grid)]
        columns = 1 + max([c for _, _, c, _ in grid_of(grid)] + [c for _, _, c in spots])
        rows = 1 + max([r for _, r, _, _ in grid_of(grid)] + [r for _, r, _ in spots])
        return cls(
            title=title,
            tiles=tiles,
            islands=[(name, length(c * (wide + GAP)), length(r * (high + GAP))) for name, r, c in spots],
            width=length(columns * (wide + GAP) - GAP),
            height=length(rows * (high + GAP)),
            tile_width=wide,
            tile_height=high,
            legend=legend(limits),
            any_missing=any(tile.shade is None for tile in tiles),
            picked=picked_text,
            note=note,
            tools=tools or ChartTools(),
        )
