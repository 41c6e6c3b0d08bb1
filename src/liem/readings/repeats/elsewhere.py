"""Asking other units whether they hold a record that says the same, and a unit's switch for not answering.

The answer is a unit and "there are": never a text, a person or a day. What may be asked, how often and by whom is decided in the
database function `ask_elsewhere`, which writes every question into the access logs of both units.
"""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liem.core.access.actor import Actor
from liem.core.acts.loading import load
from liem.core.acts.refusals import Refused
from liem.core.calendar.today import today
from liem.core.journal.events import Event
from liem.core.organization.models import Unit
from liem.core.organization.profile import administers
from liem.core.organization.telling import tell, writing
from liem.core.records.kinds import BY_MISTAKE, kinds
from liem.core.records.models import Record
from liem.readings.repeats.comparing import compared
from liem.readings.repeats.function import ASKS, MOST_AN_HOUR
from liem.readings.repeats.grams import bands_of, grams_of
from liem.readings.repeats.models import RepeatsSilent


class TooOften(Exception):
    """The person has asked as often as is allowed within an hour. `str()` says so to the reader."""

    def __str__(self) -> str:
        return _("You have asked other units %(most)s times within an hour; ask again later.") % {"most": MOST_AN_HOUR}


def may_ask(actor: Actor, record: Record) -> bool:
    """Whether this person may ask other units about a record they see: it is their unit's, and not compared within it alone."""
    declared = compared.get(record.kind)
    if declared is None or actor.role not in ASKS or record.owner_id != actor.unit_id or record.stage == BY_MISTAKE:
        return False
    if declared.alone is None:
        return True
    field, values = declared.alone
    model = kinds[record.kind].model
    return not model._default_manager.filter(record_id=record.pk, **{f"{field}__in": values}).exists()


def ask_elsewhere(actor: Actor, record: Record) -> list[Unit]:
    """The other units that hold a record of the same kind much alike to this one, in Vietnamese order; logged with both units.

    To be called within the scope of the actor. Nothing is found for a record that `may_ask` denies. Raises `TooOften`.
    """
    declared = compared[record.kind]
    with connection.cursor() as cursor:
        own = load(cursor, kinds[record.kind], [record.pk])[record.pk]
        tops = Unit.objects.exclude(top=record.top).values_list("top", flat=True).distinct()
        marks = bands_of(grams_of(declared.texts_of([own])[record.pk]), *tops)
        cursor.execute("select ask_elsewhere(%s, %s, %s::int[])", [actor.appointment_id, record.pk, marks])
        (found,) = cursor.fetchone()
    if found is None:
        raise TooOften
    return list(Unit.objects.filter(pk__in=found).order_by("sort_key", "pk"))


# --- the switch -------------------------------------------------------------------------------------------------------

ANSWERS, SILENT = "answers", "silent"
SWITCHED = {ANSWERS: gettext_lazy("answers other units"), SILENT: gettext_lazy("no longer answers other units")}


@dataclass(frozen=True, kw_only=True)
class AnsweringSwitched(Event):
    """An administrator switched on or off that a unit answers other units' questions for repeats."""

    kind = "units.answering_switched"
    sentence = gettext_lazy("On questions for repeats the unit <b>%(answering)s</b>: %(reason)s")
    words = {"answering": SWITCHED}

    answering: str
    reason: str


def switch_answering(*, unit: Unit, answering: str, reason: str, actor: Actor) -> None:
    """Switch on or off that `unit` answers. Raises `Refused` for another administrator's unit and for what holds already."""
    if not administers(actor, unit):
        raise Refused({"unit": [_("You administer no unit of this code or name.")]})
    with writing():
        silent = RepeatsSilent.objects.filter(unit=unit)
        if silent.exists() == (answering == SILENT):
            raise Refused({"answering": [_("So it is already.")]})
        if answering == SILENT:
            RepeatsSilent.objects.create(unit=unit, since_on=today())
        else:
            silent.delete()
        tell("unit", unit.pk, AnsweringSwitched(answering=answering, reason=reason), actor)
