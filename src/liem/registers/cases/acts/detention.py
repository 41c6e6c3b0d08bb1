"""Detention of single persons: ordered to a fixed day, extended, ended. Its days never move."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.calendar.counting import due_day
from liem.core.journal.events import Event
from liem.readings.deadlines import RuleError, rule_on
from liem.registers.cases import words
from liem.registers.cases.acts.charging import say_accused
from liem.registers.cases.acts.extending import ends_on
from liem.registers.cases.acts.steps import KIND, ByDecision, decision, is_open, mark
from liem.registers.cases.events import Detained, DetentionExtended, Released
from liem.registers.cases.models import Case, Detention
from liem.registers.cases.rules import detention, stages


def is_detained(row: Detention) -> bool:
    """Whether the person is still detained by it."""
    return row.released_on is None


def say_detention(row: Detention) -> Any:
    """A detention in words."""
    return _("Person no. %(number)s, from %(from_on)s to %(until_on)s") % {
        "number": row.accused,
        "from_on": f"{row.from_on:%d/%m/%Y}",
        "until_on": f"{row.until_on:%d/%m/%Y}",
    }


class Detain(Act):
    """Record that a person is detained by an order, to the last day written in it."""

    kind = KIND
    label = _("Record a detention")
    icon = "lock-keyhole"
    help = _("The days are those of the order: a month is thirty days, and a day off does not move the end.")
    stages = stages.DETAINED_IN
    event = Detained
    weight = 63

    accused = forms.RowField(_("Person"), rows="accused", where=is_open, say=say_accused)
    order_number = forms.Text(_("Order"), max_length=100)
    order_by = forms.Text(_("Issued by"), max_length=200)
    until_on = forms.Day(_("Last day of the order"), future=True)
    beyond = forms.Flag(_("The order itself goes beyond the law or the limit of the stage: this is what it says"))
    field_order = ["accused", "order_number", "order_by", "until_on", "beyond"]

    def check(self, case: Case, data: Any) -> None:
        """Once at a time, to a day ahead; an order beyond the law is asked about, then recorded and marked."""
        if any(row.accused == data.accused and is_detained(row) for row in case.rows.detentions):
            self.add_error("accused", _("This person is detained already: extend that detention."))
        if data.until_on < data.happened_on:
            self.add_error("until_on", _("The order ends before it begins."))
        marks = marks_of(case, data.accused, data.happened_on, data.until_on)
        if marks and not data.beyond:
            self.add_error(
                "beyond", _("%(why)s. If the order says so, tick here: it is recorded and marked.") % {"why": words.DETENTION_MARKS[marks]}
            )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the detention."""
        detained_for = detention.FOR[case.record.stage]
        marks = marks_of(case, data.accused, data.happened_on, data.until_on)
        row = Detention(
            accused=data.accused,
            stage=detained_for,
            order_number=data.order_number,
            order_by=data.order_by,
            from_on=data.happened_on,
            until_on=data.until_on,
            marks=marks,
        )
        case.rows.detentions.append(row)
        mark(case, said_of(marks))
        return Detained(
            accused_number=data.accused,
            detention=row.number,
            detained_for=detained_for,
            order_number=data.order_number,
            order_by=data.order_by,
            from_on=data.happened_on,
            until_on=data.until_on,
            law=detention.law_of(detained_for, case.rows.accused.numbered(data.accused).seriousness),
            marks=marks,
        )


def marks_of(case: Case, number: int, from_on: date, until_on: date, extensions: int = 0) -> str:
    """What is wrong with a detention: longer than the law allows, or than the limit of the stage; else nothing."""
    person = case.rows.accused.numbered(number)
    code = detention.law_of(detention.FOR[case.record.stage], person.seriousness)
    try:
        rule = rule_on(code, from_on) if code else None
    except RuleError:
        rule = None
    if rule is not None:
        if extensions > len(rule.extensions):
            return "beyond_count"
        last = due_day(from_on, rule.value, rule.unit, rule.rolls).due_on
        for step in rule.extensions[:extensions]:
            last = due_day(last, step.value, step.unit, rule.rolls).due_on
        if until_on > last:
            return "beyond_law"
    limit_ends = ends_on(case)
    return "outlasts" if limit_ends is not None and until_on > limit_ends else ""


def said_of(mark_of_detention: str) -> list[str]:
    """A detention's mark among those of its case."""
    return ["beyond_length" if mark_of_detention == "beyond_law" else mark_of_detention] if mark_of_detention else []


class ExtendDetention(ByDecision):
    """Record that a person's detention goes on, to a later day."""

    kind = KIND
    label = _("Extend a detention")
    icon = "calendar-plus"
    stages = stages.DETAINED_IN
    event = DetentionExtended
    weight = 64

    detention = forms.RowField(_("Detention"), rows="detentions", where=is_detained, say=say_detention)
    until_on = forms.Day(_("Last day of the order"), future=True)
    field_order = ["detention", "until_on", "decision_number", "decision_on", "decision_by"]

    def check_follows(self, case: Case, day: date) -> None:
        """A detention follows its own order, not the stage."""

    def check(self, case: Case, data: Any) -> None:
        """To a later day than before."""
        super().check(case, data)
        row = case.rows.detentions.numbered(data.detention)
        if data.until_on <= row.until_on:
            said = _("The detention runs to %(day)s; it is extended to a later day.") % {"day": f"{row.until_on:%d/%m/%Y}"}
            self.add_error("until_on", said)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Move its last day; mark what goes beyond the law, and what was decided when the order had run out already."""
        row = case.rows.detentions.numbered(data.detention)
        late = "decided_late" if (data.decision_on or data.happened_on) > row.until_on else ""
        row.extensions, row.until_on = row.extensions + 1, data.until_on
        beyond = marks_of(case, row.accused, row.from_on, row.until_on, row.extensions)
        row.marks = late or beyond or row.marks
        mark(case, [*said_of(late), *said_of(beyond)])
        return DetentionExtended(
            accused_number=row.accused,
            detention=row.number,
            turn=row.extensions,
            until_on=data.until_on,
            marks=row.marks,
            **decision(data),
        )


class Release(Act):
    """Record that a person is no longer detained."""

    kind = KIND
    label = _("Record a release")
    icon = "lock-keyhole-open"
    closed_too = True
    event = Released
    weight = 66

    detention = forms.RowField(_("Detention"), rows="detentions", where=is_detained, say=say_detention)
    ground = forms.Choice(_("Ground"), choices=words.RELEASE_GROUNDS)

    def check(self, case: Case, data: Any) -> None:
        """After it began."""
        row = case.rows.detentions.numbered(data.detention)
        if data.happened_on < row.from_on:
            said = _("The detention began on %(day)s; the release cannot be earlier.") % {"day": f"{row.from_on:%d/%m/%Y}"}
            self.add_error("happened_on", said)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """End it."""
        row = case.rows.detentions.numbered(data.detention)
        row.released_on, row.release_ground = data.happened_on, data.ground
        return Released(accused_number=row.accused, detention=row.number, ground=data.ground, days=(data.happened_on - row.from_on).days)
