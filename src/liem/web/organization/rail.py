"""Places on the rail: the organisation for whoever works inside it, people and accounts for the administrator."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liem.core.organization.models import Role
from liem.web.pages.hooks import RailItem, rail_items

rail_items.declare(
    "organisation",
    RailItem(
        code="organisation",
        label=_("Organisation"),
        href=lambda: reverse("organisation"),
        icon="network",
        shown=lambda actor: actor.role != Role.AGENCY,
        order=80,
    ),
)
rail_items.declare(
    "people",
    RailItem(
        code="people",
        label=_("People and accounts"),
        href=lambda: reverse("people"),
        icon="users",
        shown=lambda actor: actor.role == Role.ADMINISTRATOR,
        order=81,
    ),
)
