"""What others may ask of petitions and affairs. Every query starts from what the actor may see."""

from typing import Any

from django.db.models import QuerySet

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.registers.petitions.models import Affair, Petition


def petitions(*, actor: Actor) -> QuerySet[Any]:
    """The petitions the actor may see, with their records."""
    seen = visible(actor).filter(kind="petition").values("pk")
    return Petition.objects.filter(record_id__in=seen).select_related("record", "record__owner")


def affairs(*, actor: Actor) -> QuerySet[Any]:
    """The affairs the actor may see, with their records."""
    seen = visible(actor).filter(kind="affair").values("pk")
    return Affair.objects.filter(record_id__in=seen).select_related("record", "record__owner")


def repeats_of(record_id: int, *, actor: Actor) -> QuerySet[Any]:
    """The petitions joined to this one as its repeats, as far as the actor may see them, in order of arrival."""
    return petitions(actor=actor).filter(original_id=record_id).order_by("record__opened_on", "record_id")


def petitions_in(affair_id: int, *, actor: Actor) -> QuerySet[Any]:
    """The petitions of an affair that the actor may see, in order of arrival."""
    return petitions(actor=actor).filter(affair_id=affair_id).order_by("record__opened_on", "record_id")
