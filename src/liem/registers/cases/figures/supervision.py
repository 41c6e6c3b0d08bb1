"""What is counted of cases, and which days run in them.

Stocks: a case stands under supervision while any of its placements is open. Flows: one an event, cut by the event's own
data. "Cases" below means criminal cases and incidents alike; the cut `kind` tells them apart, as every report of the
sector does. Legal limits run by the rule packs of the Criminal Procedure Code, target days are the committee's own.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liem.readings.figures import Cut, Derived, Identity, Indicator, Median
from liem.registers.cases import words
from liem.registers.cases.events import (
    AccusedAdded,
    Concluded,
    DamageRecorded,
    DetectedAdvised,
    DirectionRecorded,
    Discontinued,
    LevelChanged,
    ObstacleRaised,
    ObstacleRemoved,
    Opened,
    Placed,
    RecoveryRecorded,
    ReturnedForInvestigation,
    SeizureRecorded,
    StageEntered,
    TakenOff,
)
from liem.registers.cases.rules import stages

Data = Mapping[str, Any]

KIND = Cut("kind", pgettext_lazy("case or incident", "Kind"), words.KINDS)
FIELD = Cut("field", _("Field"), words.FIELDS)
BODY = Cut("body", _("Body"), words.BODIES)
TIER = Cut("tier", _("Tier"), words.TIERS)
STAGE = Cut("stage", _("Stage"), words.STAGES)
OBSTACLE = Cut("obstacle", _("Kind of obstacle"), words.OBSTACLES, read="obstacle_kind")
AGENCY = Cut("agency", _("Kind of agency"), words.OBSTACLE_AGENCIES)
ASSET = Cut("asset", _("Kind of property"), words.ASSETS)
FEWEST_PERSONS = 5
RANK = Cut("rank", _("Rank of post"), words.RANKS, least=FEWEST_PERSONS)
MANAGED_BY = Cut("managed_by", _("Managed by"), words.MANAGED_BY, least=FEWEST_PERSONS)
PARTY_MEMBER = Cut("party_member", _("Party member"), {}, least=FEWEST_PERSONS)
"""Figures by what a person is are told from five persons on."""

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
    cuts=(RANK, MANAGED_BY, PARTY_MEMBER),
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
    cuts=(OBSTACLE, AGENCY),
    unit="obstacles",
    good="fall",
)
Indicator("cases.obstacles_removed", _("Obstacles removed"), when=ObstacleRemoved, cuts=(OBSTACLE, AGENCY), unit="obstacles", page=False)
Indicator(
    "cases.obstacle_days",
    _("Days that removed obstacles stood"),
    when=ObstacleRemoved,
    amount="days",
    unit="days",
    cuts=(OBSTACLE, AGENCY),
    page=False,
)
Derived(
    "cases.obstacle_days_mean",
    _("Days an obstacle stood, on average"),
    of="cases.obstacle_days",
    over="cases.obstacles_removed",
    unit="days",
    good="fall",
    page=False,
)
# The mean hides that a few obstacles stand for years: half of those removed stood no longer than the median.
Median(
    "cases.obstacle_days_median",
    _("Days an obstacle stood, median"),
    of="cases.obstacle_days",
    over="cases.obstacles_removed",
    good="fall",
)

# --- identities --------------------------------------------------------------------------------------------------------

for indicator in ("cases.under_supervision", "cases.under_supervision_end", "cases.detected_advised"):
    Identity(
        f"{indicator}.kinds",
        _("Cases and incidents make the total"),
        left=[indicator],
        right=[f"{indicator}[kind=case]", f"{indicator}[kind=incident]"],
    )
