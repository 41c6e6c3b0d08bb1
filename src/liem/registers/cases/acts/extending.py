"""Extensions of a legal limit. One that the law does not allow is recorded all the same, marked, and moves nothing."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.acts import forms
from liem.core.acts.base import At
from liem.core.calendar.counting import CountingError
from liem.core.journal.events import Event
from liem.readings.deadlines import Extension as Granted
from liem.readings.deadlines import RuleError, extension_left, rule_on
from liem.readings.deadlines.limits import Limit, reckon
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND, ByDecision, decision, granted, limit, rested
from liem.registers.cases.events import LimitExtended
from liem.registers.cases.models import Case, Extension
from liem.registers.cases.rules import limits


class ExtendLimit(ByDecision):
    """Extend the limit of the stage the case is in, as it was decided."""

    kind = KIND
    label = _("Extend a limit")
    icon = "calendar-plus"
    help = _(
        "The limit of the stage the case is in. A decision that came after the limit had run out, or is one more than the law"
        " allows, is recorded and marked; it does not move the limit."
    )
    stages = frozenset(limits.LIMITS.values())
    event = LimitExtended
    weight = 30

    value = forms.Count(
        pgettext_lazy("extension", "By how much"),
        low=1,
        high=365,
        help_text=_("In the unit of the law: months for verification and investigation, days for the decision to prosecute and the trial."),
    )
    asked_on = forms.Day(_("Asked for on"), required=False)
    field_order = ["value", "asked_on", "decision_number", "decision_on", "decision_by"]

    def check(self, case: Case, data: Any) -> None:
        """There must be a limit, and not more than one extension of it may be."""
        super().check(case, data)
        running = limit(case)
        if not running["limit_rule"]:
            self.add_error(None, _("No limit runs: the class of crime is not known yet. Add the articles first."))
            return
        try:
            left = extension_left(running["limit_rule"], running["limit_from"], extended(case))
        except RuleError as error:
            self.add_error(None, str(error))
            return
        if left is not None and data.value > left.value:
            self.add_error(
                "value",
                _("The law allows at most %(most)s %(unit)s for this extension.") % {"most": left.value, "unit": words.UNITS[left.unit]},
            )
        decided = data.decision_on or data.happened_on
        if data.asked_on and data.asked_on > decided:
            self.add_error("asked_on", _("It was asked for before it was decided."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the extension to the step that runs; mark what the law does not allow."""
        running = limit(case)
        left = extension_left(running["limit_rule"], running["limit_from"], extended(case))
        decided = decision(data)
        unit = left.unit if left else rule_on(running["limit_rule"], running["limit_from"]).unit
        marks = "beyond_count" if left is None else "decided_late" if is_over(case, decided["decision_on"]) else ""
        name = limits.limit_of(case.record.stage) or ""
        extension = Extension(
            limit=name,
            value=data.value,
            unit=unit,
            step=case.limit_step,
            granted_on=data.happened_on,
            asked_on=data.asked_on,
            marks=marks,
            **decided,
        )
        case.rows.extensions.append(extension)
        return LimitExtended(
            extension=extension.number,
            limit=name,
            value=data.value,
            unit=unit,
            total=bool(left and left.total),
            stage=case.record.stage,
            asked_on=data.asked_on,
            marks=marks,
            **decided,
        )


def extended(case: Case) -> int:
    """How often the limit that runs has lawfully been extended."""
    return sum(row.step == case.limit_step and not row.marks for row in case.rows.extensions)


def ends_on(case: Case) -> date | None:
    """The last day of the limit that runs, or None where none is known."""
    running = limit(case)
    if not running["limit_rule"]:
        return None
    try:
        rule = rule_on(running["limit_rule"], running["limit_from"])
        totals = [step.total for step in rule.extensions]
        extensions = [
            Granted(on=date.fromisoformat(row["on"]), value=row["value"], unit=row["unit"], total=total)
            for row, total in zip(granted(case), totals, strict=False)
        ]
        pauses = [(date.fromisoformat(a or ""), date.fromisoformat(b) if b else None) for a, b in rested(case)]
        return reckon(running["limit_from"], Limit.of(rule), extensions=extensions, pauses=pauses).due_on
    except (RuleError, CountingError):
        return None


def is_over(case: Case, day: date) -> bool:
    """Whether the limit that runs had run out before `day`."""
    last = ends_on(case)
    return last is not None and day > last
