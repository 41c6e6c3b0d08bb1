"""What the committee does around a case: detects and advises, records directions, reports, sets days."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND, handles
from liem.registers.cases.events import DetectedAdvised, DirectionRecorded, ProgressReported, ReportDaySet
from liem.registers.cases.models import Case, Direction


class ByDocument(Act):
    """Base of acts that rest on a dated document."""

    document_number = forms.Text(_("Document"), max_length=100)
    document_on = forms.Day(_("Day of the document"), required=False, help_text=_("Left empty: the day on which it happened."))

    def check(self, case: Case, data: Any) -> None:
        """The document is not later than what it brings about."""
        if data.document_on and data.document_on > data.happened_on:
            self.add_error("document_on", _("The document cannot be later than the day on which it happened."))


class DetectAndAdvise(ByDocument):
    """Record that the committee detected the case itself and advised a competent body to have it handled."""

    kind = KIND
    label = _("Detect and advise")
    icon = "search-check"
    help = _("What the committee found itself, and by which document it advised whom. Counted once a case.")
    event = DetectedAdvised
    weight = 18

    found = forms.Text(_("What was detected"), multiline=True, max_length=5000)
    advised_to = forms.Choice(_("Advised to"), choices=words.ADVISED_TO)
    proposed = forms.Text(_("What was proposed"), multiline=True, max_length=2000)
    field_order = ["found", "advised_to", "proposed", "document_number", "document_on"]

    def check(self, case: Case, data: Any) -> None:
        """Once a case: later advice is reported as progress."""
        super().check(case, data)
        if case.advised_on is not None:
            self.add_error(
                None,
                _("The detection was recorded on %(day)s already; report what followed as progress.")
                % {"day": f"{case.advised_on:%d/%m/%Y}"},
            )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Remember when, to whom and by which document."""
        case.advised_on, case.advised_to, case.advised_document = data.happened_on, data.advised_to, data.document_number
        return DetectedAdvised(
            found=data.found,
            advised_to=data.advised_to,
            proposed=data.proposed,
            document_number=data.document_number,
            document_on=data.document_on or data.happened_on,
        )


class RecordDirection(ByDocument):
    """Record a direction that a competent body gave about the case."""

    kind = KIND
    label = _("Record a direction")
    icon = "megaphone"
    event = DirectionRecorded
    weight = 25

    directed_by = forms.Choice(_("Given by"), choices=words.DIRECTED_BY)
    content = forms.Text(_("Content"), multiline=True, max_length=5000)
    due_on = forms.Day(_("To be carried out by"), required=False, future=True)
    field_order = ["directed_by", "content", "document_number", "document_on", "due_on"]

    def check(self, case: Case, data: Any) -> None:
        """What is to be done falls due after it was directed."""
        super().check(case, data)
        if data.due_on and data.due_on < data.happened_on:
            self.add_error("due_on", _("The day by which it must be done lies before the direction."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the direction; its own target day runs until it is answered."""
        document_on = data.document_on or data.happened_on
        direction = Direction(
            directed_by=data.directed_by,
            document_number=data.document_number,
            document_on=document_on,
            content=data.content,
            given_on=data.happened_on,
            due_on=data.due_on,
        )
        case.rows.directions.append(direction)
        return DirectionRecorded(
            direction=direction.number,
            directed_by=data.directed_by,
            document_number=data.document_number,
            document_on=document_on,
            content=data.content,
            due_on=data.due_on,
            handles=handles(case, data.happened_on),
        )


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
    event = ProgressReported
    closed_too = True
    weight = 5

    progress = forms.Text(_("Progress"), multiline=True, max_length=10_000)
    direction = forms.RowField(_("In answer to the direction"), rows="directions", where=is_unanswered, say=say_direction, required=False)
    report_due_on = forms.Day(_("Next report due on"), required=False, future=True)

    def check(self, case: Case, data: Any) -> None:
        """The next report falls due after this one."""
        if data.report_due_on and data.report_due_on <= data.happened_on:
            self.add_error("report_due_on", _("The next report falls due after this one."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Keep the newest progress; answer the direction; set the next day."""
        if case.reported_on is None or data.happened_on >= case.reported_on:
            case.progress, case.reported_on = data.progress, data.happened_on
            case.report_due_on = data.report_due_on
        if data.direction:
            case.rows.directions.numbered(data.direction).answered_on = data.happened_on
        return ProgressReported(progress=data.progress, direction=data.direction, report_due_on=data.report_due_on)


class SetReportDay(Act):
    """Set another day by which the next progress report is due."""

    kind = KIND
    label = _("Set the day of the progress report")
    icon = "calendar-clock"
    event = ReportDaySet
    weight = 45

    report_due_on = forms.Day(_("Next report due on"), future=True)
    reason = forms.Text(_("Reason"), multiline=True, max_length=1000)

    def check(self, case: Case, data: Any) -> None:
        """A target lies ahead."""
        if data.report_due_on <= data.happened_on:
            self.add_error("report_due_on", _("The report falls due after the day on which this was decided."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Move the target day."""
        case.report_due_on = data.report_due_on
        return ReportDaySet(report_due_on=data.report_due_on, reason=data.reason)
