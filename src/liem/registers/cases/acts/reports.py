"""Sources of information about a crime: received, verified, and at the end no case instituted (art. 144–148, 157–158).

Extension, suspension, resumption and institution are the acts of every stage (`extending`, `proceedings`).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.cases import words
from liem.registers.cases.acts.proceedings import close_obstacles
from liem.registers.cases.acts.steps import KIND, ByDecision, decision, enter, handles, limit
from liem.registers.cases.events import Discontinued, ReportReceived
from liem.registers.cases.models import Case
from liem.registers.cases.rules import stages


class ReceiveReport(Act):
    """Record that the competent body received a crime report about the incident: its verification runs."""

    kind = KIND
    label = _("Crime report received")
    icon = "inbox"
    stages = frozenset({stages.VERIFICATION})
    before_opening = True
    event = ReportReceived
    weight = 26

    report_kind = forms.Choice(_("Kind of report"), choices=words.REPORT_KINDS)
    agency = forms.Text(_("Received by"), max_length=200)

    def check(self, case: Case, data: Any) -> None:
        """Once an incident."""
        if case.report_received_on is not None:
            self.add_error(
                None, _("A crime report was received on %(day)s already; its limit runs.") % {"day": f"{case.report_received_on:%d/%m/%Y}"}
            )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Remember the day from which the limit runs, and who verifies."""
        case.report_kind, case.report_received_on, case.agency = data.report_kind, data.happened_on, data.agency
        return ReportReceived(report_kind=data.report_kind, agency=data.agency, stage=case.record.stage, **limit(case))


class RefuseProsecution(ByDecision):
    """Record the decision not to institute a criminal case."""

    kind = KIND
    label = _("No case instituted")
    icon = "circle-slash"
    stages = frozenset({stages.VERIFICATION})
    event = Discontinued
    weight = 33

    ground = forms.Choice(
        _("Ground"),
        choices={code: words.DISCONTINUANCE_GROUNDS[code] for code in ("no_event", "no_crime", "under_age", "already_decided",
                                                                      "limitation", "amnesty", "deceased", "not_requested")},
    )  # fmt: skip
    field_order = ["ground", "decision_number", "decision_on", "decision_by"]

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Close the record; a case may still be instituted when it is reopened."""
        decided = decision(data)
        previous = enter(case, stages.DISCONTINUED, on=data.happened_on, decided=decided)
        close_obstacles(case, data.happened_on)
        return Discontinued(previous=previous, ground=data.ground, handles=handles(case, data.happened_on), **decided)
