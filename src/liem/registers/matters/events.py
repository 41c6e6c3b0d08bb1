"""What can happen to a matter. Every event also carries the facet `subject` of its day, from which figures read their cut."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.matters import words


@dataclass(frozen=True, kw_only=True)
class Recorded(Event):
    """A matter was entered in the book."""

    kind = "matters.recorded"
    sentence = _("<b>Entered in the book</b>: %(subject)s, risk: %(risk)s")
    words = {"risk": words.RISKS, "subject": words.SUBJECTS}
    weighty = True

    risk: str
    arisen_on: date | None = None
    report_due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Advised(Event):
    """The committee advised somebody on the matter, by a dated document. `first`: no advice had been given before."""

    kind = "matters.advised"
    sentence = _("<b>Advised</b> %(advised_to)s, document %(document_number)s: %(content)s")
    words = {"advised_to": words.ADVISED_TO}
    weighty = True

    advice: int
    advised_to: str
    content: str
    document_number: str
    document_on: date
    first: bool


@dataclass(frozen=True, kw_only=True)
class DirectionRecorded(Event):
    """A competent body directed how the matter is to be dealt with."""

    kind = "matters.direction_recorded"
    sentence = _("<b>Direction</b> of %(directed_by)s, document %(document_number)s: %(content)s")
    words = {"directed_by": words.DIRECTED_BY}
    weighty = True

    direction: int
    directed_by: str
    content: str
    document_number: str
    document_on: date
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RiskChanged(Event):
    """The risk was judged anew."""

    kind = "matters.risk_changed"
    sentence = _("<b>Risk</b>: %(previous)s → %(risk)s. %(risk_reason)s")
    words = {"risk": words.RISKS, "previous": words.RISKS}

    previous: str
    risk: str
    risk_reason: str


@dataclass(frozen=True, kw_only=True)
class ProgressReported(Event):
    """What has been done, perhaps in answer to a direction."""

    kind = "matters.progress_reported"
    sentence = _("<b>Progress</b>: %(progress)s")

    progress: str
    direction: int | None = None
    report_due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReportDaySet(Event):
    """Another day was set by which the next progress report is due."""

    kind = "matters.report_day_set"
    sentence = _("Progress report now due on <b>%(report_due_on)s</b>: %(reason)s")

    report_due_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class Handled(Event):
    """The matter was handled. `days`: since it was entered in the book."""

    kind = "matters.handled"
    sentence = _("<b>Handled</b> (days open: %(days)s): %(result)s. %(content)s")
    words = {"result": words.RESULTS}
    weighty = True

    result: str
    content: str
    days: int
    advised: bool


@dataclass(frozen=True, kw_only=True)
class HandedToAgency(Event):
    """The matter went to the competent agency; the committee follows it no longer."""

    kind = "matters.handed_to_agency"
    sentence = _("<b>Handed over to %(agency)s</b>, document %(document_number)s: %(reason)s")
    weighty = True

    agency: str
    reason: str
    document_number: str
    document_on: date


@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    """A matter that was handled or handed over came up again."""

    kind = "matters.reopened"
    sentence = _("<b>Reopened</b>: %(reason)s")
    weighty = True

    reason: str
    stage: str
