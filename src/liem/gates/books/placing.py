"""In which unit a book is entered, and by what right: one's own unit, or one that has ended and became part of it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.acts.refusals import NotAllowed
from liem.core.organization.models import Unit
from liem.core.organization.queries import successors_of, unit_named


@dataclass(frozen=True)
class Place:
    """The unit of a book; the actor as they act in it; the day that counts as today there.

    For a unit that has ended `today` is its last day, and `actor` sees and acts in that unit's scope alone.
    """

    unit: Unit
    actor: Actor
    today: date

    def why_not(self, day: date) -> str:
        """Why nothing can have happened in the unit on this day; empty when it can."""
        if day < self.unit.valid_from:
            return _("%(unit)s began on %(day)s; earlier days belong to the unit before it.") % {
                "unit": self.unit.name,
                "day": f"{self.unit.valid_from:%d/%m/%Y}",
            }
        if self.unit.valid_until is not None and day >= self.unit.valid_until:
            return _("%(unit)s ended on %(day)s; later days belong to its successor.") % {
                "unit": self.unit.name,
                "day": f"{self.unit.valid_until - timedelta(days=1):%d/%m/%Y}",
            }
        return ""


def place_of(actor: Actor, code: str, *, on: date) -> Place:
    """The place in which `actor` enters a book of the unit `code` (or name; empty: their own).

    Raises `UnknownUnit` for a code that means nothing, `NotAllowed` for a unit that is neither theirs nor became theirs.
    """
    if not code:
        return Place(Unit.objects.get(pk=actor.unit_id), actor, on)
    unit = unit_named(code, on)
    if unit.pk == actor.unit_id:
        return Place(unit, actor, on)
    if unit.is_valid_on(on) or actor.unit_id not in {successor.pk for successor in successors_of(unit, on=on)}:
        said = _("The book of %(unit)s is entered by that unit, or by the unit that it became part of.")
        raise NotAllowed(said % {"unit": unit.name})
    as_there = replace(
        actor,
        unit_id=unit.pk,
        unit_code=unit.code,
        unit_name=unit.name_vi,
        unit_place=unit.place,
        unit_top=unit.top,
        lo=unit.place,
        hi=unit.last_place,
    )
    assert unit.valid_until is not None
    return Place(unit, as_there, unit.valid_until - timedelta(days=1))
