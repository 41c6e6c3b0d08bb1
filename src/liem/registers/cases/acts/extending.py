"""Extensions of a legal limit. One that the law does not allow is recorded all the same, marked, and moves no more than it may."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.acts import forms
from liem.core.acts.base import At
from liem.core.calendar.counting import CountingError
from liem.core.journal.events import Event
from liem.readings.deadlines import Extension as Decided
from liem.readings.deadlines import Granted, Limit, Pause, Rule, judge, reckon
from liem.registers.cases.acts.steps import KIND, ByDecision, decision, extensions_of, limit, mark, rested, running_rule
from liem.registers.cases.events import LimitExtended
from liem.registers.cases.models import Case, Extension
from liem.registers.cases.rules import limits


class ExtendLimit(ByDecision):
    """Extend the limit of the stage the case is in, as it was decided."""

    kind = KIND
    label = _("Extend a limit")
    icon = "calendar-plus"
    help = _(
        "The limit of the stage the case is in. A decision that came after the limit had run out, is one more than the law allows"
        " or goes on for longer is recorded and marked; the limit moves no further than the law lets it."
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
        """There must be a limit, and what is asked for is asked for before it is decided."""
        super().check(case, data)
        if not limit(case)["limit_rule"]:
            self.add_error(None, _("No limit runs: the class of crime is not known yet. Add the articles first."))
        elif running_rule(case) is None:
            self.add_error(None, _("The limit that runs cannot be counted: its rule is switched off or was not in force on that day."))
        decided = data.decision_on or data.happened_on
        if data.asked_on and data.asked_on > decided:
            self.add_error("asked_on", _("It was asked for before it was decided."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the extension to the step that runs; mark what the law does not allow."""
        rule = running_rule(case)
        assert rule is not None
        told = self._told(case, data, rule)
        marks = judged(case, told)[-1].marks
        name = limits.limit_of(case.record.stage) or ""
        extension = Extension(
            limit=name,
            value=told.value,
            unit=told.unit,
            step=case.limit_step,
            granted_on=data.happened_on,
            asked_on=data.asked_on,
            marks=marks[0] if marks else "",
            **decision(data),
        )
        case.rows.extensions.append(extension)
        mark(case, marks)
        return LimitExtended(
            extension=extension.number,
            limit=name,
            value=told.value,
            unit=told.unit,
            total=told.total,
            stage=case.record.stage,
            asked_on=data.asked_on,
            marks=extension.marks,
            **decision(data),
        )

    def _told(self, case: Case, data: Any, rule: Rule) -> Decided:
        """The extension as it was decided, in the unit in which the law extends this limit."""
        number, allowed = len(extensions_of(case)), rule.extensions
        step = allowed[min(number, len(allowed) - 1)] if allowed else None
        return Decided(
            on=data.decision_on or data.happened_on,
            value=data.value,
            unit=step.unit if step else rule.unit,
            total=number < len(allowed) and allowed[number].total,
            decision=data.decision_number,
            asked_on=data.asked_on,
        )


def judged(case: Case, *more: Decided) -> list[Granted]:
    """The extensions of the limit that runs, and `more` after them, each against the law as the clock judges it.

    An empty list where no limit runs or it cannot be counted.
    """
    rule = running_rule(case)
    if rule is None:
        return []
    try:
        told, start = [*extensions_of(case), *more], limit(case)["limit_from"]
        return judge(start, Limit.of(rule), told, law=rule, pauses=_pauses(case), ask_before=rule.asks)
    except CountingError:
        return [Granted(told=one, counts=one) for one in told]


def _pauses(case: Case) -> list[Pause]:
    return [(date.fromisoformat(a or ""), date.fromisoformat(b) if b else None) for a, b in rested(case)]


def ends_on(case: Case) -> date | None:
    """The last day of the limit that runs, by what of its extensions counts, or None where none is known."""
    rule = running_rule(case)
    if rule is None:
        return None
    try:
        counts = [granted.counts for granted in judged(case) if granted.counts is not None]
        return reckon(limit(case)["limit_from"], Limit.of(rule), extensions=counts, pauses=_pauses(case)).due_on
    except CountingError:
        return None


def is_over(case: Case, day: date) -> bool:
    """Whether the limit that runs had run out before `day`."""
    last = ends_on(case)
    return last is not None and day > last
