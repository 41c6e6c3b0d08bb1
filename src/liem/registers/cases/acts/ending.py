"""The end of a case in the register: completely handled; and its reopening. Both need a second person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import At
from liem.core.journal.events import Event
from liem.registers.cases import words
from liem.registers.cases.acts.proceedings import close_obstacles
from liem.registers.cases.acts.steps import KIND, ByDecision, decision, enter, handles, limit, open_rows
from liem.registers.cases.acts.supervision import BySession, decided
from liem.registers.cases.events import Concluded, Reopened
from liem.registers.cases.models import Case
from liem.registers.cases.rules import stages, supervision


class Conclude(BySession):
    """Record that the case has been completely handled; the supervision that still runs ends with it."""

    kind = KIND
    label = _("Conclude: completely handled")
    icon = "check-check"
    help = _("Supervision that still runs ends on the same day, by the same session and document.")
    stages = stages.CONCLUDABLE
    closed_too = True
    second_person = True
    event = Concluded
    weight = 35

    result = forms.Choice(_("Result"), choices=words.RESULTS)
    summary = forms.Text(_("Result in words"), multiline=True, max_length=5000, required=False)
    field_order = ["result", "summary", "session", "document_number", "document_on"]

    def check(self, case: Case, data: Any) -> None:
        """A criminal case ends by a judgment or a discontinuance; nothing ends before it began."""
        if data.happened_on < case.stage_since:
            self.add_error(
                "happened_on",
                _("The stage “%(stage)s” began on %(day)s; what follows it cannot be earlier.")
                % {"stage": words.STAGES[case.record.stage], "day": f"{case.stage_since:%d/%m/%Y}"},
            )
        for placement in open_rows(case.rows.placements):
            if data.happened_on < placement.from_on:
                self.add_error(
                    "happened_on",
                    _("This placement began on %(day)s; it cannot end earlier.") % {"day": f"{placement.from_on:%d/%m/%Y}"},
                )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Close the record, end its placements and obstacles."""
        ended = open_rows(case.rows.placements)
        highest = supervision.leading((row.tier, row.body) for row in ended)
        by_session = decided(data)
        for placement in ended:
            placement.until_on, placement.end_ground = data.happened_on, "handled_by_law"
            placement.end_session, placement.end_document = data.session, data.document_number
            placement.end_document_on = by_session["document_on"]
        close_obstacles(case, data.happened_on)
        first = handles(case, data.happened_on)
        previous = enter(
            case,
            stages.CONCLUDED,
            on=data.happened_on,
            decided={
                "decision_number": data.document_number,
                "decision_on": by_session["document_on"],
                "decision_by": data.session,
            },
        )
        case.result, case.result_summary, case.report_due_on = data.result, data.summary, None
        return Concluded(
            previous=previous,
            result=data.result,
            summary=data.summary,
            supervised=bool(ended),
            advised=case.advised_on is not None,
            tier=highest[0] if highest else "",
            body=highest[1] if highest else "",
            placements=[row.number for row in ended],
            handles=first,
            **by_session,
        )


def stages_again(binding: forms.Binding) -> dict[str, Any]:
    """The stages in which a closed case may be taken up again."""
    kind = binding.own.kind if binding.own is not None else ""
    allowed = stages.first_stages(kind) if kind else stages.LANES
    return {stage: words.STAGES[stage] for stage in allowed}


class Reopen(ByDecision):
    """Take up again a case that was discontinued or completely handled."""

    kind = KIND
    label = _("Reopen")
    icon = "folder-open"
    stages = stages.CLOSING - {stages.JOINED}
    closed_too = True
    second_person = True
    event = Reopened
    weight = 15

    stage = forms.Choice(_("Stage in which it goes on"), choices=stages_again)
    reason = forms.Text(_("Reason"), multiline=True, max_length=2000)
    field_order = ["stage", "reason"]

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Open the record again; placements that ended do not come back by themselves."""
        decided_by = decision(data)
        previous = enter(case, data.stage, on=data.happened_on, decided=decided_by, basis="first")
        case.result, case.result_summary = "", ""
        return Reopened(
            stage=data.stage,
            previous=previous,
            reason=data.reason,
            seriousness=case.seriousness,
            **decided_by,
            **limit(case),
        )
