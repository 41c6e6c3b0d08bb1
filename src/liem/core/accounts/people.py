"""The acts on people and appointments. Each writes the new state and tells one event, or refuses and changes nothing."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.accounts.events import Appointed, AppointmentEnded, PersonEntered, PersonRenamed
from liem.core.acts.refusals import Refused
from liem.core.language.cleaning import clean, text_faults
from liem.core.language.sorting import sort_key
from liem.core.organization.models import Appointment, Clearance, Person, Role, Unit, UnitLevel
from liem.core.organization.naming import sorted_as
from liem.core.organization.telling import tell, writing


def enter_person(*, name: str, actor: Actor | None) -> Person:
    """A new person. Raises ``Refused`` for a name that is empty or holds signs that may not stand in a name."""
    checked = _name(name)
    with writing():
        person = Person.objects.create(name=checked, sort_key=sort_key(sorted_as(checked)))
        tell("person", person.pk, PersonEntered(), actor)
    return person


def rename_person(*, person: Person, name: str, actor: Actor | None) -> Person:
    """A person's name put right; the same name again changes nothing."""
    checked = _name(name)
    if checked == person.name:
        return person
    with writing():
        person.name, person.sort_key = checked, sort_key(sorted_as(checked))
        person.save(update_fields=["name", "sort_key"])
        tell("person", person.pk, PersonRenamed(), actor)
    return person


def _name(name: str) -> str:
    faults = [str(fault) for fault in text_faults(name)]
    checked = clean(name) if not faults else ""
    if not faults and not checked:
        faults = [_("Write the person's full name.")]
    if len(checked) > 200:
        faults = [_("A name has at most 200 characters.")]
    if faults:
        raise Refused({"name": faults})
    return checked


def appoint(
    *,
    person: Person,
    unit: Unit,
    role: str,
    valid_from: date,
    actor: Actor | None,
    valid_until: date | None = None,
    post: str = "",
    clearance: int = Clearance.NORMAL,
) -> Appointment:
    """Gives a person a work in a unit, from a day on and, if it is known, until the first day after it.

    Refused: to oneself; outside the unit's life; an agency's role elsewhere than in an agency, or another role in one;
    a second appointment of the same role in the same unit at the same time.
    """
    errors = _faults_of_appointment(person, unit, role, valid_from, valid_until, clearance, actor)
    if errors:
        raise Refused(errors)
    with writing():
        appointment = Appointment.objects.create(
            person=person, unit=unit, role=role, post=clean(post), clearance=clearance,
            valid_from=valid_from, valid_until=valid_until,
        )  # fmt: skip
        until = valid_until.isoformat() if valid_until else None
        event = Appointed(unit=unit.code, role=role, clearance=int(clearance), valid_from=valid_from.isoformat(), valid_until=until)
        tell("appointment", appointment.pk, event, actor)
    return appointment


def _faults_of_appointment(
    person: Person, unit: Unit, role: str, first: date, until: date | None, clearance: int, actor: Actor | None
) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {}
    if actor is not None and actor.person_id == person.pk:
        errors[""] = [_("Nobody appoints themselves; another administrator must do this.")]
    if role not in Role.values:
        errors["role"] = [_("Choose a role.")]
    elif (role == Role.AGENCY) != (unit.level == UnitLevel.AGENCY):
        errors["role"] = [_("People of a cooperating agency, and only they, have the role “Cooperating agency”.")]
    if clearance not in Clearance.values:
        errors["clearance"] = [_("Choose a clearance.")]
    if until is not None and until <= first:
        errors["valid_until"] = [_("The appointment would end before it begins.")]
    elif not unit.is_valid_on(first):
        errors["valid_from"] = [_("The unit does not exist on this day.")]
    elif unit.valid_until is not None and (until is None or until > unit.valid_until):
        last = unit.last_day
        assert last is not None
        errors["valid_until"] = [_("The unit ends on %(day)s; the appointment ends with it.") % {"day": f"{last:%d/%m/%Y}"}]
    if not errors and _held_already(person, unit, role, first, until):
        errors[""] = [_("This person has this role in this unit in that time already.")]
    return errors


def _held_already(person: Person, unit: Unit, role: str, first: date, until: date | None) -> bool:
    held = Appointment.objects.filter(person=person, unit=unit, role=role)
    return held.valid_within(first, date.max if until is None else until.fromordinal(until.toordinal() - 1)).exists()


def end_appointment(*, appointment: Appointment, valid_until: date, actor: Actor | None) -> Appointment:
    """Ends an appointment; ``valid_until`` is the first day on which it no longer gives rights."""
    if actor is not None and actor.person_id == appointment.person_id:
        raise Refused({"": [_("Nobody ends their own appointment; another administrator must do this.")]})
    if valid_until <= appointment.valid_from:
        raise Refused({"valid_until": [_("The appointment would end before it begins.")]})
    if appointment.valid_until is not None and valid_until > appointment.valid_until:
        raise Refused({"valid_until": [_("The appointment ends earlier than this; make a new one to go on.")]})
    if valid_until == appointment.valid_until:
        return appointment
    with writing():
        appointment.valid_until = valid_until
        appointment.save(update_fields=["valid_until"])
        tell("appointment", appointment.pk, AppointmentEnded(valid_until=valid_until.isoformat()), actor)
    return appointment
