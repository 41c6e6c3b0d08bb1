"""The administrator's page of the rules a unit works under, from a day on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liem.core.access.actor import Actor
from liem.core.acts.refusals import Refused
from liem.core.organization import queries
from liem.core.organization.models import Unit
from liem.core.organization.profile import administers, basis_on, set_basis
from liem.web.formats import day
from liem.web.organization.forms import BasisForm
from liem.web.organization.people import for_administrators
from liem.web.shapes import Link, Side


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def unit_basis(request: HttpRequest, code: str) -> HttpResponse:
    """Set the basis of a unit one administers; any other unit does not exist here."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    unit = _unit(request, code, actor)
    form = BasisForm(request.POST if request.method == "POST" else None, initial={"from_on": request.today})  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            set_basis(unit=unit, actor=actor, **form.cleaned_data)
        except Refused as refused:
            refused.show_in(form)
        else:
            messages.success(request, _("Recorded for %(unit)s.") % {"unit": unit.name})
            return redirect("unit_basis", code=code)
    context: dict[str, Any] = {
        "title": _("Legal basis"),
        "kicker": [Link(text=_("Organisation"), href=reverse("organisation")), Link(text=unit.name, href=_of(unit))],
        "lede": _(
            "Petitions taken in from that day run under these rules: their limits and the layout of letters. Earlier ones keep theirs."
        ),
        "form": form,
        "submit": _("Record it"),
        "submit_icon": "check",
        "cancel_href": _of(unit),
        "sides": [_past(request, unit)],
    }
    return render(request, "web/pages/form.html", context, status=422 if form.errors else 200)


def _unit(request: HttpRequest, code: str, actor: Actor) -> Unit:
    try:
        unit = queries.unit_on(code, request.today)  # type: ignore[attr-defined]
    except queries.UnknownUnit:
        raise Http404 from None
    if not administers(actor, unit):
        raise Http404
    return unit


def _of(unit: Unit) -> str:
    return f"{reverse('organisation')}?unit={unit.code}"


def _past(request: HttpRequest, unit: Unit) -> Side:
    """What holds today, and what was recorded when and by what."""
    rows = unit.bases.order_by("-valid_from")
    now = dict(BasisForm.base_fields["basis"].choices)[basis_on(unit, request.today)]  # type: ignore[attr-defined]
    lines = [(_("Today"), str(now)), *((f"{row.get_basis_display()}, {row.decision}", day(row.valid_from)) for row in rows)]
    note = "" if rows else _("No decision is recorded: a Party committee's body works under Party rules, an agency under State rules.")
    return Side(title=_("Works under"), lines=lines, note=note)
