"""Figures and the records behind them."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from liem.core.calendar.periods import Period, PeriodError, parse
from liem.core.calendar.wording import say_error
from liem.core.organization.queries import UnknownUnit
from liem.gates.api.door import actor_in, program
from liem.gates.api.problems import Problem
from liem.readings.figures.expressions import BadExpression
from liem.readings.figures.records import behind
from liem.readings.figures.report import build

MOST = 500


@program("GET")
def figures(request: HttpRequest) -> HttpResponse:
    """The figures of a unit and period (`indicator` may be given several times; left out: all), as of an instant."""
    query = request.GET
    try:
        report = build(
            actor=actor_in(request),
            scope=_unit(request),
            period=_period(request),
            expressions=query.getlist("indicator") or None,
            by=tuple(cut for text in query.getlist("by") for cut in text.split(",") if cut),
            as_of=_instant(query.get("as_of", "")),
            map=_map(query.get("map", "own")),
        )
    except (UnknownUnit, BadExpression) as fault:
        raise Problem(400, _("The figures cannot be asked for like this."), str(fault)) from None
    return JsonResponse(report, json_dumps_params={"ensure_ascii": False})


@program("GET")
def records(request: HttpRequest) -> HttpResponse:
    """The records behind one figure, each with its amount; those the caller may not see are only counted."""
    query = request.GET
    after = query.get("after", "")
    if after and not after.isdigit():
        raise Problem(400, _("This page address is not complete."))
    try:
        found = behind(
            actor=actor_in(request),
            expression=query.get("indicator", ""),
            scope=_unit(request),
            period=_period(request),
            as_of=_instant(query.get("as_of", "")),
            map=_map(query.get("map", "own")),
            limit=MOST,
            after=int(after) if after else None,
        )
    except (UnknownUnit, BadExpression) as fault:
        raise Problem(400, _("The records cannot be asked for like this."), str(fault)) from None
    rows = [
        {"id": row.record.pk, "number": row.record.number, "title": row.record.title, "amount": row.amount, "event": row.event_id}
        for row in found.rows
    ]
    answer: dict[str, Any] = {
        "items": rows,
        "records": found.records,
        "amount": found.amount,
        "hidden": found.hidden,
        "hidden_amount": found.hidden_amount,
    }
    if found.why:
        answer["why"] = found.why
    if found.next is not None:
        parameters = query.copy()
        parameters["after"] = str(found.next)
        answer["next"] = f"/api/v1/figures/records?{parameters.urlencode()}"
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _unit(request: HttpRequest) -> str:
    return request.GET.get("unit", "") or actor_in(request).unit_code


def _period(request: HttpRequest) -> Period:
    try:
        return parse(request.GET.get("period", ""), request.GET.get("calendar", "plain"))
    except PeriodError as fault:
        raise Problem(400, _("The period is not understood."), say_error(fault)) from None
    except LookupError:
        raise Problem(400, _("There is no such calendar.")) from None


def _instant(text: str) -> datetime | None:
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is None:
            raise ValueError
    except ValueError:
        raise Problem(400, _("`as_of` is an instant with its offset, such as 2023-07-01T00:00:00+07:00.")) from None
    return instant


def _map(text: str) -> Any:
    if text == "own":
        return "own"
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(400, _("`map` is `own` or a day.")) from None
