"""Requests for forensic expertise and valuation: asked with a day, answered with a conclusion (art. 205–222)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND
from liem.registers.cases.events import ConclusionReceived, ConclusionRequested
from liem.registers.cases.models import Case, Request


class RequestConclusion(Act):
    """Record that forensic expertise or a valuation was requested."""

    kind = KIND
    label = _("Request expertise or valuation")
    icon = "microscope"
    event = ConclusionRequested
    weight = 42

    what = forms.Choice(_("What was requested"), choices=words.REQUESTS)
    agency = forms.Text(_("Requested from"), max_length=200)
    content = forms.Text(_("Content"), multiline=True, max_length=2000, required=False)
    document_number = forms.Text(_("Document"), max_length=100)
    due_on = forms.Day(_("Conclusion due on"), future=True, help_text=_("The day that the request itself sets."))

    def check(self, case: Case, data: Any) -> None:
        """It falls due after it was asked for."""
        if data.due_on < data.happened_on:
            self.add_error("due_on", _("The conclusion falls due after it was requested."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the request; its day runs until the conclusion comes."""
        row = Request(
            what=data.what,
            agency=data.agency,
            content=data.content,
            document_number=data.document_number,
            requested_on=data.happened_on,
            due_on=data.due_on,
        )
        case.rows.requests.append(row)
        return ConclusionRequested(
            request=row.number, what=data.what, agency=data.agency, document_number=data.document_number, due_on=data.due_on
        )


def is_awaited(row: Request) -> bool:
    """Whether its conclusion has not come."""
    return row.received_on is None


def say_request(row: Request) -> Any:
    """A request in words."""
    return _("%(what)s, %(agency)s, %(day)s") % {
        "what": words.REQUESTS[row.what],
        "agency": row.agency,
        "day": f"{row.requested_on:%d/%m/%Y}",
    }


class ReceiveConclusion(Act):
    """Record the conclusion of an expertise or a valuation."""

    kind = KIND
    label = _("Conclusion received")
    icon = "file-check"
    event = ConclusionReceived
    weight = 43

    request = forms.RowField(_("Request"), rows="requests", where=is_awaited, say=say_request)
    conclusion = forms.Text(_("Conclusion"), max_length=500)

    def check(self, case: Case, data: Any) -> None:
        """It comes after it was asked for."""
        row = case.rows.requests.numbered(data.request)
        if data.happened_on < row.requested_on:
            said = _("It was requested on %(day)s; the conclusion cannot be earlier.") % {"day": f"{row.requested_on:%d/%m/%Y}"}
            self.add_error("happened_on", said)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Keep it with its day."""
        row = case.rows.requests.numbered(data.request)
        row.received_on, row.conclusion = data.happened_on, data.conclusion
        return ConclusionReceived(
            request=row.number,
            what=row.what,
            agency=row.agency,
            conclusion=data.conclusion,
            days=(data.happened_on - row.requested_on).days,
            late=data.happened_on > row.due_on,
        )
