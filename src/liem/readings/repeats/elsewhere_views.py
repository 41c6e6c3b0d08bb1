"""The pages on which other units are asked for repeats, and on which an administrator switches a unit's answers."""

from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.core.acts import forms
from liem.core.acts.refusals import Refused
from liem.core.organization.models import Role, Unit
from liem.core.organization.profile import administers
from liem.core.organization.queries import UnknownUnit, unit_named
from liem.core.records.kinds import kinds
from liem.core.records.models import Record
from liem.readings.repeats.elsewhere import ANSWERS, SILENT, TooOften, ask_elsewhere, may_ask, switch_answering
from liem.readings.repeats.function import MOST_AN_HOUR
from liem.readings.repeats.models import RepeatsSilent
from liem.web.formats import day
from liem.web.pages.door import actor_in, kicker_of, signed_in
from liem.web.pages.hooks import RailItem, rail_items, record_sides
from liem.web.shapes import Button, Cell, Column, Empty, Row, Side, Table


@require_POST
@signed_in
def elsewhere(request: HttpRequest, record_id: int) -> HttpResponse:
    """Ask other units about one record; the answer names units, nothing more."""
    actor = actor_in(request)
    record = visible(actor).filter(pk=record_id).select_related("owner").first()
    if record is None or not may_ask(actor, record):
        raise Http404
    said, units = "", []
    try:
        units = ask_elsewhere(actor, record)
    except TooOften as fault:
        said = str(fault)
    table = Table(
        caption=_("Units that hold a like record"),
        columns=[Column(key="unit", label=_("Unit"), place="title"), Column(key="answer", label=_("Answer"))],
        rows=[Row(cells=[Cell(value=unit.name), Cell(value=_("There are"))], label=unit.name) for unit in units],
        empty=Empty(title=said or _("No other unit that answers holds a like record.")),
    )
    context: dict[str, Any] = {
        "title": _("Repeats in other units"),
        "kicker": kicker_of(kinds[record.kind], record),
        "lede": _(
            "Ask the unit itself: neither text nor person nor day is shown here. The question stands in the access logs of both units."
        ),
        "table": table,
    }
    answer = render(request, "web/pages/table.html", context, status=429 if said else 200)
    answer["Cache-Control"] = "no-store"
    return answer


def elsewhere_side(actor: Actor, record: Record, today: date) -> Side | None:
    """Beside a record that other units may be asked about: the button that asks."""
    if not may_ask(actor, record):
        return None
    button = Button(text=_("Ask other units"), href=reverse("repeats-elsewhere", args=[record.pk]), post=True)
    note = _("Whether they hold a like one. At most %(most)s questions an hour; each stands in the access logs of both units.")
    note %= {"most": MOST_AN_HOUR}
    return Side(title=_("Other units"), acts=[button], note=note)


record_sides.declare("repeats.elsewhere", elsewhere_side)


class AnsweringForm(django_forms.Form):
    """Which unit, whether it answers, and why."""

    use_required_attribute = False

    unit = forms.Text(
        gettext_lazy("Unit"), max_length=200, help_text=gettext_lazy("Its code, such as T38 or T38.15865, or its whole name.")
    )
    answering = forms.Choice(
        gettext_lazy("Questions of other units"), choices={ANSWERS: gettext_lazy("Answered"), SILENT: gettext_lazy("Not answered")}
    )
    reason = forms.Text(gettext_lazy("Reason"), max_length=300)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answering(request: HttpRequest) -> HttpResponse:
    """The administrator's switch; for everybody else it does not exist."""
    actor = actor_in(request)
    if actor.role != Role.ADMINISTRATOR:
        raise Http404
    form = AnsweringForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _switched(request, actor, form):
        return redirect("repeats-answering")
    context = {
        "title": _("Answers to other units"),
        "lede": _("Officers of other units may ask whether a unit holds a petition like theirs. The answer is “there are”, nothing more."),
        "form": form,
        "submit": _("Record it"),
        "submit_icon": "check",
        "cancel_href": reverse("organisation"),
        "sides": [_silent_side(actor)],
    }
    return render(request, "web/pages/form.html", context, status=422 if form.errors else 200)


def _switched(request: HttpRequest, actor: Actor, form: AnsweringForm) -> bool:
    """Do what the form says; what is refused is said at its field."""
    given = form.cleaned_data
    try:
        unit: Unit = unit_named(given["unit"], request.today)  # type: ignore[attr-defined]
        switch_answering(unit=unit, answering=given["answering"], reason=given["reason"], actor=actor)
    except UnknownUnit as unknown:
        form.add_error("unit", str(unknown))
    except Refused as refused:
        refused.show_in(form)
    else:
        messages.success(request, _("Recorded for %(unit)s.") % {"unit": unit.name})
        return True
    return False


def _silent_side(actor: Actor) -> Side:
    silent = [row for row in RepeatsSilent.objects.select_related("unit").order_by("unit__sort_key") if administers(actor, row.unit)]
    note = "" if silent else _("Every unit answers.")
    return Side(title=_("Units that do not answer"), lines=[(row.unit.name, day(row.since_on)) for row in silent], note=note)


rail_items.declare(
    "repeats-answering",
    RailItem(
        code="repeats-answering",
        label=gettext_lazy("Answers to other units"),
        href=lambda: reverse("repeats-answering"),
        icon="messages-square",
        shown=lambda actor: actor.role == Role.ADMINISTRATOR,
        order=83,
    ),
)
