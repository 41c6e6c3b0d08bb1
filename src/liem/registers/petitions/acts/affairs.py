"""What ties petitions together: repeats, the affair several are about, dialogues; and what must be done afterwards."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, Act, At
from liem.core.journal.events import Event
from liem.registers.petitions import words
from liem.registers.petitions.events import (
    AffairJoined,
    AffairLeft,
    AffairOpened,
    AffairReopened,
    AffairSettled,
    DialogueHeld,
    ExecutionDone,
    ExecutionOrdered,
    RepeatMerged,
    RepeatUnmerged,
)
from liem.registers.petitions.models import Affair, Dialogue, Execution, Petition
from liem.registers.petitions.rules import fields, states

KIND = "petition"
AFFAIR = "affair"
NOT_BEING_RESOLVED = frozenset(states.STAGES) - states.BEING_RESOLVED - {states.CONCLUDED}


class MergeRepeat(Act):
    """Join the petition to the earlier one that it repeats. Both stay; it starts no time of its own."""

    kind = KIND
    label = _("Join as a repeat")
    icon = "copy-check"
    help = _("Both petitions stay and are counted both ways. It can be taken back.")
    stages = NOT_BEING_RESOLVED
    closed_too = True
    roles = CLERKS
    event = RepeatMerged
    weight = 22

    original = forms.RecordField(_("Repeat of"), kinds=("petition",), help_text=_("Number of the earlier petition."))
    score = forms.Count(_("Likeness (%)"), low=0, high=100, required=False)

    def check(self, petition: Petition, data: Any) -> None:
        """Not with itself, not in a ring, not to a repeat, once, and not to a later one."""
        if petition.original_id:
            self.add_error("original", _("The petition is joined to another one already."))
        elif data.original.pk == petition.record.pk:
            self.add_error("original", _("A petition cannot repeat itself."))
        elif (first := original_of(data.original.pk)) == petition.record.pk:
            self.add_error("original", _("That petition is a repeat of this one."))
        elif first is not None:
            self.add_error(
                "original", _("That petition is a repeat itself: name the first one, %(number)s.") % {"number": number_of(first)}
            )
        elif has_repeats(petition.record.pk):
            self.add_error("original", _("Other petitions are joined to this one: take them off first."))
        elif data.original.opened_on > petition.record.opened_on:
            self.add_error("original", _("That petition came later: join it to this one."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Name the earlier one."""
        petition.original_id = data.original.pk
        return RepeatMerged(original=data.original.pk, original_number=data.original.number, score=data.score)


def original_of(record_id: int) -> int | None:
    """The petition of which this one is a repeat, if it is one."""
    found = Petition.objects.filter(record_id=record_id).values_list("original_id", flat=True).first()
    return int(found) if found else None


def has_repeats(record_id: int) -> bool:
    """Whether other petitions are joined to this one."""
    return bool(Petition.objects.filter(original_id=record_id).exists())


def number_of(record_id: int) -> str:
    """The number of a petition; the empty text when the reader may not see it."""
    return str(Petition.objects.filter(record_id=record_id).values_list("record__number", flat=True).first() or "")


class UnmergeRepeat(Act):
    """Take the petition off the one it was joined to."""

    kind = KIND
    label = _("Take off as a repeat")
    icon = "copy-x"
    closed_too = True
    roles = CLERKS
    event = RepeatUnmerged
    weight = 62

    reason = forms.Text(_("Reason"), max_length=500)

    @classmethod
    def applies(cls, petition: Petition) -> bool:
        """Only what is joined can be taken off."""
        return petition.original_id is not None

    def check(self, petition: Petition, data: Any) -> None:
        """It must be joined."""
        if petition.original_id is None:
            self.add_error(None, _("The petition is not joined to another one."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Forget the earlier one."""
        original: int = petition.original_id or 0
        petition.original_id = None
        return RepeatUnmerged(
            original=original,
            original_number=number_of(original),
            reason=data.reason,
            desk_since=petition.record.opened_on if petition.record.stage in states.AT_THE_DESK else None,
        )


class JoinAffair(Act):
    """Say which affair the petition is about."""

    kind = KIND
    label = _("Add to an affair")
    icon = "folder-plus"
    closed_too = True
    roles = CLERKS
    event = AffairJoined
    weight = 48

    affair = forms.RecordField(_("Affair"), kinds=("affair",))

    def check(self, petition: Petition, data: Any) -> None:
        """Another affair than the present one, and an open one."""
        if petition.affair_id == data.affair.pk:
            self.add_error("affair", _("The petition belongs to this affair already."))
        if data.affair.closed_on is not None:
            self.add_error("affair", _("The affair is settled: reopen it first."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Name the affair."""
        first = not Petition.objects.filter(affair_id=data.affair.pk).exists()
        petition.affair_id = data.affair.pk
        return AffairJoined(affair=data.affair.pk, affair_number=data.affair.number, first=first)


class LeaveAffair(Act):
    """Take the petition out of its affair."""

    kind = KIND
    label = _("Take out of the affair")
    icon = "folder-minus"
    closed_too = True
    roles = CLERKS
    event = AffairLeft
    weight = 72

    reason = forms.Text(_("Reason"), max_length=500)

    @classmethod
    def applies(cls, petition: Petition) -> bool:
        """Only what belongs to an affair can leave it."""
        return petition.affair_id is not None

    def check(self, petition: Petition, data: Any) -> None:
        """It must belong to one."""
        if petition.affair_id is None:
            self.add_error(None, _("The petition belongs to no affair."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Forget the affair."""
        from liem.core.records.models import Record

        affair: int = petition.affair_id or 0
        petition.affair_id = None
        number = Record.objects.filter(pk=affair).values_list("number", flat=True).first() or ""
        return AffairLeft(affair=affair, affair_number=number, reason=data.reason)


class HoldDialogue(Act):
    """Record a dialogue held with the people concerned."""

    kind = KIND
    label = _("Record a dialogue")
    icon = "messages-square"
    stages = states.BEING_RESOLVED
    event = DialogueHeld
    weight = 26

    topic = forms.Text(_("Topic"), max_length=500)
    parties = forms.Text(_("Parties"), max_length=500, help_text=_("Offices and roles; no name of a denouncer."))
    result = forms.Text(_("Result"), multiline=True, max_length=5000)
    minutes = forms.Text(_("Minutes"), max_length=100, required=False)

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Add the dialogue."""
        row = Dialogue(held_on=data.happened_on, topic=data.topic, parties=data.parties, result=data.result, minutes=data.minutes)
        petition.rows.dialogues.append(row)
        return DialogueHeld(dialogue=row.number, topic=data.topic)


class OrderExecution(Act):
    """Record what the decision obliges somebody to do, to follow it until it is done."""

    kind = KIND
    label = _("Follow the execution of the decision")
    icon = "list-checks"
    stages = frozenset({states.CONCLUDED, states.ANSWERED})
    closed_too = True
    event = ExecutionOrdered
    weight = 24

    duty = forms.Text(_("What must be done"), multiline=True, max_length=2000)
    responsible = forms.Text(_("By whom"), max_length=200)
    amount = forms.Money(_("Amount"), required=False)
    land = forms.Count(_("Land (m²)"), low=0, high=1_000_000_000, required=False)
    owed_to = forms.Choice(_("For whom"), choices=words.OWED_TO, required=False)
    due_on = forms.Day(_("To be done by"), required=False, future=True)

    def check(self, petition: Petition, data: Any) -> None:
        """It falls due after it was ordered."""
        if data.due_on and data.due_on < data.happened_on:
            self.add_error("due_on", _("The day lies before the decision."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Add the duty."""
        row = Execution(
            duty=data.duty,
            responsible=data.responsible,
            money=data.amount or 0,
            land=data.land or 0,
            owed_to=data.owed_to,
            from_on=data.happened_on,
            due_on=data.due_on,
        )
        petition.rows.executions.append(row)
        return ExecutionOrdered(
            execution=row.number,
            duty=data.duty,
            responsible=data.responsible,
            amount=row.money,
            land=row.land,
            due_on=data.due_on,
            owed_to=row.owed_to,
        )


class ReportExecution(Act):
    """Record that a duty was carried out."""

    kind = KIND
    label = _("Report the execution")
    icon = "check-check"
    stages = frozenset({states.CONCLUDED, states.ANSWERED})
    closed_too = True
    event = ExecutionDone
    weight = 23

    execution = forms.RowField(
        _("Duty"), rows="executions", where=lambda row: row.done_on is None, say=lambda row: f"{row.responsible}: {row.duty[:80]}"
    )

    def check(self, petition: Petition, data: Any) -> None:
        """It is done after it was ordered."""
        if data.happened_on < petition.rows.executions.numbered(data.execution).from_on:
            self.add_error("happened_on", _("The duty began after this day."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Set its day."""
        row = petition.rows.executions.numbered(data.execution)
        row.done_on = data.happened_on
        late = row.due_on is not None and data.happened_on > row.due_on
        return ExecutionDone(execution=row.number, amount=row.money, land=row.land, late=late, owed_to=row.owed_to)


class OpenAffair(Act):
    """Open an affair: what several petitions are about."""

    kind = AFFAIR
    label = _("Open an affair")
    icon = "plus"
    help = _("One matter of one set of people. Petitions are added to it; it is counted apart from them.")
    opens = True
    roles = CLERKS
    event = AffairOpened
    weight = 1

    title = forms.Text(_("What it is about"), max_length=500)
    field = forms.Choice(_("Field"), choices=words.FIELDS)
    locality = forms.LocalityField(_("Locality"), required=False)
    summary = forms.Text(_("Summary"), multiline=True, max_length=10_000, required=False)

    def check(self, affair: Affair, data: Any) -> None:
        """The field must be in use on the day."""
        if not fields.in_use(data.field, data.happened_on):
            self.add_error("field", _("This field is not in use on this day."))

    def carry_out(self, affair: Affair, data: Any, at: At) -> Event:
        """Fill the record."""
        affair.record.title, affair.record.locality = data.title, data.locality
        affair.record.stage = states.AFFAIR_OPEN
        affair.field, affair.summary = data.field, data.summary
        return AffairOpened()


class SettleAffair(Act):
    """Record that the affair is settled."""

    kind = AFFAIR
    label = _("Settle the affair")
    icon = "check-check"
    event = AffairSettled
    weight = 10

    result = forms.Text(_("Result in words"), multiline=True, max_length=5000)

    def carry_out(self, affair: Affair, data: Any, at: At) -> Event:
        """Close it."""
        affair.record.stage, affair.record.closed_on, affair.result = states.AFFAIR_SETTLED, data.happened_on, data.result
        return AffairSettled(result=data.result)


class ReopenAffair(Act):
    """Take the affair up again."""

    kind = AFFAIR
    name = "reopen"
    label = _("Reopen")
    icon = "folder-open"
    stages = frozenset({states.AFFAIR_SETTLED})
    closed_too = True
    event = AffairReopened
    weight = 12

    reason = forms.Text(_("Reason"), multiline=True, max_length=1000)

    def check(self, affair: Affair, data: Any) -> None:
        """After it was settled."""
        if affair.record.closed_on and data.happened_on < affair.record.closed_on:
            self.add_error("happened_on", _("The affair was settled after this day."))

    def carry_out(self, affair: Affair, data: Any, at: At) -> Event:
        """Open it again."""
        affair.record.stage, affair.record.closed_on, affair.result = states.AFFAIR_OPEN, None, ""
        return AffairReopened(reason=data.reason)
