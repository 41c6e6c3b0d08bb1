"""The drawings of the dashboard: the map of provinces, the ranking, the trend; each also as a table of the same values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liem.core.organization.models import Unit
from liem.readings.figures.expressions import Expression
from liem.readings.figures.pages.maps import seams
from liem.readings.figures.pages.questions import Question
from liem.readings.figures.pages.series import Series, label_of
from liem.readings.figures.pages.sheets import Sheet
from liem.readings.figures.pages.words import named, unit_text
from liem.web import formats
from liem.web.charts import Period, Place, Rank, Ranked, Strip, TileMap, Trend, grid_of
from liem.web.shapes import ChartTools

Number = int | float
TABLES = ("map", "rank", "trend")


@dataclass(frozen=True)
class Scale:
    """By what values are divided so that they fit a square or a column, and the words for it."""

    divisor: int = 1
    words: str = ""

    @classmethod
    def of(cls, values: Sequence[Number | None], unit: str) -> "Scale":
        """Whole numbers as they are; money in millions or billions of đồng."""
        if unit != "VND":
            return cls(1, "" if unit == "records" else unit_text(unit))
        most = max((abs(value) for value in values if value is not None), default=0)
        return cls(10**9, _("billion đồng")) if most >= 10**10 else cls(10**6, _("million đồng"))

    def down(self, value: Number) -> int:
        """A value as it is drawn."""
        return round(value / self.divisor)

    def titled(self, title: str) -> str:
        """A title that says in what is counted."""
        return f"{title} ({self.words})" if self.words else title


@dataclass(frozen=True)
class Field:
    """The units that are compared, by code: their values, those of the year before or the parts they were made of."""

    values: Mapping[str, Number | None]
    units: Mapping[str, Unit]
    last: Mapping[str, Number | None]
    parts: Mapping[str, Sequence[tuple[str, int]]]
    mine: str = ""

    def name(self, code: str) -> str:
        """A short name: of a provincial committee its province."""
        unit = self.units.get(code)
        if unit is None:
            return code
        return unit.locality.name if unit.level == "province" and unit.locality is not None else unit.name

    def ranked(self) -> list[tuple[str, Number]]:
        """The units that stand in the ranking, the greatest first; the Commission is not one of its own committees."""
        known = [
            (code, value)
            for code, value in self.values.items()
            if value is not None and (code not in self.units or self.units[code].level != "central")
        ]
        return sorted(known, key=lambda item: -item[1])


@dataclass(frozen=True)
class Drawing:
    """What all drawings of one dashboard share."""

    question: Question
    fixed: Question
    expression: Expression
    scale: Scale
    unit_opens: str
    """`figures` where a unit opens as a dashboard, `figure` where only the compared figure may be read."""

    def tools(self, name: str) -> ChartTools:
        """The three links under a drawing."""
        common = {"indicator": self.expression.text}
        return ChartTools(
            table_href=self.question.figures_href(**common, table=name) + "#table-1",
            csv_href=self.fixed.figures_href(**common, table=name, format="csv"),
            link_href=self.fixed.figures_href(**common) + f"#h-{name}",
        )

    def unit_href(self, code: str) -> str:
        """Where a unit opens to."""
        if self.unit_opens == "figures":
            return self.question.figures_href(unit=code, indicator=self.expression.text)
        return self.question.figure_href(self.expression.text, unit=code)


def tile_map(drawing: Drawing, field: Field, grid: str) -> TileMap:
    """The provinces as squares, with those that could not be placed named beside."""
    places, on_grid = {}, {code for code, *_place in grid_of(grid)}
    by_place = {_province(unit): code for code, unit in field.units.items() if unit.level == "province"}
    for place in on_grid & by_place.keys():
        code = by_place[place]
        value = field.values[code]
        places[place] = Place(
            name=field.name(code), value=None if value is None else drawing.scale.down(value), href=drawing.unit_href(code)
        )
    return TileMap.of(
        grid=grid,
        title=drawing.scale.titled(_("By province")),
        places=places,
        picked=_province(field.units[field.mine]) if field.mine in field.units else "",
        picked_text=_picked(drawing, field),
        note=_beside(drawing, field, {by_place[place] for place in places}),
        tools=drawing.tools("map"),
    )


def _province(unit: Unit) -> str:
    return unit.locality.code if unit.locality is not None else unit.code.removeprefix("T")


def _picked(drawing: Drawing, field: Field) -> str:
    """What is framed."""
    ranked = field.ranked()
    value = dict(ranked).get(field.mine)
    if value is None:
        return ""
    place = 1 + sum(other > value for _code, other in ranked)
    words = {"unit": field.name(field.mine), "value": formats.number(drawing.scale.down(value)), "place": formats.number(place)}
    return _("Framed: %(unit)s, %(value)s, place %(place)s.") % words


def _beside(drawing: Drawing, field: Field, drawn: set[str]) -> str:
    """What counts in the whole and has no square: the Commission, a unit that could not be placed."""
    beside = [(code, value) for code, value in field.values.items() if code not in drawn and value]
    if not beside:
        return ""
    values = ", ".join(f"{field.name(code)} {formats.number(drawing.scale.down(value))}" for code, value in beside if value)
    return _("Not on the map: %(values)s.") % {"values": values}


def rank(drawing: Drawing, field: Field) -> Rank:
    """The first, mine and the last; with last year's mark, or the parts of the merged units."""
    down = drawing.scale.down
    ranked = [
        Ranked(
            name=field.name(code),
            value=down(value),
            last=_down(drawing.scale, field.last.get(code)),
            href=drawing.question.figure_href(drawing.expression.text, unit=code),
            me=code == field.mine,
            sub=" + ".join(f"{name} {formats.number(down(part))}" for name, part in field.parts.get(code, ())),
            parts=[down(part) for _name, part in field.parts.get(code, ())],
        )
        for code, value in field.ranked()
    ]
    bar = _("Parts of the former units") if field.parts else _("The mark: a year earlier") if field.last else ""
    return Rank.of(
        title=drawing.scale.titled(_("Ranking")),
        ranked=ranked,
        name_head=_("Unit"),
        bar_head=bar,
        all_href=drawing.question.figures_href(indicator=drawing.expression.text, table="rank") + "#table-1",
        tools=drawing.tools("rank"),
    )


def _down(scale: Scale, value: Number | None) -> int | None:
    return None if value is None else scale.down(value)


def strip(drawing: Drawing, field: Field) -> Strip | None:
    """The distribution of the same values."""
    return Strip.of(values=[(drawing.scale.down(value), code == field.mine) for code, value in field.ranked()])


def trend(drawing: Drawing, series: Series) -> Trend:
    """The columns over time, the seam where committees were merged."""
    scale = Scale.of([point.value for point in series.points], drawing.expression.indicator.unit)
    periods, year = [], ""
    for point in series.points:
        now = point.period.code[:4]
        periods.append(
            Period(
                label=label_of(point.period, series.quarterly),
                value=scale.down(point.value or 0),
                last=_down(scale, point.last),
                parts=[scale.down(part) for part in point.parts],
                year=now if now != year else "",
                href=drawing.question.figure_href(drawing.expression.text, period=point.period.code),
            )
        )
        year = now
    seam, at = _seam(series)
    return Trend.of(
        title=scale.titled(_("By quarter") if series.quarterly else _("By month")),
        periods=periods,
        last_text=_("a year earlier") if any(point.last is not None for point in series.points) else "",
        seam_at=at,
        seam_before=(_("the former units together") if series.former else _("the former map")) if seam else "",
        seam_after=_("%(day)s, the new map") % {"day": formats.day(seam)} if seam else "",
        keys=series.former,
        note=_held_note(series),
        tools=drawing.tools("trend"),
    )


def _seam(series: Series) -> tuple[date | None, int | None]:
    found = seams(series.points[0].period.from_on, series.points[-1].period.until_on)
    for day in found:
        for at, point in enumerate(series.points):
            if at and point.period.from_on >= day:
                return day, at
    return None, None


def _held_note(series: Series) -> str:
    held = [point for point in series.points if point.value is None]
    return _("Columns without a figure are held back or have nothing to divide by.") if held else ""


def sheet_of(name: str, drawing: Drawing, field: Field | None, series: Series, notes: Sequence[str]) -> Sheet | None:
    """The values of a drawing as rows, exact."""
    label = named(drawing.expression.label, drawing.expression.indicator.unit)
    if name == "trend":
        rows = [[point.period.code, point.value, point.last] for point in series.points]
        links = [drawing.question.figure_href(drawing.expression.text, period=point.period.code) for point in series.points]
        headings = [_("Period"), label, _("A year earlier")]
        return Sheet(title=label, headings=headings, rows=rows, notes=notes, numbers=frozenset({1, 2}), links=links)
    if field is None:
        return None
    listed = field.ranked() if name == "rank" else list(field.values.items())
    places = {code: 1 + sum(other > value for _code, other in field.ranked()) for code, value in field.ranked()}
    rows = [[field.name(code), code, value, field.last.get(code), places.get(code)] for code, value in listed]
    headings = [_("Unit"), _("Code"), label, _("A year earlier"), pgettext("ranking", "Rank")]
    links = [drawing.question.figure_href(drawing.expression.text, unit=code) for code, _value in listed]
    return Sheet(title=label, headings=headings, rows=rows, notes=notes, numbers=frozenset({2, 3, 4}), links=links)
