"""Which days run in cases: the limits of the Criminal Procedure Code by the rule packs, detention, and the committee's own days."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.readings.deadlines import ClockRule, On
from liem.registers.cases.events import (
    AccusedAdded,
    AccusedDropped,
    AppealRecorded,
    ArticlesAdded,
    CasesJoined,
    CaseSplit,
    ChargeChanged,
    Concluded,
    ConclusionReceived,
    ConclusionRequested,
    Detained,
    DetentionExtended,
    DirectionRecorded,
    Discontinued,
    FramesApplied,
    JudgmentCancelled,
    JudgmentPronounced,
    LimitExtended,
    ObstacleRaised,
    ObstacleRemoved,
    Opened,
    OpenedBySplit,
    PassedInto,
    Placed,
    ProgressReported,
    Released,
    Reopened,
    ReportDaySet,
    ReportReceived,
    Resumed,
    ReturnedForInvestigation,
    StageEntered,
    Suspended,
    TakenOff,
    TrialOrdered,
)
from liem.registers.cases.rules import limits

Data = Mapping[str, Any]

# Every event that begins or changes a limit carries `limit_rule` and `limit_from`; the clock of a stage runs from the
# event that enters it to the next step. A change of class begins the limit anew from the same day: both turns are kept.
_STEPS = (StageEntered, ReturnedForInvestigation, JudgmentCancelled, Discontinued, Concluded, Reopened, PassedInto)
_CLASSED = (ArticlesAdded, FramesApplied, AccusedAdded, AccusedDropped, ChargeChanged, CaseSplit)
_BROUGHT = (OpenedBySplit, CasesJoined)


def _runs_in(stage: str) -> Callable[[Data], bool]:
    return lambda data: data.get("stage") == stage and bool(data.get("limit_rule"))


def _reclassed_in(stage: str) -> Callable[[Data], bool]:
    return lambda data: data.get("stage") == stage and bool(data.get("class_changed"))


def _limit(code: str, label: Any, limit: str, *, ask_before: str = "", ends: Sequence[Any] = ()) -> None:
    """Declare the clock of one legal limit. `ends`: what ends it besides the next step."""
    stage = limits.LIMITS[limit]
    ClockRule(
        code,
        label,
        kind="case",
        sort="legal",
        opens=(On(Opened, ReportReceived, *_STEPS, Resumed, *_CLASSED, *_BROUGHT, when=_runs_in(stage)),),
        closes=(*_STEPS, *ends, On(Resumed, when=_runs_in(stage)), On(*_CLASSED, CasesJoined, when=_reclassed_in(stage))),
        suspends=On(Suspended, when=lambda data: data["previous"] == stage),
        resumes=On(Resumed, when=lambda data: data["stage"] == stage and not data["limit_rule"]),
        inherits=(*_BROUGHT, *_CLASSED),
        extends=On(LimitExtended, when=lambda data: data["limit"] == limit),
        rule=lambda data: data["limit_rule"] or None,
        start=lambda past: past.data["limit_from"],
        extension=lambda past: (past.data["value"], past.data["unit"], past.data["total"]),
        ask_before=ask_before,
    )


_limit("cases.verification", _("Verification of a crime report"), "verification")
_limit("cases.investigation", pgettext_lazy("limit", "Investigation"), "investigation", ask_before="TTHS-DN-GH")
_limit("cases.prosecution", _("Decision to prosecute"), "prosecution")
_limit("cases.trial_preparation", _("Preparation of the first-instance trial"), "trial", ends=(TrialOrdered, JudgmentPronounced))

ClockRule(
    "cases.trial_opening",
    _("Opening of the trial"),
    kind="case",
    opens=TrialOrdered,
    closes=(JudgmentPronounced, *_STEPS),
    rule="TTHS-XX-MO",
)
# How long a judgment may be appealed is nobody's duty, so no clock runs for it; the record shows the last days.
ClockRule(
    "cases.appeal_hearing",
    _("Trial on appeal"),
    kind="case",
    opens=On(StageEntered, when=lambda data: data["stage"] == "appeal"),
    closes=(JudgmentPronounced, *_STEPS),
    rule="TTHS-PT",
)
ClockRule(
    "cases.execution_order",
    _("Decision to execute the judgment"),
    kind="case",
    opens=JudgmentPronounced,
    closes=(AppealRecorded, JudgmentPronounced, *_STEPS),
    rule="TTHS-THA",
    start=lambda past: past.data["in_force_on"],
    restarts=True,
)
# Only while nobody is charged: from the charge on, limitation ends nothing any more (Penal Code 2015, art. 27).
ClockRule(
    "cases.limitation",
    _("Limitation of criminal liability"),
    kind="case",
    opens=On(Opened, StageEntered, ArticlesAdded, FramesApplied, when=lambda data: bool(data.get("limitation_rule"))),
    closes=(
        AccusedAdded,
        JudgmentPronounced,
        Discontinued,
        Concluded,
        PassedInto,
        On(StageEntered, when=lambda data: data["stage"] != "investigation"),
        On(ArticlesAdded, FramesApplied, when=lambda data: data["class_changed"]),
    ),
    rule=lambda data: data.get("limitation_rule") or None,
    start=lambda past: past.data["limitation_from"],
)
ClockRule(
    "cases.detention",
    _("Detention"),
    kind="case",
    opens=Detained,
    closes=(Released, AccusedDropped, PassedInto, CaseSplit, On(StageEntered, when=lambda data: data["stage"] == "execution")),
    extends=DetentionExtended,
    extension=lambda past: past.data["until_on"],
    due=lambda past: past.data["until_on"],
    most=lambda data: data.get("law") or None,
    start=lambda past: past.data["from_on"],
    scope=lambda past: past.data.get("accused_number") or past.data.get("accused"),
    inherits=_BROUGHT,
    within="cases.investigation",
)
ClockRule(
    "cases.request",
    _("Conclusion of experts or valuers"),
    kind="case",
    sort="target",
    opens=ConclusionRequested,
    closes=(ConclusionReceived, PassedInto, Concluded, Discontinued),
    scope=lambda past: past.data.get("request"),
    due=lambda past: past.data["due_on"],
    basis=_("The day that the request sets"),
)

_names_report_day = On(Placed, ProgressReported, ReportDaySet, when=lambda data: bool(data.get("report_due_on")))

ClockRule(
    "cases.progress_report",
    _("Progress report"),
    kind="case",
    sort="target",
    opens=_names_report_day,
    closes=(ProgressReported, On(TakenOff, when=lambda data: not data["placements_left"])),
    extends=ReportDaySet,
    extension=lambda past: past.data["report_due_on"],
    due=lambda past: past.data["report_due_on"],
    basis=_("The committee's own target day"),
)
ClockRule(
    "cases.direction",
    _("Direction to be carried out"),
    kind="case",
    sort="target",
    opens=On(DirectionRecorded, when=lambda data: bool(data.get("due_on"))),
    closes=On(ProgressReported, when=lambda data: bool(data.get("direction"))),
    scope=lambda past: past.data.get("direction"),
    due=lambda past: past.data["due_on"],
    basis=_("The day set by the direction"),
)
ClockRule(
    "cases.obstacle",
    _("Obstacle to be removed"),
    kind="case",
    sort="target",
    opens=On(ObstacleRaised, when=lambda data: bool(data.get("due_on"))),
    closes=(ObstacleRemoved, PassedInto),
    scope=lambda past: past.data.get("obstacle"),
    due=lambda past: past.data["due_on"],
    basis=_("The day agreed with the agency concerned"),
)
