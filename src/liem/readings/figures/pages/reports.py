"""Choosing a report: whose, of which period, on which calendar; the recent ones are links."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from liem.core.calendar.periods import Period, PeriodError, calendars, parse
from liem.core.calendar.wording import say_calendar, say_error, say_period
from liem.core.organization.queries import UnitScope, UnknownUnit, scope
from liem.readings.figures.pages.periods import lived, parts_of, years_of
from liem.readings.figures.pages.questions import Question, page
from liem.readings.figures.pages.scopes import own_scope, scopes_of
from liem.web.pages.door import actor_in
from liem.web.shapes import Choice, Filter, Link

ROMAN = ("I", "II", "III", "IV")


class ReportForm(forms.Form):
    """Unit, period and calendar of a report."""

    unit = forms.ChoiceField(label=gettext_lazy("Unit"))
    period = forms.CharField(
        label=gettext_lazy("Period"),
        max_length=20,
        help_text=gettext_lazy("2023 · 2023-H1 · 2023-9M · 2023-Q1 · 2023-01 · 2021..2023"),
    )
    calendar = forms.ChoiceField(label=gettext_lazy("Calendar"))

    def __init__(self, *args: Any, actor: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = scopes_of(actor, day)
        self.fields["unit"].choices = [(group.label, group.choices) for group in groups]  # type: ignore[attr-defined]
        self.fields["calendar"].choices = [(code, say_calendar(item)) for code, item in calendars().items()]  # type: ignore[attr-defined]
        for name, span in (("unit", 6), ("period", 3), ("calendar", 3)):
            self.fields[name].span = span  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The period must be one, and the unit must have lived at its end."""
        data = super().clean() or {}
        if "period" not in data or "calendar" not in data:
            return data
        try:
            data["asked"] = parse(data["period"], data["calendar"])
            if "unit" in data:
                data["scope"] = scope(data["unit"], on=data["asked"].last_on)
        except PeriodError as fault:
            self.add_error("period", say_error(fault))
        except UnknownUnit as fault:
            self.add_error("unit", str(fault))
        return data


@require_safe
@page
def reports_page(request: HttpRequest) -> HttpResponse:
    """The choice; with a period it leads to the report, without one the recent reports of the chosen unit are listed."""
    actor = actor_in(request)
    today: date = request.today  # type: ignore[attr-defined]
    initial = {"unit": own_scope(actor), "calendar": "plain"}
    asked: dict[str, str] = {**initial, **{name: str(value) for name, value in request.GET.items() if value}}
    bound = "period" in request.GET
    form = ReportForm(asked if bound else None, actor=actor, day=today, initial={**asked, "period": str(today.year)})
    if bound and form.is_valid():
        data = form.cleaned_data
        return HttpResponseRedirect(Question(scope=data["scope"], period=data["asked"]).report_href())
    unit = asked["unit"] if asked["unit"] in _codes(form) else initial["unit"]
    calendar = asked["calendar"] if asked["calendar"] in calendars() else "plain"
    found = scope(unit, on=today)
    context = {
        "title": _("Reports"),
        "lede": _("Every figure is computed from the registers and opens to its records."),
        "form": form,
        "filters": _filters(form, unit, calendar, found.name),
        "list_title": _("Recent reports: %(unit)s") % {"unit": found.name},
        "years": _years(found, calendar, today),
    }
    return render(request, "figures/reports.html", context, status=422 if form.errors else 200)


def _filters(form: ReportForm, unit: str, calendar: str, name: str) -> list[Filter]:
    """The chips that list the reports of another unit, or on another calendar."""

    def href(**changes: str) -> str:
        return "?" + urlencode({"unit": unit, "calendar": calendar, **changes}, quote_via=quote)

    groups: Any = form.fields["unit"].choices  # type: ignore[attr-defined]
    units = [Choice(text=text, href=href(unit=code), on=code == unit) for _label, choices in groups for code, text in choices]
    known = [Choice(text=say_calendar(item), href=href(calendar=code), on=code == calendar) for code, item in calendars().items()]
    return [Filter(label=name, choices=units), Filter(label=say_calendar(calendars()[calendar]), choices=known)]


def _codes(form: ReportForm) -> set[str]:
    groups: Any = form.fields["unit"].choices  # type: ignore[attr-defined]
    return {code for _label, choices in groups for code, _name in choices}


def _years(found: UnitScope, calendar: str, today: date) -> list[dict[str, Any]]:
    """The lines of the list: each year with its parts that have begun, as far as the unit stands on their last day."""
    stands = lived(found)
    lines = [_year(Question(scope=found, period=year), today, stands) for year in years_of(today, calendar)]
    return [line for line in lines if line["year"] is not None or any(line["parts"])]


def _year(question: Question, today: date, stands: Callable[[Period], bool]) -> dict[str, Any]:
    year = question.period

    def link(period: Any, text: str) -> Link:
        return Link(text=text, href=question.report_href(period=period.code), title=say_period(period))

    parts = {kind: [part for part in found if stands(part)] for kind, found in parts_of(year, today).items()}
    shown = [
        [link(part, _("First half") if part.code.endswith("H1") else _("Second half")) for part in parts["half"]],
        [link(part, _("9 months")) for part in parts["nine_months"]],
        [link(part, ROMAN[int(part.code[-1]) - 1]) for part in parts["quarter"]],
        [link(part, str(int(part.code[-2:]))) for part in parts["month"]],
    ]
    return {"year": link(year, year.code) if stands(year) else None, "code": year.code, "parts": shown}
