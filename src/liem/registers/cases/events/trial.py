"""What happens in court: the case is brought to trial, judged, appealed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.cases import words


@dataclass(frozen=True, kw_only=True)
class TrialOrdered(Event):
    """The court decided to bring the case to trial: its preparation is over, the trial must open (art. 277 clause 3)."""

    kind = "cases.trial_ordered"
    sentence = _("<b>To be tried</b>: decision %(decision_number)s of %(decision_on)s, %(decision_by)s")
    weighty = True

    decision_number: str
    decision_on: date
    decision_by: str


@dataclass(frozen=True, kw_only=True)
class JudgmentPronounced(Event):
    """A court pronounced its judgment. `in_force_on`: from when it is in force unless it is appealed or protested."""

    kind = "cases.judgment_pronounced"
    sentence = _("<b>Judgment</b> %(judgment_number)s (%(instance)s, %(decision_by)s): %(outcome)s; persons tried: %(persons)s")
    words = {"instance": words.INSTANCES, "outcome": words.OUTCOMES, "seriousness": words.SERIOUSNESS}
    weighty = True

    judgment: int
    instance: str
    judgment_number: str
    decision_on: date
    decision_by: str
    outcome: str
    persons: int
    in_force_on: date
    seriousness: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AppealRecorded(Event):
    """A judgment or decision of first instance was appealed or protested; `late`: after the last day the law gave."""

    kind = "cases.appeal_recorded"
    sentence = _("<b>%(appeal_kind)s</b> (%(by_whom)s) against: %(against)s. Last day: %(due_on)s")
    words = {"appeal_kind": words.APPEAL_KINDS, "by_whom": words.BY_WHOM, "against": words.AGAINST}
    weighty = True

    appeal: int
    against: str
    appeal_kind: str
    by_whom: str
    due_on: date
    late: bool
