"""What a case is about: obstacles, money, persons charged, articles, causes."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.cases import words


@dataclass(frozen=True, kw_only=True)
class ObstacleRaised(Event):
    """Something holds the case up, and somebody must remove it."""

    kind = "cases.obstacle_raised"
    sentence = _("<b>Obstacle</b> (%(obstacle_kind)s, to be removed by %(responsible)s): %(description)s")
    words = {"obstacle_kind": words.OBSTACLES}

    obstacle: int
    obstacle_kind: str
    description: str
    responsible: str
    agency: str = ""
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ObstacleUrged(Event):
    """Whoever must remove an obstacle was urged; `turn` counts the urgings of this obstacle."""

    kind = "cases.obstacle_urged"
    sentence = _("<b>Urged</b> (time %(turn)s): %(responsible)s to remove an obstacle (%(obstacle_kind)s), document %(document_number)s")
    words = {"obstacle_kind": words.OBSTACLES, "agency": words.OBSTACLE_AGENCIES}

    obstacle: int
    obstacle_kind: str
    responsible: str
    agency: str
    turn: int
    document_number: str


@dataclass(frozen=True, kw_only=True)
class ObstacleRemoved(Event):
    """An obstacle no longer holds the case up."""

    kind = "cases.obstacle_removed"
    sentence = _("<b>Obstacle removed</b> (%(obstacle_kind)s; days open: %(days)s): %(how)s")
    words = {"obstacle_kind": words.OBSTACLES}

    obstacle: int
    obstacle_kind: str
    how: str
    days: int
    agency: str = ""
    urged: int = 0


@dataclass(frozen=True, kw_only=True)
class AmountsRecorded(Event):
    """Base of the three events about money: one amount a row."""

    words = {"assets": words.ASSETS}
    money = frozenset({"total"})

    amounts: list[dict[str, Any]]
    assets: list[str]
    total: int


@dataclass(frozen=True, kw_only=True)
class DamageRecorded(AmountsRecorded):
    """Damage was established, in addition to what was established before."""

    kind = "cases.damage_recorded"
    sentence = _("<b>Damage established</b>: %(total)s (%(assets)s)")


@dataclass(frozen=True, kw_only=True)
class SeizureRecorded(AmountsRecorded):
    """Property was seized or frozen."""

    kind = "cases.seizure_recorded"
    sentence = _("<b>Seized or frozen</b>: %(total)s (%(assets)s)")


@dataclass(frozen=True, kw_only=True)
class RecoveryRecorded(AmountsRecorded):
    """Property was recovered."""

    kind = "cases.recovery_recorded"
    sentence = _("<b>Recovered</b>: %(total)s (%(assets)s)")


@dataclass(frozen=True, kw_only=True)
class ObligationRecorded(AmountsRecorded):
    """A judgment in force orders property to be given up: what is to be executed."""

    kind = "cases.obligation_recorded"
    sentence = _("<b>To be executed</b>: %(total)s (%(assets)s)")


@dataclass(frozen=True, kw_only=True)
class MeansRecorded(AmountsRecorded):
    """Of what is to be executed: so much can be, for the debtor has means."""

    kind = "cases.means_recorded"
    sentence = _("<b>With means to be executed</b>: %(total)s (%(assets)s)")


@dataclass(frozen=True, kw_only=True)
class AccusedAdded(Event):
    """Persons were charged. They are known here by number and by codes of their post; names are held apart."""

    kind = "cases.accused_added"
    sentence = _("<b>Persons charged</b>: %(count)s; managed by: %(managed_by)s")
    words = {"managed_by": words.MANAGED_BY, "seriousness": words.SERIOUSNESS}

    accused: list[dict[str, Any]]
    count: int
    managed_by: list[str]
    seriousness: str = ""
    stage: str = ""
    class_changed: bool = False
    limit_rule: str = ""
    limit_from: date | None = None
    inherited: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AccusedDropped(Event):
    """A person is no longer among the accused of this case."""

    kind = "cases.accused_dropped"
    sentence = _("Person no. %(accused_number)s <b>no longer in the case</b>: %(ground)s")
    words = {"ground": words.DROP_GROUNDS}

    accused_number: int
    ground: str
    rank: str
    party_member: bool
    seriousness: str = ""
    stage: str = ""
    class_changed: bool = False
    limit_rule: str = ""
    limit_from: date | None = None
    inherited: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ArticlesAdded(Event):
    """Articles of the penal code were applied to the case; its seriousness is that of the gravest."""

    kind = "cases.articles_added"
    sentence = _("<b>Articles applied</b>: %(cited)s. Class of the case: %(seriousness)s")
    words = {"seriousness": words.SERIOUSNESS}

    articles: list[dict[str, Any]]
    cited: str
    seriousness: str
    stage: str
    class_changed: bool = False
    limit_rule: str = ""
    limit_from: date | None = None
    limitation_rule: str = ""
    limitation_from: date | None = None
    inherited: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FramesApplied(Event):
    """Articles and charges got the class of the penalty frames that two persons confirmed; the class of the case follows."""

    kind = "cases.frames_applied"
    sentence = _("<b>Penalty frames applied</b> to %(cited)s. Class of the case: %(seriousness)s")
    words = {"seriousness": words.SERIOUSNESS}
    weighty = True

    applied: list[dict[str, Any]]
    cited: str
    seriousness: str
    stage: str
    class_changed: bool = False
    limit_rule: str = ""
    limit_from: date | None = None
    limitation_rule: str = ""
    limitation_from: date | None = None
    inherited: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CausesRecorded(Event):
    """Why it could happen, and what is to be done against it."""

    kind = "cases.causes_recorded"
    sentence = _("<b>Causes and remedies</b>: %(codes)s")
    words = {"codes": words.CAUSES}

    causes: list[dict[str, Any]]
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class RemedyChanged(Event):
    """A remedy against a cause went on: under way, done, or given up."""

    kind = "cases.remedy_changed"
    sentence = _("<b>Remedy</b> against “%(cause)s”: %(state)s. %(said)s")
    words = {"cause": words.CAUSES, "state": words.REMEDY_STATES, "nature": words.CAUSE_NATURES}

    cause_number: int
    cause: str
    nature: str
    state: str
    said: str
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NamesOpened(Event):
    """Somebody opened the sealed names of the persons charged."""

    kind = "cases.names_opened"
    sentence = _("<b>Names opened</b> (%(count)s): %(reason)s")

    reason: str
    count: int
