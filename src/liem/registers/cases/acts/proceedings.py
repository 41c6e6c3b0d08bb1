"""The steps of the proceedings, each by a decision of the competent body, and their limits."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liem.core.acts import forms
from liem.core.acts.base import At
from liem.core.journal.events import Event
from liem.registers.cases import words
from liem.registers.cases.acts.content import add_articles
from liem.registers.cases.acts.extending import is_over
from liem.registers.cases.acts.framing import ChargedRow, conduct_of, weigh_rows
from liem.registers.cases.acts.steps import (
    KIND,
    ByDecision,
    decision,
    enter,
    groups_of,
    handles,
    limit,
    limitation,
    open_rows,
    reclassify,
    standing_judgment,
    tally,
)
from liem.registers.cases.events import (
    Discontinued,
    JudgmentCancelled,
    Resumed,
    ReturnedForInvestigation,
    StageEntered,
    Suspended,
)
from liem.registers.cases.models import Case
from liem.registers.cases.rules import stages

DECISION = ["decision_number", "decision_on", "decision_by"]


def next_stages(binding: forms.Binding) -> dict[str, Any]:
    """The stages that may follow the one the record is in."""
    own = binding.own
    following = stages.NEXT.get(own.record.stage, ()) if own is not None else stages.LANES[1:]
    return {stage: words.STAGES[stage] for stage in following}


class Entering(ByDecision):
    """Base of the two acts by which a case goes on to its next stage."""

    event = StageEntered

    def into(self, case: Case, stage: str, data: Any, applied: Sequence[Any] = ()) -> Event:
        """Enter `stage`; an incident becomes a case when its investigation begins, under the articles `applied`."""
        if stage == stages.APPEAL:
            case.in_force_on = None
        was_incident = case.kind == "incident"
        decided = decision(data)
        left = {"days": (data.happened_on - case.stage_since).days, "over": is_over(case, data.happened_on)}
        previous = enter(case, stage, on=data.happened_on, decided=decided, basis="first")
        added = add_articles(case, applied, data.happened_on)
        reclassify(case)
        return StageEntered(
            stage=stage,
            previous=previous,
            articles=added,
            **left,
            seriousness=case.seriousness,
            became_case=was_incident,
            accused=len(open_rows(case.rows.accused)),
            groups=groups_of(case),
            handles=handles(case, data.happened_on),
            **decided,
            **limit(case),
            **limitation(case),
        )


class EnterStage(Entering):
    """Let the case enter the next stage."""

    kind = KIND
    label = _("Enter a stage")
    icon = "arrow-right"
    stages = frozenset(stages.NEXT)
    weight = 10

    stage = forms.Choice(_("New stage"), choices=next_stages)
    field_order = ["stage", *DECISION]

    def check(self, case: Case, data: Any) -> None:
        """After the first instance there is a judgment; on appeal one that was appealed, in execution one in force."""
        super().check(case, data)
        if data.stage not in (stages.APPEAL, stages.EXECUTION) or case.record.stage not in (stages.FIRST_INSTANCE, stages.APPEAL):
            return
        judged = standing_judgment(case)
        if judged is None or (case.record.stage == stages.APPEAL and judged.instance != "appeal"):
            self.add_error("stage", _("Record the judgment of this court first."))
        elif data.stage == stages.APPEAL and not case.rows.appeals:
            self.add_error("stage", _("Record the appeal or the protest first."))
        elif data.stage == stages.EXECUTION and data.happened_on < judged.in_force_on:
            self.add_error(
                "happened_on",
                _("The judgment is in force from %(day)s; it cannot be executed earlier.") % {"day": f"{judged.in_force_on:%d/%m/%Y}"},
            )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Enter the stage chosen."""
        return self.into(case, data.stage, data)


class BecomeCase(Entering):
    """Let an incident become a criminal case: the competent body has instituted it."""

    kind = KIND
    label = _("Incident becomes a criminal case")
    icon = "gavel"
    help = _("The investigating authority or the procuracy has decided to institute a criminal case.")
    stages = frozenset({stages.VERIFICATION})
    rows = {"articles": ChargedRow}
    row_labels = {"articles": _("Articles applied")}
    weight = 12

    def check(self, case: Case, data: Any) -> None:
        """An article that the decision names held when the conduct took place."""
        super().check(case, data)
        weigh_rows(self, "articles", data.articles, conduct_of(case, data, data.happened_on))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Enter the investigation."""
        return self.into(case, stages.INVESTIGATION, data, data.articles)


def returners(binding: forms.Binding) -> dict[str, Any]:
    """Who may return the file in the stage the record is in."""
    stage = binding.own.record.stage if binding.own is not None else None
    return {code: words.RETURNED_BY[code] for code, (own, _most) in stages.RETURNS.items() if stage is None or own == stage}


class ReturnForInvestigation(ByDecision):
    """Return the file for further investigation, as often as the law allows."""

    kind = KIND
    label = _("Return for further investigation")
    icon = "undo-2"
    stages = frozenset({stages.PROSECUTION, stages.FIRST_INSTANCE})
    event = ReturnedForInvestigation
    weight = 65

    returned_by = forms.Choice(_("Returned by"), choices=returners)
    reason = forms.Text(_("Reason"), multiline=True, max_length=2000)
    field_order = ["returned_by", "reason", *DECISION]

    def check(self, case: Case, data: Any) -> None:
        """Article 174 clause 2: the procuracy twice, the presiding judge once, the panel once."""
        super().check(case, data)
        most = stages.RETURNS[data.returned_by][1]
        if returns_by(case, data.returned_by) >= most:
            self.add_error(
                "returned_by",
                ngettext(
                    "It has returned this file already; the law allows it once (art. 174 clause 2).",
                    "It has returned this file already; the law allows it %(most)s times (art. 174 clause 2).",
                    most,
                )
                % {"most": most},
            )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Go back to investigation, under its own limit."""
        decided = decision(data)
        basis = "procuracy" if data.returned_by == "procuracy" else "court"
        previous = enter(case, stages.INVESTIGATION, on=data.happened_on, decided=decided, basis=basis)
        case.rows.steps[-1].returned_by = data.returned_by
        return ReturnedForInvestigation(
            returned_by=data.returned_by,
            turn=returns_by(case, data.returned_by),
            previous=previous,
            stage=case.record.stage,
            reason=data.reason,
            seriousness=case.seriousness,
            **decided,
            **limit(case),
        )


def returns_by(case: Case, who: str) -> int:
    """How often `who` has returned the file."""
    return sum(step.returned_by == who for step in case.rows.steps)


class CancelJudgment(ByDecision):
    """Record that a higher court cancelled the judgment."""

    kind = KIND
    label = _("Record that a judgment was cancelled")
    icon = "rotate-ccw"
    stages = frozenset({stages.APPEAL, stages.EXECUTION})
    event = JudgmentCancelled
    weight = 80

    cancelled_to = forms.Choice(_("What follows"), choices=words.CANCELLED_TO)
    field_order = ["cancelled_to", *DECISION]

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Go back to the investigation or to the first instance, under a limit that runs anew."""
        decided = decision(data)
        for judged in case.rows.judgments:
            judged.cancelled_on = judged.cancelled_on or data.happened_on
        case.in_force_on = None
        previous = enter(case, data.cancelled_to, on=data.happened_on, decided=decided, basis="first")
        return JudgmentCancelled(
            cancelled_to=data.cancelled_to,
            stage=case.record.stage,
            previous=previous,
            seriousness=case.seriousness,
            **decided,
            **limit(case),
        )


class Suspend(ByDecision):
    """Suspend the proceedings in the stage they have reached."""

    kind = KIND
    label = _("Suspend")
    icon = "pause"
    stages = stages.SUSPENDABLE
    event = Suspended
    weight = 70

    ground = forms.Choice(_("Ground"), choices=words.SUSPENSION_GROUNDS)
    field_order = ["ground", *DECISION]

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Rest; the stage before is remembered."""
        decided = decision(data)
        previous = enter(case, stages.SUSPENDED, on=data.happened_on, decided=decided)
        return Suspended(previous=previous, ground=data.ground, **decided)


class Resume(ByDecision):
    """Take suspended proceedings up again."""

    kind = KIND
    label = _("Resume")
    icon = "play"
    stages = frozenset({stages.SUSPENDED})
    event = Resumed
    weight = 11

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Go on in the stage before; a resumed investigation has a limit of its own (art. 174 clause 1)."""
        decided = decision(data)
        anew = case.stage_before == stages.INVESTIGATION
        enter(case, case.stage_before, on=data.happened_on, decided=decided, basis="resumed" if anew else "")
        return Resumed(stage=case.record.stage, **decided, **(limit(case) if anew else {}))


class Discontinue(ByDecision):
    """End the proceedings without a judgment; an incident ends without institution of a case."""

    kind = KIND
    label = _("Discontinue")
    icon = "circle-stop"
    stages = stages.DISCONTINUABLE
    event = Discontinued
    weight = 75

    ground = forms.Choice(_("Ground"), choices=words.DISCONTINUANCE_GROUNDS)
    field_order = ["ground", *DECISION]

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Close the record; supervision goes on until the body ends it."""
        decided = decision(data)
        previous = enter(case, stages.DISCONTINUED, on=data.happened_on, decided=decided)
        close_obstacles(case, data.happened_on)
        return Discontinued(previous=previous, ground=data.ground, handles=handles(case, data.happened_on), **decided)


def close_obstacles(case: Case, day: Any) -> None:
    """Nothing holds up a case that has ended."""
    for obstacle in open_rows(case.rows.obstacles):
        obstacle.until_on = max(day, obstacle.from_on)
    tally(case)
