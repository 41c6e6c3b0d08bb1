"""The legal basis a unit works under: the State's rules, the Party's, or those of Party inspection; a dated act of its administrator.

A Party committee's body does not simply live by the rules of State bodies (Guidance 28-HD/VPTW of 19 December 2013): which ones hold
decides on limits and on the layout of letters. What was opened keeps the basis of its day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liem.core.access.actor import Actor
from liem.core.acts.refusals import Refused
from liem.core.journal.events import Event
from liem.core.organization.bases import LegalBasis, UnitBasis
from liem.core.organization.models import Role, Unit, UnitLevel
from liem.core.organization.telling import tell, writing


@dataclass(frozen=True, kw_only=True)
class BasisSet(Event):
    """From a day on a unit works under other rules."""

    kind = "units.basis_set"
    sentence = gettext_lazy("Works under <b>%(basis)s</b> from %(valid_from)s, by %(decision)s")
    words = {"basis": dict(LegalBasis.choices)}

    basis: str
    valid_from: str
    decision: str


def administers(actor: Actor, unit: Unit) -> bool:
    """Whether the actor is the administrator of a unit: that of the centre of every one, else of one's own committee and below."""
    return actor.role == Role.ADMINISTRATOR and (actor.level in ("central", "sector") or unit.top == actor.unit_top)


def basis_by_kind(level: str) -> str:
    """The rules of a unit for which no decision is recorded: a Party committee's body by the Party's, an agency by the State's."""
    return LegalBasis.STATE.value if level == UnitLevel.AGENCY else LegalBasis.PARTY.value


class Bases:
    """The bases of units by day, each unit asked for once."""

    def __init__(self) -> None:
        self._known: dict[int, list[tuple[date, date | None, str]]] = {}

    def on(self, unit_id: int, level: str, day: date) -> str:
        """The rules the unit works under on a day in Vietnam."""
        return self.recorded(unit_id, day) or basis_by_kind(level)

    def recorded(self, unit_id: int, day: date) -> str:
        """What its administrator recorded for the day; empty without a decision."""
        if unit_id not in self._known:
            rows = UnitBasis.objects.filter(unit_id=unit_id)
            self._known[unit_id] = list(rows.values_list("valid_from", "valid_until", "basis"))
        for first, until, basis in self._known[unit_id]:
            if first <= day and (until is None or day < until):
                return basis
        return ""


def basis_on(unit: Unit, day: date) -> str:
    """The rules a unit works under on a day in Vietnam."""
    return Bases().on(unit.pk, unit.level, day)


def set_basis(*, unit: Unit, basis: str, from_on: date, decision: str, actor: Actor) -> UnitBasis:
    """Record that `unit` works under `basis` from a day on. Raises `Refused`.

    The same day again puts right what was recorded for it; a day before the latest is refused, for what was opened since ran under it.
    """
    if not administers(actor, unit):
        raise Refused({"": [_("You do not administer this unit.")]})
    if not unit.is_valid_on(from_on):
        raise Refused({"from_on": [_("The unit does not exist on this day.")]})
    with writing():
        last = UnitBasis.objects.filter(unit=unit).order_by("-valid_from").first()
        _check_order(unit, last, basis, from_on)
        row = UnitBasis(unit=unit, valid_from=from_on)
        if last is not None and last.valid_from == from_on:
            row = last
        elif last is not None:
            UnitBasis.objects.filter(pk=last.pk).update(valid_until=from_on)
        row.basis, row.decision = basis, decision
        row.save()
        tell("unit", unit.pk, BasisSet(basis=basis, valid_from=from_on.isoformat(), decision=decision), actor)
    return row


def _check_order(unit: Unit, last: UnitBasis | None, basis: str, from_on: date) -> None:
    if last is not None and from_on < last.valid_from:
        said = _("Another basis holds from %(day)s: name that day or a later one.") % {"day": f"{last.valid_from:%d/%m/%Y}"}
        raise Refused({"from_on": [said]})
    before = UnitBasis.objects.filter(unit=unit).filter(Q(valid_from__lte=from_on)).order_by("-valid_from").first()
    if before is not None and before.basis == basis:
        raise Refused({"basis": [_("The unit works under these rules already.")]})
