"""`Actor`: a person at work in one appointment, with the scope that comes from it and from nothing else."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

EVERYWHERE = (0, 2_000_000_000)
NOWHERE = (1, 0)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `lo`–`hi` are the places whose records the appointment opens; `unit_*` is the unit it is in."""

    appointment_id: int | None
    person_id: int | None
    user_id: int | None
    name: str
    unit_id: int
    unit_code: str
    unit_name: str
    unit_place: int
    unit_top: int
    lo: int
    hi: int
    role: str
    clearance: int
    level: str = ""
    language: str = "vi"
    post: str = ""

    @classmethod
    def of(cls, appointment: Any, *, user: Any = None) -> "Actor":
        """The actor of an appointment (with `unit` and `person` loaded)."""
        unit = appointment.unit
        lo, hi = scope_of(appointment.role, unit)
        return cls(
            appointment_id=appointment.pk,
            person_id=appointment.person_id,
            user_id=getattr(user, "pk", None),
            name=appointment.person.name,
            unit_id=unit.pk,
            unit_code=unit.code,
            unit_name=unit.name_vi,
            unit_place=unit.place,
            unit_top=unit.top,
            lo=lo,
            hi=hi,
            role=appointment.role,
            clearance=appointment.clearance,
            level=unit.level,
            language=getattr(user, "language", "vi"),
            post=appointment.post,
        )

    def speaking(self, language: str) -> "Actor":
        """The same actor reading another language."""
        return replace(self, language=language)

    @property
    def is_central(self) -> bool:
        """Whether the appointment opens the whole sector."""
        return (self.lo, self.hi) == EVERYWHERE


def scope_of(role: str, unit: Any) -> tuple[int, int]:
    """The places whose records an appointment opens.

    The centre sees the whole sector, a committee its subtree. An administrator, a reporter and a cooperating agency see
    no record by place: the first manages accounts, the second reads figures, the third what is shared with it.
    """
    if role in ("administrator", "reporter", "agency"):
        return NOWHERE
    if unit.level in ("central", "sector"):
        return EVERYWHERE
    return unit.place, unit.last_place


def appointments_of(person_id: int, on: date) -> list[Any]:
    """The appointments a person holds on a day, in the order in which they began."""
    from liem.core.organization.models import Appointment

    return list(Appointment.objects.valid_on(on).filter(person_id=person_id).select_related("unit", "person").order_by("pk"))
