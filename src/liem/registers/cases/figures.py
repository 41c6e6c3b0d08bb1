"""What is counted of cases, and which days run in them.

Stocks: a case stands under supervision while any of its placements is open. Flows: one an event, cut by the event's own
data. "Cases" below means criminal cases and incidents alike; the cut `kind` tells them apart, as every report of the
sector does. Legal limits run by the rule packs of the Criminal Procedure Code, target days are the committee's own.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.readings.deadlines import ClockRule, On
from liem.readings.figures import Cut, Derived, Identity, Indicator
from liem.registers.cases import words
from liem.registers.cases.events import (
    AccusedAdded,
    AccusedDropped,
    ArticlesAdded,
    Concluded,
    DamageRecorded,
    DetectedAdvised,
    DirectionRecorded,
    Discontinued,
    JudgmentCancelled,
    LevelChanged,
    LimitExtended,
    ObstacleRaised,
    ObstacleRemoved,
    Opened,
    Placed,
    ProgressReported,
    RecoveryRecorded,
    Reopened,
    ReportDaySet,
    Resumed,
    ReturnedForInvestigation,
    SeizureRecorded,
    StageEntered,
    Suspended,
    TakenOff,
)
from liem.registers.cases.rules import limits, stages

Data = Mapping[str, Any]

KIND = Cut("kind", pgettext_lazy("case or incident", "Kind"), words.KINDS)
FIELD = Cut("field", _("Field"), words.FIELDS)
BODY = Cut("body", _("Body"), words.BODIES)
TIER = Cut("tier", _("Tier"), words.TIERS)
STAGE = Cut("stage", _("Stage"), words.STAGES)
OBSTACLE = Cut("obstacle", _("Kind of obstacle"), words.OBSTACLES, read="obstacle_kind")
ASSET = Cut("asset", _("Kind of property"), words.ASSETS)
RANK = Cut("rank", _("Rank of post"), words.RANKS)
MANAGED_BY = Cut("managed_by", _("Managed by"), words.MANAGED_BY)
DIRECTED_BY = Cut("directed_by", _("Given by"), words.DIRECTED_BY)


def _is_corruption(data: Data) -> bool:
    return data["field"] == "corruption"


# --- supervision -----------------------------------------------------------------------------------------------------

# Cases that stood under supervision on at least one day of the period, each once: the opening stock and what came in.
Indicator(
    "cases.under_supervision",
    _("Cases under supervision in the period"),
    when=(Placed, LevelChanged),
    until=(TakenOff, LevelChanged, Concluded),
    key="chain",
    union=True,
    cuts=(KIND, FIELD),
    detail=(BODY, TIER),
    timing="during",
    compared=True,
)
Indicator("cases.under_supervision_end", _("Cases under supervision at the end"), of="cases.under_supervision", timing="end")
Indicator("cases.placed", _("Placed under supervision"), when=Placed, cuts=(BODY, KIND, FIELD))
Indicator("cases.taken_off", _("Taken off supervision"), when=TakenOff, cuts=(BODY, KIND, FIELD))

# Concluded on a day on which the case stood under supervision. `body` is that of the highest placement.
Indicator(
    "cases.completely_handled",
    _("Completely handled while under supervision"),
    when=(Concluded, lambda data: data["supervised"]),
    cuts=(BODY, KIND, FIELD),
    good="rise",
    compared=True,
)

# --- detection and advice ----------------------------------------------------------------------------------------------

# The committee found the case itself and advised, by a dated document, to have it handled. Once a case: the act is refused
# a second time.
Indicator("cases.detected_advised", _("Detected and advised"), when=DetectedAdvised, cuts=(KIND,), good="rise", compared=True)

# Of those detected and advised on (in this period or before): corruption cases completely handled in the period, under
# supervision or not.
Indicator(
    "cases.corruption_resolved",
    _("Corruption cases among them resolved"),
    when=(Concluded, lambda data: data["advised"] and _is_corruption(data)),
    cuts=(KIND,),
    good="rise",
    compared=True,
)

# Corruption cases that the committee discovered (detected and advised on) and whose handling has begun. Each counts once,
# on the day of the first step after the advice: a direction given, a stage entered, a discontinuance or a conclusion.
Indicator(
    "cases.corruption_discovered_handled",
    _("Corruption cases discovered and handled"),
    when=tuple(
        (event, lambda data: data["handles"] and _is_corruption(data))
        for event in (DirectionRecorded, StageEntered, Discontinued, Concluded)
    ),
    cuts=(KIND,),
    good="rise",
    compared=True,
)
Indicator("cases.directions", _("Directions recorded"), when=DirectionRecorded, cuts=(DIRECTED_BY, KIND), page=False)

# --- proceedings -------------------------------------------------------------------------------------------------------

Indicator("cases.opened", _("Cases entered in the book"), when=Opened, cuts=(KIND, FIELD), page=False)
Indicator("cases.stages_entered", _("Stages entered"), when=StageEntered, cuts=(STAGE, KIND, FIELD), page=False)
Indicator(
    "cases.instituted",
    _("Criminal cases instituted"),
    when=(StageEntered, lambda data: data["stage"] == stages.INVESTIGATION),
    cuts=(FIELD,),
    page=False,
)
Indicator("cases.returned", _("Returned for further investigation"), when=ReturnedForInvestigation, cuts=(KIND,), good="fall", page=False)
Indicator(
    "cases.accused_charged",
    _("Persons charged"),
    when=AccusedAdded,
    rows="accused",
    cuts=(RANK, MANAGED_BY),
    unit="persons",
    sensitive=True,
    page=False,
)

# --- money and obstacles -----------------------------------------------------------------------------------------------

Indicator("cases.damage", _("Damage established"), when=DamageRecorded, rows="amounts", amount="amount", unit="VND", cuts=(FIELD, ASSET))
Indicator("cases.seized", _("Seized or frozen"), when=SeizureRecorded, rows="amounts", amount="amount", unit="VND", cuts=(FIELD, ASSET))
Indicator(
    "cases.recovered",
    _("Assets recovered"),
    when=RecoveryRecorded,
    rows="amounts",
    amount="amount",
    unit="VND",
    cuts=(FIELD, ASSET),
    good="rise",
)
Derived(
    "cases.recovery_rate",
    _("Recovered of the damage"),
    of="cases.recovered",
    over="cases.damage",
    unit="percent",
    good="rise",
)
Indicator(
    "cases.obstacles_open",
    _("Open obstacles"),
    when=ObstacleRaised,
    until=(ObstacleRemoved, Concluded, Discontinued),
    key="obstacle",
    cuts=(OBSTACLE,),
    unit="obstacles",
    good="fall",
)
Indicator("cases.obstacles_removed", _("Obstacles removed"), when=ObstacleRemoved, cuts=(OBSTACLE,), unit="obstacles", page=False)

# --- identities --------------------------------------------------------------------------------------------------------

for indicator in ("cases.under_supervision", "cases.under_supervision_end", "cases.detected_advised"):
    Identity(
        f"{indicator}.kinds",
        _("Cases and incidents make the total"),
        left=[indicator],
        right=[f"{indicator}[kind=case]", f"{indicator}[kind=incident]"],
    )


# --- clocks ------------------------------------------------------------------------------------------------------------

# Every event that begins or changes a limit carries `limit_rule` and `limit_from`; the clock of a stage runs from the
# event that enters it to the next step. A change of class begins the limit anew from the same day: both turns are kept.
_STEPS = (StageEntered, ReturnedForInvestigation, JudgmentCancelled, Discontinued, Concluded, Reopened)
_CLASSED = (ArticlesAdded, AccusedAdded, AccusedDropped)


def _runs_in(stage: str) -> Callable[[Data], bool]:
    return lambda data: data.get("stage") == stage and bool(data.get("limit_rule"))


def _reclassed_in(stage: str) -> Callable[[Data], bool]:
    return lambda data: data.get("stage") == stage and bool(data.get("class_changed"))


def _limit(code: str, label: Any, limit: str, *, ask_before: str = "") -> None:
    """Declare the clock of one legal limit."""
    stage = limits.LIMITS[limit]
    ClockRule(
        code,
        label,
        kind="case",
        sort="legal",
        opens=(On(Opened, *_STEPS, Resumed, *_CLASSED, when=_runs_in(stage)),),
        closes=(*_STEPS, On(Resumed, when=_runs_in(stage)), On(*_CLASSED, when=_reclassed_in(stage))),
        suspends=On(Suspended, when=lambda data: data["previous"] == stage),
        resumes=On(Resumed, when=lambda data: data["stage"] == stage and not data["limit_rule"]),
        extends=On(LimitExtended, when=lambda data: data["limit"] == limit),
        rule=lambda data: data["limit_rule"] or None,
        start=lambda past: past.data["limit_from"],
        extension=lambda past: None if past.data["total"] else (past.data["value"], past.data["unit"]),
        ask_before=ask_before,
    )


_limit("cases.verification", _("Verification of a crime report"), "verification")
_limit("cases.investigation", pgettext_lazy("limit", "Investigation"), "investigation", ask_before="TTHS-DN-GH")
_limit("cases.prosecution", _("Decision to prosecute"), "prosecution")
_limit("cases.trial_preparation", _("Preparation of the first-instance trial"), "trial")

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
    closes=ObstacleRemoved,
    scope=lambda past: past.data["obstacle"],
    due=lambda past: past.data["due_on"],
    basis=_("The day agreed with the agency concerned"),
)
