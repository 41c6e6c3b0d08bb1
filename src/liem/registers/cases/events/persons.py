"""What happens to the persons of a case: charged otherwise, detained, released."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.cases import words


@dataclass(frozen=True, kw_only=True)
class ChargeChanged(Event):
    """A person is charged with another clause or article, or with a further one; the class of the case follows."""

    kind = "cases.charge_changed"
    sentence = _(
        "Person no. %(accused_number)s <b>charged</b> under %(cited)s: %(class_now)s. Decision %(decision_number)s, %(decision_by)s"
    )
    words = {"class_before": words.SERIOUSNESS, "class_now": words.SERIOUSNESS, "seriousness": words.SERIOUSNESS}
    weighty = True

    accused_number: int
    charge: int
    cited: str
    code: str
    article: str
    clause: int | None
    further: bool
    class_before: str
    class_now: str
    decision_number: str
    decision_on: date
    decision_by: str
    seriousness: str
    stage: str
    class_changed: bool = False
    limit_rule: str = ""
    limit_from: date | None = None
    inherited: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Detained(Event):
    """A person is detained by an order, to the last day written in it. `law`: the rule that says how long at most."""

    kind = "cases.detained"
    sentence = _(
        "Person no. %(accused_number)s <b>detained</b> (%(detained_for)s) from %(from_on)s to %(until_on)s, order %(order_number)s"
    )
    words = {"detained_for": words.DETENTION_STAGES, "marks": words.DETENTION_MARKS}
    weighty = True

    accused_number: int
    detention: int
    detained_for: str
    order_number: str
    order_by: str
    from_on: date
    until_on: date
    law: str = ""
    marks: str = ""


@dataclass(frozen=True, kw_only=True)
class DetentionExtended(Event):
    """A person's detention goes on to a later day, by an order. `turn` counts the extensions of this detention."""

    kind = "cases.detention_extended"
    sentence = _("Detention of person no. %(accused_number)s <b>extended</b> to %(until_on)s (time %(turn)s), order %(decision_number)s")
    words = {"marks": words.DETENTION_MARKS}

    accused_number: int
    detention: int
    turn: int
    until_on: date
    decision_number: str
    decision_on: date
    decision_by: str
    marks: str = ""


@dataclass(frozen=True, kw_only=True)
class Released(Event):
    """A person is no longer detained."""

    kind = "cases.released"
    sentence = _("Person no. %(accused_number)s <b>released</b> from detention: %(ground)s")
    words = {"ground": words.RELEASE_GROUNDS}

    accused_number: int
    detention: int
    ground: str
    days: int
