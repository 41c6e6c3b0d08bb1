"""The dashboard: a few large figures, the map, the ranking and the trend of one of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.access.log import note_access
from liem.core.calendar.wording import say_period
from liem.core.organization.queries import mapping
from liem.readings.figures.catalogue import Indicator
from liem.readings.figures.expressions import Expression, parse
from liem.readings.figures.layout import sections
from liem.readings.figures.pages import charts
from liem.readings.figures.pages.charts import Drawing, Field, Number, Scale
from liem.readings.figures.pages.maps import drawn_on, grid_on, map_choices, seams, units_by_code
from liem.readings.figures.pages.periods import calendar_filter, capital, period_filter
from liem.readings.figures.pages.questions import OWN, BadQuestion, Question, page, question_of
from liem.readings.figures.pages.scopes import own_scope, reads_everything, scopes_of, wide_scope
from liem.readings.figures.pages.series import Series, series_of
from liem.readings.figures.pages.sheets import FORMATS, Sheet
from liem.readings.figures.pages.words import Said, difference, is_closed, is_held_back, named, value_text
from liem.readings.figures.report import build
from liem.web import formats, shapes
from liem.web.pages.door import actor_in

LARGE = 4


@require_safe
@page
def figures_page(request: HttpRequest) -> HttpResponse:
    """The dashboard. `?indicator=` what the drawings show, `?table=map|rank|trend` one of them as a table, `?format=` as a file."""
    actor = actor_in(request)
    today: date = request.today  # type: ignore[attr-defined]
    question = question_of(request, unit=request.GET.get("unit") or own_scope(actor), period=request.GET.get("period") or str(today.year))
    shown = _Dashboard(actor, _on_one_map(question), _indicator(request.GET.get("indicator", "")), today)
    table = request.GET.get("table", "")
    sheet = shown.sheet(table) if table in charts.TABLES else None
    form = request.GET.get("format", "")
    if sheet is not None and form in FORMATS:
        note_access(actor, "export", detail=f"{shown.expression.text} {table} {question.unit} {question.period} ({form})")
        return sheet.answer(form, f"{shown.expression.text} {question.unit} {question.period}")
    return render(request, "web/pages/figures.html", shown.context(sheet))


def _on_one_map(question: Question) -> Question:
    """A period over a merger is read on the map of its end, else a province would stand on the map with half its past."""
    if question.map == OWN and seams(question.period.from_on, question.period.until_on):
        return replace(question, map=question.period.last_on)
    return question


def _indicator(text: str) -> Expression:
    """The figure that is drawn: the one asked for, else the first of the report."""
    if text:
        return parse(text)
    first = [code for section in sections() for code in section.expressions]
    if not first:
        raise BadQuestion(_("No register declares a figure."))
    return parse(first[0])


def _large(expression: Expression) -> list[str]:
    """What might stand large: the figure that is drawn, then the registers' counted figures in turn."""
    queues = [[i.code for i in section.indicators if isinstance(i, Indicator)] for section in sections()]
    turns = [queue[n] for n in range(2) for queue in queues if n < len(queue)]
    return list(dict.fromkeys([expression.text, *turns]))[: 2 * LARGE]


class _Dashboard:
    """What the dashboard shows: the report of the scope, and the field of units it is compared with."""

    def __init__(self, actor: Actor, question: Question, expression: Expression, today: date) -> None:
        self.actor, self.question, self.expression, self.today = actor, question, expression, today
        self.report = build(
            actor=actor,
            scope=question.unit,
            period=question.period,
            expressions=_large(expression),
            as_of=question.as_of,
            map=question.map,
            records=False,
        )
        self.figures: dict[str, Said] = {figure["indicator"]: figure for figure in self.report["figures"]}
        self.instant = datetime.fromisoformat(self.report["as_of"])
        self.fixed = replace(question, as_of=self.instant)
        self._must_be_open()
        self.wide = self._wide()
        self.field = self._field()
        values = list(self.field.values.values()) if self.field else []
        self.drawing = Drawing(
            question,
            self.fixed,
            expression,
            Scale.of(values, expression.indicator.unit),
            "figures" if reads_everything(actor) else "figure",
        )
        self.series: Series = series_of(actor, question, expression, as_of=self.instant, today=today)

    def _must_be_open(self) -> None:
        counted = [figure for figure in self.figures.values() if figure["kind"] == "computed"]
        if counted and all(is_closed(figure) for figure in counted):
            raise BadQuestion(_("The figures of this unit are not open to you."), 403)

    def _held(self, figure: Said) -> bool:
        return is_held_back(figure)

    def _wide(self) -> str:
        """The scope that is compared: the one shown where it has rows of its own, else the units beside the one shown."""
        scope = self.question.scope
        if scope.kind != "unit" or scope.unit is None:
            return scope.code
        return wide_scope(self.actor, scope.unit)

    def _field(self) -> Field | None:
        """The units side by side. Where the comparison is not open to the reader, the units below take its place."""
        own = self.figures[self.expression.text]
        values: Mapping[str, Number | None] = own.get("by_unit", {})
        if self.wide and self.wide != self.question.unit:
            beside = self._by_unit(self.wide, self.question)
            if beside:
                return self._compared(beside, mine=self.question.unit)
            self.wide = ""
        return self._compared(values) if len(values) > 1 else None

    def _by_unit(self, scope: str, question: Question) -> Mapping[str, Number | None]:
        found = build(
            actor=self.actor,
            scope=scope,
            period=question.period,
            expressions=[self.expression.text],
            as_of=self.instant,
            map=question.map,
            previous=False,
            records=False,
        )
        by_unit: Mapping[str, Number | None] = found["figures"][0].get("by_unit", {})
        return by_unit

    def _compared(self, values: Mapping[str, Number | None], mine: str = "") -> Field:
        on = drawn_on(self.question, self.today)
        scope = self.wide or self.question.unit
        units = units_by_code(list(values), on)
        if isinstance(self.question.map, date) and grid_on(self.question.map) != grid_on(self.question.period.from_on):
            return Field(values, units, {}, self._made_of(scope, values, units), mine)
        before = replace(self.question, period=self.question.period.previous(), map=on)
        return Field(values, units, self._by_unit(scope, before), {}, mine)

    def _made_of(self, scope: str, values: Mapping[str, Any], units: Mapping[str, Any]) -> dict[str, list[tuple[str, int]]]:
        """Of each merged unit the parts its former units had in the period, where they make up its value."""
        former = self._by_unit(scope, replace(self.question, map=OWN))
        olds = units_by_code(list(former), self.question.period.last_on)
        became = mapping(self.question.map) if isinstance(self.question.map, date) else {}
        code_of = {unit.pk: code for code, unit in units.items()}
        parts: dict[str, list[tuple[str, int]]] = {}
        names = Field(former, olds, {}, {})
        for code, value in former.items():
            into = code_of.get(became.get(olds[code].pk) or olds[code].pk) if code in olds else None
            if into is not None and isinstance(value, int) and value:
                parts.setdefault(into, []).append((names.name(code), value))
        return {code: found for code, found in parts.items() if len(found) > 1 and sum(part for _name, part in found) == values[code]}

    @property
    def has_map(self) -> bool:
        """Whether provinces are compared."""
        return self.field is not None and sum(unit.level == "province" for unit in self.field.units.values()) > 1

    def sheet(self, name: str) -> Sheet | None:
        """One drawing as rows."""
        scope = self.question.scope.name if name == "trend" or not self.wide else self.wide
        notes = [
            f"{scope}, {say_period(self.question.period)}",
            _("Figures as of %(instant)s") % {"instant": formats.instant(self.instant)},
        ]
        return charts.sheet_of(name, self.drawing, self.field, self.series, notes)

    def context(self, sheet: Sheet | None) -> dict[str, Any]:
        """For the template."""
        period, field, drawing = self.question.period, self.field, self.drawing
        grid = grid_on(drawn_on(self.question, self.today))
        return {
            "title": _("Figures, %(period)s") % {"period": say_period(period)},
            "kicker": [
                shapes.Link(text=self.question.scope.name),
                shapes.Link(text=formats.span(period.from_on, period.last_on)),
                shapes.Link(text=_("drawn: %(figure)s") % {"figure": self.expression.label}),
            ],
            "scopes": [
                shapes.Link(text=c.text, href=self._href(map=c.map), current=c.current) for c in map_choices(self.question, self.today)
            ],
            "buttons": [shapes.Button(text=_("As of now"), href=self.fixed.figures_href(indicator=self.expression.text), icon="link")],
            "filters": self._filters(),
            "big": self._big(),
            "map": charts.tile_map(drawing, field, grid) if field is not None and self.has_map else None,
            "rank": charts.rank(drawing, field) if field is not None else None,
            "strip": charts.strip(drawing, field) if field is not None else None,
            "trend": charts.trend(drawing, self.series),
            "tables": [(sheet.title, sheet.table())] if sheet is not None else [],
            "foot": [_("Figures as of %(instant)s") % {"instant": formats.instant(self.instant)}],
        }

    def _href(self, **changes: str) -> str:
        return self.question.figures_href(indicator=self.expression.text, **changes)

    def _filters(self) -> list[shapes.Filter]:
        units = [choice for group in scopes_of(self.actor, self.today) for choice in group.choices]
        drawn = [indicator for section in sections() for indicator in section.indicators]
        return [
            shapes.Filter(
                label=self.question.scope.name,
                choices=[shapes.Choice(text=name, href=self._href(unit=code), on=code == self.question.unit) for code, name in units],
            ),
            period_filter(self.question, self.today, "figures"),
            shapes.Filter(
                label=self.expression.label,
                choices=[
                    shapes.Choice(
                        text=str(item.label), href=self.question.figures_href(indicator=item.code), on=item.code == self.expression.text
                    )
                    for item in drawn
                ],
            ),
            calendar_filter(self.question, "figures"),
        ]

    def _big(self) -> list[shapes.BigFigure]:
        shown = [figure for figure in self.figures.values() if figure["value"] is not None or self._held(figure)]
        return [self._large_figure(figure) for figure in shown[:LARGE]]

    def _large_figure(self, figure: Said) -> shapes.BigFigure:
        value, before, unit = figure["value"], figure["previous"], figure["unit"]
        scale = Scale.of([value, before], unit)
        change = difference(value, before, unit=unit, good=figure["good"])
        most = max(abs(value or 0), abs(before or 0))
        before_words = say_period(self.question.period.previous())
        text = "…" if value is None else value_text(value if scale.divisor == 1 else scale.down(value), unit)
        return shapes.BigFigure(
            title=named(figure["label"], unit) if unit not in ("VND", "percent") else figure["label"],
            value=text,
            small=scale.words if unit == "VND" else "",
            href=self.question.figure_href(figure["indicator"]),
            change=capital(_("%(change)s on %(period)s") % {"change": change.words, "period": before_words}) if change.words else "",
            bar=((value or 0) / most, before / most) if most and before is not None else None,
            bar_label=_("%(now)s; the mark: %(before)s a year earlier")
            % {"now": value_text(value, unit), "before": value_text(before, unit)},
            note=change.say or (str(figure.get("why", "")) if value is None else ""),
            plain=True,
        )
