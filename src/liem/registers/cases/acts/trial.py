"""What happens in court: brought to trial, judged, appealed or protested."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import At
from liem.core.calendar.counting import due_day
from liem.core.journal.events import Event
from liem.readings.deadlines import rule_on
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND, ByDecision, decision, groups_of, open_rows, standing_judgment
from liem.registers.cases.events import AppealRecorded, JudgmentPronounced, TrialOrdered
from liem.registers.cases.models import Appeal, Case, Judgment
from liem.registers.cases.rules import stages, trial


class OrderTrial(ByDecision):
    """Record the court's decision to bring the case to trial."""

    kind = KIND
    label = _("Brought to trial")
    icon = "landmark"
    stages = frozenset({stages.FIRST_INSTANCE})
    event = TrialOrdered
    weight = 13

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Nothing of the case changes but its days: the preparation is over, the trial must open."""
        return TrialOrdered(**decision(data))


def outcomes(binding: forms.Binding) -> dict[str, Any]:
    """How a judgment of the court that has the case can end."""
    own = binding.own
    instance = trial.INSTANCE.get(own.record.stage, "") if own is not None else ""
    return {code: words.OUTCOMES[code] for code in trial.OUTCOMES.get(instance, words.OUTCOMES)}


class PronounceJudgment(ByDecision):
    """Record the judgment of the court that has the case. One that cancels an earlier judgment is an act of its own."""

    kind = KIND
    label = _("Record a judgment")
    icon = "gavel"
    help = _("Nobody is called convicted before the judgment is in force.")
    stages = frozenset(trial.INSTANCE)
    event = JudgmentPronounced
    weight = 14

    outcome = forms.Choice(_("Outcome"), choices=outcomes)
    field_order = ["outcome", "decision_number", "decision_on", "decision_by"]

    def check(self, case: Case, data: Any) -> None:
        """One judgment an instance, until it is cancelled."""
        super().check(case, data)
        judged = standing_judgment(case)
        if judged is not None and judged.instance == trial.INSTANCE[case.record.stage]:
            self.add_error(None, _("This court has judged the case on %(day)s already.") % {"day": f"{judged.judged_on:%d/%m/%Y}"})

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the judgment, with the day from which it is in force when nobody appeals."""
        told = decision(data)
        instance = trial.INSTANCE[case.record.stage]
        day = told["decision_on"]
        in_force_on = day if instance == "appeal" else after(last_day("higher_protest", "judgment", day))
        judged = Judgment(
            instance=instance,
            judgment_number=data.decision_number,
            court=data.decision_by,
            judged_on=day,
            outcome=data.outcome,
            persons=len(open_rows(case.rows.accused)),
            in_force_on=in_force_on,
        )
        case.rows.judgments.append(judged)
        case.in_force_on = in_force_on
        return JudgmentPronounced(
            judgment=judged.number,
            instance=instance,
            judgment_number=data.decision_number,
            decision_on=day,
            decision_by=data.decision_by,
            outcome=data.outcome,
            persons=judged.persons,
            in_force_on=in_force_on,
            seriousness=case.seriousness,
            groups=groups_of(case),
        )


def last_day(appeal_kind: str, against: str, day: date) -> date:
    """The last day of an appeal or protest against what was pronounced on `day`."""
    rule = rule_on(trial.APPEAL_RULES[(appeal_kind, against)], day)
    return due_day(day, rule.value, rule.unit, rule.rolls).due_on


def after(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)


class RecordAppeal(ByDecision):
    """Record an appeal or a protest; one that came late is recorded and marked."""

    kind = KIND
    label = _("Record an appeal or a protest")
    icon = "megaphone"
    stages = frozenset({stages.FIRST_INSTANCE, stages.APPEAL, stages.DISCONTINUED, stages.SUSPENDED})
    closed_too = True
    event = AppealRecorded
    weight = 16

    appeal_kind = forms.Choice(_("Appeal or protest"), choices=words.APPEAL_KINDS)
    by_whom = forms.Choice(_("Filed by"), choices=words.BY_WHOM)
    against = forms.Choice(_("Against"), choices=words.AGAINST, initial="judgment")
    decision_number = forms.Text(_("Document"), max_length=100, required=False)
    decision_by = forms.Text(_("Issued by"), max_length=200, required=False)
    decision_on = forms.Day(_("Pronounced or received on"), required=False, help_text=_("Left empty: the day of the judgment or decision."))
    field_order = ["appeal_kind", "by_whom", "against", "decision_number", "decision_on", "decision_by"]

    def check(self, case: Case, data: Any) -> None:
        """There must be something to appeal against, and it came before."""
        start = self._start(case, data)
        if start is None:
            self.add_error("against", _("There is no judgment of first instance to appeal against."))
        elif data.happened_on < start:
            self.add_error(
                "happened_on", _("The judgment or decision is of %(day)s; the appeal cannot be earlier.") % {"day": f"{start:%d/%m/%Y}"}
            )
        if (data.appeal_kind == "appeal") == (data.by_whom == "procuracy"):
            self.add_error("by_whom", _("Parties appeal, the procuracy protests."))

    def _start(self, case: Case, data: Any) -> date | None:
        if data.decision_on:
            return date.fromisoformat(data.decision_on.isoformat())
        if data.against == "decision":
            return date.fromisoformat((case.decision_on or case.stage_since).isoformat())
        judged = next((row for row in case.rows.judgments if row.instance == "first" and row.cancelled_on is None), None)
        return judged.judged_on if judged else None

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add it with its last day; the judgment is not in force while it is pending."""
        start = self._start(case, data)
        assert start is not None
        due_on = last_day(data.appeal_kind, data.against, start)
        late = data.happened_on > due_on
        filed = Appeal(
            against=data.against,
            appeal_kind=data.appeal_kind,
            by_whom=data.by_whom,
            filed_on=data.happened_on,
            due_on=due_on,
            late=late,
        )
        case.rows.appeals.append(filed)
        if data.against == "judgment" and not late:
            case.in_force_on = None
        return AppealRecorded(
            appeal=filed.number,
            against=data.against,
            appeal_kind=data.appeal_kind,
            by_whom=data.by_whom,
            due_on=due_on,
            late=late,
        )
