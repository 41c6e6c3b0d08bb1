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
    MeansRecorded,
    NamesOpened,
    ObligationRecorded,
    ObstacleRaised,
    ObstacleRemoved,
    ObstacleUrged,
    RecoveryRecorded,
    RemedyChanged,
    SeizureRecorded,
)
from liem.registers.cases.events.dividing import (
    CasesJoined,
    CaseSplit,
    OpenedBySplit,
    PassedInto,
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
from liem.registers.cases.events.persons import (
    ChargeChanged,
    Detained,
    DetentionExtended,
    Released,
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
from liem.registers.cases.events.requests import (
    ConclusionReceived,
    ConclusionRequested,
    ReportReceived,
)
from liem.registers.cases.events.trial import (
    AppealRecorded,
    JudgmentPronounced,
    TrialOrdered,
)

__all__ = [
    "AccusedAdded",
    "AccusedDropped",
    "AmountsRecorded",
    "AppealRecorded",
    "ArticlesAdded",
    "CaseSplit",
    "CasesJoined",
    "CausesRecorded",
    "ChargeChanged",
    "Concluded",
    "ConclusionReceived",
    "ConclusionRequested",
    "DamageRecorded",
    "Detained",
    "DetectedAdvised",
    "DetentionExtended",
    "DirectionRecorded",
    "Discontinued",
    "JudgmentCancelled",
    "JudgmentPronounced",
    "LevelChanged",
    "LimitExtended",
    "MeansRecorded",
    "NamesOpened",
    "ObligationRecorded",
    "ObstacleRaised",
    "ObstacleRemoved",
    "ObstacleUrged",
    "Opened",
    "OpenedBySplit",
    "PassedInto",
    "Placed",
    "ProgressReported",
    "RecoveryRecorded",
    "Released",
    "RemedyChanged",
    "Reopened",
    "ReportDaySet",
    "ReportReceived",
    "Resumed",
    "ReturnedForInvestigation",
    "SeizureRecorded",
    "SetAside",
    "StageEntered",
    "Suspended",
    "TakenOff",
    "TrialOrdered",
]
