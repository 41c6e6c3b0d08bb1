"""Causes and remedies: why it could happen, from the list of the day, and what became of the remedy."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND, filled
from liem.registers.cases.events import CausesRecorded, RemedyChanged
from liem.registers.cases.models import Case, Cause
from liem.registers.cases.rules import causes


class CauseRow(forms.RowForm):
    """One cause and its remedy."""

    nature = forms.Choice(_("Nature"), choices=words.CAUSE_NATURES)
    cause = forms.Choice(_("Cause"), choices=words.CAUSES)
    remedy = forms.Text(_("Remedy"), max_length=500, required=False)
    remedy_due_on = forms.Day(_("Remedy due on"), required=False, future=True)


class RecordCauses(Act):
    """Record why it could happen, and the remedies."""

    kind = KIND
    label = _("Record causes and remedies")
    icon = "lightbulb"
    closed_too = True
    event = CausesRecorded
    rows = {"causes": CauseRow}
    row_labels = {"causes": _("Causes and remedies")}
    weight = 55

    def check(self, case: Case, data: Any) -> None:
        """At least one; each stands on the list of the day, with that nature."""
        if not data.causes:
            self.add_error(None, _("Write at least one cause."))
        for form, row in zip(filled(self, "causes"), data.causes, strict=True):
            allowed = causes.natures_on(row.cause, data.happened_on)
            if not allowed:
                form.add_error("cause", _("This cause does not stand on the list of %(day)s.") % {"day": f"{data.happened_on:%d/%m/%Y}"})
            elif row.nature not in allowed:
                said = ", ".join(str(words.CAUSE_NATURES[nature]) for nature in allowed)
                form.add_error("nature", _("This cause is: %(natures)s.") % {"natures": said})
            if row.remedy_due_on and not row.remedy:
                form.add_error("remedy", _("Name the remedy that is due."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the causes."""
        for row in data.causes:
            case.rows.causes.append(
                Cause(
                    nature=row.nature,
                    cause=row.cause,
                    remedy=row.remedy,
                    remedy_state="proposed" if row.remedy else "",
                    remedy_due_on=row.remedy_due_on,
                    remedy_on=data.happened_on if row.remedy else None,
                    recorded_on=data.happened_on,
                )
            )
        return CausesRecorded(
            causes=[{"nature": row.nature, "cause": row.cause, "remedy": row.remedy} for row in data.causes],
            codes=list(dict.fromkeys(row.cause for row in data.causes)),
        )


def has_remedy(row: Cause) -> bool:
    """Whether a remedy is named that is not over."""
    return row.remedy_state in ("proposed", "under_way")


def say_cause(row: Cause) -> Any:
    """A cause with its remedy in words."""
    return _("%(cause)s: %(remedy)s") % {"cause": words.CAUSES[row.cause], "remedy": row.remedy[:80]}


class ChangeRemedy(Act):
    """Record what became of a remedy."""

    kind = KIND
    label = _("State of a remedy")
    icon = "list-todo"
    closed_too = True
    event = RemedyChanged
    weight = 56

    cause = forms.RowField(_("Remedy"), rows="causes", where=has_remedy, say=say_cause)
    state = forms.Choice(_("State of the remedy"), choices=words.REMEDY_STATES)
    said = forms.Text(_("What was done"), multiline=True, max_length=1000)
    due_on = forms.Day(_("Remedy due on"), required=False, future=True)

    def check(self, case: Case, data: Any) -> None:
        """It goes on, and not before it was proposed."""
        row = case.rows.causes.numbered(data.cause)
        if data.state == row.remedy_state:
            self.add_error("state", _("The remedy is in this state already."))
        if row.remedy_on and data.happened_on < row.remedy_on:
            self.add_error(
                "happened_on", _("Its state is of %(day)s; what follows cannot be earlier.") % {"day": f"{row.remedy_on:%d/%m/%Y}"}
            )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Set the state and its day."""
        row = case.rows.causes.numbered(data.cause)
        row.remedy_state, row.remedy_on = data.state, data.happened_on
        row.remedy_due_on = data.due_on or row.remedy_due_on
        return RemedyChanged(
            cause_number=row.number, cause=row.cause, nature=row.nature, state=data.state, said=data.said, due_on=data.due_on
        )
