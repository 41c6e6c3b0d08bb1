"""Today's place on the rail, with the number of one's own late records."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.readings.today.queries import late_count
from liem.web.pages.door import NO_RECORDS
from liem.web.pages.hooks import RailItem, rail_items


def _late(actor: Actor, day: date) -> tuple[int, str]:
    return late_count(actor, day), "late"


rail_items.declare(
    "today",
    RailItem(
        code="today",
        label=_("Today"),
        href=lambda: reverse("today"),
        icon="sun",
        group="top",
        shown=lambda actor: actor.role not in NO_RECORDS,
        count=_late,
        order=1,
    ),
)
