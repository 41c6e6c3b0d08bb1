"""Cases split and joined (Criminal Procedure Code 2015, article 170). Two records change together: neither event stands alone.

Figures of charges, money and stages are not told again: what was counted once stays counted once.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.cases import words

BY_JOINING = _("Cases that were split or joined are not voided singly: join them again, or split them again.")


@dataclass(frozen=True, kw_only=True)
class CaseSplit(Event):
    """Persons were separated into a case of their own, which has the record number `other`."""

    kind = "cases.split"
    sentence = _("<b>Split</b>: %(count)s person(s) separated into %(other)s. Decision %(decision_number)s, %(decision_by)s")
    words = {"called": words.CALLED, "seriousness": words.SERIOUSNESS}
    weighty = True
    undo = BY_JOINING

    other: str
    accused: list[int]
    count: int
    called: str
    decision_number: str
    decision_on: date
    decision_by: str
    seriousness: str = ""
    stage: str = ""
    class_changed: bool = False
    limit_rule: str = ""
    limit_from: date | None = None
    inherited: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OpenedBySplit(Event):
    """A case came about by a split: it takes its persons, articles and running limits from the case `other`."""

    kind = "cases.opened_by_split"
    sentence = _("<b>Split from</b> %(other)s with %(count)s person(s) (%(called)s). Decision %(decision_number)s, %(decision_by)s")
    words = {"stage": words.STAGES, "called": words.CALLED, "seriousness": words.SERIOUSNESS}
    weighty = True
    undo = BY_JOINING

    other: str
    stage: str
    count: int
    called: str
    decision_number: str
    decision_on: date
    decision_by: str
    seriousness: str = ""
    limit_rule: str = ""
    limit_from: date | None = None
    inherited: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CasesJoined(Event):
    """Another case was joined into this one: its persons, articles and limits go on here."""

    kind = "cases.joined"
    sentence = _(
        "<b>Joined</b> with %(other)s, from which %(count)s person(s) came (%(called)s). Decision %(decision_number)s, %(decision_by)s"
    )
    words = {"stage": words.STAGES, "called": words.CALLED, "seriousness": words.SERIOUSNESS}
    weighty = True
    undo = BY_JOINING

    other: str
    count: int
    called: str
    decision_number: str
    decision_on: date
    decision_by: str
    seriousness: str = ""
    stage: str = ""
    class_changed: bool = False
    limit_rule: str = ""
    limit_from: date | None = None
    inherited: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PassedInto(Event):
    """This case was joined into another and is closed here; its proceedings go on there."""

    kind = "cases.passed_into"
    sentence = _("<b>Joined into</b> %(other)s, where the proceedings go on. Decision %(decision_number)s, %(decision_by)s")
    words = {"previous": words.STAGES}
    weighty = True
    undo = BY_JOINING

    other: str
    previous: str
    accused: list[int]
    decision_number: str
    decision_on: date
    decision_by: str
