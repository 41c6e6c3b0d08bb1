"""What stands beside the form while a petition is taken in: likely repeats, suggestions, the place, marks to be masked."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.language.searching import fold
from liem.core.organization.models import Locality, Unit
from liem.readings.repeats import Compared
from liem.readings.repeats.queries import TooLong, likely
from liem.readings.repeats.views import match_of
from liem.registers.petitions import words
from liem.registers.petitions.rules import marks, states
from liem.registers.petitions.rules.suggesting import Suggestion, rule_set, suggestions
from liem.web.pages.door import actor_in, signed_in
from liem.web.pages.hooks import Aside, act_asides
from liem.web.shapes import Cell, Column, Row, Table

LABELS = {
    "petition_class": pgettext_lazy("suggestion", "Class"),
    "field": pgettext_lazy("suggestion", "Field"),
    "competent_body": pgettext_lazy("suggestion", "Competent body"),
    "locality": pgettext_lazy("suggestion", "Locality"),
}
KINDS = ("xa", "phuong", "thi tran", "dac khu")
"""What a commune is called before its name, folded."""
LEAST_PLACE = 4
"""A name of a place of fewer letters is found by accident."""


def offered(actor: Actor, form: Any, today: date) -> list[dict[str, Any]]:
    """What is suggested for the form as it is filled in: field, value to set, words on screen, reason, whether it is set."""
    text = "\n".join(value for name in ("title", "content", "demand") if (value := form.data.get(name) or ""))
    found: list[tuple[Suggestion, str]] = [(one, _said(one)) for one in suggestions(text, against=form.data.get("against") or "")]
    place = place_in(actor, text, today)
    if place is not None:
        found.append((Suggestion("locality", str(place.pk), (place.name_vi,), 1), str(place)))
    return [
        {
            "field": one.field,
            "label": LABELS[one.field],
            "value": one.value,
            "said": said,
            "reason": _("Found: %(words)s") % {"words": ", ".join(f"“{word}”" for word in one.words)},
            "set": (form.data.get(one.field) or "") == one.value,
            "key": at,
        }
        for at, (one, said) in enumerate(found, start=1)
    ]


def _said(one: Suggestion) -> str:
    labels: Any = {"petition_class": words.CLASSES, "field": words.FIELDS}.get(one.field, {})
    return str(labels.get(one.value, one.value))


def place_in(actor: Actor, text: str, today: date) -> Locality | None:
    """The commune of the actor's own province that the text names with its kind before it (`xã …`, `phường …`); the longest name."""
    unit = Unit.objects.filter(pk=actor.unit_id).select_related("locality").first()
    if unit is None or unit.locality is None:
        return None
    folded = f" {fold(text)} "
    communes = Locality.objects.valid_on(today).filter(parent_id=unit.locality_id)
    named = [
        place
        for place in communes
        if len(place.name_vi) >= LEAST_PLACE and any(f" {kind} {fold(place.name_vi)}" in folded for kind in KINDS)
    ]
    return max(named, key=lambda place: len(place.name_vi), default=None)


def beside(actor: Actor, form: Any, today: date) -> dict[str, Any]:
    """The panel beside the intake form."""
    content = form.data.get("content") or ""
    text = "\n".join([form.data.get("title") or "", content])
    found = marks.found(content)
    context: dict[str, Any] = {
        "suggestions": offered(actor, form, today),
        "marks": found,
        "masking": bool(form.data.get("mask")),
        "version": rule_set().version,
        "matches": [],
        "said": _("Likely repeats show as you type."),
    }
    try:
        alone = form.data.get("petition_class") == states.DENUNCIATION
        alike = likely(actor, text, kind="petition", alone=alone)
    except TooLong as fault:
        return {**context, "said": str(fault)}
    if text.strip():
        context["said"] = "" if alike else _("Nothing alike among the records you may see.")
    context["matches"] = [match_of(one, text) for one in alike]
    return context


@require_safe
@signed_in
def rules_page(request: HttpRequest) -> HttpResponse:
    """The rules by which suggestions are made, for everybody to read."""
    actor_in(request)
    rules = rule_set()
    columns = {"field": _("Suggestion"), "value": _("Offered"), "weight": _("Weight"), "words": _("Words")}
    rows = [
        Row(
            cells=[
                Cell(value=str(LABELS[rule.field])),
                Cell(value=_said(Suggestion(rule.field, rule.value, (), 0))),
                Cell(kind="number", value=rule.weight),
                Cell(value=", ".join(rule.words)),
            ]
        )
        for rule in rules.rules
    ]
    context = {
        "title": _("Rules of suggestions"),
        "lede": _("Version %(version)s. A suggestion is offered, never taken by itself; the strongest rule wins, a draw offers nothing.")
        % {"version": rules.version},
        "table": Table(
            caption=_("Rules of suggestions"), columns=[Column(key=key, label=label) for key, label in columns.items()], rows=rows
        ),
    }
    return render(request, "web/pages/table.html", context)


act_asides.declare(("petition", "take-in"), Aside("petitions/intake.html", beside))

urlpatterns = [path("petitions/suggestions/", rules_page, name="petitions-suggestions")]

# Compared by what everybody who sees the record may read; a denunciation only inside the unit that holds it.
Compared(
    kind="petition",
    text=("content", "demand", "contents.summary"),
    alone=("petition_class", (states.DENUNCIATION, states.MIXED)),
)
