"""One figure: what it is, its value and last year's, its cuts, and the records behind it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.access.log import note_access
from liem.core.calendar.periods import calendar
from liem.core.calendar.wording import say_calendar, say_period, say_source
from liem.readings.figures.catalogue import Cut, Indicator, Median
from liem.readings.figures.expressions import Expression, parse
from liem.readings.figures.pages.behind import records_of, records_sheet, records_table
from liem.readings.figures.pages.checks import checks_of, identity_of
from liem.readings.figures.pages.maps import drawn_on, map_choices, units_by_code
from liem.readings.figures.pages.questions import BadQuestion, Question, page, question_of
from liem.readings.figures.pages.scopes import own_scope
from liem.readings.figures.pages.sheets import FORMATS
from liem.readings.figures.pages.words import Said, definition, difference, hidden_text, is_closed, unit_text, value_of, value_text, why_of
from liem.readings.figures.records import Behind
from liem.readings.figures.report import build
from liem.web import formats, shapes
from liem.web.pages.door import actor_in

A_PAGE = 50
MOST_UNITS = 70


@require_safe
@page
def figure_page(request: HttpRequest, expression: str) -> HttpResponse:
    """The figure. `?by=` the cut shown, `?after=` pages through the records, `?format=csv|xlsx` all records as a file."""
    actor, asked = actor_in(request), parse(expression)
    today: date = request.today  # type: ignore[attr-defined]
    question = question_of(request, unit=request.GET.get("unit") or own_scope(actor), period=request.GET.get("period") or str(today.year))
    form = request.GET.get("format", "")
    if form in FORMATS:
        return _file(actor, question, asked, form)
    by = _cut_of(asked, request.GET.get("by", ""))
    report = build(
        actor=actor,
        scope=question.unit,
        period=question.period,
        expressions=[asked.text],
        by=(by.code,) if by else (),
        as_of=question.as_of,
        map=question.map,
    )
    shown = _Shown(actor, question, asked, report, by)
    if shown.is_closed:
        raise BadQuestion(shown.figure["why"], 403)
    return render(request, "web/pages/figure.html", shown.context(_after(request), today))


def _after(request: HttpRequest) -> int | None:
    after = request.GET.get("after", "")
    if after and not (after.isascii() and after.isdigit() and len(after) < 19):
        raise BadQuestion(_("This address is not complete."), 400)
    return int(after) if after else None


def _cut_of(expression: Expression, code: str) -> Cut | None:
    """The cut that is shown: the one asked for, else the first that the expression does not fix already."""
    fixed = {name for name, _value in expression.filters}
    free = [cut for cut in expression.indicator.all_cuts if cut.code not in fixed]
    return next((cut for cut in free if cut.code == code), free[0] if free else None)


def _file(actor: Actor, question: Question, asked: Expression, form: str) -> HttpResponse:
    found = records_of(actor, question, asked.text)
    if found.why and not found.rows:
        raise BadQuestion(found.why, 403)
    note_access(actor, "export", detail=f"{asked.text} {question.unit} {question.period}: {len(found.rows)} ({form})")
    return records_sheet(found, question).answer(form, f"{asked.text} {question.unit} {question.period}")


class _Shown:
    """A built figure, laid out."""

    def __init__(self, actor: Actor, question: Question, asked: Expression, report: dict[str, Any], by: Cut | None) -> None:
        self.actor, self.question, self.asked, self.by = actor, question, asked, by
        self.report = report
        self.figure: Said = report["figures"][0]
        self.instant = datetime.fromisoformat(report["as_of"])
        self.fixed = replace(question, as_of=self.instant)

    @property
    def is_closed(self) -> bool:
        """Whether the figure of this scope is not open to the reader; a small cell that is held back still has its page."""
        return is_closed(self.figure)

    def href(self, **changes: str) -> str:
        """This page, changed."""
        return self.question.figure_href(self.asked.text, **changes)

    def context(self, after: int | None, today: date) -> dict[str, Any]:
        """For the template."""
        figure, counted = self.figure, isinstance(self.asked.indicator, Indicator | Median)
        change = difference(figure["value"], figure["previous"], unit=figure["unit"], good=figure["good"])
        found = records_of(self.actor, self.fixed, self.asked.text, limit=A_PAGE, after=after) if counted else None
        context = {
            "title": self.asked.label,
            "kicker": self._kicker(),
            "value": value_of(figure),
            "last": value_text(figure["previous"], figure["unit"]) if figure["previous"] is not None else "",
            "difference": ", ".join(filter(None, (change.words, change.say))),
            "facts": self._facts(),
            "filters": self._filters(today),
            "identities": [identity_of(check) for check in checks_of(self.report["identities"], {self.asked.text})],
            "cuts": [table for table in (self._by_cut(), self._by_unit(today)) if table is not None],
            "link_href": self.fixed.figure_href(self.asked.text, by=self.by.code if self.by else ""),
        }
        if found is None:
            return {**context, "table": self._parts(), "records_title": _("What it is made of")}
        return {**context, **self._records(found, after)}

    def _kicker(self) -> list[shapes.Link]:
        period = self.question.period
        return [
            shapes.Link(text=_("Figures"), href=self.question.figures_href(indicator=self.asked.text)),
            shapes.Link(text=self.question.scope.name, href=self.question.report_href()),
            shapes.Link(text=f"{say_period(period)} ({formats.span(period.from_on, period.last_on)})"),
        ]

    def _facts(self) -> list[shapes.Fact]:
        period = self.question.period
        named = calendar(period.calendar)
        facts = [
            (_("How it is counted"), definition(self.asked, self.question), True),
            (_("Why there is no value"), why_of(self.figure), True),
            (_("Counted in"), unit_text(self.figure["unit"]), False),
            (_("Code"), self.asked.text, False),
            (_("Calendar"), f"{say_calendar(named)} ({say_source(named)})", False),
            (_("As of"), formats.instant(self.instant), False),
        ]
        return [shapes.Fact(label=label, cell=shapes.Cell(value=value), wide=wide) for label, value, wide in facts if value]

    def _filters(self, today: date) -> list[shapes.Filter]:
        fixed = {name for name, _value in self.asked.filters}
        free = [cut for cut in self.asked.indicator.all_cuts if cut.code not in fixed]
        filters = [
            shapes.Filter(label=str(cut.label), on=str(cut.label_of(value)), remove_href=self._without(cut.code))
            for cut, value in self.asked.named()
        ]
        if len(free) > 1:
            choices = [shapes.Choice(text=str(cut.label), href=self.href(by=cut.code), on=cut is self.by) for cut in free]
            filters.append(shapes.Filter(label=_("By: %(cut)s") % {"cut": self.by.label if self.by else ""}, choices=choices))
        maps = [
            shapes.Choice(text=choice.text, href=self.href(map=choice.map), on=choice.current)
            for choice in map_choices(self.question, today)
        ]
        if maps:
            filters.append(shapes.Filter(label=next(choice.text for choice in maps if choice.on), choices=maps))
        return filters

    def _without(self, code: str) -> str:
        return self.question.figure_href(self._expression({name: value for name, value in self.asked.filters if name != code}))

    def _expression(self, filters: dict[str, str]) -> str:
        code = self.asked.indicator.code
        return f"{code}[{','.join(f'{name}={value}' for name, value in filters.items())}]" if filters else code

    def _by_cut(self) -> tuple[str, shapes.Table] | None:
        cuts = self.figure.get("cuts")
        if self.by is None or not cuts:
            return None
        by = self.by
        labels = {code: order for order, code in enumerate(by.labels())}
        ordered = sorted(cuts, key=lambda cut: (-(cut["value"] or 0), labels.get(cut[by.code], len(labels))))
        rows = [
            (
                str(by.label_of(cut[by.code])),
                self.question.figure_href(self._expression({**dict(self.asked.filters), by.code: cut[by.code]})),
                cut["value"],
            )
            for cut in ordered
        ]
        return str(by.label), self._side_table(str(by.label), rows)

    def _by_unit(self, today: date) -> tuple[str, shapes.Table] | None:
        values = {code: value for code, value in (self.figure.get("by_unit") or {}).items() if value != 0}
        if len(values) < 2 or len(values) > MOST_UNITS:
            return None
        units = units_by_code(list(values), drawn_on(self.question, today))
        ordered = sorted(values.items(), key=lambda item: -(item[1] or 0))
        rows = [(units[code].name if code in units else code, self.href(unit=code), value) for code, value in ordered]
        return _("By unit"), self._side_table(_("By unit"), rows)

    def _side_table(self, label: str, rows: list[tuple[str, str, Any]]) -> shapes.Table:
        columns = [shapes.Column(key="name", label=label), shapes.Column(key="value", label=_("Value"), align="right")]
        laid = [
            shapes.Row(
                cells=[
                    shapes.Cell(value=name),
                    shapes.Cell(value="…" if value is None else value_text(value, self.figure["unit"]), href=href),
                ]
            )
            for name, href, value in rows
        ]
        return shapes.Table(caption=label, columns=columns, rows=laid, dense=True)

    def _records(self, found: Behind, after: int | None) -> dict[str, Any]:
        return {
            "table": records_table(found),
            "hidden_text": found.why or hidden_text(found.hidden),
            "pager": self._pager(found, after),
            "export": shapes.Link(text="CSV", href=self.fixed.figure_href(self.asked.text, format="csv")) if found.rows else None,
            "buttons": [shapes.Button(text="XLSX", href=self.fixed.figure_href(self.asked.text, format="xlsx"), icon="download")]
            if found.rows
            else [],
        }

    def _pager(self, found: Behind, after: int | None) -> shapes.Pager | None:
        by = self.by.code if self.by else ""
        following = self.fixed.figure_href(self.asked.text, by=by, after=str(found.next)) if found.next else ""
        if not following and after is None:
            return None
        whole = formats.number((found.records or 0) - (found.hidden or 0)) if found.records is not None else "…"
        words = {"shown": formats.number(len(found.rows)), "whole": whole}
        return shapes.Pager(text=_("%(shown)s of %(whole)s records, newest first") % words, next_href=following)

    def _parts(self) -> shapes.Table | None:
        """Of a derived figure the two it is worked out from."""
        indicator = self.asked.indicator
        names = [getattr(indicator, name, "") for name in ("of", "over")]
        rows = [
            shapes.Row(cells=[shapes.Cell(value=parse(name).label, href=self.question.figure_href(name)), shapes.Cell(value=name)])
            for name in names
            if name
        ]
        columns = [shapes.Column(key="name", label=_("Figure")), shapes.Column(key="code", label=_("Code"))]
        return shapes.Table(caption=_("What it is made of"), columns=columns, rows=rows) if rows else None
