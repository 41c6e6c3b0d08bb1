"""What others may ask of matters. Every query starts from what the actor may see."""

from typing import Any

from django.db.models import QuerySet

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.registers.matters.models import Matter


def matters(*, actor: Actor) -> QuerySet[Any]:
    """The matters the actor may see, with their records."""
    seen = visible(actor).filter(kind="matter").values("pk")
    return Matter.objects.filter(record_id__in=seen).select_related("record", "record__owner")
