"""The steps of the proceedings, their limits, and the end of a case in the book."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.cases import words


@dataclass(frozen=True, kw_only=True)
class StageEntered(Event):
    """The case entered a stage by a decision. An incident that enters investigation becomes a case by it.

    `days` in the stage it left, `over`: longer than the limit of that stage allowed. `groups` of the crimes of the case.
    """

    kind = "cases.stage_entered"
    sentence = _("Entered the stage <b>%(stage)s</b> by decision %(decision_number)s of %(decision_on)s, %(decision_by)s")
    words = {"stage": words.STAGES, "previous": words.STAGES, "seriousness": words.SERIOUSNESS}
    weighty = True

    stage: str
    previous: str
    decision_number: str
    decision_on: date
    decision_by: str
    seriousness: str = ""
    became_case: bool = False
    accused: int = 0
    groups: tuple[str, ...] = ()
    articles: list[dict[str, Any]] = field(default_factory=list)
    days: int = 0
    over: bool = False
    limitation_rule: str = ""
    limitation_from: date | None = None
    handles: bool = False
    limit_rule: str = ""
    limit_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReturnedForInvestigation(Event):
    """A procuracy or a court returned the file for further investigation. `turn` counts the returns by this body."""

    kind = "cases.returned_for_investigation"
    sentence = _(
        "<b>Returned for further investigation</b> by the %(returned_by)s (time %(turn)s), decision %(decision_number)s: %(reason)s"
    )
    words = {"returned_by": words.RETURNED_BY, "previous": words.STAGES}
    weighty = True

    returned_by: str
    turn: int
    previous: str
    stage: str
    reason: str
    decision_number: str
    decision_on: date
    decision_by: str
    seriousness: str = ""
    limit_rule: str = ""
    limit_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class JudgmentCancelled(Event):
    """A higher court cancelled the judgment: the case is investigated or tried again."""

    kind = "cases.judgment_cancelled"
    sentence = _("<b>Judgment cancelled</b> by decision %(decision_number)s, %(decision_by)s: %(cancelled_to)s")
    words = {"cancelled_to": words.CANCELLED_TO, "previous": words.STAGES}
    weighty = True

    cancelled_to: str
    stage: str
    previous: str
    decision_number: str
    decision_on: date
    decision_by: str
    seriousness: str = ""
    limit_rule: str = ""
    limit_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class Suspended(Event):
    """The proceedings were suspended; the limit of the stage rests."""

    kind = "cases.suspended"
    sentence = _("<b>Suspended</b> in the stage %(previous)s: %(ground)s. Decision %(decision_number)s, %(decision_by)s")
    words = {"previous": words.STAGES, "ground": words.SUSPENSION_GROUNDS}
    weighty = True

    previous: str
    ground: str
    decision_number: str
    decision_on: date
    decision_by: str


@dataclass(frozen=True, kw_only=True)
class Resumed(Event):
    """Suspended proceedings were taken up again in the stage in which they rested."""

    kind = "cases.resumed"
    sentence = _("<b>Resumed</b> in the stage %(stage)s by decision %(decision_number)s, %(decision_by)s")
    words = {"stage": words.STAGES}
    weighty = True

    stage: str
    decision_number: str
    decision_on: date
    decision_by: str
    limit_rule: str = ""
    limit_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class Discontinued(Event):
    """The proceedings ended without a judgment, or an incident ended without institution of a case."""

    kind = "cases.discontinued"
    sentence = _("<b>Discontinued</b>: %(ground)s. Decision %(decision_number)s, %(decision_by)s")
    words = {"previous": words.STAGES, "ground": words.DISCONTINUANCE_GROUNDS}
    weighty = True

    previous: str
    ground: str
    decision_number: str
    decision_on: date
    decision_by: str
    handles: bool = False


@dataclass(frozen=True, kw_only=True)
class LimitExtended(Event):
    """The competent body extended the limit of a stage by a decision. `marks`: why it is not lawful; it moves nothing then."""

    kind = "cases.limit_extended"
    sentence = _("<b>Limit extended</b> (%(limit)s) by %(value)s %(unit)s, decision %(decision_number)s, %(decision_by)s; %(marks)s")
    words = {"limit": words.LIMITS, "unit": words.UNITS, "marks": words.SAID_MARKS}

    extension: int
    limit: str
    value: int
    unit: str
    total: bool
    stage: str
    decision_number: str
    decision_on: date
    decision_by: str
    asked_on: date | None = None
    marks: str = ""


@dataclass(frozen=True, kw_only=True)
class Concluded(Event):
    """The case was completely handled. Supervision that still ran ends with it; `body` and `tier` name the highest.

    `supervised`: it stood under supervision that day. `advised`: the committee had detected it and advised on it.
    """

    kind = "cases.concluded"
    sentence = _("<b>Completely handled</b>: %(result)s. %(session)s, document %(document_number)s")
    words = {"result": words.RESULTS, "previous": words.STAGES, "body": words.BODIES, "tier": words.TIERS}
    weighty = True

    previous: str
    result: str
    summary: str
    session: str
    document_number: str
    document_on: date
    supervised: bool
    advised: bool
    body: str
    tier: str
    placements: list[int]
    handles: bool = False


@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    """A case that was discontinued or completely handled is taken up again."""

    kind = "cases.reopened"
    sentence = _("<b>Reopened</b> in the stage %(stage)s by decision %(decision_number)s, %(decision_by)s: %(reason)s")
    words = {"stage": words.STAGES, "previous": words.STAGES}
    weighty = True

    stage: str
    previous: str
    reason: str
    decision_number: str
    decision_on: date
    decision_by: str
    seriousness: str = ""
    limit_rule: str = ""
    limit_from: date | None = None
