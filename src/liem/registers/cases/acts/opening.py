"""Entering a case or an incident in the book."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, Act, At
from liem.core.journal.events import Event
from liem.core.records.models import Confidentiality
from liem.registers.cases import words
from liem.registers.cases.acts.content import add_articles
from liem.registers.cases.acts.framing import ChargedRow, conduct_of, weigh_rows
from liem.registers.cases.acts.steps import KIND, enter, groups_of, limit, limitation, reclassify
from liem.registers.cases.events import Opened
from liem.registers.cases.models import Case
from liem.registers.cases.rules import stages

OPENLY_HELD = {
    str(Confidentiality.NORMAL.value): Confidentiality.NORMAL.label,
    str(Confidentiality.RESTRICTED.value): Confidentiality.RESTRICTED.label,
}
"""What may be chosen on entering; a State secret is marked by the act that asks for its list item."""

LANES = {stage: words.STAGES[stage] for stage in stages.LANES}


class _OfKind(Act):
    """The field `kind`, declared apart because an act's own `kind` names the record's."""

    kind = forms.Choice(pgettext_lazy("case or incident", "Kind"), choices=words.KINDS)  # type: ignore[assignment]


class Open(_OfKind):
    """Enter a case or an incident in the book, in the stage it has reached."""

    kind = KIND  # type: ignore[assignment]
    label = _("Enter a case or an incident")
    icon = "plus"
    help = _("Give it a neutral name: no name of a person belongs in it.")
    opens = True
    roles = CLERKS
    event = Opened
    rows = {"articles": ChargedRow}
    row_labels = {"articles": _("Articles applied")}
    weight = 1

    title = forms.Text(_("Neutral name"), max_length=500)
    field = forms.Choice(_("Field"), choices=words.FIELDS)
    origin = forms.Choice(_("Found through"), choices=words.ORIGINS)
    stage = forms.Choice(
        _("Stage"),
        choices=LANES,
        required=False,
        help_text=_("Left empty: verification for an incident, investigation for a case."),
    )
    stage_since = forms.Day(_("In this stage since"), required=False, help_text=_("Left empty: the day on which it is entered."))
    decision_number = forms.Text(_("Decision number"), max_length=100, required=False)
    decision_on = forms.Day(_("Day of the decision"), required=False)
    decision_by = forms.Text(_("Issued by"), max_length=200, required=False)
    agency = forms.Text(_("Handling agency"), max_length=200, required=False)
    locality = forms.LocalityField(_("Locality"), required=False)
    report_kind = forms.Choice(_("Kind of report"), choices=words.REPORT_KINDS, required=False)
    report_received_on = forms.Day(
        _("Crime report received on"),
        required=False,
        help_text=_("Only for a crime report: its limit of verification runs from this day."),
    )
    acts_from = forms.Day(_("Conduct began on"), required=False)
    acts_until = forms.Day(_("Conduct ended on"), required=False)
    detected_on = forms.Day(_("Detected on"), required=False)
    summary = forms.Text(_("Summary"), multiline=True, max_length=10_000, required=False)
    field_order = ["title", "kind", "field", "origin", "stage", "stage_since"]
    confidentiality = forms.Choice(_("Confidentiality"), choices=OPENLY_HELD, required=False, initial="0")

    def check(self, case: Case, data: Any) -> None:
        """Stage, decision and days must fit each other."""
        self._check_stage(data)
        if data.stage_since and data.stage_since > data.happened_on:
            self.add_error("stage_since", _("The stage cannot begin after the day on which it is entered in the book."))
        since = data.stage_since or data.happened_on
        if data.decision_on and data.decision_on > since:
            self.add_error("decision_on", _("The decision cannot be later than the step it orders."))
        if data.acts_from and data.acts_until and data.acts_until < data.acts_from:
            self.add_error("acts_until", _("The conduct cannot end before it began."))
        if data.detected_on and data.acts_from and data.detected_on < data.acts_from:
            self.add_error("detected_on", _("The conduct cannot be detected before it began."))
        weigh_rows(self, "articles", data.articles, conduct_of(None, data, data.happened_on))

    def _check_stage(self, data: Any) -> None:
        stage = data.stage or stages.first_stages(data.kind)[0]
        if stage not in stages.first_stages(data.kind):
            self.add_error(
                "stage",
                _("An incident is still being verified; once a criminal case is instituted, choose “Criminal case”.")
                if data.kind == "incident"
                else _("A criminal case has been instituted; while it is being verified, choose “Incident”."),
            )
        if stage != stages.VERIFICATION:
            for name in ("decision_number", "decision_by"):
                if not getattr(data, name):
                    self.add_error(name, _("Name the decision by which the case entered this stage."))
        elif data.articles:
            self.add_error(None, _("Articles are applied only once a criminal case is instituted."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Fill the record and its own fields; begin the first step."""
        case.record.title = data.title
        case.record.locality = data.locality
        case.record.confidentiality = int(data.confidentiality or 0)
        case.kind = data.kind
        for name in ("field", "origin", "agency", "summary", "report_kind", "report_received_on", "acts_from", "acts_until", "detected_on"):
            setattr(case, name, getattr(data, name))
        self._first_step(case, data)
        add_articles(case, data.articles, data.happened_on)
        reclassify(case)
        return Opened(
            stage=case.record.stage,
            origin=data.origin,
            report_received_on=data.report_received_on,
            seriousness=case.seriousness,
            groups=groups_of(case),
            decision_on=case.decision_on,
            acts_from=case.acts_from,
            detected_on=case.detected_on,
            **limit(case),
            **limitation(case),
        )

    def _first_step(self, case: Case, data: Any) -> None:
        stage = data.stage or stages.first_stages(data.kind)[0]
        since = data.stage_since or data.happened_on
        named = bool(data.decision_number or data.decision_by)
        decided = {
            "decision_number": data.decision_number,
            "decision_on": data.decision_on or (since if named else None),
            "decision_by": data.decision_by,
        }
        enter(case, stage, on=since, decided=decided, basis="first")
