"""What can happen to a case or an incident.

Events that begin or change a limit carry `limit_rule`, the code of the rule pack (empty: none runs), and `limit_from`,
the day it is counted from. Every event also carries the facets of its day (`kind`, `field`), so that a figure reads them
from the event and an edit made later moves nothing. Money is whole đồng. Free text that may name a person is personal.
"""

from liem.registers.cases.events.content import (
    AccusedAdded,
    AccusedDropped,
    AmountsRecorded,
    ArticlesAdded,
    CausesRecorded,
    DamageRecorded,
    NamesOpened,
    ObstacleRaised,
    ObstacleRemoved,
    RecoveryRecorded,
    SeizureRecorded,
)
from liem.registers.cases.events.following import (
    DetectedAdvised,
    DirectionRecorded,
    LevelChanged,
    Opened,
    Placed,
    ProgressReported,
    ReportDaySet,
    SetAside,
    TakenOff,
)
from liem.registers.cases.events.proceedings import (
    Concluded,
    Discontinued,
    JudgmentCancelled,
    LimitExtended,
    Reopened,
    Resumed,
    ReturnedForInvestigation,
    StageEntered,
    Suspended,
)

__all__ = [
    "AccusedAdded",
    "AccusedDropped",
    "AmountsRecorded",
    "ArticlesAdded",
    "CausesRecorded",
    "Concluded",
    "DamageRecorded",
    "DetectedAdvised",
    "DirectionRecorded",
    "Discontinued",
    "JudgmentCancelled",
    "LevelChanged",
    "LimitExtended",
    "NamesOpened",
    "ObstacleRaised",
    "ObstacleRemoved",
    "Opened",
    "Placed",
    "ProgressReported",
    "RecoveryRecorded",
    "Reopened",
    "ReportDaySet",
    "Resumed",
    "ReturnedForInvestigation",
    "SeizureRecorded",
    "SetAside",
    "StageEntered",
    "Suspended",
    "TakenOff",
]
