"""What is found by its name: acts that open a record, pages, registers, units."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.core.acts.base import allowed, opening_acts
from liem.core.organization.models import Appointment, Unit
from liem.core.records.kinds import kinds
from liem.readings.search.queries import matches
from liem.web.pages.door import NO_RECORDS, opening_href
from liem.web.pages.hooks import rail_items

MOST = 8
SEE_EVERYBODY = ("administrator", "auditor")

OWN_PAGES = (
    ("account_change_password", _("Change my password")),
    ("usersessions_list", _("My sessions")),
)
"""Pages of one's own account, by the name of their address."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something found by name: its words, where it leads, and a word about it."""

    label: str
    href: str
    note: str = ""


def acts_named(actor: Actor, text: str) -> list[Named]:
    """Acts that open a record and that the actor may do: “mo vu an” opens a case."""
    found = []
    for kind in kinds:
        for act in opening_acts(kind.code):
            if allowed(act, actor, None) and (matches(act.label, text) or matches(f"{act.label} {kind.label}", text)):
                found.append(Named(label=str(act.label), href=opening_href(kind, act), note=str(kind.label_plural)))
    return found


def pages_named(actor: Actor, text: str) -> list[Named]:
    """The book of each kind, and whatever stands on the rail or is one's own."""
    books = [] if actor.role in NO_RECORDS else [(kind.label_plural, f"/{kind.plural}/") for kind in kinds]
    rail = [(item.label, item.href()) for item in rail_items if item.shown(actor)]
    own = [(label, reverse(name)) for name, label in OWN_PAGES]
    return [Named(label=str(label), href=href) for label, href in (*books, *rail, *own) if matches(label, text)]


def units_named(actor: Actor, text: str, on: date) -> list[Named]:
    """Units of the day whose code or name holds the words. The organisation is no secret to whoever may open its page."""
    if actor.role == "agency":
        return []
    rows = Unit.objects.valid_on(on).order_by("sort_key").values_list("code", "name_vi", "name_en")
    units = [row for row in rows if matches(" ".join(row), text)][:MOST]
    english = actor.language == "en"
    here = reverse("organisation")
    return [Named(label=en if english and en else vi, href=f"{here}?unit={code}", note=code) for code, vi, en in units]


def people_named(actor: Actor, text: str, on: date) -> list[Named]:
    """People who work in one's own committee or below it, by name; everybody for who administers or audits."""
    if actor.role == "agency":
        return []
    held = Appointment.objects.valid_on(on)
    if actor.role not in SEE_EVERYBODY:
        held = held.filter(Q(unit__top=actor.unit_top) | Q(unit__place__gte=actor.lo, unit__place__lte=actor.hi))
    unit_name = "unit__name_en" if actor.language == "en" else "unit__name_vi"
    rows = held.order_by("person__sort_key", "pk").values_list("person_id", "person__name", "post", "unit__code", unit_name)
    found = [row for row in rows if matches(row[1], text)][:MOST]
    tree = reverse("organisation")
    return [
        Named(
            label=name,
            href=reverse("person", args=[person_id]) if actor.role == "administrator" else f"{tree}?unit={code}",
            note=f"{post}, {unit}" if post else unit,
        )
        for person_id, name, post, code, unit in found
    ]
