"""What a case is about: obstacles, money, persons charged, articles, causes."""

from dataclasses import dataclass
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
    due_on: date | None = None


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


@dataclass(frozen=True, kw_only=True)
class AccusedDropped(Event):
    """A person is no longer among the accused of this case."""

    kind = "cases.accused_dropped"
    sentence = _("Person no. %(accused_number)s <b>no longer among the accused</b>: %(ground)s")
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


@dataclass(frozen=True, kw_only=True)
class CausesRecorded(Event):
    """Why it could happen, and what is to be done against it."""

    kind = "cases.causes_recorded"
    sentence = _("<b>Causes and remedies</b>: %(codes)s")
    words = {"codes": words.CAUSES}

    causes: list[dict[str, Any]]
    codes: list[str]


@dataclass(frozen=True, kw_only=True)
class NamesOpened(Event):
    """Somebody opened the sealed names of the persons charged."""

    kind = "cases.names_opened"
    sentence = _("<b>Names opened</b> (%(count)s): %(reason)s")

    reason: str
    count: int
