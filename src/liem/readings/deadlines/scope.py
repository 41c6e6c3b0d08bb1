"""The due days of an actor's own scope, asked so that an index sorted by due day answers."""

from django.db.models import QuerySet

from liem.core.access.actor import Actor
from liem.readings.deadlines.models import Deadline


def own_scope(actor: Actor, rows: QuerySet[Deadline]) -> QuerySet[Deadline]:
    """`rows` narrowed to the actor's own places, by equality wherever an index sorted by due day can then be used.

    A committee's scope is all that stands under it, so its `top` says it; the places are row-level security's to ask. Said
    twice, they would make the planner expect far too little and leave the sorted index.
    """
    if actor.is_central:
        return rows
    if actor.lo == actor.hi:
        return rows.filter(place=actor.lo)
    if actor.lo == actor.unit_top:
        return rows.filter(top=actor.unit_top)
    return rows.filter(place__gte=actor.lo, place__lte=actor.hi)
