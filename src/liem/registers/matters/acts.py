"""Everything that can be done to a matter, one class a verb; nothing else writes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, Act, At
from liem.core.journal.events import Event
from liem.core.records.models import Confidentiality
from liem.registers.matters import rules, words
from liem.registers.matters.events import (
    Advised,
    DirectionRecorded,
    HandedToAgency,
    Handled,
    ProgressReported,
    Recorded,
    Reopened,
    ReportDaySet,
    RiskChanged,
)
from liem.registers.matters.models import Advice, Direction, Matter

KIND = "matter"
OPENLY_HELD = {
    str(Confidentiality.NORMAL.value): Confidentiality.NORMAL.label,
    str(Confidentiality.RESTRICTED.value): Confidentiality.RESTRICTED.label,
}


class RecordMatter(Act):
    """Enter a matter in the book."""

    kind = KIND
    name = "record"
    label = _("Record a matter")
    icon = "plus"
    help = _("About a place and a subject: no name of a citizen belongs in it.")
    opens = True
    roles = CLERKS
    event = Recorded
    weight = 1

    title = forms.Text(_("What it is about"), max_length=500)
    subject = forms.Choice(_("Subject"), choices=words.SUBJECTS)
    locality = forms.LocalityField(_("Locality"), required=False)
    arisen_on = forms.Day(_("Arisen on"), required=False)
    households = forms.Choice(_("Households concerned"), choices=words.HOUSEHOLDS, required=False)
    people = forms.Choice(_("People concerned"), choices=words.PEOPLE, required=False)
    risk = forms.Choice(_("Risk"), choices=words.RISKS)
    risk_reason = forms.Text(_("Why this risk"), max_length=500)
    agencies = forms.Text(_("Agencies concerned"), max_length=500, required=False)
    summary = forms.Text(_("Summary"), multiline=True, max_length=10_000, required=False)
    report_due_on = forms.Day(_("First progress report due on"), required=False, future=True)
    confidentiality = forms.Choice(_("Confidentiality"), choices=OPENLY_HELD, required=False, initial="0")

    def check(self, matter: Matter, data: Any) -> None:
        """It is recorded after it arose, and reported on after that."""
        if data.arisen_on and data.arisen_on > data.happened_on:
            self.add_error("arisen_on", _("The matter cannot arise after the day on which it is recorded."))
        check_report_day(self, data)

    def carry_out(self, matter: Matter, data: Any, at: At) -> Event:
        """Fill the record and its own fields."""
        record = matter.record
        record.title, record.locality, record.stage = data.title, data.locality, rules.RECORDED
        record.confidentiality = int(data.confidentiality or 0)
        for name in (
            "subject",
            "summary",
            "arisen_on",
            "households",
            "people",
            "risk",
            "risk_reason",
            "agencies",
            "report_due_on",
        ):
            setattr(matter, name, getattr(data, name))
        return Recorded(risk=data.risk, arisen_on=data.arisen_on, report_due_on=data.report_due_on)


def check_report_day(act: Act, data: Any) -> None:
    """Refuse a day for the next report that does not lie after the act."""
    if data.report_due_on and data.report_due_on <= data.happened_on:
        act.add_error("report_due_on", _("The next report falls due after this one."))


class ByDocument(Act):
    """Base of acts that rest on a dated document."""

    document_number = forms.Text(_("Document"), max_length=100)
    document_on = forms.Day(_("Day of the document"), required=False, help_text=_("Left empty: the day on which it happened."))

    def check(self, matter: Matter, data: Any) -> None:
        """The document is not later than what it brings about."""
        if data.document_on and data.document_on > data.happened_on:
            self.add_error("document_on", _("The document cannot be later than the day on which it happened."))


class Advise(ByDocument):
    """Record that the committee advised somebody on the matter."""

    kind = KIND
    label = _("Advise")
    icon = "message-square-quote"
    stages = rules.OPEN
    event = Advised
    weight = 10

    advised_to = forms.Choice(_("Advised to"), choices=words.ADVISED_TO)
    content = forms.Text(_("What was proposed"), multiline=True, max_length=5000)
    field_order = ["advised_to", "content"]

    def carry_out(self, matter: Matter, data: Any, at: At) -> Event:
        """Add the advice; the first one counts."""
        document_on = data.document_on or data.happened_on
        advice = Advice(
            advised_to=data.advised_to,
            content=data.content,
            document_number=data.document_number,
            document_on=document_on,
            given_on=data.happened_on,
        )
        matter.rows.advices.append(advice)
        first = matter.advised_on is None
        matter.advised_on = matter.advised_on or data.happened_on
        matter.record.stage = rules.advanced(matter.record.stage, rules.ADVISED)
        return Advised(
            advice=advice.number,
            advised_to=data.advised_to,
            content=data.content,
            document_number=data.document_number,
            document_on=document_on,
            first=first,
        )


class RecordDirection(ByDocument):
    """Record a direction that a competent body gave about the matter."""

    kind = KIND
    label = _("Record a direction")
    icon = "megaphone"
    stages = rules.OPEN
    event = DirectionRecorded
    weight = 15

    directed_by = forms.Choice(_("Given by"), choices=words.DIRECTED_BY)
    content = forms.Text(_("Content"), multiline=True, max_length=5000)
    due_on = forms.Day(_("To be carried out by"), required=False, future=True)
    field_order = ["directed_by", "content", "document_number", "document_on", "due_on"]

    def check(self, matter: Matter, data: Any) -> None:
        """What is to be done falls due after it was directed."""
        super().check(matter, data)
        if data.due_on and data.due_on < data.happened_on:
            self.add_error("due_on", _("The day by which it must be done lies before the direction."))

    def carry_out(self, matter: Matter, data: Any, at: At) -> Event:
        """Add the direction; its own target day runs until it is answered."""
        document_on = data.document_on or data.happened_on
        direction = Direction(
            directed_by=data.directed_by,
            content=data.content,
            document_number=data.document_number,
            document_on=document_on,
            given_on=data.happened_on,
            due_on=data.due_on,
        )
        matter.rows.directions.append(direction)
        matter.directed_on = matter.directed_on or data.happened_on
        matter.record.stage = rules.advanced(matter.record.stage, rules.DIRECTED)
        return DirectionRecorded(
            direction=direction.number,
            directed_by=data.directed_by,
            content=data.content,
            document_number=data.document_number,
            document_on=document_on,
            due_on=data.due_on,
        )


class ChangeRisk(Act):
    """Judge the risk anew, with the reason."""

    kind = KIND
    label = _("Change the risk")
    icon = "gauge"
    stages = rules.OPEN
    event = RiskChanged
    weight = 30

    risk = forms.Choice(_("Risk"), choices=words.RISKS)
    risk_reason = forms.Text(_("Why this risk"), max_length=500)

    def check(self, matter: Matter, data: Any) -> None:
        """Another risk than the present one."""
        if data.risk == matter.risk:
            self.add_error("risk", _("The matter has this risk already."))

    def carry_out(self, matter: Matter, data: Any, at: At) -> Event:
        """Set risk and reason."""
        previous, matter.risk, matter.risk_reason = matter.risk, data.risk, data.risk_reason
        return RiskChanged(previous=previous, risk=data.risk, risk_reason=data.risk_reason)


def is_unanswered(direction: Direction) -> bool:
    """Whether the direction still waits for its answer."""
    return direction.answered_on is None


def say_direction(direction: Direction) -> Any:
    """A direction in words: who, when, how it begins."""
    return _("%(body)s, %(day)s: %(content)s") % {
        "body": words.DIRECTED_BY[direction.directed_by],
        "day": f"{direction.given_on:%d/%m/%Y}",
        "content": direction.content[:80],
    }


class ReportProgress(Act):
    """Record what has been done since, perhaps in answer to a direction."""

    kind = KIND
    label = _("Report progress")
    icon = "message-square-text"
    stages = rules.OPEN
    event = ProgressReported
    weight = 5

    progress = forms.Text(_("Progress"), multiline=True, max_length=10_000)
    direction = forms.RowField(_("In answer to the direction"), rows="directions", where=is_unanswered, say=say_direction, required=False)
    report_due_on = forms.Day(_("Next report due on"), required=False, future=True)

    def check(self, matter: Matter, data: Any) -> None:
        """The next report falls due after this one."""
        check_report_day(self, data)

    def carry_out(self, matter: Matter, data: Any, at: At) -> Event:
        """Keep the newest progress; answer the direction; set the next day."""
        if matter.reported_on is None or data.happened_on >= matter.reported_on:
            matter.progress, matter.reported_on = data.progress, data.happened_on
            matter.report_due_on = data.report_due_on
        if data.direction:
            matter.rows.directions.numbered(data.direction).answered_on = data.happened_on
        return ProgressReported(progress=data.progress, direction=data.direction, report_due_on=data.report_due_on)


class SetReportDay(Act):
    """Set another day by which the next progress report is due."""

    kind = KIND
    label = _("Set the day of the progress report")
    icon = "calendar-clock"
    stages = rules.OPEN
    event = ReportDaySet
    weight = 35

    report_due_on = forms.Day(_("Next report due on"), future=True)
    reason = forms.Text(_("Reason"), multiline=True, max_length=1000)

    def check(self, matter: Matter, data: Any) -> None:
        """A target lies ahead."""
        check_report_day(self, data)

    def carry_out(self, matter: Matter, data: Any, at: At) -> Event:
        """Move the target day."""
        matter.report_due_on = data.report_due_on
        return ReportDaySet(report_due_on=data.report_due_on, reason=data.reason)


class Handle(Act):
    """Record that the matter has been handled."""

    kind = KIND
    label = _("Conclude: handled")
    icon = "check-check"
    stages = rules.OPEN
    event = Handled
    weight = 20

    result = forms.Choice(_("Result"), choices=words.RESULTS)
    content = forms.Text(_("Result in words"), multiline=True, max_length=5000)

    def carry_out(self, matter: Matter, data: Any, at: At) -> Event:
        """Close the record with its result."""
        close(matter, rules.HANDLED, data.happened_on)
        matter.result, matter.result_content = data.result, data.content
        return Handled(
            result=data.result,
            content=data.content,
            days=(data.happened_on - matter.record.opened_on).days,
            advised=matter.advised_on is not None,
        )


def close(matter: Matter, stage: str, day: Any) -> None:
    """Close the record in `stage`; no report is due any more."""
    matter.record.stage, matter.record.closed_on, matter.report_due_on = stage, day, None


class HandToAgency(ByDocument):
    """Hand the matter over to the competent agency; the committee follows it no longer."""

    kind = KIND
    label = _("Hand over to the competent agency")
    icon = "building-2"
    stages = rules.OPEN
    event = HandedToAgency
    weight = 25

    agency = forms.Text(_("Agency"), max_length=200)
    reason = forms.Text(_("Reason"), multiline=True, max_length=1000)
    field_order = ["agency", "reason"]

    def carry_out(self, matter: Matter, data: Any, at: At) -> Event:
        """Close the record with the agency's name."""
        close(matter, rules.HANDED_TO_AGENCY, data.happened_on)
        matter.agency = data.agency
        return HandedToAgency(
            agency=data.agency,
            reason=data.reason,
            document_number=data.document_number,
            document_on=data.document_on or data.happened_on,
        )


class Reopen(Act):
    """Take a matter up again that was handled or handed over."""

    kind = KIND
    label = _("Reopen")
    icon = "folder-open"
    stages = rules.CLOSING
    closed_too = True
    event = Reopened
    weight = 12

    reason = forms.Text(_("Reason"), multiline=True, max_length=1000)

    def check(self, matter: Matter, data: Any) -> None:
        """It comes up again after it was closed."""
        if matter.record.closed_on and data.happened_on < matter.record.closed_on:
            self.add_error(
                "happened_on",
                _("The matter was closed on %(day)s; it cannot come up again earlier.") % {"day": f"{matter.record.closed_on:%d/%m/%Y}"},
            )

    def carry_out(self, matter: Matter, data: Any, at: At) -> Event:
        """Open the record again as far as it had come."""
        matter.record.stage = rules.after_reopening(matter.advised_on is not None, matter.directed_on is not None)
        matter.record.closed_on = None
        matter.result, matter.result_content, matter.agency = "", "", ""
        return Reopened(reason=data.reason, stage=matter.record.stage)
