"""What others may ask of matters. Every query starts from what the actor may see."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.registers.matters import rules
from liem.registers.matters.models import Matter


def matters(*, actor: Actor) -> QuerySet[Any]:
    """The matters the actor may see, with their records."""
    seen = visible(actor).filter(kind="matter").values("pk")
    return Matter.objects.filter(record_id__in=seen).select_related("record", "record__owner")


def pending_since(*, actor: Actor, day: date) -> QuerySet[Any]:
    """Open matters that were entered on or before `day`, the oldest first."""
    return matters(actor=actor).filter(record__stage__in=rules.OPEN, record__opened_on__lte=day).order_by("record__opened_on", "record_id")
