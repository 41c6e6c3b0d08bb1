"""The pages of limits: the calculator, and the rules that wait for two persons to confirm them."""

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from liem.core.acts import forms
from liem.core.acts.refusals import Refused
from liem.core.calendar.wording import say_day
from liem.readings.deadlines.calculator import CalculatorForm, answer_of, classes_side
from liem.readings.deadlines.confirming import CONFIRMS, confirm, confirmed_rows, rule_of, waiting, why_not
from liem.readings.deadlines.models import RuleConfirmation
from liem.readings.deadlines.packs import pack
from liem.readings.deadlines.ruling import Rule
from liem.readings.deadlines.wording import say_limit
from liem.web import shapes
from liem.web.pages.door import actor_in, signed_in


@require_safe
@signed_in
def calculator(request: HttpRequest) -> HttpResponse:
    """Choose a limit and a day; the answer stands in the address."""
    form = CalculatorForm(request.GET if "rule" in request.GET else None)
    if form.is_bound:
        form.is_valid()
    side = classes_side(form)
    context = {
        "title": _("Calculator of limits"),
        "lede": _("Counted by the rule in force on the day it begins, pack %(version)s. Days off are those of public offices.")
        % {"version": pack().version},
        "form": form,
        "fieldsets": [
            (_("Limit and day"), ["rule", "offence", "start", "hour"]),
            (_("Extensions"), ["extended_1", "value_1", "extended_2", "value_2", "extended_3", "value_3"]),
            (_("Days that do not count"), ["stood_from", "stood_until"]),
        ],
        "answer": answer_of(form.answer) if form.answer else None,
        "sides": [side] if side else [_waiting_side()],
    }
    return render(request, "deadlines/calculator.html", context)


def _waiting_side() -> shapes.Side:
    """How many rules are switched off, and where they are confirmed."""
    rows = confirmed_rows()
    lines = [(_("Switched off"), str(sum(rule.row not in rows for rule in waiting())))]
    more = shapes.Link(text=_("Rules to confirm"), href=reverse("rules-to-confirm"))
    note = _("A rule that was not seen in a source is used once two persons have confirmed it.")
    return shapes.Side(title=_("Rules not yet checked"), lines=lines, note=note, more=more)


@require_safe
@signed_in
def rules_to_confirm(request: HttpRequest) -> HttpResponse:
    """Every rule shipped switched off, with who has confirmed it."""
    actor, used = actor_in(request), confirmed_rows()
    given: dict[str, list[str]] = {}
    for confirmation in RuleConfirmation.objects.select_related("person").order_by("confirmed_at"):
        given.setdefault(confirmation.row, []).append(confirmation.person.name)
    rows = []
    for rule in waiting():
        names = given.get(rule.row, [])
        state = shapes.State(kind="now", text=_("In use")) if rule.row in used else shapes.State(kind="end", text=_("Switched off"))
        href = reverse("rule-confirm", args=[rule.row]) if not why_not(rule, actor) else ""
        cells = [
            shapes.Cell(value=rule.code, kind="no"),
            shapes.Cell(value=rule.label, kind="title", href=href, sub=rule.basis),
            shapes.Cell(value=say_limit(rule)),
            shapes.Cell(value=", ".join(names) or "—"),
            shapes.Cell(value=state, kind="state"),
        ]
        rows.append(shapes.Row(cells=cells, label=rule.label, href=href))
    columns = [
        shapes.Column(key="rule", label=_("Rule"), place="no"),
        shapes.Column(key="label", label=_("What it limits"), place="title"),
        shapes.Column(key="limit", label=_("Limit")),
        shapes.Column(key="given", label=_("Confirmed by")),
        shapes.Column(key="state", label=_("State"), place="state"),
    ]
    title = _("Rules to confirm")
    context = {
        "title": title,
        "lede": _(
            "Shipped switched off: nobody has seen them in a source. Two persons, one of them a head, confirm a rule before it counts."
        ),
        "kicker": [shapes.Link(text=_("Calculator of limits"), href=reverse("clock-calculator"))],
        "table": shapes.Table(caption=title, columns=columns, rows=rows),
    }
    return render(request, "web/pages/table.html", context)


class ConfirmForm(django_forms.Form):
    """In which source the rule was read."""

    use_required_attribute = False

    source = forms.Text(gettext_lazy("Source"), max_length=300, help_text=gettext_lazy("Instrument, article and where you read its text."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rule_confirm(request: HttpRequest, row: str) -> HttpResponse:
    """Confirm one rule against its source."""
    rule, actor = rule_of(row), actor_in(request)
    if rule is None or actor.role not in CONFIRMS or (request.method != "POST" and why_not(rule, actor)):
        raise Http404
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            number = confirm(rule=rule, source=form.cleaned_data["source"], actor=actor, at=timezone.now())
        except Refused as refused:
            refused.show_in(form)
        else:
            done = _("The rule is in use. Clocks that run under it are counted again by “liem rebuild clocks”.")
            messages.success(request, done if number > 1 else _("Confirmed; a second person must confirm it too."))
            return redirect("rules-to-confirm")
    context = {
        "title": _("Confirm %(rule)s") % {"rule": rule.code},
        "lede": rule.label,
        "kicker": [shapes.Link(text=_("Rules to confirm"), href=reverse("rules-to-confirm"))],
        "form": form,
        "submit": _("I have read it in this source"),
        "submit_icon": "check",
        "cancel_href": reverse("rules-to-confirm"),
        "sides": [_rule_side(rule)],
    }
    return render(request, "web/pages/form.html", context, status=422 if form.errors else 200)


def _rule_side(rule: Rule) -> shapes.Side:
    """What is to be confirmed: every word of the rule's row that counts."""
    since = say_day(rule.effective_from) if rule.effective_from else ""
    until = say_day(rule.effective_until) if rule.effective_until else ""
    lines = [
        (_("Limit"), say_limit(rule)),
        (_("Counted from"), rule.starts),
        (_("Law"), rule.basis),
        (_("In force from"), since),
        (_("In force before"), until),
        (_("Where it applies"), rule.names.get("applies_vi", "")),
        (_("Note"), rule.names.get("note_vi", "")),
    ]
    return shapes.Side(title=_("What is confirmed"), lines=[line for line in lines if line[1]])
